"""One report as the contract carries it: the whole of what `taizhang extract FILE --json` prints."""

from dataclasses import dataclass
from typing import Literal

from schemas.aggregate import Aggregate
from schemas.explanation import Explanation
from schemas.finding import Audit, Finding
from schemas.ledger import FigureLedger
from schemas.period import Period
from schemas.project import Evidence, Project
from schemas.target import Target

SCHEMA_VERSION = "0.9"

Genre = Literal["通报", "进展情况", "实施方案", "项目简介", "新闻报道", "清单", "其他"]
WarningCode = Literal[
    "read_by_ocr",
    "hidden_sheet",
    "encoding_doubt",
    "truncated",
    "no_year",
    "template",
    "classified",
    "duplicated",
    "optional_part_missing",
]


@dataclass(frozen=True, slots=True)
class Generator:
    """What made this output: the same generator, rules and bytes give the same output."""

    name: str
    version: str
    rules: str


@dataclass(frozen=True, slots=True)
class Region:
    """The place a report speaks of: as written, and by the division table where that is unambiguous."""

    text: str
    code: str | None
    name: str | None


@dataclass(frozen=True, slots=True)
class DocumentHead:
    """What is known of the report as a paper."""

    id: str
    source: str
    media_type: str
    encoding: str | None
    pages: int | None
    characters: int
    genre: Genre
    title: str | None
    subtitle: str | None
    doc_number: str | None
    issuer: str | None
    issued_on: str | None
    region: Region | None
    period: Period | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Warning:
    """Something doubtful about the report, said in a sentence."""

    code: WarningCode
    message: str
    page: int | None


@dataclass(frozen=True, slots=True)
class Report:
    """One report: its head, its records, its figures, what does not add up, and what was doubtful."""

    schema_version: str
    generator: Generator
    document: DocumentHead
    projects: tuple[Project, ...]
    aggregates: tuple[Aggregate, ...]
    targets: tuple[Target, ...]
    figures: FigureLedger
    findings: tuple[Finding, ...]
    audit: Audit
    warnings: tuple[Warning, ...]
    explanations: tuple[Explanation, ...] = ()
    """One for each entry of the ledger where somebody asked for them (`--explain`); else none."""


@dataclass(frozen=True, slots=True)
class FailedSource:
    """The name of a file that could not be read."""

    source: str


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a file could not be read: a code for machines, a sentence for people."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class FailedReport:
    """What stands in the output in place of a report that failed."""

    document: FailedSource
    error: Failure
