"""What the words around a cue take away from it: what is only hoped for, what was so last year, what names a class of projects."""

import re
from functools import cache

from extractors.cues import CueWords, ending
from extractors.figures import FoundFigure

_PLANNED_CLASS = re.compile(
    r"(?:(?:计划|拟|待|将|(?<=[0-9][个项件宗])争取)(?:年内|今年|本年度?)?新?(?:开工|投产|竣工|完工|建成|建设|开建|启动|实施|投用|签约|续建|复工|建)|预备|预安排)(?:建设)?[类的]{0,2}"
    r"(?:重点|重大|建设|产业|民生|工业|类|的){0,3}(?:项目|工程)"
)
"""What a class of projects is called, which says nothing of the figure: 7个计划新开工项目完成投资1.4亿元."""
_CLAUSE = re.compile(r"(?s:.*)[。；，！？：、（）\x20\n]")
_SENTENCE = re.compile(r"(?s:.*)[。；！？\n]")
_BY_THEN = re.compile(r"(?:[月日底末年季度]|春节|国庆)(?:之|以)?前[，]?(?:全部|全面|累计)?\Z|到[0-9]{4}年[底末]?，?\Z")
_DONE = ("已", "累计", "实际", "共", "开累")
_AT_LEAST = ("不", "至少")


def clause_start(text: str, at: int) -> int:
    """Where the clause of a place begins, 40 signs before it at the most."""
    low = max(0, at - 40)
    lead = _CLAUSE.match(text, low, at)
    return lead.end() if lead else low


def is_expected(text: str, start: int, found: FoundFigure, words: CueWords) -> bool:
    """Whether what a cue says is hoped for, demanded or due by a day to come: 预计完成投资, 7月底前完成, 确保…，完成投资不低于."""
    if found.figure.bound == "at_least" and (found.figure.qualifier or "").startswith(_AT_LEAST):
        return True
    begin = clause_start(text, start)
    hoped = words.expected.search(text, begin, start)
    if hoped is not None and (named := _PLANNED_CLASS.search(text, begin, start)) is not None:
        hoped = words.expected.search(text, named.end(), start) or words.expected.search(text, begin, named.start())
    if hoped is not None or _BY_THEN.search(text, max(0, start - 12), start):
        return True
    if text.startswith(_DONE, start):
        return False
    if begin and text[begin - 1] == "，" and _BY_THEN.search(text, max(0, begin - 12), begin):
        return True
    return is_goal(text, start, words)


def is_goal(text: str, start: int, words: CueWords) -> bool:
    """Whether the sentence of a cue begins with a goal: 力争到年底，…; 今年的任务是：…"""
    low = max(0, start - 40)
    lead = _SENTENCE.match(text, low, start)
    sentence = _PLANNED_CLASS.sub("", text[lead.end() if lead else low : start])
    goal = _goal(words.marks["goal"]).search(sentence)
    return goal is not None and not _FIGURE.search(sentence, goal.end())


@cache
def _goal(marks: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, marks)))


_OF_YEAR = re.compile(
    r"(?:今年|本年度?|当年|全年|年内)(?!以来|(?:[0-9]{1,2}月(?:[0-9]{1,2}日|份|[底初])?)?(?:正式|全面)?(?:开工|启动|建成|动工|开建|立项))|(?:19|20)[0-9]{2}年度?(?:，|[全我共铺安计确实])"
)


def is_of_year(text: str, start: int) -> bool:
    """Whether the sentence of a cue speaks of one year: 今年共铺开12个，计划投入; 2021年，青溪产业园计划投资.

    What stands behind ； or begins with 其中 goes on with the year of the stretch before it.
    """
    low = max(0, start - 40)
    lead = _SENTENCE.match(text, low, start)
    begin = lead.end() if lead else low
    if _OF_YEAR.search(text, begin, start) is not None:
        return True
    for _ in range(3):
        if lead is None or not (text[begin - 1] == "；" or text.startswith("其中", begin)):
            return False
        low = max(0, begin - 1 - 80)
        lead = _SENTENCE.match(text, low, begin - 1)
        before = lead.end() if lead else low
        if _OF_YEAR.search(text, before, begin) is not None:
            return True
        begin = before
    return False


_DATED = re.compile(r"[0-9十]月|季度|[上下]半年|以来|截[至止]|至今|[今本当]年|年内|全年|年初|去年|上年")
_SO_FAR = re.compile(r"目前|累计|已|实际|期间")


def is_dated(text: str, start: int) -> bool:
    """Whether the sentence of a cue speaks of months or of what was so far: 1-6月，全县共投资3亿元; 目前共投资3亿元."""
    begin, low = clause_start(text, start), max(0, start - 40)
    lead = _SENTENCE.match(text, low, start)
    return (
        _SO_FAR.search(text, begin, start) is not None
        or _DATED.search(text, lead.end() if lead else low, start) is not None
    )


_FIGURE = re.compile(r"[0-9]+(?:\.[0-9]+)?(?:亿|万|%)")


def was_earlier(text: str, start: int, words: CueWords) -> bool:
    """Whether a cue's clause speaks of another year: 去年同期完成投资."""
    begin = clause_start(text, start)
    return start > begin and _earlier(words.marks["earlier"]).search(text, begin, start) is not None


@cache
def _earlier(marks: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, marks)))


def not_of_investment(text: str, said: str, found: FoundFigure, words: CueWords) -> bool:
    """Whether what was done is a thing and not its investment: 完成1.2亿元设备采购."""
    return "投" not in said and _thing(words.marks["goes_on"]).match(text, found.end) is not None


@cache
def _thing(goes_on: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?!的?(?:{'|'.join(map(re.escape, goes_on))}))的?[\u3400-\u9fff]{{2}}")


_TO = re.compile(r"(?:（[^）]{1,4}）)?(?:至|到|[-~—])")


def ends_class(text: str, before: FoundFigure, found: FoundFigure) -> bool:
    """Whether an amount is the upper end of a class whose lower end stands before it: 5亿元（含）至10亿元的项目."""
    return found.start - before.end <= 8 and _TO.fullmatch(text, before.end, found.start) is not None


def is_of_class(text: str, found: FoundFigure, words: CueWords) -> bool:
    """Whether an amount only names a class of projects: 10亿元以上的项目, 500万元以上项目, 5亿元（含）至10亿元的项目."""
    if text.startswith(("（含", "（不含"), found.end):
        return True
    if found.figure.bound not in ("at_least", "at_most", "range"):
        return False
    return _class(words.marks["class"]).match(text, found.end) is not None


@cache
def _class(nouns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(
        rf"(?:及?以[上下内]|之间|区间|[这之]一档|规模|（不?含[^）]{{1,4}}）)*的?[\u4e00-\u9fff]{{0,6}}(?:{'|'.join(map(re.escape, nouns))})"
    )


def since_start(text: str, start: int, words: CueWords) -> int:
    """Where the words begin that make a completion one of all the years of the works; `start` where there are none: 自开工以来，"""
    end = start - 1 if start and text[start - 1] == "，" else start
    since = ending(text, 0, end, words.since) if end else 0
    if not since:
        return start
    lead = next((len(lead) for lead in _SINCE_LEADS if text.endswith(lead, 0, end - since)), 0)
    return end - since - lead


_SINCE_LEADS = ("自项目", "自工程", "从项目", "从工程", "由工程", "自", "从", "由")
