"""Headings that name a place: 青溪市重点项目 beside 省重点项目 is a level, 青溪县承担的项目 beside those of other counties a region."""

import re
from collections.abc import Sequence

from extractors.lines import Line
from extractors.regions import find_place
from extractors.settings import HeadingSettings, Setting
from schemas import Level

_PLACED = re.compile(
    r"(?:关于|涉及|在)?(?P<place>[\u3400-\u9fff]{1,8}?[省市县区旗州盟镇乡])(?P<rest>本级|级)?(?:的|承担的?|列入计划的?|实施的?|境内的?)?"
    r"(?:(?P<key>重点|重大)(?:建设)?)?(?:项目|工程)(?:方面|(?:进展|推进|完成|建设)?情况)?(?=[（：，【0-9]|共|--|\Z)"
)
_GENERIC = re.compile(
    r"(?:[全我本各该省市县区旗州盟级列定其跨新老]|国家|社会|城|开发|高新|经开|园|片|地|辖|矿|厂|景|库|灌)[省市县区旗州盟镇乡]\Z"
)
_SUFFIX_LEVELS: dict[str, Level] = {
    "省": "省重点",
    "州": "市重点",
    "盟": "市重点",
    "市": "市重点",
    "县": "县重点",
    "旗": "县重点",
    "区": "县重点",
}


def place_levels(
    text: str, lines: Sequence[Line], said: Sequence[HeadingSettings]
) -> tuple[dict[int, Setting[Level]], dict[int, Setting[str]]]:
    """For the lines that begin with a place's name: the level that it stands for, or the region whose projects follow.

    A place stands for a level only where other headings name levels, and where no other place of its kind has a heading.
    """
    found: dict[int, re.Match[str]] = {}
    for number, line in enumerate(lines):
        start, end = line.body, line.end
        if end - start > 120 or said[number].level is not None or (line.marker is None and text[end - 1] in "。；"):
            continue
        match = _PLACED.match(text, start, end)
        if match is not None and (find_place(match["place"]) or _GENERIC.search(match["place"]) is None):
            found[number] = match
    if not found:
        return {}, {}
    named = {setting.level.name for setting in said if setting.level is not None}
    kinds: dict[str, set[str]] = {}
    for match in found.values():
        kinds.setdefault(match["place"][-1], set()).add(match["place"])
    levels: dict[int, Setting[Level]] = {}
    regions: dict[int, Setting[str]] = {}
    for number, match in found.items():
        place = match["place"]
        level = _level_of(place, named)
        if level and match["key"] and named and len(kinds[place[-1]]) == 1:
            levels[number] = Setting(level, match.start("place"), match.end("key"))
        else:
            regions[number] = Setting(place, *match.span("place"))
    return levels, regions


def _level_of(place: str, named: set[Level]) -> Level | None:
    """The level of the projects of a place: by the table of divisions, else by what its name ends in."""
    known = find_place(place)
    if known is not None:
        return "省重点" if known.endswith("0000") else "市重点" if known.endswith("00") else "县重点"
    if place[-1] == "市" and "市重点" in named:
        return "县重点"  # beside 市级重点 a city of its own is a county-level one
    return _SUFFIX_LEVELS.get(place[-1])
