"""Text in columns of a terminal: how wide it is, cut to a width, filled up to one, broken at one."""

import unicodedata

ELLIPSIS = "…"


def width(text: str) -> int:
    """How many columns a text takes; characters of ambiguous width count as one, as current terminals show them.

    >>> width("总投资3亿元"), width("e\\u0301")
    (11, 1)
    """
    return len(text) if text.isascii() else sum(map(_sign_width, text))


def _sign_width(sign: str) -> int:
    if unicodedata.category(sign) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1


def clip(text: str, room: int) -> str:
    """The text, or as much of it as leaves room for an ellipsis.

    >>> clip("智造科技产业园", 9), clip("智造科技产业园", 14)
    ('智造科技…', '智造科技产业园')
    """
    if width(text) <= room:
        return text
    left, kept = room - width(ELLIPSIS), []
    for sign in text:
        left -= _sign_width(sign)
        if left < 0:
            break
        kept.append(sign)
    return "".join(kept) + ELLIPSIS


def fill(text: str, room: int, *, right: bool = False) -> str:
    """The text filled up with blanks to a width, on its left where it is a number.

    >>> fill("在建", 6) + "|", fill("136.6", 6, right=True)
    ('在建  |', ' 136.6')
    """
    blanks = " " * (room - width(text))
    return blanks + text if right else text + blanks


def wrap(text: str, room: int) -> list[str]:
    """The text in lines of at most this width: broken at blanks and Chinese characters, not inside a number.

    >>> wrap("完成投资19.77亿元，占计划的51%", 14)
    ['完成投资19.77', '亿元，占计划的', '51%']
    """
    lines, line, used = [], "", 0
    for piece in _pieces(text):
        if line and used + width(piece.rstrip()) > room:
            lines.append(line.rstrip())
            line, used = "", 0
        line += piece
        used += width(piece)
    return [*lines, line.rstrip()]


def _pieces(text: str) -> list[str]:
    """What must stay together: runs of narrow characters, and each wide one with the closing mark after it."""
    pieces: list[str] = []
    for sign in text:
        before = pieces[-1] if pieces else ""
        is_closing = sign in "，。、；：！？）》”’】%"
        is_run = before and not before.endswith(" ") and width(sign) < 2 and width(before[-1]) < 2
        if before and (is_run or is_closing or sign == " " or before[-1] in "（《“‘【"):
            pieces[-1] += sign
        else:
            pieces.append(sign)
    return pieces
