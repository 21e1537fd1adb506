"""Goals that say more than a number: term by term through the year, from the base of the year before, with the rise beside the level."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations, pairwise

from corpus.world import Project
from corpus.writer.dates import last_day
from corpus.writer.fitting import pattern
from corpus.writer.paper import Paper
from corpus.writer.parts import Fact, Part, Record, Stretch
from corpus.writer.sections.pledges import (
    Pledge,
    Told,
    answering,
    figure_of,
    is_bare,
    proving,
    round_down,
    say_due,
)
from corpus.writer.sections.standing import is_of_projects, is_told, last_year, reached
from corpus.writer.voice import Makers, own_words

_STAGED, _RAISED, _FUSED = 0.2, 0.13, 0.2
"""How often a goal is said in each of these ways where it can be; only a percent is fused."""
_DRAWS = 8
"""How often a form is drawn anew that does not fit."""


def say_goal(paper: Paper, projects: Sequence[Project], pledge: Pledge, unit: str) -> Told | None:
    """A goal in one of these ways; None where it is to be said plainly, or cannot be said otherwise."""
    if not pledge.is_new or pledge.what == "growth":
        return None
    chance = paper.chance.random()
    if chance < _STAGED:
        return _say_staged(paper, projects, pledge, unit)
    if chance < _STAGED + _RAISED:
        return _say_raised(paper, projects, pledge)
    if chance < _STAGED + _RAISED + _FUSED and pledge.what == "percent":
        return _say_fused(paper, projects, pledge)
    return None


# ---------------------------------------------------------------------------------------------------------- term by term

_TERMS = (("stage.q1", 3), ("stage.half", 6), ("stage.q3", 9), ("stage.year", 12))
_YEAR = 3
_PACES = (
    (20, 50, 75, 100),
    (15, 45, 75, 100),
    (25, 50, 75, 100),
    (20, 45, 70, 100),
    (25, 55, 80, 100),
    (18, 48, 76, 100),
)
_STEPS = (5, 5, 8, 10, 10, 15)
"""How many points a rate is to rise from term to term."""
_LEAST_RATE = 30
_LAST_DAY = 15
"""The day of its last month from which a term is no goal any more."""


def _say_staged(paper: Paper, projects: Sequence[Project], pledge: Pledge, unit: str) -> Told | None:
    """A number for each of two to four terms, in a form that names just as many."""
    left = _terms_left(paper)
    if len(left) < 2:
        return None
    so_far = reached(paper, projects, pledge.what, pledge.metric)
    most = min(len(left), paper.chance.choice((2, 2, 3, 3, 3, 4, 4, 4)))
    for draw in range(_DRAWS):
        terms = _draw_terms(paper, pledge, left, most)
        records = [pledge.record("=") for _ in terms]
        values = _draw_values(paper, pledge, records, terms, so_far)
        if not values:
            return None
        facts = paper.about(_staged_slots(paper, pledge, records, terms, values, unit))
        said, form = paper.voice.say("target.staged", facts)
        named = sum(slot.startswith("value") for slot in facts.said())
        if named == most and (terms[0] == 0 or not pattern("promises", "opens_year").search(own_words(said))):
            paper.staged.add(pledge.key)
            for record in records:
                record.layout, record.form = "target.staged", form
            return said, records
        # most forms name two terms: who has not met a longer one in a few draws says fewer
        most = named if draw >= 4 and named < most else most
    return None


def _terms_left(paper: Paper) -> list[int]:
    """The terms of the report's year that do not end before it is out, or just then."""
    year, month, day = paper.issued or (paper.year, paper.until % 12 + 1, 1)
    if year != paper.year:
        return []
    return [term for term, (_, last) in enumerate(_TERMS) if (last, _LAST_DAY) > (month, day)]


def _draw_terms(paper: Paper, pledge: Pledge, left: Sequence[int], number: int) -> tuple[int, ...]:
    """Some of the terms that are left; three follow each other, and what adds up over the year is told up to its end."""
    adds_up = pledge.what != "percent" or pattern("promises", "adds_up").search(pledge.metric)
    found = [
        terms
        for terms in combinations(left, number)
        if (number != 3 or terms[-1] - terms[0] == 2) and (not adds_up or terms[-1] == _YEAR)
    ]
    return paper.chance.choice(found)


def _draw_values(
    paper: Paper, pledge: Pledge, records: Sequence[Record], terms: Sequence[int], so_far: int
) -> list[Fact]:
    """A figure for each term, each above the one before and above what is reached; none where digits do not allow it."""
    numbers = _numbers(paper, pledge, terms)
    spread = pledge.spread
    values = [figure_of(paper, record, pledge, number) for record, number in zip(records, numbers, strict=True)]
    if spread:
        values[-1] = figure_of(paper, records[-1], pledge, pledge.number, spread=spread)
    written = [int(str(value.value)) for value in values]
    written[-1] -= spread
    rises = numbers[0] > so_far and all(one < next_one for one, next_one in pairwise(written))
    return values if rises and written[0] > 0 else []


def _numbers(paper: Paper, pledge: Pledge, terms: Sequence[int]) -> list[int]:
    chance, last = paper.chance, pledge.number
    if pledge.what == "percent" and not pattern("promises", "adds_up").search(pledge.metric):
        steps = [step for step in _STEPS if last - step * (len(terms) - 1) >= _LEAST_RATE]
        step = chance.choice(steps)
        return [last - step * to_go for to_go in range(len(terms) - 1, -1, -1)]
    # one pace for all of a report: what is invested and what share of the plan that is rise together
    paper.pace = paper.pace or chance.choice(_PACES)
    shares = [paper.pace[term] for term in terms]
    if pledge.what == "money":
        return [last if share == 100 else round_down(last * share // 100) for share in shares]
    if pledge.what == "percent":
        return [last if share == 100 else last * share // 500 * 5 for share in shares]
    return [-(-last * share // 100) for share in shares]


def _staged_slots(
    paper: Paper, pledge: Pledge, records: Sequence[Record], terms: Sequence[int], values: Sequence[Fact], unit: str
) -> Makers:
    facts: Makers = {"metric": pledge.metric}
    in_months = paper.chance.random() < 0.5
    for number, (record, term, value) in enumerate(zip(records, terms, values, strict=True), 1):
        place = str(number) if number > 1 else ""
        facts[f"stage{place}"] = _say_term(paper, record, term, in_months=in_months)
        facts[f"value{place}"] = value
    if unit:
        facts["lead"] = answering(records, unit)
    return facts


def _say_term(paper: Paper, record: Record, term: int, *, in_months: bool) -> list[Part]:
    """A term in words, which are its record's deadline; one sentence speaks of months or of quarters."""
    rule, month = _TERMS[term]
    words = paper.voice.words(rule)
    for _ in range(_DRAWS):
        if ("月" in words) == in_months:
            break
        words = paper.voice.words(rule)
    by = f"{paper.year}-{month:02d}-{last_day(paper.year, month):02d}"
    return proving([Stretch(record, "deadline", {"text": words, "by": by})], [words])


# ------------------------------------------------------------------------------------------------------------ from a base

_LEAST_RISE, _MOST_RISE = 116, 250
"""What an amount is to be in percent of last year's: more than any growth that the same report promises."""


def _say_raised(paper: Paper, projects: Sequence[Project], pledge: Pledge) -> Told | None:
    """A number beside the one from which it rises, which is history: that of the year before."""
    record = pledge.record("=")
    base = _draw_base(paper, projects, pledge, record)
    if base is None or _is_behind(paper, projects, pledge):
        return None
    value = figure_of(paper, record, pledge, pledge.number, spread=pledge.spread)
    before, after = Decimal(str(base.value)), Decimal(str(value.value)) - pledge.spread
    if not 0 < before < after:
        return None
    if pledge.what == "money" and not _LEAST_RISE * before <= 100 * after <= _MOST_RISE * before:
        return None
    base.roles_alt = ("other", "completion", "annual_plan", "count", "threshold", "percent_of_plan", "progress")
    is_of_year = pledge.what != "percent"
    facts: Makers = {
        "base": base,
        "value": value,
        "deadline": lambda: say_due(paper, record, is_of_year=is_of_year),
    }
    return _say_against_last_year(paper, "target.raised", pledge, [record], facts)


def _draw_base(paper: Paper, projects: Sequence[Project], pledge: Pledge, record: Record) -> Fact | None:
    """What the metric was in the year before: of the projects themselves what the world holds, of others what may be."""
    chance, number = paper.chance, pledge.number
    if pledge.what == "percent":
        return _rate(paper, record, "base", number * 10 - chance.randint(25, 200))
    if pledge.what == "count":
        return figure_of(paper, record, pledge, chance.randint(max(1, number // 2), number), field="base")
    if not is_of_projects(pledge.metric):
        return figure_of(paper, record, pledge, round_down(number * chance.randint(68, 86) // 100), field="base")
    january = last_year(paper) * 12
    spent = sum(project.since(january + 11) - project.since(january - 1) for project in projects)
    return figure_of(paper, record, pledge, spent, field="base") if spent else None


def _rate(paper: Paper, record: Record, field: str, tenths: int) -> Fact:
    """A rate that was measured, in the office's decimals: whole, or to a tenth."""
    whole, tenth = divmod(tenths, 10)
    if not paper.style.percent_decimals or not tenth:
        return Fact(record, field, f"{whole}%", role="comparison", kind="percent", value=whole, unit="%")
    digits = f"{whole}.{tenth}"
    return Fact(record, field, f"{digits}%", role="comparison", kind="percent", value=digits, unit="%")


# ---------------------------------------------------------------------------------------------------- rise and level in one

_POINTS = ("3", "5", "5", "8", "10", "10", "12", "15", "2.5", "4.2", "6.5")


def _say_fused(paper: Paper, projects: Sequence[Project], pledge: Pledge) -> Told | None:
    """A rate with the points by which it rises: two goals, and one deadline for both."""
    if _is_behind(paper, projects, pledge):
        return None
    level, rise = pledge.record("="), pledge.record("=")
    rise.fields["measure"] = "points"
    digits = paper.chance.choice(_POINTS)
    value = int(digits) if digits.isdigit() else digits
    points = Fact(rise, "value", f"{digits}个百分点", role="target", kind="points", value=value, unit="个百分点")
    points.roles_alt = ("comparison", "other")
    facts: Makers = {
        "points": points,
        "value": figure_of(paper, level, pledge, pledge.number),
        "deadline": lambda: say_due(paper, level, rise),
    }
    return _say_against_last_year(paper, "target.fused", pledge, [level, rise], facts)


# -------------------------------------------------------------------------------------------- what else the report tells


def _say_against_last_year(
    paper: Paper, rule: str, pledge: Pledge, records: list[Record], facts: Makers
) -> Told | None:
    """A form of the rule that says it is a goal; of what a report tells for this year, too, one that names the year before."""
    before = str(last_year(paper))
    by_year = pattern("promises", "of_last_year")
    said_before = paper.year_said
    for _ in range(_DRAWS):
        paper.year_said = said_before
        known = paper.about({"metric": pledge.metric, "last_year": before, **facts})
        said, form = paper.voice.say(rule, known)
        words = own_words(said)
        if is_told(pledge.what, pledge.metric) and not by_year.search(words) and before not in words:
            continue
        if paper.month is not None and is_bare(said, pledge.metric):
            continue
        for record in records:
            record.layout, record.form = rule, form
        return said, records
    paper.year_said = said_before
    return None


def _is_behind(paper: Paper, projects: Sequence[Project], pledge: Pledge) -> bool:
    """Whether the report tells that the goal is reached, or has told of last year what another base would contradict."""
    if last_year(paper) == paper.year and pledge.what != "money" and is_told(pledge.what, pledge.metric):
        return True
    return pledge.least <= reached(paper, projects, pledge.what, pledge.metric)
