"""What every record is read from."""

from dataclasses import dataclass

from extractors.lexicon import Lexicon
from extractors.outline import Block
from extractors.shadow import Shadow
from schemas import Document, Period, Span


@dataclass(frozen=True, slots=True)
class Material:
    """The document, its shadow, its outline, the words in force, and what year and period hold where a sentence names none."""

    document: Document
    shadow: Shadow
    blocks: tuple[Block, ...]
    lexicon: Lexicon
    year: int | None
    year_at: tuple[int, int] | None
    """Where the report names its year."""
    period: Period | None
    period_at: tuple[int, int] | None
    """Where the report names the period that its completions cover."""
    yearly: bool
    """It measures what was done by plans of the year."""

    def span(self, start: int, end: int) -> Span:
        """The place in the document of a stretch of the shadow."""
        return self.document.span(*self.shadow.origin_span(start, end))

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """The places in the document of a stretch of the shadow: several where a page's number stands in it."""
        places: list[tuple[int, int]] = []
        for low, high in self.shadow.pieces(start, end):
            if places and not self.document.text[places[-1][1] : low].strip():
                low = places.pop()[0]
            places.append((low, high))
        return tuple(self.document.span(*place) for place in places)

    def quote(self, start: int, end: int) -> str:
        """What stands in the document at a stretch of the shadow, breaks and stray blanks left out."""
        low, high = self.shadow.origin_span(start, end)
        written = self.document.text[low:high]
        return written if self.shadow.text[start:end] == written else self.shadow.quote(self.document.text, start, end)
