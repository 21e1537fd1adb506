"""The names that a heading counts and the line below it lists: （二）续建项目（3个）。 ⏎ A、B、C。"""

from extractors.course import Course
from extractors.enumerations import NameList, find_list
from extractors.sameness import size_of
from extractors.subjects import Subject
from schemas import replace


def read_listed_below(course: Course) -> bool:
    """Whether a block is nothing but the names that the line above counts, just as many; they become the members of that group."""
    above = _counted_above(course)
    listed = _list_of(course, above) if above is not None else None
    if above is None or listed is None:
        return False
    course.narrated = above
    members = []
    for member in listed.members:
        project = course.introduced(member.name)
        course.tell_member(member, project)
        members.append(project)
    mention = course.found.groups[above]
    group = replace(mention.group, members=listed.members, closed=listed.closed)
    course.found.groups[above] = replace(mention, group=group, members=tuple(members))
    course.turn(listed.end, Subject("group", above))
    return True


def _counted_above(course: Course) -> int | None:
    """The group whose count ends the line above."""
    scan, last = course.scan, len(course.found.groups) - 1
    if last < 0 or course.number == 0 or course.found.groups[last].block != course.number - 1:
        return None
    end = course.found.groups[last].group.end
    behind = scan.text[end : scan.blocks[course.number - 1].end]
    return course.found.resolved(last) if not behind.strip("）。：；，\n ") else None


def _list_of(course: Course, above: int) -> NameList | None:
    scan, mention = course.scan, course.found.groups[above]
    block = scan.blocks[course.number]
    count = size_of(scan, mention.group)
    if count is None or mention.members or course.groups or not scan.text[block.body : block.end].strip("。；\n "):
        return None
    listed = find_list(scan.text, block.body, block.end, scan.figures, scan.lexicon, count=int(count))
    if listed is None or len(listed.members) != count or scan.text[listed.end : block.end].strip("。；\n "):
        return None
    return listed
