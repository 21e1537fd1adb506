"""One report, top to bottom: from bytes to records."""

from extractors.lexicon import Lexicon
from schemas import Report


def extract(data: bytes, source: str, lexicon: Lexicon) -> Report:
    """The records of one report, each figure of it accounted for."""
    raise NotImplementedError
