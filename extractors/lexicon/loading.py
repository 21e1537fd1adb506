"""The words as data: TOML files with examples, a user's own words laid over them, and the fingerprint of what is in force."""

import hashlib
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Any, get_args

from extractors.lexicon.forms import expand
from extractors.lexicon.values import are_texts, is_bool, is_months, is_scale, is_text, one_of, some_of
from schemas import (
    FigureKind,
    Genre,
    Level,
    Measure,
    Nature,
    Operator,
    OwnerRole,
    ProblemKind,
    Role,
    Status,
    UsageError,
)

_ROLES = (*get_args(Role), "none")
_KINDS = get_args(FigureKind)
_STATUSES = get_args(Status)
COLUMN_FIELDS = (
    *(
        "ordinal",
        "name",
        "group",
        "code",
        "level",
        "nature",
        "industry",
        "builder",
        "responsible",
        "location",
        "content",
    ),
    *(
        "term",
        "date",
        "person",
        "count",
        "total_investment",
        "annual_plan",
        "completion",
        "percent_of_plan",
        "progress",
    ),
    *("status", "problem", "remark", "funding", "none"),
)
"""What a column of a table may hold; `none` is a known heading that fills no field of ours."""
_TARGET_PARTS = (
    *(
        "promise",
        "promise_behind",
        "cost",
        "done",
        "history",
        "rise",
        "spend",
        "link",
        "make",
        "deed",
        "lead",
        "label",
        "metric_tail",
        "day",
    ),
    *("section_goals", "section_next", "section_past", "owner_field", "owner_verb", "office"),
)

# file → the keys that an entry may carry beside forms, examples, refuses and note, each with what its value may be;
# a key that ends in ? may be missing
TABLES: Mapping[str, Mapping[str, Callable[[Any], bool]]] = MappingProxyType(
    {
        "clauses": {
            "part": one_of("lead", "predicate", "sentence", "site", "ceremony", "deed"),
            "status?": one_of(*_STATUSES),
        },
        "roles": {
            "role": one_of(*_ROLES),
            "kinds": some_of(*_KINDS),
            "cumulative?": is_bool,
            "part?": is_bool,
            "side?": one_of("after"),
            "of?": one_of(*_ROLES),
            "yearly?": one_of(*_ROLES),
            "dated?": one_of(*_ROLES),
            "behind?": are_texts,
            "unless?": are_texts,
        },
        "fillers": {"part": one_of("cue", "lead", "subject")},
        "composed": {"of": one_of("计划", "总投资", "完成额", "工程量"), "head?": is_bool, "inner?": is_bool},
        "marks": {
            "part": one_of("earlier", "goal", "since", "class", "yuan", "changed", "listed", "goes_on", "viewed")
        },
        "units": {
            "kind": one_of(*_KINDS),
            "unit": is_text,
            "scale": is_scale,
            "spoken?": one_of("yes", "span", "works"),
        },
        "qualifiers": {
            "side": one_of("before", "after"),
            "bound": one_of("about", "near_below", "near_above", "at_least", "at_most"),
        },
        "periods": {"months": is_months},
        "status": {"status": one_of(*_STATUSES), "weak?": is_bool, "works?": is_bool},
        "parts": {"part": one_of("tail", "whole", "paper", "people")},
        "modals": {"modal": one_of("expected", "denied", "partial", "closing")},
        "levels": {"level": one_of(*get_args(Level)), "heading?": is_bool},
        "natures": {"nature": one_of(*get_args(Nature)), "status?": one_of(*_STATUSES)},
        "names": {"part": one_of("tail", "generic", "generic_tail", "unit_tail", "work", "verb")},
        "groups": {"part": one_of("noun", "opener", "open", "state", "class"), "status?": one_of(*_STATUSES)},
        "genres": {"genre": one_of(*get_args(Genre)), "weak?": is_bool, "body?": is_bool},
        "problems": {"problem": one_of(*get_args(ProblemKind))},
        "fields": {"field": one_of("content", "builder", "location", "responsible", "term"), "long?": is_bool},
        "columns": {
            "field": one_of(*COLUMN_FIELDS),
            "time?": one_of("year", "month", "since"),
            "inside?": is_bool,
            "unless?": are_texts,
            "beside?": are_texts,
            "needs?": are_texts,
            "weak?": is_bool,
        },
        "cells": {"status": one_of(*_STATUSES)},
        "words": {"part": one_of("front", "site", "state", "stop", "word")},
        "furniture": {"part": one_of("line", "related", "story", "label", "summary")},
        "targets": {
            "part": one_of(*_TARGET_PARTS),
            "level?": one_of("strong", "modal", "plan", "forecast", "both"),
            "op?": one_of(*get_args(Operator)),
            "measure?": one_of(*get_args(Measure)),
            "role?": one_of(*get_args(OwnerRole)),
            "by?": is_text,
        },
    }
)
LARGEST_FILE = 2**20
COMMON = frozenset({"forms", "examples", "refuses", "note"})


@dataclass(frozen=True, slots=True)
class WordEntry:
    """A few words of one meaning, with sentences that must and must not match."""

    table: str
    forms: tuple[str, ...]
    words: tuple[str, ...]
    """What the forms spell out."""
    examples: tuple[str, ...]
    refuses: tuple[str, ...]
    values: Mapping[str, Any]
    """The keys of this table: the role, the status, the scale …"""


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """All the words in force. Compared by identity, so that what is compiled from it can be kept beside it."""

    fingerprint: str
    tables: Mapping[str, tuple[WordEntry, ...]]

    def entries(self, table: str) -> tuple[WordEntry, ...]:
        """The entries of one table; where two spell the same word, the later one counts."""
        return self.tables[table]

    def words(self, table: str, **having: object) -> Mapping[str, WordEntry]:
        """Word → entry for a table, or for those of its entries whose keys have the given values.

        >>> "项目" in load_lexicon().words("names", part="tail")
        True
        """
        return _words(self, table, tuple(having.items()))


@cache
def _words(lexicon: Lexicon, table: str, having: tuple[tuple[str, object], ...]) -> Mapping[str, WordEntry]:
    return MappingProxyType(
        {
            word: entry
            for entry in lexicon.tables[table]
            if all(entry.values.get(key) == value for key, value in having)
            for word in entry.words
        }
    )


@cache
def load_lexicon(overlay: Path | None = None) -> Lexicon:
    """The shipped words, with a user's own laid over them: same file names, entries added, `drop` takes words away."""
    shipped = {
        name: _parse((files("extractors.lexicon") / f"{name}.toml").read_bytes(), f"{name}.toml") for name in TABLES
    }
    own = {} if overlay is None else _read_overlay(overlay)
    digest = hashlib.sha256()
    tables = {}
    for name in TABLES:
        drop = frozenset(
            word for form in _dropped(own.get(name, {}), f"{overlay}/{name}.toml") for word in expand(form)
        )
        added = _entries(name, own.get(name, {}), f"{overlay}/{name}.toml")
        taken = drop | {word for entry in added for word in entry.words}
        kept = tuple(_without(entry, taken) for entry in _entries(name, shipped[name], f"{name}.toml"))
        tables[name] = tuple(entry for entry in (*kept, *added) if entry.words)
        if {entry.values.get("part") for entry in tables[name]} != {entry.values.get("part") for entry in kept}:
            raise UsageError("lexicon", f"“{overlay}/{name}.toml”去掉了一类词的全部，程序没有它们读不了报告")
        for entry in tables[name]:
            digest.update(repr((name, entry.words, sorted(entry.values.items()))).encode())
    return Lexicon("sha256:" + digest.hexdigest(), MappingProxyType(tables))


def _read_overlay(folder: Path) -> dict[str, dict[str, Any]]:
    if not folder.is_dir():
        raise UsageError("lexicon", f"词库目录“{folder}”不存在或不是目录")
    own = {}
    for path in sorted(folder.glob("*.toml")):
        if path.stem not in TABLES:
            raise UsageError("lexicon", f"“{path}”不是词库文件；可用的文件名：{'、'.join(sorted(TABLES))}")
        if not path.is_file() or path.stat().st_size > LARGEST_FILE:
            raise UsageError("lexicon", f"“{path}”不是普通文件，或超过1MB")
        own[path.stem] = _parse(path.read_bytes(), str(path))
    return own


def _dropped(data: Mapping[str, Any], where: str) -> list[str]:
    forms = data.get("drop", [])
    if not isinstance(forms, list) or not all(isinstance(form, str) for form in forms):
        raise UsageError("lexicon", f"词库文件“{where}”里drop应是一列文字")
    return forms


def _parse(data: bytes, where: str) -> dict[str, Any]:
    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise UsageError("lexicon", f"词库文件“{where}”读不出来：{error}") from error


def _entries(table: str, data: Mapping[str, Any], where: str) -> tuple[WordEntry, ...]:
    unknown = set(data) - {"entry", "drop"}
    if unknown:
        raise UsageError("lexicon", f"词库文件“{where}”里有不认识的键：{'、'.join(sorted(unknown))}")
    entries = data.get("entry", [])
    if not isinstance(entries, list) or not all(isinstance(item, dict) for item in entries):
        raise UsageError("lexicon", f"词库文件“{where}”里的词条应写成[[entry]]")
    return tuple(_entry(table, item, where) for item in entries)


def _entry(table: str, item: Mapping[str, Any], where: str) -> WordEntry:
    keys = {key.removesuffix("?"): (key.endswith("?"), allows) for key, allows in TABLES[table].items()}
    unknown = set(item) - COMMON - set(keys)
    if unknown:
        raise UsageError("lexicon", f"词库文件“{where}”的一个词条里有不认识的键：{'、'.join(sorted(unknown))}")
    for key in ("forms", "examples", "refuses"):
        value = item.get(key, [])
        if not isinstance(value, list) or not all(isinstance(text, str) and text for text in value):
            raise UsageError("lexicon", f"词库文件“{where}”里{key}应是一列非空的文字")
    if not all(isinstance(item.get(key, ""), str) for key in ("note",)):
        raise UsageError("lexicon", f"词库文件“{where}”里note应是文字")
    if not item.get("forms"):
        raise UsageError("lexicon", f"词库文件“{where}”里有一个没有词形（forms）的词条")
    values = {
        key: tuple(value) if isinstance(value, list) else value for key, value in item.items() if key not in COMMON
    }
    forms = tuple(item["forms"])
    words = tuple(dict.fromkeys(word for form in forms for word in expand(form)))
    for key, (optional, allows) in keys.items():
        if (key not in item and not optional) or (key in item and not allows(item[key])):
            raise UsageError("lexicon", f"词库文件“{where}”的一个词条里，{key}缺少或取值不对：{item.get(key)!r}")
    return WordEntry(
        table, forms, words, tuple(item.get("examples", ())), tuple(item.get("refuses", ())), MappingProxyType(values)
    )


def _without(entry: WordEntry, taken: frozenset[str] | set[str]) -> WordEntry:
    if not taken.intersection(entry.words):
        return entry
    words = tuple(word for word in entry.words if word not in taken)
    return WordEntry(entry.table, entry.forms, words, entry.examples, entry.refuses, entry.values)
