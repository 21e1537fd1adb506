"""What every promise is made of: ranges of counts, deadlines, and who answers for it."""

import re
from collections import Counter
from random import Random
from types import SimpleNamespace
from typing import Any

import pytest

from corpus.archive.records import true_target
from corpus.writer.parts import Fact, Part, Record, Stretch
from corpus.writer.sections.pledges import _spread, name_role, smooth
from corpus.writer.templates import erase
from corpus.writer.voice import plain_text
from tests.corpus_writer.test_goals import (
    RANGE,
    reports,
    said,
)
from tests.corpus_writer.written import is_clean

# ------------------------------------------------------------------------------------------------------------- ranges


def test_a_range_has_its_ends_and_its_middle() -> None:
    kinds = Counter[str]()
    for _, truth in reports():
        for target in truth.get("targets", ()):
            value = target.get("value", {})
            if value.get("bound") != "range" or value["kind"] != "count":
                continue
            kinds[target["layout"]] += 1
            low, high = map(int, re.findall(r"\d+", value["text"]))
            assert (value["low"], value["high"]) == (low, high)
            assert 0 < low < value["value"] < high
            assert 2 * value["value"] == low + high
            assert target["op"] == "="
            number = true_target(target).number
            assert number is not None
            assert number.value == value["value"]
    assert kinds["target.exactly"] >= 5
    assert len(kinds) > 1, kinds


def test_no_range_is_wide_for_its_number() -> None:
    for number in range(2, 200):
        widths = {_spread(number, Random(seed)) for seed in range(20)}
        assert min(widths) >= 1
        assert max(widths) <= max(1, number // 4), number


def test_every_range_of_counts_in_a_text_is_in_the_ledger() -> None:
    seen = 0
    for text, truth in reports():
        if not is_clean(truth):
            continue
        told = {
            entry["figure"]["span"]["start"]: entry["figure"].get("bound")
            for entry in truth.get("figures", {}).get("entries", ())
        }
        for found in RANGE.finditer(text):
            if text[found.end() : found.end() + 1] not in ("月", "季", "工", "百"):
                seen += 1
                assert told.get(found.start()) == "range", truth["report"]
    assert seen >= 5


def test_an_unfilled_form_shows_neither_end_of_a_range() -> None:
    fact = Fact(None, "value", "3—5个", role="target", kind="count", value=4, unit="个")
    fact.ends = (3, 5)
    paper: Any = SimpleNamespace(facts=[fact], projects=[], aggregates=[], targets=[], masthead=None, stretches=[])
    erase(paper, Random(1))
    assert fact.text.endswith("个")
    assert not re.search(r"\d", fact.text)


# ------------------------------------------------------------------------------------------------- deadlines and owners


@pytest.mark.parametrize(
    ("before", "until", "smoothed"),
    [
        ("要在", "在9月底前", "要在9月底前完成"),
        ("最迟", "不迟于9月底", "最迟9月底完成"),
        ("确保", "在9月底前", "确保在9月底前完成"),
        ("——", "9月底前", "9月底前完成"),
    ],
)
def test_what_form_and_deadline_both_say_is_said_once_for_two_records_too(
    before: str, until: str, smoothed: str
) -> None:
    due = [Stretch(Record("target", ""), "deadline", {}) for _ in range(2)]
    parts: list[Part] = [before, *due, until, *reversed(due), "完成"]
    smooth(parts)
    assert plain_text(parts) == smoothed


@pytest.mark.parametrize(
    ("before", "after", "role"),
    [
        ("由", "牵头，", "牵头"),
        ("（牵头单位：", "）", "牵头"),
        ("（责任单位：", "）", "责任"),
        ("，由", "负责落实", "责任"),
    ],
)
def test_a_unit_leads_all_that_a_sentence_promises_where_it_is_said_to_lead(before: str, after: str, role: str) -> None:
    owners = [Stretch(Record("target", ""), "owners", [{"name": "县发改局", "role": "责任"}]) for _ in range(3)]
    parts: list[Part] = [before, *owners, "县发改局", *reversed(owners), after]
    name_role(parts, "县发改局")
    assert all(owner.value == [{"name": "县发改局", "role": role}] for owner in owners)


def test_who_answers_answers_for_every_term() -> None:
    owned = 0
    for _, _, targets in said("target.staged"):
        owned += "owners" in targets[0]
        assert all(target.get("owners") == targets[0].get("owners") for target in targets)
    assert owned
