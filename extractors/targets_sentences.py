"""The sentences of a block in which something may be promised, and what stands before 分别 for the figures behind it."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from extractors.targets_ground import BOUND, Ground, Sentence, part_start
from extractors.targets_metrics import Spans, parted, read_metric
from extractors.targets_owners import find_asked
from extractors.targets_words import TargetWords

WHOLE = re.compile(r"全部|全面(?=[开复竣])")
"""What stands for all of them."""
_END = re.compile(r"[。！？]")
_JOINED = re.compile(r"[、和及与，]{0,2}\Z")
_CLASS = re.compile(r"的?[0-9]+[个项件宗]|的[\u3400-\u9fff]{0,10}(?:项目|工程|企业|产业)")
_DEEDS = ("开工", "竣工", "投产", "复工", "入库")
_LONGEST_LABEL = 24


def find_sentences(ground: Ground, number: int, notices: list[tuple[int, int]]) -> Iterator[Sentence]:
    """The sentences of a block that hold a figure or 全部; figures in `notices`, where owners stand, are none of theirs."""
    scan = ground.scan
    block = scan.blocks[number]
    label = False
    subject: Spans = ()
    costs = ground.words.cost.search(scan.text, block.body, block.end) is not None
    for start, end in _split(scan.text, block.body, block.end):
        opened = None
        if ground.may_promise(start, end):  # a label is one of the words that stand there
            opened = _label_end(scan.text, start, min(end + 1, block.end), ground.words)
        sentence = _sentence(ground, (start, end), label or opened is not None, notices, subject, costs)
        label = opened is not None and opened >= end
        subject = _named_alone(ground, start, end) if sentence is None else ()
        if sentence is not None:
            yield sentence


def _label_end(text: str, start: int, end: int, words: TargetWords) -> int | None:
    """Where a label and the sign behind it end that text[start:end] holds: 工作目标：."""
    for sign in _LABEL_SIGN.finditer(text, start, end):
        label = words.labels_last.of(text, start, sign.start())
        low = sign.start() - len(label) if label is not None else 0
        if label is not None and (low == 0 or not "\u3400" <= text[low - 1] <= "\u9fff"):
            return sign.end()
    return None


_LABEL_SIGN = re.compile("[：。]")


def _split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for match in _END.finditer(text, start, end):
        yield at, match.start()
        at = match.end()
    if at < end:
        yield at, end


def _named_alone(ground: Ground, start: int, end: int) -> Spans:
    """The metric that is a sentence of its own: ——项目竣工率。目标值90%."""
    text = ground.scan.text
    if end - start > _LONGEST_LABEL or BOUND.search(text, start, end):
        return ()
    spans = read_metric(text, start, end, ground.times_in(start, end), ground.words).metric
    named = bool(spans) and text.endswith(ground.words.tails, *spans[-1])
    return spans if named and not text.endswith(_DEEDS, *spans[-1]) else ()


def _sentence(
    ground: Ground,
    span: tuple[int, int],
    label: bool,
    notices: list[tuple[int, int]],
    subject: Spans,
    content: bool,
) -> Sentence | None:
    scan, (start, end) = ground.scan, span
    low, high = bisect_left(scan.starts, start), bisect_left(scan.starts, end)
    places = [place for place in range(low, high) if not _is_held(notices, scan.figures[place].start)]
    if not places and WHOLE.search(scan.text, start, end) is None:
        return None
    inventory = any(_tells_cost(ground, place) for place in places)
    costs = inventory or ground.words.cost.search(scan.text, start, end) is not None
    asked = [said for said in find_asked(scan.text, max(0, start - 1), end, scan.lexicon) if said.start >= start]
    sentence = Sentence(start, end, places, label, inventory, costs, costs or content, start, subject, asked)
    _read_respectively(ground, sentence)
    return sentence


def _is_held(notices: list[tuple[int, int]], at: int) -> bool:
    """Whether a place lies in one of the stretches."""
    place = bisect_left(notices, (at + 1, 0)) - 1
    return place >= 0 and at < notices[place][1]


def _tells_cost(ground: Ground, place: int) -> bool:
    """Whether a figure says what projects cost or what is planned for them, and not that a plan is to be completed."""
    reading = ground.scan.roles[place]
    if reading is None or is_class(ground, place):
        return False
    return (reading.role == "total_investment" and not is_reached(ground, place)) or (
        reading.role == "annual_plan" and not completes(ground, place, reading.start)
    )


def is_class(ground: Ground, place: int) -> bool:
    """Whether an amount names a class of projects: 年度计划投资5000万元以上的72个重点项目."""
    found = ground.scan.figures[place]
    return (
        found.figure.kind == "money"
        and found.figure.bound in ("at_least", "at_most", "range")
        and _CLASS.match(ground.scan.text, found.end) is not None
    )


def is_bare_cue(cue: str | None) -> bool:
    """Whether a total investment is only called 投资 or 投资额, as what is to be invested may be, too."""
    return cue is not None and (cue == "投资" or cue.endswith("投资额"))


def is_reached(ground: Ground, place: int) -> bool:
    """Whether what is called 投资额 is to be reached and not what something costs: 新签约项目投资额达到120亿元."""
    reading, found = ground.scan.roles[place], ground.scan.figures[place]
    if reading is None or not is_bare_cue(reading.cue):
        return False
    said = ground.scan.text[max(reading.start, found.core - _NEAR) : found.core]
    return found.figure.bound in ("at_least", "at_most") or "达到" in said or "完成" in said or "实现" in said


def completes(ground: Ground, place: int, at: int) -> bool:
    """Whether a year's plan, whose words begin at `at`, is to be completed: 完成年度计划投资105.2亿元, 全年确保完成投资26亿元."""
    text, start = ground.scan.text, ground.scan.figures[place].start
    if text.startswith("完成", at) or text.endswith(("完成", "完成了"), 0, at):
        return True
    signal = ground.signal_before(max(0, at - _NEAR), start)
    return signal is not None and signal[2] == "strong" and text.find("完成", signal[1], start) >= 0


_NEAR = 8
"""How far before the words of a plan it may be said that it is to be completed."""


def _read_respectively(ground: Ground, sentence: Sentence) -> None:
    """Deals out what stands before 分别 to the figures behind it, in order: deadlines or metrics."""
    text, figures = ground.scan.text, ground.scan.figures
    at = text.find("分别", sentence.start, sentence.end)
    while at >= 0:
        run: list[int] = []
        first = bisect_left(sentence.places, at, key=lambda place: figures[place].start)
        for place in sentence.places[first : first + _LONGEST_RUN]:
            if run and not _JOINED.match(text, figures[run[-1]].end, figures[place].start):
                break
            run.append(place)
        if len(run) > 1:
            _deal_out(ground, sentence, at, run)
        at = text.find("分别", at + 2, sentence.end)


_LONGEST_RUN = 30
"""More figures than these are not told 分别."""


def _deal_out(ground: Ground, sentence: Sentence, at: int, run: list[int]) -> None:
    text, first = ground.scan.text, ground.scan.figures[run[0]]
    floor = part_start(text, sentence, at)
    deadlines = ground.deadlines_in(floor, at)[-len(run) :]
    clause = max((match.end() for match in BOUND.finditer(text, floor, at)), default=floor)
    reading = read_metric(text, clause, first.start, ground.times_in(clause, first.start), ground.words)
    if len(deadlines) == len(run):
        sentence.times.update(zip(run, deadlines, strict=True))
        metrics = [reading.metric] * len(run)
    else:
        moves = (reading.moves,) if reading.moves is not None else ()
        metrics = [(*part, *moves) for part in parted(text, reading.metric, len(run), ground.words) if part]
    if len(metrics) == len(run) and metrics[0]:
        sentence.metrics.update(zip(run, metrics, strict=True))
        sentence.readings.update(dict.fromkeys(run, reading))
