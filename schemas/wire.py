"""The contract as JSON: models to text and back, exactly.

An own writer rather than the standard library's, because that one can print a Decimal only as a float or a string, and
the contract wants plain numbers from the exact digits.
"""

import dataclasses
import json
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from functools import cache
from json.encoder import encode_basestring as quoted
from typing import TYPE_CHECKING, Any, NamedTuple

from schemas.number import canonical, plain
from schemas.report import FailedReport, Report

if TYPE_CHECKING:
    from pydantic import TypeAdapter


class _Style(NamedTuple):
    newline: str
    indent: str
    colon: str
    comma: str


_COMPACT = _Style("", "", ":", ",")
_PRETTY = _Style("\n", "  ", ": ", ",")


def to_json(value: object, *, pretty: bool = False) -> str:
    """The JSON text of a report (or of any noun, list or dict of them), keys in the contract's order.

    >>> from schemas.period import Period
    >>> to_json(Period("2021-01", "2021-06", None, False, "1—6月份"))
    '{"start":"2021-01","end":"2021-06","as_of":null,"cumulative":false,"label":"1—6月份"}'
    """
    parts: list[str] = []
    _write(value, _PRETTY if pretty else _COMPACT, "\n" if pretty else "", parts.append)
    return "".join(parts)


def _write(value: object, style: _Style, margin: str, put: Callable[[str], None]) -> None:
    if value is None:
        put("null")
    elif isinstance(value, str):
        put(quoted(value))
    elif value is True or value is False:
        put("true" if value else "false")
    elif isinstance(value, int):
        put(str(value))
    elif isinstance(value, Decimal):
        put(plain(value))
    elif isinstance(value, float):
        put(plain(Decimal(repr(value))))
    elif isinstance(value, Mapping):
        _write_object(value.items(), style, margin, put)
    elif isinstance(value, tuple | list):
        _write_array(value, style, margin, put)
    else:
        kind: Any = type(value)  # mypy 2 does not see that the type of an object is hashable
        _write_object(((name, getattr(value, name)) for name in field_names(kind)), style, margin, put)


def _write_object(items: Iterable[tuple[str, object]], style: _Style, margin: str, put: Callable[[str], None]) -> None:
    inner, before = margin + style.indent, "{"
    for key, item in items:
        put(before + inner + quoted(key) + style.colon)
        _write(item, style, inner, put)
        before = style.comma
    put("{}" if before == "{" else margin + "}")


def _write_array(items: Iterable[object], style: _Style, margin: str, put: Callable[[str], None]) -> None:
    inner, before = margin + style.indent, "["
    for item in items:
        put(before + inner)
        _write(item, style, inner, put)
        before = style.comma
    put("[]" if before == "[" else margin + "]")


@cache
def field_names(kind: type) -> tuple[str, ...]:
    """The names of a noun's fields, in the contract's order."""
    return tuple(field.name for field in dataclasses.fields(kind))


def report_from_json(text: str) -> Report | FailedReport:
    """The report that a JSON text of the contract describes, validated; unknown keys are passed over."""
    return _adapter().validate_python(parse_json(text))


def reports_from_json(text: str) -> tuple[Report | FailedReport, ...]:
    """The reports of a JSON array, or the one report of a JSON object."""
    data = parse_json(text)
    return tuple(_adapter().validate_python(item) for item in (data if isinstance(data, list) else [data]))


def parse_json(text: str) -> Any:
    """Plain Python data of a JSON text, its numbers exact: int, or Decimal in canonical form."""
    return json.loads(text, parse_float=lambda digits: canonical(Decimal(digits)))


@cache
def _adapter() -> "TypeAdapter[Report | FailedReport]":
    from pydantic import TypeAdapter  # late: a quarter of a second that writing JSON does not need

    return TypeAdapter(Report | FailedReport)
