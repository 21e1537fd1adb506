"""The card of a portal above a report's title, which repeats the beginning of the text as it stands.

What it shows is said again: it is in the ledger, with the owner and the role that it has in the text; no record is told by
it. It is written last of all, so that it shows what was made wrong, settled or lost, too.
"""

import re
from collections.abc import Iterator

from corpus.writer.fitting import pattern
from corpus.writer.paper import Paper
from corpus.writer.parts import Block, Fact, Part, Stretch
from corpus.writer.voice import plain_text

_LEAST, _MOST = 40, 140
"""How many characters of the text a card shows."""
_ABOVE = frozenset({"chrome", "title", "line", "heading"})
"""What may stand above the beginning of the text."""
_MARKS = "，。；、：）"
_MARK = re.compile(f"[{_MARKS}]")


def leave_room(paper: Paper) -> None:
    """Keeps a place for the card, above what is written next; not where the page says already what it is about."""
    shown = "".join(plain_text(block.parts) for block in paper.blocks)
    if not pattern("head", "of_summaries").search(shown):
        paper.add("card", [])


def write_card(paper: Paper, *, shows: bool = True) -> None:
    """Writes the card into the place that was kept for it; takes the place away where there is nothing to show."""
    card = next((block for block in paper.blocks if block.kind == "card"), None)
    if card is None:
        return
    shown = _beginning(_first_paragraph(paper), paper.chance.randint(_LEAST, _MOST)) if shows else []
    if not shown:
        paper.blocks.remove(card)
        return
    card.kind = "chrome"
    card.parts = [*paper.say("chrome.summary"), *shown, *paper.say("chrome.cut")]
    paper.facts[:0] = [part for part in shown if isinstance(part, Fact)]
    paper.chrome.append("chrome.summary")


def _first_paragraph(paper: Paper) -> list[Part]:
    """The parts of the paragraph that the text begins with; none where it begins with something else."""
    below = [block for block in paper.blocks if block.kind != "card"]
    first = next((block for block in below if block.kind not in _ABOVE), Block("table"))
    return [part for part in first.parts if not isinstance(part, Stretch)] if first.kind == "paragraph" else []


def _beginning(parts: list[Part], most: int) -> list[Part]:
    """The parts up to the last place within so many characters where a card may break off, said again."""
    shown: tuple[int, int] | None = None
    for length, place, inside in _places(parts):
        if length > most and shown is not None:
            break
        if _LEAST <= length <= _MOST:
            shown = place, inside
    if shown is None:
        return []
    place, inside = shown
    kept = parts[:place]
    if inside:
        part = parts[place]
        assert isinstance(part, str)
        kept.append(part[:inside])
    return [_on_page(part) if isinstance(part, Fact) else part for part in kept]


def _on_page(fact: Fact) -> Fact:
    twin = fact.again()
    twin.is_chrome = True
    return twin


def _places(parts: list[Part]) -> Iterator[tuple[int, int, int]]:
    """Where it may break off: the characters before, the part, and how far into it. Behind a mark, or before a fact.

    Behind a fact only where a mark follows: what a figure is may stand behind it.
    """
    length = 0
    for place, part in enumerate(parts):
        if isinstance(part, Fact):
            yield length, place, 0
            length += len(part.text)
            following = parts[place + 1] if place + 1 < len(parts) else ""
            if isinstance(following, str) and following and following[0] in _MARKS:
                yield length, place + 1, 0
        elif isinstance(part, str):
            for mark in _MARK.finditer(part):
                yield length + mark.end(), place, mark.end()
            length += len(part)
    yield length, len(parts), 0
