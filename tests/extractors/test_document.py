"""A span of a document knows the page, the cell and the boxes that it came from, whatever the pieces are."""

from hypothesis import given
from hypothesis import strategies as st

from schemas import Box, Document, Piece


@st.composite
def pieced(draw: st.DrawFn) -> Document:
    """A document of pieces in text order, with gaps between some."""
    pieces: list[Piece] = []
    at = 0
    for number, (gap, length) in enumerate(draw(st.lists(st.tuples(st.integers(0, 2), st.integers(1, 4)), max_size=8))):
        start = at + gap
        at = start + length
        pieces.append(Piece(start, at, number, f"A{number}", Box(number, 0, 0, 1, 1)))
    return Document("sha256:", "-", "text/plain", None, None, "总" * (at + 3), tuple(pieces))


@given(pieced(), st.data())
def test_a_span_knows_its_pieces(document: Document, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(document.text)))
    end = data.draw(st.integers(start, len(document.text)))
    touched = [piece for piece in document.pieces if piece.start < max(end, start + 1) and piece.end > start]
    span = document.span(start, end)
    assert (span.start, span.end) == (start, end)
    assert (span.page, span.cell) == ((touched[0].page, touched[0].cell) if touched else (None, None))
    assert [box.page for box in span.boxes] == [piece.page for piece in touched]


def test_a_text_without_pieces_has_spans_without_a_page() -> None:
    span = Document("sha256:", "-", "text/plain", "utf-8", None, "总投资3亿元").span(3, 6)
    assert (span.page, span.cell, span.boxes) == (None, None, ())
