"""The shapes of `shapes.toml`: what is written how often, how reports are built, how offices write figures."""

import functools
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from random import Random

from corpus.writer.style import Amounts, FigureWords

Skeletons = Mapping[str, Mapping[str, Sequence[str]]]
"""Of each genre those of each side."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """A genre that offices of a rank write: how often, and when."""

    genre: str
    share: int
    months: Sequence[int]
    """The months up to which its figures run; 0 where it is written before those of any month."""


@dataclass(frozen=True, slots=True)
class Noises:
    """Noises that one text has together, and how common that is."""

    kinds: tuple[str, ...]
    weight: int


@dataclass(frozen=True, slots=True)
class SizeWords:
    """The amounts by which projects are put into classes of sizes, as they are written, the greatest first."""

    floors: Sequence[str]
    ladders: Sequence[Sequence[str]]
    marks: Sequence[str]


@dataclass(frozen=True, slots=True)
class Shapes:
    """All shapes, in the order in which they are written: chance draws by it."""

    assignments: Mapping[str, Sequence[Assignment]]
    """By the rank of the office."""
    mastheads: Mapping[str, Mapping[str, int]]
    """The kinds of head and tail of each genre, with their weights."""
    noises: Sequence[Noises]
    encodings: Mapping[str, int]
    styles: Sequence[Amounts]
    words: FigureWords
    sizes: SizeWords
    numberings: Mapping[str, Sequence[tuple[str, ...]]]
    skeletons: Skeletons

    def numbering(self, side: str, chance: Random) -> tuple[str, ...]:
        """One of a side's numberings."""
        return chance.choice(self.numberings[side])


@functools.cache
def load_shapes() -> Shapes:
    """The shapes as they are shipped."""
    with (files("corpus") / "grammars" / "shapes.toml").open("rb") as stream:
        table = tomllib.load(stream)
    texts = table["texts"]
    return Shapes(
        assignments={
            rank: [Assignment(genre, **entry) for genre, entry in genres.items()]
            for rank, genres in table["assignments"].items()
        },
        mastheads=table["mastheads"],
        noises=[Noises(tuple(entry["kinds"]), entry["weight"]) for entry in texts["noises"]],
        encodings=texts["encodings"],
        styles=[Amounts(**row) for row in table["styles"]],
        words=FigureWords(**table["figures"]),
        sizes=SizeWords(**table["sizes"]),
        numberings={side: [tuple(row) for row in rows] for side, rows in table["numberings"].items()},
        skeletons=table["skeletons"],
    )
