"""The house rules that a program can hold: who imports whom, in which form, and what a start must not load.

Each rule is tried both ways: on the tree as it is, and on a planted offence that must be seen.
"""

import ast
import configparser
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("pipeline", "extractors", "schemas", "corpus")
HEAVY = ("pydantic", "spacy", "jieba", "pdfplumber", "pdfminer", "docx", "lxml", "numpy", "sqlalchemy", "fastapi")
POSIX_ONLY = (
    *("fcntl", "grp", "nis", "posix", "pty", "pwd", "readline", "resource", "spwd", "syslog", "termios", "tty"),
    *("crypt", "ossaudiodev"),
)

# ---- who imports whom ------------------------------------------------------------------------------------------

PLANTED = [
    # (where, the import, what the contract says of it)
    ("schemas/planted.py", "from extractors import readers", "schemas is not allowed to import extractors"),
    ("schemas/planted.py", "from corpus import __doc__", "schemas is not allowed to import corpus"),
    ("extractors/planted.py", "from pipeline import __doc__", "extractors is not allowed to import pipeline"),
    ("extractors/planted.py", "from corpus import __doc__", "extractors is not allowed to import corpus"),
    ("corpus/planted.py", "from extractors import readers", "corpus is not allowed to import extractors"),
    ("corpus/planted.py", "def late():\n    from pipeline import __doc__", "corpus is not allowed to import pipeline"),
    ("pipeline/extraction.py", "from pipeline import cli", "pipeline.extraction -> pipeline.cli"),
    ("pipeline/extraction.py", "from corpus import __doc__", "pipeline.extraction -> corpus"),
    ("pipeline/unplaced.py", "", "unplaced"),
    ("extractors/planted.py", "import pdfplumber", "extractors.planted imports pdfplumber"),
    ("extractors/planted.py", "def late():\n    import spacy", "extractors.planted imports spacy"),
    ("pipeline/cli/planted.py", "from pydantic import BaseModel", "pipeline.cli.planted imports pydantic"),
    ("schemas/planted.py", "import regex", "schemas.planted imports regex"),
    ("pipeline/cli/planted.py", "import sqlalchemy", "pipeline.cli.planted imports sqlalchemy"),
    ("extractors/planted.py", "import unheard_of", "unheard_of, which has no line"),
    ("extractors/planted.py", "import taizhang", "taizhang, which has no line"),
]
ALLOWED = [
    ("extractors/readers/pdf_planted.py", "import pdfplumber"),
    ("extractors/readers/docx_planted.py", "from docx import Document"),
    ("extractors/words.py", "def late():\n    import spacy, jieba"),
    ("corpus/planted.py", "from schemas import Report\nfrom docx import Document"),
    ("pipeline/cli/planted.py", "from corpus import __doc__"),
    ("extractors/planted.py", "import json, sqlite3"),
]


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The rooms and their contracts, beside nothing else."""
    folder = tmp_path_factory.mktemp("house")
    for room in ROOMS:
        shutil.copytree(ROOT / room, folder / room, ignore=lambda _, names: [n for n in names if not is_code(n)])
    (folder / "tools").mkdir()
    shutil.copy(ROOT / "tools" / "room_contract.py", folder / "tools")
    shutil.copy(ROOT / ".importlinter", folder)
    return folder


def is_code(name: str) -> bool:
    return name.endswith(".py") or "." not in name


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()", "--no-cache"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)


def test_the_contracts_hold_as_the_tree_is(copy: Path) -> None:
    run = lint(copy)
    assert run.returncode == 0, run.stdout
    assert " 0 broken" in run.stdout


@pytest.mark.parametrize(("where", "line", "said"), PLANTED, ids=[f"{w}:{s}" for w, _, s in PLANTED])
def test_a_wrong_import_is_caught(copy: Path, where: str, line: str, said: str) -> None:
    run = lint_planted(copy, where, line)
    assert run.returncode == 1, run.stdout + run.stderr
    assert said in " ".join(run.stdout.split()), run.stdout


def test_what_is_allowed_passes(copy: Path) -> None:
    for where, line in ALLOWED:
        run = lint_planted(copy, where, line)
        assert run.returncode == 0, (where, run.stdout, run.stderr)


def lint_planted(folder: Path, where: str, line: str) -> subprocess.CompletedProcess[str]:
    target = folder / where
    before = target.read_bytes() if target.exists() else None
    target.write_bytes((before or b"") + b"\n" + line.encode() + b"\n")
    try:
        return lint(folder)
    finally:
        if before is None:
            target.unlink()
        else:
            target.write_bytes(before)


def test_every_heavy_package_has_a_room() -> None:
    contracts = configparser.ConfigParser()
    contracts.read(ROOT / ".importlinter", encoding="utf-8")
    rooms = contracts["importlinter:contract:third-parties"]["rooms"]
    named = {line.split(":")[0].strip() for line in rooms.strip().splitlines()}
    assert named >= {"docx", "jieba", "pdfplumber", "pydantic", "regex", "spacy", "sqlalchemy", "fastapi"}


# ---- in which form ---------------------------------------------------------------------------------------------


def modules() -> list[Path]:
    return [ROOT / "taizhang.py", *(path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py")))]


def find_wrong_forms(text: str, own_room: str) -> list[str]:
    """The imports across rooms that a later move under a namespace could not follow line by line."""
    wrong = []
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            wrong += [f"import {name.name}" for name in node.names if name.name.split(".")[0] in ROOMS]
        elif isinstance(node, ast.ImportFrom):
            module = node.module or ""
            room, *inner = module.split(".")
            names = [name.name for name in node.names]
            across = room in ROOMS and room != own_room
            inside_schemas = across and room == "schemas" and bool(inner)
            private = across and any(part.startswith("_") for part in (*inner, *names) if part != "__doc__")
            if node.level or inside_schemas or private or (room in ROOMS and "*" in names):
                wrong.append(f"from {'.' * node.level}{module} import {', '.join(names)}")
    return wrong


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_rooms_are_imported_by_name(path: Path) -> None:
    assert find_wrong_forms(path.read_text(encoding="utf-8"), path.relative_to(ROOT).parts[0]) == []


@pytest.mark.parametrize(
    "line",
    [
        "import schemas",
        "import extractors.readers as readers",
        "from schemas.figure import Figure",
        "from schemas import *",
        "from extractors.figures import _private",
        "from . import extraction",
        "def late():\n    import corpus",
    ],
)
def test_a_wrong_form_is_seen(line: str) -> None:
    assert find_wrong_forms(line, "pipeline") != []


@pytest.mark.parametrize(
    "line", ["from schemas import Figure", "from extractors.figures import find_figures", "import json"]
)
def test_a_right_form_passes(line: str) -> None:
    assert find_wrong_forms(line, "pipeline") == []


# ---- what a start loads ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("module", ["taizhang", "pipeline.cli", "pipeline.extraction", "schemas"])
def test_a_start_loads_nothing_heavy(module: str) -> None:
    look = f"import sys, {module}; print(*sorted(set(sys.modules) & set({HEAVY!r})))"
    assert run_python(look).split() == []


def test_every_module_of_ours_can_be_imported_where_nothing_is_posix() -> None:
    """As on Windows: those modules of the standard library are not there, and the library itself copes with that."""
    names = [".".join(path.relative_to(ROOT).with_suffix("").parts) for path in modules()]
    names = [name.removesuffix(".__init__") for name in names if not name.endswith("__main__")]
    look = f"""
import importlib, sys
class Windows:
    def find_spec(self, name, path=None, target=None):
        if name in {POSIX_ONLY!r}:
            raise ModuleNotFoundError(name)
sys.meta_path.insert(0, Windows())
for name in {POSIX_ONLY!r}:
    if name != "posix":
        sys.modules.pop(name, None)
for name in {names!r}:
    importlib.import_module(name)
print("imported", len({names!r}))
"""
    assert run_python(look).split() == ["imported", str(len(names))]


def run_python(program: str) -> str:
    run = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert run.returncode == 0, run.stderr
    return run.stdout


def find_posix_imports(text: str) -> Iterator[str]:
    """The POSIX-only modules that a module imports as it is loaded (inside a function it may ask the system first)."""
    waiting: list[ast.AST] = [ast.parse(text)]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names if name.name in POSIX_ONLY)
        elif isinstance(node, ast.ImportFrom) and node.module in POSIX_ONLY:
            yield node.module
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            waiting += ast.iter_child_nodes(node)


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_nothing_posix_only_is_imported_on_loading(path: Path) -> None:
    assert list(find_posix_imports(path.read_text(encoding="utf-8"))) == []


def test_a_posix_import_is_seen() -> None:
    assert list(find_posix_imports("import os, fcntl")) == ["fcntl"]
    assert list(find_posix_imports("try:\n    from resource import getrusage\nexcept ImportError:\n    pass")) == [
        "resource"
    ]
    assert list(find_posix_imports("def lock():\n    import fcntl")) == []
