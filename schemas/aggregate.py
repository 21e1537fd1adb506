"""What a report says of a group of projects."""

from dataclasses import dataclass
from typing import Literal

from schemas.figure import Figure
from schemas.frozen import quickly_built
from schemas.period import Period
from schemas.project import Alternatives, Completion, Evidence, LabelledFigure, Level, Nature

Cut = Literal["level", "nature", "stage", "sector", "region", "size", "funding", "batch"]


@quickly_built
@dataclass(frozen=True, slots=True)
class Aggregate:
    """One statement about one group; `part_of` and `members` are places in the report's lists."""

    scope: str
    level: Level | None
    nature: Nature | None
    region: str | None
    period: Period | None
    part_of: int | None
    cut: Cut | None
    exhaustive: bool | None
    count: Figure | None
    total_investment: Figure | None
    annual_plan: Figure | None
    completions: tuple[Completion, ...]
    percent_of_plan: Figure | None
    output_value: Figure | None
    other_figures: tuple[LabelledFigure, ...]
    members: tuple[int, ...]
    members_closed: bool | None
    alternatives: Alternatives
    evidence: Evidence
