"""The columns of a table in the shadow: what each holds by its heading, and the unit of its bare numbers with the place that gives it."""

import re
from dataclasses import dataclass

from extractors.lexicon import Lexicon
from extractors.shadow import Shadow
from extractors.tables.columns import MONEY, Column, parse_unit, read_column
from extractors.tables.grids import Cell, Grid
from extractors.units import Unit
from schemas import replace

Stretch = tuple[int, int]
_UNIT_SIGNS = re.compile(r"[、，,;；/和及 ]+")


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column of a table in the shadow: what it holds, and the unit of its bare numbers with the place that gives it."""

    column: Column
    heading: Stretch
    unit: Unit | None
    unit_at: Stretch | None

    @property
    def field(self) -> str | None:
        """What it holds."""
        return self.column.field


def shadow_place(shadow: Shadow, at: int) -> int:
    """Where a place of the text lies in its shadow."""
    low, high = 0, len(shadow.steps)
    while low < high:
        middle = (low + high) // 2
        if shadow.steps[middle] + shadow.shifts[middle] <= at:
            low = middle + 1
        else:
            high = middle
    place = at - (shadow.shifts[low - 1] if low else 0)
    return min(place, shadow.steps[low]) if low < len(shadow.steps) else place


def cell_place(shadow: Shadow, cell: Cell) -> Stretch:
    return shadow_place(shadow, cell.start), shadow_place(shadow, cell.end)


def read_columns(grid: Grid, shadow: Shadow, lexicon: Lexicon) -> tuple[TableColumn, ...]:
    """The columns with their units: the heading's own, else the one above the table."""
    shared = _shared_units(grid, lexicon)
    seen: set[str] = set()
    columns: list[TableColumn] = []
    for cell, column in zip(
        grid.header, _settled([read_column(cell.text, lexicon) for cell in grid.header]), strict=True
    ):
        heading = cell_place(shadow, cell)
        if column.field in ("name", "total_investment", "annual_plan", "percent_of_plan", "group"):
            column = replace(column, field=None) if column.field in seen else column
            seen.add(column.field or "")
        unit, at = column.unit, _unit_place(cell, column.unit_text, shadow)
        if unit is None:
            wanted = (
                "money"
                if column.field in MONEY
                else "percent"
                if column.field in ("percent_of_plan", "progress")
                else None
            )
            wanted = "count" if column.field == "count" else wanted
            shared_unit = next((pair for pair in shared if pair[0].kind == wanted), None)
            if shared_unit is not None:
                unit, at = (
                    shared_unit[0],
                    (shadow_place(shadow, shared_unit[1][0]), shadow_place(shadow, shared_unit[1][1])),
                )
            elif wanted == "percent" or wanted == "count":
                unit, at = parse_unit("%" if wanted == "percent" else "个", lexicon), heading
        columns.append(TableColumn(column, heading, unit, at))
    return tuple(columns)


def _settled(columns: list[Column]) -> list[Column]:
    """The columns with those that may be two things read by the others: 计划投资 beside 总投资 is the year's."""
    fields = {column.field for column in columns if column.whole}
    if "total_investment" not in fields:
        return columns
    settled: list[Column] = []
    for column in columns:
        if column.field == "total_investment" and not column.whole:
            planned = column.title.startswith(_PLANNED) and "annual_plan" not in fields
            column = replace(column, field="annual_plan" if planned else None)
        settled.append(column)
    return settled


_PLANNED = ("计划", "拟", "预计")


def _unit_place(cell: Cell, unit: str, shadow: Shadow) -> Stretch | None:
    """Where in its heading a unit stands."""
    if not unit:
        return None
    start, end = cell_place(shadow, cell)
    at = shadow.text.rfind(unit, start, end)
    return (at, at + len(unit)) if at >= 0 else (start, end)


def _shared_units(grid: Grid, lexicon: Lexicon) -> list[tuple[Unit, Stretch]]:
    """The units that the line above the table names: 单位：万元、%."""
    if grid.unit is None:
        return []
    found: list[tuple[Unit, Stretch]] = []
    at = 0
    text = grid.unit.text
    for part in _UNIT_SIGNS.split(text):
        at = text.find(part, at)
        unit = parse_unit(part, lexicon) if part else None
        if unit is not None:
            found.append((unit, (grid.unit.start + at, grid.unit.start + at + len(part))))
        at += len(part)
    return found
