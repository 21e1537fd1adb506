"""The numbers in digits of a text, each with its unit: behind it, behind a blank, in a bracket before it."""

import re
from collections.abc import Iterator
from decimal import Decimal

from extractors.compounds import Digits, Quantity, parse_special
from extractors.identifiers import Cover
from extractors.measures import damaged_reading, plain_reading, reading_of
from extractors.numerals import MOST_DIGITS, parse_digits
from extractors.units import Unit, UnitWords, find_unit, find_unit_behind_blank
from schemas import replace

_ERASED = frozenset("Xx*※□○〇_")
"""Signs that stand for erased digits: 总投资X3亿元."""
_DOUBTFUL = _ERASED | frozenset("./-之")
"""Signs before a number that say that it may be more than it looks: .5亿元, -3%, 2/3, 百分之50."""
_ENDS = frozenset(["", "\n", " ", "|", "；", "）"])
"""Signs behind a bare number that end it: a cell of a table."""
_GOES_ON = frozenset("余多几半-~至到零0123456789/×一二三四五六七八九")
"""Signs behind a unit that say that the quantity may go on: 15亿-18亿元, 1亿2000万元, 3亿多元, 3元/吨, 300MW×2."""
_LABELLED = frozenset("）：为 ")
_UNIT_BEFORE = re.compile(r"（(?:单位：?)?([^（）0-9]{1,5})）[：为 ]{0,3}\Z")
_PRICE = re.compile(
    r"/(?:[亿万千百]?(?:平方公里|平方米|平方|平米|立方米|立方|公里|千米|米|亩|公顷|吨|公斤|千克|斤|克|人[次均]?|户|家|个?月|年(?![度内计初末底产])|[季天日]|小时|千瓦时|千瓦|兆瓦|度|[件套台辆间座栋个株棵头只羽床位名车条盏孔口眼处宗份次班学期]|公司|企业|项目)"
    r"|[A-Za-z]{1,3}[²³]?)"
)
"""What a price is for: 3元/吨; not what is told next: 总投资3亿元/年度投资1亿元."""


def find_quantities(text: str, words: UnitWords, closed: Cover) -> Iterator[Quantity]:
    """The quantities in digits of a shadow text, in order; `closed` are the stretches without figures."""
    at, taken = 0, closed.holds
    for match in words.plain.finditer(text):
        start, end = match.span()
        digits, unit = match.groups()
        stop = start + len(digits)
        if start < at or taken(start, stop):
            continue
        sign = text[end : end + 1]
        if len(digits) > MOST_DIGITS or text[start - 1 : start] in _DOUBTFUL:
            quantity = parse_quantity(text, start, stop, words, closed)
        elif unit is not None and sign not in _GOES_ON:
            reading = plain_reading(digits, unit, words)
            if reading.kind == "count" and "." in digits and taken(start, behind := start + digits.index(".") + 1):
                # the first item of a list, 1.3个项目, and not one project and a third
                start, reading = behind, plain_reading(text[behind:stop], unit, words)
            quantity = Quantity(start, end, reading)  # nearly all of them
        elif unit is None and sign in _ENDS:
            quantity = _bare(text, start, end, digits, words)
        else:
            quantity = parse_quantity(text, start, stop, words, closed)
        at = quantity.end
        yield quantity


def parse_quantity(text: str, start: int, end: int, words: UnitWords, closed: Cover) -> Quantity:
    """The quantity whose first digits are text[start:end]; `closed` are the stretches without figures."""
    value = parse_digits(text[start:end])
    unit = find_unit(text, end, words)
    if value is None:
        return Quantity(start, end + len(unit.text if unit else ""), damaged_reading(unit))
    before = text[start - 1 : start]
    if unit is not None and (
        (before == "." and unit.kind == "money") or (before in _ERASED and unit.kind in ("money", "percent"))
    ):
        return Quantity(start, end + len(unit.text), damaged_reading(unit))
    special = parse_special(Digits(text, start, end, value, unit, words, closed))
    return special or _simple(text, start, end, value, unit, words)


def _simple(text: str, start: int, end: int, value: Decimal, unit: Unit | None, words: UnitWords) -> Quantity:
    """The number with the unit behind it, behind a blank, or in a bracket before it."""
    if unit is not None:
        stop = end + len(unit.text)
        price = _PRICE.match(text, stop) if unit.kind == "money" and text[stop : stop + 1] == "/" else None
        if price:
            return Quantity(start, price.end(), reading_of(Unit(text[end : price.end()], None), value))
        if unit.kind in ("percent", "points", "money") and _is_negative(text, start):
            return Quantity(start - 1, stop, reading_of(unit, -value))
        read = plain_reading(text[start:end], unit.text, words) if unit.entry else reading_of(unit, value)
        return Quantity(start, stop, read)
    return _bare(text, start, end, text[start:end], words)


def _bare(text: str, start: int, end: int, digits: str, words: UnitWords) -> Quantity:
    """A number without a unit behind it: behind a blank stands one, in a bracket before it, or there is none."""
    behind = find_unit_behind_blank(text, end, words) if text.startswith(" ", end) else None
    if behind is not None:
        place, unit = behind
        return Quantity(start, place + len(unit.text), plain_reading(digits, unit.text, words))
    before = _UNIT_BEFORE.search(text, max(0, start - 12), start) if text[start - 1 : start] in _LABELLED else None
    label = find_unit(before[1] + "，", 0, words) if before else None
    if before and label is not None and label.text == before[1] and label.entry is not None:
        inherited = replace(plain_reading(digits, label.text, words), flags=("inherited_unit",))
        return Quantity(start, end, inherited, unit_at=before.span(1))
    return Quantity(start, end, plain_reading(digits, "", words))


_BEFORE_MINUS = re.compile(r"(?:长|速|幅|比|为|是|：|（|率|度|，|^|\n)-\Z")


def _is_negative(text: str, start: int) -> bool:
    """Whether a minus stands before a number: 增长-3.5%, （-2亿元）; not the dash of 1-6月-3.5% or ——3亿元."""
    return text[start - 1 : start] == "-" and _BEFORE_MINUS.search(text, max(0, start - 2), start) is not None
