"""Errors planted into a report's figures, each beyond what rounding explains."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from corpus.writer.paper import Paper
from corpus.writer.relations import Relation, decimals, find_relations, steps_of


@dataclass(frozen=True, slots=True)
class Mistake:
    """A figure that was made wrong."""

    kind: str
    relation: Relation
    """What does not fit any more; its whole is the figure that was made wrong."""
    was: str
    """What the report would have said."""
    right: int | str
    """What that means: yuan, or the figure's own unit."""
    size: str
    """By how much it is off, in yuan or in the figure's own unit."""


_KINDS = {
    "wrong_sum": 3,
    "missing_part": 2,
    "doubled_part": 2,
    "transposed": 2,
    "unit_slip": 2,
    "wrong_count": 3,
    "wrong_percent": 3,
    "schedule": 1,
    "plan_gt_total": 2,
    "completion_gt_plan": 2,
    "conflict": 2,
    "duplicate": 2,
    "numbering": 1,
}
"""The kinds of error, and how often each is tried first."""
SLIPS = ("duplicate", "numbering")
"""Kinds that happen while a list is written, not to a figure afterwards."""
_RULES = {
    "wrong_sum": "sum",
    "missing_part": "sum",
    "doubled_part": "sum",
    "transposed": "sum",
    "unit_slip": "sum",
    "wrong_count": "count",
    "wrong_percent": "percent",
}
"""The relation that a kind breaks, where it has another name."""


def draw_kind(chance: Random) -> str:
    """The kind of error that a report is to have."""
    return chance.choices(list(_KINDS), list(_KINDS.values()))[0]


def plant(paper: Paper, kind: str, chance: Random) -> Mistake | None:
    """The slip that has happened, or else one figure made wrong: in that way, where the report offers it, or in another."""
    if paper.slipped is not None:
        return Mistake(kind, Relation(kind, *paper.slipped), "", 0, "1")
    relations = find_relations(paper)
    chance.shuffle(relations)
    sums = [relation for relation in relations if relation.rule == "sum"]
    in_sums = {id(fact) for relation in sums for fact in (relation.whole, *relation.operands)}
    others = [other for other in _KINDS if other != kind]
    chance.shuffle(others)
    for wanted in (kind, *others):
        spoil = _SPOILERS.get(wanted)
        for relation in relations if spoil else ():
            if relation.rule != _RULES.get(wanted, wanted) or _is_vague(relation):
                continue
            if wanted in ("plan_gt_total", "completion_gt_plan") and id(relation.whole) in in_sums:
                continue
            if wanted == "completion_gt_plan" and id(relation.operands[0]) in in_sums:
                continue
            mistake = spoil(relation, chance) if spoil else None
            if mistake is not None:
                _say_again(paper, mistake)
                return mistake
    return None


def _say_again(paper: Paper, mistake: Mistake) -> None:
    """Lets what is said again read as it now reads where it is said first; unless being said otherwise is the mistake."""
    touched = (mistake.relation.whole, *mistake.relation.operands)
    for fact in paper.facts:
        if fact.repeats in touched and fact is not mistake.relation.whole:
            assert fact.repeats is not None
            fact.text, fact.value, fact.true = fact.repeats.text, fact.repeats.value, fact.repeats.true


def _is_vague(relation: Relation) -> bool:
    """Whether a qualifier leaves room for anything."""
    return any(fact.bound for fact in (relation.whole, *relation.operands))


# --------------------------------------------------------------------------------------------------------------- kinds


def _miscount(relation: Relation, chance: Random) -> Mistake | None:
    steps = steps_of(relation.whole)[0]
    listed = len(relation.record.members) if not relation.operands else 0
    right = listed or sum(int(str(fact.value)) for fact in relation.operands)
    wrong = right + chance.choice((-2, -1, 1, 1, 2))
    return _restate(relation, "wrong_count", wrong, steps) if wrong > 0 else None


def _misreckon(relation: Relation, chance: Random) -> Mistake | None:
    steps = steps_of(relation.whole)[0]
    wrong = steps + chance.choice((-1, 1)) * chance.randint(max(3, steps // 20), max(6, steps // 4))
    return _restate(relation, "wrong_percent", wrong, steps) if _is_beyond(relation, wrong) else None


def _misjudge(relation: Relation, chance: Random) -> Mistake | None:
    steps = steps_of(relation.whole)[0]
    coarser = 10 ** max(0, decimals(relation.whole.text) - decimals(relation.operands[0].text))
    return _restate(relation, "schedule", steps + coarser * chance.randint(4, 40), steps)


def _is_beyond(relation: Relation, wrong: int) -> bool:
    """Whether no amounts that print like the two operands have that share, in steps of the percent's last digit."""
    if wrong <= 0 or any(fact.bound for fact in relation.operands):
        return False
    done, plan = (int(str(fact.value)) for fact in relation.operands)
    done_step, plan_step = (steps_of(fact)[1] for fact in relation.operands)
    full: int = 100 * 10 ** decimals(relation.whole.text)
    below = (wrong + 1) * (plan + plan_step) < full * (done - done_step)
    return below or (wrong - 1) * (plan - plan_step) > full * (done + done_step)


def _spoil_sum(kind: str, relation: Relation, chance: Random) -> Mistake | None:
    """A total that is not the sum of its parts, by more than their rounding can explain."""
    steps, unit = steps_of(relation.whole)
    parts = [int(str(fact.value)) for fact in relation.operands]
    slack = sum(steps_of(fact)[1] for fact in (relation.whole, *relation.operands))
    part = chance.choice(parts)
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


def _of_sum(kind: str) -> Callable[[Relation, Random], Mistake | None]:
    return lambda relation, chance: _spoil_sum(kind, relation, chance)


def _transpose(steps: int, chance: Random) -> int:
    digits = list(str(steps))
    pairs = [place for place in range(len(digits) - 1) if digits[place] != digits[place + 1]]
    if not pairs:
        return steps
    place = chance.choice(pairs)
    digits[place], digits[place + 1] = digits[place + 1], digits[place]
    return int("".join(digits))


def _slip_unit(relation: Relation, chance: Random) -> Mistake | None:
    """亿元 where 万元 is meant, or the other way."""
    fact = relation.whole
    for written, slipped, over, under in (("亿元", "万元", 1, 10_000), ("万元", "亿元", 10_000, 1)):
        if fact.text.endswith(written) and not fact.text.endswith("百万元"):
            was, meant = fact.text, int(str(fact.value))
            fact.text = fact.text.removesuffix(written) + slipped
            fact.value = meant * over // under
            return Mistake("unit_slip", relation, was, meant, str(abs(fact.value - meant)))
    return None


def _exceed_total(relation: Relation, chance: Random) -> Mistake | None:
    """A year's plan above the whole project's total."""
    total = relation.operands[0]
    steps, unit = steps_of(relation.whole)
    wrong = int(str(total.value)) * chance.randint(12, 30) // 10 // unit
    if wrong * unit <= int(str(total.value)) + steps_of(total)[1] + unit:
        return None
    return _restate(relation, "plan_gt_total", wrong, steps)


def _exceed_plan(relation: Relation, chance: Random) -> Mistake | None:
    """Plan and completion in each other's place, while the share says that the plan is not reached."""
    done, (plan, rate) = relation.whole, relation.operands
    done_value, plan_value = int(str(done.value)), int(str(plan.value))
    full = 100 * 10 ** decimals(rate.text)
    if steps_of(rate)[0] * 20 > full * 19 or plan_value - done_value <= steps_of(plan)[1] + steps_of(done)[1]:
        return None
    was, right = done.text, done_value
    done.text, plan.text = plan.text, done.text
    done.value, plan.value = plan_value, done_value
    done.true, plan.true = plan.true, done.true
    return Mistake("completion_gt_plan", relation, was, right, str(plan_value - done_value))


def _contradict(relation: Relation, chance: Random) -> Mistake | None:
    """A project's total, told a second time and otherwise."""
    steps, unit = steps_of(relation.whole)
    first = relation.operands[0]
    wrong = steps + chance.choice((-1, 1)) * chance.randint(max(2, steps // 20), max(4, steps // 3))
    if wrong <= 0 or abs(wrong * unit - int(str(first.value))) <= steps_of(first)[1] + unit:
        return None
    return _restate(relation, "conflict", wrong, steps)


_SPOILERS: dict[str, Callable[[Relation, Random], Mistake | None]] = {
    "wrong_sum": _of_sum("wrong_sum"),
    "missing_part": _of_sum("missing_part"),
    "doubled_part": _of_sum("doubled_part"),
    "transposed": _of_sum("transposed"),
    "unit_slip": _slip_unit,
    "wrong_count": _miscount,
    "wrong_percent": _misreckon,
    "schedule": _misjudge,
    "plan_gt_total": _exceed_total,
    "completion_gt_plan": _exceed_plan,
    "conflict": _contradict,
}


def _restate(relation: Relation, kind: str, wrong: int, right: int) -> Mistake:
    """Writes the wrong digits in place of the right ones."""
    fact = relation.whole
    was, meant, (_, unit) = fact.text, fact.value, steps_of(fact)
    places = decimals(fact.text)
    digits = f"{wrong:0{places + 1}d}"
    written = f"{digits[: len(digits) - places]}.{digits[len(digits) - places :]}" if places else digits
    tail = fact.text.lstrip("0123456789.,")
    fact.text = written + tail
    size: str
    if fact.kind == "money":
        fact.value = wrong * unit
        size = str(abs(wrong - right) * unit)
    else:
        fact.value = int(written) if not places else written
        size = f"{abs(wrong - right) / 10**places:g}"
    fact.before = fact.after = fact.bound = fact.qualifier = ""
    return Mistake(kind, relation, was, meant or 0, size)
