"""The published JSON Schema: it is the committed one, it is valid, and it says yes and no where it should."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

import taizhang
from pipeline.feeds.json_schema import glossary, report_schema, schema_text
from schemas import SCHEMA_VERSION, FailedReport, FailedSource, Failure, field_names, to_json
from tests.cli.conftest import ROOT, run_taizhang
from tests.cli.reports import full_report
from tests.nouns import NOUNS

COMMITTED = ROOT / "schemas" / "report.schema.json"
REGENERATE = "run `python -m taizhang schema > schemas/report.schema.json` and say in CHANGELOG.md what changed"
VALIDATOR = Draft202012Validator(report_schema())
SAMPLES = sorted(path for path in (ROOT / "corpus").glob("*/*/source.txt"))


def as_data(value: object) -> Any:
    return json.loads(to_json(value))


def test_the_committed_copy_is_what_the_models_say() -> None:
    assert COMMITTED.read_text("utf-8") == schema_text(), REGENERATE


def test_the_command_prints_it() -> None:
    assert run_taizhang("schema").stdout == COMMITTED.read_bytes()


def test_it_is_a_valid_schema_with_a_name() -> None:
    schema = report_schema()
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == f"taizhang:report:{SCHEMA_VERSION}"
    assert schema["title"]


def test_every_key_is_required_and_named_in_chinese() -> None:
    definitions = report_schema()["$defs"]
    assert set(definitions) == set(NOUNS)
    for name, definition in definitions.items():
        assert tuple(definition["required"]) == tuple(definition["properties"]) == field_names(NOUNS[name])
        assert definition["title"] == glossary()["nouns"][name]["zh"]
        for field, form in definition["properties"].items():
            assert form["title"] == glossary()["nouns"][name]["fields"][field]["zh"]


def test_numbers_are_numbers() -> None:
    value = report_schema()["$defs"]["Figure"]["properties"]["value"]
    assert value["anyOf"] == [{"type": "number"}, {"type": "null"}]
    assert '"string", "number"' not in schema_text()


def test_what_is_printed_is_valid() -> None:
    VALIDATOR.validate(as_data(full_report()))
    VALIDATOR.validate(as_data(FailedReport(FailedSource("甲.txt"), Failure("empty", "空文件"))))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: f"{path.parent.parent.name}/{path.parent.name}")
def test_what_is_read_of_a_sample_is_valid(path: Path) -> None:
    VALIDATOR.validate(as_data(taizhang.extract(path)))


def test_unknown_keys_are_allowed() -> None:
    data = as_data(full_report())
    data["later"] = 1
    data["projects"][0]["later"] = {"x": []}
    VALIDATOR.validate(data)


def lose_a_key(data: Any) -> None:
    del data["projects"][0]["annual_plan"]


def quote_a_number(data: Any) -> None:
    data["projects"][0]["total_investment"]["value"] = "13660000000"


def invent_a_status(data: Any) -> None:
    data["projects"][0]["status"] = "建设中"


def forget_a_list(data: Any) -> None:
    data["targets"] = None


def halve_an_offset(data: Any) -> None:
    data["projects"][0]["total_investment"]["span"]["start"] = 1.5


@pytest.mark.parametrize("spoil", [lose_a_key, quote_a_number, invent_a_status, forget_a_list, halve_an_offset])
def test_what_is_not_of_the_contract_is_refused(spoil: Callable[[Any], None]) -> None:
    data = as_data(full_report())
    spoil(data)
    with pytest.raises(ValidationError):
        VALIDATOR.validate(data)
