"""Many words as one pattern that finds the longest of them at each place, without trying them one by one."""

import re
from collections.abc import Iterable

_Tree = dict[str, "_Tree"]


def longest_of(words: Iterable[str]) -> str:
    """A pattern that matches the longest of the given words at a place.

    >>> longest_of(["完工", "完成", "完成验收"])
    '完(?:工|成(?:验收)?)'
    """
    tree: _Tree = {}
    for word in words:
        branch = tree
        for char in word:
            branch = branch.setdefault(char, {})
        branch[""] = {}
    return _spelled(tree)


def _spelled(tree: _Tree) -> str:
    """The pattern of a branch: letters that only one word goes on with stand in a row."""
    branches = [re.escape(char) + _spelled(rest) for char, rest in tree.items() if char]
    if not branches:
        return ""
    whole = branches[0] if len(branches) == 1 and "" not in tree else f"(?:{'|'.join(branches)})"
    return f"{whole}?" if "" in tree else whole
