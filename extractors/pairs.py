"""Two figures that are one statement: a foreign amount and its yuan, an amount and what it was changed to, a plan and its share."""

import re

from extractors.figures import FoundFigure

_YUAN = re.compile(r"[，（(]?(?:折合|约合|合)(?:人民币)?约?")
_ADJUSTED = re.compile(r"，?(?:后)?(?:调整|变更|调减|调增|核减|压减|增加|提高)(?:为|到|至)")
_BARE = re.compile(r"，?占|（占?")
_OF = re.compile(r"(?=.)[）)]?的?[）（]?")


def gives_yuan(text: str, figures: tuple[FoundFigure, ...], place: int) -> bool:
    """Whether a foreign amount has its yuan right behind it, which then is the value: 1.2亿美元（折合8.6亿元）."""
    if place + 1 >= len(figures) or figures[place].figure.kind != "money" or figures[place].figure.unit == "CNY":
        return False
    yuan = figures[place + 1]
    between = _YUAN.fullmatch(text, figures[place].end, yuan.start)
    return yuan.figure.unit == "CNY" and between is not None


def is_adjusted(text: str, figures: tuple[FoundFigure, ...], place: int) -> bool:
    """Whether an amount takes the place of the one before it: 总投资由3亿元调整为3.6亿元."""
    if not place or figures[place].figure.kind != "money" or figures[place - 1].figure.kind != "money":
        return False
    return _ADJUSTED.fullmatch(text, figures[place - 1].end, figures[place].start) is not None


def has_share(text: str, figures: tuple[FoundFigure, ...], place: int) -> bool:
    """Whether a percentage of an amount stands right behind it: （8.9亿元）83.93%, 22.4亿元的62.1%."""
    if place + 1 >= len(figures) or figures[place].figure.kind != "money":
        return False
    share = figures[place + 1]
    return share.figure.kind == "percent" and _OF.fullmatch(text, figures[place].end, share.start) is not None


def is_bare_share(text: str, figures: tuple[FoundFigure, ...], place: int) -> bool:
    """Whether a percentage stands right behind two amounts without a word of whose it is: 年度计划1亿元，完成0.6亿元，占60%."""
    if (
        place < 2
        or figures[place].figure.kind != "percent"
        or "。" in text[figures[place - 2].end : figures[place].start]
    ):
        return False
    return _BARE.fullmatch(text, figures[place - 1].end, figures[place].start) is not None
