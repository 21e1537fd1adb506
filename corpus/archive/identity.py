"""Which mentions are of one project: scoring any grouping of the mentions that were found.

Both measures are sums over a contingency table (how many mentions of one true project got one label), so nothing here is
quadratic: pairs are counted, never made.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from corpus.tally import Ratio
from corpus.values import name_key


@dataclass(frozen=True, slots=True)
class Mention:
    """A project as one report tells of it: what a merger may go by."""

    report: str
    folder: str
    """Where the office's reports lie: province, city, county."""
    name: str
    aliases: tuple[str, ...]
    total: Decimal | None
    builder: str | None


Identify = Callable[[Sequence[Mention]], Sequence[Hashable]]
"""A label for each mention; those with one label are taken for one project."""


def same_name_same_place(mentions: Sequence[Mention]) -> list[Hashable]:
    """The baseline: one name, printed by offices of one place, is one project.

    >>> road = Mention("reports/江州/云溪县/a.txt", "江州/云溪县", "“迎宾路”改造工程", (), None, None)
    >>> again = Mention("reports/江州/云溪县/b.txt", "江州/云溪县", "迎宾路改造工程", (), None, None)
    >>> one, other = same_name_same_place([road, again])
    >>> one == other
    True
    """
    return [(mention.folder, name_key(mention.name)) for mention in mentions]


@dataclass(frozen=True, slots=True)
class Grouping:
    """How well groups of mentions are those of the true projects; groupings of separate mentions can be added up."""

    mentions: int = 0
    projects: int = 0
    labels: int = 0
    pairs: Ratio = Ratio(0, 0, 0)  # noqa: RUF009 - a frozen value
    """Of all pairs of mentions: rightly taken together, taken together, belonging together."""
    purity: Fraction = Fraction()
    """The sum over mentions of the share of its group that is of its project."""
    wholeness: Fraction = Fraction()
    """The sum over mentions of the share of its project that is in its group."""

    def __add__(self, other: "Grouping") -> "Grouping":
        pairs = Ratio(
            self.pairs.hits + other.pairs.hits,
            self.pairs.claimed + other.pairs.claimed,
            self.pairs.expected + other.pairs.expected,
        )
        return Grouping(
            self.mentions + other.mentions,
            self.projects + other.projects,
            self.labels + other.labels,
            pairs,
            self.purity + other.purity,
            self.wholeness + other.wholeness,
        )

    @property
    def b_cubed(self) -> tuple[float, float, float]:
        """Precision, recall and F1 of B³: for each mention, how much of its group is its project's, and the reverse."""
        if not self.mentions:
            return 1.0, 1.0, 1.0
        precision, recall = float(self.purity / self.mentions), float(self.wholeness / self.mentions)
        return precision, recall, 2 * precision * recall / (precision + recall)


def compare_groups(identities: Sequence[Hashable], labels: Sequence[Hashable]) -> Grouping:
    """The comparison of two groupings of the same mentions: the true one and one that was made.

    >>> compare_groups(["P1", "P1", "P2"], ["a", "a", "a"]).pairs
    Ratio(hits=1, claimed=3, expected=1)
    """
    table = Counter(zip(identities, labels, strict=True))
    true, made = Counter(identities), Counter(labels)
    return Grouping(
        mentions=len(identities),
        projects=len(true),
        labels=len(made),
        pairs=Ratio(_pairs(table), _pairs(made), _pairs(true)),
        purity=_shares(table, {cell: made[cell[1]] for cell in table}),
        wholeness=_shares(table, {cell: true[cell[0]] for cell in table}),
    )


def _pairs(counts: Counter[Hashable] | Counter[tuple[Hashable, Hashable]]) -> int:
    return sum(count * (count - 1) // 2 for count in counts.values())


def _shares(table: Counter[tuple[Hashable, Hashable]], sizes: dict[tuple[Hashable, Hashable], int]) -> Fraction:
    """The sum of count² / size over all cells; sizes are few, so the fractions are added size by size."""
    squares: Counter[int] = Counter()
    for cell, count in table.items():
        squares[sizes[cell]] += count * count
    return sum((Fraction(square, size) for size, square in squares.items()), Fraction())
