"""The published JSON Schema: generated from the nouns, with their Chinese names out of the glossary."""

import json
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from schemas import SCHEMA_VERSION, FailedReport, Report

TITLE = "taizhang 台账：一份报告的提取结果"


def schema_text() -> str:
    """The JSON Schema as `taizhang schema` prints it, and as schemas/report.schema.json holds it."""
    return json.dumps(report_schema(), ensure_ascii=False, indent=2) + "\n"


def report_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of what stands for one report: its records, or why it could not be read."""
    from pydantic import TypeAdapter  # late: only this command needs it

    generated = TypeAdapter(Report | FailedReport).json_schema()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"taizhang:report:{SCHEMA_VERSION}",
        "title": TITLE,
        "anyOf": generated["anyOf"],
        "$defs": {noun: _named(definition, noun) for noun, definition in sorted(generated["$defs"].items())},
    }


def _named(definition: dict[str, Any], noun: str) -> dict[str, Any]:
    """A noun's definition with the glossary's names. Unknown keys stay allowed: later versions add some."""
    entry = glossary()["nouns"][noun]
    fields = {
        name: {"title": entry["fields"][name]["zh"], "description": entry["fields"][name]["means"]}
        | {key: value for key, value in form.items() if key != "title"}
        for name, form in definition["properties"].items()
    }
    return {
        "title": entry["zh"],
        "description": entry["means"],
        "type": "object",
        "properties": fields,
        "required": list(fields),
    }


@cache
def glossary() -> dict[str, Any]:
    """The glossary 中文 ↔ identifier as it lies in schemas/glossary.toml."""
    return tomllib.loads((files("schemas") / "glossary.toml").read_text("utf-8"))
