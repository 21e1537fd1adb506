"""Columns of a table, made to fit a window: names are cut, then money heads shortened, then columns left out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.cli.cells import clip, width

GAP = "  "
NAME_HEAD = "名称"
YI_HEAD = "(亿元)"
_LEAST_NAME = 14


@dataclass(frozen=True, slots=True)
class Column:
    """A head and its cells, one a row."""

    head: str
    cells: tuple[str, ...]
    right: bool = False
    spare: int = 0
    """The higher, the earlier the column is left out of a narrow window; 0: never. Figures are never cut."""

    @property
    def width(self) -> int:
        """The columns of the terminal that it takes."""
        return max(map(width, (self.head, *self.cells)))


def fit(columns: Sequence[Column], room: int | None) -> tuple[list[Column], list[str]]:
    """The columns as they fit a window (None: any number will do), and a note on whatever was done for it.

    >>> columns, notes = fit([Column("名称", ("智造科技产业园二期工程",)), Column("总投资(亿元)", ("136.6",))], 24)
    >>> [column.head for column in columns], columns[0].cells, notes
    (['名称', '总投资'], ('智造科技产业园…',), ['（金额单位：亿元）'])
    """
    fitted, notes = list(columns), list[str]()
    if room is None:
        return fitted, notes
    if _least(fitted) > room:
        fitted = [replace(column, head=column.head.removesuffix(YI_HEAD)) for column in fitted]
        notes.append("（金额单位：亿元）")
    left_out = []
    for column in sorted((each for each in fitted if each.spare), key=lambda each: -each.spare):
        if _least(fitted) > room:
            fitted.remove(column)
            left_out.append(column.head)
    if left_out:
        notes.append(f"（窗口太窄，没有显示：{'、'.join(left_out)}）")
    others = _total(fitted) - sum(column.width for column in fitted if column.head == NAME_HEAD)
    return [_cut(column, room - others) if column.head == NAME_HEAD else column for column in fitted], notes


def _total(columns: Sequence[Column]) -> int:
    return sum(column.width for column in columns) + len(GAP) * (len(columns) - 1)


def _least(columns: Sequence[Column]) -> int:
    """How narrow it gets by cutting names alone."""
    return _total(columns) - sum(max(0, column.width - _LEAST_NAME) for column in columns if column.head == NAME_HEAD)


def _cut(column: Column, room: int) -> Column:
    return replace(column, cells=tuple(clip(cell, max(room, _LEAST_NAME)) for cell in column.cells))
