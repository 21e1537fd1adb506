"""Paragraphs of news: a project a paragraph, quotes, endings."""

import re
from collections.abc import Sequence

from corpus.world import Project
from corpus.writer.paper import Paper
from corpus.writer.parts import Part, Record
from corpus.writer.telling import say_project, tell_project
from corpus.writer.voice import Makers


def tell_stories(paper: Paper, projects: Sequence[Project], by: str) -> None:
    """A paragraph on each of a few projects, now and then under a subhead."""
    subheads = paper.chance.random() < 0.25
    for project in _fresh(paper, projects)[: paper.chance.choice((2, 2, 3, 4))]:
        if subheads:
            paper.add("line", paper.say_new("news.subhead"))
        _tell_story(paper, project, "project.news" if paper.chance.random() < 0.75 else "project.reverse")
    paper.layouts.append("stories.subheads" if subheads else "stories")


def tell_story(paper: Paper, projects: Sequence[Project], by: str) -> None:
    """A story on one project alone."""
    fresh = _fresh(paper, projects)
    if fresh:
        _tell_story(paper, fresh[0], "project.news")
        paper.layouts.append("story")


def tell_reversed(paper: Paper, projects: Sequence[Project], by: str) -> None:
    """Several projects in one paragraph, their figures before their names."""
    for project in _fresh(paper, projects)[: paper.chance.choice((2, 3, 4))]:
        _tell_story(paper, project, "project.reverse")
    paper.layouts.append("reverse")


def _fresh(paper: Paper, projects: Sequence[Project]) -> list[Project]:
    """The projects not told yet, by chance; mostly those first at which there is something to see."""
    fresh = [project for project in projects if not paper.has_told(project.id)]
    paper.chance.shuffle(fresh)
    if paper.chance.random() < 0.85:
        fresh.sort(key=lambda project: project.state(paper.until) not in _SEEN)
    return fresh


_SEEN = {"在建", "试运行", "完工", "投产"}
_AT_WORK = re.compile("工地|项目部|工人|施工|机器|塔吊|晨雾|一步步变成现实")


def _tell_story(paper: Paper, project: Project, rule: str) -> None:
    """A story in words that no other of the report has, and none of people at work where nobody is."""
    record = paper.project(project.id, rule)
    works = project.state(paper.until) in ("在建", "试运行")
    said_before = paper.year_said, paper.period_said
    parts: list[Part] = []
    for _ in range(6):
        paper.year_said, paper.period_said = said_before
        parts = _say_story(paper, project, record, rule)
        if works or not _AT_WORK.search("".join(part for part in parts if isinstance(part, str))):
            break
    paper.add("paragraph", parts)


def _say_story(paper: Paper, project: Project, record: Record, rule: str) -> list[Part]:
    facts = tell_project(paper, project, record).also({"reporter": paper.reporter})
    if paper.month is not None and not project.done(paper.month):
        facts = facts.without(frozenset(("done", "rate")))
    if not paper.voice.can_say(rule, facts):
        return say_project(paper, project, record, rule, facts)
    record.layout = rule
    parts, record.form = paper.voice.say_new(rule, facts)
    return parts


def quote(paper: Paper, projects: Sequence[Project], by: str) -> None:
    """Somebody says something without figures: an official, or one of a company that the report has told of."""
    chance, people = paper.chance, paper.people
    title = chance.choice([title for title in people.titles if title.endswith(_OFFICIAL) and "董事" not in title])
    more: Makers = {"official": chance.choice(people.surnames) + title.replace("县", paper.place.kind)}
    builders = [project.builder for project in projects if paper.has_told(project.id)]
    builders = [builder for builder in builders if builder.endswith(_COMPANY) and not _PUBLIC.search(builder)]
    if builders:
        more["builder"] = chance.choice(builders)
    paper.add("paragraph", paper.say("news.quote", more))


_OFFICIAL = ("长", "书记", "主任", "总指挥")
_COMPANY = ("公司", "集团", "厂")
_PUBLIC = re.compile("供电|投资|国有|国投|水务|农业发展")
"""What belongs to the government does not thank it for its service."""


def end_story(paper: Paper, projects: Sequence[Project], by: str) -> None:
    """The last sentence of a story."""
    paper.add("paragraph", paper.say("news.ending"))
