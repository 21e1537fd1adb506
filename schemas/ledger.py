"""The figure ledger of one report: every figure with its role and its owner, or on the list of the unclaimed."""

from dataclasses import dataclass
from typing import Literal

from schemas.figure import Figure
from schemas.frozen import quickly_built

Role = Literal[
    "total_investment",
    "annual_plan",
    "completion",
    "percent_of_plan",
    "progress",
    "count",
    "target",
    "output_value",
    "capacity",
    "area",
    "length",
    "funding",
    "threshold",
    "comparison",
    "other",
]
OwnerKind = Literal["project", "component", "aggregate", "target", "document"]


@quickly_built
@dataclass(frozen=True, slots=True)
class Owner:
    """Whose figure it is: a record of the report by kind and place in its list, or the document itself."""

    kind: OwnerKind
    index: int | None
    name: str | None


@quickly_built
@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the figure ledger."""

    figure: Figure
    role: Role
    belongs_to: Owner
    also: tuple[Owner, ...]


@dataclass(frozen=True, slots=True)
class FigureLedger:
    """Every figure of the report once: `total` = `claimed` + the length of `unclaimed`."""

    total: int
    claimed: int
    unclaimed: tuple[Figure, ...]
    entries: tuple[Entry, ...]
