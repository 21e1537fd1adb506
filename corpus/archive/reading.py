"""A line of an archive's truth, read strictly: the records that a report tells of, with places known from their spans.

The truth says in the contract's words what a labelled case says in a careful reader's; both become `Expected`. Nothing is
looked for in the text.
"""

import json
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from corpus.archive.records import (
    Json,
    at_key,
    check_keys,
    place_of,
    true_aggregate,
    true_entry,
    true_finding,
    true_head,
    true_project,
    true_target,
)
from corpus.archive.tallies import OTHER, TOTAL, Cut, Source
from corpus.expected import Expected
from corpus.fields import FieldError, T
from corpus.places import Place
from corpus.tally import Whose

_REPORT = frozenset(
    ("report", "labels", "document", "projects", "projects_optional", "aggregates", "targets", "findings", "figures")
)


@dataclass(frozen=True, slots=True)
class Labels:
    """What kind of report it is, by which scores are cut."""

    genre: str
    side: str
    format: str
    office: str
    skeleton: str
    noise: tuple[str, ...]

    @property
    def cuts(self) -> tuple[Cut, ...]:
        """The cuts that the report counts for as a whole."""
        own = (("genre", self.genre), ("format", self.format), ("side", self.side), ("office", self.office))
        return (TOTAL, *own, *(("noise", noise) for noise in self.noise or ("无",)))


@dataclass(frozen=True, slots=True)
class TrueReport:
    """What is true of one report of an archive."""

    path: str
    labels: Labels
    expected: Expected
    places: tuple[Place, ...]
    """Where each of the expected figures stands."""
    sources: Mapping[Whose, Source]
    """The layout and form that tells of each expected record, and of each figure."""
    starts: tuple[tuple[int, str], ...]
    """Where figures of records stand, in text order, each with its layout."""
    phrases: tuple[tuple[str, ...], ...]
    """The phrases that tell of each expected project."""
    projects: tuple[str | None, ...]
    """The identity of each expected project in the invented world."""
    reported: tuple[Place | None, ...]
    """Where the figure stands that each expected finding calls wrong."""


def parse_truth(line: bytes | str) -> TrueReport:
    """The truth of one report; a FieldError names the key of whatever does not belong there."""
    try:
        truth = json.loads(line, parse_float=Decimal)
    except ValueError as error:
        raise FieldError("整行", f"不是合法的 JSON（{error}）") from error
    return at_key("整行", truth, _true_report)


def _true_report(truth: Json) -> TrueReport:
    check_keys(truth, _REPORT)
    projects = _records(truth, "projects", true_project)
    aggregates = _records(truth, "aggregates", true_aggregate)
    targets = _records(truth, "targets", true_target)
    findings = _records(truth, "findings", true_finding)
    entries = truth.get("figures", {}).get("entries", ())
    names: dict[str, list[tuple[str, ...]]] = {
        "project": [(project.name, *project.aliases) for project in projects],
        "aggregate": [(aggregate.scope, *aggregate.aliases) for aggregate in aggregates],
        "target": [(target.metric,) for target in targets],
    }
    figures = tuple(
        at_key(f"figures.entries[{at}]", entry, partial(true_entry, names)) for at, entry in enumerate(entries)
    )
    places = tuple(place_of(entry["figure"]) for entry in entries)
    reported = tuple(place_of(each["reported"]) if each.get("reported") else None for each in truth.get("findings", ()))
    sources = _sources(truth, entries)
    owned = ((place[0], sources["figure", at]) for at, place in enumerate(places))
    starts = tuple(sorted((start, source[0]) for start, source in owned if source[0] != OTHER))
    sources |= {("finding", at): (layout_at(starts, place[0]), None) for at, place in enumerate(reported) if place}
    expected = Expected(
        about="",
        reason=None,
        document=at_key("document", truth.get("document", {}), true_head),
        projects=projects,
        projects_optional=tuple(truth.get("projects_optional", ())),
        aggregates=aggregates,
        targets=targets,
        findings=findings,
        figures=figures,
    )
    return TrueReport(
        path=truth["report"],
        labels=at_key("labels", truth["labels"], _labels),
        expected=expected,
        places=places,
        sources=sources,
        starts=starts,
        phrases=tuple(tuple(project.get("phrases", ())) for project in truth.get("projects", ())),
        projects=tuple(project.get("id") for project in truth.get("projects", ())),
        reported=reported,
    )


def layout_at(starts: Sequence[tuple[int, str]], at: int) -> str:
    """The layout that what stands at a place belongs to: that of the figure there, or the last one before it."""
    before = bisect_right(starts, at, key=lambda start: start[0])
    return starts[before - 1][1] if before else OTHER


def _records(truth: Json, key: str, read: Callable[[Json], T]) -> tuple[T, ...]:
    return tuple(at_key(f"{key}[{at}]", item, read) for at, item in enumerate(truth.get(key, ())))


def _sources(truth: Json, entries: Sequence[Json]) -> dict[Whose, Source]:
    sources: dict[Whose, Source] = {}
    for kind in ("project", "aggregate", "target"):
        for at, record in enumerate(truth.get(f"{kind}s", ())):
            form = record.get("form", -1)  # -1: said in no form of the grammar, but in a list or a table
            sources[kind, at] = (record.get("layout", OTHER), form if form >= 0 else None)
    for at, entry in enumerate(entries):
        owner = entry["belongs_to"]
        kind = "project" if owner["kind"] == "component" else owner["kind"]
        sources["figure", at] = sources.get((kind, owner.get("index", -1)), (OTHER, None))
    return sources


def _labels(labels: Json) -> Labels:
    return Labels(
        genre=labels["genre"],
        side=labels["side"],
        format=labels["format"],
        office=labels["office"],
        skeleton=labels["skeleton"],
        noise=tuple(labels.get("noise", ())),
    )
