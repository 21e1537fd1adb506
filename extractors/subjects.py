"""Whose turn it is: the words between the start of a clause and its cue say of whom the clause speaks.

全市生态类项目完成投资12亿元 in the item of one project is not that project's; 其中，湿地公园完成投资1.2亿元 is a part's.
A subject that is no known record closes the owner until the sentence or the next ； ends: a figure without an owner is better
than one with a wrong one.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Literal

from extractors.lexicon import Lexicon
from extractors.mentions import Mentions, name_key
from extractors.scan import MAIN_ROLES, Scan

_SPEAKING_ROLES = (*MAIN_ROLES, "percent_of_plan", "progress")
_SIGN = re.compile(r"[，、。；：！？（）\n ]")
_LISTED = ("等",)
"""A list of names in front of a sum: who they are together, the block has said before."""
_SEGMENT_END = re.compile(r"[。；！？\n]")


@dataclass(frozen=True, slots=True)
class Subject:
    """A record that figures belong to: a place in the list of projects, of groups, or of components."""

    kind: Literal["project", "group", "component"]
    place: int


@dataclass(frozen=True, slots=True)
class Turn:
    """A stretch of a block whose clauses speak of a subject of their own; of nobody that is known where it is None."""

    start: int
    end: int
    subject: Subject | None


@cache
def _silent(lexicon: Lexicon) -> re.Pattern[str]:
    words = sorted(lexicon.words("fillers", part="subject"), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, words)))


def find_turns(scan: Scan, number: int, mentions: Mentions, groups: list[int]) -> list[Turn]:
    """The turns of a block, in order."""
    turns: list[Turn] = []
    block = scan.blocks[number]
    for place in scan.places[number]:
        reading = scan.roles[place]
        if reading is None or reading.cue is None or reading.part or reading.role not in _SPEAKING_ROLES:
            continue
        if place in mentions.reverse or place in mentions.stray:
            continue
        start = _clause_start(scan, number, place, reading.start, mentions, groups)
        words = subject_words(scan, start, reading.start)
        if not words and scan.text[start - 1 : start] == "（":
            words, start = _before_bracket(scan, number, start - 1, mentions, groups)
        if not words or words.endswith(_LISTED):
            continue
        end = _SEGMENT_END.search(scan.text, reading.start, block.end)
        turns.append(Turn(start, end.start() if end else block.end, _known(words, start, mentions)))
    return turns


def _before_bracket(scan: Scan, number: int, bracket: int, mentions: Mentions, groups: list[int]) -> tuple[str, int]:
    """The words in front of a bracket that holds figures, and where they begin: 主体（总投资2.3亿元）."""
    telling = mentions.telling_at(number, bracket)
    ends = _group_ends(mentions, groups, bracket)
    start = max([scan.blocks[number].body, *ends, telling.start if telling else 0])
    for sign in _SIGN.finditer(scan.text, start, bracket):
        start = sign.end()
    return subject_words(scan, start, bracket), start


def turn_at(turns: list[Turn], at: int) -> Turn | None:
    """The turn that a place stands in: the one that began last."""
    return next((turn for turn in reversed(turns) if turn.start <= at < turn.end), None)


def _group_ends(mentions: Mentions, groups: list[int], at: int) -> list[int]:
    """Where the last group before a place ends, as a list of at most one."""
    place = bisect_right(groups, at, key=lambda group: mentions.groups[group].group.end)
    return [mentions.groups[groups[place - 1]].group.end] if place else []


def _clause_start(scan: Scan, number: int, place: int, cue: int, mentions: Mentions, groups: list[int]) -> int:
    """Where the clause of a cue begins: behind a sign, the figure before, the name or the count that opened it."""
    start = scan.blocks[number].body
    start = max([start, *(figure.end for figure in scan.figures[max(0, place - 2) : place] if figure.end <= cue)])
    telling = mentions.telling_at(number, cue)
    if telling is not None:
        start = max(start, telling.start)
    ends = _group_ends(mentions, groups, cue)
    start = max([start, *ends])
    for sign in _SIGN.finditer(scan.text, start, cue):
        start = sign.end()
    return start


def subject_words(scan: Scan, start: int, cue: int) -> str:
    """The words of text[start:cue] that name somebody: without periods, dates and the words that name nobody."""
    pieces, at = [], start
    first = bisect_right(scan.times, start, key=lambda span: span[1])
    for low, high in islice(scan.times, first, None):
        if low >= cue:
            break
        if low >= at:
            pieces.append(scan.text[at:low])
            at = high
    pieces.append(scan.text[min(at, cue) : cue])
    return _silent(scan.lexicon).sub("", "".join(pieces))


def _is_short_for(short: str, name: str) -> bool:
    """Whether a name may be meant by a short form of it: at least a third of it, in one piece."""
    return len(short) >= 3 and short in name and len(short) * 3 >= len(name)


def _known(words: str, at: int, mentions: Mentions) -> Subject | None:
    """The one project or group introduced before a place that the words name, in full or in short."""
    key = name_key(words)
    if len(key) < 2:
        return None
    named = [place for place, project in enumerate(mentions.projects) if name_key(project.name.text) == key]
    named = named or [
        place
        for place, project in enumerate(mentions.projects)
        if project.name.start < at and _is_short_for(key, name_key(project.name.text))
    ]
    if len(named) == 1:
        return Subject("project", named[0])
    scopes = {
        mentions.resolved(place)
        for place, group in enumerate(mentions.groups)
        if group.project is None and group.scope == words
    }
    return Subject("group", scopes.pop()) if len(scopes) == 1 else None
