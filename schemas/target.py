"""What a report promises."""

from dataclasses import dataclass
from typing import Literal

from schemas.figure import Figure
from schemas.frozen import quickly_built
from schemas.project import Evidence

Operator = Literal[">=", "<=", "=", "~"]
Measure = Literal["value", "growth", "decline", "points", "share", "multiple", "rank"]
OwnerRole = Literal["牵头", "配合", "责任"]


@dataclass(frozen=True, slots=True)
class Deadline:
    """When a promise falls due: as written, and as a day."""

    text: str
    by: str | None


@dataclass(frozen=True, slots=True)
class Task:
    """The numbered task that a promise stands in."""

    number: str | None
    title: str | None
    section: str | None


@quickly_built
@dataclass(frozen=True, slots=True)
class TaskOwner:
    """A unit that answers for a task."""

    name: str
    role: OwnerRole


@quickly_built
@dataclass(frozen=True, slots=True)
class Target:
    """One promise; `value` and `op` are null for a task that names no figure."""

    metric: str
    op: Operator | None
    measure: Measure | None
    per: str | None
    value: Figure | None
    deadline: Deadline | None
    task: Task | None
    owners: tuple[TaskOwner, ...]
    evidence: Evidence
