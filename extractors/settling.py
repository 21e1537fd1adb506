"""What a cue comes to once the words around it are heard: a completion that is hoped for is a target, one of last year a comparison."""

import re

from extractors.cues import CueWords, Hit, lead_start, year_start
from extractors.figures import FoundFigure
from extractors.guards import is_dated, is_expected, is_goal, is_of_year, not_of_investment, since_start, was_earlier
from extractors.readings import RoleReading, read_said
from schemas import Role

_HOPED = ("progress", "percent_of_plan", "comparison")
_BARE = ("投资", "投资额", "投资总额")
_OF_A_PIECE = re.compile(r"完成了|新购|购置|购买|采购|更换|维修|检修|偿还|支付|租赁|聘请")
_PHASE = re.compile(r"[一二三四首]期(?:工程|项目)?")
_WHOLES = ("其中", "项目", "工程", "园区", "基地", "中", "和", "及", "、")
"""Behind these a phase is a part of what was named: 该项目一期总投资; behind a bare name it is part of the name: 康养城二期总投资."""


def settle_cue(text: str, hit: Hit, found: FoundFigure, words: CueWords) -> RoleReading | None:
    """The reading of a cue; None where it is known to be no role of ours."""
    start, end, cue = hit
    role = cue.role
    if role is None:
        return None
    said = text[start:end]
    if cue.dated is not None and is_dated(text, start):
        role = cue.dated
    if role == "total_investment" and since_start(text, start, words) < start:
        role = "completion"  # 开工以来总投入3亿元
    if role == "total_investment" and said in (*_BARE, "投入", "投入资金") and _OF_A_PIECE.match(text, found.end):
        return None  # 投资350万元完成了除尘设备: of a piece of the works
    if role == "completion":
        return None if not_of_investment(text, said, found, words) else _done(text, hit, found, words)
    if cue.part and (phase := _names_phase(text, start, said)):
        return read_said("total_investment", text, start + phase, end)
    if cue.yearly is not None and is_of_year(text, start):
        return read_said(cue.yearly, text, start, end)
    if (role in _HOPED or found.figure.kind == "percent") and is_expected(text, start, found, words):
        return read_said("target", text, start, end, part=cue.part)
    if (role == "funding" or said in _BARE) and not text.startswith("的", found.end) and is_goal(text, start, words):
        return read_said("target", text, start, end)
    if role == "percent_of_plan" and was_earlier(text, start, words):
        role = "comparison"
    return read_said(role, text, start, end, part=cue.part, of=cue.of)


def _done(text: str, hit: Hit, found: FoundFigure, words: CueWords) -> RoleReading:
    """The reading of a completion: of all the years of the works, hoped for, or another year's."""
    start, end, cue = hit
    start = lead_start(text, max(0, start - 16), start, words)
    since = since_start(text, start, words)
    if cue.cumulative or since < start:
        return read_said("completion", text, since, end, cumulative=True)
    if is_expected(text, start, found, words):
        return read_said("target", text, start, end)
    year = year_start(text, max(0, start - 6), start)
    role: Role = "comparison" if was_earlier(text, start, words) else "completion"
    return read_said(role, text, year if start - year > 1 else start, end)


def _names_phase(text: str, start: int, said: str) -> int:
    """How long the phase is that belongs to the name before it, and the total behind it is that of what is so named; 0 where none does."""
    before, phase = text[start - 1 : start], _PHASE.match(said)
    if phase is None or not "\u3400" <= before <= "\u9fff" or text.endswith(_WHOLES, 0, start):
        return 0
    return phase.end() if "总" in said or "概算" in said else 0
