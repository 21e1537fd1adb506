"""Why each figure of a report is what it is and whose it is, put together afterwards from what the reading kept.

Nothing here decides anything: `roles` and `claims` have, and what they keep of it (cue, place, rule) is told again with the words
of the report and the entry of the lexicon. So a reading that nobody asks about costs nothing.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from extractors.claims import Claim
from extractors.figures import FoundFigure
from extractors.lexicon import Lexicon
from extractors.material import Material
from extractors.phrases import phrase
from extractors.roles import RoleReading
from extractors.scan import Scan
from schemas import (
    Aggregate,
    Completion,
    Entry,
    Evidence,
    Explanation,
    Gap,
    Owner,
    Period,
    Project,
    Reason,
    Report,
    Span,
    Target,
)

_APART = re.compile(r"[\n\t]")
_YEAR_WORD = re.compile(r"(?:(?:19|20)[0-9]{2}|[今本当全])?年[度内初]?")


@dataclass(frozen=True, slots=True)
class _Known:
    """A report with what was found on the way to it, each ready to be looked up by the place of a figure."""

    report: Report
    material: Material
    scan: Scan
    claims: Mapping[int, Claim]
    blocks: Mapping[int, int]
    periods: Mapping[tuple[str, int | None], Mapping[int, Period]]
    """Owner → where an amount stands → what it covers."""


def find_explanations(
    report: Report, material: Material, scan: Scan, claims: tuple[Claim, ...]
) -> tuple[Explanation, ...]:
    """For each entry of the report's ledger why it is so, in the same order."""
    blocks = {place: number for number, places in enumerate(scan.places) for place in places}
    by_figure = {claim.figure: claim for claim in claims}
    known = _Known(report, material, scan, by_figure, blocks, _periods(report))
    return tuple(_explanation(known, place, entry) for place, entry in enumerate(report.figures.entries))


def _periods(report: Report) -> dict[tuple[str, int | None], dict[int, Period]]:
    told: dict[tuple[str, int | None], tuple[Completion, ...]] = {}
    told |= {("project", index): project.completions for index, project in enumerate(report.projects)}
    told |= {("aggregate", index): group.completions for index, group in enumerate(report.aggregates)}
    return {owner: {done.amount.span.start: done.period for done in every} for owner, every in told.items()}


def _explanation(known: _Known, place: int, entry: Entry) -> Explanation:
    if entry.belongs_to.kind == "document":
        gap = _gap(known, place)
        reasons = (*_role_read(known, place), *_inherited_unit(known, entry), *_nearby(known, place))
        return Explanation(place, phrase(reasons, gap), gap, reasons)
    reasons = (
        *_role(known, place, entry),
        *_owner(known, place, entry),
        *_time(known, place, entry),
        *_inherited_unit(known, entry),
        *_settings(known, entry.belongs_to),
    )
    return Explanation(place, phrase(reasons, None), None, reasons)


def _gap(known: _Known, place: int) -> Gap:
    """Why nobody has a figure."""
    number, reading = known.blocks.get(place), known.scan.roles[place]
    if any(warning.code == "template" for warning in known.report.warnings):
        return "template"
    if number is not None and known.scan.blocks[number].kind == "furniture":
        return "furniture"
    if place in known.claims:
        return "no_record"
    if reading is None:
        return "no_role"
    return "promise" if reading.role == "completion" and known.scan.genre == "实施方案" else "no_owner"


# ---------------------------------------------------------------------------------------------------------------- role


def _role(known: _Known, place: int, entry: Entry) -> Iterator[Reason]:
    """What says that a claimed figure is what it is."""
    reading, claim, figure = known.scan.roles[place], known.claims.get(place), entry.figure
    if reading is not None and reading.role == entry.role and (claim is None or claim.cue or reading.cue is None):
        yield from _role_read(known, place)
    elif claim is not None and claim.cue is not None:
        start, end = claim.cue
        apart = _APART.search(known.scan.text, end, max(end, known.scan.figures[place].start))
        rule = "heading" if apart else "cue"
        yield Reason("role", known.material.quote(start, end), known.material.span(start, end), None, rule)
    else:
        rule = {"count": "counted", "target": "promised"}.get(entry.role, "kind")
        yield Reason("role", figure.text, figure.span, None, rule)


def _role_read(known: _Known, place: int) -> Iterator[Reason]:
    """What the words beside a figure say that it is."""
    reading, found = known.scan.roles[place], known.scan.figures[place]
    if reading is None:
        return
    if reading.cue is None:
        money = found.figure.kind == "money" and reading.role == "threshold"
        yield Reason(
            "role",
            reading.label or found.figure.text,
            _said_behind(known, found, reading) if reading.label else found.figure.span,
            None,
            reading.rule or ("class" if money else "kind"),
        )
        return
    start, end = reading.start, reading.start + len(reading.cue)
    if not known.scan.text.startswith(reading.cue, start):
        end = max(start, found.start)
    at = known.material.span(start, end) if end > start else None
    yield Reason("role", reading.cue, at, _word_of(known.scan.lexicon, reading), reading.rule or "cue")


def _said_behind(known: _Known, found: FoundFigure, reading: RoleReading) -> Span | None:
    """Where the words stand that say behind a figure what it is: 3亿元总投资."""
    label, end = reading.label or "", found.end
    at = end if known.scan.text.startswith(label, end) else known.scan.text.find(label, end, end + len(label) + 1)
    return known.material.span(at, at + len(label)) if at >= 0 else None


@cache
def _role_words(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(lexicon.words("roles"))


def _word_of(lexicon: Lexicon, reading: RoleReading) -> str | None:
    """The word of the lexicon that a cue is, its year named {年}; None where the cue is not one."""
    words, cue = _role_words(lexicon), reading.cue or ""
    if cue in words:
        return f"roles {cue}"
    for year in _YEAR_WORD.finditer(cue):
        named = f"{cue[: year.start()]}{{年}}{cue[year.end() :]}"
        if named in words:
            return f"roles {named}"
    return None


# --------------------------------------------------------------------------------------------------------------- owner


def _owner(known: _Known, place: int, entry: Entry) -> Iterator[Reason]:
    """What says whose a figure is."""
    owner, claim, span = entry.belongs_to, known.claims.get(place), entry.figure.span
    at = _named_at(known.report, owner)
    name = known.material.document.text[at.start : at.end] if at else owner.name or ""
    if claim is not None and claim.rule is not None:
        rule = claim.rule
    elif at.start <= span.start and span.end <= at.end if at is not None else entry.figure.text in name:
        rule = "in_name"
    elif at is not None and span.start < at.start:
        rule = "name_behind"
    else:
        rule = "told"
    yield Reason("owner", "".join(name.split()), at, None, rule)


def _record(report: Report, owner: Owner) -> Project | Aggregate | Target | None:
    lists: dict[str, tuple[Project | Aggregate | Target, ...]] = {
        "project": report.projects,
        "aggregate": report.aggregates,
        "target": report.targets,
    }
    found = lists.get(owner.kind, ())
    return found[owner.index] if owner.index is not None and owner.index < len(found) else None


def _named_at(report: Report, owner: Owner) -> Span | None:
    """Where the report names a record."""
    record = _record(report, owner)
    spans = record.evidence if record is not None else {}
    return next((spans[field][0] for field in ("name", "scope", "metric") if spans.get(field)), None)


def _nearby(known: _Known, place: int) -> Iterator[Reason]:
    """Whose the nearest figure of the same paragraph is: where a reader would look first."""
    number = known.blocks.get(place)
    if number is None:
        return
    places, entries = known.scan.places[number], known.report.figures.entries
    for distance in range(1, 4):
        for near in (place - distance, place + distance):
            if near in places and entries[near].belongs_to.kind != "document":
                owner = entries[near].belongs_to
                yield Reason("nearby", owner.name or "", entries[near].figure.span, None, None)
                return


# ------------------------------------------------------------------------------------------------------------- context


def _time(known: _Known, place: int, entry: Entry) -> Iterator[Reason]:
    """Where the period of a completion, and the year of a figure, come from."""
    owner, material, claim = entry.belongs_to, known.material, known.claims.get(place)
    if entry.role == "completion":
        period = known.periods.get((owner.kind, owner.index), {}).get(entry.figure.span.start)
        own = claim.period if claim is not None else None
        at = (own.start, own.end) if own is not None else None
        if at is None and period is not None and period == material.period:
            at = material.period_at
        if at is not None:
            rule = "sentence" if own is not None else "report"
            yield Reason("period", material.quote(*at), material.span(*at), None, rule)
        if period is not None and (own is None or own.year is None) and _has_year(period):
            yield from _year(material, at)
    elif entry.role == "annual_plan" and owner.kind == "project":
        record = _record(known.report, owner)
        if isinstance(record, Project) and record.plan_year is not None and record.plan_year == material.year:
            yield from _year(material, None)


def _has_year(period: Period) -> bool:
    return any(month is not None and not month.startswith("--") for month in (period.start, period.end))


def _year(material: Material, period_at: tuple[int, int] | None) -> Iterator[Reason]:
    at = material.year_at
    if at is not None and not (period_at and period_at[0] <= at[0] < period_at[1]):
        yield Reason("year", material.quote(*at), material.span(*at), None, "report")


def _inherited_unit(known: _Known, entry: Entry) -> Iterator[Reason]:
    """The unit that stands in a header or a caption."""
    at = entry.figure.unit_span
    if at is not None:
        yield Reason("unit", known.material.document.text[at.start : at.end], at, None, "inherited")


def _settings(known: _Known, owner: Owner) -> Iterator[Reason]:
    """What the headings say of the record that a figure belongs to."""
    record = _record(known.report, owner)
    if record is None or isinstance(record, Target):
        return
    evidence: Evidence = record.evidence
    text = known.material.document.text
    for span in evidence.get("level", ())[:1]:
        yield Reason("level", "".join(text[span.start : span.end].split()), span, None, None)
    for span in evidence.get("nature", ())[:1]:
        yield Reason("nature", "".join(text[span.start : span.end].split()), span, None, None)
