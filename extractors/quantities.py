"""A number in digits with its unit: compound amounts, ranges, products, fractions, damaged points, a unit that stands before it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from extractors.identifiers import Cover
from extractors.measures import Reading, damaged_reading, plain_reading, range_reading, reading_of, share_reading
from extractors.numerals import LARGE, MOST_DIGITS, parse_chinese, parse_digits
from extractors.units import NUMBER, Unit, UnitWords, find_unit, find_unit_behind_blank
from schemas import last_digit, last_significant_digit, quickly_built

_NUMBER = re.compile(NUMBER)
_RANGE = re.compile(r"(?:-{1,2}|~|至|到)(?=[0-9])")
_INCLUDING = re.compile(rf"(?:（不?含[^（）\n]{{0,8}}）)?{_RANGE.pattern}")
"""5（含）至10亿元; in 5亿元（含）至10亿元 each border is a figure of its own."""
_COMPOUND = re.compile(  # from a number to where its unit begins
    r"""
      亿零?(?P<wan>[0-9]{1,4}(?:\.[0-9]+)?)(?P<scale>[千百]?)(?=万)      # 1亿2000万元, 3亿5千万元
    | 万零?(?P<rest>[0-9]{1,4})(?P<small>[千百]?)(?=元)                  # 25万6千元, 3万5000元
    | 千(?P<hundreds>[0-9])百(?=[万亿]?元)                              # 3千5百万元
    | (?P<large>[亿万])(?P<han>[零一二三四五六七八九][零一二三四五六七八九十百千]{0,6}万?)(?=元)     # 3亿五千万元
    """,
    re.VERBOSE,
)
_SMALL = {"": 1, "百": 100, "千": 1000}
_SCALES = {"百": 100, "千": 1000, **LARGE}
_INNER = re.compile(r"(?P<scale>[亿万]?)(?P<inner>[余多几])")
_DAMAGED = re.compile(
    r"""
      (?P<sign>[。.·]{1,2})(?P<more>[0-9]+(?:\.[0-9]+)*)                # 57。6亿元, 12..5亿元, 1·2.5亿元
    | 、(?P<zero>0[0-9]+)                                            # 57、06亿元
    | ，(?P<comma>[0-9]{3}(?:\.[0-9]+)?|[0-9]{4}|[0-9]{1,2})(?![0-9])          # 1，234万元, 57，6亿元
    | \.{1,2}(?=[亿万]?元)                                           # 3.5.亿元
    """,
    re.VERBOSE,
)
_ERASED = frozenset("Xx*※□○〇_")
"""Signs that stand for erased digits: 总投资X3亿元."""
_DOUBTFUL = _ERASED | frozenset("./-之")
"""Signs before a number that say that it may be more than it looks: .5亿元, -3%, 2/3, 百分之50."""
_ENDS = frozenset(["", "\n", " ", "|", "；", "）"])
"""Signs behind a bare number that end it: a cell of a table."""
_GOES_ON = frozenset("余多几半-~至到零0123456789/×一二三四五六七八九")
"""Signs behind a unit that say that the quantity may go on: 15亿-18亿元, 1亿2000万元, 3亿多元, 3元/吨, 300MW×2."""
_TIMES = re.compile(r"×([0-9]{1,3})(?![0-9.,亿万])")
_RATIO = re.compile(r"[:∶]([0-9]{1,6}(?:\.[0-9]{1,4})?)(?![0-9:.])")
_PRODUCT = re.compile(r"[×xX*]([0-9]+(?:\.[0-9]+)?)")
_FRACTION = re.compile(r"/([0-9]{1,2})(?![0-9./号月日-])")
_LABELLED = frozenset("）：为 ")
_UNIT_BEFORE = re.compile(r"（(?:单位：?)?([^（）0-9]{1,5})）[：为 ]{0,3}\Z")
_PRICE = re.compile(r"/(?:[亿万]?[\u3400-\u9fff]{1,3}|[A-Za-z]{1,3}[²³]?)")


_SPOKEN = re.compile(r"[亿万][0-9](?![0-9.,亿万千百十元个项%])(?=[，。；、）\n]|\Z)")
"""总投资1亿5: a spoken short form, whose last digit is not what it seems."""


@quickly_built
@dataclass(frozen=True, slots=True)
class Quantity:
    """A number at its place in the shadow, with what it means."""

    start: int
    end: int
    reading: Reading
    said: tuple[str, str] | None = None
    """A qualifier inside it and its bound: the 余 of 300余万元."""
    unit_at: tuple[int, int] | None = None
    """Where its unit stands, if not in it."""


def find_quantities(text: str, words: UnitWords, closed: Cover) -> Iterator[Quantity]:
    """The quantities in digits of a shadow text, in order; `closed` are the stretches without figures."""
    at = 0
    for match in words.plain.finditer(text):
        start, end = match.span()
        digits, unit = match.groups()
        stop = start + len(digits)
        if start < at or closed.holds(start, stop):
            continue
        sign = text[end : end + 1]
        if len(digits) > MOST_DIGITS or text[start - 1 : start] in _DOUBTFUL:
            quantity = parse_quantity(text, start, stop, words, closed)
        elif unit is not None and sign not in _GOES_ON:
            quantity = Quantity(start, end, plain_reading(digits, unit, words))  # nearly all of them
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
    spoken = _SPOKEN.match(text, end)
    if spoken is not None:
        return Quantity(start, spoken.end(), damaged_reading(unit))
    if unit is not None and unit.kind == "money" and text[start - 1 : start] == ".":
        return Quantity(start, end + len(unit.text), damaged_reading(unit))
    sign = text[end + len(unit.text) : end + len(unit.text) + 1] if unit else ""
    if unit and unit.entry and (sign == "/" or sign not in _GOES_ON) and text[start - 1 : start] not in _ERASED:
        return _simple(text, start, end, value, unit, words)
    return (
        _compound(text, start, end, value, words)
        or _damaged(text, start, end, words, unit)
        or _in_hundreds(text, start, end, value, unit, words)
        or _with_inner(text, start, end, value, words)
        or _range(text, start, end, value, unit, words, closed)
        or _product(text, start, end, value, unit, words)
        or _hundredths(text, start, end, value, words)
        or _fraction(text, start, end, value)
        or _simple(text, start, end, value, unit, words)
    )


def _simple(text: str, start: int, end: int, value: Decimal, unit: Unit | None, words: UnitWords) -> Quantity:
    """The number with the unit behind it, behind a blank, or in a bracket before it."""
    if unit is not None:
        stop = end + len(unit.text)
        price = _PRICE.match(text, stop) if unit.kind == "money" and text[stop : stop + 1] == "/" else None
        if price:
            return Quantity(start, price.end(), reading_of(Unit(text[end : price.end()], None), value))
        minus = 1 if unit.kind in ("percent", "points", "money") and _is_negative(text, start) else 0
        return Quantity(start - minus, stop, reading_of(unit, -value if minus else value))
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


def _compound(text: str, start: int, end: int, value: Decimal, words: UnitWords) -> Quantity | None:
    """1亿2000万元, 25万6千元, 3千5百万元: as coarse as its last number."""
    match = _COMPOUND.match(text, end)
    if match is None:
        return None
    if match["han"]:
        rest = parse_chinese(match["han"].lstrip("零"))
        high = LARGE[match["large"]]
        if rest is None or rest >= high or rest < 10:  # 3亿五 says 350000000 or 300000005
            return None
        low, scale = rest, 1
    elif match["wan"]:
        low, scale, high = Decimal(match["wan"]), _SMALL[match["scale"]], 10**4
    elif match["rest"]:
        low, scale, high = Decimal(match["rest"]), _SMALL[match["small"]], 10**4
    else:
        low, scale, high = Decimal(match["hundreds"]), 100, 1000
    unit = find_unit(text, match.end(), words)
    if unit is None:
        return None
    written = value * high + low * scale
    step = last_significant_digit(low) if match["han"] else last_digit(low) * scale
    return Quantity(start, match.end() + len(unit.text), reading_of(unit, written, step=step))


def _damaged(text: str, start: int, end: int, words: UnitWords, unit: Unit | None) -> Quantity | None:
    """57。6亿元, 3.5.亿元, 1，234万元: one amount whose point is not to be trusted, never the amount behind the point alone."""
    match = _DAMAGED.match(text, end) if unit is None else None
    if unit is not None and unit.kind in ("money", "percent") and text[start - 1 : start] in _ERASED:
        return Quantity(start, end + len(unit.text), damaged_reading(unit))
    if match is None:
        return None
    unit = find_unit(text, match.end(), words)
    if unit is None or unit.kind not in ("money", "percent", "points"):
        return None
    if match["comma"] and (unit.kind != "money" or end - start > 3 or "." in text[start:end]):
        return None
    return Quantity(start, match.end() + len(unit.text), damaged_reading(unit))


def _in_hundreds(
    text: str, start: int, end: int, value: Decimal, unit: Unit | None, words: UnitWords
) -> Quantity | None:
    """3百亩, 5千户, 2亿亩: a scale that no unit of the lexicon has; what is counted is counted one by one."""
    scale = _SCALES.get(text[end : end + 1]) if unit is None or unit.entry is None else None
    own = find_unit(text, end + 1, words) if scale else None
    if scale is None or own is None or own.entry is None or own.kind not in ("count", "area", "length", "capacity"):
        return None
    stop = end + 1 + len(own.text)
    if own.kind == "count":
        return Quantity(start, stop, reading_of(own, value * scale, step=last_digit(value) * scale))
    return Quantity(start, stop, reading_of(Unit(text[end:stop], own.entry), value))


def _with_inner(text: str, start: int, end: int, value: Decimal, words: UnitWords) -> Quantity | None:
    """300余万元, 3亿多元, 5万余人, 3个多月: the figure and a bit."""
    if text.startswith(("个多", "个半"), end):
        return _months_and_more(text, start, end, value, words)
    match = _INNER.match(text, end)
    if match is None:
        return None
    tail = find_unit(text, match.end(), words)
    if tail is None or tail.entry is None:
        return None
    if match["scale"] and match["scale"] + tail.text not in words.meaning:
        return None
    unit = words.unit(match["scale"] + tail.text)
    return Quantity(start, match.end() + len(tail.text), reading_of(unit, value), (match["inner"], "near_above"))


def _months_and_more(text: str, start: int, end: int, value: Decimal, words: UnitWords) -> Quantity | None:
    """3个多月, 2个半月: the unit is 个月."""
    rest = end + 2
    name = next((name for name in words.by_first["个"] if len(name) > 1 and text.startswith(name[1:], rest)), None)
    if name is None:
        return None
    stop, unit = rest + len(name) - 1, words.unit(name)
    if text[end + 1] == "半":
        return Quantity(start, stop, reading_of(unit, value + Decimal("0.5")))
    return Quantity(start, stop, reading_of(unit, value), ("多", "near_above"))


def _range(
    text: str, start: int, end: int, value: Decimal, unit: Unit | None, words: UnitWords, closed: Cover
) -> Quantity | None:
    """15-18亿元, 8000万-1.2亿元, 3个至5个; not 3年至2025年."""
    dash = (_RANGE if unit else _INCLUDING).match(text, end + len(unit.text if unit else ""))
    number = _NUMBER.match(text, dash.end()) if dash else None
    high = parse_digits(number.group()) if number else None
    if number is None or high is None or closed.holds(*number.span()):
        return None
    own = find_unit(text, number.end(), words)
    if own is None or own.entry is None:
        return None
    low_unit = unit
    if unit is not None and unit.entry is None and own.kind == "money":
        low_unit = Unit(unit.text, words.meaning.get(unit.text))
    if unit is not None and own.kind != "money" and own.text.startswith(unit.text):
        low_unit = own  # 30万-50万人: the 万 is no money
    if low_unit is not None and low_unit.kind != own.kind:
        return None
    reading = range_reading(value, low_unit, high, own)
    return Quantity(start, number.end() + len(own.text), reading) if reading else None


def _product(text: str, start: int, end: int, value: Decimal, unit: Unit | None, words: UnitWords) -> Quantity | None:
    """2×66万千瓦, 300MW×2: so many machines of one capacity; 20×30米 measures two sides and is no product."""
    behind = _TIMES.match(text, end + len(unit.text)) if unit is not None and unit.kind == "capacity" else None
    if behind is not None and unit is not None:
        many = Decimal(behind[1])
        return Quantity(start, behind.end(), reading_of(unit, value * many, step=last_digit(value) * many))
    match = _PRODUCT.match(text, end) if unit is None else None
    own = find_unit(text, match.end(), words) if match else None
    factor = parse_digits(match[1]) if match else None
    if match is None or own is None or factor is None or own.kind != "capacity":
        return None
    reading = reading_of(own, value * factor, step=last_digit(factor) * value)
    return Quantity(start, match.end() + len(own.text), reading)


def _hundredths(text: str, start: int, end: int, value: Decimal, words: UnitWords) -> Quantity | None:
    """百分之50."""
    if not text.endswith("百分之", 0, start):
        return None
    return Quantity(start - 3, end, reading_of(words.unit("%"), value))


def _fraction(text: str, start: int, end: int, value: Decimal) -> Quantity | None:
    """2/3以上, 1:1.5: a share, to four places."""
    ratio = _RATIO.match(text, end)
    if ratio is not None and value and Decimal(ratio[1]) and text[start - 1 : start] not in (":", "：", "."):
        return Quantity(start, ratio.end(), share_reading(value, Decimal(ratio[1])))
    match = _FRACTION.match(text, end)
    below = Decimal(match[1]) if match else Decimal(0)
    if match is None or not 0 < value < below <= 10 or end - start > 1 or text[start - 1 : start] == "/":
        return None
    return Quantity(start, match.end(), share_reading(value, below))
