"""Projects that prose speaks of in passing: 在X施工现场, X正式投产, X、Y等一批项目; their bounds are settled by words."""

import re

from extractors.continuing import CONTINUES
from extractors.course import Course
from extractors.enumerations import find_list
from extractors.mentions import name_key
from extractors.names import Name, is_unit
from extractors.signs import state_pattern
from extractors.subjects import Subject
from extractors.sureness import is_class, speaks_of
from extractors.words import Frame, find_frames

_SHORTEST = 4
_CLASS_BEHIND = re.compile(r"等[^，。；：]{0,16}(?:项目|工程|公路|道路|高速|铁路|桥|设施|现场|工地)")
_CALLED = re.compile("项目|工程")
_STRONG = ("项目", "工程")
_AHEAD = re.compile(
    r"确保|保障|力[争促]|争取|计划|预计|拟|将|推动|推进|加快|尽快|早日|完成|实现|牵头|[底日月]前|年底|月底|务必|[未不要须应]"
)
"""What is only hoped for or asked for is no state: 确保城南船闸工程竣工, 年底前完成储能电站竣工验收."""


def read_framed(course: Course, start: int, end: int, opener: str) -> bool:
    """Turns to the projects of which a clause speaks without a cue, if its words show where their names begin and end."""
    if course.item is not None or course.scan.genre == "实施方案" or not course.narrative:
        return False
    for frame in find_frames(course.scan.text, start, end, course.scan.lexicon):
        names = _names(course, frame)
        if not names or not _is_said(course, frame, names, start, end, opener):
            continue
        projects = [course.introduced(name) for name in names]
        for name, project in zip(names, projects, strict=True):
            course.found.add_name(course.number, name.start, name.end, Subject("project", project))
        course.tell_of(projects, frame.end, start)
        course.done = max(course.done, frame.end)
        return True
    return False


def _names(course: Course, frame: Frame) -> list[Name]:
    """The names of a frame; none where one of them can be no project's."""
    scan = course.scan
    listed = find_list(scan.text, frame.start, frame.end, scan.figures, scan.lexicon, several=frame.kind == "list")
    if listed is None or listed.end < frame.end:
        return []
    names = [member.name for member in listed.members]
    tailed = sum(name.tailed for name in names)
    if not tailed or (frame.kind == "list") != (len(names) > 1):
        return []
    return names if all(_can_be_one(course, name, alone=len(names) == 1) for name in names) else []


def _can_be_one(course: Course, name: Name, *, alone: bool) -> bool:
    lexicon = course.scan.lexicon
    shortest = _SHORTEST - 1 + alone + name.text.endswith(_STRONG)
    known = course.found.known_project
    if any(known(name.text[:length]) is not None for length in range(_SHORTEST, len(name.text))):
        return False  # a part of a project that is known: 城南产业园|厂房主体封顶
    if len(name.text) < shortest or not speaks_of(name.text, lexicon):
        return False
    owner = name.text.removesuffix("项目").removesuffix("工程")
    return not is_class(name.text, lexicon) and not is_unit(name.text, lexicon) and not is_unit(owner, lexicon)


def _is_said(course: Course, frame: Frame, names: list[Name], start: int, end: int, opener: str) -> bool:
    """Whether the report tells anything of the names: a state, a figure, or a list that calls them projects."""
    text = course.scan.text
    known = any(course.known(name_key(name.text)) is not None for name in names)
    if frame.kind == "list" and text.startswith("等", frame.end):
        return _CLASS_BEHIND.match(text, frame.end, end) is not None
    if frame.kind == "list":
        return _CALLED.search(text, max(text.rfind("。", 0, start) + 1, start - 40), frame.start) is not None
    if frame.kind == "state":
        if _AHEAD.search(text, start, frame.start) or _AHEAD.search(text, frame.end, end):
            return False
        part = bool(course.told) and opener == "，" and not frame.proper  # 该工程去年开工，输水隧洞工程已完工
        strong = all(name.text.endswith(_STRONG) for name in names) and not part
        return known or strong or (frame.proper and not course.told and opener != "：")
    stop = course.sentence_end(end)
    if course.told and not known:
        return False  # a part of what is being told of: 工人们正在洞门工程现场紧张作业
    if known or state_pattern(course.scan.lexicon).search(text, frame.end, stop) is not None:
        return True
    return course.own_cue(end, stop) is not None or CONTINUES.match(text, stop + 1) is not None
