"""What a report can say of one project: each fact made when a form asks for it, and noted in the project's record."""

from functools import partial
from zlib import crc32

from corpus.world import Project
from corpus.writer.clauses import components, content, milestone, status, trouble
from corpus.writer.dates import write_month
from corpus.writer.figures import in_period, money, progress, running, single
from corpus.writer.paper import Paper
from corpus.writer.parts import Fact, Part, Record, Stretch
from corpus.writer.setting import covers, say_month, say_period
from corpus.writer.style import write_count, write_percent
from corpus.writer.voice import Facts, Makers, Value

_SHARE_ALT = ("other", "progress", "percent_of_plan")


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
        makers["period"] = partial(say_period, paper)
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
    begin = len(paper.voice.spoken)
    parts, record.form = paper.voice.say(rule, facts)
    record.phrases += paper.voice.spoken_since(begin)
    return parts


def _add_progress(makers: Makers, paper: Paper, project: Project, record: Record, plan: int) -> None:
    month, tells = paper.until, paper.tells
    done = project.done(month)
    if (done or plan) and "done" in tells and (done or paper.chance.random() < 0.3):
        makers["done"] = lambda: in_period(money(paper, record, "done", done), covers(paper))
        if plan and done and "rate" in tells:
            makers["rate"] = lambda: write_percent(record, "rate", "percent_of_plan", done, plan, paper.style)
    alone = project.in_month(month) if "month" in tells and month % 12 and paper.day is None else 0
    if alone:
        makers["month"] = lambda: in_period(money(paper, record, "month", alone), single(month))
        makers["month_period"] = partial(say_month, paper)
    since = project.since(month) if "since" in tells else 0
    if since:
        end = f"{month // 12}-{month % 12 + 1:02d}"
        makers["since"] = lambda: in_period(money(paper, record, "since", since), running(end))
        makers["since_rate"] = lambda: _since_rate(paper, record, since, project.total_at(month))
    state = project.state(month)
    percent = project.progress(month) if "progress" in tells and state in ("在建", "停工") else 0
    if 5 < percent < 100:
        makers["progress"] = lambda: progress(record, percent)
    problem = project.problem(month) if "problem" in tells else None
    if "status" in tells:
        makers["status"] = lambda: status(paper, project, record, state)
    if state == "在建" and len(project.parts) > 1 and "component" in tells:
        makers["component"] = lambda: components(paper, project, record)
    if problem:
        makers["problem"] = lambda: trouble(paper, record, problem)
    if state in ("前期", "未开工", "在建") and "milestone" in tells:
        makers["milestone"] = lambda: milestone(paper, project, record)


def _add_circumstances(makers: Makers, paper: Paper, project: Project, record: Record) -> None:
    tells = paper.tells
    now = max(paper.until, paper.issued[0] * 12 + paper.issued[1] - 1 if paper.issued else 0)
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
        finish = project.finish if project.finish > project.start else project.end
        if finish > now:
            makers["finish"] = write_month(finish)
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


def _earlier(paper: Paper, record: Record, amount: int) -> Fact:
    return in_period(money(paper, record, "since", amount), running(f"{paper.year - 1}-12"))


def _since_rate(paper: Paper, record: Record, since: int, total: int) -> Fact:
    fact = write_percent(record, "since_rate", "comparison", since, total, paper.style)
    fact.roles_alt = _SHARE_ALT
    return fact


def _round(amount: int) -> int:
    """An amount as plans like it: to a tenth of 亿 or to 百万."""
    step = 100_000 if amount > 1_000_000 else 10_000
    return max(step, amount // step * step)
