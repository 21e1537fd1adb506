"""Whose each figure is: role and owner by structure, or nobody's where the structure does not say."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from extractors.continuing import PART_ITEM
from extractors.figures import FoundFigure
from extractors.mentions import Mentions
from extractors.periods import FoundPeriod
from extractors.phases import phase_of
from extractors.places import sentence_start
from extractors.roles import RoleReading
from extractors.scan import MAIN_ROLES, Scan
from extractors.subjects import Subject
from schemas import Role, quickly_built, replace

_DONE = re.compile(r"累计|已|开累|实际|自?开工")
_NATIONAL = re.compile(r"固定资产|固投")
_NO_OWNER_KINDS = ("other", "money", "percent", "rank", "ratio")


@quickly_built
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


def find_claims(scan: Scan, mentions: Mentions, promised: frozenset[int] = frozenset()) -> tuple[Claim, ...]:
    """The claims of a report in text order; a figure without one stays unclaimed. `promised` are figures of targets."""
    counts: dict[int, list[Subject]] = {}
    for place, mention in enumerate(mentions.groups):
        if mention.group.count is not None:
            owner = Subject("group", mentions.resolved(place))
            counts.setdefault(mention.group.count, []).append(owner)
    claims: list[Claim] = []
    for number, block in enumerate(scan.blocks):
        if block.kind == "furniture":
            continue
        names = mentions.names_in(number)
        for place in scan.places[number]:
            if place in counts:
                claims += [
                    Claim(place, "count", owner, "数量", None, None, False, False)
                    for owner in dict.fromkeys(counts[place])
                ]
            elif place not in promised and place not in mentions.stray:
                claims += _claims_of(scan, number, place, mentions, names)
    return tuple(claims)


def _claims_of(
    scan: Scan, number: int, place: int, mentions: Mentions, names: list[tuple[int, int, Subject]]
) -> list[Claim]:
    """The claim of one figure, if it has an owner and a role."""
    found, reading = scan.figures[place], scan.roles[mentions.read_as.get(place, place)]
    inside = _named(names, found)
    if inside is not None:
        if found.figure.kind == "other":
            return []
        role: Role | None = "threshold" if found.figure.kind == "money" else _role_of_kind(found)
        if role is None:
            return []
        each = mentions.groups[inside.place].members if inside.kind == "group" and _is_size(found) else ()
        sized = [Subject("project", member) for member in each]  # 总投资3亿元的项目3个，为A、B、C
        return [
            _claim(scan.text, found, place, role, inside, None, None),
            *(_claim(scan.text, found, place, "total_investment", owner, None, None) for owner in sized),
        ]
    if place in mentions.reverse:
        owner: Subject | None = Subject("project", mentions.reverse[place])
        if place not in mentions.read_as and (reading is None or not (reading.part or reading.role in _OF_THE_WHOLE)):
            reading = RoleReading("total_investment", None, found.start)
    else:
        owner = mentions.subject_at(number, found.start)
    if owner is None:
        return []
    if reading is not None and reading.part and owner.kind == "project" and _is_of_phase(reading, owner, mentions):
        reading = replace(reading, role="total_investment", part=False)
    elif reading is not None and owner.kind == "project" and mentions.projects[owner.place].block != number:
        block = scan.blocks[number]
        if reading.role in _OF_THE_WHOLE and PART_ITEM.match(scan.text, block.body, block.end):
            reading = replace(reading, role="other", part=True)  # 1.大坝工程：完成总量的72% is that part's
    if place in mentions.ranked and owner.kind == "group":
        reading = RoleReading(mentions.ranked[place], None, found.start)
    if reading is not None and reading.role == "total_investment" and owner.kind == "project":
        phase = phase_of(scan.text, scan.blocks[number].body, found.start)
        if phase is not None and phase not in mentions.projects[owner.place].name.text:
            reading = replace(reading, role="other", part=True, cue=phase + (reading.cue or "投资"))
    role = reading.role if reading else _role_without_cue(found, owner)
    if role == "target":
        return []  # what is promised is no figure of a record
    if (
        role == "completion"
        and scan.genre == "实施方案"
        and reading
        and not reading.cumulative
        and (found.figure.bound in ("at_least", "at_most") or not _DONE.match(reading.cue or ""))
    ):
        return []  # 全年完成投资30亿元 is a promise in a plan, 累计完成投资 is history
    if role is None or (owner.kind == "group" and reading and reading.cue and _NATIONAL.match(reading.cue)):
        return []
    claim = _claim(scan.text, found, place, role, owner, reading, None)
    return [_with_period(scan, number, claim, reading) if role == "completion" else claim]


_OF_THE_WHOLE = (*MAIN_ROLES, "percent_of_plan", "progress")


def _is_of_phase(reading: RoleReading, owner: Subject, mentions: Mentions) -> bool:
    """Whether the phase that an amount is of is the project itself: 敬老院二期工程 … 敬老院二期计划投资170万元."""
    cue = reading.cue or ""
    return cue[1:2] == "期" and cue[:2] in mentions.projects[owner.place].name.text


def _is_size(found: FoundFigure) -> bool:
    """Whether an amount in a group's name is that of each of its members: 总投资3亿元的项目, not 3亿元以上."""
    return found.figure.kind == "money" and found.figure.bound in ("rounded", "exact")


def _named(names: list[tuple[int, int, Subject]], found: FoundFigure) -> Subject | None:
    """The record in whose name a figure stands."""
    at = bisect_right(names, found.core, key=lambda name: name[0]) - 1
    while at >= 0 and names[at][0] <= found.core:
        start, end, owner = names[at]
        if found.end <= end:
            return owner
        if at and names[at - 1][0] == start:
            at -= 1
            continue
        return None
    return None


def _role_of_kind(found: FoundFigure) -> Role:
    roles: dict[str, Role] = {"area": "area", "length": "length", "capacity": "capacity", "count": "count"}
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
        label = _label(text, found, reading.start, reading.cue) if reading.part else reading.cue
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


def _label(text: str, found: FoundFigure, at: int | None = None, cue: str | None = None) -> str:
    """What a figure is of where no cue of its own says so: the words that touch it, or those before its bare 完成."""
    before = _BEFORE.search(text, max(0, (at or found.start) - 12), at or found.start)
    after = _AFTER.match(text, found.end) if at is None else None
    touching = after or before
    return touching.group() if touching else cue or found.figure.unit or found.figure.text


_OF_TOTAL = ("占总投资", "占概算", "完成总投资", "占项目总投资")
_YEARS = re.compile(r"((?:19|20)[0-9]{2})年?(?:度)?(?:至|-|到)((?:19|20)[0-9]{2})年|过去一年")


_YEAR_FIRST = re.compile(r"[”“]?((?:19|20)[0-9]{2})年(?:度|全年)，(?!计划|拟|预计)")
_WHOLE_YEAR = re.compile(
    r"(?<![0-9至到-])((?:19|20)[0-9]{2})年(?:度|全年)?，?(?:全年|共|累计|实际|已)*(?=完成|投资完成|实现投资|投入)"
)


@lru_cache(maxsize=4)
def _years(text: str) -> tuple[list[int], list[re.Match[str]]]:
    found = list(_YEARS.finditer(text))
    return [match.end() for match in found], found


def _years_before(text: str, floor: int, at: int) -> re.Match[str] | None:
    """The years that are named last in text[floor:at]."""
    ends, found = _years(text)
    place = bisect_right(ends, at) - 1
    return found[place] if place >= 0 and found[place].start() >= floor else None


def _with_period(scan: Scan, number: int, claim: Claim, reading: RoleReading | None) -> Claim:
    """The claim of a completion with what its sentence says of its time."""
    found = scan.figures[claim.figure]
    at = reading.start if reading else found.start
    period = _period(scan, number, max(at, found.start))
    sentence = sentence_start(scan.text, scan.blocks[number].body, at)
    years = _years_before(scan.text, sentence, found.start)
    if years is not None and (period is None or period.start < years.start()):
        other = (int(years[1]), int(years[2])) if years[1] else None
        return replace(claim, cumulative=other is None, other_years=other)
    whole = _WHOLE_YEAR.search(scan.text, max(sentence, at - 14), found.start)
    if whole is not None and "，" not in scan.text[whole.end() : found.start]:
        return replace(claim, period=None, other_years=(int(whole[1]), int(whole[1])))
    named = _YEAR_FIRST.match(scan.text, sentence, at) if period is None else None
    if named is not None and "，" not in scan.text[named.end() : at]:
        return replace(claim, other_years=(int(named[1]), int(named[1])))  # 2024年度，城南水厂完成投资0.6亿元
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
