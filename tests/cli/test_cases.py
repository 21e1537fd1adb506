"""`taizhang corpus score` and `taizhang formats`, with the real readers."""

import json
from pathlib import Path

import pytest

from extractors.readers import known_formats
from tests.cli.conftest import Run
from tests.corpus_archive.builder import write_archive

REPORT = "青石县2021年上半年重点项目进展情况\n1、云岭产业园，总投资3.2亿元，1—6月完成投资1.4亿元。\n"
LABEL = {
    "about": "one project in one numbered line",
    "document": {"genre": "进展情况", "title": "青石县2021年上半年重点项目进展情况"},
    "projects": [{"name": "云岭产业园", "total_investment": "3.2亿元"}],
    "figures": [
        {"text": "3.2亿元", "role": "total_investment", "belongs_to": "云岭产业园"},
        {"text": "1.4亿元", "role": "completion", "belongs_to": "云岭产业园"},
    ],
}


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = tmp_path / "progress" / "one-line"
    folder.mkdir(parents=True)
    (folder / "source.txt").write_text(REPORT, "utf-8")
    (folder / "expected.json").write_text(json.dumps(LABEL), "utf-8")
    return tmp_path


def test_the_score_of_a_folder(run: Run, case: Path) -> None:
    plain, each = run("corpus", "score", case), run("corpus", "score", case, "--each")
    assert (plain.code, plain.err) == (0, "")
    assert "project.found" in plain.out
    assert "progress/one-line" not in plain.out
    assert "progress/one-line" in each.out
    assert each.out.endswith(plain.out)


def test_the_mistakes_are_shown_on_request(run: Run, case: Path) -> None:
    (case / "progress" / "one-line" / "source.txt").write_text(REPORT.replace("1—6月完成投资", "另有贷款"), "utf-8")
    assert "1.4亿元" not in run("corpus", "score", case).out
    assert "1.4亿元" in run("corpus", "score", case, "--show").out


def test_the_score_for_machines(run: Run, case: Path) -> None:
    data = json.loads(run("corpus", "score", case, "--json").out)
    assert data["cases_read"] == 1
    assert data["facts"]["project.found"]["recall"] == 1.0
    assert "mistakes" not in data["cases"][0]
    assert "mistakes" in json.loads(run("corpus", "score", case, "--json", "--show").out)["cases"][0]


def test_without_a_folder_the_bundled_cases_are_scored(run: Run) -> None:
    data = json.loads(run("corpus", "score", "--json").out)
    assert data["cases_read"] > 0
    assert len(data["cases"]) >= data["cases_read"]


def test_a_folder_that_cannot_be_scored(run: Run, case: Path, tmp_path: Path) -> None:
    missing = run("corpus", "score", tmp_path / "无")
    assert (missing.code, missing.out) == (2, "")
    assert "不存在" in missing.err
    (case / "progress" / "one-line" / "expected.json").write_text("{}", "utf-8")
    broken = run("corpus", "score", case)
    assert (broken.code, broken.out, broken.err.count("\n")) == (3, "", 1)
    assert "expected.json" in broken.err


def test_formats_are_listed_with_what_to_do_about_those_not_read(run: Run) -> None:
    ran = run("formats")
    read, _, refused = ran.out.partition("认得出，但还不能直接读取：\n")
    assert (ran.code, ran.err) == (0, "")
    for each in known_formats():
        line = next(line for line in (read if each.is_read else refused).splitlines() if each.description in line)
        assert (" ".join(each.suffixes) if each.is_read else each.advice) in line


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "档案"
    folder.mkdir()
    return write_archive(folder)


def test_the_score_of_an_archive(run: Run, archive: Path, tmp_path: Path) -> None:
    page = tmp_path / "得分.html"
    ran = run("corpus", "score", archive, "--workers", "1", "--html", page)
    assert (ran.code, ran.err) == (0, "")
    assert "基线（同地同名即同一项目）" in ran.out
    assert "读出 3/3 份" in ran.out.splitlines()[-1]
    assert "版式：项目·逐条一行" not in ran.out
    assert "版式：项目·逐条一行" in run("corpus", "score", archive, "--workers", "1", "--each").out
    assert page.read_text("utf-8").startswith("<!DOCTYPE html>")


def test_the_score_of_an_archive_for_machines(run: Run, archive: Path) -> None:
    data = json.loads(run("corpus", "score", archive, "--json", "--limit", "2").out)
    assert data["reports"] == 2
    assert "mistakes" not in data
    shown = json.loads(run("corpus", "score", archive, "--json", "--limit", "2", "--show").out)
    assert any("project.completions" in line for line in shown["mistakes"])


def test_mistakes_in_an_archive_are_shown_before_the_score(run: Run, archive: Path) -> None:
    first = run("corpus", "score", archive, "--limit", "1", "--show").out.splitlines()[0]
    assert first.startswith("reports/江州/泽州市/泽州县/a.txt  ")


@pytest.mark.parametrize("option", [("--html", "x.html"), ("--workers", "2"), ("--limit", "3")])
def test_what_is_only_for_archives_is_refused_for_cases(run: Run, case: Path, option: tuple[str, str]) -> None:
    ran = run("corpus", "score", case, *option)
    assert (ran.code, ran.out) == (2, "")
    assert option[0] in ran.err


@pytest.mark.parametrize("written", ["0", "-1", "x", "1.5"])
def test_a_number_that_is_none(run: Run, archive: Path, written: str) -> None:
    ran = run("corpus", "score", archive, f"--limit={written}")
    assert (ran.code, ran.out) == (2, "")
    assert "不是正整数" in ran.err


def test_a_page_that_cannot_be_saved(run: Run, archive: Path, tmp_path: Path) -> None:
    ran = run("corpus", "score", archive, "--workers", "1", "--html", tmp_path / "无" / "x.html")
    assert (ran.code, ran.out) == (3, "")
    assert "写不出来" in ran.err
