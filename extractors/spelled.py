"""Quantities in Chinese numerals: amounts, shares in tenths and hundredths, counts of projects."""

import re
from collections.abc import Iterator
from decimal import Decimal

from extractors.measures import damaged_reading, reading_of, share_reading
from extractors.numerals import parse_chinese
from extractors.quantities import Quantity
from extractors.units import UnitWords
from schemas import canonical, last_digit, last_significant_digit

_HAN = "零〇一二两三四五六七八九十百千万亿"
_MONEY = re.compile(
    rf"(?<![{_HAN}数几上成好0-9.])(?P<whole>[{_HAN}]{{1,16}})(?:点(?P<part>[零一二三四五六七八九]{{1,4}}[万亿]?))?"
    r"(?P<inner>[余多])?(?P<scale>[万亿]?)元(?![月宵素件宝])"
)
_FORMAL = "壹贰叁肆伍陆柒捌玖拾佰仟"
_UNREAD = re.compile(
    rf"(?<![{_HAN}{_FORMAL}数几上第])[一二三四五六七八九{_FORMAL}][{_HAN}{_FORMAL}○]{{0,12}}[万亿][一二三四五六七八九]?元?(?![{_HAN}户众里象一])"
)
_TENTHS = re.compile(
    r"(?<![一二三四五六七八九十第])(?P<digit>[一二三四五六七八九])成(?P<half>五)?"
    r"(?=[ ]?(?:以上|以下|左右|多)|的|项目|工程|企业|，|、|。|；|（|）|\n|$)"
)
_HALF = re.compile(
    r"(?:(?:投资|进度|工程量|完成|占比|完成率)(?P<over>过)半(?!年|数)|一半(?=以上|左右|的|，|。|；|）|$))"
)
_HUNDREDTHS = re.compile(rf"百分之(?P<whole>[{_HAN}]{{1,6}})(?:点(?P<part>[零一二三四五六七八九]{{1,4}}))?")
_PARTS = re.compile(
    r"(?<![零一二三四五六七八九十百千万亿])(?P<below>[二三四五六七八九十])分之(?P<above>[一二两三四五六七八九])(?![点十])"
)
_COUNT = re.compile(
    r"(?<![一二三四五六七八九十百第数几好])"
    r"(?P<number>[二两三四五六七八九]|[二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]百[零一二三四五六七八九十]{0,4}|百(?=[余多])|(?<=近)百|(?<=超)百)"
    r"(?P<inner>[余多])?(?P<unit>[个项])(?=[\u4e00-\u9fff]{0,6}(?:项目|工程))(?!百分点)"
)
_SLOGAN = re.compile(r"[个项](?:一批|批)")


def find_spelled(text: str, words: UnitWords) -> Iterator[Quantity]:
    """The quantities of a shadow text that are written in Chinese numerals, each kind in text order.

    >>> from extractors.lexicon import load_lexicon
    >>> from extractors.units import unit_words
    >>> found = find_spelled("总投资二十三亿元，八成以上的项目已开工", unit_words(load_lexicon()))
    >>> [str(quantity.reading.value) for quantity in found]
    ['2300000000', '80']
    """
    found = list(_read(text, words))
    yield from found
    taken = {at for quantity in found for at in range(quantity.start, quantity.end)}
    yield from (quantity for quantity in _unread(text) if taken.isdisjoint(range(quantity.start, quantity.end)))


def _read(text: str, words: UnitWords) -> Iterator[Quantity]:
    """The quantities whose value is sure."""
    if "元" in text:
        yield from _money(text, words)
    if "成" in text or "半" in text:
        yield from _shares(text, words)
    if "分之" in text:
        yield from _fractions(text, words)
    yield from _counts(text, words)


def _money(text: str, words: UnitWords) -> Iterator[Quantity]:
    """二十三亿元, 三亿二千万元, 三点五亿元, 二十余亿元; not 二元结构, 数千万元."""
    for match in _MONEY.finditer(text):
        whole, part, scale = match["whole"], match["part"], match["scale"]
        written = whole + ("点" + part if part else "") + scale
        value = parse_chinese(written)
        if value is None or not any(sign in written for sign in "十百千万亿"):
            continue
        said = (match["inner"], "near_above") if match["inner"] else None
        yield Quantity(
            match.start(), match.end(), reading_of(words.unit("元"), value, step=_step(written, value)), said
        )


def _unread(text: str) -> Iterator[Quantity]:
    """Amounts in numerals that are not read safely, kept as written: 伍佰万元, 二〇〇〇万元, 三亿 without a unit."""
    for match in _UNREAD.finditer(text):
        yield Quantity(match.start(), match.end(), damaged_reading(None))


def _step(written: str, value: Decimal) -> Decimal:
    """How coarse a spelled amount is: 二十三亿 to the 亿, 三亿二千万 to the 千万, 三点五亿 to a tenth of it."""
    last = next((sign for sign in reversed(written) if sign in "万亿"), "")
    scale = Decimal({"": 1, "万": 10**4, "亿": 10**8}[last])
    if "点" in written:
        return canonical(last_digit(value / scale) * scale)
    compound = "亿" in written and last == "万"
    return canonical(last_significant_digit(value) if compound else scale)


def _shares(text: str, words: UnitWords) -> Iterator[Quantity]:
    """八成以上, 九成五, 投资过半, 一半以上: to a tenth."""
    percent = words.unit("%")
    for match in _TENTHS.finditer(text):
        tenths = parse_chinese(match["digit"])
        if tenths is not None:
            value, step = tenths * 10 + (5 if match["half"] else 0), Decimal(1 if match["half"] else 10)
            yield Quantity(match.start(), match.end(), reading_of(percent, value, step=step))
    for match in _HALF.finditer(text):
        over = match["over"]
        start = match.end() - 1 if over else match.start()
        said = (over, "at_least") if over else None
        yield Quantity(start, match.end(), reading_of(percent, Decimal(50), step=Decimal(10)), said)


def _fractions(text: str, words: UnitWords) -> Iterator[Quantity]:
    """百分之五十一; 三分之二 to four places."""
    for match in _HUNDREDTHS.finditer(text):
        value = parse_chinese(match["whole"] + ("点" + match["part"] if match["part"] else ""))
        if value is not None:
            yield Quantity(match.start(), match.end(), reading_of(words.unit("%"), value))
    for match in _PARTS.finditer(text):
        above, below = parse_chinese(match["above"]), parse_chinese(match["below"])
        if above and below and above < below:
            yield Quantity(match.start(), match.end(), share_reading(above, below))


def _counts(text: str, words: UnitWords) -> Iterator[Quantity]:
    """二十三个项目, 三十余项重点工程; not 三个一批."""
    for match in _COUNT.finditer(text):
        value = parse_chinese(match["number"])
        if value is not None and not _SLOGAN.match(text, match.start("unit")):
            said = (match["inner"], "near_above") if match["inner"] else None
            yield Quantity(match.start(), match.end(), reading_of(words.unit(match["unit"]), value), said)
