"""A stretch of a sentence as words, each with what it can be beside a name."""

from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Literal

from extractors.lexicon import Lexicon
from extractors.regions import division_names
from extractors.words.dictionary import Cutter, Dictionary, open_dictionary

Kind = Literal["name", "tail", "and", "behind", "stop", "state", "site", "event", "front", "sign"]
"""`name` may stand in a name, `tail` ends one, `and` stands in one or between two, `behind` is in no name where it follows a tail; the
others stand in none: words of a sentence, of state (竣工), of a place where works go on (施工现场), of a ceremony (开工仪式), in front of
names (来到), and signs."""

LONGEST = 160
"""What is cut at a time: a stretch that is longer has no boundary that words could settle."""

_STOPPING = frozenset(("p", "c", "y", "e", "o", "r", "d", "ad", "t", "uj", "ul", "uz", "ug", "ud", "uv", "u"))
"""jieba's tags of words that stand in no name: prepositions, conjunctions, particles, pronouns, adverbs, times."""
_SINGLE = frozenset("在到由将为是有对向从把被于以已正了着过的等并而且仍尚均都也还就使让给请据经按其该本此各又再共仅约")
"""Words of one sign that stand in no name where the dictionary cuts them off; other single signs are pieces of names unknown to it."""
_FIRM = frozenset("在到由的了被把是和")
"""Those that stay words of the sentence even in front of a sign that no word begins with: 由|锐珑铜业, but 正珩铜业, 退田还湖."""
_TIMELESS = frozenset(
    (
        "现代",
        "当代",
        "未来",
        "老年",
        "中年",
        "青年",
        "少年",
        "百年",
        "千年",
        "世纪",
        "时代",
        "新时代",
        "春天",
        "端午",
        "重阳",
    )
)
"""Words that jieba takes for times and that stand in names: 老年医院, 现代农业园."""
_AND = frozenset(("和", "与", "及", "以及", "暨"))
_TO = frozenset(("至", "—", "-", "~", "#", "+", ".", "×"))
_IN_NAMES = frozenset("“”（）·")


@dataclass(frozen=True, slots=True)
class Word:
    """A word at its place."""

    start: int
    end: int
    text: str
    tag: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    dictionary: Dictionary
    cutter: Cutter
    kinds: dict[str, Kind]
    tails: frozenset[str]
    long_tails: tuple[str, ...]


@cache
def _vocabulary(lexicon: Lexicon) -> _Vocabulary:
    kinds: dict[str, Kind] = dict.fromkeys(lexicon.words("clauses", part="predicate"), "behind")
    kinds |= dict.fromkeys(lexicon.words("clauses", part="sentence"), "stop")
    kinds |= dict.fromkeys(lexicon.words("clauses", part="lead"), "front")
    kinds |= dict.fromkeys(lexicon.words("names", part="verb"), "front")
    said = lexicon.words("status").items()
    kinds |= dict.fromkeys((word for word, entry in said if len(word) > 1 and not entry.values.get("works")), "state")
    kinds |= dict.fromkeys(lexicon.words("clauses", part="site"), "site")
    kinds |= dict.fromkeys(lexicon.words("clauses", part="ceremony"), "event")
    for kind in ("front", "site", "state", "stop"):
        kinds |= dict.fromkeys(lexicon.words("words", part=kind), kind)
    tails = tuple(lexicon.words("names", part="tail"))
    own = dict.fromkeys((place for place in division_names() if len(place) > 1), "ns")
    own |= dict.fromkeys((tail for tail in tails if len(tail) > 1 and "（" not in tail), "n")
    for kind in ("site", "state", "stop", "word"):
        own |= dict.fromkeys((word for word in lexicon.words("words", part=kind) if len(word) > 1), "n")
    for kind in ("site", "ceremony"):
        own |= dict.fromkeys((word for word in lexicon.words("clauses", part=kind) if word[0] != "的"), "n")
    own |= dict.fromkeys((word for word, kind in kinds.items() if kind == "front" and 1 < len(word) < 5), "v")
    dictionary = open_dictionary(own)
    return _Vocabulary(
        dictionary, Cutter(dictionary), kinds, frozenset(tails), tuple(tail for tail in tails if len(tail) > 1)
    )


@lru_cache(maxsize=256)
def cut_words(text: str, lexicon: Lexicon) -> tuple[Word, ...]:
    """The words of a stretch; one that is too long is not cut.

    >>> from extractors.lexicon import load_lexicon
    >>> [(word.text, word.kind) for word in cut_words("目前我市正在推进华为大道延伸工程", load_lexicon())][-5:]
    [('推进', 'front'), ('华为', 'name'), ('大道', 'tail'), ('延伸', 'name'), ('工程', 'tail')]
    """
    if len(text) > LONGEST:
        return ()
    vocabulary = _vocabulary(lexicon)
    words: list[Word] = []
    at = 0
    for piece in vocabulary.cutter.cut(text):
        tag = vocabulary.dictionary.tag(piece)
        words.append(Word(at, at + len(piece), piece, tag, _kind(piece, tag, vocabulary)))
        at += len(piece)
    return tuple(_in_place(words, place) for place in range(len(words)))


def _in_place(words: list[Word], place: int) -> Word:
    """The word with the kind that it has beside its neighbours."""
    word = words[place]
    if len(word.text) > 1:
        return word
    if word.kind in ("stop", "front") and word.text not in _FIRM and _is_loose(words, place + 1):
        return replace(word, kind="name")
    if word.text in "—-" and any(
        beside.text == word.text for beside in (*words[max(0, place - 1) : place], *words[place + 1 : place + 2])
    ):
        return replace(word, kind="sign")
    return word


def _is_loose(words: list[Word], place: int) -> bool:
    """Whether a sign stands at a place with which no word of the dictionary begins."""
    return (
        place < len(words)
        and len(words[place].text) == 1
        and words[place].kind == "name"
        and words[place].text.isalpha()
    )


def _kind(piece: str, tag: str, vocabulary: _Vocabulary) -> Kind:
    if piece in _AND:
        return "and"
    if not any(char.isalnum() for char in piece) and piece not in _TO:
        return "name" if piece in _IN_NAMES or piece.isspace() else "sign"
    known = vocabulary.kinds.get(piece)
    if piece in vocabulary.tails or (known is None and len(piece) > 2 and piece.endswith(vocabulary.long_tails)):
        return "tail"
    if known is not None and (len(piece) > 1 or piece in _SINGLE):
        adverb = tag in _STOPPING if known in ("behind", "state") else tag in ("d", "ad")
        return "stop" if adverb else known
    if len(piece) == 1:
        return "stop" if piece in _SINGLE else "name"
    if tag == "m" and piece.endswith(("元", "亿")):
        return "stop"
    return "stop" if tag in _STOPPING and piece not in _TIMELESS else "name"
