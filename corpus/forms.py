"""The little language of the grammars: one form, from its writing to a tree.

`{slot}` a fact · `<rule>` a form of another rule · `[…]` now and then left out · `(a|b)` one of these · `\\` before one of
these marks takes it literally. All else is text.
"""

from collections.abc import Iterator
from dataclasses import dataclass

_MARKS = "{}<[]()|\\"


class FormError(ValueError):
    """A form that cannot be read: what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A fact, to be filled in."""

    name: str


@dataclass(frozen=True, slots=True)
class Ref:
    """A form of another rule."""

    rule: str


@dataclass(frozen=True, slots=True)
class Maybe:
    """What is now and then left out."""

    body: "Form"


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several."""

    bodies: tuple["Form", ...]


Node = str | Slot | Ref | Maybe | Choice
Form = tuple[Node, ...]


def parse_form(written: str) -> Form:
    """The tree of a form.

    >>> parse_form("{name}，<word.total>{total}[，已(完工|竣工)]")  # doctest: +NORMALIZE_WHITESPACE
    (Slot(name='name'), '，', Ref(rule='word.total'), Slot(name='total'),
     Maybe(body=('，已', Choice(bodies=(('完工',), ('竣工',))))))
    """
    form, at = _parse(written, 0, "")
    if at < len(written):
        raise FormError(f"“{written[at]}”多出来了：{written}")
    return form


def _parse(written: str, at: int, closing: str) -> tuple[Form, int]:
    """The nodes up to one of the closing marks, and the place of that mark."""
    nodes: list[Node] = []
    words: list[str] = []

    def close_words() -> None:
        if words:
            nodes.append("".join(words))
            words.clear()

    while at < len(written):
        mark = written[at]
        if mark in closing:
            break
        if mark not in _MARKS:
            words.append(mark)
            at += 1
        elif mark == "\\":
            if at + 1 == len(written):
                raise FormError(f"末尾的“\\”后面没有字：{written}")
            words.append(written[at + 1])
            at += 2
        elif mark in "{<":
            close_words()
            end = written.find("}" if mark == "{" else ">", at)
            if end < 0:
                raise FormError(f"“{mark}”没有配对：{written}")
            inside = written[at + 1 : end]
            if not inside:
                raise FormError(f"“{written[at : end + 1]}”里没有名称：{written}")
            nodes.append(Slot(inside) if mark == "{" else Ref(inside))
            at = end + 1
        elif mark in "[(":
            close_words()
            node, at = _parse_group(written, at)
            nodes.append(node)
        else:
            raise FormError(f"“{mark}”没有配对（要照写出来就在前面加 \\）：{written}")
    close_words()
    return tuple(nodes), at


def _parse_group(written: str, at: int) -> tuple[Node, int]:
    """The group that opens there, and the place behind it."""
    opening, closing = written[at], "]" if written[at] == "[" else "|)"
    bodies: list[Form] = []
    while True:
        body, at = _parse(written, at + 1, closing)
        bodies.append(body)
        if at >= len(written):
            raise FormError(f"“{opening}”没有配对：{written}")
        if written[at] in "])":
            break
    if opening == "[":
        return Maybe(bodies[0]), at + 1
    if len(bodies) == 1:
        raise FormError(f"半角括号里要有“|”（照写的括号用全角）：{written}")
    return Choice(tuple(bodies)), at + 1


def walk(form: Form) -> Iterator[Node]:
    """Every node of a form, those inside groups included.

    >>> [node.name for node in walk(parse_form("{name}[，{total}]")) if isinstance(node, Slot)]
    ['name', 'total']
    """
    for node in form:
        yield node
        if isinstance(node, Maybe):
            yield from walk(node.body)
        elif isinstance(node, Choice):
            for body in node.bodies:
                yield from walk(body)


def needed_slots(form: Form) -> set[str]:
    """The slots that stand in every text of the form: outside optional parts, and in each branch of a choice."""
    slots: set[str] = set()
    for node in form:
        if isinstance(node, Slot):
            slots.add(node.name)
        elif isinstance(node, Choice):
            slots |= set.intersection(*(needed_slots(body) for body in node.bodies))
    return slots
