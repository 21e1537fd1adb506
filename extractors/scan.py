"""What the finders found in one report, before anyone asks who it is about."""

from bisect import bisect_left
from dataclasses import dataclass, field

from extractors.figures import FoundFigure
from extractors.lexicon import Lexicon
from extractors.outline import Block
from extractors.periods import FoundPeriod
from extractors.roles import RoleReading
from schemas import Genre

MAIN_ROLES = ("total_investment", "annual_plan", "completion")
"""The roles that only a project or a group of projects has."""


@dataclass(frozen=True, slots=True)
class Scan:
    """A shadow text with its blocks, figures, roles and periods; everything in text order."""

    text: str
    blocks: tuple[Block, ...]
    figures: tuple[FoundFigure, ...]
    places: tuple[range, ...]
    """For each block the places of its figures."""
    roles: tuple[RoleReading | None, ...]
    """For each figure what the words beside it say it is."""
    periods: tuple[FoundPeriod, ...]
    times: tuple[tuple[int, int], ...]
    """The stretches of periods and dates."""
    genre: Genre
    lexicon: Lexicon
    starts: tuple[int, ...] = field(init=False)
    """Where each figure begins, to be searched without a look at the figures."""
    mains: tuple[list[tuple[int, RoleReading]], ...] = field(init=False)
    """For each block its figures that have a main role, with their reading: asked for five times and more."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "starts", tuple(found.start for found in self.figures))
        mains = (
            [(place, said) for place in places if (said := self.roles[place]) and said.role in MAIN_ROLES]
            for places in self.places
        )
        object.__setattr__(self, "mains", tuple(mains))

    def first_in(self, number: int, at: int) -> int:
        """The place of the first figure of a block that begins at a place of the text or behind it."""
        places = self.places[number]
        return bisect_left(self.starts, at, places.start, places.stop)

    def main_figures(self, number: int) -> list[tuple[int, RoleReading]]:
        """The figures of a block that have a main role, with their reading."""
        return self.mains[number]


def merged_stretches(spans: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The stretches in order, those that overlap as one: 6月份 and 6月份当月."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def figures_of_blocks(blocks: tuple[Block, ...], figures: tuple[FoundFigure, ...]) -> tuple[range, ...]:
    """For each block the places of its figures."""
    starts = [figure.start for figure in figures]
    return tuple(range(bisect_left(starts, block.start), bisect_left(starts, block.end)) for block in blocks)
