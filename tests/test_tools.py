"""The set-up and the checks themselves: that they do their work once, and that they see what they are there to see."""

import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tools import check_docs, check_lengths, demo, set_up

ROOT = Path(__file__).resolve().parent.parent

# ---- the set-up ------------------------------------------------------------------------------------------------


class Machine:
    """A checkout in which no command is really run: they are written down, and one may be made to fail."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.said: list[str] = []
        self.fails = "nothing"
        self.has = {"ensurepip", "pip"}
        self.venv = False

    def run(self, command: list[str], environment: dict[str, str] | None = None) -> None:
        line = " ".join(command)
        if self.fails in line:
            raise set_up.SetUpError(line)
        if " venv " in line:
            self.venv = True
            set_up.VENV.mkdir(exist_ok=True)
        self.said.append(line)

    def set_up(self, level: str = "run") -> list[str]:
        self.said.clear()
        set_up.set_up(level)
        return list(self.said)


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    machine = Machine(tmp_path)
    for name in ("requirements-build.txt", "requirements.txt", "requirements-dev.txt", "pyproject.toml"):
        tmp_path.joinpath(name).write_bytes(ROOT.joinpath(name).read_bytes())
    tmp_path.joinpath("tools").mkdir()
    tmp_path.joinpath("tools/set_up.py").write_bytes(b"")
    monkeypatch.setattr(set_up, "ROOT", tmp_path)
    monkeypatch.setattr(set_up, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(set_up, "STAMP", tmp_path / ".venv" / "set-up.json")
    monkeypatch.setattr(set_up, "run", machine.run)
    monkeypatch.setattr(set_up, "present", lambda module: module in machine.has)
    monkeypatch.setattr(set_up, "venv_works", lambda: machine.venv)
    return machine


def test_a_second_set_up_does_nothing(machine: Machine) -> None:
    first = machine.set_up()
    assert [" venv " in line for line in first] == [True, False, False, False]
    assert [line for line in first if "--editable ." in line]
    assert not [line for line in first if "requirements-dev.txt" in line]
    assert machine.set_up() == []


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-build.txt", "pyproject.toml"])
def test_a_changed_file_sets_up_again_and_a_touched_one_does_not(machine: Machine, name: str) -> None:
    machine.set_up()
    os.utime(machine.root / name, (1, 1))
    assert machine.set_up() == []
    with machine.root.joinpath(name).open("a") as file:
        file.write("# another line\n")
    assert len(machine.set_up()) == 3


def test_the_tests_need_more_and_a_run_needs_no_less(machine: Machine) -> None:
    machine.set_up()
    assert [line for line in machine.set_up("dev") if "requirements-dev.txt" in line]
    assert machine.set_up("dev") == machine.set_up("run") == []
    with machine.root.joinpath("requirements-dev.txt").open("a") as file:
        file.write("# another line\n")
    assert machine.set_up("run") == []
    assert machine.set_up("dev") != []


@pytest.mark.parametrize("fails", [" venv ", "requirements-build.txt", "requirements.txt", "--editable"])
def test_a_set_up_that_broke_off_is_done_again(machine: Machine, fails: str) -> None:
    machine.fails = fails
    with pytest.raises(set_up.SetUpError):
        machine.set_up()
    assert not set_up.STAMP.exists()
    machine.fails = "nothing"
    assert machine.set_up() != []
    assert machine.set_up() == []


def test_a_broken_upgrade_is_not_taken_for_the_old_one(machine: Machine) -> None:
    machine.set_up()
    before = machine.root.joinpath("requirements.txt").read_bytes()
    machine.root.joinpath("requirements.txt").write_bytes(before + b"# new\n")
    machine.fails = "requirements.txt"
    with pytest.raises(set_up.SetUpError):
        machine.set_up()
    machine.root.joinpath("requirements.txt").write_bytes(before)
    machine.fails = "nothing"
    assert machine.set_up() != []


def test_a_moved_checkout_and_a_broken_environment_are_made_anew(machine: Machine) -> None:
    machine.set_up()
    stamp = set_up.STAMP.read_text(encoding="utf-8")
    set_up.STAMP.write_text(stamp.replace(machine.root.name, "elsewhere"), encoding="utf-8")
    assert " venv " in machine.set_up()[0]
    machine.venv = False
    assert " venv " in machine.set_up()[0]
    set_up.STAMP.write_text("{half a st", encoding="utf-8")
    assert len(machine.set_up()) == 3


def test_without_ensurepip_another_way_is_taken(machine: Machine) -> None:
    machine.has = {"pip"}
    assert [line for line in machine.set_up() if "--without-pip" in line]
    machine.venv, machine.has = False, {"virtualenv", "pip"}
    assert [line for line in machine.set_up() if "-m virtualenv" in line]


def test_without_any_way_the_sentence_names_the_command(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    machine.has = set()
    monkeypatch.setattr(set_up, "as_root", lambda: None)
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    with pytest.raises(set_up.SetUpError, match=r"apt-get install python3\.\d+-venv"):
        machine.set_up()


# ---- which Python ----------------------------------------------------------------------------------------------


@pytest.mark.skipif(os.name == "nt", reason="the shell script is for make")
@pytest.mark.parametrize(
    ("pythons", "found"),
    [
        ({"python3.13": (0, 0), "python3": (0, 0)}, "python3.13"),
        ({"python3.13": (1, 0), "python3.11": (0, 0)}, "python3.11"),  # a shim that only says "not installed"
        ({"python3.13": (0, 1), "python3.12": (0, 0)}, "python3.12"),  # one without ensurepip
        ({"python3": (0, 1)}, "python3"),
        ({"python3": (1, 0)}, None),
        ({}, None),
    ],
)
def test_a_python_is_found_by_trying(tmp_path: Path, pythons: dict[str, tuple[int, int]], found: str | None) -> None:
    for name, (unfit, incomplete) in pythons.items():
        path = tmp_path / name
        path.write_text(f'#!/bin/sh\ncase "$2" in *version_info*) exit {unfit} ;; *) exit {incomplete} ;; esac\n')
        path.chmod(0o755)
    run = find_python(tmp_path)
    if found is None:
        assert run.returncode == 1
        assert run.stdout == ""
        assert "taizhang needs Python 3.11, 3.12 or 3.13" in run.stderr
    else:
        assert run.stdout == f"{tmp_path / found}\n"


@pytest.mark.skipif(os.name == "nt", reason="the shell script is for make")
def test_a_python_that_is_named_is_the_only_one_looked_at(tmp_path: Path) -> None:
    for name in ("python3", "mine"):
        path = tmp_path / name
        path.write_text(f"#!/bin/sh\nexit {int(name == 'mine')}\n")
        path.chmod(0o755)
    run = find_python(tmp_path, "mine")
    assert run.returncode == 1
    assert "'mine' is not one of them" in run.stderr


def find_python(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = ["/bin/sh", str(ROOT / "tools" / "find_python.sh"), *arguments]
    return subprocess.run(command, cwd=folder, env={"PATH": str(folder)}, capture_output=True, text=True, check=False)


# ---- the Makefile ----------------------------------------------------------------------------------------------


def test_help_names_every_target() -> None:
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = re.findall(r"^\.PHONY: (.+)$", text, re.MULTILINE)[0].split()
    assert set(phony) == check_docs.make_targets(ROOT)
    assert set(re.findall(r'@echo "make ([a-z]+)', text)) == set(phony) - {"help", "setup-dev"}


# ---- the demo --------------------------------------------------------------------------------------------------


@pytest.fixture
def samples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[dict[str, int]], int]:
    """Runs the demo over invented cases, each with the exit code that reading it gives."""
    monkeypatch.setattr(demo, "ROOT", tmp_path)
    monkeypatch.setattr(demo, "OUT", tmp_path / "out" / "demo")

    def run(cases: dict[str, int]) -> int:
        for name in cases:
            (tmp_path / "corpus" / name).mkdir(parents=True)
            (tmp_path / "corpus" / name / "source.txt").touch()
        codes = {f"corpus/{name}/source.txt": code for name, code in cases.items()}

        def run_taizhang(*arguments: str, stdout: int | None = None) -> int:
            return max(code for name, code in codes.items() if name in arguments)

        monkeypatch.setattr(demo, "run_taizhang", run_taizhang)
        return demo.main()

    return run


def test_the_demo_says_what_it_wrote(
    samples: Callable[[dict[str, int]], int], capsys: pytest.CaptureFixture[str]
) -> None:
    assert samples({"progress/county": 0, "bulletin/city": 0, "negative/poem": 3}) == 0
    assert "2 JSON files" in capsys.readouterr().out


def test_the_demo_fails_when_a_sample_does_or_none_is_there(samples: Callable[[dict[str, int]], int]) -> None:
    assert samples({}) == 1
    assert samples({"progress/county": 0, "bulletin/city": 3}) == 3


# ---- the documents against the code ----------------------------------------------------------------------------


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("corpus/progress/county", "extractors/lexicon", "docs"):
        (tmp_path / name).mkdir(parents=True)
    for name in ("extractors/lexicon/units.toml", "corpus/progress/county/source.txt", "docs/corpus.md"):
        (tmp_path / name).touch()
    (tmp_path / "Makefile").write_text("demo: setup\n\t@echo\nsetup:\n", encoding="utf-8")
    monkeypatch.setattr(check_docs, "is_subcommand", lambda word, root: word in {"extract", "text"})
    return tmp_path


GOOD = [
    "`make demo`, `taizhang extract FILE…`, `taizhang --help`, `units.toml`, `extractors/lexicon/*.toml`",
    "`corpus/<genre>/<slug>/source.txt` and `extractors/` and [the cases](docs/corpus.md)",
    "```sh\nmake setup    # once\n.venv/bin/taizhang text 通报.txt\n```",
    "# 用法 `make demo`\n\n[up](#用法-make-demo), [out](https://example.org/nowhere), `and/or`, `pipeline`",
    "<!-- not yet: taizhang serve, make fly -->\n`taizhang serve`, `make fly`",
]
BAD = [
    "`make fly`",
    "`taizhang serve`",
    "`nowhere.toml`",
    "`extractors/nowhere.py`",
    "`corpus/<genre>/nothing/`",
    "[the cases](docs/cases.md)",
    "![a picture](docs/table.png)",
    "[down](#nowhere)",
    "```sh\n$ taizhang serve --port 80\n```",
    "```sh\nmake fly\n```",
    "<!-- not yet: make demo -->",
]


@pytest.mark.parametrize("text", GOOD)
def test_a_document_that_names_what_exists_passes(tree: Path, text: str) -> None:
    (tree / "README.md").write_text(text, encoding="utf-8")
    assert check_docs.check_document(tree / "README.md", tree) == []


@pytest.mark.parametrize("text", BAD)
def test_a_document_that_names_what_does_not_exist_is_caught(tree: Path, text: str) -> None:
    (tree / "README.md").write_text(text, encoding="utf-8")
    assert len(check_docs.check_document(tree / "README.md", tree)) == 1


def test_the_readme_twins_have_one_outline(tree: Path) -> None:
    (tree / "README.md").write_text("# a\n## b\n```sh\n# no heading\n```\n", encoding="utf-8")
    assert check_docs.check_twins(tree) == []
    (tree / "README.zh.md").write_text("# 甲\n## 乙\n", encoding="utf-8")
    assert check_docs.check_twins(tree) == []
    (tree / "README.zh.md").write_text("# 甲\n### 乙\n", encoding="utf-8")
    assert check_docs.check_twins(tree) != []


# ---- lengths ---------------------------------------------------------------------------------------------------


def test_long_modules_are_found(tmp_path: Path) -> None:
    for name, lines in {"schemas/a.py": 300, "schemas/b.py": 301, "taizhang.py": 401, "tests/test_c.py": 900}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("#\n" * lines)
    assert check_lengths.find_long(tmp_path) == [("taizhang.py", 401), ("schemas/b.py", 301)]


def test_a_module_over_the_limit_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check_lengths, "ROOT", tmp_path)
    (tmp_path / "long.py").write_text("#\n" * check_lengths.LIMIT)
    assert check_lengths.main() == 0
    (tmp_path / "long.py").write_text("#\n" * (check_lengths.LIMIT + 1))
    assert check_lengths.main() == 1
