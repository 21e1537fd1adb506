"""The same seed gives the same world, in any process and any order; and what is told of it is what it is."""

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.world import Province, build_province, month_name, tell_project
from tests.corpus_world.worlds import FIRST, LAST, few_words, shipped, small

ROOT = Path(__file__).resolve().parents[2]
TELL = """
from tests.corpus_world.test_world import digest
from tests.corpus_world.worlds import small
print(digest(small(11, 3, 4)))
"""


def chronicle(province: Province) -> Iterator[str]:
    """What the archive keeps of a province, line by line."""
    for project in province.projects:
        yield json.dumps(tell_project(project, FIRST, LAST), ensure_ascii=False)


def digest(province: Province) -> str:
    """A sum over the chronicle and all that is drawn besides."""
    told = hashlib.sha256()
    for line, project in zip(chronicle(province), province.projects, strict=True):
        told.update(line.encode())
        told.update(repr((project.content, project.parts, project.problem(LAST * 12), project.pace)).encode())
    for county in province.counties:
        told.update(repr((county.place.name, county.place.towns, county.place.departments)).encode())
    return told.hexdigest()


def test_the_same_seed_gives_the_same_world() -> None:
    again = build_province(few_words(), 11, 3, 4, FIRST, LAST)
    assert digest(again) == digest(small(11, 3, 4))


@pytest.mark.parametrize("hash_seed", ["0", "4711"])
def test_in_another_process_too(hash_seed: str) -> None:
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONPATH": os.pathsep.join(sys.path)}
    run = subprocess.run([sys.executable, "-c", TELL], capture_output=True, text=True, env=environment, check=True)
    assert run.stdout.strip() == digest(small(11, 3, 4))


@pytest.mark.parametrize(("seed", "index"), [(12, 3), (11, 4)])
def test_another_seed_or_number_gives_another(seed: int, index: int) -> None:
    assert digest(small(seed, index, 4)) != digest(small(11, 3, 4))


def test_more_counties_leave_the_first_ones_as_they_are() -> None:
    few, more = small(11, 3, 2), small(11, 3, 4)
    lines = list(chronicle(more))
    for line, project in zip(chronicle(few), few.projects, strict=True):
        if project.twin_of is None and json.dumps(project.id) + ', "twin_of' not in line:
            told = json.loads(line)
            assert {**told, "twin_of": None} in [{**json.loads(other), "twin_of": None} for other in lines]


def test_a_chronicle_tells_what_is() -> None:
    for project in shipped().projects:
        told = tell_project(project, FIRST, LAST)
        assert told["id"] == project.id
        assert told["names"][0]["full"] == project.names[0][1].full
        assert told["totals"][-1][1] == 100 * project.total_at(10**6)
        assert told.get("plans", {}) == {
            str(year): 100 * project.plan(year) for year in range(FIRST, LAST + 1) if project.plan(year)
        }
        spent = told.get("before", 0)
        for year, done in told.get("done", {}).items():
            months = range(int(year) * 12, int(year) * 12 + 12)
            assert done == [100 * project.done(month) for month in months]
            assert done == sorted(done)
            assert told["state"][year] == [project.state(month) for month in months]
            spent += done[-1]
        assert spent == 100 * project.since(LAST * 12 + 11) or not told.get("done")
        assert None not in told.values()


def test_a_chronicle_names_what_is_special() -> None:
    told = [tell_project(project, FIRST, LAST) for project in shipped().projects]
    for key in ("phase_of", "phases", "split", "split_into", "split_from", "twin_of", "renamed", "halted", "cancelled"):
        assert any(key in line for line in told), key
        assert not all(key in line for line in told), key


def test_a_chronicle_keeps_to_its_years() -> None:
    project = next(project for project in shipped().projects if project.first_known // 12 == FIRST)
    assert "2018" not in tell_project(project, 2018, 2018).get("done", {})
    assert list(tell_project(project, FIRST, FIRST)["done"]) == [str(FIRST)]


def test_months_are_written_as_the_contract_writes_them() -> None:
    assert [month_name(2020 * 12), month_name(2020 * 12 + 11)] == ["2020-01", "2020-12"]


@pytest.mark.parametrize(("first", "last"), [(2024, 2024), (2005, 2025)])
def test_any_span_of_years_can_be_asked_for(first: int, last: int) -> None:
    province = small(2, 1, 2, first, last)
    for county in province.counties:
        for year in range(first, last + 1):
            assert sum(project.is_listed(year) for project in county.projects) >= 8


def test_outside_of_its_years_the_nearest_one_holds() -> None:
    for project in small(2).projects:
        assert project.since(0) == project.done(0) == project.in_month(0) == project.plan(1) == 0
        assert project.state(0) == "前期"
        assert project.since(10**6) == project.sums[-1]
        assert project.done(10**6) == 0
        assert replace(project, states=project.states[:1]).state(10**6) == project.state(project.base)


@pytest.mark.parametrize("first", ["corpus.world", "corpus.writer", "corpus.world.vocabulary", "corpus.world.content"])
def test_world_and_writer_can_each_be_imported_first(first: str) -> None:
    run = subprocess.run([sys.executable, "-c", f"import {first}, corpus.world, corpus.writer"], cwd=ROOT, check=False)
    assert run.returncode == 0
