"""What of a report does not add up, told beside its truth: planted errors, unexplained excesses, mere rounding."""

from collections.abc import Iterator

from corpus.writer.figures import LABELS
from corpus.writer.ledger import Data, figure, name_of, number
from corpus.writer.paper import Paper
from corpus.writer.planting import SLIPS, Mistake
from corpus.writer.relations import Relation, decimals, find_relations, steps_of


def tell_mistake(report: str, mistake: Mistake) -> tuple[Data, Data]:
    """A planted error as a line of the archive's list of mistakes, and as the finding that it should raise."""
    relation = mistake.relation
    if mistake.kind in SLIPS:
        return _tell_slip(report, mistake)
    subject = _subject(relation)
    shared: Data = {"subject": subject, "reported": figure(relation.whole)}
    operands = [figure(fact) for fact in relation.operands]
    line: Data = {"report": report, "planted": True, "kind": mistake.kind, "rule": relation.rule, **shared}
    line |= {"true": mistake.was, "size": mistake.size, "operands": operands}
    implausible = relation.rule in ("plan_gt_total", "completion_gt_plan", "conflict")
    finding: Data = {
        "rule": relation.rule,
        "verdict": "implausible" if implausible else "contradiction",
        "severity": "warning" if implausible else "error",
        **shared,
        "expected": {"low": number(mistake.right), "high": number(mistake.right), "unit": relation.whole.unit},
        "operands": operands,
    }
    return line, finding


def _subject(relation: Relation) -> str:
    """Whose figure does not fit, and which."""
    return f"{name_of(relation.record)}·{LABELS[relation.whole.field]}"


def _tell_slip(report: str, mistake: Mistake) -> tuple[Data, Data]:
    """A project listed twice, or a number left out: what was listed there, and the figure that it begins with."""
    relation = mistake.relation
    subject = name_of(relation.record)
    finding: Data = {"rule": relation.rule, "verdict": "improbable", "severity": "info", "subject": subject}
    if mistake.kind == "duplicate":
        finding |= {"verdict": "implausible", "severity": "warning", "reported": figure(relation.whole)}
        finding["operands"] = [figure(fact) for fact in relation.operands]
    line: Data = {"report": report, "planted": True, "kind": mistake.kind, **finding, "size": mistake.size}
    line["place"] = {"start": relation.whole.start, "end": relation.whole.end}
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
        if None in (done.value, plan.value):
            continue
        over = int(str(done.value)) - int(str(plan.value))
        if over > steps_of(done)[1] + steps_of(plan)[1]:
            yield {
                "rule": "completion_gt_plan",
                "verdict": "implausible",
                "severity": "warning",
                "subject": f"{name_of(record)}·{LABELS['done']}",
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
                "subject": _subject(relation),
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
        places = decimals(relation.whole.text)
        steps, scale = steps_of(relation.whole)[0], 10**places
        if not plan:
            return ""
        exact = (2 * done * 100 * scale + plan) // (2 * plan)
        return f"{abs(exact - steps) / scale:g}" if exact != steps else ""
    return ""
