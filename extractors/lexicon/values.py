"""What the keys of an entry may say: a word for each kind of value, so that a wrong one is refused where it is read."""

from collections.abc import Callable
from typing import Any

LARGEST_SCALE = 10**12


def one_of(*allowed: str) -> Callable[[Any], bool]:
    """Whether a value is one of these words."""
    return lambda value: isinstance(value, str) and value in allowed


def some_of(*allowed: str) -> Callable[[Any], bool]:
    """Whether a value is a list of at least one of these words."""
    return lambda value: isinstance(value, list) and bool(value) and all(item in allowed for item in value)


def is_text(value: Any) -> bool:
    """Whether a value is a text, if an empty one."""
    return isinstance(value, str)


def are_texts(value: Any) -> bool:
    """Whether a value is a list of texts, none of them empty."""
    return isinstance(value, list) and bool(value) and all(isinstance(item, str) and item for item in value)


def is_bool(value: Any) -> bool:
    """Whether a value is true or false."""
    return isinstance(value, bool)


def is_scale(value: Any) -> bool:
    """Whether a value says how many yuan a unit is."""
    return isinstance(value, int) and not isinstance(value, bool) and 0 < value <= LARGEST_SCALE


def is_months(value: Any) -> bool:
    """Whether a value is a first and a last month of a year."""
    return (
        isinstance(value, list)
        and len(value) == 2
        and all(isinstance(month, int) and not isinstance(month, bool) for month in value)
        and 1 <= value[0] <= value[1] <= 12
    )
