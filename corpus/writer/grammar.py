"""A grammar of the archive: the forms of its rules, and what can be said with the facts at hand."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from corpus.forms import Form, Maybe, Node, Ref, Slot, walk

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
