"""Figures and periods as a table shows them: money in 亿元, exact to the last written digit."""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from schemas import EXACT, Completion, Figure, Period, Project, plain

YI = Decimal(10**8)
_SIGNS = {"about": "约", "at_least": "≥", "at_most": "≤"}


def show_figure(figure: Figure | None, *, unit: bool = True) -> str:
    """The figure for people: money in 亿元, a qualifier as its sign, an unread one as it stands with a question mark.

    `unit=False` for a column whose head says 亿元; other units than yuan are then still named.
    """
    if figure is None:
        return ""
    if figure.value is None:
        return f"{figure.text}?"
    sign = _SIGNS.get(figure.bound, "")
    if figure.kind != "money" or figure.unit != "CNY":
        return sign + figure.text
    if figure.bound == "range" and figure.low is not None and figure.high is not None:
        digits = f"{in_yi(figure.low)}–{in_yi(figure.high)}"
    else:
        digits = in_yi(figure.value)
    return f"{sign}{digits}亿元" if unit else sign + digits


def in_yi(yuan: Decimal) -> str:
    """Yuan in 亿, not rounded.

    >>> in_yi(Decimal(48700000)), in_yi(Decimal(13660000000))
    ('0.487', '136.6')
    """
    return plain(EXACT.divide(yuan, YI))


def show_period(period: Period | None, home: Period | None = None) -> str:
    """The period in short; its year is left out where the report as a whole (`home`) speaks of the same.

    >>> show_period(Period("2021-01", "2021-06", None, False, "1—6月份"))
    '2021年1—6月'
    >>> show_period(Period("--06", "--06", None, False, "6月份"))
    '6月'
    >>> show_period(Period(None, "2021-06", None, True, None))
    '开累至2021年6月'
    """
    if period is None:
        return ""
    start, end = _month(period.start), _month(period.end)
    year, end_year = start[0] or end[0], end[0] or start[0]
    known = home is not None and year == end_year and year in {_month(home.start)[0], _month(home.end)[0]}
    shown = f"{year}年" if year and not known else ""
    if period.cumulative:
        until = f"{'' if known else shown}{end[1]}月" if end[1] else ""
        return f"开累至{until}" if until and not start[1] else "开累"
    if not start[1] or not end[1]:
        return period.label or (f"{shown}{start[1]}月起" if start[1] else "")
    if year != end_year:
        return f"{year}年{start[1]}月—{end_year}年{end[1]}月"
    return f"{shown}{start[1]}月" if start[1] == end[1] else f"{shown}{start[1]}—{end[1]}月"


def _month(written: str | None) -> tuple[str, str]:
    """Year and month of `2021-06` or `--06`, without zeros, each empty where it is not said."""
    year, _, month = (written or "").rpartition("-")
    return year.strip("-"), month.lstrip("0")


def main_completion(completions: Iterable[Completion], home: Period | None) -> Completion | None:
    """The completion that stands for a project: of the report's own period, else the latest, else a cumulative one."""
    found = tuple(completions)
    inside = [each for each in found if not each.period.cumulative]
    for each in inside:
        if home is not None and (each.period.start, each.period.end) == (home.start, home.end):
            return each
    ranked = inside or list(found)
    return max(ranked, key=lambda each: each.period.end or "") if ranked else None


def show_percent(project: Project, completion: Completion | None) -> str:
    """The share of the annual plan: as the report says it, else `≈` and what plan and completion come to."""
    if project.percent_of_plan is not None:
        return show_figure(project.percent_of_plan)
    plan, done = project.annual_plan, completion.amount if completion else None
    if plan is None or done is None or not plan.value or done.value is None or completion is None:
        return ""
    year = _month(completion.period.end)[0]
    is_comparable = (
        not completion.period.cumulative
        and plan.unit == done.unit
        and {plan.bound, done.bound} <= {"rounded", "exact"}
        and (project.plan_year is None or year in {"", str(project.plan_year)})
    )
    if not is_comparable:
        return ""
    share = EXACT.divide(done.value * 100, plan.value).quantize(Decimal("0.1"), ROUND_HALF_UP, EXACT)
    return f"≈{plain(share)}%"
