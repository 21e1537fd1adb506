"""One pattern for many words: their common beginnings are tried once, so that hundreds of words cost what a few do."""

import re
from collections.abc import Iterable
from typing import Any

_Node = dict[str, Any]
_END = ""


def alternation(words: Iterable[str]) -> str:
    """The source of a pattern that matches any of the words, the longest that stands at a place.

    >>> alternation(["省重点", "省级重点", "省级"])
    '省(?:重点|级(?:重点)?)'
    >>> re.match(alternation(["省级", "省级重点"]), "省级重点项目").group()
    '省级重点'
    """
    root: _Node = {}
    for word in words:
        node = root
        for char in word:
            node = node.setdefault(char, {})
        node[_END] = {}
    return _source(root) or "(?!)"


def forms_source(forms: Iterable[str]) -> str:
    """The source of a pattern that matches what forms of the lexicon's little language spell, without spelling it out.

    >>> forms_source(["省[级|列](重点|重大)"])
    '(?:省(?:级|列)?(?:重点|重大))'
    """
    signs = {"[": "(?:", "]": ")?", "(": "(?:", ")": ")", "|": "|"}
    return "(?:" + "|".join("".join(signs.get(char) or re.escape(char) for char in form) for form in forms) + ")"


def _source(node: _Node) -> str:
    branches = []
    for char, below in node.items():
        if char == _END:
            continue
        chars = re.escape(char)
        while len(below) == 1 and _END not in below:
            (following, below), *_ = below.items()
            chars += re.escape(following)
        branches.append(chars + _source(below))
    if not branches:
        return ""
    single = len(branches) == 1 and _END not in node
    source = branches[0] if single else f"(?:{'|'.join(branches)})"
    return source + "?" if _END in node else source
