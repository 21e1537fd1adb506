"""On a real terminal: a table by default, in its width, in colour; and never where there is none."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.cli.cells import width
from tests.cli.conftest import ROOT

pytestmark = pytest.mark.skipif(os.name == "nt", reason="pseudo-terminals are POSIX")
LINES = "\n".join(
    f"{at}、{name}，总投资3.2亿元，年度计划投资1.6亿元，1—6月完成投资4870万元，主体完工，正在装修。"
    for at, name in enumerate(("云岭产业园", "青石县城区至白沙镇旅游公路改扩建工程（一期）"), 1)
)


def on_a_terminal(columns: int, *arguments: str, **environment: str) -> str:
    """What a terminal of that width shows."""
    import pty  # not there on Windows

    controller, terminal = pty.openpty()
    inherited = {key: value for key, value in os.environ.items() if key not in {"NO_COLOR", "FORCE_COLOR", "COLUMNS"}}
    settings = {"TERM": "xterm", "COLUMNS": str(columns), **environment}
    command = [sys.executable, "-m", "taizhang", *arguments]
    process = subprocess.Popen(command, stdout=terminal, stdin=subprocess.DEVNULL, cwd=ROOT, env=inherited | settings)
    os.close(terminal)
    shown = b""
    try:
        while piece := os.read(controller, 65536):
            shown += piece
    except OSError:
        pass  # how Linux says that nobody writes any more
    finally:
        os.close(controller)
    assert process.wait(60) == 0
    return shown.decode("utf-8").replace("\r\n", "\n")


@pytest.fixture
def file(tmp_path: Path) -> str:
    (tmp_path / "进展.txt").write_text(f"青石县2021年上半年重点项目进展情况\n{LINES}\n", "utf-8")
    return str(tmp_path / "进展.txt")


def test_a_terminal_gets_the_table_in_its_width_and_in_colour(file: str) -> None:
    shown = on_a_terminal(80, "extract", file)
    assert "\x1b[" in shown
    assert "年度计划" in shown
    plain = on_a_terminal(80, "extract", file, NO_COLOR="1")
    rows = [line for line in plain.splitlines() if line.lstrip().startswith(("序号", "1 ", "2 "))]
    assert len(rows) == 3
    assert max(map(width, rows)) <= 80
    assert "0.487" in plain


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_a_terminal_that_wants_no_colour_gets_none(file: str, environment: dict[str, str]) -> None:
    assert "\x1b" not in on_a_terminal(80, "extract", file, **environment)
    assert "\x1b" not in on_a_terminal(80, "extract", file, "--color=never")


def test_json_is_json_on_a_terminal_too(file: str) -> None:
    assert on_a_terminal(80, "extract", file, "--json").startswith("{\n")


def test_help_fits_a_narrow_terminal() -> None:
    page = on_a_terminal(72, "extract", "--help")
    options = page.partition("选项：\n")[2].partition("\n\n")[0]
    assert max(map(width, options.splitlines())) <= 72
