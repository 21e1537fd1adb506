"""What was done in which period: completions with their months, and the first half-year among them."""

import re

from extractors.claims import Claim
from extractors.figures import FoundFigure
from extractors.material import Material
from extractors.periods import FoundPeriod, month_of, settle
from schemas import Completion, Figure, Period

_ONE_MONTH = re.compile(
    r"(?:(?<![0-9-])(?P<before>1[0-2]|[1-9])月份?(?:当月|单月|一个月)|(?:当月|本月|单月)(?:（(?P<inside>1[0-2]|[1-9])月份?）)?)[^，。；：]{0,10}：?\Z"
)
_FROM_JANUARY = re.compile(
    r"(?:年初|年初以来|今年以来)(?:截)?[至到止](?P<month>1[0-2]|[1-9])月(?:[0-9]{1,2}日|底|末|份)?[^，。；：]{0,12}：?\Z"
)


def settle_completions(
    material: Material, claims: list[Claim], figures: tuple[FoundFigure, ...]
) -> tuple[tuple[Completion, ...], Figure | None]:
    """The completions that a record's claims tell of, and the one for January to June."""
    planned = any(claim.role in ("annual_plan", "percent_of_plan") for claim in claims)
    completions: list[Completion] = []
    for claim in claims:
        if claim.role != "completion":
            continue
        period = completion_period(material, claim, planned and not _exceeds(claim, claims, figures))
        again = any(before.period == period for before in completions)
        if again and planned and period.start is not None and period.start == period.end:
            period = Period(f"{period.start[:-2]}01", period.end, None, False, None)  # 10月…，累计…，占年度计划的83%
        elif again and "累计" in claim.label:  # 1-8月完成6800万元，累计完成1.8亿元: the second runs since the start
            period = Period(None, period.end, None, True, None)
        done = Completion(period, figures[claim.figure].figure)
        if not any(before.period == done.period and before.amount.value == done.amount.value for before in completions):
            completions.append(done)
    return tuple(completions), next((done.amount for done in completions if is_first_half(done.period)), None)


def _exceeds(claim: Claim, claims: list[Claim], figures: tuple[FoundFigure, ...]) -> bool:
    """Whether a bare 累计完成 is more than the year's plan, and nothing says what share of it: it runs since the start."""
    if not claim.label.startswith(("累计", "已")) or claim.period is not None:
        return False
    if any(other.role == "percent_of_plan" for other in claims):
        return False
    plan = next((figures[other.figure].figure.value for other in claims if other.role == "annual_plan"), None)
    done = figures[claim.figure].figure.value
    return plan is not None and done is not None and done > plan


def completion_period(material: Material, claim: Claim, planned: bool) -> Period:
    """The period of one completion: its own words, else the report's; since the start where nothing ties it to the year."""
    own = claim.period
    lead = _lead(material, claim)
    if single := _ONE_MONTH.search(lead):
        number = single["before"] or single["inside"]
        one = month_of(material.year, int(number)) if number else (material.period.end if material.period else None)
        return Period(one, one, None, False, single.group())
    if own is None and (until := _FROM_JANUARY.search(lead)):
        last = month_of(material.year, int(until["month"]))
        return Period(month_of(material.year, 1), last, None, False, until.group())
    yearly = planned or material.year is None
    if own is not None and yearly and _is_of_this_year(material, own, claim.label):
        return Period(month_of(own.year, 1), month_of(own.year, 12), None, False, _label(material, own))
    if claim.cumulative:
        label = _label(material, own) if own else None
        since = month_of(*own.since) if own and own.since else None
        return Period(since, _end(material, own), None, True, label)
    bare = claim.label.startswith(("累计", "已"))
    named = _WHOLE_YEAR.match(claim.label) if own is None else None
    if named is not None and (material.period is None or (material.period.end or "").endswith("-12")):
        return Period(f"{named[1]}-01", f"{named[1]}-12", None, False, named.group())  # 2023年度完成投资
    if own is not None and own.first == 0:
        month = material.period.end if material.period else None
        return Period(month, month, None, False, _label(material, own))
    if claim.other_years is not None and claim.other_years != (material.year, material.year):
        start, end = claim.other_years
        return Period(month_of(start, 1), month_of(end, 12), None, False, None)
    if claim.other_years is not None and own is None and (material.period is None or material.period.end is None):
        return Period(month_of(claim.other_years[0], 1), month_of(claim.other_years[1], 12), None, False, None)
    if own is not None and bare and not material.yearly and _runs_till(material, own) and "累计" in claim.label:
        return Period(None, _end(material, own), None, True, _label(material, own))
    if own is not None and (own.last is not None or planned):
        return settle(own, _label(material, own), material.year)
    if bare and not planned:
        return Period(None, _end(material, own), None, True, _label(material, own) if own else None)
    if material.period is not None and own is None:
        return material.period
    return Period(month_of(material.year, 1), None, None, False, _label(material, own) if own else None)


_WHOLE_YEAR = re.compile(r"((?:19|20)[0-9]{2})年(?:度|全年)")
_SINCE = re.compile(r"累计|开工|开建|动工|历年|以来|至今")


def _is_of_this_year(material: Material, own: FoundPeriod, cue: str) -> bool:
    """Whether what runs to the end of a year is of the report's own year: 2022年需完成3亿元，截至2022年末完成2.8亿元."""
    ends = own.cumulative and own.last == 12 and own.year is not None and material.year in (own.year, None)
    return ends and _SINCE.search(cue) is None


def _runs_till(material: Material, own: FoundPeriod) -> bool:
    """Whether a period says only until when: 截至7月底."""
    return material.shadow.text[own.start] in "截止至到" and own.last is not None


def _lead(material: Material, claim: Claim) -> str:
    """The words in front of a completion's cue."""
    return material.shadow.text[max(0, claim.cue[0] - 24) : claim.cue[1]] if claim.cue else ""


def _end(material: Material, own: FoundPeriod | None) -> str | None:
    """The month that a completion since the start runs to."""
    if own is not None and own.last is not None:
        return month_of(own.year or material.year, own.last)
    return material.period.end if material.period else None


def _label(material: Material, period: FoundPeriod) -> str:
    return material.quote(period.start, period.end)


def is_first_half(period: Period) -> bool:
    """Whether a period is January to June."""
    return not period.cumulative and (period.start or "").endswith("-01") and (period.end or "").endswith("-06")
