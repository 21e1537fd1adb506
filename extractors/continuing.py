"""Blocks that go on with the project of the block before, and paragraphs that go on with others."""

import re
from bisect import bisect_left

from extractors.grouped import Group
from extractors.mentions import Mentions
from extractors.names import Name, parse_name
from extractors.scan import Scan
from extractors.speaking import subject_stop
from extractors.sureness import is_class, speaks_of

CONTINUES = re.compile(
    r"(?:[国省市县区州盟旗自治家]{1,3}[级列]?重[点大]|该(?:项目|工程)|项目(?!建设)|工程|投资(?:方|主体|商)|业主|建设方|承建|目前|当前|眼下|现阶段|最新|据最新|到目前|经(?:现场)?核|(?:工程|项目)进展|截至|截止|总投资|计划总投资|概算|计划|预计|力争|其中|建设(?:单位|内容|规模|地点|年限|性质)|主要建设|进展情况|形象进度|存在问题|年度|年计划|[0-9]{1,2}-[0-9]{1,2}月|占|建成后|由[^，。；]{2,30}(?:投资|建设|承建|实施)|(?:待|在)?(?:全部|全面|整体|正式|项目)?(?:建成|投产|达产|投用|运营|满产)[^，。]{0,6}[后，]|届时|待[^，。]{2,12}后|据[^，。]{0,12}(?:介绍|了解)|据悉|(?:施工|建设)?(?:现场|工人|工地)|建设者|塔吊|挖掘机|只见|[一二三四五首][、一二三四五]*期|现(?!代)|已|正(?=在|按|式|有|进|抓|加|全|由|处|做|开)|主体|按照年初|[\u3400-\u9fff0-9（）/-]{0,14}(?:单位|内容|规模|地点|地址|情况|进度|问题|时间|期限|投资|来源|资金|人|领导|部门|级别|性质|类型|类别|名称|编码|代码|编号|效益|年限|计划|目标|任务|措施|完成|进展|备注|依据|手续|工期|业主|主体|比例|率|原因|工作|打算|安排|额|区域|属地)(?:（[^（）]{1,6}）)?：)"
)
_OTHERS = re.compile(r"总投资[约近超]?[0-9.]+[亿万]?元?的|其余|其他|另有|全[省市县区旗州盟]")
_SEGMENT_SIGN = re.compile(r"[；。]")
_ORDINAL = re.compile(r"[二三四五六七八九十]{1,2}是")


def tells_of_several(scan: Scan, number: int, head: Name) -> bool:
    """Whether an unmarked paragraph goes on with other projects behind its first: A，总投资3亿元；B，总投资5亿元."""
    block = scan.blocks[number]
    told_on = block.marker is not None and block.marker.style == "ordinal"  # 一是A，…；二是B，…
    if not told_on and (block.kind != "paragraph" or block.marker is not None):
        return False
    text = scan.text
    cues = [reading.start for _, reading in scan.main_figures(number)]
    for sign in _SEGMENT_SIGN.finditer(text, head.end, block.end):
        ordinal = _ORDINAL.match(text, sign.end())
        start = ordinal.end() if ordinal else sign.end()
        comma, place = text.find("，", start, block.end), bisect_left(cues, start)
        stop = min([block.end, *cues[place : place + 1], *([comma] if comma > 0 else [])])
        if text[start : start + 1] in "为是该属系由现已正其本":
            continue
        name = parse_name(text, start, subject_stop(scan, stop, start), scan.lexicon)
        if (
            name is not None
            and name.tailed
            and speaks_of(name.text, scan.lexicon)
            and not is_class(name.text, scan.lexicon)
        ):
            return True
    return False


def continued(scan: Scan, number: int, found: Mentions, groups: tuple[Group, ...]) -> int | None:
    """The project of the block before, where this paragraph goes on telling of it."""
    block = scan.blocks[number]
    before = found.tellings[-1] if found.tellings and number else None
    if before is None or not before.item or before.end != scan.blocks[number - 1].end:
        return None
    if is_part_item(scan, number, found.projects[before.project].block):
        return before.project  # 1.一标段：路基完成95% below （一）石青公路项目
    if is_label_item(scan, number, found.projects[before.project].block):
        return before.project
    if block.kind != "paragraph" or (block.marker is not None and block.marker.style not in ("dash", "bullet")):
        return None
    if groups and (groups[0].start == block.body or any(group.members for group in groups)):
        return None
    if _OTHERS.match(scan.text, block.body, block.end):
        return None
    if CONTINUES.match(scan.text, block.body, block.end):
        return before.project
    name = found.projects[before.project].name
    if found.projects[before.project].block != number - 1 or name.end < scan.blocks[number - 1].end - 1:
        return None
    return None if tells_of_several(scan, number, Name(block.start, block.body, "", False)) else before.project


PART_ITEM = re.compile(
    r"(?:第?[一二三四五六七八九十0-9A-Z]{1,3}(?:标段?|合同段|期|号楼|#楼|区|地块|工区)"
    r"|(?:主体|土建|大坝|溢洪道|隧洞|隧道|桥梁|路基|路面|管网|厂房|导流洞|引水|附属|配套|绿化|景观|安装|装修|征地拆迁|移民安置|征迁)"
    r"|[\u3400-\u9fff]{1,3}楼)(?:工程|部分)?(?:（[^（）]{1,14}）)?[：，。]"
)
"""What an item below a project begins with that tells of a part of it."""


LABEL_ITEM = re.compile(
    r"(?:(?:项目|工程|基本|主要)?(?:概况|简介|情况)|(?:项目|工程|主要)?建设(?:内容|规模|情况|进度|进展|单位|地点|必要性|主体)(?:及(?:规模|内容|进度))?"
    r"|(?:计划|项目)?投资(?:完成|计划|规模|进度)?(?:情况)?|总?投资及资金来源|(?:目前|工程|项目|形象|工作|建设|当前|最新)*(?:进展|进度|现状)(?:情况)?|(?:存在|面临)(?:的)?(?:主要)?(?:问题|困难|短板)(?:和困难|和问题|及原因)?"
    r"|(?:下一?步|下阶段|后续|年度)(?:工作|建设)?(?:打算|计划|安排|举措|措施|目标|节点|任务)|资金(?:到位|筹措|落实|来源|使用)?(?:情况)?|手续(?:办理)?(?:情况|进展)?|前期(?:工作|手续)?(?:办理)?(?:情况|进展)?"
    r"|责任(?:单位|领导|人|部门)|(?:牵头|包联|包保|服务)(?:单位|领导|部门|干部)|征地拆迁(?:情况|进展)?|(?:推进|完成|实施|运营|效益)(?:情况|分析)|(?:预期|经济|社会)(?:社会)?效益|工期(?:安排)?|建设(?:工期|期限|年限|周期))：(?=[^\n])"
)
"""What a numbered line below a project begins with that tells one thing of it: （1）基本情况：…"""


def is_label_item(scan: Scan, number: int, above: int) -> bool:
    """Whether a block tells one thing of the project of a block above it under a number of its own: （2）投资情况：…"""
    block, over = scan.blocks[number], scan.blocks[above].marker
    if block.marker is None or over is None:
        return False
    unranked = over.style in ("dash", "bullet") and block.marker.style != over.style
    unranked = unranked or (block.marker.style == over.style and _is_name_alone(scan, above))
    deeper = unranked or block.marker.rank > over.rank
    return deeper and number > above and LABEL_ITEM.match(scan.text, block.body, block.end) is not None


def _is_name_alone(scan: Scan, number: int) -> bool:
    """Whether a numbered line holds a name and nothing else, so that what follows under numbers of the same kind tells of it."""
    block = scan.blocks[number]
    return block.end - block.body <= 40 and "，" not in scan.text[block.body : block.end]


def is_part_item(scan: Scan, number: int, above: int) -> bool:
    """Whether a block tells of a part of the project of a block above it, one step further in."""
    block, over = scan.blocks[number], scan.blocks[above].marker
    deeper = block.marker is None or (over is not None and block.marker.rank > over.rank)
    return deeper and number > above and PART_ITEM.match(scan.text, block.body, block.end) is not None
