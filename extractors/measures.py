"""What a written number means: its unit, its scale, and the interval that its digits and qualifiers stand for."""

from dataclasses import dataclass
from decimal import Decimal

from extractors.lexicon import WordEntry
from schemas import EXACT, Bound, FigureKind, Flag, Interval, canonical, last_significant_digit, rounded

_EXACT_KINDS = ("count",)


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
    ranged: bool
    near_above: bool
    flags: tuple[Flag, ...]


def reading_of(
    entry: WordEntry | None,
    unit: str | None,
    written: Decimal | None,
    *,
    upper: Decimal | None = None,
    low_scale: int | None = None,
    near_above: bool = False,
    coarse: Decimal | None = None,
    flags: tuple[Flag, ...] = (),
) -> Reading:
    """The reading of a number as written with its unit; `upper` closes a range, `coarse` is the step of a number in tenths."""
    kind: FigureKind = entry.values["kind"] if entry else "other"
    scale = Decimal(entry.values["scale"]) if entry else Decimal(1)
    name = (entry.values["unit"] or unit) if entry else unit
    if written is None:
        return Reading(kind, name, None, Interval(None, None), Decimal(0), False, near_above, flags or ("damaged",))
    if upper is not None:
        low = written * (Decimal(low_scale) if low_scale is not None else scale)
        high = upper * scale
        if low <= high:
            middle = EXACT.multiply(low + high, Decimal("0.5"))
            return Reading(
                kind, name, canonical(middle), Interval(canonical(low), canonical(high)), scale, True, near_above, flags
            )
    value = canonical(EXACT.multiply(written, scale))
    if coarse is not None:
        half = coarse * Decimal("0.5")
        return Reading(kind, name, value, Interval(value - half, value + half), coarse, False, near_above, flags)
    exact = kind in _EXACT_KINDS and written == written.to_integral_value()
    interval = Interval(value, value) if exact else rounded(written, scale)
    return Reading(
        kind,
        name,
        value,
        interval,
        canonical(EXACT.multiply(last_significant_digit(written), scale)),
        False,
        near_above,
        flags,
    )


def interval_of(
    reading: Reading, before: str | None, after: str | None
) -> tuple[Bound, Decimal | None, Decimal | None]:
    """Bound, low and high of a figure under the qualifiers that stand before and behind it."""
    value, step = reading.value, reading.step
    low, high = reading.interval.low, reading.interval.high
    words = {before, after, "near_above" if reading.near_above else None}
    if value is None:
        return ("exact" if reading.kind in _EXACT_KINDS else "rounded"), None, None
    if "at_least" in words:
        return "at_least", (low if reading.ranged else value), None
    if "at_most" in words:
        return "at_most", None, (high if reading.ranged else value)
    if reading.ranged:
        return "range", low, high
    if "near_below" in words:
        return "about", canonical(value - step), value
    if "near_above" in words:
        return "about", value, canonical(value + step)
    if "about" in words:
        return "about", canonical(value - step), canonical(value + step)
    if low == high:
        return "exact", low, high
    return "rounded", low, high
