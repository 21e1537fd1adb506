"""The scorer: a perfect reading scores one, and each kind of mistake lowers the facts it concerns and no other."""

import dataclasses
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import Case, CaseScore, Score, render, score_case, score_cases, score_data
from corpus.fields import Wanted
from corpus.scoreboard import align, terminal_width
from corpus.tally import Mark, Outcome, count_marks, exact_records, silent_figures, weigh_marks, wrong_in_hundred
from corpus.values import find_quantities, parse_quantity
from schemas import (
    Completion,
    Component,
    Deadline,
    Entry,
    FigureLedger,
    Owner,
    Period,
    ReadError,
    Report,
    Span,
    TaskOwner,
    parse_json,
    to_json,
)
from tests.sample_reading import (
    TEXT,
    add,
    change,
    drop,
    figure,
    figures_of_report,
    finding,
    ledger,
    perfect,
    project,
    span_of,
    with_entries,
    with_entry,
    with_head,
    write_case,
)


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    return write_case(tmp_path_factory.mktemp("corpus"))


NOWHERE = Span(0, 0, None, None, ())
TITLE = Span(3, 7, None, None, ())
"""The year in the title: a place where no figure stands."""


def flaws(case: Case, report: Report) -> set[tuple[str, str]]:
    return {
        (mark.fact, mark.outcome.value)
        for mark in score_case(case, lambda data, name: report).marks
        if mark.outcome is not Outcome.HIT
    }


# ------------------------------------------------------------------------------------------------------ right and wrong


def test_a_perfect_reading_scores_one(case: Case) -> None:
    result = score_case(case, lambda data, name: perfect(case))
    assert result.flaws == ()
    assert (result.score, result.exact, result.passes) == (1.0, (2, 2), True)
    assert silent_figures(result.marks) == (0, 14)
    counted = {fact: count_marks(m for m in result.marks if m.fact == fact).expected for fact in FACTS}
    assert counted == FACTS


FACTS = {
    "document.genre": 1,
    "document.head": 1,
    "document.period": 1,
    "project.found": 2,
    "project.name": 2,
    "project.level": 1,
    "project.status": 2,
    "project.total_investment": 2,
    "project.annual_plan": 2,
    "project.completions": 2,
    "project.h1_completion": 2,
    "project.progress_percent": 1,
    "project.components": 1,
    "detail.component_status": 1,
    "aggregate.figures": 5,
    "aggregate.scope": 1,
    "target.values": 1,
    "target.op": 1,
    "target.metric": 1,
    "target.deadline": 1,
    "target.owners": 1,
    "audit.findings": 1,
    "ledger.role": 14,
    "ledger.owner": 14,
    "evidence.exact": 29,  # the ledger, and the records once more: a half year stands in two fields
    "record.exact": 2,
}

BAD_RECORD = "record.exact missing"
MISTAKES: dict[str, tuple[Callable[[Report], Report], set[str]]] = {
    "another genre": (lambda r: with_head(r, genre="通报"), {"document.genre wrong"}),
    "no title": (lambda r: with_head(r, title=None), {"document.head missing"}),
    "an invented number": (lambda r: with_head(r, doc_number="泽政发〔2021〕3号"), {"document.head extra"}),
    "no period": (lambda r: with_head(r, period=None), {"document.period missing"}),
    "another year": (
        lambda r: with_head(r, period=Period("2020-01", "2020-06", None, False, None)),
        {"document.period wrong"},
    ),
    "a name cut short": (
        lambda r: change(r, "projects", 0, name="丹河新城水"),
        {"project.name wrong", BAD_RECORD},
    ),
    "a project missed": (
        lambda r: drop(r, "projects", 1),
        {
            f"project.{field} missing"
            for field in ["found", "name", "status", "total_investment", "annual_plan", "completions", "h1_completion"]
        }
        | {BAD_RECORD},
    ),
    "a project invented": (
        lambda r: add(r, "projects", project("省道改线工程", "在建", None, figures_of_report(r, 5, 6, 7))),
        {"project.found extra", "project.name extra"},
    ),
    "a wrong status": (lambda r: change(r, "projects", 0, status="完工"), {"project.status wrong", BAD_RECORD}),
    "no status": (lambda r: change(r, "projects", 0, status=None), {"project.status missing", BAD_RECORD}),
    "a wrong level": (lambda r: change(r, "projects", 0, level="市重点"), {"project.level wrong"}),
    "an invented level": (lambda r: change(r, "projects", 1, level="市重点"), {"project.level extra"}),
    "ten thousandfold": (
        lambda r: change(r, "projects", 0, total_investment=figure("5亿元", 50000, span_of(r, 5))),
        {"project.total_investment wrong", BAD_RECORD},
    ),
    "no investment": (
        lambda r: change(r, "projects", 0, total_investment=None),
        {"project.total_investment missing", BAD_RECORD},
    ),
    "no plan": (lambda r: change(r, "projects", 1, annual_plan=None), {"project.annual_plan missing", BAD_RECORD}),
    "a cumulative completion": (
        lambda r: change(
            r, "projects", 0, completions=(Completion(Period(None, "2021-06", None, True, None), ledger(r, 7)),)
        ),
        {"project.completions missing", "project.completions extra", BAD_RECORD},
    ),
    "a completion too many": (
        lambda r: change(r, "projects", 0, completions=(*r.projects[0].completions, *r.projects[1].completions)),
        {"project.completions extra", BAD_RECORD},
    ),
    "no half year": (lambda r: change(r, "projects", 0, h1_completion=None), {"project.h1_completion missing"}),
    "no progress": (
        lambda r: change(r, "projects", 0, progress_percent=None),
        {"project.progress_percent missing", BAD_RECORD},
    ),
    "an invented progress": (
        lambda r: change(r, "projects", 1, progress_percent=ledger(r, 8)),
        {"project.progress_percent extra", BAD_RECORD},
    ),
    "an invented percent": (
        lambda r: change(r, "projects", 1, percent_of_plan=ledger(r, 4)),
        {"detail.percent_of_plan extra"},
    ),
    "no component": (
        lambda r: change(r, "projects", 0, components=()),
        {"project.components missing", "detail.component_status missing"},
    ),
    "a component's state": (
        lambda r: change(r, "projects", 0, components=(Component("输水管线", "完工", "", ()),)),
        {"detail.component_status wrong"},
    ),
    "a group missed": (lambda r: drop(r, "aggregates", 0), {"aggregate.figures missing"}),
    "a group's wrong count": (
        lambda r: change(r, "aggregates", 0, count=figure("3项", 3, NOWHERE)),
        {"aggregate.figures missing", "aggregate.figures extra", "evidence.exact missing"},
    ),
    "a group's output": (
        lambda r: change(r, "aggregates", 0, output_value=ledger(r, 13)),
        {"aggregate.figures extra"},
    ),
    "the wrong group": (lambda r: change(r, "aggregates", 0, scope="上年同期"), {"aggregate.scope missing"}),
    "a group twice": (lambda r: add(r, "aggregates", r.aggregates[0]), {"aggregate.figures extra"}),
    "a promise missed": (lambda r: drop(r, "targets", 0), {"target.values missing"}),
    "a promise twice": (lambda r: add(r, "targets", r.targets[0]), {"target.values extra"}),
    "another promise": (
        lambda r: change(r, "targets", 0, value=ledger(r, 13)),
        {"target.values missing", "target.values extra"},
    ),
    "at most": (lambda r: change(r, "targets", 0, op="<="), {"target.op wrong"}),
    "another metric": (lambda r: change(r, "targets", 0, metric="粮食产量"), {"target.metric missing"}),
    "no deadline": (lambda r: change(r, "targets", 0, deadline=None), {"target.deadline missing"}),
    "another deadline": (
        lambda r: change(r, "targets", 0, deadline=Deadline("9月底前", "2021-09-30")),
        {"target.deadline missing"},
    ),
    "another owner": (
        lambda r: change(r, "targets", 0, owners=(TaskOwner("县住建局", "牵头"),)),
        {"target.owners missing", "target.owners extra"},
    ),
    "a finding missed": (lambda r: drop(r, "findings", 0), {"audit.findings missing"}),
    "a finding invented": (
        lambda r: add(r, "findings", finding("percent", ledger(r, 4), "占年度计划比例")),
        {"audit.findings extra"},
    ),
    "a rule of another kind": (
        lambda r: change(r, "findings", 0, rule="schedule"),
        {"audit.findings missing", "audit.findings extra"},
    ),
    "a wrong role": (lambda r: with_entry(r, 5, role="annual_plan"), {"ledger.role wrong"}),
    "a wrong owner": (
        lambda r: with_entry(r, 5, belongs_to=Owner("project", 1, "巴公冷链物流园")),
        {"ledger.owner wrong"},
    ),
    "an unclaimed figure": (
        lambda r: with_entries(r, lambda entries: [entries.pop(5).figure]),
        {"ledger.role missing", "ledger.owner missing"},
    ),
    "a vanished figure": (
        lambda r: with_entries(r, lambda entries: entries.__delitem__(5)),
        {"ledger.role silent", "ledger.owner missing"},
    ),
    "a year taken for a count": (
        lambda r: with_entries(
            r,
            lambda entries: entries.append(
                Entry(figure("2021", 2021, TITLE), "count", Owner("aggregate", 0, "全县重点工程"), ())
            ),
        ),
        {"ledger.role extra"},
    ),
    "a span beside its figure": (
        lambda r: change(r, "projects", 0, annual_plan=figure("2亿元", 200000000, TITLE)),
        {"evidence.exact missing"},
    ),
    "a span too long": (
        lambda r: with_entry(
            r, 5, figure=figure("5亿元", 500000000, Span(span_of(r, 5).start, span_of(r, 5).end + 1, None, None, ()))
        ),
        {"evidence.exact missing"},
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_lowers_its_facts_alone(case: Case, mistake: str) -> None:
    make, facts = MISTAKES[mistake]
    assert flaws(case, make(perfect(case))) == {tuple(fact.split()) for fact in facts}


def places(case: Case, report: Report, fact: str) -> set[tuple[object, object]]:
    """Whose the facts of one kind are, and where those stand that are nobody's."""
    marks = score_case(case, lambda data, name: report).marks
    return {(mark.whose, mark.at) for mark in marks if mark.fact == fact}


def test_a_mark_names_the_record_that_was_expected(case: Case) -> None:
    report = drop(perfect(case), "projects", 0)
    both = {(("project", 0), None), (("project", 1), None)}
    assert places(case, report, "project.status") == places(case, report, "record.exact") == both
    assert places(case, report, "aggregate.scope") == {(("aggregate", 0), None)}
    assert places(case, report, "target.op") == {(("target", 0), None)}
    assert places(case, report, "audit.findings") == {(("finding", 0), None)}
    assert places(case, report, "ledger.role") == {(("figure", index), None) for index in range(14)}
    assert places(case, report, "document.genre") == {(None, None)}


def test_a_claim_that_answers_no_record_says_where_it_stands(case: Case) -> None:
    report = perfect(case)
    invented = project("省道改线工程", "在建", None, figures_of_report(report, 5, 6, 7), evidence={"name": (TITLE,)})
    report = add(add(report, "projects", invented), "findings", finding("percent", ledger(report, 4), "占比"))
    assert (None, TITLE.start) in places(case, report, "project.found")
    assert (None, span_of(report, 4).start) in places(case, report, "audit.findings")


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_in_a_weighted_fact_lowers_the_score(case: Case, mistake: str) -> None:
    make, facts = MISTAKES[mistake]
    weighted = any(fact.startswith(("project.", "ledger.", "audit.", "aggregate.", "target.")) for fact in facts)
    result = score_case(case, lambda data, name: make(perfect(case)))
    assert (result.score < 1) is weighted
    assert not result.passes
    assert result.exact == ((1, 2) if BAD_RECORD in facts else (2, 2))


HARMLESS: dict[str, Callable[[Report], Report]] = {
    "a remark": lambda r: add(r, "findings", finding("percent", ledger(r, 4), "占年度计划比例", "info")),
    "numbering": lambda r: add(r, "findings", finding("numbering", None, "章节序号")),
    "a consequence": lambda r: add(r, "findings", finding("percent", ledger(r, 1), "总投资占比")),
    "a rule of the same family": lambda r: change(r, "findings", 0, rule="count"),
    "a neighbouring rule": lambda r: change(r, "findings", 0, rule="conflict"),
    "a task without a figure": lambda r: add(r, "targets", dataclasses.replace(r.targets[0], value=None)),
    "a year kept as other": lambda r: with_entries(
        r,
        lambda entries: entries.append(Entry(figure("2021", 2021, TITLE), "other", Owner("document", None, None), ())),
    ),
    "a nature that nobody asked for": lambda r: change(r, "projects", 0, nature="续建"),
    "quotes and width in a name": lambda r: change(r, "projects", 0, name="“丹河新城 水厂”"),
    "a longer title": lambda r: with_head(r, title="泽州县2021年上半年重点工程进展情况通报"),
    "months without a year": lambda r: with_head(r, period=Period("--01", "--06", None, False, None)),
    "a scope in other words": lambda r: change(r, "aggregates", 0, scope="全县重点工程项目"),
    "an owner in full": lambda r: with_entry(r, 5, belongs_to=Owner("project", 0, "泽州县丹河新城水厂")),
    "an owner beside another": lambda r: with_entry(
        r, 5, belongs_to=Owner("project", 1, "巴公冷链物流园"), also=(Owner("project", 0, "丹河新城水厂"),)
    ),
    "another order": lambda r: dataclasses.replace(r, projects=r.projects[::-1]),
}


@pytest.mark.parametrize("difference", HARMLESS)
def test_what_is_no_mistake(case: Case, difference: str) -> None:
    assert flaws(case, HARMLESS[difference](perfect(case))) == set()


def relabelled(case: Case, **changes: object) -> Case:
    return dataclasses.replace(case, expected=dataclasses.replace(case.expected, **changes))  # type: ignore[arg-type]


@pytest.mark.parametrize(("further", "extra"), [("甲乙", 0), ("甲乙丙", 1)])
def test_at_most_two_consequences_are_spared(case: Case, further: str, extra: int) -> None:
    report = perfect(case)
    for subject in further:
        report = add(report, "findings", finding("percent", ledger(report, 1), subject))
    result = score_case(case, lambda data, name: report)
    assert [mark.outcome for mark in result.flaws] == [Outcome.EXTRA] * extra


def test_a_conflict_is_known_by_its_subject(case: Case) -> None:
    conflict = dataclasses.replace(case.expected.findings[0], rule="conflict", numbers=())
    labelled = relabelled(case, findings=(conflict,))
    assert flaws(labelled, change(perfect(case), "findings", 0, rule="duplicate", reported=None)) == set()
    other = change(perfect(case), "findings", 0, rule="duplicate", reported=None, subject="开工率", message="不一致")
    assert flaws(labelled, other) == {("audit.findings", "missing"), ("audit.findings", "extra")}


@pytest.mark.parametrize(("rule", "written", "same"), [("sum", "4001项", True), ("count", "4001项", False)])
def test_amounts_nearly_and_counts_exactly(case: Case, rule: str, written: str, same: bool) -> None:
    wanted = dataclasses.replace(case.expected.findings[0], rule=rule, numbers=find_quantities(written))
    report = change(perfect(case), "findings", 0, rule=rule, reported=figure("4000项", 4000, NOWHERE))
    assert (flaws(relabelled(case, findings=(wanted,)), report) == set()) is same


@pytest.mark.parametrize("title", ["2021年", "安全生产会议纪要"])
def test_a_title_in_quite_other_words_is_wrong(case: Case, title: str) -> None:
    assert flaws(case, with_head(perfect(case), title=title)) == {("document.head", "wrong")}


def test_a_deadline_counts_by_its_words_as_well(case: Case) -> None:
    target, task = case.expected.targets
    labelled = relabelled(case, targets=(dataclasses.replace(target, deadline="12月底前"), task))
    assert flaws(labelled, change(perfect(case), "targets", 0, deadline=Deadline("于 12月底前", None))) == set()
    assert flaws(labelled, change(perfect(case), "targets", 0, deadline=Deadline("", None))) != set()


def test_a_group_may_go_by_another_name(case: Case) -> None:
    named = dataclasses.replace(case.expected.aggregates[0], aliases=("本年度盘子",))
    report = change(perfect(case), "aggregates", 0, scope="年度盘子")
    assert flaws(relabelled(case, aggregates=(named,)), report) == set()


def test_the_group_with_most_figures_chooses_first(case: Case) -> None:
    full = case.expected.aggregates[0]
    count = dataclasses.replace(
        full, scope="全县项目", total_investment=None, annual_plan=None, completions=(), percent_of_plan=None
    )
    labelled = relabelled(case, aggregates=(count, full))
    assert flaws(labelled, perfect(case)) == {("aggregate.figures", "missing")}
    missing = [mark.what for mark in score_case(labelled, lambda data, name: perfect(case)).flaws]
    assert missing == ["全县项目: count 2项"]


def test_readings_beside_the_value_are_not_wrong(case: Case) -> None:
    first, second = case.expected.projects
    open_status = dataclasses.replace(first.status, also=("试运行", None))
    lenient = relabelled(case, projects=(dataclasses.replace(first, status=open_status), second))
    for status in ("在建", "试运行", None):
        assert flaws(lenient, change(perfect(case), "projects", 0, status=status)) == set()
    assert ("project.status", "wrong") in flaws(lenient, change(perfect(case), "projects", 0, status="投产"))


def test_optional_records_may_come_or_not(case: Case) -> None:
    target, task = case.expected.targets
    found = case.expected.findings[0]
    lenient = relabelled(
        case,
        projects=case.expected.projects[:1],
        projects_optional=("巴公冷链物流园",),
        targets=(dataclasses.replace(target, optional=True), task),
        findings=(dataclasses.replace(found, optional=True),),
    )
    report = perfect(case)
    assert flaws(lenient, report) == set()
    assert flaws(lenient, drop(drop(drop(report, "projects", 1), "targets", 0), "findings", 0)) == set()


def test_other_roles_and_coarse_roles(case: Case) -> None:
    figures = list(case.expected.figures)
    figures[5] = dataclasses.replace(figures[5], roles=("total_investment", "funding"))
    figures[13] = dataclasses.replace(figures[13], roles=("other",))
    lenient = relabelled(case, figures=tuple(figures))
    assert flaws(lenient, with_entry(perfect(case), 5, role="funding")) == set()
    assert flaws(lenient, with_entry(perfect(case), 13, role="completion")) == {("ledger.role", "wrong")}
    assert flaws(lenient, with_entry(perfect(case), 5, role="count")) == {("ledger.role", "wrong")}


def test_of_two_projects_with_one_name_the_investment_decides(case: Case) -> None:
    first, second = case.expected.projects
    doubled = relabelled(case, projects=(first, dataclasses.replace(second, name=first.name)))
    report = change(perfect(case), "projects", 1, name=first.name)
    assert flaws(doubled, dataclasses.replace(report, projects=report.projects[::-1])) == set()


def test_a_name_of_less_than_half_is_another_project(case: Case) -> None:
    assert ("project.found", "extra") in flaws(case, change(perfect(case), "projects", 1, name="物流园"))


def test_a_figure_is_found_by_its_place_and_not_by_its_text(case: Case) -> None:
    # 3亿元 stands twice: as the county's plan and as the promise. Two entries on the first place leave the second bare.
    report = with_entry(perfect(case), 12, figure=ledger(perfect(case), 2))
    assert flaws(case, report) == {("ledger.role", "silent"), ("ledger.owner", "missing"), ("ledger.role", "extra")}


# ------------------------------------------------------------------------------------------------------ many cases


def test_a_reading_that_fails_misses_everything(case: Case) -> None:
    def refuse(data: bytes, name: str) -> Report:
        raise ReadError("damaged", "文件已损坏")

    def crash(data: bytes, name: str) -> Report:
        raise ValueError("pop from an empty list")

    for extract, words in ((refuse, "文件已损坏"), (crash, "ValueError: pop from an empty list")):
        result = score_case(case, extract)
        assert (result.failure, result.score, result.exact, result.passes) == (words, 0.0, (0, 2), False)
        assert silent_figures(result.marks) == (14, 14)
        assert {mark.outcome for mark in result.marks} == {Outcome.MISSING, Outcome.SILENT}
        assert words in render(Score((result,)))


def test_a_case_that_could_not_be_read_is_not_extracted(case: Case) -> None:
    unread = dataclasses.replace(case, text="", places=(), unread="没有可用的文字识别")
    result = score_case(unread, lambda data, name: pytest.fail("extracted"))
    assert (result.failure, silent_figures(result.marks)) == ("没有可用的文字识别", (14, 14))


def test_the_extractor_is_given_bytes_and_name(case: Case) -> None:
    given_: list[tuple[bytes, str]] = []

    def extract(data: bytes, name: str) -> Report:
        given_.append((data, name))
        return perfect(case)

    score_cases([case], extract)
    assert given_ == [(TEXT.encode(), "progress/county/source.txt")]


@given(projects=st.sets(st.integers(0, 1)), entries=st.sets(st.integers(0, 13)))
def test_what_is_expected_does_not_depend_on_what_is_said(case: Case, projects: set[int], entries: set[int]) -> None:
    report = perfect(case)
    kept = tuple(report.figures.entries[place] for place in sorted(entries))
    part = dataclasses.replace(
        report,
        projects=tuple(report.projects[place] for place in sorted(projects)),
        figures=FigureLedger(14, len(kept), (), kept),
    )
    result = score_case(case, lambda data, name: part)
    for fact in ("project.found", "project.status", "project.completions", "ledger.role", "ledger.owner"):
        assert count_marks(mark for mark in result.marks if mark.fact == fact).expected == FACTS[fact]
    assert silent_figures(result.marks) == (14 - len(entries), 14)
    assert exact_records(result.marks).hits == len(projects)


def marks(fact: str, hits: int, *others: Outcome) -> tuple[Mark, ...]:
    return (*(Mark(fact, Outcome.HIT) for _ in range(hits)), *(Mark(fact, outcome, "x") for outcome in others))


def test_ratios() -> None:
    ratio = count_marks(marks("project.status", 3, Outcome.WRONG, Outcome.MISSING, Outcome.SILENT, Outcome.EXTRA))
    assert (ratio.precision, ratio.recall) == (3 / 5, 3 / 6)
    assert ratio.f1 == pytest.approx(6 / 11)
    nothing = count_marks(())
    assert (nothing.precision, nothing.recall) == (1.0, 1.0)


def test_groups_weigh_as_agreed_and_absent_groups_weigh_nothing() -> None:
    half = marks("project.status", 1, Outcome.WRONG)
    full = marks("target.op", 3)
    assert weigh_marks(half) == pytest.approx(0.5)
    assert weigh_marks((*half, *full)) == pytest.approx((50 * 0.5 + 10) / 60)
    assert weigh_marks((*half, *full, *marks("evidence.exact", 0, Outcome.MISSING))) == weigh_marks((*half, *full))


def test_wrong_claims_are_those_of_records() -> None:
    claims = (*marks("project.status", 6, Outcome.WRONG, Outcome.EXTRA, Outcome.MISSING), *marks("target.op", 2))
    assert wrong_in_hundred((*claims, *marks("ledger.role", 0, Outcome.WRONG))) == pytest.approx(20.0)


# ------------------------------------------------------------------------------------------------------ the scoreboard


@pytest.fixture
def mixed(case: Case) -> Score:
    bad = MISTAKES["a vanished figure"][0](MISTAKES["a wrong status"][0](perfect(case)))
    good = dataclasses.replace(score_case(case, lambda data, name: perfect(case)), known_failure=True)
    return Score((score_case(case, lambda data, name: bad), good))


def test_the_scoreboard_says_what_happened(mixed: Score) -> None:
    board = render(mixed, each=True, show=True)
    assert "得分 0.9" in board
    assert "完全正确的记录 3/4 = 0.750" in board
    assert "失踪的数字 1/28" in board
    assert "progress/county  错  project.status  丹河新城水厂: 在建 <> 完工" in board
    assert "失  ledger.role  5亿元@" in board
    assert "应移出 known-failures" in board


def test_the_scoreboard_is_short_unless_asked(mixed: Score) -> None:
    board = render(mixed)
    assert "progress/county  错" not in board
    assert "样例" not in board
    assert [line.split()[0] for line in board.splitlines() if line.startswith("audit.")] == ["audit.findings"]


def test_columns_stand_under_each_other() -> None:
    rows = [("事实", "召回率"), ("project.total_investment", "0.5"), ("漏报的数字", "10.25")]
    lines = align(rows)
    assert {terminal_width(line) for line in lines} == {24 + 2 + 6}
    assert lines[1].endswith("   0.5")


def test_plain_data_is_json(mixed: Score) -> None:
    data = parse_json(to_json(score_data(mixed, show=True)))
    assert data["exact_records"] == {"exact": 3, "of": 4}
    assert data["silent_figures"] == {"silent": 1, "of": 28}
    assert data["facts"]["project.status"]["wrong"] == 1
    assert data["groups"]["project"]["expected"] == 2 * sum(n for fact, n in FACTS.items() if "project." in fact)
    first, second = data["cases"]
    assert (first["passes"], second["passes"], second["known_failure"]) == (False, True, True)
    assert {"outcome": "wrong", "fact": "project.status", "what": "丹河新城水厂: 在建 <> 完工"} in first["mistakes"]
    assert "mistakes" not in parse_json(to_json(score_data(mixed)))["cases"][0]


def test_an_empty_score_can_be_shown() -> None:
    assert "读出 0/0 份" in render(Score(()), each=True, show=True)
    assert CaseScore("x", (), False, None).score == 1.0


def test_the_case_is_where_it_says(case: Case) -> None:
    written = [case.text[start:end] for start, end in case.places]
    assert written[11] == "50 00万元"
    assert [text.replace(" ", "") for text in written] == [figure_.text for figure_ in case.expected.figures]
    assert (case.name, Path(case.source).name) == ("progress/county", "source.txt")


def test_another_number_of_projects_may_be_right_as_well(case: Case) -> None:
    group = case.expected.aggregates[0]
    opened = parse_quantity("3项")
    labelled = relabelled(case, aggregates=(dataclasses.replace(group, count=Wanted(group.count.value, (opened,))),))
    report = change(perfect(case), "aggregates", 0, count=figure("3项", 3, span_of(perfect(case), 0)))
    assert ("aggregate.figures", "missing") in flaws(case, report)
    assert not {flaw for flaw in flaws(labelled, report) if flaw[0] != "evidence.exact"}
    assert flaws(labelled, perfect(case)) == set()
    other = change(perfect(case), "aggregates", 0, count=figure("4项", 4, span_of(perfect(case), 0)))
    assert {("aggregate.figures", "missing"), ("aggregate.figures", "extra")} <= flaws(labelled, other)
