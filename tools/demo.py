"""The main job on the bundled sample reports: a table on the screen, one JSON file a report in out/demo/."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "out" / "demo"
GENRES = ("progress", "bulletin", "plan", "brief", "news", "list")


def main() -> int:
    """0 when every sample was read; 1 when there is none; else the exit code of the command line."""
    samples = [path for genre in GENRES for path in sorted(ROOT.glob(f"corpus/{genre}/*/source.*"))]
    if not samples:
        print("No sample report lies in corpus/.", file=sys.stderr)
        return 1
    OUT.mkdir(parents=True, exist_ok=True)
    for old in OUT.glob("*.json"):
        old.unlink()
    names = [path.relative_to(ROOT).as_posix() for path in samples]
    print(f"$ taizhang extract --table    (the {len(names)} reports of corpus/)", flush=True)
    table = run_taizhang("extract", "--table", *names)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        codes = list(pool.map(write_json, names))
    written = sorted(OUT.glob("*.json"))
    print(f"\n{len(written)} JSON files, one a report: {OUT.relative_to(ROOT).as_posix()}/")
    print("On your own files: .venv/bin/taizhang extract FILE…    (--json, --table; more: --help)")
    return max(table, *codes)


def write_json(name: str) -> int:
    """Writes what `taizhang extract NAME --json` prints, and returns its exit code."""
    genre, case = Path(name).parts[1:3]
    with (OUT / f"{genre}-{case}.json").open("wb") as file:
        return run_taizhang("extract", "--json", name, stdout=file.fileno())


def run_taizhang(*arguments: str, stdout: int | None = None) -> int:
    """Runs the command line as a user would, and returns its exit code."""
    command = [sys.executable, "-m", "taizhang", *arguments]
    return subprocess.run(command, cwd=ROOT, stdout=stdout, stdin=subprocess.DEVNULL, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
