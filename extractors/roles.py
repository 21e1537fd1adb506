"""What a figure is: total investment, annual plan, completion …, by the cue beside it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from extractors.figures import FoundFigure
from extractors.lexicon import Lexicon
from extractors.pairs import gives_yuan, has_share, is_adjusted, is_bare_share
from extractors.patterns import last_match
from schemas import FigureKind, Role

WINDOW = 28
"""How far back a cue with its fillers may reach."""

_YEAR_WORD = re.compile(r"(?:19|20)[0-9]{2}年|今年|本年|当年|年内|全年")
_CLAUSE_START = re.compile(r"[。；，！？：、（） \n]")
_EARLIER = re.compile(r"去年|上年|同期|往年|前年")
_KIND_ROLES: Mapping[FigureKind, Role] = {
    "area": "area",
    "length": "length",
    "capacity": "capacity",
    "points": "comparison",
}
_THRESHOLD_NOUN = re.compile(r"(?:以上|以下|及以上|以内)?的?[\u4e00-\u9fff]{0,6}(?:项目|工程|企业|产业)")


@dataclass(frozen=True, slots=True)
class RoleReading:
    """The role of a figure, and the words that say so."""

    role: Role
    cue: str | None
    start: int
    """Where the cue begins; the figure's own start where there is none."""
    cumulative: bool = False
    part: bool = False
    """Said of a part of a project, not of the whole."""
    rule: str | None = None
    """How the role follows from the words, where that has a name: told in explanations."""


@dataclass(frozen=True, slots=True)
class _Cue:
    role: Role | None
    """None: known to be no role of ours."""
    kinds: tuple[str, ...]
    cumulative: bool
    part: bool


@dataclass(frozen=True, slots=True)
class _Cues:
    by_word: Mapping[str, tuple[_Cue, ...]]
    lengths: tuple[int, ...]
    fillers: tuple[str, ...]
    expected: re.Pattern[str]


@cache
def _cues(lexicon: Lexicon) -> _Cues:
    by_word: dict[str, list[_Cue]] = {}
    for entry in lexicon.entries("roles"):
        values = entry.values
        role = None if values["role"] == "none" else values["role"]
        cue = _Cue(role, values["kinds"], values.get("cumulative", False), values.get("part", False))
        for word in entry.words:
            by_word.setdefault(word, []).insert(0, cue)
    modal = sorted(lexicon.words("modals", modal="expected"), key=len, reverse=True)
    long = "|".join(re.escape(word) for word in modal if len(word) > 1 and word != "计划")
    short = "|".join(re.escape(word) for word in [*modal, "可", "能", "须", "应", "需"] if len(word) == 1)
    return _Cues(
        {word: tuple(cues) for word, cues in by_word.items()},
        tuple(sorted({len(word) for word in by_word}, reverse=True)),
        tuple(sorted(lexicon.words("fillers"), key=len, reverse=True)),
        re.compile(
            rf"{long}|(?<!按)(?<!照)计划|(?:{short})(?:能|可|再|全部|累计)?\Z"
        ),  # 将台路 and 主要路段 promise nothing
    )


def find_role(text: str, figures: tuple[FoundFigure, ...], place: int, lexicon: Lexicon) -> RoleReading | None:
    """The role of one figure of a shadow text by the words beside it; None where they do not say.

    >>> from extractors.lexicon import load_lexicon
    >>> from extractors.trial import figures_of
    >>> text, figures = figures_of("总投资约3.5亿元，1-6月份完成投资0.8亿元，占年度计划的51%")
    >>> [find_role(text, figures, place, load_lexicon()).role for place in range(3)]
    ['total_investment', 'completion', 'percent_of_plan']
    """
    found = figures[place]
    if found.figure.kind == "money" and _is_threshold(text, found):
        return RoleReading("threshold", None, found.start)
    if gives_yuan(text, figures, place):
        return None
    if place + 1 < len(figures) and is_adjusted(text, figures, place + 1):
        return RoleReading("comparison", None, found.start)
    if is_adjusted(text, figures, place) or (place and gives_yuan(text, figures, place - 1)):
        return _read_cue(text, figures, place - 1, lexicon)
    share = _share_of_amount(text, figures, place, lexicon)
    reading = share if share is not None else _read_cue(text, figures, place, lexicon)
    if reading is not None:
        return reading
    role = _KIND_ROLES.get(found.figure.kind)
    return RoleReading(role, None, found.start) if role else None


def _read_cue(
    text: str, figures: tuple[FoundFigure, ...], place: int, lexicon: Lexicon, kind: FigureKind | None = None
) -> RoleReading | None:
    """What the cue in front of a figure says of it; `kind` asks as if it were of another kind."""
    found = figures[place]
    before = figures[place - 1].end if place else 0
    floor = max(before, found.start - WINDOW, 0)
    floor = max(floor, text.rfind("\n", floor, found.start) + 1)
    return _by_cue(text, floor, found, kind or found.figure.kind, _cues(lexicon))


def _share_of_amount(text: str, figures: tuple[FoundFigure, ...], place: int, lexicon: Lexicon) -> RoleReading | None:
    """The plan and its share where one stands in the other's words: 占年度计划22.4亿元的62.1%."""
    if has_share(text, figures, place):
        cue = _read_cue(text, figures, place, lexicon, "percent")
        return replace(cue, role="annual_plan") if cue is not None and cue.role == "percent_of_plan" else None
    if is_bare_share(text, figures, place):
        done, plan = (find_role(text, figures, before, lexicon) for before in (place - 1, place - 2))
        if done and plan and done.role == "completion" and plan.role == "annual_plan":
            return RoleReading("percent_of_plan", "占", figures[place].start)
    if place and has_share(text, figures, place - 1):
        cue = find_role(text, figures, place - 1, lexicon)
        return RoleReading("percent_of_plan", cue.cue, cue.start) if cue and cue.role == "annual_plan" else None
    return None


def _by_cue(text: str, floor: int, found: FoundFigure, kind: FigureKind, cues: _Cues) -> RoleReading | None:
    """The longest cue that ends at the figure, once the fillers between them are taken away one by one."""
    end = found.start
    while end > floor:
        hit = _cue_ending_at(text, floor, end, kind, cues)
        if hit:
            start, cue = hit
            return _checked(text, start, end, found.end, cue, cues)
        filler = next((word for word in cues.fillers if text.endswith(word, floor, end)), None)
        if filler is None:
            return None
        end -= len(filler)
    return None


def _cue_ending_at(text: str, floor: int, end: int, kind: str, cues: _Cues) -> tuple[int, _Cue] | None:
    """Start and meaning of the longest cue that ends at a place, tried as written and with its year named {年}."""
    window = text[floor:end]
    year = last_match(_YEAR_WORD, window)
    named = window[: year.start()] + "{年}" + window[year.end() :] if year else None
    for length in cues.lengths:
        for words, shift in ((window, 0), (named, len(year.group()) - 3 if year else 0)):
            if words is None or len(words) < length:
                continue
            for cue in cues.by_word.get(words[-length:], ()):
                if kind in cue.kinds:
                    start = end - length
                    return (
                        start - shift if words is named and year and len(words) - length <= year.start() else start
                    ), cue
    return None


def _checked(text: str, start: int, end: int, figure_end: int, cue: _Cue, cues: _Cues) -> RoleReading | None:
    """The reading of a cue; None where it is known to be no role of ours, or only hoped for; a comparison where it was so last year."""
    words, clause = text[start:end], text[_clause_start(text, start) : start]
    role = cue.role
    if role is None:
        named = _NAMED_PHASE.search(words) and _is_han(text[start - 1 : start]) and not text.endswith(_WHOLES, 0, start)
        return RoleReading("total_investment", "总投资", end - 3) if named and words.endswith("总投资") else None
    if words == "完成率" and _is_han(text[start - 1 : start]):
        return RoleReading("progress", words, start, part=True)  # 桩基完成率 is the piles', ，完成率 is the plan's
    if role == "completion" and _not_yet(text, clause, words, figure_end):
        return None
    if role in ("completion", "progress") and cues.expected.search(clause) and not _EARLIER.search(clause):
        return None
    if role in ("completion", "percent_of_plan") and _EARLIER.search(clause):
        role = "comparison"
    return RoleReading(role, words, start, cue.cumulative, cue.part)


_BY_THEN = re.compile(r"(?:[月日底末年季度]|春节|国庆)前[，]?(?:全部|全面)?\Z")
_THING = re.compile(r"(?!的?投资|占|为|以|左右|其|和|及|并|同比|较|比|超|增|环比)的?[\u3400-\u9fff]{2}")


def _not_yet(text: str, clause: str, words: str, figure_end: int) -> bool:
    """Whether a completion is one to come, or not one of investment: 7月底前完成0.8亿元, 完成1.2亿元设备采购."""
    return _BY_THEN.search(clause) is not None or ("投资" not in words and _THING.match(text, figure_end) is not None)


_NAMED_PHASE = re.compile(r"^[一二三四首]期")
_WHOLES = ("其中", "项目", "工程", "园区", "基地", "中", "和", "及", "、")
"""Behind these a phase is a part of what was named: 该项目一期总投资; behind a bare name it is part of the name: 康养城二期总投资."""


def _is_han(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff"


def _clause_start(text: str, at: int) -> int:
    for back in range(at - 1, max(-1, at - 40), -1):
        if _CLAUSE_START.match(text, back):
            return back + 1
    return max(0, at - 40)


def _is_threshold(text: str, found: FoundFigure) -> bool:
    """Whether an amount only names a class of projects: 10亿元以上的项目, 500万元以上项目."""
    if text.startswith("（含", found.end):
        return True  # 总投资5亿元（含）至10亿元的项目
    return found.figure.bound in ("at_least", "at_most", "range") and _THRESHOLD_NOUN.match(text, found.end) is not None
