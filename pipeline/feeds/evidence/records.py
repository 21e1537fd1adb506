"""The cards of a report: its projects, groups, targets and findings, and the paper itself."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pipeline.feeds.evidence.facts import Card, Fact, Value, make_fact
from pipeline.feeds.words import field_name, value_name
from schemas import (
    Aggregate,
    Completion,
    Component,
    Deadline,
    DocumentHead,
    Evidence,
    Figure,
    Finding,
    Funding,
    LabelledFigure,
    Milestone,
    Owner,
    Period,
    Problem,
    Project,
    Region,
    Report,
    Target,
    Task,
    TaskOwner,
    field_names,
    plain,
)

_ELSEWHERE = {"evidence", "alternatives", "review", "members_closed"}
_LETTERS = {"project": "p", "component": "p", "aggregate": "a", "target": "g"}
_DAY = re.compile(r"(?:[0-9]{4}(?:-[0-9]{2}){0,2}|--[0-9]{2})\Z")
_SAFE = re.compile(r"[a-z][a-z0-9_]*\Z")


def find_cards(report: Report) -> tuple[Card, ...]:
    """Every record of a report as a card, the paper last."""
    return (
        *(_finding(place, finding) for place, finding in enumerate(report.findings, 1)),
        *(_project(place, project) for place, project in enumerate(report.projects, 1)),
        *(_aggregate(place, aggregate) for place, aggregate in enumerate(report.aggregates, 1)),
        *(_target(place, target) for place, target in enumerate(report.targets, 1)),
        _document(report.document),
    )


def card_of(owner: Owner, also: Iterable[Owner] = ()) -> str:
    """The name of an owner's card; a component's is its project's, which stands among the further owners."""
    if owner.kind == "component":
        owner = next((other for other in also if other.kind == "project"), owner)
    letter = _LETTERS.get(owner.kind)
    return "d" if letter is None or owner.index is None else f"{letter}{owner.index + 1}"


def _project(place: int, project: Project) -> Card:
    card = f"p{place}"
    facts = tuple(_facts(card, "Project", project, project.evidence, project.alternatives))
    return Card(card, "project", f"项目{place}", project.name, facts, project.review, project.status or "")


def _aggregate(place: int, group: Aggregate) -> Card:
    card = f"a{place}"
    facts = tuple(_facts(card, "Aggregate", group, group.evidence, group.alternatives))
    return Card(card, "aggregate", f"汇总{place}", group.scope, facts)


def _target(place: int, target: Target) -> Card:
    card = f"g{place}"
    return Card(
        card, "target", f"目标{place}", target.metric, tuple(_facts(card, "Target", target, target.evidence, {}))
    )


def _document(document: DocumentHead) -> Card:
    facts = tuple(_facts("d", "DocumentHead", document, document.evidence, {}))
    return Card("d", "document", "文件", document.title or "（没有标题）", facts)


def _facts(
    card: str, noun: str, record: Any, evidence: Evidence, alternatives: Mapping[str, tuple[Figure, ...]]
) -> Iterator[Fact]:
    """A line for each field that says something, and for what else the evidence or the alternatives name."""
    kind: Any = type(record)  # mypy 2 does not see that the type of an object is hashable
    fields = [field for field in field_names(kind) if field not in _ELSEWHERE]
    others = sorted({*evidence, *alternatives}.difference(fields))
    for place, field in enumerate([*fields, *others]):
        values = [*_values(noun, field, getattr(record, field, None), record)] if field in fields else []
        values += [Value(figure.text, figure, note="另一说法") for figure in alternatives.get(field, ())]
        if _repeats(field, record):
            continue
        if values or evidence.get(field):
            fact = make_fact(card, field, field_name(noun, field), values, evidence)
            yield fact if _SAFE.match(field) else Fact(f"{card}-k{place}", field, fact.label, fact.values, fact.spans)


def _repeats(field: str, record: Any) -> bool:
    """Whether a field says again what another line says: the first half-year stands among the completions."""
    return field == "h1_completion" and record.h1_completion in [done.amount for done in record.completions]


def _values(noun: str, field: str, said: object, record: Any) -> Iterator[Value]:
    """What one field says, each thing as a value."""
    if said is None or said == () or said == {}:
        return
    if isinstance(said, tuple):
        for each in said:
            yield from _values(noun, field, each, record)
    elif isinstance(said, Mapping):
        for name, each in said.items():
            yield Value(str(each), note=str(name))
    elif isinstance(said, Figure):
        yield Value(said.text, said)
    elif isinstance(said, Completion):
        half = getattr(record, "h1_completion", None) == said.amount
        yield Value(said.amount.text, said.amount, note=period_text(said.period) + ("，上半年" if half else ""))
    elif isinstance(said, Funding):
        yield Value(said.amount.text, said.amount, note=said.source)
    elif isinstance(said, LabelledFigure):
        yield Value(said.figure.text, said.figure, note=said.label)
    elif isinstance(said, Component):
        yield Value("：".join(filter(None, (said.name, said.status, said.text if said.text != said.status else ""))))
        for part in said.figures:
            yield Value(part.figure.text, part.figure, note=f"{said.name}·{value_name('Role', part.role)}")
    else:
        yield _value(field, said)


def _value(field: str, said: object) -> Value:
    if field == "source":
        return Value(bare_name(str(said)))
    if field == "part_of" and isinstance(said, int):
        return Value(f"汇总{said + 1}", card=f"a{said + 1}")
    if field == "members" and isinstance(said, int):
        return Value(f"项目{said + 1}", card=f"p{said + 1}")
    return Value(day_text(str(said)) if field in ("start", "finish", "issued_on") else _words(field, said))


def _words(field: str, said: object) -> str:
    """What a value of one of the smaller nouns says, in words."""
    if isinstance(said, bool):
        return "是" if said else "否"
    if isinstance(said, Period):
        return period_text(said)
    if isinstance(said, Milestone):
        return f"{said.what}（{day_text(said.when)}）：{said.text}" if said.when else f"{said.what}：{said.text}"
    if isinstance(said, Problem):
        return f"{said.kind}：{said.text}"
    if isinstance(said, Deadline):
        return f"{said.text}（{day_text(said.by)}）" if said.by else said.text
    if isinstance(said, Task):
        return " ".join(filter(None, (said.section, said.number, said.title)))
    if isinstance(said, TaskOwner):
        return f"{said.name}（{said.role}）"
    if isinstance(said, Region):
        return f"{said.text}（{said.name} {said.code}）" if said.code else said.text
    enumeration = {"cut": "Cut", "op": "Operator", "measure": "Measure"}.get(field)
    return value_name(enumeration, str(said)) if enumeration else str(said)


def period_text(period: Period) -> str:
    """A period in words; months without a year where the report names none.

    >>> period_text(Period("2021-01", "2021-06", None, False, "1—6月份")), period_text(Period("--06", "--06", None, False, None))
    ('2021年1—6月', '6月')
    >>> period_text(Period(None, "2021-06", "2021-06-25", True, None))
    '开工以来至2021年6月（截至2021-06-25）'
    """
    year, start = _month(period.start)
    end_year, end = _month(period.end)
    if period.cumulative:
        months = f"{year}{start}以来" if start else "开工以来"
        months += f"至{end_year}{end}" if end else ""
    elif start and end:
        same = start == end and year == end_year
        months = f"{year}{end}" if same else f"{year}{start.rstrip('月')}—{end}"
        months = months if same or year == end_year else f"{year}{start}—{end_year}{end}"
    else:
        months = f"{year}{start}起" if start else f"至{end_year}{end}" if end else period.label or "（没有写明）"
    return f"{months}（截至{period.as_of}）" if period.as_of else months


def _month(written: str | None) -> tuple[str, str]:
    """Year and month of `2021-06` or `--06` in words, each empty where it is not said."""
    year, _, month = (written or "").rpartition("-")
    year = year.strip("-")
    return (f"{year}年" if year else ""), (f"{month.lstrip('0')}月" if month else "")


def day_text(written: str) -> str:
    """A day, a month or a year of the contract in words.

    >>> day_text("2021-12"), day_text("--10"), day_text("2021"), day_text("2021-06-25"), day_text("年底")
    ('2021年12月', '10月', '2021年', '2021年6月25日', '年底')
    """
    if not _DAY.match(written):
        return written
    year, month, day = ("", written[2:], "") if written[0] == "-" else [*written.split("-"), "", ""][:3]
    named = f"{year}年" if year else ""
    return named + (f"{int(month)}月" if month else "") + (f"{int(day)}日" if day else "")


def bare_name(source: str) -> str:
    """The name of a file without the folders of the machine that it lay on; inside an archive the way to it stays.

    >>> bare_name("/home/wang/2021/通报.txt"), bare_name("D:\\\\档案.zip!/b/通报.docx"), bare_name("-")
    ('通报.txt', '档案.zip!/b/通报.docx', '（标准输入）')
    """
    file, mark, inside = source.partition("!/")
    return "（标准输入）" if source == "-" else re.split(r"[/\\]", file)[-1] + mark + inside


def _finding(place: int, finding: Finding) -> Card:
    """A finding: what was reported, what it was held against, what follows and what may mend it."""
    card = f"x{place}"
    expected = finding.expected
    between = [plain(side) for side in (expected.low, expected.high) if side is not None] if expected else []
    unit = ("元" if expected.unit == "CNY" else expected.unit or "") if expected else ""
    lines = {
        "reported": [Value(finding.reported.text, finding.reported)] if finding.reported else [],
        "expected": [Value("—".join(dict.fromkeys(between)) + unit)] if between else [],
        "difference": [Value(plain(finding.difference))] if finding.difference is not None else [],
        "operands": [Value(figure.text, figure) for figure in finding.operands],
        "consequences": [Value(each.reported.text, each.reported, note=each.message) for each in finding.consequences],
        "hints": [Value(each.message) for each in finding.hints],
        "subject": [Value(finding.subject)],
    }
    facts = tuple(
        make_fact(card, field, field_name("Finding", field), values, {}) for field, values in lines.items() if values
    )
    mark = value_name("Verdict", finding.verdict)
    return Card(card, "finding", f"发现{place}", finding.message, facts, mark=mark)
