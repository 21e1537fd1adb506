"""What does not add up."""

from dataclasses import dataclass
from typing import Literal

from schemas.figure import Figure
from schemas.number import JsonDecimal

Verdict = Literal["contradiction", "implausible", "improbable"]
Severity = Literal["error", "warning", "info"]
HintKind = Literal["unit", "digit", "transposed", "missing_part", "doubled_part", "swapped_columns"]


@dataclass(frozen=True, slots=True)
class Expected:
    """The interval in which the reported figure would have to lie."""

    low: JsonDecimal | None
    high: JsonDecimal | None
    unit: str | None


@dataclass(frozen=True, slots=True)
class Consequence:
    """What follows from a wrong figure, and is therefore no finding of its own."""

    rule: str
    reported: Figure
    message: str


@dataclass(frozen=True, slots=True)
class Hint:
    """A repair that would make the sum come out; offered, never applied."""

    kind: HintKind
    message: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One cause for which figures of a report cannot all be true, or hardly can."""

    rule: str
    verdict: Verdict
    severity: Severity
    message: str
    subject: str
    reported: Figure | None
    expected: Expected | None
    difference: JsonDecimal | None
    operands: tuple[Figure, ...]
    consequences: tuple[Consequence, ...]
    hints: tuple[Hint, ...]
    fingerprint: str


@dataclass(frozen=True, slots=True)
class NotApplicable:
    """A rule that could not be put to some figures, and why."""

    rule: str
    reason: str
    count: int


@dataclass(frozen=True, slots=True)
class Audit:
    """How many checks were made, failed, and could not be made."""

    checked: int
    failed: int
    not_applicable: tuple[NotApplicable, ...]
