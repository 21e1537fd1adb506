"""Where bytes come from: each way in which they cannot be had is one sentence with its code."""

import os
import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from pipeline import sources
from pipeline.sources import load_source, shown_name, spread_patterns
from schemas import ReadError
from tests.cli.conftest import Run

POSIX = pytest.mark.skipif(os.name == "nt", reason="POSIX files")


def refusal(name: str, limit: int = 1000) -> tuple[str, str]:
    with pytest.raises(ReadError) as caught:
        load_source(name, limit)
    return caught.value.code, caught.value.message


def test_the_bytes_are_as_they_lie_there(tmp_path: Path) -> None:
    data = bytes(range(256)) + b"\r\n\x1a"
    (tmp_path / "甲.bin").write_bytes(data)
    assert load_source(str(tmp_path / "甲.bin")) == data


def test_an_empty_file_is_read_here_and_judged_by_the_reader(tmp_path: Path) -> None:
    (tmp_path / "空.txt").write_bytes(b"")
    assert load_source(str(tmp_path / "空.txt")) == b""


def test_a_missing_file(tmp_path: Path) -> None:
    assert refusal(str(tmp_path / "无.txt")) == ("missing", f"文件“{tmp_path / '无.txt'}”不存在")
    assert refusal("")[0] == "missing"


@POSIX
def test_a_link_to_nothing_or_to_itself(tmp_path: Path) -> None:
    (tmp_path / "断").symlink_to(tmp_path / "无")
    (tmp_path / "圈").symlink_to(tmp_path / "圈")
    assert refusal(str(tmp_path / "断"))[0] == "missing"
    assert refusal(str(tmp_path / "圈"))[0] == "unreadable"


def test_a_folder(tmp_path: Path) -> None:
    code, sentence = refusal(str(tmp_path))
    assert code == "not_a_file"
    assert "目录" in sentence
    assert str(tmp_path) in sentence


@POSIX
def test_a_fifo_is_refused_without_waiting_for_its_writer(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "管道")
    assert refusal(str(tmp_path / "管道"))[0] == "not_a_file"


@POSIX
def test_a_device(tmp_path: Path) -> None:
    assert refusal("/dev/zero")[0] == "not_a_file"


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def deny(*arguments: object) -> None:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "密.txt").write_text("x")
    monkeypatch.setattr("builtins.open", deny)  # root may read everything, so the refusal is played
    assert refusal(str(tmp_path / "密.txt"))[0] == "denied"


def test_a_name_that_no_system_takes() -> None:
    assert refusal("a\0b")[0] == "unreadable"
    assert refusal("长" * 5000)[0] == "unreadable"


def test_too_large_is_refused_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "大.txt").write_bytes(b"x" * 11)
    monkeypatch.setattr("builtins.open", lambda *arguments: pytest.fail("opened"))
    code, sentence = refusal(str(tmp_path / "大.txt"), limit=10)
    assert (code, "10 字节" in sentence) == ("too_large", True)


def test_the_limit_itself_is_not_too_large(tmp_path: Path) -> None:
    (tmp_path / "满.txt").write_bytes(b"x" * 10)
    assert load_source(str(tmp_path / "满.txt"), limit=10) == b"x" * 10


def test_a_file_that_grows_while_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "长.txt").write_bytes(b"x" * 11)
    monkeypatch.setattr(sources, "_check_file", lambda name, limit: None)
    assert refusal(str(tmp_path / "长.txt"), limit=10)[0] == "too_large"


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(b"\xff\r\n")))
    assert load_source("-") == b"\xff\r\n"
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(b"x" * 11)))
    assert refusal("-", limit=10)[0] == "too_large"
    monkeypatch.setattr(sys, "stdin", None)
    assert refusal("-")[0] == "unreadable"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("a/通报.docx", "a/通报.docx"),
        ("通报.txt".encode().decode("ascii", "surrogateescape"), "通报.txt"),
        ("通报.txt".encode("gb18030").decode("utf-8", "surrogateescape"), "通报.txt"),
        (b"\xff\xff".decode("utf-8", "surrogateescape"), "\ufffd\ufffd"),
        ("\ud800x", "?x"),
    ],
)
def test_a_name_is_shown_as_text(name: str, shown: str) -> None:
    assert shown_name(name) == shown


def test_patterns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("b.txt", "a.txt", "a.docx", "c[1].txt"):
        (tmp_path / name).touch()
    assert spread_patterns(["*.txt"]) == ("a.txt", "b.txt", "c[1].txt")
    assert spread_patterns(["c[1].txt", "-"]) == ("c[1].txt", "-")
    assert spread_patterns(["*.pdf"]) == ("*.pdf",)


@pytest.mark.parametrize("command", ["extract", "text"])
def test_the_command_line_says_it_in_one_sentence(run: Run, tmp_path: Path, command: str) -> None:
    for name, word in ((tmp_path / "无.txt", "不存在"), (tmp_path, "目录")):
        ran = run(command, name)
        assert ran.code == 3
        assert ran.err.startswith("taizhang: ")
        assert ran.err.count("\n") == 1
        assert word in ran.err
        assert str(name) in ran.err
