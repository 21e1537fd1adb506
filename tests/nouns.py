"""The nouns of the contract as the code defines them: which there are, and values of any of them for properties."""

import dataclasses
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

import schemas
from schemas import EXACT, FailedReport, Report, canonical


def _parts(form: Any) -> Iterator[Any]:
    """The type and whatever it is made of, down to the last."""
    yield form
    for part in get_args(form) if get_origin(form) is not Literal else ():
        yield from _parts(part)


def _reach(noun: type, found: set[type]) -> set[type]:
    if noun not in found:
        found.add(noun)
        for form in get_type_hints(noun).values():
            for part in _parts(form):
                if dataclasses.is_dataclass(part):
                    assert isinstance(part, type)
                    _reach(part, found)
    return found


NOUNS: dict[str, type] = {
    noun.__name__: noun
    for noun in sorted(_reach(Report, set()) | _reach(FailedReport, set()), key=lambda noun: noun.__name__)
}
"""Every dataclass that can stand in the output, by its name."""

ENUMERATIONS: dict[str, tuple[str, ...]] = {
    name: get_args(form) for name, form in vars(schemas).items() if get_origin(form) is Literal
}
"""Every enumeration that has a name, with its values."""


def used_enumerations() -> set[tuple[str, ...]]:
    """The values of each enumeration that a field of a noun refers to."""
    return {
        get_args(part)
        for noun in NOUNS.values()
        for form in get_type_hints(noun).values()
        for part in _parts(form)
        if get_origin(part) is Literal
    }


def decimals() -> st.SearchStrategy[Decimal]:
    """Numbers as reports print them, and far longer ones."""
    digits = st.integers(-(10**300), 10**300) | st.integers(-(10**15), 10**15)
    return st.builds(lambda number, scale: Decimal(number).scaleb(scale, EXACT), digits, st.integers(-300, 300)).map(
        canonical
    )


@cache
def values_of(form: Any) -> st.SearchStrategy[Any]:
    """Any value of a type, built from its annotations, so that a new field is in the properties from its first day."""
    if form is type(None):
        return st.none()
    if dataclasses.is_dataclass(form):
        assert isinstance(form, type)
        return st.builds(form, **{name: values_of(part) for name, part in get_type_hints(form).items()})
    plain_types: dict[Any, st.SearchStrategy[Any]] = {
        str: st.text(max_size=12),
        bool: st.booleans(),
        int: st.integers(-(10**20), 10**20),
        float: st.floats(allow_nan=False, allow_infinity=False),
        Decimal: decimals(),
    }
    if form in plain_types:
        return plain_types[form]
    parts = get_args(form)
    if get_origin(form) is Literal:
        return st.sampled_from(parts)
    if get_origin(form) is tuple:
        return st.lists(values_of(parts[0]), max_size=2).map(tuple)
    if get_origin(form) is dict:
        return st.dictionaries(st.text(max_size=6), values_of(parts[1]), max_size=2)
    assert get_origin(form) is Union or type(form).__name__ == "UnionType", form
    return st.one_of(*map(values_of, parts))
