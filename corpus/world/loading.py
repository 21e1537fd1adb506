"""Loading the words of the invented world, checked one and all.

They lie in `corpus/grammars/world/*.toml`, written by people who had read reports. What does not fit is refused, all of it at once:
a writer of words should not have to start the program ten times to learn of ten slips.
"""

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from corpus.world.clauses import find_slots
from corpus.world.reading import Table
from corpus.world.vocabulary import Kind, Measure, NameForm, People, ProjectWords, Theme, Vocabulary, Works
from schemas import TaizhangError

NAME_SLOTS = frozenset(
    {"county", "stem", "town", "town2", "village", "company", "firm", "brand", "cap", "road", "n", "product", "year"}
)
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


_COMMON = ("places.toml", "people.toml", "units.toml", "companies.toml", "projects.toml")


def _build(tables: dict[str, dict[str, Any]], problems: list[str]) -> Vocabulary:
    problems += [f"缺少 {name}" for name in sorted(set(_COMMON) - set(tables))]
    problems += [f"{name}：不认识这个文件" for name in tables if name not in _COMMON and not name.startswith("kind_")]
    common = [Table(name, tables.get(name, {}), problems) for name in _COMMON]
    places, people, units, companies, projects = common
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
        projects=_read_projects(projects),
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
    for table in common:
        table.refuse_others()
    return vocabulary


def _read_projects(table: Table) -> ProjectWords:
    return ProjectWords(
        public_funds=table.words("public_funds"),
        private_funds=table.words("private_funds"),
        town_offices=table.words("town_offices"),
        sections=table.words("sections"),
        shares=table.pairs("shares", "[前一个, 后一个]"),
        shares_of_lines=table.pairs("shares_of_lines", "[前一段, 后一段]"),
    )


def _read_kind(table: Table) -> Kind:
    words = {slot: table.words(f"{slot}s", optional=True) for slot in ("product", "brand", "cap", "road")}
    names = tuple(
        NameForm(full, shorts, frozenset(slots))
        for full, *rest in table.names("names", NAME_SLOTS, dict(_BARE))
        for shorts, slots in [(tuple(rest), table.slots_of([full, *rest]))]
    )
    contents = table.clauses("contents", CONTENT_SLOTS)
    builders = table.clauses("builders", BUILDER_SLOTS)
    owners = table.words("owners", slots=frozenset({"kind"}))
    total = table.limits("total")
    rows = [_read_theme(theme, owners, total) for theme in table.tables("themes")]
    told = {slot for clause in contents for slot in find_slots(clause)}
    for _, works in rows:
        told |= {slot for clause in works.contents for slot in find_slots(clause)} - works.units.keys()
    needed = told | {slot for name in names for slot in name.slots}
    table.need({f"{slot}s" for slot in words if slot in needed and not words[slot]})
    units = _measures(table.units("units", told & set(MEASURES)))
    state_kind = table.word("state_kind")
    if state_kind and state_kind not in STATE_KINDS:
        table.refuse("state_kind", f"只能是 {'、'.join(STATE_KINDS)} 或空，不是“{state_kind}”")
    kind = Kind(
        name=table.file.removeprefix("kind_").removesuffix(".toml"),
        sectors=table.words("sectors"),
        state_kind=state_kind or None,
        months=table.limits("months"),
        productive=table.truth("productive"),
        linear=table.truth("linear"),
        weight=table.number("weight"),
        names=names,
        placeless=tuple(name for name in names if name.placeless),
        words=words,
        builders=builders,
        works=Works(contents, units, table.words("parts", least=5), owners, total),
        themes=tuple(Theme(of, replace(works, units={**units, **works.units})) for of, works in rows),
    )
    table.refuse_others()
    return kind


def _read_theme(table: Table, owners: tuple[str, ...], total: tuple[int, int]) -> tuple[tuple[str, ...], Works]:
    """The words of a theme, and what is built there; of measures only its own, owners and total of the kind where it has none."""
    contents = table.clauses("contents", CONTENT_SLOTS)
    told = {slot for clause in contents for slot in find_slots(clause)}
    works = Works(
        contents=contents,
        units=_measures(table.units("units", told & set(MEASURES), optional=True)),
        parts=table.words("parts", least=5),
        owners=table.words("owners", optional=True, slots=frozenset({"kind"})) or owners,
        total=table.limits("total") if "total" in table.table else total,
    )
    of = table.words("of")
    table.refuse_others()
    return of, works


def _measures(rows: Mapping[str, list[tuple[str, int, int]]]) -> dict[str, tuple[Measure, ...]]:
    return {key: tuple(Measure(*row) for row in entries) for key, entries in rows.items()}
