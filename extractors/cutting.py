"""Where a report cuts its projects up by sector, place, stage …: 分行业看，工业项目完成投资3亿元；农业项目…"""

import re
from bisect import bisect_left
from dataclasses import dataclass

from extractors.grouped import Group
from extractors.groups import is_promised
from extractors.names import is_unit
from extractors.reaches import Reaches
from extractors.scan import Scan
from extractors.scopes import level_of, nature_of
from extractors.speaking import subject_stop, subject_words
from schemas import Cut

_BY: tuple[tuple[Cut, str], ...] = (
    (
        "sector",
        (
            "行业|产业|领域|类别|板块|类型|专业|战线|产业类别|行业类别|项目类别|项目类型|投向|投资方向|投资领域|"
            "产业链分布|产业分布|产业结构|行业结构|投资结构|产业链"
        ),
    ),
    (
        "region",
        "(?:各)?(?:县|市|区|州|旗|盟|镇|乡|街道|园区|、|和|（|）){1,8}|地区|区域|属地|片区|辖区|地域|所在地|行政区划?",
    ),
    ("nature", "性质|建设性质|项目性质|类别性质"),
    ("stage", "阶段|状态|进度|形象进度|建设阶段|项目阶段|推进阶段|进展"),
    ("level", "级别|层级|层次|隶属|隶属关系|隶属管理|管理权限|调度层级|项目级别|管理层级"),
    ("size", "规模|体量|投资规模|项目规模|投资额|投资体量"),
    ("funding", "投资主体|资金来源|投资类型|投资性质|主体|资金性质"),
)
CUT_LEAD = re.compile(
    r"(?:从|按照?|分)(?:项目|建设|投资|分|各)?(?:"
    + "|".join(f"(?P<{cut}>{words})" for cut, words in _BY)
    + r")(?:来?看|来?分|划分|分类|完成|进展|情况|统计|排序)*(?=[，：。]|\s*\Z|\n)"
)
_CLAUSE_SIGNS = "。；：，（\n"
_NAME = re.compile(r"[\u3400-\u9fff“”、（）A-Za-z0-9]{2,18}\Z")
_ONE_BY_ONE = re.compile(r"分别|依次|各自?")
_NO_NAME = re.compile(
    r"\A(?:其中|其他的|完成|占|同比|增长|平均|合计|总计|共|各|分别|截至|本|该|全[省市县区旗州盟])|(?:等|的|为|中|是|看|情况|如下|前列|较[快好慢]|排名|方面|进度|完成率|个|增速)\Z"
)
_TOTAL = re.compile(r"(?:共有?|合计|共?计|安排|实施|完成)+\Z")


@dataclass(frozen=True, slots=True)
class CutStretch:
    """A stretch whose clauses each tell of one part of a whole."""

    start: int
    end: int
    cut: Cut


def cut_of(lead: re.Match[str]) -> Cut:
    """By what a lead says that projects are cut up."""
    return next(cut for cut, _ in _BY if lead[cut])


def find_cuts(scan: Scan) -> dict[int, list[CutStretch]]:
    """For each block the stretches in which parts are told by one way of cutting; a line that only leads in is for the lines below."""
    found: dict[int, list[CutStretch]] = {}
    below: CutStretch | None = None
    heading = -1
    for number, block in enumerate(scan.blocks):
        if block.kind == "furniture":
            continue
        leads = list(CUT_LEAD.finditer(scan.text, block.start, block.end))
        stretches: list[CutStretch] = []
        for place, lead in enumerate(leads):
            stop = leads[place + 1].start() if place + 1 < len(leads) else block.end
            cut = cut_of(lead)
            stretches.append(CutStretch(lead.end(), stop, cut))
        if stretches and stretches[-1].end - stretches[-1].start <= 3:
            below, heading = stretches.pop(), number
        elif below is not None and (block.kind == "heading" or number > heading + 40):
            below = None
        elif below is not None and not leads:
            stretches = [CutStretch(block.body, block.end, below.cut)]
        elif leads:
            below = None
        if stretches:
            found[number] = stretches
    return found


def cut_groups(scan: Scan, number: int, stretches: list[CutStretch], known: list[Group]) -> list[Group]:
    """The parts that the clauses of such stretches tell of, where nothing else says that they are groups."""
    taken = Reaches((group.start, (group.listed or (0, group.end))[1]) for group in known)
    found: list[Group] = []
    for stretch in stretches:
        reached = stretch.start
        first = bisect_left(scan.figures, stretch.start, key=lambda figure: figure.start)
        for place in range(first, len(scan.figures)):
            figure = scan.figures[place]
            if figure.start >= stretch.end:
                break
            reading = scan.roles[place]
            counted = figure.figure.kind == "count" and figure.figure.unit in ("个", "项", "件", "宗")
            if not counted and (reading is None or reading.role not in _TOLD):
                continue
            if counted and is_promised(scan.text, stretch.start, figure.start):
                continue
            cue = figure.start if counted or reading is None else reading.start
            clause = max(reached, *(scan.text.rfind(sign, reached, cue) + 1 for sign in _CLAUSE_SIGNS))
            group = _group(scan, clause, cue, place if counted else None, stretch)
            reached = figure.end
            if group is None or taken.touch(group.start, group.end):
                continue
            found.append(group)
    return found


_TOLD = ("total_investment", "annual_plan", "completion", "percent_of_plan")


def _group(scan: Scan, start: int, cue: int, count: int | None, stretch: CutStretch) -> Group | None:
    """The part that text[start:cue] names."""
    text, lexicon = scan.text, scan.lexicon
    if text[start - 1] == "（" or not subject_words(scan, start, cue):
        return None
    stop = subject_stop(scan, cue, start)
    low = start
    for opener in ("其中", "、", "和", "，", "：", "—", "-", "1.", "（"):
        while text.startswith(opener, low, stop):
            low += len(opener)
    total = _TOTAL.search(text, low, stop)
    stop = total.start() if total is not None else stop
    name = _NAME.match(text, low, stop)
    if name is None or _NO_NAME.search(name.group()) or "、" in name.group()[-1:]:
        return None
    scope = text[low:stop]
    if "、" in scope and (
        _ONE_BY_ONE.search(text, stop, cue + 2) or all(is_unit(place, lexicon) for place in scope.split("、"))
    ):
        return None  # 青溪镇、石桥镇分别完成投资1.2亿元、0.8亿元
    region = stretch.cut == "region"
    if region and (len(scope) > 10 or scope.endswith(("项目", "工程", "投资"))):
        return None
    end = scan.figures[count].end if count is not None else stop
    return Group(
        low,
        end,
        count,
        scope,
        False,
        None,
        None,
        level_of(scope, lexicon),
        nature_of(scope, lexicon),
        (),
        None,
        count is not None,
        False,
        region=region,
        cut=stretch.cut,
    )
