"""The head of a report: title, document number, issuer, dates, genre, year, region, and the period that it covers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.chrome import find_label
from extractors.genre import find_genre
from extractors.lexicon import Lexicon
from extractors.outline import Block
from extractors.periods import FoundPeriod
from extractors.regions import find_named_region, find_region
from extractors.signature import IssueDate, find_signature
from extractors.titles import find_titles
from schemas import Genre, Region

Place = tuple[int, int]

_YEAR = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})(?:年|[-—](?=1?[0-9]月))")
_GROUP_YEAR = re.compile(
    r"(?<![0-9])((?:19|20)[0-9]{2})年度?(?=[^。，；]{0,12}(?:情况|安排|计划|目标|任务|重点|项目建设|工作|第[一二三四]))"
)
_OPENING_YEAR = re.compile(
    r"(?<![0-9])((?:19|20)[0-9]{2})年度?(?=[，,我全各共实安拟确总列初需应须]|(?:投资)?(?:计划|盘子|目标|任务|重点)|本[省市县区]|省[市级委]|[上前]|"
    r"(?:1[0-2]|[1-9])月?份?[-~至到]|(?:1[0-2]|[1-9])月[份底末])"
)
_PLACE_YEAR = re.compile(r"((?:19|20)[0-9]{2})年度?[，,]?(?=[\u3400-\u9fff]{1,6}?[省市县区旗州盟])")
_NUMBER_YEAR = re.compile(r"[〔【（\[]?((?:19|20)[0-9]{2})[〕】）\]年]")
_PLAN_YEAR = re.compile(
    r"(?<![0-9])((?:19|20)[0-9]{2})年度?(?=(?:投资|建设)?(?:计划|盘子|目标|任务|安排|拟|预计|要|重点)|(?:我|全)[省市县区旗州盟]|累计完成|完成投资|投资计划)"
)
_ISSUE_YEAR = re.compile(r"((?:19|20)[0-9]{2})年?[〕】）\]]?\x20?第")
_FULL_YEAR = re.compile(
    r"(?:累计|共|实际|合计|已|总共)*(?:完成|实现|形成|投入)(?!.{0,6}(?:任务|目标))|[，,]?(?:累计|共|实际)(?:完成|投资)|[进完]|）|投资完成"
)
_SPENT = re.compile(
    r"[^。\n]{0,60}?(?:完成|投入|投资已|已投|实现投资|形成|实际投资|落实|进度|拨付|开工|投了|投到|干了)"
)
_PLANNED = re.compile(r"(?:计划|力争|预计|预期|确保|目标|任务)[^。；，]{0,4}\Z")


_OPENING = 120
_OFTEN = 3
"""How often a text names the place that it is of, where its title does not."""


@dataclass(frozen=True, slots=True)
class Masthead:
    """What a report says of itself as a paper."""

    genre: Genre
    genre_at: Place | None
    title: Place | None
    subtitle: Place | None
    doc_number: Place | None
    issuer: Place | None
    issued_on: IssueDate | None
    year: int | None
    year_at: Place | None
    region: tuple[int, int, Region] | None
    series: Place | None = None
    """The series of which it is an issue: 重点项目快报."""


def find_masthead(
    text: str, blocks: tuple[Block, ...], lexicon: Lexicon, periods: Sequence[FoundPeriod] = ()
) -> Masthead:
    """The head of a report, each piece at its place; what is not there clearly is None."""
    titles = find_titles(text, blocks, lexicon)
    named = [place for place in (titles.title, titles.subtitle) if place is not None]
    genre, genre_at = find_genre(text, blocks, named, titles.series, lexicon)
    issuer, issued = find_signature(text, blocks, titles.title)
    year = _year(text, named, issued, blocks, periods, titles.number or titles.series)
    return Masthead(
        genre,
        genre_at,
        titles.title,
        titles.subtitle,
        titles.number,
        issuer,
        issued,
        year[0] if year else None,
        year[1] if year else None,
        _region(text, titles.title, issuer, titles.subtitle, blocks),
        titles.series,
    )


def is_label(text: str, block: Block, lexicon: Lexicon) -> bool:
    """Whether a block begins with a label of a page: 来源：."""
    return find_label(text, block.start, block.end, lexicon) is not None


def _year(
    text: str,
    titles: Sequence[Place],
    issued: IssueDate | None,
    blocks: Sequence[Block],
    periods: Sequence[FoundPeriod],
    number: Place | None,
) -> tuple[int, Place] | None:
    """The year that months without one belong to: of the title, a heading, the opening, the date line, the paper's number.

    A report of January that tells of twelve months tells of the year before.
    """
    for start, end in titles:
        if match := _YEAR.search(text, start, end):
            return int(match.group(1)), match.span()
    for block in blocks:
        if block.kind == "heading" and (match := _GROUP_YEAR.search(text, block.body, block.end)):
            return int(match.group(1)), match.span()
    opening = [block for block in blocks if block.kind in ("paragraph", "item") and block.part == "body"][:4]
    last = int(issued.value[:4]) if issued is not None else None
    for block in opening:
        placed = _PLACE_YEAR.match(text, block.body, block.end) if block.marker is None else None
        match = placed or _OPENING_YEAR.search(text, block.start, min(block.end, block.start + 120))
        if match and (last is None or 0 <= last - int(match.group(1)) <= 1):
            return int(match.group(1)), match.span()
    if issued is not None and last is not None:
        return last - _looks_back(text, issued, periods), (issued.start, issued.end)
    if planned := _year_of_plans(text, periods):
        return planned
    if number is not None and (match := _NUMBER_YEAR.search(text, *number)):
        return int(match.group(1)), match.span()
    for block in blocks:
        if block.part == "head" and (match := _ISSUE_YEAR.search(text, block.start, block.end)):
            return int(match.group(1)), match.span(1)
    return None


def _year_of_plans(text: str, periods: Sequence[FoundPeriod]) -> tuple[int, Place] | None:
    """The one year that a text plans for and gives months of; the years of works and of names (2018年危桥改造) are none."""
    found = [(match.start(), int(match.group(1)), match.span()) for match in _PLAN_YEAR.finditer(text)]
    found += [
        (period.start, period.year, (period.start, period.end))
        for period in periods
        if period.year is not None and period.first == 1 and not period.cumulative
    ]
    years = {year for _, year, _ in found}
    return (min(found)[1], min(found)[2]) if len(years) == 1 else None


def _looks_back(text: str, issued: IssueDate, periods: Sequence[FoundPeriod]) -> int:
    """How many years before its date a report's months lie: 1 for one of January that tells of December."""
    month = int(issued.value[5:7])
    last = next((period.last for period in periods if period.last and period.year is None and _covers(text, period)), 0)
    return 1 if last > month and month <= 4 else 0


def _region(
    text: str, title: Place | None, issuer: Place | None, subtitle: Place | None, blocks: Sequence[Block]
) -> tuple[int, int, Region] | None:
    """The place that a report is of: by title, issuer, subtitle, the name of the site, the beginning of the text."""
    named = [place for place in (title, issuer, subtitle) if place is not None]
    for place in named:
        if found := find_region(text[slice(*place)]):
            start, end, region = found
            return place[0] + start, place[0] + end, region
    for place in named:
        if found := find_named_region(text[slice(*place)]):
            start, end, region = found
            return place[0] + start, place[0] + end, region
    told = next((block for block in blocks if block.part == "body" and block.kind in ("paragraph", "item")), None)
    if told is not None and (found := find_region(text[told.start : min(told.end, told.start + _OPENING)])):
        start, end, region = found
        stem = region.text[-4:][:-1] if len(region.text) <= 4 else region.text[-3:-1]
        if (title is not None and stem in text[slice(*title)]) or text.count(region.text) >= _OFTEN:
            return told.start + start, told.start + end, region
    page = [block for block in blocks if block.part == "head"]
    opening = [block for block in blocks if block.part == "body" and block.kind == "paragraph"][:2]
    for block in [*page, *opening]:
        if found := find_named_region(text[block.start : min(block.end, block.start + 40)]):
            start, end, region = found
            return block.start + start, block.start + end, region
    return None


def report_period(text: str, masthead: Masthead, periods: tuple[FoundPeriod, ...]) -> FoundPeriod | None:
    """The period that the report's completions cover: the title's, else the first that its body names, else its month."""
    if masthead.genre == "实施方案":
        return None  # its months are those of what is promised
    usable = [period for period in periods if _covers(text, period)]
    if masthead.genre in ("新闻报道", "项目简介"):  # 第一季度集中签约仪式 says when, and not of which months
        usable = [period for period in usable if _SPENT.match(text, period.end)]
    if masthead.title is not None:
        low, high = masthead.title
        titled = [period for period in usable if low <= period.start < high]
        if titled:
            return titled[0]
    dated = [period for period in usable if period.last is not None]
    if dated or usable:
        return dated[0] if dated else usable[0]
    months = [period for period in periods if period.first and period.first == period.last and not period.years_back]
    return months[0] if months else _whole_year(masthead)


def _whole_year(masthead: Masthead) -> FoundPeriod | None:
    """The year that the title names, where the report was issued in the next: 2022年重点项目完成情况 of January 2023."""
    title, at, issued = masthead.title, masthead.year_at, masthead.issued_on
    if title is None or at is None or issued is None or not title[0] <= at[0] < title[1]:
        return None
    told = masthead.genre in ("通报", "进展情况", "新闻报道") and int(issued.value[:4]) - 1 == masthead.year
    return FoundPeriod(*at, 1, 12, masthead.year) if told else None


def _covers(text: str, period: FoundPeriod) -> bool:
    """Whether a period can be that of a report's completions: months of its own year from January on."""
    if period.cumulative or period.first != 1 or period.years_back:
        return False
    if not text[period.start : period.end].endswith("全年"):
        return True
    done = _FULL_YEAR.match(text, period.end)
    return done is not None and _PLANNED.search(text, max(0, period.start - 8), period.start) is None
