"""What a written number means: its unit, its scale, and the interval that its digits and qualifiers stand for."""

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from extractors.numerals import parse_digits
from extractors.units import Unit, UnitWords
from schemas import EXACT, Bound, FigureKind, Flag, canonical, quickly_built, replace

_EXACT_KINDS = ("count",)
_KEPT = 4096
"""How many readings are kept: reports say 3个 and 65% over and over."""


@quickly_built
@dataclass(frozen=True, slots=True)
class Reading:
    """A number with its unit: the value in the contract's unit, and the interval that its digits alone stand for."""

    kind: FigureKind
    unit: str | None
    value: Decimal | None
    bound: Bound
    low: Decimal | None
    high: Decimal | None
    step: Decimal
    """One unit of the last digit that is not zero, for words like 约."""
    flags: tuple[Flag, ...] = ()


@lru_cache(maxsize=_KEPT)
def plain_reading(digits: str, unit: str, words: UnitWords) -> Reading:
    """The reading of a number in digits, with a unit of the lexicon behind it, or with none.

    >>> from extractors.lexicon import load_lexicon
    >>> from extractors.units import unit_words
    >>> reading = plain_reading("136.6", "亿元", unit_words(load_lexicon()))
    >>> str(reading.value), str(reading.low), str(reading.step)
    ('13660000000', '13655000000', '10000000')
    """
    if "," in digits and parse_digits(digits) is None:
        return damaged_reading(words.unit(unit) if unit else None)
    whole, _, fraction = digits.replace(",", "").partition(".")
    kind: FigureKind = "other"
    name, scale = None, 1
    if unit:
        values = words.meaning[unit].values
        kind, name, scale = values["kind"], values["unit"] or unit, values["scale"]
    return _read(kind, name, scale, int(whole + fraction), len(fraction))


def reading_of(unit: Unit | None, written: Decimal, *, step: Decimal | None = None) -> Reading:
    """The reading of a number as written with its unit; `step` is how coarse it is where the digits do not tell.

    >>> reading = reading_of(None, Decimal("8"), step=Decimal(2))
    >>> reading.low, reading.high
    (Decimal('7'), Decimal('9'))
    """
    kind, name, scale = _unit_of(unit)
    sign, digits, exponent = written.as_tuple()
    assert isinstance(exponent, int), "a written number is finite"
    whole = int("".join(map(str, digits))) * 10 ** max(exponent, 0) * (-1 if sign else 1)
    places = max(-exponent, 0)
    if step is None:
        return _read(kind, name, scale, whole, places)
    value = _exact(whole * scale, places)
    coarse = EXACT.multiply(step, scale)
    half = EXACT.multiply(coarse, Decimal("0.5"))
    low, high = canonical(EXACT.subtract(value, half)), canonical(EXACT.add(value, half))
    return Reading(kind, name, value, "rounded", low, high, canonical(coarse))


def _read(kind: FigureKind, name: str | None, scale: int, whole: int, places: int) -> Reading:
    """The reading of a number given as a whole one and how many of its digits stand behind the point."""
    value = _exact(whole * scale, places)
    coarse = _exact(_last_unit(whole) * scale, places)
    if kind in _EXACT_KINDS and whole % 10**places == 0:
        return Reading(kind, name, value, "exact", value, value, coarse)
    # half a unit of the last digit to each side
    low, high = _exact((10 * whole - 5) * scale, places + 1), _exact((10 * whole + 5) * scale, places + 1)
    return Reading(kind, name, value, "rounded", low, high, coarse)


def _last_unit(whole: int) -> int:
    """The unit of the last digit that is not zero: 100 for 300."""
    unit = 1
    while whole and whole % 10 == 0:
        whole, unit = whole // 10, unit * 10
    return unit


def _exact(whole: int, places: int) -> Decimal:
    """The number with so many of its digits behind the point, in its canonical form."""
    while places and whole % 10 == 0:
        whole, places = whole // 10, places - 1
    return EXACT.scaleb(Decimal(whole), -places) if places else Decimal(whole)


def share_reading(above: Decimal, below: Decimal) -> Reading:
    """The reading of a fraction like 2/3, to four places.

    >>> share_reading(Decimal(2), Decimal(3)).value
    Decimal('0.6667')
    """
    return replace(reading_of(None, (above / below).quantize(Decimal("0.0001"))), kind="ratio")


def damaged_reading(unit: Unit | None) -> Reading:
    """The reading of a number whose digits cannot be trusted: no value."""
    kind, name, _ = _unit_of(unit)
    bound: Bound = "exact" if kind in _EXACT_KINDS else "rounded"
    return Reading(kind, name, None, bound, None, None, Decimal(0), ("damaged",))


def range_reading(low: Decimal, low_unit: Unit | None, high: Decimal, high_unit: Unit) -> Reading | None:
    """The reading of a range; None where its ends do not rise, so that it is none.

    >>> from extractors.lexicon import load_lexicon
    >>> from extractors.units import unit_words
    >>> yi = unit_words(load_lexicon()).unit("亿元")
    >>> range_reading(Decimal(15), None, Decimal(18), yi).value, range_reading(Decimal(3), yi, Decimal(1), yi)
    (Decimal('1650000000'), None)
    """
    kind, name, scale = _unit_of(high_unit)
    first = EXACT.multiply(low, _unit_of(low_unit)[2] if low_unit else scale)
    last = EXACT.multiply(high, scale)
    if first >= last:
        return None
    middle = canonical(EXACT.multiply(EXACT.add(first, last), Decimal("0.5")))
    return Reading(kind, name, middle, "range", canonical(first), canonical(last), Decimal(scale))


def _unit_of(unit: Unit | None) -> tuple[FigureKind, str | None, int]:
    """Kind, name and scale that a unit gives a figure."""
    if unit is None:
        return "other", None, 1
    if unit.entry is None:
        return "other", unit.text, 1
    values = unit.entry.values
    return values["kind"], values["unit"] or unit.text, values["scale"]


def interval_of(reading: Reading, said: frozenset[str]) -> tuple[Bound, Decimal | None, Decimal | None]:
    """Bound, low and high of a figure under the bounds that the words around it set."""
    value, step, ranged = reading.value, reading.step, reading.bound == "range"
    if value is None:
        return reading.bound, None, None
    if "at_least" in said:
        return "at_least", (reading.low if ranged else value), None
    if "at_most" in said:
        return "at_most", None, (reading.high if ranged else value)
    if ranged:
        return reading.bound, reading.low, reading.high
    if "near_below" in said:
        return "about", canonical(EXACT.subtract(value, step)), value
    if "near_above" in said:
        return "about", value, canonical(EXACT.add(value, step))
    if "about" in said:
        return "about", canonical(EXACT.subtract(value, step)), canonical(EXACT.add(value, step))
    return reading.bound, reading.low, reading.high
