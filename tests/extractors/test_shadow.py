"""The shadow: one spelling, without stray signs, and every offset of it points at its character in the immutable text."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.shadow import cast_shadow
from extractors.spelling import respell
from extractors.wraps import find_wraps

SPELLINGS = [
    ("总投资１３６．６億元", "总投资136.6亿元"),
    ("占计划的５１％", "占计划的51%"),
    ("1—6月、1–6月、1－6月、1―6月", "1-6月、1-6月、1-6月、1-6月"),
    ("1～6月", "1~6月"),
    ("(一)项目:总投资", "（一）项目：总投资"),
    ("〔2025〕8号", "【2025】8号"),
    ("縣重點項目總投資", "县重点项目总投资"),
    ("⼯程⽤地", "工程用地"),
    ("总投资3亿元,占51%", "总投资3亿元，占51%"),
    ("1,100万元", "1,100万元"),
    ("12,345,678元", "12,345,678元"),
    ("1,2345万元", "1，2345万元"),
    ("１，２３４万元", "1,234万元"),
    ("3个，２００万元", "3个，200万元"),
    ("12:30", "12:30"),
    ("总投资:3亿元", "总投资：3亿元"),
    ("第一页\f第二页\t三", "第一页 第二页 三"),
]


@pytest.mark.parametrize(("written", "spelled"), SPELLINGS)
def test_spellings(written: str, spelled: str) -> None:
    assert respell(written) == spelled


DROPPED = [
    ("完成投资 136. 6 亿元，占 51 %", "完成投资136.6亿元，占51%"),
    ("总 投 资3亿元", "总投资3亿元"),
    ("关于项目建设情况的通    报", "关于项目建设情况的通    报"),  # two words of one sign and one of many: left
    ("通    报", "通报"),
    ("1-6 月", "1-6月"),
    ("1 - 6月", "1 - 6月"),
    ("2021 年 7 月 9 日", "2021年7月9日"),
    ("5 000万元", "5000万元"),
    ("1 000 万元", "1000万元"),
    ("12 050.3万元", "12050.3万元"),
    ("1 234 000元", "1234000元"),
    ("12 3 000万元", "12 3000万元"),
    ("完成投资87 486万元", "完成投资87486万元"),
    ("占计划的4 4.9%，", "占计划的44.9%，"),
    ("概算18.0 9亿元", "概算18.09亿元"),
    ("完成投资585, 794万元", "完成投资585,794万元"),
    ("全市重点项目建设总体良好，完成投资1,\n400万元", "全市重点项目建设总体良好，完成投资1,400万元"),
    ("光伏2 10MW", "光伏210MW"),
    ("重点工程1 1个", "重点工程11个"),
    ("新增8  10个学位", "新增810个学位"),
    ("占比重： 6  1%", "占比重：61%"),
    ("重點(diǎn)項(xiàng)目總(zǒng)投資(zī)3億(yì)元，我們(men)修路56(km)", "重点项目总投资3亿元，我们修路56（km）"),
    ("确定20 21年", "确定2021年"),
    ("截至1 1月底", "截至11月底"),
    ("项\u200b目总\ufeff投资", "项目总投资"),
    ("总投资12.\n5亿元", "总投资12.5亿元"),
    ("总投资12\n亿元", "总投资12亿元"),
    (
        "全力推进园区基础设施和公共服务配套工程建设，总投资12.\n- 3 -\n5亿元。",
        "全力推进园区基础设施和公共服务配套工程建设，总投资12.5亿元。",
    ),
    (
        "县发展和改革局要会同有关部门加快推进重点项目建设的各项工作，\n确保年底前完成。",
        "县发展和改革局要会同有关部门加快推进重点项目建设的各项工作，确保年底前完成。",
    ),
]
KEPT = [
    "设备（diǎn）和材料",
    "工程1   2个",
    "第1 2个",
    "计划2022 5亿元",
    "1.5 2.5亿元",
    "投资1.5 2.5亿元",
    "截至1 5月底",
    "5 300万元",  # two cells, or an amount: nobody can know
    "0 000万元",
    "1 2.5亿元",
    "潞河路工程 30000 20000",
    "1.\n5亿元",
    "136\n亿元",
    "一、总体情况\n全县共安排重点项目55个。",
    "1、潞河路工程，总投资3亿元。\n2、晋阳路工程，总投资2亿元。",
    "总投资3亿元\n建设单位",
]


@pytest.mark.parametrize(("written", "shadow"), DROPPED)
def test_what_is_dropped(written: str, shadow: str) -> None:
    assert cast_shadow(written).text == shadow


@pytest.mark.parametrize("written", KEPT)
def test_what_is_kept(written: str) -> None:
    assert cast_shadow(written).text == written


SIGNS = "0123456789.,，。、；：:()（）-—～ \u3000\t\n\u200b\ufeff亿万元%％年月日个项总投资占１２．億總第页/•一"
TEXTS = st.text(max_size=60) | st.text(alphabet=SIGNS, max_size=160)


@given(TEXTS)
def test_every_offset_points_at_its_character(text: str) -> None:
    shadow, spelled = cast_shadow(text), respell(text)
    assert len(spelled) == len(text)
    places = [shadow.origin(offset) for offset in range(len(shadow.text))]
    assert "".join(spelled[place] for place in places) == shadow.text
    assert places == sorted(set(places))


@given(TEXTS)
def test_only_blanks_breaks_and_page_numbers_are_dropped(text: str) -> None:
    shadow, spelled = cast_shadow(text), respell(text)
    kept = {shadow.origin(offset) for offset in range(len(shadow.text))}
    dropped = "".join(spelled[place] for place in range(len(text)) if place not in kept)
    assert set(dropped) <= set(" \n0123456789-/第页共，\u200b\u200c\u200d\u2060\ufeff\xad") | {
        char for char in dropped if char.isspace()
    }
    if "\n" not in text:
        assert not set(dropped) & set("0123456789")


@given(TEXTS, st.data())
def test_a_span_lies_in_the_text(text: str, data: st.DataObject) -> None:
    shadow = cast_shadow(text)
    start = data.draw(st.integers(0, len(shadow.text)))
    end = data.draw(st.integers(start, len(shadow.text)))
    first, last = shadow.origin_span(start, end)
    assert 0 <= first <= last <= len(text)
    if start < end:
        assert respell(text)[first] == shadow.text[start]
        assert respell(text)[last - 1] == shadow.text[end - 1]


@given(TEXTS)
def test_respelling_twice_changes_nothing_more(text: str) -> None:
    spelled = respell(text)
    assert respell(spelled) == spelled


@given(TEXTS)
def test_wraps_are_in_order_and_hold_a_line_break(text: str) -> None:
    spelled = respell(text)
    wraps = find_wraps(spelled)
    assert all("\n" in spelled[start:end] for start, end in wraps)
    assert all(before[1] <= after[0] for before, after in pairwise(wraps))


def test_a_time_of_day_at_the_end_of_a_line_is_no_beginning_of_the_next() -> None:
    text = "上官市民论坛热心网友老周 发表于 2008-3-28 05:39\n\n2008年全县42个重点工程开工"
    assert find_wraps(text) == []
    assert find_wraps(text.replace("05:39", "完成投资7")) != [], "a number may go on"
