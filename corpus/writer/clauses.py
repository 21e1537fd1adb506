"""Clauses on one project: its state, its parts, what holds it up, what is expected of it, what is built."""

from corpus.world import Project
from corpus.writer.dates import deadline, write_month
from corpus.writer.figures import measure, progress
from corpus.writer.fitting import pattern
from corpus.writer.paper import Paper
from corpus.writer.parts import Fact, Part, Record, Stretch
from corpus.writer.voice import Facts, Makers

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
    parts = project.parts if rule == f"status.{state}" else _of_kind(project)
    if len(parts) > 1:
        makers["part"], makers["part2"] = chance.sample(parts, 2)
    percent, problem = project.progress(month), project.problem(month)
    if 5 < percent < 100:
        makers["progress"] = lambda: progress(record, percent)
    if problem:
        makers["problem"] = lambda: trouble(paper, record, problem)
    stretch = Stretch(record, "status", state)
    return [stretch, *paper.voice.say(rule, Facts(makers))[0], stretch]


def _of_kind(project: Project) -> list[str]:
    """The parts of which the words of its kind can be said: a 标段 has a road surface, its piles have none."""
    fits = pattern("parts", str(project.state_kind))
    return [part for part in project.parts if fits.search(part)]


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
