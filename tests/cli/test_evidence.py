"""`taizhang evidence`: where the page goes, several files, files that fail, and what is said on stderr."""

import os
import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

import pipeline.extraction
from schemas import Report
from tests.cli.conftest import Run, run_taizhang

REPORT = "青石县2021年上半年重点项目进展情况\n1、云岭产业园项目，总投资3.2亿元，1—6月完成投资4870万元。\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder, made the current one, with a report and something that is none."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "通报.txt").write_text(REPORT, "utf-8")
    (tmp_path / "坏.txt").write_bytes(b"\0\1\2")
    return tmp_path


def test_a_page_is_written_and_said(run: Run, folder: Path) -> None:
    ran = run("evidence", "通报.txt", "-o", "对照.html")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "taizhang: 写好了“对照.html”：2个数字，2个已归属，0个未归属\n"
    page = (folder / "对照.html").read_bytes()
    assert page.startswith(b"<!doctype html>\n<html lang=")
    assert page.endswith(b"</html>\n")
    assert b"\r" not in page


def test_the_page_can_go_to_stdout(run: Run, folder: Path) -> None:
    run("evidence", "通报.txt", "-o", "对照.html")
    ran = run("evidence", "通报.txt", "-o", "-")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (folder / "对照.html").read_text("utf-8")


def test_the_same_bytes_from_any_folder_and_run(folder: Path) -> None:
    (folder / "下").mkdir()
    pages = [
        run_taizhang("evidence", name, "-o", "-", cwd=where, environment={"PYTHONHASHSEED": seed}).stdout
        for name, where, seed in (
            ("通报.txt", folder, "1"),
            ("../通报.txt", folder / "下", "2"),
            (str(folder / "通报.txt"), folder, "3"),
        )
    ]
    assert pages[0] == pages[1] == pages[2]
    assert str(folder).encode() not in pages[2]


def test_standard_input(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(REPORT.encode())))
    assert "（标准输入）" in run("evidence", "-", "-o", "-").out
    assert run("evidence", "-", "-", "-o", ".").code == 2


def test_several_reports_are_several_pages_in_a_folder(run: Run, folder: Path) -> None:
    (folder / "页").mkdir()
    (folder / "下").mkdir()
    (folder / "下" / "通报.txt").write_text(REPORT, "utf-8")
    ran = run("evidence", "通报.txt", "下/通报.txt", "坏.txt", "-o", "页")
    assert (ran.code, ran.out) == (3, "")
    assert sorted(path.name for path in (folder / "页").iterdir()) == ["通报.txt-2.html", "通报.txt.html"]
    assert ran.err.count("写好了") == 2
    assert "坏.txt" in ran.err


def test_one_report_into_a_folder(run: Run, folder: Path) -> None:
    assert run("evidence", "通报.txt", "-o", str(folder)).code == 0
    assert (folder / "通报.txt.html").exists()


@pytest.mark.parametrize("output", ["对照.html", "-", "没有的目录/"])
def test_several_reports_need_a_folder(run: Run, folder: Path, output: str) -> None:
    (folder / "二.txt").write_text(REPORT, "utf-8")
    ran = run("evidence", "通报.txt", "二.txt", "-o", output)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "taizhang: 2份报告要写成2页：请用 -o 给出一个已有的目录\n"
    assert not (folder / "对照.html").exists()


def test_a_report_is_never_overwritten(run: Run, folder: Path) -> None:
    for output in ("通报.txt", "./通报.txt", str(folder / "通报.txt")):
        ran = run("evidence", "通报.txt", "-o", output)
        assert ran.code == 2
        assert "盖掉" in ran.err
    (folder / "通报.txt.html").write_text(REPORT, "utf-8")
    assert run("evidence", "通报.txt.html", "通报.txt", "-o", ".").code == 2
    assert (folder / "通报.txt").read_text("utf-8") == REPORT
    assert (folder / "通报.txt.html").read_text("utf-8") == REPORT


def test_where_to_has_to_be_said(run: Run) -> None:
    ran = run("evidence", "通报.txt")
    assert (ran.code, ran.err) == (2, "taizhang: 缺少 -o/--output；用法见 taizhang evidence --help\n")


def test_a_file_that_is_no_report_leaves_no_page(run: Run, folder: Path) -> None:
    for name in ("坏.txt", "无.txt"):
        ran = run("evidence", name, "-o", "对照.html")
        assert (ran.code, ran.out) == (3, "")
        assert name in ran.err
        assert ran.err.count("\n") == 1
        assert not (folder / "对照.html").exists()


def test_a_page_that_cannot_be_written_is_said(run: Run, folder: Path) -> None:
    for output in ("没有/对照.html", "a\0b", "长" * 300):
        ran = run("evidence", "通报.txt", "-o", output)
        assert (ran.code, ran.out) == (3, "")
        assert "写不出来" in ran.err


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")
def test_a_full_disk_is_said(run: Run) -> None:
    ran = run("evidence", "通报.txt", "-o", "/dev/full")
    assert ran.code == 3
    assert "写不出来" in ran.err


def test_own_rules_are_laid_over(run: Run, folder: Path) -> None:
    assert run("evidence", "通报.txt", "-o", "-", "--rules", "无此目录").code == 2


def test_a_fault_of_ours_in_one_report_spares_the_others(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    explain = pipeline.extraction.explain

    def fail(data: bytes, source: str, lexicon: object) -> tuple[Report, str]:
        if source == "坏.txt":
            raise KeyError("a fault of ours")
        return explain(data, source, lexicon)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline.extraction, "explain", fail)
    ran = run("evidence", "坏.txt", "通报.txt", "-o", ".")
    assert ran.code == 70
    assert "坏.txt" in ran.err
    assert (folder / "通报.txt.html").exists()
    assert not (folder / "坏.txt.html").exists()
