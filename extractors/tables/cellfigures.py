"""The figures of cells: bare numbers with the unit that the heading or the line above the table gives them."""

import re

from extractors.figures import FoundFigure
from extractors.measures import interval_of, reading_of
from extractors.numerals import parse_digits
from extractors.shadow import Shadow
from extractors.tables.columns import NUMBERS
from extractors.tables.headings import Stretch, TableColumn
from extractors.tables.rows import Table, TableCell
from extractors.units import Unit
from schemas import Document, Figure, replace

_BARE = re.compile(r"(?P<minus>-)?(?P<number>[0-9][0-9,]*(?:\.[0-9]+)?)(?P<percent>%)?")
_PAGE_LINE = re.compile(
    r"(?<=\n)\s*(?:-{1,2}\s*[0-9]{1,4}\s*-{1,2}|第\s*[0-9]+\s*页[^\n]{0,12}|[0-9]{1,3}\s*/\s*[0-9]{1,3}页?)\s*(?=\n)"
)
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_NO_FIGURES = ("ordinal", "term", "date", "code", "person", "nature", "level")
"""Columns whose digits state nothing."""


def cell_figures(
    document: Document, shadow: Shadow, tables: tuple[Table, ...], percent: Unit
) -> tuple[list[FoundFigure], list[Stretch]]:
    """The figures of the tables' cells in text order, and the stretches in which nobody else is to look for one."""
    found: list[FoundFigure] = []
    closed: list[Stretch] = []
    for table in tables:
        if table.card:
            closed += _between_cells(table)
        else:
            closed.append((table.start, table.header_end))
            closed += [match.span() for match in _PAGE_LINE.finditer(shadow.text, table.header_end, table.end)]
        for row in table.rows:
            for cell in sorted(row.cells, key=lambda cell: cell.start):
                column = table.columns[cell.column]
                figure = (
                    _figure(document, shadow, cell, column, percent) if _takes_numbers(column, table, cell) else None
                )
                if figure is not None:
                    found.append(figure)
                silent = column.field in _NO_FIGURES and not cell.start <= row.name[0] < cell.end
                if table.card and column.field in ("term", "date"):
                    silent = _YEAR.search(cell.text) is not None  # 建设周期：20个月 states a figure
                if figure is not None or silent:
                    closed += cell.stretches
    found.sort(key=lambda figure: figure.start)
    return found, closed


def _between_cells(table: Table) -> list[Stretch]:
    """Where a card has labels and markers: 3.计划总投资（万元）：."""
    found: list[Stretch] = []
    at = table.start
    for cell in sorted(table.rows[0].cells, key=lambda cell: cell.start):
        found.append((at, max(at, cell.start)))
        at = cell.end
    return [*found, (at, table.end)]


def _takes_numbers(column: TableColumn, table: Table, cell: TableCell) -> bool:
    if column.field in NUMBERS:
        return True
    return column.field in (None, "none") and column.unit is not None


def _figure(
    document: Document, shadow: Shadow, cell: TableCell, column: TableColumn, percent: Unit
) -> FoundFigure | None:
    """The figure of a cell that is a number and no more; None where words or a unit of its own stand beside it."""
    match = _BARE.fullmatch("".join(cell.text.split()))
    value = parse_digits(match["number"]) if match else None
    if match is None or value is None:
        return None
    unit, unit_at = (percent, None) if match["percent"] else (column.unit, column.unit_at)
    written = -value if match["minus"] else value
    reading = reading_of(unit, written)
    if unit is not None and unit_at is not None:
        reading = replace(reading, flags=("inherited_unit",))
    bound, low, high = interval_of(reading, frozenset())
    first, last = shadow.origin_span(cell.start, cell.end)
    quote = shadow.quote(document.text, cell.start, cell.end)
    if len("".join(document.text[first:last].split())) > len(quote):
        reading = replace(reading, flags=(*reading.flags, "over_page"))  # more than breaks stands between its digits
    figure = Figure(
        text=quote,
        kind=reading.kind,
        value=reading.value,
        unit=reading.unit,
        bound=bound,
        low=low,
        high=high,
        qualifier=None,
        unit_span=document.span(*shadow.origin_span(*unit_at)) if unit is not None and unit_at else None,
        flags=reading.flags,
        confidence=None,
        span=document.span(first, last),
    )
    return FoundFigure(cell.start, cell.end, cell.start, figure)
