"""Works that nobody calls a project and whose sentence begins with what they cost: 数据灾备机房（总投资6.6亿元）已封顶."""

import re

from extractors.course import Course
from extractors.names import Name, is_unit, parse_name
from extractors.places import stretch_start
from extractors.scan import MAIN_ROLES
from extractors.signs import state_pattern
from extractors.subjects import Subject
from extractors.sureness import is_class, speaks_of

_COSTS = re.compile(
    r"（?(?:(?:计划|预计|概算|估算|预算|协议|批复|设计|匡算)*(?:总投资|投资规模|投资总额|总概算)|概算|估算|计划投资|投资(?=[0-9约近])"
    r"|(?:今年|年度|本年度?|全年|(?:19|20)[0-9]{2}年)(?:计划|安排|任务|投资|拟))"
)
_DONE = re.compile(r"(?:已|累计|实际|共)*(?:完成|投资完成|投入)")
_NO_PROJECT = re.compile(
    r"(?:类|方面|领域|板块|战线|行业|产业|[工农商]业|制造业|服务业|旅游业|企业|公司|集团|合作社|[省市县旗州盟镇乡村]|[城市郊县全辖我各新主老]区|街道|部门|单位|开发"
    r"|投资|资金|债券|贷款|任务|目标|计划|情况|工作|合计|总计|其中|以上|规模|总量|总额|进度|内容|设备|土建|厂房|车间|部分|费用?|地区|流域|[家户批期年月日底末初季度]"
    r"|[0-9]+[个项件宗]|补偿|补助|收入|支出|产值|税收|报告|手续|方案|重点|主体|全部|整体|完成|征[拆迁地]|占地|面积|项目|工程|战略|发展|行动|攻坚|体系|机制|改革|融合)\Z"
)
_BEGINS = re.compile(
    r"全|我|各|其|该|此|本|这|那|每|另|还|共|总|所|上述|以上|截|目前|今年|预计|计划|拟|已|累计|同时|同比|[一二三]期|主体|配套|附属|[0-9]+[个项件宗]"
)
_LED_IN = re.compile(
    r"(?:[^，。；：\n]{0,12}(?:[日月年时底初末]|当月|单月|目前|今年以来|近日|日前|眼下|当前)，"
    r"|(?:从|就|在|聚焦|围绕|突出|关于)?[\u3400-\u9fff、]{2,12}(?:方面|领域|板块|战线上?|战线看|来看|看|上|补短板|项目中|类)，|(?:再|来|先)看[\u3400-\u9fff、]{2,10}，|[\u3400-\u9fff]{2,20}：)+\Z"
)
_FEW = 56


def opens_sentence(course: Course, low: int) -> bool:
    """Whether a sentence has said no more in front of a place than when, or of what branch of works: 再看水利，|城南水厂总投资3亿元."""
    begin = stretch_start(course.scan.text, course.scan.blocks[course.number].body, low)
    return begin == low or (low - begin <= _FEW and _LED_IN.match(course.scan.text, begin, low) is not None)


def costed_name(course: Course, low: int, stop: int, cue: int) -> Name | None:
    """What a sentence begins with and says the cost of, where that can be nothing but a project; None otherwise."""
    scan, lexicon = course.scan, course.scan.lexicon
    if scan.genre == "实施方案" or not 4 <= stop - low <= 44 or not course.narrative:
        return None
    cost = _COSTS.match(scan.text, cue) is not None
    if not cost and not _DONE.match(scan.text, cue):
        return None
    if not opens_sentence(course, low):
        return None
    name = parse_name(scan.text, low, stop, lexicon)
    if (
        name is None
        or name.start != low
        or name.end != stop
        or _NO_PROJECT.search(name.text)
        or _BEGINS.match(name.text)
    ):
        return None
    if is_class(name.text, lexicon) or is_unit(name.text, lexicon) or not speaks_of(name.text, lexicon):
        return None
    return name if (cost and scan.text[cue] == "（") or _is_told_of(course, cue, cost=cost) else None


def _is_told_of(course: Course, cue: int, *, cost: bool) -> bool:
    """Whether the sentence says how works stand, or two things that are said of projects: what they cost, and what was done."""
    scan = course.scan
    end = course.sentence_end(cue)
    said = set()
    for place in range(scan.first_in(course.number, cue), scan.places[course.number].stop):
        if scan.starts[place] >= end:
            break
        reading = scan.roles[place]
        if reading is not None and reading.role in (*MAIN_ROLES, "percent_of_plan", "progress"):
            said.add(reading.role)
    stated = state_pattern(scan.lexicon).search(scan.text, cue, end) is not None
    return len(said) + (stated and bool(said)) >= 2 if cost else len(said) >= 2 and stated


_BRACKET = re.compile(r"（(?![^（）]*(?:投资|[亿万]元|%))[^（）]{2,20}）")


def goes_on_in_bracket(text: str, at: int) -> bool:
    """Whether a name goes on in the bracket at a place, with what it costs behind: 汽车城|（二手车市场）总投资7亿元."""
    bracket = _BRACKET.match(text, at)
    return bracket is not None and _COSTS.match(text, bracket.end()) is not None


def read_bracketed_name(course: Course, at: int, cue: int) -> bool:
    """Turns to the project whose name ends in a bracket, with its cost behind: 小微企业创业园（10栋厂房）总投资5亿元."""
    text, body = course.scan.text, course.scan.blocks[course.number].body
    opened = text.rfind("（", max(body, at - 40), at)
    if opened < 0 or course.item is not None:
        return False
    low = max(body, *(text.rfind(sign, body, opened) + 1 for sign in "，。；：\n"))
    if low < course.done or course.has_amount(low, at) or (name := costed_name(course, low, at, cue)) is None:
        return False
    project = course.introduced(name)
    course.found.add_name(course.number, name.start, name.end, Subject("project", project))
    course.tell_of([project], name.end, low)
    return True
