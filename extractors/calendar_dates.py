"""Dates in a text, and parts of dates: 2021年7月9日, 6月底, 25日. Their numbers are no figures."""

import re
from dataclasses import dataclass

from extractors.patterns import windows
from schemas import quickly_built

_MONTH = r"(?:1[0-2]|0?[1-9])(?![0-9])"

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

_BEGINS = re.compile(r"[0-9](?<![0-9][0-9])(?:[0-9]{0,3}[年月日时点：:~至到-]|[0-9]{3}[./]|[0-9]{7})")
"""How every date begins: most numbers of a report do not, and nothing else is looked at."""
_LONGEST = 30


@quickly_built
@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date, or a part of one, at its place in the shadow: its numbers are no figures."""

    start: int
    end: int
    year: int | None
    month: int | None
    day: int | None


def find_dates(text: str) -> tuple[FoundDate, ...]:
    """The dates of a shadow text and the parts of dates, in order; 12个月 and 3年 are durations and not among them.

    >>> [(d.year, d.month, d.day) for d in find_dates("2021年7月9日正式开工，10月下旬完成，工期12个月")]
    [(2021, 7, 9), (None, 10, None)]
    """

    def number(match: re.Match[str], *names: str) -> int | None:
        for name in names:
            if written := match[name]:
                return int(written)
        return None

    return tuple(
        FoundDate(
            *match.span(),
            number(match, "y1", "y2", "y3", "y4"),
            number(match, "m1", "m2", "m3", "m4", "m5"),
            number(match, "d1", "d2", "d3", "d5"),
        )
        for low, high in windows(_BEGINS, text, 0, _LONGEST)
        for match in _DATE.finditer(text, low, high)
    )
