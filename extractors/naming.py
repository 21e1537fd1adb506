"""Of whom a clause speaks: the name in front of its first cue or predicate, and what is no name there."""

import re
from bisect import bisect_left

from extractors.bounds import named_within, settled
from extractors.continuing import CONTINUES
from extractors.costed import costed_name, goes_on_in_bracket
from extractors.course import Course, stated_in_front
from extractors.doers import is_aim
from extractors.enumerations import Member, NameList, find_list, lead_end
from extractors.heads import arranges_several
from extractors.levelled import find_called, without_level
from extractors.mentions import name_key
from extractors.names import Name, is_unit, may_be_tailed, parse_name, predicate_start
from extractors.resuming import points_at
from extractors.scan import Scan
from extractors.sharing import read_common_subject, read_shared_subject
from extractors.signs import state_pattern
from extractors.speaking import subject_stop, subject_words
from extractors.subjects import Subject
from extractors.sureness import is_class, speaks_of, sure_name
from extractors.telltails import content_name, told_name
from extractors.works import KIND_OF_WORKS, are_works, own_end, work_ends

_SAME = re.compile(r"(?:该|此|本|这个|这一)?(?:项目|工程)|其(?!中|他|余|它)")
_ATTRIBUTE = re.compile(r"[^，。；：]*的")
_PLACING = re.compile(
    r"(?:位于|坐落[于在]|地处|落户|落地|选址|处于|由|作为|被誉为|在|备受|总投资|投资|占地)[^，。；：]*的\Z|[^，。；：]{0,24}(?:[省市县区旗州盟镇乡村]|园区?|街道|社区)[内里上]?的\Z"
)
"""What stands in front of 的 says where a project is, whose, or how large; everything else in front of it is no part of a name."""
_MADE_A_YEAR = re.compile(r"[年日]产[0-9.]+[^，。；：的]{1,8}的[^，。；：的]+\Z")
_ENUMERATED = ("等",)
_SEGMENT_ENDS = "。；！？\n："
_BUILDERS = ("公司", "集团", "局", "管委会", "指挥部")
_PHASE = re.compile(
    r"(?:该|此|本|其)?(?:项目|工程)?(?:[一二三四首本]期|第[一二三][期阶段]{1,2})(?:项目|工程)?(?:建设)?(?:固定资产)?"
)
_BY_FIRM = re.compile(r"(?:该|此|本)?(?:项目|工程)(?:是|系)?由[^，。；：]{2,40}")
"""How a sentence goes on with a project by who pays for it: 项目由恒源公司投资2亿元建设."""
_FIRM_ITSELF = re.compile(r"(?:该)?(?:企业|公司)")
_LARGEST = re.compile(r"(?:总?投资)(?:规模|额|强度|体量)?(?:最|规模(?:调整|变更))")
_MONEY_WORD = re.compile(r"总投资|投资|概算|估算|资金|年度|合同|协议|总")


def read_subject(course: Course, start: int, cue: int) -> None:
    """Turns to whom the words in front of a cue name, if they name anybody."""
    text = course.scan.text
    words = subject_words(course.scan, start, cue)
    if not words or words.endswith(_ENUMERATED):
        return
    stop = subject_stop(course.scan, cue, start)
    low = lead_end(text, start, stop, course.scan.lexicon)
    if low >= stop or _SAME.fullmatch(text, low, stop) or _PHASE.fullmatch(text, low, stop):
        return
    if len(course.told) == 1 and (
        _BY_FIRM.fullmatch(text, low, stop) or (course.story in course.told and _FIRM_ITSELF.fullmatch(text, low, stop))
    ):
        return
    if read_shared_subject(course, low, stop, cue):
        return
    known = course.known(name_key(words)) or course.known_group(text[low:stop])
    if known is not None:
        course.stop_telling(start)
        if known.kind == "project" and course.item is None:
            course.told = {known.place: stop}
            _note_full_name(course, known.place, low, stop)
        course.turn(start, known)
        return
    if course.item is None:
        if read_common_subject(course, low, stop):
            return
        name = _name_between(course, low, stop)
        name = name or _led_by_name(course, low, stop) or costed_name(course, low, stop, cue)
        if name is not None:
            project = course.introduced(name)
            course.found.add_name(course.number, name.start, name.end, Subject("project", project))
            course.tell_of([project], name.end, start)
            return
    if course.item is not None and words.endswith(_BUILDERS):
        return  # in its own item a project goes on, whoever builds it: 县水务公司完成投资477万元
    course.stop_telling(start)
    course.turn(start, None)


_OF_ITSELF = re.compile(
    r"(?:[是系]?由|自|已|于|从|将|拟|计划|预计|正式|顺利|目前|截至|今年|全年|现|共|分[两二三四]期|[一二三四首]期)"
)


def read_named(course: Course, start: int, end: int) -> int | None:
    """Turns to the project whose name ends a stretch, and returns it; the one that is being told of where it names that."""
    text, lexicon = course.scan.text, course.scan.lexicon
    low = lead_end(text, start, end, lexicon)
    attribute = _ATTRIBUTE.match(text, low, end)
    low = attribute.end() if attribute is not None else low
    name = parse_name(text, low, end, lexicon)
    if course.item is not None:
        return course.item if name is None or name.text in course.found.projects[course.item].name.text else None
    if name is None or not name.tailed or not speaks_of(name.text, lexicon) or is_class(name.text, lexicon):
        return None
    project = course.introduced(name)
    course.found.add_name(course.number, name.start, name.end, Subject("project", project))
    course.tell_of([project], name.end, start)
    course.done = max(course.done, end)
    return project


def _led_by_name(course: Course, low: int, stop: int) -> Name | None:
    """The project at the head of a subject that goes on with who builds it or since when: X项目由A公司与B公司共同投资30亿元."""
    text, lexicon = course.scan.text, course.scan.lexicon
    end = predicate_start(text, low, stop, lexicon)
    if end is None or end >= stop or not _OF_ITSELF.match(text, end, stop):
        return None
    name = parse_name(text, low, end, lexicon)
    return name if name is not None and sure_name(name, course.scan) and not KIND_OF_WORKS.match(name.text) else None


def _note_full_name(course: Course, project: int, low: int, stop: int) -> None:
    """Takes the name in front of a project's figures for its own where a list left its 项目 away: 水厂、热源厂2个项目."""
    name = parse_name(course.scan.text, low, stop, course.scan.lexicon)
    before = course.found.projects[project].name.text
    if name is not None and name.text in (before + "项目", before + "工程"):
        course.found.add_alias(project, name)


_CONTENT = re.compile(r"统一|规划|主要|拟建|购置|安装|扩建|改建|改造(?!提升)|配套|新上|新增|集中")
"""How what is built begins, which names no project: 统一规划建设厂房."""


def _read_bare_name(course: Course, start: int, end: int) -> bool:
    """Turns to the project whose name fills the first clause of a stretch: 托育服务综合体，由…建设，总投资1.6亿元."""
    text, lexicon = course.scan.text, course.scan.lexicon
    if text[end : end + 1] not in ("，", "。", "：", "（") or goes_on_in_bracket(text, end):
        return False
    tailed = may_be_tailed(text, start, end, lexicon) or _FIRM.search(text[start:end]) is not None
    if not tailed and not course.much_is_said(end):
        return False
    attribute = _ATTRIBUTE.match(text, start, end)
    low = attribute.end() if attribute and _says_which(course.scan, start, start, attribute.end()) else start
    said = predicate_start(text, start, end, lexicon)
    name = content_name(text, low, end, lexicon) or parse_name(text, low, end, lexicon)
    if name is None:
        name = named_within(text, low, end, lexicon)
    elif name.tailed:
        name = settled(text, name, start, lexicon)
    if name is None or not speaks_of(name.text, lexicon) or is_class(name.text, lexicon) or is_aim(name.text):
        return False
    if said is not None and (whole := parse_name(text, start, said, lexicon)) and sure_name(whole, course.scan):
        return False  # 石桥铝材项目拟建厂址位于城北片区: it is told of the project in front
    firm = _is_listed_firm(course, name, end)
    if not name.tailed and not firm and (len(name.text) < 4 or not course.much_is_said(end)):
        return False
    if not firm and (is_unit(name.text, lexicon) or KIND_OF_WORKS.match(text, start, end) or _CONTENT.match(name.text)):
        return False
    if text.endswith(_VISITED, 0, start) and not name.text.endswith(("项目", "工程")):
        return False  # 在城东工业园区，总投资3亿元的恒源机械项目: where it is
    stop = course.sentence_end(end + 1)
    if text[end] == "。" and not CONTINUES.match(text, end + 1, stop):
        return False
    if text[end] == "：" and not name.tailed and _names_behind(course, end + 1, stop):
        return False  # 大数据：政务平台项目（总投资0.1亿元）已终止
    if course.own_cue(end + 1, stop) is None and not state_pattern(lexicon).search(text, end, stop):
        return False
    project = course.introduced(name)
    course.found.add_name(course.number, name.start, name.end, Subject("project", project))
    course.tell_of([project], end, start)
    course.done = max(course.done, end)
    return True


_DATED_FIRST = re.compile(r"[^，。；：]{0,14}(?:[日月年时底初末]|当月|单月)，")
_NEXT_SIGN = re.compile(r"[，。；：]|（[^（）]*投资")


def _names_behind(course: Course, start: int, end: int) -> bool:
    """Whether the words behind a colon begin with a name of their own."""
    dated = _DATED_FIRST.match(course.scan.text, start, end)
    start = dated.end() if dated is not None else start
    sign, cue = _NEXT_SIGN.search(course.scan.text, start, end), course.speaking_cue(start, end)
    stop = sign.start() if sign is not None else end
    subject = subject_stop(course.scan, cue, start) if cue is not None and cue <= stop else stop
    name = parse_name(course.scan.text, start, subject, course.scan.lexicon)
    if name is None or is_unit(name.text, course.scan.lexicon):
        return False
    return name.tailed or (cue is not None and cue <= stop and len(name.text) >= 6)


_VISITED = ("在", "走进", "来到", "走访了", "走进了", "来到了")
_FIRM = re.compile(r"(?:公司|厂|集团|合作社|农场|牧场|酒店|超市|医院|学校)\Z")
_COUNTED_FIRST = re.compile(r"，(?:[^，。；：]{0,20}，)??(?:总|计划总|计划|概算)?投资(?:额|总额)?")


def _is_listed_firm(course: Course, name: Name, end: int) -> bool:
    """Whether a firm stands for its project in the list of a counted group: 新建项目6个。其中益农粮业公司，投资2.2亿元，占地66亩；…"""
    topic = course.topic
    if topic is None or topic.kind != "group" or _FIRM.search(name.text) is None or len(name.text) < 4:
        return False
    group = course.found.groups[topic.place].group
    if group.count is None or group.region or group.members:
        return False
    opened = _COUNTED_FIRST.match(course.scan.text, end, end + 40)
    return opened is not None and course.has_figure(opened.end(), opened.end() + 2)


def _begins_telling(course: Course, names: list[Name], stop: int, opener: str) -> bool:
    """Whether a name that is not called a project opens a sentence about one: 湿地公园是省重点项目，总投资3亿元."""
    if opener not in _SEGMENT_ENDS or len(names) > 1 or is_unit(names[0].text, course.scan.lexicon):
        return False
    if is_class(names[0].text, course.scan.lexicon) or len(names[0].text) < 4:
        return False
    _, level = without_level(names[0], course.scan.text, course.scan.lexicon)
    return level is not None or course.own_cue(stop, course.sentence_end(stop)) is not None


_SEGMENT = re.compile(r"[。；！？\n]")
_FAR, _MANY = 200, 40
"""How far a stretch is looked at, and how many of its figures."""
_UNDER_WAY = re.compile(r"(?:目前|现)?(?:正在?|已|加快|有序|稳步|全面|抓紧|加紧|未|尚)")


_CARRIES_OUT = re.compile(
    r"[^，。；：]{2,30}?(?:组织|积极|全力|加快|正在|启动)*(?:实施|建设|推进|启动)了?(?=[\u3400-\u9fff“0-9A-Z]{4})"
)
_OF_IT = re.compile(r"[，。](?:该|本|这一|此)(?:项目|工程)|。(?:项目|工程)(?:总|概算|计划|估算)")


def _read_carried_out(course: Course, low: int, end: int) -> bool:
    """Turns to the project that somebody carries out and that the next words go on with: 水务集团积极实施给水改建工程。该工程…"""
    text = course.scan.text
    if course.told or _OF_IT.match(text, end) is None:
        return False
    carried = _CARRIES_OUT.match(text, low, end)
    name = parse_name(text, carried.end(), end, course.scan.lexicon) if carried is not None else None
    if name is None or name.end < end or not sure_name(name, course.scan):
        return False
    project = course.introduced(name)
    course.found.add_name(course.number, name.start, name.end, Subject("project", project))
    course.tell_of([project], end, low)
    course.done = max(course.done, end)
    return True


def _tells_of_works(course: Course, names: list[Name], stop: int, opener: str) -> bool:
    """Whether a stretch tells how works stand that have a name of their own: 临常高速石桥段路基完成97%；云台水库已下闸蓄水."""
    scan = course.scan
    if not are_works([name.text for name in names], scan.lexicon) or any(
        is_class(name.text, scan.lexicon) for name in names
    ):
        return False
    limit = min(scan.blocks[course.number].end, stop + _FAR)
    sign = _SEGMENT.search(scan.text, stop, limit)
    end = sign.start() if sign is not None else limit
    if not state_pattern(scan.lexicon).search(scan.text, stop, end) and not _UNDER_WAY.match(scan.text, stop, end):
        return False
    title = scan.text[scan.blocks[0].start : scan.blocks[0].end]
    if any(name_key(project.name.text) in title for project in course.found.projects[:3]):
        return False  # 青河大桥建设进展: what its story names beside it are its parts
    return opener != "；" or not any(_has_total(scan, begun, stop) for begun in course.told.values())


def _has_total(scan: Scan, start: int, stop: int) -> bool:
    """Whether a stretch says what somebody costs: what is named behind it is a part of that."""
    first, last = bisect_left(scan.starts, start), bisect_left(scan.starts, stop)
    readings = scan.roles[max(first, last - _MANY) : last]
    return any(reading is not None and reading.role == "total_investment" for reading in readings)


def _name_between(course: Course, low: int, stop: int) -> Name | None:
    """The project that text[low:stop] names in front of a cue."""
    text = course.scan.text
    attribute = _ATTRIBUTE.match(text, low, stop)
    begin = attribute.end() if attribute else low
    name = parse_name(text, begin, stop, course.scan.lexicon)
    name = settled(text, name, low, course.scan.lexicon) if name is not None and sure_name(name, course.scan) else name
    if name is None or not speaks_of(name.text, course.scan.lexicon) or KIND_OF_WORKS.match(name.text):
        return None
    if name.text.endswith("建设") and text.startswith("投资", name.end) and not _is_tailed(course, name, "建设"):
        return None  # 全省公路水运|建设投资
    _, level = without_level(name, text, course.scan.lexicon)
    if is_class(name.text, course.scan.lexicon):
        return None
    return name if sure_name(name, course.scan) or ((name.tailed or level) and begin == low) else None


def _is_tailed(course: Course, name: Name, end: str) -> bool:
    """Whether a name ends as those of projects do without some words at its end."""
    bare = parse_name(course.scan.text, name.start, name.end - len(end), course.scan.lexicon)
    return bare is not None and bare.tailed


def _read_pointed(course: Course, low: int, end: int, start: int) -> bool:
    """Turns to the project at the end of a clause that the next one points at: 落户本地的有恒源机械项目，该项目总投资3亿元."""
    text = course.scan.text
    if not points_at(text, end + 1, end + 12, "") or not text.endswith(("项目", "工程", "）", "”"), low, end):
        return False
    begin = low
    for verb in _TAKES.finditer(text, low, end):
        begin = verb.end()
    name = parse_name(text, begin, end, course.scan.lexicon)
    if name is None or "、" in name.text or not sure_name(name, course.scan):
        return False
    project = course.introduced(name)
    course.found.add_name(course.number, name.start, name.end, Subject("project", project))
    course.tell_of([project], name.end, start)
    course.done = max(course.done, name.end)
    return True


_TAKES = re.compile(
    r"(?:包括|包含|引进|签约|签下|落户|落地|推出|实施|启动|开工|投资建设|打造|谋划|储备|承建|建设|推进|的|有|是|为)了?(?=[^，。；：]{5})"
)


def _says_which(scan: Scan, start: int, low: int, end: int) -> bool:
    """Whether the words in front of a name say where it is, whose, how large, or how it stands: 位于城东新区的X项目, 已投产的Y."""
    placed = scan.text.endswith(_LOCATING, start, low) or _PLACING.match(scan.text, low, end) is not None
    return placed or stated_in_front(scan, start, end) is not None


_LOCATING = ("位于", "坐落于", "坐落在", "在")


def read_predicate(course: Course, start: int, end: int, opener: str) -> None:
    """Turns to the project that a clause without figures is about: X项目已开工, X工程，因资金未到位…"""
    text, lexicon = course.scan.text, course.scan.lexicon
    if course.scan.genre == "实施方案" or end - start < 4 or not course.narrative:
        return
    low = lead_end(text, start, end, lexicon)
    if text[low : low + 1] == "“" and "”" not in text[low : low + 24]:
        low += 1  # what somebody says begins with a name
    called = find_called(text, low, end, lexicon) if opener in _SEGMENT_ENDS else None
    if called is not None:
        project = course.introduced(called)
        course.found.add_name(course.number, called.start, called.end, Subject("project", project))
        course.tell_of([project], called.end, start)
        course.done = max(course.done, called.end)
        return
    if text[end : end + 1] == "，" and arranges_several(text, end, course.sentence_end(end)):
        return
    if opener in _SEGMENT_ENDS and _read_bare_name(course, low, end):
        return
    if KIND_OF_WORKS.match(text, low, end):
        return
    if _read_carried_out(course, low, end):
        return
    if opener in _SEGMENT_ENDS + "，" and text[end : end + 1] == "，" and _read_pointed(course, low, end, start):
        return
    stop = predicate_start(text, low, end, lexicon)
    if opener in _SEGMENT_ENDS:
        stop = own_end(text, low, stop, end, lexicon)
    if stop is None and opener in _SEGMENT_ENDS and (told := told_name(text, low, end, lexicon)) is not None:
        stop = told.end if sure_name(told, course.scan) else None
    if stop is None and text[end : end + 1] in "，：":
        stop = end
    if text.endswith(_VISITED, 0, low) and stop == end and not text.endswith(("项目", "工程"), low, end):
        return  # 在城东工业园区，…: where it is
    if (
        stop is None
        or stop - low < 4
        or (_MONEY_WORD.match(text, stop, end) and not course.has_figure(stop, end) and not _LARGEST.match(text, stop))
    ):
        return
    attribute = None if _MADE_A_YEAR.match(text, low, stop) else _ATTRIBUTE.match(text, low, stop)
    if attribute is not None and opener == "（":
        return
    if not may_be_tailed(text, low, stop, lexicon) and text[stop - 1] not in work_ends(lexicon):
        return  # it names neither a project nor works
    vague = attribute is not None and not _says_which(course.scan, start, low, attribute.end())
    low = attribute.end() if attribute is not None else low
    listed = find_list(text, low, stop, course.scan.figures, lexicon)
    if listed is None or not listed.closed or listed.end < stop:
        return
    names = [member.name for member in listed.members]
    if not names[0].tailed and "、" not in text[low:stop]:
        one = parse_name(text, low, stop, lexicon)  # 起重机械及钢结构生产项目 is one
        listed = (
            NameList((Member(low, one, stop, ()),), True, low, stop) if one and sure_name(one, course.scan) else listed
        )
        names = [member.name for member in listed.members]
    if not all(speaks_of(name.text, lexicon) for name in names):
        return
    works = opener in _SEGMENT_ENDS and _tells_of_works(course, names, stop, opener)
    if not works and not all(name.tailed for name in names):
        return
    if vague and not works and not all(sure_name(name, course.scan) and len(name.text) >= 7 for name in names):
        return
    known = all(course.found.short_for(without_level(name, text, lexicon)[0].text) is not None for name in names)
    if not (works or known or sure_name(names[-1], course.scan) or _begins_telling(course, names, stop, opener)):
        return
    if not known:
        names[-1] = settled(text, names[-1], low if len(names) == 1 else names[-1].start, lexicon)
        stop = min(stop, names[-1].end)
    projects = [course.introduced(name) for name in names]
    for name, project in zip(names, projects, strict=True):
        course.found.add_name(course.number, name.start, name.end, Subject("project", project))
    course.tell_of(projects, stop, start)
    course.done = max(course.done, stop)
