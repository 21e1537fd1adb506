"""What a lexicon entry promises with its examples and refusals, and whether the finders keep it.

In an example the words (or the figure) in 【】 must be read as the entry says; in a refusal they must not.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from extractors.clauses import read_clauses
from extractors.composed import COMPOSED, composed_words
from extractors.enumerations import lead_end
from extractors.fronts import find_front
from extractors.groups import find_groups
from extractors.introducing import find_site
from extractors.lexicon import Lexicon, WordEntry, expand
from extractors.masthead import find_masthead, is_label
from extractors.names import find_head_name, names_a_unit, parse_name, predicate_start
from extractors.narrative import find_field
from extractors.outline import find_outline
from extractors.periods import find_periods
from extractors.reasons import find_problems
from extractors.roles import RoleReading, find_roles
from extractors.scopes import group_class
from extractors.settings import find_level, find_nature, find_setting
from extractors.shadow import cast_shadow
from extractors.status import find_signs
from extractors.sureness import speaks_of
from extractors.tables.columns import read_column
from extractors.tables.filling import state_of_cell
from extractors.trial import figures_of
from extractors.words.cutting import cut_words
from extractors.works import is_work
from pipeline.extraction import extract

YEAR = re.compile(r"(?:(?:19|20)[0-9]{2}|[今本当全])?年[度内初]?")


@dataclass(frozen=True, slots=True)
class Sample:
    """A sentence with a marked stretch."""

    text: str
    start: int
    end: int

    @property
    def marked(self) -> str:
        return self.text[self.start : self.end]


def parse_sample(sentence: str) -> Sample:
    start, end = sentence.index("【"), sentence.rindex("】")
    return Sample(sentence[:start] + sentence[start + 1 : end] + sentence[end + 1 :], start, end - 1)


def marked_names(sentence: str) -> tuple[str, list[str]]:
    """A sentence without its marks, and what stands in them."""
    return sentence.replace("【", "").replace("】", ""), re.findall("【([^】]*)】", sentence)


def complaints(entry: WordEntry, lexicon: Lexicon) -> list[str]:
    """What is wrong with an entry: a form without an example, an example not matched, a refused sentence matched."""
    spellings = [spelled for sample in entry.examples for spelled in _spellings(sample, entry, lexicon)]
    found = [
        f"{entry.table}: no example for “{form}”"
        for form in entry.forms
        if not any(word in spelled for word in expand(form) for spelled in spellings)
    ]
    check = CHECKS[entry.table]
    for sentences, wanted in ((entry.examples, True), (entry.refuses, False)):
        said = "not matched" if wanted else "matched although refused"
        wrong = [sentence for sentence in sentences if check(parse_sample(sentence), entry, lexicon) is not wanted]
        found += [f"{entry.table}: {said}: {sentence} {dict(entry.values)}" for sentence in wrong]
    return found


def _spellings(sentence: str, entry: WordEntry, lexicon: Lexicon) -> list[str]:
    plain = cast_shadow(sentence.replace("【", "").replace("】", "")).text
    found = [sentence.replace("【", "").replace("】", ""), plain, YEAR.sub("{年}", plain)]
    for name in COMPOSED if any("{" in form for form in entry.forms) else ():
        composed = composed_words(lexicon, name)
        for end in range(1, len(plain)):
            if (start := composed.start(plain, end)) < end:
                spelled = f"{plain[:start]}{{{name}}}{plain[end:]}"
                found += [spelled, YEAR.sub("{年}", spelled)]
    return found


def _reading(sample: Sample, lexicon: Lexicon) -> tuple[bool, RoleReading | None]:
    """Whether there is a figure at the mark, and its role."""
    text, figures = figures_of(sample.text, lexicon)
    for found, reading in zip(figures, find_roles(text, figures, lexicon), strict=True):
        if found.figure.span.start == sample.start:
            return True, reading
    return False, None


def _role(sample: Sample, entry: WordEntry, lexicon: Lexicon) -> bool:
    there, reading = _reading(sample, lexicon)
    role, part = (reading.role, reading.part) if reading else ("none", False)
    return there and (role, part) == (entry.values["role"], entry.values.get("part", False))


def _mark(sample: Sample, entry: WordEntry, lexicon: Lexicon) -> bool:
    _, reading = _reading(sample, lexicon)
    if entry.values["part"] == "goes_on":
        return reading is not None and reading.role == "completion"
    if reading is None:
        return False
    return {
        "earlier": reading.role == "comparison",
        "goal": reading.expected,
        "since": reading.cumulative,
        "class": reading.rule == "class",
        "yuan": reading.role == "total_investment",
        "changed": reading.role == "total_investment",
        "listed": reading.rule == "list",
        "viewed": reading.rule == "list",
    }[entry.values["part"]]


def _filler(sample: Sample, entry: WordEntry, lexicon: Lexicon) -> bool:
    if entry.values["part"] == "subject":
        report = extract(sample.text.encode(), "-", lexicon)
        owned = [e.belongs_to.kind for e in report.figures.entries if e.figure.span.start == sample.start]
        return owned == ["project"]
    return _reading(sample, lexicon)[1] is not None


def _composed(sample: Sample, entry: WordEntry, lexicon: Lexicon) -> bool:
    return composed_words(lexicon, entry.values["of"]).start(sample.text, sample.end) == sample.start


def _unit(sample: Sample, entry: WordEntry, lexicon: Lexicon) -> bool:
    _, figures = figures_of(sample.text, lexicon)
    return any(
        found.figure.span.start == sample.start
        and sample.text[found.figure.span.start : found.figure.span.end] == sample.marked
        and found.figure.kind == entry.values["kind"]
        for found in figures
    )


_BOUNDS = {"near_below": "about", "near_above": "about"}


def _qualifier(sample: Sample, entry: WordEntry, lexicon: Lexicon) -> bool:
    _, figures = figures_of(sample.text, lexicon)
    bound = _BOUNDS.get(entry.values["bound"], entry.values["bound"])
    return any(found.figure.span.start == sample.start and found.figure.bound == bound for found in figures)


def _period(sample: Sample, entry: WordEntry, lexicon: Lexicon) -> bool:
    first, last = entry.values["months"]
    return any(
        (p.start, p.end, p.first, p.last) == (sample.start, sample.end, first, last)
        for p in find_periods(sample.text, lexicon)
    )


def _sign_modal(sample: Sample, lexicon: Lexicon) -> list[tuple[str, str | None]]:
    signs = find_signs(sample.text, 0, len(sample.text), "", lexicon)
    return [(sign.status, sign.modal) for sign in signs if sign.start < sample.end and sample.start < sign.end]


def _status(sample: Sample, entry: WordEntry, lexicon: Lexicon) -> bool:
    return any(status == entry.values["status"] and modal is None for status, modal in _sign_modal(sample, lexicon))


def _part(sample: Sample, entry: WordEntry, lexicon: Lexicon) -> bool:
    kind = {"tail": "part"}.get(entry.values["part"], entry.values["part"])
    clause = read_clauses(sample.text, 0, len(sample.text), "", lexicon)[0]
    return clause.kind == kind and clause.subject in (None if kind == "whole" else (), (sample.start, sample.end))


def _modal(sample: Sample, entry: WordEntry, lexicon: Lexicon) -> bool:
    return any(modal == entry.values["modal"] for _, modal in _sign_modal(sample, lexicon))


def _level(sample: Sample, entry: WordEntry, lexicon: Lexicon) -> bool:
    start = find_outline(sample.text, lexicon)[0].body
    if entry.values.get("heading"):
        found = find_setting(sample.text, start, len(sample.text), lexicon).level
    else:
        found = find_level(sample.text, start, len(sample.text), lexicon)
    return (
        found is not None
        and found.name == entry.values["level"]
        and found.start < sample.end
        and sample.start < found.end
    )


def _nature(sample: Sample, entry: WordEntry, lexicon: Lexicon) -> bool:
    found = find_nature(sample.text, 0, len(sample.text), lexicon)
    return (
        found is not None
        and found.name == entry.values["nature"]
        and found.start < sample.end
        and sample.start < found.end
    )


def _name(sample: Sample, entry: WordEntry, lexicon: Lexicon) -> bool:
    name = find_head_name(sample.text, 0, len(sample.text), None, lexicon)
    if entry.values["part"] == "tail":
        return name is not None and name.tailed and name.text == sample.marked
    if entry.values["part"] == "work":
        return is_work(sample.marked, lexicon)
    if entry.values["part"] == "unit_tail":
        named = parse_name(sample.text, sample.start, sample.end, lexicon)
        return named is not None and names_a_unit(named, lexicon)
    refused = parse_name(sample.text, 0, sample.text.find("，"), lexicon) is None
    return refused and name is None


def _clause(sample: Sample, entry: WordEntry, lexicon: Lexicon) -> bool:
    if entry.values["part"] == "lead":
        return lead_end(sample.text, sample.start, len(sample.text), lexicon) == sample.end
    if entry.values["part"] == "predicate":
        return predicate_start(sample.text, 0, len(sample.text), lexicon) == sample.start
    if entry.values["part"] in ("site", "ceremony"):
        clause = sample.text.rfind("，") + 1
        found = find_site(sample.text, clause, len(sample.text), lexicon)
        return found is not None and (found[0].end, found[1]) == (sample.start, sample.end)
    if entry.values["part"] == "deed":
        front = find_front(sample.text, sample.start, len(sample.text), lexicon)
        return front is not None and (front.end, front.status) == (sample.end, entry.values.get("status"))
    return not speaks_of(sample.text[: sample.text.index("，")], lexicon)


def _word(sample: Sample, entry: WordEntry, lexicon: Lexicon) -> bool:
    kinds = {(word.start, word.end): word.kind for word in cut_words(sample.text, lexicon)}
    kind = kinds.get((sample.start, sample.end))
    return kind is not None if entry.values["part"] == "word" else kind == entry.values["part"]


def _group(sample: Sample, entry: WordEntry, lexicon: Lexicon) -> bool:
    text, figures = figures_of(sample.text, lexicon)
    if entry.values["part"] == "class":
        return group_class(lexicon).match(text) is not None and text.startswith(("项目", "工程"), sample.end)
    groups = find_groups(text, 0, len(text), figures, range(len(figures)), lexicon)
    if not groups:
        return False
    group, part = groups[0], entry.values["part"]
    if part == "noun":
        return group.scope.endswith(sample.marked)
    if part == "opener":
        return group.scope == sample.marked
    if part == "open":
        return group.closed is False and len(group.members) == 2
    said = text[slice(*group.state)] if group.state else ""
    return bool(sample.marked in said and group.status == entry.values["status"])


def _genre(sample: Sample, entry: WordEntry, lexicon: Lexicon) -> bool:
    return bool(find_masthead(sample.text, find_outline(sample.text, lexicon), lexicon).genre == entry.values["genre"])


def _problem(sample: Sample, entry: WordEntry, lexicon: Lexicon) -> bool:
    return [kind for kind, _ in find_problems(sample.text, [(sample.start, sample.end)], lexicon)] == [
        entry.values["problem"]
    ]


def _field(sample: Sample, entry: WordEntry, lexicon: Lexicon) -> bool:
    place = find_field(sample.text, 0, len(sample.text), entry.values["field"], lexicon)
    return place is not None and sample.text[slice(*place)].startswith(sample.marked)


def _column(sample: Sample, entry: WordEntry, lexicon: Lexicon) -> bool:
    column = read_column(cast_shadow(sample.marked).text, lexicon)
    time = None if column.time == "period" else column.time
    return (column.field, time) == (entry.values["field"], entry.values.get("time"))


def _cell(sample: Sample, entry: WordEntry, lexicon: Lexicon) -> bool:
    return bool(state_of_cell(sample.marked, lexicon) == entry.values["status"])


def _furniture(sample: Sample, entry: WordEntry, lexicon: Lexicon) -> bool:
    text = cast_shadow(sample.text).text
    block = find_outline(text, lexicon)[0]
    if entry.values["part"] == "label":
        return is_label(text, block, lexicon)
    return block.kind == "furniture"


_NO_TARGET = ("cost", "spend", "history", "rise", "done", "section_past")
_OWNED = ("owner_field", "owner_verb", "office")


def _target(sample: Sample, entry: WordEntry, lexicon: Lexicon) -> bool:
    targets = extract(sample.text.encode(), "-", lexicon).targets
    part, values = entry.values["part"], entry.values
    if part in _OWNED and values.get("role") is None and part == "owner_field":
        return any(target.deadline is not None and target.deadline.text == sample.marked for target in targets)
    if part in _OWNED:
        owners = [owner for target in targets for owner in target.owners if owner.name == sample.marked]
        return bool(owners) and owners[0].role == values.get("role", owners[0].role)
    if part == "day":
        due = [target.deadline for target in targets if target.deadline is not None]
        return any(sample.marked in said.text and (said.by or "")[5:].startswith(values["by"]) for said in due)
    if part in ("lead", "metric_tail"):
        return any(target.metric.startswith(sample.marked) for target in targets)
    if part == "deed":
        return any(target.metric.endswith(sample.marked) for target in targets)
    if part.startswith("section_") and part not in _NO_TARGET:
        return bool(targets)
    promised = [target for target in targets if target.value is not None and target.value.span.start == sample.start]
    if part in _NO_TARGET or values.get("level") == "forecast":
        return not promised
    means = [(target.op, target.measure) for target in promised]
    return any(op == values.get("op", op) and measure == values.get("measure", measure) for op, measure in means)


CHECKS: dict[str, Callable[[Sample, WordEntry, Lexicon], bool]] = {
    "roles": _role,
    "clauses": _clause,
    "fillers": _filler,
    "composed": _composed,
    "marks": _mark,
    "units": _unit,
    "qualifiers": _qualifier,
    "periods": _period,
    "status": _status,
    "modals": _modal,
    "parts": _part,
    "levels": _level,
    "natures": _nature,
    "names": _name,
    "words": _word,
    "groups": _group,
    "genres": _genre,
    "problems": _problem,
    "fields": _field,
    "furniture": _furniture,
    "columns": _column,
    "cells": _cell,
    "targets": _target,
}
