"""Groupings of mentions against the true projects: what the measures are, and that they can be added up."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.archive import Mention, compare_groups, same_name_same_place
from corpus.archive.identity import Grouping

CASES = [
    # (true projects, labels, pairs: precision, recall; B³: precision, recall)
    ("AABB", "1122", (1, 1), (1, 1)),
    ("AABB", "1111", (2 / 6, 1), (1 / 2, 1)),
    ("AABB", "1234", (1, 0), (1, 1 / 2)),
    ("AAAB", "1122", (1 / 2, 1 / 3), (3 / 4, (2 / 3 + 2 / 3 + 1 / 3 + 1) / 4)),
    ("", "", (1, 1), (1, 1)),
]


@pytest.mark.parametrize(("true", "labels", "pairs", "cubed"), CASES)
def test_measures(true: str, labels: str, pairs: tuple[float, float], cubed: tuple[float, float]) -> None:
    groups = compare_groups(true, labels)
    assert (groups.pairs.precision, groups.pairs.recall) == pytest.approx(pairs)
    assert groups.b_cubed[:2] == pytest.approx(cubed)


MENTIONS = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=12)


@given(MENTIONS)
def test_they_are_what_counting_all_pairs_gives(mentions: list[tuple[int, int]]) -> None:
    true, labels = [one for one, _ in mentions], [label for _, label in mentions]
    pairs = list(combinations(range(len(mentions)), 2))
    together = {pair for pair in pairs if labels[pair[0]] == labels[pair[1]]}
    belonging = {pair for pair in pairs if true[pair[0]] == true[pair[1]]}
    groups = compare_groups(true, labels)
    assert (groups.pairs.hits, groups.pairs.claimed, groups.pairs.expected) == (
        len(together & belonging),
        len(together),
        len(belonging),
    )
    shares = [
        sum(labels[b] == labels[a] and true[b] == true[a] for b in range(len(true))) / labels.count(labels[a])
        for a in range(len(true))
    ]
    assert groups.b_cubed[0] == pytest.approx(sum(shares) / len(shares) if shares else 1)


@given(MENTIONS, MENTIONS)
def test_groupings_of_separate_mentions_add_up(first: list[tuple[int, int]], second: list[tuple[int, int]]) -> None:
    apart = [(one + 10, label + 10) for one, label in second]
    together = [*first, *apart]

    def grouping(mentions: list[tuple[int, int]]) -> Grouping:
        return compare_groups([one for one, _ in mentions], [label for _, label in mentions])

    assert grouping(first) + grouping(apart) == grouping(together)


def test_the_baseline_goes_by_name_and_place() -> None:
    def mention(folder: str, name: str) -> Mention:
        return Mention(f"reports/{folder}/a.txt", folder, name, (), None, None)

    here, quoted, there, other = same_name_same_place(
        [
            mention("甲县", "城东学校"),
            mention("甲县", "“城东学校”"),
            mention("乙县", "城东学校"),
            mention("甲县", "城西学校"),
        ]
    )
    assert here == quoted
    assert len({here, there, other}) == 3
