"""`taizhang corpus make`: what it says, what it refuses, and that `corpus score` reads what it wrote."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_an_archive_is_made_and_the_last_line_says_so(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "新" / "档案"
    ran = run("corpus", "make", folder, "--reports", "20", "--seed", "-3", "--years", "2021-2022", "--workers", "1")
    assert ran.code == 0
    assert json.loads(ran.out.splitlines()[-1]) == {"archive": str(folder), "reports": 20, "seed": -3}
    assert ran.out.count("\n") == 1
    assert "已写 20/20 份" in ran.err
    assert len(list(folder.rglob("*.txt"))) == 20
    manifest = json.loads((folder / "archive.json").read_text("utf-8"))
    assert (manifest["seed"], manifest["years"], manifest["reports"]) == (-3, [2021, 2022], 20)


def test_an_archive_that_was_made_can_be_scored(run: Run, tmp_path: Path) -> None:
    assert run("corpus", "make", tmp_path, "--reports", "30", "--workers", "1").code == 0
    ran = run("corpus", "score", tmp_path, "--workers", "1", "--json")
    assert (ran.code, ran.err) == (0, "")
    score = json.loads(ran.out)
    assert (score["reports"], score["failed"]["reports"]) == (30, 0)
    assert score["silent_figures"]["of"] > 100
    assert "读出 30/30 份" in run("corpus", "score", tmp_path, "--workers", "1").out


@pytest.mark.parametrize("options", [(), ("--errors", "0"), ("--errors", "1"), ("--errors", ".5"), ("--years", "2020")])
def test_options_that_are_taken(run: Run, tmp_path: Path, options: tuple[str, ...]) -> None:
    assert run("corpus", "make", tmp_path, "--reports", "5", "--workers", "1", *options).code == 0
    assert (tmp_path / "archive.json").exists()


REFUSED = [
    (("--reports", "0"), "--reports 应为 1 到 10000000 的整数，不能是“0”"),
    (("--reports", "-5"), "--reports"),
    (("--reports", "1e3"), "“1e3”"),
    (("--reports", "１００"), "“１００”"),
    (("--reports", "10000001"), "“10000001”"),
    (("--seed", "x"), "--seed 应为整数，不能是“x”"),
    (("--seed", "1.5"), "--seed"),
    (("--errors", "2"), "--errors 应为 0 到 1 的小数，不能是“2”"),
    (("--errors", "5%"), "“5%”"),
    (("--errors", "-0.1"), "--errors"),
    (("--formats", "docx"), "没有“docx”"),
    (("--formats", "txt,pdf"), "没有“pdf”"),
    (("--formats", ""), "--formats"),
    (("--years", "2025-2019"), "先小后大，不能是“2025-2019”"),
    (("--years", "1999-2019"), "在 2005 到 2030 之间"),
    (("--years", "2019-2031"), "在 2005 到 2030 之间"),
    (("--years", "19-25"), "--years 应如 2019-2025，不能是“19-25”"),
    (("--workers", "0"), "--workers 应为 1 到 256 的整数，不能是“0”"),
]


@pytest.mark.parametrize(("options", "said"), REFUSED)
def test_wrong_options_are_refused_before_anything_is_written(
    run: Run, tmp_path: Path, options: tuple[str, str], said: str
) -> None:
    ran = run("corpus", "make", tmp_path / "档案", *options)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert not (tmp_path / "档案").exists()


def test_a_folder_that_holds_something_is_refused(run: Run, tmp_path: Path) -> None:
    (tmp_path / "旧.txt").write_text("留着", "utf-8")
    ran = run("corpus", "make", tmp_path, "--reports", "5")
    assert (ran.code, ran.out) == (2, "")
    assert "不是空的" in ran.err
    assert [path.name for path in tmp_path.iterdir()] == ["旧.txt"]


def test_a_file_in_place_of_the_folder_is_refused(run: Run, tmp_path: Path) -> None:
    (tmp_path / "档案").write_text("留着", "utf-8")
    ran = run("corpus", "make", tmp_path / "档案", "--reports", "5")
    assert (ran.code, ran.out) == (2, "")
    assert "是文件，不是目录" in ran.err


def test_a_folder_that_cannot_be_written_fails_with_a_sentence(run: Run, tmp_path: Path) -> None:
    (tmp_path / "挡路").write_text("", "utf-8")
    ran = run("corpus", "make", tmp_path / "挡路" / "档案", "--reports", "5", "--workers", "1")
    assert (ran.code, ran.out) == (3, "")
    assert "写不下去" in ran.err
    assert "Traceback" not in ran.err


def test_without_a_folder_the_usage_is_shown(run: Run) -> None:
    ran = run("corpus", "make")
    assert (ran.code, ran.out) == (2, "")
    assert "DIR" in ran.err


def test_an_archive_that_was_not_finished_is_not_scored(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "档案"
    assert run("corpus", "make", folder, "--reports", "3").code == 0
    (folder / "archive.json").unlink()
    ran = run("corpus", "score", folder)
    assert (ran.code, ran.out) == (2, "")
    assert "没有写完" in ran.err
