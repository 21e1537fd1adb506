"""Which stretches of the text a page marks, and where each of them leads: nested and overlapping spans as runs in a row.

A link cannot stand inside a link, so the text is cut at every end of a span. Each run leads to what is most particular at that
place: the figure that it is part of, else the innermost evidence. Whatever cannot be reached so is listed where the run leads to.
"""

import heapq
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.feeds.evidence.facts import Card, Fact
from pipeline.feeds.evidence.records import card_of
from schemas import Entry, Report, Span

Stretch = tuple[int, int]
NAMES = ("name", "scope", "metric")
"""The fields that a record is called by."""
_KINDS = {
    "name": "name",
    "scope": "name",
    "metric": "name",
    "title": "name",
    "status": "status",
    "status_text": "status",
}


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of the text under the same marks."""

    start: int
    end: int
    figure: int | None
    """Its place in the ledger, where it is part of a figure."""
    stretch: Stretch | None
    """The innermost evidence, where it is not."""
    kinds: tuple[str, ...]
    """What the evidence over it is of: name, status, other."""


@dataclass(frozen=True, slots=True)
class Marks:
    """The runs of a text, and for every figure and every stretch of evidence where it leads."""

    runs: tuple[Run, ...]
    home: Mapping[int, str]
    """Figure → the fact that it belongs to."""
    beside: Mapping[int, tuple[str, ...]]
    """Figure → whatever else rests on the same place."""
    facts: Mapping[Stretch, tuple[str, ...]]
    """Stretch of evidence → the facts that rest on it."""

    def target(self, run: Run) -> str:
        """What a run leads to: a fact, or the list of several."""
        if run.figure is not None:
            return self.home[run.figure]
        assert run.stretch is not None, "a run has a figure or evidence"
        facts = self.facts[run.stretch]
        named = [fact for fact in facts if fact.partition("-")[2] in NAMES]
        if len(named) == 1:
            return named[0]  # a name leads to what is so called, though others speak of it
        return shared_row(run.stretch) if _is_shared(facts) else facts[0]

    def shared(self) -> dict[Stretch, tuple[str, ...]]:
        """The stretches that facts of several cards rest on, in text order."""
        led = {run.stretch for run in self.runs if run.stretch is not None}
        return {stretch: self.facts[stretch] for stretch in sorted(led) if _is_shared(self.facts[stretch])}


def _is_shared(facts: Sequence[str]) -> bool:
    """Whether facts are of more than one card."""
    return len({fact.partition("-")[0] for fact in facts}) > 1


def shared_row(stretch: Stretch) -> str:
    """The name of the line that lists what rests on a stretch."""
    return f"e{stretch[0]}-{stretch[1]}"


def nobodys_row(place: int) -> str:
    """The name of a figure's line in the list of the unclaimed."""
    return f"u{place + 1}"


def entry_row(place: int) -> str:
    """The name of a figure's line in the ledger."""
    return f"n{place + 1}"


def stretch_of(span: Span | None, length: int) -> Stretch | None:
    """The stretch of a text of this length that a span covers; None where there is nothing to mark."""
    if span is None or not 0 <= span.start < min(span.end, length):
        return None
    return span.start, min(span.end, length)


def find_marks(report: Report, cards: Iterable[Card], length: int) -> Marks:
    """The marks that the records and the ledger of a report make in its text."""
    figures = _figures(report.figures.entries, length)
    by_start = {start: place for (start, _), place in figures.items()}
    users: dict[int, list[str]] = {}
    facts: dict[Stretch, list[str]] = {}
    kinds: dict[Stretch, set[str]] = {}
    for card in cards:
        for fact in card.facts:
            for place in _figures_of(fact, by_start):
                users.setdefault(place, []).append(fact.id)
            for span in fact.places():
                stretch = stretch_of(span, length)
                if stretch is not None:
                    facts.setdefault(stretch, []).append(fact.id)
                    kinds.setdefault(stretch, set()).add(_KINDS.get(fact.field, "other"))
    home = {place: _home(place, entry, users.get(place, [])) for place, entry in enumerate(report.figures.entries)}
    runs = tuple(_runs(figures, {stretch: frozenset(found) for stretch, found in kinds.items()}))
    beside: dict[int, list[str]] = {place: list(found) for place, found in users.items()}
    _reach_all(runs, home, beside, facts)
    return Marks(
        runs,
        home,
        {place: tuple(dict.fromkeys(fact for fact in found if fact != home[place])) for place, found in beside.items()},
        {stretch: tuple(dict.fromkeys(found)) for stretch, found in facts.items()},
    )


def _figures(entries: Iterable[Entry], length: int) -> dict[Stretch, int]:
    """Where the figures stand; of two at one place the first."""
    figures: dict[Stretch, int] = {}
    end = 0
    for place, entry in enumerate(entries):
        stretch = stretch_of(entry.figure.span, length)
        if stretch is not None and stretch[0] >= end:
            figures[stretch] = place
            end = stretch[1]
    return figures


def _figures_of(fact: Fact, by_start: Mapping[int, int]) -> Iterator[int]:
    for value in fact.values:
        if value.figure is not None and value.figure.span.start in by_start:
            yield by_start[value.figure.span.start]


def _home(place: int, entry: Entry, users: list[str]) -> str:
    """The fact that a figure leads to: of its owner's card, else of any; the ledger's line where no card shows it."""
    if entry.belongs_to.kind == "document":
        return nobodys_row(place)
    card = card_of(entry.belongs_to, entry.also)
    own = [fact for fact in users if fact.startswith(f"{card}-")]
    return next(iter([*own, *users]), entry_row(place))


def _runs(figures: Mapping[Stretch, int], kinds: Mapping[Stretch, frozenset[str]]) -> Iterator[Run]:
    """The runs from one end of a span to the next, in text order; each step costs the logarithm of how many are open."""
    cuts = sorted({offset for stretch in (*figures, *kinds) for offset in stretch})
    opening: dict[int, list[Stretch]] = {}
    closing: dict[int, list[Stretch]] = {}
    for stretch in kinds:
        opening.setdefault(stretch[0], []).append(stretch)
        closing.setdefault(stretch[1], []).append(stretch)
    figure_at = {start: (end, place) for (start, end), place in figures.items()}
    open_now: list[tuple[int, int, Stretch]] = []
    count = {"name": 0, "status": 0, "other": 0}
    figure: tuple[int, int] | None = None
    for start, end in pairwise(cuts):
        for stretch in closing.get(start, ()):
            for kind in kinds[stretch]:
                count[kind] -= 1
        for stretch in opening.get(start, ()):
            heapq.heappush(open_now, (-stretch[0], stretch[1], stretch))
            for kind in kinds[stretch]:
                count[kind] += 1
        while open_now and open_now[0][1] <= start:
            heapq.heappop(open_now)
        figure = figure_at.get(start, figure if figure and figure[0] > start else None)
        if figure is not None or open_now:
            stretch_now = open_now[0][2] if figure is None else None
            names = tuple(kind for kind, number in count.items() if number)
            yield Run(start, end, figure[1] if figure else None, stretch_now, names)


def _reach_all(
    runs: tuple[Run, ...], home: Mapping[int, str], beside: dict[int, list[str]], facts: dict[Stretch, list[str]]
) -> None:
    """Lists the facts of evidence that no run leads to, for others lie over all of it, where its first run leads to."""
    led = {run.stretch for run in runs if run.stretch is not None}
    first = {run.start: run for run in runs}
    for stretch in sorted(facts, key=lambda each: (each[0], each[1] - each[0])):
        if stretch in led:
            continue
        run = first[stretch[0]]
        if run.figure is not None:
            beside.setdefault(run.figure, []).extend(facts[stretch])
        elif run.stretch is not None:
            facts[run.stretch].extend(facts[stretch])
