"""Parts of a project with a state of their own: who is one, and in what state; and what is none."""

import pytest

from extractors.expectations import parse_when
from extractors.lexicon import load_lexicon
from extractors.parts import find_parts
from extractors.reasons import find_problems, find_reasons, find_troubles
from extractors.status import find_signs

LEXICON = load_lexicon()

PARTS = {
    "综合楼、宿舍楼主体完工，食堂正在砌筑。": {"综合楼": "在建", "宿舍楼": "在建", "食堂": "在建"},
    "一期已投产，二期正在进行设备安装。": {"一期": "投产", "二期": "在建"},
    "污泥脱水间、鼓风机房、变配电室等已完工。": {"污泥脱水间": "完工", "鼓风机房": "完工", "变配电室": "完工"},
    "2号隧道贯通，3号大桥正在架梁，服务区尚未开工。": {"2号隧道": "在建", "3号大桥": "在建", "服务区": "未开工"},
    "K12+300至K18+600段路基完成，A2标段停工。": {"K12+300至K18+600段": "在建", "A2标段": "停工"},
    "门诊楼封顶，感染楼因设计变更暂缓施工。": {"门诊楼": "在建", "感染楼": "停工"},
    "正在建设体育馆，教学楼已投入使用。": {"体育馆": "在建", "教学楼": "投产"},
    "取水泵站已完工，净水厂土建完成，正在安装设备。": {"取水泵站": "完工", "净水厂": "在建"},
    "完成了游客中心建设，停车场正在硬化。": {"游客中心": "完工", "停车场": "在建"},
    "安装工程完成约60%。": {"安装工程": "在建"},
    "东片区已竣工验收，西片区于6月开工。": {"东片区": "完工", "西片区": "在建"},
    "5号宿舍楼已交付使用；剩余标段正在施工。": {"5号宿舍楼": "投产", "剩余标段": "在建"},
    "12座单体建筑主体完工。": {"12座单体建筑": "在建"},
    "预计年底宴会中心完工。": {"宴会中心": None},
    "客房楼正在装修，预计10月客房楼投入使用。": {"客房楼": "在建"},
    "1#、2#厂房已封顶。": {"1#、2#厂房": "在建"},
    "主塔楼施工至28层。": {"主塔楼": "在建"},
    "升压站已带电投运，集电线路正在架设。": {"升压站": "投产", "集电线路": "在建"},
    "目前，冷库已建成投用，分拣车间主体施工中。": {"冷库": "投产", "分拣车间": "在建"},
    "养老公寓内外装修完成80%，康复楼完成竣工验收。": {"养老公寓": "在建", "康复楼": "完工"},
}
NO_PARTS = """
    主体完工，正在装修。
    目前项目已投入使用。
    土建工程基本完成，正在安装设备。
    前期手续已全部办结。
    施工队伍已进场。
    可研、环评、用地预审已完成。
    桩基完成120根，承台浇筑过半。
    征地拆迁已完成，施工单位正在进场。
    建成后可新增床位500张。
    全部设施已启用。
    施工图审查已通过。
    总工程量已完成70%。
    资金已全部到位。
    全线路基贯通。
    截至6月底，各标段进展顺利。
    预计年底建成投产。
    各项建设内容已全部完成。
    建设单位已完成招标。
    业主方正在筹措资金。
    场地平整已完成，围挡搭设完毕。
"""


def told(sentence: str) -> dict[str, str | None]:
    signs = find_signs(sentence, 0, len(sentence), "", LEXICON, year=2022, last_month=8)
    return {part.name: part.status for part in find_parts(sentence, signs, LEXICON)}


@pytest.mark.parametrize(("sentence", "parts"), PARTS.items(), ids=list(PARTS))
def test_a_part_has_its_state(sentence: str, parts: dict[str, str | None]) -> None:
    assert told(sentence) == parts


@pytest.mark.parametrize("sentence", NO_PARTS.strip().splitlines())
def test_what_is_no_part(sentence: str) -> None:
    assert told(sentence.strip()) == {}


def test_another_project_is_no_part() -> None:
    text = "城东水厂已投产，清水池正在施工。"
    signs = find_signs(text, 0, len(text), "", LEXICON)
    assert [part.name for part in find_parts(text, signs, LEXICON, is_project={"城东水厂"}.__contains__)] == ["清水池"]


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("年底", "2022-12"),
        ("2023年6月", "2023-06"),
        ("明年3月底", "2023-03"),
        ("9月20日", "2022-09-20"),
        ("10月中旬", "2022-10"),
        ("三季度末", "2022-09"),
        ("明年上半年", "2023-06"),
        ("年内", "2022-12"),
        ("2024年", "2024"),
        ("明年", "2023"),
        ("3月", None),  # of this year it would be over
        ("国庆节", None),
        ("汛期", None),
    ],
)
def test_when_something_is_expected(words: str, when: str | None) -> None:
    assert parse_when(words, 2022, 8) == when


PROBLEMS = {
    "因征地拆迁难度大、资金不足等原因，进展缓慢。": [("征拆", "征地拆迁难度大"), ("资金", "资金不足")],
    "受持续降雨影响，施工进度滞后。": [("施工", "持续降雨")],
    "由于林地手续未办理，尚未开工。": [("土地", "林地手续未办理")],
    "因施工图变更暂缓施工。": [("设计", "施工图变更")],
    "存在问题：用地指标未落实，企业自筹资金困难。": [("土地", "用地指标未落实"), ("资金", "企业自筹资金困难")],
    "原因：投资方观望。": [("市场", "投资方观望")],
    "配套资金1.2亿元仍未到位。": [("资金", "配套资金1.2亿元仍未到位")],
    "受市场行情和疫情影响停工。": [("市场", "市场行情"), ("施工", "疫情")],
    "存在问题：无。": [],
    "资金已落实，用地手续已办结。": [],
    "因地制宜发展特色产业。": [],
    "群众受益面不断扩大。": [],
    "施工不受影响。": [],
    "正在加快办理用地手续。": [],
}


@pytest.mark.parametrize(("sentence", "problems"), PROBLEMS.items(), ids=list(PROBLEMS))
def test_what_holds_a_project_up(sentence: str, problems: list[tuple[str, str]]) -> None:
    reasons = find_reasons(sentence, 0, len(sentence))
    reasons += [
        (low, high)
        for low, high in find_troubles(sentence, 0, len(sentence), LEXICON)
        if not any(low < b and a < high for a, b in reasons)
    ]
    assert find_problems(sentence, reasons, LEXICON) == problems
