"""The figures of a report one by one, each with what it was read from: what --explain adds to the table."""

from collections.abc import Iterator, Sequence

from pipeline.cli.cells import clip, fill, width, wrap
from pipeline.cli.columns import GAP
from pipeline.cli.console import printable
from pipeline.feeds.words import role_name
from schemas import Entry, Explanation, Report

_HEADS = ("序号", "位置", "数字", "是什么", "归谁", "依据")
_MOST = (6, 9, 20, 14, 28)
"""How wide the columns before the last may get; a figure is never cut."""
_LEAST_REASON = 24
NOBODY = "（未归属）"


def explained_lines(report: Report, room: int | None) -> Iterator[str]:
    """The lines of the table of figures; none where nobody asked for explanations.

    `room` is the width of the window; None is a file or a pipe, where every figure has one line.
    """
    if not report.explanations:
        return
    rows = [_row(report.figures.entries[each.figure], each) for each in report.explanations]
    widths = [_column_width(rows, column) for column in range(len(_MOST))]
    left = None if room is None else max(_LEAST_REASON, room - sum(widths) - len(GAP) * len(widths))
    yield f"逐个数字（{len(rows)}个；“位置”是第几个字，从0数起）："
    yield GAP.join([*map(fill, _HEADS, widths), _HEADS[-1]])
    for row in rows:
        *cells, reason = row
        lines = [reason] if left is None else wrap(reason, left)
        yield GAP.join([*(_cell(cells, column, widths) for column in range(len(widths))), lines[0]]).rstrip()
        yield from (" " * (sum(widths) + len(GAP) * len(widths)) + line for line in lines[1:])


def _row(entry: Entry, explanation: Explanation) -> tuple[str, ...]:
    owner = entry.belongs_to
    claimed = owner.kind != "document"
    cells = (
        str(explanation.figure + 1),
        str(entry.figure.span.start),
        entry.figure.text,
        role_name(entry.role) if claimed else "",
        (owner.name or "") if claimed else NOBODY,
        explanation.message,
    )
    return tuple(map(printable, cells))


def _column_width(rows: Sequence[Sequence[str]], column: int) -> int:
    widest = max(width(row[column]) for row in rows)
    return max(width(_HEADS[column]), widest if _HEADS[column] == "数字" else min(widest, _MOST[column]))


def _cell(cells: Sequence[str], column: int, widths: Sequence[int]) -> str:
    return fill(clip(cells[column], widths[column]), widths[column], right=column < 2)
