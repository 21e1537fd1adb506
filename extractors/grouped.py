"""A group of projects at its place in a text, and the stretch in which groups are looked for."""

from dataclasses import dataclass

from extractors.enumerations import Member
from extractors.figures import FoundFigure
from extractors.lexicon import Lexicon
from schemas import Cut, Level, Nature, Status, quickly_built


@quickly_built
@dataclass(frozen=True, slots=True)
class Group:
    """A group at its place in the shadow, with the count that opens it and the members that it names."""

    start: int
    end: int
    count: int | None
    """Which figure is its count; None where the text gives none."""
    scope: str
    """What the text calls it, without what it is a part of."""
    generic: bool
    """It is called 项目 or 工程 and no more: what is said of it has to name it."""
    state: tuple[int, int] | None
    """What is said of all its members, as a stretch of the shadow."""
    status: Status | None
    level: Level | None
    nature: Nature | None
    members: tuple[Member, ...]
    closed: bool | None
    """Whether the members are the whole group; None where none are named."""
    counted_last: bool
    """Its count stands behind its name: 项目60个."""
    subset: bool
    """It is counted out of the group before it: 41项重点工程中34项已开工."""
    listed: tuple[int, int] | None = None
    """The stretch behind it that names its members: 3个，为A、B、C."""
    sizes: tuple[int, ...] = ()
    """The figures in its name that say how large its members are: 总投资10亿元以上的项目3个."""
    region: bool = False
    """It is a place's: 清溪县8个."""
    cut: Cut | None = None
    """In which cut it is a part, where the words in front say so: 分行业看，…"""
    front: bool = False
    """What is said of its members stands in front of them: 建成A、B等12个项目."""
    silent: bool = False
    """It is a list of names of which something is said, and nobody counts or calls it a group: A、B建成通车."""


def told_part(
    start: int, end: int, scope: str, *, count: int | None = None, region: bool = True, cut: Cut | None = None
) -> Group:
    """A place, or a part of another cut, that a row names with a figure of its own: 石桥镇1.2亿元."""
    return Group(
        start, end, count, scope, False, None, None, None, None, (), None, True, False, region=region, cut=cut
    )  # fmt: skip


@quickly_built
@dataclass(frozen=True, slots=True)
class Line:
    """The stretch that is searched, with what stands in it."""

    text: str
    start: int
    end: int
    figures: tuple[FoundFigure, ...]
    lexicon: Lexicon
