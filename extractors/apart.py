"""Figures told one by one of what was named before: 甲类完成投资3亿元，乙类完成投资5亿元，分别占年度计划的49%、50%."""

import re
from bisect import bisect_left

from extractors.course import Course
from extractors.cutting import CUT_LEAD, cut_of
from extractors.names import Name, is_unit
from extractors.places import sentence_start
from extractors.sharing import share_among_places
from extractors.speaking import subject_words
from extractors.subjects import Subject

_APART = re.compile(r"分别|依次")
_NEXT = ("、", "和", "及", "与", "以及", "，")
_NAMED = re.compile(r"(?:有|是|为|：|，)(?=[\u3400-\u9fff])")


def read_apart(course: Course, start: int, end: int) -> bool:
    """Gives the figures of a clause that names nobody to those who were named before it, in order."""
    apart = _APART.search(course.scan.text, start, end)
    if apart is None or course.item is not None:
        return False
    listed = _figures_listed(course, apart.start(), end)
    if len(listed) < 2 or subject_words(course.scan, start, _cue(course, listed[0])).replace("分别", "").replace(
        "依次", ""
    ):
        return False
    owners = _groups_before(course, start, len(listed))
    if owners is None:
        return _among_places_before(course, start, listed) or _left_open(course, start, listed)
    reading = course.scan.roles[listed[0]]
    for owner, place in zip(owners, listed, strict=True):
        course.turn(course.scan.figures[place].start, Subject("group", owner))
        if reading is not None:
            course.found.read_as[place] = listed[0]
    course.done = max(course.done, course.scan.figures[listed[-1]].end)
    course.turn(course.done, None)
    return True


def _left_open(course: Course, start: int, listed: list[int]) -> bool:
    """Leaves figures that are told one by one to nobody, where it does not show whose each is."""
    if any(course.scan.roles[place] is None for place in listed):
        return False
    course.done = max(course.done, course.scan.figures[listed[-1]].end)
    course.turn(start, None)
    return True


def _cue(course: Course, place: int) -> int:
    reading = course.scan.roles[place]
    return reading.start if reading is not None and reading.cue else course.scan.figures[place].start


def _figures_listed(course: Course, start: int, end: int) -> list[int]:
    """The figures of one kind that follow each other with nothing but signs between them."""
    scan = course.scan
    places = scan.places[course.number]
    first = bisect_left(scan.figures, start, places.start, places.stop, key=lambda found: found.start)
    found: list[int] = []
    for place in range(first, places.stop):
        figure = scan.figures[place]
        if found:
            before = scan.figures[found[-1]]
            if figure.figure.kind != before.figure.kind or scan.text[before.end : figure.start] not in _NEXT:
                break
        elif figure.start >= end:
            break
        found.append(place)
    return found


def _groups_before(course: Course, start: int, count: int) -> list[int] | None:
    """The groups that the sentence has told of before a place, if they are as many as the figures."""
    low = sentence_start(course.scan.text, course.scan.blocks[course.number].body, start)
    told: list[int] = []
    for place in course.under.told[-(2 * count + 2) :]:
        group = course.found.groups[place].group
        if group.start >= low and not group.subset:
            told.append(course.found.resolved(place))
    told = list(dict.fromkeys(told))
    if len(told) == count + 1 and all(course.found.groups[part].part_of == told[0] for part in told[1:]):
        told = told[1:]
    return told if len(told) == count else None


_SAID_OF_THEM = re.compile(
    r"(?:等)?(?:[0-9一二三四五六七八九十]+个?(?:县|区|市|旗|镇|乡|街道|部门|单位|项目){1,2})?"
    r"(?:[0-9]{1,2}-[0-9]{1,2}月份?)?(?:项目|投资|建设)?(?:进展|推进|完成|增速|速度|进度|工作|排名|位居|居|列|超过|符合|较|均|表现|领先|靠前)"
)
_PIECE = re.compile(r"、|和|及|与|以及")


def _among_places_before(course: Course, start: int, listed: list[int]) -> bool:
    """Gives figures to those whom a clause before has named: 青溪镇、东坂镇推进较快，分别完成年度计划的20%、19%."""
    scan = course.scan
    floor = sentence_start(scan.text, scan.blocks[course.number].body, start)
    cut = CUT_LEAD.search(scan.text, floor, start)
    by = cut_of(cut) if cut is not None else None
    stop = start - 1
    for _ in range(3):
        low = max(floor, *(scan.text.rfind(sign, floor, stop) + 1 for sign in "，；："))
        names = _names(course, low, stop, len(listed))
        if names and all(is_unit(name.text, scan.lexicon) for name in names):
            return share_among_places(course, names, listed)
        if names and by in ("sector", "nature", "stage", "funding") and len(names) > 1:
            return share_among_places(course, names, listed, by)
        if low <= floor:
            break
        stop = low - 1
    return False


def _names(course: Course, low: int, stop: int, count: int) -> list[Name]:
    """The names that a clause lists, without what is said of them, if they are so many."""
    text = course.scan.text
    said = _SAID_OF_THEM.search(text, low + 2, stop)
    ends = [stop] if said is None else [said.start(), stop]
    for end in ends:
        begins = [match.end() for match in _NAMED.finditer(text, low, end)]
        for begin in (*reversed(begins), low):
            pieces = _PIECE.split(text[begin:end])
            if len(pieces) != count or not all(2 <= len(piece) <= 16 for piece in pieces):
                continue
            names, at = [], begin
            for piece in pieces:
                at = text.index(piece, at)
                names.append(Name(at, at + len(piece), piece, False))
                at += len(piece)
            return names
    return []
