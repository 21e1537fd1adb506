"""Numbers before headings and items, and numerals in Chinese."""

from corpus.writer.parts import Part
from corpus.writer.voice import plain_text

_HAN = "〇一二三四五六七八九十"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


class Numbering:
    """How a report numbers its headings and items, from the outer to the inner; and how far it has come."""

    __slots__ = ("last", "patterns")

    def __init__(self, patterns: tuple[str, ...]) -> None:
        self.patterns = patterns
        self.last: dict[int, int] = {}
        """The last number of the headings of each depth; replaced and never changed, so that it can be put back."""

    def pattern(self, depth: int) -> str:
        """The pattern of that depth; deeper than there are, the innermost."""
        return self.patterns[min(depth, len(self.patterns) - 1)]

    def marker(self, depth: int, number: int) -> str:
        """A number as it stands before a heading or an item of that depth."""
        return write_marker(self.pattern(depth), number)

    def next(self, depth: int) -> int:
        """The number of the next heading of that depth; under a section the numbers below begin again."""
        number = self.last.get(depth, 0) + 1
        self.last = {**self.last, depth: number} if depth else {0: number}
        return number


def has_numbers(numbering: Numbering, depth: int) -> bool:
    """Whether items of that depth bear numbers that a reader could miss one of."""
    return "{" in numbering.pattern(depth)


def write_marker(pattern: str, number: int) -> str:
    """A number in a pattern of numbering.

    >>> write_marker("（{c}）", 12), write_marker("{n}.", 3), write_marker("{o}", 2)
    ('（十二）', '3.', '②')
    """
    if "{c}" in pattern:
        return pattern.replace("{c}", han(number))
    if "{n}" in pattern:
        return pattern.replace("{n}", str(number))
    if "{o}" in pattern:
        return pattern.replace("{o}", _CIRCLED[number - 1] if number <= len(_CIRCLED) else f"（{number}）")
    return pattern.replace("一", han(number))


def part_from(marker: str, parts: list[Part]) -> str:
    """The marker before an item, parted from a number that the item begins with: 2. 5亿元以上项目 is not 2.5亿元."""
    if marker[-1:] not in (".", "．", "-"):
        return marker
    return f"{marker} " if plain_text(parts[:4])[:1].isdigit() else marker


def han(number: int) -> str:
    """A number below a hundred in Chinese.

    >>> han(10), han(12), han(30), han(21)
    ('十', '十二', '三十', '二十一')
    """
    tens, ones = divmod(number, 10)
    if not tens:
        return _HAN[ones]
    return ("" if tens == 1 else _HAN[tens]) + "十" + (_HAN[ones] if ones else "")


def han_digits(number: int) -> str:
    """A number digit by digit in Chinese, as years are written.

    >>> han_digits(2021)
    '二〇二一'
    """
    return "".join(_HAN[int(digit)] for digit in str(number))
