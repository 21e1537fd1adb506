"""Two figures that are one statement: a foreign amount and its yuan, an amount and what it was changed to, a plan and its share."""

import re

from extractors.cues import CueWords
from extractors.figures import FoundFigure

_BARE = re.compile(r"[，；、]?占(?:比)?(?:[为达]|约)?|（占?比?|[，、](?:已|共)?完成[了]?")
_OF = re.compile(r"(?=.)[）)]?的?[）（]?")
NEAR = 20
"""The signs between two amounts of which one takes the place of the other."""


def gives_yuan(text: str, before: FoundFigure, found: FoundFigure, words: CueWords) -> bool:
    """Whether an amount is the yuan of the foreign one before it, which then is the value: 1.2亿美元（折合8.6亿元）."""
    if before.figure.unit == "CNY" or found.figure.unit != "CNY":
        return False
    return text[before.end : found.start].lstrip("，（(") in words.marks["yuan"]


def is_adjusted(text: str, before: FoundFigure, found: FoundFigure, words: CueWords) -> bool:
    """Whether an amount takes the place of the one before it: 总投资由3亿元调整为3.6亿元."""
    if text[found.start - 1] not in words.changed or not text.endswith(words.marks["changed"], before.end, found.start):
        return False
    gap = text[before.end : found.start]
    return "。" not in gap and "\n" not in gap


def is_share(text: str, before: FoundFigure, found: FoundFigure) -> bool:
    """Whether a figure is the percentage of the amount right before it: （8.9亿元）83.93%, 22.4亿元的62.1%."""
    if found.start - before.end > 4 or found.figure.kind != "percent" or before.figure.kind != "money":
        return False
    return _OF.fullmatch(text, before.end, found.start) is not None


_OF_PLAN = re.compile(r"的?(?:年度|全年)?(?:投资|建设)?(?:任务|计划|目标|盘子|安排|指标)[数额]?的")
_SHARE_OF = re.compile(
    r"(?:占|完成|完成了|达|达到|为|相当于|兑现|兑现了)(?:全年|年度|今年|本年度?|当年|年内|年初|[0-9]{4}年度?)(?:投资|下达)?\Z"
)


def is_share_of_plan(text: str, before: FoundFigure, found: FoundFigure) -> bool:
    """Whether a percentage is of the plan whose amount stands in the midst of its words: 占全年10.8亿元任务的44.3%."""
    if found.figure.kind != "percent" or before.figure.kind != "money" or not 2 < found.start - before.end <= 9:
        return False
    if _OF_PLAN.fullmatch(text, before.end, found.start) is None:
        return False
    return _SHARE_OF.search(text, max(0, before.start - 12), before.start) is not None


def is_bare_share(text: str, before: FoundFigure, found: FoundFigure) -> bool:
    """Whether a percentage stands right behind an amount or a count without a word of what it is a share of: 完成0.6亿元，占60%."""
    return found.start - before.end <= 5 and _BARE.fullmatch(text, before.end, found.start) is not None
