"""The truth in the contract's own shape: with what was left out put back, the contract's loader reads every line of it."""

import dataclasses
import json
from collections import Counter
from collections.abc import Callable, Mapping
from functools import cache
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

import pytest

from corpus.archive.reading import parse_truth
from corpus.fields import FieldError
from corpus.writer.figures import LABELS, ROLES
from corpus.writer.relations import _SUMMED
from corpus.writer.truth import _COMPLETIONS, _KEYS
from schemas import DocumentHead, Report, report_from_json
from tests.corpus_writer.written import Json, text_of, truth_of, write_sample

OF_THE_TRUTH_ALONE = {
    "id",
    "layout",
    "form",
    "phrases",
    "optional",
    "roles_alt",
    "count_alt",
    "status_alt",
    "level_alt",
    "nature_alt",
    "genre_alt",
    "issuer_alt",
    "title_alt",
}
"""Keys of a truth line that the contract does not have."""


@cache
def hints_of(kind: type) -> Mapping[str, Any]:
    return get_type_hints(kind)


def fill(data: Json, kind: Any) -> Json:
    """The data with every key of its noun: null or [] where it was left out."""
    if isinstance(data, dict) and dataclasses.is_dataclass(kind):
        assert isinstance(kind, type)
        hints = hints_of(kind)
        unknown = set(data) - set(hints) - OF_THE_TRUTH_ALONE
        assert not unknown, f"{kind.__name__} has no {unknown}"
        return {key: fill(data[key], hint) if key in data else left_out(kind, key, hint) for key, hint in hints.items()}
    if get_origin(kind) is UnionType:
        return None if data is None else fill(data, next(one for one in get_args(kind) if one is not NoneType))
    if isinstance(data, list) and get_args(kind):
        return [fill(item, get_args(kind)[0]) for item in data]
    if isinstance(data, dict) and get_args(kind):
        return {key: fill(value, get_args(kind)[1]) for key, value in data.items()}
    return data


DEFAULTS: Mapping[tuple[str, str], Json] = {
    ("Figure", "bound"): "rounded",
    ("Period", "cumulative"): False,
    ("Component", "text"): "",
    ("Milestone", "what"): "",
    ("Finding", "message"): "",
    ("Finding", "fingerprint"): "",
    ("FigureLedger", "claimed"): 0,
}
"""What a left-out key means where it is neither null nor []."""


def left_out(kind: type, key: str, hint: Any) -> Json:
    if (kind.__name__, key) in DEFAULTS:
        return DEFAULTS[kind.__name__, key]
    if NoneType in get_args(hint):
        return None
    if get_origin(hint) is tuple:
        return []
    assert get_origin(hint) is dict or hint is dict, f"{kind.__name__} needs {key}"
    return {}


def report_of(truth: Json, text: str) -> Json:
    """A truth line as a report of the contract."""
    head = {"id": "sha256:", "source": truth["report"], "media_type": "text/plain", "characters": len(text)}
    report = {
        "schema_version": "0.9",
        "generator": {"name": "corpus", "version": "0", "rules": ""},
        "document": fill(head | truth["document"], DocumentHead),
        "audit": {"checked": 0, "failed": 0, "not_applicable": []},
        "warnings": [],
    }
    records = {key: truth.get(key, []) for key in ("projects", "aggregates", "targets", "findings")}
    ledger = truth.get("figures", {"total": 0, "entries": []})
    return fill(report | records | {"figures": ledger}, Report)


def test_every_truth_is_a_report_of_the_contract() -> None:
    number: Counter[str] = Counter()
    for written in write_sample(errors=1.0):
        truth = truth_of(written)
        report = report_from_json(json.dumps(report_of(truth, text_of(written))))
        assert isinstance(report, Report)
        for kind in ("projects", "aggregates", "targets", "findings"):
            assert len(getattr(report, kind)) == len(truth.get(kind, ()))
            number[kind] += len(getattr(report, kind))
        assert report.figures.total == len(report.figures.entries)
        number["figures"] += report.figures.total
    assert min(number.values()) > 90, number


def test_the_contract_refuses_what_is_not_of_it() -> None:
    """So that the test above can fail: a role, a status or a value of another kind is no report."""
    written = next(each for each in write_sample() if each.truth.get("projects") and each.truth.get("figures"))
    spoils: tuple[Callable[[Json], object], ...] = (
        lambda data: data["figures"]["entries"][0].update(role="cost"),
        lambda data: data["projects"][0].update(status="快了"),
        lambda data: data["figures"]["entries"][0]["figure"].update(value="很多"),
        lambda data: data["document"].update(genre="报告"),
    )
    for spoil in spoils:
        data = report_of(truth_of(written), "")
        spoil(data)
        with pytest.raises(ValueError, match="validation error"):
            report_from_json(json.dumps(data))


def test_nothing_in_a_truth_is_null_or_empty() -> None:
    def empty(data: Json, trail: str) -> list[str]:
        if isinstance(data, dict):
            return [found for key, value in data.items() for found in empty(value, f"{trail}.{key}")]
        if isinstance(data, list):
            return [found for value in data for found in empty(value, f"{trail}[]")] or ([] if data else [trail])
        return [trail] if data is None or data == "" else []

    for written in write_sample():
        allowed = {".unit", ".status_alt[]", ".level_alt[]", ".issuer_alt[]", ".labels.noise", ".figures.entries"}
        found = [trail for trail in empty(truth_of(written), "") if not any(trail.endswith(each) for each in allowed)]
        assert not found, (written.name, found)


def test_every_entry_has_its_owner_and_every_figure_of_a_record_its_entry() -> None:
    for written in write_sample():
        truth = truth_of(written)
        entries = truth.get("figures", {"entries": []})["entries"]
        for entry in entries:
            for owner in (entry["belongs_to"], *entry.get("also", ())):
                if owner["kind"] in ("project", "aggregate", "target"):
                    record = truth[f"{owner['kind']}s"][owner["index"]]
                    name = record.get("name") or record.get("scope") or record.get("metric")
                    assert owner["name"] == name, written.name
        places = {entry["figure"]["span"]["start"]: entry["figure"] for entry in entries}
        for kind in ("projects", "aggregates", "targets"):
            for record in truth.get(kind, ()):
                for figure in figures_within({key: record[key] for key in record if key != "evidence"}):
                    assert places[figure["span"]["start"]] == figure, (written.name, kind, figure)


def figures_within(data: Json) -> list[Json]:
    if isinstance(data, dict) and "span" in data:
        return [data]
    values = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    return [figure for value in values for figure in figures_within(value)]


def test_the_scorer_reads_every_truth_strictly() -> None:
    for written in write_sample(errors=1.0):
        truth = parse_truth(json.dumps(written.truth, ensure_ascii=False))
        assert truth.path == written.name
    with pytest.raises(FieldError):
        parse_truth(json.dumps(written.truth | {"projekts": []}, ensure_ascii=False))


def test_every_slot_that_is_a_figure_has_a_name_or_a_field_of_its_own() -> None:
    """What is neither would break off the archive in the one report of thousands that says it."""
    own = {*_KEYS, *_COMPLETIONS, "old_total", "new_total", "value", "base"}
    assert set(ROLES) - own <= set(LABELS)
    assert set(LABELS) <= set(ROLES)
    assert {*_SUMMED, "rate", "ahead", "behind"} <= set(LABELS), "what a finding may be about"


def test_a_project_names_the_phrases_that_tell_of_it() -> None:
    told = [project for each in write_sample() for project in truth_of(each).get("projects", ())]
    formed = [project for project in told if project["form"] >= 0 and project["layout"] != "project.adjusted"]
    assert len(formed) > 100
    for project in formed:
        rule = {"project.run_on": "project.line"}.get(project["layout"], project["layout"])
        assert f"{rule}/{project['form']}" in project["phrases"], project["name"]
