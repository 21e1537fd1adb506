"""A document as read: one immutable text, and the way back from each offset to the page, the cell and the box."""

from bisect import bisect_right
from dataclasses import dataclass

from schemas.figure import Box, Span
from schemas.report import Warning


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text that came from one place: a run, a cell, a line of characters on a page."""

    start: int
    end: int
    page: int | None = None
    cell: str | None = None
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """What a reader makes of bytes. `text` never changes after this; every span points into it."""

    id: str
    source: str
    media_type: str
    encoding: str | None
    pages: int | None
    text: str
    pieces: tuple[Piece, ...] = ()
    """In text order, without overlap; empty where the format has neither pages nor cells."""
    warnings: tuple[Warning, ...] = ()

    def span(self, start: int, end: int) -> Span:
        """The span of text[start:end], with the page, the cell and the boxes that it came from."""
        pieces = self._pieces_between(start, end)
        if not pieces:
            return Span(start, end, None, None, ())
        boxes = tuple(piece.box for piece in pieces if piece.box is not None)
        return Span(start, end, pieces[0].page, pieces[0].cell, boxes)

    def _pieces_between(self, start: int, end: int) -> tuple[Piece, ...]:
        if not self.pieces:
            return ()
        first = max(0, bisect_right(self.pieces, start, key=lambda piece: piece.start) - 1)
        found = []
        for piece in self.pieces[first:]:
            if piece.start >= max(end, start + 1):  # an empty span stands in the piece that begins there
                break
            if piece.end > start:
                found.append(piece)
        return tuple(found)
