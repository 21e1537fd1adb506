"""The long proofs of the archive writer, for `make soak`: a hundred thousand reports in flat memory, the same bytes each time,
and ten thousand of them read, none failing and hardly a figure lost.

Seconds and megabytes are printed as they come; seconds are never asserted, since a busy machine is no failure.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FEW, MANY = 10_000, 100_000
SHARDS_OF_FEW = 20
"""Both numbers are multiples of a shard's, so that the first shards of many are all those of few."""

pytestmark = pytest.mark.soak

MAKE = """
import resource, sys
from pathlib import Path
from corpus.writer import Wish, make_archive
folder, reports, seed, workers = sys.argv[1], *map(int, sys.argv[2:])
assert sum(make_archive(Path(folder), Wish(reports=reports, seed=seed), workers)) == reports
who = resource.RUSAGE_CHILDREN if workers > 1 else resource.RUSAGE_SELF
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, resource.getrusage(who).ru_maxrss)
"""


def make(folder: Path, reports: int, seed: int, *, workers: int, hash_seed: int) -> tuple[int, int]:
    """Writes an archive in a process of its own; the peak memory of that process and of its largest worker."""
    begin = time.perf_counter()
    ran = subprocess.run(
        [sys.executable, "-c", MAKE, str(folder), str(reports), str(seed), str(workers)],
        env=os.environ | {"PYTHONHASHSEED": str(hash_seed), "PYTHONPATH": str(ROOT)},
        check=False,
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 0, ran.stderr[-3000:]
    own, worker = map(int, ran.stdout.split())
    seconds = time.perf_counter() - begin
    print(f"\n{reports} reports, seed {seed}, {workers} processes: {seconds:.0f} s, {own} and {worker} peak memory")
    return own, worker


def digest(archive: Path, shards: int) -> str:
    """The hash of everything that the first shards of an archive hold, reports included."""
    found = hashlib.sha256()
    for part in ("truth", "world", "identities", "mistakes"):
        for shard in range(shards):
            found.update((archive / part / f"{shard}.jsonl").read_bytes())
    for shard in range(shards):
        for line in (archive / "truth" / f"{shard}.jsonl").read_bytes().splitlines():
            found.update((archive / json.loads(line)["report"]).read_bytes())
    return found.hexdigest()


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder that is gone afterwards: gigabytes are not kept for three runs."""
    folder = tmp_path_factory.mktemp("soak")
    yield folder
    shutil.rmtree(folder)


def test_two_runs_of_a_seed_are_the_same_and_two_seeds_are_not(room: Path) -> None:
    digests = set()
    for seed in (1, 2):
        first, second = room / f"{seed}.a", room / f"{seed}.b"
        make(first, FEW, seed, workers=1, hash_seed=1)
        make(second, FEW, seed, workers=2, hash_seed=2)
        assert digest(first, SHARDS_OF_FEW) == digest(second, SHARDS_OF_FEW)
        assert (first / "archive.json").read_bytes() == (second / "archive.json").read_bytes()
        digests.add(digest(first, SHARDS_OF_FEW))
        shutil.rmtree(first)
        shutil.rmtree(second)
    assert len(digests) == 2


def test_a_hundred_thousand_reports_take_no_more_memory_than_ten_thousand(room: Path) -> None:
    few, many = room / "few", room / "many"
    of_few = make(few, FEW, 3, workers=2, hash_seed=3)
    of_many = make(many, MANY, 3, workers=2, hash_seed=4)
    assert of_many[0] <= 1.3 * of_few[0]
    assert of_many[1] <= 1.3 * of_few[1]
    assert digest(many, SHARDS_OF_FEW) == digest(few, SHARDS_OF_FEW)
    assert sum(len(files) for _, _, files in os.walk(many / "reports")) == MANY
    truths = (path.read_bytes().count(b"\n") for path in (many / "truth").iterdir())
    assert sum(truths) == MANY
    shutil.rmtree(few)
    shutil.rmtree(many)


def test_in_ten_thousand_reports_hardly_a_figure_is_lost_and_none_fails(room: Path) -> None:
    make(room / "scored", FEW, 4, workers=2, hash_seed=5)
    begin = time.perf_counter()
    ran = subprocess.run(
        [sys.executable, "-m", "taizhang", "corpus", "score", str(room / "scored"), "--json"],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr[-2000:]
    score = json.loads(ran.stdout)
    print(f"\nscored in {time.perf_counter() - begin:.0f} s: {score['score']}, silent {score['silent_figures']}")
    assert (score["reports"], score["failed"]["reports"]) == (FEW, 0)
    assert score["silent_figures"]["of"] > 20 * FEW
    # Not zero yet: bare cells of a table that is put down cell by cell are taken for page numbers or row numbers.
    assert score["silent_figures"]["silent"] * 10_000 <= score["silent_figures"]["of"]
    shutil.rmtree(room / "scored")
