"""The text of the report on the page, exactly as read, with its figures and its evidence as links."""

from collections.abc import Iterator, Mapping, Sequence

from pipeline.feeds.evidence.marks import Marks, Run
from pipeline.feeds.evidence.roles import TAGS, look_name, look_of
from pipeline.feeds.evidence.safe import shown, written
from schemas import Entry

PARAGRAPH = 600
"""A paragraph of the page ends with the first line that ends behind so many signs: a browser lays out what is in sight."""


def draw_text(text: str, marks: Marks, entries: Sequence[Entry], captions: Mapping[str, str]) -> Iterator[str]:
    """The text in paragraphs, each of whole lines; what they hold, put together, is the text sign by sign."""
    pieces: list[str] = []
    size = 0
    for piece, length in _pieces(text, marks, entries, captions):
        pieces.append(piece)
        size += length
        if size >= PARAGRAPH and piece == "\n":
            yield f"<p>{''.join(pieces)}</p>"
            pieces, size = [], 0
    if pieces:
        yield f"<p>{''.join(pieces)}</p>"


def _pieces(
    text: str, marks: Marks, entries: Sequence[Entry], captions: Mapping[str, str]
) -> Iterator[tuple[str, int]]:
    """The text in pieces with their lengths: plain words, links, and the ends of lines, which are never in a link."""
    at = 0
    for run in marks.runs:
        for start, end in _lines(text, at, run.start):
            yield written(text[start:end]), end - start
        for start, end in _lines(text, run.start, run.end):
            if text[start] != "\n":
                yield _link(text, run, start, end, marks, entries, captions), end - start
            else:
                anchor = f'<i id="t{start}"></i>' if start == run.start else ""  # it begins with the end of a line
                yield from ((anchor, 0), ("\n", 1))
        at = run.end
    for start, end in _lines(text, at, len(text)):
        yield written(text[start:end]), end - start


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches of text[start:end] between the ends of lines, and those ends each by itself."""
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        if start < stop:
            yield start, stop
        if stop < end:
            yield stop, stop + 1
        start = stop + 1


def _link(
    text: str, run: Run, start: int, end: int, marks: Marks, entries: Sequence[Entry], captions: Mapping[str, str]
) -> str:
    """A run, or what of it stands on one line, as a link to what rests on it."""
    target = marks.target(run)
    looks = [f"k-{kind}" for kind in run.kinds]
    tag, caption = "", captions.get(target, "")
    if run.figure is not None:
        entry = entries[run.figure]
        look = look_of(entry)
        looks = ["f", f"r-{look}", *looks]
        caption = (
            f"№{run.figure + 1} {look_name(look)}：{caption}" if caption else f"№{run.figure + 1} {look_name(look)}"
        )
        if end >= entry.figure.span.end:
            tag = f' data-tag="{TAGS[look]}" data-n="{run.figure + 1}"'
    return (
        f'<a id="t{start}" class="{" ".join(looks)}" href="#{target}"{tag} title="{shown(caption)}">'
        f"{written(text[start:end])}</a>"
    )
