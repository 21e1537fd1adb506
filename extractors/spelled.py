"""Quantities in Chinese numerals: amounts, shares in tenths and hundredths, counts, lengths, times."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from extractors.compounds import Quantity
from extractors.identifiers import Cover
from extractors.lexicon import WordEntry
from extractors.measures import damaged_reading, range_reading, reading_of, share_reading
from extractors.numerals import LARGE, parse_chinese, parse_written_out
from extractors.units import Unit, UnitWords, find_unit
from schemas import canonical, last_digit, last_significant_digit

_NUMERALS = "零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟"
_FIRST = _NUMERALS.replace("万", "").replace("亿", "")
"""What a number begins with: 亿元以上 has none."""
_ONES = "一二两三四五六七八九十壹贰叁肆伍陆柒捌玖拾"
_VAGUE = {"几": _NUMERALS, "好": _NUMERALS, "第": _NUMERALS, "数": "十百千万亿", "上": "百千万亿", "成": "百千万亿"}
"""Words before a numeral of no number: 几百万元, 数十个, 上亿元, 成千上万, 第三."""
_LONGEST = 24
"""A longer row of numerals is no number."""
_INNER = re.compile(r"[余多](?=[万亿]?(?:元|个|项|户|人|名|亩|公里|家|座|套|栋))|来(?=[个项户人名家])")
_TO = re.compile(rf"[万亿]?元?(?:至|到|-{{1,2}}|~)(?=[{_NUMERALS}])")
_GO_ON = frozenset("元至到-~")
_HIGH = re.compile(rf"[{_NUMERALS}]{{1,16}}(?:点[零一二三四五六七八九]{{1,4}}[万亿]?)?")
_TENTHS = re.compile(
    r"成(?P<half>[一二三四五六七八九])?(?=[ ]?(?:以上|以下|左右|多|余)|的|项目|工程|企业|任务|[，、。；（）\n]|\Z)"
)
_HUNDREDTHS = re.compile(
    r"(?P<of>[百千])分之(?P<whole>[零〇一二两三四五六七八九十百]{1,6})(?:点(?P<part>[零〇一二三四五六七八九]{1,4}))?(?!点)"
)
_PARTS = re.compile(r"(?P<below>[二三四五六七八九十])分之(?P<above>[一二两三四五六七八九])(?![点十])")
_HALF = re.compile(
    r"""
    半 (?:
      (?<=(?:投资|进度|任务|总量|工程|面积|占比|产能).半)(?<=[过近]半)(?!年|数|个|月|天|日|小|世)    # 投资过半; not 半年
    | (?<=(?:工程量|完成率).半)(?<=过半)(?!年|数) | (?<=(?:完成|开工|竣工|投产).半)(?<=[过近]半)(?!年|数|个|月|天|日|小)
    | (?<=近半)(?=数?(?:的|项目|工程|企业|任务))                                         # 近半项目
    | (?<=一半)(?=以上|左右|的|[，。；）]|\Z)                                             # 一半以上
    | (?<![一过近大多]半)(?=数(?:以上|的|项目|企业))                                       # 半数以上
    )
    """,
    re.VERBOSE,
)
_SLOGAN = re.compile(r"[个项套大](?:一|以|班子|年(?!产))")
_COUNTED_BEHIND = re.compile(r"(?:项目|工程|实事|事项)(?:总计|合计|共计|共有|达到|共|有|达|为|计)?\Z")
"""What stands in front of a count that stands at the end of its clause: 列入的重点项目共有八个，."""
_WORK = re.compile(
    r"(?:[个项](?=[\u4e00-\u9fff]{0,6}(?:项目|工程))|[件项](?=[\u4e00-\u9fff]{0,4}(?:实事|好事|要事))|条(?=[\u4e00-\u9fff]{0,8}(?:生产线|道路|公路|线路|管线|街道|河道)))(?!百分点)"
)
_MANY = "十百千万亿拾佰仟"
_MEASURED = frozenset({"money", "area", "length", "capacity", "duration"})
_SPAN = re.compile(r"以?内|左右|以上|以下")
_STANDS = re.compile(r"[，。；：、）\n]|(?:以上|以下|左右|以内|的|多|余)|\Z")


@cache
def _numbers(words: UnitWords) -> re.Pattern[str]:
    """A numeral before something that could make it a quantity; one that begins in the middle of another is none."""
    firsts = "".join(sorted({unit[0] for unit, entry in words.meaning.items() if _may_be_spoken(unit, entry)}))
    return re.compile(
        rf"[{_FIRST}](?<![0-9.{_NUMERALS}].)[{_NUMERALS}○]*(?:点[零〇一二三四五六七八九]+[万亿]?)?"
        rf"(?![{_NUMERALS}○])(?:(?<=[万亿])|(?<=[万亿][一二三四五六七八九])|(?=[元成分余多来至到~{firsts}-]))"
    )


def _may_be_spoken(unit: str, entry: WordEntry) -> bool:
    return not unit.isascii() and ("spoken" in entry.values or entry.values["kind"] in ("money", "points"))


def find_spelled(text: str, words: UnitWords, closed: Cover) -> Iterator[Quantity]:
    """The quantities of a shadow text that are written in Chinese numerals, in text order; `closed` are stretches without figures.

    >>> from extractors.lexicon import load_lexicon
    >>> from extractors.units import unit_words
    >>> text = "总投资二十三亿元，八成以上的项目已开工"
    >>> [str(quantity.reading.value) for quantity in find_spelled(text, unit_words(load_lexicon()), Cover((), len(text)))]
    ['2300000000', '80']
    """
    at = 0
    for match in _numbers(words).finditer(text):
        start, end = match.span()
        if start < at or end - start > _LONGEST or text[start] in _VAGUE.get(text[start - 1 : start], ""):
            continue
        quantity = _parse(text, start, end, words)
        if quantity is not None and not closed.holds(start, end):
            at = quantity.end
            yield quantity
    if "半" in text:
        yield from _halves(text, words)


def _parse(text: str, start: int, end: int, words: UnitWords) -> Quantity | None:
    """The quantity whose numeral is text[start:end]."""
    following = text[end : end + 1]
    if following == "成":
        return _tenths(text, start, end, words)
    if following == "分":
        return _hundredths(text, start, words) or _part(text, start)
    spread = _range(text, start, end, words) if following in _GO_ON else None
    return spread or _measure(text, start, end, words) or _alone(text, start, end, words)


def _measure(text: str, start: int, end: int, words: UnitWords) -> Quantity | None:
    """二十三亿元, 三亿二千万元, 三点五亿元, 二十余亿元, 三十余项重点工程, 三百亩, 两个月."""
    numeral, stop, said = text[start:end], end, None
    inner = _INNER.match(text, end)
    if inner:
        said, stop = (inner.group(), "about" if inner.group() == "来" else "near_above"), inner.end()
        if text[stop] in LARGE:  # 二十余亿元: the scale stands behind
            numeral, stop = numeral + text[stop], stop + 1
    unit = find_unit(text, stop, words)
    if unit is None or unit.entry is None:
        return None
    end = stop + len(unit.text)
    if unit.kind == "money":
        if not any(sign in _MANY for sign in numeral + unit.text):
            return None  # 二元结构
        value = parse_written_out(numeral)
        reading = damaged_reading(unit) if value is None else reading_of(unit, value, step=_step(numeral, value))
        return Quantity(start, end, reading, said)
    if unit.kind != "points" and not _is_counted(text, start, stop, numeral, unit):
        return None
    value = parse_written_out(numeral)
    if value is None:
        return None
    scaled = numeral[-1] + unit.text  # 二十万吨 as 20万吨
    if numeral[-1] in LARGE and scaled in words.meaning:
        unit, value = words.unit(scaled), value / LARGE[numeral[-1]]
    return Quantity(start, end, reading_of(unit, canonical(value)), said)


def _is_counted(text: str, start: int, stop: int, numeral: str, unit: Unit) -> bool:
    """Whether a numeral and a unit, which begins at `stop`, say how much there is, and are no turn of speech."""
    spoken = unit.entry.values.get("spoken") if unit.entry else None
    if spoken is None:
        return False
    works = spoken == "works" and (
        _WORK.match(text, stop) is not None or _ends_its_clause(text, start, stop + len(unit.text))
    )
    if works and unit.text == "条":
        return True  # 一条生产线
    if numeral[0] not in _ONES and not (
        text[stop - 1] in "余多" or text[start - 1 : start] in ("近", "超", "逾", "约")
    ):
        return False  # 百姓, 千家万户
    if spoken == "span" or (numeral == "一" and unit.kind == "duration"):
        return _SPAN.match(text, stop + len(unit.text)) is not None
    if numeral == "一" or _SLOGAN.match(text, stop):
        return False
    return spoken == "yes" or works


def _ends_its_clause(text: str, start: int, end: int) -> bool:
    """Whether a count of projects stands behind them, at the end of its clause: 集中开工的列入的重点项目共有八个，."""
    at_end = text[end : end + 1] in ("，", "。", "；", "、", "（", "\n", "")
    return at_end and _COUNTED_BEHIND.search(text, max(0, start - 8), start) is not None


def _range(text: str, start: int, end: int, words: UnitWords) -> Quantity | None:
    """三到五亿元, 八千万至一亿元, 十至十五公里."""
    to = _TO.match(text, end)
    high = _HIGH.match(text, to.end()) if to else None
    unit = find_unit(text, high.end(), words) if high else None
    if high is None or unit is None or unit.kind not in _MEASURED:
        return None
    first, last = parse_written_out(text[start:end]), parse_written_out(high.group())
    if first is None or last is None:
        return None
    if high.group()[-1] in LARGE and not any(sign in LARGE for sign in text[start:end]):
        first *= LARGE[high.group()[-1]]
    reading = range_reading(first, None, last, unit)
    return Quantity(start, high.end() + len(unit.text), reading) if reading else None


def _alone(text: str, start: int, end: int, words: UnitWords) -> Quantity | None:
    """总投资三亿，: money where it ends; 三万五 says 35000 or 30005, and 三亿 before a noun what nobody knows: kept as written."""
    numeral = text[start:end]
    if numeral[0] not in _ONES or not any(sign in LARGE for sign in numeral):
        return None
    if numeral[-1] not in LARGE:  # nearly sure to be short for something
        return Quantity(start, end, damaged_reading(None)) if numeral[-2] in LARGE else None
    if not _STANDS.match(text, end):
        return None
    value = parse_written_out(numeral)
    reading = (
        damaged_reading(None) if value is None else reading_of(words.unit("元"), value, step=_step(numeral, value))
    )
    return Quantity(start, end, reading)


def _step(written: str, value: Decimal) -> Decimal:
    """How coarse a spelled amount is: 二十三亿 to the 亿, 三亿二千万 to the 千万, 三点五亿 to a tenth of it."""
    last = next((sign for sign in reversed(written) if sign in LARGE), "")
    scale = Decimal(LARGE.get(last, 1))
    if "点" in written:
        return canonical(last_digit(value / scale) * scale)
    compound = "亿" in written and last == "万"
    return canonical(last_significant_digit(value) if compound else scale)


def _tenths(text: str, start: int, end: int, words: UnitWords) -> Quantity | None:
    """八成以上, 九成五: to a tenth, to a hundredth."""
    match = _TENTHS.match(text, end)
    tenths = parse_chinese(text[start:end]) if match and end - start == 1 else None
    if match is None or not tenths or tenths > 9 or text[start - 1 : start] == "第":
        return None
    more = parse_chinese(match["half"]) if match["half"] else None
    value, step = tenths * 10 + (more or 0), Decimal(1 if more else 10)
    return Quantity(start, match.end(), reading_of(words.unit("%"), value, step=step))


def _hundredths(text: str, start: int, words: UnitWords) -> Quantity | None:
    """百分之五十一."""
    match = _HUNDREDTHS.match(text, start)
    value = parse_chinese(match["whole"] + ("点" + match["part"] if match["part"] else "")) if match else None
    if match is None or value is None:
        return None
    return Quantity(start, match.end(), reading_of(words.unit("%" if match["of"] == "百" else "‰"), value))


def _part(text: str, start: int) -> Quantity | None:
    """三分之二 to four places."""
    match = _PARTS.match(text, start)
    above, below = (parse_chinese(match["above"]), parse_chinese(match["below"])) if match else (None, None)
    if match is None or not above or not below or above >= below:
        return None
    return Quantity(start, match.end(), share_reading(above, below))


def _halves(text: str, words: UnitWords) -> Iterator[Quantity]:
    """投资过半, 近半项目, 一半以上: to a tenth."""
    reading = reading_of(words.unit("%"), Decimal(50), step=Decimal(10))
    for match in _HALF.finditer(text):
        before = text[match.start() - 1 : match.start()]
        yield Quantity(
            match.start() - (before == "一"), match.end(), reading, ("过", "at_least") if before == "过" else None
        )
