"""Scoring: a reading of labelled cases, fact by fact."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from corpus.accounting import compare_evidence, compare_ledger
from corpus.cases import Case, describe_failure
from corpus.comparing import (
    compare_aggregates,
    compare_findings,
    compare_head,
    compare_projects,
    compare_targets,
)
from corpus.expected import ExpectedFinding, ExpectedProject
from corpus.matching import Pairing, pair_aggregates, pair_findings, pair_projects, pair_targets
from corpus.tally import RECORD, Mark, Outcome, exact_records, weigh_marks
from schemas import Finding, Project, Report

Extract = Callable[[bytes, str], Report]
"""From a file's bytes and name to its records; handed in, since this room reads nothing itself."""


@dataclass(frozen=True, slots=True)
class CaseScore:
    """What a reading got right of one case."""

    name: str
    marks: tuple[Mark, ...]
    known_failure: bool
    failure: str | None
    """Why there is no reading at all; then every fact is missing."""

    @property
    def flaws(self) -> tuple[Mark, ...]:
        """Every mark of a fact that is not a hit; whether a record is exact only follows from them."""
        return tuple(mark for mark in self.marks if mark.outcome is not Outcome.HIT and mark.fact != RECORD)

    @property
    def passes(self) -> bool:
        """Whether the reading is right in all; a known failure that passes belongs among the ordinary cases."""
        return self.failure is None and not self.flaws

    @property
    def score(self) -> float:
        """The weighted score of this case alone; 1 where there was nothing to say and nothing was said."""
        return 0.0 if self.failure is not None else weigh_marks(self.marks)

    @property
    def exact(self) -> tuple[int, int]:
        """How many records are exact, of how many."""
        records = exact_records(self.marks)
        return records.hits, records.expected


@dataclass(frozen=True, slots=True)
class Score:
    """What a reading got right of many cases. Known failures count like all others: they are failures."""

    cases: tuple[CaseScore, ...]

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The marks of all cases."""
        return tuple(mark for case in self.cases for mark in case.marks)


def score_cases(cases: Iterable[Case], extract: Extract) -> Score:
    """The score of what `extract` makes of the cases' reports."""
    return Score(tuple(score_case(case, extract) for case in cases))


def score_case(case: Case, extract: Extract) -> CaseScore:
    """The marks of one case; a reading that fails leaves all of its facts missing, and says why."""
    report, failure = None, case.unread
    if failure is None:
        try:
            report = extract(case.data, case.source)
        except Exception as error:  # noqa: BLE001 - any failure of what is being scored is a result, shown on the scoreboard
            failure = describe_failure(error)
    return CaseScore(case.name, compare_report(case, report).marks, case.known_failure, failure)


@dataclass(frozen=True, slots=True)
class Comparison:
    """A report held against what is expected of it."""

    marks: tuple[Mark, ...]
    projects: Pairing[ExpectedProject, Project]
    """Which project of the report answers which expected one."""
    findings: Pairing[ExpectedFinding, Finding]


def compare_report(case: Case, report: Report | None) -> Comparison:
    """The marks of a report, or of its absence, and what was taken for what."""
    expected = case.expected
    projects = pair_projects(expected.projects, report.projects if report else ())
    findings = pair_findings(expected.findings, report.findings if report else ())
    marks = [
        *compare_head(expected.document, report.document if report else None),
        *compare_projects(projects, expected.projects_optional),
        *compare_aggregates(pair_aggregates(expected.aggregates, report.aggregates if report else ())),
        *compare_targets(pair_targets(expected.targets, report.targets if report else ())),
        *compare_findings(findings),
        *compare_ledger(expected.figures, case.places, report.figures if report else None),
    ]
    if report is not None:
        marks += compare_evidence(case.text, (report.projects, report.aggregates, report.targets, report.figures))
    return Comparison(tuple(marks), projects, findings)
