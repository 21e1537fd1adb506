"""What a report makes of the figures of a case: each accounted for by its place, and each span cutting what it says."""

import dataclasses
from collections.abc import Iterator, Sequence
from typing import Any

from corpus.expected import ExpectedFigure
from corpus.matching import Lookup, pair_figures
from corpus.places import Place
from corpus.tally import Mark, Outcome, Whose
from corpus.values import fold, holds, likeness, name_key
from schemas import Entry, Figure, FigureLedger, Owner, Span, field_names

_COARSE = {"threshold", "funding", "comparison", "capacity", "output_value"}
"""Roles that a careful reader may as well call 其他."""
_HARMLESS = {"other", "length", "area", "capacity"}
"""Roles that claim nothing of money or progress: an entry too many of these is no wrong claim."""


def compare_ledger(
    expected: Sequence[ExpectedFigure], places: Sequence[Place], got: FigureLedger | None
) -> Iterator[Mark]:
    """Marks of every figure of the text, by its place: whether it is accounted for, its role, and whose it is."""
    if not expected:
        return
    if not places:  # the report could not be read, so nothing of it has a place
        places, got = ((0, 0),) * len(expected), None
    lookups, left = pair_figures(places, got.entries if got else (), got.unclaimed if got else ())
    for index, (wanted, place, lookup) in enumerate(zip(expected, places, lookups, strict=True)):
        yield from _mark_figure(wanted, place, lookup, ("figure", index))
    for entry in left:
        if entry.role not in _HARMLESS:
            start = entry.figure.span.start
            yield Mark("ledger.role", Outcome.EXTRA, f"{entry.figure.text}@{start} {entry.role}", None, start)


def _mark_figure(wanted: ExpectedFigure, place: Place, lookup: Lookup, whose: Whose) -> Iterator[Mark]:
    if lookup.entry is None:
        what = _describe(wanted, place)
        yield Mark("ledger.role", Outcome.MISSING if lookup.unclaimed else Outcome.SILENT, what, whose)
        yield Mark("ledger.owner", Outcome.MISSING, what, whose)
        return
    role = lookup.entry.role
    if role in wanted.roles or (wanted.roles[0] == "other" and role in _COARSE):
        yield Mark("ledger.role", Outcome.HIT, "", whose)
    else:
        yield Mark("ledger.role", Outcome.WRONG, f"{_describe(wanted, place)} <> {role}", whose)
    owners = [owner.name or "" for owner in _owners(lookup.entry)]
    if not wanted.owners or any(_same_owner(one, said) for one in wanted.owners for said in owners):
        yield Mark("ledger.owner", Outcome.HIT, "", whose)
    else:
        yield Mark("ledger.owner", Outcome.WRONG, f"{_describe(wanted, place)} <> {' / '.join(owners)}", whose)


def _describe(wanted: ExpectedFigure, place: Place) -> str:
    return f"{wanted.text}@{place[0]} {wanted.roles[0]} {' / '.join(wanted.owners)}".rstrip()


def _owners(entry: Entry) -> tuple[Owner, ...]:
    return (entry.belongs_to, *entry.also)


def _same_owner(wanted: str, said: str) -> bool:
    one, other = name_key(wanted), name_key(said)
    if not one or not other:
        return False
    return one == other or holds(one, other) or (likeness(said, wanted) >= 0.75 and len(other) <= 2 * len(one))


def compare_evidence(text: str, records: object) -> Iterator[Mark]:
    """Marks of all figures of some records: whether the span cuts just the figure's text out of the report's."""
    for figure in _figures_in(records):
        cut = fold(text[figure.span.start : figure.span.end])
        if cut and cut == fold(figure.text):
            yield _EXACT
        else:
            yield Mark("evidence.exact", Outcome.MISSING, f"{figure.text} <> {cut[:40]}")


_EXACT = Mark("evidence.exact", Outcome.HIT)
_PLAIN = (str, int, Span, type(None))
"""What holds no figure, and is most of what a record consists of."""


def _figures_in(value: object) -> list[Figure]:
    """Every figure of a value, found without asking each record anew which fields it has."""
    figures: list[Figure] = []
    left = [value]
    while left:
        value = left.pop()
        if isinstance(value, Figure):
            figures.append(value)
        elif isinstance(value, _PLAIN):
            continue
        elif isinstance(value, tuple):
            left += reversed(value)
        elif isinstance(value, dict):
            left += reversed(value.values())
        elif dataclasses.is_dataclass(value):
            kind: Any = type(value)
            left += [getattr(value, name) for name in reversed(field_names(kind))]
    return figures
