"""From found promises to records of the contract, and to the owners of their figures in the ledger."""

from collections.abc import Mapping
from decimal import Decimal

from extractors.figures import FoundFigure
from extractors.material import Material
from extractors.targets import FoundTarget
from extractors.targets_deadlines import FoundDeadline
from extractors.targets_tasks import FoundTask
from schemas import Deadline, Figure, Owner, Span, Target, Task, TaskOwner

_ALL = Decimal(100)


def target_records(
    material: Material, figures: tuple[FoundFigure, ...], found: tuple[FoundTarget, ...]
) -> tuple[Target, ...]:
    """The records of a report's promises, each field with its evidence."""
    return tuple(_record(material, figures, target) for target in found)


def promised_figures(found: tuple[FoundTarget, ...]) -> frozenset[int]:
    """The figures that are a promise's and nobody else's."""
    return frozenset(target.figure for target in found if target.figure is not None and not target.also)


def target_owners(found: tuple[FoundTarget, ...], records: tuple[Target, ...]) -> Mapping[int, tuple[Owner, ...]]:
    """For each promised figure the promises that it is the number of."""
    owners: dict[int, tuple[Owner, ...]] = {}
    for index, (target, record) in enumerate(zip(found, records, strict=True)):
        if target.figure is not None:
            owners[target.figure] = (*owners.get(target.figure, ()), Owner("target", index, record.metric))
    return owners


def _record(material: Material, figures: tuple[FoundFigure, ...], target: FoundTarget) -> Target:
    value = figures[target.figure].figure if target.figure is not None else _all(material, target.whole)
    evidence: dict[str, tuple[Span, ...]] = {"metric": tuple(material.span(*span) for span in target.metric)}
    if value is not None:
        evidence["value"] = (value.span,)
    if target.per is not None:
        evidence["per"] = (material.span(*target.per),)
    if target.deadline is not None:
        evidence["deadline"] = (material.span(target.deadline.start, target.deadline.end),)
    if target.task is not None:
        parts = (target.task.number, target.task.title, target.task.section)
        evidence["task"] = tuple(material.span(*part) for part in parts if part is not None)
    if target.owners:
        evidence["owners"] = tuple(material.span(owner.start, owner.end) for owner in target.owners)
    return Target(
        metric="".join(material.quote(*span) for span in target.metric),
        op=target.op,
        measure=target.measure,
        per=material.quote(*target.per) if target.per is not None else None,
        value=value,
        deadline=_deadline(material, target.deadline),
        task=_task(material, target.task),
        owners=tuple(TaskOwner(material.quote(owner.start, owner.end), owner.role) for owner in target.owners),
        evidence=evidence,
    )


def _all(material: Material, whole: tuple[int, int] | None) -> Figure | None:
    """全部 as a figure: all of a hundred."""
    if whole is None:
        return None
    return Figure(
        text=material.quote(*whole),
        kind="percent",
        value=_ALL,
        unit="%",
        bound="exact",
        low=_ALL,
        high=_ALL,
        qualifier=None,
        unit_span=None,
        flags=("computed",),
        confidence=None,
        span=material.span(*whole),
    )


def _deadline(material: Material, found: FoundDeadline | None) -> Deadline | None:
    return None if found is None else Deadline(material.quote(found.start, found.end), found.by(material.year))


def _task(material: Material, found: FoundTask | None) -> Task | None:
    if found is None:
        return None

    def quote(span: tuple[int, int] | None) -> str | None:
        return material.quote(*span) if span is not None else None

    return Task(quote(found.number), quote(found.title), quote(found.section))
