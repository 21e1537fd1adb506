"""Paragraphs of news: a project a paragraph, quotes, endings."""

from collections.abc import Sequence

from corpus.world import Project
from corpus.writer.paper import Paper
from corpus.writer.telling import say_project, tell_project


def tell_stories(paper: Paper, projects: Sequence[Project], by: str) -> None:
    """A paragraph on each of a few projects, now and then under a subhead."""
    subheads = paper.chance.random() < 0.25
    for project in _fresh(paper, projects)[: paper.chance.choice((2, 2, 3, 4))]:
        if subheads:
            paper.add("line", paper.say("news.subhead"))
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
    fresh = [project for project in projects if not paper.has_told(project.id)]
    paper.chance.shuffle(fresh)
    return fresh


def _tell_story(paper: Paper, project: Project, rule: str) -> None:
    record = paper.project(project.id, rule)
    reporter = paper.chance.choice(paper.people.reporters)
    facts = tell_project(paper, project, record).also({"reporter": reporter})
    paper.add("paragraph", say_project(paper, project, record, rule, facts))


def quote(paper: Paper, projects: Sequence[Project], by: str) -> None:
    """Somebody says something without figures."""
    chance, people = paper.chance, paper.people
    official = chance.choice(people.surnames) + chance.choice(people.titles)
    more: dict[str, object] = {"official": official}
    if projects:
        more["builder"] = chance.choice(projects).builder
    paper.add("paragraph", paper.say("news.quote", more))


def end_story(paper: Paper, projects: Sequence[Project], by: str) -> None:
    """The last sentence of a story."""
    paper.add("paragraph", paper.say("news.ending"))
