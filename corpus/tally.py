"""Marks given to single facts, and the ratios that many marks add up to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from corpus.fields import T, Wanted


class Outcome(StrEnum):
    """How a fact came out."""

    HIT = "hit"
    MISSING = "missing"
    """Expected, and not said."""
    EXTRA = "extra"
    """Said, and not expected."""
    WRONG = "wrong"
    """Expected, and said otherwise: a miss and an extra at once."""
    SILENT = "silent"
    """A figure that is neither in the ledger nor among the unclaimed: the worst kind of missing."""


Whose = tuple[str, int]
"""An expected record: its kind (project, aggregate, target, finding, figure) and its place in the list of its kind."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One fact of one case, and how it came out."""

    fact: str
    """Group and fact, `project.annual_plan`."""
    outcome: Outcome
    what: str = ""
    """For people: whose fact, what was expected, what was said; empty for a hit."""
    whose: Whose | None = None
    """The expected record that the fact is of; None for the document, and for a claim that answers no record."""
    at: int | None = None
    """Where in the text a claim that answers no record stands, as far as it says."""

    @property
    def group(self) -> str:
        """The kind of record that the fact is of."""
        return self.fact.partition(".")[0]


@dataclass(frozen=True, slots=True)
class Ratio:
    """Precision and recall of some facts."""

    hits: int
    claimed: int
    """Hits, extras and wrong ones: what was said."""
    expected: int
    """Hits, missing and wrong ones: what should have been said."""

    @property
    def precision(self) -> float:
        """The share of what was said that is right; 1 where nothing was said."""
        return self.hits / self.claimed if self.claimed else 1.0

    @property
    def recall(self) -> float:
        """The share of what should have been said that was; 1 where there was nothing to say."""
        return self.hits / self.expected if self.expected else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


_CLAIMED = {Outcome.HIT, Outcome.EXTRA, Outcome.WRONG}
_EXPECTED = {Outcome.HIT, Outcome.MISSING, Outcome.WRONG, Outcome.SILENT}


def count_marks(marks: Iterable[Mark]) -> Ratio:
    """The ratio of all these marks together."""
    outcomes = [mark.outcome for mark in marks]
    return Ratio(
        hits=outcomes.count(Outcome.HIT),
        claimed=sum(outcome in _CLAIMED for outcome in outcomes),
        expected=sum(outcome in _EXPECTED for outcome in outcomes),
    )


def mark_slot(fact: str, name: str, wanted: Wanted[T], got: T | None, whose: Whose | None = None) -> tuple[Mark, ...]:
    """The mark of one field; none where it is rightly empty, or where an admitted reading leaves it open.

    >>> mark_slot("project.status", "城区道路改造", Wanted("在建"), None)[0].outcome
    <Outcome.MISSING: 'missing'>
    >>> mark_slot("project.status", "城区道路改造", Wanted("在建", (None,)), None)
    ()
    """
    if wanted.admits(got):
        return (Mark(fact, Outcome.HIT, "", whose),) if wanted.value is not None and got is not None else ()
    if got is None:
        return (Mark(fact, Outcome.MISSING, f"{name}: {wanted.value}", whose),)
    if wanted.value is None:
        return (Mark(fact, Outcome.EXTRA, f"{name}: {got}", whose),)
    return (Mark(fact, Outcome.WRONG, f"{name}: {wanted.value} <> {got}", whose),)


def mark_lists(
    fact: str, name: str, wanted: Iterable[T], got: Iterable[T], whose: Whose | None = None, at: int | None = None
) -> tuple[Mark, ...]:
    """The marks of two lists without order: a hit for each expected one that is there, an extra for each one too many.

    >>> [mark.outcome.value for mark in mark_lists("target.owners", "", ["发改局", "住建局"], ["住建局", "水利局"])]
    ['missing', 'hit', 'extra']
    """
    left, marks = list(got), []
    for item in wanted:
        if item in left:
            left.remove(item)
            marks.append(Mark(fact, Outcome.HIT, "", whose))
        else:
            marks.append(Mark(fact, Outcome.MISSING, f"{name}: {item}", whose))
    return (*marks, *(Mark(fact, Outcome.EXTRA, f"{name}: {item}", whose, at) for item in left))


def mark_likeness(fact: str, name: str, same: bool, got: object, whose: Whose | None = None) -> Mark:
    """The mark of a wording: not alike is missing rather than wrong, for the record it names has been found."""
    what = "" if same else f"{name} <> {got}"
    return Mark(fact, Outcome.HIT if same else Outcome.MISSING, what, whose)


# ------------------------------------------------------------------------------------------------------------ headlines

WEIGHTS = {"project": 50, "ledger": 15, "audit": 15, "aggregate": 10, "target": 10}
"""What each group of facts weighs in the score; the other groups are shown and weigh nothing."""
RECORD = "record.exact"
"""The mark of a whole record: hit where name, amounts, completions, progress and status are all right."""
CLAIMS = {"project", "aggregate", "target"}
"""The groups whose facts are claims about records: of these it is counted how many are wrong."""


def weigh_marks(marks: Iterable[Mark]) -> float:
    """The score: the F1 of each weighted group's facts together, averaged by weight over the groups that occur."""
    groups: dict[str, list[Mark]] = {}
    for mark in marks:
        groups.setdefault(mark.group, []).append(mark)
    return weigh_groups({group: count_marks(marks) for group, marks in groups.items()})


def weigh_groups(groups: Mapping[str, Ratio]) -> float:
    """The score that the ratios of the groups that occur come to; 1 where there was nothing to say.

    >>> weigh_groups({"project": Ratio(1, 2, 2), "target": Ratio(3, 3, 3), "document": Ratio(0, 0, 1)})
    0.5833333333333334
    """
    parts = [(weight, groups[group].f1) for group, weight in WEIGHTS.items() if group in groups]
    return sum(weight * f1 for weight, f1 in parts) / sum(weight for weight, _ in parts) if parts else 1.0


def wrong_in_hundred(marks: Iterable[Mark]) -> float:
    """How many of a hundred claims about projects, groups and promises are wrong or were not to be made."""
    claims = count_marks(mark for mark in marks if mark.group in CLAIMS)
    return 100 * (claims.claimed - claims.hits) / max(1, claims.claimed)


def exact_records(marks: Iterable[Mark]) -> Ratio:
    """The share of expected records that are exact, as the recall."""
    return count_marks(mark for mark in marks if mark.fact == RECORD)


def silent_figures(marks: Iterable[Mark]) -> tuple[int, int]:
    """How many figures vanished silently, of how many."""
    figures = [mark for mark in marks if mark.fact == "ledger.role" and mark.outcome in _EXPECTED]
    return sum(mark.outcome is Outcome.SILENT for mark in figures), len(figures)
