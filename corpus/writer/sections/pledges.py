"""What promises are made of: a metric with its number, a deadline, who answers for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from corpus.world import Project
from corpus.writer.dates import deadline, year_end
from corpus.writer.figures import ROLES, money
from corpus.writer.fitting import pattern, patterns
from corpus.writer.paper import Paper
from corpus.writer.parts import Fact, Part, Record, Stretch
from corpus.writer.sections.standing import is_of_projects, last_year, reached
from corpus.writer.style import write_count
from corpus.writer.voice import own_words, plain_text

Told = tuple[list[Part], list[Record]]
"""A sentence, and the records of what it promises."""
_WHATS = ("money", "money", "percent", "percent", "count", "growth")
_MEASURES = {"money": "value", "count": "value", "percent": "share", "growth": "growth"}
_RANGES = 0.15
"""The share of counts that are promised as a range: 3-5个."""


@dataclass(frozen=True, slots=True)
class Pledge:
    """What is to be promised: the same number of the same metric all through a report."""

    what: str
    """money, percent, count or growth"""
    metric: str
    number: int
    """Hundreds of yuan, percents, or a count."""
    spread: int
    """How far the ends of a range lie from the number; 0 where it is no range."""
    is_new: bool
    """Whether the report has promised nothing of it."""

    @property
    def key(self) -> str:
        """By what the report knows what it has promised."""
        return _key(self.what, self.metric)

    @property
    def least(self) -> int:
        """The number, of a range its lower end."""
        return self.number - self.spread

    def record(self, op: str) -> Record:
        """The record of a promise of it."""
        record = Record("target", "")
        record.fields.update(metric=self.metric, op=op, measure=_MEASURES[self.what])
        return record


def draw_pledge(paper: Paper, projects: Sequence[Project]) -> Pledge:
    """A metric and its number; nothing that is promised term by term already, nothing that is reached."""
    is_next_year = last_year(paper) == paper.year
    for _ in range(_DRAWS):
        what, metric = _draw_metric(paper)
        key = _key(what, metric)
        if key in paper.staged:
            continue
        if key in paper.promised:
            return Pledge(what, metric, paper.promised[key], paper.spreads.get(key, 0), is_new=False)
        so_far = 0 if is_next_year else reached(paper, projects, what, metric)
        number = _draw_number(paper, projects, what, metric, so_far)
        if number > so_far:
            return _new_pledge(paper, what, metric, number, so_far)
    what, metric = "growth", plain_text(paper.voice.say_new("metric.growth")[0])
    number = paper.promised.get(_key(what, metric)) or _draw_number(paper, projects, what, metric, 0)
    return _new_pledge(paper, what, metric, number, 0)


def _new_pledge(paper: Paper, what: str, metric: str, number: int, so_far: int) -> Pledge:
    key, spread = _key(what, metric), 0
    if what == "count" and paper.chance.random() < _RANGES:
        spread = _spread(number, paper.chance)
        spread = spread if number - spread > so_far else 0
    paper.promised[key], paper.spreads[key] = number, spread
    return Pledge(what, metric, number, spread, is_new=True)


_DRAWS = 8
"""How often a metric is drawn anew that is promised term by term, or reached."""


def _key(what: str, metric: str) -> str:
    """By what a report knows what it has promised: two words for one thing are one."""
    kin = next((row.pattern for row in patterns("promises", "kin") if row.search(metric)), metric)
    return f"{what}.{kin}"


def _draw_number(paper: Paper, projects: Sequence[Project], what: str, metric: str, so_far: int) -> int:
    """A number to promise, above what is reached so far where there can be one."""
    chance = paper.chance
    if what == "money":
        return _amount(paper, projects, metric)
    if what == "growth":
        return chance.choice((8, 10, 12, 15))
    if what == "percent":
        return chance.choice([rate for rate in _RATES if rate > so_far] or _RATES)
    number = max(2, len(projects) // chance.choice((1, 2, 3)))
    return number if number > so_far else min(len(projects), so_far + chance.choice((1, 2, 3)))


_RATES = (60, 80, 85, 90, 95, 100)


def _draw_metric(paper: Paper) -> tuple[str, str]:
    what = paper.chance.choice(_WHATS)
    return what, plain_text(paper.voice.say_new(f"metric.{what}")[0])


def _spread(number: int, chance: Random) -> int:
    """How far the ends lie from a number: 3-5个 and 24-30个, never 9-19个."""
    widths = next(widths for least, widths in _SPREADS if number >= least)
    return chance.choice(widths)


_SPREADS = ((40, (2, 3, 5)), (15, (1, 2, 3)), (8, (1, 2)), (0, (1,)))
"""How far the ends of a range may lie from its middle, by the least number for which they may."""


def _amount(paper: Paper, projects: Sequence[Project], metric: str) -> int:
    """An amount to promise, in hundreds of yuan: near the year's plan, where it is the projects that are spoken of."""
    plan = sum(project.plan(paper.year) for project in projects)
    if not is_of_projects(metric):
        tenths = (15, 20, 30, 45) if pattern("promises", "of_all_economy").search(metric) else (2, 3, 4, 6)
        plan = plan * paper.chance.choice(tenths) // 10
    return max(10_000, round_down(plan))


def round_down(amount: int) -> int:
    """An amount in hundreds of yuan as goals have it: to a tenth of 亿元, a small one to a hundredth.

    >>> round_down(3_456_789), round_down(56_789)
    (3400000, 50000)
    """
    return amount // 100_000 * 100_000 or amount // 10_000 * 10_000


# ------------------------------------------------------------------------------------------------------------- figures


def figure_of(
    paper: Paper, record: Record, pledge: Pledge, number: int, *, spread: int = 0, field: str = "value"
) -> Fact:
    """A number of a metric as a figure of its record: the value that is promised, or the base from which it rises."""
    role = ROLES[field]
    if pledge.what == "money":
        fact = money(paper, record, field, number)
        fact.before, fact.after, fact.bound, fact.qualifier = "", "", "", ""
    elif pledge.what == "count" and spread:
        low, high, counter = number - spread, number + spread, paper.style.counter
        fact = write_count(record, field, number, counter, role)
        fact.text = f"{low}{paper.chance.choice(paper.style.words.dashes)}{high}{counter}"
        fact.bound, fact.ends = "range", (low, high)
    elif pledge.what == "count":
        fact = write_count(record, field, number, paper.style.counter, role)
    else:
        fact = Fact(record, field, f"{number}%", role=role, kind="percent", value=number, unit="%")
    if field == "value":
        fact.roles_alt = ("annual_plan", "count", "percent_of_plan")
    return fact


# -------------------------------------------------------------------------------------------------- deadlines and owners


def say_due(paper: Paper, *records: Record, is_of_year: bool = False) -> list[Part]:
    """A deadline in words, which prove it for every one of the records; what is of the whole year is due at its end."""
    of_year = is_of_year or any(_is_plan_of_year(record) for record in records)
    until, by = year_end(paper) if of_year else deadline(paper)
    return proving([Stretch(record, "deadline", {"text": plain_text(until), "by": by}) for record in records], until)


def _is_plan_of_year(record: Record) -> bool:
    """Whether it promises what is planned for the whole year: nobody has that done in spring."""
    return record.fields.get("measure") == "value" and is_of_projects(str(record.fields["metric"]))


def proving(stretches: Sequence[Stretch], words: Sequence[Part]) -> list[Part]:
    """Words between the beginnings and the ends of what they prove."""
    return [*stretches, *words, *reversed(stretches)]


def answering(records: Sequence[Record], unit: str) -> list[Part]:
    """A unit that answers for everything that a sentence promises."""
    return proving([Stretch(record, "owners", [{"name": unit, "role": "责任"}]) for record in records], [unit])


def is_bare(said: Sequence[Part], metric: str) -> bool:
    """Whether a sentence of a report has neither a day nor a word that makes it a goal: 手续办结率达到95% may be reached.

    >>> is_bare(["手续办结率", "达到95%。"], "手续办结率"), is_bare(["力争", "手续办结率", "达到95%。"], "手续办结率")
    (True, False)
    """
    if any(isinstance(part, Stretch) and part.field == "deadline" for part in said):
        return False
    return pattern("promises", "wants").search(own_words(said).replace(metric, "")) is None


def name_role(said: Sequence[Part], unit: str) -> None:
    """Who is said to lead (由…牵头) leads; who is only told to do it answers for it."""
    before, _, after = plain_text(list(said)).partition(unit)
    leads = pattern("promises", "leads")
    if leads.match(after) or leads.search(before[-_LABEL:]):
        for part in said:
            if isinstance(part, Stretch) and part.field == "owners":
                part.value = [{"name": unit, "role": "牵头"}]


_LABEL = 6
"""How far before a unit its label may begin: 牵头单位为."""


def smooth(said: list[Part]) -> None:
    """Takes away the word that a form and its deadline both have (在 + 在9月底前), and a dash that only a list gives a line."""
    for place, part in enumerate(said):
        if isinstance(part, Stretch) and part.field == "deadline" and part not in said[:place]:
            before, after = _words_beside(said, place, -1), _words_beside(said, place, 1)
            if before is not None and after is not None and str(said[before]).endswith(_AT):
                word = str(said[after])
                said[after] = word.removeprefix("不迟").removeprefix("最迟").removeprefix("在").removeprefix("于")
    if isinstance(said[0], str):
        # a dash is the mark of a line, which goals have already and a sentence has not
        said[0] = said[0].removeprefix("——")


_AT = ("在", "于", "最迟")


def _words_beside(said: Sequence[Part], place: int, step: int) -> int | None:
    """Where the words before or behind a stretch stand; None where a figure does."""
    place += step
    while 0 <= place < len(said) and isinstance(said[place], Stretch):
        place += step
    return place if 0 <= place < len(said) and isinstance(said[place], str) else None
