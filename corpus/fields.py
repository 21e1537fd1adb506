"""Strict reading of a JSON object: every key is asked for by name and kind, and a key nobody asked for is an error."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

T = TypeVar("T")
Parse = Callable[[str], T]
"""One string to one value, or a ValueError that says in Chinese what is wrong with it."""


class FieldError(ValueError):
    """A key whose value does not belong there; `key` is its place, as `projects[2].status`."""

    def __init__(self, key: str, problem: str) -> None:
        super().__init__(f"{key}：{problem}")
        self.key = key


@dataclass(frozen=True, slots=True)
class Wanted(Generic[T]):
    """One value, and the readings beside it that are not wrong (`<key>_alt`)."""

    value: T | None
    also: tuple[T | None, ...] = ()

    def admits(self, got: T | None) -> bool:
        """Whether that is the value, or one of the other readings."""
        return got == self.value or got in self.also


@dataclass(frozen=True, slots=True)
class Fields:
    """The keys of one JSON object, and the place where it stands; what has been asked for is remembered."""

    values: dict[str, object]
    place: str = ""
    asked: set[str] = field(default_factory=set)

    def one(self, key: str, parse: Parse[T]) -> T | None:
        """The value of a key that may be null or left out."""
        value = self._take(key)
        return None if value is None else _parsed(self._path(key), value, parse)

    def needed(self, key: str, parse: Parse[T]) -> T:
        """The value of a key that must be there."""
        value = self.one(key, parse)
        if value is None:
            raise FieldError(self._path(key), "必须填写")
        return value

    def many(self, key: str, parse: Parse[T]) -> tuple[T, ...]:
        """The values of a list of strings."""
        return tuple(_parsed(path, item, parse) for path, item in self._items(key))

    def wanted(self, key: str, parse: Parse[T]) -> Wanted[T]:
        """The value of a key with the other readings that stand beside it; null may be one of them."""
        also = tuple(None if item is None else _parsed(path, item, parse) for path, item in self._items(f"{key}_alt"))
        return Wanted(self.one(key, parse), also)

    def flag(self, key: str) -> bool:
        """The value of a key that is true or false, false where it is left out."""
        value = self._take(key)
        if value is not None and not isinstance(value, bool):
            raise FieldError(self._path(key), "只能是 true 或 false")
        return bool(value)

    def nested(self, key: str, read: Callable[["Fields"], T]) -> T:
        """What `read` makes of the object under a key; an object left out is an empty one."""
        value = self._take(key)
        return _read_object(self._path(key), {} if value is None else value, read)

    def objects(self, key: str, read: Callable[["Fields"], T]) -> tuple[T, ...]:
        """What `read` makes of each object of a list."""
        return tuple(_read_object(path, item, read) for path, item in self._items(key))

    def _take(self, key: str) -> object:
        self.asked.add(key)
        return self.values.get(key)

    def _items(self, key: str) -> list[tuple[str, object]]:
        value = self._take(key)
        if value is not None and not isinstance(value, list):
            raise FieldError(self._path(key), "应为列表")
        return [(f"{self._path(key)}[{place}]", item) for place, item in enumerate(value or ())]

    def _path(self, key: str) -> str:
        return f"{self.place}.{key}" if self.place else key


def parse_object(source: str, read: Callable[[Fields], T]) -> T:
    """What `read` makes of the JSON object in a text.

    >>> parse_object('{"name": "城区道路改造", "stauts": "在建"}', lambda fields: fields.needed("name", str))
    Traceback (most recent call last):
    corpus.fields.FieldError: stauts：没有这个键
    """
    try:
        value = json.loads(source, object_pairs_hook=_without_doubles)
    except json.JSONDecodeError as error:
        raise FieldError(f"第{error.lineno}行", f"不是合法的 JSON（{error.msg}）") from error
    return _read_object("", value, read)


def _read_object(place: str, value: object, read: Callable[[Fields], T]) -> T:
    if not isinstance(value, dict):
        raise FieldError(place or "整个文件", "应为对象")
    fields = Fields(value, place)
    result = read(fields)
    for key in value:
        if key not in fields.asked:
            raise FieldError(fields._path(key), "没有这个键")
    return result


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    # The standard library keeps the last of two equal keys; a case would silently lose the first list of projects.
    values: dict[str, Any] = {}
    for key, value in pairs:
        if key in values:
            raise FieldError(key, "同一对象中出现两次")
        values[key] = value
    return values


def _parsed(path: str, value: object, parse: Parse[T]) -> T:
    if not isinstance(value, str):
        raise FieldError(path, f"应为字符串，照报告原样书写，不能是 {json.dumps(value, ensure_ascii=False)}")
    if not value.strip():
        raise FieldError(path, "是空的；没有就省去这个键")
    try:
        return parse(value)
    except FieldError:
        raise
    except ValueError as error:
        raise FieldError(path, str(error)) from error


# ------------------------------------------------------------------------------------------------- strings to values


def choice(*allowed: str) -> Parse[str]:
    """A parser of one word out of a closed list."""

    def parse(value: str) -> str:
        if value not in allowed:
            raise ValueError(f"“{value}”不在允许的取值之内：{' '.join(allowed)}")
        return value

    return parse


def shape(pattern: str, example: str) -> Parse[str]:
    """A parser of strings of one shape."""

    def parse(value: str) -> str:
        if not re.fullmatch(pattern, value):
            raise ValueError(f"“{value}”写法不对，应如 {example}")
        return value

    return parse
