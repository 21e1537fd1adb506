"""Paragraphs of news: a project a paragraph, quotes, endings."""

from collections.abc import Sequence

from corpus.world import Project
from corpus.writer.fitting import pattern
from corpus.writer.paper import Paper
from corpus.writer.parts import Part, Record
from corpus.writer.telling import say_project, tell_project
from corpus.writer.voice import Makers, own_words


def tell_stories(paper: Paper, projects: Sequence[Project], by: str) -> None:
    """A paragraph on each of a few projects, now and then under a subhead."""
    subheads = paper.chance.random() < 0.25
    for project in _fresh(paper, projects)[: paper.chance.choice((2, 2, 3, 4))]:
        if subheads:
            paper.add("line", paper.say_new("news.subhead"))
        _tell_story(paper, project, "project.news" if paper.chance.random() < 0.75 else "project.reverse")


def tell_story(paper: Paper, projects: Sequence[Project], by: str) -> None:
    """A story on one project alone."""
    fresh = _fresh(paper, projects)
    if fresh:
        _tell_story(paper, fresh[0], "project.news")


def tell_reversed(paper: Paper, projects: Sequence[Project], by: str) -> None:
    """Several projects in one paragraph, their figures before their names."""
    for project in _fresh(paper, projects)[: paper.chance.choice((2, 3, 4))]:
        _tell_story(paper, project, "project.reverse")
    paper.ways["reverse"] = None


def _fresh(paper: Paper, projects: Sequence[Project]) -> list[Project]:
    """The projects not told yet, by chance; mostly those first at which there is something to see."""
    fresh = [project for project in projects if not paper.has_told(project.id)]
    paper.chance.shuffle(fresh)
    if paper.chance.random() < 0.85:
        fresh.sort(key=lambda project: project.state(paper.until) not in _SEEN)
    return fresh


_SEEN = {"在建", "试运行", "完工", "投产"}


def _tell_story(paper: Paper, project: Project, rule: str) -> None:
    """A story in words that no other of the report has, and none of people at work where nobody is."""
    record = paper.project(project.id, rule)
    works = project.state(paper.until) in ("在建", "试运行")
    said_before = paper.year_said, paper.months_said
    told_before = record.phrases.copy()
    parts: list[Part] = []
    for _ in range(6):
        paper.year_said, paper.months_said = said_before
        record.phrases = told_before.copy()
        parts = _say_story(paper, project, record, rule)
        if works or not pattern("stories", "at_work").search(own_words(parts)):
            break
    paper.add("paragraph", parts)


def _say_story(paper: Paper, project: Project, record: Record, rule: str) -> list[Part]:
    facts = tell_project(paper, project, record).also({"reporter": paper.reporter})
    if paper.month is not None and not project.done(paper.month):
        facts = facts.without(frozenset(("done", "rate")))
    if not paper.voice.can_say(rule, facts):
        return say_project(paper, project, record, rule, facts)
    record.layout = rule
    begin = len(paper.voice.spoken)
    parts, record.form = paper.voice.say_new(rule, facts)
    record.phrases += paper.voice.spoken_since(begin)
    return parts


def quote(paper: Paper, projects: Sequence[Project], by: str) -> None:
    """Somebody says something without figures: an official, or one of a company that the report has told of."""
    chance, people = paper.chance, paper.people
    title = chance.choice(_of_government(people.titles))
    more: Makers = {"official": chance.choice(people.surnames) + title.replace("县", paper.place.kind)}
    builders = [project.builder for project in projects if paper.has_told(project.id)]
    # what belongs to the government does not thank it for its service
    companies, public = pattern("stories", "companies"), pattern("stories", "public")
    builders = [builder for builder in builders if companies.search(builder) and not public.search(builder)]
    if builders:
        more["builder"] = chance.choice(builders)
    paper.add("paragraph", paper.say("news.quote", more))


def _of_government(titles: Sequence[str]) -> list[str]:
    """The titles that officials have, and nobody of a company."""
    officials, others = pattern("stories", "officials"), pattern("stories", "of_companies")
    return [title for title in titles if officials.search(title) and not others.search(title)]


def end_story(paper: Paper, projects: Sequence[Project], by: str) -> None:
    """The last sentence of a story."""
    paper.add("paragraph", paper.say("news.ending"))
