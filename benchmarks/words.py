"""What jieba and spaCy add to the names of projects: `python -m benchmarks.words [REPORTS]`.

The same reports are read three times, with words asked not at all, by jieba, and by jieba and spaCy: the boundary cases of the tests, the
labelled corpus, and an invented archive. Each run is a process of its own, so that its time holds what it has to load.
"""

import os
import subprocess
import sys
import tempfile
import time
import tomllib
from pathlib import Path

from extractors.lexicon import load_lexicon
from extractors.words import LEVELS, VARIABLE, Level, using
from pipeline.extraction import extract
from tests.extractors.lexicon_checks import marked_names

ROOT = Path(__file__).resolve().parent.parent
CASES = ROOT / "tests" / "extractors" / "boundaries.toml"
SEED = 4401
STORY = "青溪县重点项目建设见闻\n连日来，青溪县各建设工地一派繁忙。{}\n"
SHOWN = ("project.found", "project.name", "wrong", "完全正确", "reports read", "读出")


def score_cases(level: Level) -> dict[str, tuple[int, int, int, int]]:
    """For each kind of boundary case: names right, names wrong, names there are, sentences read exactly."""
    found = {}
    with using(level):
        for kind in tomllib.loads(CASES.read_text(encoding="utf-8"))["kind"]:
            right = wrong = there = exact = 0
            for sentence, names in map(marked_names, kind["cases"]):
                report = extract(STORY.format(sentence).encode(), "-", load_lexicon())
                mine = {name for project in report.projects for name in (project.name, *project.aliases)}
                right, wrong = right + len(mine & set(names)), wrong + len(mine - set(names))
                there, exact = there + len(names), exact + (mine == set(names))
            found[kind["name"]] = (right, wrong, there, exact)
    return found


def print_scores(level: Level, *arguments: str) -> None:
    """Prints the lines of `taizhang corpus score` that tell of names, with the time of the whole process."""
    start = time.perf_counter()
    run = subprocess.run(
        [sys.executable, "-m", "taizhang", "corpus", "score", *arguments],
        capture_output=True,
        cwd=ROOT,
        check=False,
        env={**os.environ, VARIABLE: level},
    )
    seconds = time.perf_counter() - start
    for line in run.stdout.decode("utf-8", "replace").splitlines():
        if line.startswith(SHOWN):
            print(f"  {level:6} {line}")
    print(f"  {level:6} {seconds:.1f} s")


def main(reports: int) -> None:
    """Prints the ablation."""
    print("boundary cases: right / wrong / there are / sentences read exactly")
    for level in LEVELS:
        for kind, counts in score_cases(level).items():
            print(f"  {level:6} {kind:24} {'  '.join(f'{count:3}' for count in counts)}")
    print("corpus/")
    for level in LEVELS:
        print_scores(level)
    with tempfile.TemporaryDirectory() as folder:
        make = ["corpus", "make", folder, "--reports", str(reports), "--seed", str(SEED)]
        subprocess.run([sys.executable, "-m", "taizhang", *make], cwd=ROOT, check=True, capture_output=True)
        print(f"an archive of {reports} reports, seed {SEED}")
        for level in LEVELS:
            print_scores(level, folder)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 400)
