"""Who a report speaks of: projects, their parts, and groups, each at its place, with what its surroundings say of it."""

import re
from dataclasses import dataclass, field

from extractors.groups import Group
from extractors.names import Name
from extractors.settings import Setting
from schemas import Level, Nature

_TAIL = re.compile(r"(?:建设)?(?:项目|工程)\Z")


@dataclass(frozen=True, slots=True)
class ProjectMention:
    """A project at the place where the report introduces it."""

    name: Name
    block: int
    level: Setting[Level] | None
    nature: Setting[Nature] | None
    group: int | None
    """The group that it is a member of."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A stretch of the shadow that tells of one project."""

    project: int
    start: int
    end: int
    item: bool
    """It is the project's own item: groups in it are parts of the project."""


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


def name_key(name: str) -> str:
    """A project's name without its tail, so that 热源厂 and 热源厂项目 are one."""
    return _TAIL.sub("", name)


@dataclass(slots=True)
class Mentions:
    """Everything a report speaks of, in the order in which it does; grown while the report is read."""

    projects: list[ProjectMention] = field(default_factory=list)
    groups: list[GroupMention] = field(default_factory=list)
    components: list[ComponentMention] = field(default_factory=list)
    tellings: list[Telling] = field(default_factory=list)
    _told_in: dict[int, list[Telling]] = field(default_factory=dict)
    _told_of: dict[int, list[Telling]] = field(default_factory=dict)
    _parts_of: dict[int, list[int]] = field(default_factory=dict)
    _named: dict[str, int] = field(default_factory=dict)
    _sized: dict[object, list[int]] = field(default_factory=dict)
    reverse: dict[int, int] = field(default_factory=dict)
    """Figure → the project whose name follows it: 总投资3亿元的X."""
    stray: set[int] = field(default_factory=set)
    """Figures in front of 的 and no name: whose they are is not clear."""

    def add_project(self, mention: ProjectMention) -> int:
        """Adds a project, and returns its place."""
        self.projects.append(mention)
        self._named.setdefault(name_key(mention.name.text), len(self.projects) - 1)
        return len(self.projects) - 1

    def known_project(self, name: str) -> int | None:
        """The project already mentioned under this name, its tail left aside."""
        return self._named.get(name_key(name))

    def add_telling(self, number: int, telling: Telling) -> None:
        """Adds a stretch of a block that tells of a project."""
        self.tellings.append(telling)
        self._told_in.setdefault(number, []).append(telling)
        self._told_of.setdefault(telling.project, []).append(telling)

    def tellings_of(self, project: int) -> list[Telling]:
        """The stretches that tell of a project."""
        return self._told_of.get(project, [])

    def parts_of(self, project: int) -> list[GroupMention]:
        """The groups that are parts of a project."""
        return [self.groups[place] for place in self._parts_of.get(project, [])]

    def telling_at(self, number: int, at: int) -> Telling | None:
        """What is being told of at a place of a block: the stretch that began last."""
        told = self._told_in.get(number, ())
        return next((telling for telling in reversed(told) if telling.start <= at < telling.end), None)

    def add_group(self, mention: GroupMention, size: object) -> None:
        """Adds a group of a size (None where it is not counted)."""
        self._sized.setdefault(size, []).append(len(self.groups))
        if mention.project is not None:
            self._parts_of.setdefault(mention.project, []).append(len(self.groups))
        self.groups.append(mention)

    def groups_of_size(self, size: object) -> list[int]:
        """The last groups of a size, the latest first: what is named once more was named not long ago."""
        return self._sized.get(size, [])[:-33:-1]

    def resolved(self, group: int) -> int:
        """The group itself, or the earlier one that it names once more."""
        same = self.groups[group].same_as
        return group if same is None else same
