"""Twice the text, twice the work: no text, however made, is read in more than linear time.

Time of the process is measured, never compared with a number of seconds, only with the time of the same text at a quarter of
its length: linear work makes 4 times as much of it, quadratic 16, cubic 64. More than 9 (3 for each doubling) is refused. Sizes
are climbed from the smallest, so that a pattern that explodes fails at a thousand characters instead of hanging at ten thousand.
"""

import time
from contextlib import suppress

import pytest
from _pytest.mark import ParameterSet

from extractors.lexicon import load_lexicon
from pipeline.extraction import extract
from schemas import ReadError
from tests.hostile_texts import FAMILIES, Grown

STEP, MOST = 4, 9
NOISE = 0.03
"""Seconds that a busy machine may add to a measurement; less than the shortest of them that counts."""
SIZES = (160, 640, 2_560, 10_240)
SOAK_SIZES = (15_625, 62_500, 250_000, 1_000_000)

SLOW: dict[str, str] = {}
"""Families that are read in more than linear time today, with the place where the time goes."""
SLOW_AT_LENGTH: dict[str, str] = {}
"""Those that show it well only at a length that hardly a report has; left to the long proof."""
BOUNDED = {
    "headers of commas": "finding.py, find_tables: each header without rows is looked below, a hundred of them at most",
    "ten thousand names and their count": "mentions.py, _is_variant: each member against each, four hundred of them at most",
}
"""Worse than linear up to a bound and nothing beyond it: a millionth character costs no more than it should."""


def seconds(text: str) -> float:
    data = text.encode()
    begin = time.process_time()
    with suppress(ReadError):  # a refusal has to be quick as well
        extract(data, "报告.txt", load_lexicon())
    return time.process_time() - begin


def best(text: str, first: float) -> float:
    """The time without what other processes took of it: the shortest of some, of two where one alone is long."""
    return min(first, *(seconds(text) for _ in range(4 if first < 1 else 1)))


def check_growth(grow: Grown, sizes: tuple[int, ...]) -> None:
    before = None
    for size in sizes:
        now = seconds(grow(size))
        if before is not None and now > MOST * before + NOISE:
            before, now = best(grow(size // STEP), before), best(grow(size), now)
            assert now <= MOST * before + NOISE, (
                f"{size} characters: {now / before:.1f} times the time of {size // STEP}"
            )
        before = now


def strict(name: str, slow: dict[str, str]) -> ParameterSet:
    marks = [pytest.mark.xfail(reason=slow[name], strict=True)] if name in slow else []
    return pytest.param(name, id=name, marks=marks)


@pytest.fixture(scope="module", autouse=True)
def warm() -> None:
    seconds("1、滨河路，总投资3亿元。\n")


@pytest.mark.parametrize("name", [strict(name, SLOW) for name in FAMILIES if name not in SLOW_AT_LENGTH | BOUNDED])
def test_work_grows_with_the_text(name: str) -> None:
    check_growth(FAMILIES[name], SIZES)


@pytest.mark.soak
@pytest.mark.parametrize("name", [strict(name, SLOW | SLOW_AT_LENGTH) for name in FAMILIES])
def test_work_grows_with_a_million_characters(name: str) -> None:
    check_growth(FAMILIES[name], SOAK_SIZES if name not in SLOW else SIZES)


def test_growth_that_is_not_linear_is_seen() -> None:
    def count_pairs(text: str) -> int:
        return sum(one == other for one in text for other in text)

    def work(size: int) -> float:
        begin = time.process_time()
        count_pairs("建" * size)
        return time.process_time() - begin

    assert min(work(1600) for _ in range(3)) > MOST * min(work(400) for _ in range(3))


def test_the_families_are_as_long_as_asked() -> None:
    assert len(FAMILIES) >= 85
    for name, grow in FAMILIES.items():
        assert 4_000 <= len(grow(4_000)) <= 4_200, name
        assert grow(500) == grow(500), name
