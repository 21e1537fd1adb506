"""Amounts that stand in front of their names or are told in one row: 总投资3亿元的X, 分别完成投资600万元、1300万元."""

import re

from extractors.bounds import settled
from extractors.course import Course
from extractors.enumerations import Member, NameList, find_list, lead_end
from extractors.names import Name, parse_name, predicate_start
from extractors.places import stretch_start
from extractors.roles import RoleReading
from extractors.scan import MAIN_ROLES
from extractors.speaking import subject_words
from extractors.spending import spent_on
from extractors.sureness import is_class, sure_name
from extractors.telltails import stop_before_aside, told_name
from schemas import replace

_NO_NAME = re.compile(r"资金|设备|订单|合同|任务|协议|产业链|债券|贷款|[是有为将]|企业|公司\Z|集团\Z")


def read_reversed(course: Course, start: int, end: int) -> int:
    """Reads the names behind 总投资3亿元的, and returns where it stopped; marks amounts in front of 的 and no name."""
    for place in range(course.scan.first_in(course.number, start), course.scan.places[course.number].stop):
        figure, reading = course.scan.figures[place], course.scan.roles[place]
        if figure.start >= end:
            break
        if figure.start < course.done:
            continue
        if spent := spent_on(course, place, end):
            whole = stretch_start(course.scan.text, course.scan.blocks[course.number].body, figure.start)
            read_names(course, spent, figure.start if course.told else max(whole, course.done))
            course.done = max(course.done, spent[-1].end)
            return max(start, course.done)
        if reading is not None and reading.rule == "after":
            continue  # 今年0.5亿元的投资任务
        if course.item is not None and _means_item(course, figure.end):
            continue
        named = _named_from(course, place)
        if named is None and not _runs_into_name(course, place, start, end):
            continue
        reading = reading if reading is not None else _spent(course, place)
        of_one = reading is not None and (reading.role in _OF_ONE or reading.part)
        if reading is None or not of_one or figure.figure.bound in ("at_least", "at_most", "range"):
            course.mark_stray(place)
            continue
        named = named or figure.end
        stop = course.name_end(named)
        begin = min(reading.start, figure.start)
        listed = find_list(course.scan.text, named, stop, course.scan.figures, course.scan.lexicon, predicated=True)
        several = _amounts_before(course, place, start)
        if listed is not None and several:
            names = [
                replace(member, amounts=(amount,)) for member, amount in zip(listed.members, several, strict=False)
            ]
        else:
            one = _only_name(course, listed, named, stop)
            names = [one] if one is not None else list(listed.members) if listed is not None else []
            names = [replace(names[0], amounts=(place,)), *names[1:]] if names else []
        fewer = bool(several) and len(names) < len(several)  # two amounts and one name: whose is which?
        if (
            not names
            or fewer
            or not _surely_named(course, names[0].name, reading, stop)
            or _counts(course.scan.text, names[0].name)
        ):
            course.mark_stray(place)
            continue
        _take_amounts_before(course, place, names)
        alone = reading.role not in MAIN_ROLES and not any(_is_main(course, amount) for amount in names[0].amounts)
        if alone and (reading.part or not names[0].name.tailed):
            course.mark_stray(place)
            continue
        read_names(course, names, min([begin, *(course.scan.figures[amount].start for amount in several)]))
        end_of_list = listed.end if listed is not None and len(names) > 1 else names[-1].name.end
        course.done = max(course.done, end_of_list)
        return max(start, course.done)
    return start


_OF_ONE = (*MAIN_ROLES, "percent_of_plan", "progress")


def _is_main(course: Course, place: int) -> bool:
    reading = course.scan.roles[place]
    return reading is not None and reading.role in MAIN_ROLES


def _only_name(course: Course, listed: NameList | None, start: int, stop: int) -> Member | None:
    """The one name behind an amount, settled; None where a list of several stands there, or none at all."""
    text, lexicon = course.scan.text, course.scan.lexicon
    clause = _CLAUSE.match(text, start, stop)
    end = clause.end() if clause is not None else stop
    told = told_name(text, start, end, lexicon)
    whole = _whole_name(course, start, end) if told is None else None
    if whole is not None:
        return Member(start, whole, whole.end, ())
    if listed is None:
        told = told or parse_name(text, start, end, lexicon)
        return Member(start, told, told.end, ()) if told is not None and told.tailed else None
    if len(listed.members) > 1:
        whole = parse_name(text, listed.members[0].name.start, listed.members[-1].name.end, lexicon)
        if listed.members[0].name.tailed or whole is None or not whole.tailed:
            return None
        return Member(start, whole, whole.end, ())  # 总投资3亿元的林光互补、渔光互补发电项目 is one
    member = listed.members[0]
    name = member.name
    if told is not None and told.start == name.start and told.end < name.end:
        name = told
    name = settled(text, name, start, lexicon)
    return replace(member, name=name, end=max(member.end, name.end) if name is member.name else name.end)


def _whole_name(course: Course, start: int, stop: int) -> Name | None:
    """The name that a stretch is as a whole, without a bracket that tells of it, where it surely is one project's."""
    text, lexicon = course.scan.text, course.scan.lexicon
    name = parse_name(text, start, stop_before_aside(text, start, stop), lexicon)
    if name is None or name.start != start or predicate_start(text, start, name.end, lexicon) is not None:
        return None
    return name if sure_name(name, course.scan) and "、" not in name.text else None


_CLAUSE = re.compile(r"[^（，。；：\n]*(?:（[^（）\n]{0,80}）[^（，。；：\n]*)*")
"""A clause with its brackets, whatever stands in them."""
_SPENDS = re.compile(
    r"(?P<cue>(?:斥巨?|耗|总?投|筹|出)资|(?:总|共|累计|先后)?投入(?:资金)?|总?造价|工程造价|砸下|豪掷|花费|耗费)(?:人民币)?[约近逾超达为共]*\Z"
)


def _spent(course: Course, place: int) -> RoleReading | None:
    """What an amount in front of 的 and a name is that words tell to be spent on it: 斥资3亿元打造的X."""
    figure = course.scan.figures[place]
    low = max(course.scan.blocks[course.number].body, figure.start - 12)
    said = _SPENDS.search(course.scan.text, low, figure.start)
    if said is None or figure.figure.kind != "money":
        return None
    return RoleReading("total_investment", "总投资", said.start())


_KIND = re.compile(r"的(?P<kind>[\u3400-\u9fff]{2,6}(?:项目|工程))")


def _means_item(course: Course, at: int) -> bool:
    """Whether an amount stands in front of what the item's project is: 1、立信皮业扩建项目：…，总投资3000万元的扩建项目…"""
    kind = _KIND.match(course.scan.text, at)
    return kind is not None and course.found.projects[course.item or 0].name.text.endswith(kind["kind"])


_LINK = re.compile(
    r"\x20?(?:(?:共同|联合|合作|独资|投资|重点|倾力|着力|全力)*(?:建设|兴建|新建|承建|投建|修建|开发|打造|实施|建造|新上|运营|建成|改造|扩建|改扩建|修缮|推进|引进|落地))?的(?![一一样话])"
)
_ATTRIBUTE = re.compile(r"[、，](?!占(?!地)|其中|较|比|同比|为)[\u3400-\u9fff]{1,12}")
_OF_WORKS = ("area", "length", "capacity", "output_value")
"""What may be told of a project between its amount and its name."""


def _named_from(course: Course, place: int) -> int | None:
    """Where the name begins in front of which an amount stands: 总投资3亿元的X, 投资3亿元建设的X, 投资3亿元、日处理5000吨的X."""
    text, figures = course.scan.text, course.scan.figures
    last = course.scan.places[course.number].stop - 1
    end = figures[place].end
    while place < last and _ATTRIBUTE.fullmatch(text, end, figures[place + 1].start):
        beside = course.scan.roles[place + 1]
        if figures[place + 1].figure.kind in ("money", "percent") and (beside is None or beside.role not in _OF_WORKS):
            break
        place, end = place + 1, figures[place + 1].end
    link = _LINK.match(text, end)
    return link.end() if link is not None else None


def _runs_into_name(course: Course, place: int, start: int, end: int) -> bool:
    """Whether a total at the head of a clause runs into the name that it is of: 总投资3亿元恒源机械项目位于…"""
    figure, reading = course.scan.figures[place], course.scan.roles[place]
    text, lexicon = course.scan.text, course.scan.lexicon
    if reading is None or reading.role != "total_investment" or figure.end >= end:
        return False
    if text[figure.end] != "“" and not "\u3400" <= text[figure.end] <= "\u9fff":
        return False
    if lead_end(text, start, reading.start, lexicon) < reading.start:
        return False
    stop = predicate_start(text, figure.end, end, lexicon)
    if stop is None and text.endswith(("项目", "工程"), figure.end, end):
        stop = end
    name = parse_name(text, figure.end, stop, lexicon) if stop is not None else None
    return name is not None and not name.text.startswith(_DOES) and sure_name(name, course.scan)


_DOES = ("建设", "新建", "实施", "用于", "打造", "建成", "完成", "其中", "占", "由", "分", "为")


def read_shared(course: Course, start: int, end: int) -> bool:
    """Gives the amounts of a clause to the projects named before it, in order: 分别完成投资600万元、1300万元."""
    if len(course.told) < 2 or course.item is not None:
        return False
    said = max(course.scan.text.find("分别", start, end), start)
    first = course.scan.first_in(course.number, said)
    last = max(first, course.scan.first_in(course.number, end))
    if last - first != len(course.told) or course.scan.roles[first] is None:
        return False
    between = {
        course.scan.text[course.scan.figures[place].end : course.scan.figures[place + 1].start]
        for place in range(first, last - 1)
    }
    if not between <= {"、", "和", "及", "，"}:
        return False
    for place, project in zip(range(first, last), course.told, strict=True):
        course.found.reverse[place] = project
        course.found.read_as[place] = first
    return True


def _surely_named(course: Course, name: Name, reading: RoleReading, stop: int) -> bool:
    """Whether what stands behind an amount is a project: it ends like one, or 总投资 says so and a sign follows."""
    if name.tailed:
        return True
    said = reading.role in MAIN_ROLES and "投资" in (reading.cue or "") and len(name.text) >= 5
    after = course.scan.text[name.end : name.end + 1]
    counted = course.base is not None and course.base.kind == "group"
    if said and counted and after == "，" and name.text.endswith(("公司", "集团", "厂", "合作社")):
        return True  # 在建项目5个 ⏎ 投资3000万元的憬誉纺织品公司，正在建设厂房
    return (
        said
        and (after in "，。；（" or name.end == stop)
        and not is_class(name.text, course.scan.lexicon)
        and not _NO_NAME.search(name.text)
    )


def _take_amounts_before(course: Course, place: int, names: list[Member]) -> None:
    """Gives what else is said in front of a name to it: 2022年计划投资0.2亿元、总投资0.9亿元的X."""
    if len(names) > 1 or course.item is not None:
        return
    text, end = course.scan.text, course.scan.figures[place].start
    for earlier in range(place - 1, course.scan.places[course.number].start - 1, -1):
        found, reading = course.scan.figures[earlier], course.scan.roles[earlier]
        between = text[found.end : end]
        if not between.startswith(("、", "，", "且", "/")) or any(sign in between for sign in "。；！？\n（）："):
            return
        if reading is None or reading.cue is None or reading.role not in _OF_ONE or found.start < course.done:
            return
        body = course.scan.blocks[course.number].body
        begin = max(body, *(text.rfind(sign, body, reading.start) + 1 for sign in "、，。；：）\n"))
        if subject_words(course.scan, begin, reading.start):
            return
        names[0] = replace(names[0], amounts=(earlier, *names[0].amounts))
        end = reading.start


def _amounts_before(course: Course, place: int, start: int) -> list[int]:
    """The amounts that are told 分别 and end in this one: 总投资分别为18亿元、12.5亿元的."""
    several = [place]
    while several[0] > 0:
        before = several[0] - 1
        earlier = course.scan.figures[before]
        if earlier.start < start or earlier.figure.kind != "money":
            break
        if course.scan.text[earlier.end : course.scan.figures[several[0]].start] not in ("、", "和", "及", "，"):
            break
        several.insert(0, before)
    return several if len(several) > 1 else []


def read_names(course: Course, members: list[Member], begin: int) -> None:
    """Takes up the names of a list that stand on their own, each with its amount."""
    course.stop_telling(begin)
    projects: list[int] = []
    for member in members:
        if course.item is not None:
            known = course.found.short_for(member.name.text)
            project = known if known is not None else course.introduced(member.name)
        else:
            project = course.introduced(member.name)
        course.tell_member(replace(member, start=min(begin, member.start)) if not projects else member, project)
        projects.append(project)
    course.tell_of(projects, members[-1].name.end, members[-1].name.end)


def _counts(text: str, name: Name) -> bool:
    """Whether the words behind 的 are a class, with its count or bare, and no name: 总投资3亿元的项目3个, 总投资3亿元的项目."""
    return re.match(r"（?(?:共|有)?[0-9]+[个项]", text[name.end : name.end + 6]) is not None or len(name.text) < 4
