"""One pattern for many words: their common beginnings are tried once, so that hundreds of words cost what a few do."""

import re
from collections.abc import Iterable

from extractors.wordlist import longest_of


def alternation(words: Iterable[str]) -> str:
    """The source of a pattern that matches any of the words, the longest that stands at a place.

    >>> alternation(["省重点", "省级重点", "省级"])
    '省(?:重点|级(?:重点)?)'
    >>> re.match(alternation(["省级", "省级重点"]), "省级重点项目").group()
    '省级重点'
    """
    return longest_of(words) or "(?!)"


def forms_source(forms: Iterable[str]) -> str:
    """The source of a pattern that matches what forms of the lexicon's little language spell, without spelling it out.

    >>> forms_source(["省[级|列](重点|重大)"])
    '(?:省(?:级|列)?(?:重点|重大))'
    """
    signs = {"[": "(?:", "]": ")?", "(": "(?:", ")": ")", "|": "|"}
    return "(?:" + "|".join("".join(signs.get(char) or re.escape(char) for char in form) for form in forms) + ")"
