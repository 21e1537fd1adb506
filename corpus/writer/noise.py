"""What happens to a text on its way into an archive: page breaks in words, blanks in numbers, other widths, junk.

Noise changes the text and keeps the way: facts and stretches are told where they stand afterwards. What is exchanged keeps
its length and becomes part of a fact's writing; what is put in does not.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from random import Random

from corpus.writer.mirroring import SOUNDS, mirror
from corpus.writer.parts import Fact, Stretch
from corpus.writer.shapes import load_shapes

Insertions = list[tuple[int, str]]
Exchange = Callable[[str, Random], str]
Insert = Callable[[str, Sequence[Fact], Random], Insertions]


class Noisy:
    """A text with the places of what it states, while noise is made."""

    __slots__ = ("facts", "stretches", "text")

    def __init__(self, text: str, facts: Sequence[Fact], stretches: Sequence[Stretch]) -> None:
        self.text = text
        self.facts = facts
        self.stretches = stretches

    def exchange(self, exchange: Exchange, chance: Random) -> None:
        """Exchanges characters for others, one for one; facts read as they stand then."""
        self.text = exchange(self.text, chance)
        for fact in self.facts:
            fact.text = self.text[fact.start : fact.end]

    def read_stretches(self) -> None:
        """Every stretch reads as it stands now."""
        for stretch in self.stretches:
            if stretch.start >= 0:
                stretch.text = self.text[stretch.start : stretch.end]

    def insert(self, insert: Insert, chance: Random) -> None:
        """Puts something in; what it is put into keeps its writing and gets a longer span."""
        found = sorted(insert(self.text, self.facts, chance))
        if not found:
            return
        places = [place for place, _ in found]
        grown, last = [0], 0
        pieces: list[str] = []
        for place, put in found:
            pieces += (self.text[last:place], put)
            last = place
            grown.append(grown[-1] + len(put))
        self.text = "".join((*pieces, self.text[last:]))
        placed: list[Fact | Stretch] = [*self.facts, *self.stretches]
        for thing in placed:
            if thing.start >= 0:
                thing.start += grown[bisect_right(places, thing.start)]
                thing.end += grown[bisect_left(places, thing.end)]


# ----------------------------------------------------------------------------------------------------------- exchanges

_WIDE = str.maketrans("0123456789.%", "０１２３４５６７８９．％")
_NARROW = str.maketrans("，：；（）", ",:;()")


def widen(text: str, chance: Random) -> str:
    """Digits, points and percent signs in full width."""
    return text.translate(_WIDE)


def narrow(text: str, chance: Random) -> str:
    """Commas, colons and brackets in half width."""
    return text.translate(_NARROW)


# ---------------------------------------------------------------------------------------------------------- insertions


def blank(text: str, facts: Sequence[Fact], chance: Random) -> Insertions:
    """Stray blanks inside numbers and names."""
    share = chance.choice((0.1, 0.25, 0.5))
    found = []
    for fact in facts:
        length = fact.end - fact.start
        if length > 2 and chance.random() < share and not _is_among_blanks(text, fact):
            point = text.find(".", fact.start, fact.end)
            inside = point + 1 if point > 0 and chance.random() < 0.6 else fact.start + chance.randint(1, length - 1)
            found.append((inside, chance.choice((" ", " ", "　", "  "))))
    return found


def _is_among_blanks(text: str, fact: Fact) -> bool:
    """Whether it stands in a row whose cells are parted by blanks: one more would part it in two."""
    start = text.rfind("\n", 0, fact.start) + 1
    end = text.find("\n", fact.end)
    return _CELLS_APART in text[start : end if end >= 0 else len(text)].strip()


_CELLS_APART = "   "


def sound(text: str, facts: Sequence[Fact], chance: Random) -> Insertions:
    """The sound of every character that a mirror site has exchanged, in brackets behind it."""
    return [(at, f"({SOUNDS[mark]})") for at, mark in enumerate(text, 1) if mark in SOUNDS]


def space(text: str, facts: Sequence[Fact], chance: Random) -> Insertions:
    """Blanks on both sides of every number, as some typists put them."""
    return [(place, " ") for fact in facts if fact.role for place in (fact.start, fact.end)]


def wrap(text: str, facts: Sequence[Fact], chance: Random) -> Insertions:
    """Lines broken at a width, in words and numbers alike."""
    width = chance.choice((28, 32, 36, 38, 42, 46))
    # 3、58亿元 at the beginning of a line is the third of a list
    spoilt = {fact.start for fact in facts if "damaged" in fact.flags}
    found = []
    at = 0
    for line in text.split("\n"):
        found += [(at + place, "\n") for place in range(width, len(line), width) if at + place not in spoilt]
        at += len(line) + 1
    return found


_BARE = "\n{}\n"
_DIGITAL = re.compile(r"[0-9０-９.．,，()（）、%％]")
_LEAST_LINE = 20


def _parts_words(text: str, at: int) -> bool:
    """Whether a bare number can only be a page's there: between words, and within a line that is no cell of a table."""
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    line = (end if end >= 0 else len(text)) - start
    return line >= _LEAST_LINE and not _DIGITAL.search(text[max(start, at - 2) : at + 2])


def page(text: str, facts: Sequence[Fact], chance: Random) -> Insertions:
    """Page numbers, now and then with a running title, in the middle of whatever stands there."""
    pattern = chance.choice(("\n- {} -\n", _BARE, "\n— {} —\n", "\n\n第{}页\n\n", "\n-{}-\n\n"))
    found = []
    at, number = chance.randint(180, 420), chance.randint(1, 9)
    while at < len(text) - 1:
        if text[at] != "\n" and text[at - 1] != "\n" and (pattern != _BARE or _parts_words(text, at)):
            found.append((at, pattern.format(number)))
        number += 1
        at += chance.randint(420, 700)
    return found


def double(text: str, facts: Sequence[Fact], chance: Random) -> Insertions:
    """Stops and small words typed twice."""
    found = []
    at = -1
    for mark in chance.sample("，。的、；", 2):
        at = text.find(mark, chance.randint(0, max(1, len(text) - 1)))
        if at >= 0 and not any(fact.start <= at < fact.end for fact in facts):
            found.append((at + 1, mark))
    return found


_JUNK = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ!#$&()*+,-/:;=?@^_~"


def litter(text: str, facts: Sequence[Fact], chance: Random) -> Insertions:
    """Strings against copying, between lines; not where a line breaks inside a figure, which nobody could tell from it."""
    found = []
    at = text.find("\n")
    while at >= 0:
        if chance.random() < 0.15:
            junk = "  " + "".join(chance.choice(_JUNK) for _ in range(chance.randint(6, 14)))
            if not any(fact.start < at < fact.end for fact in facts):
                found.append((at, junk))
        at = text.find("\n", at + 1)
    return found


EXCHANGES: dict[str, Exchange] = {"wide": widen, "narrow": narrow, "mirror": lambda text, chance: mirror(text)}
INSERTIONS: dict[str, Insert] = {
    "pinyin": sound,
    "blanks": blank,
    "spaced": space,
    "wrapped": wrap,
    "pages": page,
    "doubled": double,
    "junk": litter,
}
_TWO_MARKS = 0.25
"""The share of texts whose lines end with two characters."""


def draw_noises(chance: Random) -> tuple[str, ...]:
    """The noises of one report; none for half of them."""
    noises = load_shapes().noises
    return chance.choices(noises, [noise.weight for noise in noises])[0].kinds


def make_noise(noisy: Noisy, noises: Sequence[str], chance: Random) -> None:
    """Makes these noises, exchanges before insertions."""
    for noise in noises:
        if noise in EXCHANGES:
            noisy.exchange(EXCHANGES[noise], chance)
        if noise == "mirror":
            _mirror_words(noisy.facts)
    noisy.read_stretches()
    for noise in noises:
        if noise in INSERTIONS:
            noisy.insert(INSERTIONS[noise], chance)


def _mirror_words(facts: Sequence[Fact]) -> None:
    """Units and qualifiers are told as they are written, too: 個, 萬平方米, 約."""
    for fact in facts:
        fact.unit = fact.unit and mirror(fact.unit)
        fact.qualifier = mirror(fact.qualifier)


def encode(text: str, chance: Random) -> tuple[bytes, str]:
    """The text in some encoding and with some line ends, and the encoding's name."""
    encodings = load_shapes().encodings
    encoding = chance.choices(list(encodings), list(encodings.values()))[0]
    if chance.random() < _TWO_MARKS:
        text = text.replace("\n", "\r\n")
    try:
        return text.encode(encoding), encoding
    except UnicodeEncodeError:
        return text.encode("utf-8"), "utf-8"
