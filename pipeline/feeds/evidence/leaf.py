"""The text of the report on the page, exactly as read, with its figures and its evidence as links."""

from collections.abc import Iterator, Mapping, Sequence

from pipeline.feeds.evidence.marks import Marks, Run
from pipeline.feeds.evidence.roles import TAGS, look_name, look_of
from pipeline.feeds.evidence.safe import shown, written
from schemas import Entry


def draw_text(text: str, marks: Marks, entries: Sequence[Entry], captions: Mapping[str, str]) -> Iterator[str]:
    """The lines of the text as paragraphs; what they hold, put together, is the text sign by sign."""
    place, start = 0, 0
    while start < len(text):
        end = text.find("\n", start)
        stop = len(text) if end < 0 else end
        pieces: list[str] = []
        at = start
        while place < len(marks.runs) and marks.runs[place].start <= stop:
            run = marks.runs[place]
            begin, close = max(run.start, start), min(run.end, stop)
            if begin < close:
                pieces += (written(text[at:begin]), _link(text, run, begin, close, marks, entries, captions))
                at = close
            elif begin == run.start:
                pieces += (written(text[at:begin]), f'<i id="t{begin}"></i>')  # it begins with the end of the line
                at = begin
            if run.end > stop + 1 or (run.end > stop and end < 0):
                break
            place += 1
        yield f"<p>{''.join(pieces)}{written(text[at:stop])}" + ("\n</p>" if end >= 0 else "</p>")
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
