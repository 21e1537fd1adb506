"""Periods and dates in a text: 1-6月, 截至8月25日, 上半年, 前8个月, 自开工以来."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from extractors.lexicon import Lexicon
from schemas import Period

_MONTH = r"(?:1[0-2]|0?[1-9])(?![0-9])"
_HAN_MONTH = "(?:(?<![一二三四五六七八九十])(?:十[一二]?|[一二三四五六七八九])(?=月|至|到|-|~|个月))"
_HAN_MONTHS = {han: value for value, han in enumerate("一二三四五六七八九十", start=1)} | {
    "十一": 11,
    "十二": 12,
    "元": 1,
    "两": 2,
}


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


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date, or a part of one, at its place in the shadow: its numbers are no figures."""

    start: int
    end: int
    year: int | None
    month: int | None
    day: int | None


_Months = tuple[int | None, int | None, int | None]
"""First month, last month, day."""


def _month(written: str) -> int:
    """The number of a month, in digits or in Chinese."""
    return _HAN_MONTHS.get(written) or int(written)


def _between(match: re.Match[str]) -> _Months:
    return _month(match["first"]), _month(match["last"]), None


def _until(match: re.Match[str]) -> _Months:
    return 1, _month(match["last"]), int(match["day"]) if match["day"] else None


def _from_january(match: re.Match[str]) -> _Months:
    return 1, _month(match["last"]), None


def _quarter(match: re.Match[str]) -> _Months:
    return 3 * int(match["quarter"]) - 2, 3 * int(match["quarter"]), None


def _quarters(match: re.Match[str]) -> _Months:
    return 1, 3 * _month(match["quarters"]), None


def _single(match: re.Match[str]) -> _Months:
    return _month(match["last"]), _month(match["last"]), None


def _this_month(match: re.Match[str]) -> _Months:
    return 0, 0, None


def _open(match: re.Match[str]) -> _Months:
    return 1, None, None


_UNTIL = r"(?:截[至止](?:到)?|止|至)"
_YEAR = r"(?:(?P<year>(?:19|20)[0-9]{2})年|今年|本年)"
_GRAMMAR: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], _Months]], ...] = (
    # 1-6月份 · 1至6月 · 元至3月份 · 1月-6月 · 1月至6月底 · 一至六月
    (
        re.compile(
            rf"(?P<first>(?<![亿万美港欧0-9])元|(?<![0-9.]){_MONTH}|{_HAN_MONTH})(?:月份?)?(?:-{{1,2}}|~|至|到)"
            rf"(?P<last>{_MONTH}|{_HAN_MONTH})月(?!初|[底末]前|[上中下]旬|[0-9]+日)(?:份|底|末)?"
        ),
        _between,
    ),
    # 前8个月 · 前8月 · 前八个月
    (re.compile(rf"[前头](?P<last>{_MONTH}|{_HAN_MONTH})个?月"), _from_january),
    # 截至6月底 · 截止2021年8月25日 · 至9月底 · 止5月末 · 截至六月底
    (
        re.compile(rf"{_UNTIL}{_YEAR}?(?P<last>{_MONTH}|{_HAN_MONTH})月(?:份|底|末|(?P<day>[0-9]{{1,2}})日)?止?"),
        _until,
    ),
    # 截至2021-06-30
    (
        re.compile(
            rf"截[至止]到?(?P<year>(?:19|20)[0-9]{{2}})[-./](?P<last>{_MONTH})[-./](?P<day>[0-9]{{1,2}})(?![0-9])"
        ),
        _until,
    ),
    # 截至三季度末 · 前3季度 · 1-3季度 · 一、二季度
    (
        re.compile(
            rf"(?:截[至止]到?{_YEAR}?第?|[前头]|(?<![0-9.])1(?:-|~|至|到|、)第?|一(?:-|~|至|到|、)?第?)"
            rf"(?P<quarters>[1-4一二三四两])个?季度[末底]?"
        ),
        _quarters,
    ),
    # 第1季度 · 3季度
    (re.compile(r"第?(?<![0-9.\-~至到、])(?P<quarter>[1-4])季度"), _quarter),
    # 截至目前
    (re.compile(r"截[至止]到?(?:目前|现在|日前)"), _open),
    # 7月当月 · 7月份单月
    (re.compile(rf"(?<![0-9.])(?P<last>{_MONTH})月份?[当单]月"), _single),
    # 8月份，全县46个重点项目完成投资 (at the head of a sentence)
    (re.compile(rf"(?:^|(?<=[。；\n]))(?P<last>{_MONTH})月份?(?=，)", re.MULTILINE), _single),
    # 本月完成投资 · 当月完成投资
    (re.compile(r"(?<![0-9月份])(?:本月|当月|单月)(?=累计|共|实际|完成|新增)"), _this_month),
    # 7月份完成投资
    (
        re.compile(rf"(?<![0-9.\-~至到前截止])(?P<last>{_MONTH})月份?，?(?=完成|实际完成|共完成|新增完成)"),
        _single,
    ),
)
_SINCE = re.compile(
    r"(?:(?P<sy>(?:19|20)[0-9]{2})年(?P<sm>1[0-2]|[1-9])月)?自?(?:开工(?:建设)?|建设|启动)(?:以来|至今)|开累|截[至止](?:到)?(?P<year>(?:19|20)[0-9]{2})年(?:底|末|年底)"
)
_YEAR_BEFORE = re.compile(r"(?:(?P<year>(?:19|20)[0-9]{2})年度?|今年|本年度?|当年|(?P<back>去年|上一?年度?|前年))，?\Z")

_DATE = re.compile(
    rf"""
    (?=[0-9]) (?:
      (?<![0-9]) (?P<y1>(?:19|20)[0-9]{{2}}) 年度?
      (?: (?P<m1>{_MONTH}) 月份? (?: (?P<d1>[0-9]{{1,2}}) [日号] | [上中下]旬 | [初底末] )? )?                         # 2021年7月9日
    | (?<![0-9.]) (?P<y2>(?:19|20)[0-9]{{2}}) (?P<sep>[-./]) (?P<m2>{_MONTH}) (?P=sep) (?P<d2>[0-9]{{1,2}}) (?![0-9])   # 2021-07-09
    | (?<![0-9.]) (?P<y3>(?:19|20)[0-9]{{2}}) [-./] (?P<m4>0[1-9]|1[0-2]|[1-9]) (?![0-9.亿万元%个项吨亩公米]|[百千][万亿元])  # 2021-07
    | (?<![0-9.]) (?P<y4>(?:19|20)[0-9]{{2}}) (?P<m5>0[1-9]|1[0-2]) (?P<d5>0[1-9]|[12][0-9]|3[01]) (?![0-9.亿万元%个项吨亩公米])  # 20210709
    | (?<![0-9.]) (?:19|20)[0-9]{{2}} [-~至到] (?:19|20)[0-9]{{2}} (?: 年度? | (?![0-9.,亿万元%个吨亩公米]|项(?!目)) )  # 2021-2023年
    | (?<![0-9.]) (?: {_MONTH} [-~至到] )? (?P<m3>{_MONTH}) 月份?
      (?: (?P<d3>[0-9]{{1,2}}) [日号] | [上中下]旬 | [初底末] )?                                                      # 7月9日 · 3-6月底
    | (?<![0-9.]) (?: [0-9]{{1,2}} [-~至] )? [0-9]{{1,2}} 日 (?!产|处|均|供|[以之]?内)   # 9日; 30日内 is a time span
    | (?<![0-9.]) [0-9]{{1,2}} [：:]? [0-9]{{0,2}} [时点] (?:[0-9]{{1,2}}分|整|许)?                                 # 9时30分
    | (?<![0-9.:：]) (?:[01]?[0-9]|2[0-3]) [：:] [0-5][0-9] (?: [：:] [0-5][0-9] )? (?![0-9.:：亿万元%])              # 12:30
    )
    """,
    re.VERBOSE,
)


@cache
def _words(lexicon: Lexicon) -> tuple[re.Pattern[str], dict[str, tuple[int, int]]]:
    months = {word: entry.values["months"] for word, entry in lexicon.words("periods").items()}
    longest_first = sorted(months, key=len, reverse=True)
    return re.compile("(?:" + "|".join(map(re.escape, longest_first)) + ")(?!度)"), months


def find_periods(text: str, lexicon: Lexicon) -> tuple[FoundPeriod, ...]:
    """The periods of a shadow text, in order, each with the year that stands beside it.

    >>> from extractors.lexicon import load_lexicon
    >>> [(p.first, p.last, p.year) for p in find_periods("2021年1-6月份完成投资3亿元，7月当月0.5亿元", load_lexicon())]
    [(1, 6, 2021), (7, 7, None)]
    """
    found = [
        _period(text, match, build(match))
        for pattern, build in _GRAMMAR
        for match in pattern.finditer(text)
        if _plausible(build(match))
    ]
    pattern, months = _words(lexicon)
    found += [_period(text, match, (*months[match.group()], None)) for match in pattern.finditer(text)]
    for match in _SINCE.finditer(text):
        year = int(match["year"]) if match["year"] else None
        since = (int(match["sy"]), int(match["sm"])) if match["sy"] else None
        found.append(FoundPeriod(*match.span(), None, 12 if year else None, year, cumulative=True, since=since))
    return _without_overlaps(found)


def _plausible(months: _Months) -> bool:
    first, last, _ = months
    return first is None or last is None or first <= last


def _period(text: str, match: re.Match[str], months: _Months) -> FoundPeriod:
    """The period of a match, with the year that it or the words before it name."""
    start, year, back = match.start(), None, 0
    if "year" in match.re.groupindex and match["year"]:
        year = int(match["year"])
    elif before := _YEAR_BEFORE.search(text, max(0, start - 8), start):
        start = before.start()
        year = int(before["year"]) if before["year"] else None
        back = (2 if before["back"] == "前年" else 1) if before["back"] else 0
    return FoundPeriod(start, match.end(), months[0], months[1], year, months[2], years_back=back)


def _without_overlaps(found: Iterable[FoundPeriod]) -> tuple[FoundPeriod, ...]:
    """The periods in text order; of two that overlap the one that begins first, then the longer."""
    kept: list[FoundPeriod] = []
    for period in sorted(found, key=lambda period: (period.start, -period.end)):
        if not kept or period.start >= kept[-1].end:
            kept.append(period)
    return tuple(kept)


def find_dates(text: str) -> tuple[FoundDate, ...]:
    """The dates of a shadow text and the parts of dates, in order; 12个月 and 3年 are durations and not among them.

    >>> [(d.year, d.month, d.day) for d in find_dates("2021年7月9日正式开工，10月下旬完成，工期12个月")]
    [(2021, 7, 9), (None, 10, None)]
    """

    def number(match: re.Match[str], *names: str) -> int | None:
        return next((int(match[name]) for name in names if match[name]), None)

    return tuple(
        FoundDate(
            *match.span(),
            number(match, "y1", "y2", "y3", "y4"),
            number(match, "m1", "m2", "m3", "m4", "m5"),
            number(match, "d1", "d2", "d3", "d5"),
        )
        for match in _DATE.finditer(text)
    )


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
