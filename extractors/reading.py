"""The course of a block: sentence by sentence, clause by clause, in and out of brackets."""

import re

from extractors.apart import read_apart
from extractors.beginning import begin_sentence, resume
from extractors.costed import opens_sentence, read_bracketed_name
from extractors.course import Course, level_under
from extractors.framed import read_framed
from extractors.grouped import Group
from extractors.introducing import read_site
from extractors.levelled import find_lead_in
from extractors.mentions import Telling
from extractors.names import Name
from extractors.naming import read_named, read_predicate, read_subject
from extractors.places import stretch_start
from extractors.reversing import read_reversed, read_shared
from extractors.settings import find_setting
from extractors.speaking import subject_words
from extractors.storied import read_presented
from extractors.subjects import Subject
from schemas import replace

_SIGN = re.compile(r"[，。；：！？（）\n]")
_SENTENCE_ENDS = "。！？\n"
_NAME_BRACKET = re.compile(r"(（[^（），。；：\n]{1,24}）)")
_NO_NAME_BRACKET = re.compile(
    r"[0-9]+[个项件宗]|亿|万元|%|其中|[级列]|重点|重大|投资|计划|完成|(?:局|委|办|管委会|公司|集团|中心|政府|厅|镇|乡|街道)）"
)
_PART_BRACKET = re.compile(
    r"（(?:[一二三四五六七八九十0-9A-Za-z]+[期区段标]|第[一二三四五0-9]批|[东西南北中][区段侧片]|[^（）]{0,6}(?:标段|地块|部分)|[0-9]+[栋幢座条][\u3400-\u9fff]{1,6})）"
)
_FIRM = re.compile(r"(?:有限|股份|集团|控股)(?:责任)?[\u3400-\u9fff]{0,4}公司")
_TAIL_AHEAD = re.compile(r"[\u3400-\u9fffA-Za-z0-9“”]{0,24}?(?:项目|工程)")


_NATIONAL = re.compile(r"固定资产投资(?!项目)|生产总值|GDP|工业增加值|财政收入|消费品零售|进出口|规上工业")


def read_item(course: Course, project: int, start: int, *, tells: bool = True) -> None:
    """Reads a block that is about one project; `tells`: what it says is said of how that stands."""
    block = course.scan.blocks[course.number]
    course.item, course.base = project, Subject("project", project)
    course.last, course.spoke = project, True
    if tells:
        course.found.add_telling(Telling(project, start, block.end, item=True))
    course.turn(block.start, course.base)
    _read(course, start, block.end)


def read_prose(course: Course, base: Subject | None) -> None:
    """Reads a block that is about nobody in particular, or about the group of its heading."""
    block = course.scan.blocks[course.number]
    course.base = base
    course.turn(block.start, base)
    resume(course, block.body, base)
    _read(course, block.body, block.end)
    course.stop_telling(block.end)


def _read(course: Course, start: int, end: int) -> None:
    text, at, opener, inner = course.scan.text, start, "\n", start
    for match in _SIGN.finditer(text, start, end):
        stop = match.start()
        if stop < inner:
            continue
        sign = text[stop]
        if sign == "（" and (within := _read_short_form(course, at, stop, end)):
            inner = within
            continue
        if sign == "（" and (within := _inner_bracket(course, stop, end)):
            inner = within
            continue
        _read_clause(course, at, stop, opener)
        if sign == "：" and course.item is None:
            course.led = find_lead_in(text, at, stop, course.scan.lexicon) or course.led
        course.before_bracket = max(at, course.done) if sign == "（" else stop + 1
        opener, at = sign, stop + 1
        if opener == "（":
            course.entered.append((course.topic, dict(course.told)))
        elif opener == "）" and course.entered:
            _leave_bracket(course, at)
    _read_clause(course, at, end, opener)


_SHORT_FORM = re.compile(r"（(?:以下)?(?:统)?[简下]称：?“?(?P<short>[^（）“”，。；]{2,16})”?）")


def _read_short_form(course: Course, start: int, at: int, end: int) -> int | None:
    """Takes what a name is called from here on, and returns where the bracket ends: 恒源新能源基地项目（以下简称“恒源项目”）."""
    bracket = _SHORT_FORM.match(course.scan.text, at, end)
    if bracket is None or at < course.done:
        return None
    named = read_named(course, start, at)
    if named is not None:
        course.found.add_short(named, Name(*bracket.span("short"), bracket["short"], True))
    return bracket.end()


def _inner_bracket(course: Course, at: int, end: int) -> int | None:
    """Where a bracket ends that is a piece of a name: 国道（甲乙界至丙段）改造工程, 产业园项目（一期）."""
    bracket = _NAME_BRACKET.match(course.scan.text, at, end)
    if bracket is not None and at >= course.done and _FIRM.match(course.scan.text, bracket.end(1), end):
        return bracket.end(1)  # 恒源（集团）有限公司
    if bracket is None or at < course.done or _NO_NAME_BRACKET.search(bracket[1]):
        return None
    ahead = course.scan.text[at - 2 : at] in ("项目", "工程") or _PART_BRACKET.match(bracket[1]) is not None
    return bracket.end(1) if ahead or _TAIL_AHEAD.match(course.scan.text, bracket.end(1), end) else None


def _leave_bracket(course: Course, at: int) -> None:
    topic, told = course.entered.pop()
    if course.done > at or topic == course.topic:
        return
    group = course.topic
    if group is not None and group.kind == "group" and topic is not None:
        own = course.found.groups[group.place].group
        if "（" in course.scan.text[own.start : own.end]:
            return  # 省级（6个，总投资30亿元）: the bracket is the group's own
    course.turn(at, topic)
    course.told.update(dict.fromkeys(told, at))


def _read_clause(course: Course, start: int, end: int, opener: str) -> None:
    if opener in _SENTENCE_ENDS or opener == "；":
        begin_sentence(course, start, end, opener)
    start, groups = max(start, course.done), course.groups
    while course.next_group < len(groups) and groups[course.next_group].start < end:
        group = groups[course.next_group]
        course.next_group += 1
        if group.silent and (course.item is not None or (course.told and not course.listed)):
            continue  # parts of what is being told of
        if group.start >= start:
            _read_words(course, start, group.start, opener, before_group=True)
        if group.start >= course.done:
            _open_group(course, group)
        if start < course.done:
            start, opener = course.done, "，"  # behind a group no sentence begins
    if start < end:
        _read_words(course, start, end, opener)


def _as_listed(course: Course, group: Group) -> tuple[Group, int | None]:
    """A bare count of a list that a stated group opens, with that state, and the group: 未开工项目3个：甲镇的A和B2个项目；乙镇的C."""
    above = course.narrated
    if above is None or not group.generic or not group.members or group.state is not None:
        return group, None
    listed = course.found.groups[above].group
    if "。" in course.scan.text[listed.end : group.start]:
        return group, None
    named = find_setting(listed.scope, 0, len(listed.scope), course.scan.lexicon).state
    state, status = listed.state, listed.status
    if state is None and named is not None:
        state, status = (listed.start, listed.end), named.name
    course.under.main = above
    return (replace(group, state=state, status=status) if status is not None else group), above


def _open_group(course: Course, group: Group) -> None:
    course.stop_telling(group.start)
    course.among = course.among if group.silent else None
    group, narrated = _as_listed(course, group)
    part_of_item = course.item
    at = course.next_group - 1
    place = course.under.add(group, part_of_item, at)
    own = Subject("group", course.found.resolved(place))
    if course.first_group is None:
        course.first_group = own.place
    course.turn(group.start, own)
    _read_members(course, group, place, own)
    if group.silent:
        course.done = max(course.done, group.end, group.state[1] if group.state else 0)
        members = course.found.groups[place].members
        for member in members:
            mention = course.found.projects[member]
            level = mention.level or level_under(course.found, course.among)
            course.found.projects[member] = replace(mention, level=level)
        course.tell_of(list(members), course.done, course.done)
        course.listed = True
        if len(members) > 1:
            course.told = {}  # what goes on behind the list may speak of others
        return
    if not group.members:
        course.found.add_name(course.number, group.start, group.end, own)
    course.done = max(course.done, group.end)
    if group.listed is not None:
        course.done = max(course.done, group.listed[1])
    if course.item is not None:
        if group.generic or group.state or group.subset:
            course.turn(course.done, course.base)
        return
    speaking = _speaking(course, place)
    whole = course.under.whole_told(at)
    if whole is not None and course.speaking_cue(course.found.groups[whole].group.end, group.end) is None:
        speaking = course.found.resolved(whole)  # 40项，新建22项，续建18项；总投资30亿元
    bare = course.found.groups[speaking].group.subset and not course.found.groups[speaking].members
    course.turn(course.done, course.base if bare and course.base is not None else Subject("group", speaking))
    if group.members and group.listed is None and group.state is None:
        course.told = dict.fromkeys(course.found.groups[place].members, course.done)
    text = course.scan.text
    course.narrated = own.place if text[group.end : group.end + 1] == "：" and not group.members else narrated


def _speaking(course: Course, place: int) -> int:
    """The group that a sentence goes on speaking of: not a bare count of it by state, but the one it is counted out of."""
    group = place
    while course.found.groups[group].group.subset and not course.found.groups[group].members:
        above = course.found.groups[group].part_of
        if above is None:
            break
        group = above
    return course.found.resolved(group)


def _read_members(course: Course, group: Group, place: int, own: Subject) -> None:
    """Gives each member its name, the amount in front of it and the bracket behind it."""
    if course.item is not None:
        first = len(course.found.components) - len(group.members)
        for offset, member in enumerate(group.members):
            component = Subject("component", first + offset)
            course.found.add_name(course.number, member.name.start, member.name.end, component)
        return
    for member, project in zip(group.members, course.found.groups[place].members, strict=True):
        course.tell_member(member, project)
        course.turn(member.end, own)


_ONLY_TIME = re.compile(
    r"(?:[。；\n]|\A|\Z)?(?:[^，。；：\n]{0,12}(?:[日月年时底初末天午晨]|目前|今年以来|近日|日前|眼下|当前|如今|连日来)，|据[^，。；]{1,16}，|[^，。；]{0,24}(?:获悉|了解到|看到|宣布)，)+\Z"
)


def _only_time_before(text: str, floor: int, at: int) -> bool:
    """Whether a sentence has said no more than when, or who says so, in front of a clause: 3月8日，城南大桥正式通车."""
    start = stretch_start(text, floor, at)
    return at - start <= 56 and _ONLY_TIME.match(text, start, at) is not None


_SOME = re.compile(
    r"(?:大部分|绝大部分|部分|个别|少数|多数|有的|有些|其余|其他|一些)(?:的?(?:重点|建设)?(?:项目|工程))?"
)


def _read_words(course: Course, start: int, end: int, opener: str, *, before_group: bool = False) -> None:
    """Reads a stretch between signs (or up to a group): amounts in front of names, then its subject."""
    if start >= end:
        return
    at, figures = start, course.has_figure(start, end)
    if (
        course.told
        and course.topic is not None
        and course.topic.kind == "group"
        and _SOME.match(course.scan.text, start)
    ):
        course.stop_telling(start)  # A、B等12个项目，部分项目已开工: nobody says which
    if figures:
        national = _NATIONAL.search(course.scan.text, start, end) if course.item is None else None
        if national and course.speaking_cue(start, end) is None and course.has_figure(national.end(), end):
            course.turn(start, None)  # 全市固定资产投资同比增长3%
            return
        at = read_reversed(course, start, end)
        if at >= end or read_shared(course, at, end) or read_apart(course, at, end):
            return
    if opener == "，" and course.topic is None and not course.told:
        resume(course, at, Subject("group", -1))  # 县里投资不少，该项目总投资3亿元
    at = read_presented(course, at, end, opener) if (site := read_site(course, at, end)) == at else site
    at = course.behind_plan(at, end) if figures else at
    speaking = course.speaking_cue(at, end) if figures else None
    if speaking is not None and opener == "（" and not subject_words(course.scan, at, speaking):
        if not course.has_amount(course.before_bracket, at - 1):  # 完成投资3亿元（完成计划的80%）: said already of whom
            read_subject(course, course.before_bracket, at - 1)
    elif speaking is not None and opener == "）" and not subject_words(course.scan, at, speaking):
        if not read_bracketed_name(course, at, speaking):
            _read_bracketed_place(course, at - 1)
    elif speaking is not None:
        read_subject(course, at, speaking)
    elif course.item is None and not before_group and opener not in "（）":
        if opener == "，" and (
            _only_time_before(course.scan.text, course.scan.blocks[course.number].body, start)
            or opens_sentence(course, start)
        ):
            opener = "。"
        told, done = course.told, course.done
        read_predicate(course, at, end, opener)
        if course.told is told and course.done == done:
            read_framed(course, at, end, opener)


def _read_bracketed_place(course: Course, closed: int) -> None:
    """Turns away from the group where a place with a bracket behind it is the subject: 云台度假区（石门新城）完成投资56亿元."""
    text, low = course.scan.text, max(course.scan.blocks[course.number].body, closed - 60)
    opened = text.rfind("（", low, closed)
    start = max(low, *(text.rfind(sign, low, max(opened, low)) + 1 for sign in "，。；：\n"))
    if opened <= start or course.done > start or course.item is not None:
        return
    words = subject_words(course.scan, start, opened)
    if (
        len(words) > 2
        and not words.endswith(("项目", "工程"))
        and course.topic is not None
        and course.topic.kind == "group"
    ):
        course.turn(closed, None)
