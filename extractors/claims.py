"""Whose each figure is: role and owner by structure, or nobody's where the structure does not say."""

import re
from dataclasses import dataclass
from typing import Literal

from extractors.figures import FoundFigure
from extractors.mentions import GroupMention, Mentions
from extractors.outline import Block
from extractors.periods import FoundPeriod
from extractors.roles import RoleReading
from schemas import Role

_SENTENCE_END = re.compile(r"[。！？\n]")
_NATIONAL = re.compile(r"固定资产|固投")
_NO_OWNER_KINDS = ("other", "money", "percent", "rank", "ratio")


@dataclass(frozen=True, slots=True)
class Subject:
    """A record that figures belong to: a place in the list of projects, of groups, or of components."""

    kind: Literal["project", "group", "component"]
    place: int


@dataclass(frozen=True, slots=True)
class Claim:
    """One figure claimed for one record."""

    figure: int
    role: Role
    owner: Subject
    label: str
    """What the text calls it: the cue, or the words beside it."""
    cue: tuple[int, int] | None
    period: FoundPeriod | None
    cumulative: bool
    part: bool


def find_claims(
    text: str,
    blocks: tuple[Block, ...],
    figures: tuple[FoundFigure, ...],
    places: list[range],
    roles: tuple[RoleReading | None, ...],
    periods: tuple[FoundPeriod, ...],
    mentions: Mentions,
) -> tuple[Claim, ...]:
    """The claims of a report in text order; a figure without one stays unclaimed."""
    claims: list[Claim] = []
    by_block: dict[int, list[int]] = {}
    for number, mention in enumerate(mentions.groups):
        by_block.setdefault(mention.block, []).append(number)
    heading_group: dict[int, int] = {}
    for number, block in enumerate(blocks):
        own = by_block.get(number, [])
        if block.kind == "heading" and own:
            heading_group[number] = own[0]
        if block.kind == "furniture":
            continue
        base = _base(number, blocks, mentions, heading_group)
        claims += _block_claims(text, block, figures, places[number], roles, periods, mentions, own, base)
    return tuple(claims)


def _base(number: int, blocks: tuple[Block, ...], mentions: Mentions, heading_group: dict[int, int]) -> Subject | None:
    """The record that a block speaks of before it names one: the project of its item, or the group of the heading just above."""
    if number in mentions.heads:
        return Subject("project", mentions.heads[number])
    block = blocks[number]
    if block.kind == "paragraph" and block.heading == number - 1 and block.heading in heading_group:
        return Subject("group", heading_group[block.heading])
    return None


def _block_claims(
    text: str,
    block: Block,
    figures: tuple[FoundFigure, ...],
    places: range,
    roles: tuple[RoleReading | None, ...],
    periods: tuple[FoundPeriod, ...],
    mentions: Mentions,
    groups: list[int],
    base: Subject | None,
) -> list[Claim]:
    counts = {mentions.groups[number].group.count: number for number in groups}
    names = _named_spans(mentions, groups, block, base)
    claims: list[Claim] = []
    for place in places:
        found, reading = figures[place], roles[place]
        if place in counts:
            claims.append(Claim(place, "count", Subject("group", counts[place]), "数量", None, None, False, False))
            continue
        inside = next((owner for start, end, owner in names if start <= found.core and found.end <= end), None)
        if inside is not None:
            if found.figure.kind != "other":
                claims.append(_claim(text, found, place, _role_of_kind(found), inside, None, None))
            continue
        if place in mentions.stray:
            continue
        if place in mentions.reverse:
            owner: Subject | None = Subject("project", mentions.reverse[place])
        else:
            owner = _owner(text, block, found.start, mentions, groups, base)
        if owner is None:
            continue
        role = reading.role if reading else _role_without_cue(found, owner)
        if role is None or (owner.kind == "group" and reading and reading.cue and _NATIONAL.search(reading.cue)):
            continue
        period = _period(text, block, found, reading, figures, places, roles, periods) if role == "completion" else None
        claims.append(_claim(text, found, place, role, owner, reading, period))
    return claims


def _named_spans(mentions: Mentions, groups: list[int], block: Block, base: Subject | None) -> list[tuple[int, int, Subject]]:
    """The names in a block with their records: a capacity inside a name belongs to what is so called."""
    spans = []
    for place, project in enumerate(mentions.projects):
        if block.start <= project.name.start < block.end:
            spans.append((project.name.start, project.name.end, Subject("project", place)))
    for place, component in enumerate(mentions.components):
        if component.group in groups:
            spans.append((component.name.start, component.name.end, Subject("component", place)))
    return spans


def _owner(text: str, block: Block, at: int, mentions: Mentions, groups: list[int], base: Subject | None) -> Subject | None:
    """The record that a place of a block speaks of: the nearest group opened before it and not yet closed, or the block's own."""
    in_item = base is not None and base.kind == "project"
    before = [number for number in groups if mentions.groups[number].group.end <= at and not _closed_bracket(text, mentions.groups[number], at)]
    sentence = _sentence_start(text, block.body, at)
    near = [number for number in before if mentions.groups[number].group.end > sentence]
    if near:
        last = mentions.groups[near[-1]]
        if in_item and (last.group.generic or last.group.state or _clause_breaks(text, last.group.end, at)):
            return base
        return Subject("group", near[-1])
    if in_item or not before:
        return base
    mains = [number for number in before if mentions.groups[number].part_of is None]
    return Subject("group", mains[-1]) if len(mains) == 1 else None


def _closed_bracket(text: str, mention: GroupMention, at: int) -> bool:
    """Whether the bracket that a group was opened in has been closed before a place."""
    depth = 0
    for char in text[mention.group.end : at]:
        depth += (char == "（") - (char == "）")
        if depth < 0:
            return mention.group.start > 0 and "（" not in text[mention.group.start : mention.group.end] and not _heads_bracket(text, mention)
    return False


def _heads_bracket(text: str, mention: GroupMention) -> bool:
    """Whether the bracket holds only the figures of a group named before it: 省级（6个，总投资30亿元）, 重点项目（55个）."""
    return "（" in text[mention.group.start : mention.group.end] or re.match(r"[\u3400-\u9fff]*（", text[mention.group.start : mention.group.end]) is not None


def _sentence_start(text: str, floor: int, at: int) -> int:
    start = floor
    for match in _SENTENCE_END.finditer(text, floor, at):
        start = match.end()
    return start


def _clause_breaks(text: str, start: int, at: int) -> bool:
    """Whether a ； stands between: the clause behind it is the item's own again."""
    return "；" in text[start:at]


def _role_of_kind(found: FoundFigure) -> Role:
    roles: dict[str, Role] = {"area": "area", "length": "length", "capacity": "capacity"}
    return roles.get(found.figure.kind, "other")


def _role_without_cue(found: FoundFigure, owner: Subject) -> Role | None:
    """The role of a figure that no cue names: by its kind for a project; money and percentages stay unclaimed."""
    if owner.kind != "project" or found.figure.kind in _NO_OWNER_KINDS:
        return None
    return _role_of_kind(found)


def _claim(text: str, found: FoundFigure, place: int, role: Role, owner: Subject, reading: RoleReading | None, period: FoundPeriod | None) -> Claim:
    cue = (reading.start, found.start) if reading and reading.cue else None
    if reading is None or reading.cue is None:
        label = _label(text, found)
    else:
        label = _label(text, found, reading.start) if reading.part else reading.cue
    cumulative = reading is not None and reading.cumulative
    return Claim(place, role, owner, label, cue, period, cumulative or (period is not None and period.cumulative), reading is not None and reading.part)


_BEFORE = re.compile(r"[\u3400-\u9fff]{1,12}\Z")
_AFTER = re.compile(r"[\u3400-\u9fff]{1,8}?(?=已|正|完|主体|均|全部|项目|工程|[^\u3400-\u9fff]|\Z)")


def _label(text: str, found: FoundFigure, at: int | None = None) -> str:
    """What a figure is of where no cue of its own says so: the words that touch it, or those before its bare 完成."""
    before = _BEFORE.search(text, max(0, (at or found.start) - 12), at or found.start)
    after = _AFTER.match(text, found.end) if at is None else None
    touching = after or before
    return touching.group() if touching else found.figure.unit or found.figure.text


def _period(
    text: str,
    block: Block,
    found: FoundFigure,
    reading: RoleReading | None,
    figures: tuple[FoundFigure, ...],
    places: range,
    roles: tuple[RoleReading | None, ...],
    periods: tuple[FoundPeriod, ...],
) -> FoundPeriod | None:
    """The period that a completion speaks of: the nearest one before it in its sentence, else the last one of its block."""
    at = reading.start if reading else found.start
    before = [period for period in periods if block.start <= period.start and period.end <= max(at, found.start)]
    if not before:
        return None
    sentence = _sentence_start(text, block.body, at)
    near = [period for period in before if period.start >= sentence]
    return (near or before)[-1]
