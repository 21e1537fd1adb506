"""The last place at which a pattern stands; the standard library finds only the first."""

import re


def last_match(pattern: re.Pattern[str], text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
    """The last match of a pattern in text[start:end], or None.

    >>> last_match(re.compile("[0-9]月"), "1月至6月").group()
    '6月'
    """
    last = None
    for match in pattern.finditer(text, start, len(text) if end is None else end):
        last = match
    return last
