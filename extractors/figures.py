"""Every number of a text that states something: money, percentages, counts, areas, capacities, durations.

Figures come first: they are found and typed before anyone asks whose they are. What only looks like one (dates, list numbers,
document and road numbers, 1#, 3+2) is passed over here, and nothing else is.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extractors.identifiers import Cover, find_identifiers
from extractors.lexicon import Lexicon
from extractors.measures import interval_of
from extractors.quantities import NUMBER, Quantity, parse_quantity
from extractors.shadow import Shadow
from extractors.spelled import find_spelled
from extractors.units import UnitWords, unit_words
from schemas import Document, Figure


@dataclass(frozen=True, slots=True)
class FoundFigure:
    """A figure at its place in the shadow; `start` and `end` take in the qualifier beside it."""

    start: int
    end: int
    core: int
    """Where the figure itself begins, behind a qualifier like 约."""
    figure: Figure


_Words = tuple[tuple[str, str], ...]
"""Words with the bounds that they set, longest first."""


@cache
def _qualifiers(lexicon: Lexicon, side: str) -> dict[str, _Words]:
    """The qualifiers of one side by the sign that touches the figure: a figure looks at a few of them, not at all."""
    touching = -1 if side == "before" else 0
    by_sign: dict[str, _Words] = {}
    for word, entry in sorted(lexicon.words("qualifiers", side=side).items(), key=lambda pair: -len(pair[0])):
        by_sign[word[touching]] = (*by_sign.get(word[touching], ()), (word, entry.values["bound"]))
    return by_sign


def find_figures(
    document: Document, shadow: Shadow, masked: list[tuple[int, int]], lexicon: Lexicon
) -> tuple[FoundFigure, ...]:
    """The figures of a document in text order; `masked` are the dates, periods and list numbers, as stretches of the shadow."""
    text, words = shadow.text, unit_words(lexicon)
    closed = Cover([*masked, *find_identifiers(text)])
    written = list(_written(text, words, closed))
    spelled = _without_overlaps(sorted(find_spelled(text, words), key=lambda quantity: quantity.start), written)
    every = sorted([*written, *spelled], key=lambda quantity: quantity.start)
    return tuple(_figure(document, shadow, quantity, lexicon) for quantity in every)


def _written(text: str, words: UnitWords, closed: Cover) -> Iterator[Quantity]:
    """The quantities in digits, in order."""
    at = 0
    for match in NUMBER.finditer(text):
        if match.start() >= at and not closed.holds(*match.span()):
            quantity = parse_quantity(text, *match.span(), words, closed)
            at = quantity.end
            yield quantity


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


def _figure(document: Document, shadow: Shadow, quantity: Quantity, lexicon: Lexicon) -> FoundFigure:
    """The figure of a quantity, with the qualifiers that stand before and behind it."""
    text, reading = shadow.text, quantity.reading
    before = _qualifier_before(text, quantity, lexicon)
    after = _qualifier_after(text, quantity.end, lexicon)
    said = [word for word in (before, quantity.said, after) if word is not None]
    bound, low, high = interval_of(reading, frozenset(bound for _, bound in said))
    first, last = shadow.origin_span(quantity.start, quantity.end)
    figure = Figure(
        text="".join(document.text[first:last].split()),
        kind=reading.kind,
        value=reading.value,
        unit=reading.unit,
        bound=bound,
        low=low,
        high=high,
        qualifier="".join(word for word, _ in said) or None,
        unit_span=document.span(*shadow.origin_span(*quantity.unit_at)) if quantity.unit_at else None,
        flags=reading.flags,
        confidence=None,
        span=document.span(first, last),
    )
    start = quantity.start - (len(before[0]) if before else 0)
    return FoundFigure(start, quantity.end + (len(after[0]) if after else 0), quantity.start, figure)


_TAILS_OF = {"约": "签契节预制大合违集", "近": "附最远邻临靠新", "超": "高赶", "突破": "力"}
"""What makes a qualifier the tail of another word: 签约, 附近, 最近."""
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


def _qualifier_before(text: str, quantity: Quantity, lexicon: Lexicon) -> tuple[str, str] | None:
    start = quantity.start
    for word, bound in _qualifiers(lexicon, "before").get(text[start - 1 : start], ()):
        if not text.endswith(word, 0, start):
            continue
        at = start - len(word)
        if at > 0 and text[at - 1] in _TAILS_OF.get(word, ""):
            return None
        if word == "近" and quantity.reading.kind == "duration":
            return None  # 近3年 is the last three years
        return word, bound
    return None


def _qualifier_after(text: str, end: int, lexicon: Lexicon) -> tuple[str, str] | None:
    for word, bound in _qualifiers(lexicon, "after").get(text[end : end + 1], ()):
        if text.startswith(word, end):
            following = text[end + len(word) : end + len(word) + 1]
            return None if following and following in _HEADS_OF.get(word, "") else (word, bound)
    return None
