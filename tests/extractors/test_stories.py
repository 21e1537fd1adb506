"""What stories tell of projects in running prose: whom they come upon, whom 该项目 takes up, and what is no project."""

from dataclasses import dataclass

import pytest

from extractors.introducing import find_site
from extractors.lexicon import load_lexicon
from extractors.phases import phase_of
from pipeline.extraction import extract


@dataclass(frozen=True)
class Story:
    """A piece of a story, and each project that it tells of, with its total; None where none is given."""

    text: str
    projects: tuple[tuple[str, str | None], ...]
    groups: tuple[tuple[str, str | None], ...] = ()
    """Scope and total of each group."""


STORIES = {
    "seen at its site": Story(
        "前天，记者在城东街道恒源机械项目建设现场看到，吊臂来回转动，木工班组正在支模。\n据了解，该项目总投资3亿元，占地50亩。",
        (("城东街道恒源机械项目", "3亿元"),),
    ),
    "placed in front of 的": Story(
        "连日来，位于东坂县经济开发区的青禾豆制品加工项目建设有序推进，两座车间已经封顶。\n据悉，该项目总投资1.2亿元，满产以后一年销售收入有望达到2亿元。",
        (("青禾豆制品加工项目", "1.2亿元"),),
    ),
    "built by somebody, in front of 的": Story(
        "3月8日，由县水务集团负责建设的城北水厂扩建工程主体结构全面封顶。该工程总投资6000万元。",
        (("城北水厂扩建工程", "6000万元"),),
    ),
    "at a ceremony": Story(
        "4月2日，东坂县举行云帆齿轮箱装配项目启动仪式。\n据悉，云帆齿轮箱装配项目总投资为5亿元，用地260亩。",
        (("云帆齿轮箱装配项目", "5亿元"),),
    ),
    "two paragraphs later": Story(
        "近日，石桥镇茶叶鲜运物流项目获得市级奖补资金160万元。\n这几年，石桥镇的茶园越种越多。据县农业农村局介绍，该项目总投资2930万元。",
        (("石桥镇茶叶鲜运物流项目", "2930万元"),),
    ),
    "named by the headline alone": Story(
        "石桥镇粮油仓储项目加快推进\n\n开春以后，石桥镇几次召集各村商量存粮的办法。\n该项目总投资2650万元，仓房面积5200平方米。",
        (("石桥镇粮油仓储项目", "2650万元"),),
    ),
    "at the end of the clause before": Story(
        "4月18日，全省集中开工活动举行，东坂县本次开工的项目包含云帆光学镜片产业园项目，该项目计划分三期建设，总投资115亿元。",
        (("云帆光学镜片产业园项目", "115亿元"),),
    ),
    "in quotation marks": Story(
        "由此，一项总投资20亿元的“云帆房车底盘项目”正式签约落户东坂县。", (("云帆房车底盘项目", "20亿元"),)
    ),
    "a total that runs into the name": Story(
        "据了解，总投资3亿元恒源钢结构项目位于城东街道，目前已完成投资1.2亿元。", (("恒源钢结构项目", "3亿元"),)
    ),
    "the largest of several": Story(
        "东坂县南坡片区棚户区改造项目投资额最大，概算总投资22.6亿元，要建菜市场和托育中心。",
        (("东坂县南坡片区棚户区改造项目", "22.6亿元"),),
    ),
    "the shares of its phases": Story(
        "月初，恒源机械产业园项目正式开工。该项目总投资100亿元，分两期建设。项目一期用地720亩，投资30亿元，建成车间11座。二期总投资70亿元。",
        (("恒源机械产业园项目", "100亿元"),),
    ),
    "a line with its name above": Story(
        "县第一医院云台院区\n项目位于云台新区，总用地面积8.6万平方米。\n项目总投资10.2亿元，明年夏天完工。\n县云台中学\n项目位于云台路东侧。\n项目总投资1.6亿元，眼下，2幢教学楼砌墙过半。",
        (("县第一医院云台院区", "10.2亿元"), ("县云台中学", "1.6亿元")),
    ),
    "named again with its company in front": Story(
        "眼下，东坂县的青梅蜜饯加工项目建设如火如荼。\n东坂禾丰果品有限公司青梅蜜饯加工项目总投资1.2亿元，每年可新增产值3000万元。",
        (("东坂禾丰果品有限公司青梅蜜饯加工项目", "1.2亿元"),),
    ),
    "behind a dateline": Story(
        "东坂日报讯 今年县重点工程河西垃圾中转站二期工程，总投资7280万元，每天转运垃圾300吨。",
        (("河西垃圾中转站二期工程", "7280万元"),),
    ),
    "announced by somebody": Story(
        "县委书记宣布东坂铝箔生产线项目开工。投资额最大的是川源湖盐提纯项目，总投资24亿元；先后两期实施。",
        (("东坂铝箔生产线项目", None), ("川源湖盐提纯项目", "24亿元")),
    ),
    "a road that is opened": Story(
        "26日，串起两处茶山的青溪至石桥高速公路正式通车。\n青石高速起于青溪镇。该项目概算总投资176亿元。",
        (("青溪至石桥高速公路", "176亿元"),),
    ),
    "what a work is called for": Story(
        "此次河西水厂一期滤池改造工程作为今年民生实事项目，工程总投资1600万余元。",
        (("河西水厂一期滤池改造工程", "1600万余元"),),
    ),
    "a short form in a bracket": Story(
        "8月3日，石桥恒源特种玻璃生产基地项目（以下简称“恒源项目”）举行设备进场仪式。\n恒源项目由县产投集团承建，总投资约205亿元。",
        (("石桥恒源特种玻璃生产基地项目", "205亿元"),),
    ),
    "named by its agreement": Story(
        "4月12日，县长带队到恒源热力有限公司走访，并签订《东坂县余热供暖项目投资协议》。\n项目总投资11亿元，预计入夏动工。",
        (("东坂县余热供暖项目", "11亿元"),),
    ),
    "named after who announced it": Story(
        "昨日，笔者从县文旅局获悉，东坂石鼓岭旅游度假区各项筹备工作正加紧展开。\n该项目位于石桥镇，规划范围9600亩，总投资8亿元。",
        (("东坂石鼓岭旅游度假区", "8亿元"),),
    ),
    "signed by a firm": Story(
        "2月6日，东坂县与云帆陶瓷有限公司成功签约耐火砖制造项目。此次签约的耐火砖制造项目，总投资20亿元，达产后每年产值约40亿元。",
        (("耐火砖制造项目", "20亿元"),),
    ),
    "said of the reservoir, the works": Story(
        "石桥县云台水库工程大坝封顶成功。\n云台水库是全县新添的水源工程，离城区18公里。工程由东坂水电公司承建。水库可蓄水1480万立方米，批复总投资36900万元。",
        (("石桥县云台水库工程", "36900万元"),),
    ),
    "the share of its first stage": Story(
        "月初，竹纤维毛巾产业园项目正式开工。项目一期用地1100亩，起步阶段投资规模约30亿元。",
        (("竹纤维毛巾产业园项目", None),),
    ),
    "built by two firms together": Story(
        "青溪康养小镇项目由云台文化旅游有限公司与石桥置业有限公司共同投资30亿元建设。",
        (("青溪康养小镇项目", "30亿元"),),
    ),
    "what was signed for it": Story(
        "石桥镇茶叶精制厂建设项目是县列重点项目。由禾丰茶业有限公司投资，签约额1.63亿元。",
        (("石桥镇茶叶精制厂建设项目", "1.63亿元"),),
    ),
    "the zone that was begun": Story(
        "9月2日上午，石桥东坂智造园开工，第一批16家企业入驻园区。\n该园区落在县经济开发区，总投资约58亿元，首期投资约24亿元。",
        (("石桥东坂智造园", "58亿元"),),
    ),
    "lies in a zone": Story(
        "6月7日上午，石桥区举行项目签约仪式，石桥香菇科技产业园等项目正式签约。\n石桥区香菇科技产业园地处城东工业园三期，占地约150亩，规划总投资约11亿元。",
        (("石桥香菇科技产业园", "11亿元"),),
    ),
    "what kind of work it is": Story("据介绍，石门水库是一座可以发电、灌溉的综合性水利工程，水库离城区18公里。", ()),
    "what the county was told to do": Story(
        "2016年，全省下达东坂县棚户区（危旧房）改造任务3260户，完成投资13.4亿元。", ()
    ),
    "an office's project": Story("记者在东坂县东坂镇项目现场看到，车来车往。据悉，该项目总投资2亿元。", ()),
    "parts of the works are no projects": Story(
        "总投资50亿元的恒源产业园项目建设顺利，一号车间进入粉刷阶段；二号车间进入砌墙阶段，下旬主体完工；宿舍进入主体施工阶段，下旬封顶。",
        (("恒源产业园项目", "50亿元"),),
    ),
    "what is built is no project": Story(
        "该项目为省重点项目，分两期建设，一期租用旧仓；二期建设三座砖混车间和一栋宿舍楼，满产以后每年产值1亿元。主要建设内容为教学楼、食堂、看台等，可容学生900名。",
        (),
    ),
    "an event is no project": Story(
        "10月11日，我市举行秋季项目集中开工仪式。当天86个项目集中开工，总投资117.5亿元。",
        (),
        (("集中开工", "117.5亿元"),),
    ),
    "sectors are no projects": Story("当天集中开工有6个项目，涉及水利、教育、能源、商贸等多个行业。", ()),
    "where somebody is is no project": Story(
        "据了解，在城东工业园区，总投资3亿元的恒源机械项目已经动工。", (("恒源机械项目", "3亿元"),)
    ),
    "who speaks is no project": Story("据了解，不包括签约项目，今年全县在建项目不少，总投资3亿元。", ()),
    "it takes up nobody": Story("近年来，该项目备受关注，总投资2亿元。", ()),
}


@pytest.mark.parametrize("name", STORIES)
def test_a_story_tells_of_its_projects_and_of_no_others(name: str) -> None:
    story = STORIES[name]
    report = extract(story.text.encode(), "-", load_lexicon())
    found = [(p.name, p.total_investment.text if p.total_investment else None) for p in report.projects]
    assert found == list(story.projects)
    groups = [(a.scope, a.total_investment.text if a.total_investment else None) for a in report.aggregates]
    if story.groups:
        assert groups == list(story.groups)


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("记者在位于城东镇的恒源机械项目施工现场看到", "恒源机械项目"),
        ("走进石门抽水蓄能电站建设工地", "石门抽水蓄能电站"),
        ("来到省重点项目——青溪产业园施工现场", "青溪产业园"),
        ("县里举行滨河大桥改造工程通车仪式", "滨河大桥改造工程"),
        ("记者在项目现场看到", None),
        ("记者在全县重点项目建设现场看到", None),
        ("县委书记先后来到青溪产业园、石门水库项目现场", None),
        ("东坂县举行秋季项目集中开工仪式", None),
        ("记者在城东开发区现场看到", None),
    ],
)
def test_whose_site_it_is(sentence: str, wanted: str | None) -> None:
    found = find_site(sentence, 0, len(sentence), load_lexicon())
    assert (found[0].text if found else None) == wanted


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("项目分两期建设，一期占地200亩，投资3亿元", "一期"),
        ("该项目一期已开工，投资3亿元", "一期"),
        ("其中首期占地50亩，投资3亿元", "首期"),
        ("一期占地200亩。项目总投资3亿元", None),
        ("一期占地200亩，项目总投资3亿元", None),
        ("项目建设周期3年，投资3亿元", None),
    ],
)
def test_whether_a_sentence_speaks_of_a_phase(sentence: str, wanted: str | None) -> None:
    assert phase_of(sentence, 0, sentence.index("3亿元")) == wanted
