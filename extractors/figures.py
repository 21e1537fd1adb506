"""Every number of a text that states something: money, percentages, counts, areas, capacities, durations.

Figures come first: they are found and typed before anyone asks whose they are. What only looks like one (dates, list numbers,
document and road numbers, 1#, 3+2) is passed over here, and nothing else is.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extractors.compounds import Quantity
from extractors.identifiers import Cover, find_identifiers
from extractors.lexicon import Lexicon
from extractors.measures import interval_of
from extractors.quantities import find_quantities
from extractors.shadow import Shadow
from extractors.spelled import find_spelled
from extractors.units import unit_words
from schemas import Document, Figure, Span, quickly_built


@quickly_built
@dataclass(frozen=True, slots=True)
class FoundFigure:
    """A figure at its place in the shadow; `start` and `end` take in the qualifier beside it."""

    start: int
    end: int
    core: int
    """Where the figure itself begins, behind a qualifier like 约."""
    figure: Figure


_Said = tuple[str, str]
"""A word and the bound that it sets."""
_Qualifiers = dict[str, tuple[_Said, ...]]
"""The words by the sign that touches the figure, longest first: a figure looks at a few of them, not at all."""


@cache
def _qualifiers(lexicon: Lexicon) -> tuple[_Qualifiers, _Qualifiers]:
    """The qualifiers that stand before a figure, and those behind it."""
    sides: list[_Qualifiers] = []
    for side, touching in (("before", -1), ("after", 0)):
        by_sign: _Qualifiers = {}
        for word, entry in sorted(lexicon.words("qualifiers", side=side).items(), key=lambda pair: -len(pair[0])):
            by_sign[word[touching]] = (*by_sign.get(word[touching], ()), (word, entry.values["bound"]))
        sides.append(by_sign)
    return sides[0], sides[1]


def find_figures(
    document: Document, shadow: Shadow, masked: list[tuple[int, int]], lexicon: Lexicon
) -> tuple[FoundFigure, ...]:
    """The figures of a document in text order; `masked` are the dates, periods and list numbers, as stretches of the shadow."""
    text, words = shadow.text, unit_words(lexicon)
    closed = Cover([*masked, *find_identifiers(text)], len(text))
    every = list(find_quantities(text, words, closed))
    spelled = sorted(find_spelled(text, words, closed), key=lambda quantity: quantity.start)
    if spelled:
        every = sorted([*every, *_without_overlaps(spelled, every)], key=lambda quantity: quantity.start)
    return tuple(_figures(document, shadow, every, lexicon))


def _without_overlaps(spelled: list[Quantity], written: list[Quantity]) -> Iterator[Quantity]:
    """The quantities in Chinese numerals that touch neither one in digits nor one another."""
    starts, ends = [quantity.start for quantity in written], [quantity.end for quantity in written]
    at = 0
    for quantity in spelled:
        place = bisect_left(ends, quantity.start + 1)
        free = place == len(starts) or starts[place] >= quantity.end
        if free and quantity.start >= at:
            at = quantity.end
            yield quantity


def _figures(document: Document, shadow: Shadow, quantities: list[Quantity], lexicon: Lexicon) -> Iterator[FoundFigure]:
    """The figures of quantities, with the qualifiers that stand before and behind them."""
    text, original, pieces = shadow.text, document.text, document.pieces
    steps, shifts, step = (*shadow.steps, len(text) + 1), (0, *shadow.shifts), 0
    words_before, words_behind = _qualifiers(lexicon)
    for quantity in quantities:
        start, end, reading = quantity.start, quantity.end, quantity.reading
        bound, low, high, qualifier = reading.bound, reading.low, reading.high, None
        reach_from, reach_to = start, end
        # nearly all figures have a sign on either side that ends or begins no qualifier
        before = words_before.get(text[start - 1 : start])
        behind = words_behind.get(text[end : end + 1])
        if before or behind or quantity.said:
            ahead, inside, after = _said(text, quantity, before or (), behind or ())
            said = [word for word in (ahead, inside, after) if word is not None]
            if said:
                bound, low, high = interval_of(reading, frozenset(sets for _, sets in said))
                qualifier = "".join(word for word, _ in said)
                reach_from -= len(ahead[0]) if ahead else 0
                reach_to += len(after[0]) if after else 0
        while steps[step] <= start:  # what `shadow.origin_span` says, without a search: the figures stand in order
            step += 1
        first = start + shifts[step]
        while steps[step] < end:
            step += 1
        last = end + shifts[step]
        written, flags = "".join(original[first:last].split()), reading.flags
        if last - first > end - start and _goes_over_page(original[first:last], written, text[start:end]):
            flags = (*flags, "over_page")
        figure = Figure(
            written,
            reading.kind,
            reading.value,
            reading.unit,
            bound,
            low,
            high,
            qualifier,
            document.span(*shadow.origin_span(*quantity.unit_at)) if quantity.unit_at else None,
            flags,
            None,
            document.span(first, last) if pieces else Span(first, last, None, None, ()),
        )
        yield FoundFigure(reach_from, reach_to, start, figure)


def _goes_over_page(original: str, written: str, read: str) -> bool:
    """Whether more than blanks stands between the parts of a figure: the number of the page that it begins on."""
    return "\n" in original and len(written) > len(read.replace(" ", ""))


_TAILS_OF = {"约": "签契节预制大合违集", "近": "附最远邻临靠新", "超": "高赶", "突": "力"}
"""What makes the first sign of a qualifier the tail of another word: 签约, 附近, 最近."""
_HEADS_OF = {
    "多": "功车层媒样元种能次学个年",
    "余": "热电量地留姚杭额",
    "起": "步点源降重来始草",
    "内": "容部环外设蒙需涵陆存河丘黄江乡",
    "以上": "级",
    "上下": "游班水联",
    "左右": "两岸侧",
}
"""What makes a qualifier the head of another word: 2条多车道, 3个起步区, 5公里内环."""


def _said(
    text: str, quantity: Quantity, before: tuple[_Said, ...], behind: tuple[_Said, ...]
) -> tuple[_Said | None, _Said | None, _Said | None]:
    """The qualifiers before, inside and behind a quantity."""
    return _before(text, quantity, before), quantity.said, _behind(text, quantity.end, behind)


def _before(text: str, quantity: Quantity, words: tuple[_Said, ...]) -> _Said | None:
    start = quantity.start
    for word, bound in words:
        if not text.endswith(word, 0, start):
            continue
        at = start - len(word)
        if at > 0 and text[at - 1] in _TAILS_OF.get(word[0], ""):
            return None
        if word == "近" and quantity.reading.kind == "duration":
            return None  # 近3年 is the last three years
        return word, bound
    return None


def _behind(text: str, end: int, words: tuple[_Said, ...]) -> _Said | None:
    for word, bound in words:
        if text.startswith(word, end):
            following = text[end + len(word) : end + len(word) + 1]
            return None if following and following in _HEADS_OF.get(word, "") else (word, bound)
    return None
