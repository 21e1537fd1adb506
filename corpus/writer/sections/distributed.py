"""Sentences that give several owners their values in order: 甲、乙总投资分别为3亿元、2亿元; and lists of names."""

from collections.abc import Sequence

from corpus.world import Project
from corpus.writer.clauses import trouble
from corpus.writer.figures import in_period, money
from corpus.writer.fitting import pattern
from corpus.writer.groups import Group, Sums, scope_fact
from corpus.writer.paper import Paper
from corpus.writer.parts import Fact, Part, Record, Stretch
from corpus.writer.setting import covers
from corpus.writer.splitting import split
from corpus.writer.style import write_count
from corpus.writer.telling import name
from corpus.writer.voice import Facts, Makers, own_words


def join(facts: Sequence[Fact | str], last: str = "、") -> list[Part]:
    """Facts with 、 between them, and another mark before the last."""
    parts: list[Part] = []
    for place, fact in enumerate(facts):
        if place:
            parts.append(last if place == len(facts) - 1 else "、")
        if isinstance(fact, Fact) and fact.before:
            parts.append(fact.before)
        parts.append(fact)
        if isinstance(fact, Fact) and fact.after:
            parts.append(fact.after)
    return parts


def distribute(paper: Paper, projects: Sequence[Project]) -> None:
    """One sentence on several projects with their figures in order."""
    records = [paper.project(project.id, "project.together") for project in projects]
    last = paper.chance.choice(("、", "和", "、", "及"))
    pairs = list(zip(projects, records, strict=True))
    facts: Makers = {
        "names": lambda: join([name(paper, project, record) for project, record in pairs], last),
        "totals": lambda: join(
            [money(paper, record, "total", one.total_at(paper.until)) for one, record in pairs], last
        ),
    }
    if all(project.plan(paper.year) for project in projects):
        facts["plans"] = lambda: join(
            [money(paper, record, "plan", one.plan(paper.year)) for one, record in pairs], last
        )
    if paper.month is not None and all(project.done(paper.until) for project in projects):
        facts["dones"] = lambda: join(
            [
                in_period(money(paper, record, "done", project.done(paper.until)), covers(paper))
                for project, record in pairs
            ],
            last,
        )
    begin = len(paper.voice.spoken)
    parts, form = paper.voice.say("project.together", paper.about(facts))
    for record in records:
        record.form = form
        record.phrases += paper.voice.spoken_since(begin)
    paper.add("paragraph", parts)


def list_by_state(paper: Paper, projects: Sequence[Project], by: str) -> None:
    """The groups of each state in a sentence, some or all of their names, and how many they are."""
    parts: list[Part] = []
    for group in split(paper, projects, "stage"):
        rule = f"enumeration.{group.state}"
        alone = len(group.projects) == 1
        if rule not in paper.voice.grammar.forms or (alone and paper.chance.random() < 0.5):
            continue
        parts += _tell_alone(paper, group, rule) if alone else _enumerate(paper, group, rule)
        if paper.chance.random() < 0.4:
            paper.add("paragraph", parts)
            parts = []
    if parts:
        paper.add("paragraph", parts)


def _tell_alone(paper: Paper, group: Group, rule: str) -> list[Part]:
    """The like sentence on the only project of a state: its name without a count, in words that fit one."""
    project = group.projects[0]
    member = paper.project(project.id, "enumeration")
    facts: Makers = {"list": [named := name(paper, project, member)]}
    problem = project.problem(paper.until)
    if problem and group.state in ("停工", "未开工"):
        facts["problem"] = lambda: trouble(paper, member, problem)
    for _ in range(4):
        begin = len(paper.voice.spoken)
        said = paper.say(rule, facts)
        member.phrases += paper.voice.spoken_since(begin)
        if named in said and not pattern("lists", "of_several").search(own_words(said)):
            mark = Stretch(member, "status", group.state)
            return [mark, *said, mark]
    return []


def _enumerate(paper: Paper, group: Group, rule: str) -> list[Part]:
    """甲、乙等12个项目已竣工: the names, the count, and the state that passes to each of them."""
    chance, size = paper.chance, len(group.projects)
    some = min(size, chance.choice((1, 2, 2, 3, 3, 4)))
    closed = some == size
    record = paper.group("list.closed" if closed else "list.open")
    record.fields.update(cut="stage", scope=_SCOPES[group.state])
    named = list(group.projects[:some])
    facts: list[Fact | str] = []
    members = []
    marks: list[Part] = []
    for project in named:
        member = paper.project(project.id, "enumeration")
        members.append(member)
        facts.append(name(paper, project, member))
        marks.append(Stretch(member, "status", group.state))
    record.members = members
    counted = Facts(
        {
            "names": join(facts, chance.choice(("、", "、", "和"))),
            "count": write_count(record, "count", size, paper.style.counter),
        }
    )
    begin = len(paper.voice.spoken)
    listed, record.form = paper.voice.say("list.closed" if closed else "list.open", counted)
    # 等 may stand for more, even where the number is that of the names
    record.closed = closed and not any("等" in part for part in listed if isinstance(part, str))
    more: Makers = {"list": listed}
    problem = named[0].problem(paper.until)
    if problem and group.state in ("停工", "未开工"):
        more["problem"] = lambda: _shared_trouble(paper, members, problem)
    said = paper.say(rule, more)
    for member in members:
        member.phrases += paper.voice.spoken_since(begin)
    return [*marks, *said, *marks]


_SCOPES = {
    "完工": "竣工项目",
    "投产": "投产项目",
    "在建": "在建项目",
    "前期": "前期项目",
    "未开工": "未开工项目",
    "停工": "停工项目",
}


def _shared_trouble(paper: Paper, members: list[Record], kind: str) -> list[Part]:
    reason = trouble(paper, members[0], kind)
    more: list[Part] = [Stretch(member, "problems", kind) for member in members[1:]]
    return [*more, *reason, *more]


# ------------------------------------------------------------------------------------------------------------- regions


_TOGETHER, _MOST_TOGETHER = 0.3, 5
"""How often regions with the same number of projects are told at once, and how many."""


def count_together(paper: Paper, ranked: Sequence[tuple[Group, Record]]) -> None:
    """Regions of which each has the same number of projects: one figure, which is every one's."""
    of_number: dict[int, list[tuple[Group, Record]]] = {}
    for group, record in ranked:
        if record.said("count") is None and not group.is_partial:
            of_number.setdefault(len(group.projects), []).append((group, record))
    number, same = max(of_number.items(), key=lambda entry: len(entry[1]), default=(0, []))
    if len(same) < 2 or paper.chance.random() >= _TOGETHER:
        return
    records = [record for _, record in same[:_MOST_TOGETHER]]
    count = write_count(records[0], "count", number, paper.style.counter)
    count.also = tuple(records[1:])
    counties = join([Fact(record, "scope", str(group.fields["region"])) for group, record in same[:_MOST_TOGETHER]])
    paper.add("paragraph", paper.say("group.each", {"counties": counties, "count": count, "scope": paper.scope}))
    for record in records[1:]:
        record.add(count)


def compare_regions(paper: Paper, groups: Sequence[Group]) -> None:
    """Counties with what each has invested, distributed in one sentence."""
    parts_of = [(group, paper.group("ranking.together"), Sums(group.projects, paper)) for group in groups]
    shown = [entry for entry in parts_of if entry[2].done and "region" in entry[0].fields][
        : paper.chance.choice((2, 3, 3, 4))
    ]
    for entry in parts_of:
        if entry not in shown:
            paper.aggregates.remove(entry[1])
    if len(shown) < 2:
        for entry in shown:
            paper.aggregates.remove(entry[1])
        return
    for group, record, _ in shown:
        record.fields.update(group.fields)
    names: list[Part] = []
    for place, (group, record, _) in enumerate(shown):
        named = Group(str(group.fields["region"]), group.projects)
        names += ["、"] * bool(place) + scope_fact(named, record)
    dones = [in_period(money(paper, record, "done", sums.done), covers(paper)) for _, record, sums in shown]
    paper.add("paragraph", paper.say("ranking.together", {"regions": names, "dones": join(dones)}))
