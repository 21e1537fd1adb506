"""Runs the benchmarks and prints a table: the best of several runs, since everything else only adds noise.

    make bench                       all of them
    make bench ARGS="start text"     those whose name has one of these words

To add one: a function that does the work once and returns how much it was, in a module of this folder, and a line in
BENCHMARKS.
"""

import sys
import time
from collections.abc import Callable
from typing import NamedTuple

from benchmarks.reading import REPORT, cut_samples, extract_samples
from benchmarks.starting import start_extract, start_help
from benchmarks.writing import read_archive, write_archive


class Benchmark(NamedTuple):
    """A name, the work, the unit of what it returns, and how often it is run."""

    name: str
    work: Callable[[], float]
    unit: str
    runs: int
    peer: str = ""
    """The name of another one with the same unit; its speed is told as a multiple of this peer's, which a slow machine leaves as it is."""


_REPORTS = f"reports of {REPORT:,} characters"

BENCHMARKS = (
    Benchmark("start: taizhang --help", start_help, "starts", 5),
    Benchmark("start: taizhang extract of one page", start_extract, "starts", 5),
    Benchmark("peer: jieba.lcut of corpus/", cut_samples, _REPORTS, 3),
    Benchmark("extract: the text reports of corpus/", extract_samples, _REPORTS, 3, peer="peer: jieba.lcut of corpus/"),
    Benchmark("archive: reading 500 reports", read_archive, "reports", 3),
    Benchmark("archive: writing 500 reports", write_archive, "reports", 3, peer="archive: reading 500 reports"),
)


def main() -> int:
    """0; the figures are for reading, a machine's speed is nobody's failure."""
    words = sys.argv[1:]
    chosen = [each for each in BENCHMARKS if not words or any(word in each.name for word in words)]
    speeds: dict[str, float] = {}
    for benchmark in chosen:
        amount, seconds = best_of(benchmark)
        speeds[benchmark.name] = amount / seconds
        against = ""
        if benchmark.peer in speeds:
            against = f"  {speeds[benchmark.name] / speeds[benchmark.peer]:.2f} × {benchmark.peer}"
        print(
            f"{benchmark.name:<42}{seconds * 1000:>10.1f} ms{amount / seconds:>14,.1f} {benchmark.unit}/s{against}",
            flush=True,
        )
    return 0


def best_of(benchmark: Benchmark) -> tuple[float, float]:
    """How much was done, and the seconds of the fastest run."""
    amount, seconds = 0.0, []
    for _ in range(benchmark.runs):
        begin = time.perf_counter()
        amount = benchmark.work()
        seconds.append(time.perf_counter() - begin)
    return amount, min(seconds)


if __name__ == "__main__":
    sys.exit(main())
