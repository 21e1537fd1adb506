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
        "近日，记者在城东街道恒源机械项目建设现场看到，塔吊林立，工人们正在绑扎钢筋。\n据了解，该项目总投资3亿元，占地50亩。",
        (("城东街道恒源机械项目", "3亿元"),),
    ),
    "placed in front of 的": Story(
        "连日来，位于沂源县经济开发区的青禾食品加工项目建设有序推进，两栋厂房已经封顶。\n据悉，该项目总投资1.2亿元，全部投产后年产值可达2亿元以上。",
        (("青禾食品加工项目", "1.2亿元"),),
    ),
    "built by somebody, in front of 的": Story(
        "3月8日，由县水务集团负责建设的城北水厂扩建工程主体结构全面封顶。该工程总投资6000万元。",
        (("城北水厂扩建工程", "6000万元"),),
    ),
    "at a ceremony": Story(
        "3月8日，沂源县举行云帆车桥制造项目启动仪式。\n据悉，云帆车桥制造项目总投资为5亿元，占地270亩。",
        (("云帆车桥制造项目", "5亿元"),),
    ),
    "two paragraphs later": Story(
        "近日，石桥镇果蔬冷链物流项目获得省级补助资金150万元。\n近年来，石桥镇种植业发展迅速。据县农业农村局介绍，该项目总投资2964万元。",
        (("石桥镇果蔬冷链物流项目", "2964万元"),),
    ),
    "named by the headline alone": Story(
        "石桥镇农产品仓储项目加快推进\n\n今年以来，石桥镇把仓储当作大事来抓，走访了多个村。\n该项目总投资2710万元，占地面积5400平方米。",
        (("石桥镇农产品仓储项目", "2710万元"),),
    ),
    "at the end of the clause before": Story(
        "3月26日，全省集中开工活动举行，沂源县本次开工的项目包含云帆智能终端产业园项目，该项目总投资120亿元，分三期建设。",
        (("云帆智能终端产业园项目", "120亿元"),),
    ),
    "in quotation marks": Story(
        "这标志着一项总投资20亿元的“云帆专用汽车改造项目”正式签约落户沂源县。", (("云帆专用汽车改造项目", "20亿元"),)
    ),
    "a total that runs into the name": Story(
        "据了解，总投资3亿元恒源钢结构项目位于城东街道，目前已完成投资1.2亿元。", (("恒源钢结构项目", "3亿元"),)
    ),
    "the largest of several": Story(
        "沂源县下港片区棚户区改造项目投资额最大，计划总投资23.3亿元，将建设商业街和幼儿园。",
        (("沂源县下港片区棚户区改造项目", "23.3亿元"),),
    ),
    "the shares of its phases": Story(
        "近日，恒源机械产业园项目正式开工。该项目总投资100亿元，分两期建设。项目一期占地745亩，投资30亿元，建设厂房12栋。二期总投资70亿元。",
        (("恒源机械产业园项目", "100亿元"),),
    ),
    "a line with its name above": Story(
        "县第一医院城北院区\n项目位于城北新区，总用地面积8.8万平方米。\n项目总投资10.3亿元，预计2026年4月完工。\n县城北中学\n项目位于城北大道东侧。\n项目总投资1.7亿元，截至目前，2幢教学楼主体结构完成。",
        (("县第一医院城北院区", "10.3亿元"), ("县城北中学", "1.7亿元")),
    ),
    "named again with its company in front": Story(
        "眼下，沂源县的鲜食玉米加工项目建设如火如荼。\n沂源禾丰食品有限公司鲜食玉米加工项目总投资1.2亿元，建成达产后年产值3000万元。",
        (("沂源禾丰食品有限公司鲜食玉米加工项目", "1.2亿元"),),
    ),
    "behind a dateline": Story(
        "沂源新闻网讯 今年县重点工程城南污水处理厂一期工程，总投资7354万元，日处理污水1.5万吨。",
        (("城南污水处理厂一期工程", "7354万元"),),
    ),
    "announced by somebody": Story(
        "县委书记宣布金海不锈钢生产线项目开工。投资额最大的是川源精细盐项目，总投资24亿元；分两期投资建设。",
        (("金海不锈钢生产线项目", None), ("川源精细盐项目", "24亿元")),
    ),
    "a road that is opened": Story(
        "30日，连接两个景区的青溪至石桥高速公路正式通车。\n青石高速起于青溪镇。该项目概算总投资188亿元。",
        (("青溪至石桥高速公路", "188亿元"),),
    ),
    "what a work is called for": Story(
        "此次污水处理厂一期提标改造工程作为今年民生实事项目，项目总投资1700万余元。",
        (("污水处理厂一期提标改造工程", "1700万余元"),),
    ),
    "a short form in a bracket": Story(
        "6月15日，石桥恒源动力电池生产基地项目（以下简称“恒源项目”）举行设备进场仪式。\n恒源项目由县产投集团承建，总投资约213亿元。",
        (("石桥恒源动力电池生产基地项目", "213亿元"),),
    ),
    "named by its agreement": Story(
        "5月9日，县长前往恒源电力有限公司考察，并签订《沂源县公共储能项目框架协议》。\n项目总投资11亿元，项目预计6月开工建设。",
        (("沂源县公共储能项目", "11亿元"),),
    ),
    "named after who announced it": Story(
        "昨日，笔者从县有关方面获悉，沂源三星堡旅游度假区前期工作正紧锣密鼓进行。\n该项目位于石桥镇，总占地面积11000亩，总投资8亿元。",
        (("沂源三星堡旅游度假区", "8亿元"),),
    ),
    "signed by a firm": Story(
        "1月9日，沂源县与云帆科技有限公司成功签约储能电池制造项目。此次签约的储能电池制造项目，总投资20亿元，投产后预计年产值40亿元。",
        (("储能电池制造项目", "20亿元"),),
    ),
    "said of the reservoir, the works": Story(
        "石桥县云台水库工程主副坝封顶成功。\n云台水库是列入规划的骨干水源工程，距县城22公里。工程由水利实业公司承建。水库总库容1526万立方米，批复总投资38067万元。",
        (("石桥县云台水库工程", "38067万元"),),
    ),
    "the share of its first stage": Story(
        "近日，羊绒纺织产业园项目正式开工。项目一期占地1200亩，第一阶段投资规模约30亿元。",
        (("羊绒纺织产业园项目", None),),
    ),
    "built by two firms together": Story(
        "青溪康养小镇项目由天下文化旅游有限公司与石桥地产有限公司共同投资30亿元建设。",
        (("青溪康养小镇项目", "30亿元"),),
    ),
    "what was signed for it": Story(
        "石桥镇果蔬冷藏库建设项目是县列重点项目。由禾丰冷藏有限公司投资，签约额1.68亿元。",
        (("石桥镇果蔬冷藏库建设项目", "1.68亿元"),),
    ),
    "the zone that was begun": Story(
        "7月20日上午，石桥云谷智造园开工，首批18家企业入驻园区。\n该园区选址于县经济开发区，总投资约60亿元，首期投资约25亿元。",
        (("石桥云谷智造园", "60亿元"),),
    ),
    "lies in a zone": Story(
        "5月19日上午，石桥区举行项目签约仪式，石桥鲍鱼科技产业园等项目正式签约。\n石桥区鲍鱼科技产业园地处城东工业园三期，占地约162亩，规划总投资约11亿元。",
        (("石桥鲍鱼科技产业园", "11亿元"),),
    ),
    "what kind of work it is": Story(
        "据介绍，石门水库是一座具有供水、灌溉等功能的综合性水利工程，水库距县城22公里。", ()
    ),
    "what the county was told to do": Story(
        "2015年，全省下达沂源县棚户区（危旧房）改造任务3445户，完成投资14.1亿元。", ()
    ),
    "an office's project": Story("记者在沂源县照旺庄镇项目现场看到，塔吊林立。据悉，该项目总投资2亿元。", ()),
    "parts of the works are no projects": Story(
        "总投资50亿元的恒源产业园项目建设顺利，一号厂房进入装修阶段；二号厂房进入砌筑阶段，月底主体完工；食堂进入主体施工阶段，月底封顶。",
        (("恒源产业园项目", "50亿元"),),
    ),
    "what is built is no project": Story(
        "该项目为省重点项目，分两期建设，一期租赁厂房；二期建设两栋钢结构厂房和一栋办公楼，达产后预计年产值1亿元。主要建设内容为门诊医技楼、住院楼、地下室等，设置床位400张。",
        (),
    ),
    "an event is no project": Story(
        "10月8日，我市举行第四季度项目集中开工活动。此次共有98个项目集中开工，总投资120.14亿元。",
        (),
        (("集中开工", "120.14亿元"),),
    ),
    "sectors are no projects": Story("这次集中开工有6个项目，涉及工业、基础建设、农业、能源等多个行业。", ()),
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
        ("沂河县举行第四季度项目集中开工仪式", None),
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
