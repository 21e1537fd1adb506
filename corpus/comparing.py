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
from corpus.matching import (
    expected_figures,
    is_named,
    pair_aggregates,
    pair_findings,
    pair_projects,
    pair_targets,
    said_figures,
)
from corpus.tally import RECORD, Mark, Outcome, mark_likeness, mark_lists, mark_slot
from corpus.values import Months, Quantity, fold, likeness, months_of, name_key, quantity_of, same_months
from schemas import (
    Aggregate,
    Completion,
    Deadline,
    DocumentHead,
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


def compare_projects(
    expected: Sequence[ExpectedProject], optional: Sequence[str], got: Sequence[Project]
) -> Iterator[Mark]:
    """Marks of the projects, and one mark a record for whether it is exact."""
    pairing = pair_projects(expected, got)
    for wanted, project in pairing.pairs:
        marks = (*_mark_name(wanted, project), *_mark_project(wanted, project))
        yield from marks
        flaws = {mark.fact for mark in marks if mark.outcome is not Outcome.HIT} & _EXACT
        what = f"{wanted.name}: {' '.join(sorted(flaws))}"
        yield Mark(RECORD, Outcome.MISSING, what) if flaws else Mark(RECORD, Outcome.HIT)
    spared = [name_key(name) for name in optional]
    for project in pairing.left:
        key = name_key(project.name)
        if not (key and any(key in name or name in key for name in spared)):
            yield Mark("project.found", Outcome.EXTRA, project.name)
            yield Mark("project.name", Outcome.EXTRA, project.name)


def _mark_name(wanted: ExpectedProject, project: Project | None) -> Iterator[Mark]:
    if project is None:
        yield Mark("project.found", Outcome.MISSING, wanted.name)
        yield Mark("project.name", Outcome.MISSING, wanted.name)
        return
    yield Mark("project.found", Outcome.HIT)
    if is_named(wanted, project):
        yield Mark("project.name", Outcome.HIT)
    else:
        yield Mark("project.name", Outcome.WRONG, f"{wanted.name} <> {project.name}")


def _mark_project(wanted: ExpectedProject, got: Project | None) -> Iterator[Mark]:
    """Marks of one project's fields; a project that was not found has none of them."""
    name = wanted.name
    total = quantity_of(got.total_investment if got else None, money=True)
    plan = quantity_of(got.annual_plan if got else None, money=True)
    yield from mark_slot("project.total_investment", name, wanted.total_investment, total)
    yield from mark_slot("project.annual_plan", name, wanted.annual_plan, plan)
    progress = quantity_of(got.progress_percent if got else None)
    yield from mark_slot("project.progress_percent", name, wanted.progress_percent, progress)
    yield from _mark_completions(wanted, got.completions if got else ())
    h1 = quantity_of(got.h1_completion if got else None, money=True)
    yield from mark_slot("project.h1_completion", name, Wanted(_first_half(wanted)), h1)
    yield from mark_slot("project.status", name, wanted.status, got.status if got else None)
    yield from mark_slot("project.level", name, wanted.level, got.level if got else None)
    if wanted.nature.value is not None:  # often arguable where the report does not say it: only a wrong one counts
        yield from mark_slot("project.nature", name, wanted.nature, got.nature if got else None)
    if wanted.components:
        names = dict.fromkeys(name_key(component.name) for component in wanted.components)
        said = dict.fromkeys(name_key(component.name) for component in (got.components if got else ()))
        yield from mark_lists("project.components", name, names, said)
    yield from _mark_details(wanted, got)


def _mark_completions(wanted: ExpectedProject, got: Sequence[Completion]) -> Iterator[Mark]:
    left = [
        (months_of(completion.period), amount)
        for completion in got
        if (amount := quantity_of(completion.amount, money=True)) is not None
    ]
    for each in wanted.completions:
        said = next((one for one in left if one[1] == each.amount and same_months(each.period, one[0])), None)
        if said is None:
            what = f"{wanted.name}: {each.period} {each.amount}"
            yield Mark("project.completions", Outcome.MISSING, what)
        else:
            left.remove(said)
            yield Mark("project.completions", Outcome.HIT)
    for months, amount in left:
        yield Mark("project.completions", Outcome.EXTRA, f"{wanted.name}: {months} {amount}")


def _first_half(wanted: ExpectedProject) -> Quantity | None:
    amounts = (each.amount for each in wanted.completions if _is_first_half(each.period))
    return next(amounts, None)


def _is_first_half(period: Months | None) -> bool:
    return period not in (None, "cumulative") and [end[-2:] for end in str(period).split("/")] == ["01", "06"]


def _mark_details(wanted: ExpectedProject, got: Project | None) -> Iterator[Mark]:
    """Marks that are shown and carry no weight: a slip here is worth seeing, and seldom makes a record wrong."""
    percent = quantity_of(got.percent_of_plan if got else None)
    yield from mark_slot("detail.percent_of_plan", wanted.name, Wanted(wanted.percent_of_plan), percent)
    states = {name_key(component.name): component.status for component in (got.components if got else ())}
    for component in wanted.components:
        whose = f"{wanted.name}·{component.name}"
        said = states.get(name_key(component.name))
        yield from mark_slot("detail.component_status", whose, Wanted(component.status), said)


# --------------------------------------------------------------------------------------------------------- aggregates


def compare_aggregates(expected: Sequence[ExpectedAggregate], got: Sequence[Aggregate]) -> Iterator[Mark]:
    """Marks of what is said of groups: every figure, and whether the group that has them is the right one."""
    pairing = pair_aggregates(expected, got)
    for wanted, aggregate in pairing.pairs:
        said = said_figures(aggregate) if aggregate else ()
        yield from mark_lists("aggregate.figures", wanted.scope, *map(_shown, (expected_figures(wanted), said)))
        if aggregate is not None:
            same = any(likeness(scope, aggregate.scope) >= 0.34 for scope in (wanted.scope, *wanted.aliases))
            yield mark_likeness("aggregate.scope", wanted.scope, same, aggregate.scope)
    for aggregate in pairing.left:
        yield from mark_lists("aggregate.figures", aggregate.scope, (), _shown(said_figures(aggregate)))


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


def compare_targets(expected: Sequence[ExpectedTarget], got: Sequence[Target]) -> Iterator[Mark]:
    """Marks of the promises that carry a number."""
    pairing = pair_targets(expected, got)
    for wanted, target in pairing.pairs:
        if target is not None:
            yield Mark("target.values", Outcome.HIT)
            yield from _mark_target(wanted, target)
        elif not wanted.optional:
            yield Mark("target.values", Outcome.MISSING, f"{wanted.metric}: {wanted.value}")
    for target in pairing.left:
        yield Mark("target.values", Outcome.EXTRA, f"{target.metric}: {target.value.text if target.value else ''}")


def _mark_target(wanted: ExpectedTarget, target: Target) -> Iterator[Mark]:
    yield from mark_slot("target.op", wanted.metric, Wanted(wanted.op), target.op)
    alike = likeness(wanted.metric, target.metric) >= 0.3
    yield mark_likeness("target.metric", wanted.metric, alike, target.metric)
    if wanted.deadline:
        whose = f"{wanted.metric}: {wanted.deadline}"
        said = target.deadline and (target.deadline.by or target.deadline.text)
        yield mark_likeness("target.deadline", whose, _is_due(wanted.deadline, target.deadline), said)
    owners = dict.fromkeys(map(name_key, wanted.owners))
    said_owners = dict.fromkeys(name_key(owner.name) for owner in target.owners)
    yield from mark_lists("target.owners", wanted.metric, owners, said_owners)


def _is_due(wanted: str, got: Deadline | None) -> bool:
    """Whether a deadline is that day, or is worded with the same words."""
    if got is None:
        return False
    words, expected = fold(got.text), fold(wanted)
    return wanted == got.by or bool(words and (words in expected or expected in words))


# ----------------------------------------------------------------------------------------------------------- findings


def compare_findings(expected: Sequence[ExpectedFinding], got: Sequence[Finding]) -> Iterator[Mark]:
    """Marks of what does not add up."""
    pairing = pair_findings(expected, got)
    for wanted, finding in pairing.pairs:
        if finding is not None:
            yield Mark("audit.findings", Outcome.HIT)
        elif not wanted.optional:
            what = f"{wanted.rule} {wanted.subject} {' / '.join(wanted.writings)}"
            yield Mark("audit.findings", Outcome.MISSING, what)
    for finding in pairing.left:
        yield Mark("audit.findings", Outcome.EXTRA, f"{finding.rule} {finding.message or finding.subject}")
