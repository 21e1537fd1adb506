"""The command line run in this process, or as users run it."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

import pytest

import extractors.lexicon
import pipeline.extraction
from pipeline.cli import main
from schemas import Report
from tests.cli.reports import full_report

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Ran:
    """What came of a run."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the command line in this process."""

    def run_here(*arguments: object) -> Ran:
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as ended:
            code = int(ended.code or 0)
        out, err = capsys.readouterr()
        return Ran(code, out, err)

    return run_here


@pytest.fixture
def fake_extract(monkeypatch: pytest.MonkeyPatch) -> None:
    """Puts a reading in the place of the real one: what it makes of a file depends on the first word in it."""

    def read_report(data: bytes, source: str, lexicon: object) -> Report:
        word = data.split()[0] if data.split() else b""
        if word == b"crash":
            raise KeyError("a fault of ours")
        if word in READINGS:
            return READINGS[word](source)
        report = full_report()
        return replace(report, document=replace(report.document, source=source))

    monkeypatch.setattr(pipeline.extraction, "extract", read_report)
    monkeypatch.setattr(extractors.lexicon, "load_lexicon", lambda overlay=None: overlay)


READINGS: dict[bytes, Callable[[str], Report]] = {}
"""First word of a file → what is read in it; tests add their own."""


def run_taizhang(
    *arguments: str, stdin: bytes = b"", cwd: Path = ROOT, environment: Mapping[str, str] = MappingProxyType({})
) -> subprocess.CompletedProcess[bytes]:
    """Runs `python -m taizhang` as its own process, from bytes to bytes."""
    inherited = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "LC_", "LANG"))}
    path = os.pathsep.join(filter(None, (environment.get("PYTHONPATH"), str(ROOT))))
    return subprocess.run(
        [sys.executable, "-m", "taizhang", *arguments],
        input=stdin,
        capture_output=True,
        cwd=cwd,
        env={**inherited, **environment, "PYTHONPATH": path},
        check=False,
        timeout=60,
    )
