"""What opens a line: 一、（一）1. (1) ① and bullets."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from schemas import quickly_built

MarkerStyle = Literal[
    "chapter", "han", "han_bracket", "arabic", "arabic_bracket", "circle", "dash", "bullet", "ordinal"
]

RANKS: dict[MarkerStyle, int] = {
    "chapter": 0,
    "han": 1,
    "han_bracket": 2,
    "arabic": 3,
    "arabic_bracket": 4,
    "circle": 5,
    "ordinal": 6,
    "dash": 7,
    "bullet": 7,
}
"""How deep each style stands where a report uses them in order."""

_HAN_NUMBER = "[一二三四五六七八九十百]{1,4}"
_MARKER = re.compile(
    rf"""
      (?P<chapter> 第{_HAN_NUMBER}[章节部][分]? \x20* [、，：]? )          # 第一章 总则
    | (?P<han> {_HAN_NUMBER} (?: \x20* [、.．] | \x20{{1,4}}(?=[\u3400-\u9fff（）]{{2,24}}(?:\n|\Z)) ) )   # 一、基本情况 · 一 基本情况
    | (?P<han_bracket> （\x20*{_HAN_NUMBER}\x20*） [、.]? )                # （一）省重点项目
    | (?P<arabic> [0-9]{{1,3}} (?: \x20* [、．]                          # 1、
        | \x20*\.(?:(?![0-9])|(?=(?:19|20)[0-9]{{2}}[年\-~至]))            # 1. · 3.2023年…
        | \x20{{1,4}}(?=[\u3400-\u9fff“《]) ) )                           # 1 某项目
    | (?P<arabic_bracket> （\x20*[0-9]{{1,3}}\x20*） [、.]? | [0-9]{{1,3}}） | 【[0-9]{{1,2}}】 )   # （1） 1） 【1】
    | (?P<circle> [①-⑳⑴-⒇⒈-⒛] [、.]? )                                # ① ⑴ ⒈
    | (?P<ordinal> {_HAN_NUMBER} 是 )                                 # 一是部分项目前期滞后
    | (?P<dash> --+ | -(?=\x20+[\u3400-\u9fff“]) )                     # ——投资规模 · - 投资规模
    | (?P<bullet> [●■◆▲★•·○□◇※§►▶✦◎☆⊙△▪◾➢✓✔] | \*(?=\x20+[\u3400-\u9fff“]) )                                 # ●重点项目
    """,
    re.VERBOSE,
)
_COUNTED_ON = re.compile(rf"\x20*(?P<next>{_HAN_NUMBER})(?:[、，及和与]{_HAN_NUMBER})?(?:期|标段|号|季度|级|产业|批次)")
"""一、二期工程 · 一、二、三产业: the number goes on, if the next one follows it."""
_HOUSES_ON = re.compile(r"(?P<next>[0-9]{1,3})(?:号|#|期|标段)")
"""2、3号楼: the number goes on."""
_FIRST_SIGNS = frozenset("第一二三四五六七八九十百（【0123456789-*●■◆▲★•·○□◇※§►▶✦◎☆⊙△▪◾➢✓✔") | frozenset(
    chr(code) for first, last in ((0x2460, 0x249B),) for code in range(first, last + 1)
)
"""What a marker may begin with: most lines are told apart by their first character."""
_UNIT_AFTER = re.compile(r"[亿万]?元|[个年月日%]|项(?!目)|(?:座|宗|处|户|公里|平方米|万|亿|亩|吨|天)")


@quickly_built
@dataclass(frozen=True, slots=True)
class Marker:
    """The sign that opens an item: its style, its number where it has one, and its length with the blanks behind it."""

    style: MarkerStyle
    number: int | None
    length: int

    @property
    def rank(self) -> int:
        """How deep the style stands."""
        return RANKS[self.style]


def find_marker(line: str, at: int = 0) -> Marker | None:
    """The marker that stands at a place of a line, or None.

    >>> find_marker("1、晋阳新材料产业园，总投资3亿元")
    Marker(style='arabic', number=1, length=2)
    >>> find_marker("（二）市重点项目").number
    2
    >>> find_marker("1.5亿元的项目") is None and find_marker("3 个项目") is None
    True
    """
    if line[at : at + 1] not in _FIRST_SIGNS:
        return None
    match = _MARKER.match(line, at)
    if match is None or match.lastgroup is None:
        return None
    if match.lastgroup == "arabic" and _UNIT_AFTER.match(line, match.end()) and line[match.end() - 1] == " ":
        return None
    end = match.end()
    while end < len(line) and line[end] == " ":
        end += 1
    number = _number(match.group())
    goes_on = _COUNTED_ON.match(line, match.end()) if match.lastgroup == "han" else None
    if goes_on and number is not None and han_number(goes_on["next"]) == number + 1:
        return None
    houses = _HOUSES_ON.match(line, end) if match.lastgroup == "arabic" and line[match.end() - 1] == "、" else None
    if houses and number is not None and int(houses["next"]) == number + 1:
        return None
    style: MarkerStyle = match.lastgroup  # type: ignore[assignment]  # the group names are the styles
    return Marker(style, number, end - at)


@lru_cache(maxsize=1024)
def _number(sign: str) -> int | None:
    digits = "".join(char for char in sign if char.isdigit() and char.isascii())
    if digits:
        return int(digits)
    for first in "①⑴⒈":
        offset = ord(sign[0]) - ord(first)
        if 0 <= offset < 20:
            return offset + 1
    han = "".join(char for char in sign if char in _HAN_DIGITS or char in "十百")
    return han_number(han) if han else None


_HAN_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")}


def han_number(han: str) -> int:
    """The value of a small Chinese numeral.

    >>> han_number("二十三"), han_number("十"), han_number("一百零五")
    (23, 10, 105)
    """
    total = digit = 0
    for char in han:
        if char in "十百":
            total += (digit or 1) * (10 if char == "十" else 100)
            digit = 0
        else:
            digit = _HAN_DIGITS[char]
    return total + digit
