"""Names: unlike each other unless it is meant, unlike real places, and right where phases, splits and new names come in."""

import csv
import re
from itertools import combinations, pairwise
from pathlib import Path

import pytest

from corpus.world import Project, Province, build_province, load_vocabulary
from corpus.world.places import Stems
from tests.corpus_world.worlds import FIRST, LAST, few_words, shipped, small

DIVISIONS = Path(__file__).resolve().parents[2] / "extractors" / "lexicon" / "divisions.csv"
KINDS = ("县", "市", "区", "旗", "省", "州", "盟", "自治区", "地区")
WORLDS = [(shipped, 1), (small, 3), (small, 4)]


def by_id(province: Province) -> dict[str, Project]:
    """The projects of a province."""
    return {project.id: project for project in province.projects}


@pytest.mark.parametrize(("world", "seed"), WORLDS)
def test_ids_and_names_are_unlike(world: type, seed: int) -> None:
    province = world(seed)
    projects = list(province.projects)
    assert len({project.id for project in projects}) == len(projects)
    for county in province.counties:
        # Of one county, no two projects share a form of their names.
        forms = [
            {form for _, naming in project.names for form in (naming.full, *naming.shorts)}
            for project in county.projects
        ]
        for one, other in combinations(forms, 2):
            assert not one & other
    fulls: dict[str, set[str]] = {}
    for project in projects:
        for _, naming in project.names:
            fulls.setdefault(naming.full, set()).add(project.id)
    twins = {frozenset((project.id, project.twin_of)) for project in projects if project.twin_of}
    assert {frozenset(ids) for ids in fulls.values() if len(ids) > 1} == twins


@pytest.mark.parametrize(("world", "seed"), WORLDS)
def test_names_are_filled_in_and_say_no_place_twice(world: type, seed: int) -> None:
    for project in world(seed).projects:
        texts = [form for _, naming in project.names for form in (naming.full, *naming.shorts)]
        texts += [project.builder, project.owner, project.content.text, project.town, project.sector, *project.parts]
        for text in texts:
            assert text
            assert 2 * project.county.name not in text
            assert not re.search(r"[{}\[\]<>|]|镇镇|乡乡|村村|线线|县县|区区(?!域)|None", text), text
        assert len(project.parts) >= 3
        assert len(set(project.parts)) == len(project.parts)
        kinds = [kind for kind, _ in project.content.pieces]
        assert all({"text"} != {one, other} for one, other in pairwise(kinds))
        for kind, text in project.content.pieces:
            assert kind == "text" or re.fullmatch(r"\d+(\.\d{1,2})?\D.*", text), text


def test_almost_every_project_has_a_looser_name() -> None:
    namings = [naming for project in shipped().projects for _, naming in project.names]
    assert sum(bool(naming.shorts) for naming in namings) > 0.97 * len(namings)


def test_what_is_rare_occurs_in_twenty_counties() -> None:
    projects = list(shipped().projects)

    def share(are: list[bool]) -> float:
        return sum(are) / len(projects)

    def seen(project: Project, state: str) -> bool:
        return any(project.state(month) == state for month in range(FIRST * 12, LAST * 12 + 12))

    assert 0.04 < share([bool(project.phases) for project in projects]) < 0.14
    assert 0.005 < share([bool(project.split_into) for project in projects]) < 0.04
    assert 0.01 < share([project.twin_of is not None for project in projects]) < 0.06
    assert 0.02 < share([project.renamed is not None for project in projects]) < 0.09
    assert 0.06 < share([project.adjusted is not None for project in projects]) < 0.15
    assert 0.06 < share(["标段" in project.parts[0] for project in projects]) < 0.2
    assert 0.04 < share([seen(project, "停工") for project in projects]) < 0.12
    assert 0.02 < share([seen(project, "取消") for project in projects]) < 0.07
    assert share([project.level == "国家重点" for project in projects]) + 0.02 > 0.02
    assert share([project.output > 0 for project in projects]) > 0.25
    assert share([project.source_of_funds is not None for project in projects]) > 0.15


def test_twins_are_of_two_counties_and_have_their_own_figures() -> None:
    projects = by_id(shipped())
    for project in projects.values():
        if project.twin_of:
            twin = projects[project.twin_of]
            assert twin.twin_of == project.id
            assert twin.county is not project.county
            assert twin.names[0][1].full == project.names[0][1].full
            assert (twin.total, twin.sums) != (project.total, project.sums)


@pytest.mark.parametrize(("world", "seed"), WORLDS)
def test_phases_say_which_they_are(world: type, seed: int) -> None:
    projects = by_id(world(seed))
    pairs = [project for project in projects.values() if project.phase_of]
    assert pairs
    for second in pairs:
        assert second.phase_of
        first = projects[second.phase_of]
        assert first.phases == second.phases == (first.id, second.id)
        assert first.county is second.county
        assert first.start < second.first_known
        for project, phase in ((first, "一期"), (second, "二期")):
            naming = project.names[0][1]
            assert all(phase in form for form in (naming.full, *naming.shorts))


def test_a_split_shares_out_the_total() -> None:
    projects = by_id(shipped())
    whole = [project for project in projects.values() if project.split_into]
    assert whole
    for parent in whole:
        assert parent.split is not None
        shares = [projects[share] for share in parent.split_into]
        assert len(shares) == 2
        assert sum(share.total for share in shares) == parent.total
        assert all(share.split_from == parent.id and share.first_known == parent.split for share in shares)
        assert parent.since(10**6) == parent.since(parent.split - 1) <= 0.03 * parent.total
        assert not any(parent.plan(year) for year in range(parent.split // 12, LAST + 1))


def test_a_new_name_holds_from_its_month() -> None:
    renamed = [project for project in shipped().projects if project.renamed]
    assert renamed
    for project in renamed:
        assert project.renamed
        (_, old), (month, new) = project.names
        assert month == project.renamed > project.first_known
        assert project.name_at(month - 1) == old
        assert project.name_at(month) == new
        assert old.full != new.full
        shared = set(old.full) & set(new.full)
        assert len(shared) > 0.4 * min(len(set(old.full)), len(set(new.full))), (old.full, new.full)


def test_no_place_is_real() -> None:
    with DIVISIONS.open(encoding="utf-8", newline="") as file:
        real = {row["name"] for row in csv.DictReader(file)}
    assert {"云溪区", "平遥县", "山西省"} <= real
    vocabulary = load_vocabulary()
    for index in range(14):
        province = build_province(vocabulary, 9, index, 3, LAST, LAST)
        places = [province.place, *(city.place for city in province.cities), *(x.place for x in province.counties)]
        assert not {place.name for place in places} & real
    for stems in (vocabulary.provinces, vocabulary.cities, vocabulary.counties):
        taken = Stems(stems, 1, "any")
        assert not {taken.take(number) + kind for number in range(20 * len(stems)) for kind in KINDS} & real


def test_stems_do_not_run_out_nor_come_twice() -> None:
    stems = Stems(few_words().counties, 1, "counties")
    taken = [stems.take(number) for number in range(600)]
    assert len(set(taken)) == 600
    assert sorted(taken[:28]) == sorted(few_words().counties)
    assert taken != [Stems(few_words().counties, 2, "counties").take(number) for number in range(600)]


def test_provinces_share_no_place() -> None:
    vocabulary = load_vocabulary()
    names: list[str] = []
    for index in range(26):
        province = build_province(vocabulary, 3, index, 12, LAST, LAST)
        names += [province.place.name, *(city.place.name for city in province.cities)]
        names += [county.place.name for county in province.counties]
    assert len(set(names)) == len(names)


def test_places_hang_together() -> None:
    province = shipped()
    assert province.place.parent is None
    for city in province.cities:
        assert city.place.parent is province.place
        assert city.counties
        for county in city.counties:
            place = county.place
            assert place.parent is city.place
            assert place.name == place.stem + place.kind
            assert len(place.abbr) == 1
            assert len(place.towns) >= 8
            assert all(town.endswith(("镇", "乡", "街道")) for town in place.towns)
            assert all(unit.name and unit.short and "{" not in unit.name + unit.short for unit in place.departments)
            assert all(project.county is place and project.town in place.towns for project in county.projects)
