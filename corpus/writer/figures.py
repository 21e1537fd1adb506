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
    "foreign": "funding",
    "phase_total": "other",
    "since_rate": "comparison",
    "open_rate": "comparison",
    "ahead": "comparison",
    "behind": "comparison",
    "grow": "comparison",
    "last": "comparison",
    "floor": "threshold",
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
LABELS = {
    "total": "总投资",
    "plan": "年度计划投资",
    "done": "完成投资",
    "month": "当月完成投资",
    "count": "项目数",
    "rate": "占年度计划",
    "tax": "税收",
    "jobs": "就业",
    "number": "数量",
    "phase_total": "分期投资",
    "since_rate": "占总投资",
    "open_rate": "开工率",
    "ahead": "超序时进度",
    "behind": "低于序时进度",
    "grow": "同比增长",
    "last": "上年同期",
    "floor": "起点",
    "range": "区间",
    "unpacked": "打包项目拆分后",
    "area": "面积",
    "length": "长度",
    "capacity": "能力",
    "funding": "到位资金",
    "foreign": "外资",
    "output": "产值",
}
"""What a figure of each slot is called in the truth: in the subject of a finding, and beside those that are no field of a record."""
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


_YUAN_TO_A_DOLLAR = 7


def foreign_money(record: Record, slot: str, amount: int) -> Fact:
    """An amount in dollars, for one in hundreds of yuan: in 亿美元 to a tenth, a smaller one in hundreds of 万美元.

    >>> record = Record("project", "")
    >>> [foreign_money(record, "foreign", amount).text for amount in (35_000_000, 2_000_000)]
    ['5亿美元', '2800万美元']
    """
    millions = max(1, amount * 100 // _YUAN_TO_A_DOLLAR // 1_000_000)
    text = f"{millions}00万美元"
    if millions >= 100:
        whole, tenths = divmod(millions // 10, 10)
        text, millions = f"{whole}.{tenths}亿美元".replace(".0", ""), millions // 10 * 10
    fact = Fact(record, slot, text, role=ROLES[slot], kind="money", value=millions * 1_000_000, unit="美元")
    fact.roles_alt = ALSO_RIGHT[fact.role]
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
