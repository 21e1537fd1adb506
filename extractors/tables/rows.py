"""What the rows of a table are: a project's, the title of the rows below it, their sum; each with what the titles above it say."""

import re
from dataclasses import dataclass
from typing import Literal

from extractors.lexicon import Lexicon
from extractors.markers import find_marker
from extractors.settings import HeadingSettings, Setting, find_level, find_nature, find_setting
from extractors.shadow import Shadow
from extractors.sureness import speaks_of
from extractors.tables.columns import NUMBERS
from extractors.tables.fits import MARKER, TOTAL, is_number, names_group
from extractors.tables.grids import Cell, Grid, GridRow
from extractors.tables.headings import Stretch, TableColumn, cell_place, read_columns, shadow_place
from schemas import Level, Nature, quickly_built

RowKind = Literal["project", "group", "sum"]
_COUNTED = re.compile(r"（[^（）]*[0-9][^（）]*）\Z|[：:]?(?:共|计)?[0-9]+[个项宗件](?:项目)?\Z|（[^（）]*\Z")


@quickly_built
@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell that says something, at its place in the shadow."""

    start: int
    end: int
    text: str
    column: int
    rest: tuple[Stretch, ...] = ()
    """Where it goes on behind other cells: the lines of a row that is put down as it looks."""

    @property
    def stretches(self) -> tuple[Stretch, ...]:
        """Where its words stand."""
        return ((self.start, self.end), *self.rest)


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row at its place in the shadow."""

    kind: RowKind
    start: int
    end: int
    name: Stretch
    cells: tuple[TableCell, ...]
    level: Setting[Level] | None
    nature: Setting[Nature] | None
    said: HeadingSettings
    """What it says itself, where it is the title of other rows, or what the titles above it say."""
    above: tuple[int, ...]
    """The titles that it stands under, as places in the list of rows, the innermost last."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table in the shadow."""

    start: int
    end: int
    columns: tuple[TableColumn, ...]
    rows: tuple[TableRow, ...]
    header_end: int
    of_groups: bool
    """Its rows tell of groups, one a row, and not of projects."""
    card: bool = False
    """It is one project's card: each of its cells stands behind its heading."""


def read_table(grid: Grid, shadow: Shadow, lexicon: Lexicon) -> Table | None:
    """A grid in the shadow, its columns and rows read; None where no column names what its rows are of."""
    columns = read_columns(grid, shadow, lexicon)
    fields = [column.field for column in columns]
    if grid.card:
        return _card(grid, columns, fields, shadow, lexicon)
    of_groups = "name" not in fields
    if of_groups and "group" not in fields:
        return None
    name = fields.index("group" if of_groups else "name")
    numbered = any(_is_ordinal(row.cells[0]) for row in grid.rows) and fields[0] == "ordinal"
    caption = _caption(grid, shadow, lexicon)
    rows: list[TableRow] = []
    header_end = max(column.heading[1] for column in columns)
    open_titles: list[tuple[int, int]] = []
    usual = max((len(row.filled) for row in grid.rows), default=0)
    for row in grid.rows:
        if all(_INDEX.fullmatch(cell.words) for cell in row.filled):
            header_end = max(header_end, shadow_place(shadow, row.end)) if not rows else header_end
            continue  # 甲 乙 1 2 3 below the headings
        kind, title = _kind(row, fields, name, numbered)
        if title is None:
            continue
        start, end = (shadow_place(shadow, place) for place in row.parts(title)[0])
        cells = tuple(_cells(row, shadow))
        if kind == "sum" or (of_groups and kind == "project"):
            above = tuple(place for _, place in open_titles) if kind == "sum" and "小计" in title.words else ()
            said = HeadingSettings(caption.level, caption.nature, None)
            kind = "sum" if kind == "sum" else "group"
            rows.append(
                _row(kind, row, shadow, _scope(shadow.text, start, end), cells, said.level, said.nature, said, above)
            )
        elif kind == "group":
            scope = _scope(shadow.text, start, end)
            own = find_setting(shadow.text, *scope, lexicon)
            rank = _rank(row, shadow.text, start)
            open_titles = [(r, place) for r, place in open_titles if r < rank]
            above = tuple(place for _, place in open_titles)
            said = _under(own, [rows[place].said for place in above], caption)
            open_titles.append((rank, len(rows)))
            rows.append(_row("group", row, shadow, scope, cells, own.level, own.nature, said, above))
        else:
            if _NO_NAME.search(title.words) or (len(row.filled) < usual and not speaks_of(title.words, lexicon)):
                continue  # what goes on with the row above, whose name stands but once
            listed = _LISTED.match(shadow.text, start, end - 2)
            start = listed.end() if listed is not None else start
            above = tuple(place for _, place in open_titles)
            said = rows[above[-1]].said if above else HeadingSettings(caption.level, caption.nature, None)
            level = _level_of(row, fields, shadow, lexicon) or said.level
            nature = _nature_of(row, fields, shadow, lexicon) or said.nature
            rows.append(_row("project", row, shadow, (start, end), cells, level, nature, said, above))
    begin, stop = shadow_place(shadow, grid.start), shadow_place(shadow, grid.end)
    return Table(begin, stop, columns, tuple(rows), header_end, of_groups)


def _card(
    grid: Grid, columns: tuple[TableColumn, ...], fields: list[str | None], shadow: Shadow, lexicon: Lexicon
) -> Table | None:
    """The one row of a card."""
    row = grid.rows[0]
    title = row.cells[fields.index("name")]
    if title is None:
        return None
    start, end = (shadow_place(shadow, place) for place in row.parts(title)[0])
    level, nature = _level_of(row, fields, shadow, lexicon), _nature_of(row, fields, shadow, lexicon)
    bracket = _IN_BRACKET.search(shadow.text, start, end)
    if bracket is not None:
        words = bracket[1]
        said = find_level(shadow.text, *bracket.span(1), lexicon, alone=True)
        listed = find_nature(words + "项目", 0, len(words) + 2, lexicon) if said is None else None
        if said is not None:
            level, end = said, bracket.start()
        elif listed is not None:
            nature, end = Setting(listed.name, *bracket.span(1)), bracket.start()
    begin, stop = shadow_place(shadow, grid.start), shadow_place(shadow, grid.end)
    cells = tuple(_cells(row, shadow))
    told = TableRow("project", begin, stop, (start, end), cells, level, nature, HeadingSettings(None, None, None), ())
    return Table(begin, stop, columns, (told,), begin, of_groups=False, card=True)


_IN_BRACKET = re.compile(r"[（【]([^（）【】]{2,10})[）】]\Z")


def _caption(grid: Grid, shadow: Shadow, lexicon: Lexicon) -> HeadingSettings:
    """What the line above the table says of all its rows."""
    if grid.above is None:
        return HeadingSettings(None, None, None)
    start, end = shadow_place(shadow, grid.above[0]), shadow_place(shadow, grid.above[1])
    level = find_level(shadow.text, start, end, lexicon)
    return HeadingSettings(level, find_nature(shadow.text, start, end, lexicon), None)


_NO_NAME = re.compile(
    r"[；。]\Z|\A(?:(?:19|20)[0-9]{2}[年./-])?[0-9]{1,2}(?:月(?:[0-9]{1,2}日|底|初)?|[./-][0-9]{1,2})?\Z"
)
"""A cell that names nothing: a sentence, a date."""
_LISTED = re.compile(r"[0-9]{1,3}[.．、](?![0-9])|（[0-9一二三四五六七八九十]{1,3}）")
_INDEX = re.compile(r"[甲乙丙丁戊己庚辛壬癸]|[A-Z]|（?[0-9]{1,2}）?|栏次|行次|[0-9]{1,2}=[-0-9+/%*×]{3,12}")


def _is_ordinal(cell: Cell | None) -> bool:
    return cell is not None and cell.words.rstrip("、.．").isdigit()


def _kind(row: GridRow, fields: list[str | None], name: int, numbered: bool) -> tuple[RowKind, Cell | None]:
    """What a row is, and the cell that names it."""
    first = row.cells[0]
    title = row.cells[name]
    total = next((cell for cell in row.filled[:3] if TOTAL.fullmatch(cell.words)), None)
    if total is not None:
        return "sum", total
    if title is None or title.says_nothing:
        lead = next((cell for cell in row.filled if not is_number(cell.words) and not cell.says_nothing), None)
        others = [c for c in row.filled if c is not lead]
        if (
            lead is None
            or MARKER.fullmatch(lead.words)
            or any(not (is_number(c.words) or c.says_nothing) for c in others)
        ):
            return "group", None
        return "group", lead
    if not numbered and fields[0] == "ordinal" and first is None and name > 0:
        numbered = False
    if _is_ordinal(first) or name == 0 or fields[0] != "ordinal":
        rest = [
            cell
            for at, cell in enumerate(row.cells)
            if cell is not None and at not in (0, name) and not cell.says_nothing
        ]
        titled = fields[0] != "ordinal" and not rest and names_group(title.words) >= 1.5
        if titled or (
            first is not None and first.words.endswith((".", "、", "．")) and numbered and _titles(row, fields, name)
        ):
            return "group", title
        return "project", title
    if _titles(row, fields, name):
        return "group", title
    return "project", title


def _titles(row: GridRow, fields: list[str | None], name: int) -> bool:
    """Whether nothing but numbers stands beside a row's name: it is the title of the rows below."""
    return all(
        cell is None or at in (0, name) or cell.says_nothing or (fields[at] in NUMBERS and is_number(cell.words))
        for at, cell in enumerate(row.cells)
    )


def _scope(text: str, start: int, end: int) -> Stretch:
    """The name of a group without its marker and its count: 一、省重点项目（3个）."""
    marker = find_marker(text, start)
    if marker is not None and start + marker.length < end:
        start += marker.length
    counted = _COUNTED.search(text[start:end])
    while end > start and text[end - 1] in "：:":
        end -= 1
    if counted is not None and counted.start() > 0:
        end = start + counted.start()
    while end > start and text[end - 1] in " ：:":
        end -= 1
    return start, end


def _rank(row: GridRow, text: str, start: int) -> int:
    """How deep the title of a row stands by its marker; one without a marker stands deepest."""
    first = row.cells[0]
    marker = find_marker(
        first.words if first is not None and MARKER.fullmatch(first.words) else text[start : start + 8]
    )
    if marker is None and first is not None and MARKER.fullmatch(first.words):
        return 1
    return marker.rank if marker is not None else 9


def _under(own: HeadingSettings, above: list[HeadingSettings], caption: HeadingSettings) -> HeadingSettings:
    level, nature, state = own.level, own.nature, own.state
    for said in [*reversed(above), caption]:
        level, nature, state = level or said.level, nature or said.nature, state or said.state
    return HeadingSettings(level, nature, state)


def _cells(row: GridRow, shadow: Shadow) -> list[TableCell]:
    found = []
    for at, cell in enumerate(row.cells):
        if cell is not None and not cell.says_nothing:
            (start, end), *rest = [
                (shadow_place(shadow, low), shadow_place(shadow, high)) for low, high in row.parts(cell)
            ]
            text = "".join(shadow.text[low:high] for low, high in ((start, end), *rest))
            found.append(TableCell(start, end, text, at, tuple(rest)))
    return found


def _row(
    kind: RowKind,
    row: GridRow,
    shadow: Shadow,
    name: Stretch,
    cells: tuple[TableCell, ...],
    level: Setting[Level] | None,
    nature: Setting[Nature] | None,
    said: HeadingSettings,
    above: tuple[int, ...],
) -> TableRow:
    start, end = shadow_place(shadow, row.start), shadow_place(shadow, row.end)
    return TableRow(kind, start, end, name, cells, level, nature, said, above)


def _cell_in(row: GridRow, fields: list[str | None], field: str) -> Cell | None:
    at = fields.index(field) if field in fields else -1
    cell = row.cells[at] if at >= 0 else None
    return cell if cell is not None and not cell.says_nothing else None


def _level_of(row: GridRow, fields: list[str | None], shadow: Shadow, lexicon: Lexicon) -> Setting[Level] | None:
    cell = _cell_in(row, fields, "level")
    if cell is None:
        return None
    for words in (cell.words, cell.words + "级", cell.words + "项目"):
        found = find_level(words, 0, len(words), lexicon, alone=True)
        if found is not None:
            return Setting(found.name, *cell_place(shadow, cell))
    return None


def _nature_of(row: GridRow, fields: list[str | None], shadow: Shadow, lexicon: Lexicon) -> Setting[Nature] | None:
    cell = _cell_in(row, fields, "nature")
    if cell is None:
        return None
    for words in (cell.words, cell.words + "项目"):
        found = find_nature(words, 0, len(words), lexicon)
        if found is not None:
            return Setting(found.name, *cell_place(shadow, cell))
    return None
