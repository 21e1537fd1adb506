"""The shadow of a text: the same characters in one spelling, with the way back to the immutable text.

Every finder works on the shadow, every span points into the text. What is replaced keeps its length (`spelling`); what is
dropped (stray blanks, the line break inside a sentence, the page number between two halves of a word) leaves a step in the
index map.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from extractors.spelling import respell
from extractors.tables.grids import Grid, find_cell_cuts
from extractors.wraps import find_wraps

_BLANKS = re.compile(r" (?<=\S ) *(?=\S)")
_UNSEEN = "\u200b\u200c\u200d\u2060\ufeff\xad"
_INVISIBLE = re.compile(f"[{_UNSEEN}]+")
_AMOUNT = re.compile(r"[0-9][0-9., ]{0,24}(?:[亿万千百]?元|[亿万%年月日个项])")
_THOUSANDS = re.compile(r"[0-9]{3}(?: [0-9]{3}){0,4}(?:\.[0-9]{1,4})? ?(?:[亿万千百]?元|[亿万])")
_LEADING_DIGITS = re.compile(r"(?<![0-9.,])(?:[1-9][0-9]{0,2}|[0-9]{3})\Z")
_TONES = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
_TONE = re.compile(f"[{_TONES}]")
_READING = re.compile(rf"（(?<=[\u3400-\u9fff]（)(?=[^（）]*[aeiouü{_TONES}])[a-zɡü{_TONES}]{{1,7}}）")
_SAMPLE, _FEW = 2000, 5
"""So many tones in the first signs of a text: it is a page with readings, and （men） is one, too, but （km） is not."""
_HEAD_OF_NUMBER = re.compile(r"(?:[\u3400-\u9fff，；：（、](?<!第)|： )([0-9]+(?:\.[0-9]+)?)\Z")
_TAIL_OF_NUMBER = re.compile(
    r"([0-9]+(?:\.[0-9]+)?)(?:([年月])|[亿万千百]?元|[亿万%]|个百分点|[个项户亩吨座处条件家栋人张套台辆名所间幢只头株根块片宗组部艘口眼孔层]"
    r"|公里|米|平方米|立方米|公顷|千瓦|兆瓦|[kKMG][WV]|㎡|m)"
)
_LONGEST_NUMBER = 14
_UNIT_FIRST = "亿万元%年月日"


@dataclass(frozen=True, slots=True)
class Shadow:
    """A respelled text without its stray characters, and the map from its offsets to the immutable text's."""

    text: str
    steps: tuple[int, ...]
    """Shadow offsets at which something was dropped before."""
    shifts: tuple[int, ...]
    """How much was dropped up to each step."""

    def origin(self, offset: int) -> int:
        """The place in the immutable text of the character at a shadow offset."""
        step = bisect_right(self.steps, offset)
        return offset + (self.shifts[step - 1] if step else 0)

    def quote(self, written: str, start: int, end: int) -> str:
        """What the immutable text says at a stretch of the shadow, without blanks, breaks and what was dropped between.

        >>> text = "全力推进园区基础设施和公共服务配套工程建设，总投资12.\\n- 3 -\\n5亿元。"
        >>> cast_shadow(text).quote(text, 25, 31)
        '12.5亿元'
        """
        return "".join("".join(written[low:high].split()) for low, high in self.pieces(start, end))

    def pieces(self, start: int, end: int) -> list[tuple[int, int]]:
        """The stretches of the immutable text that a stretch of the shadow is put together from."""
        if not self.steps:
            return [(start, max(start, end))]
        first = bisect_right(self.steps, start)
        cuts = [step for step in self.steps[first : bisect_right(self.steps, end - 1)] if start < step < end]
        return [self.origin_span(low, high) for low, high in pairwise((start, *cuts, end))]

    def origin_span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the immutable text that a stretch of the shadow stands for, from its first to its last character."""
        steps = self.steps
        if not steps:
            return start, max(start, end)
        step = bisect_right(steps, start)
        first = start + (self.shifts[step - 1] if step else 0)
        if start >= end:
            return first, first
        if step < len(steps) and steps[step] < end:
            step = bisect_right(steps, end - 1, step)
        return first, end + (self.shifts[step - 1] if step else 0)


def cast_shadow(text: str, grids: Sequence[Grid] = ()) -> Shadow:
    """The shadow of a document's text; inside its tables only what stands between the pieces of a cell is dropped.

    >>> shadow = cast_shadow("完成投资 136. 6 億元，占６５％")
    >>> shadow.text
    '完成投资136.6亿元，占65%'
    >>> shadow.origin_span(4, 11)
    (5, 14)
    """
    spelled = respell(text)
    stray = [*_invisible(spelled), *_readings(spelled), *_stray_blanks(spelled)]
    cuts = sorted(chain(stray, find_wraps(spelled, text)))
    if grids:
        inside = [cut for grid in grids for cut in find_cell_cuts(spelled, grid, sorted(stray))]
        cuts = sorted([*_outside(cuts, grids), *inside])
    return _cut(spelled, cuts) if cuts else Shadow(spelled, (), ())


def _outside(cuts: list[tuple[int, int]], grids: Sequence[Grid]) -> list[tuple[int, int]]:
    """The cuts that touch no table."""
    kept, at = [], 0
    for start, end in cuts:
        while at < len(grids) and grids[at].end < start:
            at += 1
        if at == len(grids) or end < grids[at].start:
            kept.append((start, end))
    return kept


def _cut(text: str, cuts: list[tuple[int, int]]) -> Shadow:
    pieces, steps, shifts = [], [], []
    at = kept = dropped = 0
    for start, end in cuts:
        if end <= at:
            continue
        start = max(start, at)
        pieces.append(text[at:start])
        kept += start - at
        dropped += end - start
        steps.append(kept)
        shifts.append(dropped)
        at = end
    pieces.append(text[at:])
    return Shadow("".join(pieces), tuple(steps), tuple(shifts))


def _invisible(text: str) -> list[tuple[int, int]]:
    if not any(sign in text for sign in _UNSEEN):
        return []
    return [match.span() for match in _INVISIBLE.finditer(text)]


def _readings(text: str) -> list[tuple[int, int]]:
    """The readings that mirror sites put behind the signs that they convert: 项（xiàng）目."""
    if len(_TONE.findall(text, 0, _SAMPLE)) < _FEW:
        return []
    return [match.span() for match in _READING.finditer(text)]


def _stray_blanks(text: str) -> list[tuple[int, int]]:
    if " " not in text:
        return []
    return [match.span() for match in _BLANKS.finditer(text) if _is_stray(text, *match.span())]


def _is_stray(text: str, start: int, end: int) -> bool:
    """Whether the blanks at text[start:end] stand inside a number, a month or a word and not between two of them."""
    before, after = text[start - 1], text[end]
    following = text[end + 1 : end + 2]
    if before.isdigit() and after.isdigit():
        thousands = end - start == 1 and _parts_thousands(text, start, end)
        return thousands or (end - start <= 2 and _parts_number(text, start, end))
    if before.isdigit():
        return (after in ".-~" and following.isdigit()) or after in _UNIT_FIRST
    if before in ".-~,":
        return after.isdigit() and text[start - 2 : start - 1].isdigit()
    if before in "亿万千百":
        return after == "元"
    if before in "，、；：（" or after in "，。、；：）":
        return True
    if not _is_han(before):
        return False
    if after.isdigit():
        return end - start == 1 and _AMOUNT.match(text, end) is not None
    return _is_han(after) and _is_spaced_out(text, start, end)


def _parts_thousands(text: str, start: int, end: int) -> bool:
    """Whether a blank parts thousands: 12 000万元. Only where a group begins with 0, so that it is no number of its own."""
    groups = _THOUSANDS.match(text, end)
    if groups is None or _LEADING_DIGITS.search(text, max(0, start - 4), start) is None:
        return False
    return any(group.startswith("0") for group in groups.group().split(" "))


def _parts_number(text: str, start: int, end: int) -> bool:
    """Whether a blank stands inside a number of a sentence: 完成投资87 486万元, 占计划的4 4.9%.

    The number touches the words before it and has a unit behind it: the cells of a row (… 30000 20000) do neither. Reading only
    486万元 would be worse than reading nothing.
    """
    head = _HEAD_OF_NUMBER.search(text, max(0, start - _LONGEST_NUMBER), start)
    tail = _TAIL_OF_NUMBER.match(text, end, end + _LONGEST_NUMBER) if head else None
    if head is None or tail is None or ("." in head[1] and "." in tail[1]):
        return False
    whole = head[1] + tail[1]
    if tail[2] is None:
        return re.fullmatch("(?:19|20)[0-9]{2}", head[1]) is None  # a year is a number of its own
    return whole.isdigit() and (1990 <= int(whole) <= 2099 if tail[2] == "年" else 10 <= int(whole) <= 12)


def _is_spaced_out(text: str, start: int, end: int) -> bool:
    """Whether a blank between two Han characters belongs to a word written with blanks, like 总 投 资 or 通    报."""
    alone_before = not text[start - 2 : start - 1].strip(" \n")
    alone_after = not text[end + 1 : end + 2].strip(" \n")
    return (alone_before or alone_after) if end - start == 1 else (alone_before and alone_after)


def _is_han(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff"
