"""The course of a report: who it mentions, what is told of each, and of whom it speaks from place to place."""

import re
from bisect import bisect_left

from extractors.below import read_listed_below
from extractors.block_groups import groups_in
from extractors.continuing import continued, tells_of_several
from extractors.course import Course, level_under
from extractors.cutting import find_cuts
from extractors.grouped import Group
from extractors.groups import uncounted_group
from extractors.heads import find_heads
from extractors.introducing import find_headline
from extractors.levelled import find_said_level, without_level
from extractors.membership import BlockGroups
from extractors.mentions import Mentions, ProjectMention
from extractors.names import Name
from extractors.outline import Block
from extractors.reading import read_item, read_prose
from extractors.scan import MAIN_ROLES, Scan
from extractors.scopes import group_class
from extractors.settings import Setting, find_level, find_nature
from extractors.sheets import find_sheet
from extractors.speaking import subject_words
from extractors.subjects import Subject
from extractors.tables.mentioning import Rows, Told, mention_row
from extractors.tables.speaking import tells
from extractors.targets_sections import find_sections
from schemas import replace

_LEVEL_FIELD = re.compile(r"(?:项目|重点)?级别：")
_NATURE_FIELD = re.compile(r"(?:建设|项目)?性质：")
_BRACKET = re.compile(r"（([^（）]{2,12})）")
_FIRST = re.compile(r"总体|总的|基本|概况|概述|完成情况|进展情况|运行情况|面上")


def find_mentions(
    scan: Scan, rows: Rows | None = None, promised: frozenset[int] = frozenset(), told_cells: Told | None = None
) -> Mentions:
    """The projects, groups and parts of a report, what tells of each, and of whom each block speaks from place to place.

    `rows` are the blocks that are rows of tables; `promised` are figures of targets, which count no group but in a plan;
    `told_cells` are the blocks that are sentences of cards.
    """
    found = Mentions()
    heading_groups: dict[int, int] = {}
    told: int | None = None
    main: int | None = None
    under: int | None = None
    cuts = find_cuts(scan)
    every = [
        ()
        if block.kind == "furniture"
        else tuple(
            group
            for group in groups_in(scan, number, found.ranked, cuts)
            if scan.genre == "实施方案" or group.count not in promised
        )
        for number, block in enumerate(scan.blocks)
    ]
    every = _only_done(scan, every)
    heads = find_heads(scan, every)
    headline = find_headline(scan)
    sheet = find_sheet(scan) if not rows else None
    if sheet is not None:
        heads = [None] * len(heads)  # 三、投资估算 ⏎ 总投资3亿元: a section of it, no project
    for number, block in enumerate(scan.blocks):
        if rows and number in rows:
            mention_row(scan, *rows[number], number, found)
        if block.kind == "furniture":
            continue
        groups, head = every[number], heads[number]
        course = Course(scan, number, found, groups, before=told, main=main, headline=headline)
        if told_cells and rows and number in told_cells:
            card, cell = told_cells[number]
            read_item(course, found.rows[card], cell.start, tells=tells(rows[card][0], cell))
        elif sheet is not None and number in sheet[1]:
            read_item(course, course.introduced(sheet[0]), block.body)
        elif head is not None and not tells_of_several(scan, number, head):
            project = _introduce_item(scan, head, number, found)
            if block.kind == "item" and found.projects[project].level is None:
                found.projects[project] = replace(found.projects[project], level=level_under(found, under))
            read_item(course, project, head.end)
            _read_bracket(scan, head, project, found)
        elif (before := continued(scan, number, found, groups)) is not None:
            read_item(course, before, block.body)
            _read_fields(scan, block, before, found)
        else:
            above = heading_groups.get(block.heading) if block.heading is not None else None
            near = block.heading == number - 1 and block.kind == "paragraph"
            base = Subject("group", above) if above is not None and near else None
            if base is None and near and not groups:
                base = _headed(scan, number, found)
                if base is not None and block.heading is not None:
                    heading_groups[block.heading] = base.place
            if not read_listed_below(course):
                read_prose(course, base if base is not None else _whole(scan, number, found, groups))
        told, main = _still_told(course, told), course.under.main
        if block.kind != "item":
            under = main if _LISTS_BELOW.search(scan.text, max(block.body, block.end - 8), block.end) else None
        if block.kind == "heading" and course.first_group is not None:
            heading_groups[number] = course.first_group
    _read_said_levels(scan, found)
    return found


_LISTS_BELOW = re.compile(r"(?:其中|分别[是为]|具体[是为]|主要[是为有]|包括|如下)：?\s*\Z")
"""How a paragraph ends whose group is told of item by item below it."""


def _still_told(course: Course, told: int | None) -> int | None:
    """The project that the next block may take up: the one told of last, until a section or another subject begins."""
    if course.spoke:
        return course.last
    block = course.scan.blocks[course.number]
    ends = block.marker is not None or (block.kind == "heading" and course.scan.genre not in _STORIES)
    return None if ends or course.first_group is not None else told


_STORIES = ("新闻报道", "项目简介", "其他")


def _only_done(scan: Scan, every: list[tuple[Group, ...]]) -> list[tuple[Group, ...]]:
    """The groups of each block, without what verbs in front of names say where a report tells of what is to come: 建成A、B as a task."""
    if not any(group.front or group.silent for groups in every for group in groups):
        return every
    return [
        groups
        if section == "told"
        else tuple(
            replace(group, status=None, state=None, nature=None, front=False) if group.front else group
            for group in groups
            if not group.silent
        )
        for section, groups in zip(find_sections(scan), every, strict=True)
    ]


def _headed(scan: Scan, number: int, found: Mentions) -> Subject | None:
    """The class of projects that a heading names without counting it, where the first words below it speak of nobody else."""
    block = scan.blocks[number]
    heading = scan.blocks[block.heading] if block.heading is not None else None
    main = scan.main_figures(number)
    if heading is None or not main or heading.end - heading.body > 32:
        return None
    cue = main[0][1].start
    if subject_words(scan, _clause_start(scan.text, block.body, cue), cue) or "。" in scan.text[block.body : cue]:
        return None
    named = group_class(scan.lexicon).search(scan.text, heading.body, heading.end)
    limited = scan.figures[main[0][0]].figure.bound in ("at_least", "at_most", "range")
    if limited or named is None or heading.end - named.end() > 8 or scan.text[heading.end - 1] in "？?！":
        return None
    group = uncounted_group(scan.text, named.start(), named.end(), scan.lexicon)
    return Subject("group", BlockGroups(scan, number - 1, found).add(group, None)) if group is not None else None


def _whole(scan: Scan, number: int, found: Mentions, groups: tuple[Group, ...]) -> Subject | None:
    """The group that a report is about as a whole: who its opening speaks of where a sentence names nobody before any of its groups.

    It is the first group that is counted, else the one that the title names.
    """
    block = scan.blocks[number]
    heading = scan.blocks[block.heading] if block.heading is not None else None
    first = heading is None or _FIRST.search(scan.text, heading.start, heading.end) is not None
    opening = first and block.kind == "paragraph" and not found.projects and scan.genre in ("通报", "进展情况")
    unnamed = next(
        (
            reading
            for _, reading in scan.main_figures(number)
            if reading.role == "completion"
            and not subject_words(scan, _clause_start(scan.text, block.body, reading.start), reading.start)
        ),
        None,
    )
    if not opening or unnamed is None or (groups and (groups[0].start < unnamed.start or not found.groups)):
        return None
    for place, mention in enumerate(found.groups):
        if mention.part_of is None and mention.project is None and not mention.group.region and not mention.members:
            return Subject("group", found.resolved(place))
    for line, title in enumerate(scan.blocks[:4]):
        named = group_class(scan.lexicon).search(scan.text, title.body, title.end)
        if line >= number or named is None or title.end - title.start > 60:
            continue
        group = uncounted_group(scan.text, title.body, named.end(), scan.lexicon)
        if group is not None or (group := uncounted_group(scan.text, named.start(), named.end(), scan.lexicon)):
            return Subject("group", BlockGroups(scan, line, found).add(group, None))
    return None


_FIRST = re.compile(r"总体|总的|基本|概况|概述|完成情况|进展情况|运行情况|面上")


def _clause_start(text: str, floor: int, at: int) -> int:
    return max(floor, *(text.rfind(sign, floor, at) + 1 for sign in "，。；：、（）\n"))


def _read_said_levels(scan: Scan, found: Mentions) -> None:
    """Takes the levels that the sentences about a project say of it."""
    for project, mention in enumerate(found.projects):
        for telling in found.tellings_of(project):
            level = find_said_level(scan.text, telling.start, telling.end, scan.lexicon)
            if level is not None:
                found.projects[project] = replace(mention, level=level)
                break


def _introduce_item(scan: Scan, name: Name, number: int, found: Mentions) -> int:
    """The project of an item: a new one, unless a list has only named it before."""
    block = scan.blocks[number]
    name, said_level = without_level(name, scan.text, scan.lexicon)
    known = found.known_project(name.text)
    again = _told_again(scan, number, name, found) if block.marker is None and scan.genre in _STORIES else None
    if again is not None:
        found.add_alias(again, name)
        found.add_name(number, name.start, name.end, Subject("project", again))
        return again
    if (
        known is not None
        and not found.projects[known].item
        and (not found.tellings_of(known) or _told_in_a_row(scan, found, known, name))
    ):
        found.projects[known] = replace(
            found.projects[known],
            name=name,
            block=number,
            level=block.level or found.projects[known].level,
            nature=block.nature or found.projects[known].nature,
            item=True,
        )
    else:
        known = found.add_project(
            ProjectMention(name, number, said_level or block.level, block.nature, None, item=True)
        )
    found.add_name(number, name.start, name.end, Subject("project", known))
    return known


_IN_A_ROW = re.compile(r"[^。；\n]{0,200}?(?:分别|依次|对应)")


def _told_in_a_row(scan: Scan, found: Mentions, known: int, name: Name) -> bool:
    """Whether a project has only had its amount in a row with others' before its own item: 其中，A和B总投资分别为3亿元、5亿元."""
    before = found.projects[known]
    if before.name.text != name.text or scan.blocks[before.block].marker is not None:
        return False
    return _IN_A_ROW.match(scan.text, before.name.end) is not None


def _told_again(scan: Scan, number: int, name: Name, found: Mentions) -> int | None:
    """The project that a paragraph of a story goes on with under another form of its name; amounts told twice are two projects'."""
    known = found.short_for(name.text)
    if known is None or not found.tellings_of(known):
        return None
    return None if scan.main_figures(number) and _has_amounts(scan, found, known) else known


def _has_amounts(scan: Scan, found: Mentions, project: int) -> bool:
    """Whether amounts of its own were told of a project."""
    for telling in found.tellings_of(project):
        first = bisect_left(scan.figures, telling.start, key=lambda figure: figure.start)
        last = bisect_left(scan.figures, telling.end, first, key=lambda figure: figure.start)
        if any(reading is not None and reading.role in MAIN_ROLES for reading in scan.roles[first:last]):
            return True
    return project in found.reverse.values()


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
