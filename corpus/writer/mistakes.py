"""What does not add up: errors planted into a report's figures, and the differences that are mere rounding.

Both come from the relations between figures that a report states: a sum and its parts, a count and what is listed, a percent and
its two amounts, a plan and the total it is part of.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from corpus.writer.paper import Paper
from corpus.writer.parts import Fact, Record
from corpus.writer.truth import Data, figure, name_of, number

_SUMMED = ("total", "plan", "done", "count", "month")
_FIELD_WORDS = {
    "total": "总投资",
    "plan": "年度计划投资",
    "done": "完成投资",
    "month": "当月完成投资",
    "count": "项目数",
    "rate": "占年度计划",
    "ahead": "超序时进度",
    "behind": "低于序时进度",
}


@dataclass(frozen=True, slots=True)
class Relation:
    """Figures of a report that must fit each other."""

    rule: str
    """The contract's rule that checks it."""
    record: Record
    whole: Fact
    """The figure that follows from the others."""
    operands: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Mistake:
    """A figure that was made wrong."""

    kind: str
    relation: Relation
    was: str
    """What the report would have said."""
    right: int | str
    """What that means: yuan, or the figure's own unit."""
    size: str
    """By how much it is off, in yuan or in the figure's own unit."""


def find_relations(paper: Paper) -> list[Relation]:
    """The relations between the figures that a report says."""
    found = list(_sums(paper))
    for record in (*paper.aggregates, *paper.projects):
        done, plan, rate = record.said("done"), record.said("plan"), record.said("rate")
        if done and plan and rate and not rate.bound:
            found.append(Relation("percent", record, rate, (done, plan)))
        ahead = record.said("ahead") or record.said("behind")
        if ahead and rate and not rate.bound:
            found.append(Relation("schedule", record, ahead, (rate,)))
    return found


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


# ------------------------------------------------------------------------------------------------------------ planting


def plant(paper: Paper, chance: Random) -> Mistake | None:
    """Makes one figure of the report wrong, so that no rounding explains it; None where nothing offers itself."""
    relations = find_relations(paper)
    chance.shuffle(relations)
    in_sums = {
        id(fact) for relation in relations if relation.rule == "sum" for fact in (relation.whole, *relation.operands)
    }
    for relation in relations:
        mistake = _spoil(relation, chance)
        if mistake is not None:
            return mistake
    for record in paper.projects:
        plan, total = record.said("plan"), _summed(record, "total")
        if plan is not None and total is not None and id(plan) not in in_sums and not record.said("rate"):
            mistake = _exceed(record, plan, total, chance)
            if mistake is not None:
                return mistake
    return None


def _spoil(relation: Relation, chance: Random) -> Mistake | None:
    whole = relation.whole
    steps, unit = _steps(whole)
    if relation.rule == "count":
        listed = len(relation.record.members) if not relation.operands else 0
        right = listed or sum(int(str(fact.value)) for fact in relation.operands)
        wrong = right + chance.choice((-2, -1, 1, 1, 2))
        if wrong < 1 or wrong == right:
            return None
        return _restate(relation, "wrong_count", wrong, steps)
    if relation.rule == "percent":
        wrong = steps + chance.choice((-1, 1)) * chance.randint(max(3, steps // 20), max(6, steps // 4))
        return _restate(relation, "wrong_percent", wrong, steps) if _is_beyond(relation, wrong) else None
    if relation.rule == "schedule":
        coarser = 10 ** max(0, _decimals(whole.text) - _decimals(relation.operands[0].text))
        return _restate(relation, "schedule", steps + coarser * chance.randint(4, 40), steps)
    return _spoil_sum(relation, chance, steps, unit)


def _is_beyond(relation: Relation, wrong: int) -> bool:
    """Whether no amounts that print like the two operands have that share, in steps of the percent's last digit."""
    if wrong <= 0 or any(fact.bound for fact in relation.operands):
        return False
    done, plan = (int(str(fact.value)) for fact in relation.operands)
    done_step, plan_step = (_steps(fact)[1] for fact in relation.operands)
    full: int = 100 * 10 ** _decimals(relation.whole.text)
    below = (wrong + 1) * (plan + plan_step) < full * (done - done_step)
    return below or (wrong - 1) * (plan - plan_step) > full * (done + done_step)


def _spoil_sum(relation: Relation, chance: Random, steps: int, unit: int) -> Mistake | None:
    """A total that is not the sum of its parts, by more than their rounding can explain."""
    if relation.whole.bound or any(fact.bound for fact in relation.operands):
        return None
    parts = [int(str(fact.value)) for fact in relation.operands]
    slack = sum(_steps(fact)[1] for fact in (relation.whole, *relation.operands))
    part = chance.choice(parts)
    kind = chance.choice(("wrong_sum", "wrong_sum", "missing_part", "doubled_part", "transposed"))
    if kind == "missing_part":
        wrong = steps - part // unit
    elif kind == "doubled_part":
        wrong = steps + part // unit
    elif kind == "transposed":
        wrong = _transpose(steps, chance)
    else:
        wrong = steps + chance.choice((-1, 1)) * chance.randint(max(2, steps // 50), max(4, steps // 6))
    if wrong <= 0 or abs(wrong - steps) * unit <= 2 * slack:
        return None
    return _restate(relation, kind, wrong, steps)


def _transpose(steps: int, chance: Random) -> int:
    digits = list(str(steps))
    pairs = [place for place in range(len(digits) - 1) if digits[place] != digits[place + 1]]
    if not pairs:
        return steps
    place = chance.choice(pairs)
    digits[place], digits[place + 1] = digits[place + 1], digits[place]
    return int("".join(digits))


def _exceed(record: Record, plan: Fact, total: Fact, chance: Random) -> Mistake | None:
    """A year's plan above the whole project's total."""
    steps, unit = _steps(plan)
    wrong = int(str(total.value)) * chance.randint(12, 30) // 10 // unit
    if total.bound or wrong * unit <= int(str(total.value)) + _steps(total)[1] + unit:
        return None
    return _restate(Relation("plan_gt_total", record, plan, (total,)), "plan_gt_total", wrong, steps)


def _restate(relation: Relation, kind: str, wrong: int, right: int) -> Mistake:
    """Writes the wrong digits in place of the right ones."""
    fact = relation.whole
    was, meant, (_, unit) = fact.text, fact.value, _steps(fact)
    decimals = _decimals(fact.text)
    digits = f"{wrong:0{decimals + 1}d}"
    written = f"{digits[: len(digits) - decimals]}.{digits[len(digits) - decimals :]}" if decimals else digits
    tail = fact.text.lstrip("0123456789.,")
    fact.text = written + tail
    size: str
    if fact.kind == "money":
        fact.value = wrong * unit
        size = str(abs(wrong - right) * unit)
    else:
        fact.value = int(written) if not decimals else written
        size = f"{abs(wrong - right) / 10**decimals:g}"
    fact.before = fact.after = fact.bound = fact.qualifier = ""
    return Mistake(kind, relation, was, meant or 0, size)


_HALF_WIDTH = str.maketrans("０１２３４５６７８９．", "0123456789.")


def _digits(text: str) -> str:
    """The digits that a figure begins with, in half width and without commas: noise may have widened them."""
    narrow = text.translate(_HALF_WIDTH)
    return narrow[: len(narrow) - len(narrow.lstrip("0123456789.,"))].replace(",", "")


def _decimals(text: str) -> int:
    return len(_digits(text).partition(".")[2])


def _steps(fact: Fact) -> tuple[int, int]:
    """A figure in steps of its last digit, and what a step is worth (in yuan for money)."""
    steps = int(_digits(fact.text).replace(".", "") or "0")
    if fact.kind != "money" or not steps:
        return steps, 1
    return steps, int(str(fact.value)) // steps


# -------------------------------------------------------------------------------------------------------------- telling


def tell_mistake(report: str, mistake: Mistake) -> tuple[Data, Data]:
    """A planted error as a line of the archive's list of mistakes, and as the finding that it should raise."""
    relation = mistake.relation
    subject = f"{name_of(relation.record)}·{_FIELD_WORDS.get(relation.whole.field, relation.whole.field)}"
    shared: Data = {"subject": subject, "reported": figure(relation.whole)}
    operands = [figure(fact) for fact in relation.operands]
    line: Data = {"report": report, "planted": True, "kind": mistake.kind, "rule": relation.rule, **shared}
    line |= {"true": mistake.was, "size": mistake.size, "operands": operands}
    implausible = relation.rule == "plan_gt_total"
    finding: Data = {
        "rule": relation.rule,
        "verdict": "implausible" if implausible else "contradiction",
        "severity": "warning" if implausible else "error",
        **shared,
        "expected": {"low": number(mistake.right), "high": number(mistake.right), "unit": relation.whole.unit},
        "operands": operands,
    }
    return line, finding


def tell_excesses(paper: Paper, planted: Mistake | None) -> Iterator[Data]:
    """Every completion above the year's plan that the report leaves unexplained: a finding, though nobody planted it.

    Late in a year that is common and a reader may let it pass: who does not report it misses nothing. A stated share
    of 100 percent or more explains it; and what follows from a planted error is no finding of its own.
    """
    touched = () if planted is None else (planted.relation.whole, *planted.relation.operands)
    for record in (*paper.projects, *paper.aggregates):
        plan, done = record.said("plan"), record.said("done")
        if plan is None or done is None or record.said("rate") or plan.bound or done.bound:
            continue
        if done in touched or plan in touched or (done.period or {}).get("cumulative"):
            continue
        over = int(str(done.value)) - int(str(plan.value))
        if over > _steps(done)[1] + _steps(plan)[1]:
            yield {
                "rule": "completion_gt_plan",
                "verdict": "implausible",
                "severity": "warning",
                "subject": f"{name_of(record)}·{_FIELD_WORDS['done']}",
                "reported": figure(done),
                "expected": {"high": number(plan.value or 0), "unit": plan.unit},
                "operands": [figure(plan)],
                "optional": True,
            }


def tell_roundings(report: str, paper: Paper, planted: Mistake | None) -> Iterator[Data]:
    """Every sum and percent of the report that differs from its parts by rounding alone."""
    for relation in find_relations(paper):
        if planted is not None and planted.relation.whole in (relation.whole, *relation.operands):
            continue
        size = _rounding(relation)
        if size:
            yield {
                "report": report,
                "planted": False,
                "kind": "rounding",
                "rule": relation.rule,
                "subject": f"{name_of(relation.record)}·{_FIELD_WORDS.get(relation.whole.field, relation.whole.field)}",
                "reported": figure(relation.whole),
                "size": size,
                "operands": [figure(fact) for fact in relation.operands],
            }


def _rounding(relation: Relation) -> str:
    """By how much the figures as written miss each other; empty where they fit to the digit."""
    if relation.rule == "sum":
        off = sum(int(str(fact.value)) for fact in relation.operands) - int(str(relation.whole.value))
        return str(abs(off)) if off else ""
    if relation.rule == "percent":
        done, plan = (int(str(fact.value)) for fact in relation.operands)
        decimals = _decimals(relation.whole.text)
        steps, scale = _steps(relation.whole)[0], 10**decimals
        if not plan:
            return ""
        exact = (2 * done * 100 * scale + plan) // (2 * plan)
        return f"{abs(exact - steps) / scale:g}" if exact != steps else ""
    return ""
