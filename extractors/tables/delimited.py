"""Tables whose cells are parted by | or tabs, one row a line, the lines perhaps broken at a width."""

import re

from extractors.lexicon import Lexicon
from extractors.tables.columns import MONEY, Column, is_heading, read_column
from extractors.tables.fits import MARKER, TOTAL, is_number
from extractors.tables.grids import Cell, GridRow, Piece
from extractors.tables.lines import Line, cell_of, ends_table, is_page_number, opens_row

FEWEST_KNOWN = 3
_RULE = re.compile(r"[\s|+:：=-]+\Z")
_BRACKET = re.compile(r"（[^（）]*）\Z")
_HEADER_LINES = 12
_MOST_EMPTY = 60
"""How many lines may be the header once more before the first row."""
_MOST_LINES = 40
"""How many lines a row may be broken into."""

Cells = tuple[Cell | None, ...]


def separator_of(words: str) -> str | None:
    """The sign that parts the cells of a line: a bar or a tab, twice at least."""
    return "|" if words.count("|") >= 2 else "\t" if words.count("\t") >= 2 else None


def read_delimited(
    text: str, lines: list[Line], at: int, lexicon: Lexicon
) -> tuple[tuple[Cell, ...], list[GridRow], int] | None:
    """The header and the rows of a table whose header begins in a line, and the line behind it."""
    sign = separator_of(text[lines[at].start : lines[at].end])
    if sign is None:
        return None
    head = _header(text, lines, at, sign, lexicon)
    if head is None:
        return None
    header, signs, following = head
    framed = sign == "|" and text.startswith("|", lines[at].low)
    columns = tuple(read_column(cell.text if cell else "", lexicon) for cell in header)
    rows: list[GridRow] = []
    headings = [cell.words if cell else "" for cell in header]
    while True:
        row = _next_row(text, lines, following, sign, signs, columns, framed=framed)
        if row is None or (not rows and following - at > _MOST_EMPTY):
            break
        cells, following = row
        cells = (*cells[: len(header)], *([None] * (len(header) - len(cells))))
        if any(cells) and [cell.words if cell else "" for cell in cells] != headings:
            rows.append(GridRow(cells))
    titles = tuple(cell or Cell(((lines[at].low, lines[at].low),), "") for cell in header)
    return titles, rows, following


def _header(text: str, lines: list[Line], at: int, sign: str, lexicon: Lexicon) -> tuple[Cells, int, int] | None:
    """The cells of the header, how many signs a row has, and the line behind it; a header may take two rows, or be broken."""
    framed = sign == "|" and text.startswith("|", lines[at].low)
    first = _cells(text, [_stretch(lines[at])], sign, framed=framed)
    if sum(is_heading(cell.text, lexicon) for cell in first if cell) < 2:
        return None
    pieces = [_stretch(lines[at])]
    following = at + 1
    while following < len(lines) and following - at < _HEADER_LINES:
        line = lines[following]
        words = text[line.start : line.end]
        complete = not framed or (text.endswith("|", 0, lines[following - 1].high) and words.lstrip().startswith("|"))
        if is_page_number(words):
            following += 1
            continue
        if _RULE.match(words) and "-" in words:
            break
        if line.gap and complete and sign != "\t" and not words.lstrip().startswith("|"):
            break
        here = _cells(text, [_stretch(line)], sign, framed=framed)
        lead = next((cell.text for cell in here if cell), "")
        if complete and (
            _RULE.match(words)
            or _begins_rows(words, here, sign)
            or (sign not in words and not _goes_on(pieces, text, words))
        ):
            break
        if complete and words.count(sign) == text[slice(*pieces[0])].count(sign) and len(pieces) == 1:
            second = _second_row(_cells(text, pieces, sign, framed=framed), here, lexicon)
            return (
                (second, words.count(sign), following + 1)
                if second
                else None
                if not lead
                else _done(text, pieces, sign, following, lexicon, framed=framed)
            )
        pieces.append(_stretch(line))
        following += 1
    return _done(text, pieces, sign, following, lexicon, framed=framed)


def _done(
    text: str, pieces: list[Piece], sign: str, following: int, lexicon: Lexicon, *, framed: bool
) -> tuple[Cells, int, int] | None:
    cells = _cells(text, pieces, sign, framed=framed)
    known = [field for cell in cells if cell and (field := read_column(cell.text, lexicon).field)]
    if len(known) < FEWEST_KNOWN or not {"name", "group"} & set(known) or any(is_number(c.words) for c in cells if c):
        return None
    return cells, sum(text[start:end].count(sign) for start, end in pieces), following


def _goes_on(pieces: list[Piece], text: str, words: str) -> bool:
    """Whether a line without a sign is the rest of a header's last heading."""
    return len(words.strip()) <= 12 and not opens_row(words)


def _begins_rows(words: str, cells: Cells, sign: str) -> bool:
    lead = next((cell.words for cell in cells if cell), "")
    told = any(is_number(cell.words) or (sign == "|" and cell.words.endswith(("。", "；"))) for cell in cells if cell)
    return sign in words and bool(lead) and (opens_row(lead) or told)


def _second_row(above: Cells, below: Cells, lexicon: Lexicon) -> Cells | None:
    """The header of two rows as one: what stands below counts, with what stands above it where it is no heading alone."""
    if len(above) != len(below):
        return None
    merged: list[Cell | None] = []
    title: Cell | None = None
    told = 0
    for top, low in zip(above, below, strict=True):
        title = top or (title if low else None)
        cell = _joined(title, low, lexicon) if low and (top is None or low.words != top.words) else top
        told += cell is not top and cell is not None and is_heading(cell.text, lexicon)
        merged.append(cell)
    return tuple(merged) if told >= 2 else None


def _joined(above: Cell | None, below: Cell, lexicon: Lexicon) -> Cell:
    """A heading of two rows: 累计 under 完成投资; what is known by itself needs nothing above it."""
    unit = _BRACKET.search(above.text) if above is not None else None
    if above is None or is_heading(below.text, lexicon, whole=True):
        column = read_column(below.text, lexicon)
        wants = unit is not None and column.unit is None and column.field in MONEY
        return Cell(below.pieces, below.text + unit.group()) if wants and unit is not None else below
    words = above.text[: unit.start()] + below.text + unit.group() if unit else above.text + below.text
    return Cell((*above.pieces, *below.pieces), words) if is_heading(words, lexicon) else below


def _stretch(line: Line) -> Piece:
    return line.start, line.end


def _cells(text: str, pieces: list[Piece], sign: str, *, framed: bool) -> Cells:
    """The cells of a row that stands in these stretches."""
    parts: list[list[Piece]] = [[]]
    for start, end in pieces:
        at = start
        while True:
            cut = text.find(sign, at, end)
            parts[-1].append((at, end if cut < 0 else cut))
            if cut < 0:
                break
            parts.append([])
            at = cut + 1
    cells = [cell_of(text, part) for part in parts]
    if framed:
        cells = cells[1:]
        if cells and cells[-1] is None:
            cells = cells[:-1]
    return tuple(cells)


def _next_row(
    text: str, lines: list[Line], at: int, sign: str, signs: int, columns: tuple[Column, ...], *, framed: bool
) -> tuple[Cells, int] | None:
    """The row that begins in a line, with the lines that it goes on in, and the line behind it."""
    pieces: list[Piece] = []
    count = 0
    while at < len(lines):
        line = lines[at]
        words = text[line.start : line.end]
        if is_page_number(words) or (not pieces and _RULE.match(words)):
            at += 1
            continue
        more = words.count(sign)
        if not pieces:
            alone = more == 0 and columns[0].field == "ordinal" and MARKER.fullmatch(words.strip()) is not None
            if (more == 0 and not alone) or ends_table(words.replace(sign, " ")):
                return None
        elif count >= signs or count + more > signs or (_opens_new(words, sign, columns) and more >= signs - 1):
            break
        if len(pieces) >= _MOST_LINES:
            return None
        pieces.append(_stretch(line))
        count += more
        at += 1
        if count >= signs:
            break
    if not pieces or count > signs:
        return None
    if count < signs and count < max(1, signs // 2):
        return None
    at = at if framed else _rest_of_last(text, lines, at, sign, pieces)
    return _cells(text, pieces, sign, framed=framed), at


def _opens_new(words: str, sign: str, columns: tuple[Column, ...]) -> bool:
    lead = words.lstrip(" |").split(sign)[0]
    return columns[0].field == "ordinal" and opens_row(lead)


def _rest_of_last(text: str, lines: list[Line], at: int, sign: str, pieces: list[Piece]) -> int:
    """Takes the lines that the last cell of a row goes on in, and returns the line behind: a line without signs inside the table."""
    low = at
    taken: list[Piece] = []
    while at < len(lines) and len(taken) < 6:
        words = text[lines[at].start : lines[at].end]
        if is_page_number(words):
            at += 1
            continue
        if words.count(sign) or lines[at].gap or ends_table(words) or TOTAL.fullmatch(words.strip()):
            break
        taken.append(_stretch(lines[at]))
        at += 1
    goes_on = at < len(lines) and text[lines[at].start : lines[at].end].count(sign) > 0
    broken = len(pieces) > 1 and len(taken) == 1 and len(text[slice(*taken[0])].strip()) <= 18
    number = _cells(text, pieces, sign, framed=False)[-1]
    broken = broken and not (number is not None and is_number(number.words))
    if taken and (goes_on or (broken and not text[slice(*taken[0])].startswith("  "))):
        pieces += taken
        return at
    return low
