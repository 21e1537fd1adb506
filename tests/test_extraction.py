"""One report through the whole house: what every reading keeps, whatever the text says."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.lexicon import load_lexicon
from pipeline.extraction import extract
from schemas import Report, TaizhangError, report_from_json, to_json

SOURCES = sorted((Path(__file__).parent.parent / "corpus").glob("*/*/source.*"))
WORDS = """
一、 （一） （2） 1、 2. ① ● 省重点项目 县重点工程43个： 滨河路延伸工程 城南热源厂 项目 ， 。 ； ： （ ） 、 总投资 年度计划投资
1—6月份 截至8月底 完成投资 占年度计划的 3.5亿元 1,200万元 51% 12个 等 正在施工 预计年底投产 已完工 其中 总投资5亿元的
57。6亿元 15-18亿元 约 以上 2021年 记者 相关链接 项目名称： XX 的 第3名 G207 1# 三亿二千万元
"""
PIECES = st.sampled_from([*WORDS.split(), "\n", " ", "\u3000\u3000"])
"""What reports are made of, to be strewn about."""


def extract_text(text: str) -> Report:
    return extract(text.encode(), "报告.txt", load_lexicon())


def check_report(report: Report, text: str) -> None:
    """What holds of every report."""
    ledger = report.figures
    assert ledger.total == ledger.claimed + len(ledger.unclaimed) == len(ledger.entries)
    starts = [entry.figure.span.start for entry in ledger.entries]
    assert starts == sorted(set(starts))
    for entry in ledger.entries:
        span = entry.figure.span
        assert "".join(text[span.start : span.end].split()) == entry.figure.text
        owner = entry.belongs_to
        if owner.kind == "project":
            assert owner.index is not None
            assert report.projects[owner.index].name == owner.name
        elif owner.kind == "aggregate":
            assert owner.index is not None
            assert report.aggregates[owner.index].scope == owner.name
        elif owner.kind == "document":
            assert entry.figure in ledger.unclaimed
    for project in report.projects:
        filled = {
            "name",
            "level",
            "nature",
            "status",
            "total_investment",
            "annual_plan",
            "percent_of_plan",
            "builder",
            "content",
            "location",
            "status_text",
        }
        for field in filled:
            assert (getattr(project, field) is None) == (field not in project.evidence), field
        assert (project.h1_completion is None) == ("h1_completion" not in project.evidence)
        assert all(0 <= s.start < s.end <= len(text) for spans in project.evidence.values() for s in spans)
        named = "".join(text[span.start : span.end] for span in project.evidence["name"])
        assert "".join(named.split()) == "".join(project.name.split())
    for aggregate in report.aggregates:
        for field in (
            "level",
            "nature",
            "period",
            "count",
            "total_investment",
            "annual_plan",
            "percent_of_plan",
            "output_value",
        ):
            assert (getattr(aggregate, field) is None) == (field not in aggregate.evidence), field
        assert aggregate.part_of is None or aggregate.part_of < len(report.aggregates)
        assert all(member < len(report.projects) for member in aggregate.members)
    assert report_from_json(to_json(report)) == report


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.parent.name)
def test_every_report_of_the_corpus_keeps_the_books(source: Path) -> None:
    from extractors.readers import read

    data = source.read_bytes()
    report = extract(data, "报告.txt", load_lexicon())
    check_report(report, read(data, "报告.txt").text)
    assert to_json(extract(data, "报告.txt", load_lexicon())) == to_json(report)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=60).map("".join).filter(lambda text: text.strip()))
def test_any_jumble_of_what_reports_are_made_of_keeps_the_books(text: str) -> None:
    check_report(extract_text(text), text.replace("\r\n", "\n").replace("\r", "\n"))


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_give_a_report_or_our_error(data: bytes) -> None:
    try:
        report = extract(data, "x", load_lexicon())
    except TaizhangError:
        return
    json.loads(to_json(report))


REPORT = """清河县2021年上半年重点项目进展情况

今年全县共安排重点项目3个，总投资12亿元，年度计划投资5亿元，1—6月份完成投资2.1亿元，占年度计划的42%。
（一）省重点项目
1、城南热源厂项目，总投资8亿元，年度计划投资3亿元，1—6月份完成投资1.5亿元，锅炉房主体完工，预计年底投产。
（二）县重点项目
2、滨河路延伸工程，总投资4亿元，年度计划投资2亿元，1—6月份完成投资0.6亿元，路基正在施工。招商引资到账5000万元，另有12亿的意向。
"""


def test_a_numbered_report_is_read_whole() -> None:
    report = extract_text(REPORT)
    assert report.document.genre == "进展情况"
    assert report.document.title == "清河县2021年上半年重点项目进展情况"
    assert [(p.name, p.level, p.status) for p in report.projects] == [
        ("城南热源厂项目", "省重点", "在建"),
        ("滨河路延伸工程", "县重点", "在建"),
    ]
    first = report.projects[0]
    assert first.total_investment is not None
    assert first.total_investment.value == 800000000
    assert first.h1_completion is not None
    assert first.h1_completion.text == "1.5亿元"
    assert first.completions[0].period.start == "2021-01"
    assert [(m.what, m.when) for m in first.milestones] == [("投产", "2021-12")]
    assert [(a.scope, a.count.text if a.count else None) for a in report.aggregates] == [("重点项目", "3个")]


def test_what_nobody_owns_is_said() -> None:
    report = extract_text(REPORT)
    assert [figure.text for figure in report.figures.unclaimed] == ["5000万元", "12亿"]
    assert report.projects[1].review == ("有未归属的金额：5000万元", "有未归属的金额：12亿")


def test_months_without_a_year_are_said() -> None:
    report = extract_text(REPORT.replace("2021年", ""))
    assert report.projects[0].completions[0].period.start == "--01"
    assert [warning.code for warning in report.warnings] == ["no_year"]


def test_a_table_that_ends_the_text_is_read() -> None:
    rows = "\n".join(
        f"{n}   梅溪县潞河路延伸工程第{n}标段及沿线管网配套设施建设项目   县代建中心   鹤林镇   12000   3400   561   14%   县住建局"
        for n in range(1, 6)
    )
    head = "序号   项目名称   建设单位   建设地点   总投资   年度计划投资   完成投资   完成率   责任单位"
    report = extract_text(f"梅溪县重点项目清单\n单位：万元\n{head}\n{rows}")
    assert len(report.projects) == 5
