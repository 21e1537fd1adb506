"""Periods in a text: 1-6月, 截至8月25日, 上半年, 前8个月, 自开工以来."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from extractors.lexicon import Lexicon
from extractors.patterns import windows
from extractors.trie import alternation
from schemas import Period, quickly_built

_MONTH = r"(?:1[0-2]|0?[1-9])(?![0-9])"
_HAN_MONTH = "(?:(?<![一二三四五六七八九十])(?:十[一二]?|[一二三四五六七八九])(?=月|至|到|-|~|个月))"
_HAN_MONTHS = {han: value for value, han in enumerate("一二三四五六七八九十", start=1)} | {
    "十一": 11,
    "十二": 12,
    "元": 1,
    "两": 2,
    "俩": 2,
}


def _month(written: str) -> int:
    """The number of a month, in digits or in Chinese."""
    return _HAN_MONTHS.get(written) or int(written)


@quickly_built
@dataclass(frozen=True, slots=True)
class FoundPeriod:
    """A period at its place in the shadow; `year` is what stands beside it, None where the report's year has to serve."""

    start: int
    end: int
    first: int | None
    """First month, None where the report does not say; 0 is the last month of the report's own period (本月)."""
    last: int | None
    """Last month, None where it runs to a day that is not named."""
    year: int | None
    day: int | None = None
    cumulative: bool = False
    years_back: int = 0
    """How many years before the report's: 1 for 去年."""
    since: tuple[int, int] | None = None
    """The year and the month that a cumulative period runs from, where they are said."""


_FROM = rf"(?:(?<![亿万美港欧0-9])元|(?<![0-9.]){_MONTH}|{_HAN_MONTH})"
_TO = rf"(?:{_MONTH}|{_HAN_MONTH})"
_YEAR = r"(?:(?:19|20)[0-9]{2}年|今年|本年)?"
_UNTIL = r"(?:截[至止](?:到|于)?|止(?:到|于)?|(?<![0-9日月年底末旬初期])至)"
_SINCE_JANUARY = (
    r"(?:年初|今年初|今年以来|年初以来|今年|开年以来|入年以来|开年|入年|新年以来|元旦以来|[1元]月初|1月1日起)，?"
    r"(?:截[至止]到?|至|到|-)"
)
_NOT_SOON = r"(?!初|[底末]?[之以]?前|[上中下]旬)"
_DONE = r"(?:实际|共|累计|新增|实现|新|投资)*(?:完成|形成|投入)"
_GRAMMAR = re.compile(
    rf"""
    (?= [0-9]{{1,3}}(?:[月\-~至到、季]|\x20[0-9]) | (?:19|20)[0-9]{{2}}年      # most numbers are neither months nor years
      | [一二三四五六七八九十元两]{{1,2}}(?:[月至到\-~、]|个?[月季]) | 一[第1-4] | [截止至前头第首自] | [本当单]月
      | 年初 | 今年 | 开[年累工] | 入年 | 到目 | 目前 | 迄今 | 建设[以至] | 启动[以至] | 历年
      | 到[0-9今本上一二三四五六七八九十] | 1\.1[-~至到] | 元旦 | 新年 ) (?:
    # 1月1日至12月15日
      (?P<days> (?<![0-9.])0?1月0?1日(?:起|-{{1,2}}|~|至|到)+(?P<days_to>{_TO})月(?P<days_day>[0-9]{{1,2}})日 )
    # 1-6月份 · 元至3月份 · 1月至6月底 · 一至六月
    | (?P<range> {_FROM}(?:月份?)?(?:-{{1,2}}|~|至|到)(?P<range_to>{_TO})月{_NOT_SOON}(?![0-9]+日)(?:份|底|末)?(?:期间)? )
    # 1 5月完成投资 · 110月份完成投资
    | (?P<lost> (?<![0-9.\n])1(?:\x20(?=[0-9])|(?=[3-9]月份|1[0-2]月份))(?P<lost_to>1[0-2]|[2-9])月份?
        (?=，?(?:全|累计|{_DONE})) )
    # 前8个月 · 前8月 · 头两个月
    | (?P<first> (?<![提以之此])(?<!(?<!项)目)[前头](?:(?P<first_to>{_MONTH}|{_HAN_MONTH}|[两俩])个?月份?(?!内)) )
    # 截至6月底 · 止5月末 · 截止2021年8月25日 · 年初到6月10日
    | (?P<until> (?:{_UNTIL}{_YEAR}|{_SINCE_JANUARY}{_YEAR})(?P<until_to>{_TO})月{_NOT_SOON}
        (?:份|底|末|(?P<until_day>[0-9]{{1,2}})日)?止? )
    # 到8月底，全县累计完成 · 截至8月中旬 · 截至目前（8月底） · 8月底止
    | (?P<reached> (?:(?:(?<=^)|(?<=[。；\n]))到{_YEAR}|截[至止]到?(?:目前|现在|当前)（(?:截至)?)(?P<reached_to>{_TO})月
        (?:份|底|末|(?P<reached_day>[0-9]{{1,2}})日)(?:）|止|(?=，?[^，。；\n0-9]{{0,20}}(?:已|累计|实际|共)
        [^，。；\n前]{{0,4}}(?:完成|投|实现|形成|开工|竣工))) )
    | (?P<about> 截[至止]到?{_YEAR}(?P<about_to>{_TO})月[上中下]旬 )
    | (?P<stopped> (?<![0-9.])(?P<stopped_to>{_TO})月(?:份|底|末)?止 )
    # 截至8.31 · 1.1-8.31
    | (?P<dotted> (?:截[至止]到?|(?<![0-9.])1\.1(?:-|~|至|到))(?P<dotted_to>{_MONTH})\.(?P<dotted_day>[0-9]{{1,2}})(?![0-9.万亿元%]) )
    # 8月底累计完成
    | (?P<ended> (?<![0-9.\-~至到截止])(?P<ended_to>{_MONTH})月[底末](?=，?(?:已|累计|共|实际)(?:累计|实际)?完成) )
    # 截至2021-06-30
    | (?P<written> 截[至止]到?(?P<written_year>(?:19|20)[0-9]{{2}})[-./](?P<written_to>{_MONTH})[-./]
        (?P<written_day>[0-9]{{1,2}})(?![0-9]) )
    # 截至三季度末 · 1-3季度 · 一、二季度 · 首季度
    | (?P<quarters> (?:(?:截[至止]到?|{_SINCE_JANUARY}){_YEAR}第?|(?<![提以之此])(?<!(?<!项)目)[前头]|(?<![0-9.])1(?:-|~|至|到|、)第?|
        一(?:-|~|至|到|、)?第?|首)(?P<quarters_to>(?<=首)|[1-4一二三四两])个?季度[末底]? )
    # 第1季度 · 3季度
    # 三季度末累计完成
    | (?P<quarter_end> (?<![一二三四1-4、])第?(?P<quarter_end_to>[1-4一二三四])季度[末底](?!前|[之以]前) )
    | (?P<quarter> (?<![0-9.\-~至到、])第?(?P<quarter_no>[1-4])季度 )
    # 截至上半年末
    | (?P<half> (?:截[至止]|到)到?{_YEAR}上半年[底末]? )
    # 截至年底 · 截至今年末
    | (?P<year_end> 截[至止]到?[今本当]?年[底末] )
    # 截至目前
    | (?P<open> 截[至止]到?(?:目前|现在|日前|今日|今天|当前|发稿时?)|到目前为止|目前为止|迄今为止 )
    # 7月当月 · 本月（7月份） · 8月份，全县… at the head of a sentence · 7月份完成投资 · 2023年1月份重点项目
    | (?P<single> (?<![0-9.])(?P<single_m>{_TO})月份?(?:[当单]月|一个月)
        | [当单本]月（(?P<single_n>{_TO})月份?）
        | (?:(?<=^)|(?<=[。；\n]))(?P<single_o>{_MONTH})月份?(?=，)
        | (?<![0-9.\-~至到前截止头])(?P<single_p>{_MONTH})月份?，?(?=单月|当月|{_DONE})
        | (?<=[0-9]年)(?P<single_q>{_MONTH})月份?(?=重点|项目|工作|进展|运行|全[省市县区旗州盟]|投资) )
    # 本月完成投资
    | (?P<this> (?<![0-9月份])[本当单]月(?=单月|累计|共|实际|完成|新增|投资|形成|实现) )
    # 自开工以来 · 开累 · 截至2020年底
    | (?P<since> (?:(?P<since_y>(?:19|20)[0-9]{{2}})年(?P<since_m>1[0-2]|[1-9])月)?
        自?(?:项目)?(?:开工(?:建设)?|动工(?:建设)?|建设|启动|实施)(?:以来|至今)
        | 开累 | 历年累计
        | 截[至止](?:到)?(?:(?P<since_end>(?:19|20)[0-9]{{2}})年(?:年?底|末|年末)|(?P<since_back>上年|去年)[年]?[底末]) )
    )
    """,
    re.VERBOSE | re.MULTILINE,
)
_ANCHOR = re.findall(
    r"\S+", "月 截 季度 目前 现在 日前 当前 今日 今天 发稿 为止 开累 累计 以来 至今 半年 年底 年末 年年底 上年 去年"
)
_BEFORE, _BEHIND = 26, 18
"""How far around an anchor a period may reach."""
_YEAR_BEFORE = re.compile(
    r"(?:(?P<year>(?:19|20)[0-9]{2})年度?|今年(?:以来)?|本年度?|当年|年内|(?P<back>去年|上一?年度?|前年))，?\Z"
)
_YEAR_ENDS = frozenset("年度，来内")
_YEAR_INSIDE = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})年")


@cache
def _words(lexicon: Lexicon) -> tuple[re.Pattern[str], dict[str, tuple[int, int]], re.Pattern[str]]:
    """What matches a word for months, its months, and what stands in every period: few places of a text have one."""
    months = {word: entry.values["months"] for word, entry in lexicon.words("periods").items()}
    return re.compile(f"(?:{alternation(months)})(?!度)"), months, re.compile(alternation([*_ANCHOR, *months]))


def find_periods(text: str, lexicon: Lexicon) -> tuple[FoundPeriod, ...]:
    """The periods of a shadow text, in order, each with the year that stands beside it.

    >>> from extractors.lexicon import load_lexicon
    >>> [(p.first, p.last, p.year) for p in find_periods("2021年1-6月份完成投资3亿元，7月当月0.5亿元", load_lexicon())]
    [(1, 6, 2021), (7, 7, None)]
    """
    words, months, anchor = _words(lexicon)
    found: list[FoundPeriod] = []
    for low, high in windows(anchor, text, _BEFORE, _BEHIND):
        found += filter(None, (_read(text, match) for match in _GRAMMAR.finditer(text, low, high)))
        found += (
            _dated(text, *match.span(), months[match.group()], None, None) for match in words.finditer(text, low, high)
        )
    return _without_overlaps(found)


def _read(text: str, match: re.Match[str]) -> FoundPeriod | None:
    """The period that a match of the grammar says; None where its months are none (11-2月)."""
    kind, start, end = match.lastgroup, match.start(), match.end()
    if kind == "since":
        return _since(match)
    day: int | None = None
    year: int | None = None
    months: tuple[int, int | None]
    if kind == "range":
        months = _month(_FIRST_OF_RANGE.match(text, start)[0]), _month(match["range_to"])  # type: ignore[index]
    elif kind == "single":
        said = match["single_m"] or match["single_n"] or match["single_o"] or match["single_p"] or match["single_q"]
        months = _month(said), _month(said)
    elif kind == "this":
        months = 0, 0
    elif kind == "open":
        months = 1, None
    elif kind == "half":
        months = 1, 6
    elif kind == "year_end":
        months = 1, 12
    elif kind == "quarter_end":
        months = 1, 3 * _month(match["quarter_end_to"])
    elif kind == "quarters":
        months = 1, 3 * (_month(match["quarters_to"]) if match["quarters_to"] else 1)
    elif kind == "quarter":
        months = 3 * int(match["quarter_no"]) - 2, 3 * int(match["quarter_no"])
    else:  # from January to a month, or to a day of it
        months = 1, _month(match[f"{kind}_to"])
        if kind in ("until", "days", "written", "reached", "dotted") and match[f"{kind}_day"]:
            day = int(match[f"{kind}_day"])
        if kind == "written":
            year = int(match["written_year"])
    if months[1] is not None and months[0] > months[1]:
        return None
    if kind in ("until", "quarters", "half", "reached", "about") and (inside := _YEAR_INSIDE.search(text, start, end)):
        year = int(inside[1])
    return _dated(text, start, end, months, day, year)


_FIRST_OF_RANGE = re.compile("元|[0-9]{1,2}|[一二三四五六七八九十]{1,2}")


def _since(match: re.Match[str]) -> FoundPeriod:
    """A period that runs since the start of the works, or to the end of a year before."""
    year = int(match["since_end"]) if match["since_end"] else None
    since = (int(match["since_y"]), int(match["since_m"])) if match["since_y"] else None
    back = 1 if match["since_back"] else 0
    last = 12 if year or back else None
    return FoundPeriod(*match.span(), None, last, year, cumulative=True, years_back=back, since=since)


def _dated(
    text: str, start: int, end: int, months: tuple[int, int | None], day: int | None, year: int | None
) -> FoundPeriod:
    """A period with the year that it or the words before it name."""
    back = 0
    if year is None and start and text[start - 1] in _YEAR_ENDS:
        before = _YEAR_BEFORE.search(text, max(0, start - 8), start)
        if before:
            start = before.start()
            year = int(before["year"]) if before["year"] else None
            back = (2 if before["back"] == "前年" else 1) if before["back"] else 0
    return FoundPeriod(start, end, months[0], months[1], year, day, years_back=back)


def _without_overlaps(found: Iterable[FoundPeriod]) -> tuple[FoundPeriod, ...]:
    """The periods in text order; of two that overlap the one that begins first, then the longer."""
    kept: list[FoundPeriod] = []
    for period in sorted(found, key=lambda period: (period.start, -period.end)):
        if not kept or period.start >= kept[-1].end:
            kept.append(period)
    return tuple(kept)


def settle(found: FoundPeriod, text: str, year: int | None) -> Period:
    """The period with its months written out, under the report's year where it names none itself.

    >>> settle(FoundPeriod(0, 6, 1, 6, None), "1-6月份", None)
    Period(start='--01', end='--06', as_of=None, cumulative=False, label='1-6月份')
    """
    if found.first == 0:
        return Period(None, None, None, False, text)
    year = found.year or (year - found.years_back if year else None)
    as_of = _day(year, found.last, found.day) if year and found.last and found.day else None
    return Period(month_of(year, found.first), month_of(year, found.last), as_of, found.cumulative, text)


def _day(year: int, month: int, day: int) -> str | None:
    """A day as the contract writes it; None for a 31st of June."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def month_of(year: int | None, month: int | None) -> str | None:
    """A month as the contract writes it: `2021-06`, or `--06` where no year is known."""
    if month is None:
        return None
    return f"{year:04}-{month:02}" if year else f"--{month:02}"
