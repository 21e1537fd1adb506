"""What a report gets right of a case: marks, fact by fact, for each kind of record.

A report that could not be had is None, or has no records: all of its facts are missing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.expected import (
    ExpectedAggregate,
    ExpectedFinding,
    ExpectedHead,
    ExpectedProject,
    ExpectedTarget,
)
from corpus.fields import Wanted
from corpus.matching import Pairing, expected_figures, is_named, said_figures, said_of
from corpus.tally import RECORD, Mark, Outcome, Whose, mark_likeness, mark_lists, mark_slot
from corpus.values import Months, Quantity, fold, likeness, months_of, name_key, quantity_of, same_months
from schemas import (
    Aggregate,
    Completion,
    Deadline,
    DocumentHead,
    Evidence,
    Finding,
    Project,
    Target,
)

_EXACT = {
    "project.name",
    "project.status",
    "project.total_investment",
    "project.annual_plan",
    "project.progress_percent",
    "project.completions",
}

# ----------------------------------------------------------------------------------------------------------- document


def compare_head(expected: ExpectedHead, got: DocumentHead | None) -> Iterator[Mark]:
    """Marks of the report as a paper; title and issuer may be worded somewhat differently."""
    if expected.genre.value:
        yield from mark_slot("document.genre", "genre", expected.genre, got.genre if got else None)
    yield from _mark_words("doc_number", Wanted(expected.doc_number), got.doc_number if got else None)
    yield from _mark_words("issued_on", Wanted(expected.issued_on), got.issued_on if got else None)
    for key, wanted, said in (
        ("issuer", expected.issuer, got.issuer if got else None),
        ("title", expected.title, got.title if got else None),
    ):
        same = wanted.value is not None and said is not None and _same_wording(wanted.value, said)
        yield from _mark_words(key, wanted, wanted.value if same else said)
    if expected.period.value is not None:
        months = months_of(got.period if got else None)
        readings = (expected.period.value, *expected.period.also)
        same = any(same_months(reading, months) for reading in readings)
        yield from mark_slot("document.period", "period", expected.period, expected.period.value if same else months)


def _mark_words(key: str, wanted: Wanted[str], said: str | None) -> tuple[Mark, ...]:
    keyed = Wanted(name_key(wanted.value) or None, tuple(name_key(other) or None for other in wanted.also))
    return mark_slot("document.head", key, keyed, name_key(said) or None)


def _same_wording(one: str, other: str) -> bool:
    long_enough = 3 * len(name_key(other)) >= len(name_key(one))
    return long_enough and likeness(one, other) >= 0.6


# ----------------------------------------------------------------------------------------------------------- projects


def compare_projects(pairing: Pairing[ExpectedProject, Project], optional: Sequence[str]) -> Iterator[Mark]:
    """Marks of the projects, and one mark a record for whether it is exact."""
    for at, wanted, project in pairing.pairs:
        whose = ("project", at)
        marks = (*_mark_name(wanted, project, whose), *_mark_project(wanted, project, whose))
        yield from marks
        flaws = {mark.fact for mark in marks if mark.outcome is not Outcome.HIT} & _EXACT
        if flaws:
            yield Mark(RECORD, Outcome.MISSING, f"{wanted.name}: {' '.join(sorted(flaws))}", whose)
        else:
            yield Mark(RECORD, Outcome.HIT, "", whose)
    spared = [name_key(name) for name in optional]
    for project in pairing.left:
        key = name_key(project.name)
        if not (key and any(key in name or name in key for name in spared)):
            place = _place_of(project.evidence)
            yield Mark("project.found", Outcome.EXTRA, project.name, None, place)
            yield Mark("project.name", Outcome.EXTRA, project.name, None, place)


def _place_of(evidence: Evidence) -> int | None:
    """Where in the text a record stands: the first place that its evidence names."""
    return min((span.start for spans in evidence.values() for span in spans), default=None)


def _mark_name(wanted: ExpectedProject, project: Project | None, whose: Whose) -> Iterator[Mark]:
    if project is None:
        yield Mark("project.found", Outcome.MISSING, wanted.name, whose)
        yield Mark("project.name", Outcome.MISSING, wanted.name, whose)
        return
    yield Mark("project.found", Outcome.HIT, "", whose)
    if is_named(wanted, project):
        yield Mark("project.name", Outcome.HIT, "", whose)
    else:
        yield Mark("project.name", Outcome.WRONG, f"{wanted.name} <> {project.name}", whose)


def _mark_project(wanted: ExpectedProject, got: Project | None, whose: Whose) -> Iterator[Mark]:
    """Marks of one project's fields; a project that was not found has none of them."""
    name = wanted.name
    total = quantity_of(got.total_investment if got else None, money=True)
    plan = quantity_of(got.annual_plan if got else None, money=True)
    yield from mark_slot("project.total_investment", name, wanted.total_investment, total, whose)
    yield from mark_slot("project.annual_plan", name, wanted.annual_plan, plan, whose)
    progress = quantity_of(got.progress_percent if got else None)
    yield from mark_slot("project.progress_percent", name, wanted.progress_percent, progress, whose)
    yield from _mark_completions(wanted, got.completions if got else (), whose)
    h1 = quantity_of(got.h1_completion if got else None, money=True)
    yield from mark_slot("project.h1_completion", name, Wanted(_first_half(wanted)), h1, whose)
    yield from mark_slot("project.status", name, wanted.status, got.status if got else None, whose)
    yield from mark_slot("project.level", name, wanted.level, got.level if got else None, whose)
    if wanted.nature.value is not None:  # often arguable where the report does not say it: only a wrong one counts
        yield from mark_slot("project.nature", name, wanted.nature, got.nature if got else None, whose)
    if wanted.components:
        names = dict.fromkeys(name_key(component.name) for component in wanted.components)
        said = dict.fromkeys(name_key(component.name) for component in (got.components if got else ()))
        yield from mark_lists("project.components", name, names, said, whose)
    yield from _mark_details(wanted, got, whose)


def _mark_completions(wanted: ExpectedProject, got: Sequence[Completion], whose: Whose) -> Iterator[Mark]:
    left = [
        (months_of(completion.period), amount)
        for completion in got
        if (amount := quantity_of(completion.amount, money=True)) is not None
    ]
    for each in wanted.completions:
        said = next((one for one in left if one[1] == each.amount and same_months(each.period, one[0])), None)
        if said is None:
            what = f"{wanted.name}: {each.period} {each.amount}"
            yield Mark("project.completions", Outcome.MISSING, what, whose)
        else:
            left.remove(said)
            yield Mark("project.completions", Outcome.HIT, "", whose)
    for months, amount in left:
        yield Mark("project.completions", Outcome.EXTRA, f"{wanted.name}: {months} {amount}", whose)


def _first_half(wanted: ExpectedProject) -> Quantity | None:
    amounts = (each.amount for each in wanted.completions if _is_first_half(each.period))
    return next(amounts, None)


def _is_first_half(period: Months | None) -> bool:
    return period not in (None, "cumulative") and [end[-2:] for end in str(period).split("/")] == ["01", "06"]


def _mark_details(wanted: ExpectedProject, got: Project | None, whose: Whose) -> Iterator[Mark]:
    """Marks that are shown and carry no weight: a slip here is worth seeing, and seldom makes a record wrong."""
    percent = quantity_of(got.percent_of_plan if got else None)
    yield from mark_slot("detail.percent_of_plan", wanted.name, Wanted(wanted.percent_of_plan), percent, whose)
    states = {name_key(component.name): component.status for component in (got.components if got else ())}
    for component in wanted.components:
        part = f"{wanted.name}·{component.name}"
        said = states.get(name_key(component.name))
        yield from mark_slot("detail.component_status", part, Wanted(component.status), said, whose)


# --------------------------------------------------------------------------------------------------------- aggregates


def compare_aggregates(pairing: Pairing[ExpectedAggregate, Aggregate]) -> Iterator[Mark]:
    """Marks of what is said of groups: every figure, and whether the group that has them is the right one."""
    for at, wanted, aggregate in pairing.pairs:
        whose = ("aggregate", at)
        said = _shown(said_of(wanted, said_figures(aggregate))) if aggregate else ()
        yield from mark_lists("aggregate.figures", wanted.scope, _shown(expected_figures(wanted)), said, whose)
        if aggregate is not None:
            same = any(likeness(scope, aggregate.scope) >= 0.34 for scope in (wanted.scope, *wanted.aliases))
            yield mark_likeness("aggregate.scope", wanted.scope, same, aggregate.scope, whose)
    for aggregate in pairing.left:
        said, place = _shown(said_figures(aggregate)), _place_of(aggregate.evidence)
        yield from mark_lists("aggregate.figures", aggregate.scope, (), said, None, place)


@dataclass(frozen=True, slots=True)
class _Said:
    """An aggregate's figure that prints itself as people write it."""

    key: str
    value: Quantity

    def __str__(self) -> str:
        return f"{self.key} {self.value}"


def _shown(figures: Sequence[tuple[str, Quantity]]) -> tuple[_Said, ...]:
    return tuple(_Said(key, value) for key, value in figures)


# ------------------------------------------------------------------------------------------------------------ targets


def compare_targets(pairing: Pairing[ExpectedTarget, Target]) -> Iterator[Mark]:
    """Marks of the promises that carry a number."""
    for at, wanted, target in pairing.pairs:
        whose = ("target", at)
        if target is not None:
            yield Mark("target.values", Outcome.HIT, "", whose)
            yield from _mark_target(wanted, target, whose)
        elif not wanted.optional:
            yield Mark("target.values", Outcome.MISSING, f"{wanted.metric}: {wanted.value}", whose)
    for target in pairing.left:
        written, place = (target.value.text, target.value.span.start) if target.value else ("", None)
        yield Mark("target.values", Outcome.EXTRA, f"{target.metric}: {written}", None, place)


def _mark_target(wanted: ExpectedTarget, target: Target, whose: Whose) -> Iterator[Mark]:
    yield from mark_slot("target.op", wanted.metric, Wanted(wanted.op), target.op, whose)
    alike = likeness(wanted.metric, target.metric) >= 0.3
    yield mark_likeness("target.metric", wanted.metric, alike, target.metric, whose)
    if wanted.deadline:
        promise = f"{wanted.metric}: {wanted.deadline}"
        said = target.deadline and (target.deadline.by or target.deadline.text)
        yield mark_likeness("target.deadline", promise, _is_due(wanted.deadline, target.deadline), said, whose)
    owners = dict.fromkeys(map(name_key, wanted.owners))
    said_owners = dict.fromkeys(name_key(owner.name) for owner in target.owners)
    yield from mark_lists("target.owners", wanted.metric, owners, said_owners, whose)


def _is_due(wanted: str, got: Deadline | None) -> bool:
    """Whether a deadline is that day, or is worded with the same words."""
    if got is None:
        return False
    words, expected = fold(got.text), fold(wanted)
    return wanted == got.by or bool(words and (words in expected or expected in words))


# ----------------------------------------------------------------------------------------------------------- findings


def compare_findings(pairing: Pairing[ExpectedFinding, Finding]) -> Iterator[Mark]:
    """Marks of what does not add up."""
    for at, wanted, finding in pairing.pairs:
        if finding is not None:
            yield Mark("audit.findings", Outcome.HIT, "", ("finding", at))
        elif not wanted.optional:
            what = f"{wanted.rule} {wanted.subject} {' / '.join(wanted.writings)}"
            yield Mark("audit.findings", Outcome.MISSING, what, ("finding", at))
    for finding in pairing.left:
        place = finding.reported.span.start if finding.reported else None
        yield Mark("audit.findings", Outcome.EXTRA, f"{finding.rule} {finding.message or finding.subject}", None, place)
