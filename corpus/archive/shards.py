"""The files of an archive: what it says of itself, and the truth of its reports in portions, read as a stream."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from corpus.archive.findings import Mistake, parse_mistake
from corpus.fields import FieldError
from schemas import TaizhangError

FORMAT = 1
PORTION = 32
"""Reports handed to a process at a time; fixed, for what is summed must not depend on the number of processes."""


class ArchiveError(TaizhangError):
    """An archive that cannot be used: which file, where in it, and what is wrong."""

    def __init__(self, where: str, problem: str) -> None:
        super().__init__("bad_archive", f"{where}：{problem}")
        self.where, self.problem = where, problem

    def __reduce__(self) -> tuple[type["ArchiveError"], tuple[str, str]]:
        return ArchiveError, (self.where, self.problem)  # it comes back from other processes


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the truth, unread, with what was planted in its report."""

    number: int
    truth: bytes
    mistakes: tuple[Mistake, ...]


@dataclass(frozen=True, slots=True)
class Portion:
    """Some lines of one shard, in order."""

    shard: str
    lines: tuple[Line, ...]


def is_archive(folder: Path) -> bool:
    """Whether a folder is an archive, rather than labelled cases."""
    return (folder / "archive.json").is_file()


def read_manifest(folder: Path) -> dict[str, Any]:
    """What an archive says of itself; an ArchiveError where it is none that this program understands."""
    where = folder / "archive.json"
    try:
        manifest = json.loads(where.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise ArchiveError(str(where), f"读不出来（{error}）") from error
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        raise ArchiveError(str(where), f"不是第 {FORMAT} 版的生成档案，请用 taizhang corpus make 重新生成")
    return manifest


def find_shards(folder: Path) -> tuple[str, ...]:
    """The names of an archive's shards, in their order."""
    names = sorted((file.stem for file in (folder / "truth").glob("*.jsonl")), key=lambda name: (len(name), name))
    if not names:
        raise ArchiveError(str(folder / "truth"), "没有真值文件（*.jsonl）")
    return tuple(names)


def read_portions(folder: Path, limit: int | None = None) -> Iterator[Portion]:
    """The lines of all shards in order, the first `limit` of them, in portions that never cross a shard."""
    left = limit
    for shard in find_shards(folder):
        lines = islice(_lines(folder, shard, whole=left is None), left)
        while batch := tuple(islice(lines, PORTION)):
            if left is not None:
                left -= len(batch)
            yield Portion(shard, batch)
        if left == 0:
            return


def _lines(folder: Path, shard: str, *, whole: bool) -> Iterator[Line]:
    """A shard's lines, each with its mistakes; both files are in the order in which the reports were written."""
    groups = _mistakes(folder / "mistakes" / f"{shard}.jsonl")
    waiting = next(groups, None)
    with open(folder / "truth" / f"{shard}.jsonl", "rb") as file:
        for number, line in enumerate(file, 1):
            mistakes: tuple[Mistake, ...] = ()
            if waiting is not None and waiting[0] == _report_of(line):
                mistakes, waiting = waiting[1], next(groups, None)
            yield Line(number, line, mistakes)
    if whole and waiting is not None:
        raise ArchiveError(f"mistakes/{shard}.jsonl", f"“{waiting[0]}”不在 truth/{shard}.jsonl 里，或次序与它不同")


def _mistakes(file: Path) -> Iterator[tuple[str, tuple[Mistake, ...]]]:
    """The mistakes of each report that has some."""
    group: list[Mistake] = []
    for mistake in _parsed(file) if file.is_file() else ():
        if group and group[0].report != mistake.report:
            yield group[0].report, tuple(group)
            group = []
        group.append(mistake)
    if group:
        yield group[0].report, tuple(group)


def _parsed(file: Path) -> Iterable[Mistake]:
    with open(file, "rb") as lines:
        for number, line in enumerate(lines, 1):
            try:
                yield parse_mistake(line)
            except FieldError as error:
                raise ArchiveError(f"mistakes/{file.name} 第 {number} 行", str(error)) from error


_REPORT = re.compile(rb'\{\s*"report"\s*:\s*("(?:[^"\\]|\\.)*")')


def _report_of(line: bytes) -> str | None:
    """The report that a line of truth is about: its first key, so that the line need not be read to know it."""
    found = _REPORT.match(line)
    try:
        return str(json.loads(line)["report"] if found is None else json.loads(found[1]))
    except (ValueError, KeyError, TypeError):
        return None  # whoever reads the line says what is wrong with it
