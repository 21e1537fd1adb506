"""Places by the table of administrative divisions: province, city, county, with their codes."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from schemas import Region

_ENDINGS = "省市县区旗州盟"
_FILLERS = frozenset({"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"})
"""Rows of the table that are no places, only shelves for them."""


@dataclass(frozen=True, slots=True)
class Division:
    """A province, city or county of the table."""

    code: str
    name: str
    parent: str | None


@cache
def _table() -> tuple[dict[str, Division], dict[str, tuple[Division, ...]]]:
    by_code: dict[str, Division] = {}
    by_name: dict[str, list[Division]] = {}
    table = (files("extractors.lexicon") / "divisions.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(table.splitlines()):
        if row["code"] == row["parent"]:
            continue  # a city without counties (东莞, 中山, 儋州) stands in the table once more, as its own county
        division = Division(row["code"], row["name"], row["parent"] or None)
        by_code[division.code] = division
        if division.name not in _FILLERS:
            by_name.setdefault(division.name, []).append(division)
    return by_code, {name: tuple(divisions) for name, divisions in by_name.items()}


def find_region(text: str) -> tuple[int, int, Region] | None:
    """The first place that a text names by its full name, with its stretch; a name that several places share has no code.

    >>> find_region("关于印发江苏省南通市海安市重点项目投资计划的通知")[2]
    Region(text='江苏省南通市海安市', code='320685', name='江苏省南通市海安市')
    >>> find_region("大同市新荣区2024年重点工程推进情况")[2].code
    '140212'
    >>> find_region("我县重点工程") is None
    True
    """
    by_code, by_name = _table()
    for start in range(len(text)):
        chain = _chain_at(text, start, by_name, by_code)
        if chain and not _is_tail(text, start, chain[0][0]):
            end, candidates = chain[-1]
            division = _highest(candidates, by_code)
            code, name = (division.code, full_name(division.code)) if division else (None, None)
            return start, end, Region(text[start:end], code, name)
    return None


def _is_tail(text: str, start: int, end: int) -> bool:
    """Whether a name of two characters is the end of a longer word: 主城区, and 密云县, which the table calls 密云区."""
    before = text[start - 1 : start]
    return end - start == 2 and "\u3400" <= before <= "\u9fff" and before not in "省市州盟区于在对到从至和与及为向赴"


def _highest(candidates: tuple[Division, ...], by_code: dict[str, Division]) -> Division | None:
    """The one place that a name means: the only one, or the city of which the others of that name are a part (嘉峪关市)."""
    first = candidates[0]
    lies_in_first = all(first.code in (above.code, *_ancestors(above, by_code)) for above in candidates)
    return first if lies_in_first else None


def _chain_at(
    text: str, start: int, by_name: dict[str, tuple[Division, ...]], by_code: dict[str, Division]
) -> list[tuple[int, tuple[Division, ...]]]:
    """The places named one after the other from an offset, each narrowed to those that lie in the one before."""
    chain: list[tuple[int, tuple[Division, ...]]] = []
    at = start
    while (step := _division_at(text, at, by_name)) is not None:
        end, found = step
        if chain:
            above = {division.code for division in chain[-1][1]}
            found = tuple(division for division in found if above.intersection(_ancestors(division, by_code)))
            if not found:
                break
        chain.append((end, found))
        at = end
    return chain


def _division_at(
    text: str, at: int, by_name: dict[str, tuple[Division, ...]]
) -> tuple[int, tuple[Division, ...]] | None:
    for end in range(min(len(text), at + 15), at + 1, -1):
        if text[end - 1] in _ENDINGS and text[at:end] in by_name:
            return end, by_name[text[at:end]]
    return None


def _ancestors(division: Division, by_code: dict[str, Division]) -> list[str]:
    codes: list[str] = []
    while division.parent in by_code and division.parent not in codes:
        codes.append(division.parent)
        division = by_code[division.parent]
    return codes


def full_name(code: str) -> str:
    """The name of a place with the places that it lies in.

    >>> full_name("140502")
    '山西省晋城市城区'
    >>> full_name("110101")
    '北京市东城区'
    """
    by_code, _ = _table()
    names = [by_code[code].name, *(by_code[above].name for above in _ancestors(by_code[code], by_code))]
    return "".join(name for name in reversed(names) if name not in _FILLERS)


def ends_a_place(text: str, end: int) -> bool:
    """Whether the name of a city, county or district ends at a place of a text.

    >>> ends_a_place("平遥县重点工程", 3), ends_a_place("确定县重点工程", 3)
    (True, False)
    """
    _, by_name = _table()
    return any(text[start:end] in by_name for start in range(max(0, end - 12), end - 1))
