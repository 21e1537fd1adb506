"""The stretch of time that a figure speaks of."""

from dataclasses import dataclass

from schemas.frozen import quickly_built


@quickly_built
@dataclass(frozen=True, slots=True)
class Period:
    """Months from start to end (`2021-01`, or `--01` where no year is known); `cumulative` runs since the start of the project."""

    start: str | None
    end: str | None
    as_of: str | None
    cumulative: bool
    label: str | None
