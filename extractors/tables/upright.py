"""Tables put down cell by cell with a bar behind each cell, and a bar alone on its line before each row."""

from extractors.lexicon import Lexicon
from extractors.tables.columnar import row_in_columns
from extractors.tables.columns import Column, read_column
from extractors.tables.fits import is_number
from extractors.tables.grids import Cell, GridRow, Piece
from extractors.tables.lines import Line, cell_of, ends_table, is_page_number, opens_row

_FEWEST_KNOWN = 3
_MOST_COLUMNS = 30
_MOST_EMPTY = 120
"""How many lines may be the header once more before the first row."""
_MOST_LINES = 40
"""How many lines a cell may take."""

Group = list[Cell]
"""The cells between two bars that stand alone."""


def read_upright(
    text: str, lines: list[Line], at: int, lexicon: Lexicon
) -> tuple[tuple[Cell, ...], list[GridRow], int] | None:
    """The header and the rows of a table whose header is opened by the bar in a line, and the line behind it."""
    head = _group(text, lines, at)
    if head is None or not _FEWEST_KNOWN <= len(head[0]) <= _MOST_COLUMNS:
        return None
    header, following = tuple(head[0]), head[1]
    columns = tuple(read_column(cell.text, lexicon) for cell in header)
    known = {column.field for column in columns if column.field}
    if len(known) < _FEWEST_KNOWN or not {"name", "group"} & known or any(is_number(cell.words) for cell in header):
        return None
    rows: list[GridRow] = []
    headings = [cell.words for cell in header]
    while (group := _group(text, lines, following)) is not None and (rows or following - at <= _MOST_EMPTY):
        cells, behind = _with_blanks(text, lines, group, columns)
        row = GridRow(tuple(cells)) if len(cells) == len(columns) else _short_row(cells, columns)
        if row is None:
            break
        following = behind
        if row.filled and [cell.words for cell in row.filled] != headings:
            rows.append(row)
    return header, rows, following


def _short_row(cells: list[Cell | None], columns: tuple[Column, ...]) -> GridRow | None:
    """A row whose merged cells are written once: the title of rows, a sum."""
    there = [cell for cell in cells if cell is not None]
    if len(cells) > len(columns):
        return None
    return row_in_columns(there, columns) if there else GridRow(tuple([None] * len(columns)))


def _with_blanks(
    text: str, lines: list[Line], group: tuple[Group, int], columns: tuple[Column, ...]
) -> tuple[list[Cell | None], int]:
    """The cells of a row, and the line behind it: a bar alone inside a row is a blank cell."""
    cells: list[Cell | None] = [*group[0]]
    following = group[1]
    while len(cells) < len(columns):
        more = _group(text, lines, following)
        if more is None or len(cells) + 1 + len(more[0]) > len(columns):
            break
        if more[0] and columns[0].field == "ordinal" and _opens_next(cells, more[0]):
            break
        cells += [None, *more[0]]
        following = more[1]
    return cells, following


def _opens_next(cells: list[Cell | None], following: Group) -> bool:
    """Whether cells open another row than the one that those before stand in: the next number and a name, a marker, 合计."""
    words = following[0].words
    if len(following) > 1 and (is_number(following[1].words) or following[1].says_nothing) and words.isdigit():
        return False
    if not words.isdigit():
        return bool(cells) and opens_row(words) and any(char.isalpha() for char in words)
    first = cells[0].words if cells and cells[0] is not None else ""
    return bool(cells) and (int(words) == int(first) + 1 if first.isdigit() else words == "1")


def _group(text: str, lines: list[Line], at: int) -> tuple[Group, int] | None:
    """The cells behind a bar that stands alone, up to the next one, and where that stands; None where no such bar stands."""
    while at < len(lines) and is_page_number(text[lines[at].low : lines[at].high]):
        at += 1
    if at >= len(lines) or not stands_alone(text, lines[at]):
        return None
    cells: Group = []
    at += 1
    while at < len(lines) and not stands_alone(text, lines[at]) and len(cells) <= _MOST_COLUMNS:
        found = _cell(text, lines, at)
        if found is None:
            break
        parts, at = found
        cells += parts
    return cells, at


def stands_alone(text: str, line: Line) -> bool:
    """Whether a line is nothing but a bar."""
    return line.high - line.low == 1 and text[line.low] == "|"


def _cell(text: str, lines: list[Line], at: int) -> tuple[Group, int] | None:
    """What stands before the bars of a line, in the lines that it takes, and the line behind; None where no bar follows."""
    pieces: list[Piece] = []
    for number in range(at, min(at + _MOST_LINES, len(lines))):
        line = lines[number]
        words = text[line.low : line.high]
        if ends_table(words) or (pieces and stands_alone(text, line)):
            return None
        if not is_page_number(words):
            pieces.append((line.low, line.high))
        if words.endswith("|"):
            return _parted(text, pieces), number + 1
    return None


def _parted(text: str, pieces: list[Piece]) -> Group:
    """The cells in these stretches, parted by their bars."""
    parts: list[list[Piece]] = [[]]
    for start, end in pieces:
        at = start
        while (cut := text.find("|", at, end)) >= 0:
            parts[-1].append((at, cut))
            parts.append([])
            at = cut + 1
        parts[-1].append((at, end))
    return [cell for part in parts if (cell := cell_of(text, part)) is not None]
