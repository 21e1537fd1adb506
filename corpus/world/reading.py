"""Reading one TOML table of words strictly: every slip becomes a line, and reading goes on."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from corpus.forms import FormError
from corpus.world.clauses import Clause, find_slots, parse_clause

_SAME = {"county": "stem", "firm": "company", "stem": "county", "company": "firm"}
"""Of two names of one thing, the looser form may have the other."""
_YEAR = re.compile(r"20[0-9]{2}年")
_SLOT = re.compile(r"\{([^{}]*)\}")


@dataclass(slots=True)
class Table:
    """One file's table; what is asked for and not there, or not as it should be, is added to `problems`."""

    file: str
    table: Mapping[str, Any]
    problems: list[str]
    _asked: set[str] = field(default_factory=set)

    def refuse(self, key: str, why: str) -> None:
        """Adds a line to the problems."""
        self.problems.append(f"{self.file} {key}：{why}")

    def refuse_others(self) -> None:
        """Adds a line for each key that nobody has asked for."""
        for key in self.table:
            if key not in self._asked:
                self.refuse(key, "不认识这一项")

    def need(self, keys: Iterable[str]) -> None:
        """Adds a line for each of these keys, whose words are used and not there."""
        for key in sorted(keys):
            self.refuse(key, "有写法要用，却没有")

    def word(self, key: str) -> str:
        """The string under a key."""
        value = self._get(key)
        if isinstance(value, str):
            return value
        self.refuse(key, "应是一个词")
        return ""

    def truth(self, key: str) -> bool:
        """The true or false under a key."""
        value = self._get(key)
        if not isinstance(value, bool):
            self.refuse(key, "应是 true 或 false")
        return value is True

    def number(self, key: str) -> int:
        """The positive whole number under a key."""
        value = self._get(key)
        if _is_number(value):
            return int(value)
        self.refuse(key, f"应是正整数：{value}")
        return 1

    def words(
        self, key: str, least: int = 1, *, optional: bool = False, slots: frozenset[str] | None = None
    ) -> tuple[str, ...]:
        """The list of words under a key, each once; `{n}` or the given slots may stand in them."""
        self._asked.add(key)
        if optional and key not in self.table:
            return ()
        words = tuple(word for word in self._list(key) if self._is_word(key, word))
        for twice in sorted({word for word in words if words.count(word) > 1}):
            self.refuse(key, f"写了两遍：{twice}")
        for word in words:
            self._check_slots(key, word, slots if slots is not None else frozenset({"n"}))
        if len(words) < least:
            self.refuse(key, f"只有 {len(words)} 个，至少要 {least} 个")
        return words

    def pairs(self, key: str, shape: str = "[全称, 简称]") -> tuple[tuple[str, str], ...]:
        """The list of two words each under a key; `shape` says which two."""
        rows = []
        for row in self._list(key):
            if isinstance(row, list) and len(row) == 2 and all(self._is_word(key, word) for word in row):
                for word in row:
                    self._check_slots(key, word, frozenset({"kind"}))
                rows.append((row[0], row[1]))
            else:
                self.refuse(key, f"应是 {shape}：{row}")
        return tuple(rows)

    def names(self, key: str, slots: frozenset[str], bare: Mapping[str, str]) -> tuple[tuple[str, ...], ...]:
        """The lists of [full, shorter…] under a key; where a form brings the kind of place itself, its slot is bare."""
        rows = []
        for row in self._list(key):
            if not isinstance(row, list) or len(row) < 2 or not all(self._is_word(key, word) for word in row):
                self.refuse(key, f"应是 [全名, 简称…]：{row}")
                continue
            for word in row:
                self._check_slots(key, word, slots)
            named = self.slots_of(row[:1])
            known = named | {other for slot, other in _SAME.items() if slot in named}
            for missing in sorted(self.slots_of(row[1:]) - known):
                self.refuse(key, f"简称里有全名没有的 {{{missing}}}：{row[0]}")
            rows.append(tuple(_bare(word, bare) for word in row))
        for twice in sorted({row[0] for row in rows if [other[0] for other in rows].count(row[0]) > 1}):
            self.refuse(key, f"写了两遍：{twice}")
        return tuple(rows)

    def slots_of(self, words: Iterable[str]) -> frozenset[str]:
        """The slots that these words name, `town_bare` as `town`."""
        return frozenset(slot.removesuffix("_bare") for word in words for slot in _SLOT.findall(word))

    def clauses(self, key: str, slots: frozenset[str]) -> tuple[Clause, ...]:
        """The forms of the little language under a key."""
        clauses = []
        for written in self._list(key):
            try:
                clause = parse_clause(written) if self._is_word(key, written) else ()
            except FormError as error:
                self.refuse(key, str(error))
                continue
            for unknown in sorted(set(find_slots(clause)) - slots):
                self.refuse(key, f"没有 {{{unknown}}}：{written}")
            clauses.append(clause)
        return tuple(clauses)

    def limits(self, key: str) -> tuple[int, int]:
        """The [least, most] under a key."""
        value = self._get(key)
        if _are_limits(value):
            return value[0], value[1]
        self.refuse(key, f"应是 [最小, 最大]，都是正整数：{value}")
        return 1, 1

    def tables(self, key: str) -> list["Table"]:
        """The tables under a key, none where it is not there; their problems are this table's."""
        value = self._get(key) or []
        if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
            self.refuse(key, "应是 [[表]]")
            return []
        return [Table(f"{self.file} {key}[{at}]", each, self.problems) for at, each in enumerate(value)]

    def units(self, key: str, needed: set[str], *, optional: bool = False) -> dict[str, list[tuple[str, int, int]]]:
        """The rows [unit, least, most] for each kind of figure, exactly for those that are needed; optional ones may lack."""
        value = self._get(key)
        if optional and value is None:
            return {}
        if not isinstance(value, dict):
            self.refuse(key, "应是一张表")
            return {}
        for name in sorted(set(value) - needed if optional else needed ^ set(value)):
            self.refuse(f"{key}.{name}", "有写法要用，却没有" if name in needed else "没有写法用到")
        rows: dict[str, list[tuple[str, int, int]]] = {}
        for name, entries in value.items():
            rows[name] = []
            for row in entries if isinstance(entries, list) else [entries]:
                if isinstance(row, list) and len(row) == 3 and isinstance(row[0], str) and _are_limits(row[1:]):
                    rows[name].append((row[0], row[1], row[2]))
                else:
                    self.refuse(f"{key}.{name}", f"应是 [单位, 最小, 最大]：{row}")
        return rows

    def _get(self, key: str) -> Any:
        self._asked.add(key)
        return self.table.get(key)

    def _list(self, key: str) -> list[Any]:
        value = self._get(key)
        if isinstance(value, list) and value:
            return value
        self.refuse(key, "应是一列词，不能空着")
        return []

    def _is_word(self, key: str, word: object) -> bool:
        if isinstance(word, str) and word and word == word.strip() and "\n" not in word:
            return True
        self.refuse(key, f"不是一个词：{word!r}")
        return False

    def _check_slots(self, key: str, word: str, slots: frozenset[str]) -> None:
        unknown = sorted(set(_SLOT.findall(word)) - slots)
        if unknown:
            self.refuse(key, f"没有 {{{'、'.join(unknown)}}}：{word}")
        if set(_SLOT.sub("", word)) & set("{}"):
            self.refuse(key, f"花括号没有配对：{word}")


def _are_limits(value: object) -> bool:
    return isinstance(value, list) and len(value) == 2 and all(map(_is_number, value)) and value[0] <= value[1]


def _is_number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value > 0


def _bare(word: str, bare: Mapping[str, str]) -> str:
    word = _YEAR.sub("{year}年", word)  # a year that a name was written with is not the year of the project
    for doubled, single in bare.items():
        word = word.replace(doubled, single)
    return word
