"""Tables put down cell by cell, one a line, with or without blank lines between; blank cells may be missing."""

from extractors.lexicon import Lexicon
from extractors.tables.aligning import Placed, Token, place_tokens, unsure_columns
from extractors.tables.columns import MONEY, NUMBERS, Column, is_heading, read_column
from extractors.tables.fits import IMPOSSIBLE, TOTAL, fit, is_blank, is_number, names_group
from extractors.tables.grids import Cell, GridRow
from extractors.tables.lines import Line, cell_of, ends_table, is_page_number

FEWEST_KNOWN = 3
MOST_COLUMNS = 30
PAGED = -0.5
"""What it costs to join two lines that a page number parts."""
_MOST_ODD = 600
"""How many rows may be out of the ordinary: each costs a search, and no table of people's making has more."""
_LONGEST = 400
"""No cell is longer than this."""
_WIDE = 18
"""The narrowest width that a text is broken at: a longer line may go on in the next one."""


def read_stacked(
    text: str, lines: list[Line], at: int, lexicon: Lexicon
) -> tuple[tuple[Cell, ...], list[GridRow], int] | None:
    """The header and the rows of a table whose first heading is the line at a place, and the line behind it."""
    source = _Source(text, lines, at)
    source.fill(_HEAD)
    header, used = _header(source.tokens, lexicon)
    columns = tuple(read_column(cell.text, lexicon) for cell in header)
    fields = [column.field for column in columns]
    known = len([field for field in fields if field])
    if known < FEWEST_KNOWN or fields[0] != "ordinal" or not {"name", "group"} & set(fields):
        return (header, [], at + 1) if known > 1 else None
    rows, taken = _rows(source, used, columns, {cell.words for cell in header})
    if not rows or not any(_is_ordinal(row.cells[0]) for row in rows):
        return header, [], at + 1
    return header, rows, source.line_of[taken - 1] + 1


def read_bare_stack(
    text: str, lines: list[Line], at: int, lexicon: Lexicon
) -> tuple[tuple[Cell, ...], list[GridRow], int] | None:
    """The header and the rows of a table without ordinals, all of whose cells are there; None where its cells do not suit."""
    source = _Source(text, lines, at)
    source.fill(_HEAD)
    tokens = source.tokens
    header, used = _header(tokens, lexicon)
    columns = tuple(read_column(cell.text, lexicon) for cell in header)
    width = len(columns)
    if width < _FEWEST_BARE or any(column.field is None for column in columns) or columns[0].field != "name":
        return None
    if not {column.field for column in columns} & MONEY:
        return None
    rows: list[GridRow] = []
    here = used
    while True:
        source.fill(here + 2 * width)
        row = tokens[here : here + width]
        if len(row) < width or any(
            fit(token.words, column.field) <= 0 for token, column in zip(row, columns, strict=True)
        ):
            break
        rows.append(GridRow(tuple(token.cell for token in row)))
        here += width
    if not rows:
        return None
    total = tokens[here : here + width]
    if total and TOTAL.fullmatch(total[0].words):
        numbers = [token for token in total[1:] if is_number(token.words)]
        sums = [at for at, column in enumerate(columns) if column.field in NUMBERS]
        if len(numbers) == len(sums) and total[1 : 1 + len(numbers)] == numbers:
            cells: list[Cell | None] = [None] * width
            cells[0] = total[0].cell
            for place, token in zip(sums, numbers, strict=True):
                cells[place] = token.cell
            rows.append(GridRow(tuple(cells)))
            here += 1 + len(numbers)
    return header, rows, source.line_of[here - 1] + 1


_FEWEST_BARE = 4
"""A table without ordinals has so many columns."""
_HEAD = 4 * MOST_COLUMNS
"""How many cells are looked at for the header and the first row."""


class _Source:
    """The cells of a text as they come, as many as are asked for."""

    def __init__(self, text: str, lines: list[Line], at: int) -> None:
        self.tokens: list[Token] = []
        self.line_of: list[int] = []
        """For each cell the line that it ends in."""
        self._text, self._lines, self._at, self._indent = text, lines, at, lines[at].indent
        self._apart = _is_apart(lines, at)
        self._paged = self._gap = self._ended = False

    def fill(self, count: int) -> None:
        """Reads on until there are so many cells, or the table can go no further."""
        while len(self.tokens) <= count and self._at < len(self._lines) and not self._ended:
            self._take(self._at)
            self._at += 1

    def _take(self, number: int) -> None:
        line = self._lines[number]
        words = self._text[line.low : line.high]
        self._gap = self._gap or line.gap
        if is_page_number(words):
            self._paged = True
            return
        moved_in = line.indent >= 2 > self._indent
        if self.tokens and (ends_table(words) or moved_in or words.endswith(("。", "：")) or len(words) > _LONGEST):
            self._ended = True
            return
        cell = cell_of(self._text, [(line.low, line.high)])
        if cell is None:
            return
        if self._apart and self.tokens and not self._gap:
            before = self.tokens[-1].cell
            merged = Cell((*before.pieces, *cell.pieces), before.text + cell.text)
            self._ended = len(merged.text) > _LONGEST
            self.tokens[-1] = Token(merged, merged.words, self.tokens[-1].joins)
            self.line_of[-1] = number
        else:
            wide = bool(self.tokens) and len(self.tokens[-1].cell.text) >= _WIDE
            joins = PAGED if self._paged and not self._apart else -1.6 if wide else IMPOSSIBLE
            self.tokens.append(Token(cell, cell.words, joins))
            self.line_of.append(number)
        self._paged = self._gap = False


def _is_apart(lines: list[Line], at: int) -> bool:
    """Whether blank lines stand between the cells."""
    following = lines[at + 1 : at + 25]
    return sum(line.gap for line in following) * 2 > len(following)


def _header(tokens: list[Token], lexicon: Lexicon) -> tuple[tuple[Cell, ...], int]:
    """The cells of the header, headings that are broken over lines put together, and how many tokens they took."""
    cells: list[Cell] = []
    at = 0
    while at < len(tokens) and len(cells) < MOST_COLUMNS:
        if _opens(tokens, at):
            break
        taken = next((n for n in (3, 2, 1) if _is_one(tokens, at, n, lexicon)), 0)
        if not taken:
            behind = tokens[at + 1 : at + 4]
            goes_on = any(is_heading(token.words, lexicon) for token in behind) and not any(
                is_number(t.words) for t in behind[:1]
            )
            last = at + 1 < len(tokens) and tokens[at + 1].words == "1" and names_group(tokens[at].words) < 1.5
            if len(tokens[at].words) > 16 or not (goes_on or last):
                break
            taken = 1
        pieces = [piece for token in tokens[at : at + taken] for piece in token.cell.pieces]
        cells.append(Cell(tuple(pieces), "".join(token.cell.text for token in tokens[at : at + taken])))
        at += taken
    return tuple(cells), at


def _is_one(tokens: list[Token], at: int, count: int, lexicon: Lexicon) -> bool:
    """Whether so many tokens make one heading: 建设 and 性质, but not two headings that a third word spells."""
    if at + count > len(tokens):
        return False
    parts = [token.words for token in tokens[at : at + count]]
    if not is_heading("".join(parts), lexicon, whole=count > 1):
        return False
    return count == 1 or not all(is_heading(part, lexicon) for part in parts)


def _opens(tokens: list[Token], at: int) -> bool:
    """Whether the rows begin at a token."""
    words = tokens[at].words
    if words == "1" or TOTAL.fullmatch(words):
        return True
    return words.rstrip("、.．）").lstrip("（") in ("一", "1") and words != "一"


def _rows(source: _Source, at: int, columns: tuple[Column, ...], headings: set[str]) -> tuple[list[GridRow], int]:
    """The rows behind the header, and where they end."""
    tokens, width, odd = source.tokens, len(columns), 0
    rows: list[GridRow] = []
    first = _next_ordinal(tokens, at, 0, columns)
    if first is None:
        return [], at
    rows += _grid_rows(
        tokens, at, place_tokens(tokens[at:first], columns, inside=False, may_end=False)[1], columns, None
    )
    here: int | None = first
    end = at
    while here is not None:
        source.fill(here + 6 * width + 16)
        number = int(tokens[here].words)
        following = here + width
        if not (
            following < len(tokens)
            and tokens[following].words == str(number + 1)
            and all(fit(tokens[here + c].words, columns[c].field) > 0 for c in range(1, width))
        ):
            odd += 1
            after = _next_ordinal(tokens, here + 1, number, columns) if odd <= _MOST_ODD else None
            following = after if after is not None else len(tokens)
            stretch = tokens[here + 1 : following]
            if after is None:
                stretch = stretch[: 2 * width + 4]
            skip = _repeated_header(stretch, headings)
            _score, placed, taken = place_tokens(stretch[:skip], columns, inside=True, may_end=after is None)
            if after is None:
                placed = [row for number, row in enumerate(placed) if not row.group or _is_sum(row, stretch)]
                taken = max((place for row in placed for place, _ in row.places), default=-1) + 1
                end = here + 1 + taken
            rows += _grid_rows(tokens, here + 1, placed, columns, here)
            here = after
        else:
            placed = [Placed(False, tuple((c - 1, c) for c in range(1, width)))]
            rows += _grid_rows(tokens, here + 1, placed, columns, here)
            here = following
    return rows, end


def _is_sum(row: Placed, stretch: list[Token]) -> bool:
    return any(TOTAL.fullmatch(stretch[place].words) for place, _ in row.places)


def _repeated_header(stretch: list[Token], headings: set[str]) -> int:
    """How many tokens of a stretch stand before the header is printed once more at its end."""
    count = len(stretch)
    while count > 1 and (stretch[count - 1].words in headings and not is_blank(stretch[count - 1].words)):
        count -= 1
    return count if len(stretch) - count >= FEWEST_KNOWN else len(stretch)


def _next_ordinal(tokens: list[Token], at: int, number: int, columns: tuple[Column, ...]) -> int | None:
    """Where the next project's row begins: its number, with a name behind it; of several the one whose row fits best."""
    width = len(columns)
    named = any(column.field == "name" for column in columns)
    wanted = {str(number + 1), "1"} if number else {"1"}
    found: list[tuple[float, int]] = []
    for place in range(at, min(len(tokens) - 1, at + 4 * width + 8)):
        if tokens[place].words not in wanted or not _is_name(tokens, place + 1, 4 if named else 2):
            continue
        if not number:
            return place
        restarts = tokens[place].words == "1" and number != 0
        score, placed, _ = place_tokens(tokens[at:place], columns, inside=True, may_end=False)
        if not placed or (restarts and not any(row.group for row in placed)):
            continue
        behind = place_tokens(tokens[place + 1 : place + width], columns, inside=True, may_end=True)[0]
        instead = place_tokens(tokens[at : at + width - 1], columns, inside=True, may_end=True)[0]
        if place - at < width - 1 and score + behind <= instead:
            continue  # a number of the row that only looks like the next ordinal
        found.append((score / max(1, place - at) - (0.3 if restarts else 0.0), -place))
        if len(found) == 3:
            break
    return -max(found)[1] if found else None


def _is_name(tokens: list[Token], at: int, shortest: int) -> bool:
    """Whether a name begins at a token, perhaps broken by the end of a page."""
    words = tokens[at].words
    if is_number(words) or is_blank(words) or fit(words, "term") > 0:
        return False
    broken = at + 1 < len(tokens) and tokens[at + 1].joins == PAGED
    return len(words) >= shortest or (broken and len(words + tokens[at + 1].words) >= shortest)


def _is_ordinal(cell: Cell | None) -> bool:
    return cell is not None and cell.words.isdigit()


def _grid_rows(
    tokens: list[Token], base: int, placed: list[Placed], columns: tuple[Column, ...], ordinal: int | None
) -> list[GridRow]:
    """The rows of placed tokens; a number that might as well stand in the next column stands in none."""
    rows: list[GridRow] = []
    for number, row in enumerate(placed):
        unsure = unsure_columns(row, columns, tokens, base)
        cells: list[Cell | None] = [None] * len(columns)
        if not row.group and number == 0 and ordinal is not None:
            cells[0] = tokens[ordinal].cell
        for place, column in row.places:
            if column in unsure:
                continue
            cell, before = tokens[base + place].cell, cells[column]
            cells[column] = cell if before is None else Cell((*before.pieces, *cell.pieces), before.text + cell.text)
        if any(cell is not None for cell in cells):
            rows.append(GridRow(tuple(cells)))
    return rows
