"""A small report put together by hand, with something of everything that a page shows."""

from decimal import Decimal
from typing import Any

from schemas import (
    Audit,
    Completion,
    Component,
    ComponentFigure,
    Consequence,
    Deadline,
    Entry,
    Explanation,
    Figure,
    FigureLedger,
    Finding,
    Funding,
    Generator,
    Hint,
    LabelledFigure,
    Milestone,
    NotApplicable,
    Owner,
    Period,
    Problem,
    Report,
    Span,
    Target,
    Task,
    TaskOwner,
    Warning,
    rounded,
)
from tests.cli.reports import aggregate, count, document, figure, money, percent, project, report

TEXT = """\
青石县2021年上半年重点项目进展情况
一、省重点项目（2个，总投资9.5亿元）
1、云岭2×66万千瓦热电厂项目，总投资约3.2亿元，年度计划投资1.
5亿元，1—6月份完成投资0.8亿元，占年度计划的53.3%。主体完工，
正在装修，预计年底投产；其中厂房（1200平方米）已完工。
2、白沙产业园项目，总投资6.3亿元（一说6.5亿元），资金没有落实。
各单位要在9月20日前完成投资2亿元以上，另有98%没有说明。
"""
HALF = Period("2021-01", "2021-06", "2021-06-25", False, "1—6月份")


def at(words: str, nth: int = 0) -> Span:
    """Where words stand in the text."""
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words), None, None, ())


def on_page(words: str) -> Span:
    """The same, on a page and in a cell."""
    span = at(words)
    return Span(span.start, span.end, 3, "Sheet1!C7", ())


def make_report(**changes: Any) -> Report:
    """The report of TEXT."""
    two, total = count("2个", span=at("2个")), money("9.5亿元", span=at("9.5亿元"))
    power = _size("66万千瓦", "capacity", "万千瓦", span=at("66万千瓦"))
    first = money("3.2亿元", bound="about", qualifier="约", span=at("3.2亿元"))
    plan = money("1.5亿元", span=at("1.\n5亿元"), flags=("over_page",))
    done = money("0.8亿元", span=at("0.8亿元"))
    share = percent("53.3%", span=at("53.3%"))
    hall = _size("1200平方米", "area", "平方米", span=at("1200平方米"), unit_span=at("厂房"))
    second, other = money("6.3亿元", span=at("6.3亿元")), money("6.5亿元", span=at("6.5亿元"))
    goal = money("2亿元", bound="at_least", qualifier="以上", span=at("2亿元", 1))
    stray = percent("98%", span=on_page("98%"))
    county, plant, park = Owner("aggregate", 0, "省重点项目"), Owner("project", 0, "云岭2×66万千瓦热电厂项目"), 1
    owner = Owner("project", park, "白沙产业园项目")
    nobody = Owner("document", None, None)
    entries = (
        Entry(two, "count", county, ()),
        Entry(total, "total_investment", county, ()),
        Entry(power, "capacity", plant, ()),
        Entry(first, "total_investment", plant, ()),
        Entry(plan, "annual_plan", plant, ()),
        Entry(done, "completion", plant, ()),
        Entry(share, "percent_of_plan", plant, ()),
        Entry(hall, "area", Owner("component", 0, "厂房"), (plant,)),
        Entry(second, "total_investment", owner, ()),
        Entry(other, "total_investment", owner, (county,)),
        Entry(goal, "target", Owner("target", 0, "完成投资"), ()),
        Entry(stray, "other", nobody, ()),
    )
    return report(
        **{
            "generator": Generator("taizhang", "0", "sha256:" + "f" * 64),
            "document": document(
                source="/home/wang/2021/青石县进展.txt",
                characters=len(TEXT),
                period=HALF,
                evidence={"title": (at("青石县2021年上半年重点项目进展情况"),), "period": (at("2021年上半年"),)},
            ),
            "projects": (_plant(power, first, plan, done, share, hall), _park(second, other)),
            "aggregates": (_county(two, total),),
            "targets": (_goal(goal),),
            "figures": FigureLedger(12, 11, (stray,), entries),
            "findings": (_finding(total, first, second, share),),
            "audit": Audit(4, 1, (NotApplicable("percent", "没有年度计划", 2),)),
            "warnings": (Warning("no_year", "报告没有写明年份", 3),),
            "explanations": tuple(
                Explanation(place, f"说明{place}", "no_role" if place == 11 else None, ()) for place in range(12)
            ),
            **changes,
        }
    )


def _size(text: str, kind: str, unit: str, **changes: Any) -> Figure:
    written = Decimal(text.removesuffix(unit))
    return figure(text, kind, written, unit, rounded(written), **changes)


def _plant(power: Figure, total: Figure, plan: Figure, done: Figure, share: Figure, hall: Figure) -> Any:
    status = at("主体完工，\n正在装修")
    return project(
        "云岭2×66万千瓦热电厂项目",
        level="省重点",
        total_investment=total,
        annual_plan=plan,
        plan_year=2021,
        h1_completion=done,
        completions=(Completion(HALF, done),),
        percent_of_plan=share,
        funding=(Funding("自筹", done),),
        status="在建",
        status_text="主体完工，正在装修",
        milestones=(Milestone("投产", "2021-12", "预计年底投产"),),
        components=(Component("厂房", "完工", "厂房（1200平方米）已完工", (ComponentFigure(hall, "area"),)),),
        other_figures=(LabelledFigure("装机", power),),
        attributes={"包保领导": "（未写）"},
        evidence={
            "name": (at("云岭2×66万千瓦热电厂项目"),),
            "level": (at("省重点"),),
            "plan_year": (at("2021年"),),
            "total_investment": (total.span, at("总投资", 1)),
            "annual_plan": (plan.span, at("年度计划投资")),
            "completions": (done.span,),
            "h1_completion": (done.span,),
            "percent_of_plan": (share.span, at("占年度计划的53.3%")),
            "status": (status,),
            "status_text": (status,),
            "milestones": (at("预计年底投产"),),
            "components": (at("厂房（1200平方米）已完工"),),
            "other_figures": (power.span,),
        },
    )


def _park(total: Figure, other: Figure) -> Any:
    return project(
        "白沙产业园项目",
        level="省重点",
        total_investment=total,
        problems=(Problem("资金", "资金没有落实"),),
        alternatives={"total_investment": (other,)},
        review=("总投资有多个数值",),
        evidence={
            "name": (on_page("白沙产业园项目"),),
            "level": (at("省重点"),),
            "total_investment": (total.span,),
            "problems": (at("资金没有落实"),),
        },
    )


def _county(two: Figure, total: Figure) -> Any:
    return aggregate(
        "省重点项目",
        count=two,
        total_investment=total,
        members=(0, 1),
        members_closed=True,
        cut="level",
        evidence={"scope": (at("省重点项目（2个，总投资9.5亿元）"),), "count": (two.span,)},
    )


def _goal(goal: Figure) -> Target:
    return Target(
        metric="完成投资",
        op=">=",
        measure="value",
        per=None,
        value=goal,
        deadline=Deadline("9月20日前", "2021-09-20"),
        task=Task("2", "确保进度", "三、工作要求"),
        owners=(TaskOwner("各单位", "责任"),),
        evidence={"metric": (at("完成投资", 1),), "value": (goal.span,), "deadline": (at("9月20日前"),)},
    )


def _finding(total: Figure, first: Figure, second: Figure, share: Figure) -> Finding:
    return Finding(
        rule="sum",
        verdict="contradiction",
        severity="error",
        message="两个项目总投资合计9.5亿元，报告写9.5亿元",
        subject="省重点项目·总投资",
        reported=total,
        expected=None,
        difference=None,
        operands=(first, second),
        consequences=(Consequence("percent", share, "占比由它算出"),),
        hints=(Hint("digit", "可能是3.2亿元"),),
        fingerprint="f" * 16,
    )
