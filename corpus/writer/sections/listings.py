"""Projects one after the other: lines, items, run-on lists; under headings or without."""

from collections.abc import Sequence

from corpus.world import Project
from corpus.writer.figures import foreign_money, money
from corpus.writer.groups import Group, tell_group
from corpus.writer.numbering import has_numbers, part_from, write_marker
from corpus.writer.paper import Paper
from corpus.writer.parts import Part, Record, Stretch
from corpus.writer.sections.distributed import distribute
from corpus.writer.splitting import split
from corpus.writer.telling import say_project, tell_project
from corpus.writer.voice import put_value

_WAYS: tuple[tuple[str, int], ...] = (
    ("line", 46),
    ("stop", 16),
    ("colon", 12),
    ("bracket", 10),
    ("reverse", 6),
)
"""How projects are told in a list, and how often."""
_HEADED = frozenset({"scope", "count", "total", "plan", "done", "rate"})


def list_projects(paper: Paper, projects: Sequence[Project], by: str) -> None:
    """Projects, each on a line of its own."""
    names, weights = zip(*_WAYS, strict=True)
    way = paper.chance.choices(names, weights)[0]
    paper.ways[way] = None
    _list_under_headings(paper, projects, by, f"project.{way}")


def list_plans(paper: Paper, projects: Sequence[Project], by: str) -> None:
    """Projects of a plan: what is to be done this year."""
    _list_under_headings(paper, projects, by, "project.plan")


def list_briefs(paper: Paper, projects: Sequence[Project], by: str) -> None:
    """Projects of a brief: what each is and will bring."""
    _list_under_headings(paper, projects, by, "project.brief")


def _list_under_headings(paper: Paper, projects: Sequence[Project], by: str, rule: str) -> None:
    paper.voice.keep_to(rule, paper.chance.choice((1, 1, 2, 3, 6)))
    groups = split(paper, projects, by)
    if not groups:
        list_without_headings(paper, projects, rule)
        return
    goes_on = paper.chance.random() < 0.12
    number = 0
    for group in groups:
        record = open_group(paper, group, rule)
        number = number if goes_on else 0
        for project in group.projects:
            number += 1
            record.members.append(_list_one(paper, project, rule, 2 if paper.sections else 1, number, group))
        record.closed = True


def list_without_headings(paper: Paper, projects: Sequence[Project], rule: str) -> None:
    """Projects one after the other; where the writer is to make a slip, it happens here."""
    depth, chance = 1 if paper.sections else 0, paper.chance
    slips_at = chance.randint(2, len(projects) - 1) if paper.slip and len(projects) > 3 else 0
    number = 0
    for place, project in enumerate(projects):
        skips = place == slips_at > 0 and paper.slip == "numbering" and has_numbers(paper.numbering, depth)
        number += 2 if skips else 1
        record = _list_one(paper, project, rule, depth, number, None)
        if skips:
            paper.slipped = record, record.firsts["name"], ()
        if place == slips_at > 0 and paper.slip == "duplicate":
            number += 1
            _list_again(paper, projects[chance.randrange(place)], rule, depth, number)


def _list_again(paper: Paper, project: Project, rule: str, depth: int, number: int) -> None:
    """A project that is on the list already, as if it were another."""
    first, second = paper.project(project.id, rule), paper.second_record(project.id, rule)
    paper.item(depth, number, say_member(paper, project, second, rule, None))
    for field in ("total", "plan", "done"):
        one, other = first.said(field), second.said(field)
        if one and other:
            paper.slipped = second, other, (one,)
            return


def open_group(paper: Paper, group: Group, rule: str) -> Record:
    """The heading of a group with its figures, and now and then a sentence with more of them; its record."""
    record = paper.group("group.heading")
    facts = tell_group(paper, group, record)
    if group.is_partial:
        facts = facts.without(facts.known - {"scope"})
    heading, record.form = paper.voice.say("group.heading", facts)
    depth = 1 if paper.sections else 0
    paper.heading(depth, paper.numbering.next(depth), heading)
    left = facts.without(facts.said() & _HEADED)
    under = "group.plan" if rule == "project.plan" else "group.brief" if rule == "project.brief" else "group.sentence"
    if paper.chance.random() < 0.4 and paper.voice.can_say(under, left):
        paper.add("paragraph", paper.voice.say(under, left)[0])
    return record


_FOREIGN = 0.06
"""How often a brief tells of a factory what foreign capital it uses."""


def _list_one(paper: Paper, project: Project, rule: str, depth: int, number: int, group: Group | None) -> Record:
    record = paper.project(project.id, rule)
    said = say_member(paper, project, record, rule, group)
    if rule == "project.brief" and project.output and paper.chance.random() < _FOREIGN:
        amount = foreign_money(
            record, "foreign", project.total_at(paper.until) * paper.chance.choice((15, 25, 40)) // 100
        )
        facts = tell_project(paper, project, record).also({"foreign": amount})
        said += paper.voice.say("project.foreign", facts)[0]
    paper.item(depth, number, said)
    follow_group(record, group)
    return record


_OF_STATE = frozenset({"status", "component", "progress", "problem", "milestone"})


def say_member(paper: Paper, project: Project, record: Record, rule: str, group: Group | None) -> list[Part]:
    """A project as one of a group: it has what the group passes to it, and says nothing against that."""
    if group is None:
        return say_project(paper, project, record, rule)
    record.fields.update(group.passes)
    passed = group.passes.get("status")
    if passed is None or passed == project.state(paper.until):
        return say_project(paper, project, record, rule)
    return say_project(paper, project, record, rule, tell_project(paper, project, record).without(_OF_STATE))


def follow_group(record: Record, group: Group | None) -> None:
    """Gives a project that is told what its group says of it where its own words say nothing."""
    if group is not None:
        for field, value in group.follows.items():
            record.fields.setdefault(field, value)


def run_on(paper: Paper, projects: Sequence[Project], by: str) -> None:
    """Projects one after the other within a paragraph: 其中：1、…；2、…"""
    groups: list[Group] | list[None] = split(paper, projects, by) or [None]
    pattern = paper.chance.choice(("{n}、", "{o}", "（{n}）", "{n}.", "({n})", ""))
    paper.voice.keep_to("project.line", paper.chance.choice((1, 2, 3)))
    for group in groups:
        record = None if group is None else open_group(paper, group, "project.line")
        parts: list[Part] = []
        chained: list[tuple[Record, Group]] = []
        listed = projects if group is None else group.projects
        for number, project in enumerate(listed, 1):
            told = paper.project(project.id, "project.run_on")
            said = say_member(paper, project, told, "project.line", group)
            told.layout = "project.run_on"
            if group is not None and record is not None:
                record.members.append(told)
                chained.append((told, group))
            marker = part_from(write_marker(pattern, number), said)
            parts += [marker, *_chained(said, last=number == len(listed))]
        if record is not None:
            record.closed = True
        paper.add("paragraph", parts)
        for told, of_group in chained:
            follow_group(told, of_group)


def _chained(parts: list[Part], *, last: bool) -> list[Part]:
    """A sentence as one of a chain: its final stop becomes a semicolon, except for the last."""
    if last or not parts or not isinstance(parts[-1], str) or not parts[-1].endswith("。"):
        return parts
    return [*parts[:-1], parts[-1][:-1] + "；"]


_MOST_ADJUSTED = 4


def tell_adjusted(paper: Paper, projects: Sequence[Project], by: str) -> None:
    """Projects whose total was adjusted, from what to what."""
    adjusted = [project for project in projects if project.adjusted and project.adjusted.month <= paper.until]
    for project in [project for project in adjusted if not paper.has_told(project.id)][:_MOST_ADJUSTED]:
        assert project.adjusted is not None
        record = paper.project(project.id, "project.adjusted")
        before = money(paper, record, "old_total", project.adjusted.before)
        after = money(paper, record, "new_total", project.adjusted.after)
        if before.text == after.text:
            continue
        facts = tell_project(paper, project, record).also({"total": before, "new_total": after})
        parts, record.form = paper.voice.say("project.adjusted", facts)
        paper.add("paragraph", parts)


def tell_together(paper: Paper, projects: Sequence[Project], by: str) -> None:
    """Two or three projects in one sentence, their figures distributed in order."""
    fresh = [project for project in projects if not paper.has_told(project.id)]
    if len(fresh) >= 2:
        distribute(paper, fresh[: paper.chance.choice((2, 2, 3))])


def name_again(paper: Paper, projects: Sequence[Project], by: str) -> None:
    """Projects named again as slow or stuck, in short forms, with one reason for all."""
    told = [project for project in projects if paper.has_told(project.id)] or list(projects)
    stuck = [project for project in told if project.problem(paper.until)]
    if not stuck:
        return
    kind = str(stuck[0].problem(paper.until))
    named = [project for project in stuck if project.problem(paper.until) == kind][:3]
    names: list[Part] = []
    records = []
    for place, project in enumerate(named):
        record = paper.project(project.id, "naming")
        records.append(record)
        names += ["、"] * bool(place)
        put_value(tell_project(paper, project, record)["short"], names)
    reason = [*paper.voice.say(f"problem.{kind}")[0]]
    marks: list[Part] = [Stretch(record, "problems", kind) for record in records]
    parts = paper.say("problems.projects", {"names": names, "problem": [*marks, *reason, *marks]})
    paper.add("paragraph", parts)
