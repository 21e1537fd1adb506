"""A table as cells at their places, whichever layout or format it came from."""

import re
from bisect import bisect_left
from dataclasses import dataclass

from schemas import quickly_built

Piece = tuple[int, int]
"""A stretch of the text; a cell has several where a line break or a page number parts it."""

_BLANKS = re.compile(r"\s+")
_BLANK_CELL = re.compile(r"[-/\\~.、*—]*|(?:暂?无|没有|不存在)(?:存在)?(?:的)?(?:问题|困难)?[。；]?|N/?A")


@quickly_built
@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: where its words stand in the text, and the words themselves, in one spelling and joined."""

    pieces: tuple[Piece, ...]
    text: str

    @property
    def start(self) -> int:
        """Where its first word begins."""
        return self.pieces[0][0]

    @property
    def end(self) -> int:
        """Where its last word ends."""
        return self.pieces[-1][1]

    @property
    def words(self) -> str:
        """Its text without blanks."""
        return _BLANKS.sub("", self.text)

    @property
    def says_nothing(self) -> bool:
        """Whether it is blank: empty, —, / or 无; a 0 says something.

        >>> Cell(((0, 1),), "—").says_nothing, Cell(((0, 1),), "0").says_nothing
        (True, False)
        """
        return _BLANK_CELL.fullmatch(self.words) is not None


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row: its cells by their columns, each None where the row has none there."""

    cells: tuple[Cell | None, ...]

    @property
    def filled(self) -> tuple[Cell, ...]:
        """The cells that are there."""
        return tuple(cell for cell in self.cells if cell is not None)

    def parts(self, cell: Cell) -> tuple[Piece, ...]:
        """The stretches of a cell; one where nothing but breaks parts its pieces, several where other cells stand between."""
        others = [other.start for other in self.filled if other is not cell]
        parts = [cell.pieces[0]]
        for start, end in cell.pieces[1:]:
            if any(parts[-1][1] <= other < start for other in others):
                parts.append((start, end))
            else:
                parts[-1] = (parts[-1][0], end)
        return tuple(parts)

    @property
    def start(self) -> int:
        """Where its first cell begins."""
        return min(cell.start for cell in self.filled)

    @property
    def end(self) -> int:
        """Where its last cell ends."""
        return max(cell.end for cell in self.filled)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: the cells of its header, one a column, and its rows; `unit` is where a line above gives its unit."""

    start: int
    end: int
    header: tuple[Cell, ...]
    rows: tuple[GridRow, ...]
    unit: Cell | None = None
    above: Piece | None = None
    """The line above it, which may be its caption."""
    card: bool = False
    """It is a card: one row, whose cells stand each behind its heading."""


_INSIDE = re.compile(
    r"(?<=[\u3400-\u9fff，、；：（）“”]) +| +(?=[\u3400-\u9fff，、；：（）“”])|[\u200b-\u200d\u2060\ufeff\xad]+"
)
_ANY = re.compile(r"[\s\u200b-\u200d\u2060\ufeff\xad]+")
_NUMBER = re.compile(r"[-0-9.,%\s]+")


def find_cell_cuts(text: str, grid: Grid, stray: list[Piece]) -> list[Piece]:
    """What of a table's stretch belongs to no cell though it stands in one: broken lines, page numbers, stray blanks.

    `stray` are the stray blanks of the whole text, in order: those inside a cell are none of its words.
    """
    cuts: list[Piece] = []
    for row in (GridRow(grid.header), *grid.rows):
        for cell in row.filled:
            parts = row.parts(cell)
            for (_, end), (start, _) in zip(cell.pieces, cell.pieces[1:], strict=False):
                if any(low <= end and start <= high for low, high in parts):
                    cuts.append((end, start))
            blanks = _ANY if row.cells is grid.header or _NUMBER.fullmatch(cell.text) else _INSIDE
            for start, end in cell.pieces:
                cuts += [match.span() for match in blanks.finditer(text, start, end)]
                low = bisect_left(stray, (start, start))
                cuts += [cut for cut in stray[low : bisect_left(stray, (end, end))] if cut[1] <= end]
    return cuts
