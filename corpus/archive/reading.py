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
from itertools import chain
from typing import Any, get_args

from corpus.archive.tallies import OTHER, TOTAL, Cut, Source
from corpus.expected import (
    RULES,
    Expected,
    ExpectedAggregate,
    ExpectedCompletion,
    ExpectedComponent,
    ExpectedFigure,
    ExpectedFinding,
    ExpectedHead,
    ExpectedProject,
    ExpectedTarget,
)
from corpus.fields import FieldError, T, Wanted, choice
from corpus.places import Place
from corpus.tally import Whose
from corpus.values import Months, Quantity, parse_quantity, promised
from schemas import (
    Aggregate,
    DocumentHead,
    Entry,
    Figure,
    Finding,
    Genre,
    Level,
    Nature,
    Operator,
    Project,
    Role,
    Status,
    Target,
    field_names,
)

Json = dict[str, Any]


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
    return read_key("整行", truth, _true_report)


def read_key(key: str, value: object, read: Callable[[Json], T]) -> T:
    """What `read` makes of the object under a key; whatever is wrong in it is a FieldError with that key."""
    if not isinstance(value, dict):
        raise FieldError(key, "应为对象")
    try:
        return read(value)
    except FieldError as error:
        raise FieldError(key, str(error)) from error
    except KeyError as error:
        raise FieldError(f"{key}.{error.args[0]}", "必须填写") from error
    except (TypeError, ValueError, ArithmeticError, AttributeError, IndexError) as error:
        raise FieldError(key, f"写法不对（{error}）") from error


def _true_report(truth: Json) -> TrueReport:
    _check_keys(truth, _REPORT)
    projects = _records(truth, "projects", _project)
    aggregates = _records(truth, "aggregates", _aggregate)
    targets = _records(truth, "targets", _target)
    findings = _records(truth, "findings", _finding)
    entries = truth.get("figures", {}).get("entries", ())
    names: dict[str, list[tuple[str, ...]]] = {
        "project": [(project.name, *project.aliases) for project in projects],
        "aggregate": [(aggregate.scope, *aggregate.aliases) for aggregate in aggregates],
        "target": [(target.metric,) for target in targets],
    }
    figures = tuple(
        read_key(f"figures.entries[{at}]", entry, partial(_entry, names)) for at, entry in enumerate(entries)
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
        document=read_key("document", truth.get("document", {}), _head),
        projects=projects,
        projects_optional=tuple(truth.get("projects_optional", ())),
        aggregates=aggregates,
        targets=targets,
        findings=findings,
        figures=figures,
    )
    return TrueReport(
        path=truth["report"],
        labels=read_key("labels", truth["labels"], _labels),
        expected=expected,
        places=places,
        sources=sources,
        starts=starts,
        projects=tuple(project.get("id") for project in truth.get("projects", ())),
        reported=reported,
    )


def layout_at(starts: Sequence[tuple[int, str]], at: int) -> str:
    """The layout that what stands at a place belongs to: that of the figure there, or the last one before it."""
    before = bisect_right(starts, at, key=lambda start: start[0])
    return starts[before - 1][1] if before else OTHER


def _records(truth: Json, key: str, read: Callable[[Json], T]) -> tuple[T, ...]:
    return tuple(read_key(f"{key}[{at}]", item, read) for at, item in enumerate(truth.get(key, ())))


def _sources(truth: Json, entries: Sequence[Json]) -> dict[Whose, Source]:
    sources: dict[Whose, Source] = {}
    for kind in ("project", "aggregate", "target"):
        for at, record in enumerate(truth.get(f"{kind}s", ())):
            sources[kind, at] = (record.get("layout", OTHER), record.get("form"))
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


# ------------------------------------------------------------------------------------------------------------- records

_NOTES = {"id", "layout", "form", "aliases", "optional"}


def _keys(noun: type, *alternatives: str, more: set[str] | frozenset[str] = frozenset()) -> frozenset[str]:
    return frozenset({*field_names(noun), *more, *(f"{key}_alt" for key in alternatives)})


_REPORT = frozenset(
    ("report", "labels", "document", "projects", "projects_optional", "aggregates", "targets", "findings", "figures")
)
_HEAD = _keys(DocumentHead, "genre", "title", "issuer", "period")
_PROJECT = _keys(
    Project, "level", "nature", "status", "total_investment", "annual_plan", "progress_percent", more=_NOTES
)
_AGGREGATE = _keys(Aggregate, more=_NOTES)
_TARGET = _keys(Target, more=_NOTES)
_FINDING = _keys(Finding, "expected", more=_NOTES)
_ENTRY = _keys(Entry, more={"roles_alt"})
_FIGURE = _keys(Figure)


_GENRE, _LEVEL, _NATURE = choice(*get_args(Genre)), choice(*get_args(Level)), choice(*get_args(Nature))
_STATUS, _OPERATOR, _ROLE = choice(*get_args(Status)), choice(*get_args(Operator)), choice(*get_args(Role))
_RULE = choice(*RULES)


def _check_keys(value: Json, allowed: frozenset[str]) -> None:
    if not value.keys() <= allowed:
        raise FieldError("、".join(sorted(value.keys() - allowed)), "没有这个键")


def _head(head: Json) -> ExpectedHead:
    _check_keys(head, _HEAD)
    return ExpectedHead(
        genre=_wanted(head, "genre", _GENRE),
        title=_wanted(head, "title", str),
        doc_number=head.get("doc_number"),
        issuer=_wanted(head, "issuer", str),
        issued_on=head.get("issued_on"),
        period=_wanted(head, "period", _months),
    )


def _project(project: Json) -> ExpectedProject:
    _check_keys(project, _PROJECT)
    return ExpectedProject(
        name=project["name"],
        aliases=tuple(project.get("aliases", ())),
        level=_wanted(project, "level", _LEVEL),
        nature=_wanted(project, "nature", _NATURE),
        status=_wanted(project, "status", _STATUS),
        total_investment=_wanted(project, "total_investment", quantity_in),
        annual_plan=_wanted(project, "annual_plan", quantity_in),
        completions=_completions(project),
        percent_of_plan=quantity_in(project.get("percent_of_plan")),
        progress_percent=_wanted(project, "progress_percent", quantity_in),
        components=tuple(
            ExpectedComponent(each["name"], _maybe(_STATUS, each.get("status")))
            for each in project.get("components", ())
        ),
    )


def _aggregate(aggregate: Json) -> ExpectedAggregate:
    _check_keys(aggregate, _AGGREGATE)
    return ExpectedAggregate(
        scope=aggregate["scope"],
        aliases=tuple(aggregate.get("aliases", ())),
        count=quantity_in(aggregate.get("count")),
        total_investment=quantity_in(aggregate.get("total_investment")),
        annual_plan=quantity_in(aggregate.get("annual_plan")),
        completions=_completions(aggregate),
        percent_of_plan=quantity_in(aggregate.get("percent_of_plan")),
        output_value=quantity_in(aggregate.get("output_value")),
    )


def _completions(record: Json) -> tuple[ExpectedCompletion, ...]:
    pairs = ((_months(each.get("period")), quantity_in(each["amount"])) for each in record.get("completions", ()))
    return tuple(ExpectedCompletion(months, amount) for months, amount in pairs if amount is not None)


def _target(target: Json) -> ExpectedTarget:
    _check_keys(target, _TARGET)
    value, deadline = target.get("value"), target.get("deadline") or {}
    written = value["text"] if value else None
    is_money = value is not None and value.get("kind") == "money"
    return ExpectedTarget(
        metric=target["metric"],
        op=_maybe(_OPERATOR, target.get("op")),
        value=written,
        number=quantity_in(value) if is_money else promised(written),
        deadline=deadline.get("by") or deadline.get("text"),
        owners=tuple(owner["name"] for owner in target.get("owners", ())),
        optional=target.get("optional", False),
    )


def _finding(finding: Json) -> ExpectedFinding:
    """One that only remarks on something is let pass: remarks are not compared."""
    _check_keys(finding, _FINDING)
    interval = finding.get("expected") or {}
    ends = [Decimal(interval[end]) for end in ("low", "high") if interval.get(end) is not None]
    numbers = [quantity_in(finding.get("reported")), *map(quantity_in, finding.get("expected_alt", ()))]
    if ends:
        numbers.append(Quantity(sum(ends, Decimal()) / len(ends)))
    known = tuple(number for number in numbers if number is not None)
    return ExpectedFinding(
        rule=_RULE(finding["rule"]),
        subject=finding.get("subject", ""),
        writings=tuple(map(str, known)),
        numbers=known,
        optional=finding.get("optional", False) or finding.get("severity") == "info",
    )


def _entry(names: Mapping[str, list[tuple[str, ...]]], entry: Json) -> ExpectedFigure:
    _check_keys(entry, _ENTRY)
    owners = (_owner_names(names, owner) for owner in (entry["belongs_to"], *entry.get("also", ())))
    return ExpectedFigure(
        text=entry["figure"]["text"],
        roles=tuple(map(_ROLE, (entry["role"], *entry.get("roles_alt", ())))),
        owners=tuple(dict.fromkeys(chain.from_iterable(owners))),
    )


def _owner_names(names: Mapping[str, list[tuple[str, ...]]], owner: Json) -> tuple[str, ...]:
    """What the owner is called; nothing where it is the document."""
    said = (owner["name"],) if owner.get("name") else ()
    records = names.get(owner["kind"])
    return said if records is None else (*said, *records[owner["index"]])


# ------------------------------------------------------------------------------------------------------------- values


def _maybe(read: Callable[[Any], T | None], value: object) -> T | None:
    return None if value is None else read(value)


def _wanted(record: Json, key: str, read: Callable[[Any], T | None]) -> Wanted[T]:
    return Wanted(_maybe(read, record.get(key)), tuple(_maybe(read, other) for other in record.get(f"{key}_alt", ())))


def quantity_in(figure: Json | str | None) -> Quantity | None:
    """The number of a figure: money by its value, for a cell does not write its unit; the rest by its writing.

    >>> print(quantity_in({"text": "3500", "kind": "money", "value": 35000000, "unit": "CNY", "span": {}}).value)
    35000000
    """
    if figure is None:
        return None
    if isinstance(figure, str):
        return parse_quantity(figure)
    _check_keys(figure, _FIGURE)
    text, kind, value = figure["text"], figure.get("kind"), figure.get("value")
    written = None if kind in ("money", "percent") else parse_quantity(text)
    if written is not None:
        return written
    return None if value is None else Quantity(Decimal(value), text, kind == "money")


def place_of(figure: Json) -> Place:
    """Where a figure stands."""
    return figure["span"]["start"], figure["span"]["end"]


def _months(period: Json | None) -> Months | None:
    if not period:
        return None
    if period.get("cumulative"):
        return "cumulative"
    return f"{period['start']}/{period['end']}" if period.get("start") and period.get("end") else None
