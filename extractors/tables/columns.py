"""What a column holds, by the words of its heading: its field, its unit, its period."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from extractors.lexicon import Lexicon, WordEntry
from extractors.periods import FoundPeriod, find_periods
from extractors.tables.labels import find_composed
from extractors.units import Unit, find_unit, unit_words

LONGEST_HEADING = 32

MONEY = frozenset({"total_investment", "annual_plan", "completion", "funding"})
NUMBERS = MONEY | {"percent_of_plan", "progress", "count"}
_YEAR = re.compile(r"(?:19|20)[0-9]{2}年|今年|本年|当年|年内|全年")
_BRACKET = re.compile(r"[（【]([^（）【】]*)[）】]\Z")
_BEHIND_STROKE = re.compile(r"(?<=[\u3400-\u9fff])[/:：]?((?:亿|万)元|%)\Z|(?<=[\u3400-\u9fff])/(元)\Z")
_UNIT_WORD = re.compile(r"(?:(?:计量|金额|投资|货币)?单位[为：]?)?(?P<unit>[^：]{1,6})\Z")
_SIMPLER = str.maketrans(
    "稱规規問題牽聯屬態註難協調達選業類層審監擬週佔際設單備議體種庫稅節點數據",
    "称规规问题牵联属态注难协调达选业类层审监拟周占际设单备议体种库税节点数据",
)
"""Characters of headings that the shadow's spelling leaves as they are."""
_LEAD = re.compile(r"(?:截[至止]到?|[从自至止])\Z")
_DONE = re.compile(r"^(?!.*(?:计划|预计|目标|任务|拟|未|剩余|尚需)).*完成(?!率|比|时)")
"""A heading with a unit of money that speaks of what is done: 投资完成情况（万元）."""
_YEAR_END = re.compile(
    r"(?:自?开工[以来]*)?(?:截[至止]|至|到)?到?(?P<year>(?:19|20)[0-9]{2})年年?[底末](?:止|前)?(?=累计|已|完成|总|实际)"
)
_FROM_START = re.compile(
    r"(?:今年|本年)?(?:自?年初|1月1日|1月)(?:到|至|-|~)(?P<month>1[0-2]|[1-9])月(?:(?P<day>[0-9]{1,2})日|底|末|份)?"
)
_TO_DATE = re.compile(r"年初[至到](?:本|当|报告)[月期]")
"""年初至本月 is the year's, no month's."""
_MONTH = re.compile(
    r"(?:今年|本年|当年|(?P<year>(?:19|20)[0-9]{2})年)?(?P<month>1[0-2]|[1-9])月份?(?![-~至到0-9底末前])"
)
_TRIM = re.compile(r"^(?:其中[：:]?|[0-9]{1,2}[.、]|[：:，、])|[：:，、的]$")
_INVESTED = ("投资", "投资额", "投资金额", "新增投资", "新增投资额")
_NOTED = re.compile(r"[（【][^（）【】]*[）】]\Z")


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its heading."""

    title: str
    """Its heading without unit and blanks."""
    field: str | None
    """What it holds; None where its heading is not known."""
    time: str | None
    unit: Unit | None
    """The unit that the heading gives."""
    unit_text: str
    period: FoundPeriod | None
    """The period that the heading names; its places are those in the heading."""
    whole: bool = True
    """Its heading is known as a whole, not by a word in it."""


def read_column(heading: str, lexicon: Lexicon) -> Column:
    """What a heading says of its column.

    >>> from extractors.lexicon import load_lexicon
    >>> column = read_column("1-7月完成投资（万元）", load_lexicon())
    >>> column.field, column.unit.text, column.period.last
    ('completion', '万元', 7)
    >>> read_column("1-6月计划投资", load_lexicon()).field is None
    True
    """
    return _read(heading, lexicon)


@lru_cache(maxsize=4096)
def _read(heading: str, lexicon: Lexicon) -> Column:
    words = "".join(heading.split()).translate(_SIMPLER)
    bare, unit, unit_text = _without_unit(words, lexicon)
    whole, period = _TRIM.sub("", bare), _period(bare, lexicon)
    entry, known = _known(whole, lexicon), True
    if entry is None and period is None:
        entry, known = _put_together(whole, lexicon)
    elif entry is None and period is not None:
        before, after = _LEAD.sub("", bare[: period.start]), bare[period.end :]
        rest = _TRIM.sub("", before + after.lstrip("止底末，："))
        entry = _known(rest, lexicon)
        entry, known = (entry, True) if entry is not None else _put_together(rest, lexicon)
        if rest in _INVESTED and (entry is None or entry[0] == "total_investment"):
            entry = ("completion", None)  # 1-4月投资
        if entry is not None and entry[0] in ("annual_plan", "total_investment"):
            entry = None  # what is planned for some months is no annual plan
        if entry is not None and entry[0] == "completion":
            entry = ("completion", "since" if period.cumulative else "month" if period.first == 0 else "period")
        if entry is None and (composed := find_composed(whole, lexicon)) is not None and composed[0] == "annual_plan":
            entry, period = composed[:2], None  # 全年任务数
    if (entry is None or entry[0] == "status") and unit is not None and unit.kind == "money" and _DONE.search(bare):
        entry, known = ("completion", "period" if period is not None else None), False
    field, time = entry or (None, None)
    if unit_text == "%":
        field = {"status": "progress", "completion": "percent_of_plan"}.get(field or "", field)
        field = "percent_of_plan" if field == "annual_plan" and bare.startswith(("完成", "占")) else field
        field = None if field in MONEY else field
    return Column(bare, field, time, unit, unit_text, period, known)


def _period(bare: str, lexicon: Lexicon) -> FoundPeriod | None:
    """The one period that a heading names; a month at its head is one, too."""
    ended = _YEAR_END.search(bare)
    if ended is not None:
        return FoundPeriod(*ended.span(), None, 12, int(ended["year"]), cumulative=True)
    since = _FROM_START.search(bare)
    if since is not None:
        return FoundPeriod(*since.span(), 1, int(since["month"]), None, int(since["day"]) if since["day"] else None)
    if _TO_DATE.search(bare) is not None:
        return None
    periods = find_periods(bare, lexicon)
    if periods:
        return periods[0] if len(periods) == 1 else None
    month = _MONTH.match(bare)
    if month is None:
        return None
    year = int(month["year"]) if month["year"] else None
    return FoundPeriod(*month.span(), int(month["month"]), int(month["month"]), year)


def _known(spoken: str, lexicon: Lexicon) -> tuple[str, str | None] | None:
    fields = _fields(lexicon)
    named = _YEAR.sub("{年}", spoken, count=1)
    for words in (spoken, named, _NOTED.sub("", spoken), _NOTED.sub("", named)):
        if words in fields:
            return fields[words]
    return None


def _put_together(spoken: str, lexicon: Lexicon) -> tuple[tuple[str, str | None] | None, bool]:
    """What a heading means that is not known as a whole: by all its words, else by one; and whether it is sure of that."""
    composed = find_composed(spoken, lexicon)
    if composed is not None:
        return composed[:2], not composed[2]
    return _by_part(spoken, lexicon), False


def _by_part(spoken: str, lexicon: Lexicon) -> tuple[str, str | None] | None:
    """What a heading means that is not known as a whole, by a word that it holds."""
    for part, entry in _parts(lexicon):
        if part.search(spoken) and not any(word in spoken for word in entry.values.get("unless", ())):
            return entry.values["field"], entry.values.get("time")
    return None


@cache
def _parts(lexicon: Lexicon) -> tuple[tuple[re.Pattern[str], WordEntry], ...]:
    return tuple(
        (re.compile("|".join(map(re.escape, entry.words))), entry)
        for entry in lexicon.entries("columns")
        if entry.values.get("inside")
    )


@cache
def _fields(lexicon: Lexicon) -> dict[str, tuple[str, str | None]]:
    return {
        word: (entry.values["field"], entry.values.get("time"))
        for word, entry in lexicon.words("columns", inside=None, beside=None).items()
    }


def _without_unit(words: str, lexicon: Lexicon) -> tuple[str, Unit | None, str]:
    """A heading without the unit that it ends with, and that unit: 总投资（万元）, 总投资/万元, 完成率%."""
    bracket = _BRACKET.search(words)
    if bracket is not None:
        said = _UNIT_WORD.match(bracket[1])
        unit = parse_unit(said["unit"], lexicon) if said else None
        if unit is not None and said is not None:
            return words[: bracket.start()], unit, said["unit"]
    stroke = _BEHIND_STROKE.search(words)
    if stroke is not None and words != "%":
        text = stroke[1] or stroke[2]
        unit = parse_unit(text, lexicon)
        if unit is not None:
            return words[: stroke.start()], unit, text
    return words, None, ""


def parse_unit(text: str, lexicon: Lexicon) -> Unit | None:
    """The unit that a word is; None where it is none."""
    text = "%" if text in ("百分比", "百分数") else text
    unit = find_unit(text + "，", 0, unit_words(lexicon))
    return unit if unit is not None and unit.text == text and unit.entry is not None else None


def is_heading(text: str, lexicon: Lexicon, *, whole: bool = False) -> bool:
    """Whether a text is the heading of a column that we know, as a whole or by a word in it."""
    words = "".join(text.split())
    if not 0 < len(words) <= LONGEST_HEADING:
        return False
    column = read_column(words, lexicon)
    return column.field is not None and (column.whole or not whole)
