"""Classes of sizes by which a report splits its projects: 10亿元以上, 5—10亿元; and the amounts in their names."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from random import Random

from corpus.writer.figures import ALSO_RIGHT, ROLES
from corpus.writer.parts import Fact, Record
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


_YI, _WAN = UNITS["亿元"], UNITS["万元"]
FLOORS = tuple(Size(f"{number}亿元", number * _YI) for number in (10, 5, 1))
"""Classes that are open above, each within the next."""
_LADDERS = (
    (50, 10, 5, 1),
    (10, 5, 1),
    (20, 10, 5, 1),
    (30, 10, 3, 1),
    (10, 5, 1, "5000", "1000"),
    (10, 1, "1000", "100"),
    (5, 1, "5000", "500"),
    (20, 5, 1, "1000", "100"),
)
"""Where classes that lie one below the other part: 亿元, and as text 万元."""
_MARKS = ("-", "—", "—", "～", "至")


def draw_classes(totals: Sequence[int], chance: Random) -> list[Size]:
    """Classes that lie one below the other: the uppermost is open above and holds something, what lies below the last is not told.

    >>> [size.text for size in draw_classes([12_000_000, 3_000_000], Random(1))]
    ['10亿元', '5至10亿元', '1至5亿元']
    """
    ladder = chance.choice(_LADDERS)
    bounds = [int(step) * (_WAN if isinstance(step, str) else _YI) for step in ladder]
    most = max(totals, default=0)
    bounds = [bound for bound in bounds if bound <= most]
    if not bounds:
        return []
    mark, twice = chance.choice(_MARKS), chance.random() < 0.25
    ranges = (Size(_write_range(low, high, mark, twice=twice), low, high) for high, low in pairwise(bounds))
    return [Size(_write_amount(bounds[0]), bounds[0]), *ranges]


def _write_amount(amount: int) -> str:
    unit, size = ("亿元", _YI) if amount >= _YI else ("万元", _WAN)
    return f"{amount // size}{unit}"


def _write_range(low: int, high: int, mark: str, *, twice: bool) -> str:
    """Two amounts, with the unit once where it is one unit and not written twice.

    >>> _write_range(1_000_000, 5_000_000, "—", twice=False), _write_range(500_000, 1_000_000, "至", twice=False)
    ('1—5亿元', '5000万元至1亿元')
    """
    least, most = _write_amount(low), _write_amount(high)
    if not twice and least[-2:] == most[-2:]:
        least = least[:-2]
    return f"{least}{mark}{most}"
