"""Classes of sizes: what stands there against the truth, and the truth against the world."""

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from itertools import pairwise
from random import Random

import pytest

from corpus.archive.records import quantity_in
from corpus.values import parse_quantity
from corpus.writer.ledger import name_of
from corpus.writer.mirroring import unmirror
from corpus.writer.paper import Paper
from corpus.writer.parts import Fact, Record
from corpus.writer.sizes import Size, draw_classes
from tests.corpus_writer.written import (
    Json,
    find_relations,
    is_clean,
    text_of,
    truth_of,
    write_papers,
    write_sample,
)

_SIZE = re.compile(r"(\d+)(亿元|万元)?[-—～至](\d+)(亿元|万元)(?=[^\d%]|$)")
_YUAN = {"亿元": 10**8, "万元": 10**4}


def read_size(text: str) -> tuple[int, int] | None:
    """The two amounts of a size as written, in yuan; the unit of the second is that of the first, too, where it has none."""
    found = _SIZE.fullmatch(unicodedata.normalize("NFC", text))
    if found is None:
        return None
    low, unit, high, last = found.groups()
    return int(low) * _YUAN[unit or last], int(high) * _YUAN[last]


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("5—10亿元", (500_000_000, 1_000_000_000)),
        ("5亿元至10亿元", (500_000_000, 1_000_000_000)),
        ("5000万元～1亿元", (50_000_000, 100_000_000)),
        ("5.5亿元", None),
    ],
)
def test_the_test_reads_a_size(text: str, ends: tuple[int, int] | None) -> None:
    assert read_size(text) == ends


# ---------------------------------------------------------------------------------------------------------------- sizes


@cache
def sized() -> tuple[tuple[str, Json], ...]:
    """Reports all of whose cuts by size are into classes that lie one below the other, with their truth."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("corpus.writer.splitting._APART", 1.0)
        written = write_sample.__wrapped__(reports=1200, seed=31)
    return tuple((text_of(each), truth_of(each)) for each in written)


def classes_of(truth: Json) -> list[Json]:
    return [group for group in truth.get("aggregates", ()) if group["layout"] == "cut.size"]


def threshold_of(group: Json) -> Json:
    (figure,) = (other["figure"] for other in group["other_figures"] if other["label"] in ("起点", "区间"))
    return figure


def test_a_size_states_what_its_digits_say() -> None:
    ranges = floors = 0
    for _, truth in sized():
        for group in classes_of(truth):
            figure = threshold_of(group)
            text = unmirror(unicodedata.normalize("NFKC", figure["text"]).replace("~", "～"))
            ends = read_size(text)
            if ends is None:
                assert re.fullmatch(r"\d+(亿元|万元)", text)
                assert not {"low", "high", "bound"} & figure.keys()
                floors += 1
                continue
            assert (figure["low"], figure["high"], figure["bound"]) == (*ends, "range")
            assert figure["value"] * 2 == sum(ends)
            ranges += 1
    assert ranges > floors > 10


def test_every_size_between_two_amounts_that_stands_in_a_text_is_one_figure() -> None:
    seen = 0
    for text, truth in sized():
        if not is_clean(truth) or not classes_of(truth):
            continue
        entries = {entry["figure"]["span"]["start"]: entry for entry in truth["figures"]["entries"]}
        for found in _SIZE.finditer(text):
            entry = entries[found.start()]
            assert entry["figure"]["text"] == found.group()
            assert (entry["figure"]["bound"], entry["role"]) in (("range", "threshold"), ("range", "target"))
            seen += entry["role"] == "threshold"
    assert seen > 10


def test_the_scorer_reads_the_same_number_out_of_a_size() -> None:
    seen = 0
    for _, truth in sized():
        for group in classes_of(truth):
            figure = threshold_of(group)
            own, read = quantity_in(figure), parse_quantity(figure["text"])
            assert own is not None
            assert read is not None
            assert own.value == read.value == Decimal(figure["value"])
            seen += "low" in figure
    assert seen > 10


def test_classes_lie_one_below_the_other() -> None:
    seen = 0
    for _, truth in sized():
        groups = classes_of(truth)
        figures = [threshold_of(group) for group in groups]
        if not any("low" in figure for figure in figures):
            continue
        assert all("low" in figure for figure in figures[1:])
        for above, below in pairwise(figures):
            assert below["high"] <= above.get("low", above["value"])
            seen += 1
        scopes = {group["scope"].replace(figure["text"], "") for group, figure in zip(groups, figures, strict=True)}
        assert len(scopes) <= 2, "a cut calls its classes in many ways"
    assert seen > 10


def test_classes_that_are_the_whole_add_up_to_it() -> None:
    summed = 0
    for _, truth in sized():
        if not is_clean(truth):
            continue
        assert all(relation.holds for relation in find_relations(truth))
        whole = [group for group in classes_of(truth) if group.get("exhaustive") and "part_of" in group]
        if whole and "count" in truth["aggregates"][whole[0]["part_of"]] and all("count" in group for group in whole):
            count = truth["aggregates"][whole[0]["part_of"]]["count"]["value"]
            assert sum(group["count"]["value"] for group in whole) == count
            summed += 1
    assert summed > 0


@pytest.fixture(scope="module")
def papers() -> list[Paper]:
    """Reports as trees, some with classes of sizes."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("corpus.writer.splitting._APART", 0.7)
        return write_papers(reports=1200, seed=32)


def _thresholds(record: Record) -> Iterator[Fact]:
    return (fact for fact in record.facts if fact.field in ("floor", "range"))


def test_a_class_holds_the_projects_that_the_world_has_of_its_size(papers: list[Paper]) -> None:
    ways: set[tuple[bool, bool]] = set()
    for paper in papers:
        records = [record for record in paper.aggregates if record.layout == "cut.size"]
        totals = [100 * project.total_at(paper.until) for project in paper.everything]
        held: list[int] = []
        for record in records:
            sizes = list(_thresholds(record))
            if not sizes:  # 亿元以上: a class without a figure
                assert "亿元" in name_of(record)
            low, high = (sizes[0].ends if sizes else None) or (
                int(str(sizes[0].value)) if sizes else 10**8,
                max(totals) + 1,
            )
            number = [total for total in totals if low <= total < high]
            count = record.said("count")
            assert number
            assert count is None or count.value == len(number)
            held += number
        if records:
            are_ranges = any(fact.ends for record in records for fact in _thresholds(record))
            exhaustive = bool(records[0].fields["exhaustive"])
            assert exhaustive == (are_ranges and sorted(held) == sorted(totals))
            ways.add((are_ranges, exhaustive))
    assert ways == {(False, False), (True, False), (True, True)}


@pytest.mark.parametrize("seed", range(30))
def test_every_amount_is_in_one_class_or_below_them_all(seed: int) -> None:
    totals = [17 * 7**power for power in range(8)] + [1_000_000, 5_000_000, 10_000_000]
    sizes = draw_classes(totals, Random(seed))
    for total in totals:
        held = sum(size.holds(total) for size in sizes)
        assert held == (total >= sizes[-1].least)
    assert any(sizes[0].holds(total) for total in totals)


def test_what_is_of_the_upper_amount_is_in_the_class_above() -> None:
    below = Size("5—10亿元", 5_000_000, 10_000_000)
    assert [below.holds(total) for total in (4_999_999, 5_000_000, 9_999_999, 10_000_000)] == [False, True, True, False]
