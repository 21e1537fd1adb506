"""Findings of a report against the errors that were planted in it, by the kind of error.

A planted error has a kind (a part left out, a unit that slipped …) that the tool's rules do not know; what the tool finds
beyond them counts for the kind that it looks like, so that each kind has a precision as well.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.archive.reading import TrueReport
from corpus.archive.records import Json, place_of
from corpus.archive.tallies import Counts, Tally
from corpus.expected import ExpectedFinding
from corpus.fields import FieldError
from corpus.matching import Pairing
from corpus.places import Place
from schemas import Finding, Report

_KIND_OF_RULE = {"sum": "wrong_sum", "count": "wrong_count", "percent": "wrong_percent"}
_KIND_OF_HINT = {
    "unit": "unit_slip",
    "transposed": "transposed",
    "missing_part": "missing_part",
    "doubled_part": "doubled_part",
}


@dataclass(frozen=True, slots=True)
class Mistake:
    """A difference between what a report says and what is true: planted, or left by rounding alone."""

    report: str
    kind: str
    rule: str
    planted: bool
    place: Place | None
    """Where the figure stands that is not right."""


def parse_mistake(line: bytes | str) -> Mistake:
    """One line of an archive's mistakes; a FieldError where it is none."""
    try:
        mistake: Json = json.loads(line)
        reported = mistake.get("reported")
        place = place_of(reported) if reported else None
        return Mistake(mistake["report"], mistake["kind"], mistake.get("rule", ""), mistake["planted"], place)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise FieldError("整行", f"不是一处错误（{error}）") from error


def kinds_of(truth: TrueReport, mistakes: Sequence[Mistake]) -> tuple[str, ...]:
    """The kind of each expected finding: that of the planted error about the same figure, else what its rule says."""
    left = [mistake for mistake in mistakes if mistake.planted]
    kinds = []
    for finding, place in zip(truth.expected.findings, truth.reported, strict=True):
        same_rule = [mistake for mistake in left if mistake.rule == finding.rule]
        found = next((mistake for mistake in same_rule if mistake.place == place), None)
        if found is not None:
            left.remove(found)
        kinds.append(found.kind if found is not None else kind_of_rule(finding.rule))
    return tuple(kinds)


def kind_of_rule(rule: str) -> str:
    """The kind of error that a rule finds, where no more is known.

    >>> kind_of_rule("sum"), kind_of_rule("conflict")
    ('wrong_sum', 'conflict')
    """
    return _KIND_OF_RULE.get(rule, rule)


def kind_of_finding(finding: Finding) -> str:
    """The kind of error that a finding looks like: what its repair says, else its rule."""
    hints = (_KIND_OF_HINT.get(hint.kind) for hint in finding.hints)
    return next((kind for kind in hints if kind), kind_of_rule(finding.rule))


def add_findings(
    tally: Tally,
    kinds: Sequence[str],
    mistakes: Iterable[Mistake],
    expected: Sequence[ExpectedFinding],
    pairing: Pairing[ExpectedFinding, Finding],
    report: Report | None,
) -> None:
    """Adds what was found of the planted errors, and what else was found."""
    for at, wanted, finding in pairing.pairs:
        if finding is not None:
            _count(tally, kinds[at], Counts(1, 1, 1))
        elif not wanted.optional:
            _count(tally, kinds[at], Counts(0, 0, 1))
    rounded = [mistake.place for mistake in mistakes if not mistake.planted and mistake.place]
    for finding in pairing.left:
        _count(tally, kind_of_finding(finding), Counts(0, 1, 0))
        tally.alarms += 1
        tally.rounding += any(_reports(finding, place) for place in rounded)
    _add_numbering(tally, expected, report)


def _reports(finding: Finding, place: Place) -> bool:
    """Whether it is the figure at that place which a finding calls wrong."""
    span = finding.reported.span if finding.reported else None
    return span is not None and span.start < place[1] and place[0] < span.end


def _add_numbering(tally: Tally, expected: Sequence[ExpectedFinding], report: Report | None) -> None:
    """Numbering is a remark that weighs nothing and names no figure: what is compared is how many there are."""
    planted = sum(finding.rule == "numbering" for finding in expected)
    found = sum(finding.rule == "numbering" for finding in report.findings) if report else 0
    if planted or found:
        _count(tally, "numbering", Counts(min(planted, found), found, planted))


def _count(tally: Tally, kind: str, counts: Counts) -> None:
    tally.kinds.setdefault(kind, Counts()).add(counts)
