"""The words of the invented world: stems of places, companies, kinds of projects; checked when they are loaded.

They lie in `corpus/grammars/world/*.toml`, written by people who had read reports. What does not fit is refused, all of it at once:
a writer of words should not have to start the program ten times to learn of ten slips.
"""

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from corpus.world.clauses import Clause, find_slots
from corpus.world.reading import Table
from schemas import TaizhangError

NAME_SLOTS = frozenset(
    {"county", "stem", "town", "town2", "village", "company", "firm", "brand", "cap", "road", "n", "product", "year"}
)
PLACE_SLOTS = frozenset({"county", "stem", "town", "town2", "village", "firm", "road", "year"})
"""A name without these can be carried by projects of two counties."""
BUILDER_SLOTS = frozenset(["stem", "county", "town", "company", "firm", "owner"])
MEASURES = ("area", "length", "capacity", "number")
CONTENT_SLOTS = frozenset((*MEASURES, "product", "part"))
STATE_KINDS = ("road", "building", "industry", "water", "energy")
_BARE = (
    *(("{" + town + "}" + tail, "{" + town + "_bare}" + tail) for town in ("town", "town2") for tail in "镇乡"),
    *(("{" + town + "}街道", "{" + town + "_bare}街道") for town in ("town", "town2")),
    ("{village}村", "{village_bare}村"),
    ("{road}线", "{road_bare}线"),
    ("{stem}县", "{county}"),
    ("{stem}{county}", "{county}"),
    ("{county}{stem}", "{county}"),
)
"""Where a form brings the kind of place itself, the slot must not bring it again (青石镇镇卫生院, 国道346线线)."""


class VocabularyError(TaizhangError):
    """Words that do not fit, a line for each."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("vocabulary", "\n".join(problems))


@dataclass(frozen=True, slots=True, eq=False)
class Measure:
    """A unit, and how little and how much of it is usual."""

    unit: str
    least: int
    most: int


@dataclass(frozen=True, slots=True, eq=False)
class NameForm:
    """A name as it stands on a list, and its looser forms; `slots` are the words that they take."""

    full: str
    shorts: tuple[str, ...]
    slots: frozenset[str]

    @property
    def placeless(self) -> bool:
        """Whether the name tells no place and no year, so that another county may have one like it."""
        return not self.slots & PLACE_SLOTS


@dataclass(frozen=True, slots=True, eq=False)
class Kind:
    """A kind of project: what it is called, how large it is, what is built and by whom."""

    name: str
    sectors: tuple[str, ...]
    state_kind: str | None
    total: tuple[int, int]
    """Least and most total investment, in 万元."""
    months: tuple[int, int]
    productive: bool
    names: tuple[NameForm, ...]
    placeless: tuple[NameForm, ...]
    words: Mapping[str, tuple[str, ...]]
    """What may fill {product}, {brand}, {cap} and {road}."""
    contents: tuple[Clause, ...]
    units: Mapping[str, tuple[Measure, ...]]
    parts: tuple[str, ...]
    builders: tuple[Clause, ...]
    owners: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class People:
    """Names of reporters, surnames of officials and their titles."""

    reporters: tuple[str, ...]
    surnames: tuple[str, ...]
    titles: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """All words of the invented world."""

    provinces: tuple[str, ...]
    cities: tuple[str, ...]
    counties: tuple[str, ...]
    towns: tuple[str, ...]
    villages: tuple[str, ...]
    people: People
    units: Mapping[str, tuple[tuple[str, str], ...]]
    """By rank of place: the offices there, full and short, with {kind} for 县, 市 …"""
    company_stems: tuple[str, ...]
    trades: tuple[str, ...]
    company_tails: tuple[str, ...]
    kinds: tuple[Kind, ...]


def load_vocabulary(folder: Traversable | None = None) -> Vocabulary:
    """The words of a folder, by default those that are shipped; a VocabularyError names every one that does not fit."""
    return _read_folder(folder) if folder is not None else _load_shipped()


@functools.cache
def _load_shipped() -> Vocabulary:
    return _read_folder(files("corpus") / "grammars" / "world")


def _read_folder(folder: Traversable) -> Vocabulary:
    problems: list[str] = []
    tables: dict[str, dict[str, Any]] = {}
    names = [entry.name for entry in folder.iterdir()] if folder.is_dir() else []
    for name in sorted(names):
        if name.endswith(".toml"):
            try:
                tables[name] = tomllib.loads((folder / name).read_text(encoding="utf-8"))
            except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
                problems.append(f"{name}：读不了：{error}")
                tables[name] = {}
    vocabulary = _build(tables, problems)
    if problems:
        raise VocabularyError(problems)
    return vocabulary


def _build(tables: dict[str, dict[str, Any]], problems: list[str]) -> Vocabulary:
    common = {"places.toml", "people.toml", "units.toml", "companies.toml"}
    problems += [f"缺少 {name}" for name in sorted(common - set(tables))]
    problems += [f"{name}：不认识这个文件" for name in tables if name not in common and not name.startswith("kind_")]
    places, people, units, companies = (
        Table(name, tables.get(name, {}), problems)
        for name in ("places.toml", "people.toml", "units.toml", "companies.toml")
    )
    kinds = tuple(
        _read_kind(Table(name, table, problems)) for name, table in tables.items() if name.startswith("kind_")
    )
    if not kinds:
        problems.append("一种项目（kind_*.toml）都没有")
    vocabulary = Vocabulary(
        provinces=places.words("provinces"),
        cities=places.words("cities"),
        counties=places.words("counties"),
        towns=places.words("towns", least=20),
        villages=places.words("villages"),
        people=People(people.words("reporters"), people.words("surnames"), people.words("titles")),
        units={rank: units.pairs(rank) for rank in ("county", "city", "province")},
        company_stems=companies.words("stems"),
        trades=companies.words("trades"),
        company_tails=companies.words("tails"),
        kinds=kinds,
    )
    seen: set[str] = set()
    for stem in (*vocabulary.provinces, *vocabulary.cities, *vocabulary.counties):
        if stem in seen:
            problems.append(f"places.toml：“{stem}”用了两次")
        seen.add(stem)
    for table in (places, people, units, companies):
        table.refuse_others()
    return vocabulary


def _read_kind(table: Table) -> Kind:
    words = {slot: table.words(f"{slot}s", optional=True) for slot in ("product", "brand", "cap", "road")}
    names = tuple(
        NameForm(full, shorts, frozenset(slots))
        for full, *rest in table.names("names", NAME_SLOTS, dict(_BARE))
        for shorts, slots in [(tuple(rest), table.slots_of([full, *rest]))]
    )
    contents = table.clauses("contents", CONTENT_SLOTS)
    builders = table.clauses("builders", BUILDER_SLOTS)
    told = {slot for clause in contents for slot in find_slots(clause)}
    needed = told | {slot for name in names for slot in name.slots}
    table.need({f"{slot}s" for slot in words if slot in needed and not words[slot]})
    measured = told & set(MEASURES)
    state_kind = table.word("state_kind")
    if state_kind and state_kind not in STATE_KINDS:
        table.refuse("state_kind", f"只能是 {'、'.join(STATE_KINDS)} 或空，不是“{state_kind}”")
    kind = Kind(
        name=table.file.removeprefix("kind_").removesuffix(".toml"),
        sectors=table.words("sectors"),
        state_kind=state_kind or None,
        total=table.limits("total"),
        months=table.limits("months"),
        productive=table.truth("productive"),
        names=names,
        placeless=tuple(name for name in names if name.placeless),
        words=words,
        contents=contents,
        units={key: tuple(Measure(*row) for row in rows) for key, rows in table.units("units", measured).items()},
        parts=table.words("parts", least=5),
        builders=builders,
        owners=table.words("owners", slots=frozenset({"kind"})),
    )
    table.refuse_others()
    return kind
