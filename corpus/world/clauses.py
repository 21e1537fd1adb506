"""The forms of contents and builders, as the world keeps them: words, slots, and choices (an optional part is one, too)."""

from collections.abc import Iterator
from dataclasses import dataclass


class ClauseError(ValueError):
    """A form that cannot be read: what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A word or a figure, to be filled in."""

    name: str


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
    # Imported here, because the writer's front imports the world's: whichever is imported first must be able to finish.
    from corpus.writer import forms

    def convert(form: forms.Form) -> Iterator[Piece]:
        for node in form:
            if isinstance(node, str):
                yield node
            elif isinstance(node, forms.Slot):
                yield Slot(node.name)
            elif isinstance(node, forms.Maybe):
                yield Choice(((), tuple(convert(node.body))))
            elif isinstance(node, forms.Choice):
                yield Choice(tuple(tuple(convert(body)) for body in node.bodies))
            else:
                raise ClauseError(f"这里不能引用规则：{written}")

    try:
        return tuple(convert(forms.parse_form(written)))
    except forms.FormError as error:
        raise ClauseError(str(error)) from error


def find_slots(clause: Clause) -> Iterator[str]:
    """The names of all slots of a form."""
    for piece in clause:
        if isinstance(piece, Slot):
            yield piece.name
        elif isinstance(piece, Choice):
            for body in piece.bodies:
                yield from find_slots(body)
