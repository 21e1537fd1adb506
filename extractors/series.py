"""Lists of figures that one cue speaks for: 分别为18亿元、12.5亿元; 完成率由高到低依次为甲镇95%、乙镇94%; 总投资9亿元的甲、7.3亿元的乙."""

import re
from dataclasses import dataclass

from extractors.cues import Cue, CueWords, find_cue
from extractors.figures import FoundFigure
from extractors.readings import RoleReading
from schemas import replace

_SEPARATOR = re.compile(r"(?:[、，；,]|和|及|与|以及|、和){1,2}")
_SENTENCE_END = re.compile(r"[。\n]")
LONGEST_LIST = 2000
LONGEST_MEMBER = 24
"""The signs between two figures of a list: the name of who has the second."""


@dataclass(slots=True)
class Series:
    """The list that is open: what its first figure is, where the last one stood, and where its sentence ends."""

    first: RoleReading | None = None
    kind: str = ""
    last: int = -1
    end: int = -1

    def open(self, first: RoleReading, kind: str, text: str, at: int) -> None:
        """Begins a list with its first figure."""
        stop = _SENTENCE_END.search(text, at, at + LONGEST_LIST)
        self.first, self.kind, self.last = first, kind, at
        self.end = stop.start() if stop else at + LONGEST_LIST

    def reaches(self, found: FoundFigure, kind: str) -> bool:
        """Whether a figure is the next of the list: of its kind, in its sentence, a name behind the last."""
        if self.first is None or kind != self.kind or found.start >= self.end or found.start - self.last > 60:
            return False
        self.last = found.start
        return True

    def reading(self, found: FoundFigure) -> RoleReading | None:
        """What the list says of its next figure."""
        return replace(self.first, start=found.start) if self.first else None


def goes_on(text: str, before: FoundFigure, found: FoundFigure, rule: str | None) -> bool:
    """Whether a figure without a cue goes on where the one before it left off: 、12.5亿元; 、7.3亿元的乙; 甲（3亿元）、乙（5亿元）."""
    if found.start - before.end > 60:
        return False
    gap = text[before.end : found.start]
    if "。" in gap or "\n" in gap:
        return False
    if _SEPARATOR.fullmatch(gap):
        return gap != "，" or rule == "list"
    if (
        text.startswith("的", before.end)
        and text.startswith("的", found.end)
        and gap[-1:] in ("、", "，", "和", "及", "与")
    ):
        return len(gap) > 3
    return (
        gap.startswith("）") and gap.endswith("（") and text.startswith("）", found.end) and len(gap) <= LONGEST_MEMBER
    )


def listed_cue(text: str, floor: int, found: FoundFigure, words: CueWords) -> tuple[int, int, Cue] | None:
    """The cue that a list stands under, where its first figure has the name of its owner before it: 完成率由高到低依次为甲镇95%."""
    window = text[floor : found.start]
    places = [at for word in words.marks["listed"] if (at := window.find(word)) >= 0]
    if not places:
        return None
    listed = min(places)
    stop = window.rfind("。", 0, listed) + 1
    if "。" in window[listed:] or len(window) - listed > LONGEST_MEMBER + 16:
        return None
    for end in (listed, window.find("，", stop, listed)):
        if end > stop:
            hit = find_cue(
                text, floor + stop, _viewed(text, floor + stop, floor + end, words), found.figure.kind, words
            )
            if hit is not None:
                return hit
    return None


def _viewed(text: str, floor: int, end: int, words: CueWords) -> int:
    """Where what a list is about ends, without the words that lead over to the list: 从完成率|看，"""
    if text.endswith(("，", "：", "（"), floor, end):
        end -= 1
    for word in words.marks["viewed"]:
        if text.endswith(word, floor, end):
            return end - len(word)
    return end
