"""Of what a figure is: its own words, the thing behind it, the subject that goes on, the clause before it."""

import re
from dataclasses import dataclass

from extractors.places import bracket_end
from extractors.targets_ground import BOUND, Ground, Sentence, clause_end
from extractors.targets_metrics import Reading, Spans, noun_behind, read_metric
from schemas import quickly_built

_HELD = ("count", "money", "area", "length", "capacity")
_GOAL_BEHIND = re.compile(
    r"(?:这?是|为)(?:今年|全年|全[省市县区]|本年度)?(?P<metric>[\u3400-\u9fff]{2,16}?)(?:的(?:硬|底线|刚性)?(?:目标|任务|指标)|必须)"
)
"""15亿元是全县工业投资的硬目标"""


@quickly_built
@dataclass(frozen=True, slots=True)
class Telling:
    """The words of one figure."""

    place: int
    begin: int
    """Where they begin."""
    reading: Reading
    metric: Spans


def read_telling(ground: Ground, sentence: Sentence, place: int) -> Telling:
    """What the sentence says of a figure."""
    scan, figure = ground.scan, ground.scan.figures[place]
    begin = _begin(ground, sentence, figure.start)
    reading = sentence.readings.get(place) or read_metric(
        scan.text,
        begin,
        figure.start,
        ground.times_in(begin, figure.start),
        ground.words,
        holds=_holds(ground, sentence, place),
    )
    metric = sentence.metrics.get(place) or _metric(ground, sentence, reading, begin, place)
    return Telling(place, begin, reading, metric)


def _begin(ground: Ground, sentence: Sentence, at: int) -> int:
    """Where the words of a figure begin: behind the last sign, the last figure, or the unit that is asked."""
    text, begin = ground.scan.text, sentence.at
    for match in BOUND.finditer(text, sentence.at, at):
        if match.group() != "（" or bracket_end(text, match.end()) >= at:  # 各镇（街道） goes on
            begin = match.end()
    for said in sentence.asked:
        if begin < said.end <= at:
            begin = said.end
    return begin


def is_goal_behind(text: str, at: int, end: int) -> bool:
    """Whether the words behind a figure call it the goal of something: 是全县工业投资的硬目标."""
    return _GOAL_BEHIND.match(text, at, end) is not None


def deed_behind(ground: Ground, at: int, end: int) -> tuple[int, int] | None:
    """What is to be done with what was counted: 100%【复工】, 12个项目年底前【竣工】."""
    clause = min(clause_end(ground.scan.text, at, end), at + 24)
    match = ground.words.done_next.search(ground.scan.text, at, clause)
    return match.span() if match is not None else None


def is_task(ground: Ground, at: int, end: int) -> bool:
    """Whether 的 behind an amount leads to what is to be reached: 96.2亿元的年度投资任务."""
    text, noun = ground.scan.text, noun_behind(ground.scan.text, at, end)
    return text.startswith(("的目标", "的任务", "的增长"), at) or (
        noun is not None and text.startswith("的", at) and text.endswith((*ground.words.tails, "任务"), *noun)
    )


def _holds(ground: Ground, sentence: Sentence, place: int) -> bool:
    """Whether the thing that is counted stands right behind its figure: 500万元项目前期费."""
    text, found = ground.scan.text, ground.scan.figures[place]
    if found.figure.kind not in _HELD or text.startswith("的", found.end):
        return False
    noun = noun_behind(text, found.end, clause_end(text, found.end, sentence.end))
    return noun is not None and not ground.words.done_next.match(text, *noun)


_ONLY_DONE = re.compile(
    r"(?:超额|全面|圆满)?(?:完成|实现|达到)(?:今年|全年|年度|本年度?|当年)?(?:的)?|(?:今年|全年|年度|本年度?|当年)(?:的)?"
)
"""A verb of reaching and a time, which are no metric yet."""


def _metric(ground: Ground, sentence: Sentence, reading: Reading, begin: int, place: int) -> Spans:
    text, found = ground.scan.text, ground.scan.figures[place]
    clause = clause_end(text, found.end, sentence.end)
    moves = (reading.moves,) if reading.moves else ()
    deed = ground.words.done_next.match(text, found.end, clause)
    done = (deed.span(),) if deed else ()
    noun = noun_behind(text, found.end, clause)
    if reading.metric and noun is not None and text.endswith(("任务", "目标"), *noun):
        low, high = reading.metric[0]
        if len(reading.metric) == 1 and _ONLY_DONE.fullmatch(text, low, high):
            return (noun,)  # 完成今年3亿元投资任务
    if reading.metric:
        return (*reading.metric, *moves, *done)
    if noun is not None and reading.made is not None:
        return (reading.made, noun)
    if noun is not None and is_task(ground, found.end, clause):
        return (noun, *moves)
    if noun is not None and found.figure.kind == "count" and not ground.words.done_next.match(text, *noun):
        return (noun,)
    if sentence.subject:
        made, (first, *rest) = reading.made, sentence.subject
        if made is None or text.endswith(text[slice(*made)], *sentence.subject[-1]):
            return (*sentence.subject, *moves, *done)
        verb = ground.words.makes_first.match(text, *first)  # 争取贷款授信10亿元，年内投放5亿元
        start = verb.end() if verb is not None and verb.end() + 2 <= first[1] else first[0]
        return ((start, first[1]), *rest, made, *moves, *done)
    before = _clause_before(ground, sentence, begin)
    if before:
        return (*before, *moves)
    behind = _GOAL_BEHIND.match(text, found.end, sentence.end)
    return (behind.span("metric"),) if behind else ()


def _clause_before(ground: Ground, sentence: Sentence, begin: int) -> Spans:
    """The metric that stands in a clause of its own: 增长目标：固定资产投资，8%以上."""
    text, floor = ground.scan.text, max(sentence.start, sentence.at)
    for _ in range(2):
        end = begin
        while end > floor and text[end - 1] in "，：（、-→ ":
            end -= 1
        if end <= floor:
            return ()
        start = floor
        for match in BOUND.finditer(text, floor, end):
            start = match.end()
        if text[start - 1 : start] == "；" or any(said.start <= start < said.end for said in sentence.asked):
            return ()
        spans = read_metric(text, start, end, ground.times_in(start, end), ground.words).metric
        if spans:
            return spans if text.endswith(ground.words.tails, *spans[-1]) else ()
        begin = start
    return ()
