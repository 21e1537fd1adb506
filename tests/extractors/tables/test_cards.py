"""A project put down as labels with values becomes its record, in whichever order, shape and wording; what only looks so does not."""

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from extractors.lexicon import load_lexicon
from extractors.tables import find_tables
from pipeline.extraction import extract
from schemas import Figure, Project

CARDS: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "cards.toml").read_text("utf-8"))["card"]


def _value(figure: Figure | None) -> Decimal | None:
    return figure.value if figure is not None else None


def read_back(project: Project, wanted: dict[str, Any]) -> dict[str, Any]:
    """What a record says of the fields that are wanted."""
    done = [completion.amount.value for completion in project.completions]
    said: dict[str, Any] = {
        "name": project.name,
        "builder": project.builder,
        "responsible": project.responsible[0] if project.responsible else None,
        "since": next((done.amount.value for done in project.completions if done.period.cumulative), None),
        "location": project.location,
        "total": _value(project.total_investment),
        "plan": _value(project.annual_plan),
        "done": wanted.get("done") if wanted.get("done") in done else done,
        "pct": str(_value(project.percent_of_plan)),
        "status": project.status,
        "level": project.level,
        "nature": project.nature,
        "problems": min(1, len(project.problems)),
    }
    return {field: said[field] for field in wanted}


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card["project"][0]["name"])
def test_a_card_is_its_projects_record(card: dict[str, Any]) -> None:
    report = extract(card["text"].encode(), "-", load_lexicon())
    wanted = card["project"]
    assert [read_back(project, want) for project, want in zip(report.projects, wanted, strict=True)] == wanted


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card["project"][0]["name"])
def test_every_amount_of_a_card_is_claimed(card: dict[str, Any]) -> None:
    report = extract(card["text"].encode(), "-", load_lexicon())
    assert [figure.text for figure in report.figures.unclaimed if figure.kind in ("money", "percent")] == []
    assert [figure.text for figure in report.figures.unclaimed if figure.text.isdigit()] == []


NO_CARDS = [
    "项目名称：\n建设单位：\n总投资（万元）：\n年度计划投资（万元）：\n形象进度：\n",  # nobody has filled it in
    "项目名称：××××项目\n建设单位：×××\n总投资：××亿元\n建设内容：××××\n",
    "采购项目名称：城区路灯采购\n采购方式：公开招标\n预算金额：120万元\n建设地点：城区\n总投资：120万元\n",
    "三、存在问题\n部分项目征地拆迁滞后。\n四、下一步工作\n加快推进。\n",
    "联系人：某某\n联系电话：0538-5612345\n项目名称：某某\n单位地址：城关镇\n",
    "序号  项目名称  建设单位  总投资  形象进度\n",  # the head of a table
]


@pytest.mark.parametrize("text", NO_CARDS)
def test_what_only_looks_like_a_card_is_none(text: str) -> None:
    assert [grid for grid in find_tables(text, load_lexicon()) if grid.card] == []


BEHIND = """一、重点项目
项目名称：桦甸市金牛河治理工程
总投资：1.2亿元
年度计划投资：0.6亿元
形象进度：河道清淤已完成
二、存在问题
部分项目进度偏慢，全市另有3个项目因资金未到位停工。
三、下一步工作
1.加快推进续建项目建设，确保全年完成投资30亿元。
"""


def test_a_card_ends_where_the_report_goes_on() -> None:
    report = extract(BEHIND.encode(), "-", load_lexicon())
    assert [(project.name, len(project.problems)) for project in report.projects] == [("桦甸市金牛河治理工程", 0)]
    assert [aggregate.count.text for aggregate in report.aggregates if aggregate.count] == ["3个"]


LISTED = """一、省重点项目
项目名称：青龙县板栗交易中心
总投资：1.2亿元
形象进度：主体施工
二是市重点项目，共1件，总投资2亿元
●名称：青龙河大桥
总投资：2亿元
形象进度：桩基施工
县重点项目——1个
名称：青龙县第二中学
总投资：0.8亿元
形象进度：已竣工
"""


def test_cards_stand_under_the_headings_above_them() -> None:
    report = extract(LISTED.encode(), "-", load_lexicon())
    assert [project.level for project in report.projects] == ["省重点", "市重点", "县重点"]


GOAL = """项目名称：桦甸市金牛河治理工程
总投资：1.2亿元
年度建设任务：完成投资0.6亿元，建成堤防3公里
下一步打算：加快施工，9月底前完成投资0.5亿元
进展情况：正在进行基础开挖，1-6月完成投资0.2亿元
"""


def test_what_a_label_says_is_to_be_done_is_not_done() -> None:
    (project,) = extract(GOAL.encode(), "-", load_lexicon()).projects
    assert _value(project.annual_plan) == 60_000_000
    assert [done.amount.text for done in project.completions] == ["0.2亿元"]
    assert project.status == "在建"
