"""What opens a line, with its style and number; and numbers that open a line and are no markers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.markers import find_marker, han_number
from extractors.spelling import respell

MARKERS = [
    # (line, style, number, length)
    ("一、基本情况", "han", 1, 2),
    ("十二、其他", "han", 12, 3),
    ("一． 基本情况", "han", 1, 3),
    ("（二）市重点项目", "han_bracket", 2, 3),
    ("（二）、市重点项目", "han_bracket", 2, 4),
    ("( 二 )市重点项目", "han_bracket", 2, 5),
    ("1、潞河路工程", "arabic", 1, 2),
    ("1.潞河路工程", "arabic", 1, 2),
    ("１．潞河路工程", "arabic", 1, 2),
    ("12 潞河路工程", "arabic", 12, 3),
    ("1 项目名称", "arabic", 1, 2),
    ("（3）潞河路工程", "arabic_bracket", 3, 3),
    ("3)潞河路工程", "arabic_bracket", 3, 2),
    ("①潞河路工程", "circle", 1, 1),
    ("⑳潞河路工程", "circle", 20, 1),
    ("⑴潞河路工程", "circle", 1, 1),
    ("⒇潞河路工程", "circle", 20, 1),
    ("⒈潞河路工程", "circle", 1, 1),
    ("一是部分项目前期滞后", "ordinal", 1, 2),
    ("——投资规模", "dash", None, 2),
    ("●重点项目", "bullet", None, 1),
    ("■  重点项目", "bullet", None, 3),
    ("第一章 总则", "chapter", 1, 4),
    ("第三部分：重点项目", "chapter", 3, 5),
    ("三、五个坚持", "han", 3, 2),
    ("二、三个一批", "han", 2, 2),
    ("一、一批重点项目开工", "han", 1, 2),
]
NO_MARKERS = [
    "", " ", "潞河路工程", "1.5亿元的项目", "12.5%", "3 个项目", "3 座桥梁", "20 公里道路", "3 项工程",
    "2021年", "2021、项目", "一期工程", "一二三", "第一批项目",
    "一、二期工程", "三、四季度任务", "一、二、三产业", "二、三标段", "-3.5%", "（项目）", "（2021）8号",
    "1234、", "〇、", "是", "、",
]  # fmt: skip


@pytest.mark.parametrize(("line", "style", "number", "length"), MARKERS)
def test_markers(line: str, style: str, number: int | None, length: int) -> None:
    marker = find_marker(respell(line))
    assert marker is not None
    assert (marker.style, marker.number, marker.length) == (style, number, length)


@pytest.mark.parametrize("line", NO_MARKERS)
def test_what_is_no_marker(line: str) -> None:
    assert find_marker(respell(line)) is None


def test_a_marker_does_not_reach_over_the_line() -> None:
    assert find_marker("12\n、潞河路") is None
    assert find_marker("（\n一）潞河路") is None


@pytest.mark.parametrize(
    ("han", "value"),
    [("一", 1), ("十", 10), ("十五", 15), ("二十", 20), ("九十九", 99), ("一百零五", 105), ("一百二十", 120)],
)
def test_small_numerals(han: str, value: int) -> None:
    assert han_number(han) == value


@given(st.text(max_size=20) | st.text(alphabet="一二十百、.（） 0123456789①是第章-期●", max_size=12))
def test_a_marker_lies_in_its_line(line: str) -> None:
    marker = find_marker(line)
    if marker is not None:
        assert 0 < marker.length <= len(line)
        assert "\n" not in line[: marker.length]


@pytest.mark.xfail(strict=True, reason="1、2号 may as well be the first item, about line 2: numbers alone cannot tell")
def test_numbers_that_go_on() -> None:
    assert find_marker("1、2、3号桥墩已完成") is None
