"""Numerals in digits and in Chinese: what they are worth, what is none, and that they survive the way there and back."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.numerals import MOST_DIGITS, chinese, parse_chinese, parse_digits

DIGITS = [
    ("0", "0"),
    ("007", "7"),
    ("136.60", "136.60"),
    ("1,100", "1100"),
    ("1,100.50", "1100.50"),
    ("12,345,678", "12345678"),
    ("9" * MOST_DIGITS, "9" * MOST_DIGITS),
]
NO_DIGITS = [
    "",
    ".",
    "1.",
    ".5",
    "1.2.3",
    "1,1",
    "1234,567",
    "1,100,50",
    "1e5",
    "+5",
    "-5",
    " 5",
    "1_000",
    "NaN",
    "Infinity",
    "１２",
    "٣",
    "三",
]


@pytest.mark.parametrize(("written", "value"), DIGITS)
def test_digits(written: str, value: str) -> None:
    assert str(parse_digits(written)) == value


@pytest.mark.parametrize("written", [*NO_DIGITS, "1" * (MOST_DIGITS + 1)])
def test_no_digits(written: str) -> None:
    assert parse_digits(written) is None


@given(st.integers(0, 10**20), st.integers(0, 4))
def test_digits_there_and_back(units: int, places: int) -> None:
    value = Decimal(units).scaleb(-places)
    assert parse_digits(f"{value:f}") == value
    assert parse_digits(f"{value:,f}") == value


@given(st.text(alphabet="0123456789,.-eE_ 一", max_size=40))
def test_any_text_has_a_value_or_none(written: str) -> None:
    value = parse_digits(written)
    assert (value is None) or value == Decimal(written.replace(",", ""))


CHINESE = [
    ("零", 0),
    ("〇", 0),
    ("两", 2),
    ("十", 10),
    ("十五", 15),
    ("二十三", 23),
    ("一百零五", 105),
    ("一百一十", 110),
    ("一百十五", 115),
    ("两百", 200),
    ("一千零五", 1005),
    ("一千零五十", 1050),
    ("三千二百", 3200),
    ("千万", 10**7),
    ("两亿", 2 * 10**8),
    ("三亿二千万", 320000000),
    ("三亿零五百万", 305000000),
    ("一亿零五千", 100005000),
    ("三万亿", 3 * 10**12),
]
NO_CHINESE = [
    "",
    "点",
    "三点",
    "点五",
    "亿",
    "亿亿",
    "万三",
    "一二",
    "二〇二一",
    "十百",
    "千百",
    "百千",
    "二百五",
    "三万五",
    "三亿二",
    "五五百",
    "三点五点二",
    "三点十",
    "3",
    "三3",
    "三 百",
    "半",
]


@pytest.mark.parametrize(("written", "value"), CHINESE)
def test_chinese(written: str, value: int) -> None:
    assert parse_chinese(written) == value


@pytest.mark.parametrize(
    ("written", "value"),
    [("三点五亿", "350000000"), ("零点零五", "0.05"), ("十二点三四万", "123400"), ("三点五", "3.5")],
)
def test_chinese_with_a_point(written: str, value: str) -> None:
    assert parse_chinese(written) == Decimal(value)


@pytest.mark.parametrize("written", NO_CHINESE)
def test_no_chinese(written: str) -> None:
    assert parse_chinese(written) is None


@given(st.integers(0, 10**12 - 1) | st.integers(0, 20000))
def test_chinese_there_and_back(value: int) -> None:
    written = chinese(value)
    assert parse_chinese(written) == value
    assert parse_chinese(written.replace("二百", "两百").replace("二千", "两千")) == value


@given(st.integers(0, 10**12 - 1))
def test_chinese_is_said_as_people_say_it(value: int) -> None:
    written = chinese(value)
    assert not written.startswith("一十")
    assert "零零" not in written
    assert not written.endswith("零") or written == "零"
    assert re.search("零[万亿千百]", written) is None


@pytest.mark.parametrize("value", [-1, 10**12])
def test_chinese_has_an_end(value: int) -> None:
    with pytest.raises(ValueError, match=str(value)):
        chinese(value)


@given(st.text(alphabet="零〇一二两三九十百千万亿点3", max_size=12))
def test_any_chinese_has_a_value_or_none(written: str) -> None:
    value = parse_chinese(written)
    assert value is None or value >= 0
