"""Who a report speaks of: projects, their parts, and groups, each at its place, with what its surroundings say of it."""

import re
from dataclasses import dataclass, field

from extractors.figures import FoundFigure
from extractors.groups import Group, find_groups
from extractors.lexicon import Lexicon
from extractors.names import Name, find_following_name, find_head_name
from extractors.outline import Block
from extractors.roles import RoleReading
from extractors.settings import Setting
from schemas import Genre, Level, Nature

_MAIN_ROLES = ("total_investment", "annual_plan", "completion")
_STRONG_TAILS = ("项目", "工程")
_CONTINUES = re.compile(r"(?:该(?:项目|工程)|项目|工程|目前|截至|截止|总投资|计划总投资|建设(?:单位|内容|规模|地点|年限|性质)|主要建设|进展情况|形象进度|存在问题|年度|年计划|[0-9]{1,2}-[0-9]{1,2}月)")
_SUBORDINATE = re.compile(r"其中[，：]?\s*\Z|按[^，。；]{2,8}分：?\Z")


@dataclass(frozen=True, slots=True)
class ProjectMention:
    """A project at the place where the report introduces it."""

    name: Name
    block: int
    level: Setting[Level] | None
    nature: Setting[Nature] | None
    group: int | None
    """The group that it is a member of."""
    listed: bool
    """It has an item of its own."""


@dataclass(frozen=True, slots=True)
class GroupMention:
    """A group at its place."""

    group: Group
    block: int
    scope: str
    level: Level | None
    nature: Nature | None
    project: int | None
    """The project that it is a part of."""
    part_of: int | None
    """The group that it is a part of."""
    members: tuple[int, ...]
    """Its named members, as places in the list of projects; those of a project's parts are components instead."""


@dataclass(frozen=True, slots=True)
class ComponentMention:
    """A named part of a project."""

    project: int
    name: Name
    group: int


@dataclass(slots=True)
class Mentions:
    """Everything a report speaks of, in the order in which it does."""

    projects: list[ProjectMention] = field(default_factory=list)
    groups: list[GroupMention] = field(default_factory=list)
    components: list[ComponentMention] = field(default_factory=list)
    reverse: dict[int, int] = field(default_factory=dict)
    """Figure → the project whose name follows it: 总投资3亿元的X."""
    stray: set[int] = field(default_factory=set)
    """Figures in front of 的 and no name: whose they are is not clear."""
    heads: dict[int, int] = field(default_factory=dict)
    """Block → the project that it tells of."""


def find_mentions(
    text: str,
    blocks: tuple[Block, ...],
    figures: tuple[FoundFigure, ...],
    places: list[range],
    roles: tuple[RoleReading | None, ...],
    genre: Genre,
    lexicon: Lexicon,
) -> Mentions:
    """The projects, groups and parts of a report; `places` are the figures of each block."""
    found = Mentions()
    for number, block in enumerate(blocks):
        if block.kind == "furniture":
            continue
        groups = find_groups(text, block.body, block.end, figures, places[number], lexicon)
        head = _head(text, number, blocks, figures, places[number], groups, roles, genre, lexicon)
        if head is not None:
            found.heads[number] = len(found.projects)
            found.projects.append(ProjectMention(head, number, block.level, block.nature, None, True))
        elif (continued := _continued(text, number, blocks, found, groups)) is not None:
            found.heads[number] = continued
        _add_groups(text, number, block, groups, found, lexicon)
        _add_reverse(text, block, figures, places[number], roles, number, found, lexicon)
    return found


def _head(
    text: str,
    number: int,
    blocks: tuple[Block, ...],
    figures: tuple[FoundFigure, ...],
    places: range,
    groups: tuple[Group, ...],
    roles: tuple[RoleReading | None, ...],
    genre: Genre,
    lexicon: Lexicon,
) -> Name | None:
    """The project that a block is about: its head is a name, and a figure of a project or a state of its works supports it."""
    block = blocks[number]
    first = next(((place, reading) for place in places if (reading := roles[place]) and reading.role in _MAIN_ROLES), None)
    cue = first[1].start if first else None
    name = find_head_name(text, block.body, block.end, cue, lexicon)
    if name is None or any(group.start < name.end for group in groups):
        return None
    if first is not None and not any(group.start < first[1].start for group in groups):
        direct = first[1].start - name.end <= 2
        if block.kind == "item" or (name.tailed and direct):
            return name
    strong = name.text.endswith(_STRONG_TAILS) or "项目（" in name.text or "工程（" in name.text
    if not strong or genre == "实施方案":
        return None
    if block.kind == "item":
        return name if name.end < block.end else None
    following = blocks[number + 1] if number + 1 < len(blocks) else None
    alone = block.kind == "heading" and block.marker is not None and name.end >= block.end - 1
    return name if alone and following is not None and following.kind == "paragraph" else None


def _continued(text: str, number: int, blocks: tuple[Block, ...], found: Mentions, groups: tuple[Group, ...]) -> int | None:
    """The project of the block before, where this paragraph goes on telling of it."""
    block = blocks[number]
    before = found.heads.get(number - 1)
    if before is None or block.kind != "paragraph" or (block.marker is not None and block.marker.style not in ("dash", "bullet")):
        return None
    if groups and groups[0].start == block.body:
        return None
    return before if _CONTINUES.match(text, block.body, block.end) else None


def _add_groups(text: str, number: int, block: Block, groups: tuple[Group, ...], found: Mentions, lexicon: Lexicon) -> None:
    """Adds a block's groups, their members and their place under each other."""
    project = found.heads.get(number)
    main: int | None = None
    last: int | None = None
    split_until = -1
    """Up to where the parts of a whole are told: once 其中 is said, the rest of its sentence goes on with it."""
    for group in groups:
        place = len(found.groups)
        subordinate = main is not None and (group.start < split_until or _is_subordinate(text, block.body, group))
        if subordinate and not _in_bracket(text, block.body, group):
            stop = text.find("。", group.start, block.end)
            split_until = block.end if stop < 0 else stop
        part_of = last if group.subset else main if subordinate or group.generic else None
        parent = found.groups[part_of] if part_of is not None else None
        level = group.level or (parent.level if parent else None) or (block.level.name if block.level else None)
        nature = group.nature or (parent.nature if parent else None) or (block.nature.name if block.nature else None)
        members = _add_members(number, block, group, place, level, nature, project, found)
        found.groups.append(GroupMention(group, number, _scope(text, group, parent, project, found), level, nature, project, part_of, members))
        if not subordinate and not group.subset and not (group.generic and group.state):
            main = place
        if not group.subset:
            last = place


def _is_subordinate(text: str, start: int, group: Group) -> bool:
    """Whether a group is introduced as a part of the one before: in brackets, or behind 其中."""
    return _in_bracket(text, start, group) or _SUBORDINATE.search(text, max(start, group.start - 12), group.start) is not None


def _in_bracket(text: str, start: int, group: Group) -> bool:
    return text.count("（", start, group.start) > text.count("）", start, group.start)


def _scope(text: str, group: Group, parent: GroupMention | None, project: int | None, found: Mentions) -> str:
    """What the group is called, with what it is a part of in front and what is said of its members behind."""
    parts = []
    if project is not None and not (parent and parent.project == project and group.subset):
        parts.append(found.projects[project].name.text)
    if parent is not None and (group.generic or group.subset):
        parts = [parent.scope]
    said = text[slice(*group.state)] if group.state else ""
    if group.generic and group.scope and not (said or parts):
        parts.append(group.scope)
    elif not group.generic:
        parts.append(group.scope)
    if (group.generic or group.subset) and said:
        parts.append(said)
    return "·".join(parts) or group.scope


def _add_members(
    number: int,
    block: Block,
    group: Group,
    place: int,
    level: Level | None,
    nature: Nature | None,
    project: int | None,
    found: Mentions,
) -> tuple[int, ...]:
    """Adds the named members of a group: projects, or parts of the project whose item this is."""
    if project is not None:
        found.components += [ComponentMention(project, name, place) for name in group.members]
        return ()
    members = []
    for name in group.members:
        known = known_project(name.text, found)
        if known is None:
            known = len(found.projects)
            said_level = Setting(level, group.start, group.end) if level else block.level
            said_nature = Setting(nature, group.start, group.end) if nature else block.nature
            found.projects.append(ProjectMention(name, number, block.level or said_level, block.nature or said_nature, place, False))
        members.append(known)
    return tuple(members)


_TAIL = re.compile(r"(?:建设)?(?:项目|工程)\Z")


def known_project(name: str, found: Mentions) -> int | None:
    """The project already mentioned under this name, its tail left aside."""
    key = _TAIL.sub("", name)
    return next((place for place, project in enumerate(found.projects) if _TAIL.sub("", project.name.text) == key), None)


def _add_reverse(
    text: str,
    block: Block,
    figures: tuple[FoundFigure, ...],
    places: range,
    roles: tuple[RoleReading | None, ...],
    number: int,
    found: Mentions,
    lexicon: Lexicon,
) -> None:
    """Adds the projects whose name stands behind their figure: 总投资3亿元的X."""
    for place in places:
        reading, figure = roles[place], figures[place]
        if reading is None or figure.figure.kind != "money" or not text.startswith("的", figure.end):
            continue
        name = find_following_name(text, figure.end + 1, block.end, lexicon) if reading.role in _MAIN_ROLES and figure.figure.bound not in ("at_least", "at_most", "range") else None
        if name is None or not name.tailed or _counts(text, name):
            found.stray.add(place)
            continue
        known = known_project(name.text, found)
        if known is None:
            known = len(found.projects)
            found.projects.append(ProjectMention(name, number, block.level, block.nature, None, False))
        found.reverse[place] = known


def _counts(text: str, name: Name) -> bool:
    """Whether the words behind 的 are a class with its count and no name: 总投资3亿元的项目3个."""
    return re.match(r"（?(?:共|有)?[0-9]+[个项]", text[name.end : name.end + 6]) is not None or len(name.text) < 5
