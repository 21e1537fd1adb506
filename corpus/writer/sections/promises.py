"""What is promised, with a number or for one project: goals of a plan, targets of a report."""

from collections.abc import Sequence

from corpus.world import Project
from corpus.writer.fitting import pattern
from corpus.writer.numbering import part_from, write_marker
from corpus.writer.paper import Paper
from corpus.writer.parts import Fact, Part, Record
from corpus.writer.sections.goals import say_goal
from corpus.writer.sections.pledges import (
    Pledge,
    Told,
    answering,
    draw_pledge,
    figure_of,
    is_bare,
    name_role,
    say_due,
    smooth,
)
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


def say_promise(paper: Paper, projects: Sequence[Project], *, is_goal: bool = False) -> Told:
    """One sentence that promises a number or several, and their records; a goal of a plan names nobody."""
    pledge = draw_pledge(paper, projects)
    unit = paper.chance.choice(paper.place.departments).name if not is_goal and paper.chance.random() < 0.2 else ""
    said, records = say_goal(paper, projects, pledge, unit) or _say_plainly(paper, pledge, unit)
    smooth(said)
    if unit and unit in plain_text(said):
        name_role(said, unit)
    paper.targets += records
    return said, records


def _say_plainly(paper: Paper, pledge: Pledge, unit: str) -> Told:
    """A promise of one number; who promises a range, or all, does not promise it as the least."""
    chance, grows = paper.chance, pledge.what == "growth"
    is_all = pledge.what == "percent" and pledge.number == 100
    at_least = chance.random() < 0.5 and not is_all and not pledge.spread
    rule = "target.growth" if grows else "target.at_least" if at_least else "target.exactly"
    record = pledge.record(">=" if at_least or grows else "=")
    record.layout = rule
    value = figure_of(paper, record, pledge, pledge.number, spread=pledge.spread)
    facts: Makers = {"metric": pledge.metric, "value": value, "deadline": lambda: say_due(paper, record)}
    if unit:
        facts["lead"] = answering([record], unit)
    said_before, draws = paper.year_said, 1
    said, record.form = paper.voice.say(rule, paper.about(facts))
    while paper.month is not None and is_bare(said, pledge.metric) and draws < _DRAWS:
        paper.year_said, draws = said_before, draws + 1
        said, record.form = paper.voice.say(rule, paper.about(facts))
    if paper.month is not None and is_bare(said, pledge.metric):
        record.fields["optional"] = True
    return said, [record]


_DRAWS = 8
"""How often a form is drawn anew by which a report would only seem to tell how things stand."""


def end_sentence(said: list[Part]) -> None:
    """Lets what comes last end as a sentence."""
    if isinstance(said[-1], str) and said[-1].endswith("；"):
        said[-1] = said[-1][:-1] + "。"


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
            facts["lead"] = answering([record], unit)
        said, record.form = paper.voice.say("target.project", Facts(facts))
        if not unfit.search(own_words(said)):
            break
    smooth(said)
    if unit and unit in plain_text(said):
        name_role(said, unit)
    called = next(part.text for part in said if isinstance(part, Fact))
    done = fit.search(own_words(said))
    record.fields["metric"] = called + (done.group() if done else "")
    paper.targets.append(record)
    return said
