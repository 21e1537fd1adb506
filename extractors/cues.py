"""The words that say what a figure is, made ready once for each lexicon, and found from the figure outwards.

Cues are kept as a tree of their signs from the last to the first: from a figure one walks back sign by sign as long as some cue
goes on, so that a figure costs as many steps as its cue has signs, however many cues there are.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from extractors.composed import COMPOSED, Composed, composed_words
from extractors.lexicon import Lexicon, WordEntry
from schemas import Role

YEAR = "{年}"
"""Stands in a form for a year as written."""
_YEAR_MARK = "\0"
_NAMES = {chr(number): name for number, name in enumerate(COMPOSED, start=1)}
"""What stands in the tree for words of composed.toml that go together: {计划}, {总投资}."""
CLAUSE_SIGNS = "。；，！？：、（）“”《》〈〉/|.●■◆★▲○◇□-\x20\n"


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
    dated: Role | None
    """Its role where the sentence speaks of what was so far: 1-6月共投资3亿元."""
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
    year: "_Node | None" = None
    composed: dict[str, tuple[Composed, "_Node"]] | None = None
    cues: dict[str, list[Cue]] | None = None


Hit = tuple[int, int, Cue]
"""Where a cue begins and ends, and what it says."""


@dataclass(frozen=True, slots=True)
class CueWords:
    """The words of one lexicon around figures."""

    before: _Node
    after: _Node
    fillers: Mapping[str, tuple[str, ...]]
    """What may stand between a cue and its figure, by its last sign, longest first."""
    leads: Mapping[str, tuple[str, ...]]
    """What goes with a cue in front of it: 今年累计已|完成投资."""
    since: Mapping[str, tuple[str, ...]]
    """What makes a completion one of all the years of the works: 自开工以来."""
    expected: re.Pattern[str]
    marks: Mapping[str, tuple[str, ...]]
    """The words of marks.toml by what they do, longest first."""
    changed: frozenset[str]
    """The last signs of what stands between an amount and the one that takes its place."""
    known: dict[str, dict[str, Hit | None]]
    """Windows that were looked at before, by kind of figure: most of a report's figures stand behind the same few words."""


MOST_KNOWN = 5000
"""The windows that are kept in mind of each kind of figure."""


@cache
def cue_words(lexicon: Lexicon) -> CueWords:
    """The words of a lexicon, made ready."""
    before, after = _Node(), _Node()
    for entry in lexicon.entries("roles"):
        cue = _cue(entry)
        for word in entry.words:
            signs = word.replace(YEAR, _YEAR_MARK)
            for mark, name in _NAMES.items() if "{" in signs else ():
                signs = signs.replace(f"{{{name}}}", mark)
            _add(after if entry.values.get("side") == "after" else before, signs, cue, entry, lexicon)
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
        _by_last_sign(tuple(marks["since"])),
        re.compile(
            rf"(?:{long}|(?<!按)(?<!照)计划)(?!总?投资[额规模为约达近]*[0-9])|(?:{short})(?:能|可|再|全部|累计|实际|共)*\Z"
        ),  # 将台路 and 主要路段 promise nothing
        {part: tuple(sorted(words, key=len, reverse=True)) for part, words in marks.items()},
        frozenset(word[-1] for word in marks["changed"]),
        {},
    )


def _cue(entry: WordEntry) -> Cue:
    values = entry.values
    return Cue(
        None if values["role"] == "none" else values["role"],
        values.get("cumulative", False),
        values.get("part", False),
        values.get("of"),
        values.get("yearly"),
        values.get("dated"),
        values.get("behind", ()),
        values.get("unless", ()),
    )


def _add(node: _Node, signs: str, cue: Cue, entry: WordEntry, lexicon: Lexicon) -> None:
    for sign in signs if entry.values.get("side") == "after" else reversed(signs):
        if sign == _YEAR_MARK:
            node.year = node.year or _Node()
            node = node.year
        elif sign in _NAMES:
            node.composed = node.composed or {}
            node = node.composed.setdefault(sign, (composed_words(lexicon, _NAMES[sign]), _Node()))[1]
        else:
            node = node.further.setdefault(sign, _Node())
    node.cues = node.cues or {}
    for kind in entry.values["kinds"]:
        cues = node.cues.setdefault(kind, [])
        cues.insert(0 if cue.behind else sum(1 for other in cues if other.behind), cue)


def _by_last_sign(words: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """The words by the sign that touches what stands behind them, longest first."""
    by_sign: dict[str, tuple[str, ...]] = {}
    for word in sorted(words, key=len, reverse=True):
        by_sign[word[-1]] = (*by_sign.get(word[-1], ()), word)
    return by_sign


def find_cue(text: str, floor: int, end: int, kind: str, words: CueWords) -> Hit | None:
    """The longest cue that ends at a figure, fillers taken away one by one."""
    known = words.known.setdefault(kind, {})
    window = text[floor:end]
    if window in known:
        hit = known[window]
    else:
        if len(known) >= MOST_KNOWN:
            known.clear()
        hit = known[window] = _find_cue(window, kind, words)
    return None if hit is None else (hit[0] + floor, hit[1] + floor, hit[2])


def _find_cue(window: str, kind: str, words: CueWords) -> Hit | None:
    end = len(window)
    while end > 0:
        hit = _longest(window, end, kind, words.before)
        if hit is not None:
            return hit[0], end, hit[1]
        filler = ending(window, 0, end, words.fillers)
        if not filler:
            return None
        end -= filler
    return None


def _longest(text: str, end: int, kind: str, node: _Node) -> tuple[int, Cue] | None:
    """Where the longest cue begins that ends at a place, and what it says; of two alike the one that is not put together."""
    best: tuple[int, Cue] | None = None
    loose: tuple[int, Cue] | None = None
    at = end
    while True:
        if node.year is not None and (start := year_start(text, 0, at)) < at:
            hit = _longest(text, start, kind, node.year) or _at(text, start, kind, node.year)
            if hit is not None and (best is None or hit[0] < best[0]):
                best = hit
        for words, below in node.composed.values() if node.composed else ():
            if (start := words.start(text, at)) < at:
                hit = _longest(text, start, kind, below) or _at(text, start, kind, below)
                if hit is not None and (loose is None or hit[0] <= loose[0]):
                    loose = hit
        following = node.further.get(text[at - 1]) if at else None
        if following is None:
            return loose if best is None or (loose is not None and loose[0] < best[0]) else best
        at -= 1
        node = following
        if node.cues is not None:
            found = _at(text, at, kind, node)
            if found is not None and (best is None or at < best[0]):
                best = found


def _at(text: str, start: int, kind: str, node: _Node) -> tuple[int, Cue] | None:
    for cue in (node.cues or {}).get(kind, ()):
        if cue.fits(text, start):
            return start, cue
    return None


def year_start(text: str, floor: int, end: int) -> int:
    """Where the year begins that ends at a place (2021年, 今年, 本年度, 年内, 年初, 年); the place itself where none does.

    >>> [year_start(words, 0, len(words)) for words in ("在2021年度", "在今年", "到年内", "今后三年", "在今年（2021年）")]
    [1, 1, 1, 4, 1]
    """
    at = end
    if text.endswith("年）", floor, end) and (opened := text.rfind("（", max(floor, end - 8), end)) > floor:
        before = year_start(text, floor, opened)
        return before if before < opened else end  # 今年（2022年）
    if at - 1 > floor and text[at - 1] in "度内初" and text[at - 2] == "年":
        at -= 1
    if at <= floor or text[at - 1] != "年":
        return end
    at -= 1
    if at > floor and text[at - 1] in "今本当全":
        return at - 1
    digits = text[max(floor, at - 4) : at]
    if len(digits) == 4 and ((digits[:2] in ("19", "20") and digits.isdecimal()) or _SPELLED_YEAR.fullmatch(digits)):
        return at - 4
    if digits[-1:] in _OTHER_YEARS:
        return end
    return end if digits[-1:] in _COUNTS_YEARS and text[end - 1] != "度" else at


_SPELLED_YEAR = re.compile("[一二][〇零九][〇零一二三四五六七八九]{2}")
_COUNTS_YEARS = tuple("0123456789一二三四五六七八九十两几多数每历近同")
"""Before 年 these make a time or another word of it: 三年, 每年, 同年."""
_OTHER_YEARS = tuple("去上前往明后次跨")
"""Before 年 these make another year of it, or several."""


def lead_start(text: str, floor: int, start: int, words: CueWords) -> int:
    """Where a cue begins together with the words that go with it: 已累计|完成投资."""
    while start > floor and (lead := ending(text, floor, start, words.leads)):
        start -= lead
    return start


def ending(text: str, floor: int, end: int, by_sign: Mapping[str, tuple[str, ...]]) -> int:
    """The length of the longest of some words, kept by their last sign, that ends at a place; 0 where none does."""
    for word in by_sign.get(text[end - 1], ()):
        if text.endswith(word, floor, end):
            return len(word)
    return 0


def find_cue_after(text: str, end: int, kind: str, words: CueWords) -> tuple[Role, int] | None:
    """What the longest cue behind a figure says, and where it ends: 完成了96.2亿元的年度投资任务."""
    node: _Node | None = words.after
    best: tuple[Role, int] | None = None
    for at in range(end, min(len(text), end + 16)):
        node = node.further.get(text[at]) if node is not None else None
        if node is None:
            break
        for cue in node.cues.get(kind, ()) if node.cues else ():
            if cue.role and not (cue.unless and text.startswith(cue.unless, at + 1)):
                best = cue.role, at + 1
                break
    return best
