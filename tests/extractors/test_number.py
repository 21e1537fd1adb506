"""Exact numbers: one form for equal values, plain digits, and the interval that written digits stand for."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas import canonical, last_digit, last_significant_digit, plain, rounded

NUMBERS = st.decimals(min_value=-(10**15), max_value=10**15, places=6) | st.decimals(
    min_value=0, max_value=10**6, places=2
)


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("0", "0"),
        ("-0", "0"),
        ("0.00", "0"),
        ("83.930", "83.93"),
        ("1.366E+10", "13660000000"),
        ("5E-7", "0.0000005"),
        ("-3.50", "-3.5"),
        ("100", "100"),
        ("12345678901234567890123456789012345.5", "12345678901234567890123456789012345.5"),
    ],
)
def test_plain(written: str, printed: str) -> None:
    assert plain(Decimal(written)) == printed
    assert str(canonical(Decimal(written))) == printed.replace("0.0000005", "5E-7")


@given(NUMBERS, st.integers(0, 5))
def test_equal_numbers_print_alike(value: Decimal, zeros: int) -> None:
    wider = Decimal(f"{value:f}" + ("0" * zeros if "." in f"{value:f}" else ""))
    assert plain(wider) == plain(value)
    assert canonical(canonical(value)) == canonical(value) == value
    assert Decimal(plain(value)) == value
    assert "E" not in plain(value).upper()


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity"])
def test_a_number_of_a_report_is_finite(value: str) -> None:
    with pytest.raises(ValueError, match="finite"):
        canonical(Decimal(value))


@pytest.mark.parametrize(
    ("written", "last", "significant"),
    [
        ("136.60", "0.01", "0.1"),
        ("300", "1", "100"),
        ("0", "1", "1"),
        ("0.00", "0.01", "0.01"),
        ("51", "1", "1"),
        ("0.050", "0.001", "0.01"),
    ],
)
def test_the_last_digit(written: str, last: str, significant: str) -> None:
    assert last_digit(Decimal(written)) == Decimal(last)
    assert last_significant_digit(Decimal(written)) == Decimal(significant)


INTERVALS = [
    # (written, scale, low, high)
    ("136.6", 10**8, "13655000000", "13665000000"),
    ("136.60", 10**8, "13659500000", "13660500000"),
    ("51", 1, "50.5", "51.5"),
    ("0", 10**4, "-5000", "5000"),
    ("19.775", 10**8, "1977450000", "1977550000"),
]


@pytest.mark.parametrize(("written", "scale", "low", "high"), INTERVALS)
def test_intervals(written: str, scale: int, low: str, high: str) -> None:
    interval = rounded(Decimal(written), Decimal(scale))
    assert (str(interval.low), str(interval.high)) == (low, high)


@given(NUMBERS, st.integers(0, 6), st.sampled_from([1, 10**4, 10**8]))
def test_what_rounds_to_the_written_digits_lies_within(true: Decimal, places: int, scale: int) -> None:
    written = true.quantize(Decimal(1).scaleb(-places))
    interval = rounded(written, Decimal(scale))
    assert interval.low is not None
    assert interval.high is not None
    assert interval.low <= true * scale <= interval.high
    assert interval.high - interval.low == Decimal(1).scaleb(-places) * scale
