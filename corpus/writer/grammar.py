"""A grammar of the archive: the forms of its rules, made ready to be said with whatever facts are at hand.

Sets of facts are numbers here, a bit for each slot: what a form needs, and what is known, meet in one operation.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import reduce
from itertools import repeat
from operator import and_, or_

from corpus.forms import Form, Maybe, Node, Ref, Slot, walk

SIDES = ("open", "frozen")
"""The two sets of forms. `frozen` is for scoring only: who works on the extractor does not read it."""

LITERAL, SLOT, PICK, MAYBE = range(4)
Op = tuple[int, object]
Ops = tuple[Op, ...]
"""A form made ready: literal text, a slot, one of several (`Choices`), or what is said now and then (`Said`)."""
Ways = tuple[int, ...]
"""The sets of slots of which one must be known; none of them holds another."""

_FREE: Ways = (0,)
_NOTHING = repeat(0)
_KEPT = 48
"""How many lists of sayable forms a rule keeps: a hundred thousand reports meet ever new combinations of facts."""


class GrammarError(ValueError):
    """Forms that do not fit their declarations, a line for each."""


class Said:
    """Something that can be said where its facts are known: a form with its number in the rule's list, or a part of one."""

    __slots__ = ("literal", "need", "number", "ops", "ways")

    def __init__(self, number: int, ops: Ops, ways: Ways) -> None:
        self.number = number
        self.ops = ops
        self.literal = str(ops[0][1]) if len(ops) == 1 and ops[0][0] == LITERAL else None
        """Its text, where it is nothing but text, as most words are."""
        self.need = reduce(and_, ways)
        """What must be known in any case."""
        self.ways = () if len(ways) == 1 else ways
        """Where that is not all: the sets of which one must be known."""

    def fits(self, known: int) -> bool:
        """Whether these facts are enough."""
        need = self.need
        return need & known == need and (not self.ways or any(way & known == way for way in self.ways))


class Choices:
    """The forms of a rule, or the branches of a choice within a form."""

    __slots__ = ("_kept", "_mask", "forms", "rule")

    def __init__(self, rule: str, forms: tuple[Said, ...]) -> None:
        self.rule = rule
        """Empty for a choice within a form."""
        self.forms = forms
        self._mask = reduce(or_, (form.need | reduce(or_, form.ways, 0) for form in forms), 0)
        self._kept: dict[int, tuple[Said, ...]] = {}

    def sayable(self, known: int) -> tuple[Said, ...]:
        """Those that these facts can fill."""
        if not self._mask:
            return self.forms
        known &= self._mask
        found = self._kept.get(known)
        if found is None:
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            found = self._kept[known] = tuple(form for form in self.forms if form.fits(known))
        return found


@dataclass(slots=True)
class Grammar:
    """All forms of one side, as trees and made ready."""

    side: str
    forms: Mapping[str, tuple[Form, ...]]
    slots: dict[str, frozenset[str]] = field(default_factory=dict)
    """The slots that a rule's forms may name, those of the rules they refer to included."""
    bits: dict[str, int] = field(default_factory=dict)
    """The number that stands for each slot in a set of facts."""
    choices: dict[str, Choices] = field(default_factory=dict)
    _ways: dict[str, Ways] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for rule in self.forms:
            self._make_ready(rule, ())

    def known(self, slots: Iterable[str]) -> int:
        """A set of facts as a number; what no form names does not count."""
        return reduce(or_, map(self.bits.get, slots, _NOTHING), 0)

    def _make_ready(self, rule: str, trail: tuple[str, ...]) -> None:
        if rule in trail:
            raise GrammarError(f"规则互相引用，没有尽头：{' → '.join((*trail, rule))}")
        if rule in self.choices:
            return
        trail, named = (*trail, rule), set[str]()
        for form in self.forms[rule]:
            for node in walk(form):
                if isinstance(node, Slot):
                    named.add(node.name)
                    self.bits.setdefault(node.name, 1 << len(self.bits))
                elif isinstance(node, Ref):
                    self._make_ready(node.rule, trail)
                    named |= self.slots[node.rule]
        forms = [(number, *self._say(form)) for number, form in enumerate(self.forms[rule])]
        self.slots[rule] = frozenset(named)
        self._ways[rule] = _either(ways for _, _, ways in forms)
        self.choices[rule] = Choices(rule, tuple(Said(*form) for form in forms))

    def _say(self, form: Form) -> tuple[Ops, Ways]:
        """A form's ops, and which facts it needs."""
        ops: list[Op] = []
        needs = _FREE
        for node in form:
            op, ways = self._say_node(node)
            ops.append(op)
            needs = _both(needs, ways)
        return tuple(ops), needs

    def _say_node(self, node: Node) -> tuple[Op, Ways]:
        if isinstance(node, str):
            return (LITERAL, node), _FREE
        if isinstance(node, Slot):
            return (SLOT, node.name), (self.bits[node.name],)
        if isinstance(node, Ref):
            return (PICK, self.choices[node.rule]), self._ways[node.rule]
        if isinstance(node, Maybe):
            return (MAYBE, Said(0, *self._say(node.body))), _FREE
        bodies = [(number, *self._say(body)) for number, body in enumerate(node.bodies)]
        return (PICK, Choices("", tuple(Said(*body) for body in bodies))), _either(ways for _, _, ways in bodies)


def _either(several: Iterable[Ways]) -> Ways:
    """One of these is enough."""
    return _least({way for ways in several for way in ways})


def _both(one: Ways, other: Ways) -> Ways:
    """Both are needed."""
    return _least({first | second for first in one for second in other})


def _least(ways: set[int]) -> Ways:
    """Those that hold no other."""
    return tuple(way for way in sorted(ways) if not any(less & way == less for less in ways if less != way))
