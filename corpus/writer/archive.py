"""An archive: many reports of an invented world, written to a folder with their truth beside them.

The work is cut into shards, a province each. A shard depends on the seed and its number alone, so that shards are written by
several processes in any order, and the bytes stay the same.
"""

import gc
import hashlib
import json
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from random import Random
from typing import Any

from pydantic_core import to_json

from corpus.world import Province, Vocabulary, build_province, load_vocabulary, tell_project
from corpus.writer.orders import draw_orders, known_projects, offices_of, share_out
from corpus.writer.shapes import load_shapes
from corpus.writer.style import draw_style
from corpus.writer.writing import Written, write_report
from schemas import VERSION

FORMATS = ("txt",)
"""The formats that reports can be written in; each is a rendering of the same tree of blocks."""
_REPORTS_A_SHARD = 500
_REPORTS_A_COUNTY = 30
_REPORTS_AT_ONCE = 100
_MOST_COUNTIES = 16


@dataclass(frozen=True, slots=True)
class Wish:
    """What an archive is to be."""

    reports: int
    seed: int
    errors: float = 0.05
    formats: tuple[str, ...] = FORMATS
    first_year: int = 2019
    last_year: int = 2025


@dataclass(frozen=True, slots=True)
class Shard:
    """A part of an archive that is written by itself: one province."""

    index: int
    reports: int
    counties: int


def plan_shards(wish: Wish) -> tuple[Shard, ...]:
    """The shards of an archive; their reports add up to what is wished for.

    >>> [shard.reports for shard in plan_shards(Wish(reports=1200, seed=1))]
    [400, 400, 400]
    """
    number = max(1, -(-wish.reports // _REPORTS_A_SHARD))
    each, more = divmod(wish.reports, number)
    sizes = [each + (index < more) for index in range(number)]
    return tuple(
        Shard(index, size, min(_MOST_COUNTIES, max(2, size // _REPORTS_A_COUNTY))) for index, size in enumerate(sizes)
    )


def make_archive(folder: Path, wish: Wish, workers: int = 1) -> Iterator[int]:
    """Writes an archive into an empty folder; yields the number of reports of each shard as it is done."""
    shards = plan_shards(wish)
    for part in ("truth", "world", "identities", "mistakes"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    tasks = [(str(folder), wish, shard) for shard in shards]
    written = 0
    many = min(workers, len(shards))
    with ProcessPoolExecutor(many, initializer=_collect_seldom) if many > 1 else nullcontext() as pool:
        for number in pool.map(_write_shard, tasks) if pool else map(_write_shard, tasks):
            written += number
            yield number
    _write_json(folder / "archive.json", _describe(wish, written, len(shards)))


def _collect_seldom() -> None:
    """Lets a process that only writes reports look for garbage less often: a report leaves little, and time is saved."""
    gc.set_threshold(5_000, 10, 10)


def _describe(wish: Wish, reports: int, shards: int) -> dict[str, Any]:
    return {
        "format": 1,
        "generator": {"name": "taizhang", "version": VERSION, "grammars": grammar_fingerprint()},
        "seed": wish.seed,
        "reports": reports,
        "errors": wish.errors,
        "formats": list(wish.formats),
        "years": [wish.first_year, wish.last_year],
        "shards": shards,
    }


def grammar_fingerprint() -> str:
    """The sha256 of all grammars: archives of one seed are the same only where this is the same."""
    digest = hashlib.sha256()
    for name, file in sorted(_files(files("corpus") / "grammars", "")):
        digest.update(name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()


def _files(folder: Traversable, path: str) -> Iterator[tuple[str, Traversable]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _files(entry, f"{path}{entry.name}/")
        elif entry.name.endswith(".toml"):
            yield path + entry.name, entry


# --------------------------------------------------------------------------------------------------------------- shards


def _write_shard(task: tuple[str, Wish, Shard]) -> int:
    folder, wish, shard = Path(task[0]), task[1], task[2]
    vocabulary = load_vocabulary()
    province = build_province(vocabulary, wish.seed, shard.index, shard.counties, wish.first_year, wish.last_year)
    mentions: dict[str, list[dict[str, Any]]] = {}
    pending: list[Written] = []
    number = 0
    file = f"{shard.index}.jsonl"
    with (folder / "truth" / file).open("wb") as truths, (folder / "mistakes" / file).open("wb") as mistakes:
        for written in write_reports(province, wish, shard, vocabulary):
            pending.append(written)
            if len(pending) == _REPORTS_AT_ONCE:
                _write_files(folder, pending)
            truths.write(_line(written.truth))
            mistakes.writelines(map(_line, written.mistakes))
            _note_mentions(written, mentions)
            number += 1
    _write_files(folder, pending)
    _write_lines(folder / "world" / f"{shard.index}.jsonl", _chronicles(province, wish))
    _write_lines(folder / "identities" / f"{shard.index}.jsonl", _identities(mentions))
    return number


def _write_files(folder: Path, pending: list[Written]) -> None:
    """Writes the reports that wait for it: one after the other, files cost less than with other work between them."""
    for parent in dict.fromkeys(written.name.rpartition("/")[0] for written in pending):
        (folder / parent).mkdir(parents=True, exist_ok=True)
    for written in pending:
        with open(f"{folder}/{written.name}", "wb", buffering=0) as stream:
            stream.write(written.data)
    pending.clear()


def write_reports(province: Province, wish: Wish, shard: Shard, vocabulary: Vocabulary) -> Iterator[Written]:
    """The reports of one province, office by office, each office's in the order of time."""
    chance, years = Random(f"{wish.seed}/{shard.index}/orders"), (wish.first_year, wish.last_year)
    offices = list(offices_of(province))
    shapes = load_shapes()
    for office, number in zip(offices, share_out(shard.reports, offices, chance), strict=True):
        name = office.place.name
        style = draw_style(shapes.styles, shapes.words, Random(f"{wish.seed}/{shard.index}/{name}/style"))
        for order in draw_orders(office.place, number, years, chance):
            everything = known_projects(office, order)
            if not everything:  # an office of few projects may have none of a year
                continue
            luck = Random(f"{wish.seed}/{shard.index}/{name}/{order.number}")
            yield write_report(order, everything, style, vocabulary, luck, office.folder, wish.errors)


# ---------------------------------------------------------------------------------------------------------------- lines


def _note_mentions(written: Written, mentions: dict[str, list[dict[str, Any]]]) -> None:
    projects: Any = written.truth.get("projects", ())
    for record, project in enumerate(projects):
        mention = {"report": written.name, "record": record, "name": project["name"]}
        mentions.setdefault(project["id"], []).append(mention)


def _identities(mentions: dict[str, list[dict[str, Any]]]) -> Iterator[dict[str, Any]]:
    for project in sorted(mentions):
        names = list(dict.fromkeys(mention["name"] for mention in mentions[project]))
        yield {"project": project, "names": names, "mentions": mentions[project]}


def _chronicles(province: Province, wish: Wish) -> Iterator[dict[str, Any]]:
    return (tell_project(project, wish.first_year, wish.last_year) for project in province.projects)


def _line(data: object) -> bytes:
    # the same bytes as json.dumps(…, ensure_ascii=False, separators=(",", ":")), in less than half the time
    return to_json(data) + b"\n"


def _write_lines(path: Path, rows: Iterator[dict[str, Any]]) -> None:
    with path.open("wb") as stream:
        stream.writelines(map(_line, rows))


def _write_json(path: Path, data: object) -> None:
    path.write_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
