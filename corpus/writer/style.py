"""How an office writes figures: units, decimals, rounding, counting words, qualifiers."""

from dataclasses import dataclass
from random import Random

from corpus.writer.parts import Fact, Record

UNITS = {"亿元": 1_000_000, "亿": 1_000_000, "个亿": 1_000_000, "百万元": 10_000, "万元": 100, "万": 100}
"""Hundreds of yuan in a unit of money."""
COUNTERS = ("个", "个", "个", "个", "个", "项", "项", "项", "宗", "件")
_ABOUT, _UNDER, _OVER = ("约", "约", "大约", "约为"), ("近", "将近"), ("超", "超过", "逾", "突破")


@dataclass(frozen=True, slots=True)
class Style:
    """An office's way with figures; one report keeps to it."""

    unit: str
    decimals: int
    noughts: bool
    """Whether 3.50 keeps its nought."""
    small: str
    """The unit of what is less than a hundredth of the unit."""
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


def draw_style(rows: list[dict[str, object]], chance: Random) -> Style:
    """One of the styles of `shapes.toml`, with the habits that go with it."""
    row = chance.choices(rows, [int(str(row["weight"])) for row in rows])[0]
    return Style(
        unit=str(row["unit"]),
        decimals=int(str(row["decimals"])),
        noughts=bool(row["noughts"]),
        small=str(row["small"]),
        counter=chance.choice(COUNTERS),
        percent_decimals=chance.choice((0, 1, 1, 1, 2, 2)),
        cuts_off=chance.random() < 0.08,
        vague=chance.choice((0.0, 0.0, 0.0, 0.06, 0.15)),
        mixed=chance.choice((0.0, 0.0, 0.05)),
        grouped=chance.random() < 0.03,
        in_tenths=chance.random() < 0.05,
    )


def write_number(amount: int, unit: int, decimals: int, *, noughts: bool, cuts_off: bool = False) -> tuple[str, int]:
    """The digits of an amount in a unit, and what the digits state, in hundredths of a hundred.

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
        _qualify(fact, states, chance)
    return fact


def _group(digits: str) -> str:
    whole, dot, part = digits.partition(".")
    return f"{int(whole):,}{dot}{part}"


def _qualify(fact: Fact, states: int, chance: Random) -> None:
    """Gives an amount a qualifier that the truth allows."""
    if chance.random() < 0.4:
        fact.qualifier, fact.bound = chance.choice(_ABOUT), "about"
    elif states > fact.true:
        fact.qualifier, fact.bound = chance.choice(_UNDER), "about"
    elif states < fact.true:
        of_one = fact.record is not None and fact.record.kind == "project"
        fact.qualifier, fact.bound = chance.choice(_OVER[:3] if of_one else _OVER), "at_least"
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
