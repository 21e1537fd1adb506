"""The writer's words are not the extractor's: how many of them it has never been told is measured, and printed (`pytest -s`)."""

from collections import Counter

import pytest

from benchmarks.novelty import FAMILIES, Cue, Known, find_cues, is_known, measure, render
from corpus.writer.grammar import SIDES


def test_the_share_of_unknown_cues_is_measured_over_many() -> None:
    found = measure()
    print("\n" + render(found))
    assert sum(found.values(), Known()).cues > 300
    for side in SIDES:
        assert all(found[family, side].cues >= 10 for family in FAMILIES.values()), side


def test_some_words_are_known_and_some_are_not() -> None:
    """Else the measure, and not the lexicon, would be at fault."""
    for (family, side), known in measure().items():
        assert known.known > 0, (family, side)
    for side in SIDES:
        assert any(known.known < known.cues for (_, whose), known in measure().items() if whose == side)


READ = [
    ("word.total", "", "总投资", True),
    ("word.total", "", "贷款", False),
    ("word.plan", "", "年度计划投资", True),
    ("word.plan", "", "总投资", False),
    ("word.done", "", "完成投资", True),
    ("word.done", "", "预计完成投资", False),
    ("word.since", "", "开工以来累计完成投资", True),
    ("word.since", "", "年度计划投资", False),
    ("word.rate", "", "占年度计划的", True),
    ("word.rate", "", "占总投资的", False),
    ("period.*", "months", "1—6月", True),
    ("period.*", "months", "1—7月", False),
    ("period.*", "half", "上半年", True),
    ("period.*", "month", "上半年", False),
    ("status.*", "停工", "目前停工", True),
    ("status.*", "停工", "已完工", False),
    ("status.*", "在建.road", "正在进行路基施工", True),
    ("scope.level.*", "省重点", "省重点项目", True),
    ("scope.level.*", "省重点", "市重点项目", False),
]


@pytest.mark.parametrize(("family", "meaning", "text", "known"), READ)
def test_a_cue_is_known_when_it_is_read_as_it_is_meant(family: str, meaning: str, text: str, known: bool) -> None:
    assert is_known(Cue("open", family, meaning, text)) is known


@pytest.mark.parametrize("side", SIDES)
def test_each_form_of_a_cue_counts_once_and_is_spelled_out(side: str) -> None:
    cues = list(find_cues(side))
    assert not [cue for cue in cues if set(cue.text) & set("{}<[]")]
    assert set(Counter(cue.family for cue in cues)) == set(FAMILIES.values())
    assert not [cue for cue in cues if not cue.text.strip()]
