"""Text of a report as text of a page: whatever it holds, the browser shows it and does nothing with it."""

import re
import unicodedata
from collections.abc import Iterator
from html import escape

_UNSEEN = frozenset({"Cc", "Cf", "Zl", "Zp", "Cs"})
"""What cannot be seen, turns the direction of what follows, or has no place in a page: NUL, U+202E, half a pair."""
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
"""Letters and marks that look like nothing."""
MOST_MARKS = 4
"""More marks on one letter are no writing."""
_PLAIN = re.compile(r"[\t\n -%'-;=?-~\u3000-\u303f\u3400-\u9fff\uff01-\uff5e]*\Z")
"""What most texts are made of: nothing in it needs a look. (No & < > "; the apostrophe is harmless in double quotes.)"""


def written(text: str) -> str:
    """The text for the page of the report: unseen signs as labels that say which they are, and where each one stood.

    >>> written('<b>3亿元\\u202e&\\x00')
    '&lt;b&gt;3亿元<span class="c">U+202E</span>&amp;<span class="c">U+0000</span>'
    """
    if _PLAIN.match(text):
        return text
    return "".join(f'<span class="c">{_code(sign)}</span>' if label else escape(sign) for sign, label in _signs(text))


def shown(text: str) -> str:
    """The text on one line, for a cell or between the double quotes of an attribute; unseen signs in angle brackets.

    >>> shown('A"1"\\n\\u200b项目')
    'A&quot;1&quot; ⟨U+200B⟩项目'
    """
    if not _PLAIN.match(text) or "\n" in text or "\t" in text:
        text = "".join(f"⟨{_code(sign)}⟩" if label else " " if sign in "\n\t" else sign for sign, label in _signs(text))
    return escape(text)


_BREAK = re.compile(r"[ \t\u3000]*\n[ \t\u3000]*")
_BLANKS = re.compile(r"[ \t\u3000]+")


def clip(text: str, most: int) -> str:
    """The text on one line, cut where it is longer; the break inside a sentence leaves no blank.

    >>> clip("总投资约\\n3.2亿元", 6), clip("抓项目  促发展", 9)
    ('总投资约3…', '抓项目 促发展')
    """
    line = _BLANKS.sub(" ", _BREAK.sub("", text[: 4 * most])).strip()
    return line if len(line) <= most and len(text) <= 4 * most else line[: most - 1] + "…"


def _signs(text: str) -> Iterator[tuple[str, bool]]:
    """Each sign, and whether it is told by its number: the unseen ones, and marks that would tower over the line above."""
    marks = 0
    for sign in text:
        marks = marks + 1 if unicodedata.category(sign) in ("Mn", "Me") else 0
        yield sign, _is_unseen(sign) or marks > MOST_MARKS


def _is_unseen(sign: str) -> bool:
    return sign not in "\n\t" and (unicodedata.category(sign) in _UNSEEN or sign in _BLANK)


def _code(sign: str) -> str:
    return f"U+{ord(sign):04X}"
