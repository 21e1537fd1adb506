"""What is still expected of a project: what, and by which month."""

import re
from dataclasses import dataclass
from functools import cache

from extractors.clauses import DATE
from extractors.lexicon import Lexicon
from extractors.periods import month_of
from extractors.status import Sign
from extractors.wordlist import longest_of

_WHEN = re.compile(rf"(?:到|至|于|在)?(?P<when>{DATE}|(?:(?:19|20)[0-9]{{2}}|今|明|后)年(?:度)?)(?:以)?前?")
_PARTS = re.compile(
    r"(?:(?P<year>(?:19|20)[0-9]{2})|(?P<word>[今明后去本当]))?年?(?:度|的)?(?:(?P<month>1[0-2]|0?[1-9])月(?:(?P<day>[0-9]{1,2})[日号])?|(?P<quarter>[一二三四])季度|(?P<half>[上下])半年|(?P<end>年?[底末内]))?"
)
_LONGEST = 200
_QUARTERS = {"一": 3, "二": 6, "三": 9, "四": 12}
_YEARS_ON = {"今": 0, "本": 0, "当": 0, "明": 1, "后": 2, "去": -1}


@dataclass(frozen=True, slots=True)
class Expectation:
    """Something expected: what, when, and the clause that says so."""

    what: str
    when: str | None
    start: int
    end: int


@cache
def _hoped(lexicon: Lexicon) -> re.Pattern[str]:
    words = longest_of(lexicon.words("modals", modal="expected"))
    return re.compile(rf"(?:{words}|按计划|于|在|可|能|到|目前|前)(?=.)")


def parse_when(written: str, year: int | None, last_month: int | None = None) -> str | None:
    """The month, the day or the year that words of time name, under the report's year; None where they name none for sure.

    >>> parse_when("明年6月", 2021), parse_when("年底", 2021), parse_when("10月20日", 2021), parse_when("9月底", None)
    ('2022-06', '2021-12', '2021-10-20', '--09')
    >>> parse_when("3月", 2021, last_month=11) is None
    True
    """
    match = _PARTS.match(written)
    if match is None or not match.group():
        return None
    named = match["year"] is not None or match["word"] is not None
    if match["year"]:
        year = int(match["year"])
    elif match["word"] and year:
        year += _YEARS_ON[match["word"]]
    month: int | None = None
    if match["month"]:
        month = int(match["month"])
    elif match["quarter"]:
        month = _QUARTERS[match["quarter"]]
    elif match["half"]:
        month = 6 if match["half"] == "上" else 12
    elif match["end"] and not match["end"].startswith("月"):
        month = 12
    if month is None:
        return f"{year:04}" if named and year else None
    if not named and last_month is not None and month < last_month:
        return None  # 预计3月 in a report of November: of which year is not said
    settled = month_of(year, month)
    return f"{settled}-{int(match['day']):02}" if match["day"] and settled else settled


def clause_is_desk_work(signs: tuple[Sign, ...], low: int) -> bool:
    """Whether all that is expected in the clause that begins at a place are procedures."""
    return all(sign.status == "前期" for sign in signs if sign.clause[0] == low and sign.modal == "expected")


def find_expectations(
    text: str, signs: tuple[Sign, ...], lexicon: Lexicon, year: int | None = None, last_month: int | None = None
) -> tuple[Expectation, ...]:
    """What the signs of a project say is still expected of it, clause by clause: 预计年底建成投产 → 建成投产, 2021-12."""
    clauses = dict.fromkeys(sign.clause for sign in signs if sign.modal == "expected")
    found: list[Expectation] = []
    for low, high in clauses:
        if high - low > _LONGEST:
            continue
        clause = text[low:high]
        when = _WHEN.search(clause)
        carried = found[-1].when if found and not when and text[found[-1].end : low] in ("，", "；") else None
        what = clause[: when.start()] + clause[when.end() :] if when else clause
        while modal := _hoped(lexicon).match(what):
            what = what[modal.end() :]
        settled = parse_when(when["when"], year, last_month) if when else carried
        if when is None and clause_is_desk_work(signs, low):
            continue  # 待批复
        if when is None and carried is None and not _hoped(lexicon).match(clause):
            continue  # 投产后年产值3亿元 promises no date and hopes for nothing
        if (what, settled) not in {(item.what, item.when) for item in found}:
            found.append(Expectation(what, settled, low, high))
    return tuple(found)
