"""The nouns of the invented world's vocabulary: stems of places, companies, people, kinds of projects and their names."""

from collections.abc import Mapping
from dataclasses import dataclass

from corpus.world.clauses import Clause

PLACE_SLOTS = frozenset({"county", "stem", "town", "town2", "village", "firm", "road", "year"})
"""A name without these can be carried by projects of two counties."""


@dataclass(frozen=True, slots=True, eq=False)
class Measure:
    """A unit, and how little and how much of it is usual."""

    unit: str
    least: int
    most: int


@dataclass(frozen=True, slots=True, eq=False)
class NameForm:
    """A name as it stands on a list, and its looser forms; `slots` are the words that they take."""

    full: str
    shorts: tuple[str, ...]
    slots: frozenset[str]

    @property
    def placeless(self) -> bool:
        """Whether the name tells no place and no year, so that another county may have one like it."""
        return not self.slots & PLACE_SLOTS


@dataclass(frozen=True, slots=True, eq=False)
class Works:
    """What is built, in which parts, and who answers for it."""

    contents: tuple[Clause, ...]
    units: Mapping[str, tuple[Measure, ...]]
    parts: tuple[str, ...]
    owners: tuple[str, ...]
    total: tuple[int, int]
    """Least and most total investment, in 万元."""


@dataclass(frozen=True, slots=True, eq=False)
class Theme:
    """What is built under some names of a kind: a hospital has wards, a school has none."""

    of: tuple[str, ...]
    """The words of which a name must hold one."""
    works: Works


@dataclass(frozen=True, slots=True, eq=False)
class Kind:
    """A kind of project: what it is called, how large it is, what is built and by whom."""

    name: str
    sectors: tuple[str, ...]
    state_kind: str | None
    months: tuple[int, int]
    productive: bool
    linear: bool
    """Whether it runs along a line, so that its parts follow each other."""
    weight: int
    """How common it is among the kinds."""
    names: tuple[NameForm, ...]
    placeless: tuple[NameForm, ...]
    words: Mapping[str, tuple[str, ...]]
    """What may fill {product}, {brand}, {cap} and {road}."""
    builders: tuple[Clause, ...]
    works: Works
    """What is built where the name is of no theme."""
    themes: tuple[Theme, ...]

    def works_of(self, name: str) -> Works:
        """What is built under that name: by the first theme that it belongs to."""
        for theme in self.themes:
            if any(word in name for word in theme.of):
                return theme.works
        return self.works

    def every_works(self) -> tuple[Works, ...]:
        """What is built under any name."""
        return (self.works, *(theme.works for theme in self.themes))


@dataclass(frozen=True, slots=True, eq=False)
class People:
    """Names of reporters, surnames of officials and their titles."""

    reporters: tuple[str, ...]
    surnames: tuple[str, ...]
    titles: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class ProjectWords:
    """What projects of every kind share."""

    public_funds: tuple[str, ...]
    private_funds: tuple[str, ...]
    town_offices: tuple[str, ...]
    sections: tuple[str, ...]
    """Series of marks of 标段, each as one string."""
    shares: tuple[tuple[str, str], ...]
    """What the two projects are called that one is split into."""
    shares_of_lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """All words of the invented world."""

    provinces: tuple[str, ...]
    cities: tuple[str, ...]
    counties: tuple[str, ...]
    towns: tuple[str, ...]
    villages: tuple[str, ...]
    people: People
    projects: ProjectWords
    units: Mapping[str, tuple[tuple[str, str], ...]]
    """By rank of place: the offices there, full and short, with {kind} for 县, 市 …"""
    company_stems: tuple[str, ...]
    trades: tuple[str, ...]
    company_tails: tuple[str, ...]
    kinds: tuple[Kind, ...]
