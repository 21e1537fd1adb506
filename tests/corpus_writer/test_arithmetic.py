"""What a report's figures say together: true ones fit within their written digits, planted ones do not, and both are listed."""

from collections import Counter
from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cache

import pytest

from corpus.world import Project
from corpus.writer.writing import Written
from tests.corpus_writer.written import (
    Json,
    Range,
    Relation,
    digits_of,
    find_relations,
    percent_of,
    province_of,
    range_of,
    stated,
    step_of,
    sum_of,
    truth_of,
    write_sample,
)


def place_of(figure: Json) -> int:
    return int(figure["span"]["start"])


def key_of(rule: str, whole: Json, operands: list[Json]) -> tuple[str, int, tuple[int, ...]]:
    """By what a relation is known: its rule and where its figures stand."""
    return rule, place_of(whole), tuple(sorted(map(place_of, operands)))


def test_without_a_planted_error_no_figures_contradict_each_other() -> None:
    checked: Counter[str] = Counter()
    for written in write_sample():
        for relation in find_relations(truth_of(written)):
            assert relation.holds, (written.name, relation)
            checked[relation.rule] += 1
    assert min(checked[rule] for rule in ("count", "sum", "percent")) > 150, checked


def test_mere_rounding_is_listed_with_its_place_and_size() -> None:
    found = 0
    for written in write_sample():
        assert not any(mistake["planted"] for mistake in written.mistakes)
        listed = {key_of(line["rule"], line["reported"], line["operands"]): line for line in _lines(written)}
        for relation in find_relations(truth_of(written)):
            key, off = key_of(relation.rule, relation.whole, list(relation.operands)), off_by(relation)
            if relation.rule == "sum" and off:
                assert Fraction(listed[key]["size"]) == off, (written.name, relation)
                found += 1
            if relation.rule == "percent" and off > step_of(relation.whole) / 2:
                assert abs(Fraction(listed[key]["size"]) - off) <= step_of(relation.whole) / 2, (written.name, relation)
                found += 1
    assert found > 50


def test_what_is_listed_as_rounding_is_off_and_no_more_than_rounding() -> None:
    found: Counter[str] = Counter()
    for written in write_sample():
        for line in _lines(written):
            found[line["rule"]] += 1
            assert (line["kind"], Fraction(line["size"]) > 0) == ("rounding", True)
            if not any(figure.get("bound") for figure in (line["reported"], *line["operands"])):
                assert range_of(line["reported"]).meets(_right(line, written)), line
    assert set(found) == {"sum", "percent"}


def _lines(written: Written) -> Iterator[Json]:
    yield from written.mistakes


def off_by(relation: Relation) -> Fraction:
    return abs(Fraction(str(relation.whole["value"])) - relation.exact)


# -------------------------------------------------------------------------------------------------------------- planted


@cache
def planted() -> tuple[tuple[Written, Json], ...]:
    """Reports with a planted error, and its line in the list of mistakes."""
    return tuple(
        (written, line)
        for seed in (21, 22, 23)
        for written in write_sample(seed=seed, errors=1.0)
        for line in _lines(written)
        if line["planted"] and line["kind"] not in SLIPS
    )


@cache
def slipped() -> tuple[tuple[Written, Json], ...]:
    """Reports whose list has a slip: a project twice, a number left out."""
    return tuple(
        (written, line)
        for seed in (21, 22, 23)
        for written in write_sample(seed=seed, errors=1.0)
        for line in _lines(written)
        if line["planted"] and line["kind"] in SLIPS
    )


def _right(line: Json, written: Written) -> Range:
    """What the figure that is called wrong could be by the figures that it is compared with."""
    rule, operands, truth = line["rule"], line["operands"], truth_of(written)
    if rule == "percent":
        return percent_of(*operands)
    if rule == "schedule":
        rate, month = range_of(operands[0]), int(truth["document"]["period"]["end"][-2:])
        points = [abs(share - Fraction(100 * month, 12)) for share in (rate.low, rate.high)]
        return Range(min(points), max(points))
    if rule == "completion_gt_plan":
        assert Fraction(str(operands[1]["value"])) < 100  # the share says that the plan is not reached
        return range_of(operands[0])
    if rule == "count" and not operands:
        group = next(
            group
            for group in truth["aggregates"]
            if "count" in group and place_of(group["count"]) == place_of(line["reported"])
        )
        assert group["members_closed"]
        return Range(Fraction(len(group["members"])), Fraction(len(group["members"])))
    return sum_of(operands)


def test_a_planted_error_contradicts_the_other_figures() -> None:
    kinds: Counter[str] = Counter()
    for written, line in planted():
        reported, right = range_of(line["reported"]), _right(line, written)
        if line["rule"] in ("plan_gt_total", "completion_gt_plan"):
            assert reported.low > right.high, line
        else:
            assert not reported.meets(right), (written.name, line)
        assert not any(figure.get("bound") for figure in line["operands"]), line
        kinds[line["kind"]] += 1
    assert set(kinds) == KINDS, kinds
    assert min(kinds.values()) >= 5, kinds


SLIPS = {"duplicate", "numbering"}
KINDS = {
    "wrong_sum",
    "missing_part",
    "doubled_part",
    "transposed",
    "wrong_count",
    "wrong_percent",
    "schedule",
    "plan_gt_total",
    "completion_gt_plan",
    "unit_slip",
    "conflict",
}


def test_a_planted_error_is_listed_with_what_stood_there_and_its_size() -> None:
    for written, line in planted():
        reported = line["reported"]
        was = reported | {"text": line["true"]}
        scale = Fraction(str(reported["value"])) / Fraction(digits_of(reported))
        if line["kind"] == "unit_slip":
            assert digits_of(was) == digits_of(reported)
            scale *= 10_000 if was["text"].endswith("亿元") else Fraction(1, 10_000)
        right = Fraction(digits_of(was)) * scale
        if line["kind"] == "completion_gt_plan":
            assert digits_of(was) == digits_of(line["operands"][0])
            right = Fraction(str(line["operands"][0]["value"]))
        assert Fraction(line["size"]) == abs(Fraction(str(reported["value"])) - right) > 0, (written.name, line)
        findings = [finding for finding in truth_of(written)["findings"] if not finding.get("optional")]
        assert [finding["reported"] for finding in findings] == [reported]
        assert (findings[0]["rule"], findings[0]["operands"]) == (line["rule"], line["operands"])
        expected = findings[0]["expected"]
        assert Fraction(str(expected["low"])) == Fraction(str(expected["high"])) == right


def test_a_slip_in_a_list_is_listed_with_its_place() -> None:
    kinds: Counter[str] = Counter()
    for written, line in slipped():
        truth = truth_of(written)
        kinds[line["kind"]] += 1
        (finding,) = (each for each in truth["findings"] if not each.get("optional"))
        assert (finding["rule"], finding["subject"]) == (line["rule"], line["subject"])
        if line["kind"] == "duplicate":
            names = [project["name"] for project in truth["projects"] if project["name"] == line["subject"]]
            assert len(names) == 2, (written.name, line)
            assert range_of(line["reported"]).meets(range_of(line["operands"][0]))
            assert place_of(line["reported"]) > place_of(line["operands"][0])
        else:
            assert "reported" not in line
            starts = [span["start"] for project in truth["projects"] for span in project["evidence"]["name"]]
            assert line["place"]["start"] in starts
    assert set(kinds) == SLIPS
    assert min(kinds.values()) >= 3, kinds


def test_a_report_has_one_planted_error_at_most_and_nothing_else_is_wrong_in_it() -> None:
    assert len({written.name for written, _ in planted()}) == len(planted())
    for written, line in planted():
        wrong = place_of(line["reported"])
        for relation in find_relations(truth_of(written)):
            assert relation.holds or wrong in map(place_of, relation.figures), (written.name, line, relation)


@pytest.mark.parametrize(("errors", "least", "most"), [(0.0, 0, 0), (0.3, 0.1, 0.35), (1.0, 0.5, 1.0)])
def test_the_share_of_reports_with_an_error_is_about_what_is_asked_for(
    errors: float, least: float, most: float
) -> None:
    reports = write_sample(errors=errors)
    wrong = sum(any(mistake["planted"] for mistake in written.mistakes) for written in reports)
    assert least <= wrong / len(reports) <= most


# ---------------------------------------------------------------------------------------------------------- the world's


@cache
def world() -> Mapping[str, Project]:
    return {project.id: project for project in province_of(11).projects}


def test_what_is_said_of_a_project_is_what_the_world_holds() -> None:
    """What is told as done is the sum of the months, and every amount is true within the digits that were written."""
    checked: Counter[str] = Counter()
    for written in write_sample():
        year, until = _time_of(written)
        for told in truth_of(written).get("projects", ()):
            for field, figure, right in _true_figures(told, world()[told["id"]], year, until):
                if stated(figure) and not figure.get("bound"):
                    exact = Fraction(right * 100)
                    assert range_of(figure).meets(Range(exact, exact)), (written.name, told["name"], field, figure)
                    checked[field] += 1
    assert set(checked) == {"total_investment", "annual_plan", "done", "month", "since"}
    assert min(checked[field] for field in ("total_investment", "annual_plan", "done")) > 200, checked


def _time_of(written: Written) -> tuple[int, int]:
    """The year of a report and the last month it knows, by the name of its file."""
    year, *month = written.name.rpartition("/")[2].split("-")[:-2]
    return int(year), int(year) * 12 + (int(month[0]) - 1 if month else 0)


def _true_figures(told: Json, project: Project, year: int, until: int) -> Iterator[tuple[str, Json, int]]:
    """A told figure of a project, and what it is in the world, in hundreds of yuan."""
    if "total_investment" in told:
        yield "total_investment", told["total_investment"], project.total_at(until)
    if "annual_plan" in told:
        assert told.get("plan_year", year) == year  # left out where the report lets no year be known
        yield "annual_plan", told["annual_plan"], project.plan(year)
    for completion in told.get("completions", ()):
        period, amount = completion["period"], completion["amount"]
        # a report that tells no months leaves the end open, and runs as far as its office knows
        end = int(period["end"][-2:]) - 1 if "end" in period else until % 12
        if period.get("cumulative"):
            last = int(period["end"][:4]) if period["end"][0] != "-" else year
            yield "since", amount, project.since(last * 12 + end)
        else:
            first = int(period["start"][-2:]) - 1
            months = range(year * 12 + first, year * 12 + end + 1)
            yield ("month" if first > 0 else "done"), amount, sum(map(project.in_month, months))
