"""Why a figure of the ledger is what it is and whose it is, or why nobody has it; given only to those who ask."""

from dataclasses import dataclass
from typing import Literal

from schemas.figure import Span

ReasonKind = Literal["role", "owner", "period", "year", "unit", "level", "nature", "nearby"]
Gap = Literal["template", "furniture", "no_role", "no_owner", "no_record", "promise"]


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that is known of a figure, and the words of the report that it is known from."""

    what: ReasonKind
    text: str
    span: Span | None
    entry: str | None
    rule: str | None


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why one figure has its role and its owner; `gap` says why it has none."""

    figure: int
    message: str
    gap: Gap | None
    reasons: tuple[Reason, ...]
