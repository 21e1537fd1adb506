"""Figures as a report states them: their roles in the ledger, the months that they are of, other roles that are not wrong."""

from corpus.writer.paper import Paper
from corpus.writer.parts import Fact, Record
from corpus.writer.style import write_money

ROLES = {
    "total": "total_investment",
    "old_total": "total_investment",
    "new_total": "total_investment",
    "plan": "annual_plan",
    "done": "completion",
    "month": "completion",
    "since": "completion",
    "rate": "percent_of_plan",
    "progress": "progress",
    "count": "count",
    "unpacked": "count",
    "output": "output_value",
    "tax": "other",
    "funding": "funding",
    "phase_total": "other",
    "since_rate": "comparison",
    "open_rate": "comparison",
    "ahead": "comparison",
    "behind": "comparison",
    "grow": "comparison",
    "last": "comparison",
    "floor": "threshold",
    "ceiling": "threshold",
    "range": "threshold",
    "area": "area",
    "length": "length",
    "capacity": "capacity",
    "jobs": "count",
    "number": "count",
    "value": "target",
    "base": "comparison",
}
"""The role in the figure ledger of each slot that is a figure."""
ALSO_RIGHT = {
    "comparison": ("other", "threshold"),
    "count": ("other", "capacity"),
    "funding": ("other",),
    "other": ("output_value", "funding", "comparison", "total_investment"),
    "threshold": ("other", "comparison"),
}
"""Other roles that a careful reader may give such a figure."""


def money(paper: Paper, record: Record | None, slot: str, amount: int) -> Fact:
    """An amount for a slot, as this report's office writes it."""
    fact = write_money(record, slot, ROLES[slot], amount, paper.style, paper.chance)
    fact.roles_alt = ALSO_RIGHT.get(fact.role, ()) if slot != "phase_total" else ("total_investment", "funding")
    return fact


def in_period(fact: Fact, period: dict[str, object] | None) -> Fact:
    """The same fact with the months it is of."""
    fact.period = period
    return fact


def single(month: int) -> dict[str, object]:
    """One month as a period."""
    text = f"{month // 12}-{month % 12 + 1:02d}"
    return {"start": text, "end": text}


def running(end: str) -> dict[str, object]:
    """The time since a project began, as a period."""
    return {"end": end, "cumulative": True}


def progress(record: Record, percent: int) -> Fact:
    """How far the works are, in percent."""
    return Fact(
        record, "progress", f"{percent}%", role="progress", kind="percent", value=percent, unit="%", true=percent
    )


def measure(record: Record | None, kind: str, text: str) -> Fact:
    """A measure as a figure: its digits are the value, the rest its unit."""
    digits = text[: len(text) - len(text.lstrip("0123456789.,"))].replace(",", "")
    unit = text[len(digits) :]
    role = ROLES[kind]
    fact = Fact(record, kind, text, role=role, kind=role, value=digits, unit=unit)
    fact.roles_alt = ("other", "capacity", "count", "area", "length")
    return fact
