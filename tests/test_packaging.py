"""The wheel that users get: what is in it, what is not, and that it runs away from this checkout."""

import importlib.metadata
import json
import os
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from schemas import VERSION

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("pipeline", "extractors", "schemas", "corpus")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(ROOT, "wheel", tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel in it, as pip lays it out, without its dependencies."""
    folder = tmp_path_factory.mktemp("installed")
    pip = [sys.executable, "-m", "pip", "--isolated", "install", "--no-deps", "--no-index", "-qq"]
    subprocess.run([*pip, "--target", str(folder), str(wheel)], check=True, capture_output=True)
    return folder


def build(tree: Path, kind: str, folder: Path) -> Path:
    """Builds in place, without the fresh environment that a front end would fetch from the network."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(folder)]
    run = subprocess.run(command, cwd=tree, capture_output=True, text=True, encoding="utf-8", check=False)
    assert run.returncode == 0, run.stderr
    (product,) = folder.iterdir()
    return product


def members(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as file:
        return set(file.namelist())


def tracked(*suffixes: str) -> set[str]:
    """The files of the rooms that a user needs."""
    paths = (path for room in ROOMS for path in (ROOT / room).rglob("*") if path.is_file())
    return {path.relative_to(ROOT).as_posix() for path in paths if path.suffix in suffixes}


def test_the_wheel_carries_all_code_and_data(wheel: Path) -> None:
    there = members(wheel)
    assert "taizhang.py" in there
    assert {f"{room}/py.typed" for room in ROOMS} <= there
    assert tracked(".py", ".toml", ".csv", ".css", ".js") <= there
    assert any(name.startswith("extractors/lexicon/") and name.endswith(".toml") for name in there)


def test_the_wheel_carries_the_labelled_cases(wheel: Path) -> None:
    cases = {path.relative_to(ROOT).as_posix() for path in ROOT.glob("corpus/*/*/*") if path.is_file()}
    cases = {name for name in cases if "__pycache__" not in name}
    assert cases <= members(wheel)
    assert any(name.endswith("/expected.json") for name in cases)


def test_the_wheel_carries_nothing_else(wheel: Path) -> None:
    top = {name.split("/")[0] for name in members(wheel)}
    assert top == {*ROOMS, "taizhang.py", f"taizhang-{VERSION}.dist-info"}
    assert not [name for name in members(wheel) if "__pycache__" in name or name.endswith((".pyc", ".orig", ".rej"))]


def test_the_wheel_says_what_it_is(wheel: Path) -> None:
    assert wheel.name == f"taizhang-{VERSION}-py3-none-any.whl"
    info = f"taizhang-{VERSION}.dist-info"
    with zipfile.ZipFile(wheel) as file:
        metadata = file.read(f"{info}/METADATA").decode()
        scripts = file.read(f"{info}/entry_points.txt").decode()
        licence = file.read(f"{info}/licenses/LICENSE").decode()
    assert "License-Expression: Apache-2.0" in metadata
    assert set(re.findall(r"^Provides-Extra: (.+)$", metadata, re.MULTILINE)) == set(PROJECT["optional-dependencies"])
    assert "taizhang = taizhang:main" in scripts
    assert "Apache License" in licence
    assert "APPENDIX" in licence


def test_the_source_archive_builds_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    archive = build(ROOT, "sdist", tmp_path / "sdist")
    with tarfile.open(archive) as file:
        file.extraction_filter = getattr(tarfile, "data_filter", None)  # Python 3.11.2, Debian 12's, has none
        file.extractall(tmp_path / "tree")
    (tree,) = (tmp_path / "tree").iterdir()
    assert {"Makefile", "requirements.txt", "tests", "tools", "docs", "CHANGELOG.md"} <= {
        p.name for p in tree.iterdir()
    }
    assert members(build(tree, "wheel", tmp_path / "again")) == members(wheel)


def test_the_wheel_runs_from_elsewhere(installed: Path, tmp_path: Path) -> None:
    assert VERSION in run_installed(installed, tmp_path, "-m", "taizhang", "--version")
    where = (
        "import schemas, pipeline, taizhang; print(schemas.__file__, pipeline.__file__, taizhang.__file__, sep='\\n')"
    )
    for line in run_installed(installed, tmp_path, "-c", where).split("\n")[:3]:
        assert Path(line).resolve().is_relative_to(installed.resolve())


def test_the_wheel_reads_a_report_from_elsewhere(installed: Path, tmp_path: Path) -> None:
    case = min(installed.glob("corpus/progress/*/source.txt"))
    report = json.loads(run_installed(installed, tmp_path, "-m", "taizhang", "extract", "--json", str(case)))
    assert report["generator"]["version"] == VERSION
    assert report["projects"]


def run_installed(folder: Path, elsewhere: Path, *arguments: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(folder), "PYTHONUTF8": "1"}
    run = subprocess.run(
        [sys.executable, *arguments],
        cwd=elsewhere,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return run.stdout


# ---- the pins --------------------------------------------------------------------------------------------------

FILES = sorted(path.name for path in ROOT.glob("requirements*.txt"))


def read_lines(name: str) -> list[str]:
    lines = (line.strip() for line in (ROOT / name).read_text(encoding="utf-8").splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def read_pins(*names: str) -> dict[str, Requirement]:
    requirements = [Requirement(line) for name in names for line in read_lines(name) if not line.startswith("-")]
    return {canonicalize_name(requirement.name): requirement for requirement in requirements}


@pytest.mark.parametrize("name", FILES)
def test_a_requirements_file_holds_versions_and_no_address(name: str) -> None:
    for line in read_lines(name):
        plain = re.fullmatch(r"[A-Za-z0-9._-]+==[0-9][0-9A-Za-z.]*(; sys_platform == \"win32\")?", line)
        assert plain or re.fullmatch(r"-r requirements(-\w+)?\.txt", line), line


def test_two_files_pin_one_version() -> None:
    pins: dict[str, set[str]] = {}
    for name in FILES:
        for package, requirement in read_pins(name).items():
            pins.setdefault(package, set()).add(str(requirement.specifier))
    assert {package: versions for package, versions in pins.items() if len(versions) > 1} == {}


def test_the_pins_fit_the_project() -> None:
    pins = read_pins("requirements.txt")
    for line in PROJECT["dependencies"]:
        wanted = Requirement(line)
        (pinned,) = pins[canonicalize_name(wanted.name)].specifier
        assert wanted.specifier.contains(pinned.version), line


def closure(roots: list[str]) -> Iterator[str]:
    """Every package that these need, directly or not, on this machine."""
    waiting, seen = [canonicalize_name(Requirement(root).name) for root in roots], set()
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        yield name
        for line in importlib.metadata.requires(name) or []:
            requirement = Requirement(line)
            if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
                waiting.append(canonicalize_name(requirement.name))


def test_nothing_that_is_installed_goes_unpinned() -> None:
    assert set(closure(PROJECT["dependencies"])) <= set(read_pins("requirements.txt"))
    tools = [str(pin) for pin in read_pins("requirements-dev.txt", "requirements-build.txt").values()]
    assert set(closure(tools)) <= set(read_pins(*FILES))
