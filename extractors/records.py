"""From claims to records: projects, groups, and the ledger of figures, each field with its evidence."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from extractors.aggregating import aggregate_record
from extractors.claims import Claim
from extractors.figures import FoundFigure
from extractors.material import Material
from extractors.mentions import Mentions
from extractors.profiles import project_record
from extractors.subjects import Subject
from extractors.targets import FoundTarget
from extractors.targets_records import target_owners, target_records
from schemas import Aggregate, Entry, FigureLedger, Owner, Project, Target


@dataclass(frozen=True, slots=True)
class Records:
    """The records of one report, and where each of its figures went."""

    projects: tuple[Project, ...]
    aggregates: tuple[Aggregate, ...]
    targets: tuple[Target, ...]
    figures: FigureLedger


def build_records(
    material: Material,
    figures: tuple[FoundFigure, ...],
    mentions: Mentions,
    claims: tuple[Claim, ...],
    promises: tuple[FoundTarget, ...],
) -> Records:
    """The records that a report's mentions, claims and promises amount to."""
    by_owner: dict[Subject, list[Claim]] = {}
    for claim in claims:
        by_owner.setdefault(claim.owner, []).append(claim)
    components: dict[int, list[int]] = {}
    for number, component in enumerate(mentions.components):
        components.setdefault(component.project, []).append(number)
    projects = tuple(
        project_record(material, place, mentions, figures, by_owner, components.get(place, []))
        for place in range(len(mentions.projects))
    )
    kept = [place for place in range(len(mentions.groups)) if _says_something(place, mentions, by_owner)]
    renumbered = {place: number for number, place in enumerate(kept)}
    aggregates = tuple(aggregate_record(material, place, renumbered, mentions, figures, by_owner) for place in kept)
    owner_of = _owner_names(projects, aggregates, mentions, renumbered)
    targets = target_records(material, figures, promises)
    ledger = _ledger(figures, claims, owner_of, target_owners(promises, targets))
    return Records(projects, aggregates, targets, ledger)


def _says_something(place: int, mentions: Mentions, by_owner: dict[Subject, list[Claim]]) -> bool:
    """Whether a group is one: a bare 3个项目 of which nothing is said is none."""
    mention = mentions.groups[place]
    if mention.same_as is not None:
        return False
    claims = by_owner.get(Subject("group", place), [])
    if mention.group.silent:
        return False
    if not claims and mention.group.count is None and not mention.members:
        return False
    return (
        not mention.group.generic
        or len(claims) > 1
        or mention.group.state is not None
        or bool(mention.group.members)
        or mention.group.counted_last
    )


def _owner_names(
    projects: tuple[Project, ...], aggregates: tuple[Aggregate, ...], mentions: Mentions, renumbered: dict[int, int]
) -> Callable[[Subject], list[Owner]]:
    """For each subject the owners that the ledger names: a component with its project behind it."""
    own_index: dict[int, int] = {}
    seen: dict[int, int] = {}
    for place, component in enumerate(mentions.components):
        own_index[place] = seen.get(component.project, 0)
        seen[component.project] = own_index[place] + 1

    @cache
    def owners(subject: Subject) -> list[Owner]:
        if subject.kind == "project":
            return [Owner("project", subject.place, projects[subject.place].name)]
        if subject.kind == "component":
            component = mentions.components[subject.place]
            project = projects[component.project]
            return [
                Owner("component", own_index[subject.place], project.components[own_index[subject.place]].name),
                Owner("project", component.project, project.name),
            ]
        if subject.place not in renumbered:
            return []
        number = renumbered[subject.place]
        return [Owner("aggregate", number, aggregates[number].scope)]

    return owners


def _ledger(
    figures: tuple[FoundFigure, ...],
    claims: tuple[Claim, ...],
    owners: Callable[[Subject], list[Owner]],
    promised: Mapping[int, tuple[Owner, ...]],
) -> FigureLedger:
    """Every figure once, in text order; what nobody claims and nobody promises belongs to the document and is listed."""
    claimed: dict[int, list[Claim]] = {}
    for claim in claims:
        if claim.owner.kind != "group" or owners(claim.owner):
            claimed.setdefault(claim.figure, []).append(claim)
    entries, unclaimed = [], []
    for place, found in enumerate(figures):
        targets = promised.get(place, ())
        if place in claimed:
            first, *rest = (*(owner for claim in claimed[place] for owner in owners(claim.owner)), *targets)
            entries.append(Entry(found.figure, claimed[place][0].role, first, tuple(rest)))
        elif targets:
            entries.append(Entry(found.figure, "target", targets[0], targets[1:]))
        else:
            unclaimed.append(found.figure)
            entries.append(Entry(found.figure, "other", Owner("document", None, None), ()))
    return FigureLedger(len(figures), len(figures) - len(unclaimed), tuple(unclaimed), tuple(entries))
