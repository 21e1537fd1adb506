"""Reading what is written, for comparing: names, amounts and months.

An own reading of numbers, shared with no extractor: a scorer that read with the grammar it scores would call every
mistake of that grammar right.
"""

import re
import unicodedata
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from schemas import EXACT, Figure, Period, plain

# ------------------------------------------------------------------------------------------------------------- names

_PUNCTUATION = {ord(mark): None for mark in "“”\"'‘’`《》〈〉「」『』·・•,。、:;"}


def is_blank(character: str) -> bool:
    """Whether a character takes no part in the spelling: white space, and the invisible marks of web pages."""
    return character.isspace() or unicodedata.category(character) == "Cf"


@lru_cache(maxsize=1 << 14)  # an archive asks for the same few names and figures again and again
def fold(text: str) -> str:
    """The text in half width and without blanks, so that two ways of typing it are one.

    >>> fold("１３６．６ 亿元（含税）")
    '136.6亿元(含税)'
    """
    return "".join(mark for mark in unicodedata.normalize("NFKC", text) if not is_blank(mark))


@lru_cache(maxsize=1 << 14)
def name_key(name: str | None) -> str:
    """The name in the form in which names are compared: folded, without quotes and stops.

    >>> name_key("“智慧城”（一期） 项目") == name_key("智慧城(一期)项目")
    True
    """
    return fold(name or "").translate(_PUNCTUATION)


def likeness(one: str | None, other: str | None) -> float:
    """The share of the shorter text's pairs of neighbouring characters that the other text has too.

    >>> likeness("全县重点工程", "县重点工程"), likeness("固定资产投资", "粮食产量")
    (1.0, 0.0)
    """
    first, second = _pairs(name_key(one)), _pairs(name_key(other))
    return len(first & second) / min(len(first), len(second))


def _pairs(key: str) -> frozenset[str]:
    return frozenset(key[at : at + 2] for at in range(len(key) - 1)) or frozenset({key})


def holds(one: str, other: str) -> bool:
    """Whether one of two keys holds the other and is not twice as long; two ways of naming one thing mostly do."""
    short, long = sorted((one, other), key=len)
    return bool(short) and short in long and 2 * len(short) >= len(long)


# ----------------------------------------------------------------------------------------------------------- numbers


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number by its value alone; money in yuan, percents as 0–100. The writing is kept for people."""

    value: Decimal
    text: str = field(compare=False, default="")
    is_money: bool = field(compare=False, default=False)

    def __str__(self) -> str:
        return self.text or plain(self.value)


_SIMPLIFIED = str.maketrans("億萬圓圆個項畝縣區點兩", "亿万元元个项亩县区点两")
_FORMAL = str.maketrans("壹贰貳叁參肆伍陆陸柒捌玖拾佰仟", "一二二三三四五六六七八九十百千")
_DIGITS = {digit: str(place) for place, digit in enumerate("零一二三四五六七八九")} | {"〇": "0", "两": "2"}
_SCALES = {"亿": 10**8, "万": 10**4, "千": 10**3, "百": 10**2, "十": 10}

_SCALE = r"万亿|[十百千]?[亿万]|个[亿万](?!元)|[百千](?=元)"  # 3.5个亿, but 1个亿元以上项目
_PART = rf"(?P<sign>-?)(?P<digits>\d+(?:\.\d+)?)(?P<scale>{_SCALE})?"
_MORE = r"(?:\d+(?:\.\d+)?(?:千?万|[百千](?![瓦米克伏卡])))*"  # 1亿2000万元, 25万6千元
_NUMBER = re.compile(_PART + rf"(?P<more>(?(scale){_MORE}))")
_RANGE = re.compile(r"[元%]?[-—–~至到](?=\d)")
_UNIT = re.compile(r"[美欧港日]?元|港币|%|[^\W\d_]{1,3}")
_PIECE = re.compile(r"(\d+(?:\.\d+)?)(千?万|[百千])")
_CHINESE = re.compile(
    r"""百分之(?P<percent>[零〇一二两三四五六七八九十百]+
                    (?:点[零〇一二三四五六七八九]+)?)                   # 百分之九十二点五
      | (?P<tenths>[一二两三四五六七八九])成(?P<half>[一二三四五六七八九]?) # 三成五
      | (?<![数几干])(?P<numeral>[零〇一二两三四五六七八九十百千][零〇一二两三四五六七八九十百千万亿]*
                    (?:点[零〇一二三四五六七八九]+[万亿]*)?)              # 三亿二千万, 三点五亿; no 数百万
    """,
    re.VERBOSE,
)


@lru_cache(maxsize=1 << 14)
def parse_quantity(text: str) -> Quantity | None:
    """The first number that the text writes, None where it writes none; a range stands for its middle.

    >>> [plain(parse_quantity(text).value) for text in ("136.6亿元", "83.93%", "55项", "3.5个亿", "１,１００萬圓")]
    ['13660000000', '83.93', '55', '350000000', '11000000']
    >>> [plain(parse_quantity(text).value) for text in ("25万6千元", "三亿二千万元", "15-18亿元", "百分之九十二")]
    ['256000', '320000000', '1650000000', '92']
    >>> parse_quantity("全部") is None
    True
    """
    return next(iter(find_quantities(text)), None)


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Every number of a short text, in order; numerals in characters count only where no Arabic digit stands.

    >>> [str(number) for number in find_quantities("年度计划9500万元、完成10200万元")]
    ['9500万元', '10200万元']
    """
    # Mirrored pages print pinyin behind a character: 3億(yì)元.
    written = re.sub(r"\([a-zà-ǿ]+\)", "", fold(text).translate(_SIMPLIFIED))
    written = re.sub(r"(?<=\d),(?=\d{3})", "", written)
    found = _find_arabic(written)
    return tuple(found or _find_chinese(written.translate(_FORMAL)))


_NUMERALS = frozenset("零一二两三四五六七八九十百千")


def promised(written: str | None) -> Quantity | None:
    """The number of a promise; None for 全部 and for tasks without a figure, which are not compared.

    >>> str(promised("90%以上")), promised("全部"), promised(None)
    ('90%', None, None)
    """
    text = fold(written or "")
    return parse_quantity(text) if any(mark.isdecimal() or mark in _NUMERALS for mark in text) else None


def _find_arabic(written: str) -> list[Quantity]:
    found, at = [], 0
    while match := _NUMBER.search(written, at):
        value, scale, end = _value(match), match["scale"], match.end()
        to = _RANGE.match(written, end)
        upper = _NUMBER.match(written, to.end()) if to else None
        if upper:
            low = value if scale else EXACT.multiply(value, _factor(upper["scale"]))
            value = EXACT.divide(EXACT.add(low, _value(upper)), Decimal(2))
            scale, end = upper["scale"], upper.end()
        found.append(_quantity(written, match.start(), end, value, bool(scale)))
        at = end
    return found


def _find_chinese(written: str) -> list[Quantity]:
    found = []
    for match in _CHINESE.finditer(written):
        if match["percent"]:
            value = _numeral(match["percent"])
        elif match["tenths"]:
            value = _numeral(match["tenths"]) * 10 + (_numeral(match["half"]) if match["half"] else 0)
        else:
            value = _numeral(match["numeral"])
        found.append(_quantity(written, match.start(), match.end(), value, match.group()[-1] in "万亿"))
    return found


def _quantity(written: str, start: int, end: int, value: Decimal, scaled: bool) -> Quantity:
    found = _UNIT.match(written, end)
    unit = found.group() if found else ""
    is_money = unit.endswith(("元", "币")) or (scaled and not unit)
    return Quantity(value, written[start:end] + unit, is_money)


def _value(match: re.Match[str]) -> Decimal:
    value = EXACT.multiply(Decimal(match["sign"] + match["digits"]), _factor(match["scale"]))
    for digits, scale in _PIECE.findall(match["more"] or ""):
        value = EXACT.add(value, EXACT.multiply(Decimal(digits), _factor(scale)))
    return value


def _factor(scale: str | None) -> Decimal:
    factor = Decimal(1)
    for mark in (scale or "").removeprefix("个"):
        factor *= _SCALES[mark]
    return factor


def _numeral(numeral: str) -> Decimal:
    """The value of a numeral in characters: split at its largest scale, both sides read alike."""
    whole, point, rest = numeral.partition("点")
    if point:
        digits = rest.rstrip("万亿")
        fraction = Decimal("0." + "".join(_DIGITS[mark] for mark in digits))
        return EXACT.multiply(_numeral(whole or "零") + fraction, _factor(rest[len(digits) :]))
    for mark, scale in _SCALES.items():
        head, found, tail = numeral.rpartition(mark)
        if found:
            return (_numeral(head) if head else 1) * Decimal(scale) + (_numeral(tail) if tail else 0)
    return Decimal("".join(_DIGITS[mark] for mark in numeral))


def quantity_of(figure: Figure | None, *, money: bool = False) -> Quantity | None:
    """What a figure of a report says, to be compared with what the case says.

    Money by its value, where units are the whole point. The rest by its writing: in 1.2万亩 the ten thousand belongs to
    the unit for one reader and to the number for another, and neither is wrong.
    """
    if figure is None or (figure.value is None and "damaged" in figure.flags):
        return None  # 8。9% is no 9%
    is_money = money or figure.kind == "money" or figure.unit == "CNY" or "元" in figure.text or "亿" in figure.text
    written = None if is_money else parse_quantity(figure.text)
    if written is not None:
        return Quantity(written.value, figure.text)
    return None if figure.value is None else Quantity(figure.value, figure.text, is_money)


# ------------------------------------------------------------------------------------------------------------ months

Months = str
"""`2021-01/2021-06`, `--01/--06` where no year is known, or `cumulative`."""

MONTHS = re.compile(r"(?:\d{4}|-)-(?:0[1-9]|1[0-2])/(?:\d{4}|-)-(?:0[1-9]|1[0-2])|cumulative")


def months_of(period: Period | None) -> Months | None:
    """The months of a period, None where it names no beginning or no end."""
    if period is not None and period.cumulative:
        return "cumulative"
    return None if period is None or not (period.start and period.end) else f"{period.start}/{period.end}"


def same_months(one: Months | None, other: Months | None) -> bool:
    """Whether two periods are the same months; a year that only one of them knows is no difference.

    >>> same_months("2021-01/2021-06", "--01/--06"), same_months("2021-01/2021-06", "2020-01/2020-06")
    (True, False)
    """
    if one == other or one is None or other is None or "cumulative" in (one, other):
        return one == other
    return all(
        mine[-2:] == yours[-2:] and ("-" in (mine[0], yours[0]) or mine == yours)
        for mine, yours in zip(one.split("/"), other.split("/"), strict=True)
    )
