"""What a report says of groups: its opening, cuts of the whole, rankings, single sentences on groups."""

from collections.abc import Sequence

from corpus.world import Project
from corpus.writer.figures import money
from corpus.writer.groups import Group, Sums, scope_fact, tell_group
from corpus.writer.paper import Paper
from corpus.writer.parts import Fact, Part, Record
from corpus.writer.sections.bundles import say_bundles
from corpus.writer.sections.distributed import compare_regions, count_together
from corpus.writer.splitting import split
from corpus.writer.voice import Facts, Makers, plain_text

OPENINGS = {
    "进展情况": "opening.progress",
    "通报": "opening.bulletin",
    "实施方案": "opening.plan",
    "项目简介": "opening.brief",
    "新闻报道": "opening.news",
    "清单": "opening.progress",
}


_PLAINER = ("opening.bulletin", "opening.plan", "opening.news")
"""Openings that ask for less, for a group of which nothing was planned or done."""


def open_report(paper: Paper, projects: Sequence[Project], by: str) -> None:
    """The first sentences: the whole group with its figures."""
    rule = OPENINGS[paper.genre]
    if paper.genre == "清单" and paper.month is None:
        rule = "opening.plan"
    record, facts = _whole(paper, rule, projects)
    if not paper.voice.can_say(rule, facts):
        rule = next(other for other in _PLAINER if paper.voice.can_say(other, facts))
        record.layout = rule
    parts, record.form = paper.voice.say(rule, facts)
    paper.whole = (record, facts.without(facts.said() - _SAYABLE_AGAIN))
    block = paper.add("paragraph", parts)
    paper.opening = parts
    if paper.genre == "实施方案":
        # a plan says no more of the whole later
        say_bundles(paper, len(projects), block)


def _whole(paper: Paper, layout: str, projects: Sequence[Project]) -> tuple[Record, Facts]:
    """The record of the whole, and what can still be said of it."""
    if paper.whole is None:
        record = paper.group(layout)
        scope = paper.scope or paper.voice.words("scope.all", paper.about({}))
        facts = tell_group(paper, Group(scope, projects), record)
        place = paper.place
        if place.towns:
            facts = facts.also({"place": lambda: paper.chance.choice(place.towns)})
        paper.whole = (record, facts)
    record, facts = paper.whole
    return record, facts.without(facts.said() - _SAYABLE_AGAIN)


_COMPARED = frozenset({"ahead", "behind", "grow", "last"})


def _comparable(record: Record, facts: Facts) -> Facts:
    """What can be said beside what was said: nothing of growth or schedule, where the reader does not know of what."""
    return facts if record.said("done") else facts.without(_COMPARED)


_SAYABLE_AGAIN = frozenset({"year", "period", "month_period", "region", "all", "us", "kind", "higher", "date"})


def say_more(paper: Paper, projects: Sequence[Project], by: str) -> None:
    """One to three following sentences on the whole."""
    parts: list[Part] = []
    record, facts = _whole(paper, "group.more", projects)
    for _ in range(paper.chance.choice((1, 1, 2, 3))):
        facts = _comparable(record, facts.without(facts.said() - _SAYABLE_AGAIN))
        if not paper.voice.can_say("group.more", facts):
            break
        said, form = paper.voice.say("group.more", facts)
        if record.form < 0:
            record.form = form
        parts += said
    paper.whole = (record, facts.without(facts.said() - _SAYABLE_AGAIN))
    if parts:
        say_bundles(paper, len(projects), paper.add("paragraph", parts))


def say_aside(paper: Paper, projects: Sequence[Project], by: str) -> None:
    """A sentence with figures that are none of the fields: growth, last year, output, taxes, funds."""
    record, facts = _whole(paper, "aside.group", projects)
    sums = Sums(projects, paper)
    more: Makers = {
        "output": lambda: money(paper, record, "output", sum(project.output for project in projects)),
        "tax": lambda: money(paper, record, "tax", sum(project.tax for project in projects)),
        "funding": lambda: money(paper, record, "funding", max(10_000, sums.plan // 3 // 10_000 * 10_000)),
    }
    if not any(project.output for project in projects):
        more = {"funding": more["funding"]}
    facts = _comparable(record, facts).also(more)
    if paper.voice.can_say("aside.group", facts):
        paper.add("paragraph", paper.voice.say("aside.group", facts)[0])
        paper.whole = (record, facts.without(facts.said() - _SAYABLE_AGAIN))


_LIKE_FUNDING, _BY_FUNDING = ("sector", "nature", "size"), 0.15
"""In place of which cuts the whole is now and then split by who pays, and how often."""


def cut_whole(paper: Paper, projects: Sequence[Project], by: str) -> None:
    """The whole split one way, part after part in a sentence or a line for each."""
    groups = _fold(split(paper, projects, by))
    is_told = any(cut and cut[0].fields.get("cut") == "funding" for cut in paper.cuts)
    if by in _LIKE_FUNDING and not is_told and paper.chance.random() < _BY_FUNDING:
        by_funding = split(paper, projects, "funding")
        groups, by = (by_funding, "funding") if len(by_funding) > 1 else (groups, by)
    if len(groups) < 2:
        return
    whole = all(group.exhaustive for group in groups)
    lead = paper.voice.say(f"cut.{by}")[0]
    paper.voice.keep_to("cut.part", paper.chance.choice((1, 1, 2, 4)))
    records, parts = [], []
    for group in groups:
        record = paper.group(f"cut.{by}")
        records.append(record)
        said, record.form = paper.voice.say("cut.part", tell_group(paper, group, record))
        record.fields["exhaustive"] = whole
        parts.append(said)
    _write_cut(paper, by, lead, parts)
    if paper.whole is None:
        return
    for record in records:
        record.fields["part_of"] = paper.whole[0]
    if whole:
        paper.whole[0].parts = paper.whole[0].parts or records
        paper.cuts.append(records)


def _write_cut(paper: Paper, by: str, lead: list[Part], parts: list[list[Part]]) -> None:
    """The parts in one sentence, or each on a line; a comma between them only where they have none inside."""
    lines = paper.chance.random() < 0.2
    mark = paper.chance.choice(("；", "；", "；", "。", "，"))
    if mark == "，" and any("，" in part for said in parts for part in said if isinstance(part, str)):
        mark = "；"
    sentence: list[Part] = [] if lines else list(lead)
    if lines and plain_text(lead).strip("：:，,"):
        paper.add("paragraph", lead)
    for place, said in enumerate(parts, 1):
        ended = [*said, "。" if place == len(parts) else mark]
        if lines:
            paper.item(1, place, ended)
        else:
            sentence += ended
    if sentence:
        paper.add("paragraph", sentence)


_MOST_PARTS = 10


def _fold(groups: list[Group]) -> list[Group]:
    """Where a cut has many parts, the smallest as one: it is told as the whole, so that none may be missing."""
    if len(groups) <= _MOST_PARTS:
        return groups
    sizes = sorted((len(group.projects) for group in groups), reverse=True)
    least = sizes[_MOST_PARTS - 2]
    kept = [group for group in groups if len(group.projects) >= least][: _MOST_PARTS - 1]
    rest = [project for group in groups if group not in kept for project in group.projects]
    return [*kept, Group("其他项目", rest, fields={"cut": groups[0].fields["cut"]})]


_TRIES = 3


def rank_regions(paper: Paper, projects: Sequence[Project], by: str) -> None:
    """Counties in the order of their rates, in one sentence."""
    ranked = _ranked(paper, projects)
    if len(ranked) < 2:
        return
    parts: list[Part] = []
    mark = paper.chance.choice(("、", "，", "、"))
    form, told = -1, []
    for place, (group, sums) in enumerate(ranked):
        record = paper.group("ranking")
        told.append((group, record))
        facts = tell_group(paper, group, record, sums).also({"county": _county(group, record)})
        said, record.form = paper.voice.say("ranking.part", facts)
        for _ in range(_TRIES):
            # one sentence writes all its places in one way
            if not place or record.form == form:
                break
            said, record.form = paper.voice.say("ranking.part", facts)
        form = record.form
        parts += [mark] * bool(place) + said
    paper.add("paragraph", paper.say("ranking.sentence", {"ranks": parts}))
    count_together(paper, told)


def rank_in_lines(paper: Paper, projects: Sequence[Project], by: str) -> None:
    """A line for each county: what it has done, its rate, its place in the order."""
    ranked = _ranked(paper, projects)
    if len(ranked) < 2:
        return
    paper.voice.keep_to("ranking.line", 1)
    told = []
    for place, (group, sums) in enumerate(ranked, 1):
        record = paper.group("ranking.line")
        told.append((group, record))
        more: Makers = {"county": _county(group, record), "rank": str(place)}
        facts = tell_group(paper, group, record, sums).also(more)
        said, record.form = paper.voice.say("ranking.line", facts)
        for _ in range(_TRIES):
            # the order is that of the shares: a line without its share would stand there for no reason
            if "rate" in facts.said():
                break
            facts = tell_group(paper, group, record, sums).also(more)
            said, record.form = paper.voice.say("ranking.line", facts)
        paper.item(1, place, said)
    count_together(paper, told)


def _county(group: Group, record: Record) -> list[Part]:
    return [Fact(record, "scope", str(group.fields["region"]))]


def _ranked(paper: Paper, projects: Sequence[Project]) -> list[tuple[Group, Sums]]:
    """The counties with a plan, the furthest first."""
    groups = [(group, Sums(group.projects, paper)) for group in split(paper, projects, paper.regions_by)]
    with_plan = [entry for entry in groups if 0 < entry[1].done < 2 * entry[1].plan and "region" in entry[0].fields]
    return sorted(with_plan, key=lambda entry: -entry[1].done * 10**6 // entry[1].plan)[:12]


def tell_regions(paper: Paper, projects: Sequence[Project], by: str) -> None:
    """Some counties with their sums in one sentence."""
    compare_regions(paper, split(paper, projects, paper.regions_by))


def tell_groups(paper: Paper, projects: Sequence[Project], by: str) -> None:
    """A sentence or an item for each group, without its projects."""
    rule = "group.brief" if paper.genre == "项目简介" else "group.plan" if paper.month is None else "group.sentence"
    paper.voice.keep_to(rule, paper.chance.choice((1, 2, 3)))
    records = []
    for place, group in enumerate(split(paper, projects, by), 1):
        record = paper.group(rule)
        records.append(record)
        parts, record.form = paper.voice.say(rule, tell_group(paper, group, record))
        if record.said("scope") is None and not any(getattr(part, "field", "") == "scope" for part in parts):
            parts = [*_named(group, record), *parts]
        paper.item(1, place, parts)
    paper.cuts.append(records)


def _named(group: Group, record: Record) -> list[Part]:
    return [*scope_fact(group, record), "："]
