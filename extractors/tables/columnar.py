"""Tables whose columns are parted by runs of blanks; blank cells may be missing, lines may be broken at a width."""

import re

from extractors.lexicon import Lexicon
from extractors.tables.aligning import Token, place_tokens, unsure_columns
from extractors.tables.columns import Column, is_heading, read_column
from extractors.tables.fits import IMPOSSIBLE, TOTAL, fit, is_blank, is_number, names_group
from extractors.tables.grids import Cell, GridRow, Piece
from extractors.tables.lines import PART, Line, cell_of, ends_table, is_page_number

FEWEST_KNOWN = 3
_MOST_EMPTY = 60
"""How many lines may be the header once more before the first row."""
_GAP = re.compile(rf"[ \t]{{2,}}|\t|{PART}+")
_OPENING = re.compile(
    r"[ \t]*(?P<sign>[0-9]{1,4}[、.．]?|（?[一二三四五六七八九十]{1,3}(?:[）、.．]|(?=[ \t]{2}|\t|\x1f)))[ \t\x1f]+(?=\S)"
)


def read_columnar(
    text: str, lines: list[Line], at: int, lexicon: Lexicon
) -> tuple[tuple[Cell, ...], list[GridRow], int] | None:
    """The header and the rows of a table whose header begins in a line, and the line behind it."""
    head = _header(text, lines, at, lexicon)
    if head is None:
        return None
    header, following = head
    columns = tuple(read_column(cell.text, lexicon) for cell in header)
    rows: list[GridRow] = []
    last = 0
    while following < len(lines):
        words = text[lines[following].start : lines[following].end]
        if is_page_number(words):
            following += 1
            continue
        if ends_table(words) or (not rows and following - at > _MOST_EMPTY):
            break
        rest = _aligned_rest(text, lines[following], rows[-1]) if rows else None
        if rest is not None:
            rows[-1] = rest
            following += 1
            continue
        if rows and (again := _again(text, lines, following, header)):
            following += again
            continue
        opening = _opening(words, last)
        ordinal = opening is not None and columns[0].field == "ordinal"
        pieces: list[Piece] = [(lines[following].start, lines[following].end)]
        if not ordinal and not _is_row(text, pieces, columns):
            break
        following += 1
        last = int(opening["sign"]) if opening is not None and opening["sign"].isdigit() else last
        following = _rest(text, lines, following, pieces, columns, last)
        cells = _chunks(text, pieces, opening.end("sign") if ordinal and opening else 0)
        row = row_in_columns(cells, columns)
        if row is None:
            break
        if [cell.words for cell in cells] != [cell.words for cell in header]:
            rows.append(row)
    return header, rows, following


def _again(text: str, lines: list[Line], at: int, header: tuple[Cell, ...]) -> int:
    """How many lines from one on say the header once more, as the next page of a table does."""
    titles = [cell.words for cell in header]
    pieces: list[Piece] = []
    for line in lines[at : at + 3]:
        pieces.append((line.start, line.end))
        words = [cell.words for cell in _chunks(text, pieces, 0)]
        if words == titles:
            return len(pieces)
        if words[:1] != titles[:1]:
            return 0
    return 0


def _aligned_rest(text: str, line: Line, row: GridRow) -> GridRow | None:
    """The row with the words of the next line, each put to the cell above it; None where the line is no rest of its cells."""
    if line.indent < 2 or line.gap or text.endswith(("。", "："), line.start, line.high):
        return None
    chunks = _chunks(text, [(line.start, line.end)], 0)
    if any(is_number(c.words) or TOTAL.fullmatch(c.words) or _OPENING.match(c.text + " x") for c in chunks):
        return None
    cells = list(row.cells)
    for chunk in chunks:
        above = [
            at
            for at, cell in enumerate(cells)
            if cell and abs(_column_of(text, cell.start) - _column_of(text, chunk.start)) <= 2
        ]
        cell = cells[above[0]] if above else None
        if cell is None or is_number(cell.words):
            return None
        cells[above[0]] = Cell((*cell.pieces, *chunk.pieces), cell.text + chunk.text)
    return GridRow(tuple(cells))


def _column_of(text: str, at: int) -> int:
    """How far to the right a place of a line stands, a Chinese character being two wide."""
    start = text.rfind("\n", 0, at) + 1
    return sum(1 if char.isascii() else 2 for char in text[start:at])


def _opening(words: str, last: int) -> re.Match[str] | None:
    """The ordinal that opens a line: a marker, or the number behind the last one (or a 1); not the rest of a broken number."""
    match = _OPENING.match(words)
    if match is None or not match["sign"].isdigit():
        return match
    return match if int(match["sign"]) in (last + 1, 1) or last == 0 else None


def _header(text: str, lines: list[Line], at: int, lexicon: Lexicon) -> tuple[tuple[Cell, ...], int] | None:
    pieces: list[Piece] = []
    following = at
    best: tuple[tuple[Cell, ...], int] | None = None
    while following < len(lines) and following - at < 4:
        words = text[lines[following].start : lines[following].end]
        if pieces and (_OPENING.match(words) or TOTAL.fullmatch(words.split()[0]) or lines[following].gap):
            break
        pieces.append((lines[following].start, lines[following].end))
        following += 1
        cells = _chunks(text, pieces, 0)
        known = [field for cell in cells if (field := read_column(cell.text, lexicon).field)]
        if any(is_number(cell.words) for cell in cells):
            break
        if (
            len(cells) >= 3
            and len(known) >= FEWEST_KNOWN
            and len(known) * 3 >= len(cells) * 2
            and {"name", "group"} & set(known)
        ):
            if best is None or len(known) > sum(is_heading(cell.text, lexicon) for cell in best[0]):
                best = (tuple(cells), following)
        elif best is None and len(known) < 2:
            return None
    return best


def _chunks(text: str, pieces: list[Piece], sign: int) -> list[Cell]:
    """The cells of a row: what runs of blanks part, in lines put together; `sign` is how long the ordinal that opens it is."""
    cells: list[Cell] = []
    open_cell: list[Piece] = []
    for number, (start, end) in enumerate(pieces):
        at = start
        if number == 0 and sign:
            cell = cell_of(text, [(start, start + sign)])
            cells += [cell] if cell else []
            at = start + sign
        elif number and text[start : start + 1] in " \t" and open_cell and text[open_cell[-1][1] - 1] in " \t":
            cells += _closed(text, open_cell)
            open_cell = []
        for gap in _GAP.finditer(text, at, end):
            if gap.end() == end:
                break
            open_cell.append((at, gap.start()))
            cells += _closed(text, open_cell)
            open_cell = []
            at = gap.end()
        open_cell.append((at, end))
        if text[max(at, end - 2) : end].isspace() and end - at >= 2:
            cells += _closed(text, open_cell)
            open_cell = []
    return cells + _closed(text, open_cell)


def _closed(text: str, pieces: list[Piece]) -> list[Cell]:
    cell = cell_of(text, pieces)
    return [cell] if cell else []


def _is_row(text: str, pieces: list[Piece], columns: tuple[Column, ...]) -> bool:
    """Whether a line without an ordinal is a row: a group with its sums, or a project where the table has no ordinals."""
    cells = _chunks(text, pieces, 0)
    if not cells or len(cells) > len(columns):
        return False
    if columns[0].field != "ordinal":
        return len(cells) >= 3
    while len(cells) > 1 and is_blank(cells[0].words):
        cells = cells[1:]
    numbers = [cell for cell in cells[1:] if is_number(cell.words) or is_blank(cell.words)]
    if names_group(cells[0].words) > 0 and len(numbers) == len(cells) - 1:
        return bool(numbers) or names_group(cells[0].words) >= 1.5
    return False


def _rest(text: str, lines: list[Line], at: int, pieces: list[Piece], columns: tuple[Column, ...], last: int) -> int:
    """Takes the lines that a row goes on in, and returns the line behind it."""
    while at < len(lines) and len(pieces) < 8:
        words = text[lines[at].start : lines[at].end]
        if is_page_number(words):
            at += 1
            continue
        stretch = [(lines[at].start, lines[at].end)]
        complete = len(_chunks(text, pieces, 0)) >= len(columns)
        narrow = len(text[slice(*pieces[-1])]) < 18
        if lines[at].gap or ends_table(words) or _opening(words, last) or _is_row(text, stretch, columns):
            break
        if (complete and narrow) or words.rstrip().endswith("："):
            break
        chunks = _chunks(text, stretch, 0)
        if complete and (len(chunks) > 1 or lines[at].indent >= 2):
            break
        pieces += stretch
        at += 1
    return at


def row_in_columns(cells: list[Cell], columns: tuple[Column, ...]) -> GridRow | None:
    """The row of these cells, each in its column; None where they do not suit the columns at all."""
    width = len(columns)
    first = columns[0].field == "ordinal"
    project = first and cells[0].words.rstrip("、.．").isdigit() and len(cells) > 1
    if (
        len(cells) == width
        and (project or not first)
        and all(fit(cell.words, column.field) > -1 for cell, column in zip(cells, columns, strict=True))
    ):
        return GridRow(tuple(cells))
    if (
        project
        and names_group(cells[1].words) > 1.4
        and all(is_number(c.words) or is_blank(c.words) for c in cells[2:])
        and len(cells) < width - 1
    ):
        project = False
    tokens = [Token(cell, cell.words, IMPOSSIBLE) for cell in cells]
    base = 1 if project else 0
    score, placed, _taken = place_tokens(tokens[base:], columns, inside=project, may_end=False)
    if project and (len(placed) != 1 or placed[0].group):
        return None
    if not placed or score < -2.0:
        return None
    row = placed[0]
    unsure = unsure_columns(row, columns, tokens, base)
    filled: list[Cell | None] = [None] * width
    if project:
        filled[0] = cells[0]
    for place, column in row.places:
        if column not in unsure:
            filled[column] = tokens[base + place].cell
    return GridRow(tuple(filled)) if any(filled) else None
