"""`taizhang extract`: which form is printed when, several files, files that fail, and what is said on stderr."""

import json
import os
import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from schemas import FailedReport, ReadError, Report, UsageError, Warning, report_from_json, reports_from_json
from tests.cli.conftest import READINGS, Run
from tests.cli.reports import document, report

pytestmark = pytest.mark.usefixtures("fake_extract")


def refuse(source: str) -> Report:
    raise ReadError("binary", "不是文本文件")


def doubt(source: str) -> Report:
    warnings = (
        Warning("truncated", "文件在第3页中断", 3),
        Warning("encoding_doubt", "编码可能不对", None),
        Warning("no_year", "没有年份", None),
    )
    return report(document=document(source=source), warnings=warnings)


READINGS.update({b"binary": refuse, b"doubt": doubt})


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder, made the current one, with a file for each thing that can happen."""
    monkeypatch.chdir(tmp_path)
    for name in ("good", "other", "binary", "crash", "doubt"):
        (tmp_path / f"{name}.txt").write_text(name)
    return tmp_path


def test_one_file_is_one_object(run: Run, files: Path) -> None:
    ran = run("extract", "good.txt", "--json")
    assert (ran.code, ran.err) == (0, "")
    got = report_from_json(ran.out)
    assert isinstance(got, Report)
    assert got.document.source == "good.txt"
    assert ran.out.startswith("{\n  ")
    assert ran.out.endswith("\n}\n")


def test_without_a_terminal_the_default_is_json(run: Run, files: Path) -> None:
    assert run("extract", "good.txt") == run("extract", "good.txt", "--json")


def test_on_a_terminal_the_default_is_the_table(run: Run, files: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "200")
    ran = run("extract", "good.txt")
    assert "总投资(亿元)" in ran.out
    assert ran.out == run("extract", "good.txt", "--table").out


def test_several_files_are_an_array_in_order_with_the_failed_ones_in_it(run: Run, files: Path) -> None:
    ran = run("extract", "good.txt", "nowhere.txt", "binary.txt", "other.txt", "--json")
    assert ran.code == 3
    first, missing, binary, last = reports_from_json(ran.out)
    assert isinstance(first, Report)
    assert isinstance(last, Report)
    assert [first.document.source, last.document.source] == ["good.txt", "other.txt"]
    assert isinstance(missing, FailedReport)
    assert isinstance(binary, FailedReport)
    assert (missing.document.source, missing.error.code) == ("nowhere.txt", "missing")
    assert (binary.document.source, binary.error.code) == ("binary.txt", "binary")
    assert ran.err.splitlines() == [f"taizhang: {missing.error.message}", f"taizhang: {binary.error.message}"]
    assert "binary.txt" in binary.error.message, "a sentence names its file"


def test_an_item_of_an_array_says_what_it_says_alone(run: Run, files: Path) -> None:
    items = json.loads(run("extract", "good.txt", "other.txt", "--json").out)
    assert items == [json.loads(run("extract", name, "--json").out) for name in ("good.txt", "other.txt")]


def test_a_single_file_that_fails_prints_its_failed_object(run: Run, files: Path) -> None:
    ran = run("extract", "nowhere.txt", "--json")
    assert ran.code == 3
    assert set(json.loads(ran.out)) == {"document", "error"}


def test_json_lines_are_one_compact_line_each(run: Run, files: Path) -> None:
    ran = run("extract", "good.txt", "nowhere.txt", "--jsonl")
    good, failed = ran.out.splitlines()
    assert ran.code == 3
    assert isinstance(report_from_json(good), Report)
    assert (
        failed == '{"document":{"source":"nowhere.txt"},"error":{"code":"missing","message":"文件“nowhere.txt”不存在"}}'
    )


def test_a_table_of_several_files_leaves_a_line_between_and_names_what_failed(run: Run, files: Path) -> None:
    ran = run("extract", "nowhere.txt", "good.txt", "other.txt", "--table")
    assert ran.code == 3
    assert not ran.out.startswith("\n")
    assert ran.out.count("\n\n") == 1
    assert "nowhere.txt" in ran.err
    assert "nowhere.txt" not in ran.out


def test_each_report_is_seen_off_before_the_next_is_read(
    run: Run, files: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    seen: list[str] = []

    def look(source: str) -> Report:
        seen.append(capsys.readouterr().out)
        return report(document=document(source=source))

    monkeypatch.setitem(READINGS, b"good", look)
    monkeypatch.setitem(READINGS, b"other", look)
    run("extract", "good.txt", "other.txt", "--json")
    assert seen[0] == ""
    assert json.loads(seen[1] + "]")[0]["document"]["source"] == "good.txt"


def test_a_fault_of_ours_in_one_file_spares_the_others(run: Run, files: Path) -> None:
    ran = run("extract", "crash.txt", "nowhere.txt", "good.txt", "--json")
    assert ran.code == 70
    crashed, missing, good = reports_from_json(ran.out)
    assert isinstance(crashed, FailedReport)
    assert isinstance(missing, FailedReport)
    assert isinstance(good, Report)
    assert crashed.error.code == "internal"
    assert "crash.txt" in ran.err
    assert "--version" in ran.err
    assert "Traceback" not in ran.err


def test_the_traceback_is_for_those_who_ask(run: Run, files: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TAIZHANG_DEBUG", "1")
    assert "Traceback" in run("extract", "crash.txt").err


def test_doubts_about_the_reading_are_never_silent(run: Run, files: Path) -> None:
    for form in ("--json", "--jsonl", "--table"):
        ran = run("extract", "doubt.txt", form)
        assert ran.code == 0
        assert ran.err.splitlines() == [
            "taizhang: “doubt.txt”：文件在第3页中断",
            "taizhang: “doubt.txt”：编码可能不对",
        ]


def test_standard_input(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(b"good")))
    assert json.loads(run("extract", "-").out)["document"]["source"] == "-"
    ran = run("extract", "-", "-")
    assert (ran.code, ran.out) == (2, "")


def test_a_pattern_is_spread_out_where_the_shell_did_not(run: Run, files: Path) -> None:
    (files / "[甲].txt").write_text("good")
    sources = [
        json.loads(line)["document"]["source"]
        for line in run("extract", "o*.txt", "[甲].txt", "--jsonl").out.splitlines()
    ]
    assert sources == ["other.txt", "[甲].txt"]
    assert run("extract", "*.nothing").code == 3


def test_own_rules_are_laid_over(run: Run, files: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Path | None] = []
    monkeypatch.setattr("extractors.lexicon.load_lexicon", lambda overlay=None: asked.append(overlay))
    run("extract", "good.txt")
    run("extract", "good.txt", "--rules", "words")
    assert asked == [None, Path("words")]


def test_broken_rules_are_wrong_usage(run: Run, files: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def break_off(overlay: Path | None = None) -> None:
        raise UsageError("lexicon", "词库读不出来")

    monkeypatch.setattr("extractors.lexicon.load_lexicon", break_off)
    ran = run("extract", "good.txt")
    assert (ran.code, ran.out, ran.err) == (2, "", "taizhang: 词库读不出来\n")


@pytest.mark.skipif(os.name == "nt", reason="names are Unicode there")
def test_a_name_in_gbk_becomes_readable(run: Run, files: Path) -> None:
    name = os.fsdecode("通报.txt".encode("gb18030"))
    try:
        (files / name).write_text("good")
    except OSError:
        pytest.skip("this file system takes only UTF-8 names")
    ran = run("extract", name)
    assert (ran.code, json.loads(ran.out)["document"]["source"]) == (0, "通报.txt")


def test_a_name_cannot_drive_the_terminal(run: Run, files: Path) -> None:
    ran = run("extract", "坏\x1b[31m\n.txt", "--json")
    assert "\x1b" not in ran.err
    assert len(ran.err.splitlines()) == 1
    assert json.loads(ran.out)["document"]["source"] == "坏\x1b[31m\n.txt"


def test_an_interrupt_ends_quietly(run: Run, files: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(source: str) -> Report:
        raise KeyboardInterrupt

    monkeypatch.setitem(READINGS, b"good", interrupt)
    ran = run("extract", "good.txt", "--jsonl")
    assert (ran.code, ran.out, ran.err) == (130, "", "taizhang: 已中断\n")


def test_output_is_the_same_from_run_to_run(run: Run, files: Path) -> None:
    assert run("extract", "good.txt", "other.txt", "--json") == run("extract", "good.txt", "other.txt", "--json")
