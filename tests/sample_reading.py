"""A labelled report, a perfect reading of it, and ways to spoil one thing of that reading."""

import dataclasses
import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

from corpus import Case, load_case
from schemas import (
    SCHEMA_VERSION,
    Aggregate,
    Audit,
    Completion,
    Component,
    Deadline,
    DocumentHead,
    Entry,
    Figure,
    FigureKind,
    FigureLedger,
    Finding,
    Generator,
    Level,
    Owner,
    Period,
    Project,
    Report,
    Role,
    Span,
    Status,
    Target,
    TaskOwner,
)

TEXT = """泽州县2021年上半年重点工程进展情况
全县重点工程2项，总投资8.3亿元，年度计划投资3亿元，1—6月份完成投资1.53亿元，占年度计划的51%。
一、丹河新城水厂（省重点）：总投资5亿元，年度计划投资2亿元，1—6月份完成投资1.03亿元。主体已完工，输水管线正在铺设，形象进度60%。
二、巴公冷链物流园：总投资三亿二千万元，年度计划投资1亿元，1—6月份完成投资 50 00万元，已完工。
由县发改局牵头，12月底前确保全年完成投资3亿元以上。上年同期完成1.2亿元。
"""
LABEL = {
    "about": "Two numbered projects under a county total that does not add up.",
    "document": {"genre": "进展情况", "title": "泽州县2021年上半年重点工程进展情况", "period": "2021-01/2021-06"},
    "projects": [
        {
            "name": "丹河新城水厂",
            "level": "省重点",
            "status": "在建",
            "total_investment": "5亿元",
            "annual_plan": "2亿元",
            "completions": [{"period": "2021-01/2021-06", "amount": "1.03亿元"}],
            "progress_percent": "60%",
            "components": [{"name": "输水管线", "status": "在建"}],
        },
        {
            "name": "巴公冷链物流园",
            "status": "完工",
            "total_investment": "三亿二千万元",
            "annual_plan": "1亿元",
            "completions": [{"period": "2021-01/2021-06", "amount": "5000万元"}],
        },
    ],
    "aggregates": [
        {
            "scope": "全县重点工程",
            "count": "2项",
            "total_investment": "8.3亿元",
            "annual_plan": "3亿元",
            "completions": [{"period": "2021-01/2021-06", "amount": "1.53亿元"}],
            "percent_of_plan": "51%",
        }
    ],
    "targets": [
        {"metric": "全年完成投资", "op": ">=", "value": "3亿元", "deadline": "2021-12-31", "owners": ["县发改局"]},
        {"metric": "项目开工", "value": "全部"},
    ],
    "findings": [{"rule": "sum", "subject": "全县重点工程·总投资", "reported": "8.3亿元", "expected": "8.2亿元"}],
    "figures": [
        {"text": "2项", "role": "count", "belongs_to": "全县重点工程"},
        {"text": "8.3亿元", "role": "total_investment", "belongs_to": "全县重点工程"},
        {"text": "3亿元", "role": "annual_plan", "belongs_to": "全县重点工程"},
        {"text": "1.53亿元", "role": "completion", "belongs_to": "全县重点工程"},
        {"text": "51%", "role": "percent_of_plan", "belongs_to": "全县重点工程"},
        {"text": "5亿元", "role": "total_investment", "belongs_to": "丹河新城水厂"},
        {"text": "2亿元", "role": "annual_plan", "belongs_to": "丹河新城水厂"},
        {"text": "1.03亿元", "role": "completion", "belongs_to": "丹河新城水厂"},
        {"text": "60%", "role": "progress", "belongs_to": "丹河新城水厂"},
        {"text": "三亿二千万元", "role": "total_investment", "belongs_to": "巴公冷链物流园"},
        {"text": "1亿元", "role": "annual_plan", "belongs_to": "巴公冷链物流园"},
        {"text": "5000万元", "role": "completion", "belongs_to": "巴公冷链物流园"},
        {"text": "3亿元", "role": "target", "belongs_to": "全年完成投资"},
        {"text": "1.2亿元", "role": "comparison"},
    ],
}

# ------------------------------------------------------------------------------------- a reading, built as a tool would


def write_case(root: Path) -> Case:
    """The sample case, written below a folder and loaded."""
    folder = root / "progress" / "county"
    folder.mkdir(parents=True)
    (folder / "source.txt").write_text(TEXT, "utf-8")
    (folder / "expected.json").write_text(json.dumps(LABEL), "utf-8")
    return load_case(folder, lambda data, name: data.decode())


VALUES = [2, 830000000, 300000000, 153000000, 51, 500000000, 200000000, 103000000, 60]
VALUES += [320000000, 100000000, 50000000, 300000000, 120000000]
HALF_YEAR = Period("2021-01", "2021-06", None, False, "1—6月份")


def figure(text: str, value: int, span: Span) -> Figure:
    kind: FigureKind = "money" if "元" in text else "percent" if "%" in text else "count"
    number = Decimal(value)
    return Figure(text, kind, number, {"money": "CNY"}.get(kind), "exact", number, number, None, None, (), None, span)


def figures_of(case: Case) -> list[Figure]:
    return [
        figure(expected.text, value, Span(*place, None, None, ()))
        for expected, value, place in zip(case.expected.figures, VALUES, case.places, strict=True)
    ]


def project(name: str, status: Status, level: Level | None, figures: list[Figure], **more: object) -> Project:
    empty: dict[str, object] = {field.name: None for field in dataclasses.fields(Project)}
    lists = (
        "aliases",
        "responsible",
        "completions",
        "funding",
        "milestones",
        "components",
        "problems",
        "other_figures",
    )
    empty |= dict.fromkeys((*lists, "review"), ()) | {"attributes": {}, "alternatives": {}, "evidence": {}}
    total, plan, done = figures
    said = {"total_investment": total, "annual_plan": plan, "h1_completion": done, "name": name, "status": status}
    return Project(**{**empty, **said, "level": level, "completions": (Completion(HALF_YEAR, done),), **more})  # type: ignore[arg-type]


def perfect(case: Case) -> Report:
    """The report that says exactly what the label says."""
    every = figures_of(case)
    parts = (Component("输水管线", "在建", "输水管线正在铺设", ()),)
    projects = (
        project("丹河新城水厂", "在建", "省重点", every[5:8], progress_percent=every[8], components=parts),
        project("巴公冷链物流园", "完工", None, every[9:12]),
    )
    head = DocumentHead(
        "sha256:0", "source.txt", "text/plain", "utf-8", None, len(TEXT), "进展情况",
        "泽州县2021年上半年重点工程进展情况", None, None, None, None, None, HALF_YEAR, {},
    )  # fmt: skip
    group = Aggregate(
        "全县重点工程", None, None, None, HALF_YEAR, None, None, None, every[0], every[1], every[2],
        (Completion(HALF_YEAR, every[3]),), every[4], None, (), (0, 1), True, {}, {},
    )  # fmt: skip
    due = Deadline("12月底前", "2021-12-31")
    target = Target("全年完成投资", ">=", "value", None, every[12], due, None, (TaskOwner("县发改局", "牵头"),), {})
    owners = [Owner("aggregate", 0, "全县重点工程")] * 5
    owners += [Owner("project", 0, "丹河新城水厂")] * 4 + [Owner("project", 1, "巴公冷链物流园")] * 3
    owners += [Owner("target", 0, "全年完成投资"), Owner("document", None, None)]
    roles: list[Role] = [expected.roles[0] for expected in case.expected.figures]  # type: ignore[misc]
    entries = tuple(Entry(each, role, owner, ()) for each, role, owner in zip(every, roles, owners, strict=True))
    return Report(
        SCHEMA_VERSION, Generator("taizhang", "0", ""), head, projects, (group,), (target,),
        FigureLedger(14, 14, (), entries), (finding("sum", every[1], "全县重点工程·总投资"),), Audit(1, 1, ()), (),
    )  # fmt: skip


def finding(rule: str, reported: Figure | None, subject: str, severity: str = "error") -> Finding:
    return Finding(
        rule, "contradiction", severity, f"{subject}对不上", subject, reported, None, None, (), (), (), ""  # type: ignore[arg-type]
    )  # fmt: skip


def with_records(report: Report, record: str, records: list[Any]) -> Report:
    lists: dict[str, Any] = {record: tuple(records)}
    return dataclasses.replace(report, **lists)


def change(report: Report, record: str, place: int, **fields: object) -> Report:
    """The report with some fields of one record changed."""
    records = list(getattr(report, record))
    records[place] = dataclasses.replace(records[place], **fields)
    return with_records(report, record, records)


def drop(report: Report, record: str, place: int) -> Report:
    records = list(getattr(report, record))
    del records[place]
    return with_records(report, record, records)


def add(report: Report, record: str, item: object) -> Report:
    return with_records(report, record, [*getattr(report, record), item])


def with_entries(report: Report, edit: Callable[[list[Entry]], list[Figure] | None]) -> Report:
    """The report with its ledger edited in place; figures that the edit gives back are the unclaimed ones."""
    entries = list(report.figures.entries)
    unclaimed = tuple(edit(entries) or ())
    return dataclasses.replace(report, figures=FigureLedger(14, len(entries), unclaimed, tuple(entries)))


def with_entry(report: Report, place: int, **fields: object) -> Report:
    def edit(entries: list[Entry]) -> None:
        entries[place] = dataclasses.replace(entries[place], **fields)  # type: ignore[arg-type]

    return with_entries(report, edit)


def with_head(report: Report, **fields: object) -> Report:
    return dataclasses.replace(report, document=dataclasses.replace(report.document, **fields))  # type: ignore[arg-type]


def ledger(report: Report, place: int) -> Figure:
    return report.figures.entries[place].figure


def span_of(report: Report, place: int) -> Span:
    return ledger(report, place).span


def figures_of_report(report: Report, *places: int) -> list[Figure]:
    return [ledger(report, place) for place in places]
