"""The scorer's own reading: numbers, names and months as reports write them."""

import dataclasses
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corpus.values import find_quantities, holds, likeness, name_key, parse_quantity, quantity_of, same_months
from schemas import Figure, FigureKind, Span

WRITINGS = {
    "136.6亿元": "13660000000",
    "１３６．６ 亿元": "13660000000",
    "1,100万元": "11000000",
    "1 366.5万元": "13665000",
    "３億圓": "300000000",
    "3.5个亿": "350000000",
    "25万6千元": "256000",
    "1亿2000万元": "120000000",
    "5千万元": "50000000",
    "2万亿元": "2000000000000",
    "三亿二千万元": "320000000",
    "二十三亿": "2300000000",
    "三点五亿元": "350000000",
    "壹佰贰拾万元": "1200000",
    "两千": "2000",
    "一百零八": "108",
    "15-18亿元": "1650000000",
    "8000万元—1.2亿元": "100000000",
    "80%～85%": "82.5",
    "83.93％": "83.93",
    "-5%": "-5",
    "百分之九十二点五": "92.5",
    "八成": "80",
    "三成五": "35",
    "55项": "55",
    "1个亿元以上产业项目": "1",
    "1.2万亩": "12000",
    "300千瓦": "300",
    "3億(yì)元": "300000000",
    "0": "0",
}


@pytest.mark.parametrize("writing", WRITINGS)
def test_a_number_is_read(writing: str) -> None:
    quantity = parse_quantity(writing)
    assert quantity is not None
    assert quantity.value == Decimal(WRITINGS[writing])


@pytest.mark.parametrize("writing", ["", "全部", "若干", "——", "元", "年底前完工", "若干亿元", "数百万元"])
def test_no_number_is_made_up(writing: str) -> None:
    assert parse_quantity(writing) is None


def test_all_numbers_of_a_sentence() -> None:
    written = find_quantities("年度计划9500万元、完成10200万元，完成率93.1%")
    assert [quantity.value for quantity in written] == [Decimal(95000000), Decimal(102000000), Decimal("93.1")]


def in_characters(number: int) -> str:
    """A numeral below a hundred million, as reports write it."""
    parts = [(number // 10**4, "万"), (number % 10**4, "")]
    text = ""
    for part, scale in parts:
        digits = f"{part:04}"
        words = "".join(
            "零" if digit == "0" else "零一二三四五六七八九"[int(digit)] + mark
            for digit, mark in zip(digits, ("千", "百", "十", ""), strict=True)
        )
        text += words.rstrip("零") + scale if part else ""
    while "零零" in text:
        text = text.replace("零零", "零")
    return text.lstrip("零") or "零"


@given(st.integers(0, 10**8 - 1))
def test_numerals_in_characters(number: int) -> None:
    quantity = parse_quantity(in_characters(number))
    assert quantity is not None
    assert quantity.value == number


@given(st.decimals(0, 10**6, places=4, allow_nan=False), st.sampled_from([("亿元", 10**8), ("万元", 10**4), ("元", 1)]))
def test_money_is_exact(number: Decimal, unit: tuple[str, int]) -> None:
    quantity = parse_quantity(f"{number:f}{unit[0]}")
    assert quantity is not None
    assert quantity.is_money
    assert quantity.value == number * unit[1]


@given(st.text() | st.text("百分之点零两五十百千万亿成壹拾数个元.,-—~至%13０", max_size=12))
@example("9" * 3000 + "亿元")
def test_any_text_is_bearable(text: str) -> None:
    assert all(quantity.value.is_finite() for quantity in find_quantities(text))
    assert likeness(text, text) == 1.0


def figure(text: str, kind: FigureKind, value: Decimal, unit: str) -> Figure:
    nowhere = Span(0, 0, None, None, ())
    return Figure(text, kind, value, unit, "exact", value, value, None, None, (), None, nowhere)


def test_a_cell_counts_by_its_value_and_a_measure_by_its_writing() -> None:
    cell = figure("136600", "money", Decimal(1366000000), "CNY")
    assert quantity_of(cell) == parse_quantity("136600万元")
    assert quantity_of(dataclasses.replace(cell, value=None)) is None
    assert quantity_of(figure("1.2万亩", "area", Decimal("1.2"), "万亩")) == parse_quantity("1.2万亩")
    assert quantity_of(None) is None


def test_what_is_damaged_says_nothing() -> None:
    spoilt = dataclasses.replace(figure("8。9%", "percent", Decimal(9), "%"), value=None)
    assert quantity_of(spoilt) == parse_quantity("8。9%")
    assert quantity_of(dataclasses.replace(spoilt, flags=("damaged",))) is None
    assert quantity_of(dataclasses.replace(spoilt, flags=("damaged",), value=Decimal("8.9"))) is not None


def test_names_by_width_blanks_and_marks() -> None:
    assert name_key("“巴公” 冷链物流园（一期）") == name_key("巴公冷链\n物流园(一期)")
    assert name_key("巴公冷链物流园一期") != name_key("巴公冷链物流园二期")
    assert holds(name_key("丹河新城水厂"), name_key("泽州县丹河新城水厂项目"))
    assert not holds(name_key("水厂"), name_key("丹河新城水厂"))
    assert not holds("", "水厂")
    assert likeness("", "") == 1.0


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2021-01/2021-06", "2021-01/2021-06", True),
        ("2021-01/2021-06", "--01/--06", True),
        ("--01/--06", "2021-01/2021-05", False),
        ("2021-01/2021-06", "2020-01/2020-06", False),
        ("cumulative", "cumulative", True),
        ("cumulative", "2021-01/2021-06", False),
        (None, None, True),
        (None, "2021-01/2021-06", False),
    ],
)
def test_months(one: str | None, other: str | None, same: bool) -> None:
    assert same_months(one, other) is same
    assert same_months(other, one) is same
