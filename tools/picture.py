"""Draws the terminal table of a sample report as an SVG for the README: docs/images/table.svg.

    python tools/picture.py            draws it anew
    python tools/picture.py --check    1 where the picture is no longer what a terminal shows

The picture is not made up: it is what `taizhang extract` shows of the report in a terminal of that width. Every
character stands in its own cell of a grid, so that columns hold whatever fonts the reader has; fonts are named and none
is fetched. No clock and no chance: the same table gives the same file, to the byte.
"""

import argparse
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby
from pathlib import Path

from extractors.lexicon import load_lexicon
from pipeline.cli.cells import width
from pipeline.cli.table import Screen, render_report
from pipeline.extraction import extract

ROOT = Path(__file__).resolve().parent.parent
REPORT = ROOT / "corpus" / "progress" / "lichuan-no-year" / "source.txt"
SHOWN_AS = "利川.txt"
PICTURE = ROOT / "docs" / "images" / "table.svg"
COLUMNS = 114

CELL, LINE, NARROW, WIDE = 9, 24, 15, 16
"""The grid in pixels, and the sizes of narrow and wide characters: a monospaced letter takes 0.6 of its size, a Han all."""
MARGIN, BAR = 22, 40
FONTS = (
    "'DejaVu Sans Mono', Menlo, Consolas, 'Liberation Mono', 'Noto Sans Mono CJK SC', 'Noto Sans CJK SC', "
    "'PingFang SC', 'Microsoft YaHei', 'Source Han Sans SC', monospace"
)
PAPER, FRAME, INK, DOTS = "#16191f", "#262b33", "#d8dee9", ("#ff5f57", "#febc2e", "#28c840")
COLOURS = {"1": "#ffffff", "2": "#8b95a5", "31": "#ff7b72", "32": "#7ec699", "33": "#e5c07b", "36": "#6cc7d8"}
"""What the table paints with (bold, faint, red, green, yellow, cyan), on dark paper."""

_CODE = re.compile(r"\x1b\[([0-9]*)m")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some characters of one width and one colour at a place of the grid."""

    column: int
    row: int
    text: str
    code: str


def main() -> int:
    """0; with --check 1 where the picture is stale."""
    parser = argparse.ArgumentParser(description="draw docs/images/table.svg")
    parser.add_argument("--check", action="store_true", help="only say whether the picture is what it would be")
    drawn = draw(f"taizhang extract {SHOWN_AS}", show(REPORT, SHOWN_AS))
    name = PICTURE.relative_to(ROOT).as_posix()
    if not parser.parse_args().check:
        PICTURE.parent.mkdir(exist_ok=True)
        PICTURE.write_text(drawn, encoding="utf-8", newline="\n")
        print(name)
    elif not PICTURE.exists() or PICTURE.read_text(encoding="utf-8") != drawn:
        print(f"{name} is stale; to draw it anew: python tools/picture.py")
        return 1
    return 0


def show(report: Path, shown_as: str) -> list[str]:
    """What a terminal shows of a report, colour codes included."""
    read = extract(report.read_bytes(), shown_as, load_lexicon())
    return list(render_report(read, Screen(COLUMNS, colour=True)))


def draw(command: str, lines: Sequence[str]) -> str:
    """The SVG of a terminal with a command and what it printed."""
    pieces, row = lay_out(f"\x1b[32m$\x1b[1m {command}", 0)
    for line in lines:
        laid, row = lay_out(line, row)
        pieces += laid
    wide, high = 2 * MARGIN + COLUMNS * CELL, BAR + row * LINE + MARGIN // 2
    said = " / ".join(_CODE.sub("", line).strip() for line in lines)
    frame = f"M0 28V10A10 10 0 0 1 10 0H{wide - 10}A10 10 0 0 1 {wide} 10V28Z"
    body = [
        f"<title>{escape(command, quote=False)}</title>",
        f"<desc>{escape(said, quote=False)}</desc>",
        f'<rect width="{wide}" height="{high}" rx="10" fill="{PAPER}"/>',
        f'<path d="{frame}" fill="{FRAME}"/>',
        *(f'<circle cx="{20 + 20 * at}" cy="14" r="5.5" fill="{dot}"/>' for at, dot in enumerate(DOTS)),
        f'<g font-family="{FONTS}" font-size="{NARROW}" fill="{INK}">',
        *map(_text, pieces),
        "</g>",
    ]
    size = f'viewBox="0 0 {wide} {high}" width="{wide}" height="{high}"'
    return "\n".join([f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img">', *body, "</svg>\n"])


def lay_out(line: str, row: int) -> tuple[list[Piece], int]:
    """The pieces of a line, and the row after it; a long line goes on in the next row, as in a terminal.

    >>> lay_out("在建 \\x1b[31m停工\\x1b[0m", 3)
    ([Piece(column=0, row=3, text='在建', code=''), Piece(column=5, row=3, text='停工', code='31')], 4)
    """
    pieces, column = list[Piece](), 0
    for text, code in _runs(line):
        for _, signs in groupby(text, key=lambda sign: (sign == " ", width(sign))):
            start, held = column, ""
            for sign in signs:
                if column + width(sign) > COLUMNS:
                    pieces.append(Piece(start, row, held, code))
                    row, column, start, held = row + 1, 0, 0, ""
                held += sign
                column += width(sign)
            pieces.append(Piece(start, row, held, code))
    return [piece for piece in pieces if piece.text.strip()], row + 1


def _runs(line: str) -> Iterator[tuple[str, str]]:
    """The stretches of one colour in a line, each with its code."""
    at, code = 0, ""
    for match in _CODE.finditer(line):
        yield line[at : match.start()], code
        at, code = match.end(), match[1].lstrip("0")
    yield line[at:], code


def _text(piece: Piece) -> str:
    """A piece as SVG. A Han is as wide as its font is high; narrow signs differ from font to font, so each has its place."""
    left, base = MARGIN + piece.column * CELL, BAR + piece.row * LINE + NARROW
    if width(piece.text[0]) == 2:
        gap = 2 * CELL - WIDE
        place = f'x="{left + gap / 2:g}" y="{base}" font-size="{WIDE}" letter-spacing="{gap}"'
    else:
        place = f'x="{" ".join(str(left + at * CELL) for at in range(len(piece.text)))}" y="{base}"'
    paint = f' fill="{COLOURS[piece.code]}"' if piece.code else ""
    bold = ' font-weight="bold"' if piece.code == "1" else ""
    return f"<text {place}{paint}{bold}>{escape(piece.text, quote=False)}</text>"


if __name__ == "__main__":
    sys.exit(main())
