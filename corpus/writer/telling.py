"""What a report can say of one project: each fact made when a form asks for it, and noted in the project's record."""

from zlib import crc32

from corpus.world import Project
from corpus.writer.dates import deadline, write_month
from corpus.writer.paper import Paper
from corpus.writer.parts import Fact, Part, Record, Stretch
from corpus.writer.style import write_count, write_money, write_percent
from corpus.writer.voice import Facts, Makers, Value

ROLES = {
    "total": "total_investment",
    "old_total": "total_investment",
    "new_total": "total_investment",
    "plan": "annual_plan",
    "done": "completion",
    "month": "completion",
    "since": "completion",
    "rate": "percent_of_plan",
    "progress": "progress",
    "count": "count",
    "output": "output_value",
    "tax": "other",
    "funding": "funding",
    "phase_total": "other",
    "since_rate": "comparison",
    "open_rate": "comparison",
    "ahead": "comparison",
    "behind": "comparison",
    "grow": "comparison",
    "last": "comparison",
    "floor": "threshold",
    "ceiling": "threshold",
    "area": "area",
    "length": "length",
    "capacity": "capacity",
    "jobs": "count",
    "number": "count",
    "value": "target",
}
"""The role in the figure ledger of each slot that is a figure."""
ALSO_RIGHT = {
    "comparison": ("other", "threshold"),
    "count": ("other", "capacity"),
    "funding": ("other",),
    "other": ("output_value", "funding", "comparison", "total_investment"),
    "threshold": ("other", "comparison"),
}
"""Other roles that a careful reader may give such a figure."""
_SHARE_ALT = ("other", "progress", "percent_of_plan")


def money(paper: Paper, record: Record | None, slot: str, amount: int) -> Fact:
    """An amount for a slot, as this report's office writes it."""
    fact = write_money(record, slot, ROLES[slot], amount, paper.style, paper.chance)
    fact.roles_alt = ALSO_RIGHT.get(fact.role, ()) if slot != "phase_total" else ("total_investment", "funding")
    return fact


def tell_project(paper: Paper, project: Project, record: Record) -> Facts:
    """The slots of a project that this report's office may fill."""
    tells, month = paper.tells, paper.until
    makers: Makers = {
        "name": lambda: name(paper, project, record),
        "short": lambda: name(paper, project, record, short=True),
        "year": paper.say_year,
    }
    if "total" in tells:
        makers["total"] = lambda: money(paper, record, "total", project.total_at(month))
    plan = project.plan(paper.year)
    if plan and "plan" in tells:
        makers["plan"] = lambda: money(paper, record, "plan", plan)
    if paper.month is not None:
        makers["period"] = paper.say_period
        _add_progress(makers, paper, project, record, plan)
    else:
        earlier = project.since(paper.year * 12 - 1)
        if earlier and "since" in tells:
            makers["since"] = lambda: _earlier(paper, record, earlier)
    _add_circumstances(makers, paper, project, record)
    if project.output and "output" in tells:
        makers["output"] = lambda: money(paper, record, "output", project.output)
        if project.tax:
            makers["tax"] = lambda: money(paper, record, "tax", project.tax)
        if project.jobs:
            makers["jobs"] = lambda: write_count(record, "jobs", project.jobs, paper.chance.choice("个人"), "count")
    if "phase_total" in tells and month < project.finish and "期" not in project.name_at(month).full:
        makers["phase_total"] = lambda: money(paper, record, "phase_total", _round(project.total_at(month) * 2 // 5))
    return Facts(makers)


def say_project(paper: Paper, project: Project, record: Record, rule: str, facts: Facts | None = None) -> list[Part]:
    """The project in a form of the rule, or of the plainest one where the office tells too little of it for that."""
    facts = facts or tell_project(paper, project, record)
    if not paper.voice.can_say(rule, facts):
        facts = facts.also({"total": lambda: money(paper, record, "total", project.total_at(paper.until))})
        rule = rule if paper.voice.can_say(rule, facts) else "project.line"
    record.layout = rule
    parts, record.form = paper.voice.say(rule, facts)
    return parts


def _add_progress(makers: Makers, paper: Paper, project: Project, record: Record, plan: int) -> None:
    month, tells = paper.until, paper.tells
    done = project.done(month)
    if (done or plan) and "done" in tells and (done or paper.chance.random() < 0.3):
        makers["done"] = lambda: in_period(money(paper, record, "done", done), paper.covers())
        if plan and done and "rate" in tells:
            makers["rate"] = lambda: write_percent(record, "rate", "percent_of_plan", done, plan, paper.style)
    alone = project.in_month(month)
    if alone and month % 12 and paper.day is None and "month" in tells:
        makers["month"] = lambda: in_period(money(paper, record, "month", alone), single(month))
        makers["month_period"] = paper.say_month
    since = project.since(month)
    if since and "since" in tells:
        end = f"{month // 12}-{month % 12 + 1:02d}"
        makers["since"] = lambda: in_period(money(paper, record, "since", since), running(end))
        makers["since_rate"] = lambda: _since_rate(paper, record, since, project.total_at(month))
    state = project.state(month)
    percent = project.progress(month)
    if state in ("在建", "停工") and 5 < percent < 100 and "progress" in tells:
        makers["progress"] = lambda: _progress(record, percent)
    problem = project.problem(month)
    if "status" in tells:
        makers["status"] = lambda: status(paper, project, record, state)
    if state == "在建" and len(project.parts) > 1 and "component" in tells:
        makers["component"] = lambda: components(paper, project, record)
    if problem and "problem" in tells:
        makers["problem"] = lambda: trouble(paper, record, problem)
    if state in ("前期", "未开工", "在建") and "milestone" in tells:
        makers["milestone"] = lambda: milestone(paper, project, record)


def _add_circumstances(makers: Makers, paper: Paper, project: Project, record: Record) -> None:
    tells = paper.tells
    if "content" in tells:
        makers["content"] = lambda: content(project, record)
    if "builder" in tells:
        makers["builder"] = lambda: _words(record, "builder", project.builder)
    if "owner" in tells:
        makers["owner"] = lambda: _words(record, "responsible", project.owner)
    if "place" in tells and project.town:
        makers["place"] = lambda: _words(record, "location", project.town)
    if "start" in tells and (paper.month is None or project.start <= paper.month):
        # what has not begun has no beginning to tell of; what began late has its end as its builders see it now
        makers["start"] = lambda: _words(record, "began", write_month(project.start))
        makers["finish"] = write_month(project.finish if project.finish > project.start else project.end)
    if "nature" in tells:
        nature = project.nature(paper.year)
        makers["nature"] = lambda: _words(record, "nature", nature)
    if "funding" in tells and project.source_of_funds is not None:
        amount = project.source_of_funds[1]
        makers["funding"] = lambda: money(paper, record, "funding", amount)


# -------------------------------------------------------------------------------------------------------------- values


def name(paper: Paper, project: Project, record: Record, *, short: bool = False) -> Fact:
    """The project's name of that time as this office calls it, or a shorter form of it."""
    naming = project.name_at(paper.until)
    text = naming.full
    if naming.shorts:
        if short:
            text = paper.chance.choice(naming.shorts)
        elif _is_loose(paper, project) and len(naming.shorts[0]) >= _PLAIN_NAME:
            text = naming.shorts[0]
    return Fact(record, "name", text)


_PLAIN_NAME = 7
"""A short form of that many characters still tells a project from others on the list."""


def _is_loose(paper: Paper, project: Project) -> bool:
    """Whether the office goes by a project's short form: always the same office for the same project, one in six."""
    return crc32(f"{paper.place.name}{project.id}".encode()) % 6 == 0


def _words(record: Record, field: str, text: str) -> Value:
    stretch = Stretch(record, field, [text] if field == "responsible" else text)
    return [stretch, text, stretch]


def in_period(fact: Fact, period: dict[str, object] | None) -> Fact:
    """The same fact with the months it is of."""
    fact.period = period
    return fact


def single(month: int) -> dict[str, object]:
    """One month as a period."""
    text = f"{month // 12}-{month % 12 + 1:02d}"
    return {"start": text, "end": text}


def running(end: str) -> dict[str, object]:
    """The time since a project began, as a period."""
    return {"end": end, "cumulative": True}


def _earlier(paper: Paper, record: Record, amount: int) -> Fact:
    return in_period(money(paper, record, "since", amount), running(f"{paper.year - 1}-12"))


def _since_rate(paper: Paper, record: Record, since: int, total: int) -> Fact:
    fact = write_percent(record, "since_rate", "comparison", since, total, paper.style)
    fact.roles_alt = _SHARE_ALT
    return fact


def _progress(record: Record, percent: int) -> Fact:
    return Fact(
        record, "progress", f"{percent}%", role="progress", kind="percent", value=percent, unit="%", true=percent
    )


def _round(amount: int) -> int:
    """An amount as plans like it: to a tenth of 亿 or to 百万."""
    step = 100_000 if amount > 1_000_000 else 10_000
    return max(step, amount // step * step)


# ------------------------------------------------------------------------------------------------------------- clauses

_OF_KIND = 0.6
"""How often a state is told in words that fit only that kind of project."""


def status(paper: Paper, project: Project, record: Record, state: str) -> list[Part]:
    """A clause that tells the project's state."""
    rule, chance = f"status.{state}", paper.chance
    by_kind = f"{rule}.{project.state_kind}"
    if by_kind in paper.voice.grammar.forms and chance.random() < _OF_KIND:
        rule = by_kind
    month = paper.until
    # the month of a day is not over: nothing is done by its end
    last = max(1, month % 12 + (paper.day is None))
    # what has not begun has not begun by now: 截至5月底仍未开工
    told = last if state == "未开工" else chance.randint(1, last)
    makers: Makers = {"m": str(told), "year": paper.say_year}
    _add_parts(makers, paper, project)
    percent, problem = project.progress(month), project.problem(month)
    if 5 < percent < 100:
        makers["progress"] = lambda: _progress(record, percent)
    if problem:
        makers["problem"] = lambda: trouble(paper, record, problem)
    stretch = Stretch(record, "status", state)
    return [stretch, *paper.voice.say(rule, Facts(makers))[0], stretch]


def _add_parts(makers: Makers, paper: Paper, project: Project) -> None:
    if len(project.parts) > 1:
        makers["part"], makers["part2"] = paper.chance.sample(project.parts, 2)


def components(paper: Paper, project: Project, record: Record) -> list[Part]:
    """A clause that tells the state of two parts; the project is being built."""
    serving = paper.chance.random() < 0.3
    first, second = Record("component", "component"), Record("component", "component")
    for part, state in ((first, "投产" if serving else "完工"), (second, "在建")):
        part.owner = record
        part.fields["status"] = state
    names = paper.chance.sample(project.parts, 2)
    rule = "component.serving" if serving else "component.going"
    makers: Makers = {
        "part": Fact(first, "name", names[0]),
        "part2": Fact(second, "name", names[1]),
        "m": str(paper.chance.randint(1, paper.until % 12 + 1)),
    }
    said, _ = paper.voice.say(rule, Facts(makers))
    listed = Stretch(record, "components", (first, second))
    state_said = Stretch(record, "status", "在建")
    return [listed, state_said, *said, state_said, listed]


def trouble(paper: Paper, record: Record, kind: str) -> list[Part]:
    """A clause that tells what holds the project up."""
    stretch = Stretch(record, "problems", kind)
    rule = f"problem.{kind}"
    return [stretch, *paper.voice.say(rule)[0], stretch]


def milestone(paper: Paper, project: Project, record: Record) -> list[Part]:
    """A clause that tells what is expected of the project."""
    chance = paper.chance
    late = max(0, project.start - project.due) if project.start > paper.until else 0
    finish = max(project.finish + late, paper.until + chance.randint(2, 14))
    makers: Makers = {"finish": write_month(finish), "m": str(chance.randint(1, 12))}
    if finish // 12 <= (paper.issued[0] if paper.issued else paper.year):
        # 年底前建成 is said of what can be finished by then
        makers["deadline"] = lambda: deadline(paper)[0]
    stretch = Stretch(record, "milestones", True)
    return [stretch, *paper.voice.say("milestone", Facts(makers))[0], stretch]


def content(project: Project, record: Record) -> list[Part]:
    """What is built, its measures as figures of the project."""
    stretch = Stretch(record, "content", True)
    parts: list[Part] = [stretch]
    for kind, text in project.content.pieces:
        if kind == "text":
            parts.append(text)
        else:
            parts.append(measure(record, kind, text))
    parts.append(stretch)
    return parts


def measure(record: Record | None, kind: str, text: str) -> Fact:
    """A measure as a figure: its digits are the value, the rest its unit."""
    digits = text[: len(text) - len(text.lstrip("0123456789.,"))].replace(",", "")
    unit = text[len(digits) :]
    role = ROLES[kind]
    fact = Fact(record, kind, text, role=role, kind=role, value=digits, unit=unit)
    fact.roles_alt = ("other", "capacity", "count", "area", "length")
    return fact
