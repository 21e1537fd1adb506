"""An archive on disk: the same bytes for the same wish, whoever writes it and in however many processes."""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from corpus.world import build_province, load_vocabulary
from corpus.writer import Wish, make_archive, plan_shards
from corpus.writer.archive import grammar_fingerprint, write_reports
from tests.corpus_writer.written import Json

ROOT = Path(__file__).resolve().parents[2]
WISH = Wish(reports=520, seed=31, errors=0.3)


def write(folder: Path, wish: Wish = WISH, workers: int = 1) -> Path:
    assert sum(make_archive(folder, wish, workers)) == wish.reports
    return folder


def make_in_another_process(folder: Path, wish: Wish, *, workers: int, hash_seed: int) -> Path:
    """The same by the command line, in a process that orders its sets otherwise."""
    options = {"--reports": wish.reports, "--seed": wish.seed, "--errors": wish.errors, "--workers": workers}
    written = [str(word) for option in options.items() for word in option]
    environment = os.environ | {"PYTHONHASHSEED": str(hash_seed), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "taizhang", "corpus", "make", str(folder), *written]
    subprocess.run(command, env=environment, check=True, capture_output=True, cwd=ROOT)
    return folder


def hashes(folder: Path) -> dict[str, str]:
    """Every file of a folder with the hash of its bytes."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("archives") / "档案")


def lines_of(archive: Path, part: str) -> list[Json]:
    files = sorted((archive / part).iterdir(), key=lambda path: int(path.stem))
    return [json.loads(line) for path in files for line in path.read_text("utf-8").splitlines()]


# ---------------------------------------------------------------------------------------------------------- determinism


@pytest.mark.parametrize(("workers", "hash_seed"), [(1, 1), (2, 2)])
def test_the_same_wish_gives_the_same_bytes(archive: Path, tmp_path: Path, workers: int, hash_seed: int) -> None:
    again = make_in_another_process(tmp_path / "again", WISH, workers=workers, hash_seed=hash_seed)
    assert hashes(again) == hashes(archive)


def test_another_seed_gives_other_reports(archive: Path, tmp_path: Path) -> None:
    other = hashes(write(tmp_path / "other", Wish(reports=60, seed=32)))
    ours = set(hashes(archive).values())
    assert not [path for path, digest in other.items() if digest in ours]


def test_a_province_written_alone_is_the_one_written_with_others(archive: Path) -> None:
    truths = {str(line["report"]): line for line in lines_of(archive, "truth")}
    shard = plan_shards(WISH)[1]
    vocabulary = load_vocabulary()
    province = build_province(vocabulary, WISH.seed, 1, shard.counties, WISH.first_year, WISH.last_year)
    number = 0
    for written in write_reports(province, WISH, shard, vocabulary):
        assert (archive / written.name).read_bytes() == written.data
        assert truths[written.name] == json.loads(json.dumps(written.truth))
        number += 1
    assert number == shard.reports == len((archive / "truth" / "1.jsonl").read_text("utf-8").splitlines())


@pytest.mark.parametrize("reports", [1, 2, 499, 500, 501, 1200, 99_999])
def test_shards_share_out_the_reports_evenly(reports: int) -> None:
    shards = plan_shards(Wish(reports=reports, seed=1))
    sizes = [shard.reports for shard in shards]
    assert sum(sizes) == reports
    assert max(sizes) - min(sizes) <= 1
    assert max(sizes) <= 500
    assert [shard.index for shard in shards] == list(range(len(shards)))


# ------------------------------------------------------------------------------------------------------------- contents


def test_every_report_has_a_line_of_truth_and_a_file(archive: Path) -> None:
    told = [str(line["report"]) for line in lines_of(archive, "truth")]
    kept = {path.relative_to(archive).as_posix() for path in (archive / "reports").rglob("*.txt")}
    assert len(told) == len(set(told)) == WISH.reports
    assert set(told) == kept


def test_the_manifest_says_what_was_wished_for(archive: Path) -> None:
    manifest = json.loads((archive / "archive.json").read_text("utf-8"))
    assert manifest["generator"].pop("version")
    assert manifest == {
        "format": 1,
        "generator": {"name": "taizhang", "grammars": grammar_fingerprint()},
        "seed": WISH.seed,
        "reports": WISH.reports,
        "errors": WISH.errors,
        "formats": ["txt"],
        "years": [2019, 2025],
        "shards": 2,
    }
    for part in ("truth", "world", "identities", "mistakes"):
        assert sorted(path.name for path in (archive / part).iterdir()) == ["0.jsonl", "1.jsonl"]


def test_identities_name_every_mention_of_a_project_once(archive: Path) -> None:
    mentioned = {
        (line["report"], place): (project["id"], project["name"])
        for line in lines_of(archive, "truth")
        for place, project in enumerate(line.get("projects", ()))
    }
    said = [
        ((mention["report"], mention["record"]), (line["project"], mention["name"]))
        for line in lines_of(archive, "identities")
        for mention in line["mentions"]
    ]
    assert len(said) == len(mentioned)
    assert dict(said) == mentioned
    known = {line["id"] for line in lines_of(archive, "world")}
    assert {identity for _, (identity, _) in said} <= known


def test_mistakes_are_of_reports_that_exist(archive: Path) -> None:
    reports = {line["report"] for line in lines_of(archive, "truth")}
    found = {
        line["report"]
        for line in lines_of(archive, "truth")
        if not all(finding.get("optional") for finding in line.get("findings", ()))
    }
    mistakes = lines_of(archive, "mistakes")
    assert {line["report"] for line in mistakes} <= reports
    assert {line["report"] for line in mistakes if line["planted"]} == found


def test_the_manifest_is_written_last(tmp_path: Path) -> None:
    making = make_archive(tmp_path, WISH)
    for _ in plan_shards(WISH):
        next(making)
        assert not (tmp_path / "archive.json").exists()
    assert next(making, None) is None
    assert (tmp_path / "archive.json").exists()


@pytest.mark.parametrize("years", [(2005, 2005), (2030, 2030), (2019, 2019)])
@pytest.mark.parametrize("reports", [1, 3, 40])
def test_a_small_archive_has_as_many_reports_as_a_big_one_promises(
    years: tuple[int, int], reports: int, tmp_path: Path
) -> None:
    wish = Wish(reports=reports, seed=5, first_year=years[0], last_year=years[1])
    told = lines_of(write(tmp_path, wish), "truth")
    assert len(told) == reports
    assert all(f"/{years[0]}-" in str(line["report"]) for line in told)
