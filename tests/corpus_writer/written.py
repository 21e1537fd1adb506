"""Archives written in memory, and the arithmetic of their figures from the written digits alone."""

import json
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Any

import pytest

from corpus.world import Province, build_province, load_vocabulary
from corpus.writer import rendering
from corpus.writer.archive import Shard, Wish, write_reports
from corpus.writer.paper import Paper
from corpus.writer.writing import Written

Json = Any


@cache
def write_sample(reports: int = 720, seed: int = 11, errors: float = 0.0) -> tuple[Written, ...]:
    """The reports of one province."""
    wish = Wish(reports=reports, seed=seed, errors=errors)
    shard = Shard(0, reports, max(2, reports // 24))
    return tuple(write_reports(province_of(seed, shard.counties), wish, shard, load_vocabulary()))


@cache
def province_of(seed: int, counties: int = 30) -> Province:
    """The province that a sample is written of; by default of one of the usual size."""
    return build_province(load_vocabulary(), seed, 0, counties, 2019, 2025)


def write_papers(reports: int, seed: int) -> list[Paper]:
    """The reports of one province as trees, before they are put into text, with nothing planted and no noise."""
    caught: list[Paper] = []
    render = rendering.render_text

    def catch(paper: Paper, layout: rendering.Layout) -> list[str]:
        caught.append(paper)
        return render(paper, layout)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("corpus.writer.writing.render_text", catch)
        patch.setattr("corpus.writer.writing.draw_noises", lambda chance: ())
        write_sample.__wrapped__(reports=reports, seed=seed)
    return caught


def text_of(written: Written) -> str:
    """The report's text by the label of its encoding alone, with line ends as `taizhang text` prints them."""
    labels: Json = written.truth["labels"]
    return written.data.decode(labels["encoding"]).replace("\r\n", "\n")


def truth_of(written: Written) -> Json:
    """The truth as a reader of the archive gets it."""
    return json.loads(json.dumps(written.truth))


def mistakes_of(written: Written) -> Json:
    """The report's lines in the list of mistakes, as a reader of the archive gets them."""
    return json.loads(json.dumps(written.mistakes))


def is_clean(truth: Json) -> bool:
    """Whether nothing has happened to the report's text; lines of a page round it aside."""
    return not set(truth["labels"]["noise"]) - {"chrome"}


# ------------------------------------------------------------------------------------------------------------ intervals


@dataclass(frozen=True, slots=True)
class Range:
    """What the written digits of a figure can stand for."""

    low: Fraction
    high: Fraction

    def meets(self, other: "Range") -> bool:
        return self.low <= other.high and other.low <= self.high


def digits_of(figure: Json) -> str:
    """The digits in half width, without the commas between thousands."""
    text = unicodedata.normalize("NFKC", figure["text"]).replace(",", "")
    return text[: len(text) - len(text.lstrip("0123456789."))]


TENTH = Fraction(10)
"""A share in words counts in tenths: 六成."""


def step_of(figure: Json) -> Fraction:
    """What the last digit counts, in yuan or in the figure's own unit."""
    digits = digits_of(figure)
    if not digits:
        return TENTH
    decimals = len(digits.partition(".")[2])
    number = Fraction(digits)
    scale = Fraction(str(figure["value"])) / number if number else Fraction(1)
    return scale / Fraction(10) ** decimals


def range_of(figure: Json) -> Range:
    """Half a step below to a whole one above: offices round, and some cut off. Counts are exact."""
    value = Fraction(str(figure["value"]))
    if figure["kind"] == "count":
        return Range(value, value)
    step = step_of(figure)
    return Range(value - step / 2, value + step)


def sum_of(figures: list[Json]) -> Range:
    """What the sum of some figures can be."""
    ranges = [range_of(figure) for figure in figures]
    return Range(sum((each.low for each in ranges), Fraction(0)), sum((each.high for each in ranges), Fraction(0)))


def percent_of(done: Json, plan: Json) -> Range:
    """What the share of one amount in another can be, in percent."""
    over, under = range_of(done), range_of(plan)
    least = max(under.low, Fraction(1, 10**6))
    return Range(100 * over.low / under.high, 100 * over.high / least)


# ------------------------------------------------------------------------------------------------------------ relations


@dataclass(frozen=True, slots=True)
class Relation:
    """Figures of a report that must fit each other, as a reader of its truth finds them."""

    rule: str
    whole: Json
    operands: tuple[Json, ...]
    right: Range
    exact: Fraction
    """What the digits give when they are taken at their word."""

    @property
    def holds(self) -> bool:
        return range_of(self.whole).meets(self.right)

    @property
    def figures(self) -> tuple[Json, ...]:
        return (self.whole, *self.operands)


def stated(figure: Json | None) -> Json | None:
    """A figure that states something; None for one that is damaged, or for none."""
    return figure if figure and "value" in figure else None


def find_relations(truth: Json) -> Iterator[Relation]:
    """Every relation between the figures of a report's records; those with a qualifier (约, 近, 超) are passed over."""
    for relation in _all_relations(truth):
        if not any(figure.get("bound") for figure in relation.figures):
            yield relation


def _all_relations(truth: Json) -> Iterator[Relation]:
    projects, aggregates = truth.get("projects", []), truth.get("aggregates", [])
    for record in (*projects, *aggregates):
        yield from _percent(record)
    for place, record in enumerate(aggregates):
        members = [projects[member] for member in record.get("members", ())]
        if record.get("members_closed") and members:
            yield from _sums(record, members)
            if stated(record.get("count")):
                number = Fraction(len(members))
                yield Relation("count", record["count"], (), Range(number, number), number)
        cuts: dict[tuple[str, str], list[Json]] = {}
        for part in aggregates:
            if part.get("part_of") == place and part.get("exhaustive"):
                cuts.setdefault((part["layout"], part.get("cut", "")), []).append(part)
        for parts in cuts.values():
            yield from _sums(record, parts)


def _percent(record: Json) -> Iterator[Relation]:
    rate, plan, done = (amount_of(record, field) for field in ("percent_of_plan", "annual_plan", "done"))
    if rate and plan and done and plan["value"]:
        exact = Fraction(str(done["value"])) * 100 / Fraction(str(plan["value"]))
        yield Relation("percent", rate, (done, plan), percent_of(done, plan), exact)


def _sums(record: Json, parts: list[Json]) -> Iterator[Relation]:
    for field in ("total_investment", "annual_plan", "done", "month", "count"):
        whole, operands = amount_of(record, field), [amount_of(part, field) for part in parts]
        if whole and all(operands):
            exact = sum((Fraction(str(figure["value"])) for figure in operands), Fraction(0))
            rule = "count" if field == "count" else "sum"
            yield Relation(rule, whole, tuple(operands), sum_of(operands), exact)


def amount_of(record: Json, field: str) -> Json:
    """A figure of a record by field; `done` is its completion since January, `month` that of a single later month."""
    if field not in ("done", "month"):
        return stated(record.get(field))
    for completion in record.get("completions", ()):
        period = completion["period"]
        start, end = period.get("start"), period.get("end")
        if start and not period.get("cumulative") and (field == "month") == (start == end and not end.endswith("-01")):
            return stated(completion["amount"])
    return None
