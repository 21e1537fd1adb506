"""Where the listed figures and names of a case stand in its text, and which plain figures the list forgot."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus.values import fold, is_blank

Place = tuple[int, int]
"""Start and end in the text, in code points."""


@dataclass(frozen=True, slots=True)
class FoldedText:
    """A text, its folded form, and for each folded character the place it came from."""

    text: str
    folded: str
    origins: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> "FoldedText":
        """The folded form of a text; character by character, so that the way back stays known."""
        marks = [
            (mark, at)
            for at, written in enumerate(text)
            for mark in unicodedata.normalize("NFKC", written)
            if not is_blank(mark)
        ]
        return cls(text, "".join(mark for mark, _ in marks), tuple(at for _, at in marks))

    def find(self, words: str, start: int = 0) -> Iterator[Place]:
        """Every place at or after `start` where the words stand, blanks and width aside.

        >>> list(FoldedText.of("完成投资１９．７７\\n亿元").find("19.77亿元"))
        [(4, 12)]
        """
        wanted = fold(words)
        at = self.folded.find(wanted) if wanted else -1
        while at >= 0:
            place = (self.origins[at], self.origins[at + len(wanted) - 1] + 1)
            if place[0] >= start:
                yield place
            at = self.folded.find(wanted, at + 1)


class PlacementError(ValueError):
    """A listed figure that does not stand after the one before it; `index` is its place in the list."""

    def __init__(self, index: int, problem: str) -> None:
        super().__init__(problem)
        self.index = index


def place_figures(text: FoldedText, figures: Sequence[str]) -> tuple[Place, ...]:
    """The place of each listed figure, each after the one before it.

    >>> place_figures(FoldedText.of("1、共13个项目，已开工3个。"), ["13个", "3个"])
    ((3, 6), (12, 14))
    """
    places: list[Place] = []
    for index, figure in enumerate(figures):
        start = places[-1][1] if places else 0
        found = [place for place in text.find(figure, start) if not _is_cut(text.text, place)]
        plain = (place for place in found if not _is_number_of_something_else(text.text, place))
        place = next(plain, found[0] if found else None)
        if place is None:
            raise PlacementError(index, _why_unplaced(text, figure, start))
        places.append(place)
    return tuple(places)


def _why_unplaced(text: FoldedText, figure: str, start: int) -> str:
    before = text.text[max(0, start - 12) : start].replace("\n", "⏎")
    if any(text.find(figure, start)):
        return f"“{figure}”在“{before}”之后只作为更长数字的一部分出现"
    if any(text.find(figure)):
        return f"“{figure}”只出现在“{before}”之前；数字须按原文顺序列出"
    return f"原文中没有“{figure}”"


def _is_cut(text: str, place: Place) -> bool:
    """Whether the place is a piece of a longer figure: the 3个 of 13个, the 3亿 of 3亿元."""
    start, end = place
    before, inside, after = text[max(0, start - 2) : start], text[start:end], text[end : end + 3]
    if inside[0].isdecimal() and re.search(r"\d[.．]?\Z", before):
        return True
    if inside[0] in "一二两三四五六七八九" and before[-1:] in ("十", "百", "千", "万", "亿", "点"):
        return True
    if inside[-1].isdecimal():
        return bool(re.match(r"\d|[.．]\d", after))
    tail = re.search(r"[万亿萬億个個]\Z", inside)
    return bool(tail and re.match(r"百分点" if tail.group() in "个個" else r"[元圆圓]", after))


def _is_number_of_something_else(text: str, place: Place) -> bool:
    """Whether a bare number at that place is rather a day, a rank, a list number, or the digits of two cells."""
    start, end = place
    if not re.fullmatch(r"[\d.．,，\s]+", text[start:end]):
        return False
    line = text[text.rfind("\n", 0, start) + 1 : start]
    return bool(
        re.match(r"\s*[年月日号#]", text[end : end + 3])
        or text[:start].rstrip().endswith("第")
        or any(map(is_blank, text[start:end]))
        or (not line.strip() and re.match(r"[、.．)）\t ]", text[end : end + 1]))
    )


# -------------------------------------------------------------------------------------------------------- the forgotten

_DIGITS = r"\d[\d,，]*(?:[.．]\d+)?"
_PLAIN_FIGURE = re.compile(
    rf"""(?<![第\d.．])(?:{_DIGITS}\s*[-—–~～至]\s*)?{_DIGITS}\s*
         (?: [十百千]?[万亿萬億]*[元圆圓] | [亿億] | [个個][亿億](?![元圆圓])  # 136.6亿元, 3.5个亿
           | [%％] | 个百分点                                  # 51%
           | 项 | [个個](?!月|年|季|工作日|小时|星期) )           # 55项, but no 3个月
    """,
    re.VERBOSE,
)


def find_forgotten(text: FoldedText, listed: Iterable[Place], names: Iterable[str]) -> Iterator[Place]:
    """Amounts, percents and counts in Arabic digits that lie neither in a listed figure nor in a name.

    Only these show by themselves that they are figures; a bare number in a cell may as well be a year or a list number,
    and is not missed here.
    """
    covered = set[int]()
    for start, end in (*listed, *(place for name in names for place in text.find(name))):
        covered.update(range(start, end))
    for match in _PLAIN_FIGURE.finditer(text.text):
        if not covered.issuperset(range(match.start(), match.end())):
            yield match.span()
