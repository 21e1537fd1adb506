"""Bundles counted two ways: both numbers stand there, in the ledger and with the whole, and no sum is built on the second."""

import re
import unicodedata
from functools import cache
from types import SimpleNamespace
from typing import Any

import pytest

from corpus.writer.paper import Paper
from corpus.writer.parts import Record
from corpus.writer.sections.bundles import _opened
from corpus.writer.writing import Written
from tests.corpus_writer.written import (
    find_relations,
    is_clean,
    mistakes_of,
    text_of,
    truth_of,
    write_papers,
    write_sample,
)

OFTEN = dict.fromkeys(("进展情况", "通报", "实施方案"), 1.0)


@cache
def bundled() -> tuple[Written, ...]:
    """Reports nearly all of which count their bundles, each with an error."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("corpus.writer.sections.bundles._SHARES", OFTEN)
        return tuple(write_sample.__wrapped__(reports=700, seed=33, errors=1.0))


def number_in(text: str) -> int:
    """The number that a count begins with."""
    digits = re.match(r"\d+", unicodedata.normalize("NFKC", "".join(text.split())))
    assert digits is not None
    return int(digits.group())


def test_the_number_with_bundles_opened_stands_beside_the_listed_one() -> None:
    seen = 0
    for written in bundled():
        truth = truth_of(written)
        for place, group in enumerate(truth.get("aggregates", ())):
            if "count_alt" not in group:
                continue
            (opened,), listed = group["count_alt"], group["count"]
            assert number_in(opened["text"]) == opened["value"]
            assert number_in(listed["text"]) == listed["value"]
            assert opened["unit"] == listed["unit"]
            (entry,) = (each for each in truth["figures"]["entries"] if each["figure"] == opened)
            assert (entry["role"], entry["belongs_to"]["kind"], entry["belongs_to"]["index"]) == (
                "count",
                "aggregate",
                place,
            )
            assert {"label": "打包项目拆分后", "figure": opened} in group["other_figures"]
            seen += 1
    assert seen > 100


@pytest.fixture(scope="module")
def papers() -> list[Paper]:
    """Reports as trees, most of which that can count their bundles do."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("corpus.writer.sections.bundles._SHARES", OFTEN)
        return write_papers(reports=300, seed=32)


def test_bundles_make_a_few_more_projects_and_not_others(papers: list[Paper]) -> None:
    seen = 0
    for paper in papers:
        for record in paper.aggregates:
            opened = record.said("unpacked")
            if opened is not None:
                number = len(paper.everything)
                assert 2 * number <= 100 * (int(str(opened.value)) - number) <= 40 * number
                assert {fact.value for fact in record.facts if fact.field == "count"} == {number}
                seen += 1
    assert seen > 20


def test_an_office_has_the_same_bundles_all_through_a_month_and_others_in_the_next() -> None:
    def opened(place: str, month: int) -> object:
        paper: Any = SimpleNamespace(
            place=SimpleNamespace(name=place), until=month, style=SimpleNamespace(counter="个")
        )
        return _opened(paper, Record("aggregate", ""), 100).value

    months, places = range(2021 * 12, 2021 * 12 + 12), ("云溪县", "岵县", "滏县", "芷渚区", "雅泽市", "沧东省")
    assert opened("云溪县", months[0]) == opened("云溪县", months[0])
    assert len({opened("云溪县", month) for month in months}) > 6
    assert len({opened(place, months[0]) for place in places}) > 3


_BUNDLES = re.compile("打包(?!机)|打捆|捆绑|拆包|项目包(?![联保抓含括])|大包|合并计列")


def test_who_speaks_of_bundles_counts_them_in_the_truth() -> None:
    told = [
        ("count_alt" in str(truth["aggregates"]), _BUNDLES.search(text_of(written)) is not None)
        for written in bundled()
        if (truth := truth_of(written))["labels"]["side"] == "open" and is_clean(truth) and "aggregates" in truth
    ]
    assert {has for has, _ in told} == {True, False}
    assert all(says for has, says in told if has)
    assert not any(says for has, says in told if not has)


def test_what_is_said_of_the_whole_again_is_said_alike_whatever_was_made_wrong() -> None:
    seen = 0
    for written in bundled():
        truth = truth_of(written)
        for group in truth.get("aggregates", ()):
            if "count_alt" in group:
                assert "alternatives" not in group
        wrong = next(
            (line["reported"] for line in mistakes_of(written) if line["planted"] and "reported" in line), None
        )
        entries = {each["figure"]["span"]["start"]: each for each in truth.get("figures", {}).get("entries", ())}
        if wrong is None:
            continue
        own = entries[wrong["span"]["start"]]
        if own["belongs_to"]["kind"] == "aggregate" and "count_alt" in truth["aggregates"][own["belongs_to"]["index"]]:
            alike = [
                each
                for each in entries.values()
                if (each["belongs_to"], each["role"]) == (own["belongs_to"], own["role"])
            ]
            texts = {"".join(each["figure"]["text"].split()) for each in alike}
            opened = truth["aggregates"][own["belongs_to"]["index"]]["count_alt"][0]["text"]
            if own["role"] in ("count", "total_investment", "annual_plan"):
                assert texts - {opened} == {wrong["text"]}
                seen += len(alike) > 1
    assert seen > 5


def test_bundles_are_in_no_sum() -> None:
    for written in bundled():
        truth = truth_of(written)
        opened = [group["count_alt"][0]["span"] for group in truth.get("aggregates", ()) if "count_alt" in group]
        for line in mistakes_of(written):
            figures = [*([line["reported"]] if "reported" in line else []), *line.get("operands", [])]
            assert not [figure for figure in figures if figure["span"] in opened]


def test_without_errors_bundles_contradict_nothing() -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("corpus.writer.sections.bundles._SHARES", OFTEN)
        sample = write_sample.__wrapped__(reports=300, seed=34)
    checked = 0
    for written in sample:
        truth = truth_of(written)
        if "count_alt" in str(truth) and is_clean(truth):
            for relation in find_relations(truth):
                assert relation.holds, relation
                checked += 1
    assert checked > 50
