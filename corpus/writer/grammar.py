"""The grammars of the archive: which rules there are, their forms, and what can be said with the facts at hand.

`rules.toml` declares the rules; the files beside it hold their forms, written by people who had read reports, and
not the extractor. What does not fit its declaration is refused when a grammar is loaded, all of it at once.
"""

import functools
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from corpus.forms import Choice, Form, FormError, Maybe, Node, Ref, Slot, needed_slots, parse_form, walk

SIDES = ("open", "frozen")
"""The two sets of forms. `frozen` is for scoring only: who works on the extractor does not read it."""

LITERAL, SLOT, PICK, MAYBE = range(4)
Op = tuple[int, object]
Ops = tuple[Op, ...]
"""A form with everything left out that the known facts cannot fill: literal text, a slot, one of several, maybe."""


_KEPT = 2500
"""How many sets of alternatives are kept: a hundred thousand reports meet ever new combinations of facts."""


class GrammarError(ValueError):
    """Forms that do not fit their declarations, a line for each."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What a rule's forms may name, must name, and how they end."""

    name: str
    slots: frozenset[str]
    needs: frozenset[str]
    ends: str
    least: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Said:
    """A form that can be said: its number in the rule's list, and its ops."""

    number: int
    ops: Ops


@dataclass(frozen=True, slots=True)
class Alternatives:
    """The forms of a rule that some known facts can fill."""

    rule: str
    forms: tuple[Said, ...]


@dataclass(slots=True)
class Grammar:
    """All forms of one side, and what they come down to for each set of known facts (worked out once, then kept)."""

    side: str
    forms: Mapping[str, tuple[Form, ...]]
    slots: dict[str, frozenset[str]] = field(default_factory=dict)
    """The slots that a rule's forms may name, those of the rules they refer to included."""
    _form_slots: dict[str, tuple[frozenset[str], ...]] = field(default_factory=dict)
    _alternatives: dict[tuple[str, frozenset[str]], Alternatives] = field(default_factory=dict)
    _said: dict[tuple[str, int, frozenset[str]], Said | None] = field(default_factory=dict)
    """Form by form: a list of facts differs from the next in what few forms name, and they share the rest."""

    def __post_init__(self) -> None:
        for rule in self.forms:
            self._reach(rule, ())

    def _reach(self, rule: str, trail: tuple[str, ...]) -> frozenset[str]:
        if rule in trail:
            raise GrammarError(f"规则互相引用，没有尽头：{' → '.join((*trail, rule))}")
        if rule not in self.slots:
            of_forms = tuple(self._reach_form(form, (*trail, rule)) for form in self.forms[rule])
            self._form_slots[rule] = of_forms
            self.slots[rule] = frozenset().union(*of_forms)
        return self.slots[rule]

    def _reach_form(self, form: Form, trail: tuple[str, ...]) -> frozenset[str]:
        slots: set[str] = set()
        for node in walk(form):
            if isinstance(node, Slot):
                slots.add(node.name)
            elif isinstance(node, Ref):
                slots |= self._reach(node.rule, trail)
        return frozenset(slots)

    def alternatives(self, rule: str, known: frozenset[str]) -> Alternatives:
        """The forms of a rule that these facts can fill."""
        key = (rule, known & self.slots[rule])
        found = self._alternatives.get(key)
        if found is None:
            if len(self._alternatives) >= _KEPT:  # made again from the forms' own, which come to an end
                self._alternatives.clear()
            said = (self._say(rule, number, key[1]) for number in range(len(self.forms[rule])))
            found = Alternatives(rule, tuple(form for form in said if form is not None))
            self._alternatives[key] = found
        return found

    def _say(self, rule: str, number: int, known: frozenset[str]) -> Said | None:
        key = (rule, number, known & self._form_slots[rule][number])
        if key not in self._said:
            ops = self._reduce(self.forms[rule][number], key[2])
            self._said[key] = None if ops is None else Said(number, ops)
        return self._said[key]

    def _reduce(self, form: Form, known: frozenset[str]) -> Ops | None:
        ops: list[Op] = []
        for node in form:
            op = self._reduce_node(node, known)
            if op is None:
                return None
            if op[1]:
                ops.append(op)
        return tuple(ops)

    def _reduce_node(self, node: Node, known: frozenset[str]) -> Op | None:
        if isinstance(node, str):
            return LITERAL, node
        if isinstance(node, Slot):
            return (SLOT, node.name) if node.name in known else None
        if isinstance(node, Ref):
            found = self.alternatives(node.rule, known)
            return (PICK, found) if found.forms else None
        if isinstance(node, Maybe):
            return MAYBE, self._reduce(node.body, known) or ()
        bodies = (self._reduce(body, known) for body in node.bodies)
        said = tuple(Said(number, ops) for number, ops in enumerate(bodies) if ops is not None)
        return (PICK, Alternatives("", said)) if said else None


# ------------------------------------------------------------------------------------------------------------- loading


def load_rules(folder: Traversable | None = None) -> dict[str, Rule]:
    """The declared rules."""
    table = _load_toml((folder or _folder()) / "rules.toml")
    return {
        name: Rule(
            name,
            frozenset(entry.get("slots", ())),
            frozenset(entry.get("needs", ())),
            entry.get("ends", ""),
            (entry["least"][0], entry["least"][1]),
        )
        for name, entry in table["rules"].items()
    }


@functools.cache
def load_grammar(side: str) -> Grammar:
    """The grammar of one side as it is shipped."""
    return read_grammar(_folder(), side)


def read_grammar(folder: Traversable, side: str) -> Grammar:
    """The grammar of one side in a folder; a GrammarError names every form that does not fit its rule."""
    rules, problems = load_rules(folder), list[str]()
    forms: dict[str, tuple[Form, ...]] = {}
    for file in sorted((folder / side).iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(".toml"):
            for name, written in _load_toml(file).items():
                where = f"{side}/{file.name} {name}"
                if name not in rules:
                    problems.append(f"{where}：rules.toml 里没有这条规则")
                elif name in forms:
                    problems.append(f"{where}：已在别的文件里写过")
                else:
                    forms[name] = tuple(_read_forms(rules[name], written, where, problems))
    problems += [f"{side}：缺少 {name}" for name in rules if name not in forms]
    known = [
        f"{side} {name}：引用的 {node.rule} 不存在"
        for name, bodies in forms.items()
        for body in bodies
        for node in walk(body)
        if isinstance(node, Ref) and node.rule not in rules
    ]
    if problems or known:
        raise GrammarError("\n".join((*problems, *known)))
    return Grammar(side, forms)


def _read_forms(rule: Rule, written: list[str], where: str, problems: list[str]) -> Iterator[Form]:
    seen: set[str] = set()
    for line in written:
        try:
            form = parse_form(line)
        except FormError as error:
            problems.append(f"{where}：{error}")
            continue
        problems += [f"{where}：{problem}：{line}" for problem in _check_form(rule, form)]
        if line in seen:
            problems.append(f"{where}：写了两遍：{line}")
        seen.add(line)
        yield form
    least = rule.least[0] if where.startswith("open") else rule.least[1]
    if len(seen) < least:
        problems.append(f"{where}：只有 {len(seen)} 种写法，至少要 {least} 种")


_SENTENCE_ENDS = "。！？；：”）\n"


def _check_form(rule: Rule, form: Form) -> Iterator[str]:
    named = {node.name for node in walk(form) if isinstance(node, Slot)}
    if named - rule.slots:
        yield f"这条规则没有 {' '.join(sorted(named - rule.slots))}"
    missing = rule.needs - needed_slots(form)
    if missing:
        yield f"缺少 {' '.join(sorted(missing))}"
    for last in _last_marks(form):
        if rule.ends == "sentence" and last not in _SENTENCE_ENDS:
            yield f"应以句号收尾，而不是“{last}”"
        if rule.ends == "words" and last in "。；，、":
            yield f"不应以“{last}”收尾"


def _last_marks(form: Form) -> Iterator[str]:
    """The marks that a text of the form may end with; none for a slot or a reference, which end as they do."""
    if not form:
        return
    last = form[-1]
    if isinstance(last, str):
        yield last[-1]
    elif isinstance(last, Maybe):
        yield from _last_marks(last.body)
        yield from _last_marks(form[:-1])
    elif isinstance(last, Choice):
        for body in last.bodies:
            yield from _last_marks(body)
    elif isinstance(last, Slot):
        yield "…"


def _load_toml(file: Traversable) -> dict[str, Any]:
    with file.open("rb") as stream:
        return tomllib.load(stream)


def _folder() -> Traversable:
    return files("corpus") / "grammars"
