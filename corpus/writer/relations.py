"""Which figures of a report must fit each other: a sum and its parts, a count and what is listed, a percent and its amounts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.writer.paper import Paper
from corpus.writer.parts import Fact, Record

_SUMMED = ("total", "plan", "done", "count", "month")


@dataclass(frozen=True, slots=True)
class Relation:
    """Figures of a report that must fit each other."""

    rule: str
    """The contract's rule that checks it."""
    record: Record
    whole: Fact
    """The figure that follows from the others."""
    operands: tuple[Fact, ...]


def find_relations(paper: Paper) -> list[Relation]:
    """The relations between the figures that a report says."""
    found = list(_sums(paper))
    # how much of the year has gone is known only where the report tells the months of what was done
    is_timed = paper.months_said and any(fact.field == "done" for fact in paper.facts)
    for record in (*paper.aggregates, *paper.projects):
        done, plan, rate = record.said("done"), record.said("plan"), record.said("rate")
        if done and plan and rate and not rate.bound:
            found.append(Relation("percent", record, rate, (done, plan)))
        ahead = record.said("ahead") or record.said("behind")
        if ahead and rate and not rate.bound and is_timed:
            found.append(Relation("schedule", record, ahead, (rate,)))
    for record in paper.projects:
        found += _of_one_project(record)
    if any(fact.value is None for fact in paper.facts if fact.role):
        return [
            relation for relation in found if None not in {fact.value for fact in (relation.whole, *relation.operands)}
        ]
    return found


def _of_one_project(record: Record) -> Iterator[Relation]:
    """A total that is said twice, a plan beside the total, a completion beside plan and share."""
    total, plan, done, rate = _summed(record, "total"), record.said("plan"), record.said("done"), record.said("rate")
    again = [fact for fact in record.facts if fact.field == "total"]
    if len(again) > 1 and "new_total" not in record.firsts:
        yield Relation("conflict", record, again[1], (again[0],))
    if plan and total and not rate:
        yield Relation("plan_gt_total", record, plan, (total,))
    if done and plan and rate:
        yield Relation("completion_gt_plan", record, done, (plan, rate))


def _sums(paper: Paper) -> Iterator[Relation]:
    for record in paper.aggregates:
        ways: list[Sequence[Record]] = [record.parts] if record.parts else []
        if record is (paper.whole and paper.whole[0]):
            ways = [cut for cut in paper.cuts if all("part_of" in part.fields for part in cut)]
        if record.members and record.closed:
            ways = [*ways, record.members]
        for field in _SUMMED:
            whole = _summed(record, field)
            if whole is None:
                continue
            for way in ways:
                if field == "count" and way is record.members:
                    yield Relation("count", record, whole, ())
                    continue
                parts = [_summed(part, field) for part in way]
                if parts and all(parts):
                    yield Relation("count" if field == "count" else "sum", record, whole, tuple(filter(None, parts)))


def _summed(record: Record, field: str) -> Fact | None:
    """The figure that a sum is made of: of a total that was adjusted, the new one."""
    return (record.said("new_total") if field == "total" else None) or record.said(field)


# --------------------------------------------------------------------------------------------------------------- digits


_HALF_WIDTH = str.maketrans("０１２３４５６７８９．", "0123456789.")


def digits_of(text: str) -> str:
    """The digits that a figure begins with, in half width and without commas: noise may have widened them."""
    narrow = text.translate(_HALF_WIDTH)
    return narrow[: len(narrow) - len(narrow.lstrip("0123456789.,"))].replace(",", "")


def decimals(text: str) -> int:
    """How many digits stand behind a figure's point."""
    return len(digits_of(text).partition(".")[2])


def steps_of(fact: Fact) -> tuple[int, int]:
    """A figure in steps of its last digit, and what a step is worth (in yuan for money)."""
    steps = int(digits_of(fact.text).replace(".", "") or "0")
    if fact.kind != "money" or not steps:
        return steps, 1
    return steps, int(str(fact.value)) // steps
