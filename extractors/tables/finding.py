"""Where a plain text holds tables: headers in one of the layouts that flatten a table, and the rows below them."""

import re
from dataclasses import replace

from extractors.lexicon import Lexicon
from extractors.spelling import respell
from extractors.tables.cards import read_card
from extractors.tables.columnar import read_columnar
from extractors.tables.columns import MONEY, NUMBERS, is_heading, read_column
from extractors.tables.delimited import read_delimited, separator_of
from extractors.tables.grids import Cell, Grid, GridRow
from extractors.tables.lines import PART, Line, split_lines
from extractors.tables.stacked import read_bare_stack, read_stacked
from extractors.tables.upright import read_upright, stands_alone

_HINT = re.compile(
    r"名\s*[称稱]|[項项]\s*目\s*名|序\s*[号號]|[编編]\s*[号號]|项\s*目\s*[|\t]|[|\t] *[^|\t\n]{1,12}[|\t]"
)
_GAP = re.compile(rf"[^\s{PART}](?:[ ]{{2,}}|\t[ \t]*|{PART}+)[^\s{PART}]")
_UNIT_LINE = re.compile(
    r"(?:计量|金额|投资|货币|数据)?\s*单\s*位\s*(?:：|:|为)\s*(?P<units>[^（）\n]{1,24}?)\s*(?:）|\Z)"
)
_CARD_HINT = re.compile(r"(?:投资|单位|业主|内容|进度|进展|情况)(?:[（(][^（）()\n]{1,6}[）)])?[ \t]*[：:】\]]")
"""What a text with a card holds at least once."""
_LONGEST_LINE = 1200
_BARS = str.maketrans("│┃┆┇¦├┼┤┌┬┐└┴┘┠┨", "|||||+++++++++++")
_LISTED = re.compile(
    r"(?:序号|编号|项目名称|工程名称)(?:(?:[ ][^ ，。；：,\n]{2,20}){3,30}|(?:[,，][^，。；：,\n]{2,24}){3,30})(?=\r?\n|\Z)"
)
"""A header whose cells are parted by commas or single blanks."""
_ROW = re.compile(r"[ ]*(?:[0-9]{1,4}|[一二三四五六七八九十]{1,3}|合计|小计|总计|共计)[ ]")
_MOST_TRIES = 100
"""How many headers without rows a text may hold before nobody looks for more."""
_LOOK_BACK = 4


def find_tables(text: str, lexicon: Lexicon) -> tuple[Grid, ...]:
    """The tables of a document's text, in order; their places are those of the text itself."""
    if _HINT.search(text) is None and _CARD_HINT.search(text) is None:
        return ()
    written = "\t".join(respell(part) for part in text.split("\t")).translate(_BARS)
    written = _parted(text, written, lexicon)
    lines = split_lines(written)
    grids: list[Grid] = []
    at = low = tries = 0
    while at < len(lines) and tries < _MOST_TRIES:
        card = read_card(written, lines, at, lexicon) if lines[at].high - lines[at].low <= _LONGEST_LINE else None
        if card is not None:
            header, rows, following = card
            place = lines[at].low, lines[following - 1].high
            grid = _grid(written, lines, at, low, header, rows, place)
            if grid.unit is None and grids and at == low and grids[-1].card:
                grid = replace(grid, unit=grids[-1].unit)  # the next card of a list with one unit
            grids.append(grid)
            at = low = following
            continue
        found = _table_at(written, lines, at, lexicon)
        tries += found is not None and not found[1]
        if found is None or not found[1] or not _tells(found[0], lexicon):
            at += 1
            continue
        header, rows, following = found
        grids.append(_grid(written, lines, at, low, header, rows))
        at = low = max(following, at + 1)
    return tuple(grids)


def _parted(text: str, written: str, lexicon: Lexicon) -> str:
    """The text with signs of our own between the cells of tables whose rows are parted by commas or by single blanks."""
    pieces: list[str] = []
    kept = at = 0
    while (header := _LISTED.search(text, at)) is not None:
        at = header.end()
        start = text.rfind("\n", max(kept, header.start() - 4), header.start()) + 1
        if text[start : header.start()].strip() or (start == 0 and header.start() > 4):
            continue
        blank = " " in header.group()
        titles = header.group().split() if blank else re.split("[,，]", header.group())
        known = sum(is_heading(respell(title), lexicon) for title in titles)
        if known < _FEWEST_PARTED or known * 4 < len(titles) * 3:
            continue
        pieces.append(written[kept:start])
        kept = start
        while kept < len(text):
            stop = text.find("\n", kept, kept + _LONGEST_LINE)
            stop = len(text) if stop < 0 and len(text) - kept <= _LONGEST_LINE else stop
            line = written[kept:stop]
            if stop < 0 or (blank and kept > start and _ROW.match(line) is None):
                break
            parted = line.replace(" ", PART) if blank else _without_commas(text[kept:stop], line)
            if not blank and parted.count("\t") * 2 < len(titles):
                break
            pieces.append(parted + written[stop : stop + 1])
            kept = stop + 1
        at = max(at, kept)
    return "".join([*pieces, written[kept:]]) if pieces else written


_FEWEST_PARTED = 4


def _without_commas(line: str, written: str) -> str:
    """A row with tabs for the commas that no quotation marks hold: 1,城南水厂,"12,000"."""
    quoted = False
    chars = list(written)
    for at, sign in enumerate(line):
        quoted = quoted != (sign == '"')
        if sign in ",，" and not quoted:
            chars[at] = "\t"
    return "".join(chars)


def _table_at(
    text: str, lines: list[Line], at: int, lexicon: Lexicon
) -> tuple[tuple[Cell, ...], list[GridRow], int] | None:
    """The table whose header begins in a line, if one does."""
    line = lines[at]
    words = text[line.low : line.high]
    if len(words) > 400:
        return None
    if stands_alone(text, line):
        return read_upright(text, lines, at, lexicon)
    if separator_of(words) is not None:
        found = read_delimited(text, lines, at, lexicon)
        return read_columnar(text, lines, at, lexicon) if found is None and "\t" in words else found
    if _GAP.search(words):
        return read_columnar(text, lines, at, lexicon)
    if len(words) <= 8 and is_heading(words, lexicon, whole=True):
        field = read_column(words, lexicon).field
        if field == "ordinal":
            return read_stacked(text, lines, at, lexicon)
        if field == "name":
            return read_bare_stack(text, lines, at, lexicon)
    return None


_BARE_NAMES = ("项目", "名称", "单位", "部门", "指标")
_OF_PROJECTS = ("nature", "level", "builder", "content", "code", "location", "status", "term", "responsible")


def _tells(header: tuple[Cell, ...], lexicon: Lexicon) -> bool:
    """Whether a table tells of projects, or of groups with their figures: no list of telephones, of members, of tasks."""
    columns = [read_column(cell.text, lexicon) for cell in header]
    fields = {column.field for column in columns}
    if "name" not in fields:
        return bool(fields & NUMBERS)
    bare = all(column.title in _BARE_NAMES for column in columns if column.field == "name")
    return bool(fields & MONEY) or (not bare and len(fields & set(_OF_PROJECTS)) >= 1)


def _grid(
    text: str,
    lines: list[Line],
    at: int,
    low: int,
    header: tuple[Cell, ...],
    rows: list[GridRow],
    card: tuple[int, int] | None = None,
) -> Grid:
    """The table with the unit that a line above it gives, and the line that may be its caption; `card` is where a card stands."""
    unit: Cell | None = None
    above: tuple[int, int] | None = None
    for line in reversed(lines[max(low, at - _LOOK_BACK) : at]):
        words = text[line.low : line.high]
        said = _UNIT_LINE.search(words)
        if said is not None and unit is None:
            start, end = line.low + said.start("units"), line.low + said.end("units")
            unit = Cell(((start, end),), text[start:end])
            if said.start() <= 1:
                continue
        if len(words) > 80 or words.endswith("。"):
            break
        above = above or (line.low, line.high)
        if unit is not None:
            break
    if card is not None:
        return Grid(*card, header, tuple(rows), unit, None, card=True)
    return Grid(header[0].start, max(row.end for row in rows), header, tuple(rows), unit, above)
