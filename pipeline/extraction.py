"""One report, top to bottom: from bytes to records. Start reading here."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from extractors.calendar_dates import find_dates
from extractors.claims import Claim, find_claims
from extractors.doubts import find_doubts
from extractors.explanations import find_explanations
from extractors.figures import find_figures
from extractors.lexicon import Lexicon
from extractors.masthead import Masthead, find_masthead, report_period
from extractors.material import Material
from extractors.numbering import find_numbering
from extractors.outline import find_outline
from extractors.periods import find_periods, settle
from extractors.readers import read
from extractors.records import build_records
from extractors.roles import find_roles
from extractors.scan import Scan, figures_of_blocks, merged_stretches
from extractors.shadow import cast_shadow
from extractors.tables import find_tables
from extractors.tables.cellfigures import cell_figures
from extractors.tables.claiming import claim_tables
from extractors.tables.filling import fill_projects
from extractors.tables.laying import find_notes, find_year, lay_rows, tell_notes, without_tables
from extractors.tables.mentioning import merge_figures
from extractors.tables.rows import read_table
from extractors.targets import find_targets
from extractors.targets_records import promised_figures
from extractors.tellings import find_mentions
from extractors.templates import is_template
from extractors.units import unit_words
from schemas import SCHEMA_VERSION, VERSION, Audit, DocumentHead, Evidence, Generator, Report, Warning, replace


@dataclass(frozen=True, slots=True)
class Reading:
    """A report with what was found on the way to it: enough to tell afterwards why."""

    report: Report
    material: Material
    scan: Scan
    claims: tuple[Claim, ...]


def extract(data: bytes, source: str, lexicon: Lexicon) -> Report:
    """The records of one report, each of its figures accounted for; a ReadError where the bytes are no report."""
    return follow(data, source, lexicon).report


def explain(data: bytes, source: str, lexicon: Lexicon) -> tuple[Report, str]:
    """The records of one report with the explanation of each figure, and the text that its spans point into."""
    reading = follow(data, source, lexicon)
    explanations = find_explanations(reading.report, reading.material, reading.scan, reading.claims)
    return replace(reading.report, explanations=explanations), reading.material.document.text


def follow(data: bytes, source: str, lexicon: Lexicon) -> Reading:
    """One report through all steps, with what they found."""
    with without_collecting():
        return _follow(data, source, lexicon)


def _follow(data: bytes, source: str, lexicon: Lexicon) -> Reading:
    document = read(data, source)
    grids = find_tables(document.text, lexicon)
    shadow = cast_shadow(document.text, grids)
    text = shadow.text

    tables = tuple(table for grid in grids if (table := read_table(grid, shadow, lexicon)) is not None)
    outline, notes = find_notes(text, find_outline(without_tables(text, tables), lexicon), tables)
    blocks, rows, told_cells = lay_rows(outline, tables)
    periods = find_periods(text, lexicon)
    dates = find_dates(text)
    times = merged_stretches(
        [(found.start, found.end) for found in periods] + [(found.start, found.end) for found in dates]
    )
    cells, closed = cell_figures(document, shadow, tables, unit_words(lexicon).unit("%"))
    figures = merge_figures(
        find_figures(document, shadow, [*times, *find_numbering(text, blocks), *closed], lexicon), cells
    )
    roles = find_roles(text, figures, lexicon)

    masthead = find_masthead(text, blocks, lexicon, periods)
    if masthead.year is None and (named := find_year(tables)) is not None:
        masthead = replace(masthead, year=named[0], year_at=named[1])
    covered = report_period(text, masthead, periods)
    period = settle(covered, text[covered.start : covered.end], masthead.year) if covered else None
    period_at = (covered.start, covered.end) if covered else None
    yearly = any(reading is not None and reading.role in ("annual_plan", "percent_of_plan") for reading in roles)
    material = Material(document, shadow, blocks, lexicon, masthead.year, masthead.year_at, period, period_at, yearly)

    template = is_template(text, figures)
    if template:
        blocks, rows, told_cells = (), {}, {}  # a form that nobody filled in tells of no project
    scan = Scan(
        text, blocks, figures, figures_of_blocks(blocks, figures), roles, periods, times, masthead.genre, lexicon
    )
    promises = find_targets(scan, masthead.year, period.end if period else None)
    mentions = find_mentions(scan, rows, promised_figures(promises), told_cells)
    tell_notes(notes, rows, mentions)
    told = find_claims(scan, mentions, promised_figures(promises))
    claims = claim_tables(scan, rows, mentions, told, masthead.year)
    records = build_records(material, figures, mentions, claims, promises)

    report = Report(
        schema_version=SCHEMA_VERSION,
        generator=Generator("taizhang", VERSION, lexicon.fingerprint),
        document=_head(material, masthead),
        projects=fill_projects(material, records.projects, rows, mentions),
        aggregates=records.aggregates,
        targets=records.targets,
        figures=records.figures,
        findings=(),
        audit=Audit(0, 0, ()),
        warnings=(*document.warnings, *_doubts(material, bool(periods), template)),
    )
    return Reading(report, material, scan, claims)


@contextmanager
def without_collecting() -> Iterator[None]:
    """Leaves the cyclic garbage collector alone for a while: a report makes thousands of values and not one cycle."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def _head(material: Material, masthead: Masthead) -> DocumentHead:
    """The contract's document: what was read, and what the report says of itself."""
    document = material.document
    pieces = {
        "genre": masthead.genre_at,
        "title": masthead.title,
        "subtitle": masthead.subtitle,
        "doc_number": masthead.doc_number,
        "issuer": masthead.issuer,
        "issued_on": (masthead.issued_on.start, masthead.issued_on.end) if masthead.issued_on else None,
        "region": masthead.region[:2] if masthead.region else None,
        "period": material.period_at,
    }
    evidence: Evidence = {field: (material.span(*place),) for field, place in pieces.items() if place}

    def quote(place: tuple[int, int] | None) -> str | None:
        return material.quote(*place) if place else None

    return DocumentHead(
        id=document.id,
        source=document.source,
        media_type=document.media_type,
        encoding=document.encoding,
        pages=document.pages,
        characters=len(document.text),
        genre=masthead.genre,
        title=quote(masthead.title),
        subtitle=quote(masthead.subtitle),
        doc_number=quote(masthead.doc_number),
        issuer=quote(masthead.issuer),
        issued_on=masthead.issued_on.value if masthead.issued_on else None,
        region=masthead.region[2] if masthead.region else None,
        period=material.period,
        evidence=evidence,
    )


def _doubts(material: Material, has_periods: bool, template: bool) -> list[Warning]:
    """What a reader of the records should know: months without a year, a form without its figures."""
    doubts = []
    if template:
        doubts.append(Warning("template", "这是没有填写数字的模板，不从中提取项目", None))
    if material.year is None and has_periods:
        doubts.append(Warning("no_year", "报告没有写明年份，月份以“--01”这样的形式给出", None))
    return doubts + [
        Warning(code, message, None) for code, message in find_doubts(material.shadow.text, material.blocks)
    ]
