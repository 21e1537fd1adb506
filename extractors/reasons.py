"""What holds projects up: the reasons that a text gives, and the kinds of trouble they name."""

import re
from functools import cache

from extractors.lexicon import Lexicon
from schemas import ProblemKind

REASON = re.compile(
    r"(?:因|由于|受|原因：|问题：(?!无))(?P<what>[^。；]{2,40}?)(?:等(?:原因|问题|因素|影响)|的?影响|的?制约|，|未|进展|推进|滞后|停工|(?=[。；])|\Z)"
)


@cache
def _problem_words(lexicon: Lexicon) -> tuple[tuple[str, ProblemKind], ...]:
    """The words of trouble with their kind, longest first."""
    words = [(word, entry.values["problem"]) for word, entry in lexicon.words("problems").items()]
    return tuple(sorted(words, key=lambda pair: -len(pair[0])))


def find_reasons(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """What text[start:end] gives as the reason of a delay, as stretches of the shadow: 因…、…等原因."""
    return [match.span("what") for match in REASON.finditer(text, start, end)]


def find_problems(text: str, reasons: list[tuple[int, int]], lexicon: Lexicon) -> list[tuple[ProblemKind, str]]:
    """The kinds of trouble that the given reasons name, each with its words."""
    found: list[tuple[ProblemKind, str]] = []
    for start, end in reasons:
        for part in re.split(r"[、和及，]", text[start:end]):
            kind = next((kind for word, kind in _problem_words(lexicon) if word in part), None)
            if part:
                found.append((kind or "其他", part))
    return found
