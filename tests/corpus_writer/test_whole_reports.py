"""Laws that the reading of whole reports has led to: what is a part of what, pages of mirror sites, words that meet."""

import re
from collections.abc import Iterator

import pytest

from corpus.writer.mirroring import mirror
from corpus.writer.writing import Written
from tests.corpus_writer.written import Json, truth_of, write_sample

# ---------------------------------------------------------------------------------------------------------- mirror sites

TURNED = "专專车車国國内內后後当當们們没沒两兩严嚴兴興丰豐余餘让讓极極价價临臨属屬参參别別尽盡儿兒让讓响響战戰庄莊"


@pytest.mark.parametrize("pair", re.findall("..", TURNED))
def test_what_reports_often_say_becomes_traditional(pair: str) -> None:
    assert mirror(pair[0]) == pair[1]


def test_a_character_that_both_scripts_have_stays() -> None:
    assert mirror("公里，批准，平台，占总投资的") == "公里，批准，平台，占總投資的"


@pytest.fixture(scope="module")
def mirrored() -> Iterator[tuple[Written, ...]]:
    """Reports that are all pages of mirror sites."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("corpus.writer.writing.draw_noises", lambda chance: ("mirror",))
        yield write_sample.__wrapped__(reports=200, seed=9301)


def _words(value: Json, key: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for name, each in value.items():
            yield from _words(each, name)
    elif isinstance(value, list):
        for each in value:
            yield from _words(each, key)
    elif isinstance(value, str):
        yield key, value


AS_WRITTEN = {"name", "scope", "region", "unit", "qualifier", "metric", "builder", "responsible", "location", "title"}


def test_what_is_told_of_a_mirror_site_is_in_its_characters(mirrored: tuple[Written, ...]) -> None:
    seen = set()
    for written in mirrored:
        truth = truth_of(written)
        for key, words in _words({**truth, "findings": []}):
            if key in AS_WRITTEN:
                seen.add(key)
                assert words == mirror(words), (written.name, key, words)
    assert seen == AS_WRITTEN


# ----------------------------------------------------------------------------------------------------------------- parts


def test_every_group_of_a_cut_is_part_of_the_whole_that_is_told() -> None:
    seen = set()
    for written in write_sample():
        aggregates = truth_of(written).get("aggregates", [])
        wholes = [place for place, group in enumerate(aggregates) if group["layout"].startswith("opening.")]
        for place, group in enumerate(aggregates):
            if "cut" in group and wholes:
                seen.add(group["layout"])
                # the number of those begun may be told of a part
                among = range(len(aggregates)) if group["cut"] == "stage" else (*wholes, *_sums(aggregates))
                assert group["part_of"] in among, (written.name, place)
                assert place not in wholes
    assert {"group.heading", "group.plan", "table.group", "list.open", "opened"} <= seen


def _sums(aggregates: list[Json]) -> list[int]:
    return [place for place, group in enumerate(aggregates) if group["layout"] == "table.sum"]


def test_parts_that_are_the_whole_are_all_told() -> None:
    seen = 0
    for written in write_sample():
        aggregates = truth_of(written).get("aggregates", [])
        cuts: dict[tuple[int, str], list[Json]] = {}
        for group in aggregates:
            if group.get("exhaustive"):
                cuts.setdefault((group["part_of"], group["layout"]), []).append(group)
        for parts in cuts.values():
            seen += 1
            assert len(parts) > 1, written.name
    assert seen > 50
