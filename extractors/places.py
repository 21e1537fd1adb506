"""Where sentences begin and brackets close: worked out once for a text, looked up often."""

import re
from array import array
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

_SENTENCE_END = re.compile(r"[。！？\n]")


@lru_cache(maxsize=4)
def _sentence_starts(text: str) -> list[int]:
    return [0, *(match.end() for match in _SENTENCE_END.finditer(text))]


def sentence_start(text: str, floor: int, at: int) -> int:
    """Where the sentence of a place begins, not before `floor`.

    >>> sentence_start("甲。乙，丙", 0, 4)
    2
    """
    starts = _sentence_starts(text)
    return max(floor, starts[bisect_right(starts, at) - 1])


@lru_cache(maxsize=4)
def _bracket_ends(text: str) -> Sequence[int]:
    """For each offset the place of the ） that closes the innermost bracket open there; the text's length where there is none."""
    ends = array("q", [len(text)]) * (len(text) + 1)
    open_at: list[int] = []
    spans: list[tuple[int, int]] = []
    for at, char in enumerate(text):
        if char == "（":
            open_at.append(at)
        elif char == "）" and open_at:
            spans.append((open_at.pop(), at))
    current: list[int] = []
    opening = dict(spans)
    for at in range(len(text)):
        if at in opening:
            current.append(opening[at])
        ends[at] = current[-1] if current else len(text)
        if current and current[-1] == at:
            current.pop()
    return ends


def bracket_end(text: str, at: int) -> int:
    """Where the innermost bracket that is open at a place closes; the text's length where none is open.

    >>> bracket_end("甲（乙（丙）丁）", 6)
    7
    >>> bracket_end("甲（乙）丙", 4)
    5
    """
    return _bracket_ends(text)[at]
