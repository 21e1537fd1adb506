"""A random table put down in any layout reads back as it was: the same cells in the same columns, each at its place."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.lexicon import load_lexicon
from extractors.tables import find_tables
from extractors.tables.grids import Grid
from tests.extractors.tables.rendering import LAYOUTS

Rows = list[list[str]]

NAMES = st.builds(
    str.__add__,
    st.sampled_from(["柳河镇", "城北", "青石岭", "县人民医院", "2021年", "3万吨", "国道G207线", "“双创”"]),
    st.sampled_from(["敬老院改造工程", "农贸市场", "供水管网（二期）", "光伏电站项目", "高标准农田", "数字档案馆"]),
)
AMOUNTS = st.one_of(
    st.just("—"), st.just("0"), st.integers(1, 300000).map(str), st.decimals(0, 99999, places=2).map(str)
)
COLUMNS: dict[str, st.SearchStrategy[str]] = {
    "建设性质": st.sampled_from(["续建", "新建", "前期", "—"]),
    "建设地点": st.sampled_from(["柳河镇", "城关街道", "工业园区"]),
    "建设内容及规模": st.sampled_from(
        ["新建厂房2栋，购置设备30台", "改造管网12.5公里，配套泵站3座", "占地40亩，建设综合楼"]
    ),
    "建设年限": st.sampled_from(["2019-2021", "2020-2023", "2022"]),
    "总投资（万元）": AMOUNTS,
    "2022年计划投资（万元）": AMOUNTS,
    "1-8月完成投资（万元）": AMOUNTS,
    "占年度计划": st.one_of(st.just("—"), st.integers(0, 150).map("{}%".format)),
    "责任单位": st.sampled_from(["县水利局", "柳河镇人民政府", "县城投公司"]),
    "形象进度": st.sampled_from(["主体完工，正在装修", "已投入使用", "完成70%", "可研评审"]),
    "存在问题": st.sampled_from(["—", "征地拆迁难度大", "资金未到位"]),
}


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[str], Rows]:
    """Headings and rows of a table of projects with at least one column of money."""
    chosen = draw(st.sets(st.sampled_from(list(COLUMNS)), min_size=2)) | {"总投资（万元）"}
    titles = [title for title in COLUMNS if title in chosen]
    count = draw(st.integers(1, 6))
    rows = [[str(number + 1), draw(NAMES), *(draw(COLUMNS[title]) for title in titles)] for number in range(count)]
    return ["序号", "项目名称", *titles], rows


def cells_of(grid: Grid) -> Rows:
    return [["" if cell is None else cell.text for cell in row.cells] for row in grid.rows]


def dashed(rows: Rows) -> Rows:
    return [[cell.replace("—", "-") for cell in row] for row in rows]


@pytest.mark.parametrize("layout", LAYOUTS)
@given(table=tables())
def test_a_table_reads_back_from_its_layout(layout: str, table: tuple[list[str], Rows]) -> None:
    header, rows = table
    text = "柳河县重点项目一览表\n" + LAYOUTS[layout]([header, *rows]) + "\n\n    以上项目由县发展改革局负责调度。\n"
    (grid,) = find_tables(text, load_lexicon())
    assert [cell.text for cell in grid.header] == header
    assert cells_of(grid) == dashed(rows)
    for row, written in zip(grid.rows, rows, strict=True):
        for cell, words in zip(row.cells, written, strict=True):
            assert cell is not None
            assert "".join(text[start:end] for start, end in cell.pieces) == words


@given(table=tables(), width=st.integers(18, 40))
def test_bars_that_are_broken_at_a_width_read_the_same(table: tuple[list[str], Rows], width: int) -> None:
    header, rows = table
    lines = LAYOUTS["bars"]([header, *rows]).split("\n")
    text = "\n".join(line[at : at + width] for line in lines for at in range(0, len(line), width))
    (grid,) = find_tables(text, load_lexicon())
    assert [[cell.replace(" ", "") for cell in row] for row in cells_of(grid)] == dashed(rows)


@given(table=tables())
def test_a_row_without_its_last_words_keeps_its_numbers(table: tuple[list[str], Rows]) -> None:
    header, rows = table
    header = [*header, "备注"]
    text = LAYOUTS["lines"]([header]) + "\n" + "\n".join("\n".join(row) for row in rows) + "\n"
    (grid,) = find_tables(text, load_lexicon())
    assert cells_of(grid) == [[*row, ""] for row in dashed(rows)]


@given(table=tables(), blank=st.sets(st.tuples(st.integers(0, 5), st.integers(2, 9))))
def test_upright_bars_keep_their_blank_cells(table: tuple[list[str], Rows], blank: set[tuple[int, int]]) -> None:
    header, rows = table
    for number, at in blank:
        if number < len(rows) and at < len(rows[number]):
            rows[number][at] = ""
    text = "附件：\n|\n柳河县民生实事清单 |\n" + LAYOUTS["upright"]([header, *rows]) + "\n"
    (grid,) = find_tables(text, load_lexicon())
    assert [cell.text for cell in grid.header] == header
    assert cells_of(grid) == dashed(rows)


UPRIGHT = "|\n序号 |\n项目名称 |\n年度投资\n（万元） |\n责任单位 |\n"
UPRIGHT_ROWS = {
    "a cell that takes two lines": (
        "|\n1 |\n柳河镇\n敬老院 |\n260 |\n县民政局 |\n",
        [["1", "柳河镇敬老院", "260", "县民政局"]],
    ),
    "a title in one merged cell": (
        "|\n一、民生类 |\n|\n1 |\n敬老院 |\n260 |\n民政局 |\n",
        [["", "一、民生类", "", ""], ["1", "敬老院", "260", "民政局"]],
    ),
    "a sum in merged cells": (
        "|\n1 |\n敬老院 |\n260 |\n民政局 |\n|\n合计 |\n260 |\n|\n",
        [["1", "敬老院", "260", "民政局"], ["", "合计", "260", ""]],
    ),
    "words behind it are none of its rows": (
        "|\n1 |\n敬老院 |\n260 |\n民政局 |\n以上项目由县发展改革局负责调度。\n",
        [["1", "敬老院", "260", "民政局"]],
    ),
}


@pytest.mark.parametrize(("written", "rows"), UPRIGHT_ROWS.values(), ids=UPRIGHT_ROWS)
def test_the_rows_of_an_upright_table(written: str, rows: Rows) -> None:
    (grid,) = find_tables(UPRIGHT + written, load_lexicon())
    assert cells_of(grid) == rows


@pytest.mark.parametrize(
    "text",
    [
        "|\n首页 |\n政务公开 |\n项目名称 |\n|\n1 |\n2 |\n3 |\n",
        "|\n序号 |\n姓名 |\n职务 |\n|\n1 |\n张三 |\n科员 |\n",
        "|\n序号 |\n项目名称 |\n总投资（万元） |\n",
    ],
    ids=["a page's menu", "no projects", "no rows"],
)
def test_bars_alone_make_no_table(text: str) -> None:
    assert find_tables(text, load_lexicon()) == ()


@given(st.text(alphabet="序号项目名称总投资万元12345|\t\n -—（）一、合计", max_size=400))
def test_whatever_stands_there_tables_lie_in_the_text_one_behind_the_other(text: str) -> None:
    grids = find_tables(text, load_lexicon())
    at = 0
    for grid in grids:
        assert at <= grid.start <= grid.end <= len(text)
        at = grid.end
        for row in grid.rows:
            assert all(grid.start <= cell.start <= cell.end <= grid.end for cell in row.filled)


HOSTILE = {
    "the same headings for ever": "序号\n项目名称\n总投资（万元）\n" * 4000,
    "one heading for ever": "序号\n" * 10000,
    "ones under a header": "序号\n项目名称\n总投资（万元）\n" + "1\n" * 20000,
    "a header of bars for ever": "序号|项目名称|总投资（万元）|责任单位\n" * 4000,
    "a row that never ends": "序号|项目名称|总投资（万元）|责任单位\n1|敬老院" + "\n甲" * 20000,
    "bars": "|" * 60000,
    "bars alone": "|\n" * 40000,
    "upright headers for ever": "|\n序号 |\n项目名称 |\n总投资（万元） |\n责任单位 |\n" * 8000,
    "an upright cell that never ends": "|\n序号 |\n项目名称 |\n总投资（万元） |\n" + "甲\n" * 40000,
    "tabs": "\t" * 60000,
    "blanks": "序号" + " " * 100000 + "项目名称",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_text_costs_no_more_than_its_length(text: str) -> None:
    begun = process_time()
    find_tables(text, load_lexicon())
    assert process_time() - begun < 3
