"""The one-file face: its guard against intruders, what it offers, and that it stays light."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import taizhang
from schemas import VERSION, ReadError, Report, UsageError
from tests.cli.conftest import ROOT, run_taizhang

ROOMS = ("pipeline", "extractors", "schemas", "corpus")
HEAVY = ("pydantic", "jieba", "spacy", "pdfplumber", "docx", "numpy", "lxml")
TEXT = "青石县重点项目进展情况\n1、云岭产业园，总投资3.2亿元，1—6月完成投资4870万元。\n"


def plant(folder: Path, room: str, kind: str) -> Path:
    """Somebody else's package or module of that name."""
    if kind == "module":
        intruder = folder / f"{room}.py"
        intruder.write_text("raise SystemExit('imported')")
    else:
        intruder = folder / room
        intruder.mkdir()
        (intruder / "__init__.py").write_text("raise SystemExit('imported')")
    return intruder


# ----------------------------------------------------------------------------------------------------------- the guard


@pytest.mark.parametrize("kind", ["package", "module"])
@pytest.mark.parametrize("room", ROOMS)
def test_an_intruder_is_named_and_never_imported(tmp_path: Path, room: str, kind: str) -> None:
    intruder = plant(tmp_path, room, kind)
    ran = run_taizhang(
        "--version", cwd=tmp_path, environment={"PYTHONPATH": str(tmp_path), "PYTHONIOENCODING": "ascii"}
    )
    sentence = ran.stderr.decode("utf-8")
    assert (ran.returncode, ran.stdout) == (2, b"")
    assert str(intruder.resolve()) in sentence
    assert "PYTHONPATH" in sentence
    assert "rename" in sentence
    assert sentence.count("\n") == 1
    assert "Traceback" not in sentence


def test_an_intruder_in_the_current_folder(tmp_path: Path) -> None:
    plant(tmp_path, "schemas", "package")
    assert run_taizhang("--version", cwd=tmp_path).returncode == 2


def test_those_who_import_get_an_import_error(tmp_path: Path) -> None:
    intruder = plant(tmp_path, "corpus", "package")
    program = (
        f"import sys\nsys.path[:0] = [{str(tmp_path)!r}]\ntry:\n import taizhang\nexcept ImportError as e:\n print(e)"
    )
    assert str(intruder.resolve()) in python(program).stdout


def test_an_intruder_that_was_imported_before(tmp_path: Path) -> None:
    (tmp_path / "schemas.py").write_text("")
    program = f"import sys\nsys.path[:0] = [{str(tmp_path)!r}]\nimport schemas\nsys.path.pop(0)\nimport taizhang"
    assert str((tmp_path / "schemas.py").resolve()) in python(program).stderr
    program = "import sys, types\nsys.modules['schemas'] = types.ModuleType('schemas')\nimport taizhang"
    assert "<schemas>" in python(program).stderr


def test_a_folder_without_python_in_it_is_no_intruder(tmp_path: Path) -> None:
    (tmp_path / "schemas").mkdir()
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "报告.txt").write_text("")
    assert (
        run_taizhang("--version", cwd=tmp_path, environment={"PYTHONPATH": str(tmp_path)}).stdout
        == f"taizhang {VERSION}\n".encode()
    )


def test_an_incomplete_installation_says_what_is_missing(tmp_path: Path) -> None:
    shutil.copy(ROOT / "taizhang.py", tmp_path)
    ran = python("import taizhang", path=tmp_path)
    assert "缺少 pipeline 包" in ran.stderr
    assert str(tmp_path.resolve()) in ran.stderr


def python(program: str, path: Path = ROOT) -> "subprocess.CompletedProcess[str]":
    """A program of somebody who imports us, run far from the checkout (`-S`: nothing that is installed helps)."""
    environment = {"PYTHONPATH": str(path), "PYTHONUTF8": "1"} | {
        key: value for key, value in os.environ.items() if key in {"SYSTEMROOT", "PATH"}
    }
    return subprocess.run(
        [sys.executable, "-S", "-c", program],
        capture_output=True,
        encoding="utf-8",
        cwd=path.anchor,
        env=environment,
        check=False,
        timeout=60,
    )


# ------------------------------------------------------------------------------------------------------------ the face


def test_what_it_offers() -> None:
    assert set(taizhang.__all__) == {"extract", "main", "__version__"}
    assert taizhang.__version__ == VERSION


def test_a_path_or_bytes_give_the_same_report(tmp_path: Path) -> None:
    path = tmp_path / "通报.txt"
    path.write_text(TEXT, "utf-8", newline="")
    report = taizhang.extract(path)
    assert isinstance(report, Report)
    assert report.document.source == str(path)
    assert report == taizhang.extract(str(path)) == taizhang.extract(TEXT.encode(), source=str(path))
    assert taizhang.extract(path, source="甲.txt").document.source == "甲.txt"


def test_errors_are_ours(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="不存在"):
        taizhang.extract(tmp_path / "无.txt")
    with pytest.raises(ReadError):
        taizhang.extract(b"")
    with pytest.raises(UsageError, match="词库"):
        taizhang.extract(TEXT.encode(), rules=tmp_path / "无")


def test_the_module_runs_the_command_line() -> None:
    assert taizhang.main(["formats"]) == 0
    assert run_taizhang("--version").stdout == f"taizhang {VERSION}\n".encode()


# ---------------------------------------------------------------------------------------------------------- cold start


def loaded_after(*arguments: str) -> set[str]:
    program = (
        "import sys, taizhang\n"
        "try:\n    code = taizhang.main(sys.argv[1:])\nexcept SystemExit as end:\n    code = end.code\n"
        "assert code == 0\nprint('LOADED', *{name.partition('.')[0] for name in sys.modules})"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        check=True,
        timeout=60,
    )
    return set(ran.stdout.rpartition("LOADED ")[2].split())


def test_the_check_sees_what_is_loaded() -> None:
    assert "pydantic" in loaded_after("schema")


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["extract", "--help"], ["formats"]], ids=" ".join)
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    assert loaded_after(*arguments).isdisjoint(HEAVY)


@pytest.mark.parametrize("form", ["--json", "--table"])
def test_a_page_of_text_loads_nothing_heavy(tmp_path: Path, form: str) -> None:
    (tmp_path / "通报.txt").write_text(TEXT, "utf-8")
    assert loaded_after("extract", str(tmp_path / "通报.txt"), form).isdisjoint(HEAVY)
