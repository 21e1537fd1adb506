"""Amounts told one by one of several projects or places that a clause names: A和B总投资分别为7.9亿元和0.4亿元."""

import re

from extractors.course import Course
from extractors.enumerations import find_list
from extractors.grouped import told_part
from extractors.names import Name, is_unit
from extractors.reversing import read_names
from extractors.sameness import size_of
from extractors.subjects import Subject
from extractors.sureness import is_class, sure_name
from schemas import Cut, replace

_ONE_BY_ONE = re.compile(r"分别|依次")


def read_shared_subject(course: Course, low: int, stop: int, cue: int) -> bool:
    """Gives the amounts of a clause to the projects that it names, in order: A和B总投资分别为7.9亿元和0.4亿元."""
    apart = _ONE_BY_ONE.search(course.scan.text, low, cue + 12)
    if course.item is not None or apart is None:
        return False
    end = course.sentence_end(cue)
    places = course.scan.places[course.number]
    first = course.scan.first_in(course.number, cue)
    amounts = [first]
    while amounts[-1] + 1 < places.stop:
        between = course.scan.text[course.scan.figures[amounts[-1]].end : course.scan.figures[amounts[-1] + 1].start]
        if between not in ("、", "和", "及", "，"):
            break
        amounts.append(amounts[-1] + 1)
    stop = min(stop, apart.start()) if apart.start() > low else stop
    places_named = _places_named(course, low, stop)
    if len(places_named) == len(amounts) > 1:
        return share_among_places(course, places_named, amounts)
    listed = find_list(course.scan.text, low, stop, course.scan.figures, course.scan.lexicon, count=len(amounts))
    if listed is None or len(listed.members) != len(amounts) or len(amounts) < 2:
        return False
    units = [is_unit(member.name.text, course.scan.lexicon) for member in listed.members]
    if any(units):
        return all(units) and share_among_places(course, [member.name for member in listed.members], amounts)
    if all(is_class(member.name.text, course.scan.lexicon) for member in listed.members):
        return share_among_places(course, [member.name for member in listed.members], amounts, "sector")
    members = [replace(member, amounts=(amount,)) for member, amount in zip(listed.members, amounts, strict=True)]
    for amount in amounts:
        course.found.read_as[amount] = first
    read_names(course, members, low)
    course.done = max(course.done, min(end, course.scan.figures[amounts[-1]].end))
    return True


def read_common_subject(course: Course, low: int, stop: int) -> bool:
    """Turns to the projects that share what a clause says: A项目、B项目总投资21.9亿元; to the group that counts as many, if one was told.

    What is said of several is the figure of none of them.
    """
    if "、" not in course.scan.text[low:stop]:
        return False
    listed = find_list(course.scan.text, low, stop, course.scan.figures, course.scan.lexicon, several=True)
    if listed is None or len(listed.members) < 2 or listed.end < stop:
        return False
    if not all(sure_name(member.name, course.scan) for member in listed.members):
        return False
    read_names(course, list(listed.members), low)
    projects = tuple(course.introduced(member.name) for member in listed.members)
    group = _counting(course, projects)
    if group is not None:
        course.found.groups[group] = replace(course.found.groups[group], members=projects)
        course.turn(stop, Subject("group", group))
    course.done = max(course.done, stop)
    return True


def _counting(course: Course, projects: tuple[int, ...]) -> int | None:
    """The group that the block has counted as many members of, and named none but these."""
    for place in reversed(course.under.told[-8:]):
        mention = course.found.groups[course.found.resolved(place)]
        if size_of(course.scan, mention.group) == len(projects) and set(mention.members) <= set(projects):
            return course.found.resolved(place)
    return None


_AND = re.compile(r"、|以及|和|及|与")


def _places_named(course: Course, low: int, stop: int) -> list[Name]:
    """The places that a stretch lists and nothing else."""
    names, at = [], low
    for piece in _AND.split(course.scan.text[low:stop]):
        at = course.scan.text.index(piece, at)
        if not is_unit(piece, course.scan.lexicon):
            return []
        names.append(Name(at, at + len(piece), piece, False))
        at += len(piece)
    return names


def share_among_places(course: Course, places: list[Name], amounts: list[int], cut: Cut | None = None) -> bool:
    """Gives the amounts of a clause to the places that it names, in order: 青溪镇、石桥镇完成投资分别为1.2亿元、0.8亿元."""
    reading = course.scan.roles[amounts[0]]
    if reading is None:
        return False
    for place, amount in zip(places, amounts, strict=True):
        group = told_part(place.start, place.end, place.text, region=cut is None, cut=cut)
        owner = Subject("group", course.found.resolved(course.under.add(group, None)))
        course.turn(course.scan.figures[amount].start, owner)
        course.found.ranked[amount] = reading.role
        course.done = max(course.done, course.scan.figures[amount].end)
    course.turn(course.done, None)
    return True
