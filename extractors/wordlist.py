"""Many words as one pattern that finds the longest of them at each place, without trying them one by one."""

import re
from collections.abc import Iterable

_Tree = dict[str, "_Tree"]


def longest_of(words: Iterable[str], *, inside: bool = False) -> str:
    """A pattern that matches the longest of the given words at a place; `inside` a pattern that begins with something else.

    >>> longest_of(["完工", "完成", "完成验收"])
    '完(?:工|成(?:验收)?)'
    >>> longest_of(["市级重点", "县级重点", "县列重点"]), longest_of(["市级重点", "县级重点"], inside=True)
    ('(?:市级重点|县[级列]重点)', '[市县]级重点')
    """
    tree: _Tree = {}
    for word in words:
        branch = tree
        for char in word:
            branch = branch.setdefault(char, {})
        branch[""] = {}
    return _spelled(tree, first=not inside)


def branches_of(words: Iterable[str]) -> str:
    """The branches of that pattern, to stand beside others of a pattern that is searched for: each begins with a letter of its own.

    >>> branches_of(["完工", "开工"])
    '完工|开工'
    """
    several = list(words)
    whole = longest_of(several)
    return whole.removeprefix("(?:").removesuffix(")") if len({word[0] for word in several}) > 1 else whole


def _spelled(tree: _Tree, *, first: bool) -> str:
    """The pattern of a branch: letters that only one word goes on with stand in a row, those that go on alike in one class.

    Not so the first letters: a pattern of which each branch begins with a letter of its own is tried at those letters only.
    """
    alike: dict[str, list[str]] = {}
    branches: list[str] = []
    for letter, below in tree.items():
        if not letter:
            continue
        rest = _spelled(below, first=False)
        if first:
            branches.append(re.escape(letter) + rest)
        else:
            alike.setdefault(rest, []).append(re.escape(letter))
    branches += [
        (letters[0] if len(letters) == 1 else f"[{''.join(letters)}]") + rest for rest, letters in alike.items()
    ]
    if not branches:
        return ""
    whole = branches[0] if len(branches) == 1 and "" not in tree else f"(?:{'|'.join(branches)})"
    return f"{whole}?" if "" in tree else whole
