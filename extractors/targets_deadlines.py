"""When a promise falls due: 9月底前, 到2025年底, 一季度末, 年内, 开工后2个月内."""

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from extractors.lexicon import Lexicon
from extractors.patterns import windows
from extractors.targets_words import target_words
from extractors.wordlist import longest_of
from schemas import quickly_built

_YEAR = r"(?:(?P<year>20[0-9]{2})年|(?P<this>今年|本年|当年)|(?P<next>明年|来年))"
_PLAN_ENDS = {"十三五": 2020, "十四五": 2025, "十五五": 2030, "十六五": 2035}
_MONTHS = {han: number for number, han in enumerate("一二三四五六七八九十", start=1)} | {"十一": 11, "十二": 12}
_QUARTERS = {"一": 3, "首": 3, "二": 6, "三": 9, "四": 12, "1": 3, "2": 6, "3": 9, "4": 12}
_HAN_MONTH = "十[一二]?|[一二三四五六七八九]"


@quickly_built
@dataclass(frozen=True, slots=True)
class FoundDeadline:
    """A deadline at its place in the shadow; without a year where the report's has to serve, without a day where none follows."""

    start: int
    end: int
    month: int | None
    day: int | None
    """None: the last of the month; both None where the words give no day (每季度, 开工后2个月内)."""
    year: int | None
    years_on: int = 0
    """How many years after the report's: 1 for 明年."""
    repeats: bool = False
    """It comes again and again: 每季度."""

    def by(self, year: int | None) -> str | None:
        """The day, under the report's year where the words name none; None where it is not known.

        >>> FoundDeadline(0, 5, 9, None, None).by(2025)
        '2025-09-30'
        """
        own = self.year if self.year is not None else year + self.years_on if year is not None else None
        if own is None or self.month is None:
            return None
        last = monthrange(own, self.month)[1]
        day = last if self.day is None else self.day
        return f"{own:04}-{self.month:02}-{day:02}" if 1 <= day <= last else None


@cache
def _grammar(lexicon: Lexicon) -> re.Pattern[str]:
    days = "|".join(re.escape(word) for word in sorted(target_words(lexicon).days, key=len, reverse=True))
    firsts = "".join(sorted({word[0] for word in target_words(lexicon).days}))
    before = "(?:之前|以前|前|之内|以内|内|止)"
    return re.compile(
        rf"""
          (?=[0-9一二三四五六七八九十元第首前年全上下半本今当明来岁春汛入供雨封开国“到至于在不最每自签投拿立批摘受中获印落竣复期冬七五{firsts}])
          (?: (?:不迟于|最迟|不晚于)? (?:到|至|于|在)?
          (?: {_YEAR} )?
          (?: (?P<days>{days})                                                                  # 年底前 · 春节前 · 上半年
            | (?<![0-9.一二三四五六七八九十-]) (?P<month>1[0-2]|0?[1-9]|{_HAN_MONTH})月(?!内)
              (?: (?P<day>[0-3]?[0-9])[日号] (?:之前|以前|前|止)?                               # 9月20日前
                | (?P<part>[上中]旬) {before}? | (?:份)?(?:[底末]|下旬)(?:之前|以前|前)?            # 9月中旬 · 9月底前
                | (?P<bare>份?(?:之前|以前|前)) | 份?(?![0-9]) )                                 # 9月前 · 9月
            | [1元]月?[-~至到](?P<upto>1[0-2]|[1-9])月[份底末]?                               # 1-9月
            | 第?(?P<quarter>[一二三四首1-4])季度?(?:末|底|结束|内)?(?:之前|以前|前)?                    # 一季度末
            | 前(?P<quarters>[两二三])个?季度
          )
        | (?: 到|至)? (?P<plain>20[0-9]{{2}})年(?:年?[底末](?:之前|以前|前)?|(?:年)?内)                  # 到2025年底
        | (?<=到)(?P<until>20[0-9]{{2}})年(?=[，：末底]|\Z)                                         # 到2025年：
        | “?(?P<plan>十[三四五六]五)”?(?:规划)?期?[末间](?:末)?
        | (?: (?:[开复竣]工|签约|供地|落地|投产|印发|拿地|立项|批复|摘牌|受理|中标|获批|下达)后
          | (?<=自)[\u3400-\u9fff]{{2,8}}之日起 )
          [0-9一二三四五六七八九十]{{1,3}} (?:个?工作日|个?月|[日天年周]) (?:之内|以内|内)                # 开工后2个月内
        | 每 (?: [一两半]?年度? | 个?季度?(?!节) | 半?个?月 | [一两]?周 | 旬 ) )
        """,
        re.VERBOSE,
    )


@cache
def _anchor(lexicon: Lexicon) -> re.Pattern[str]:
    """What one of stands in every deadline: few places of a text have it."""
    plans = [plan[1:] for plan in _PLAN_ENDS]
    return re.compile(longest_of([*target_words(lexicon).days, "月", "季", "每", "内", "年底", "年末", "到2", *plans]))


_BEFORE, _BEHIND = 30, 20
"""How far around that a deadline may reach."""


def find_deadlines(text: str, lexicon: Lexicon) -> tuple[FoundDeadline, ...]:
    """The deadlines of a shadow text in order.

    >>> from extractors.lexicon import load_lexicon
    >>> [d.by(2025) for d in find_deadlines("3月底前开工，力争到2026年6月20日前完成", load_lexicon())]
    ['2025-03-31', '2026-06-20']
    """
    days = target_words(lexicon).days
    grammar = _grammar(lexicon)
    return tuple(
        _deadline(match, days)
        for low, high in windows(_anchor(lexicon), text, _BEFORE, _BEHIND)
        for match in grammar.finditer(text, low, high)
    )


def _deadline(match: re.Match[str], days: Mapping[str, str]) -> FoundDeadline:
    start, end = match.span()
    written = match["year"] or match["plain"] or match["until"]
    year, on = int(written) if written else None, 1 if match["next"] else 0
    month: int | None = None
    day: int | None = None
    if match["days"]:
        by = days[match["days"]]
        month, day = (int(by[:2]), int(by[3:]) if by[3:] else None) if by else (None, None)
    elif match["month"]:
        month = _MONTHS.get(match["month"]) or int(match["month"])
        day = int(match["day"]) if match["day"] else {"上旬": 10, "中旬": 20}.get(match["part"] or "")
        if match["bare"]:
            month, day = month - 1 or 12, None  # 9月前 is August's end
    elif match["upto"]:
        month = int(match["upto"])
    elif match["quarter"]:
        month = _QUARTERS[match["quarter"]]
    elif match["quarters"]:
        month = 9 if match["quarters"] == "三" else 6
    elif match["plain"] or match["until"]:
        month = 12
    elif match["plan"]:
        year, month = _PLAN_ENDS[match["plan"]], 12
    return FoundDeadline(start, end, month, day, year, on, repeats=match.group().startswith("每"))
