"""Tables in the shapes that texts give them become records: framed, parted by tabs, bars, commas or blanks, or a cell a line."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from extractors.lexicon import load_lexicon
from extractors.tables import find_tables
from pipeline.extraction import extract
from tests.extractors.tables.test_cards import read_back

TABLES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "tables.toml").read_text("utf-8"))["table"]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table["project"][0]["name"])
def test_a_tables_rows_are_records(table: dict[str, Any]) -> None:
    report = extract(table["text"].encode(), "-", load_lexicon())
    wanted = table["project"]
    assert [read_back(project, want) for project, want in zip(report.projects, wanted, strict=True)] == wanted


NO_TABLES = [
    "序号,姓名,单位,职务,电话\n1,某某,县发改局,局长,5612345\n",
    "项目名称,建设单位,总投资,年度计划\n以上为必填内容，请认真核对，不得漏报。\n",
    "项目名称\n建设单位\n总投资\n形象进度\n请各单位按上述内容填报。\n",
    "编号 名称 数量 单位\n1 水泥 30 吨\n",
]


@pytest.mark.parametrize("text", NO_TABLES)
def test_what_has_no_rows_of_projects_is_no_table(text: str) -> None:
    assert find_tables(text, load_lexicon()) == ()


def test_a_row_of_sums_with_blank_cells_keeps_to_its_columns() -> None:
    (table,) = [table for table in TABLES if table["text"].startswith("序号 项目名称 建设性质")]
    (total,) = extract(table["text"].encode(), "-", load_lexicon()).aggregates
    assert total.total_investment is not None
    assert total.total_investment.text == "21400"
    assert [done.amount.text for done in total.completions] == ["7100"]
