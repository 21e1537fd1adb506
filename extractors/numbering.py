"""The numbers that count the items of a report: they state nothing."""

from collections.abc import Iterable

from extractors.outline import Block

_MOST_SKIPPED = 3
"""How many rows of a table may have lost their number before the next one."""


def find_numbering(text: str, blocks: Iterable[Block]) -> list[tuple[int, int]]:
    """The stretches of the markers that open blocks.

    A number with nothing but a blank behind it (1 某项目) is one only where it counts on: the cell of a row that was broken off
    (766 已办理交接) begins a line, too, and is a figure.
    """
    found, last = [], 0
    for block in blocks:
        if text[block.start : block.body].strip(" ").isdigit() and block.marker is not None:
            number = block.marker.number or 0
            if number != 1 and not last < number <= last + _MOST_SKIPPED:
                continue
            last = number
        found.append((block.start, block.body))
    return found
