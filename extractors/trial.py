"""A sentence as the finders see it: for doctests, for the lexicon's examples, and for people who try a word out."""

from extractors.calendar_dates import find_dates
from extractors.figures import FoundFigure, find_figures
from extractors.lexicon import Lexicon, load_lexicon
from extractors.periods import find_periods
from extractors.shadow import cast_shadow
from schemas import Document


def figures_of(sentence: str, lexicon: Lexicon | None = None) -> tuple[str, tuple[FoundFigure, ...]]:
    """The shadow of a sentence and its figures."""
    lexicon = lexicon or load_lexicon()
    shadow = cast_shadow(sentence)
    document = Document("sha256:", "-", "text/plain", "utf-8", None, sentence)
    spans = [(found.start, found.end) for found in find_periods(shadow.text, lexicon)]
    spans += [(found.start, found.end) for found in find_dates(shadow.text)]
    return shadow.text, find_figures(document, shadow, spans, lexicon)
