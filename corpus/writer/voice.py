"""Saying things: a form of a rule, filled with facts, in the habits of one writer."""

from collections.abc import Callable, KeysView, Mapping, Sequence
from collections.abc import Set as AbstractSet
from random import Random
from typing import Any

from corpus.writer.grammar import LITERAL, PICK, SLOT, Grammar, Ops, Said
from corpus.writer.parts import Fact, Part, Stretch

Value = str | Fact | list[Part]
"""What fills a slot: words, a fact, or parts that are already said."""
Makers = dict[str, Value | Callable[[], Value]]
"""What may fill each slot, or what makes it when a form asks for it."""
_HABITUAL = ("word.", "field.", "period.", "list.", "deadline.", "ranking.part")
"""Rules in which one writer mostly keeps to the same words within a report."""
_SLIP = 0.15
"""How often a writer leaves a habit."""
_OPTIONAL = 0.75
"""How often an optional part is said."""


class Facts:
    """What can be said of something: which slots are known, and each slot's value, made when it is first asked for."""

    __slots__ = ("_made", "_makers", "bits")

    def __init__(self, makers: Mapping[str, Value | Callable[[], Value]]) -> None:
        self._makers = makers
        self._made: dict[str, Value] = {}
        self.bits = -1
        """The known slots as a grammar's number, once a voice has asked for it."""

    @property
    def known(self) -> KeysView[str]:
        """The slots that are known."""
        return self._makers.keys()

    def __getitem__(self, slot: str) -> Value:
        value = self._made.get(slot)
        if value is None:
            maker = self._makers[slot]
            value = maker() if callable(maker) else maker
            self._made[slot] = value
        return value

    def also(self, more: Mapping[str, Value | Callable[[], Value]]) -> "Facts":
        """The same and more."""
        return Facts({**self._makers, **more})

    def without(self, slots: AbstractSet[str]) -> "Facts":
        """The same without some slots, as when they have been said."""
        return Facts({slot: maker for slot, maker in self._makers.items() if slot not in slots})

    def said(self) -> frozenset[str]:
        """The slots that have been asked for."""
        return frozenset(self._made)


class Voice:
    """One writer of one report: a grammar, a source of chance, and habits."""

    __slots__ = ("_habits", "_nothing", "_random", "_used", "chance", "grammar", "spoken")

    def __init__(self, grammar: Grammar, chance: Random) -> None:
        self.grammar = grammar
        self.chance = chance
        self._random = chance.random
        self._habits: dict[str, tuple[int, ...]] = {}
        self._used: dict[str, set[int]] = {}
        self._nothing = Facts({})
        self.spoken: list[tuple[str, int]] = []
        """Every form that was said, as rule and number, in the order of saying."""

    def say(self, rule: str, facts: Facts | None = None) -> tuple[list[Part], int]:
        """A form of a rule filled with the facts, and the form's number."""
        facts = facts or self._nothing
        known = self._known(facts)
        choices = self.grammar.choices[rule]
        forms = choices.sayable(known)
        if not forms:
            raise LookupError(f"no form of {rule} can be said with {' '.join(sorted(facts.known))}")
        chosen = self._choose(choices.rule, forms)
        self.spoken.append((rule, chosen.number))
        parts: list[Part] = []
        self._put(chosen.ops, facts, known, parts)
        return parts, chosen.number

    def say_new(self, rule: str, facts: Facts | None = None) -> tuple[list[Part], int]:
        """The same, by a form that it has not said so before, as long as there is one."""
        facts = facts or self._nothing
        known = self._known(facts)
        used = self._used.setdefault(rule, set())
        fresh = [said for said in self.grammar.choices[rule].sayable(known) if said.number not in used]
        if not fresh:
            return self.say(rule, facts)
        chosen = fresh[int(self._random() * len(fresh))]
        used.add(chosen.number)
        self.spoken.append((rule, chosen.number))
        parts: list[Part] = []
        self._put(chosen.ops, facts, known, parts)
        return parts, chosen.number

    def words(self, rule: str, facts: Facts | None = None) -> str:
        """The same as plain text, for rules that name no facts of the truth."""
        parts, _ = self.say(rule, facts)
        return plain_text(parts)

    def spoken_since(self, begin: int) -> list[str]:
        """The phrases that were said since as many had been said: `word.total/3`, each once, sorted."""
        return sorted({f"{rule}/{number}" for rule, number in self.spoken[begin:]})

    def can_say(self, rule: str, facts: Facts) -> bool:
        """Whether any form of the rule can be filled."""
        return bool(self.grammar.choices[rule].sayable(self._known(facts)))

    def _known(self, facts: Facts) -> int:
        if facts.bits < 0:
            facts.bits = self.grammar.known(facts.known)
        return facts.bits

    def keep_to(self, rule: str, most: int) -> None:
        """Makes the writer keep to a few forms of a rule, as within one list."""
        numbers = range(len(self.grammar.forms[rule]))
        self._habits[rule] = tuple(self.chance.sample(numbers, min(len(numbers), most)))

    def _choose(self, rule: str, forms: tuple[Said, ...]) -> Said:
        if len(forms) == 1:
            return forms[0]
        habit = self._habits.get(rule)
        if habit is not None and self._random() > _SLIP:
            usual = [said for said in forms if said.number in habit]
            if usual:
                return usual[int(self._random() * len(usual))]
        chosen = forms[int(self._random() * len(forms))]
        if habit is None and rule.startswith(_HABITUAL):
            self._habits[rule] = (chosen.number,)
        return chosen

    def _put(self, ops: Ops, facts: Facts, known: int, parts: list[Part]) -> None:
        # the kind of an op says what its load is, which mypy does not follow through a tuple
        load: Any
        for kind, load in ops:
            if kind == LITERAL:
                parts.append(load)
            elif kind == SLOT:
                value = facts[load]
                if isinstance(value, str):
                    parts.append(value)
                else:
                    put_value(value, parts)
            elif kind == PICK:
                chosen = self._choose(load.rule, load.sayable(known))
                if load.rule:
                    self.spoken.append((load.rule, chosen.number))
                if chosen.literal is None:
                    self._put(chosen.ops, facts, known, parts)
                else:
                    parts.append(chosen.literal)
            elif load.fits(known) and self._random() < _OPTIONAL:
                self._put(load.ops, facts, known, parts)


def plain_text(parts: list[Part]) -> str:
    """What the parts read, without their meaning."""
    return "".join(part if isinstance(part, str) else part.text for part in parts if not isinstance(part, Stretch))


def own_words(parts: Sequence[Part]) -> str:
    """What the form itself says, without the facts that fill it."""
    return "".join(part for part in parts if isinstance(part, str))


def put_value(value: Value, parts: list[Part]) -> None:
    """Adds what fills a slot."""
    if isinstance(value, str):
        parts.append(value)
    elif isinstance(value, Fact):
        put_fact(value, parts)
    else:
        parts.extend(value)


def put_fact(fact: Fact, parts: list[Part]) -> None:
    """Adds a fact with the qualifiers on its sides; one that stands in the parts already is put again as a twin."""
    if fact in parts:
        fact = fact.again()
    if fact.before:
        parts.append(fact.before)
    parts.append(fact)
    if fact.after:
        parts.append(fact.after)
