"""Tasks and demands: the numbered task that a promise stands in, and what a unit is told to do by a day, with or without a number."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.targets_deadlines import FoundDeadline
from extractors.targets_ground import Ground
from extractors.targets_metrics import Spans
from extractors.targets_owners import FoundOwner, Ownership, find_asked

_LONGEST_TITLE = 40
_NUMBER = re.compile(r"[0-9]+|[一二三四五六七八九十]+|[①-⑳]")
_ACTION = re.compile(r"[^，。；！\n]{2,40}")


@dataclass(frozen=True, slots=True)
class FoundTask:
    """A task at its place: its number, its title, the section over it."""

    number: tuple[int, int] | None
    title: tuple[int, int] | None
    section: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Demand:
    """What a unit is told to do by a day."""

    at: int
    metric: Spans
    deadline: FoundDeadline
    owners: tuple[FoundOwner, ...]


def task_of(ground: Ground, number: int, ownership: Ownership | None) -> FoundTask | None:
    """The numbered task that a block belongs to: its own, that of its owners, or that of the heading over it."""
    scan = ground.scan
    block = scan.blocks[number]
    if block.marker is None and ownership is not None:
        number = ownership.task
    elif block.marker is None and block.heading is not None:
        number = block.heading
    block = scan.blocks[number]
    marker = block.marker
    if marker is None and ownership is None:
        return None
    sign = _NUMBER.search(scan.text, block.start, block.body) if marker is not None else None
    stops = [scan.text.find(stop, block.body, block.end) for stop in "。：；"]
    stop = min((place for place in stops if place >= 0), default=block.end)
    if ownership is not None and block.body < ownership.notice[0] < stop:
        stop = ownership.notice[0]
    title = (block.body, stop) if 2 <= stop - block.body <= _LONGEST_TITLE else None
    if sign is None and title is None:
        return None
    above = scan.blocks[block.heading] if block.heading is not None else None
    section = (above.start, above.end) if above is not None and above.end - above.start <= _LONGEST_TITLE else None
    return FoundTask(sign.span() if sign else None, title, section)


def find_demands(ground: Ground, number: int, taken: list[tuple[int, int]]) -> Iterator[Demand]:
    """What units of a block are told to do by a day, in sentences that promise no number: 县资源局要在9月20日前完成报批."""
    text, block = ground.scan.text, ground.scan.blocks[number]
    if "要" not in text[block.body : block.end] and "须" not in text[block.body : block.end]:
        return
    for asked in find_asked(text, block.body - 1 if block.body else 0, block.end, ground.scan.lexicon):
        if not asked.demand or asked.start < block.body or any(low <= asked.start < high for low, high in taken):
            continue
        stop = min(
            (place for sign in "。；！" if (place := text.find(sign, asked.end, block.end)) >= 0), default=block.end
        )
        deadlines = [found for found in ground.deadlines_in(asked.end, stop) if not found.repeats]
        if len(deadlines) != 1:
            continue
        (deadline,) = deadlines
        action = _ACTION.match(text, deadline.end, stop) or _ACTION.match(text, asked.end, deadline.start)
        if action is not None:
            yield Demand(asked.start, (action.span(),), deadline, asked.owners)
