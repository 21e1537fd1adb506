"""Why a figure was read so: each explanation on a small report, and what holds of the explanations of any."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.explanations import find_explanations
from extractors.lexicon import load_lexicon
from extractors.phrases import phrase
from pipeline.extraction import explain, extract, follow
from schemas import Explanation, Gap, Owner, Reason, Report, TaizhangError
from tests.test_extraction import PIECES, SOURCES

REPORT = """\
柳林县2021年上半年重点项目进展情况
一、省重点项目（1个，总投资3.2亿元）
1、青溪产业园项目，总投资约3.2亿元，年度计划投资1.5亿元，1—6月份完成投资0.8亿元，占地120亩。目前主体完工，正在装修。
各单位要认真学习，发放资料300份，参会人员达到98%。
"""


def explained(text: str) -> tuple[Report, dict[str, Explanation]]:
    """The report of a text, and the last explanation of each figure's text."""
    report, _ = explain(text.encode(), "报告.txt", load_lexicon())
    return report, {report.figures.entries[each.figure].figure.text: each for each in report.explanations}


def reasons_of(explanation: Explanation) -> dict[str, Reason]:
    return {reason.what: reason for reason in explanation.reasons}


def test_a_claimed_figure_tells_its_cue_its_word_and_its_owner() -> None:
    plan = explained(REPORT)[1]["1.5亿元"]
    told = reasons_of(plan)
    assert plan.gap is None
    assert (told["role"].text, told["role"].entry, told["role"].rule) == ("年度计划投资", "roles 年度计划投资", "cue")
    assert (told["owner"].text, told["owner"].rule) == ("青溪产业园项目", "told")
    assert told["level"].text == "省重点"
    assert told["year"].text == "2021年"
    assert plan.message == (
        "写着“年度计划投资”（词库 roles）；在讲“青溪产业园项目”的地方；年份取自“2021年”；级别取自“省重点”"
    )


def test_a_completion_tells_where_its_months_and_its_year_come_from() -> None:
    told = reasons_of(explained(REPORT)[1]["0.8亿元"])
    assert (told["period"].text, told["period"].rule) == ("1—6月份", "sentence")
    assert told["year"].text == "2021年"


def test_a_period_of_the_whole_report_is_said_to_be_that() -> None:
    text = "柳林县2021年上半年重点项目进展情况\n1、青溪产业园项目，年度计划投资1.5亿元，完成投资0.8亿元。\n"
    told = reasons_of(explained(text)[1]["0.8亿元"])
    assert (told["period"].text, told["period"].rule) == ("2021年上半年", "report")
    assert "year" not in told, "the period names it itself"


def test_a_cue_with_a_year_in_it_is_found_in_the_lexicon() -> None:
    told = reasons_of(explained(REPORT.replace("年度计划投资", "2021年计划投资"))[1]["1.5亿元"])
    assert (told["role"].text, told["role"].entry) == ("2021年计划投资", "roles {年}计划投资")


def test_a_figure_without_a_cue_says_so() -> None:
    told = reasons_of(explained(REPORT.replace("占地", "绿地"))[1]["120亩"])
    assert (told["role"].text, told["role"].rule, told["role"].entry) == ("120亩", "kind", None)


def gaps_of(text: str, **changes: Any) -> dict[str, Gap | None]:
    """Why nobody has the figures of a text, where indeed nobody has any and the scan is changed so."""
    reading = follow(text.encode(), "报告.txt", load_lexicon())
    entries = tuple(
        replace(entry, role="other", belongs_to=Owner("document", None, None), also=())
        for entry in reading.report.figures.entries
    )
    report = replace(reading.report, figures=replace(reading.report.figures, entries=entries))
    claims = changes.pop("claims", ())
    found = find_explanations(report, reading.material, replace(reading.scan, **changes), claims)
    return {entries[each.figure].figure.text: each.gap for each in found}


def test_an_unclaimed_figure_tells_why_nobody_has_it() -> None:
    found = gaps_of(REPORT)
    assert (found["98%"], found["1.5亿元"], found["0.8亿元"]) == ("no_role", "no_owner", "no_owner")
    assert gaps_of(REPORT, genre="实施方案")["0.8亿元"] == "promise"
    reading = follow(REPORT.encode(), "报告.txt", load_lexicon())
    assert gaps_of(REPORT, claims=reading.claims)["1.5亿元"] == "no_record"
    furniture = tuple(replace(block, kind="furniture") for block in reading.scan.blocks)
    assert gaps_of(REPORT, blocks=furniture)["1.5亿元"] == "furniture"


def test_a_form_that_nobody_filled_in() -> None:
    report, found = explained("项目情况表\n项目名称：XX项目，总投资X亿元，建设期限3年，完成投资XX万元。\n")
    assert "template" in [warning.code for warning in report.warnings]
    assert {each.gap for each in found.values()} == {"template"}


def test_the_nearest_owner_is_named_where_nobody_has_it() -> None:
    text = "柳林县重点项目进展情况\n1、青溪产业园项目，总投资3.2亿元，各方面准备达98%。\n"
    told = reasons_of(explained(text)[1]["98%"])
    assert told["nearby"].text == "青溪产业园项目"


def test_rules_that_have_a_name_are_told() -> None:
    """Whoever names a rule in a reading or a claim finds it in the explanation, and in words."""
    reading = follow(REPORT.encode(), "报告.txt", load_lexicon())
    scan = replace(reading.scan, roles=tuple(each and replace(each, rule="table_head") for each in reading.scan.roles))
    claims = tuple(replace(claim, rule="row") for claim in reading.claims)
    found = find_explanations(reading.report, reading.material, scan, claims)
    total = next(each for each in found if reading.report.figures.entries[each.figure].role == "annual_plan")
    assert [(reason.what, reason.rule) for reason in total.reasons][:2] == [("role", "table_head"), ("owner", "row")]
    assert "（规则 table_head）" in total.message
    assert "（规则 row）" in total.message


@pytest.mark.parametrize(("words", "rule"), [("县2021年", "heading"), ("总投资约", "cue")])
def test_words_on_another_line_head_the_figure_and_those_beside_it_say_it(words: str, rule: str) -> None:
    reading = follow(REPORT.encode(), "报告.txt", load_lexicon())
    start = reading.scan.text.rindex(words)
    claims = tuple(replace(claim, cue=(start, start + len(words))) for claim in reading.claims)
    silent = replace(reading.scan, roles=tuple(None for _ in reading.scan.roles))
    found = find_explanations(reading.report, reading.material, silent, claims)
    total = next(each for each in found if reading.report.figures.entries[each.figure].belongs_to.kind == "project")
    role = reasons_of(total)["role"]
    assert (role.text, role.rule) == (words, rule)


def test_a_word_of_the_report_cannot_fill_in_another() -> None:
    reasons = [Reason("owner", "{text}{0}%s", None, None, "told")]
    assert phrase(reasons, None) == "在讲“{text}{0}%s”的地方"


def check_explanations(report: Report, text: str) -> None:
    """What holds of the explanations of every report."""
    assert [each.figure for each in report.explanations] == list(range(len(report.figures.entries)))
    for each in report.explanations:
        entry = report.figures.entries[each.figure]
        assert (each.gap is None) == (entry.belongs_to.kind != "document")
        assert each.message
        if each.gap is None:
            assert {"role", "owner"} <= {reason.what for reason in each.reasons}
        for reason in each.reasons:
            if reason.span is not None and reason.what in ("owner", "period", "year", "level", "nature"):
                written = "".join(text[reason.span.start : reason.span.end].split())
                assert written == "".join(reason.text.split())


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.parent.name)
def test_every_figure_of_a_labelled_report_is_explained(path: Path) -> None:
    data = path.read_bytes()
    report, text = explain(data, "报告.txt", load_lexicon())
    check_explanations(report, text)
    assert replace(report, explanations=()) == extract(data, "报告.txt", load_lexicon()), "asking changes nothing"


@given(st.lists(PIECES, max_size=60).map("".join))
def test_every_figure_of_any_report_is_explained(text: str) -> None:
    try:
        report, written = explain(text.encode(), "报告.txt", load_lexicon())
    except TaizhangError:
        return
    check_explanations(report, written)
