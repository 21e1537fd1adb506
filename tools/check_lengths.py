"""No module over 400 lines; those over 300 are named, so that somebody says why or splits them in time."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("pipeline", "extractors", "schemas", "corpus", "tools", "benchmarks")
NOTE, LIMIT = 300, 400


def main() -> int:
    """1 when a module is too long."""
    found = find_long(ROOT)
    for path, lines in found:
        print(f"{path}: {lines} lines, " + (f"the limit is {LIMIT}" if lines > LIMIT else f"a note from {NOTE} on"))
    return int(any(lines > LIMIT for _, lines in found))


def find_long(root: Path) -> list[tuple[str, int]]:
    """The modules over the length of a note, longest first."""
    paths = [*root.glob("*.py"), *(path for room in ROOMS for path in root.joinpath(room).rglob("*.py"))]
    counted = [(path.relative_to(root).as_posix(), len(path.read_bytes().splitlines())) for path in paths]
    return sorted((each for each in counted if each[1] > NOTE), key=lambda each: (-each[1], each[0]))


if __name__ == "__main__":
    sys.exit(main())
