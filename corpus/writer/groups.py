"""Groups of projects: their true sums, what a report can say of them, and the ways a set of projects is split."""

import functools
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from corpus.world import Project
from corpus.writer.levels import name_level
from corpus.writer.paper import Paper
from corpus.writer.parts import Fact, Part, Record, Stretch
from corpus.writer.style import write_count, write_percent, write_ratio
from corpus.writer.telling import ALSO_RIGHT, in_period, money, single
from corpus.writer.voice import Facts, Makers

_BEGUN = {"在建", "停工", "试运行", "完工", "投产"}


@dataclass(slots=True)
class Group:
    """Some projects of a report, and what their figures add up to."""

    scope: str
    """What the report calls it."""
    projects: Sequence[Project]
    passes: dict[str, object] = field(default_factory=dict)
    """What being listed under it says of a project: level, nature, status."""
    fields: dict[str, object] = field(default_factory=dict)
    """The group's own fields: cut, level, region …"""
    state: str = ""
    """The state its members are in, where they were put together by that."""
    floor: str = ""
    """The threshold in its name, where it is a class of sizes."""
    exhaustive: bool = True
    """Whether it and its like together are the whole, and no project is in two."""
    follows: dict[str, object] = field(default_factory=dict)
    """What being listed under it says of a project of which nothing else says it."""
    is_partial: bool = False
    """Whether the office has more of its kind than are listed: then its figures are not told."""


@functools.lru_cache(maxsize=4096)
def _figures(project: Project, year: int, month: int | None) -> tuple[int, int, int, int, int, str]:
    """What a project adds to the sums of a group: a report adds up the same projects in several ways."""
    if month is None:
        return project.total_at(year * 12), project.plan(year), 0, 0, 0, ""
    done, before = project.done(month), project.done(month - 12)
    return project.total_at(month), project.plan(year), done, project.in_month(month), before, project.state(month)


class Sums:
    """What the figures of some projects add up to."""

    __slots__ = ("count", "done", "in_month", "last_year", "plan", "states", "total")

    def __init__(self, projects: Sequence[Project], year: int, month: int | None) -> None:
        self.count = len(projects)
        self.states: dict[str, int] = {}
        total = plan = done = in_month = last_year = 0
        states = self.states
        for project in projects:
            figures = _figures(project, year, month)
            total += figures[0]
            plan += figures[1]
            if month is not None:
                done += figures[2]
                in_month += figures[3]
                last_year += figures[4]
                states[figures[5]] = states.get(figures[5], 0) + 1
        self.total, self.plan, self.done, self.in_month, self.last_year = total, plan, done, in_month, last_year

    def in_state(self, *states: str) -> int:
        """How many are in one of these states."""
        return sum(self.states.get(state, 0) for state in states)


def tell_group(paper: Paper, group: Group, record: Record, sums: Sums | None = None) -> Facts:
    """The slots of a group that a report can fill."""
    sums = sums or Sums(group.projects, paper.year, paper.month)
    record.fields.update(group.fields)
    makers: Makers = {
        "scope": lambda: scope_fact(group, record),
        "count": lambda: write_count(record, "count", sums.count, paper.style.counter),
        "year": paper.say_year,
    }
    if sums.total:
        makers["total"] = lambda: money(paper, record, "total", sums.total)
    if sums.plan:
        makers["plan"] = lambda: money(paper, record, "plan", sums.plan)
    if paper.month is not None:
        makers["period"] = paper.say_period
        _add_results(makers, paper, record, sums)
    return paper.about(makers)


def scope_fact(group: Group, record: Record) -> list[Part]:
    """What the group is called; the threshold in it, where it is a class of sizes, is a figure of the group."""
    if not group.floor:
        return [Fact(record, "scope", group.scope)]
    before, _, after = group.scope.partition(group.floor)
    stretch = Stretch(record, "scope", group.scope)
    return [stretch, before, _threshold(record, group.floor), after, stretch]


def _threshold(record: Record, text: str) -> Fact:
    number = int(text.removesuffix("亿元"))
    fact = Fact(record, "floor", text, role="threshold", kind="money", value=number * 10**8, unit="CNY")
    fact.roles_alt = ALSO_RIGHT["threshold"]
    return fact


def _add_results(makers: Makers, paper: Paper, record: Record, sums: Sums) -> None:
    assert paper.month is not None
    month, style = paper.month, paper.style
    done = sums.done
    if not done:
        return
    makers["done"] = lambda: in_period(money(paper, record, "done", done), paper.covers())
    alone = sums.in_month
    if alone and month % 12 and paper.day is None:
        makers["month"] = lambda: in_period(money(paper, record, "month", alone), single(month))
        makers["month_period"] = paper.say_month
    if sums.plan:
        makers["rate"] = lambda: write_percent(record, "rate", "percent_of_plan", done, sums.plan, style)
        _add_schedule(makers, paper, record, done, sums.plan)
    last = sums.last_year
    if last and done > last:
        makers["grow"] = lambda: _compared(write_percent(record, "grow", "comparison", done - last, last, style))
        makers["last"] = lambda: _compared(money(paper, record, "last", last))
    for slot, states, scope in _SUBSETS:
        number = sums.in_state(*states)
        if slot == "unopened" and sums.in_state("取消"):
            # beside those begun they would not make up the whole, and the ones given up are told of nowhere
            continue
        if number:
            makers[slot] = _subset(paper, record, slot, scope, number)
    begun = sums.in_state(*_BEGUN)
    if begun < sums.count:
        makers["open_rate"] = lambda: _compared(
            write_percent(record, "open_rate", "comparison", begun, sums.count, style)
        )


_SUBSETS = (
    ("opened", tuple(_BEGUN), "开工项目"),
    ("unopened", ("未开工", "前期"), "未开工项目"),
    ("finished", ("完工", "投产"), "竣工项目"),
    ("served", ("投产",), "投产项目"),
)


def _subset(paper: Paper, whole: Record, slot: str, scope: str, number: int) -> Callable[[], Fact]:
    """A number of the group's projects in some state: a group of its own that is part of it."""

    def make() -> Fact:
        record = paper.group(slot)
        record.fields.update(scope=scope, part_of=whole, cut="stage", exhaustive=False)
        return write_count(record, "count", number, paper.style.counter)

    return make


def _add_schedule(makers: Makers, paper: Paper, record: Record, done: int, plan: int) -> None:
    """How far ahead of the pro-rata schedule, or behind it; only what is told to a tenth of a point."""
    assert paper.month is not None
    months = paper.month % 12 + 1
    # points = 100 * done / plan - 100 * months / 12, over a common denominator
    over, under = 1200 * done - 100 * months * plan, 12 * plan
    if months == 12 or abs(over) * 10 < 3 * under:
        return
    slot = "ahead" if over > 0 else "behind"
    makers[slot] = lambda: _compared(
        write_ratio(record, slot, "comparison", abs(over), under, paper.style, "个百分点", "points")
    )


def _compared(fact: Fact) -> Fact:
    fact.roles_alt = (*ALSO_RIGHT["comparison"], "completion") if fact.field == "last" else ALSO_RIGHT["comparison"]
    return fact


# ------------------------------------------------------------------------------------------------------------ splitting


def split(paper: Paper, projects: Sequence[Project], by: str) -> list[Group]:
    """The projects as groups: by level, nature, stage, sector, region, size; without order where `by` is none.

    The regions of a county are its towns, those of a province its cities.
    """
    if by in ("none", ""):
        return []
    if by == "size":
        return list(_size_groups(paper, projects))
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
}
_ORDERS = {
    "level": ("国家重点", "省重点", "市重点", "县重点"),
    "nature": ("续建", "新建", "前期"),
    "stage": ("投产", "完工", "在建", "停工", "未开工", "前期"),
    "batch": ("签约", "开工", "投产"),
}
_SIZES = (("10亿元", 10_000_000), ("5亿元", 5_000_000), ("1亿元", 1_000_000))


def _size_groups(paper: Paper, projects: Sequence[Project]) -> Iterator[Group]:
    """The projects of at least some size; bigger classes are part of smaller ones, so together they are no sum."""
    told = 0
    for name, least in _SIZES:
        big = [project for project in projects if project.total_at(paper.until) >= least]
        if len(big) > told:
            told = len(big)
            scope = paper.voice.words("scope.size", Facts({"floor": name}))
            yield Group(scope, big, fields={"cut": "size"}, floor=name, exhaustive=False)


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
        scope = _DOUBLED.sub(r"\1", words("scope.sector", Facts({"sector": name})))
        return Group(scope, projects, {}, {"cut": "sector"})
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
    return {} if re.search("重点|重大|列|挂牌", scope) else {"level_alt": [None]}


def _other_nature(scope: str, nature: str) -> dict[str, object]:
    """Another nature that the words of a heading have in them: 谋划储备项目 are 前期 or 储备.

    >>> _other_nature("年内开工项目", "新建"), _other_nature("续建项目", "续建")
    ({'nature_alt': ['开工']}, {})
    """
    others = [other for other in _OTHER_NATURES.get(nature, ()) if other in scope]
    return {"nature_alt": others} if others else {}


_OTHER_NATURES = {"前期": ("储备",), "新建": ("开工",), "投产": ("竣工",), "续建": ("开工",)}


_STATUS_OF_BATCH = {"签约": "前期", "开工": "在建", "投产": "投产"}
_DOUBLED = re.compile("(建设|工程|领域|项目|产业|服务|重点)\\1")
"""城市建设 + 建设项目: said once."""


def _stage_group(scope: str, name: str, projects: list[Project]) -> Group:
    """A group of one stage. Those on trial are among those being built, those given up among those standing still:
    there the project's own words come first. 正常推进 says no stage."""
    fields: dict[str, object] = {"cut": "stage"}
    status: dict[str, object] = {"likely": name} if scope.startswith("正常推进") else {"status": name}
    if name in ("停工", "在建"):
        return Group(scope, projects, {}, fields, name, follows=status)
    return Group(scope, projects, status, fields, name)
