"""Whose each figure is: role and owner by structure, or nobody's where the structure does not say."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace

from extractors.figures import FoundFigure
from extractors.membership import closed_bracket
from extractors.mentions import Mentions
from extractors.outline import Block
from extractors.patterns import last_match
from extractors.periods import FoundPeriod
from extractors.places import sentence_start
from extractors.roles import RoleReading
from extractors.scan import Scan
from extractors.subjects import Subject, Turn, find_turns, turn_at
from schemas import Role

_DONE = re.compile(r"累计|已|开累|实际|自?开工")
_NATIONAL = re.compile(r"固定资产|固投")
_NO_OWNER_KINDS = ("other", "money", "percent", "rank", "ratio")


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
    other_years: tuple[int, int] | None = None
    """The years that a completion names as its own, where they are not the report's."""
    rule: str | None = None
    """How the owner follows from the words, where that has a name: told in explanations."""


def find_claims(scan: Scan, mentions: Mentions) -> tuple[Claim, ...]:
    """The claims of a report in text order; a figure without one stays unclaimed."""
    claims: list[Claim] = []
    by_block: dict[int, list[int]] = {}
    for number, mention in enumerate(mentions.groups):
        by_block.setdefault(mention.block, []).append(number)
    for number, block in enumerate(scan.blocks):
        if block.kind == "furniture":
            continue
        above = by_block.get(block.heading, []) if block.heading is not None and block.heading == number - 1 else []
        base = Subject("group", above[0]) if above and block.kind == "paragraph" else None
        claims += _block_claims(scan, number, mentions, by_block.get(number, []), base)
    return tuple(claims)


def _block_claims(scan: Scan, number: int, mentions: Mentions, groups: list[int], base: Subject | None) -> list[Claim]:
    counts = {mentions.groups[group].group.count: group for group in groups}
    turns = find_turns(scan, number, mentions, groups)
    names = _named_spans(mentions, groups, scan.blocks[number])
    claims: list[Claim] = []
    for place in scan.places[number]:
        found, reading = scan.figures[place], scan.roles[place]
        if place in counts:
            claims.append(
                Claim(
                    place, "count", Subject("group", mentions.resolved(counts[place])), "数量", None, None, False, False
                )
            )
            continue
        inside = next((owner for start, end, owner in names if start <= found.core and found.end <= end), None)
        if inside is not None:
            if found.figure.kind != "other":
                kind_role: Role = "threshold" if found.figure.kind == "money" else _role_of_kind(found)
                claims.append(_claim(scan.text, found, place, kind_role, inside, None, None))
            continue
        if place in mentions.stray:
            continue
        if place in mentions.reverse:
            owner: Subject | None = Subject("project", mentions.reverse[place])
        else:
            owner = _owner(scan, number, found.start, mentions, groups, turns, base)
        if owner is None:
            continue
        role = reading.role if reading else _role_without_cue(found, owner)
        if (
            role == "completion"
            and scan.genre == "实施方案"
            and reading
            and (found.figure.bound in ("at_least", "at_most") or not _DONE.match(reading.cue or ""))
        ):
            continue  # 全年完成投资30亿元 is a promise in a plan, 累计完成投资 is history
        if role is None or (owner.kind == "group" and reading and reading.cue and _NATIONAL.search(reading.cue)):
            continue
        claim = _claim(scan.text, found, place, role, owner, reading, None)
        claims.append(_with_period(scan, number, claim, reading) if role == "completion" else claim)
    return claims


def _named_spans(mentions: Mentions, groups: list[int], block: Block) -> list[tuple[int, int, Subject]]:
    """The names in a block with their records: a capacity inside a name belongs to what is so called."""
    first = bisect_left(mentions.projects, block.start, key=lambda project: project.name.start)
    spans = []
    for place in range(first, len(mentions.projects)):
        name = mentions.projects[place].name
        if name.start >= block.end:
            break
        spans.append((name.start, name.end, Subject("project", place)))
    spans += [
        (
            mentions.groups[group].group.start,
            mentions.groups[group].group.end,
            Subject("group", mentions.resolved(group)),
        )
        for group in groups
        if not mentions.groups[group].group.members
    ]
    for place, component in enumerate(mentions.components):
        if component.group in groups:
            spans.append((component.name.start, component.name.end, Subject("component", place)))
    return spans


def _owner(
    scan: Scan,
    number: int,
    at: int,
    mentions: Mentions,
    groups: list[int],
    turns: list[Turn],
    base: Subject | None,
) -> Subject | None:
    """The record that a place of a block speaks of: the nearest project, group or turn opened before it and not yet closed."""
    text, block = scan.text, scan.blocks[number]
    telling, turn = mentions.telling_at(number, at), turn_at(turns, at)
    before = bisect_right(groups, at, key=lambda group: mentions.groups[group].group.end)
    near = _near_groups(text, sentence_start(text, block.body, at), at, mentions, groups[:before][-40:])
    opened = mentions.groups[near[-1]].group.end if near else -1
    if turn is not None and turn.start >= max(opened, telling.start if telling else -1):
        return turn.subject
    if telling is not None:
        told = Subject("project", telling.project)
        if not near or opened < telling.start:
            return told
        last = mentions.groups[near[-1]]
        if last.group.generic or last.group.state or last.group.subset or "；" in text[opened:at]:
            return told
        return Subject("group", mentions.resolved(near[-1]))
    if near:
        speaking = _speaking(near[-1], mentions)
        if base is not None and mentions.groups[speaking].group.subset:
            return base  # the heading's group, of which only a part was counted here
        return Subject("group", mentions.resolved(speaking))
    if not before:
        return base
    mains = {
        mentions.resolved(group)
        for group in groups[:before][-200:]
        if mentions.groups[group].part_of is None and not closed_bracket(text, mentions.groups[group].group, at)
    }
    return Subject("group", mains.pop()) if len(mains) == 1 else base if not mains else None


def _near_groups(text: str, sentence: int, at: int, mentions: Mentions, before: list[int]) -> list[int]:
    """The groups of a sentence that are open at a place."""
    return [
        group
        for group in before
        if mentions.groups[group].group.end > sentence and not closed_bracket(text, mentions.groups[group].group, at)
    ]


def _speaking(group: int, mentions: Mentions) -> int:
    """The group that a sentence goes on speaking of: not a bare count of it by state, but the one it is counted out of."""
    while mentions.groups[group].group.subset and not mentions.groups[group].members:
        above = mentions.groups[group].part_of
        if above is None:
            break
        group = above
    return group


def _role_of_kind(found: FoundFigure) -> Role:
    roles: dict[str, Role] = {"area": "area", "length": "length", "capacity": "capacity"}
    return roles.get(found.figure.kind, "other")


def _role_without_cue(found: FoundFigure, owner: Subject) -> Role | None:
    """The role of a figure that no cue names: by its kind for a project; money and percentages stay unclaimed."""
    if owner.kind != "project" or found.figure.kind in _NO_OWNER_KINDS:
        return None
    return _role_of_kind(found)


def _claim(
    text: str,
    found: FoundFigure,
    place: int,
    role: Role,
    owner: Subject,
    reading: RoleReading | None,
    period: FoundPeriod | None,
) -> Claim:
    cue = (reading.start, found.start) if reading and reading.cue else None
    if reading is None or reading.cue is None:
        label = _label(text, found)
    else:
        label = _label(text, found, reading.start) if reading.part else reading.cue
    cumulative = reading is not None and reading.cumulative
    return Claim(
        place,
        role,
        owner,
        label,
        cue,
        period,
        cumulative or (period is not None and period.cumulative),
        reading is not None and reading.part,
    )


_BEFORE = re.compile(r"[\u3400-\u9fff]{1,12}\Z")
_AFTER = re.compile(r"[\u3400-\u9fff]{1,8}?(?=已|正|完|主体|均|全部|项目|工程|[^\u3400-\u9fff]|\Z)")


def _label(text: str, found: FoundFigure, at: int | None = None) -> str:
    """What a figure is of where no cue of its own says so: the words that touch it, or those before its bare 完成."""
    before = _BEFORE.search(text, max(0, (at or found.start) - 12), at or found.start)
    after = _AFTER.match(text, found.end) if at is None else None
    touching = after or before
    return touching.group() if touching else found.figure.unit or found.figure.text


_OF_TOTAL = ("占总投资", "占概算", "完成总投资", "占项目总投资")
_YEARS = re.compile(r"((?:19|20)[0-9]{2})年?(?:度)?(?:至|-|到)((?:19|20)[0-9]{2})年|过去一年")


def _with_period(scan: Scan, number: int, claim: Claim, reading: RoleReading | None) -> Claim:
    """The claim of a completion with what its sentence says of its time."""
    found = scan.figures[claim.figure]
    at = reading.start if reading else found.start
    period = _period(scan, number, max(at, found.start))
    sentence = sentence_start(scan.text, scan.blocks[number].body, at)
    years = last_match(_YEARS, scan.text, sentence, found.start)
    if years is not None and (period is None or period.start < years.start()):
        other = (int(years[1]), int(years[2])) if years[1] else None
        return replace(claim, cumulative=other is None, other_years=other)
    following = scan.roles[claim.figure + 1] if claim.figure + 1 < len(scan.roles) else None
    of_total = following is not None and (following.cue or "").startswith(_OF_TOTAL) and following.role == "comparison"
    same = of_total and "。" not in scan.text[found.end : scan.figures[claim.figure + 1].start]
    cumulative = claim.cumulative or same or (period is not None and period.cumulative)
    return replace(claim, period=period, cumulative=cumulative)


def _period(scan: Scan, number: int, at: int) -> FoundPeriod | None:
    """The period before a place: the nearest in its sentence, else the last of its block; the year of a plan is none."""
    block = scan.blocks[number]
    sentence = sentence_start(scan.text, block.body, at)
    last = bisect_right(scan.periods, at, key=lambda period: period.end)
    for period in reversed(scan.periods[max(0, last - 40) : last]):
        if period.start < block.start:
            break
        if not _PLANNED.match(scan.text, period.end) and (period.start >= sentence or period.first == 1):
            return period
    return None


_PLANNED = re.compile(r"(?:度)?(?:计划|目标|任务|拟|预计|力争|预期)")
