"""Places told one after the other, each with its figure: 由高到低依次为青溪镇86.2%、石桥镇74.5%、城关镇61%."""

import re
from itertools import pairwise

from extractors.grouped import Group, told_part
from extractors.names import is_unit
from extractors.scan import Scan
from schemas import Role

_PLACE = re.compile(r"[\u3400-\u9fff]{2,12}\Z")
_LINK = re.compile(r"(?:（|为|达到|达|是|：|仅为|仅|完成率|，|完成投资|完成)+\Z")
_LINK_ENDS = frozenset("（为到达是：率，资成仅")
_LEAD = re.compile(r"依次(?:为|是)|分别(?:为|是)|前[一二三四五六七八九十0-9]+位的?(?:为|是)|(?:为|是)|其中|和|及|以及")
_GROWTH = re.compile(r"增长|增速|增幅|同比")
_OF_PLAN = re.compile(
    r"完成率|完成比例|完成度|年度计划|年度目标|年度任务|全年任务|全年计划|年计划|投资进度|投资完成|序时|完成进度|占比|进度"
)
_DONE = re.compile(r"完成|投入")
FEWEST = 3


def find_ranking(scan: Scan, number: int) -> tuple[tuple[Group, ...], dict[int, Role]]:
    """The places of a block that are told with a figure each, as groups, and what their figures are."""
    block, text = scan.blocks[number], scan.text
    found: list[tuple[int, int, int]] = []
    alike: set[int] = set()
    for place in scan.places[number]:
        figure = scan.figures[place]
        counted = figure.figure.kind == "count" and figure.figure.unit in _COUNTERS
        if (figure.figure.kind not in ("percent", "money") and not counted) or figure.start - block.body < 3:
            continue
        link = None
        if text[figure.start - 1] in _LINK_ENDS:
            link = _LINK.search(text, max(block.body, figure.start - 6), figure.start)
        stop = link.start() if link else figure.start
        match = _PLACE.search(text, max(block.body, stop - 12), stop)
        if match is None:
            continue
        low, high = match.span()
        named = _named(scan, low, high) or (None if counted else _class_named(scan, low, high))
        follows = len(found) >= 1 and low - scan.figures[found[-1][2]].end <= 1
        named = named or _bare_named(scan, block.body, low, high, follows=follows)
        if named is None and not counted and _in_line(text, low, high, figure.end):
            named = low, high
            alike.add(place)
        if named is not None:
            found.append((*named, place))
    groups: list[Group] = []
    roles: dict[int, Role] = {}
    for run in _runs(found, text):
        role = _role(scan, run)
        fewest = 2 if _is_led(scan, run) else FEWEST
        if role is None or len(run) < fewest or sum(place in alike for _, _, place in run) * 2 > len(run):
            continue
        floor = max(block.body - 1, 0, run[0][0] - 60)
        whole = _OF_CLASS.search(text, max(floor, text.rfind("；", floor, run[0][0])), run[0][0])
        for start, end, place in run:
            bare = end - start <= 3 and _bare_named(scan, block.body, start, end, follows=True) is not None
            region = bare or place in alike or is_unit(text[start:end], scan.lexicon)
            scope = f"{whole[1]}·{text[start:end]}" if whole else text[start:end]
            groups.append(
                told_part(
                    start,
                    end,
                    scope,
                    count=place if role == "count" else None,
                    region=region,
                    cut=None if region else "sector",
                )
            )
            if role != "count":
                roles[place] = role
    return tuple(groups), roles


_OF_OTHERS = ("项目", "工程", "公司", "集团", "厂", "类", "投资", "一期", "二期")


def _in_line(text: str, low: int, high: int, end: int) -> bool:
    """Whether words and the figure in brackets behind them stand in a row of such: 较少的为：临港园区（3亿元）、石桥县（4亿元）."""
    if low == 0 or text[low - 1] not in "、：" or text[high : high + 1] != "（" or text[end : end + 1] != "）":
        return False
    return not text.endswith(_OF_OTHERS, low, high)


_OF_CLASS = re.compile(r"[，。；：、\n ]([\u3400-\u9fff]{2,12}(?:项目|工程))(?:中|方面|里)，")
"""What is ranked: 预备重点项目中，完成比例由高到低依次为…"""
_CLASS = re.compile(r"[\u3400-\u9fff]{2,10}(?:类项目|类|领域|行业|板块|项目)\Z")
_CLASS_TAILS = ("类", "领域", "行业", "板块", "项目")


def _class_named(scan: Scan, low: int, high: int) -> tuple[int, int] | None:
    """Where a class is named at the end of a stretch, behind a sign or what leads a list in: 依次为：能源类项目21.8%."""
    text = scan.text
    if not text.endswith(_CLASS_TAILS, low, high):
        return None
    for lead in reversed(list(_LEAD.finditer(text, low, high))):
        if lead.end() < high and _CLASS.match(text, lead.end(), high) and "依次" in lead.group():
            return lead.end(), high
    sign = text[low - 1 : low]
    floor = max(0, low - 400)
    sentence = text[max(floor, text.rfind("。", floor, low)) : low]
    return (low, high) if sign in ("、", "：") and _CLASS.match(text, low, high) and _ORDER.search(sentence) else None


_COUNTERS = ("个", "项", "宗", "件")
_BARE = re.compile(r"[\u3400-\u9fff]{2,3}")
_OF_PLACES = re.compile(
    r"依次|由高到低|从高到低|由多到少|从多到少|排名|各(?:县|市|区|镇|乡|街道|地|旗|州|盟|园区)|县市区|市县区|县区|县（市、?区）|乡镇|镇街|县、?市、?区"
)
_NO_PLACE = re.compile(
    r"其中|合计|共计|总计|累计|小计|已|未|新|在建|续建|开工|竣工|投产|前期|项目|工程|投资|计划|完成|分别|同比|工业|农业|产业|民生|基础|其他|其它|全[省市县区]|占|达|为"
)


def _bare_named(scan: Scan, floor: int, low: int, high: int, *, follows: bool = False) -> tuple[int, int] | None:
    """Where a place is named without its tail in a list of places: 各县依次为：石门12个，白水9个; it may follow others of the list."""
    text = scan.text
    if text[low - 1 : low] not in ("，", "、", "；", "：") or not _BARE.fullmatch(text, low, high):
        return None
    begin = max(floor, text.rfind("。", floor, low) + 1, low - 200)
    listed = follows or _OF_PLACES.search(text, begin, low) is not None
    return (low, high) if listed and not _NO_PLACE.match(text, low, high) else None


def _is_led(scan: Scan, run: list[tuple[int, int, int]]) -> bool:
    """Whether words lead in what two places have: 各县完成投资情况为：石门县12.3亿元；白水县8.1亿元."""
    first = run[0][0]
    led = scan.text[first - 1 : first] == "：" or scan.text.endswith(("依次为", "分别为", "分别是"), 0, first)
    return led and all(is_unit(scan.text[low:high], scan.lexicon) for low, high, _ in run)


_ORDER = re.compile(r"依次|由高到低|从高到低|由低到高|排名|排序")


def _named(scan: Scan, low: int, high: int) -> tuple[int, int] | None:
    """Where a place is named at the end of a stretch, behind a sign or what leads a list in."""
    if not is_unit(scan.text[low:high], scan.lexicon):
        return None  # nor is anything that it ends in
    for lead in reversed(list(_LEAD.finditer(scan.text, low, high))):
        if high - lead.end() >= 2 and is_unit(scan.text[lead.end() : high], scan.lexicon):
            return lead.end(), high
    before = scan.text[low - 1 : low]
    return (low, high) if not before or before in "，、；。：（）\n " else None


def _runs(found: list[tuple[int, int, int]], text: str) -> list[list[tuple[int, int, int]]]:
    """The places that follow one another in one sentence or on lines of their own."""
    runs: list[list[tuple[int, int, int]]] = [found[:1]] if found else []
    for one, other in pairwise(found):
        between = text[one[1] : other[0]]
        if len(between) <= 30 and "。" not in between and "依次" not in between:
            runs[-1].append(other)
        else:
            runs.append([other])
    return runs


def _role(scan: Scan, run: list[tuple[int, int, int]]) -> Role | None:
    """What the figures of a run are, by the words in front of it."""
    first = run[0][0]
    lead = scan.text[max(0, scan.text.rfind("。", 0, first), first - 60) : first]
    figure = scan.figures[run[0][2]].figure
    if _GROWTH.search(lead):
        return "comparison"
    if figure.kind == "percent":
        return "percent_of_plan" if _OF_PLAN.search(lead) else None
    if figure.kind == "count":
        return "count" if _OF_PROJECTS.search(lead) else None
    if _DONE.search(lead):
        return "completion"
    return "total_investment" if _WHOLE.search(lead) else None


_OF_PROJECTS = re.compile(r"项目|工程|开工|投产|竣工|签约|个数|数量")
_WHOLE = re.compile(r"总投资|投资[金总]额|项目投资|(?:签约|合同|协议)(?:金额|资金|引资)?")
