"""Totals of groups: which group each figure of a report's opening is of, how the groups stand under each other, and what stays open."""

from dataclasses import dataclass

import pytest

from extractors.lexicon import load_lexicon
from pipeline.extraction import extract
from schemas import Report

HEAD = "沂河县2023年1—8月重点项目进展情况\n\n"
T, P, C, S, N, X, R = (
    "total_investment",
    "annual_plan",
    "completion",
    "percent_of_plan",
    "count",
    "comparison",
    "other",
)


@dataclass(frozen=True)
class Sample:
    """A piece of a report, every claim that it supports (owner, role, figure), and which group is a part of which."""

    text: str
    claims: tuple[tuple[str, str, str], ...]
    unclaimed: tuple[str, ...] = ()
    parts: tuple[tuple[str, str], ...] = ()


SAMPLES = {
    "a total goes on behind parts that add up to it": Sample(
        "列入市级亿元以上重点项目40项，新建项目22项，续建项目18项；总投资174亿元，年度计划投资37.5亿元。"
        "截至目前，共开复工38项，未开复工2项，开复工率为95%，完成投资23.6亿元。",
        (
            ("市级亿元以上重点项目", N, "40项"),
            ("新建项目", N, "22项"),
            ("续建项目", N, "18项"),
            ("市级亿元以上重点项目", T, "174亿元"),
            ("市级亿元以上重点项目", P, "37.5亿元"),
            ("市级亿元以上重点项目·开复工", N, "38项"),
            ("市级亿元以上重点项目·未开复工", N, "2项"),
            ("市级亿元以上重点项目", R, "95%"),
            ("市级亿元以上重点项目", C, "23.6亿元"),
        ),
        parts=(("新建项目", "市级亿元以上重点项目"), ("市级亿元以上重点项目·开复工", "市级亿元以上重点项目")),
    ),
    "parts with figures of their own keep them": Sample(
        "实施重点项目40项，其中：新建项目22项，总投资60亿元；续建项目18项，总投资174亿元。",
        (
            ("重点项目", N, "40项"),
            ("新建项目", N, "22项"),
            ("新建项目", T, "60亿元"),
            ("续建项目", N, "18项"),
            ("续建项目", T, "174亿元"),
        ),
        parts=(("新建项目", "重点项目"), ("续建项目", "重点项目")),
    ),
    "behind parts a new sentence goes back to the whole": Sample(
        "全县实施重大项目75项，总投资154亿元，其中，续建项目42项，总投资102亿元，新建项目33项，总投资52亿元。"
        "截至8月底，已开复工67项，开复工率达到89%；完成投资33.9亿元。其中，续建项目复工41项，复工率97.6%，完成投资25亿元；"
        "新建项目开工26项，开工率78.8%，完成投资8.9亿元。",
        (
            ("重大项目", N, "75项"),
            ("重大项目", T, "154亿元"),
            ("续建项目", N, "42项"),
            ("续建项目", T, "102亿元"),
            ("新建项目", N, "33项"),
            ("新建项目", T, "52亿元"),
            ("重大项目·已开复工", N, "67项"),
            ("重大项目", R, "89%"),
            ("重大项目", C, "33.9亿元"),
            ("续建项目·复工", N, "41项"),
            ("续建项目", R, "97.6%"),
            ("续建项目", C, "25亿元"),
            ("新建项目·开工", N, "26项"),
            ("新建项目", R, "78.8%"),
            ("新建项目", C, "8.9亿元"),
        ),
    ),
    "parts of parts": Sample(
        "重点工程共30项，其中：建设项目27项（省级6项、市级5项、县级16项），前期项目3项（市级2项、县级1项）。总投资51.9亿元。",
        (
            ("重点工程", N, "30项"),
            ("建设项目", N, "27项"),
            ("省级", N, "6项"),
            ("市级", N, "5项"),
            ("县级", N, "16项"),
            ("前期项目", N, "3项"),
            ("市级", N, "2项"),
            ("县级", N, "1项"),
            ("重点工程", T, "51.9亿元"),
        ),
        parts=(("省级", "建设项目"), ("前期项目", "重点工程")),
    ),
    "states in a section of their own are those of the group whose size they add up to": Sample(
        "一、总体情况\n全县重点项目50个，总投资178.7亿元。其中省、市重点项目11个，年度投资计划5.7亿元。\n"
        "二、开工情况\n从项目开工情况看，已开工项目33个，未开工项目17个，开工率为66%。",
        (
            ("全县重点项目", N, "50个"),
            ("全县重点项目", T, "178.7亿元"),
            ("省、市重点项目", N, "11个"),
            ("省、市重点项目", P, "5.7亿元"),
            ("已开工项目", N, "33个"),
            ("未开工项目", N, "17个"),
            ("全县重点项目", R, "66%"),
        ),
        parts=(("省、市重点项目", "全县重点项目"),),
    ),
    "a class and how many of it are so far": Sample(
        "实施重点项目193项，其中市级重点项目57项，总投资71亿元。截至目前，市级重点项目开复工50项，开复工率87.7%，完成投资53亿元。",
        (
            ("重点项目", N, "193项"),
            ("市级重点项目", N, "57项"),
            ("市级重点项目", T, "71亿元"),
            ("市级重点项目·开复工", N, "50项"),
            ("市级重点项目", R, "87.7%"),
            ("市级重点项目", C, "53亿元"),
        ),
        parts=(("市级重点项目·开复工", "市级重点项目"),),
    ),
    "what they are listed under is no state": Sample(
        "新开工项目204个，竣工项目25个，总投资30亿元。",
        (("新开工项目", N, "204个"), ("竣工项目", N, "25个"), ("竣工项目", T, "30亿元")),
    ),
    "of a new village nothing is a village": Sample(
        "9个新农村建设项目完成投资9.3亿元，5个村推进项目建设。",
        (("新农村建设项目", N, "9个"), ("新农村建设项目", C, "9.3亿元")),
        ("5个村",),
    ),
    "two levels in one name": Sample(
        "全市83个省、市重点项目完成投资60亿元，占年度计划的64%。",
        (("省、市重点项目", N, "83个"), ("省、市重点项目", C, "60亿元"), ("省、市重点项目", S, "64%")),
    ),
}
SAMPLES |= {
    "cut by sector, whatever the parts are called": Sample(
        "全县重点项目100个，年度计划投资195亿元。\n——按行业分：\n农牧林水项目29个，年度计划投资7.2亿元，开工17个，开工率58.6%；\n"
        "重大产业47个，年度计划投资135.7亿元，开工34个，完成投资20.3亿元；\n基础设施建设24个，年度计划投资31.4亿元。",
        (
            ("全县重点项目", N, "100个"),
            ("全县重点项目", P, "195亿元"),
            ("农牧林水项目", N, "29个"),
            ("农牧林水项目", P, "7.2亿元"),
            ("农牧林水项目·开工", N, "17个"),
            ("农牧林水项目", R, "58.6%"),
            ("重大产业", N, "47个"),
            ("重大产业", P, "135.7亿元"),
            ("重大产业·开工", N, "34个"),
            ("重大产业", C, "20.3亿元"),
            ("基础设施建设", N, "24个"),
            ("基础设施建设", P, "31.4亿元"),
        ),
        parts=(("重大产业", "全县重点项目"), ("基础设施建设", "全县重点项目")),
    ),
    "cut by places": Sample(
        "按属地分，县直部门17个，年度计划投资23亿元；沙河镇21个，年度计划投资58亿元。",
        (("县直部门", N, "17个"), ("县直部门", P, "23亿元"), ("沙河镇", N, "21个"), ("沙河镇", P, "58亿元")),
    ),
    "cut by sector without counts": Sample(
        "分领域看，重大平台项目完成投资12亿元，占年度计划的57%；人才公寓类完成投资10亿元。",
        (("重大平台项目", C, "12亿元"), ("重大平台项目", S, "57%"), ("人才公寓类", C, "10亿元")),
    ),
    "shares told one by one behind the groups": Sample(
        "按行业划分，11个现代农业项目完成投资5.3亿元，8个产业发展项目完成投资15.2亿元，7个基础设施项目完成投资3.2亿元，"
        "分别占年计划的49.3%、50.1%、40.8%。",
        (
            ("现代农业项目", N, "11个"),
            ("现代农业项目", C, "5.3亿元"),
            ("产业发展项目", N, "8个"),
            ("产业发展项目", C, "15.2亿元"),
            ("基础设施项目", N, "7个"),
            ("基础设施项目", C, "3.2亿元"),
            ("现代农业项目", S, "49.3%"),
            ("产业发展项目", S, "50.1%"),
            ("基础设施项目", S, "40.8%"),
        ),
    ),
    "more shares than groups are nobody's": Sample(
        "11个现代农业项目完成投资5.3亿元，8个产业发展项目完成投资15.2亿元，分别占年计划的49.3%、50.1%、40.8%。",
        (
            ("现代农业项目", N, "11个"),
            ("现代农业项目", C, "5.3亿元"),
            ("产业发展项目", N, "8个"),
            ("产业发展项目", C, "15.2亿元"),
        ),
        ("49.3%", "50.1%", "40.8%"),
    ),
    "two classes in one name": Sample(
        "省、市级重点项目分别完成投资36.2亿元、94.3亿元，投资完成率分别为43.2%、37.8%。",
        (
            ("省级重点项目", C, "36.2亿元"),
            ("市级重点项目", C, "94.3亿元"),
            ("省级重点项目", S, "43.2%"),
            ("市级重点项目", S, "37.8%"),
        ),
    ),
    "places named in the clause before": Sample(
        "完成投资较高的乡镇有沙河镇、石桥镇和白马乡，分别完成年度计划投资的20.49%、19.32%和14.41%。",
        (("沙河镇", S, "20.49%"), ("石桥镇", S, "19.32%"), ("白马乡", S, "14.41%")),
    ),
    "a class told on behind its period": Sample(
        "安排全市重点建设项目710项，总投资69.6亿元。全市重点建设项目1-3月项目累计完成投资31.6亿元，较去年同期增长15.3亿元。",
        (
            ("全市重点建设项目", N, "710项"),
            ("全市重点建设项目", T, "69.6亿元"),
            ("全市重点建设项目", C, "31.6亿元"),
            ("全市重点建设项目", X, "15.3亿元"),
        ),
    ),
    "every batch under its own name": Sample(
        "截至8月底，“谋划一批”亿元以上项目8个，“签约一批”项目2个，“投产一批”项目3个。",
        (("谋划一批", N, "8个"), ("签约一批", N, "2个"), ("投产一批", N, "3个")),
    ),
    "told apart by what is said of them": Sample(
        "正在建设的项目8项，总投资26亿元；处于前期阶段的项目8项，总投资12亿元。",
        (
            ("正在建设的项目", N, "8项"),
            ("正在建设的项目", T, "26亿元"),
            ("处于前期阶段的项目", N, "8项"),
            ("处于前期阶段的项目", T, "12亿元"),
        ),
    ),
    "not begun, and with sums of their own": Sample(
        "在建项目6项，总投资8.2亿元；未开工项目1项，总投资0.7亿元。",
        (("在建项目", N, "6项"), ("在建项目", T, "8.2亿元"), ("未开工项目", N, "1项"), ("未开工项目", T, "0.7亿元")),
    ),
}


def read(text: str) -> Report:
    return extract((HEAD + text).encode(), "报告.txt", load_lexicon())


@pytest.mark.parametrize("sample", SAMPLES.values(), ids=list(SAMPLES))
def test_claims(sample: Sample) -> None:
    report = read(sample.text)
    told = tuple(
        (e.belongs_to.name or "", e.role, e.figure.text)
        for e in report.figures.entries
        if e.belongs_to.kind != "document"
    )
    assert told == sample.claims
    assert tuple(figure.text for figure in report.figures.unclaimed) == sample.unclaimed


@pytest.mark.parametrize(
    "sample", [s for s in SAMPLES.values() if s.parts], ids=[k for k, s in SAMPLES.items() if s.parts]
)
def test_parts(sample: Sample) -> None:
    groups = read(sample.text).aggregates
    wholes = {(group.scope, groups[group.part_of].scope) for group in groups if group.part_of is not None}
    assert set(sample.parts) <= wholes
