"""What happens to a text on its way into an archive: page breaks in words, blanks in numbers, other widths, junk.

Noise changes the text and keeps the way: facts and stretches are told where they stand afterwards. What is exchanged keeps
its length and becomes part of a fact's writing; what is put in does not.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from random import Random

from corpus.writer.parts import Fact, Stretch

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


_TRADITIONAL = str.maketrans(
    "项目总投资万亿个点资计划进开工设产业园区县镇办发厂车场电气网络经营责单位时间为与从达减约东门边长龙华环备层实现际线条级组织动员务财会银",
    "項目總投資萬億個點資計劃進開工設產業園區縣鎮辦發廠車場電氣網絡經營責單位時間為與從達減約東門邊長龍華環備層實現際線條級組織動員務財會銀",
)


def mirror(text: str, chance: Random) -> str:
    """The traditional forms of a mirror site."""
    return text.translate(_TRADITIONAL)


# ---------------------------------------------------------------------------------------------------------- insertions


def blank(text: str, facts: Sequence[Fact], chance: Random) -> Insertions:
    """Stray blanks inside numbers and names."""
    share = chance.choice((0.1, 0.25, 0.5))
    found = []
    for fact in facts:
        length = fact.end - fact.start
        if length > 2 and chance.random() < share:
            point = text.find(".", fact.start, fact.end)
            inside = point + 1 if point > 0 and chance.random() < 0.6 else fact.start + chance.randint(1, length - 1)
            found.append((inside, chance.choice((" ", " ", "　", "  "))))
    return found


def space(text: str, facts: Sequence[Fact], chance: Random) -> Insertions:
    """Blanks on both sides of every number, as some typists put them."""
    return [(place, " ") for fact in facts if fact.role for place in (fact.start, fact.end)]


def wrap(text: str, facts: Sequence[Fact], chance: Random) -> Insertions:
    """Lines broken at a width, in words and numbers alike."""
    width = chance.choice((28, 32, 36, 38, 42, 46))
    found = []
    at = 0
    for line in text.split("\n"):
        found += [(at + place, "\n") for place in range(width, len(line), width)]
        at += len(line) + 1
    return found


def page(text: str, facts: Sequence[Fact], chance: Random) -> Insertions:
    """Page numbers, now and then with a running title, in the middle of whatever stands there."""
    pattern = chance.choice(("\n- {} -\n", "\n{}\n", "\n— {} —\n", "\n\n第{}页\n\n", "\n-{}-\n\n"))
    found = []
    at, number = chance.randint(180, 420), chance.randint(1, 9)
    while at < len(text) - 1:
        if text[at] != "\n" and text[at - 1] != "\n":
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
    """Strings against copying, between lines."""
    found = []
    at = text.find("\n")
    while at >= 0:
        if chance.random() < 0.15:
            found.append((at, "  " + "".join(chance.choice(_JUNK) for _ in range(chance.randint(6, 14)))))
        at = text.find("\n", at + 1)
    return found


EXCHANGES: dict[str, Exchange] = {"wide": widen, "narrow": narrow, "mirror": mirror}
INSERTIONS: dict[str, Insert] = {
    "blanks": blank,
    "spaced": space,
    "wrapped": wrap,
    "pages": page,
    "doubled": double,
    "junk": litter,
}
_NOISES = (
    ((), 52),
    (("narrow",), 7),
    (("wide",), 5),
    (("mirror",), 2),
    (("blanks",), 8),
    (("spaced",), 4),
    (("wrapped",), 6),
    (("pages",), 5),
    (("pages", "wrapped"), 3),
    (("doubled",), 3),
    (("junk",), 2),
    (("narrow", "blanks"), 2),
    (("wide", "pages"), 1),
)
ENCODINGS = (("utf-8", 70), ("gb18030", 18), ("gbk", 4), ("utf-8-sig", 5), ("utf-16", 3))
"""How texts are stored; gbk where every character is in it."""
LINE_ENDS = (("\n", 75), ("\r\n", 25))


def draw_noises(chance: Random) -> tuple[str, ...]:
    """The noises of one report; none for half of them."""
    noises, weights = zip(*_NOISES, strict=True)
    drawn: tuple[str, ...] = chance.choices(noises, weights)[0]
    return drawn


def make_noise(noisy: Noisy, noises: Sequence[str], chance: Random) -> None:
    """Makes these noises, exchanges before insertions."""
    for noise in noises:
        if noise in EXCHANGES:
            noisy.exchange(EXCHANGES[noise], chance)
    for noise in noises:
        if noise in INSERTIONS:
            noisy.insert(INSERTIONS[noise], chance)


def encode(text: str, chance: Random) -> tuple[bytes, str]:
    """The text in some encoding and with some line ends, and the encoding's name."""
    encoding = chance.choices([name for name, _ in ENCODINGS], [weight for _, weight in ENCODINGS])[0]
    if chance.random() < 0.25:
        text = text.replace("\n", "\r\n")
    try:
        return text.encode(encoding), encoding
    except UnicodeEncodeError:
        return text.encode("utf-8"), "utf-8"
