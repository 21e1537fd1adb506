"""Many words as one pattern that finds the longest of them at each place, without trying them one by one."""

import re
from collections.abc import Iterable

_Tree = dict[str, "_Tree"]


_FEW = 16
"""So many first letters are tried one after the other; more are told apart by sets of them."""
_WAYS = 4


def longest_of(
    words: Iterable[str], *, inside: bool = False, before: Iterable[str] = (), behind: Iterable[str] = ()
) -> str:
    """A pattern that matches the longest of the given words at a place; `inside` a pattern that begins with something else.

    `before` and `behind` are patterns, each of which begins with a letter; they are tried before the words or behind them.

    >>> longest_of(["完工", "完成", "完成验收"])
    '完(?:工|成(?:验收)?)'
    >>> longest_of(["市级重点", "县级重点", "县列重点"]), longest_of(["市级重点", "县级重点"], inside=True)
    ('(?:市级重点|县[级列]重点)', '[市县]级重点')
    >>> longest_of(["完工", "开工"], before=["开始[0-9]", "正式"])
    '(?:开(?:始[0-9]|工)|正式|完工)'
    """
    tree: _Tree = {}
    for word in words:
        branch = tree
        for char in word:
            branch = branch.setdefault(char, {})
        branch[""] = {}
    if inside or "" in tree:
        return _spelled(tree)
    rests: dict[str, list[str]] = {}
    for pattern in before:
        rests.setdefault(pattern[0], []).append(pattern[1:])
    for letter, below in tree.items():
        rests.setdefault(letter, []).append(_spelled(below))
    for pattern in behind:
        rests.setdefault(pattern[0], []).append(pattern[1:])
    branches = {letter: rest[0] if len(rest) == 1 else f"(?:{'|'.join(rest)})" for letter, rest in rests.items()}
    if len(branches) > _FEW:
        return f"[{_set_of(branches)}](?:{_told_apart(branches)})"
    spelled = "|".join(re.escape(letter) + rest for letter, rest in branches.items())
    return f"(?:{spelled})" if len(branches) > 1 else spelled


def _told_apart(branches: dict[str, str]) -> str:
    """What follows each of many letters, behind the letter: the matcher asks which set it is of, and does not go through all of them.

    With some hundred letters the words of state are found in a fifth of the time.
    """
    if len(branches) <= _WAYS:
        return "|".join(f"(?<={re.escape(letter)}){rest}" for letter, rest in branches.items())
    letters = sorted(branches)
    size = -(-len(letters) // _WAYS)
    sets = [{letter: branches[letter] for letter in letters[at : at + size]} for at in range(0, len(letters), size)]
    return "|".join(f"(?<=[{_set_of(part)}])(?:{_told_apart(part)})" for part in sets)


def _set_of(letters: Iterable[str]) -> str:
    return "".join(map(re.escape, letters))


def _spelled(tree: _Tree) -> str:
    """The pattern of a branch: letters that only one word goes on with stand in a row, those that go on alike in one class.

    Not so the first letters: a pattern of which each branch begins with a letter of its own is tried at those letters only.
    """
    alike: dict[str, list[str]] = {}
    for letter, below in tree.items():
        if letter:
            alike.setdefault(_spelled(below), []).append(re.escape(letter))
    branches = [
        (letters[0] if len(letters) == 1 else f"[{''.join(letters)}]") + rest for rest, letters in alike.items()
    ]
    if not branches:
        return ""
    whole = branches[0] if len(branches) == 1 and "" not in tree else f"(?:{'|'.join(branches)})"
    return f"{whole}?" if "" in tree else whole
