"""The cold start, as a user at a terminal feels it."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def start_help() -> int:
    """Runs `taizhang --help` once."""
    return _start("--help")


def start_extract() -> int:
    """Runs `taizhang extract` on a report of about a page once."""
    reports = (path for path in sorted(ROOT.glob("corpus/*/*/source.txt")) if path.stat().st_size < 6000)
    return _start("extract", "--json", str(next(reports)))


def _start(*arguments: str) -> int:
    command = [sys.executable, "-m", "taizhang", *arguments]
    subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL, check=True)
    return 1
