"""The two streams as other programs meet them: encodings of any console, pipes that close, disks that are full."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from schemas import Report, report_from_json
from tests.cli.conftest import ROOT, run_taizhang

TEXT = "青石县重点项目进展情况\n1、云岭产业园，总投资3.2亿元，1—6月完成投资4870万元。𠮷\n"
CONSOLES: list[dict[str, str]] = [
    {"LC_ALL": "C.UTF-8"},
    {"LC_ALL": "C"},
    {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
    {"LC_ALL": "POSIX", "PYTHONIOENCODING": "ascii"},
    {"PYTHONIOENCODING": "cp936"},
    {"PYTHONIOENCODING": "utf-16"},
    {"PYTHONIOENCODING": "latin-1:replace"},
]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "通报.txt"
    path.write_bytes(TEXT.encode())
    return path


@pytest.mark.parametrize("console", CONSOLES, ids=str)
def test_everything_is_utf8_on_any_console(file: Path, console: dict[str, str]) -> None:
    for form in ("--json", "--jsonl"):
        got = report_from_json(
            run_taizhang("extract", form, "通报.txt", cwd=file.parent, environment=console).stdout.decode("utf-8")
        )
        assert isinstance(got, Report)
        assert got.document.source == "通报.txt"
    assert "云岭产业园" in run_taizhang("extract", "--table", str(file), environment=console).stdout.decode("utf-8")
    assert run_taizhang("text", str(file), environment=console).stdout == TEXT.encode()
    assert "例子" in run_taizhang("--help", environment=console).stdout.decode("utf-8")
    refused = run_taizhang("extract", "无此文件.txt", environment=console)
    assert refused.stderr.decode("utf-8") == "taizhang: 文件“无此文件.txt”不存在\n"
    assert json.loads(refused.stdout.decode("utf-8"))["document"]["source"] == "无此文件.txt"


@pytest.mark.parametrize(
    "text", ["", "\n", "一", "甲\n乙", "甲\n\n", " \t甲　", "e\u0301\u2028\u200b𠮷", "\x0c甲\x0b"], ids=ascii
)
def test_the_text_is_printed_to_the_byte(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.txt").write_bytes(f"{text}总投资3亿元".encode())
    assert run_taizhang("text", str(tmp_path / "a.txt")).stdout == f"{text}总投资3亿元".encode()


def test_the_text_is_what_spans_point_into(file: Path) -> None:
    text = run_taizhang("text", str(file)).stdout.decode("utf-8")
    got = report_from_json(run_taizhang("extract", str(file)).stdout.decode("utf-8"))
    assert isinstance(got, Report)
    assert got.document.characters == len(text)
    assert [entry.figure.text for entry in got.figures.entries]
    for entry in got.figures.entries:
        assert text[entry.figure.span.start : entry.figure.span.end] == entry.figure.text


def test_standard_input_is_bytes() -> None:
    ran = run_taizhang("text", "-", stdin="总投资3亿元\r\n".encode("gb18030"))
    assert ran.stdout == "总投资3亿元\n".encode()
    assert json.loads(run_taizhang("extract", "-", stdin=TEXT.encode()).stdout)["document"]["source"] == "-"


OUTPUTS = [["--help"], ["--version"], ["schema"], ["extract", "FILE", "FILE"], ["text", "FILE"]]


def run_into(stdout: int, arguments: list[str], file: Path, unbuffered: str) -> "subprocess.CompletedProcess[bytes]":
    command = [sys.executable, "-m", "taizhang", *(str(file) if each == "FILE" else each for each in arguments)]
    environment = {**os.environ, "PYTHONUNBUFFERED": unbuffered}
    return subprocess.run(
        command, stdout=stdout, stderr=subprocess.PIPE, cwd=ROOT, env=environment, check=False, timeout=60
    )


@pytest.mark.skipif(os.name == "nt", reason="POSIX pipes")
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("arguments", OUTPUTS, ids=" ".join)
def test_a_closed_pipe_is_taken_quietly(file: Path, arguments: list[str], unbuffered: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        ran = run_into(writing, arguments, file, unbuffered)
    finally:
        os.close(writing)
    assert (ran.returncode, ran.stderr) == (141, b"")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("arguments", OUTPUTS, ids=" ".join)
def test_a_full_disk_is_never_silent(file: Path, arguments: list[str], unbuffered: str) -> None:
    with open("/dev/full", "wb") as full:
        ran = run_into(full.fileno(), arguments, file, unbuffered)
    assert ran.returncode == 3
    assert ran.stderr.decode("utf-8").startswith("taizhang: 结果写不出去：")
    assert ran.stderr.count(b"\n") == 1


@pytest.mark.skipif(os.name == "nt", reason="POSIX shell")
def test_a_closed_stdout_is_wrong_usage(file: Path) -> None:
    command = f'exec "{sys.executable}" -m taizhang extract "{file}" >&-'
    ran = subprocess.run(["sh", "-c", command], stderr=subprocess.PIPE, cwd=ROOT, check=False, timeout=60)
    assert ran.returncode == 2
    assert ran.stderr.decode("utf-8") == "taizhang: 标准输出已关闭，结果没有地方可写\n"


def test_the_same_bytes_give_the_same_output(file: Path) -> None:
    first, second = (
        run_taizhang("extract", str(file), environment={"PYTHONHASHSEED": seed}).stdout for seed in ("1", "2")
    )
    assert first == second
