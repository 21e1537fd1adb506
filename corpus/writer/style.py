"""How an office writes figures: units, decimals, rounding, counting words, qualifiers."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from corpus.writer.parts import Fact, Record

UNITS = {"亿元": 1_000_000, "亿": 1_000_000, "个亿": 1_000_000, "百万元": 10_000, "万元": 100, "万": 100}
"""Hundreds of yuan in a unit of money."""


@dataclass(frozen=True, slots=True)
class FigureWords:
    """The words of `shapes.toml` that stand with figures."""

    counters: Sequence[str]
    about: Sequence[str]
    under: Sequence[str]
    over: Sequence[str]
    over_of_one: Sequence[str]
    dashes: Sequence[str]


@dataclass(frozen=True, slots=True)
class Amounts:
    """A way of writing amounts, and how common it is: a row of `shapes.toml`."""

    unit: str
    decimals: int
    noughts: bool
    """Whether 3.50 keeps its nought."""
    small: str
    """The unit of what is less than a hundredth of the unit."""
    weight: int


@dataclass(frozen=True, slots=True)
class Style:
    """An office's way with figures; one report keeps to it."""

    words: FigureWords
    unit: str
    decimals: int
    noughts: bool
    small: str
    counter: str
    percent_decimals: int
    cuts_off: bool
    """Whether it truncates instead of rounding."""
    vague: float
    """How often an amount has a qualifier."""
    mixed: float
    """How often an amount is in the other unit, 万元 beside 亿元."""
    grouped: bool
    """Whether thousands are parted by commas."""
    in_tenths: bool
    """Whether it tells the shares of groups in words: 近六成."""


def draw_style(ways: Sequence[Amounts], words: FigureWords, chance: Random) -> Style:
    """One of the ways of writing amounts, with the habits that go with it."""
    way = chance.choices(ways, [way.weight for way in ways])[0]
    return Style(
        words=words,
        unit=way.unit,
        decimals=way.decimals,
        noughts=way.noughts,
        small=way.small,
        counter=chance.choice(words.counters),
        percent_decimals=chance.choice((0, 1, 1, 1, 2, 2)),
        cuts_off=chance.random() < 0.08,
        vague=chance.choice((0.0, 0.0, 0.0, 0.06, 0.15)),
        mixed=chance.choice((0.0, 0.0, 0.05)),
        grouped=chance.random() < 0.03,
        in_tenths=chance.random() < 0.05,
    )


def write_number(amount: int, unit: int, decimals: int, *, noughts: bool, cuts_off: bool = False) -> tuple[str, int]:
    """The digits of an amount in a unit, and the amount that the digits state; both amounts in hundreds of yuan.

    The second number is exact: digits and meaning cannot drift apart.

    >>> write_number(3_456_789, 1_000_000, 2, noughts=False)
    ('3.46', 3460000)
    >>> write_number(3_500_000, 1_000_000, 2, noughts=False), write_number(3_500_000, 1_000_000, 2, noughts=True)
    (('3.5', 3500000), ('3.50', 3500000))
    """
    scale: int = 10**decimals
    steps = amount * scale // unit if cuts_off else (2 * amount * scale + unit) // (2 * unit)
    whole, part = divmod(steps, scale)
    digits = str(whole)
    if decimals:
        fraction = f"{part:0{decimals}d}"
        if not noughts:
            fraction = fraction.rstrip("0")
        if fraction:
            digits = f"{digits}.{fraction}"
    return digits, steps * unit // scale


def write_money(record: Record | None, field: str, role: str, amount: int, style: Style, chance: Random) -> Fact:
    """An amount as this office writes it; `amount` in hundreds of yuan."""
    unit, decimals = style.unit, style.decimals
    if unit != style.small and amount * 100 < UNITS[unit]:
        unit, decimals = style.small, 0
    elif style.mixed and chance.random() < style.mixed:
        unit, decimals = ("亿元", 2) if unit.startswith("万") else ("万元", 0)
    if amount and amount * 10**decimals < UNITS[unit]:
        unit, decimals = "万元", 2
    digits, states = write_number(amount, UNITS[unit], decimals, noughts=style.noughts, cuts_off=style.cuts_off)
    if style.grouped:
        digits = _group(digits)
    fact = Fact(record, field, digits + unit, role=role, kind="money", value=states * 100, unit="CNY", true=amount)
    if style.vague and chance.random() < style.vague:
        _qualify(fact, states, style.words, chance)
    return fact


def _group(digits: str) -> str:
    whole, dot, part = digits.partition(".")
    return f"{int(whole):,}{dot}{part}"


def _qualify(fact: Fact, states: int, words: FigureWords, chance: Random) -> None:
    """Gives an amount a qualifier that the truth allows."""
    if chance.random() < 0.4:
        fact.qualifier, fact.bound = chance.choice(words.about), "about"
    elif states > fact.true:
        fact.qualifier, fact.bound = chance.choice(words.under), "about"
    elif states < fact.true:
        of_one = fact.record is not None and fact.record.kind == "project"
        fact.qualifier, fact.bound = chance.choice(words.over_of_one if of_one else words.over), "at_least"
    else:
        fact.qualifier, fact.bound, fact.after = "左右", "about", "左右"
        return
    fact.before = fact.qualifier


def write_percent(record: Record | None, field: str, role: str, part: int, whole: int, style: Style) -> Fact:
    """The share of one amount in another, in percent; now and then of a group in words."""
    if style.in_tenths and record is not None and record.kind == "aggregate" and whole:
        fact = _in_tenths(record, field, role, part * 100, whole)
        if fact is not None:
            return fact
    return write_ratio(record, field, role, part * 100, whole, style, "%", "percent")


def _in_tenths(record: Record, field: str, role: str, over: int, under: int) -> Fact | None:
    """A share near a whole tenth in words (近六成, 七成多); None where it is not near one."""
    tenths = (over + 5 * under) // (10 * under)
    off = over - tenths * 10 * under
    if not 1 <= tenths <= 9 or abs(off) > 3 * under:
        return None
    fact = Fact(
        record,
        field,
        f"{'一二三四五六七八九'[tenths - 1]}成",
        role=role,
        kind="percent",
        value=tenths * 10,
        unit="%",
        true=over,
    )
    if off:
        fact.bound, fact.qualifier = ("about", "近") if off < 0 else ("at_least", "多")
        fact.before, fact.after = ("近", "") if off < 0 else ("", "多")
    else:
        fact.bound = "about"
    return fact


def write_ratio(
    record: Record | None, field: str, role: str, over: int, under: int, style: Style, unit: str, kind: str
) -> Fact:
    """A quotient in the office's decimals of percents."""
    scale = 10**style.percent_decimals
    steps = (2 * over * scale + under) // (2 * under) if under else 0
    whole, part = divmod(steps, scale)
    digits = str(whole)
    if style.percent_decimals and (part or style.noughts):
        digits = f"{digits}.{part:0{style.percent_decimals}d}"
        if not style.noughts:
            digits = digits.rstrip("0").rstrip(".")
    return Fact(record, field, digits + unit, role=role, kind=kind, value=digits, unit=unit, true=over)


def write_count(record: Record | None, field: str, number: int, counter: str, role: str = "count") -> Fact:
    """A number of things with its counting word."""
    return Fact(record, field, f"{number}{counter}", role=role, kind="count", value=number, unit=counter, true=number)
