"""Two figures that are one statement: a foreign amount and its yuan, an amount and what it was changed to, a plan and its share."""

import re

from extractors.cues import CueWords
from extractors.figures import FoundFigure

_BARE = re.compile(r"[，；、]?占(?:比)?(?:[为达]|约)?|（占?比?")
_OF = re.compile(r"(?=.)[）)]?的?[）（]?")
NEAR = 20
"""The signs between two amounts of which one takes the place of the other."""


def gives_yuan(text: str, figures: tuple[FoundFigure, ...], place: int, words: CueWords) -> bool:
    """Whether a foreign amount has its yuan right behind it, which then is the value: 1.2亿美元（折合8.6亿元）."""
    if not 0 <= place < len(figures) - 1:
        return False
    figure, yuan = figures[place], figures[place + 1]
    if figure.figure.unit == "CNY" or figure.figure.kind != "money" or yuan.figure.unit != "CNY":
        return False
    gap = text[figure.end : yuan.start].lstrip("，（(")
    return gap in words.marks["yuan"]


def is_adjusted(text: str, figures: tuple[FoundFigure, ...], place: int, words: CueWords) -> bool:
    """Whether an amount takes the place of the one before it: 总投资由3亿元调整为3.6亿元."""
    if not 0 < place < len(figures):
        return False
    before, after = figures[place - 1], figures[place]
    if after.start - before.end > NEAR or after.figure.kind != "money" or before.figure.kind != "money":
        return False
    gap = text[before.end : after.start]
    return gap.endswith(words.marks["changed"]) and "。" not in gap and "\n" not in gap


def has_share(text: str, figures: tuple[FoundFigure, ...], place: int) -> bool:
    """Whether a percentage of an amount stands right behind it: （8.9亿元）83.93%, 22.4亿元的62.1%."""
    if place + 1 >= len(figures) or figures[place].figure.kind != "money":
        return False
    share = figures[place + 1]
    if share.figure.kind != "percent" or share.start - figures[place].end > 4:
        return False
    return _OF.fullmatch(text, figures[place].end, share.start) is not None


def is_bare_share(text: str, figures: tuple[FoundFigure, ...], place: int) -> bool:
    """Whether a percentage stands right behind an amount or a count without a word of what it is a share of: 完成0.6亿元，占60%."""
    if not place or figures[place].figure.kind != "percent" or figures[place].start - figures[place - 1].end > 5:
        return False
    return _BARE.fullmatch(text, figures[place - 1].end, figures[place].start) is not None
