"""The lines of a report, items that run on in one of them taken apart, with the marker that each begins with."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.markers import Marker, find_marker
from schemas import quickly_built

_RUN_ON = re.compile(
    r"[。；：](?=（?[0-9]{1,2}(?:[、.．](?![0-9])|\.(?=(?:19|20)[0-9]{2}年)|）)|[①-⑳]|[一二三四五六七八九十]{1,3}(?:是|、(?![一二三四五六七八九十])))"
    r"|[，\x20](?=[①-⑳]|（[0-9]{1,2}）)"
)
_DECIMAL_ITEM = re.compile(r"(?P<number>[0-9]{1,2})\.(?=[0-9]{2,}(?![0-9.]*[亿万%]))")
_NOISE = re.compile(r"\x20\x20(?P<noise>[!-~（）；：，！？](?:\x20?[!-~（）；：，！？]){3,40})\Z")
_MORE = re.compile(
    r"(?:…|\.{3})?[（\[【](?:更多|查看全文|展开|全文|详情|详细|阅读全文)[）\]】]|(?:…|\.{3})\x20?更多>{0,2}"
)
_DIGITS = frozenset("0123456789")
ODD = frozenset("!#$&*:;<=>?@[]^_{}|~\"'`,\\；：，！？()")
"""Signs that words do not have among letters, and noise has."""


@quickly_built
@dataclass(frozen=True, slots=True)
class Line:
    """A line of the shadow without the blanks around it, or an item of a list that runs on in one."""

    start: int
    end: int
    body: int
    """Where its words begin, behind the marker."""
    marker: Marker | None
    noise: bool = False
    """Whether it is what forums put behind lines against copying."""


def find_lines(text: str) -> list[Line]:
    """The lines of a shadow text in order, lists that run on taken apart.

    >>> text = "其中：1、潞河路工程已完工。2、晋阳路工程在建。"
    >>> [text[line.body : line.end] for line in find_lines(text)]
    ['其中：', '潞河路工程已完工。', '晋阳路工程在建。']
    """
    return _with_decimal_items(text, list(_lines(text)))


def _lines(text: str) -> Iterator[Line]:
    at = 0
    summaries = any(word in text for word in ("更多", "全文", "展开", "详情", "详细"))
    while at <= len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        yield from _split_line(text, at, end, summaries)
        at = end + 1


def _split_line(text: str, start: int, end: int, summaries: bool) -> Iterator[Line]:
    """The line, or the items that run on in it: 其中：1、…。2、…; noise at its end stands on its own."""
    while start < end and text[start] == " ":
        start += 1
    while end > start and text[end - 1] == " ":
        end -= 1
    if start == end:
        return
    noise = find_noise(text, start, end)
    stop = end
    if noise is not None:
        stop = noise
        while stop > start and text[stop - 1] == " ":
            stop -= 1
    first = find_marker(text, start)
    more = _MORE.search(text, start + 8, stop) if summaries and stop - start > 30 else None
    if more is not None and more.end() < stop:  # a page's summary, to which the title behind it was joined
        yield Line(start, more.end(), start + (first.length if first else 0), first)
        yield from _split_line(text, more.end(), stop, summaries)
        return
    cuts = _run_on_cuts(text, start, stop, first) if stop - start > 12 else []
    if not cuts:
        yield Line(start, stop, start + (first.length if first else 0), first)
    else:
        for low, high in zip([start, *cuts], [*cuts, stop], strict=True):
            marker = find_marker(text, low)
            yield Line(low, high, low + (marker.length if marker else 0), marker)
    if noise is not None:
        yield Line(noise, end, noise, None, noise=True)


def _run_on_cuts(text: str, start: int, end: int, first: Marker | None) -> list[int]:
    """Where the items of a run-on list begin: markers of one style that count up from one (or on from the line's own)."""
    cuts: list[int] = []
    weak = False
    style = first.style if first else None
    number = first.number if first and first.number else 0
    for match in _RUN_ON.finditer(text, start + 1, end):
        marker = find_marker(text, match.end())
        if marker is None or marker.number is None or marker.style == "ordinal":
            continue
        if (marker.style == style and marker.number == number + 1) or (not cuts and marker.number == 1):
            weak = not cuts and text[match.start()] in "， "
            cuts.append(match.end())
            style, number = marker.style, marker.number
    return [] if len(cuts) == 1 and (weak or style == "han") else cuts


def _with_decimal_items(text: str, lines: list[Line]) -> list[Line]:
    """The lines with 1.220千伏变电站 read as the first item, where the list around it counts on from there."""
    counted = 0
    for at, line in enumerate(lines):
        if (
            line.marker is None
            and text[line.start] in _DIGITS
            and (match := _DECIMAL_ITEM.match(text, line.start, line.end))
        ):
            number = int(match["number"])
            goes_on = at + 1 < len(lines) and _number_at(text, lines[at + 1]) == number + 1
            if number == counted + 1 and (counted or goes_on):
                length = match.end() - line.start
                lines[at] = line = Line(line.start, line.end, match.end(), Marker("arabic", number, length))
        if line.marker is not None and line.marker.style == "arabic" and line.marker.number is not None:
            counted = line.marker.number
        elif line.marker is not None and line.marker.style in ("han", "han_bracket", "chapter"):
            counted = 0
    return lines


def _number_at(text: str, line: Line) -> int | None:
    """The number of an item in digits that a line would be, were its point no decimal one."""
    if line.marker is not None:
        return line.marker.number if line.marker.style == "arabic" else None
    match = _DECIMAL_ITEM.match(text, line.start, line.end)
    return int(match["number"]) if match else None


def find_noise(text: str, start: int, end: int) -> int | None:
    """Where the noise at the end of a line begins that forums put there against copying, or None.

    >>> line = "一、总体情况  6S(C+d0y:"
    >>> line[find_noise(line, 0, len(line)):]
    '6S(C+d0y:'
    >>> find_noise("县道改造  K12+500", 0, 13) is None
    True
    """
    if not ("!" <= text[end - 1] <= "~" or text[end - 1] in "）；：，！？"):
        return None
    at = text.rfind("  ", max(start, end - 84), end)
    match = _NOISE.match(text, at, end) if at >= 0 else None
    if match is None:
        return None
    noise = match["noise"]
    letters = sum(char.isalpha() for char in noise)
    odd = sum(char in ODD for char in noise) + abs(noise.count("（") - noise.count("）"))
    return match.start("noise") if letters >= 2 and odd else None
