"""Where patterns stand, for what the standard library does not say: the last place, and the stretches where one can stand at all."""

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


def windows(anchor: re.Pattern[str], text: str, before: int, behind: int) -> list[tuple[int, int]]:
    """The stretches of a text around what is in every match of some costly pattern, so far as its matches reach.

    >>> windows(re.compile("月"), "今年完成投资3亿元，其中6月完成1亿元", 2, 1)
    [(11, 15)]
    """
    found: list[tuple[int, int]] = []
    for match in anchor.finditer(text):
        low, high = max(0, match.start() - before), match.end() + behind
        if found and low <= found[-1][1]:
            found[-1] = (found[-1][0], high)
        else:
            found.append((low, high))
    return found
