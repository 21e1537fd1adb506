"""A report's tree as plain text, every fact given its place. Another format plugs in beside this module: a function from
the same blocks to bytes, in `FORMATS` of `archive.py`.
"""

from dataclasses import dataclass
from random import Random

from corpus.writer.paper import Paper
from corpus.writer.parts import Block, Fact, Part


@dataclass(frozen=True, slots=True)
class Layout:
    """How an office's paragraphs and tables come out as plain text."""

    indent: str
    gap: str
    """What stands between blocks: one line break, or an empty line."""
    heading_gap: str
    cells: str
    """bars, tabs, blanks, lines or apart (an empty line between any two): how a table's cells are parted."""
    right: str
    """What pushes a signature to the right."""


def draw_layout(chance: Random) -> Layout:
    """One way of setting a report in plain text."""
    return Layout(
        indent=chance.choice(("", "", "　　", "　　", "    ")),
        gap=chance.choice(("\n", "\n", "\n", "\n\n")),
        heading_gap=chance.choice(("\n", "\n", "\n\n")),
        cells=chance.choice(("bars", "tabs", "tabs", "blanks", "lines", "lines", "apart")),
        right=chance.choice(("", "", "　　　　　　　　　　　　", "                        ")),
    )


def render_text(paper: Paper, layout: Layout) -> list[str]:
    """The pieces of the report's text, in order; facts and stretches know their places afterwards."""
    pieces: list[str] = []
    at = 0
    for number, block in enumerate(paper.blocks):
        if number:
            gap = layout.heading_gap if block.kind == "heading" else layout.gap
            if block.kind in ("line", "chrome") or (block.kind == "item" and layout.gap == "\n"):
                gap = "\n"
            pieces.append(gap)
            at += len(gap)
        if block.kind == "table":
            at = _put_table(block, layout, paper, pieces, at)
            continue
        lead = layout.right if block.kind == "right" else layout.indent if block.kind in _INDENTED else ""
        if lead:
            pieces.append(lead)
            at += len(lead)
        at = _put(block.parts, pieces, at)
    return pieces


_INDENTED = {"paragraph", "heading", "item"}


def _put(parts: list[Part], pieces: list[str], at: int) -> int:
    for part in parts:
        if isinstance(part, str):
            pieces.append(part)
            at += len(part)
        elif isinstance(part, Fact):
            part.start = at
            pieces.append(part.text)
            part.end = at = at + len(part.text)
        elif part.start < 0:
            part.start = at
        else:
            part.end = at
    return at


_BETWEEN = {"bars": " | ", "tabs": "\t", "blanks": "   ", "lines": "\n", "apart": "\n\n"}


def _put_table(block: Block, layout: Layout, paper: Paper, pieces: list[str], at: int) -> int:
    between = _BETWEEN[layout.cells]
    drops_empty = layout.cells in ("lines", "blanks", "apart")
    below = "\n\n" if layout.cells == "apart" else "\n"
    paper.ways[f"cells.{layout.cells}"] = None
    for number, row in enumerate(block.rows):
        if number:
            pieces.append(below)
            at += len(below)
        cells = [cell for cell in row if _is_filled(cell)] if drops_empty else row
        if layout.cells == "bars":
            pieces.append("| ")
            at += 2
        for place, cell in enumerate(cells):
            if place:
                pieces.append(between)
                at += len(between)
            at = _put(cell, pieces, at)
        if layout.cells == "bars":
            pieces.append(" |")
            at += 2
    return at


def _is_filled(cell: list[Part]) -> bool:
    return any(part if isinstance(part, str) else isinstance(part, Fact) for part in cell)
