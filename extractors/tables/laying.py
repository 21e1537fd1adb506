"""Tables among the blocks of a report: a block for each row, notes below, and the year that headings name."""

import re
from bisect import bisect_left
from dataclasses import dataclass

from extractors.markers import find_marker
from extractors.mentions import Mentions, Telling, name_key
from extractors.outline import Block
from extractors.tables.headings import Stretch
from extractors.tables.lines import is_page_number
from extractors.tables.mentioning import Rows, Told
from extractors.tables.rows import Table, TableCell, TableRow
from extractors.tables.speaking import spoken_cells
from schemas import replace

_NAMED_YEAR = re.compile(r"((?:19|20)[0-9]{2})年")
_NOTE = re.compile(r"\s*(?:注|备注|附注|说明)\s*[：:]\s*")
_NAME_FIELD = re.compile(r"(?:项目|工程)?(?:（工程）)?名\s*称?\s*：\s*\S")
_FIELD = "名称：某某"
_NUMBER = re.compile(r"\s*(?:[0-9]{1,2}[.、．]|（[0-9]{1,2}）|[①-⑳])\s*")
_SHORT = 12
"""What may stand between a table and its notes: a page's number, a stray cell."""
_SEGMENT = re.compile(r"[^；。\n]+")


def lay_rows(blocks: tuple[Block, ...], tables: tuple[Table, ...]) -> tuple[tuple[Block, ...], Rows, Told]:
    """The blocks with one for each row of the tables between them, which block is which row's, and which tell of a card's project.

    A row's block is furniture to those who read sentences; its level, nature and state are those of its row. The cells of a card
    that hold sentences are blocks, too.
    """
    if not tables:
        return blocks, {}, {}
    made: list[tuple[Block, tuple[Table, TableRow] | TableCell | None, int | None]] = [
        (block, None, number) for number, block in enumerate(blocks)
    ]
    starts = [block.start for block in blocks]
    for table in tables:
        place = bisect_left(starts, table.start)
        before = blocks[place - 1] if place else None
        if table.card and place < len(blocks) and starts[place] < table.end:
            before = blocks[place]
            made[place] = (replace(before, kind="furniture", part="body"), None, place)
        for row in table.rows:
            level, nature = (
                row.level or (before.level if before else None),
                row.nature or (before.nature if before else None),
            )
            state = row.said.state or (before.state if before else None)
            stop = row.start + 1 if table.card else row.end + 1
            block = Block("furniture", row.start, stop, row.start, None, level, nature, state, None)
            if table.card and before is not None:
                block = replace(
                    block, heading=before.heading, batch=before.batch, region=before.region, sector=before.sector
                )
            made.append((block, (table, row), None))
            for cell in spoken_cells(table, row):
                low = table.columns[cell.column].heading[0]
                made.append((replace(block, kind="paragraph", start=low, end=cell.end, body=low), cell, None))
    made.sort(key=lambda entry: entry[0].start)
    return _numbered(made)


def _numbered(
    made: list[tuple[Block, tuple[Table, TableRow] | TableCell | None, int | None]],
) -> tuple[tuple[Block, ...], Rows, Told]:
    """Blocks in their new order, each under the heading that it was under; rows and sentences of cards by their places."""
    moved = {old: new for new, (_, _, old) in enumerate(made) if old is not None}
    laid: list[Block] = []
    rows: Rows = {}
    told: Told = {}
    card = 0
    for number, (block, said, _) in enumerate(made):
        if isinstance(said, TableCell):
            told[number] = (card, said)
        elif said is not None:
            rows[number] = said
            card = number
        heading = moved[block.heading] if block.heading is not None else None
        laid.append(replace(block, heading=heading) if heading != block.heading else block)
    return tuple(laid), rows, told


def without_tables(text: str, tables: tuple[Table, ...]) -> str:
    """The text with nothing but line ends where tables stand, as long as before; of a card the first line is left, as a field or an item.

    >>> without_tables("表\\n甲|乙\\n注", (Table(2, 5, (), (), 2, False),))
    '表\\n\\n\\n\\n\\n注'
    """
    pieces, at = [], 0
    for table in tables:
        stub = _stub(text, table) if table.card else ""
        pieces += [text[at : table.start], stub, "\n" * (table.end - table.start - len(stub))]
        at = table.end
    return "".join([*pieces, text[at:]])


def _stub(text: str, table: Table) -> str:
    """What is left of a card for those who look for headings: one with a list of fields or items below it is one."""
    line = text[table.start : table.end].partition("\n")[0]
    if find_marker(line) is not None or _NAME_FIELD.match(line):
        return line
    return _FIELD if len(line) >= len(_FIELD) else ""


def find_year(tables: tuple[Table, ...]) -> tuple[int, Stretch] | None:
    """The year that the headings of the tables name, that of a plan before that of what was done, and where it stands."""
    for fields in (("annual_plan",), ("completion",)):
        for table in tables:
            for column in table.columns:
                match = _NAMED_YEAR.search(column.column.title)
                if column.field in fields and match and column.column.time != "since":
                    start = column.heading[0] + match.start()
                    return int(match[1]), (start, start + 5)
    return None


@dataclass(frozen=True, slots=True)
class Note:
    """A stretch of the notes below a table that begins with the name of a row's project."""

    row: TableRow
    start: int
    end: int


def find_notes(text: str, blocks: tuple[Block, ...], tables: tuple[Table, ...]) -> tuple[tuple[Block, ...], list[Note]]:
    """The notes below the tables that tell of their rows; their blocks are furniture to those who read sentences."""
    notes: list[Note] = []
    laid = list(blocks)
    for table in tables:
        if table.card:
            continue
        named = [(text[slice(*row.name)], row) for row in table.rows if row.kind == "project"]
        begun = False
        for number, block in enumerate(blocks):
            if block.start < table.end or block.kind == "furniture" or is_page_number(text[block.start : block.end]):
                continue
            opens = _NOTE.match(text, block.start, block.end)
            begun = begun or opens is not None
            if not begun and block.end - block.start <= _SHORT:
                continue
            told = _told(text, block, named) if begun else []
            if not told and opens is not None and opens.end() >= block.end:
                continue
            if not told:
                break
            notes += told
            laid[number] = replace(block, kind="furniture")
    return tuple(laid), notes


def _told(text: str, block: Block, named: list[tuple[str, TableRow]]) -> list[Note]:
    found: list[Note] = []
    for segment in _SEGMENT.finditer(text, block.start, block.end):
        at = segment.start()
        for opening in (_NOTE, _NUMBER):
            match = opening.match(text, at, segment.end())
            at = match.end() if match else at
        names = [(name, row) for name, row in named if text.startswith(name_key(name), at)]
        if names:
            name, row = max(names, key=lambda pair: len(pair[0]))
            found.append(Note(row, at + len(name_key(name)), segment.end()))
    return found


def tell_notes(notes: list[Note], rows: dict[int, tuple[Table, TableRow]], mentions: Mentions) -> None:
    """Adds what the notes tell of the rows' projects."""
    project_of = {id(rows[number][1]): project for number, project in mentions.rows.items()}
    for note in notes:
        if id(note.row) in project_of:
            mentions.add_telling(Telling(project_of[id(note.row)], note.start, note.end, item=False))
