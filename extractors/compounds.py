"""Numbers in digits that are more than digits and a unit: compound amounts, ranges, products, fractions, damaged points."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from extractors.identifiers import Cover
from extractors.measures import Reading, damaged_reading, range_reading, reading_of, share_reading
from extractors.numerals import LARGE, parse_chinese, parse_digits
from extractors.units import NUMBER, Unit, UnitWords, find_unit
from schemas import EXACT, last_digit, last_significant_digit, quickly_built

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
_TIMES = re.compile(r"×([0-9]{1,3})(?![0-9.,亿万])")
_RATIO = re.compile(r"[:∶]([0-9]{1,6}(?:\.[0-9]{1,4})?)(?![0-9:.])")
_PRODUCT = re.compile(r"[×xX*]([0-9]+(?:\.[0-9]+)?)")
_FRACTION = re.compile(r"/([0-9]{1,2})(?![0-9./号月日-])")
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


@quickly_built
@dataclass(frozen=True, slots=True)
class Digits:
    """A number at text[start:end] and the unit behind it, before what stands around them is looked at."""

    text: str
    start: int
    end: int
    value: Decimal
    unit: Unit | None
    words: UnitWords
    closed: Cover
    """The stretches without figures."""

    @property
    def stop(self) -> int:
        """Where the unit ends."""
        return self.end + len(self.unit.text) if self.unit else self.end


def parse_special(digits: Digits) -> Quantity | None:
    """The quantity that the signs around a number make of it; None where it is just a number and its unit."""
    text, end, stop = digits.text, digits.end, digits.stop
    if text[digits.start - 1 : digits.start] == "之" and text.endswith("百分之", 0, digits.start):
        return Quantity(digits.start - 3, end, reading_of(digits.words.unit("%"), digits.value))  # 百分之50
    for parse in _BY_SIGN.get(text[end : end + 1], ()):
        quantity = parse(digits)
        if quantity is not None:
            return quantity
    if stop > end:
        for parse in _BY_SIGN.get(text[stop : stop + 1], ()):
            quantity = parse(digits)
            if quantity is not None:
                return quantity
    return None


def _spoken(digits: Digits) -> Quantity | None:
    """1亿5, kept as written."""
    match = _SPOKEN.match(digits.text, digits.end)
    return Quantity(digits.start, match.end(), damaged_reading(digits.unit)) if match else None


def _compound(digits: Digits) -> Quantity | None:
    """1亿2000万元, 25万6千元, 3千5百万元: as coarse as its last number."""
    text, start, end, words = digits.text, digits.start, digits.end, digits.words
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
    written = EXACT.add(EXACT.multiply(digits.value, Decimal(high)), EXACT.multiply(low, Decimal(scale)))
    step = last_significant_digit(low) if match["han"] else last_digit(low) * scale
    return Quantity(start, match.end() + len(unit.text), reading_of(unit, written, step=step))


def _damaged(digits: Digits) -> Quantity | None:
    """57。6亿元, 3.5.亿元, 1，234万元: one amount whose point is not to be trusted, never the amount behind the point alone."""
    text, start, end, words = digits.text, digits.start, digits.end, digits.words
    match = _DAMAGED.match(text, end) if digits.unit is None else None
    if match is None:
        return None
    unit = find_unit(text, match.end(), words)
    if unit is None or unit.kind not in ("money", "percent", "points"):
        return None
    if match["comma"] and (unit.kind != "money" or end - start > 3 or "." in text[start:end]):
        return None
    return Quantity(start, match.end() + len(unit.text), damaged_reading(unit))


def _in_hundreds(digits: Digits) -> Quantity | None:
    """3百亩, 5千户, 2亿亩: a scale that no unit of the lexicon has; what is counted is counted one by one."""
    text, start, end, unit, words = digits.text, digits.start, digits.end, digits.unit, digits.words
    scale = _SCALES.get(text[end : end + 1]) if unit is None or unit.entry is None else None
    own = find_unit(text, end + 1, words) if scale else None
    if scale is None or own is None or own.entry is None or own.kind not in ("count", "area", "length", "capacity"):
        return None
    stop = end + 1 + len(own.text)
    if own.kind == "count":
        return Quantity(start, stop, reading_of(own, digits.value * scale, step=last_digit(digits.value) * scale))
    return Quantity(start, stop, reading_of(Unit(text[end:stop], own.entry), digits.value))


def _with_inner(digits: Digits) -> Quantity | None:
    """300余万元, 3亿多元, 5万余人, 3个多月: the figure and a bit."""
    text, start, end, words = digits.text, digits.start, digits.end, digits.words
    if text.startswith(("个多", "个半"), end):
        return _months_and_more(digits)
    match = _INNER.match(text, end)
    if match is None:
        return None
    tail = find_unit(text, match.end(), words)
    if tail is None or tail.entry is None:
        return None
    if match["scale"] and match["scale"] + tail.text not in words.meaning:
        return None
    unit = words.unit(match["scale"] + tail.text)
    return Quantity(start, match.end() + len(tail.text), reading_of(unit, digits.value), (match["inner"], "near_above"))


def _months_and_more(digits: Digits) -> Quantity | None:
    """3个多月, 2个半月: the unit is 个月."""
    text, start, end, words = digits.text, digits.start, digits.end, digits.words
    rest = end + 2
    name = next((name for name in words.by_first["个"] if len(name) > 1 and text.startswith(name[1:], rest)), None)
    if name is None:
        return None
    stop, unit = rest + len(name) - 1, words.unit(name)
    if text[end + 1] == "半":
        return Quantity(start, stop, reading_of(unit, digits.value + Decimal("0.5")))
    return Quantity(start, stop, reading_of(unit, digits.value), ("多", "near_above"))


def _range(digits: Digits) -> Quantity | None:
    """15-18亿元, 8000万-1.2亿元, 3个至5个; not 3年至2025年."""
    text, start, unit, words = digits.text, digits.start, digits.unit, digits.words
    dash = (_RANGE if unit else _INCLUDING).match(text, digits.stop)
    if dash and dash.group()[-1] in "至到" and text[start - 1 : start] in ("从", "由", "自"):
        return None  # 从71.6%到85% tells of a rise, not of a range
    number = _NUMBER.match(text, dash.end()) if dash else None
    high = parse_digits(number.group()) if number else None
    if number is None or high is None or digits.closed.holds(*number.span()):
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
    reading = range_reading(digits.value, low_unit, high, own)
    return Quantity(start, number.end() + len(own.text), reading) if reading else None


def _product(digits: Digits) -> Quantity | None:
    """2×66万千瓦, 300MW×2: so many machines of one capacity; 20×30米 measures two sides and is no product."""
    text, start, end, unit, words = digits.text, digits.start, digits.end, digits.unit, digits.words
    behind = _TIMES.match(text, digits.stop) if unit is not None and unit.kind == "capacity" else None
    if behind is not None and unit is not None:
        many = Decimal(behind[1])
        return Quantity(
            start, behind.end(), reading_of(unit, digits.value * many, step=last_digit(digits.value) * many)
        )
    match = _PRODUCT.match(text, end) if unit is None else None
    own = find_unit(text, match.end(), words) if match else None
    factor = parse_digits(match[1]) if match else None
    if match is None or own is None or factor is None or own.kind != "capacity":
        return None
    reading = reading_of(own, digits.value * factor, step=last_digit(factor) * digits.value)
    return Quantity(start, match.end() + len(own.text), reading)


_CLOCK = re.compile(r"[0-2]?[0-9][:：][0-5][0-9](?![.0-9])")
"""A time of day, as pages and forums print it."""


def _fraction(digits: Digits) -> Quantity | None:
    """2/3以上, 1:1.5: a share, to four places."""
    text, start, end = digits.text, digits.start, digits.end
    ratio = _RATIO.match(text, end)
    if (
        ratio is not None
        and digits.value
        and Decimal(ratio[1])
        and text[start - 1 : start] not in (":", "：", ".")
        and not _CLOCK.match(text, start)
    ):
        return Quantity(start, ratio.end(), share_reading(digits.value, Decimal(ratio[1])))
    match = _FRACTION.match(text, end)
    below = Decimal(match[1]) if match else Decimal(0)
    if match is None or not 0 < digits.value < below <= 10 or end - start > 1 or text[start - 1 : start] == "/":
        return None
    return Quantity(start, match.end(), share_reading(digits.value, below))


_Parser = Callable[[Digits], Quantity | None]
_BY_SIGN: Mapping[str, tuple[_Parser, ...]] = {
    **dict.fromkeys("亿万", (_spoken, _compound, _in_hundreds, _with_inner)),
    **dict.fromkeys("千百", (_compound, _in_hundreds)),
    **dict.fromkeys("个余多几", (_with_inner,)),
    **dict.fromkeys("-~至到（", (_range,)),
    **dict.fromkeys("×xX*", (_product,)),
    **dict.fromkeys(":∶/", (_fraction,)),
    **dict.fromkeys("。.·、，", (_damaged,)),
}
"""What a number may be, by the sign behind its digits or behind its unit."""
