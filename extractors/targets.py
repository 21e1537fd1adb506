"""What a report promises: figures to be reached, each with its metric, its deadline and who answers for it.

Found before anybody asks whose the other figures are, so that a goal is not taken for a group's number. Where the words do
not say clearly that something is still to be reached, it is no promise: a wrong target is a wrong claim.
"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from extractors.scan import Scan
from extractors.targets_deadlines import FoundDeadline, find_deadlines
from extractors.targets_ground import OPENING, SHARP, Ground
from extractors.targets_metrics import Spans
from extractors.targets_owners import FoundOwner, Ownership, find_ownerships
from extractors.targets_promises import Promise, find_promises
from extractors.targets_sections import Section, find_sections
from extractors.targets_tasks import FoundTask, find_demands, task_of
from extractors.targets_words import target_words
from schemas import Measure, Operator, quickly_built, replace


@quickly_built
@dataclass(frozen=True, slots=True)
class FoundTarget:
    """One promise at its place in the shadow."""

    at: int
    figure: int | None
    """Place in the list of figures; None for 全部 and for a task without a number."""
    whole: tuple[int, int] | None
    """The word 全部 where it stands for the number."""
    metric: Spans
    op: Operator | None
    measure: Measure | None
    per: tuple[int, int] | None
    deadline: FoundDeadline | None
    task: FoundTask | None
    owners: tuple[FoundOwner, ...]
    also: bool = False
    """The figure is first of all a plan or a count of a project or a group, and a promise as well."""


def find_targets(scan: Scan, year: int | None = None, until: str | None = None) -> tuple[FoundTarget, ...]:
    """The promises of a report in text order; `year` is the report's own, `until` the month up to which it tells."""
    ground = _ground(scan, year, until)
    ownerships = find_ownerships(scan.text, scan.blocks, scan.lexicon)
    notices = [ownership.notice for ownership in ownerships]
    sections = find_sections(scan)
    found: list[FoundTarget] = []
    lead: FoundDeadline | None = None
    for number, block in enumerate(scan.blocks):
        if block.kind == "furniture":
            continue
        lead = _lead_in(ground, number, lead)
        owned = _ownership_at(ownerships, block.body)
        promises = find_promises(ground, number, sections[number], notices, owned=owned is not None)
        found += [_target(ground, number, promise, sections[number], ownerships, lead) for promise in promises]
        taken = [promise.sentence for promise in promises]
        found += [
            replace(_blank(demand.at), metric=demand.metric, deadline=demand.deadline, owners=demand.owners)
            for demand in find_demands(ground, number, taken)
        ]
    found += _tasks_alone(ground, sections, ownerships, found)
    return tuple(sorted(found, key=lambda target: target.at))


def _ground(scan: Scan, year: int | None, until: str | None) -> Ground:
    """What all promises of a report are read from."""
    words = target_words(scan.lexicon)
    deadlines = find_deadlines(scan.text, scan.lexicon)
    times = sorted({*scan.times, *((found.start, found.end) for found in deadlines)})
    signals = [(match.start(), match.end(), match.lastgroup or "") for match in words.signal.finditer(scan.text)]
    ground = Ground(scan, words, deadlines, times, signals, year, [], [], until)
    firm = [match.start() for match in words.openings.finditer(scan.text)]
    firm += [start for start, _, strength in signals if strength == "strong"]
    coming = [deadline for deadline in deadlines if ground.is_to_come(deadline)]
    weak = [start for start, _, strength in signals if strength in OPENING and strength != "strong"]
    openings = [*firm, *weak, *(deadline.start for deadline in coming)]
    firm += [deadline.start for deadline in coming if scan.text[deadline.end - 1] in SHARP]
    return replace(ground, openings=sorted(openings), firm=sorted(firm))


def _lead_in(ground: Ground, number: int, lead: FoundDeadline | None) -> FoundDeadline | None:
    """The deadline that a lead-in gives to the bullets under it: 到2025年："""
    text, block = ground.scan.text, ground.scan.blocks[number]
    if text.endswith("：", block.body, block.end):
        inside = ground.deadlines_in(max(block.body, block.end - 60), block.end)
        return inside[-1] if inside else None
    return lead if block.marker is not None else None


def _ownership_at(ownerships: tuple[Ownership, ...], at: int) -> Ownership | None:
    place = bisect_right(ownerships, at, key=lambda ownership: ownership.start) - 1
    return ownerships[place] if place >= 0 and at < ownerships[place].end else None


def _target(
    ground: Ground,
    number: int,
    promise: Promise,
    section: Section,
    ownerships: tuple[Ownership, ...],
    lead: FoundDeadline | None,
) -> FoundTarget:
    """A promise with what stands around it: its task, its owners, the deadlines that it inherits."""
    ownership = _ownership_at(ownerships, promise.at)
    owners = ownership.owners if ownership is not None else ()
    if section == "goals" and ground.scan.genre == "实施方案" and ownership is not None and ownership.task != number:
        owners = ()
    asked = tuple(owner for owner in promise.asked if owner not in owners)
    if promise.per is not None and not owners and not asked and ground.scan.text.startswith("各", promise.per[0]):
        asked = (FoundOwner(*promise.per, "责任"),)
    deadline = promise.deadline or lead
    if deadline is None and ownership is not None:
        inside = ground.deadlines_in(*ownership.notice)
        deadline = inside[0] if inside else None
    if deadline is not None and ground.scan.genre != "实施方案":
        deadline = _in_time(deadline, ground)
    task = task_of(ground, number, ownership) if section != "goals" else None
    return FoundTarget(
        at=promise.at,
        figure=promise.figure,
        whole=promise.whole,
        metric=promise.metric,
        op=promise.op,
        measure=promise.measure,
        per=promise.per,
        deadline=deadline,
        task=task,
        owners=(*asked, *owners),
        also=promise.also,
    )


def _in_time(deadline: FoundDeadline, ground: Ground) -> FoundDeadline:
    """The deadline; without its day where that would lie before the end of what the report tells: its year is not the report's."""
    by = deadline.by(ground.year)
    behind = by is not None and ground.until is not None and deadline.year is None and by[:7] < ground.until
    return replace(deadline, month=None, day=None) if behind else deadline


def _blank(at: int) -> FoundTarget:
    return FoundTarget(at, None, None, (), None, None, None, None, None, ())


def _tasks_alone(
    ground: Ground, sections: tuple[Section, ...], ownerships: tuple[Ownership, ...], found: list[FoundTarget]
) -> list[FoundTarget]:
    """The tasks of a plan that promise no number: their owners are told all the same."""
    if ground.scan.genre != "实施方案":
        return []
    places = sorted(target.at for target in found)
    alone = []
    for ownership in ownerships:
        low = bisect_left(places, ownership.start)
        if low < len(places) and places[low] < ownership.end:
            continue
        if ground.scan.main_figures(ownership.task):
            continue  # a project's line, whose responsible unit is a field of it
        task = task_of(ground, ownership.task, ownership)
        if task is None or task.title is None:
            continue
        inside = ground.deadlines_in(*ownership.notice)
        alone.append(
            replace(
                _blank(ownership.start),
                metric=(task.title,),
                task=task,
                owners=ownership.owners,
                deadline=inside[0] if inside else None,
            )
        )
    return alone
