"""Who a report speaks of: projects, their parts, and groups, each at its place, with what its surroundings say of it."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from functools import lru_cache

from extractors.grouped import Group
from extractors.names import Name
from extractors.settings import Setting
from extractors.subjects import Subject
from schemas import Level, Nature, Role, quickly_built

_TAIL = re.compile(r"(?:建设)?(?:项目|工程)\Z")
_DISCRIMINATING = re.compile(r"[0-9一二三四五六七八九十东西南北中上下左右内外前后甲乙丙丁A-Za-z]")
_PHASE = re.compile(
    r"[0-9一二三四五六七八九十][条座个栋处所]|[一二三四五六七八九十0-9]期|[0-9一二三]标|[东西南北中]段|批"
)
_OWNERS = ("公司", "集团", "县", "市", "区", "旗", "镇", "乡", "街道", "园")
"""How whom or where a project belongs to ends: what stands in front of its name may be as long as it likes."""
_QUOTES = str.maketrans("", "", "“”《》 ")


@quickly_built
@dataclass(frozen=True, slots=True)
class ProjectMention:
    """A project at the place where the report introduces it."""

    name: Name
    block: int
    level: Setting[Level] | None
    nature: Setting[Nature] | None
    group: int | None
    """The group that it is a member of."""
    item: bool = False
    """An item of a list is about it."""


@quickly_built
@dataclass(frozen=True, slots=True)
class Telling:
    """A stretch of the shadow that tells of one project."""

    project: int
    start: int
    end: int
    item: bool
    """It is the project's own item: groups in it are parts of the project."""


@quickly_built
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
    same_as: int | None
    """The group that it names once more: 停工项目3个。甲、乙、丙3个项目处于停工状态."""


@dataclass(frozen=True, slots=True)
class ComponentMention:
    """A named part of a project."""

    project: int
    name: Name
    group: int


_FEW = 60
_MOST_ALIKE = 400
"""So many of the names that have two letters in common with a form of one are asked, the last of them."""


@dataclass(slots=True)
class _Course:
    """Whom a block speaks of from place to place, and the names in it."""

    starts: list[int] = field(default_factory=list)
    subjects: list[Subject | None] = field(default_factory=list)
    names: list[tuple[int, int, Subject]] = field(default_factory=list)


_WHOSE = re.compile(
    r"(?:(?:19|20)[0-9]{2}年(?:度)?)?(?:(?:全|我|本)(?=[省市县区旗州盟](?:重|在|亿|千|[0-9]))[省市县区旗州盟])?"
)


def scope_key(scope: str) -> str:
    """A group's name without the words that reports put in or leave out: 全市重点建设项目 and 重点项目 are one.

    >>> scope_key("2021年全市重点建设项目"), scope_key("市重点工程")
    ('重点项目', '市重点项目')
    """
    whose = _WHOSE.match(scope)
    return (
        scope[whose.end() if whose else 0 :]
        .replace("建设项目", "项目")
        .replace("工程项目", "项目")
        .replace("工程", "项目")
    )


@lru_cache(maxsize=1024)
def name_key(name: str) -> str:
    """A project's name without its tail and quotation marks, so that 热源厂 and 热源厂项目 are one."""
    return _TAIL.sub("", name.translate(_QUOTES)) or name


@dataclass(slots=True)
class Mentions:
    """Everything a report speaks of, in the order in which it does; grown while the report is read."""

    projects: list[ProjectMention] = field(default_factory=list)
    groups: list[GroupMention] = field(default_factory=list)
    components: list[ComponentMention] = field(default_factory=list)
    tellings: list[Telling] = field(default_factory=list)
    aliases: dict[int, list[Name]] = field(default_factory=dict)
    """Project → other forms of its name in the report."""
    reverse: dict[int, int] = field(default_factory=dict)
    """Figure → the project whose name follows it: 总投资3亿元的X."""
    read_as: dict[int, int] = field(default_factory=dict)
    """Figure → the one whose cue it shares: 分别完成投资600万元、1300万元."""
    rows: dict[int, int] = field(default_factory=dict)
    """Block of a table's row → the project of the row."""
    ranked: dict[int, Role] = field(default_factory=dict)
    """Figure → what it is in a row of places: 青溪镇86.2%、石桥镇74.5%."""
    stray: set[int] = field(default_factory=set)
    """Figures in front of 的 and no name: whose they are is not clear."""
    _told_of: dict[int, list[Telling]] = field(default_factory=dict)
    _parts_of: dict[int, list[int]] = field(default_factory=dict)
    _named: dict[str, int] = field(default_factory=dict)
    _of_key: dict[str, list[int]] = field(default_factory=dict)
    _keys: list[str] = field(default_factory=list)
    _grams: dict[str, list[int]] = field(default_factory=dict)
    _sized: dict[object, list[int]] = field(default_factory=dict)
    _regions: dict[str, int] = field(default_factory=dict)
    _called: dict[str, int | None] = field(default_factory=dict)
    _courses: dict[int, _Course] = field(default_factory=dict)

    def add_project(self, mention: ProjectMention) -> int:
        """Adds a project, and returns its place."""
        place, key = len(self.projects), name_key(mention.name.text)
        self.projects.append(mention)
        self._keys.append(key)
        self._named.setdefault(key, place)
        self._of_key.setdefault(key, []).append(place)
        for gram in {key[at : at + 2] for at in range(len(key) - 1)}:
            self._grams.setdefault(gram, []).append(place)
        return place

    def known_project(self, name: str) -> int | None:
        """The project already mentioned under this name, its tail left aside."""
        return self._named.get(name_key(name))

    def short_for(self, name: str) -> int | None:
        """The one project already mentioned that a shorter or slightly different form of its name means; None where it may be several."""
        key = name_key(name)
        if key in self._named:
            return self._named[key]
        if len(key) < 3:
            return None
        grams = [self._grams.get(key[at : at + 2], ()) for at in range(len(key) - 1)]
        if not grams[0] and not grams[-1]:
            return None
        rarest = min((found for found in grams if found), key=len, default=())
        near = {place for place in (*rarest[-_MOST_ALIKE:], *self._ends_of(key)) if _is_form_of(key, self._keys[place])}
        if not near and len(key) >= 7:
            near = {place for place in grams[-1][-_MOST_ALIKE:] if _is_variant(key, self._keys[place])}
        return near.pop() if len(near) == 1 else None

    def _ends_of(self, key: str) -> list[int]:
        """The projects among which those are that a name ends in."""
        alike = self._grams.get(key[-2:], [])
        if len(alike) < _FEW:
            return alike
        return [place for at in range(1, len(key) - 1) for place in self._of_key.get(key[at:], ())]

    def add_alias(self, project: int, name: Name) -> None:
        """Notes another form of a project's name."""
        current = self.projects[project].name
        if (
            name.text != current.text
            and len(name.text) > len(current.text)
            and name_key(name.text).endswith(name_key(current.text))
        ):
            self.projects[project] = replace(self.projects[project], name=name)
            name = current
        if name.text != self.projects[project].name.text:
            known = self.aliases.setdefault(project, [])
            if all(name.text != alias.text for alias in known):
                known.append(name)

    def add_short(self, project: int, name: Name) -> None:
        """Notes what the report calls a project from here on."""
        self.add_alias(project, name)
        self._named.setdefault(name_key(name.text), project)

    def add_telling(self, telling: Telling) -> None:
        """Adds a stretch that tells of a project."""
        self.tellings.append(telling)
        self._told_of.setdefault(telling.project, []).append(telling)

    def tellings_of(self, project: int) -> list[Telling]:
        """The stretches that tell of a project."""
        return self._told_of.get(project, [])

    def turn_to(self, number: int, at: int, subject: Subject | None) -> None:
        """Notes that a block speaks of a subject from a place on; of nobody that is known where it is None."""
        course = self._courses.get(number) or self._course(number)
        starts = course.starts
        while starts and starts[-1] >= at:
            starts.pop()
            course.subjects.pop()
        starts.append(at)
        course.subjects.append(subject)

    def _course(self, number: int) -> _Course:
        course = self._courses.get(number)
        if course is None:
            course = self._courses[number] = _Course()
        return course

    def subject_at(self, number: int, at: int) -> Subject | None:
        """Whom a block speaks of at a place."""
        course = self._courses.get(number)
        place = bisect_right(course.starts, at) - 1 if course is not None else -1
        return course.subjects[place] if course is not None and place >= 0 else None

    def add_name(self, number: int, start: int, end: int, subject: Subject) -> None:
        """Notes a name: what is counted inside it belongs to what is so called."""
        self._course(number).names.append((start, end, subject))

    def names_in(self, number: int) -> list[tuple[int, int, Subject]]:
        """The names in a block."""
        course = self._courses.get(number)
        return sorted(course.names, key=lambda name: name[:2]) if course is not None else []

    def parts_of(self, project: int) -> list[GroupMention]:
        """The groups that are parts of a project."""
        return [self.groups[place] for place in self._parts_of.get(project, [])]

    def add_group(self, mention: GroupMention, size: object) -> None:
        """Adds a group of a size (None where it is not counted)."""
        self._sized.setdefault(size, []).append(len(self.groups))
        if mention.project is not None:
            self._parts_of.setdefault(mention.project, []).append(len(self.groups))
        if mention.group.region and mention.same_as is None:
            self._regions.setdefault(mention.group.scope, len(self.groups))
        if mention.same_as is None and mention.project is None and mention.group.scope:
            known = self._called.setdefault(scope_key(mention.group.scope), len(self.groups))
            if known != len(self.groups):
                self._called[scope_key(mention.group.scope)] = None
        self.groups.append(mention)

    def called(self, scope: str) -> int | None:
        """The one group so called before; None where there are several."""
        return self._called.get(scope_key(scope))

    def region(self, scope: str) -> int | None:
        """The group of a place that was mentioned before, where nothing counts it twice."""
        return self._regions.get(scope)

    def groups_of_size(self, size: object) -> list[int]:
        """The last groups of a size, the latest first: what is named once more was named not long ago."""
        return self._sized.get(size, [])[:-33:-1]

    def resolved(self, group: int) -> int:
        """The group itself, or the earlier one that it names once more."""
        same = self.groups[group].same_as
        return group if same is None else same


_JOINS = ("及", "和", "与", "、")


def _is_form_of(short: str, name: str) -> bool:
    """Whether a name may be meant by a short form of it, or has a place in front of it that the other lacks."""
    if len(short) > len(name):
        before = short[: -len(name)]
        return short.endswith(name) and len(name) >= 6 and (len(before) <= 6 or before.endswith(_OWNERS))
    at = name.find(short)
    if at >= 0 and (name[at + len(short) : at + len(short) + 1] in _JOINS or name[at - 1 : at] in _JOINS):
        return False  # 教育城及医院项目 and 教育城
    return at >= 0 and len(short) * 3 >= len(name) and not _PHASE.search(name[:at] + "|" + name[at + len(short) :])


def _is_variant(one: str, other: str) -> bool:
    """Whether two names differ in one place by a word that tells no two projects apart: 景区, 旅游区."""
    if not 1 <= abs(len(one) - len(other)) <= 2 or one[:2] != other[:2]:
        return False  # 县医院门诊楼, 县医院住院楼
    head = 0
    while head < min(len(one), len(other)) and one[head] == other[head]:
        head += 1
    tail = 0
    while tail < min(len(one), len(other)) - head and one[-1 - tail] == other[-1 - tail]:
        tail += 1
    left, right = one[head : len(one) - tail], other[head : len(other) - tail]
    if head < 2 or head + tail < 7 or max(len(left), len(right)) > 2:
        return False
    return not _DISCRIMINATING.search(left + right)
