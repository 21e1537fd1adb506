"""The words that say what a figure is, made ready once for each lexicon, and found from the figure outwards.

Cues are kept as a tree of their signs from the last to the first: from a figure one walks back sign by sign as long as some cue
goes on, so that a figure costs as many steps as its cue has signs, however many cues there are.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from extractors.lexicon import Lexicon, WordEntry
from schemas import Role

YEAR = "{年}"
"""Stands in a form for a year as written."""
_YEAR_MARK = "\0"
CLAUSE_SIGNS = "。；，！？：、（）“”《》〈〉\x20\n"


@dataclass(frozen=True, slots=True)
class Cue:
    """What a cue word says of its figure."""

    role: Role | None
    """None: known to be no role of ours."""
    cumulative: bool
    part: bool
    of: Role | None
    """The role of an amount that stands inside the words of a share: 占年度计划22.4亿元的62.1%."""
    yearly: Role | None
    """Its role where the sentence speaks of one year: 今年共铺开12个，计划投入10.5亿元."""
    behind: tuple[str, ...]
    """Words of which one must stand before the cue, where there are any; a start of a clause where one is ^."""
    unless: tuple[str, ...]
    """Words of which none may stand before the cue."""

    def fits(self, text: str, start: int) -> bool:
        """Whether what stands before the cue allows it."""
        if self.unless and text.endswith(self.unless, 0, start):
            return False
        if not self.behind or text.endswith(self.behind, 0, start):
            return True
        return "^" in self.behind and (start == 0 or text[start - 1] in CLAUSE_SIGNS)


@dataclass(slots=True)
class _Node:
    """A place in the tree: where it goes on, and the cues that begin here, by kind of figure: the choosier first, then the later."""

    further: dict[str, "_Node"] = field(default_factory=dict)
    cues: dict[str, list[Cue]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CueWords:
    """The words of one lexicon around figures."""

    before: _Node
    after: _Node
    fillers: Mapping[str, tuple[str, ...]]
    """What may stand between a cue and its figure, by its last sign, longest first."""
    leads: Mapping[str, tuple[str, ...]]
    """What goes with a cue in front of it: 今年累计已|完成投资."""
    expected: re.Pattern[str]
    marks: Mapping[str, tuple[str, ...]]
    """The words of marks.toml by what they do, longest first."""


@cache
def cue_words(lexicon: Lexicon) -> CueWords:
    """The words of a lexicon, made ready."""
    before, after = _Node(), _Node()
    for entry in lexicon.entries("roles"):
        cue = _cue(entry)
        for word in entry.words:
            signs = word.replace(YEAR, _YEAR_MARK)
            _add(after if entry.values.get("side") == "after" else before, signs, cue, entry)
    marks: dict[str, list[str]] = {}
    for entry in lexicon.entries("marks"):
        marks.setdefault(entry.values["part"], []).extend(entry.words)
    modal = sorted(lexicon.words("modals", modal="expected"), key=len, reverse=True)
    long = "|".join(re.escape(word) for word in modal if len(word) > 1 and word != "计划")
    short = "|".join(re.escape(word) for word in [*modal, "可", "能", "须", "应", "需"] if len(word) == 1)
    return CueWords(
        before,
        after,
        _by_last_sign(tuple(lexicon.words("fillers", part="cue"))),
        _by_last_sign(tuple(lexicon.words("fillers", part="lead"))),
        re.compile(
            rf"{long}|(?<!按)(?<!照)计划|(?:{short})(?:能|可|再|全部|累计|实际|共)*\Z"
        ),  # 将台路 and 主要路段 promise nothing
        {part: tuple(sorted(words, key=len, reverse=True)) for part, words in marks.items()},
    )


def _cue(entry: WordEntry) -> Cue:
    values = entry.values
    return Cue(
        None if values["role"] == "none" else values["role"],
        values.get("cumulative", False),
        values.get("part", False),
        values.get("of"),
        values.get("yearly"),
        values.get("behind", ()),
        values.get("unless", ()),
    )


def _add(node: _Node, signs: str, cue: Cue, entry: WordEntry) -> None:
    for sign in signs if entry.values.get("side") == "after" else reversed(signs):
        node = node.further.setdefault(sign, _Node())
    for kind in entry.values["kinds"]:
        cues = node.cues.setdefault(kind, [])
        cues.insert(0 if cue.behind else sum(1 for other in cues if other.behind), cue)


def _by_last_sign(words: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """The words by the sign that touches what stands behind them, longest first."""
    by_sign: dict[str, tuple[str, ...]] = {}
    for word in sorted(words, key=len, reverse=True):
        by_sign[word[-1]] = (*by_sign.get(word[-1], ()), word)
    return by_sign


def find_cue(text: str, floor: int, end: int, kind: str, words: CueWords) -> tuple[int, int, Cue] | None:
    """Where the cue of a figure begins and ends and what it says: the longest that ends at the figure, fillers taken away one by one."""
    while end > floor:
        hit = _longest(text, floor, end, kind, words.before)
        if hit is not None:
            return hit[0], end, hit[1]
        filler = _ending(text, floor, end, words.fillers)
        if not filler:
            return None
        end -= filler
    return None


def _ending(text: str, floor: int, end: int, by_sign: Mapping[str, tuple[str, ...]]) -> int:
    """The length of the longest of some words that ends at a place; 0 where none does."""
    for word in by_sign.get(text[end - 1], ()):
        if text.endswith(word, floor, end):
            return len(word)
    return 0


def _longest(text: str, floor: int, end: int, kind: str, node: _Node) -> tuple[int, Cue] | None:
    """Where the longest cue begins that ends at a place, and what it says."""
    best: tuple[int, Cue] | None = None
    at, here = end, node
    while True:
        year = here.further.get(_YEAR_MARK)
        if year is not None:
            start = year_start(text, floor, at)
            if start < at:
                hit = _longest(text, floor, start, kind, year) or _at(text, start, kind, year)
                if hit is not None and (best is None or hit[0] < best[0]):
                    best = hit
        if at <= floor:
            return best
        at -= 1
        following = here.further.get(text[at])
        if following is None:
            return best
        here = following
        found = _at(text, at, kind, here)
        if found is not None and (best is None or at < best[0]):
            best = found


def _at(text: str, start: int, kind: str, node: _Node) -> tuple[int, Cue] | None:
    for cue in node.cues.get(kind, ()):
        if cue.fits(text, start):
            return start, cue
    return None


def year_start(text: str, floor: int, end: int) -> int:
    """Where the year begins that ends at a place (2021年, 今年, 本年度, 年内, 年初, 年); the place itself where none does.

    >>> [year_start(words, 0, len(words)) for words in ("在2021年度", "在今年", "到年内", "今天")]
    [1, 1, 1, 2]
    """
    at = end
    if at - 1 > floor and text[at - 1] in "度内初" and text[at - 2] == "年":
        at -= 1
    if at <= floor or text[at - 1] != "年":
        return end
    at -= 1
    if at > floor and text[at - 1] in "今本当全":
        return at - 1
    digits = text[max(floor, at - 4) : at]
    return at - 4 if len(digits) == 4 and digits.isdecimal() and digits[:2] in ("19", "20") else at


def lead_start(text: str, floor: int, start: int, words: CueWords) -> int:
    """Where a cue begins together with the words that go with it: 已累计|完成投资."""
    while start > floor and (lead := _ending(text, floor, start, words.leads)):
        start -= lead
    return start


def find_cue_after(text: str, end: int, kind: str, words: CueWords) -> tuple[int, Cue] | None:
    """Where the cue behind a figure ends, and what it says: 完成了96.2亿元的年度投资任务."""
    node: _Node | None = words.after
    best: tuple[int, Cue] | None = None
    for at in range(end, min(len(text), end + 16)):
        node = node.further.get(text[at]) if node is not None else None
        if node is None:
            break
        for cue in node.cues.get(kind, ()):
            if not (cue.unless and text.startswith(cue.unless, at + 1)):
                best = at + 1, cue
                break
    return best
