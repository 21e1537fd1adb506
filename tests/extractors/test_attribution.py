"""Whose a figure is: the ways in which reports mislead, each with what must be claimed and what must stay without an owner."""

from dataclasses import dataclass

import pytest

from extractors.lexicon import load_lexicon
from pipeline.extraction import extract
from schemas import Completion, Figure, Report

HEAD = "沂河县2023年1—8月重点项目进展情况\n\n"


@dataclass(frozen=True)
class Sample:
    """A piece of a report, and every claim that it supports: owner, role, figure."""

    text: str
    claims: tuple[tuple[str, str, str], ...]
    unclaimed: tuple[str, ...] = ()


def read(text: str) -> Report:
    return extract((HEAD + text).encode(), "报告.txt", load_lexicon())


def claims_of(report: Report) -> tuple[tuple[str, str, str], ...]:
    entries = report.figures.entries
    return tuple((e.belongs_to.name or "", e.role, e.figure.text) for e in entries if e.belongs_to.kind != "document")


T, P, C, S, N = "total_investment", "annual_plan", "completion", "percent_of_plan", "count"
SAMPLES = {
    "another group's sentence": Sample(
        "全市52个重点项目完成投资133亿元。河东区完成投资32亿元，占年度计划的71%。",
        (("重点项目", N, "52个"), ("重点项目", C, "133亿元")),
        ("32亿元", "71%"),
    ),
    "the county's sum behind a project": Sample(
        "5、城区停车场项目，总投资3亿元，完成投资1800万元。全县停车场类项目共完成投资2.4亿元。",
        (("城区停车场项目", T, "3亿元"), ("城区停车场项目", C, "1800万元")),
        ("2.4亿元",),
    ),
    "a part's sum inside a project": Sample(
        "1、滨江公园项目，总投资3亿元，完成投资2亿元。其中，湿地公园完成投资1.2亿元。",
        (("滨江公园项目", T, "3亿元"), ("滨江公园项目", C, "2亿元")),
        ("1.2亿元",),
    ),
    "a part in front of a bracket": Sample(
        "1、药材市场附属冷库：总包单位退场；市场主体（总投资2.3亿元）施工不受影响。",
        (),
        ("2.3亿元",),
    ),
    "siblings under a heading that is no project": Sample(
        "3、交通建设。东二环快速路总投资12亿元，完成投资3亿元；西三环改造工程总投资4亿元，完成投资1.8亿元。",
        (
            ("东二环快速路", T, "12亿元"),
            ("东二环快速路", C, "3亿元"),
            ("西三环改造工程", T, "4亿元"),
            ("西三环改造工程", C, "1.8亿元"),
        ),
    ),
    "a place is no project": Sample("1、沂源县，年度计划投资19亿元，1—6月完成投资9亿元。", (("沂源县", P, "19亿元"), ("沂源县", C, "9亿元"))
    ),
    "an office is no project": Sample("1、交通运输局，年度计划投资19亿元。", (), ("19亿元",)),
    "a sector is no project": Sample("1、农林水利，年度计划投资19亿元。", (), ("19亿元",)),
    "a fund is no project": Sample("1、中央预算内资金，总投资19亿元。", (), ("19亿元",)),
    "a member of a list named again": Sample(
        "滨河大道、北环路等3个项目进展缓慢，其中滨河大道仅完成投资1200万元，占年度计划的12%。",
        (("进展缓慢", N, "3个"), ("滨河大道", C, "1200万元"), ("滨河大道", S, "12%")),
    ),
    "what is not done": Sample(
        "1、城南热源厂项目，总投资3亿元，应完成投资0.6亿元，月均完成投资0.1亿元，7月底前完成投资0.8亿元，力争完成投资0.9亿元。",
        (("城南热源厂项目", T, "3亿元"), ("投资", "target", "0.9亿元")),
        ("0.6亿元", "0.1亿元", "0.8亿元"),
    ),
    "what was bought": Sample(
        "1、城南热源厂项目，总投资3亿元，已完成1.2亿元设备采购。", (("城南热源厂项目", T, "3亿元"),), ("1.2亿元",)
    ),
    "a total that was changed": Sample(
        "1、滨河路延伸工程，总投资由3亿元调整为3.6亿元。",
        (("滨河路延伸工程", "comparison", "3亿元"), ("滨河路延伸工程", T, "3.6亿元")),
    ),
    "foreign money and its yuan": Sample(
        "1、碳纤维项目，总投资1.2亿美元（折合8.6亿元）。", (("碳纤维项目", T, "8.6亿元"),), ("1.2亿美元",)
    ),
    "a plan inside its share": Sample(
        "全县20个重点项目完成投资5亿元，占年度计划（8亿元）62.5%。",
        (("重点项目", N, "20个"), ("重点项目", C, "5亿元"), ("重点项目", P, "8亿元"), ("重点项目", S, "62.5%")),
    ),
    "classes without a count": Sample(
        "全市重点建设项目累计完成投资213.6亿元，完成年度计划的71.2%。其中，省级重点项目完成投资98.4亿元，占年度计划的70%。",
        (
            ("全市重点建设项目", C, "213.6亿元"),
            ("全市重点建设项目", S, "71.2%"),
            ("省级重点项目", C, "98.4亿元"),
            ("省级重点项目", S, "70%"),
        ),
    ),
    "a bare count takes no sums": Sample(
        "●新开工项目9个：总投资38亿元，开工6个，完成投资5亿元，占年度计划的45.5%",
        (
            ("新开工项目", N, "9个"),
            ("新开工项目", T, "38亿元"),
            ("新开工项目·开工", N, "6个"),
            ("新开工项目", C, "5亿元"),
            ("新开工项目", S, "45.5%"),
        ),
    ),
    "a phase in a name": Sample("1、康养城二期总投资3亿元。", (("康养城二期", T, "3亿元"),)),
    "a phase of a project": Sample("1、康养城项目，其中一期总投资3亿元。", (("康养城项目", "other", "3亿元"),)),
    "a threshold": Sample(
        "全市总投资10亿元以上项目18个，总投资300亿元。",
        (
            ("全市总投资10亿元以上项目", "threshold", "10亿元"),
            ("全市总投资10亿元以上项目", N, "18个"),
            ("全市总投资10亿元以上项目", T, "300亿元"),
        ),
    ),
    "words of a page inside a name": Sample(
        "3、无障碍设施改造工程，总投资3亿元，完成投资1亿元。",
        (("无障碍设施改造工程", T, "3亿元"), ("无障碍设施改造工程", C, "1亿元")),
    ),
    "modals inside a name": Sample(
        "1、将台路改造工程，总投资3亿元，完成投资1亿元。",
        (("将台路改造工程", T, "3亿元"), ("将台路改造工程", C, "1亿元")),
    ),
    "a builder behind the name": Sample(
        "1、西环路改造由市城投公司投资建设，总投资3亿元。", (("西环路改造", T, "3亿元"),)
    ),
    "members with their own brackets": Sample(
        "疾控中心迁建（总投资6200万元，县卫健局）、沿河景观带（总投资2.1亿元，县城投公司）等6个项目已竣工。",
        (("疾控中心迁建", T, "6200万元"), ("沿河景观带", T, "2.1亿元"), ("已竣工", N, "6个")),
    ),
    "a heading's group keeps its sums": Sample(
        "一、工业项目（46项）\n总投资682亿元，开复工45项，完成投资104.3亿元，占年度计划的73.5%。",
        (
            ("工业项目", N, "46项"),
            ("工业项目", T, "682亿元"),
            ("开复工", N, "45项"),
            ("工业项目", C, "104.3亿元"),
            ("工业项目", S, "73.5%"),
        ),
    ),
    "a bare share of the plan": Sample(
        "1、茶亭水库，总投资2亿元，年度计划1亿元，完成6000万元，占60%。",
        (("茶亭水库", T, "2亿元"), ("茶亭水库", P, "1亿元"), ("茶亭水库", C, "6000万元"), ("茶亭水库", S, "60%")),
    ),
    "a bare share of nothing": Sample(
        "1、茶亭水库，总投资2亿元，占地60亩，占60%。", (("茶亭水库", T, "2亿元"), ("茶亭水库", "area", "60亩")), ("60%",)
    ),
    "a problem paragraph behind an item": Sample(
        "2、茶亭水厂项目，总投资2亿元。\n存在问题：茶亭水库、城南公园等5个项目进展缓慢。",
        (("茶亭水厂项目", T, "2亿元"), ("进展缓慢", N, "5个")),
    ),
    "a unit in the bracket behind a name": Sample(
        "1、茶亭水库（县水利局）。总投资2亿元。", (("茶亭水库", T, "2亿元"),)
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SAMPLES)
def test_a_figure_belongs_to_whom_the_sentence_speaks_of(name: str) -> None:
    sample = SAMPLES[name]
    report = read(sample.text)
    assert claims_of(report) == sample.claims
    assert tuple(figure.text for figure in report.figures.unclaimed) == sample.unclaimed


def months(completion: Completion) -> tuple[str | None, str | None, bool, str]:
    period = completion.period
    return period.start, period.end, period.cumulative, completion.amount.text


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("1—8月完成投资1亿元", [("2023-01", "2023-08", False, "1亿元")]),
        ("完成投资1亿元", [("2023-01", "2023-08", False, "1亿元")]),
        ("8月份完成投资0.1亿元", [("2023-08", "2023-08", False, "0.1亿元")]),
        ("本月完成投资0.1亿元", [("2023-08", "2023-08", False, "0.1亿元")]),
        ("自开工以来累计完成投资2亿元", [(None, "2023-08", True, "2亿元")]),
        ("2022年3月开工以来累计完成投资2亿元", [("2022-03", "2023-08", True, "2亿元")]),
        ("累计完成投资2亿元，占总投资的90%", [(None, "2023-08", True, "2亿元")]),
        (
            "1—8月完成投资1亿元，累计完成投资2亿元",
            [("2023-01", "2023-08", False, "1亿元"), (None, "2023-08", True, "2亿元")],
        ),
        ("2021年至2022年完成投资1亿元", [("2021-01", "2022-12", False, "1亿元")]),
        ("上半年完成投资0.8亿元", [("2023-01", "2023-06", False, "0.8亿元")]),
        ("去年完成投资0.8亿元", []),
        (
            "8月完成投资0.1亿元，累计完成投资0.6亿元，完成年度计划的20%",
            [("2023-08", "2023-08", False, "0.1亿元"), ("2023-01", "2023-08", False, "0.6亿元")],
        ),
    ],
)
def test_a_completion_has_the_months_that_its_sentence_names(
    said: str, expected: list[tuple[str | None, str | None, bool, str]]
) -> None:
    (project,) = read(f"1、城南热源厂项目，总投资9亿元，年度计划投资3亿元，{said}。").projects
    assert [months(completion) for completion in project.completions] == expected


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("目前主体完工，正在装修", "在建"),
        ("已竣工并投入使用", "投产"),
        ("已完工，待验收", "完工"),
        ("预计年底投产", None),
        ("竣工时间为2024年6月", None),
        ("通水预计在10月底", None),
        ("2024年3月竣工", None),
        ("10月底全部建成", None),
        ("已完成征地320亩", None),
        (
            "眼下已具备试运行条件，验收材料正在整理",
            "在建",
        ),  # the contract: what is ready to be tried is still being built,
        ("正在试运行", "试运行"),
        ("一期已投用，二期正在施工", "在建"),
        ("因征地受阻停工", "停工"),
        ("年初停工，7月复工，正在浇筑基础", "在建"),
        ("至今未复工", "停工"),
        ("尚未开工，正在办理用地手续", "未开工"),
        ("正在做开工前准备", "未开工"),
        ("5月20日开工", "在建"),
        ("正在办理前期手续", "前期"),
        ("正在开展初步设计", "前期"),
        ("护岸完成11.5公里", "在建"),
        ("经研究取消实施", "取消"),
        ("推进顺利", None),
        ("计划总投资9亿元，路基完成80%", "在建"),
        ("全容量并网发电", "投产"),
    ],
)
def test_a_state_is_what_is_done_and_said_of_the_whole(said: str, status: str | None) -> None:
    (project,) = read(f"1、城南热源厂项目，总投资9亿元，{said}。").projects
    assert project.status == status
    assert ("status" in project.evidence) == (status is not None)


@pytest.mark.parametrize(
    ("heading", "level"),
    [
        ("（一）省重点项目", "省重点"),
        ("（一）省级（6个，总投资30亿元）", "省重点"),
        ("（一）自治区级重点项目", "省重点"),
        ("（一）盟列重点项目", "市重点"),
        ("（一）旗重点项目4个：总投资5亿元。", "县重点"),
        ("（一）国家及省级重大项目", None),
        ("（一）省市重点项目", None),
        ("（一）全县重点项目", None),
        ("（一）沂源县重点项目", None),
        ("（一）片区重点项目", None),
    ],
)
def test_a_heading_gives_its_level_to_the_items_under_it(heading: str, level: str | None) -> None:
    report = read(
        f"一、项目进展\n{heading}\n1、城南热源厂项目，总投资9亿元。\n二、下步打算\n2、滨河路延伸工程，总投资4亿元。"
    )
    assert [(project.name, project.level) for project in report.projects] == [
        ("城南热源厂项目", level),
        ("滨河路延伸工程", None),
    ]


def test_an_amount_keeps_its_figure() -> None:
    (project,) = read("1、城南热源厂项目，总投资约9亿元。").projects
    figure = project.total_investment
    assert isinstance(figure, Figure)
    assert (figure.text, figure.qualifier, figure.bound) == ("9亿元", "约", "about")
