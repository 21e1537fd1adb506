"""Who the rows of tables speak of: projects with what tells of them, and the groups of titles and sums."""

from extractors.enumerations import Member
from extractors.figures import FoundFigure
from extractors.grouped import Group
from extractors.mentions import GroupMention, Mentions, ProjectMention, Telling
from extractors.names import Name
from extractors.scan import Scan
from extractors.tables.rows import Table, TableCell, TableRow
from extractors.tables.speaking import spoken_cells
from schemas import replace

Rows = dict[int, tuple[Table, TableRow]]
"""Which block is which row of which table."""
Told = dict[int, tuple[int, TableCell]]
"""Which block is the sentences of which cell of a card, with the block of that card's row."""

_TELLING = ("status", "remark")
"""The columns whose words tell how a project goes."""


def mention_row(scan: Scan, table: Table, row: TableRow, number: int, found: Mentions) -> None:
    """Adds the project of a row; one that the text named before in passing is the same."""
    if row.kind != "project":
        return
    start, end = row.name
    text = scan.text[start:end]
    name, block, known = Name(start, end, text, True), scan.blocks[number], found.known_project(text)
    if known is None or found.projects[known].item:
        known = found.add_project(ProjectMention(name, number, block.level, block.nature, None, item=True))
    else:
        before = found.projects[known]
        level, nature = block.level or before.level, block.nature or before.nature
        found.projects[known] = replace(before, name=name, block=number, level=level, nature=nature, item=True)
    found.rows[number] = known
    spoken = spoken_cells(table, row)
    told = [
        cell
        for cell in row.cells
        if table.columns[cell.column].field in _TELLING and all(cell is not c for c in spoken)
    ]
    for cell in sorted(told, key=lambda cell: table.columns[cell.column].field == "remark"):
        for low, high in cell.stretches:
            found.add_telling(Telling(known, low, high, item=True))
    if not told:
        found.add_telling(Telling(known, end, end, item=True))


def add_row_groups(scan: Scan, rows: Rows, found: Mentions) -> dict[int, int]:
    """Adds the groups of the titles and sums that have figures, and returns which block is which group."""
    groups: dict[int, int] = {}
    by_table: dict[int, list[tuple[int, TableRow]]] = {}
    for number, (table, row) in rows.items():
        by_table.setdefault(table.start, []).append((number, row))
    for entries in by_table.values():
        block_of = [number for number, _ in entries]
        place_of = dict(enumerate(block_of))
        for number, row in entries:
            if row.kind != "project" and scan.places[number]:
                groups[number] = len(found.groups)
                found.groups.append(_group(scan, row, number))
        total = next(
            (groups[number] for number, row in entries if row.kind == "sum" and number in groups and not row.above),
            None,
        )
        for number, row in entries:
            if number not in groups:
                continue
            above = next((groups[place_of[at]] for at in reversed(row.above) if place_of[at] in groups), None)
            part_of = above if above is not None else total if groups[number] != total else None
            members = _members(row, number, entries, found)
            mention = found.groups[groups[number]]
            named = [found.projects[project].name for project in members]
            listed = tuple(Member(name.start, name, name.end, ()) for name in named)
            group = replace(mention.group, members=listed, closed=True if members else None)
            found.groups[groups[number]] = replace(mention, part_of=part_of, members=members, group=group)
    return groups


def _members(row: TableRow, number: int, entries: list[tuple[int, TableRow]], found: Mentions) -> tuple[int, ...]:
    """The projects listed under a title, or all of them where it is the sum of the table."""
    if row.kind == "sum" and not row.above:
        return tuple(found.rows[block] for block, other in entries if block in found.rows)
    title = (
        next(at for at, (block, _) in enumerate(entries) if block == number) if row.kind == "group" else row.above[-1]
    )
    return tuple(found.rows[block] for block, other in entries if block in found.rows and title in other.above)


def _group(scan: Scan, row: TableRow, number: int) -> GroupMention:
    start, end = row.name
    scope = "".join(scan.text[start:end].split())
    state, block = row.said.state, scan.blocks[number]
    own = state if state is not None and start <= state.start < end else None
    level = row.level if row.level is not None and start <= row.level.start < end else None
    nature = row.nature if row.nature is not None and start <= row.nature.start < end else None
    group = Group(
        start=start,
        end=end,
        count=None,
        scope=scope,
        generic=False,
        state=(own.start, own.end) if own else None,
        status=own.name if own else None,
        level=level.name if level else None,
        nature=nature.name if nature else None,
        members=(),
        closed=None,
        counted_last=True,
        subset=False,
    )
    return GroupMention(
        group,
        number,
        scope,
        block.level.name if block.level else None,
        block.nature.name if block.nature else None,
        None,
        None,
        (),
        None,
    )


def merge_figures(found: tuple[FoundFigure, ...], cells: list[FoundFigure]) -> tuple[FoundFigure, ...]:
    """The figures of the text and those of cells in one order."""
    return tuple(sorted((*found, *cells), key=lambda figure: figure.start)) if cells else found
