"""taizhang 台账: the face for those who import it, and `python -m taizhang`.

    from taizhang import extract

    report = extract("2021/通报.txt")
    for project in report.projects:
        print(project.name, project.total_investment)

The import packages behind it have plain names (`pipeline`, `extractors`, `schemas`, `corpus`), so somebody's own
`schemas/` on the path can stand in front of ours. The guard looks for that before anything of ours is imported: what
would follow otherwise is an ImportError about a name that nobody knows, or worse, no error.
"""

import os
import sys
from importlib.util import find_spec


def _find_intruder() -> str | None:
    """The sentence about the first of our packages that is not found beside this file; None when all are."""
    here = os.path.dirname(os.path.realpath(__file__))
    for room in ("pipeline", "extractors", "schemas", "corpus"):
        found = _location(room)
        if found is None:
            return (
                f"taizhang 安装不完整：{here} 里缺少 {room} 包，请重新安装 taizhang。"
                f" / taizhang is incomplete: {here} has no package {room}; please install it again."
            )
        if os.path.normcase(found) != os.path.normcase(os.path.join(here, room)):
            return (
                f"taizhang 要用自己的 {room} 包，但 Python 先找到的是 {found}；"
                f"请把它改名，或换一个工作目录，或从 PYTHONPATH 里去掉它所在的目录。"
                f" / taizhang needs its own package {room}, but Python finds {found} first:"
                f" rename that one, run from another folder, or take its folder off PYTHONPATH."
            )
    return None


def _location(room: str) -> str | None:
    """Where Python finds a package (its folder, or the file of a plain module), without importing it."""
    try:
        spec = find_spec(room)
    except ValueError:  # a module without a spec was put there by the program that imports us
        return os.path.realpath(getattr(sys.modules[room], "__file__", None) or f"<{room}>")
    if spec is None:
        return None
    folders = list(spec.submodule_search_locations or ())
    return os.path.realpath(folders[0] if folders else spec.origin or f"<{room}>")


if (_sentence := _find_intruder()) is not None:
    if os.path.splitext(os.path.basename(sys.argv[0] if sys.argv else ""))[0] != "taizhang":
        raise ImportError(_sentence)
    # Started as a program (the script, or -m): the sentence alone, readable on any console, and no traceback.
    sys.stderr.buffer.write(f"{_sentence}\n".encode())
    sys.exit(2)

# ruff: noqa: E402  Nothing of ours is imported before the guard has looked.
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from schemas import version

if TYPE_CHECKING:
    from schemas import Report

__version__ = version.VERSION
__all__ = ["__version__", "extract", "main"]


def extract(
    report: str | os.PathLike[str] | bytes, *, source: str | None = None, rules: Path | None = None
) -> "Report":
    """The records of one report, given as a path or as its bytes; raises `schemas.ReadError` where it cannot be read.

    `source` is the name that the result carries (the path as given, unless said otherwise); `rules` is a folder of own
    words that is laid over the shipped lexicon.

    >>> extract("项目进展情况\\n1、某产业园，总投资3.2亿元。".encode(), source="进展.txt").document.source
    '进展.txt'
    """
    from extractors.lexicon import load_lexicon
    from pipeline.extraction import extract as extract_bytes
    from pipeline.sources import load_source, shown_name

    lexicon = load_lexicon(rules)
    if isinstance(report, bytes):
        return extract_bytes(report, source or "", lexicon)
    name = os.fspath(report)
    return extract_bytes(load_source(name), source or shown_name(name), lexicon)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command line and returns its exit code."""
    from pipeline.cli import main as run

    return run(arguments)


if __name__ == "__main__":
    sys.exit(main())
