"""The titles of a report: which of the lines above its text is the title, over how many lines it runs, and what is none."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.headlines import DOC_NUMBER, ISSUE, is_series, may_be_title
from extractors.lexicon import Lexicon
from extractors.offices import is_unit
from extractors.outline import Block
from extractors.title_words import find_title_word

Place = tuple[int, int]

_CONNECTS = re.compile(r"(?:关于|推进|进展|实施|建设|重点|完成|情况|“|的|《|印发|——|--|[0-9]{4}年)")
_NOTICE = re.compile(r"(?:印发|转发|批转|下发|公布|下达)[^。]{2,60}的?通知")
_SUBTITLE = re.compile(r"——|--")
_PLAN_TAIL = re.compile(r"(?:方案|意见|要点|计划|办法|措施|分工|规划|细则|安排|清单|表)(?:（[^（）]{1,20}）)?\Z")
_LONGEST = 100
_OF_PROJECTS = re.compile("项目|工程|建设|投资|开工|签约|竣工|投产|发展|攻坚|工地|招商")
_LONGEST_SERIES = 8
_LABELLED = re.compile(r"(?:标\x20*题|名\x20*称|题\x20*名)\x20*[：|]\x20*(?P<title>\S.{5,60})\Z")
_HEADLINE = 9
"""A shorter line above others is a banner: 抓项目 拼经济."""


@dataclass(frozen=True, slots=True)
class Titles:
    """The title and the subtitle, the number and the series of a report, as far as it has them."""

    title: Place | None
    subtitle: Place | None
    number: Place | None
    series: Place | None


def find_titles(text: str, blocks: Sequence[Block], lexicon: Lexicon) -> Titles:
    """What the lines above the text are."""
    head = [block for block in blocks if block.part == "head"]
    number = next((m.span() for block in head if (m := DOC_NUMBER.search(text, block.start, block.end))), None)
    series: Place | None = None
    lines: list[Place] = []
    for block in head:
        words = text[block.start : block.end]
        if issue := ISSUE.match(words):
            if not issue["series"].strip() and lines and is_series(text, *lines[-1]):
                series = lines.pop()  # its name stands on a line of its own
            if series is None and issue["series"].strip():
                at = block.start + issue.start("series")
                series = at, at + len(issue["series"].rstrip())
            continue
        if block.kind == "furniture" or not may_be_title(words):
            continue
        lines.append((block.start, block.end))
    if series is not None and not is_series(text, *series):
        series = None
    titles = _joined(text, lines, lexicon)
    title = _choose(text, titles, lexicon)
    if title is None:
        labelled = (_LABELLED.match(text, block.start, block.end) for block in head if block.kind == "furniture")
        named = next((match.span("title") for match in labelled if match), None)
        return Titles(named or series, None, number, series)
    subtitle = _subtitle(text, title, titles, blocks, lexicon)
    return Titles(title, subtitle, number, series)


def _joined(text: str, lines: list[Place], lexicon: Lexicon) -> list[Place]:
    """The lines with those as one that are the beginning and the end of one title."""
    joined: list[Place] = []
    for start, end in lines:
        if joined and _goes_on(text, joined[-1], (start, end), lexicon):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _goes_on(text: str, before: Place, after: Place, lexicon: Lexicon) -> bool:
    """Whether a title that began on one line goes on in the next."""
    first, second = text[slice(*before)], text[slice(*after)]
    if "\n\n\n" in text[before[1] : after[0]] or len(first) + len(second) > _LONGEST:
        return False
    if _SUBTITLE.match(second):
        return True
    said = find_title_word(text, *before, lexicon)
    finished = said is not None and said.end >= before[1] - 4
    if finished and not second.startswith(("的", "工作", "通报", "通知", "报告", "和", "及", "暨")):
        return False
    if first.endswith(("关于", "印发", "的", "、", "和", "及", "与", "暨", "”", "“")) or second.startswith(
        ("的", "关于", "及", "暨")
    ):
        return True
    goes_on = find_title_word(text, *after, lexicon)
    if goes_on is None or "\n\n" in text[before[1] : after[0]]:
        return False
    # a banner above a headline is no beginning; 关于2020年市县两级重点项目 is
    return (
        "关于" in first
        or is_unit(first)
        or (
            _CONNECTS.match(second) is not None
            and goes_on.end >= after[1] - 4
            and said is None
            and not _is_banner(first)
        )
    )


def _is_banner(words: str) -> bool:
    return len(words) <= 9 and not re.search(r"[省市县区旗州盟年]", words)


def _choose(text: str, titles: list[Place], lexicon: Lexicon) -> Place | None:
    """The title among the lines above the text: one that names a kind of paper, else one of two lines, else the longest."""
    if len(titles) > 1:  # a series without a number stands above the title: 督查通报
        own = [place for place in titles if not is_series(text, *place) or place[1] - place[0] > _LONGEST_SERIES]
        titles = own or titles
    named = [(place, word) for place in titles if (word := find_title_word(text, *place, lexicon))]
    for place, word in named:
        if not word.weak or "关于" in text[slice(*place)]:
            return place
    doubled = next((place for place in titles if re.search(r"\n\s*(?:——|--)", text[slice(*place)])), None)
    if doubled is not None:
        return doubled
    if named:
        return named[0][0]
    spoken = [place for place in titles if place[1] - place[0] >= _HEADLINE]
    told = next((place for place in spoken if _OF_PROJECTS.search(text, *place)), spoken[0] if spoken else None)
    return told or max(titles[:4], key=lambda place: (place[1] - place[0], -place[0]), default=None)


def _subtitle(text: str, title: Place, titles: list[Place], blocks: Sequence[Block], lexicon: Lexicon) -> Place | None:
    """The plan's own title behind the notice that sends it out, else what a second title above the text says."""
    words = text[slice(*title)]
    if _NOTICE.search(words):
        for block in blocks:
            if block.start <= title[1] or block.kind == "furniture" or block.marker is not None:
                continue
            own = text[block.start : block.end]
            if 6 <= len(own) <= 60 and _PLAN_TAIL.search(own) and not re.search(r"[。；，：]|附件", own):
                return block.start, block.end
        return None
    others = [place for place in titles if place != title and text[slice(*place)] != words]
    return next((place for place in others if place[0] > title[1] and find_title_word(text, *place, lexicon)), None)


def plain(text: str, place: Place) -> str:
    """A title without the break between its lines."""
    return "".join(text[slice(*place)].split())


def repeats(titles: Sequence[Place], text: str) -> bool:
    """Whether one title follows the other word by word."""
    return any(plain(text, one) == plain(text, other) for one, other in pairwise(titles))
