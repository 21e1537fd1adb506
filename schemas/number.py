"""Exact numbers: the one Decimal type of the contract, its canonical form, and the interval of written digits."""

from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal
from typing import Annotated

EXACT = Context(prec=1000, rounding=ROUND_HALF_EVEN)
"""Arithmetic that does not round: no figure of a report comes near a thousand digits; beyond them it refuses."""


class _PlainNumber:
    """Tells pydantic to publish a Decimal as a JSON number; imported by nobody else."""

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: object, handler: object) -> dict[str, str]:
        return {"type": "number"}


JsonDecimal = Annotated[Decimal, _PlainNumber]
"""A Decimal that stands in JSON as a plain number: no exponent, no float noise, no quotes."""


def canonical(value: Decimal) -> Decimal:
    """The same number without trailing zeros, exponent or a minus before zero, so that equal values print alike.

    >>> canonical(Decimal("13660000000.0"))
    Decimal('13660000000')
    >>> canonical(Decimal("1.50"))
    Decimal('1.5')
    >>> canonical(Decimal("5E+9"))
    Decimal('5000000000')
    """
    if not value.is_finite():
        raise ValueError(f"a number of a report is finite: {value}")
    if not value:
        return Decimal(0)
    if value == value.to_integral_value(context=EXACT):
        return value.quantize(Decimal(1), context=EXACT)
    return value.normalize(EXACT)


def plain(value: Decimal) -> str:
    """The number in plain digits, as JSON wants it.

    >>> plain(Decimal("1.366E+10"))
    '13660000000'
    >>> plain(Decimal("83.930"))
    '83.93'
    """
    return format(canonical(value), "f")


@dataclass(frozen=True, slots=True)
class Interval:
    """What a written number can stand for; None is unbounded on that side."""

    low: Decimal | None
    high: Decimal | None


def last_digit(written: Decimal) -> Decimal:
    """The unit of the last written digit.

    >>> last_digit(Decimal("136.60"))
    Decimal('0.01')
    """
    exponent = written.as_tuple().exponent
    assert isinstance(exponent, int), "a written number is finite"
    return Decimal(1).scaleb(exponent, EXACT) if exponent < 0 else Decimal(1)


def last_significant_digit(written: Decimal) -> Decimal:
    """The unit of the last digit that is not zero: how coarse a writer is who says 约300.

    >>> last_significant_digit(Decimal("300")), last_significant_digit(Decimal("136.60"))
    (Decimal('100'), Decimal('0.1'))
    """
    if not written:
        return last_digit(written)
    exponent = written.normalize(EXACT).as_tuple().exponent
    assert isinstance(exponent, int), "a written number is finite"
    return Decimal(10) ** exponent if exponent >= 0 else Decimal(1).scaleb(exponent, EXACT)


def rounded(written: Decimal, scale: Decimal = Decimal(1)) -> Interval:
    """The interval of a rounded number: half a unit of its last written digit to each side, times the unit's scale.

    >>> rounded(Decimal("136.6"), Decimal(10**8))
    Interval(low=Decimal('13655000000'), high=Decimal('13665000000'))
    >>> rounded(Decimal("51"))
    Interval(low=Decimal('50.5'), high=Decimal('51.5'))
    """
    half = EXACT.multiply(last_digit(written), Decimal("0.5"))
    return Interval(
        canonical(EXACT.multiply(EXACT.subtract(written, half), scale)),
        canonical(EXACT.multiply(EXACT.add(written, half), scale)),
    )
