"""The ways in which a set of projects is split into groups: by level, nature, stage, sector, region, size."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from corpus.world import Project
from corpus.writer.fitting import load_fitting, pattern
from corpus.writer.groups import Group
from corpus.writer.levels import name_level
from corpus.writer.paper import Paper
from corpus.writer.sizes import draw_classes, load_floors
from corpus.writer.voice import Facts


def split(paper: Paper, projects: Sequence[Project], by: str) -> list[Group]:
    """The projects as groups: by level, nature, stage, sector, region, size; without order where `by` is none.

    The regions of a county are its towns, those of a province its cities.
    """
    if by in ("none", ""):
        return []
    if by == "size":
        return _size_groups(paper, projects)
    by = paper.regions_by if by in ("region", "town") else by
    key = _KEYS[by](paper)
    found: dict[str, list[Project]] = {}
    for project in projects:
        found.setdefault(key(project), []).append(project)
    order = _ORDERS.get(by)
    names = [name for name in order if name in found] if order else list(found)
    groups = [_group(paper, by, name, found[name]) for name in names]
    if len(paper.everything) > len(projects):
        sizes = Counter(key(project) for project in paper.everything)
        for name, group in zip(names, groups, strict=True):
            group.is_partial = sizes[name] > len(group.projects)
    return groups


def _key_of_stage(paper: Paper) -> Callable[[Project], str]:
    month = paper.until
    stages = {"试运行": "在建", "取消": "停工"}
    return lambda project: stages.get(state := project.state(month), state)


def _key_of_region(paper: Paper) -> Callable[[Project], str]:
    if paper.place.rank == "province":
        return lambda project: (project.county.parent or project.county).name
    return lambda project: project.county.name


_KEYS: dict[str, Callable[[Paper], Callable[[Project], str]]] = {
    "level": lambda paper: lambda project: project.level,
    "nature": lambda paper: lambda project: project.nature(paper.year),
    "stage": _key_of_stage,
    "sector": lambda paper: lambda project: paper.sector_of(project.kind, project.sector),
    "region": _key_of_region,
    "town": lambda paper: lambda project: project.town,
    "batch": lambda paper: lambda project: _batch(project, paper),
    "funding": lambda paper: lambda project: "社会" if project.output else "政府",
}
_ORDERS = {
    "level": ("国家重点", "省重点", "市重点", "县重点"),
    "nature": ("续建", "新建", "前期"),
    "stage": ("投产", "完工", "在建", "停工", "未开工", "前期"),
    "batch": ("签约", "开工", "投产"),
    "funding": ("政府", "社会"),
}
_APART = 1 / 3
"""How often classes of sizes lie one below the other, and not one within the other."""


def _size_groups(paper: Paper, projects: Sequence[Project]) -> list[Group]:
    """The projects in classes of sizes."""
    sized = [(project, project.total_at(paper.until)) for project in projects]
    groups = list(_classes(paper, sized)) if paper.chance.random() < _APART else []
    return groups if len(groups) > 1 else list(_floors(paper, sized))


_BARE = 0.4
"""How often 1亿元以上 is 亿元以上, which holds no figure."""


def _floors(paper: Paper, sized: Sequence[tuple[Project, int]]) -> Iterator[Group]:
    """The projects of at least some size; bigger classes are part of smaller ones, so together they are no sum."""
    told = 0
    for size in load_floors():
        big = [project for project, total in sized if size.holds(total)]
        if len(big) > told:
            told = len(big)
            bare = size.text == "1亿元" and paper.chance.random() < _BARE
            scope = paper.voice.words("scope.size", Facts({"floor": size.text[bare:]}))
            yield Group(scope, big, fields={"cut": "size"}, size=None if bare else size, exhaustive=False)


def _classes(paper: Paper, sized: Sequence[tuple[Project, int]]) -> Iterator[Group]:
    """The projects in classes of which each begins where the one above it ends; the whole, if none is below the last."""
    sizes = draw_classes([total for _, total in sized], paper.chance)
    if not sizes:
        return
    whole = all(total >= sizes[-1].least for _, total in sized)
    words = paper.voice.words
    ranged = words("scope.range", Facts({"range": _RANGE}))  # one cut calls its classes alike
    for size in sizes:
        held = [project for project, total in sized if size.holds(total)]
        if held:
            scope = words("scope.size", Facts({"floor": size.text})) if size.below is None else ranged
            scope = scope.replace(_RANGE, size.text)
            yield Group(scope, held, fields={"cut": "size"}, size=size, exhaustive=whole)


_RANGE = "{range}"


def _batch(project: Project, paper: Paper) -> str:
    state = project.state(paper.until)
    if state in ("前期", "未开工", "取消"):
        return "签约"
    return "投产" if state in ("完工", "投产", "试运行") else "开工"


def _group(paper: Paper, by: str, name: str, projects: list[Project]) -> Group:
    words = paper.voice.words
    if by == "level":
        said = name_level(paper, name)
        return Group(said, projects, {"level": name, **_other_level(said)}, {"cut": "level", "level": name})
    if by == "nature":
        follows: dict[str, object] = {"status": "前期"} if name == "前期" else {}
        fields: dict[str, object] = {"cut": "nature", "nature": name}
        said = words(f"scope.nature.{name}")
        return Group(said, projects, {"nature": name, **_other_nature(said, name)}, fields, follows=follows)
    if by == "stage":
        return _stage_group(words(f"scope.stage.{name}"), name, projects)
    if by == "batch":
        said = words(f"scope.nature.{name}")
        passes: dict[str, object] = {"nature": name, "status": _STATUS_OF_BATCH[name], **_other_nature(said, name)}
        return Group(said, projects, passes, {"cut": "batch", "nature": name})
    if by == "sector":
        scope = _once(words("scope.sector", Facts({"sector": name})))
        return Group(scope, projects, {}, {"cut": "sector"})
    if by == "funding":
        return Group(words(f"scope.funding.{name}"), projects, {}, {"cut": "funding"})
    if not name:
        return Group("跨乡镇项目", projects, {}, {"cut": "region"})
    if by == "town":
        return Group(name, projects, {}, {"cut": "region", "region": name})
    scope = words("scope.county", Facts({"county": name}))
    # 云溪县重点项目 may be the projects of that level or those that lie there
    levelled: dict[str, object] = {"level_alt": [_LEVEL_BELOW[paper.place.rank]]} if "重点" in scope else {}
    return Group(scope, projects, levelled, {"cut": "region", "region": name})


_LEVEL_BELOW = {"province": "市重点", "city": "县重点", "county": "县重点"}


def _other_level(scope: str) -> dict[str, object]:
    """What 县本级项目 leaves open: whether the projects of a level are its key projects."""
    return {} if pattern("groups", "key").search(scope) else {"level_alt": [None]}


def _once(scope: str) -> str:
    """The words of a heading without those that stand there twice.

    >>> _once("城市建设建设项目")
    '城市建设项目'
    """
    return re.sub(rf"({pattern('groups', 'once').pattern})\1", r"\1", scope)


def _other_nature(scope: str, nature: str) -> dict[str, object]:
    """Another nature that the words of a heading have in them: 谋划储备项目 are 前期 or 储备.

    >>> _other_nature("年内开工项目", "新建"), _other_nature("续建项目", "续建")
    ({'nature_alt': ['开工']}, {})
    """
    others = [other for other in load_fitting()["natures"].get(nature, ()) if other in scope]
    return {"nature_alt": others} if others else {}


_STATUS_OF_BATCH = {"签约": "前期", "开工": "在建", "投产": "投产"}


def _stage_group(scope: str, name: str, projects: list[Project]) -> Group:
    """A group of one stage. Those on trial are among those being built, those given up among those standing still:
    there the project's own words come first."""
    fields: dict[str, object] = {"cut": "stage"}
    status: dict[str, object] = {"likely": name} if pattern("groups", "of_no_stage").search(scope) else {"status": name}
    if name in ("停工", "在建"):
        return Group(scope, projects, {}, fields, name, follows=status)
    return Group(scope, projects, status, fields, name)
