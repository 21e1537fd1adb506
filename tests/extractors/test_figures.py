"""Figures: what is one, with its value, unit and interval; what is none; and that none is lost or misplaced in any text."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.calendar_dates import find_dates
from extractors.figures import FoundFigure
from extractors.identifiers import find_identifiers
from extractors.lexicon import load_lexicon
from extractors.periods import find_periods
from extractors.trial import figures_of
from schemas import plain


def told(found: FoundFigure) -> tuple[object, ...]:
    figure = found.figure
    numbers = tuple(None if number is None else plain(number) for number in (figure.value, figure.low, figure.high))
    return figure.text, figure.kind, numbers[0], figure.unit, figure.bound, *numbers[1:], figure.qualifier, figure.flags


def money(
    text: str, value: str, low: str | None, high: str | None, bound: str = "rounded", said: str | None = None
) -> tuple[object, ...]:
    return text, "money", value, "CNY", bound, low, high, said, ()


def exact(text: str, value: str, unit: str) -> tuple[object, ...]:
    return text, "count", value, unit, "exact", value, value, None, ()


def damaged(text: str, kind: str = "money", unit: str = "CNY") -> tuple[object, ...]:
    return text, kind, None, unit, "rounded", None, None, None, ("damaged",)


MONEY = [
    ("总投资136.6亿元", [money("136.6亿元", "13660000000", "13655000000", "13665000000")]),
    ("总投资２３．５０亿元", [money("２３．５０亿元", "2350000000", "2349500000", "2350500000")]),
    ("投资额达1709.1亿，居前列", [money("1709.1亿", "170910000000", "170905000000", "170915000000")]),
    ("总投资2021.7百万元", [money("2021.7百万元", "2021700000", "2021650000", "2021750000")]),
    ("下达1,100万元", [money("1,100万元", "11000000", "10995000", "11005000")]),
    ("下达5 000万元", [money("5000万元", "50000000", "49995000", "50005000")]),
    ("总投资5 300万元", [money("5300万元", "53000000", "52995000", "53005000")]),
    ("补助500元", [money("500元", "500", "499.5", "500.5")]),
    ("投入3.5个亿", [money("3.5个亿", "350000000", "345000000", "355000000")]),
    ("总投资8000万，已开工", [money("8000万", "80000000", "79995000", "80005000")]),
    ("补助5百万。", [money("5百万", "5000000", "4500000", "5500000")]),
    ("总投资 136. 6 亿元", [money("136.6亿元", "13660000000", "13655000000", "13665000000")]),
    ("总投资12.\n5亿元", [money("12.5亿元", "1250000000", "1245000000", "1255000000")]),
    # compound: as coarse as the last number
    ("投资25万6千元", [money("25万6千元", "256000", "255500", "256500")]),
    ("投资1亿2000万元", [money("1亿2000万元", "120000000", "119995000", "120005000")]),
    ("投资1亿3千万元", [money("1亿3千万元", "130000000", "125000000", "135000000")]),
    ("投资3千5百万元", [money("3千5百万元", "35000000", "34500000", "35500000")]),
    ("投资3万5000元", [money("3万5000元", "35000", "34999.5", "35000.5")]),
    # Chinese numerals
    ("总投资二十三亿元", [money("二十三亿元", "2300000000", "2250000000", "2350000000")]),
    ("总投资三亿二千万元", [money("三亿二千万元", "320000000", "315000000", "325000000")]),
    ("总投资三点五亿元", [money("三点五亿元", "350000000", "345000000", "355000000")]),
    ("总投资二〇〇〇万元", [money("二〇〇〇万元", "20000000", "19995000", "20005000")]),
    ("总投资伍佰万元", [money("伍佰万元", "5000000", "4995000", "5005000")]),
    ("总投资三亿，已开工", [money("三亿", "300000000", "250000000", "350000000")]),
    ("总投资二十余亿元", [money("二十余亿元", "2000000000", "2000000000", "2100000000", "about", "余")]),
    # ranges
    ("总投资15-18亿元", [money("15-18亿元", "1650000000", "1500000000", "1800000000", "range")]),
    ("总投资15亿—18亿元", [money("15亿—18亿元", "1650000000", "1500000000", "1800000000", "range")]),
    ("总投资8000万-1.2亿元", [money("8000万-1.2亿元", "100000000", "80000000", "120000000", "range")]),
    ("10亿元至20亿元以上", [money("10亿元至20亿元", "1500000000", "1000000000", None, "at_least", "以上")]),
    ("由3亿元调整至5亿元", [money("3亿元", "300000000", "250000000", "350000000"), money("5亿元", "500000000", "450000000", "550000000")]),
    # qualifiers
    ("总投资约3亿元", [money("3亿元", "300000000", "200000000", "400000000", "about", "约")]),
    ("总投资约3亿元左右", [money("3亿元", "300000000", "200000000", "400000000", "about", "约左右")]),
    ("完成近3亿元", [money("3亿元", "300000000", "200000000", "300000000", "about", "近")]),
    ("完成3亿多元", [money("3亿多元", "300000000", "300000000", "400000000", "about", "多")]),
    ("完成300余万元", [money("300余万元", "3000000", "3000000", "4000000", "about", "余")]),
    ("完成5万余元", [money("5万余元", "50000", "50000", "60000", "about", "余")]),
    ("总投资超10亿元", [money("10亿元", "1000000000", "1000000000", None, "at_least", "超")]),
    ("总投资不超10亿元", [money("10亿元", "1000000000", None, "1000000000", "at_most", "不超")]),
    ("不得低于3亿元", [money("3亿元", "300000000", "300000000", None, "at_least", "不得低于")]),
    ("10亿元（含）以上的项目", [money("10亿元", "1000000000", "1000000000", None, "at_least", "（含）以上")]),
    ("签约3亿元", [money("3亿元", "300000000", "250000000", "350000000")]),
    # signs, other money, prices
    ("增减-3.5亿元", [money("3.5亿元", "350000000", "345000000", "355000000")]),
    ("同比-3.5亿元", [money("-3.5亿元", "-350000000", "-355000000", "-345000000")]),
    ("外资3000万美元", [("3000万美元", "money", "30000000", "美元", "rounded", "29995000", "30005000", None, ())]),
    ("300元/吨", [("300元/吨", "other", "300", "元/吨", "rounded", "299.5", "300.5", None, ())]),
    ("补助2万元/户", [("2万元/户", "other", "2", "万元/户", "rounded", "1.5", "2.5", None, ())]),
    ("总投资（万元）：12000", [("12000", "money", "120000000", "CNY", "rounded", "119995000", "120005000", None, ("inherited_unit",))]),
]  # fmt: skip
DAMAGED = [
    ("总投资1亿5，已开工", [damaged("1亿5")]),
    ("总投资X.5亿元", [damaged("5亿元")]),
    ("完成投资三万五元", [damaged("三万五元")]),
    ("完成57。6亿元", [damaged("57。6亿元")]),
    ("完成57、06亿元", [damaged("57、06亿元")]),
    ("完成3.5.亿元", [damaged("3.5.亿元")]),
    ("完成12..5亿元", [damaged("12..5亿元")]),
    ("完成1.2.5亿元", [damaged("1.2.5亿元")]),
    ("完成57，6亿元", [damaged("57，6亿元")]),
    ("完成1，234万元", [damaged("1，234万元")]),
    ("完成1,2345万元", [damaged("1,2345万元")]),
    ("占57。6%", [damaged("57。6%", "percent", "%")]),
    ("总投资X3亿元", [damaged("3亿元")]),
    ("总投资□3.5亿元", [damaged("3.5亿元")]),
    (f"总投资{'3' * 31}元", [damaged("3" * 31 + "元")]),
    (
        "分别为2、3亿元",
        [("2", "other", "2", None, "rounded", "1.5", "2.5", None, ()), money("3亿元", "300000000", "250000000", "350000000")],
    ),
]  # fmt: skip
OTHERS = [
    ("占51％", [("51％", "percent", "51", "%", "rounded", "50.5", "51.5", None, ())]),
    ("增长-3.5%", [("-3.5%", "percent", "-3.5", "%", "rounded", "-3.55", "-3.45", None, ())]),
    ("1-6月-3.5%", [("3.5%", "percent", "3.5", "%", "rounded", "3.45", "3.55", None, ())]),
    ("完成八成以上", [("八成", "percent", "80", "%", "at_least", "80", None, "以上", ())]),
    ("近八成（按完成率降序）", [("八成", "percent", "80", "%", "about", "70", "80", "近", ())]),
    ("占年计划的近六成\n一、", [("六成", "percent", "60", "%", "about", "50", "60", "近", ())]),
    ("占年计划的 六成 多；", [("六成", "percent", "60", "%", "rounded", "55", "65", None, ())]),
    ("完成九成五", [("九成五", "percent", "95", "%", "rounded", "94.5", "95.5", None, ())]),
    ("近半项目开工", [("半", "percent", "50", "%", "about", "40", "50", "近", ())]),
    ("投资过半", [("半", "percent", "50", "%", "at_least", "50", None, "过", ())]),
    ("百分之五十一", [("百分之五十一", "percent", "51", "%", "rounded", "50.5", "51.5", None, ())]),
    ("百分之51.5", [("百分之51.5", "percent", "51.5", "%", "rounded", "51.45", "51.55", None, ())]),
    ("三分之二以上", [("三分之二", "ratio", "0.6667", None, "at_least", "0.6667", None, "以上", ())]),
    ("完成2/3", [("2/3", "ratio", "0.6667", None, "rounded", "0.66665", "0.66675", None, ())]),
    ("增长1.5倍", [("1.5倍", "ratio", "1.5", "倍", "rounded", "1.45", "1.55", None, ())]),
    ("超2.3个百分点", [("2.3个百分点", "points", "2.3", "个百分点", "at_least", "2.3", None, "超", ())]),
    ("重点工程55项", [exact("55项", "55", "项")]),
    ("共3 个项目", [exact("3个", "3", "个")]),
    ("占51%124个项目", [("51%", "percent", "51", "%", "rounded", "50.5", "51.5", None, ()), exact("124个", "124", "个")]),
    ("新建二十三个项目", [exact("二十三个", "23", "个")]),
    ("三十余项重点工程", [("三十余项", "count", "30", "项", "about", "30", "40", "余", ())]),
    ("3-5个", [("3-5个", "count", "4", "个", "range", "3", "5", None, ())]),
    ("5万余人", [("5万余人", "capacity", "5", "万人", "about", "5", "6", "余", ())]),
    ("30万群众", [("30万", "other", "30", "万", "rounded", "29.5", "30.5", None, ())]),
    ("100亿斤粮食", [("100亿斤", "capacity", "100", "亿斤", "rounded", "99.5", "100.5", None, ())]),
    ("1亿2000万吨", [("1亿2000万吨", "capacity", "12000", "万吨", "rounded", "11999.5", "12000.5", None, ())]),
    ("2×66万千瓦", [("2×66万千瓦", "capacity", "132", "万千瓦", "rounded", "131", "133", None, ())]),
    ("长12 公里", [("12公里", "length", "12", "公里", "rounded", "11.5", "12.5", None, ())]),
    ("占地5000m2", [("5000m2", "area", "5000", "m2", "rounded", "4999.5", "5000.5", None, ())]),
    ("回填4000m³", [("4000m³", "capacity", "4000", "m³", "rounded", "3999.5", "4000.5", None, ())]),
    ("工期3个多月", [("3个多月", "duration", "3", "个月", "about", "3", "4", "多", ())]),
    ("工期2个半月", [("2个半月", "duration", "2.5", "个月", "rounded", "2.45", "2.55", None, ())]),
    ("30日内办结", [("30日", "duration", "30", "日", "at_most", None, "30", "内", ())]),
    ("近3年来", [("3年", "duration", "3", "年", "rounded", "2.5", "3.5", None, ())]),
    ("分2期建设", [exact("2期", "2", "期")]),
    ("数量（个）：12", [("12", "count", "12", "个", "exact", "12", "12", None, ("inherited_unit",))]),
    ("0个", [exact("0个", "0", "个")]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "figures"), [*MONEY, *DAMAGED, *OTHERS])
def test_figures(sentence: str, figures: list[tuple[object, ...]]) -> None:
    assert [told(found) for found in figures_of(sentence)[1]] == figures


NO_FIGURES = [
    "沿G207国道和S331线",
    "国道207线改造",
    "K12+300处",
    "1#高炉、2#楼和1、2、3号桥墩",
    "推行3+2模式和1+8+X体系",
    "晋政发〔2025〕8号",
    "第3名、居第2位、第1至3批",
    "2021年7月9日，10月下旬",
    "2021.07.09，2021-07-09，2021/7/9，2021.07，20210709",
    "2021-2023年，2021-2023项目",
    "9时30分，12:30:05",
    "1-6月，前8个月，截至8月25日，第1季度",
    "5-6月底前，1-25日",
    "电话：0355-1234567，手机13812345678，邮编：048000",
    "项目代码2020-140500-48-01-012345",
    "2期工程、1-3标段、1、2期",
    "4A级景区、5G网络、3D打印",
    "PM2.5浓度",
    "见1.2.3节",
    "三个一批、双过半、二元结构、三元村、一元复始",
    "数千万元、几百万元、上亿元",
    "数十个项目、几十个项目、十几个项目",
    "一个项目",
    "总投资.亿元，总投资XX亿元",
    "一成不变、八成新",
    "一半导体厂",
]


@pytest.mark.parametrize("sentence", NO_FIGURES)
def test_what_is_no_figure(sentence: str) -> None:
    assert [found.figure.text for found in figures_of(sentence)[1]] == []


TEXTS_ALONE = [
    # what must come out as written, where a mistake would change a value or an owner
    ("15000000000元", ["15000000000元"]),
    ("2000-2050万元", ["2000-2050万元"]),
    ("2021.7亿元", ["2021.7亿元"]),
    ("手机20部、电话300门", ["20部", "300门"]),
    ("工期3年至2025年底", ["3年"]),
    ("18-15亿元", ["18", "15亿元"]),
    ("20×30米", ["20", "30米"]),
    ("20亿人民币", ["20亿人民币"]),
    ("300MW×2机组", ["300MW×2"]),
    ("情况如下。\n1.3个项目已开工\n2.14项在建", ["3个", "14项"]),
    ("平均每县1.3个项目", ["1.3个"]),
    ("\n1.3个百分点", ["1.3个百分点"]),
    ("\n1.5个月", ["1.5个月"]),
    ("办结率从71.6%到85%", ["71.6%", "85%"]),
    ("由3亿元至5亿元", ["3亿元", "5亿元"]),
    ("300米×4", ["300米", "4"]),
    ("1 项目名称", ["1"]),
    ("3项城市道路", ["3项"]),
    ("5公里内环路", ["5公里"]),
    ("2条多车道公路", ["2条"]),
    ("3元村", ["3"]),
    ("A3亿元", ["3亿元"]),
    ("1000家庭农场", ["1000"]),
    ("3台州企业", ["3"]),
    ("30万-50万人", ["30万-50万人"]),
]


@pytest.mark.parametrize(("sentence", "texts"), TEXTS_ALONE)
def test_how_far_a_figure_goes(sentence: str, texts: list[str]) -> None:
    assert [found.figure.text for found in figures_of(sentence)[1]] == texts


KNOWN = [
    pytest.param("完成3、4个项目", ["3、4个"], id="a range in words: three or four"),
    pytest.param("单位：万元\n潞河路工程总投资12000", ["12000万元"], id="the unit of a caption holds for the lines under it"),
    pytest.param("长3.2米、宽2.1×1.5米", ["3.2米", "2.1×1.5米"], id="two sides of one thing are one figure"),
    pytest.param("由上亿元资金支持", ["上亿元"], id="an amount that no digit gives"),
    pytest.param("完成投资3亿5元", ["3亿5元"], id="spoken short forms in digits"),
]  # fmt: skip


@pytest.mark.xfail(strict=True, reason="the grammar of figures does not know it yet")
@pytest.mark.parametrize(("sentence", "texts"), KNOWN)
def test_what_is_not_read_yet(sentence: str, texts: list[str]) -> None:
    assert [found.figure.text for found in figures_of(sentence)[1]] == texts


def test_a_figure_over_a_page_break_says_so() -> None:
    sentence = "全市重点项目建设总体良好，今年以来各级各部门紧紧围绕目标任务，总投资12.\n- 3 -\n5亿元，占51.\n2%。"
    amount, share = (found.figure for found in figures_of(sentence)[1])
    assert amount.value == 1250000000
    assert amount.flags == ("over_page",)
    assert share.text == "51.2%"
    assert share.flags == ()


def test_a_unit_in_a_bracket_is_evidence() -> None:
    sentence = "总投资（亿元）：3.5"
    figure = figures_of(sentence)[1][0].figure
    assert figure.unit_span is not None
    assert sentence[figure.unit_span.start : figure.unit_span.end] == "亿元"


_WRITTEN = """
总投资 完成投资 约 近 超 不低于 136.6 1,100 12 0 2021 19 亿元 万元 亿 万 元 % 个 项 个百分点 万吨 公里 年 月 日
- — 至 ~ 、 ， 。 （ ） ： 以上 左右 余 多 # 号 第 G207 × / + . X 二十三 三亿 八成 百分之 分之 过半 截至 ６ ． ％
"""
PIECES = _WRITTEN.split()
TEXTS = st.lists(st.sampled_from([*PIECES, "\n", " ", "\u200b"]), max_size=24).map("".join) | st.text(max_size=50)
_SQUEEZED = re.compile(r"\s+")


@given(TEXTS)
def test_a_span_cuts_its_text_out_of_the_document(text: str) -> None:
    shadow, figures = figures_of(text)
    for found in figures:
        span = found.figure.span
        assert found.figure.text == _SQUEEZED.sub("", text[span.start : span.end])
        assert found.figure.text
        assert found.start <= found.core < found.end <= len(shadow)


@given(TEXTS)
def test_figures_stand_in_order_and_apart(text: str) -> None:
    _, figures = figures_of(text)
    for before, after in pairwise(figures):
        assert before.core < after.core
        assert before.figure.span.end <= after.figure.span.start


@given(TEXTS)
def test_no_digit_is_lost(text: str) -> None:
    shadow, figures = figures_of(text)
    lexicon = load_lexicon()
    stretches = [
        *find_identifiers(shadow),
        *((period.start, period.end) for period in find_periods(shadow, lexicon)),
        *((date.start, date.end) for date in find_dates(shadow)),
        *((found.core, found.end) for found in figures),
    ]
    for run in re.finditer("[0-9]+", shadow):
        for place in range(*run.span()):
            assert any(start <= place < end for start, end in stretches), (shadow, run)


@given(TEXTS)
def test_an_interval_holds_its_value(text: str) -> None:
    for found in figures_of(text)[1]:
        figure = found.figure
        if figure.value is None:
            assert (figure.low, figure.high, figure.flags) == (None, None, ("damaged",))
            continue
        assert figure.low is None or figure.low <= figure.value
        assert figure.high is None or figure.value <= figure.high
        assert (figure.low is None) == (figure.bound == "at_most")
        assert (figure.high is None) == (figure.bound == "at_least")
        assert (figure.low == figure.high) == (figure.bound == "exact")


@given(st.text(alphabet="0123456789.,亿万元 \n", max_size=60))
def test_a_run_of_digits_makes_one_figure_at_most(text: str) -> None:
    shadow, figures = figures_of(text)
    assert len(figures) <= len(re.findall("[0-9]+", shadow))
