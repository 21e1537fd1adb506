"""The lines of a text as tables use them: without what pages add, with what parts their cells."""

import re
from dataclasses import dataclass

from extractors.tables.fits import MARKER, TOTAL
from extractors.tables.grids import Cell, Piece
from schemas import quickly_built

PART = "\x1f"
"""What stands between the cells of a row for a single blank that parts them; no text has it after reading."""
_PAGE = re.compile(
    r"\s*(?:-{1,2}\s*[0-9]{1,4}\s*-{1,2}|第\s*[0-9]{1,4}\s*页(?:\s*[，/]?\s*共\s*[0-9]{1,4}\s*页)?|[0-9]{1,3}\s*/\s*[0-9]{1,3}\s*页?|·\s*[0-9]{1,4}\s*·|[0-9]{1,4}\s*页)\s*\Z"
)
_WALL = re.compile(
    r"\s*(?:注\s*[：:]|附注|备注\s*[：:]|说明\s*[：:]|附(?:件|表|：)|填报|制表|审核|抄送|联系人|来源|责任编辑|【|编辑[：:]|[上下]一[篇条]|相关(?:链接|新闻|阅读)|打印|分享到|版权|主办|(?:(?:19|20)[0-9]{2}|二[○〇零]|二0)[^，。]{2,12}年[^，。]{1,8}[日月]\s*\Z)"
)
_DATE = re.compile(
    r"(?:(?:19|20)[0-9]{2}年[0-9]{1,2}月(?:[0-9]{1,2}日)?|(?:19|20)[0-9]{2}[-./][0-9]{1,2}[-./][0-9]{1,2}(?:\s[0-9:]+)?)\Z"
)


@quickly_built
@dataclass(frozen=True, slots=True)
class Line:
    """A line: where it stands, where its words begin and end, and how many blank lines stand before it."""

    start: int
    end: int
    low: int
    high: int
    gap: bool
    """Blank lines stand before it."""

    @property
    def indent(self) -> int:
        """How far its words are moved in."""
        return self.low - self.start


def split_lines(text: str) -> list[Line]:
    """The lines of a text that hold something, in order."""
    lines: list[Line] = []
    at, gap = 0, False
    while at <= len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        written = text[at:end]
        bare = written.strip(" \r")
        if bare.strip("\t"):
            low = at + len(written) - len(written.lstrip(" \r"))
            lines.append(Line(at, end, low, low + len(bare), gap))
            gap = False
        else:
            gap = True
        at = end + 1
    return lines


def is_page_number(words: str) -> bool:
    """Whether a line is a page's number and nothing of the table; a bare 3 may be a cell.

    >>> is_page_number("- 3 -"), is_page_number("第 1 页 共 2 页"), is_page_number("3")
    (True, True, False)
    """
    words = words.strip()
    return len(words) <= 24 and _PAGE.match(words) is not None


def ends_table(words: str) -> bool:
    """Whether a line stands below a table: a note, a date, who filled it in."""
    return _WALL.match(words) is not None or _DATE.match(words.strip()) is not None


def opens_row(words: str) -> bool:
    """Whether the first cell of a line opens a row: an ordinal, a marker, 合计."""
    bare = "".join(words.split())
    return MARKER.fullmatch(bare) is not None or TOTAL.fullmatch(bare) is not None


def cell_of(text: str, pieces: list[Piece]) -> Cell | None:
    """The cell that stretches of a text make up, their blanks trimmed; None where nothing stands in them."""
    trimmed: list[Piece] = []
    for start, end in pieces:
        while start < end and text[start] in " \t\r":
            start += 1
        while end > start and text[end - 1] in " \t\r":
            end -= 1
        if start < end:
            trimmed.append((start, end))
    if not trimmed:
        return None
    return Cell(tuple(trimmed), "".join(text[start:end] for start, end in trimmed))
