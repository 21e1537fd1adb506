"""The records of a report as cards of facts: what a page shows of each, and from which places of the text."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from schemas import Evidence, Figure, Span


@dataclass(frozen=True, slots=True)
class Value:
    """One thing that a fact says."""

    text: str
    figure: Figure | None = None
    span: Span | None = None
    """Where it stands, for what is no figure."""
    note: str = ""
    """What it is of: a period, a source, a label."""
    card: str = ""
    """The card that it speaks of."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of a card: a field of a record with its values and the other places that bear it out."""

    id: str
    field: str
    label: str
    values: tuple[Value, ...]
    spans: tuple[Span, ...]

    def places(self) -> Iterator[Span]:
        """Every place of the text that this fact rests on."""
        for value in self.values:
            if value.figure is not None:
                yield value.figure.span
                if value.figure.unit_span is not None:
                    yield value.figure.unit_span
            elif value.span is not None:
                yield value.span
        yield from self.spans


@dataclass(frozen=True, slots=True)
class Card:
    """A record as the page shows it."""

    id: str
    kind: str
    """Which list it is of: project, aggregate, target, document, finding."""
    head: str
    """What it is called, and its number in that list."""
    title: str
    facts: tuple[Fact, ...]
    notes: tuple[str, ...] = ()
    """Why a person should look."""
    mark: str = ""
    """A word beside the title: the state, the severity."""


def make_fact(card: str, field: str, label: str, values: Iterable[Value], evidence: Evidence) -> Fact:
    """The line of a field; its values take their places from its evidence where it is clear which is whose."""
    told, spans = list(values), list(evidence.get(field, ()))
    own = {value.figure.span.start for value in told if value.figure is not None}
    bare = [place for place, value in enumerate(told) if value.figure is None and not value.card]
    free = [span for span in spans if span.start not in own]
    if len(bare) == len(free) or len(bare) == 1:
        for place, span in zip(bare, free, strict=False):
            told[place] = Value(told[place].text, None, span, told[place].note)
        free = free[len(bare) :]
    return Fact(f"{card}-{field}", field, label, tuple(told), tuple(free))
