"""Sections without projects' figures: problems, next steps, promises, principles, tasks, safeguards."""

from collections.abc import Sequence

from corpus.world import Project
from corpus.writer.groups import Sums
from corpus.writer.paper import Paper
from corpus.writer.parts import Fact, Part, Record, Stretch
from corpus.writer.style import write_count
from corpus.writer.telling import deadline, money
from corpus.writer.voice import Facts


def write_problems(paper: Paper, projects: Sequence[Project], by: str) -> None:
    """What stands in the way in general."""
    _list_sentences(paper, "problems.lead", "problems.item", paper.chance.choice((1, 2, 3)))


def write_next(paper: Paper, projects: Sequence[Project], by: str) -> None:
    """What is to be done next in general."""
    _list_sentences(paper, "next.lead", "next.item", paper.chance.choice((1, 2, 3, 4)))


def _list_sentences(paper: Paper, lead: str, item: str, number: int) -> None:
    """A lead and some different sentences, in one paragraph (一是…二是…) or as items."""
    chosen: list[list[Part]] = []
    for _ in range(number):
        said = paper.say(item)
        if said not in chosen:
            chosen.append(said)
    opening = paper.say(lead) if paper.chance.random() < 0.5 else []
    if paper.chance.random() < 0.6:
        parts = list(opening)
        pattern = paper.chance.choice(("一是", "一是", "一是", "（{n}）", "{n}.", ""))
        for place, said in enumerate(chosen, 1):
            parts += [paper.inline_marker(pattern, place), *said]
        paper.add("paragraph", parts)
        return
    if opening:
        paper.add("paragraph", opening)
    for place, said in enumerate(chosen, 1):
        paper.item(1, place, said)


def write_principle(paper: Paper, projects: Sequence[Project], by: str) -> None:
    """The guiding thoughts of a plan."""
    paper.add("paragraph", paper.say("text.principle"))


def write_safeguards(paper: Paper, projects: Sequence[Project], by: str) -> None:
    """The safeguards of a plan."""
    for place in range(1, paper.chance.choice((2, 3, 4)) + 1):
        paper.item(1, place, paper.say("text.safeguard"))


def write_tasks(paper: Paper, projects: Sequence[Project], by: str) -> None:
    """Tasks with those who answer for them, some with a promise."""
    sectors = list(dict.fromkeys(project.sector for project in projects)) or ["产业"]
    for place in range(1, paper.chance.choice((2, 3, 4, 5)) + 1):
        sector = paper.chance.choice(sectors)
        title = paper.say("task.title", {"sector": sector})
        parts: list[Part] = [*title, "。"]
        parts += paper.say("task.text", {"sector": sector})
        promises = [_promise(paper, projects)] if paper.chance.random() < 0.5 else []
        for said, _ in promises:
            parts += said
        title_text = "".join(part for part in title if isinstance(part, str))
        task: dict[str, object] = {"number": str(place), "title": title_text}
        paper.item(1, place, [*parts, *_owned(paper, [record for _, record in promises], task)])


def _owned(paper: Paper, promises: list[Record], task: dict[str, object]) -> list[Part]:
    """Who answers for a task, in brackets or on lines; without a promise the task itself is one without a number."""
    chance, departments = paper.chance, paper.place.departments
    units = chance.sample(departments, min(len(departments), chance.choice((1, 2, 3, 4))))
    lead, support = units[:1], units[1:]
    if chance.random() < 0.15 and len(units) > 2:
        lead, support = units[:2], units[2:]
    names = [unit.short if chance.random() < 0.5 else unit.name for unit in units]
    owners = [
        {"name": named, "role": "牵头" if unit in lead else "配合"} for unit, named in zip(units, names, strict=True)
    ]
    if not promises:
        record = Record("target", "task")
        record.fields["metric"] = task["title"]
        paper.targets.append(record)
        promises = [record]
    for record in promises:
        record.fields.update(owners=owners, task=task)
    facts: dict[str, object] = {"lead": "、".join(names[: len(lead)])}
    if support:
        facts["support"] = "、".join(names[len(lead) :])
    rule = "owner.lines" if chance.random() < 0.2 else "owner.bracket"
    said, form = paper.voice.say(rule, paper.about(facts))
    for record in promises:
        record.layout, record.form = rule, form
        if not support or not _says(said, str(facts.get("support", "\0"))):
            record.fields["owners"] = [owner for owner in owners if _says(said, str(owner["name"]))]
    return ["\n", *said] if rule == "owner.lines" else said


def _says(parts: list[Part], words: str) -> bool:
    return words in "".join(part for part in parts if isinstance(part, str))


# ------------------------------------------------------------------------------------------------------------ promises


def write_targets(paper: Paper, projects: Sequence[Project], by: str) -> None:
    """Promises, one after the other."""
    parts: list[Part] = []
    for _ in range(paper.chance.choice((1, 2, 2, 3, 4))):
        parts += _promise(paper, projects)[0]
    untold = [project for project in projects if project.state(paper.until) in ("前期", "未开工", "在建")]
    if untold and paper.chance.random() < 0.5:
        parts += _promise_of(paper, paper.chance.choice(untold))
    paper.layouts.append("targets")
    paper.add("paragraph", parts)


def write_goals(paper: Paper, projects: Sequence[Project], by: str) -> None:
    """The goals of a plan, a line for each."""
    dash = paper.chance.choice(("——", "", "●", "{n}."))
    for place in range(1, paper.chance.choice((3, 4, 5)) + 1):
        said, _ = _promise(paper, projects)
        paper.add("item", [paper.inline_marker(dash, place), *said], 1)
    paper.layouts.append("goals")


def _promise(paper: Paper, projects: Sequence[Project]) -> tuple[list[Part], Record]:
    """One promise with a number, and its record."""
    chance = paper.chance
    what = chance.choice(("money", "money", "percent", "percent", "count", "growth"))
    record = Record("target", "")
    paper.targets.append(record)
    sums = Sums(projects, paper.year, paper.month)
    if what == "money":
        amount = max(10_000, sums.plan // 100_000 * 100_000 or sums.plan)
        value = money(paper, record, "value", amount)
        value.before, value.after, value.bound, value.qualifier = "", "", "", ""
    elif what == "count":
        number = max(2, sums.count // chance.choice((1, 2, 3)))
        value = write_count(record, "value", number, paper.style.counter, "target")
    else:
        number = chance.choice((8, 10, 12, 15)) if what == "growth" else chance.choice((60, 80, 85, 90, 95, 100))
        value = Fact(record, "value", f"{number}%", role="target", kind="percent", value=number, unit="%")
    value.roles_alt = ("annual_plan", "count", "percent_of_plan")
    at_least = chance.random() < 0.5
    rule = "target.growth" if what == "growth" else "target.at_least" if at_least else "target.exactly"
    record.layout = rule
    record.fields.update(op=">=" if at_least or what == "growth" else "=", measure=_MEASURES[what])
    record.fields["metric"] = metric = paper.voice.words(f"metric.{what}")
    until, by = deadline(paper)
    due = Stretch(record, "deadline", {"text": _plain(until), "by": by})
    facts: dict[str, object] = {"metric": metric, "value": value, "deadline": [due, *until, due]}
    if chance.random() < 0.2:
        unit = chance.choice(paper.place.departments)
        owner = Stretch(record, "owners", [{"name": unit.name, "role": "责任"}])
        facts["lead"] = [owner, unit.name, owner]
    said, record.form = paper.voice.say(rule, paper.about(facts))
    return said, record


_MEASURES = {"money": "value", "count": "value", "percent": "share", "growth": "growth"}


def _promise_of(paper: Paper, project: Project) -> list[Part]:
    """A promise for one project, without a number."""
    from corpus.writer.telling import name

    record = Record("target", "target.project")
    paper.targets.append(record)
    told = paper.project(project.id, "naming")
    until, by = deadline(paper)
    due = Stretch(record, "deadline", {"text": _plain(until), "by": by})
    facts: dict[str, object] = {
        "short": name(paper, project, told, short=paper.has_told(project.id)),
        "deadline": [due, *until, due],
    }
    if paper.chance.random() < 0.5:
        unit = paper.chance.choice(paper.place.departments)
        owner = Stretch(record, "owners", [{"name": unit.name, "role": "责任"}])
        facts["lead"] = [owner, unit.name, owner]
    said, record.form = paper.voice.say("target.project", Facts(facts))  # type: ignore[arg-type]
    record.fields["metric"] = _plain(said).rstrip("。；！")
    return said


def _plain(parts: list[Part]) -> str:
    from corpus.writer.voice import plain_text

    return plain_text(parts)
