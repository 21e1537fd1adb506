"""Whose counterpart is whose: each expected record of a case with the record of the report that answers it.

Every function gives the expected records in order, each with its counterpart or None, and the records left over. No
record answers twice. A pairing decides only that two records speak of one thing; whether they say the same of it is for
`comparing`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from corpus.expected import ExpectedAggregate, ExpectedFinding, ExpectedProject, ExpectedTarget
from corpus.places import Place
from corpus.values import Quantity, holds, likeness, name_key, promised, quantity_of
from schemas import Aggregate, Entry, Figure, Finding, Project, Target

E = TypeVar("E")
G = TypeVar("G")


@dataclass(frozen=True, slots=True)
class Pairing(Generic[E, G]):
    """The expected records with their counterparts, and what the report says beyond them."""

    pairs: tuple[tuple[int, E, G | None], ...]
    """Each with its place in the list of expected records; those that are not compared are left out."""
    left: tuple[G, ...]


# ---------------------------------------------------------------------------------------------------------- projects


def pair_projects(expected: Sequence[ExpectedProject], got: Sequence[Project]) -> Pairing[ExpectedProject, Project]:
    """By name or alias first, for all; then, for those still alone, where one name holds the other.

    Of several with one name, the one with the expected investment: a project listed twice is two records.
    """
    left, found = list(got), dict[int, Project]()
    names = {name_key(project.name) for project in got}
    for at, wanted in enumerate(expected):
        keys = _name_keys(wanted)
        named = [project for project in left if name_key(project.name) in keys] if keys & names else []
        if named:
            total = wanted.total_investment.value
            same = (project for project in named if quantity_of(project.total_investment, money=True) == total)
            found[at] = next(same, named[0])
            _remove(left, found[at])
    for at, wanted in enumerate(expected):
        holding = (project for project in left if holds(name_key(project.name), name_key(wanted.name)))
        project = None if at in found else next(holding, None)
        if project is not None:
            found[at] = project
            _remove(left, project)
    return Pairing(tuple((at, wanted, found.get(at)) for at, wanted in enumerate(expected)), tuple(left))


def is_named(wanted: ExpectedProject, project: Project) -> bool:
    """Whether a project bears the expected name, or one of its other forms."""
    return name_key(project.name) in _name_keys(wanted)


def _name_keys(wanted: ExpectedProject) -> set[str]:
    return {name_key(name) for name in (wanted.name, *wanted.aliases)}


def _remove(items: list[G], item: G) -> None:
    """Take out that very item, once: two records may well be equal, or one and the same."""
    del items[next(at for at, other in enumerate(items) if other is item)]


# --------------------------------------------------------------------------------------------------------- aggregates

AggregateFigure = tuple[str, Quantity]
"""What a figure of a group is, and the figure."""


def expected_figures(aggregate: ExpectedAggregate) -> tuple[AggregateFigure, ...]:
    """The figures that a case gives of a group, each once."""
    slots = {
        "count": aggregate.count.value,
        "total_investment": aggregate.total_investment,
        "annual_plan": aggregate.annual_plan,
        "percent_of_plan": aggregate.percent_of_plan,
        "output_value": aggregate.output_value,
    }
    completed = (("completion", completion.amount) for completion in aggregate.completions)
    return tuple(dict.fromkeys([*((key, value) for key, value in slots.items() if value is not None), *completed]))


def said_of(wanted: ExpectedAggregate, said: Sequence[AggregateFigure]) -> tuple[AggregateFigure, ...]:
    """The figures that a report gives, with the expected number of projects where it gives another that is not wrong."""
    number = wanted.count
    if number.value is None or not number.also:
        return tuple(said)
    return tuple((key, number.value if key == "count" and number.admits(value) else value) for key, value in said)


def said_figures(aggregate: Aggregate) -> tuple[AggregateFigure, ...]:
    """The figures that a report gives of a group, each once."""
    slots = {
        "count": quantity_of(aggregate.count),
        "total_investment": quantity_of(aggregate.total_investment, money=True),
        "annual_plan": quantity_of(aggregate.annual_plan, money=True),
        "percent_of_plan": quantity_of(aggregate.percent_of_plan),
        "output_value": quantity_of(aggregate.output_value, money=True),
    }
    completed = (("completion", quantity_of(completion.amount, money=True)) for completion in aggregate.completions)
    every = [*slots.items(), *completed]
    return tuple(dict.fromkeys((key, value) for key, value in every if value is not None))


def pair_aggregates(
    expected: Sequence[ExpectedAggregate], got: Sequence[Aggregate]
) -> Pairing[ExpectedAggregate, Aggregate]:
    """By figures, the scope deciding between equals; the group with most figures chooses first.

    The wording of a scope is the writer's and not the report's, so it cannot lead.
    """
    figures = [frozenset(expected_figures(wanted)) for wanted in expected]
    left = [(aggregate, said_figures(aggregate)) for aggregate in got]
    found = dict[int, Aggregate]()
    for at in sorted(range(len(expected)), key=lambda at: -len(figures[at])):
        shared = [len(figures[at].intersection(said_of(expected[at], said))) for _, said in left]
        most = max(shared, default=0)
        if most:
            scope = expected[at].scope
            best = max(
                (place for place, count in enumerate(shared) if count == most),
                key=lambda place: likeness(scope, left[place][0].scope),
            )
            found[at] = left.pop(best)[0]
    pairs = tuple((at, wanted, found.get(at)) for at, wanted in enumerate(expected))
    return Pairing(pairs, tuple(aggregate for aggregate, _ in left))


# ------------------------------------------------------------------------------------------------------------ targets


def said_promise(target: Target) -> Quantity | None:
    """The number of a promise that a report makes, under the same rule."""
    return quantity_of(target.value) if target.value and promised(target.value.text) else None


def pair_targets(expected: Sequence[ExpectedTarget], got: Sequence[Target]) -> Pairing[ExpectedTarget, Target]:
    """By the number, the metric deciding between equals; promises without a number take no part."""
    left = [target for target in got if said_promise(target) is not None]
    pairs: list[tuple[int, ExpectedTarget, Target | None]] = []
    for at, wanted in enumerate(expected):
        if wanted.number is None:
            continue
        same = (target for target in left if said_promise(target) == wanted.number)
        best = max(same, key=lambda target: likeness(wanted.metric, target.metric), default=None)
        pairs.append((at, wanted, best))
        if best is not None:
            _remove(left, best)
    return Pairing(tuple(pairs), tuple(left))


# ----------------------------------------------------------------------------------------------------------- findings

_FAMILIES = {
    "sum": "total",
    "count": "total",
    "conflict": "conflict",
    "duplicate": "conflict",
    "completion_gt_plan": "bound",
    "plan_gt_total": "bound",
}
_NEIGHBOURS = {"total", "conflict", "bound", "percent"}
_CONSEQUENCES = 2


def family(rule: str) -> str:
    """The kind of contradiction that a rule finds; rules of one family see one error from different sides."""
    return _FAMILIES.get(rule, rule)


def pair_findings(expected: Sequence[ExpectedFinding], got: Sequence[Finding]) -> Pairing[ExpectedFinding, Finding]:
    """By a figure in common (for a conflict: by the subject), in the same family or else in a neighbouring one.

    What else speaks of that figure may stand as a consequence, two at most; remarks and numbering take no part.
    """
    left = [finding for finding in got if finding.severity != "info" and finding.rule != "numbering"]
    pairs: list[tuple[int, ExpectedFinding, Finding | None]] = []
    for at, wanted in enumerate(expected):
        if wanted.rule == "numbering":
            continue
        about = [finding for finding in left if _is_about(wanted, finding)]
        same = (finding for finding in about if family(finding.rule) == family(wanted.rule))
        near = (finding for finding in about if {family(finding.rule), family(wanted.rule)} <= _NEIGHBOURS)
        hit = next(same, None) or next(near, None)
        pairs.append((at, wanted, hit))
        if hit is not None:
            _remove(left, hit)
            for consequence in [finding for finding in about if finding is not hit][:_CONSEQUENCES]:
                _remove(left, consequence)
    return Pairing(tuple(pairs), tuple(left))


def _is_about(wanted: ExpectedFinding, finding: Finding) -> bool:
    reported = quantity_of(finding.reported)
    is_count = wanted.rule == "count"
    if reported is not None and any(_is_close(reported, number, exact=is_count) for number in wanted.numbers):
        return True
    return family(wanted.rule) == "conflict" and likeness(wanted.subject, finding.subject + finding.message) >= 0.6


def _is_close(one: Quantity, other: Quantity, *, exact: bool) -> bool:
    if exact:
        return one == other
    return abs(one.value - other.value) * 1000 <= max(abs(one.value), abs(other.value))


# ------------------------------------------------------------------------------------------------------------ figures


@dataclass(frozen=True, slots=True)
class Lookup:
    """What became of the figure at a place: its entry, or else a mention among the unclaimed, or nothing."""

    entry: Entry | None
    unclaimed: bool


def pair_figures(
    places: Sequence[Place], entries: Sequence[Entry], unclaimed: Sequence[Figure]
) -> tuple[tuple[Lookup, ...], tuple[Entry, ...]]:
    """What became of the figure at each place, and the entries at none of them."""
    left, found = list(entries), []
    for place in places:
        entry = next((entry for entry in left if _overlaps(place, entry.figure)), None)
        if entry is not None:
            _remove(left, entry)
        found.append(Lookup(entry, entry is None and any(_overlaps(place, figure) for figure in unclaimed)))
    return tuple(found), tuple(left)


def _overlaps(place: Place, figure: Figure) -> bool:
    return figure.span.start < place[1] and place[0] < figure.span.end
