"""Which stretch of a report tells of which project: items, the paragraphs behind them, sentences, and names behind 的."""

import re
from bisect import bisect_left
from dataclasses import replace

from extractors.groups import Group, is_class_name
from extractors.membership import add_groups, groups_in
from extractors.mentions import Mentions, ProjectMention, Telling
from extractors.names import Name, find_following_name, find_head_name, names_a_unit, parse_name
from extractors.outline import Block
from extractors.scan import MAIN_ROLES, Scan
from extractors.settings import Setting, find_level, find_nature
from extractors.subjects import subject_words

WINDOW = 100
"""How far before a cue its subject may begin; a name is shorter."""

_STRONG_TAILS = ("项目", "工程")
_NAME_FIELD = re.compile(r"(?:项目|工程)名称：\x20?(?=\S)")
_CONTINUES = re.compile(
    r"(?:该(?:项目|工程)|项目|工程|目前|截至|截止|总投资|计划总投资|建设(?:单位|内容|规模|地点|年限|性质)|主要建设|进展情况|形象进度|存在问题|年度|年计划|[0-9]{1,2}-[0-9]{1,2}月|占|[\u3400-\u9fff0-9（）/-]{2,16}：)"
)
_OTHERS = re.compile(r"总投资[约近超]?[0-9.]+[亿万]元?的|其余|其他|另有|全[省市县区旗州盟]")
_LEVEL_FIELD = re.compile(r"(?:项目|重点)?级别：")
_NATURE_FIELD = re.compile(r"(?:建设|项目)?性质：")
_SEGMENT = re.compile(r"[^。；！？\n]+")
_SECTOR = re.compile(r"[^，。；：]{1,10}(?:方面|领域|类|上)：|其中[，：]?|特别是|同时，|此外，")
_ATTRIBUTE = re.compile(r"[^，。；：]*的")
_CLAUSE_SIGN = re.compile(r"[，。；：（）、]")
_SIGN_BEFORE = re.compile(r".*[，：（）、]", re.DOTALL)


def find_mentions(scan: Scan) -> Mentions:
    """The projects, groups and parts of a report, and what tells of each."""
    found = Mentions()
    for number, block in enumerate(scan.blocks):
        if block.kind == "furniture":
            continue
        groups = groups_in(scan, number)
        head = _head(scan, number, groups)
        if head is not None:
            project = found.add_project(_introduced(scan, head, number))
            found.add_telling(number, Telling(project, head.end, block.end, item=True))
            _read_bracket(scan, head, project, found)
        elif (continued := _continued(scan, number, found, groups)) is not None:
            found.add_telling(number, Telling(continued, block.body, block.end, item=True))
            _read_fields(scan, block, continued, found)
        else:
            _add_sentences(scan, number, groups, found)
        add_groups(scan, number, groups, found)
    return found


def _introduced(scan: Scan, name: Name, number: int) -> ProjectMention:
    block = scan.blocks[number]
    return ProjectMention(name, number, block.level, block.nature, None)


def _head(scan: Scan, number: int, groups: tuple[Group, ...]) -> Name | None:
    """The project that a block is about: its head is a name, and a figure of a project or a state of its works supports it."""
    block = scan.blocks[number]
    main = scan.main_figures(number)
    cue = main[0][1].start if main else None
    name = find_head_name(scan.text, block.body, block.end, cue, scan.lexicon)
    if name is None or any(group.start < name.end for group in groups):
        return None
    if _NAME_FIELD.match(scan.text, block.body):
        return name
    if names_a_unit(name, scan.lexicon) or is_class_name(name.text, scan.lexicon):
        return None
    supported = (
        cue is not None and not any(group.start < cue for group in groups) and not _other_subject(scan, name, cue)
    )
    if cue is not None and supported:
        total = any(reading.role == "total_investment" for _, reading in main)
        if name.tailed and (block.kind == "item" or cue - name.end <= 2):
            return name
        planned = {reading.role for _, reading in main} >= {"annual_plan", "completion"}
        if block.kind == "item" and (total or planned or block.state is not None or block.nature is not None):
            return name
    if block.kind == "item" and not main and (block.state or block.nature) and name.end < block.end:
        return name
    if block.marker is not None and name.end >= block.end - 1 and _is_told_on(scan, number):
        return name
    strong = name.text.endswith(_STRONG_TAILS) or "项目（" in name.text or "工程（" in name.text
    if not strong or scan.genre == "实施方案":
        return None
    if block.kind == "item":
        return name if name.end < block.end else None
    following = scan.blocks[number + 1] if number + 1 < len(scan.blocks) else None
    alone = block.kind == "heading" and block.marker is not None and name.end >= block.end - 1
    return name if alone and following is not None and following.kind == "paragraph" else None


_TELLS_ON = re.compile(r"该(?:项目|工程)|总投资|计划总投资|概算总投资|建设(?:单位|内容|规模|地点)|主要建设|项目总投资")


def _is_told_on(scan: Scan, number: int) -> bool:
    """Whether the line behind a name tells of it: 该项目总投资3亿元, 建设规模：…"""
    following = scan.blocks[number + 1] if number + 1 < len(scan.blocks) else None
    if following is None or following.kind != "paragraph":
        return False
    return _TELLS_ON.match(scan.text, following.body, following.end) is not None


def _other_subject(scan: Scan, name: Name, cue: int) -> bool:
    """Whether the first figure of an item has a subject of its own: 交通建设。东二环快速路总投资12亿元."""
    start = name.end
    for sign in _CLAUSE_SIGN.finditer(scan.text, start, cue):
        start = sign.end()
    return bool(subject_words(scan, start, cue)) and "。" in scan.text[name.end : cue]


def _continued(scan: Scan, number: int, found: Mentions, groups: tuple[Group, ...]) -> int | None:
    """The project of the block before, where this paragraph goes on telling of it."""
    block = scan.blocks[number]
    before = found.tellings[-1] if found.tellings and number else None
    if before is None or not before.item or before.end != scan.blocks[number - 1].end:
        return None
    if block.kind != "paragraph" or (block.marker is not None and block.marker.style not in ("dash", "bullet")):
        return None
    if groups and (groups[0].start == block.body or any(group.members for group in groups)):
        return None
    if _OTHERS.match(scan.text, block.body, block.end):
        return None
    return before.project if _CONTINUES.match(scan.text, block.body, block.end) else None


_BRACKET = re.compile(r"（([^（）]{2,12})）")


def _read_bracket(scan: Scan, name: Name, project: int, found: Mentions) -> None:
    """Takes the level from the bracket behind a name: 皖北物流枢纽（省重点）."""
    bracket = _BRACKET.match(scan.text, name.end)
    level = find_level(scan.text, *bracket.span(1), scan.lexicon, alone=True) if bracket else None
    if level is not None:
        found.projects[project] = replace(found.projects[project], level=level)


def _read_fields(scan: Scan, block: Block, project: int, found: Mentions) -> None:
    """Takes the level and the nature from fields of their own: 项目级别：省重点, 建设性质：续建."""
    if match := _LEVEL_FIELD.match(scan.text, block.body, block.end):
        level = find_level(scan.text, match.end(), block.end, scan.lexicon, alone=True)
        if level is not None:
            found.projects[project] = replace(found.projects[project], level=level)
    if match := _NATURE_FIELD.match(scan.text, block.body, block.end):
        word = scan.text[match.end() : block.end]
        named = find_nature(word + "项目", 0, len(word) + 2, scan.lexicon)
        if named is not None:
            found.projects[project] = replace(
                found.projects[project], nature=Setting(named.name, match.end(), block.end)
            )


def _add_sentences(scan: Scan, number: int, groups: tuple[Group, ...], found: Mentions) -> None:
    """Adds the projects that single sentences of a paragraph tell of, by the name before a figure or behind 的."""
    block, main = scan.blocks[number], scan.main_figures(number)
    for segment in _SEGMENT.finditer(scan.text, block.body, block.end):
        start, end = segment.span()
        for place, reading in main:
            if not start <= reading.start < end or place in found.reverse:
                continue
            if scan.text.startswith("的", scan.figures[place].end):
                _add_following(scan, number, place, end, found)
                continue
            name = _name_before(scan, start, reading.start, groups)
            if name is not None:
                project = found.known_project(name.text)
                project = found.add_project(_introduced(scan, name, number)) if project is None else project
                found.add_telling(number, Telling(project, name.end, end, item=False))
    _mark_strays(scan, number, found)


def _name_before(scan: Scan, start: int, cue: int, groups: tuple[Group, ...]) -> Name | None:
    """The project named right before a cue, or before the comma or the period in front of it."""
    text, stop = scan.text, cue
    ended = bisect_left(scan.periods, stop, key=lambda period: period.end)
    if ended < len(scan.periods) and scan.periods[ended].end == stop and scan.periods[ended].start > start:
        stop = scan.periods[ended].start
    if text[stop - 1] in "，：":
        stop -= 1
    while sector := _SECTOR.match(text, start, stop):
        start = sector.end()
    lead = _SIGN_BEFORE.match(text, max(start, stop - WINDOW), stop)
    low = lead.end() if lead else max(start, stop - WINDOW)
    while sector := _SECTOR.match(text, low, stop):
        low = sector.end()
    if any(group.start < stop and low < group.end for group in groups):
        return None
    attribute = _ATTRIBUTE.match(text, low, stop)
    low = attribute.end() if attribute else low
    name = parse_name(text, low, stop, scan.lexicon)
    sure = name is not None and (name.text.endswith(_STRONG_TAILS) or (name.tailed and low == start))
    return name if sure else None


def _add_following(scan: Scan, number: int, place: int, end: int, found: Mentions) -> None:
    """Adds the project whose name stands behind its figure: 总投资3亿元的X."""
    figure, reading = scan.figures[place], scan.roles[place]
    if reading is None or reading.role not in MAIN_ROLES or figure.figure.bound in ("at_least", "at_most", "range"):
        return
    name = find_following_name(scan.text, figure.end + 1, end, scan.periods, scan.lexicon)
    if name is None or not name.tailed or _counts(scan.text, name):
        return
    project = found.known_project(name.text)
    project = found.add_project(_introduced(scan, name, number)) if project is None else project
    found.reverse[place] = project
    found.add_telling(number, Telling(project, name.end, end, item=False))


def _mark_strays(scan: Scan, number: int, found: Mentions) -> None:
    """Marks the amounts in front of 的 that no name was found for: they belong to something else than the sentence's subject."""
    for place in scan.places[number]:
        figure = scan.figures[place]
        share = scan.roles[place + 1] if place + 1 < len(scan.roles) else None
        of_plan = share is not None and share.role == "percent_of_plan"
        if (
            figure.figure.kind == "money"
            and not of_plan
            and place not in found.reverse
            and scan.text.startswith("的", figure.end)
        ):
            found.stray.add(place)


def _counts(text: str, name: Name) -> bool:
    """Whether the words behind 的 are a class with its count and no name: 总投资3亿元的项目3个."""
    return re.match(r"（?(?:共|有)?[0-9]+[个项]", text[name.end : name.end + 6]) is not None or len(name.text) < 5
