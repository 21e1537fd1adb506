"""Groups of projects: their true sums, and what a report can say of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

from corpus.world import Project
from corpus.writer.figures import ALSO_RIGHT, in_period, money, single
from corpus.writer.paper import Addends, Paper
from corpus.writer.parts import Fact, Part, Record, Stretch
from corpus.writer.setting import covers, say_month, say_period
from corpus.writer.sizes import Size
from corpus.writer.style import write_count, write_percent, write_ratio
from corpus.writer.voice import Facts, Makers

_SUBSETS = {"opened": "开工项目", "unopened": "未开工项目", "finished": "竣工项目", "served": "投产项目"}
"""The subsets of a group whose numbers a report tells, and what they are called."""
_SUBSETS_OF: dict[str, tuple[str, ...]] = {
    "前期": ("unopened",),
    "未开工": ("unopened",),
    "在建": ("opened",),
    "停工": ("opened",),
    "试运行": ("opened",),
    "完工": ("opened", "finished"),
    "投产": ("opened", "finished", "served"),
    "取消": (),
    "": (),
}
"""The subsets that a project in each state belongs to."""


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
    size: Size | None = None
    """The class of sizes that its name tells."""
    exhaustive: bool = True
    """Whether it and its like together are the whole, and no project is in two."""
    follows: dict[str, object] = field(default_factory=dict)
    """What being listed under it says of a project of which nothing else says it."""
    is_partial: bool = False
    """Whether the office has more of its kind than are listed: then its figures are not told."""


def _figures(project: Project, year: int, month: int | None) -> Addends:
    if month is None:
        return project.total_at(year * 12), project.plan(year), 0, 0, 0, ""
    done, before = project.done(month), project.done(month - 12)
    return project.total_at(month), project.plan(year), done, project.in_month(month), before, project.state(month)


class Sums:
    """What the figures of some projects add up to."""

    __slots__ = ("count", "done", "in_month", "last_year", "plan", "states", "total")

    def __init__(self, projects: Sequence[Project], paper: Paper) -> None:
        self.count = len(projects)
        self.states: dict[str, int] = {}
        total = plan = done = in_month = last_year = 0
        states, known = self.states, paper.addends
        for project in projects:
            figures = known.get(project)
            if figures is None:
                figures = known[project] = _figures(project, paper.year, paper.month)
            total += figures[0]
            plan += figures[1]
            done += figures[2]
            in_month += figures[3]
            last_year += figures[4]
            states[figures[5]] = states.get(figures[5], 0) + 1
        self.total, self.plan, self.done, self.in_month, self.last_year = total, plan, done, in_month, last_year

    def subsets(self) -> dict[str, int]:
        """How many are in the states of each subset that a report tells of; only those that hold any."""
        found: dict[str, int] = {}
        for state, number in self.states.items():
            for slot in _SUBSETS_OF[state]:
                found[slot] = found.get(slot, 0) + number
        return found


def tell_group(paper: Paper, group: Group, record: Record, sums: Sums | None = None) -> Facts:
    """The slots of a group that a report can fill."""
    sums = sums or Sums(group.projects, paper)
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
        makers["period"] = partial(say_period, paper)
        _add_results(makers, paper, record, sums)
    return paper.about(makers)


def scope_fact(group: Group, record: Record) -> list[Part]:
    """What the group is called; the amounts in it, where it is a class of sizes, are a figure of the group."""
    if group.size is None:
        return [Fact(record, "scope", group.scope)]
    before, _, after = group.scope.partition(group.size.text)
    stretch = Stretch(record, "scope", group.scope)
    return [stretch, before, group.size.figure(record), after, stretch]


def _add_results(makers: Makers, paper: Paper, record: Record, sums: Sums) -> None:
    assert paper.month is not None
    month, style = paper.month, paper.style
    done = sums.done
    if not done:
        return
    makers["done"] = lambda: in_period(money(paper, record, "done", done), covers(paper))
    alone = sums.in_month
    if alone and month % 12 and paper.day is None:
        makers["month"] = lambda: in_period(money(paper, record, "month", alone), single(month))
        makers["month_period"] = partial(say_month, paper)
    if sums.plan:
        makers["rate"] = lambda: write_percent(record, "rate", "percent_of_plan", done, sums.plan, style)
        _add_schedule(makers, paper, record, done, sums.plan)
    last = sums.last_year
    if last and done > last:
        makers["grow"] = lambda: _compared(write_percent(record, "grow", "comparison", done - last, last, style))
        makers["last"] = lambda: _compared(money(paper, record, "last", last))
    subsets = sums.subsets()
    for slot, scope in _SUBSETS.items():
        if slot == "unopened" and "取消" in sums.states:
            # beside those begun they would not make up the whole, and the ones given up are told of nowhere
            continue
        if slot in subsets:
            makers[slot] = _subset(paper, record, slot, scope, subsets[slot])
    begun = subsets.get("opened", 0)
    if begun < sums.count:
        makers["open_rate"] = lambda: _compared(
            write_percent(record, "open_rate", "comparison", begun, sums.count, style)
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
