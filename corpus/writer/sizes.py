"""Classes of sizes by which a report splits its projects: 10亿元以上, 5—10亿元; and the amounts in their names."""

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from random import Random

from corpus.writer.figures import ALSO_RIGHT, ROLES
from corpus.writer.parts import Fact, Record
from corpus.writer.shapes import load_shapes
from corpus.writer.style import UNITS


@dataclass(frozen=True, slots=True)
class Size:
    """A class of sizes: its amounts as written and in hundreds of yuan."""

    text: str
    least: int
    below: int | None = None
    """What its projects do not reach; None where it is open above."""

    def holds(self, total: int) -> bool:
        """Whether a project of that total belongs to it."""
        return self.least <= total and (self.below is None or total < self.below)

    def figure(self, record: Record) -> Fact:
        """The amounts as a figure of the group that is called by them; of two amounts the middle."""
        field, ends = ("floor", None) if self.below is None else ("range", (self.least * 100, self.below * 100))
        value = self.least * 100 if ends is None else sum(ends) // 2
        fact = Fact(record, field, self.text, role=ROLES[field], kind="money", value=value, unit="CNY")
        fact.roles_alt = ALSO_RIGHT[fact.role]
        if ends is not None:
            fact.bound, fact.ends = "range", ends
        return fact


@functools.cache
def load_floors() -> tuple[Size, ...]:
    """Classes that are open above, each within the next."""
    return tuple(Size(text, _amount(text)) for text in load_shapes().sizes.floors)


def draw_classes(totals: Sequence[int], chance: Random) -> list[Size]:
    """Classes that lie one below the other: the uppermost is open above and holds something, what lies below the last is not told.

    >>> [size.text for size in draw_classes([12_000_000, 3_000_000], Random(1))]
    ['10亿元', '5至10亿元', '1至5亿元']
    """
    words, most = load_shapes().sizes, max(totals, default=0)
    bounds = [text for text in chance.choice(words.ladders) if _amount(text) <= most]
    if not bounds:
        return []
    mark, twice = chance.choice(words.marks), chance.random() < 0.25
    top = Size(bounds[0], _amount(bounds[0]))
    ranges = (Size(_range(low, high, mark, twice=twice), _amount(low), _amount(high)) for high, low in pairwise(bounds))
    return [top, *ranges]


def _amount(text: str) -> int:
    """What a whole number with its unit says, in hundreds of yuan.

    >>> _amount("5000万元"), _amount("1亿元")
    (500000, 1000000)
    """
    return int(text[:-2]) * UNITS[text[-2:]]


def _range(low: str, high: str, mark: str, *, twice: bool) -> str:
    """Two amounts, with the unit once where it is one unit and not written twice.

    >>> _range("1亿元", "5亿元", "—", twice=False), _range("5000万元", "1亿元", "至", twice=False)
    ('1—5亿元', '5000万元至1亿元')
    """
    least = low if twice or low[-2:] != high[-2:] else low[:-2]
    return f"{least}{mark}{high}"
