"""Every number of a text that states something: money, percentages, counts, areas, capacities, durations.

Figures come first: they are found and typed before anyone asks whose they are. What only looks like one (dates, list numbers,
document and road numbers, 1#, 3+2) is passed over here, and nothing else is.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from extractors.lexicon import Lexicon, WordEntry
from extractors.measures import Reading, interval_of, reading_of
from extractors.numerals import parse_chinese, parse_digits
from extractors.shadow import Shadow
from schemas import Document, Figure

_NUMBER = re.compile(r"[0-9]++(?:,[0-9]{3}(?![0-9]))*+(?:\.[0-9]++)?+")
_RANGE = re.compile(r"(?:-{1,2}|~|至|到)(?=[0-9])")
_HAN_MONEY = re.compile(
    r"[零〇一二两三四五六七八九十百千万亿]*[一二两三四五六七八九十百千](?:点[零一二三四五六七八九]+)?[万亿]?(?:余|多)?亿?元(?![月宵])"
)
_HAN_TENTHS = re.compile(r"(?<![一二三四五六七八九十第])[一二三四五六七八九](?=成(?:以上|左右|多|的|，|。|；|$))")
_HAN_COUNT = re.compile(
    r"(?<![一二三四五六七八九十百第])(?:[二两三四五六七八九]|[二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]百[零一二三四五六七八九十]*)(?=[余多]?[个项](?:[\u4e00-\u9fff]{0,6})(?:项目|工程))"
)
_SLOGAN = re.compile(r"[\u4e00-\u9fff]?[个项](?:一批|批|百分点)")

_NO_FIGURE = re.compile(
    r"""
      [A-Za-z]-?[0-9]+(?:\.[0-9]+)*                              # G207, S331, K12
    | [0-9]+(?:[、，和及与至~-][0-9]+)*[#号](?!召)                  # 1#高炉, 1、2、3号桥墩
    | [0-9]+(?:\+[0-9A-Za-z]+)+                                  # 3+2, 1+8+X
    | (?:国道|省道|县道|乡道|专线)[0-9]+(?:线|(?![0-9.]*(?:公里|千米|米|条|处|个|座))) | [0-9]{2,4}国道 | [0-9]{3}线
    | [（【〈〔]?(?:19|20)[0-9]{2}[）】〉〕][0-9]+号?               # 〔2025〕8号
    | 第[0-9]+(?![0-9.]*%)[-~至]?[0-9]*                           # 第3名
    | 1[3-9][0-9]{9}(?![0-9]) | 0[0-9]{2,3}-[0-9]{7,8}           # telephones
    | [0-9]+(?:\.[0-9]+){2,}                                     # 1.2.3
    | (?<![0-9.])[0-9]{1,2}(?:G(?![Ww])|D(?![a-z])|A级|A(?![A-Za-z]))   # 5G, 3D, 4A级
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class FoundFigure:
    """A figure at its place in the shadow; `start` and `end` take in the qualifier beside it."""

    start: int
    end: int
    core: int
    """Where the figure itself begins, behind a qualifier like 约."""
    figure: Figure


@dataclass(frozen=True, slots=True)
class _Words:
    units: Mapping[str, tuple[str, ...]]
    """First character → units, longest first."""
    meaning: Mapping[str, WordEntry]
    before: tuple[tuple[str, str], ...]
    after: tuple[tuple[str, str], ...]


@cache
def _words(lexicon: Lexicon) -> _Words:
    meaning = lexicon.words("units")
    units: dict[str, list[str]] = {}
    for unit in sorted(meaning, key=len, reverse=True):
        units.setdefault(unit[0], []).append(unit)
    sides = {
        side: tuple(
            sorted(
                ((word, entry.values["bound"]) for word, entry in lexicon.words("qualifiers", side=side).items()),
                key=lambda pair: -len(pair[0]),
            )
        )
        for side in ("before", "after")
    }
    return _Words({char: tuple(words) for char, words in units.items()}, meaning, sides["before"], sides["after"])


def find_figures(
    document: Document, shadow: Shadow, masked: list[tuple[int, int]], lexicon: Lexicon
) -> tuple[FoundFigure, ...]:
    """The figures of a document in text order; `masked` are the dates, periods and list numbers, as stretches of the shadow."""
    text, words = shadow.text, _words(lexicon)
    closed = _Cover([*masked, *(match.span() for match in _NO_FIGURE.finditer(text))])
    found: list[FoundFigure] = []
    at = 0
    for match in _NUMBER.finditer(text):
        if match.start() < at or closed.holds(match.start(), match.end()):
            continue
        read = _read_number(text, match, words)
        found.append(_figure(document, shadow, words, *read))
        at = found[-1].end
    found += _chinese_figures(document, shadow, words, found)
    return tuple(sorted(found, key=lambda figure: figure.start))


class _Cover:
    """Stretches of the text in which a number is no figure; asked in text order."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self._spans = sorted(spans)
        self._at = 0

    def holds(self, start: int, end: int) -> bool:
        """Whether a number at text[start:end] lies in one of the stretches."""
        while self._at < len(self._spans) and self._spans[self._at][1] <= start:
            self._at += 1
        return any(low <= start and end <= high for low, high in self._spans[self._at : self._at + 3])


def _unit_at(text: str, at: int, words: _Words) -> str | None:
    """The longest unit that stands at a place."""
    for unit in words.units.get(text[at : at + 1], ()):
        if text.startswith(unit, at):
            following = text[at + len(unit) : at + len(unit) + 1]
            if unit[-1].isascii() and unit[-1].isalpha() and following.isascii() and following.isalnum():
                continue
            if following in _NOT_BEFORE.get(unit, ()):
                continue
            return unit
    return None


_NOT_BEFORE = {
    "m": ("²", "³"),
    "元": ("月", "宵", "旦", "村", "镇"),
    "户": ("外",),
    "人": ("民",),
    "家": ("庄", "村", "庄子"),
}


def _read_number(text: str, match: re.Match[str], words: _Words) -> tuple[int, int, Reading]:
    """Start, end and reading of the figure that a run of digits opens: with its unit, a range's second number, a damaged point."""
    start, end = match.span()
    value = parse_digits(match.group())
    damaged = re.compile(r"[。、]([0-9]+)(?=[亿万]元)").match(text, end)
    if damaged and (damaged.group()[0] == "。" or damaged.group(1).startswith("0")):
        end = damaged.end()
        unit = _unit_at(text, end, words)
        return start, end + len(unit or ""), reading_of(words.meaning.get(unit or ""), unit, None, flags=("damaged",))
    unit = _unit_at(text, end, words)
    many = (
        re.compile(r"[余多](?=[个项亿万户家台座栋处条件名人%公里吨亩米平])").match(text, end) if unit is None else None
    )
    if many:
        unit = _unit_at(text, many.end(), words)
        if unit:
            end = many.end()
    second = _second_number(text, end + len(unit or ""), words, unit)
    if second:
        to_end, high, to_unit = second
        low_scale = words.meaning[unit].values["scale"] if unit else None
        reading = reading_of(words.meaning[to_unit], to_unit, value, upper=high, low_scale=low_scale)
        return start, to_end, reading
    if unit in ("万", "亿", "万元") or unit is None:
        mixed = re.compile(r"万([0-9])千(元?)").match(text, end)
        if mixed and value is not None:
            return start, mixed.end(), reading_of(words.meaning["元"], "元", value * 10000 + int(mixed[1]) * 1000)
    product = re.compile(r"[×xX*]([0-9]+(?:\.[0-9]+)?)").match(text, end) if unit is None else None
    if product and value is not None:
        unit = _unit_at(text, product.end(), words)
        factor = parse_digits(product[1])
        if unit and factor is not None:
            return start, product.end() + len(unit), reading_of(words.meaning[unit], unit, value * factor)
    return (
        start,
        end + len(unit or ""),
        reading_of(words.meaning.get(unit or ""), unit, value, near_above=many is not None),
    )


def _second_number(text: str, at: int, words: _Words, unit: str | None) -> tuple[int, Decimal, str] | None:
    """End, value and unit of the number that closes a range: the 18亿元 of 15-18亿元."""
    dash = _RANGE.match(text, at)
    number = _NUMBER.match(text, dash.end()) if dash else None
    value = parse_digits(number.group()) if number else None
    if number is None or value is None:
        return None
    own = _unit_at(text, number.end(), words)
    if own is None or (unit is not None and words.meaning[own].values["kind"] != words.meaning[unit].values["kind"]):
        return None
    return number.end() + len(own), value, own


def _figure(document: Document, shadow: Shadow, words: _Words, start: int, end: int, reading: Reading) -> FoundFigure:
    """The figure of a reading, with the qualifiers that stand before and behind it."""
    text = shadow.text
    before = next(
        (
            (word, bound)
            for word, bound in words.before
            if text.endswith(word, 0, start) and not _part_of_word(text, start - len(word), word)
        ),
        None,
    )
    after = next(((word, bound) for word, bound in words.after if text.startswith(word, end)), None)
    bound, low, high = interval_of(reading, before[1] if before else None, after[1] if after else None)
    qualifier = (
        "".join(word for word, _ in (before, after) if word) if before and after else (before or after or (None,))[0]
    )
    first, last = shadow.origin_span(start, end)
    written = "".join(document.text[first:last].split())
    figure = Figure(
        written,
        reading.kind,
        reading.value,
        reading.unit,
        bound,
        low,
        high,
        qualifier,
        None,
        reading.flags,
        None,
        document.span(first, last),
    )
    return FoundFigure(
        start - len(before[0]) if before else start, end + (len(after[0]) if after else 0), start, figure
    )


def _part_of_word(text: str, at: int, word: str) -> bool:
    """Whether the qualifier is the tail of another word: 签约, 附近, 最近."""
    return at > 0 and text[at - 1] in _TAILS_OF.get(word, "")


_TAILS_OF = {"约": "签契节预制大合违集", "近": "附最远邻临靠新", "超": "高赶", "突破": "力"}


def _chinese_figures(document: Document, shadow: Shadow, words: _Words, known: list[FoundFigure]) -> list[FoundFigure]:
    """Amounts, tenths and counts of projects that are written in Chinese numerals."""
    text, found = shadow.text, []
    taken = {figure.start for figure in known}

    def add(start: int, end: int, reading: Reading) -> None:
        if not any(start <= place < end for place in taken):
            found.append(_figure(document, shadow, words, start, end, reading))

    if "元" in text:
        for match in _HAN_MONEY.finditer(text):
            value = parse_chinese(match.group().rstrip("元").replace("余", "").replace("多", ""))
            if value is not None and text[match.start() - 1 : match.start()] not in _DIGIT_SIGNS:
                add(
                    *match.span(),
                    reading_of(words.meaning["元"], "元", value, near_above=bool(re.search("[余多]", match.group()))),
                )
    for match in _HAN_TENTHS.finditer(text):
        value = parse_chinese(match.group())
        if value is not None:
            add(match.start(), match.end() + 1, reading_of(words.meaning["%"], "%", value * 10, coarse=Decimal(10)))
    for match in _HAN_COUNT.finditer(text):
        value = parse_chinese(match.group())
        end = match.end() + (1 if text[match.end()] in "余多" else 0)
        if value is not None and not _SLOGAN.match(text, match.end()):
            add(
                match.start(),
                end + 1,
                reading_of(words.meaning[text[end]], text[end], value, near_above=end > match.end()),
            )
    return found


_DIGIT_SIGNS = tuple("0123456789.")
