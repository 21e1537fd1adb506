"""The records of a line of truth: the contract's keys, and those that say what else is not wrong."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from itertools import chain
from typing import Any, get_args

from corpus.expected import (
    RULES,
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


def at_key(key: str, value: object, read: Callable[[Json], T]) -> T:
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


_NOTES = {"id", "layout", "form", "phrases", "aliases", "optional"}


def _keys(noun: type, *alternatives: str, more: set[str] | frozenset[str] = frozenset()) -> frozenset[str]:
    return frozenset({*field_names(noun), *more, *(f"{key}_alt" for key in alternatives)})


_HEAD = _keys(DocumentHead, "genre", "title", "issuer", "period")
_PROJECT = _keys(
    Project, "level", "nature", "status", "total_investment", "annual_plan", "progress_percent", more=_NOTES
)
_AGGREGATE = _keys(Aggregate, "count", more=_NOTES)
_TARGET = _keys(Target, more=_NOTES)
_FINDING = _keys(Finding, "expected", more=_NOTES)
_ENTRY = _keys(Entry, more={"roles_alt"})
_FIGURE = _keys(Figure)

_GENRE, _LEVEL, _NATURE = choice(*get_args(Genre)), choice(*get_args(Level)), choice(*get_args(Nature))
_STATUS, _OPERATOR, _ROLE = choice(*get_args(Status)), choice(*get_args(Operator)), choice(*get_args(Role))
_RULE = choice(*RULES)


def check_keys(value: Json, allowed: frozenset[str]) -> None:
    """Nothing; a FieldError names the keys that do not belong there."""
    if not value.keys() <= allowed:
        raise FieldError("、".join(sorted(value.keys() - allowed)), "没有这个键")


def true_head(head: Json) -> ExpectedHead:
    """The report as a paper."""
    check_keys(head, _HEAD)
    return ExpectedHead(
        genre=_wanted(head, "genre", _GENRE),
        title=_wanted(head, "title", str),
        doc_number=head.get("doc_number"),
        issuer=_wanted(head, "issuer", str),
        issued_on=head.get("issued_on"),
        period=_wanted(head, "period", _months),
    )


def true_project(project: Json) -> ExpectedProject:
    """One project."""
    check_keys(project, _PROJECT)
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


def true_aggregate(aggregate: Json) -> ExpectedAggregate:
    """What the report says of a group."""
    check_keys(aggregate, _AGGREGATE)
    return ExpectedAggregate(
        scope=aggregate["scope"],
        aliases=tuple(aggregate.get("aliases", ())),
        count=_wanted(aggregate, "count", quantity_in),
        total_investment=quantity_in(aggregate.get("total_investment")),
        annual_plan=quantity_in(aggregate.get("annual_plan")),
        completions=_completions(aggregate),
        percent_of_plan=quantity_in(aggregate.get("percent_of_plan")),
        output_value=quantity_in(aggregate.get("output_value")),
    )


def _completions(record: Json) -> tuple[ExpectedCompletion, ...]:
    pairs = ((_months(each.get("period")), quantity_in(each["amount"])) for each in record.get("completions", ()))
    return tuple(ExpectedCompletion(months, amount) for months, amount in pairs if amount is not None)


def true_target(target: Json) -> ExpectedTarget:
    """One promise."""
    check_keys(target, _TARGET)
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


def true_finding(finding: Json) -> ExpectedFinding:
    """What does not add up; one that only remarks on something is let pass, for remarks are not compared."""
    check_keys(finding, _FINDING)
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


def true_entry(names: Mapping[str, list[tuple[str, ...]]], entry: Json) -> ExpectedFigure:
    """One figure, with the names by which its owners may be called."""
    check_keys(entry, _ENTRY)
    owned_by = [entry["belongs_to"], *entry.get("also", ())]
    # what may be the document's may be anybody's: a figure of its page is nobody's to one reader, and the text's to another
    owners = () if {"kind": "document"} in owned_by else (_owner_names(names, owner) for owner in owned_by)
    return ExpectedFigure(
        text=entry["figure"]["text"],
        roles=tuple(map(_ROLE, (entry["role"], *entry.get("roles_alt", ())))),
        owners=tuple(dict.fromkeys(chain.from_iterable(owners))),
    )


def _owner_names(names: Mapping[str, list[tuple[str, ...]]], owner: Json) -> tuple[str, ...]:
    """What the owner is called; nothing where it is the document."""
    said = (owner["name"],) if owner.get("name") else ()
    records = names.get(owner["kind"])
    if records is None:
        return said
    if not 0 <= owner["index"] < len(records):
        raise FieldError("belongs_to.index", f"没有第 {owner['index']} 条（{owner['kind']}）")
    return (*said, *records[owner["index"]])


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
    check_keys(figure, _FIGURE)
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
