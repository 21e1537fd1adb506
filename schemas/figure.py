"""A figure: what was written, what it means, and the place where it stands."""

from dataclasses import dataclass
from typing import Literal

from schemas.frozen import quickly_built
from schemas.number import JsonDecimal

FigureKind = Literal[
    "money",
    "percent",
    "points",
    "count",
    "capacity",
    "area",
    "length",
    "duration",
    "ratio",
    "rank",
    "other",
]
Bound = Literal["rounded", "exact", "about", "at_least", "at_most", "range"]
Flag = Literal["damaged", "ocr", "inherited_unit", "over_page", "computed"]


@quickly_built
@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points from the top left."""

    page: int
    x0: float
    y0: float
    x1: float
    y1: float


@quickly_built
@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the document's text, in code points of exactly what `taizhang text` prints."""

    start: int
    end: int
    page: int | None
    cell: str | None
    boxes: tuple[Box, ...]


@quickly_built
@dataclass(frozen=True, slots=True)
class Figure:
    """One number of a report: as written, as meant, and the interval its written digits can stand for."""

    text: str
    kind: FigureKind
    value: JsonDecimal | None
    unit: str | None
    bound: Bound
    low: JsonDecimal | None
    high: JsonDecimal | None
    qualifier: str | None
    unit_span: Span | None
    flags: tuple[Flag, ...]
    confidence: float | None
    span: Span
