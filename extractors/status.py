"""The state of a project by the words of its report, and what is still expected of it."""

import re
from dataclasses import dataclass
from functools import cache

from extractors.lexicon import Lexicon
from extractors.patterns import last_match
from schemas import Status

_CLAUSE = re.compile(r"[^，。；：！？（）\n]+")
_SENTENCE_SIGNS = "。；！？\n"
_NOW = re.compile(r"已|正在|目前|现|完成了|完成[^投]")
_WHEN = re.compile(
    r"(?:(?:19|20)[0-9]{2}年|今年|明年|本年)?(?:[0-9]{1,2}月(?:[0-9]{1,2}日|份|底|末|初|[上中下]旬)?|年底|年内|年末|[一二三四]季度末?|上半年|下半年|春节|国庆节?|汛期)前?"
)
_BUILT = re.compile(
    r"(?:完成|已|累计)[\u3400-\u9fff]{0,8}?[0-9][0-9.]*万?(?:公里|千米|延米|米|平方米|立方米|方|亩|栋|幢|座|根|台|套|片|间|孔|榀|基)"
)
"""Works by their quantity: 护岸完成11.5公里, 已治理草场18万亩."""
_BEFORE_OR_AFTER = re.compile(r"后(?!期|续)|前(?!期)")
_TIME_OF = re.compile(r"的?(?:时间|日期|节点|目标)?(?:为|是)?(?:预计|计划|定于|拟)|的?(?:时间|日期|节点)|率|条件|手续")
_COUNTED = re.compile(r"[0-9]+[个项栋座处]|(?:了)?[一二两三四五六七八九十]+[个项栋座]")
_CUE = re.compile(r"(?:预计|计划|拟)(?:年度?|总)?投资")
_COUNTABLE = ("开工", "完工", "竣工", "投产", "投用", "建成", "停工", "复工")
_MONEY_BEHIND = re.compile(r"[^，。；]{0,8}[0-9.]+[亿万]元?|[^，。；]{0,6}(?:试运行|试生产|验收|移交|结算|决算|产权)")
_PREPARED = re.compile(r"征|流转|勘|协议|拆迁|报批|测|设计|规划|培训|招聘")
_MONTH = re.compile(r"(?<![0-9])(1[0-2]|[1-9])月(?!份?以来)")
_YEAR_MONTH = re.compile(r"((?:19|20)[0-9]{2})年")
_AHEAD = re.compile(r"(?:年底|年内|年末|月底|月末|季度末?)前?\Z|(?:年底|月底|月末|[日月])前")
_REASON_LEAD = re.compile(
    r"(?:因|由于|受)[^，]*?(?:影响|制约|原因|问题|滞后|不足|短缺|未落实|未到位|未完成|困难)?(?=尚?未|停|暂)"
)
_WHOLE = re.compile(
    r"(?:目前|现|现已|正在|正|处于|进入|开始|全容量|该|本|整个|全部|全线|已|已经|均|都|正式|顺利|全面|并|且|于|[0-9]{1,2}月[0-9]{0,2}[日份底初末]?|(?:19|20)[0-9]{2}年|项目|工程|主线|建设|整体|全|[，])*"
)


@dataclass(frozen=True, slots=True)
class Sign:
    """A word of state at its place, and how it is meant."""

    start: int
    end: int
    clause: tuple[int, int]
    status: Status
    modal: str | None
    """`expected`, `denied`, `partial`, or None where it is plainly said."""
    whole: bool
    """Said of the project itself and of no part."""


@dataclass(frozen=True, slots=True)
class State:
    """The state of a project, and the clause that decides it."""

    status: Status
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Expectation:
    """Something expected: what, when, and the clause that says so."""

    what: str
    when: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _StateWords:
    states: re.Pattern[str]
    meaning: dict[str, Status]
    weak: frozenset[str]
    modals: dict[str, re.Pattern[str]]


@cache
def _words(lexicon: Lexicon) -> _StateWords:
    def pattern(words: dict[str, object] | list[str]) -> re.Pattern[str]:
        return re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))))

    meaning: dict[str, Status] = {word: entry.values["status"] for word, entry in lexicon.words("status").items()}
    return _StateWords(
        pattern(list(meaning)),
        meaning,
        frozenset(lexicon.words("status", weak=True)),
        {modal: pattern(list(lexicon.words("modals", modal=modal))) for modal in ("expected", "denied", "partial")},
    )


def find_signs(
    text: str,
    start: int,
    end: int,
    name: str,
    lexicon: Lexicon,
    *,
    parts: tuple[tuple[int, int], ...] = (),
    year: int | None = None,
    last_month: int | None = None,
) -> tuple[Sign, ...]:
    """The words of state in text[start:end], each with what the words before it make of it.

    `parts` are stretches that speak of parts of the project; `year` and `last_month` say what the report tells of: what is said to
    be done in a later one is expected.

    >>> from extractors.lexicon import load_lexicon
    >>> text = "目前主体完工，正在装修，预计年底投产"
    >>> [(s.status, s.modal) for s in find_signs(text, 0, len(text), "", load_lexicon())]
    [('在建', None), ('在建', None), ('投产', 'expected')]
    """
    words = _words(lexicon)
    signs: list[Sign] = []
    expected = False
    for clause in _CLAUSE.finditer(text, start, end):
        before = len(signs)
        if text[clause.start() - 1 : clause.start()] in _SENTENCE_SIGNS:
            expected = False
        if _NOW.match(text, clause.start(), clause.end()):
            expected = False
        for hit in words.states.finditer(text, clause.start(), clause.end()):
            lead = text[clause.start() : hit.start()]
            modal = _modal(lead, hit.group(), words)
            if modal == "expected":
                expected = True
            if expected and modal != "denied" and not _NOW.search(lead):
                modal = "expected"
            if modal is None and (_BEFORE_OR_AFTER.match(text, hit.end()) or _TIME_OF.match(text, hit.end())):
                modal = "expected"  # 投产后年产值, 停工前完成投资, 竣工时间为明年6月
            if modal is None and hit.group().endswith(_COUNTABLE) and _COUNTED.match(text, hit.end()):
                modal = "partial"  # 开工9个，完工3个
            if words.meaning[hit.group()] == "前期" and _MONEY_BEHIND.match(text, hit.end()):
                continue  # 申请专项债2.5亿元, 办理验收手续
            if modal is None and _lies_ahead(lead, year, last_month):
                modal = "expected"
            if modal is None and any(low <= hit.start() < high for low, high in parts):
                modal = "partial"
            subject = _WHOLE.sub("", _REASON_LEAD.sub("", lead.replace(name, "") if name else lead))
            signs.append(Sign(hit.start(), hit.end(), clause.span(), words.meaning[hit.group()], modal, not subject))
        if words.modals["expected"].match(text, clause.start(), clause.end()) and not _CUE.match(text, clause.start()):
            expected = True
        built = _BUILT.search(text, clause.start(), clause.end())
        if not expected and built and not _PREPARED.search(built.group()):
            signs.append(Sign(built.start(), built.end(), clause.span(), "在建", "partial", False))
        if any(sign.status in ("前期", "未开工") or sign.modal == "denied" for sign in signs[before:]):
            signs[before:] = [sign for sign in signs[before:] if text[sign.start : sign.end] not in words.weak]
    return tuple(signs)


def _lies_ahead(lead: str, year: int | None, last_month: int | None) -> bool:
    """Whether a clause names a month or a day that is still to come and says nothing of now: 10月底全部建成."""
    if _NOW.search(lead):
        return False
    dated = _YEAR_MONTH.search(lead)
    if dated is not None and (year is None or int(dated[1]) != year):
        return year is None or int(dated[1]) > year
    month = _MONTH.search(lead)
    if month is not None and last_month is not None:
        return int(month[1]) > last_month
    return _AHEAD.search(lead) is not None


def _modal(lead: str, word: str, words: _StateWords) -> str | None:
    """What the words of the clause before a word of state make of it."""
    if _denies(lead, words):
        return "denied"
    if words.modals["expected"].search(lead) and not _NOW.search(lead[-6:]):
        return "expected"
    partial = last_match(words.modals["partial"], lead)
    if partial and len(lead) - partial.end() <= 8:
        return "partial"
    return None


def _denies(lead: str, words: _StateWords) -> bool:
    return any(
        len(lead) - match.end() <= (3 if match.group()[0] in "未尚没不无难" else 6)
        for match in words.modals["denied"].finditer(lead)
    )


def settle_status(signs: tuple[Sign, ...]) -> State | None:
    """The state of the whole project that its signs amount to; None where they are silent.

    Done things count, expected ones do not; a finished part is a project under way; preliminary steps count only alone.
    """
    plain = [sign for sign in signs if sign.modal in (None, "partial")]
    denied_done = [sign for sign in signs if sign.modal == "denied" and sign.status == "在建"]

    def last(*states: Status, whole: bool = False) -> Sign | None:
        return next(
            (s for s in reversed(plain) if s.status in states and (not whole or (s.whole and s.modal is None))), None
        )

    stopped, resumed = last("停工"), last("在建")
    active = next((s for s in reversed(plain) if s.status == "在建" and s.modal is None), None)
    for sign in (
        last("取消"),
        stopped if stopped and not (resumed and resumed.start > stopped.start) else None,
        last("投产", whole=True) if not _goes_on(last("投产", whole=True), active) else None,
        last("完工", whole=True) if not _goes_on(last("完工", whole=True), active) else None,
        last("试运行", whole=True) if not _goes_on(last("试运行", whole=True), active) else None,
        last("未开工", whole=True),
    ):
        if sign is not None:
            return State(sign.status, *sign.clause)
    if denied_done and not plain:
        return State("未开工", *denied_done[0].clause) if denied_done[0].end - denied_done[0].start <= 4 else None
    working = last("在建", "投产", "完工", "试运行")
    if working is not None:
        return State("在建", *working.clause)
    early = last("前期")
    return State("前期", *early.clause) if early else None


def _goes_on(done: Sign | None, active: Sign | None) -> bool:
    """Whether works go on behind what is said to be done: 已投用，二期正在施工."""
    return done is not None and active is not None and active.start > done.start


def find_expectations(text: str, signs: tuple[Sign, ...], lexicon: Lexicon) -> tuple[Expectation, ...]:
    """What the signs of a project say is still expected of it, clause by clause: 预计年底建成投产 → 建成投产, 年底."""
    clauses = dict.fromkeys(sign.clause for sign in signs if sign.modal == "expected")
    hoped = re.compile(rf"(?:{_words(lexicon).modals['expected'].pattern}|于|在|可|能|到)(?=.)")
    found: list[Expectation] = []
    for low, high in clauses:
        clause = text[low:high]
        when = _WHEN.search(clause)
        carried = found[-1].when if found and not when and text[found[-1].end : low] in ("，", "；") else None
        what = _WHEN.sub("", clause)
        while modal := hoped.match(what):
            what = what[modal.end() :]
        found.append(Expectation(what, when.group() if when else carried, low, high))
    return tuple(found)
