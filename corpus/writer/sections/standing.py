"""How the metrics of goals stand by the report's own figures: what is reached is promised no more."""

from collections.abc import Sequence

from corpus.world import Project
from corpus.writer.fitting import pattern
from corpus.writer.paper import Paper

_ENDED = frozenset({"试运行", "完工", "投产"})
_BEGUN = _ENDED | {"在建", "停工"}


def is_of_projects(metric: str) -> bool:
    """Whether an amount is what is invested in the projects of the report.

    >>> is_of_projects("重点项目完成投资"), is_of_projects("固定资产投资")
    (True, False)
    """
    return pattern("promises", "of_projects").search(metric) is not None


def is_told(what: str, metric: str) -> bool:
    """Whether a report may tell of the metric how it stands.

    >>> is_told("percent", "项目开工率"), is_told("percent", "问题化解率"), is_told("count", "储备项目")
    (True, False, True)
    """
    return what != "percent" or pattern("promises", "told").search(metric) is not None


def last_year(paper: Paper) -> int:
    """The year before the one in which the report is written: what is told of December is written in January."""
    return (paper.issued[0] if paper.issued else paper.year) - 1


def reached(paper: Paper, projects: Sequence[Project], what: str, metric: str) -> int:
    """How far the metric is by the report's own figures; 0 where it tells of none."""
    month = paper.month
    if month is None or not projects or what == "growth" or not is_told(what, metric):
        return 0
    if what == "money":
        return sum(project.done(month) for project in projects) if is_of_projects(metric) else 0
    states = _ENDED if pattern("promises", "ends").search(metric) else _BEGUN
    in_state = sum(project.state(month) in states for project in projects)
    if what == "percent":
        plan = sum(project.plan(paper.year) for project in projects)
        if plan and states is _BEGUN and pattern("promises", "adds_up").search(metric):
            return 100 * sum(project.done(month) for project in projects) // plan
        return 100 * in_state // len(projects)
    if states is _ENDED:
        return in_state
    is_begun = pattern("promises", "begins").search(metric)
    return sum(paper.year * 12 <= project.start <= month for project in projects) if is_begun else 0
