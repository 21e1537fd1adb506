"""Of whom a new sentence, or a stretch behind ；, speaks before it names anybody: who was told of, a group, or nobody."""

import re

from extractors.continuing import CONTINUES
from extractors.course import Course, stated_in_front
from extractors.enumerations import lead_end
from extractors.membership import closed_bracket
from extractors.names import parse_name
from extractors.resuming import begins_with_noun, points_at, said_by_end, says_state_alone, takes_up
from extractors.speaking import subject_words
from extractors.spending import spent_on
from extractors.storied import goes_on_about
from extractors.subjects import Subject
from extractors.sureness import sure_name


def resume(course: Course, start: int, base: Subject | None) -> bool:
    """Turns to the project told of last where a sentence takes it up: 据了解，该项目总投资3亿元."""
    if course.item is not None:
        return False
    project = course.salient()
    if project is None:
        return _resume_headline(course, start)
    text, end = course.scan.text, course.scan.blocks[course.number].end
    low = lead_end(text, start, end, course.scan.lexicon)
    low = lead_end(text, said_by_end(text, low, end), end, course.scan.lexicon)
    name = course.found.projects[project].name.text
    if not (takes_up(text, low, end, name) if base is None else points_at(text, low, end, name)):
        return False
    course.tell_of([project], start, start)
    return True


def _resume_headline(course: Course, start: int) -> bool:
    """Turns to the project of the headline where the first words about any point at it."""
    name = course.headline
    if name is None or course.spoke or course.found.projects:
        return False
    text, end = course.scan.text, course.scan.blocks[course.number].end
    low = lead_end(text, start, end, course.scan.lexicon)
    low = lead_end(text, said_by_end(text, low, end), end, course.scan.lexicon)
    if not points_at(text, low, end, name.text):
        return False
    course.tell_of([course.introduced(name)], start, start)
    return True


_DATED = re.compile(
    r"(?:(?:(?:19|20)[0-9]{2}|今|当|本)年(?:度)?(?:(?:上|下)半年|[0-9]{1,2}月(?:份|底|[0-9]{1,2}日|[上中下]旬)?)?|[0-9]{1,2}月(?:份|底|[0-9]{1,2}日|[上中下]旬)?|上半年|本月(?:[上中下]旬)?)(?:以来|起)?，?"
    r"(?:累计|已|完成|复工|开工|正式|启动|建成|预计|计划(?:完成|投资)|实际|竣工|投产|项目|工程|该|土建|主体)"
)
"""A sentence that begins with a time and names nobody: 2019年，完成投资1亿元."""


_NOBODY_NEW = re.compile(
    r"(?:自开工以来|开工以来|实际|共|已)*累计|(?:自开工以来|开工以来|实际|共|已)*(?:累计)?完成(?:总?投资|[0-9])|占(?:总投资|概算|年度)"
)
"""What begins a stretch behind ； that goes on with who was spoken of: 完成投资0.3亿元；累计完成1亿元."""


def _is_taken_on(course: Course, start: int, end: int) -> bool:
    """Whether a sentence goes on with what is being told of."""
    if _of_another(course, start, end):
        return False
    return _goes_on(course.scan.text, start, end) or _of_its_kind(course, start, end)


def _goes_on(text: str, start: int, end: int) -> bool:
    """Whether a sentence goes on with whom the one before spoke of."""
    return CONTINUES.match(text, start + (text[start] == "“"), end) is not None or _DATED.match(text, start) is not None


def _names_nobody(course: Course, start: int, end: int) -> bool:
    """Whether a stretch behind ； says something without saying of whom: X总投资5亿元；完成年度投资1亿元."""
    if _NOBODY_NEW.match(course.scan.text, start, end):
        return True
    cue = course.speaking_cue(start, end)
    if cue is None or subject_words(course.scan, start, cue):
        return False
    first = course.scan.first_in(course.number, start)
    reading, stop = course.scan.roles[first], course.scan.figures[first].end
    if reading is not None and reading.role == "total_investment" and _runs_on(course.scan.text, stop, end):
        return False  # ；总投资3亿元明远材料项目，已开工: another
    return not spent_on(course, first, end)  # ；投资500万元，修建石门大桥: another


def _runs_on(text: str, at: int, end: int) -> bool:
    """Whether letters stand right behind an amount, which may be a name."""
    return (
        at < end
        and (text[at] in "的“" or "\u3400" <= text[at] <= "\u9fff")
        and not text.startswith(("左右", "余", "以上"), at)
    )


def _of_another(course: Course, start: int, end: int) -> bool:
    """Whether a sentence begins with how a project stands that it names then: 已建成投产的组件项目，年销售收入…"""
    of = course.scan.text.find("的", start, min(end, start + 18))
    if of < 0 or stated_in_front(course.scan, start, of + 1) is None:
        return False
    name = parse_name(course.scan.text, of + 1, end, course.scan.lexicon)
    return name is not None and sure_name(name, course.scan)


def _of_its_kind(course: Course, start: int, end: int) -> bool:
    """Whether a sentence goes on with the one project that is told of by what it is, or by how it stands: 水库总库容… behind 石门水库."""
    if len(course.told) != 1:
        return False
    if says_state_alone(course.scan.text, start, end, course.scan.lexicon):
        return True
    name = course.found.projects[next(iter(course.told))].name.text
    return begins_with_noun(course.scan.text, start, end, name)


def begin_sentence(course: Course, start: int, end: int, opener: str) -> None:
    """Settles of whom a new sentence (or a stretch behind ；) speaks before it names anybody."""
    if start < course.done or start >= end:
        return
    if course.scan.text.startswith("其中", start) and course.under.told:
        course.among = course.found.resolved(course.under.told[-1])
    if course.item is not None:
        course.turn(start, course.base)
    elif opener == "；" and (
        (course.topic is not None and course.topic.kind == "group")
        or (len(course.told) == 1 and _names_nobody(course, start, end))
    ):
        return
    elif not (
        course.told
        and not _of_another(course, start, end)
        and (
            _goes_on(course.scan.text, start, end)
            or _of_its_kind(course, start, end)
            or goes_on_about(course, start, end, opener)
        )
    ):
        course.stop_telling(start)
        base = _sentence_base(course, start)
        if not resume(course, start, base):
            course.turn(start, base)


def _sentence_base(course: Course, at: int) -> Subject | None:
    """The one group that a block is about so far, or its heading's."""
    mains = {
        course.found.resolved(place)
        for place in course.under.told[-200:]
        if course.found.groups[place].part_of is None
        and course.found.groups[place].group.count is not None
        and not (course.found.groups[place].group.subset and course.base is not None)
        and not closed_bracket(course.scan.text, course.found.groups[place].group, at)
    }
    if not mains:
        return course.base if course.base is not None else _uncounted_base(course)
    return Subject("group", mains.pop()) if len(mains) == 1 else None


def _uncounted_base(course: Course) -> Subject | None:
    """The one class that a block has told figures of without counting it: 全市重点项目一季度完成投资30亿元。3月当月，完成投资5亿元."""
    classes = {
        course.found.resolved(place)
        for place in course.under.told[-40:]
        if course.found.groups[place].part_of is None and not course.found.groups[place].group.region
    }
    if len(classes) != 1 or course.last is not None:
        return None
    place = classes.pop()
    own = course.found.groups[place]
    return None if own.members or own.project is not None or own.group.generic else Subject("group", place)
