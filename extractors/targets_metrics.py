"""What a promise is about: the words that are left of a clause once deadlines, modals and verbs of reaching are taken away."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.targets_words import TargetWords
from schemas import Measure, Operator, quickly_built

Spans = tuple[tuple[int, int], ...]
LONGEST = 40
REACH = 160
"""How far before its figure a metric may begin."""
_MOST_TIMES = 12
_HAN = re.compile("[\u3400-\u9fffA-Za-z]")
_LEFT = " 、，；：”’》）】-→"
_RIGHT = " 、，；：“‘《（【-→"
_PER = re.compile(
    r"""
      各 (?:镇街|乡镇|县区|区县|镇|乡|街道|县|市|区|州|盟|旗|村|社区|园区|开发区|部门|单位|企业|行业|地|项目)
      (?: （[\u3400-\u9fff、]{1,10}） | [、和及] (?:镇|乡|街道|县|市|区|旗|村|社区|园区|开发区|部门|单位) )* (?=[\u3400-\u9fff0-9]|\Z)
    | 每个? (?:镇街|乡镇|县区|镇|乡|街道|县|市|区|旗|村|社区|园区|开发区|部门|单位|企业|行业|产业链|专班|项目|人)
      (?: （[\u3400-\u9fff、]{1,10}） )?
    """,
    re.VERBOSE,
)
_INVESTED = ("完成投资", "完成固定资产投资", "实现投资")
_SHARE = re.compile(r"(?P<of>占(?!比)[^，。；、占]{2,16}?)的?(?:比例|比重)?(?:达到|达|为)?\Z")
"""A share of something is a metric with all its words: 完成投资【占年度计划】的75%."""
_ONLY_JOINS = re.compile(r"[、和及与，至到]+")
_WITH = re.compile(r"[和及与、]|以及")


@quickly_built
@dataclass(frozen=True, slots=True)
class Reading:
    """What stands before a figure: the metric, the word that says how it moves, and what the words make of the figure."""

    metric: Spans
    moves: tuple[int, int] | None
    """The word of growth or decline that belongs to the metric: 固定资产投资【增长】8%."""
    op: Operator | None
    measure: Measure | None
    linked: bool
    """Words between metric and figure say that it is to be reached."""
    made: tuple[int, int] | None
    """The verb of which the figure is the object: 【引进】30家企业."""
    per: tuple[int, int] | None


def read_metric(
    text: str, start: int, end: int, times: list[tuple[int, int]], words: TargetWords, *, holds: bool = False
) -> Reading:
    """What text[start:end], the words before a figure, say of it; `times` are the deadlines and periods among them.

    `holds`: a thing stands behind the figure, so that a verb right before it takes that as its object: 安排500万元前期费.
    """
    start = max(start, end - REACH)
    times = times[-_MOST_TIMES:]
    op: Operator | None = None
    measure: Measure | None = None
    moves: tuple[int, int] | None = None
    linked = False
    floor = max(start, end - LONGEST - 20)
    share = _SHARE.search(text, floor, end)
    if share is not None:
        linked, end = True, share.end("of")
    while share is None and end > floor:
        time = next((span for span in reversed(times) if span[0] < end <= span[1]), None)
        if time is not None:
            end = max(floor, time[0])
            continue
        if text[end - 1] in _RIGHT:
            end -= 1
            continue
        word = words.links.of(text, floor, end)
        if word is not None:
            means = words.link_means.get(word)
            if means is not None:
                linked = True
                op = op or means[0]
                if means[1] is not None and measure is None:
                    measure = means[1]
                    moves = (end - len(word), end)
            end -= len(word)
            continue
        last = words.leads_last.of(text, floor, end)
        if last is None:
            break
        end -= len(last)
    start = _past_leads(text, floor, end, times, words)
    per = _PER.match(text, start, end)
    if per is not None:
        start = _past_leads(text, per.end(), end, times, words)
    hopes = [match.span() for match in _HOPES.finditer(text, start + 2, end)]
    spans = tuple(_without(text, start, end, sorted([*times, *hopes]) if hopes else times))
    made = None
    verb = words.makes.of(text, start, end) if spans else None
    if verb is not None and (end - len(verb) <= start or holds):
        made, spans = (end - len(verb), end), ()
    if not _is_metric(text, spans, words):
        spans = ()
    if spans and text.endswith(_INVESTED, *spans[-1]):
        linked = True
    return Reading(spans, moves, op, measure, linked, made, per.span() if per else None)


_HOPES = re.compile(
    "|".join(rf"{word}(?<=[\u3400-\u9fff]{word})" for word in ("力争", "争取", "务必", "预计"))
    + "".join(
        rf"|{word}(?<=[\u3400-\u9fff]{word})(?=(?:全面|累计|新)?(?:完成|实现|新增|新建|改造|实施|建成|开工))"
        for word in ("确保", "计划", "将", "要")
    )
)
"""What opens a promise between its subject and the rest of its metric: 普通公路力争完成投资."""


def _past_leads(text: str, start: int, end: int, times: list[tuple[int, int]], words: TargetWords) -> int:
    """Where the metric begins: behind deadlines, modals and other words that open a clause."""
    while start < end:
        time = next((span for span in times if span[0] <= start < span[1]), None)
        if time is not None:
            start = time[1]
        elif text[start] in _LEFT or text[start] in _RIGHT:
            start += 1
        else:
            lead = words.leads.match(text, start, end)
            if lead is None or lead.end() == start:
                break
            start = lead.end()
    return start


def _without(text: str, start: int, end: int, times: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """text[start:end] without the times in it."""
    at = start
    for low, high in times:
        if low >= at and high <= end:
            if low > at and not _ONLY_JOINS.fullmatch(text, at, low):
                yield at, low
            at = high
    if at < end:
        yield at, end


def _is_metric(text: str, spans: Spans, words: TargetWords) -> bool:
    said = "".join(text[low:high] for low, high in spans)
    return len(_HAN.findall(said)) >= 2 and said not in words.labels and len(said) <= LONGEST


_NOUN = re.compile(
    r"的?(?P<noun>(?:[\u3400-\u9fff]{0,4}[0-9.]{1,6}[亿万]?元(?:及)?以上的?)?[\u3400-\u9fffA-Za-z“”·]{2,20})"
)
_STOP = re.compile(r"为目标|的目标|目标|的硬|新台阶|的跃升|的进度|的增长|的基础|的水平|，")


def noun_behind(text: str, at: int, end: int) -> tuple[int, int] | None:
    """The thing that is counted or to be reached, behind the figure: 30家【光机电企业】, 96.2亿元的【年度投资任务】."""
    match = _NOUN.match(text, at, end)
    if match is None:
        return None
    start, stop = match.span("noun")
    cut = _STOP.search(text, start, stop)
    stop = cut.start() if cut else stop
    return (start, stop) if stop - start >= 2 else None


def parted(text: str, spans: Spans, count: int | None, words: TargetWords) -> list[Spans]:
    """The metrics that are named together: so many as there are figures, or several that share one figure.

    Without a count every part must be a metric by its tail: 工业投资和工业增加值, but not 住房和城乡建设.
    """
    if len(spans) != 1:
        return [spans]
    start, end = spans[0]
    at, parts = start, []
    for match in _WITH.finditer(text, start, end):
        if count is None and not text.endswith(words.tails, at, match.start()):
            continue
        parts.append(((at, match.start()),))
        at = match.end()
    parts.append(((at, end),))
    if count is None:
        sure = len(parts) > 1 and all(text.endswith(words.tails, *part[0]) for part in parts)
        return list(parts) if sure else [spans]
    if len(parts) != count or any(high - low < 2 for ((low, high),) in parts):
        return [spans]
    return _with_shared_tail(text, [part[0] for part in parts], words)


def _with_shared_tail(text: str, parts: list[tuple[int, int]], words: TargetWords) -> list[Spans]:
    """The metrics with the tail that only the last of them says: 城镇、农村居民人均收入 are two incomes."""
    low, high = parts[-1]
    if not text.endswith(words.tails, low, high):
        return [(part,) for part in parts]
    shared: list[Spans] = []
    for start, end in parts[:-1]:
        own = end - start
        short = own <= _SHORT and not text.endswith(words.tails, start, end) and high - low - own >= own + 2
        shared.append(((start, end), (low + own, high)) if short else ((start, end),))
    return [*shared, (parts[-1],)]


_SHORT = 3
