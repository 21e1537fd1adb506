"""An archive: many reports of an invented world, written to a folder with their truth beside them.

The work is cut into shards, a province each. A shard depends on the seed and its number alone, so that shards are written by
several processes in any order, and the bytes stay the same.
"""

import gc
import hashlib
import json
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from random import Random
from typing import Any

from pydantic_core import to_json

from corpus.world import Place, Project, Province, Vocabulary, build_province, load_vocabulary, tell_project
from corpus.writer.genres import load_shapes
from corpus.writer.style import draw_style
from corpus.writer.writing import Order, Written, write_report
from schemas import VERSION

FORMATS = ("txt",)
"""The formats that reports can be written in; each is a rendering of the same tree of blocks."""
_REPORTS_A_SHARD = 500
_REPORTS_A_COUNTY = 30
_MOST_COUNTIES = 16
_GENRES = {
    # rank of the office: genre, share, months of the year in which it is written (0: before the figures of any month)
    "county": (
        ("进展情况", 40, range(1, 13)),
        ("通报", 14, (3, 6, 9, 12)),
        ("实施方案", 8, (0,)),
        ("项目简介", 10, (3, 5, 8, 10)),
        ("新闻报道", 16, range(1, 13)),
        ("清单", 8, (0, 6, 12)),
    ),
    "city": (
        ("进展情况", 26, range(1, 13)),
        ("通报", 34, range(2, 13)),
        ("实施方案", 8, (0,)),
        ("项目简介", 8, (4, 9)),
        ("新闻报道", 16, range(1, 13)),
        ("清单", 6, (0, 6)),
    ),
    "province": (
        ("进展情况", 24, range(1, 13)),
        ("通报", 40, (3, 6, 9, 12)),
        ("实施方案", 12, (0,)),
        ("新闻报道", 20, range(1, 13)),
    ),
}


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


@dataclass(frozen=True, slots=True)
class Office:
    """A place whose reports are kept, and the projects that it reports on."""

    place: Place
    folder: str
    projects: tuple[Project, ...]


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
    if workers > 1 and len(shards) > 1:
        with ProcessPoolExecutor(min(workers, len(shards))) as pool:
            yield from pool.map(_write_shard, [(str(folder), wish, shard) for shard in shards])
    else:
        yield from map(_write_shard, [(str(folder), wish, shard) for shard in shards])
    _write_json(folder / "archive.json", _describe(wish, len(shards)))


def _describe(wish: Wish, shards: int) -> dict[str, Any]:
    return {
        "format": 1,
        "generator": {"name": "taizhang", "version": VERSION, "grammars": grammar_fingerprint()},
        "seed": wish.seed,
        "reports": wish.reports,
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
    made: set[str] = set()
    gc.freeze()  # the words and the world live as long as the shard: no use in looking at them again and again
    file = f"{shard.index}.jsonl"
    with (folder / "truth" / file).open("wb") as truths, (folder / "mistakes" / file).open("wb") as mistakes:
        for written in write_reports(province, wish, shard, vocabulary):
            parent, _, name = written.name.rpartition("/")
            if parent not in made:
                (folder / parent).mkdir(parents=True, exist_ok=True)
                made.add(parent)
            with open(f"{folder}/{parent}/{name}", "wb", buffering=0) as stream:
                stream.write(written.data)
            truths.write(_line(written.truth))
            mistakes.writelines(map(_line, written.mistakes))
            _note_mentions(written, mentions)
    _write_lines(folder / "world" / f"{shard.index}.jsonl", _chronicles(province, wish))
    _write_lines(folder / "identities" / f"{shard.index}.jsonl", _identities(mentions))
    gc.unfreeze()
    return shard.reports


def write_reports(province: Province, wish: Wish, shard: Shard, vocabulary: Vocabulary) -> Iterator[Written]:
    """The reports of one province, office by office, each office's in the order of time."""
    chance = Random(f"{wish.seed}/{shard.index}/orders")
    offices = list(_offices(province))
    shapes = load_shapes()
    for office, number in zip(offices, _share_out(shard.reports, offices, chance), strict=True):
        name = office.place.name
        style = draw_style(shapes.styles, shapes.words, Random(f"{wish.seed}/{shard.index}/{name}/style"))
        for order in _orders(office.place, number, wish, chance):
            everything = _known(office, order)
            if not everything:
                continue
            luck = Random(f"{wish.seed}/{shard.index}/{name}/{order.number}")
            yield write_report(order, everything, style, vocabulary, luck, office.folder, wish.errors)


def _offices(province: Province) -> Iterator[Office]:
    root = f"reports/{province.place.name}"
    for city in province.cities:
        for county in city.counties:
            yield Office(county.place, f"{root}/{city.place.name}/{county.place.name}", county.projects)
        yield Office(city.place, f"{root}/{city.place.name}", _all(city.counties))
    yield Office(province.place, root, tuple(_leading(province)))


def _all(counties: Sequence[Any]) -> tuple[Project, ...]:
    return tuple(project for county in counties for project in county.projects)


def _leading(province: Province) -> Iterator[Project]:
    """What a province reports on: the projects of its own level and above."""
    for city in province.cities:
        for county in city.counties:
            yield from (project for project in county.projects if project.level in ("国家重点", "省重点"))


def _share_out(reports: int, offices: Sequence[Office], chance: Random) -> list[int]:
    """How many reports each office has in the archive; some have few, some many."""
    weights = [chance.choice((1, 2, 2, 3, 4)) for _ in offices]
    whole = sum(weights)
    shares = [reports * weight // whole for weight in weights]
    for place in range(reports - sum(shares)):
        shares[place % len(shares)] += 1
    return shares


def _orders(place: Place, number: int, wish: Wish, chance: Random) -> list[Order]:
    genres = _GENRES[place.rank]
    weights = [share for _, share, _ in genres]
    drawn = []
    for _ in range(number):
        genre, _, months = chance.choices(genres, weights)[0]
        month = chance.choice(months)
        drawn.append((chance.randint(wish.first_year, wish.last_year), month, genre))
    drawn.sort()
    return [
        Order(place, year, year * 12 + month - 1 if month else None, genre, count)
        for count, (year, month, genre) in enumerate(drawn, 1)
    ]


def _known(office: Office, order: Order) -> Sequence[Project]:
    """The projects that an office has on its list at that time."""
    until = order.year * 12 if order.month is None else order.month
    return [project for project in office.projects if project.is_listed(order.year) and project.first_known <= until]


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
    for city in province.cities:
        for county in city.counties:
            for project in county.projects:
                yield tell_project(project, wish.first_year, wish.last_year)


def _line(data: object) -> bytes:
    # the same bytes as json.dumps(…, ensure_ascii=False, separators=(",", ":")), in less than half the time
    return to_json(data) + b"\n"


def _write_lines(path: Path, rows: Iterator[dict[str, Any]]) -> None:
    with path.open("wb") as stream:
        stream.writelines(map(_line, rows))


def _write_json(path: Path, data: object) -> None:
    path.write_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
