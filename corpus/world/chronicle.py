"""The whole truth of a project as plain data, for the archive's world files."""

from typing import Any

from corpus.world.places import Place
from corpus.world.project import Project

YUAN = 100
"""The world counts in hundreds of yuan; its files in yuan."""


def tell_project(project: Project, first_year: int, last_year: int) -> dict[str, Any]:
    """The life of a project with its sums and states in each month of these years; what is not so is left out."""
    place = project.county
    totals = [[month_name(project.first_known), project.total * YUAN]]
    if project.adjusted:
        totals.append([month_name(project.adjusted.month), project.adjusted.after * YUAN])
    years = [
        year
        for year in range(max(first_year, project.first_known // 12), last_year + 1)
        if project.is_listed(year) or project.done(year * 12 + 11)
    ]
    told: dict[str, Any] = {
        "id": project.id,
        "county": [part.name for part in lineage(place)],
        "names": [
            {"from": month_name(month), "full": naming.full, "shorts": list(naming.shorts)}
            for month, naming in project.names
        ],
        "kind": project.kind,
        "sector": project.sector,
        "level": project.level,
        "builder": project.builder,
        "owner": project.owner,
        "town": project.town,
        "due": month_name(project.due),
        "start": month_name(project.start),
        "finish": month_name(project.finish),
        "end": month_name(project.end),
        "halted": [month_name(month) for month in project.life.halt or ()],
        "cancelled": project.life.cancelled and month_name(project.life.cancelled),
        "totals": totals,
        "plans": {str(year): plan * YUAN for year, plan in project.plans.items() if first_year <= year <= last_year},
        "before": project.since(years[0] * 12 - 1) * YUAN if years else 0,
        "done": {
            str(year): [project.done(month) * YUAN for month in range(year * 12, year * 12 + 12)] for year in years
        },
        "state": {str(year): [project.state(month) for month in range(year * 12, year * 12 + 12)] for year in years},
        "output": project.output * YUAN,
        "tax": project.tax * YUAN,
        "jobs": project.jobs,
        "funds": project.source_of_funds and [project.source_of_funds[0], project.source_of_funds[1] * YUAN],
        "phase_of": project.phase_of,
        "phases": list(project.phases),
        "split": project.split and month_name(project.split),
        "split_into": list(project.split_into),
        "split_from": project.split_from,
        "twin_of": project.twin_of,
        "renamed": project.renamed and month_name(project.renamed),
    }
    return {key: value for key, value in told.items() if value not in (None, [], {}, 0)}


def lineage(place: Place) -> list[Place]:
    """The place and those above it, the highest first."""
    above = lineage(place.parent) if place.parent else []
    return [*above, place]


def month_name(month: int) -> str:
    """A month as the contract writes it.

    >>> month_name(2021 * 12 + 5)
    '2021-06'
    """
    return f"{month // 12}-{month % 12 + 1:02d}"
