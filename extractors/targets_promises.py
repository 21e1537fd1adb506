"""The promises of a block: figure by figure, with operator, measure, deadline and whom the sentence asks; and 全部."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.targets_deadlines import FoundDeadline
from extractors.targets_ground import BOUND, REACH, Ground, Sentence, part_start
from extractors.targets_judging import is_history, is_plan_too, is_promised
from extractors.targets_metrics import Spans, parted, read_metric
from extractors.targets_owners import FoundOwner
from extractors.targets_sections import Section
from extractors.targets_sentences import WHOLE, find_sentences, is_class
from extractors.targets_subjects import Telling, read_telling
from schemas import Measure, Operator, quickly_built, replace

_AT_LEAST = re.compile(r"至少|最少|不少于|不低于|不得少于|不得低于")
"""至少引进产业项目3个: it need not touch its figure."""
_RANKED = ("前", "第")
_TRAILING = re.compile(
    r"(?:个|项|家)?(?:以上|左右|以内)?(?:的?(?:新?目标|任务|目标任务))?[，（；]?(?:并|由[^，。；]{2,24}，|责任单位为[^，。；]{2,30}，)?\Z"
)
_DUE = re.compile(
    r"(?:如期|全面|全部|必须|务必)?(?:完成|实现|兑现|交账|见效|到位|达标)?[）。；，！]|(?:完成|实现|兑现|交账)|\Z"
)
_BEHIND = 60
"""How far behind its figure a deadline may stand: 达到8亿元，由县发改局负责，9月底前完成."""


@quickly_built
@dataclass(frozen=True, slots=True)
class Promise:
    """A promised figure, or 全部, with what its sentence says of it."""

    at: int
    figure: int | None
    whole: tuple[int, int] | None
    metric: Spans
    op: Operator
    measure: Measure
    per: tuple[int, int] | None
    deadline: FoundDeadline | None
    asked: tuple[FoundOwner, ...]
    sentence: tuple[int, int]
    also: bool


def find_promises(
    ground: Ground, number: int, section: Section, notices: list[tuple[int, int]], *, owned: bool
) -> list[Promise]:
    """The promises of one block in text order; `notices` is where owners stand, `owned` whether the block's task has some."""
    scan = ground.scan
    block = scan.blocks[number]
    if not scan.places[number] and scan.text.find("全", block.body, block.end) < 0:
        return []
    if section == "told" and not ground.may_promise(block.body, block.end):
        return []
    promises: list[Promise] = []
    for sentence in find_sentences(ground, number, notices):
        if section == "told" and not ground.tells_promise(sentence):
            continue
        promises += _of_sentence(ground, sentence, section, owned=owned)
    return promises


def _of_sentence(ground: Ground, sentence: Sentence, section: Section, *, owned: bool) -> list[Promise]:
    scan = ground.scan
    found: list[Promise] = []
    points: list[Promise] = []
    waiting: list[int] = []
    for place in sentence.places:
        role = scan.roles[place]
        if (role is not None and role.role == "threshold") or is_class(ground, place):
            continue
        if ground.is_time(scan.figures[place].core):
            continue  # 开工后2个月内
        telling = read_telling(ground, sentence, place)
        metric, history = telling.metric, is_history(ground, sentence, telling)
        promised = not history and is_promised(ground, sentence, section, telling, owned=owned)
        sentence.promised, sentence.history = promised, sentence.history or history
        if promised:
            promise = _promise(ground, sentence, telling)
            if not metric:
                waiting.append(len(found))
            found += [replace(promise, metric=spans) for spans in _several(ground, promise)]
        elif scan.figures[place].figure.kind == "points" and telling.reading.linked and not history:
            points.append(_promise(ground, sentence, telling))
        if metric:
            for number in waiting:  # 在去年基础上再提5个百分点，使开工率达到80%
                found[number] = replace(found[number], metric=metric)
            waiting = []
            sentence.subject = telling.reading.metric or sentence.subject or metric
        sentence.at = scan.figures[place].end
    given = next((promise.metric for promise in found if promise.metric), ())
    if given:  # what is beside a goal is one: 达到85%，较上年提升5个百分点
        found += [replace(promise, metric=promise.metric or given) for promise in points]
    found += _wholes(ground, sentence, section)
    return sorted((promise for promise in found if promise.metric), key=lambda promise: promise.at)


def _promise(ground: Ground, sentence: Sentence, telling: Telling) -> Promise:
    place = telling.place
    found = ground.scan.figures[place]
    return Promise(
        at=found.start,
        figure=place,
        whole=None,
        metric=telling.metric,
        op=_operator(ground, telling),
        measure=_measure(ground, telling),
        per=telling.reading.per,
        deadline=sentence.times.get(place) or _deadline(ground, sentence, place),
        asked=_asked_for(ground, sentence, found.start),
        sentence=(sentence.start, sentence.end),
        also=is_plan_too(ground, telling),
    )


def _operator(ground: Ground, telling: Telling) -> Operator:
    """By the qualifier of the figure, else by the words before it; 达到, 完成 and 实现 say that it is to be just that."""
    found = ground.scan.figures[telling.place]
    figure, reading = found.figure, telling.reading
    if figure.bound == "at_least" or _AT_LEAST.search(ground.scan.text, telling.begin, found.start):
        return ">="
    if figure.bound == "at_most" or _is_rank(ground, telling.place):
        return "<="
    return "~" if figure.bound == "about" else reading.op or "="


def _measure(ground: Ground, telling: Telling) -> Measure:
    """What the number measures: how much it is, how much it grows or falls, what share or place it has."""
    found, moved = ground.scan.figures[telling.place], telling.reading.measure
    kind = found.figure.kind
    if kind in ("points", "ratio"):
        return "points" if kind == "points" else "multiple"
    if _is_rank(ground, telling.place):
        return "rank"
    if moved is None and ground.scan.text.startswith("的增长", found.end):
        return "growth"
    if moved in ("growth", "decline"):
        return moved
    if kind == "percent":
        return "growth" if moved == "points" else "share"
    return "value"


def _is_rank(ground: Ground, place: int) -> bool:
    """Whether a number is a place in a row: 进入全省前3名."""
    found = ground.scan.figures[place]
    return found.figure.kind in ("count", "other") and ground.scan.text[found.core - 1 : found.core] in _RANKED


def _several(ground: Ground, promise: Promise) -> list[Spans]:
    """The metrics that share one figure: 工业投资和工业增加值增长16%."""
    metric = promise.metric
    if not metric or promise.measure not in ("growth", "decline", "share", "points"):
        return [metric]
    return [(*part, *metric[1:]) for part in parted(ground.scan.text, metric[:1], None, ground.words)]


def _deadline(ground: Ground, sentence: Sentence, place: int) -> FoundDeadline | None:
    """When a figure falls due: the last deadline before it that no ； parts from it, else one right behind it."""
    text, figures = ground.scan.text, ground.scan.figures
    found = figures[place]
    before = ground.deadlines_in(part_start(text, sentence, found.start), found.start)
    if before:
        return before[-1]
    following = figures[place + 1].start if place + 1 < len(figures) else len(text)
    for deadline in ground.deadlines_in(found.end, min(sentence.end, found.end + _BEHIND, following)):
        near = _TRAILING.match(text, found.end, deadline.start)
        return deadline if near and _DUE.match(text, deadline.end, sentence.end) else None
    return None


def _asked_for(ground: Ground, sentence: Sentence, at: int) -> tuple[FoundOwner, ...]:
    """Whom the sentence asks for what stands at a place: in the same part of it, between two ；."""
    text = ground.scan.text
    floor, stop = part_start(text, sentence, at), text.find("；", at, min(sentence.end, at + REACH))
    last = stop if stop >= 0 else at + REACH
    return tuple(owner for said in sentence.asked if floor <= said.start < last for owner in said.owners)


# ----------------------------------------------------------------------------------------------------------------- 全部


def _wholes(ground: Ground, sentence: Sentence, section: Section) -> Iterator[Promise]:
    """What is to be done with all of them: 三季度全部开工."""
    text = ground.scan.text
    for match in WHOLE.finditer(text, sentence.start, sentence.end):
        at = match.start()
        deed = ground.words.done_next.match(text, match.end(), sentence.end)
        signal = ground.signal_before(max(sentence.start, at - REACH), at)
        strength = signal[2] if signal is not None else ""
        floor = part_start(text, sentence, at)
        due = ground.deadlines_in(floor, at)
        called = strength == "strong" and due if section == "told" else strength == "strong" or due
        if deed is None or strength == "done" or not called:
            continue
        begin = max((bound.end() for bound in BOUND.finditer(text, floor, at)), default=floor)
        last = bisect_right(ground.scan.starts, at) - 1
        begin = max(begin, ground.scan.figures[last].end) if last >= 0 else begin
        reading = read_metric(text, begin, at, ground.times_in(begin, at), ground.words)
        metric = reading.metric or sentence.subject
        if metric:
            tail = () if text.endswith(deed.group(), *metric[-1]) else (deed.span(),)
            yield Promise(
                at=at,
                figure=None,
                whole=match.span(),
                metric=(*metric, *tail),
                op="=",
                measure="share",
                per=reading.per,
                deadline=due[-1] if due else None,
                asked=_asked_for(ground, sentence, at),
                sentence=(sentence.start, sentence.end),
                also=False,
            )
