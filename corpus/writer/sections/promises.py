"""What is promised, with a number or for one project: goals of a plan, targets of a report."""

from collections.abc import Sequence

from corpus.world import Project
from corpus.writer.dates import deadline
from corpus.writer.figures import money
from corpus.writer.fitting import pattern
from corpus.writer.numbering import part_from, write_marker
from corpus.writer.paper import Paper
from corpus.writer.parts import Fact, Part, Record, Stretch
from corpus.writer.style import write_count
from corpus.writer.telling import name
from corpus.writer.voice import Facts, Makers, own_words, plain_text


def write_targets(paper: Paper, projects: Sequence[Project], by: str) -> None:
    """Promises, one after the other."""
    parts: list[Part] = []
    for _ in range(paper.chance.choice((1, 2, 2, 3, 4))):
        parts += say_promise(paper, projects)[0]
    undone = [project for project in projects if project.state(paper.until) in ("前期", "未开工", "在建")]
    undone = [project for project in undone if paper.has_told(project.id)] or undone
    if undone and paper.chance.random() < 0.5:
        parts += _promise_of(paper, paper.chance.choice(undone))
    end_sentence(parts)
    paper.add("paragraph", parts)


def write_goals(paper: Paper, projects: Sequence[Project], by: str) -> None:
    """The goals of a plan, a line for each."""
    dash = paper.chance.choice(("——", "", "●", "{n}."))
    last = paper.chance.choice((3, 4, 5))
    for place in range(1, last + 1):
        said, _ = say_promise(paper, projects, is_goal=True)
        if place == last:
            end_sentence(said)
        paper.add("item", [part_from(write_marker(dash, place), said), *said], 1)


_WHATS = ("money", "money", "percent", "percent", "count", "growth")
_MEASURES = {"money": "value", "count": "value", "percent": "share", "growth": "growth"}


def say_promise(paper: Paper, projects: Sequence[Project], *, is_goal: bool = False) -> tuple[list[Part], Record]:
    """One promise with a number, and its record; a goal of a plan names nobody."""
    chance = paper.chance
    what = chance.choice(_WHATS)
    record = Record("target", "")
    paper.targets.append(record)
    record.fields["metric"] = metric = plain_text(paper.voice.say_new(f"metric.{what}")[0])
    value, number = _value(paper, projects, record, what, metric)
    at_least = chance.random() < 0.5 and not (what == "percent" and number == 100)
    rule = "target.growth" if what == "growth" else "target.at_least" if at_least else "target.exactly"
    record.layout = rule
    record.fields.update(op=">=" if at_least or what == "growth" else "=", measure=_MEASURES[what])
    facts: Makers = {"metric": metric, "value": value, "deadline": say_due(paper, record)}
    unit = ""
    if not is_goal and chance.random() < 0.2:
        unit = chance.choice(paper.place.departments).name
        facts["lead"] = _answering(record, unit)
    said, record.form = paper.voice.say(rule, paper.about(facts))
    _smooth(said)
    if unit and unit in plain_text(said):
        _name_role(said, unit)
    return said, record


def _value(paper: Paper, projects: Sequence[Project], record: Record, what: str, metric: str) -> tuple[Fact, int]:
    """The number of a promise: the same for the same metric all through a report."""
    chance = paper.chance
    key = f"{what}.{metric}"
    number = paper.promised.get(key)
    if number is None:
        if what == "money":
            number = _amount(paper, projects, metric)
        elif what == "count":
            number = max(2, len(projects) // chance.choice((1, 2, 3)))
        else:
            number = chance.choice((8, 10, 12, 15)) if what == "growth" else chance.choice((60, 80, 85, 90, 95, 100))
        paper.promised[key] = number
    if what == "money":
        value = money(paper, record, "value", number)
        value.before, value.after, value.bound, value.qualifier = "", "", "", ""
    elif what == "count":
        value = write_count(record, "value", number, paper.style.counter, "target")
    else:
        value = Fact(record, "value", f"{number}%", role="target", kind="percent", value=number, unit="%")
    value.roles_alt = ("annual_plan", "count", "percent_of_plan")
    return value, number


def _amount(paper: Paper, projects: Sequence[Project], metric: str) -> int:
    """An amount to promise, in hundreds of yuan: near the year's plan, where it is the projects that are spoken of."""
    plan = sum(project.plan(paper.year) for project in projects)
    if not pattern("promises", "of_projects").search(metric):
        tenths = (15, 20, 30, 45) if "固定资产" in metric else (2, 3, 4, 6)
        plan = plan * paper.chance.choice(tenths) // 10
    return max(10_000, plan // 100_000 * 100_000 or plan // 10_000 * 10_000)


def say_due(paper: Paper, record: Record) -> list[Part]:
    """A deadline in words, which are the record's proof of it."""
    until, by = deadline(paper)
    due = Stretch(record, "deadline", {"text": plain_text(until), "by": by})
    return [due, *until, due]


def _answering(record: Record, unit: str) -> list[Part]:
    owner = Stretch(record, "owners", [{"name": unit, "role": "责任"}])
    return [owner, unit, owner]


def _smooth(said: list[Part]) -> None:
    """Takes away the word that a form and its deadline both have (在 + 在9月底前)."""
    for place, part in enumerate(said[1:-1], 1):
        if isinstance(part, Stretch) and part.field == "deadline":
            before, after = said[place - 1], said[place + 1]
            if isinstance(before, str) and isinstance(after, str) and before.endswith(_AT):
                said[place + 1] = after.removeprefix("不迟").removeprefix("最迟").removeprefix("在").removeprefix("于")

    if isinstance(said[0], str):
        # a dash is the mark of a line, which goals have already and a sentence has not
        said[0] = said[0].removeprefix("——")


_AT = ("在", "于", "最迟")


def end_sentence(said: list[Part]) -> None:
    """Lets what comes last end as a sentence."""
    if isinstance(said[-1], str) and said[-1].endswith("；"):
        said[-1] = said[-1][:-1] + "。"


def _name_role(said: list[Part], unit: str) -> None:
    """Who is said to lead (由…牵头) leads; who is only told to do it answers for it."""
    after = plain_text(said).partition(unit)[2]
    if pattern("promises", "leads").match(after):
        owner = next(part for part in said if isinstance(part, Stretch) and part.field == "owners")
        owner.value = [{"name": unit, "role": "牵头"}]


def _promise_of(paper: Paper, project: Project) -> list[Part]:
    """A promise for one project, without a number: to begin, where it has not begun, or to be done."""
    chance, has_begun = paper.chance, project.state(paper.until) == "在建"
    short = paper.has_told(project.id)
    told = paper.project(project.id, "naming")
    record = Record("target", "target.project")
    unit = chance.choice(paper.place.departments).name if chance.random() < 0.5 else ""
    begins, ends = pattern("promises", "begins"), pattern("promises", "ends")
    fit, unfit = (ends, begins) if has_begun else (begins, ends)
    said: list[Part] = []
    for _ in range(12):
        facts: Makers = {"short": name(paper, project, told, short=short), "deadline": say_due(paper, record)}
        if unit:
            facts["lead"] = _answering(record, unit)
        said, record.form = paper.voice.say("target.project", Facts(facts))
        if not unfit.search(own_words(said)):
            break
    _smooth(said)
    if unit and unit in plain_text(said):
        _name_role(said, unit)
    called = next(part.text for part in said if isinstance(part, Fact))
    done = fit.search(own_words(said))
    record.fields["metric"] = called + (done.group() if done else "")
    paper.targets.append(record)
    return said
