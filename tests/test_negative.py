"""Texts that tell of no project, held to more than the gate asks: no figure of theirs is claimed by a record, nothing is said of
one that the label does not say, and the shelf stays as wide as it is."""

from functools import cache
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

from corpus import Case, find_cases
from corpus.tally import Outcome
from schemas import Report
from tests.test_corpus_gate import extract_report, read_text, score_of

SHELF = Path(__file__).parent.parent / "corpus" / "negative"
CASES = find_cases(SHELF, read_text)
CLAIMED_TODAY = {
    "negative/wushan-work-report": "争取上级资金 of the whole county goes to the group of the sentence before",
}
"""Figures that are claimed though they belong to nobody, and why; whoever mends it takes the line away."""
INVESTED = {"total_investment", "annual_plan", "completion", "percent_of_plan", "progress"}


@cache
def report_of(name: str) -> Report:
    (source,) = (SHELF.parent / name).glob("source.*")
    return extract_report(source.read_bytes(), source.name)


def test_the_shelf_is_wide() -> None:
    assert len(CASES) >= 50
    assert sum(len(case.expected.figures) for case in CASES) >= 450
    assert sum(not case.expected.figures for case in CASES) >= 4, "texts without any figure belong here, too"


@pytest.mark.parametrize("name", [case.name for case in CASES])
def test_nothing_is_said_otherwise_than_the_label_says(name: str) -> None:
    (score,) = [case for case in score_of("negative").cases if case.name == name]
    wrong = [mark for mark in score.flaws if mark.outcome is Outcome.WRONG and not mark.fact.startswith("document.")]
    assert wrong == []


def strict(case: Case) -> ParameterSet:
    reason = CLAIMED_TODAY.get(case.name)
    return pytest.param(case, id=case.name, marks=[pytest.mark.xfail(reason=reason, strict=True)] if reason else [])


@pytest.mark.parametrize("case", [strict(case) for case in CASES])
def test_no_figure_is_claimed_that_belongs_to_nobody(case: Case) -> None:
    # Where a reader may take a name for a project, its figures may be claimed as well; nowhere else.
    allowed = {figure.text for figure in case.expected.figures if figure.owners or "target" in figure.roles}
    claimed = {
        entry.figure.text for entry in report_of(case.name).figures.entries if entry.belongs_to.kind != "document"
    }
    if not case.expected.projects_optional:
        assert claimed <= allowed


@pytest.mark.parametrize("case", [case for case in CASES if not case.expected.figures], ids=lambda case: case.name)
def test_a_text_without_figures_yields_no_investment(case: Case) -> None:
    report = report_of(case.name)
    assert [entry for entry in report.figures.entries if entry.role in INVESTED] == []
    assert (report.projects, report.aggregates) == ((), ())
