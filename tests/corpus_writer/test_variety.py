"""A thousand reports do not repeat themselves: their wordings are counted with every fact blanked."""

import re

import pytest

from benchmarks.variety import BLANK, STATES, Variety, blank, measure, render

RARE = {"试运行", "取消"}
"""States of few projects: some thirty to fifty mentions in a thousand reports, so these are counted in two thousand."""


@pytest.fixture(scope="module")
def variety() -> Variety:
    found = measure(1000, seed=1)
    print("\n" + render(found))
    return found


def test_reports_begin_in_many_ways(variety: Variety) -> None:
    assert variety.reports == 1000
    assert variety.plain > 600
    assert len(variety.openings) >= 400


def test_projects_are_told_in_many_ways(variety: Variety) -> None:
    assert len(variety.tellings) >= 1400


def test_reports_are_built_in_many_ways(variety: Variety) -> None:
    assert len(variety.skeletons) >= 200


@pytest.mark.parametrize("state", STATES)
def test_every_state_is_told_in_many_ways(variety: Variety, state: str) -> None:
    found = variety + measure(1000, seed=2) if state in RARE else variety
    assert len(found.states[state]) >= 25


def test_nothing_of_the_world_is_left_in_what_is_counted(variety: Variety) -> None:
    for words in (*variety.openings, *variety.tellings, *(each for one in variety.states.values() for each in one)):
        assert not re.search(r"[0-9０-９]", words), words
        assert not re.search(r"[^（(]■[亿万]|公里|平方米", words), words


def test_writings_that_differ_in_facts_alone_are_one_wording() -> None:
    world = re.compile("云溪县|青溪产业园")

    def wording(text: str, *facts: str) -> str:
        spans = [(text.index(fact), text.index(fact) + len(fact)) for fact in facts]
        return blank(text, spans, world).between(0, len(text))

    first = wording("云溪县青溪产业园，总投资约3.5亿元，1—6月完成1.2亿元。", "3.5亿元", "1.2亿元")
    second = wording("青溪产业园，总投资800万元左右，1—12月完成20万元。", "800万元", "20万元")
    assert first == second == f"{BLANK}，总投资{BLANK}，{BLANK}—{BLANK}月完成{BLANK}。"
    assert wording("青溪产业园，概算3.5亿元。", "3.5亿元") != wording("青溪产业园，总投资3.5亿元。", "3.5亿元")
