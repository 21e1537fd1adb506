"""Where a name begins and ends in prose, when characters and cues leave it open: asked of jieba's words and of spaCy's patterns over them.

Neither is imported before such a place is met: a report of lists and fields pays nothing. What each adds stands in docs/words.md, measured.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from extractors.lexicon import Lexicon
from extractors.trie import alternation
from extractors.words.level import LEVELS, VARIABLE, Level, level, using

__all__ = ["LEVELS", "VARIABLE", "Frame", "Level", "find_frames", "level", "settle_name", "using"]

Kind = Literal["site", "event", "state", "list"]
LONGEST = 160
"""A clause that is longer has no boundary that words could settle."""
SHORTEST = 6
"""What is shorter holds no name with something said of it."""

_SIGNS_IN_DOUBT = "在到有是为将取听把被向从并正已由的来据等还暨"
"""Signs that belong to a sentence as often as to a name: whether they are words of their own, only words can tell."""
_DEEDS = ("——", "--", "签约", "竣工", "推进", "加快", "确保", "开工建设")


@dataclass(frozen=True, slots=True)
class Frame:
    """Names at their place, and how the sentence speaks of them."""

    kind: Kind
    """`site`: where works go on (X施工现场); `event`: X开工仪式; `state`: X正式投产; `list`: X、Y等."""
    start: int
    end: int
    proper: bool = True
    """Whether a word of it names one thing only; 雨污管网 may be a part of any project."""


@cache
def _framing(lexicon: Lexicon) -> re.Pattern[str]:
    words = [word for part in ("site", "state") for word in lexicon.words("words", part=part)]
    words += [word for part in ("site", "ceremony") for word in lexicon.words("clauses", part=part)]
    return re.compile(alternation((*words, "等", "分别")))


@cache
def _in_doubt(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(alternation((*_SIGNS_IN_DOUBT, *_DEEDS, *lexicon.words("words", part="front"))))


def find_frames(text: str, start: int, end: int, lexicon: Lexicon) -> tuple[Frame, ...]:
    """The projects that a clause speaks of where no cue says so: X施工现场, X正式投产, X、Y等; none where its words do not say either.

    >>> from extractors.lexicon import load_lexicon
    >>> clause = "记者在青溪县滨河大道北延工程施工现场看到"
    >>> [clause[frame.start : frame.end] for frame in find_frames(clause, 0, len(clause), load_lexicon())]
    ['青溪县滨河大道北延工程']
    """
    if not SHORTEST <= end - start <= LONGEST or not _framing(lexicon).search(text, start, end) or level() != "spacy":
        return ()  # the level last: it is in the environment, which takes longer to ask than the pattern
    from extractors.words.runs import holds_a_name

    clause = text[start:end]
    if not holds_a_name(clause, lexicon):
        return ()
    from extractors.words.grammar import find_framed

    return tuple(
        Frame(kind, start + low, start + high, proper) for kind, low, high, proper in find_framed(clause, lexicon)
    )


def settle_name(text: str, start: int, end: int, floor: int, stop: int, lexicon: Lexicon) -> tuple[int, int]:
    """Where the name text[start:end] of a clause (floor to stop) begins and ends by its words: 并听取|城南热源厂项目.

    >>> from extractors.lexicon import load_lexicon
    >>> clause = "并听取滨河大道改造项目的汇报"
    >>> settle_name(clause, 0, 11, 0, len(clause), load_lexicon())
    (3, 11)
    >>> settle_name("华为将军山数据中心项目", 0, 11, 0, 11, load_lexicon())
    (0, 11)
    """
    if not SHORTEST <= stop - floor <= LONGEST or not _in_doubt(lexicon).search(text, start, end) or level() == "none":
        return start, end
    from extractors.words.runs import bounded

    low, high = bounded(text[floor:stop], start - floor, end - floor, lexicon)
    return floor + low, floor + high
