"""Places told one after the other, each with its figure: 由高到低依次为青溪镇86.2%、石桥镇74.5%、城关镇61%."""

import re
from itertools import pairwise

from extractors.grouped import Group
from extractors.names import is_unit
from extractors.scan import Scan
from schemas import Role

_PLACE = re.compile(r"[\u3400-\u9fff]{2,12}\Z")
_LINK = re.compile(r"(?:（|为|达到|达|是|：|仅为|仅|完成率|，|完成投资|完成)+\Z")
_LEAD = re.compile(r"依次(?:为|是)|分别(?:为|是)|前[一二三四五六七八九十0-9]+位的?(?:为|是)|(?:为|是)|其中|和|及|以及")
_GROWTH = re.compile(r"增长|增速|增幅|同比")
_OF_PLAN = re.compile(
    r"完成率|年度计划|年度目标|年度任务|全年任务|全年计划|年计划|投资进度|投资完成|序时|完成进度|占比|进度"
)
_DONE = re.compile(r"完成|投入")
FEWEST = 3


def find_ranking(scan: Scan, number: int) -> tuple[tuple[Group, ...], dict[int, Role]]:
    """The places of a block that are told with a figure each, as groups, and what their figures are."""
    block, text = scan.blocks[number], scan.text
    found: list[tuple[int, int, int]] = []
    for place in scan.places[number]:
        figure = scan.figures[place]
        if figure.figure.kind not in ("percent", "money") or figure.start - block.body < 3:
            continue
        link = _LINK.search(text, max(block.body, figure.start - 6), figure.start)
        stop = link.start() if link else figure.start
        match = _PLACE.search(text, max(block.body, stop - 12), stop)
        named = _named(scan, *match.span()) if match else None
        if named is not None:
            found.append((*named, place))
    groups: list[Group] = []
    roles: dict[int, Role] = {}
    for run in _runs(found, text):
        role = _role(scan, run)
        if role is None or len(run) < FEWEST:
            continue
        for start, end, place in run:
            groups.append(
                Group(
                    start, end, None, text[start:end], False, None, None, None, None, (), None, True, False, region=True
                )
            )
            roles[place] = role
    return tuple(groups), roles


def _named(scan: Scan, low: int, high: int) -> tuple[int, int] | None:
    """Where a place is named at the end of a stretch, behind a sign or what leads a list in."""
    for lead in reversed(list(_LEAD.finditer(scan.text, low, high))):
        if high - lead.end() >= 2 and is_unit(scan.text[lead.end() : high], scan.lexicon):
            return lead.end(), high
    before = scan.text[low - 1 : low]
    if is_unit(scan.text[low:high], scan.lexicon) and (not before or before in "，、；。：（）\n "):
        return low, high
    return None


def _runs(found: list[tuple[int, int, int]], text: str) -> list[list[tuple[int, int, int]]]:
    """The places that follow one another in one sentence or on lines of their own."""
    runs: list[list[tuple[int, int, int]]] = [found[:1]] if found else []
    for one, other in pairwise(found):
        between = text[one[1] : other[0]]
        if len(between) <= 30 and "。" not in between:
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
    return "completion" if _DONE.search(lead) else None
