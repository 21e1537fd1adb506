"""What a figure is: total investment, annual plan, completion …, by the words on both sides of it, whoever's it is."""

import re
from collections.abc import Mapping
from dataclasses import replace

from extractors.cues import Cue, CueWords, cue_words, find_cue, find_cue_after, lead_start, year_start
from extractors.figures import FoundFigure
from extractors.guards import (
    ends_class,
    is_expected,
    is_goal,
    is_of_class,
    is_of_year,
    not_of_investment,
    since_start,
    was_earlier,
)
from extractors.lexicon import Lexicon
from extractors.pairs import gives_yuan, has_share, is_adjusted, is_bare_share
from extractors.readings import RoleReading
from extractors.series import Series, goes_on, listed_cue
from schemas import FigureKind, Role

__all__ = ["WINDOW", "RoleReading", "find_roles"]

WINDOW = 28
"""How far back a cue with its fillers may reach."""

_KIND_ROLES: Mapping[FigureKind, Role] = {"area": "area", "length": "length", "capacity": "capacity"}
_CUED: frozenset[FigureKind] = frozenset(("money", "percent", "points", "count"))
"""The kinds of figures whose role depends on the words beside them."""


def find_roles(text: str, figures: tuple[FoundFigure, ...], lexicon: Lexicon) -> tuple[RoleReading | None, ...]:
    """The role of each figure of a shadow text by the words beside it; None where they do not say.

    >>> from extractors.lexicon import load_lexicon
    >>> from extractors.trial import figures_of
    >>> text, figures = figures_of("总投资约3.5亿元，1-6月份完成投资0.8亿元，占年度计划的51%")
    >>> [reading.role for reading in find_roles(text, figures, load_lexicon())]
    ['total_investment', 'completion', 'percent_of_plan']
    """
    words, series = cue_words(lexicon), Series()
    readings: list[RoleReading | None] = []
    for place, found in enumerate(figures):
        kind = found.figure.kind
        if kind in _CUED:
            reading = _reading(text, figures, place, words, readings, series)
        else:
            role = _KIND_ROLES.get(kind)
            reading = RoleReading(role, None, found.start) if role else None
        readings.append(reading)
    return tuple(readings)


def _reading(
    text: str,
    figures: tuple[FoundFigure, ...],
    place: int,
    words: CueWords,
    before: list[RoleReading | None],
    series: Series,
) -> RoleReading | None:
    """The role of one figure; `before` are the readings of the figures in front of it."""
    found = figures[place]
    kind = found.figure.kind
    if kind == "money":
        last = before[place - 1] if place else None
        if is_of_class(text, found, words) or (
            last and last.rule == "class" and ends_class(text, figures[place - 1], found)
        ):
            return RoleReading("threshold", None, found.start, rule="class")
        changed = _changed(text, figures, place, words)
        if changed is not None:
            return changed[0]
    if kind in ("money", "percent"):
        share = _share(text, figures, place, words, before)
        if share is not None:
            return share
        after = find_cue_after(text, found.end, kind, words)
        if after is not None and after[1].role is not None:
            role = after[1].role
            label = text[found.end : after[0]].removeprefix("的")
            return RoleReading(role, None, found.start, expected=role == "target", rule="after", label=label)
    hit = _cue(text, figures, place, words, kind)
    weak = hit is None or (hit[2].part and kind == "percent")
    if weak and kind in ("money", "percent"):
        led = _listed(text, figures, place, words, before, series)
        if led is not None:
            return led
    if hit is not None:
        return _settled(text, hit, found, words)
    return RoleReading("comparison", None, found.start) if kind == "points" else None


def _cue(
    text: str, figures: tuple[FoundFigure, ...], place: int, words: CueWords, kind: FigureKind
) -> tuple[int, int, Cue] | None:
    """The cue in front of a figure, asked as if it were of some kind."""
    start = figures[place].start
    floor = max(figures[place - 1].end if place else 0, start - WINDOW, 0)
    return find_cue(text, max(floor, text.rfind("\n", floor, start) + 1), start, kind, words)


def _changed(
    text: str, figures: tuple[FoundFigure, ...], place: int, words: CueWords
) -> tuple[RoleReading | None] | None:
    """The reading of an amount that is one statement with the one beside it; None where it is not."""
    found = figures[place]
    if gives_yuan(text, figures, place, words):
        return (None,)
    if is_adjusted(text, figures, place + 1, words):
        return (RoleReading("comparison", None, found.start, rule="changed"),)
    if is_adjusted(text, figures, place, words) or gives_yuan(text, figures, place - 1, words):
        hit = _cue(text, figures, place - 1, words, "money")
        return (_settled(text, hit, figures[place - 1], words) if hit else None,)
    return None


def _share(
    text: str, figures: tuple[FoundFigure, ...], place: int, words: CueWords, before: list[RoleReading | None]
) -> RoleReading | None:
    """The plan and its share where one stands in the other's words: 占年度计划22.4亿元的62.1%."""
    found = figures[place]
    if has_share(text, figures, place):
        hit = _cue(text, figures, place, words, "percent")
        if hit is not None and hit[2].of is not None:
            return _said(hit[2].of, text, hit[0], hit[1], rule="share")
        return None
    if place and has_share(text, figures, place - 1):
        hit = _cue(text, figures, place - 1, words, "percent")
        if hit is not None and hit[2].of is not None and hit[2].role is not None:
            return replace(_said(hit[2].role, text, hit[0], hit[1], rule="share"), of=hit[2].of)
        return None
    if is_bare_share(text, figures, place):
        last, second = before[place - 1], before[place - 2] if place > 1 else None
        if figures[place - 1].figure.kind == "count":
            return RoleReading("comparison", None, found.start, rule="share", label="占比")
        if last and second and {last.role, second.role} == {"completion", "annual_plan"}:
            return RoleReading("percent_of_plan", None, found.start, rule="share", of="annual_plan", label="占比")
    return None


def _listed(
    text: str,
    figures: tuple[FoundFigure, ...],
    place: int,
    words: CueWords,
    before: list[RoleReading | None],
    series: Series,
) -> RoleReading | None:
    """The reading of a figure that goes on with a list: 完成率由高到低依次为甲镇95%、乙镇94%; 总投资分别为18亿元、12.5亿元."""
    found = figures[place]
    kind = found.figure.kind
    last = before[place - 1] if place else None
    if last is not None and figures[place - 1].figure.kind == kind and goes_on(text, figures, place, last.rule):
        return replace(last, cue=None, start=found.start, rule="list")
    if series.reaches(found, kind):
        return series.reading(found)
    floor = max(figures[place - 1].end if place else 0, found.start - 60)
    opened = listed_cue(text, max(floor, text.rfind("\n", floor, found.start) + 1), found, words)
    reading = _settled(text, opened, found, words) if opened else None
    if reading is None or reading.part:
        return None
    reading = replace(reading, cue=None, start=found.start, rule="list")
    series.open(reading, kind, text, found.start)
    return reading


def _said(role: Role, text: str, start: int, end: int, *, rule: str | None = None, part: bool = False) -> RoleReading:
    """The reading of words that stand before their figure."""
    return RoleReading(
        role, text[start:end], start, part=part, expected=role == "target", rule=rule, label=text[start:end]
    )


def _settled(text: str, hit: tuple[int, int, Cue], found: FoundFigure, words: CueWords) -> RoleReading | None:
    """The reading of a cue; None where it is known to be no role of ours; a target where it is hoped for."""
    start, end, cue = hit
    said, role = text[start:end], cue.role
    if role is None:
        return None
    if cue.part and said.endswith("总投资") and _names_phase(text, start, said):
        return _said("total_investment", text, end - 3, end)
    if cue.yearly is not None and is_of_year(text, start):
        return _said(cue.yearly, text, start, end)
    if role == "completion":
        return None if not_of_investment(text, said, found, words) else _done(text, hit, found, words)
    hoped = role in _HOPED and is_expected(text, start, found, words)
    demanded = (role == "funding" or said in _BARE) and not text.startswith("的", found.end)
    if hoped or (demanded and is_goal(text, start, words)):
        return _said("target", text, start, end, part=cue.part)
    if role == "percent_of_plan" and was_earlier(text, start, words):
        role = "comparison"
    return replace(_said(role, text, start, end, part=cue.part), of=cue.of)


_HOPED = ("progress", "percent_of_plan", "comparison")
_BARE = ("投资", "投资额", "投资总额")


def _done(text: str, hit: tuple[int, int, Cue], found: FoundFigure, words: CueWords) -> RoleReading:
    """The reading of a completion: of all the years of the works, hoped for, or another year's."""
    start, end, cue = hit
    start = lead_start(text, max(0, start - 16), start, words)
    since = since_start(text, start, words)
    if cue.cumulative or since < start:
        return replace(_said("completion", text, since, end, part=cue.part), cumulative=True)
    if is_expected(text, start, found, words):
        return _said("target", text, start, end, part=cue.part)
    year = year_start(text, max(0, start - 6), start)
    role: Role = "comparison" if was_earlier(text, start, words) else "completion"
    return _said(role, text, year if start - year > 1 else start, end, part=cue.part)


_PHASE = re.compile(r"[一二三四首]期")
_WHOLES = ("其中", "项目", "工程", "园区", "基地", "中", "和", "及", "、")
"""Behind these a phase is a part of what was named: 该项目一期总投资; behind a bare name it is part of the name: 康养城二期总投资."""


def _names_phase(text: str, start: int, said: str) -> bool:
    """Whether a phase belongs to the name before it, and the total is that of what is so named."""
    before = text[start - 1 : start]
    return _PHASE.match(said) is not None and "\u3400" <= before <= "\u9fff" and not text.endswith(_WHOLES, 0, start)
