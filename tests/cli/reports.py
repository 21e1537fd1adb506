"""Reports put together by hand, for faces to show."""

from decimal import Decimal
from typing import Any

from schemas import (
    SCHEMA_VERSION,
    VERSION,
    Aggregate,
    Audit,
    Completion,
    Consequence,
    Deadline,
    DocumentHead,
    Entry,
    Expected,
    Figure,
    FigureLedger,
    Finding,
    Generator,
    Hint,
    Interval,
    LabelledFigure,
    Owner,
    Period,
    Project,
    Region,
    Report,
    Span,
    Target,
    TaskOwner,
    Warning,
    field_names,
    rounded,
)

HALF_YEAR = Period("2021-01", "2021-06", None, False, "1—6月份")
NOWHERE = Span(0, 1, None, None, ())
_YUAN = {"亿元": Decimal(10**8), "万元": Decimal(10**4), "元": Decimal(1)}


def money(text: str, **changes: Any) -> Figure:
    """A sum as a report writes it, `136.6亿元`."""
    unit = next(unit for unit in _YUAN if text.endswith(unit))
    written = Decimal(text.removesuffix(unit))
    interval = rounded(written, _YUAN[unit])
    return figure(text, "money", written * _YUAN[unit], "CNY", interval, **changes)


def percent(text: str, **changes: Any) -> Figure:
    """A percentage as a report writes it, `51%`."""
    written = Decimal(text.removesuffix("%"))
    return figure(text, "percent", written, "%", rounded(written), **changes)


def count(text: str, **changes: Any) -> Figure:
    """A count with a unit of one character, `55项`."""
    number = Decimal(text[:-1])
    return figure(text, "count", number, text[-1], Interval(number, number), **({"bound": "exact"} | changes))


def figure(text: str, kind: str, value: Decimal | None, unit: str | None, interval: Interval, **changes: Any) -> Figure:
    """Any figure; `changes` replace its other fields."""
    others: dict[str, Any] = {
        "bound": "rounded",
        "low": interval.low,
        "high": interval.high,
        "qualifier": None,
        "unit_span": None,
        "flags": (),
        "confidence": None,
        "span": NOWHERE,
    }
    fields: dict[str, Any] = {"text": text, "kind": kind, "value": value, "unit": unit}
    return Figure(**(fields | others | changes))


def project(name: str, **changes: Any) -> Project:
    """A project of which nothing is known but its name."""
    empty: dict[str, Any] = {
        "alternatives": {},
        "attributes": {},
        "evidence": {},
        **dict.fromkeys(("aliases", "responsible", "completions", "funding", "milestones", "components"), ()),
        **dict.fromkeys(("problems", "other_figures", "review"), ()),
    }
    return Project(**_filled(Project, empty | {"name": name} | changes))


def aggregate(scope: str, **changes: Any) -> Aggregate:
    """A group of which nothing is known but what it is called."""
    empty: dict[str, Any] = {"completions": (), "other_figures": (), "members": (), "alternatives": {}, "evidence": {}}
    return Aggregate(**_filled(Aggregate, empty | {"scope": scope} | changes))


def document(**changes: Any) -> DocumentHead:
    """A plain text of the first half of 2021."""
    known: dict[str, Any] = {
        "id": "sha256:" + "0" * 64,
        "source": "2021/青石县进展.txt",
        "media_type": "text/plain",
        "encoding": "utf-8",
        "characters": 321,
        "genre": "进展情况",
        "title": "青石县2021年上半年重点项目进展情况",
        "region": Region("青石县", None, None),
        "period": HALF_YEAR,
        "evidence": {},
    }
    return DocumentHead(**_filled(DocumentHead, known | changes))


def _filled(noun: type, known: dict[str, Any]) -> dict[str, Any]:
    return dict.fromkeys(field_names(noun)) | known


def report(**changes: Any) -> Report:
    """An empty report."""
    empty: dict[str, Any] = {
        "schema_version": SCHEMA_VERSION,
        "generator": Generator("taizhang", VERSION, "sha256:" + "f" * 64),
        "document": document(),
        "projects": (),
        "aggregates": (),
        "targets": (),
        "figures": FigureLedger(0, 0, (), ()),
        "findings": (),
        "audit": Audit(0, 0, ()),
        "warnings": (),
    }
    return Report(**(empty | changes))


def full_report() -> Report:
    """A report with something of everything that a table shows."""
    total, plan, done = money("136.6亿元"), money("64亿元"), money("19.77亿元")
    small = money("4870万元", bound="about", qualifier="约")
    stray = count("55项")
    return report(
        projects=(
            project(
                "智造科技产业园",
                level="省重点",
                total_investment=total,
                annual_plan=plan,
                completions=(Completion(HALF_YEAR, done),),
                h1_completion=done,
                status="在建",
            ),
            project(
                "云岭至白沙旅游公路改扩建工程（一期）配套停车场及游客服务中心",
                level="县重点",
                total_investment=small,
                annual_plan=money("1.5亿元", bound="at_least", qualifier="不低于"),
                percent_of_plan=percent("51%"),
                status="停工",
                review=("总投资有两种说法",),
            ),
        ),
        aggregates=(
            aggregate(
                "全县重点工程",
                count=stray,
                total_investment=money("728.87亿元"),
                completions=(Completion(HALF_YEAR, money("90.04亿元")),),
                percent_of_plan=percent("51%"),
                other_figures=(LabelledFigure("到位资金", money("3.2亿元")),),
            ),
        ),
        targets=(
            Target(
                metric="固定资产投资",
                op=">=",
                measure="value",
                per=None,
                value=money("133.3亿元"),
                deadline=Deadline("年底前", "2021-12-31"),
                task=None,
                owners=(TaskOwner("县发改局", "牵头"),),
                evidence={},
            ),
        ),
        figures=FigureLedger(
            total=3,
            claimed=1,
            unclaimed=(count("3家"), count("3家")),
            entries=(Entry(total, "total_investment", Owner("project", 0, "智造科技产业园"), ()),),
        ),
        findings=(
            Finding(
                rule="sum",
                verdict="contradiction",
                severity="error",
                message="各项目总投资合计137.087亿元，报告写728.87亿元",
                subject="全县重点工程·总投资",
                reported=money("728.87亿元"),
                expected=Expected(Decimal(13700000000), Decimal(13710000000), "CNY"),
                difference=Decimal(59178300000),
                operands=(total, small),
                consequences=(Consequence("percent", percent("51%"), "占比51%由它算出"),),
                hints=(Hint("missing_part", "可能漏列了项目"),),
                fingerprint="f" * 16,
            ),
        ),
        audit=Audit(4, 1, ()),
        warnings=(Warning("no_year", "报告没有写明年份", None),),
    )
