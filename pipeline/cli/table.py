"""A report on a terminal: its head, a table of its projects, and everything that a reader must not overlook."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat

from pipeline.cli.amounts import main_completion, show_figure, show_percent, show_period
from pipeline.cli.cells import fill
from pipeline.cli.columns import GAP, NAME_HEAD, YI_HEAD, Column, fit
from pipeline.cli.console import printable
from pipeline.cli.explained import explained_lines
from schemas import Aggregate, Completion, Figure, Period, Project, Report, Target

_COLOURS = {
    "投产": "32",
    "完工": "32",
    "在建": "36",
    "试运行": "36",
    "未开工": "33",
    "前期": "33",
    "停工": "31",
    "取消": "31",
    "error": "31",
    "warning": "33",
    "info": "36",
    "title": "1",
    "head": "2",
}
_VERDICTS = {"contradiction": "矛盾", "implausible": "存疑", "improbable": "不大可能"}

_OPERATORS = {">=": "≥", "<=": "≤", "=": "", "~": "约"}
_LISTED = 20
"""So many of a list are shown; the rest is counted and in the JSON."""


@dataclass(frozen=True, slots=True)
class Screen:
    """What the table is drawn for; a width of None is a file or a pipe, where nothing need be cut."""

    width: int | None = None
    colour: bool = False

    def paint(self, text: str, colour: str | None) -> str:
        """The text in a colour by its meaning; as it is where there is none."""
        code = _COLOURS.get(colour or "") if self.colour else None
        return f"\x1b[{code}m{text}\x1b[0m" if code and text else text


def render_report(report: Report, screen: Screen) -> Iterator[str]:
    """The lines of a report. What is not shown in full is counted, so that nothing goes missing unnoticed."""
    yield from _head(report, screen)
    yield from _projects(report, screen)
    yield from _listed("汇总", [_aggregate_line(each, report.document.period) for each in report.aggregates])
    yield from _listed("目标与任务", [_target_line(each) for each in report.targets])
    yield _ledger_line(report)
    yield from _findings(report, screen)
    yield from explained_lines(report, screen.width)
    for warning in report.warnings:
        page = f"（第{warning.page}页）" if warning.page is not None else ""
        yield screen.paint(f"注意：{printable(warning.message)}{page}", "warning")


def _head(report: Report, screen: Screen) -> Iterator[str]:
    document = report.document
    region = document.region
    facts = (
        ("体裁", document.genre),
        ("地区", (region.name or region.text) if region else ""),
        ("期间", show_period(document.period)),
        ("文号", document.doc_number),
        ("单位", document.issuer),
        ("文件", document.source),
    )
    yield screen.paint(printable(document.title or "（没有标题）"), "title")
    yield GAP.join(f"{name}：{printable(fact)}" for name, fact in facts if fact)


def _projects(report: Report, screen: Screen) -> Iterator[str]:
    if not report.projects:
        yield "（没有项目）"
        return
    columns, notes = fit(_columns(report), screen.width)
    yield screen.paint(
        GAP.join(fill(column.head, column.width, right=column.right) for column in columns).rstrip(), "head"
    )
    for row, project in enumerate(report.projects):
        cells = [fill(column.cells[row], column.width, right=column.right) for column in columns]
        # The status comes last, so that the colour does not run into the blanks between columns.
        yield GAP.join([*cells[:-1], screen.paint(cells[-1].rstrip(), project.status)]).rstrip()
    yield from notes
    if any(cell.startswith("≈") for column in columns for cell in column.cells):
        yield "≈ 报告没有写完成率，这里由完成投资÷年度计划算出"
    if any(len(project.completions) > 1 for project in report.projects):
        yield "+1 报告还给出另一个期间的完成投资（+2 两个……），用 --json 查看"
    doubtful = [f"第{at}项（{'；'.join(each.review)}）" for at, each in enumerate(report.projects, 1) if each.review]
    yield from _listed("* 需要人工核对", doubtful)


def _columns(report: Report) -> list[Column]:
    home, projects = report.document.period, report.projects
    done = [main_completion(project.completions, home) for project in projects]

    def column(head: str, cells: Iterable[str | None], *, right: bool = False, spare: int = 0) -> Column:
        return Column(head, tuple(printable(cell or "") for cell in cells), right, spare)

    def money(head: str, figures: Iterable[Figure | None]) -> Column:
        return column(f"{head}{YI_HEAD}", (show_figure(figure, unit=False) for figure in figures), right=True)

    return [
        column("序号", (str(at) for at in range(1, len(projects) + 1)), right=True),
        column(NAME_HEAD, (("*" if project.review else "") + project.name for project in projects)),
        column("级别", (project.level for project in projects), spare=3),
        money("总投资", (project.total_investment for project in projects)),
        money("年度计划", (project.annual_plan for project in projects)),
        money("完成投资", (each.amount if each else None for each in done)),
        column("期间", map(_period_cell, projects, done, repeat(home)), spare=2),
        column("完成率", map(show_percent, projects, done), right=True, spare=1),
        column("状态", (project.status for project in projects)),
    ]


def _period_cell(project: Project, shown: Completion | None, home: Period | None) -> str:
    """The period of the completion that is shown, and how many others the report gives."""
    more = len(project.completions) - 1
    return (show_period(shown.period, home) if shown else "") + (f" +{more}" if more > 0 else "")


def _listed(head: str, lines: Sequence[str]) -> Iterator[str]:
    """A head with the lines under it; what is too much to show is counted."""
    if not lines:
        return
    yield f"{head}："
    yield from (f"  {printable(line)}" for line in lines[:_LISTED])
    if len(lines) > _LISTED:
        yield f"  ……另有{len(lines) - _LISTED}条，用 --json 查看"


def _aggregate_line(aggregate: Aggregate, home: Period | None) -> str:
    completions = [f"{show_period(each.period, home)}完成 {show_figure(each.amount)}" for each in aggregate.completions]
    facts = [
        show_figure(aggregate.count),
        *_named("总投资", aggregate.total_investment),
        *_named("年度计划", aggregate.annual_plan),
        *completions,
        *_named("占计划", aggregate.percent_of_plan),
        *_named("产值", aggregate.output_value),
        *(fact for other in aggregate.other_figures for fact in _named(other.label, other.figure)),
    ]
    return f"{aggregate.scope}：{'，'.join(filter(None, facts))}"


def _named(name: str, figure: Figure | None) -> list[str]:
    return [f"{name} {show_figure(figure)}"] if figure is not None else []


def _target_line(target: Target) -> str:
    value = show_figure(target.value).lstrip("≥≤约")  # the operator says it, and says it better
    facts = [
        f"{target.per or ''}{_OPERATORS[target.op] if target.op else ''}{value}",
        target.deadline.text if target.deadline else "",
        "、".join(f"{owner.name}（{owner.role}）" for owner in target.owners),
    ]
    return f"{target.metric}：{'，'.join(filter(None, facts))}"


def _ledger_line(report: Report) -> str:
    """How many figures have found their owner, and which have not.

    Never shortened: a figure that belongs to nobody is what a reader has to look at.
    """
    ledger = report.figures
    line = f"共{ledger.total}个数字，已归属{ledger.claimed}个，未归属{len(ledger.unclaimed)}个"
    if not ledger.unclaimed:
        return line
    texts = Counter(printable(figure.text) for figure in ledger.unclaimed)
    return f"{line}：{'、'.join(text if times == 1 else f'{text}（{times}处）' for text, times in texts.items())}"


def _findings(report: Report, screen: Screen) -> Iterator[str]:
    for finding in report.findings:
        mark = screen.paint(f"【{_VERDICTS[finding.verdict]}】", finding.severity)
        yield f"{mark}{printable(finding.message)}"
        yield from (f"    由此：{printable(each.message)}" for each in finding.consequences)
        yield from (f"    可能：{printable(each.message)}" for each in finding.hints)
