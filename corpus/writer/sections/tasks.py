"""Tasks of a plan, with those who answer for them."""

import re
from collections.abc import Sequence

from corpus.world import Project
from corpus.writer.fitting import pattern, patterns
from corpus.writer.paper import Paper
from corpus.writer.parts import Part, Record, Stretch
from corpus.writer.sections.pledges import say_due
from corpus.writer.sections.promises import end_sentence, say_promise
from corpus.writer.voice import Makers, plain_text

Owner = dict[str, str]
"""The name and the role of who answers for something."""


def write_tasks(paper: Paper, projects: Sequence[Project], by: str) -> None:
    """Tasks with those who answer for them, some with a promise."""
    told: set[str] = set()
    sectors = list(dict.fromkeys(project.sector for project in projects)) or ["产业"]
    for place in range(1, paper.chance.choice((2, 3, 4, 5)) + 1):
        sector = paper.chance.choice(sectors)
        title = paper.say_new("task.title", {"sector": sector})
        parts: list[Part] = [*title, "。"]
        parts += _task_text(paper, plain_text(title), sector, told)
        records: list[Record] = []
        if paper.chance.random() < 0.5:
            said, records = say_promise(paper, projects)
            end_sentence(said)
            parts += said
        task: dict[str, object] = {"title": plain_text(title)}
        if _NUMBERED.search(paper.numbering.marker(1, place)):
            task["number"] = str(place)
        paper.item(1, place, [*parts, *_owned(paper, records, parts, task)])


def _task_text(paper: Paper, title: str, sector: str, told: set[str]) -> list[Part]:
    """What a task consists of: of its title's matter where the words have it, and not what another task is."""
    matters = patterns("tasks", "matters")
    matter = next((matter for matter in matters if matter.search(title)), matters[-1])
    said: list[Part] = []
    for number in range(10):
        said = paper.say("task.text", {"sector": sector})
        text = plain_text(said)
        if text not in told and (number > 6 or matter.search(text)):
            break
    told.add(plain_text(said))
    return said


_NUMBERED = re.compile(r"[0-9一二三四五六七八九十①-⑳]")


def _owned(paper: Paper, records: list[Record], told: list[Part], task: dict[str, object]) -> list[Part]:
    """Who answers for a task, in brackets or on lines; without a promise the task itself is one without a number."""
    chance, departments = paper.chance, paper.place.departments
    asked = _asked(told)
    named = {owner["name"] for owner in asked}
    departments = tuple(unit for unit in departments if unit.name not in named)
    units = chance.sample(departments, min(len(departments), chance.choice((1, 2, 3, 4))))
    leads = 2 if chance.random() < 0.15 and len(units) > 2 else 1
    names = [unit.short if chance.random() < 0.5 else unit.name for unit in units]
    if not records:
        records = [Record("target", "task")]
        records[0].fields["metric"] = task["title"]
        paper.targets += records
    lead, support = "、".join(names[:leads]), "、".join(names[leads:])
    facts: Makers = {"lead": lead}
    if support:
        facts["support"] = support
    if chance.random() < 0.4 and not any(isinstance(part, Stretch) and part.field == "deadline" for part in told):
        facts["deadline"] = say_due(paper, *records)
    rule = "owner.lines" if chance.random() < 0.2 else "owner.bracket"
    said, form = paper.voice.say(rule, paper.about(facts))
    bracket = _read_owners(plain_text(said), names[:leads], lead, names[leads:], support)
    # whom the sentence itself asks answers for it beside those of the bracket
    for record in records:
        record.layout, record.form = rule, form
        record.fields.update(task=task, owners=[*asked, *bracket])
    return ["\n", *said] if rule == "owner.lines" else said


def _asked(told: list[Part]) -> list[Owner]:
    """Whom the sentence of a promise itself asks."""
    for part in told:
        if isinstance(part, Stretch) and part.field == "owners" and isinstance(part.value, list):
            return part.value
    return []


def _read_owners(text: str, leading: list[str], lead: str, supporting: list[str], support: str) -> list[Owner]:
    """The owners with the roles that the words about them give.

    >>> _read_owners("（责任单位：甲局；配合单位：乙局）", ["甲局"], "甲局", ["乙局"], "乙局")
    [{'name': '甲局', 'role': '责任'}, {'name': '乙局', 'role': '配合'}]
    >>> _read_owners("（甲局牵头，乙局按职责分工负责）", ["甲局"], "甲局", ["乙局"], "乙局")
    [{'name': '甲局', 'role': '牵头'}, {'name': '乙局', 'role': '责任'}]
    """
    before, _, after = text.partition(lead)
    leads, answers = pattern("promises", "leads"), pattern("promises", "answers")
    role = "牵头" if leads.match(after) or leads.search(before) else "责任"
    owners: list[Owner] = [{"name": unit, "role": role} for unit in leading]
    if support and support in after:
        label, _, after = after.partition(support)
        only_helps = pattern("promises", "helps").search(after[:8])
        role = "责任" if answers.search(label) or (answers.search(after[:8]) and not only_helps) else "配合"
        owners += [{"name": unit, "role": role} for unit in supporting]
    return owners
