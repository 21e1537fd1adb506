"""JSON and back: what is written is read again as the same value, to the last digit, and says the same to others."""

import json
import math
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

import schemas
from schemas import (
    FailedReport,
    Figure,
    Report,
    canonical,
    field_names,
    parse_json,
    plain,
    report_from_json,
    reports_from_json,
    to_json,
)
from tests.nouns import NOUNS, decimals, values_of

RELAXED = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
AWKWARD = '“引号”"直引号"\\反斜杠\x00\x1b\x7f\x85\u2028\u2029\ufeff\U00020000𠮷e\u0301'


@pytest.mark.parametrize("noun", [name for name in NOUNS if name != "Report"])
@RELAXED
@given(data=st.data())
def test_a_noun_comes_back_as_it_was(noun: str, data: st.DataObject) -> None:
    value = data.draw(values_of(NOUNS[noun]))
    adapter: TypeAdapter[object] = TypeAdapter(NOUNS[noun])
    for pretty in (False, True):
        text = to_json(value, pretty=pretty)
        again = adapter.validate_python(parse_json(text))
        assert again == value
        assert to_json(again, pretty=pretty) == text


@settings(RELAXED, max_examples=15)
@given(report=values_of(Report))
def test_a_report_comes_back_as_it_was(report: Report) -> None:
    text = to_json(report)
    assert report_from_json(text) == report
    assert to_json(report_from_json(text)) == text
    assert reports_from_json(f"[{text},{text}]") == (report, report)


@RELAXED
@given(value=values_of(Figure))
def test_pretty_and_compact_say_the_same_to_any_reader(value: Figure) -> None:
    assert json.loads(to_json(value)) == json.loads(to_json(value, pretty=True))
    assert list(json.loads(to_json(value))) == list(field_names(Figure))


@given(decimals())
def test_a_number_keeps_its_value_and_has_no_exponent(number: Decimal) -> None:
    text = to_json(number)
    assert set(text) <= set("-0123456789.")
    assert Decimal(text) == number
    assert parse_json(text) == number
    assert json.loads(text, parse_float=Decimal, parse_int=Decimal) == number


@given(decimals())
def test_equal_numbers_print_alike(number: Decimal) -> None:
    padded = Decimal(f"{format(number, 'f')}{'' if '.' in format(number, 'f') else '.'}000")
    assert plain(padded) == plain(number)
    assert canonical(canonical(number)).as_tuple() == canonical(number).as_tuple()


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (Decimal("1.366E+10"), "13660000000"),
        (Decimal("136.60"), "136.6"),
        (Decimal("-0"), "0"),
        (Decimal("0E-7"), "0"),
        (Decimal("1E-7"), "0.0000001"),
        (Decimal("9" * 400 + "." + "9" * 400), "9" * 400 + "." + "9" * 400),
        (0.1, "0.1"),
        (1e22, "10000000000000000000000"),
        (-0.0, "0"),
        (71.2, "71.2"),
        (True, "true"),
        (7, "7"),
    ],
)
def test_numbers_as_written(number: object, text: str) -> None:
    assert to_json(number) == text


@pytest.mark.parametrize("number", [Decimal("NaN"), Decimal("Infinity"), Decimal("-Infinity"), math.nan, math.inf])
def test_what_is_no_number_is_refused(number: object) -> None:
    with pytest.raises(ValueError, match="finite"):
        to_json(number)


@given(st.text())
def test_any_text_survives(text: str) -> None:
    for pretty in (False, True):
        written = to_json([text, {text: text}], pretty=pretty)
        assert json.loads(written) == [text, {text: text}]


def test_awkward_characters_survive_on_one_line() -> None:
    written = to_json({"text": AWKWARD})
    assert json.loads(written) == {"text": AWKWARD}
    assert "\n" not in written
    assert "\x1b" not in written


def test_empty_lists_and_objects() -> None:
    assert to_json({"a": (), "b": {}, "c": None}, pretty=True) == '{\n  "a": [],\n  "b": {},\n  "c": null\n}'


def test_unknown_keys_are_passed_over_and_missing_ones_are_not() -> None:
    failed = {"document": {"source": "甲.txt", "later": 1}, "error": {"code": "empty", "message": "空文件"}, "more": []}
    report = report_from_json(json.dumps(failed))
    assert isinstance(report, FailedReport)
    assert report.error.code == "empty"
    del failed["error"]
    with pytest.raises(ValueError, match="error"):
        report_from_json(json.dumps(failed))


def test_every_noun_is_frozen_and_slotted() -> None:
    for noun in NOUNS.values():
        assert noun.__dataclass_params__.frozen, noun  # type: ignore[attr-defined]
        assert "__slots__" in vars(noun), noun


def test_every_noun_of_the_contract_can_be_imported_from_schemas() -> None:
    exported: Mapping[str, Any] = vars(schemas)
    for name, noun in NOUNS.items():
        assert exported[name] is noun
