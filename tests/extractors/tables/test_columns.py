"""A heading says what its column holds, with its unit and its period; what it does not say stays unsaid."""

import pytest

from extractors.lexicon import load_lexicon
from extractors.tables import find_tables
from extractors.tables.columns import read_column

HEADINGS = [
    ("总投资（万元）", "total_investment", None),
    ("2019年计划投资", "annual_plan", None),
    ("1-7月完成投资", "completion", "period"),
    ("截至2018年底累计完成投资", "completion", "since"),
    ("2022年底累计完成投资（万元）", "completion", "since"),
    ("自开工至2022年底累计完成投资", "completion", "since"),
    ("年初到6月10日完成（万元）", "completion", "period"),
    ("今年1月份投资完成额", "completion", "period"),
    ("本年累计完成", "completion", "year"),
    ("本月完成投资", "completion", "month"),
    ("投资完成情况（万元）", "completion", None),
    ("完成情况", "status", None),
    ("占年度计划%", "percent_of_plan", None),
    ("形象进度%", "progress", None),
    ("形象进度", "status", None),
    ("项目名稱", "name", None),
    ("统计口径", None, None),
    ("1-6月计划投资", None, None),
    ("占总投资比例", None, None),
    ("预计完成投资（万元）", None, None),
    ("下步工作", "none", None),
    ("建设单位联系人", "person", None),
]


@pytest.mark.parametrize(("heading", "field", "time"), HEADINGS)
def test_a_heading_says_what_its_column_holds(heading: str, field: str | None, time: str | None) -> None:
    column = read_column(heading, load_lexicon())
    assert (column.field, column.time) == (field, time)


TWO_ROWS = """重点项目推进表
序号 | 项目名称 | 总投资（万元） | 2023年投资（万元） |  | 完成投资（万元） |  | 备注
 |  |  | 计划 | 完成率 | 本月 | 累计 |
1 | 东部城区供水工程 | 30000 | 12000 | 25% | 1000 | 3000 |
 | 合计 | 30000 | 12000 | 25% | 1000 | 3000 |
"""


def test_a_header_of_two_rows_is_one_and_a_blank_first_cell_moves_nothing() -> None:
    (grid,) = find_tables(TWO_ROWS, load_lexicon())
    fields = [read_column(cell.text, load_lexicon()).field for cell in grid.header]
    assert fields == [
        *("ordinal", "name", "total_investment", "annual_plan", "percent_of_plan", "completion", "completion", "remark")
    ]
    assert [cell.text if cell else "" for cell in grid.rows[1].cells] == [
        "",
        "合计",
        "30000",
        "12000",
        "25%",
        "1000",
        "3000",
        "",
    ]


ALIGNED = """阳谷县重点项目计划
                                              单位：万元
序号  项目名称              建设性质  总投资    2022年计划投资  责任单位
1     城区集中供热扩建      续建      12000     5000            县住建局
      工程（二期）
2     金堤河治理            新建      8000      3000            县水利局
      合计                            20000     8000
"""


def test_a_row_put_down_as_it_looks_is_put_together() -> None:
    (grid,) = find_tables(ALIGNED, load_lexicon())
    names = [row.cells[1].text for row in grid.rows if row.cells[1]]
    assert names == ["城区集中供热扩建工程（二期）", "金堤河治理", "合计"]


UNSURE = """序号
项目名称
总投资（万元）
年度计划（万元）
完成投资（万元）
责任单位
1
西山隧道工程
5000
2000
1500
县交通局
2
南湖公园改造
3000
1000
县住建局
"""


def test_a_number_that_may_stand_in_two_columns_stands_in_none_but_the_total_is_the_first() -> None:
    (grid,) = find_tables(UNSURE, load_lexicon())
    assert [cell.text if cell else "" for cell in grid.rows[1].cells] == [
        "2",
        "南湖公园改造",
        "3000",
        "",
        "",
        "县住建局",
    ]


NONE = [
    "序号 | 单位名称 | 联系人 | 联系电话\n1 | 县水利局 | 值班室 | 0538-5612345\n",
    "序号  姓名  单位  职务\n1  某某  县发改局  局长\n",
    "序号 | 重点任务 | 牵头单位 | 完成时限\n1 | 推进北部新城建设 | 县住建局 | 12月底前\n",
    "序号管理要求\n1\n项目名称要规范。\n",
]


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_table_of_projects_is_left_to_others(text: str) -> None:
    assert find_tables(text, load_lexicon()) == ()
