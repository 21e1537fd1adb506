"""Where sentences begin and brackets close: worked out once for a text, looked up often."""

import re
from bisect import bisect_right
from functools import lru_cache

_SENTENCE_END = re.compile(r"[。！？\n]")
_STRETCH_END = re.compile(r"[。；！？\n]")
_BRACKET = re.compile(r"[（）]")
_LIST_SIGN = re.compile(r"[。；！？\n，：（）“”《》]")


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
def _stretch_starts(text: str) -> list[int]:
    return [0, *(match.end() for match in _STRETCH_END.finditer(text))]


def stretch_start(text: str, floor: int, at: int) -> int:
    """Where the sentence of a place begins, or what stands behind ； in it, not before `floor`."""
    starts = _stretch_starts(text)
    return max(floor, starts[bisect_right(starts, at) - 1])


@lru_cache(maxsize=4)
def list_signs(text: str) -> list[int]:
    """Where the signs stand that a list goes on to, or that part it from what stands before it."""
    return [match.start() for match in _LIST_SIGN.finditer(text)]


@lru_cache(maxsize=4)
def _bracket_ends(text: str) -> tuple[list[int], list[int]]:
    """From which offsets on another bracket is the innermost open one, and the place of the ） that closes it; the text's length
    where none is open."""
    closed_at: dict[int, int] = {}
    open_at: list[int] = []
    signs = [match.start() for match in _BRACKET.finditer(text)]
    for at in signs:
        if text[at] == "（":
            open_at.append(at)
        elif open_at:
            closed_at[open_at.pop()] = at
    starts, ends, current = [0], [len(text)], [len(text)]
    for at in signs:
        if at in closed_at:
            current.append(closed_at[at])
            starts.append(at)
        elif current[-1] == at:
            current.pop()
            starts.append(at + 1)
        else:
            continue  # a bracket without its other half
        ends.append(current[-1])
    return starts, ends


def bracket_end(text: str, at: int) -> int:
    """Where the innermost bracket that is open at a place closes; the text's length where none is open.

    >>> bracket_end("甲（乙（丙）丁）", 6)
    7
    >>> bracket_end("甲（乙）丙", 4)
    5
    """
    starts, ends = _bracket_ends(text)
    return ends[bisect_right(starts, at) - 1]
