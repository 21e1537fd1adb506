"""Projects told in running text: a paragraph a sector, a sentence a project."""

from collections.abc import Sequence

from corpus.world import Project
from corpus.writer.groups import tell_group
from corpus.writer.paper import Paper
from corpus.writer.parts import Part
from corpus.writer.splitting import split
from corpus.writer.telling import say_project, tell_project


def tell_sectors(paper: Paper, projects: Sequence[Project], by: str) -> None:
    """A paragraph on each sector: words that name it, then its projects, a sentence each."""
    paper.voice.keep_to("sector.lead", paper.chance.choice((1, 1, 2)))
    for group in split(paper, projects, "sector"):
        record = paper.group("sector.lead")
        sector = paper.sector_of(group.projects[0].kind, group.projects[0].sector)
        record.fields["scope"] = group.scope
        facts = tell_group(paper, group, record).also({"sector": sector})
        parts: list[Part] = paper.voice.say("sector.lead", facts)[0]
        told = []
        for project in group.projects:
            member = paper.project(project.id, "project.sector")
            told.append(member)
            parts += say_project(paper, project, member, "project.sector")
        record.members, record.closed = told, True
        paper.add("paragraph", parts)


def tell_again(paper: Paper, projects: Sequence[Project], by: str) -> None:
    """One or two projects that the report has told of, again with their totals, as slow or as worth a look."""
    told = [project for project in projects if _has_total(paper, project)]
    for project in paper.chance.sample(told, min(len(told), paper.chance.choice((1, 1, 2)))):
        record = paper.project(project.id, "project.bracket")
        total = record.said("total")
        if total is None:
            continue
        shown = tell_project(paper, project, record)
        facts = shown.without(shown.known - {"name", "short", "year", "problem"}).also({"total": total.again()})
        layout, form = record.layout, record.form
        paper.add("paragraph", say_project(paper, project, record, "project.bracket", facts))
        record.layout, record.form = layout, form


def _has_total(paper: Paper, project: Project) -> bool:
    if not paper.has_told(project.id):
        return False
    firsts = paper.project(project.id, "").firsts
    return "total" in firsts and "new_total" not in firsts and not firsts["total"].flags
