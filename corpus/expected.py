"""What a careful reader makes of a report: the nouns of `expected.json`.

Kept apart from the contract's own nouns because they say less (a figure is its text and value, without a place) and
more (which other readings are not wrong).
"""

from dataclasses import dataclass
from typing import get_args

from corpus.fields import Fields, Wanted, choice, parse_object, shape
from corpus.values import MONTHS, Months, Quantity, find_quantities, parse_quantity, promised
from schemas import Genre, Level, Nature, Operator, Role, Status

RULES = (
    "sum",
    "count",
    "percent",
    "completion_gt_plan",
    "plan_gt_total",
    "conflict",
    "duplicate",
    "schedule",
    "numbering",
)


@dataclass(frozen=True, slots=True)
class ExpectedHead:
    """The report as a paper."""

    genre: Wanted[str]
    title: Wanted[str]
    doc_number: str | None
    issuer: Wanted[str]
    issued_on: str | None
    period: Wanted[Months]


@dataclass(frozen=True, slots=True)
class ExpectedCompletion:
    """What was invested, and in which months."""

    period: Months | None
    amount: Quantity


@dataclass(frozen=True, slots=True)
class ExpectedComponent:
    """A part of a project with a state of its own."""

    name: str
    status: str | None


@dataclass(frozen=True, slots=True)
class ExpectedProject:
    """One project of the report."""

    name: str
    aliases: tuple[str, ...]
    level: Wanted[str]
    nature: Wanted[str]
    status: Wanted[str]
    total_investment: Wanted[Quantity]
    annual_plan: Wanted[Quantity]
    completions: tuple[ExpectedCompletion, ...]
    percent_of_plan: Quantity | None
    progress_percent: Wanted[Quantity]
    components: tuple[ExpectedComponent, ...]


@dataclass(frozen=True, slots=True)
class ExpectedAggregate:
    """What the report says of a group."""

    scope: str
    aliases: tuple[str, ...]
    count: Wanted[Quantity]
    total_investment: Quantity | None
    annual_plan: Quantity | None
    completions: tuple[ExpectedCompletion, ...]
    percent_of_plan: Quantity | None
    output_value: Quantity | None


@dataclass(frozen=True, slots=True)
class ExpectedTarget:
    """What the report promises."""

    metric: str
    op: str | None
    value: str | None
    """As written: a figure, or the word 全部, or nothing for a task that names no figure."""
    number: Quantity | None
    """The figure; a promise without one is not compared."""
    deadline: str | None
    owners: tuple[str, ...]
    optional: bool


@dataclass(frozen=True, slots=True)
class ExpectedFinding:
    """What does not add up; its numbers identify it."""

    rule: str
    subject: str
    writings: tuple[str, ...]
    """What the report says, what it would have to say, and what else one could make of it."""
    numbers: tuple[Quantity, ...]
    """The numbers in these writings."""
    optional: bool


@dataclass(frozen=True, slots=True)
class ExpectedFigure:
    """One figure of the report, in text order."""

    text: str
    roles: tuple[str, ...]
    """The role, then others that are not wrong."""
    owners: tuple[str, ...]
    """Whose it is: one of these; nobody where it is the document's."""


@dataclass(frozen=True, slots=True)
class Expected:
    """The whole of one `expected.json`."""

    about: str
    reason: str | None
    document: ExpectedHead
    projects: tuple[ExpectedProject, ...]
    projects_optional: tuple[str, ...]
    aggregates: tuple[ExpectedAggregate, ...]
    targets: tuple[ExpectedTarget, ...]
    findings: tuple[ExpectedFinding, ...]
    figures: tuple[ExpectedFigure, ...]


def parse_expected(source: str) -> Expected:
    """The expectations in a JSON text; a FieldError names the key of whatever does not belong there."""
    return parse_object(source, _expected)


def _expected(fields: Fields) -> Expected:
    return Expected(
        about=fields.needed("about", str),
        reason=fields.one("reason", str),
        document=fields.nested("document", _head),
        projects=fields.objects("projects", _project),
        projects_optional=fields.many("projects_optional", str),
        aggregates=fields.objects("aggregates", _aggregate),
        targets=fields.objects("targets", _target),
        findings=fields.objects("findings", _finding),
        figures=fields.objects("figures", _figure),
    )


def _head(fields: Fields) -> ExpectedHead:
    return ExpectedHead(
        genre=fields.wanted("genre", choice(*get_args(Genre))),
        title=fields.wanted("title", str),
        doc_number=fields.one("doc_number", str),
        issuer=fields.wanted("issuer", str),
        issued_on=fields.one("issued_on", shape(r"\d{4}-\d\d-\d\d", "2021-07-08")),
        period=fields.wanted("period", _months),
    )


def _project(fields: Fields) -> ExpectedProject:
    return ExpectedProject(
        name=fields.needed("name", str),
        aliases=fields.many("aliases", str),
        level=fields.wanted("level", choice(*get_args(Level))),
        nature=fields.wanted("nature", choice(*get_args(Nature))),
        status=fields.wanted("status", choice(*get_args(Status))),
        total_investment=fields.wanted("total_investment", _amount),
        annual_plan=fields.wanted("annual_plan", _amount),
        completions=fields.objects("completions", _completion),
        percent_of_plan=fields.one("percent_of_plan", _number),
        progress_percent=fields.wanted("progress_percent", _number),
        components=fields.objects("components", _component),
    )


def _component(fields: Fields) -> ExpectedComponent:
    return ExpectedComponent(fields.needed("name", str), fields.one("status", choice(*get_args(Status))))


def _completion(fields: Fields) -> ExpectedCompletion:
    return ExpectedCompletion(fields.one("period", _months), fields.needed("amount", _amount))


def _aggregate(fields: Fields) -> ExpectedAggregate:
    return ExpectedAggregate(
        scope=fields.needed("scope", str),
        aliases=fields.many("aliases", str),
        count=fields.wanted("count", _number),
        total_investment=fields.one("total_investment", _amount),
        annual_plan=fields.one("annual_plan", _amount),
        completions=fields.objects("completions", _completion),
        percent_of_plan=fields.one("percent_of_plan", _number),
        output_value=fields.one("output_value", _amount),
    )


def _target(fields: Fields) -> ExpectedTarget:
    value = fields.one("value", str)
    return ExpectedTarget(
        metric=fields.needed("metric", str),
        op=fields.one("op", choice(*get_args(Operator))),
        value=value,
        number=promised(value),
        deadline=fields.one("deadline", str),
        owners=fields.many("owners", str),
        optional=fields.flag("optional"),
    )


def _finding(fields: Fields) -> ExpectedFinding:
    said = (fields.one("reported", str), fields.one("expected", str), *fields.many("expected_alt", str))
    writings = tuple(filter(None, said))
    return ExpectedFinding(
        rule=fields.needed("rule", choice(*RULES)),
        subject=fields.needed("subject", str),
        writings=writings,
        numbers=tuple(number for writing in writings for number in find_quantities(writing)),
        optional=fields.flag("optional"),
    )


def _figure(fields: Fields) -> ExpectedFigure:
    role, owner = choice(*get_args(Role)), fields.one("belongs_to", str)
    return ExpectedFigure(
        text=fields.needed("text", str),
        roles=(fields.needed("role", role), *fields.many("roles_alt", role)),
        owners=tuple(filter(None, (owner, *fields.many("also", str)))),
    )


def _months(value: str) -> Months:
    return shape(MONTHS.pattern, "2021-01/2021-06、--01/--06 或 cumulative")(value)


def _number(value: str) -> Quantity:
    quantity = parse_quantity(value)
    if quantity is None:
        raise ValueError(f"“{value}”里读不出数字")
    return quantity


def _amount(value: str) -> Quantity:
    quantity = _number(value)
    if not quantity.is_money:
        raise ValueError(f"“{value}”没有金额单位；表格里的数要连同表头的单位写出，如 {quantity}万元")
    return quantity
