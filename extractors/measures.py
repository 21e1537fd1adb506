"""What a written number means: its unit, its scale, and the interval that its digits and qualifiers stand for."""

from dataclasses import dataclass, replace
from decimal import Decimal

from extractors.units import Unit
from schemas import EXACT, Bound, FigureKind, Flag, Interval, canonical, last_significant_digit, rounded

_EXACT_KINDS = ("count",)
_ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Reading:
    """A number with its unit: the value in the contract's unit, and what is needed for its interval."""

    kind: FigureKind
    unit: str | None
    value: Decimal | None
    interval: Interval
    """What the digits alone stand for."""
    step: Decimal
    """One unit of the last digit that is not zero, for words like 约."""
    ranged: bool = False
    flags: tuple[Flag, ...] = ()


def reading_of(unit: Unit | None, written: Decimal, *, step: Decimal | None = None) -> Reading:
    """The reading of a number as written with its unit; `step` is how coarse it is where the digits do not tell.

    >>> reading_of(None, Decimal("8"), step=Decimal(2)).interval
    Interval(low=Decimal('7'), high=Decimal('9'))
    """
    kind, name, scale = _unit_of(unit)
    value = canonical(EXACT.multiply(written, scale))
    if step is not None:
        coarse = EXACT.multiply(step, scale)
        half = EXACT.multiply(coarse, Decimal("0.5"))
        around = Interval(canonical(EXACT.subtract(value, half)), canonical(EXACT.add(value, half)))
        return Reading(kind, name, value, around, canonical(coarse))
    exact = kind in _EXACT_KINDS and written == written.to_integral_value()
    interval = Interval(value, value) if exact else rounded(written, scale)
    return Reading(kind, name, value, interval, canonical(EXACT.multiply(last_significant_digit(written), scale)))


def share_reading(above: Decimal, below: Decimal) -> Reading:
    """The reading of a fraction like 2/3, to four places.

    >>> share_reading(Decimal(2), Decimal(3)).value
    Decimal('0.6667')
    """
    return replace(reading_of(None, (above / below).quantize(Decimal("0.0001"))), kind="ratio")


def damaged_reading(unit: Unit | None) -> Reading:
    """The reading of a number whose digits cannot be trusted: no value."""
    kind, name, _ = _unit_of(unit)
    return Reading(kind, name, None, Interval(None, None), Decimal(0), flags=("damaged",))


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
    return Reading(kind, name, middle, Interval(canonical(first), canonical(last)), scale, ranged=True)


def _unit_of(unit: Unit | None) -> tuple[FigureKind, str | None, Decimal]:
    """Kind, name and scale that a unit gives a figure."""
    if unit is None:
        return "other", None, _ONE
    if unit.entry is None:
        return "other", unit.text, _ONE
    kind: FigureKind = unit.entry.values["kind"]
    return kind, unit.entry.values["unit"] or unit.text, Decimal(unit.entry.values["scale"])


def interval_of(reading: Reading, said: frozenset[str]) -> tuple[Bound, Decimal | None, Decimal | None]:
    """Bound, low and high of a figure under the bounds that the words around it set."""
    value, step = reading.value, reading.step
    low, high = reading.interval.low, reading.interval.high
    if value is None:
        return ("exact" if reading.kind in _EXACT_KINDS else "rounded"), None, None
    if "at_least" in said:
        return "at_least", (low if reading.ranged else value), None
    if "at_most" in said:
        return "at_most", None, (high if reading.ranged else value)
    if reading.ranged:
        return "range", low, high
    if "near_below" in said:
        return "about", canonical(EXACT.subtract(value, step)), value
    if "near_above" in said:
        return "about", value, canonical(EXACT.add(value, step))
    if "about" in said:
        return "about", canonical(EXACT.subtract(value, step)), canonical(EXACT.add(value, step))
    return ("exact" if low == high else "rounded"), low, high
