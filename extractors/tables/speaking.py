"""Which cells of a card hold sentences rather than a value, and which of those tell how its project stands."""

import re

from extractors.tables.headings import TableColumn
from extractors.tables.rows import Table, TableCell, TableRow

_VALUES = ("ordinal", "name", "code", "level", "nature", "builder", "responsible", "location", "industry", "person")
_TIMES = ("term", "date")
_NUMBER = re.compile(r"[约近超共]?-?[0-9][0-9,.]*(?:[亿万]?[美欧]?元|[亿万]|%)?[左右以上余多]*[。；]?")
_ANY_DIGIT = re.compile("[0-9]")
_GOAL = re.compile(r"目标|任务|计划|打算|安排|措施|下[一]?步|节点|拟|预计")
_OF_YEAR = re.compile(r"年")
_SAID = 12
"""A longer value of an unknown label is read as a sentence."""


def spoken_cells(table: Table, row: TableRow) -> list[TableCell]:
    """The cells of a card's row that are read sentence by sentence."""
    return [cell for cell in row.cells if is_spoken(table, cell)] if table.card else []


def is_spoken(table: Table, cell: TableCell) -> bool:
    """Whether a cell of a card is read as sentences are: 完成情况：1-6月完成投资3亿元，主体封顶."""
    if not table.card:
        return False
    field = table.columns[cell.column].field
    if field in _VALUES or field in _TIMES or field == "problem":
        return False
    words = "".join(cell.text.split())
    if field in ("status", "content"):
        return True
    if _NUMBER.fullmatch(words):
        return False
    if field in (None, "none", "remark", "group"):
        return len(words) >= _SAID or _ANY_DIGIT.search(words) is not None
    return True


def is_goal(column: TableColumn) -> bool:
    """Whether a label introduces what is still to be done: 年度建设任务, 下步打算."""
    return column.field not in ("completion", "status", "total_investment", "content") and (
        column.field == "annual_plan" or _GOAL.search(column.column.title) is not None
    )


def is_goal_of_year(column: TableColumn) -> bool:
    """Whether a label introduces what the year is to bring: 年度建设任务."""
    return is_goal(column) and (column.field == "annual_plan" or _OF_YEAR.search(column.column.title) is not None)


def tells(table: Table, cell: TableCell) -> bool:
    """Whether what a cell says is said of how its project stands."""
    column = table.columns[cell.column]
    return column.field not in ("content", "location") and not is_goal(column)
