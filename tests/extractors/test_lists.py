"""Lists of names: what stands in front of them, what is said of all of them, and which lists name no projects."""

from dataclasses import dataclass

import pytest

from extractors.lexicon import load_lexicon
from pipeline.extraction import extract
from schemas import Report


def read(text: str) -> Report:
    return extract(text.encode(), "报告.txt", load_lexicon())


def told(text: str) -> dict[str, str | None]:
    return {project.name: project.status for project in read(text).projects}


@dataclass(frozen=True)
class Listed:
    """A sentence with the projects that it names, and how they stand."""

    text: str
    projects: dict[str, str | None]


SAMPLES = {
    "a verb in front of a counted list": Listed(
        "截至6月底，全县建成平川大道、城南第二小学等12个项目，完成投资8.5亿元。",
        {"平川大道": "完工", "城南第二小学": "完工"},
    ),
    "a verb that says no state": Listed(
        "新增石门水厂、平川大道2个省重点项目，总投资5亿元。", {"石门水厂": None, "平川大道": None}
    ),
    "what is only to be built": Listed(
        "要开工建设石门水厂扩建、平川至大河快速通道等重大工程项目。", {"石门水厂扩建": None, "平川至大河快速通道": None}
    ),
    "what a list is led in by": Listed("已开工项目中有平川大道等3个项目因用地未批停工。", {"平川大道": "停工"}),
    "a campaign and its projects": Listed(
        "本次集中开工的项目包括石门水厂改扩建工程、平川大道北延工程等12个项目。",
        {"石门水厂改扩建工程": "在建", "平川大道北延工程": "在建"},
    ),
    "the state behind the last of several lists": Listed(
        "22个产业项目中石门钢构、恒远新材料等14个项目，33个重点工程中平川大道、城南二小等21个项目已复工。",
        {"石门钢构": "在建", "恒远新材料": "在建", "平川大道": "在建", "城南二小": "在建"},
    ),
    "names in brackets behind a count by state": Listed(
        "已竣工2个（石门水厂、平川大道），未开工1个（双龙湾片区改造）。",
        {"石门水厂": "完工", "平川大道": "完工", "双龙湾片区改造": "未开工"},
    ),
    "a class by state and its names": Listed(
        "未开工项目为双龙湾片区改造、城南二小，主要原因是征地未完成。",
        {"双龙湾片区改造": "未开工", "城南二小": "未开工"},
    ),
    "names that stand for others": Listed(
        "建成并投用的有：以石门扩能项目、清水街道风电场改造为代表的4个。",
        {"石门扩能项目": "投产", "清水街道风电场改造": "投产"},
    ),
    "nobody counts them": Listed(
        "东湖路、平川大道建成通车，城南第二小学、县人民医院新院区投入使用。",
        {"东湖路": "投产", "平川大道": "投产", "城南第二小学": "投产", "县人民医院新院区": "投产"},
    ),
    "a verb in front of names that nobody counts": Listed(
        "全年建成投用石门水厂、城南二小，开工建设县医院新院区、双龙湾片区改造项目。",
        {"石门水厂": "投产", "城南二小": "投产", "县医院新院区": "在建", "双龙湾片区改造项目": "在建"},
    ),
    "names that do not end as projects do": Listed(
        "石门水厂、恒远新材料、双龙湾片区等项目加快建设。",
        {"石门水厂": "在建", "恒远新材料": "在建", "双龙湾片区": "在建"},
    ),
    "a list of several kinds": Listed(
        "石门水厂、平川大道等一批公建、水利和交通项目建成投用。", {"石门水厂": "投产", "平川大道": "投产"}
    ),
    "the count behind what they are called": Listed(
        "签约青溪制药、东坂生物、云台科技等项目29个。", {"青溪制药": "前期", "东坂生物": "前期", "云台科技": "前期"}
    ),
    "names that touch their count": Listed(
        "今年新增的2个市重点项目石门至大平公路改建工程、石门儿童公园均已开工。",
        {"石门至大平公路改建工程": "在建", "石门儿童公园": "在建"},
    ),
    "towns that share a name's end": Listed(
        "清溪乡、石桥乡污水处理设施建设项目和粮食储备库迁建工程2个项目已竣工。",
        {"清溪乡、石桥乡污水处理设施建设项目": "完工", "粮食储备库迁建工程": "完工"},
    ),
    "和 inside a name": Listed(
        "以石门镇矿区道路和供电配套工程为代表的4宗已竣工。", {"石门镇矿区道路和供电配套工程": "完工"}
    ),
    "一所高等级公路 is one name": Listed("石门高等级公路改造工程已竣工。", {"石门高等级公路改造工程": "完工"}),
    "names that stand for a counted class": Listed(
        "以石门快速路建设、清水大桥为代表的县城基础设施项目26个，总投资45亿元。",
        {"石门快速路建设": None, "清水大桥": None},
    ),
    "names told behind the figures of their group": Listed(
        "前期项目25个，估算总投资30亿元。主要有：石门引水工程、东坂港口、云台1号线等。",
        {"石门引水工程": "前期", "东坂港口": "前期", "云台1号线": "前期"},
    ),
    "a class and what it consists of": Listed(
        "县城道路提升工程，安排了石门片区建设、平川路网改造、各镇桥涵工程等17项工程，具体包括东坂路东延、云台立交扩容等工程。",
        {"石门片区建设": None, "平川路网改造": None, "东坂路东延": None, "云台立交扩容": None},
    ),
    "a list that is cut short": Listed(
        "达到序时进度的有13个，分别是：青溪路改造、东坂公园、云台渡口改造、……。",
        {"青溪路改造": None, "东坂公园": None, "云台渡口改造": None},
    ),
    "what belongs to one project": Listed("石门冷链园、青溪冷链配送系统等配套项目正在施工。", {}),
    "以及 between two names": Listed(
        "石门换乘中心工程、清水对接工程以及平川公路改造、粮库建设等工程提速推进。",
        {"石门换乘中心工程": "在建", "清水对接工程": "在建", "平川公路改造": "在建", "粮库建设": "在建"},
    ),
    "two names and works under way": Listed(
        "石门中部沙地治理项目、“北屏”林草修复项目稳步推进中。",
        {"石门中部沙地治理项目": "在建", "“北屏”林草修复项目": "在建"},
    ),
    "who builds is no part of a name": Listed(
        "此次开工的项目有河东集团援建的石门竹席加工项目、清水25万吨石膏项目等。",
        {"石门竹席加工项目": "在建", "清水25万吨石膏项目": "在建"},
    ),
    "what a year's work is to be": Listed(
        "石门县2024年政府工作报告\n二、2024年重点工作\n建成国道石门段、平川大道，力争清水大桥全线贯通。", {}
    ),
    "a hope in the same sentence": Listed("建成国道石门段、平川大道；力争清水大桥全线贯通。", {}),
    "firms by their short names": Listed("其中，云台、青禾、恒远等龙头项目完成投资92亿元，占制造业完成投资的88%。", {}),
    "firms": Listed("此次开工的还有云台集团、东坂集团等煤化工项目。", {}),
    "what goes on slowly": Listed("因为资金没有到位，东坂渡改桥未能达到预期进度。", {"东坂渡改桥": None}),
    "a class that goes on slowly": Listed("基础设施建设推进缓慢，征地工作进展不快，部分镇进度滞后。", {}),
    "towns": Listed("清溪镇、石桥镇、东岭乡等8个乡镇完成人居环境整治。", {}),
    "companies": Listed("县城投公司、县水务集团等5家单位推进较慢。", {}),
    "kinds of works": Listed("完成道路硬化、管网铺设、绿化亮化等工程。", {}),
    "trades": Listed("电工、焊工等9个培训项目已完成。", {}),
    "sectors": Listed("产业、基础设施、社会民生等项目进展顺利。", {}),
    "what is done of papers": Listed("完成可研编制、用地预审，启动招标工作。", {}),
    "a task of a list": Listed("重点抓好下列实事。\n（1）完成平川大道一期工程。\n（2）开工建设城南学校。", {}),
}


@pytest.mark.parametrize("sample", [pytest.param(sample, id=name) for name, sample in SAMPLES.items()])
def test_a_list_names_its_projects_and_how_they_stand(sample: Listed) -> None:
    assert told(sample.text) == sample.projects


def test_a_plan_promises_and_does_not_tell() -> None:
    plan = "清河县2024年重点项目建设实施方案\n一、主要目标\n全年建成平川大道、石门水厂等12个项目。\n"
    plan += "二、重点任务\n建成投用东湖路、北环大桥。\n"
    assert told(plan) == {"平川大道": None, "石门水厂": None}


def test_what_comes_next_is_not_done() -> None:
    text = "清河县上半年重点项目进展情况\n一、进展情况\n上半年建成平川大道等12个项目。\n"
    text += "二、下一步工作\n开工建设北环大桥、东湖路等3个项目。\n"
    assert told(text) == {"平川大道": "完工", "北环大桥": None, "东湖路": None}


GROUPS = {
    "建成平川大道、石门水厂等12个项目，完成投资8.5亿元。": ("建成项目", "12个"),
    "集中签约的21个项目，估算总投资105亿元。": ("集中签约项目", "21个"),
    "公共服务类项目14个，估算总投资47亿元。": ("公共服务类项目", "14个"),
    "即将开工的24个项目，总投资6亿元。": ("即将开工项目", "24个"),
}


@pytest.mark.parametrize(("text", "group"), [pytest.param(*item, id=item[0][:12]) for item in GROUPS.items()])
def test_a_group_is_called_by_what_is_said_of_it(text: str, group: tuple[str, str]) -> None:
    (found,) = read(text).aggregates
    assert found.count is not None
    assert (found.scope, found.count.text) == group


def test_a_short_form_is_known_where_its_trouble_is_told() -> None:
    text = "石门县2023年1—8月重点项目进展情况\n1、石门县清水船闸改扩建工程，总投资3亿元，完成投资0.6亿元。\n"
    text += "二、存在问题\n清水船闸因用地未批，进展缓慢。\n"
    (project,) = read(text).projects
    assert project.aliases == ("清水船闸",)
    assert [problem.text for problem in project.problems] == ["用地未批"]


def test_two_lists_of_one_kind_are_two_groups() -> None:
    text = "石门水厂、平川大道等项目全面竣工。城南二小、县医院新院区等项目完成度较高。"
    assert [aggregate.members for aggregate in read(text).aggregates] == [(0, 1), (2, 3)]
