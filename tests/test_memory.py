"""Ten thousand reports in one process: the memory that it holds does not grow with them."""

import sys

import pytest

from benchmarks.writing import written_reports
from extractors.lexicon import load_lexicon
from pipeline.extraction import extract

REPORTS, WARM = 10_000, 1_000
MOST_GROWTH = 16
"""MB between the thousandth report and the last: what a table that nothing is dropped from would outgrow at 2 KB a report."""


def peak() -> float:
    """The most memory that this process ever held, in MB."""
    resource = pytest.importorskip("resource")
    held: int = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return held / 2**20 if sys.platform == "darwin" else held / 2**10


@pytest.mark.soak
def test_memory_does_not_grow_with_the_reports() -> None:
    lexicon, written, warm = load_lexicon(), written_reports(), 0.0
    for number in range(REPORTS):
        name, data = written[number % len(written)]
        extract(
            data + f"\n{number}".encode("ascii"), name, lexicon
        )  # no text twice: what is kept by text must be let go
        if number == WARM:
            warm = peak()
    grown = peak() - warm
    print(f"\nmemory: {warm:.0f} MB after {WARM:,} reports, {grown:.1f} MB more after {REPORTS:,}")
    assert grown < MOST_GROWTH
