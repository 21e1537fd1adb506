"""The forms of contents and builders, as the world keeps them: words, slots, and choices (an optional part is one, too)."""

from collections.abc import Iterator
from dataclasses import dataclass

from corpus import forms
from corpus.forms import FormError, Slot


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several."""

    bodies: tuple["Clause", ...]


Piece = str | Slot | Choice
Clause = tuple[Piece, ...]


def parse_clause(written: str) -> Clause:
    """The pieces of a form of the little language; one that refers to a rule is refused, for the world has none.

    >>> parse_clause("占地{area}[，(建|购){part}]")  # doctest: +NORMALIZE_WHITESPACE
    ('占地', Slot(name='area'), Choice(bodies=((), ('，', Choice(bodies=(('建',), ('购',))), Slot(name='part')))))
    """
    return tuple(_convert(forms.parse_form(written), written))


def _convert(form: forms.Form, written: str) -> Iterator[Piece]:
    for node in form:
        if isinstance(node, forms.Maybe):
            yield Choice(((), tuple(_convert(node.body, written))))
        elif isinstance(node, forms.Choice):
            yield Choice(tuple(tuple(_convert(body, written)) for body in node.bodies))
        elif isinstance(node, forms.Ref):
            raise FormError(f"这里不能引用规则：{written}")
        else:
            yield node


def find_slots(clause: Clause) -> Iterator[str]:
    """The names of all slots of a form."""
    for piece in clause:
        if isinstance(piece, Slot):
            yield piece.name
        elif isinstance(piece, Choice):
            for body in piece.bodies:
                yield from find_slots(body)
