"""A table in a report becomes records: projects with the figures of their columns, groups with their sums."""

from decimal import Decimal

import pytest

from extractors.lexicon import load_lexicon
from pipeline.extraction import extract
from schemas import Report
from tests.extractors.tables.rendering import LAYOUTS

HEADER = [
    "序号",
    "项目名称",
    "建设性质",
    "总投资",
    "2022年计划投资",
    "1-8月完成投资",
    "占年度计划",
    "责任单位",
    "形象进度",
]
ROWS = [
    [
        "1",
        "柳河镇敬老院改造工程",
        "续建",
        "3100",
        "900",
        "640",
        "71.1%",
        "县民政局",
        "主体完工，正在粉刷，铺设管网1.2公里",
    ],
    ["2", "城北农贸市场", "新建", "5200", "2400", "0", "0%", "柳河镇", "尚未开工"],
    ["3", "数字档案馆", "前期", "1800", "—", "—", "—", "县档案馆", "可研评审"],
]
TOTAL = ["", "合计", "", "10100", "3300", "640", "19.4%", "", ""]


def read_report(layout: str, rows: list[list[str]]) -> Report:
    table = LAYOUTS[layout](rows)
    text = (
        f"柳河县2022年1-8月重点项目进展情况\n\n重点项目推进情况表\n单位：万元\n{table}\n\n注：数字档案馆为前期项目。\n"
    )
    return extract(text.encode(), "-", load_lexicon())


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_table_is_read_the_same_in_every_layout(layout: str) -> None:
    report = read_report(layout, [HEADER, *ROWS, TOTAL])
    first, second, third = report.projects
    assert [project.name for project in report.projects] == [row[1] for row in ROWS]
    assert [project.nature for project in report.projects] == ["续建", "新建", "前期"]
    assert [project.status for project in report.projects] == ["在建", "未开工", "前期"]
    assert first.total_investment is not None
    assert (first.total_investment.value, first.total_investment.text) == (Decimal(31000000), "3100")
    assert first.total_investment.flags == ("inherited_unit",)
    assert first.total_investment.unit_span is not None
    assert first.responsible == ("县民政局",)
    assert first.status_text == "主体完工，正在粉刷，铺设管网1.2公里"
    done = first.completions[0]
    assert (done.period.start, done.period.end, done.amount.value) == ("2022-01", "2022-08", Decimal(6400000))
    assert first.percent_of_plan is not None
    assert first.percent_of_plan.unit_span is None
    assert [item.figure.text for item in first.other_figures] == ["1.2公里"]
    assert second.completions[0].amount.value == 0
    assert third.annual_plan is None
    assert third.completions == ()
    total = report.aggregates[-1]
    assert total.scope == "合计"
    assert total.members == (0, 1, 2)
    assert total.total_investment is not None
    assert total.total_investment.value == Decimal(101000000)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_number_of_a_table_is_in_the_ledger_in_text_order(layout: str) -> None:
    report = read_report(layout, [HEADER, *ROWS, TOTAL])
    entries = report.figures.entries
    spans = [entry.figure.span.start for entry in entries]
    assert spans == sorted(spans)
    cells = [cell for row in [*ROWS, TOTAL] for cell in row[3:7] if cell not in ("—", "")]
    assert [entry.figure.text for entry in entries if entry.figure.text != "1.2公里"] == cells
    assert report.figures.unclaimed == ()
