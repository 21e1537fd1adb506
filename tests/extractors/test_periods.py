"""Periods and dates: the months that words and digits name, with the year beside them; what is a date, and what is neither."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.calendar_dates import find_dates
from extractors.lexicon import load_lexicon
from extractors.periods import FoundPeriod, find_periods, settle
from extractors.shadow import cast_shadow

PERIODS = [
    # (sentence, label, first, last, year, day)
    ("1—6月份完成投资", "1-6月份", 1, 6, None, None),
    ("1～6月", "1~6月", 1, 6, None, None),
    ("1至6月", "1至6月", 1, 6, None, None),
    ("1-6 月", "1-6月", 1, 6, None, None),
    ("1月-6月", "1月-6月", 1, 6, None, None),
    ("1月至6月底", "1月至6月底", 1, 6, None, None),
    ("元至3月份", "元至3月份", 1, 3, None, None),
    ("元月至6月", "元月至6月", 1, 6, None, None),
    ("一至六月", "一至六月", 1, 6, None, None),
    ("三月至十一月份", "三月至十一月份", 3, 11, None, None),
    ("前8个月", "前8个月", 1, 8, None, None),
    ("前8月", "前8月", 1, 8, None, None),
    ("前八个月", "前八个月", 1, 8, None, None),
    ("截至6月底", "截至6月底", 1, 6, None, None),
    ("截止六月末", "截止六月末", 1, 6, None, None),
    ("截止到8月25日", "截止到8月25日", 1, 8, None, 25),
    ("截至2021年8月25日", "截至2021年8月25日", 1, 8, 2021, 25),
    ("截至2021-06-30", "截至2021-06-30", 1, 6, 2021, 30),
    ("至9月底", "至9月底", 1, 9, None, None),
    ("止5月末", "止5月末", 1, 5, None, None),
    ("截至目前", "截至目前", 1, None, None, None),
    ("7月当月", "7月当月", 7, 7, None, None),
    ("7月份单月", "7月份单月", 7, 7, None, None),
    ("7月份完成投资", "7月份", 7, 7, None, None),
    ("8月份，全县完成投资", "8月份", 8, 8, None, None),
    ("一季度", "一季度", 1, 3, None, None),
    ("2季度", "2季度", 4, 6, None, None),
    ("第1季度", "第1季度", 1, 3, None, None),
    ("1-3季度", "1-3季度", 1, 9, None, None),
    ("前3季度", "前3季度", 1, 9, None, None),
    ("前3个季度", "前3个季度", 1, 9, None, None),
    ("一、二季度", "一、二季度", 1, 6, None, None),
    ("三、四季度", "三、四季度", 7, 12, None, None),
    ("截至三季度末", "截至三季度末", 1, 9, None, None),
    ("截至2021年三季度末", "截至2021年三季度末", 1, 9, 2021, None),
    ("1 5月完成投资", "1 5月", 1, 5, None, None),
    ("110月份累计完成", "110月份", 1, 10, None, None),
    ("1月1日至12月15日", "1月1日至12月15日", 1, 12, None, 15),
    ("今年1月1日-8月15日完成", "今年1月1日-8月15日", 1, 8, None, 15),
    ("年初至10月底", "年初至10月底", 1, 10, None, None),
    ("年初到6月10日", "年初到6月10日", 1, 6, None, 10),
    ("今年以来至7月底", "今年以来至7月底", 1, 7, None, None),
    ("今年头10个月", "今年头10个月", 1, 10, None, None),
    ("头两个月", "头两个月", 1, 2, None, None),
    ("热源厂项目前8个月完成", "前8个月", 1, 8, None, None),
    ("到8月底，全县已完成投资", "到8月底", 1, 8, None, None),
    ("到今年8月31日累计完成投资", "到今年8月31日", 1, 8, None, 31),
    ("截至目前（8月底）完成", "截至目前（8月底）", 1, 8, None, None),
    ("截至8月中旬", "截至8月中旬", 1, 8, None, None),
    ("8月底止", "8月底止", 1, 8, None, None),
    ("截至8.31完成", "截至8.31", 1, 8, None, 31),
    ("1.1-8.31累计", "1.1-8.31", 1, 8, None, 31),
    ("开年至8月底", "开年至8月底", 1, 8, None, None),
    ("1-8月期间完成", "1-8月期间", 1, 8, None, None),
    ("今年以来1-8月", "今年以来1-8月", 1, 8, None, None),
    ("三季度末累计完成", "三季度末", 1, 9, None, None),
    ("上半年度完成", "上半年度", 1, 6, None, None),
    ("到上半年末", "到上半年末", 1, 6, None, None),
    ("截至年底完成", "截至年底", 1, 12, None, None),
    ("首季度完成", "首季度", 1, 3, None, None),
    ("截至2021年一季度末", "截至2021年一季度末", 1, 3, 2021, None),
    ("截至上半年末", "截至上半年末", 1, 6, None, None),
    ("到目前为止", "到目前为止", 1, None, None, None),
    ("本月（7月份）完成", "本月（7月份）", 7, 7, None, None),
    ("当月（1月）", "当月（1月）", 1, 1, None, None),
    ("8月份一个月完成", "8月份一个月", 8, 8, None, None),
    ("2021年1-6月", "2021年1-6月", 1, 6, 2021, None),
    ("2021年，上半年", "2021年，上半年", 1, 6, 2021, None),
    ("今年1-6月", "今年1-6月", 1, 6, None, None),
]


@pytest.mark.parametrize(("sentence", "label", "first", "last", "year", "day"), PERIODS)
def test_periods(
    sentence: str, label: str, first: int | None, last: int | None, year: int | None, day: int | None
) -> None:
    text = cast_shadow(sentence).text
    found = [
        (text[p.start : p.end], p.first, p.last, p.year, p.day, p.cumulative)
        for p in find_periods(text, load_lexicon())
    ]
    assert found == [(label, first, last, year, day, False)]


SINCE = [
    ("自开工以来完成", "自开工以来", None, None),
    ("开累完成", "开累", None, None),
    ("截至2021年底累计", "截至2021年底", 12, 2021),
    ("自动工以来累计完成", "自动工以来", None, None),
    ("历年累计完成", "历年累计", None, None),
    ("截至去年底累计完成", "截至去年底", 12, None),
]


@pytest.mark.parametrize(("sentence", "label", "last", "year"), SINCE)
def test_since_the_start(sentence: str, label: str, last: int | None, year: int | None) -> None:
    found = find_periods(sentence, load_lexicon())
    assert [(sentence[p.start : p.end], p.first, p.last, p.year, p.cumulative) for p in found] == [
        (label, None, last, year, True)
    ]


NO_PERIODS = [
    "到8月底前完成投资",
    "力争到8月底建成投用",
    "目前8个项目已开工",
    "长1.1-8.3公里",
    "工期12个月", "建设期3年", "连续3个季度", "工期至9月底", "3月20日至9月30日竣工", "至9月底前完成", "1 5月", "前3个月内",
    "11-2月", "1-13月", "110月份", "0月", "5-6月底前完成",
    "10月下旬", "2021年7月9日",
    "前期工作", "截至日期", "元旦", "二十一月", "3-5个月", "12.6月饼", "全年度",
]  # fmt: skip


@pytest.mark.parametrize("sentence", NO_PERIODS)
def test_what_is_no_period(sentence: str) -> None:
    assert find_periods(sentence, load_lexicon()) == ()


def test_an_amount_in_yuan_opens_no_period() -> None:
    assert [(p.first, p.last) for p in find_periods("投资3亿元至6月份", load_lexicon())] == [(1, 6)]


@pytest.mark.parametrize(
    ("sentence", "start"),
    [("去年1-6月", "2020-01"), ("上年1-6月", "2020-01"), ("前年1-6月", "2019-01"), ("2018年1-6月", "2018-01")],
)
def test_the_year_that_is_said_holds(sentence: str, start: str) -> None:
    (found,) = find_periods(sentence, load_lexicon())
    assert settle(found, sentence, 2021).start == start
    assert sentence[found.start : found.end] == sentence


SETTLED = [
    (FoundPeriod(0, 1, 1, 6, None), 2021, ("2021-01", "2021-06", None)),
    (FoundPeriod(0, 1, 1, 6, None), None, ("--01", "--06", None)),
    (FoundPeriod(0, 1, 1, 6, 2020), 2021, ("2020-01", "2020-06", None)),
    (FoundPeriod(0, 1, 1, None, None), 2021, ("2021-01", None, None)),
    (FoundPeriod(0, 1, 1, 8, None, 25), 2021, ("2021-01", "2021-08", "2021-08-25")),
    (FoundPeriod(0, 1, 1, 8, None, 25), None, ("--01", "--08", None)),
    (FoundPeriod(0, 1, 1, 6, None, 31), 2021, ("2021-01", "2021-06", None)),  # there is no 31st of June
    (FoundPeriod(0, 1, 1, 6, None, years_back=1), None, ("--01", "--06", None)),
]


@pytest.mark.parametrize(("found", "year", "settled"), SETTLED)
def test_settling(found: FoundPeriod, year: int | None, settled: tuple[str | None, ...]) -> None:
    period = settle(found, "1-6月", year)
    assert (period.start, period.end, period.as_of) == settled


DATES = [
    ("2021年7月9日", "2021年7月9日", (2021, 7, 9)),
    ("2021年度", "2021年度", (2021, None, None)),
    ("2021年10月下旬", "2021年10月下旬", (2021, 10, None)),
    ("2021-07-09", "2021-07-09", (2021, 7, 9)),
    ("2021.7.9", "2021.7.9", (2021, 7, 9)),
    ("2021/7/9", "2021/7/9", (2021, 7, 9)),
    ("2021.07", "2021.07", (2021, 7, None)),
    ("20210709", "20210709", (2021, 7, 9)),
    ("7月9日", "7月9日", (None, 7, 9)),
    ("6月底前", "6月底", (None, 6, None)),
    ("5-6月底前", "5-6月底", (None, 6, None)),
    ("25日下午", "25日", (None, None, None)),
    ("9时30分", "9时30分", (None, None, None)),
    ("12:30", "12:30", (None, None, None)),
    ("12：30：05", "12：30：05", (None, None, None)),
]


@pytest.mark.parametrize(("sentence", "label", "date"), DATES)
def test_dates(sentence: str, label: str, date: tuple[int | None, ...]) -> None:
    assert [(sentence[d.start : d.end], (d.year, d.month, d.day)) for d in find_dates(sentence)] == [(label, date)]


NO_DATES = [
    "工期12个月", "建设期3年", "30日内办结", "2021.7亿元", "2000-2050万元", "20210709元", "日产30吨",
    "年产2021吨", "3:100", "110月", "12:30亿元", "5日产",
]  # fmt: skip


@pytest.mark.parametrize("sentence", NO_DATES)
def test_what_is_no_date(sentence: str) -> None:
    assert find_dates(sentence) == ()


PIECES = [
    "1", "6", "12", "2021年", "2021", "今年", "去年", "月", "月份", "月底", "日", "25", "-", "至", "截至",
    "前", "个月", "季度", "一", "三", "十", "上半年", "开工以来", "完成投资", "，", ".", "元", ":", "/",
    " ",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=14).map("".join) | st.text(max_size=40)


@given(TEXTS)
def test_periods_stand_in_order_and_are_months(text: str) -> None:
    found = find_periods(text, load_lexicon())
    assert all(before.end <= after.start for before, after in pairwise(found))
    for period in found:
        assert 0 <= period.start < period.end <= len(text)
        if period.first == 0:
            assert text[period.start : period.end].endswith(("本月", "当月", "单月"))
            continue
        assert period.first is None or 1 <= period.first <= 12
        assert period.last is None or (period.first or 1) <= period.last <= 12
        settled = settle(period, text[period.start : period.end], 2021)
        assert settled.start is None or settled.end is None or settled.start <= settled.end


@given(TEXTS)
def test_dates_stand_in_order(text: str) -> None:
    found = find_dates(text)
    assert all(before.end <= after.start for before, after in pairwise(found))
    assert all(date.month is None or 1 <= date.month <= 12 for date in found)


KNOWN = [
    pytest.param("11月至次年2月完成", [(11, 2)], id="over the turn of the year"),
    pytest.param("今年以来完成投资", [(1, None)], id="from January to a day that is not named: the report's period serves for now"),
]  # fmt: skip


@pytest.mark.xfail(strict=True, reason="the grammar of periods does not know it yet")
@pytest.mark.parametrize(("sentence", "months"), KNOWN)
def test_what_is_not_read_yet(sentence: str, months: list[tuple[int, int | None]]) -> None:
    assert [(p.first, p.last) for p in find_periods(cast_shadow(sentence).text, load_lexicon())] == months
