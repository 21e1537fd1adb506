"""Places by the table of administrative divisions: province, city, county, with their codes."""

import csv
import re
from bisect import bisect_right
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from schemas import Region

_ENDING = re.compile("[省市县区旗州盟]")
_LONGEST_NAME = 15
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
    ends = [match.end() for match in _ENDING.finditer(text)]
    if not ends:
        return None
    by_code, by_name = _table()
    for start in range(ends[-1] - 1):
        chain = _chain_at(text, start, ends, by_name, by_code)
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
    text: str,
    start: int,
    ends: list[int],
    by_name: dict[str, tuple[Division, ...]],
    by_code: dict[str, Division],
) -> list[tuple[int, tuple[Division, ...]]]:
    """The places named one after the other from an offset, each narrowed to those that lie in the one before."""
    chain: list[tuple[int, tuple[Division, ...]]] = []
    at = start
    while (step := _division_at(text, at, ends, by_name)) is not None:
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
    text: str, at: int, ends: list[int], by_name: dict[str, tuple[Division, ...]]
) -> tuple[int, tuple[Division, ...]] | None:
    """The longest name of a place that begins at an offset; names end at one of the given offsets."""
    for end in reversed(ends[bisect_right(ends, at + 1) : bisect_right(ends, at + _LONGEST_NAME)]):
        if found := by_name.get(text[at:end]):
            return end, found
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


_NAMED = re.compile(
    r"(?:中共|关于(?:印发|下达|通报|对)?|《|[0-9]{4}年度?|(?:前|头|首)[0-9一二三四]{1,2}(?:个月|季度)|今年|[^\u3400-\u9fff]){0,16}"
    r"(?P<place>[\u3400-\u9fff]{1,6}?(?:自治区|自治州|自治县|省|市|县|区|旗|州|盟))"
    r"(?=人民政府|政府|发展|发改|委|重点|重大|项目|投资|统计|工业|住房|交通|水利|融媒|新闻|广播|日报|电视|门户|政务|：|[0-9“《—-]|关于|举行|召开|全力|奋|掀起|优化|集中|"
    r"固定|今年|上半年|前|经济|落实|开展|加快|推进|城|商务|招商|督查|建设|奏响|拼|做对|新一|紧)"
)
_NO_PLACE = re.compile(
    r"(?:[某全我本各该省市县区旗州盟级跨新老主来定]|社会|开发|高新|经开|片|辖|矿|厂|景|库|灌|社|小|园|地|城|保税|示范|山|牧|林|先行|试验|集聚|功能|合作|街|校|院)[省市县区旗州盟]\Z|"
    r"[的和与及在对从向为是了、年月度]|^[0-9]"
)


def find_named_region(text: str) -> tuple[int, int, Region] | None:
    """The place at the beginning of a title or of an office's name, also one that no table knows; then without a code.

    >>> find_named_region("青溪县人民政府办公室")
    (0, 3, Region(text='青溪县', code=None, name=None))
    >>> find_named_region("全县重点项目进展情况") is None and find_named_region("开发区重点项目") is None
    True
    """
    match = _NAMED.match(text)
    if match is None or _NO_PLACE.search(match["place"]):
        return None
    if found := find_region(match["place"]):
        return match.start("place") + found[0], match.start("place") + found[1], found[2]
    return *match.span("place"), Region(match["place"], None, None)


def find_place(name: str) -> str | None:
    """The code of the one place of a name; None where no place has it, or several.

    >>> find_place("晋城市"), find_place("城区")
    ('140500', None)
    """
    by_code, by_name = _table()
    found = by_name.get(name)
    division = _highest(found, by_code) if found else None
    return division.code if division else None


@cache
def _last_letters() -> frozenset[str]:
    return frozenset(name[-1] for name in _table()[1])


def division_names() -> Collection[str]:
    """The names of all provinces, cities and counties.

    >>> "平遥县" in division_names()
    True
    """
    return _table()[1].keys()


def ends_a_place(text: str, end: int) -> bool:
    """Whether the name of a city, county or district ends at a place of a text.

    >>> ends_a_place("平遥县重点工程", 3), ends_a_place("确定县重点工程", 3)
    (True, False)
    """
    _, by_name = _table()
    if text[end - 1 : end] not in _last_letters():
        return False
    return any(text[start:end] in by_name for start in range(max(0, end - 12), end - 1))
