"""Whether 累计完成投资 is this year's or runs since the start, as a reader takes it from the words.

The words of a form and of its period decide that only when they stand beside each other: 截至8月底，累计完成投资3亿元 without the
year's plan runs since the start; 1—8月累计完成投资3亿元 does not, nor does what is set against the year's plan.
"""

import re
from collections.abc import Sequence

from corpus.world import Project
from corpus.writer.paper import Paper
from corpus.writer.parts import Block, Fact, Part, Record

_SUMMED_UP = re.compile(r"累计[^，。；：、（）\n]{0,8}$")
_TO_A_DAY = re.compile(r"(?:截[至止]到?|(?<![\d月日元])[至到止])(?:\d{4}年)?\d+月(?:底|末|份|\d+日)?")
_OF_THE_YEAR = re.compile(
    r"今年|本年|当年|年初|年内|年度|全年|一年|\d{4}年|[前头][一二三四五六七八九十\d]+个?月|半年|季|\d月?[-—–～~至到]\d|元[-—至]|当月|单月|\d月"
)
_PLANNED = frozenset({"plan", "rate", "ahead", "behind", "grow"})
"""The slots that set what was spent against a year."""
_STOPS = "。！？\n"


def runs_since_start(words: str) -> bool:
    """Whether an amount behind these words, beside no plan, is all that was spent since the start.

    >>> runs_since_start("截至8月底，累计完成投资"), runs_since_start("1-8月累计完成投资"), runs_since_start("本年累计完成")
    (True, False, False)
    """
    return _SUMMED_UP.search(words) is not None and _OF_THE_YEAR.search(_TO_A_DAY.sub("", words)) is None


def without_sum(words: str) -> str:
    """The words without what makes them run since the start.

    >>> without_sum("截至8月底已累计完成投资")
    '截至8月底已完成投资'
    """
    before, _, after = words.rpartition("累计")
    return before + after


def settle_periods(paper: Paper, everything: Sequence[Project]) -> None:
    """Makes words and periods of completions agree: 累计 runs since the start, where a project began this year; else it goes."""
    if paper.month is None:
        return
    if not paper.months_said:
        _leave_open(paper)
    unplanned = [fact for fact in paper.facts if fact.field == "done" and fact.period and _has_no_plan(fact.record)]
    if not unplanned:
        return
    end = f"{paper.year}-{paper.month % 12 + 1:02d}"
    for block in paper.blocks:
        for place, part in enumerate(block.parts):
            if isinstance(part, Fact) and part.field == "done" and part in unplanned:
                if not runs_since_start(_sentence_before(block.parts, place)):
                    continue
                if _began_this_year(part, everything, paper.year):
                    part.period = {"end": end, "cumulative": True}
                else:
                    _strip(block, place)


def _leave_open(paper: Paper) -> None:
    """Lets completions begin with the year and end nowhere, where the report tells no months: 2021年累计完成投资."""
    for fact in paper.facts:
        if fact.field == "done" and fact.period:
            fact.period = {"start": fact.period["start"]}


def _has_no_plan(record: Record | None) -> bool:
    """Whether nothing said of a record is set against the year's plan."""
    return record is not None and _PLANNED.isdisjoint(record.firsts)


def _began_this_year(fact: Fact, everything: Sequence[Project], year: int) -> bool:
    identity = fact.record.id if fact.record is not None else ""
    project = next((project for project in everything if identity and project.id == identity), None)
    return project is not None and project.since(year * 12 - 1) == 0


def _sentence_before(parts: list[Part], place: int) -> str:
    """The words of a sentence up to one of its parts."""
    words = ""
    for part in reversed(parts[:place]):
        text = part if isinstance(part, str) else part.text if isinstance(part, Fact) else ""
        cut = max(map(text.rfind, _STOPS))
        words = text[cut + 1 :] + words
        if cut >= 0:
            break
    return words


def _strip(block: Block, place: int) -> None:
    for before in range(place - 1, -1, -1):
        words = block.parts[before]
        if isinstance(words, str) and "累计" in words:
            block.parts[before] = without_sum(words)
            return


# ---------------------------------------------------------------------------------------------------- words that meet

_YEAR = re.compile("(?:本年度|本年|当年|年度|年内)(?:累计)?(?=[已完投实共])")
_MONTHS = re.compile("(?:月份?|月底|月末|[日年季度以]|半年|以来|\\d(?:月.?|日)?）|份）)$")
_NOW = re.compile("(?:^|(?<=[，。；：]))(?:目前|当前|眼下|现|现阶段|截至目前|截止目前|到目前为止|至目前)，?$")
_A_MONTH = re.compile(r"(?:\d{4}年)?\d{1,2}月")
_NEAR = 6


def part_words(paper: Paper) -> None:
    """Takes out what one word says after the other: 1-8月本年度完成投资, 目前5月建成."""
    for block in paper.blocks:
        parts = block.parts
        for place, part in enumerate(parts):
            if not isinstance(part, str) or not part:
                continue
            if place and part[0] in "本当年" and _YEAR.match(part) and _MONTHS.search(_before(parts, place)):
                parts[place] = _YEAR.sub("", part, count=1)
            elif part[-1] in "，前下现段止" and _NOW.search(part) and _A_MONTH.match(_behind(parts, place)):
                parts[place] = _NOW.sub("", part)


def _before(parts: list[Part], place: int) -> str:
    """The last words before a part; none where a figure or a name stands between."""
    words = ""
    for part in reversed(parts[max(0, place - _NEAR) : place]):
        if isinstance(part, Fact):
            break
        words = (part if isinstance(part, str) else "") + words
    return words


def _behind(parts: list[Part], place: int) -> str:
    """The first words behind a part."""
    words = ""
    for part in parts[place + 1 : place + 1 + _NEAR]:
        if isinstance(part, Fact):
            break
        words += part if isinstance(part, str) else ""
    return words
