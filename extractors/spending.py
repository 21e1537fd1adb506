"""What an amount is spent on: 某区投资1.77亿元实施第四中学扩建项目; 投资500万元，修建石门大桥; 某公司拟投资50亿元，在新区建设文化园项目."""

import re

from extractors.course import Course
from extractors.enumerations import Member, find_list
from extractors.guards import is_of_year
from extractors.names import Name, is_unit, parse_name
from extractors.speaking import subject_words
from extractors.sureness import is_class, speaks_of, sure_name
from extractors.works import are_works

_VERB = (
    r"(?:组织|启动|开工|计划|重点|继续|全面|集中)?(?:实施|建设|新建|兴建|修建|建成|打造|启动|新上|扩建|改建|改扩建|迁建|开发|布局|用于建设|改造提升)"
    r"了?(?:的是)?(?=[\u3400-\u9fff“0-9A-Z])"
)
_SPENT = re.compile(rf"(?:在[^，。；：、0-9]{{2,14}}?)?{_VERB}")
_SPENT_NEXT = re.compile(rf"，(?:(?:在|于)[^，。；：、0-9]{{2,18}}?)?{_VERB}")
_UNIT = r"(?:公里|千米|平方米|平方公里|米|亩|公顷|条|座|个|项|件|宗|处|所|栋|套|口|户|人|名|家|眼|盏|台)"
_NUMBER = r"[0-9.]+万?[余多]?"
_MEASURED = re.compile(
    rf"(?:(?:{_NUMBER}[^，。；：0-9的]{{1,4}}){{1,6}}(?P<of>的)|(?:{_NUMBER}{_UNIT}){{1,5}})(?=[\u3400-\u9fff“])"
)
"""How much is built, in front of what: 6村59户的搬迁工程, 23条65公里农村通畅工程."""
_NO_OBJECT = re.compile(r"(?:周期|工期|期限|年限|规模|内容|地点|厂房|车间|仓库|宿舍|办公楼|用房|标准化厂房)\Z")
_WORK = re.compile(r"[\u3400-\u9fff]{4}[桥路街渠堤]\Z")
_INVESTS = re.compile(
    r"(?:(?:公司|集团|厂|企业|中心|局|委|政府|[省市县区镇乡旗州])?(?:计划|拟|将|再|另|还|共|预计|已|总|概算|估算|共同|联手|独家)*)\Z"
)
_NO_SPENDING = ("完成投资", "累计投资", "已投资", "已完成投资", "年度投资", "固定资产投资", "平均投资", "每年投资")


def spent_on(course: Course, place: int, end: int) -> list[Member]:
    """The project that an amount is spent on, or several that share it; none where it is the sum of somebody told of already."""
    text, figure, reading = course.scan.text, course.scan.figures[place], course.scan.roles[place]
    if course.item is not None or figure.figure.kind != "money" or not text.endswith("投资", 0, figure.start):
        return []
    if reading is not None and reading.role != "total_investment":
        return []
    if is_of_year(text, figure.start) or text.endswith(_NO_SPENDING, 0, figure.start):
        return []
    spent = _SPENT.match(text, figure.end, end)
    if spent is not None:
        name = parse_name(text, spent.end(), end, course.scan.lexicon)
        if name is None or name.end < end or not sure_name(name, course.scan):
            return []
        return [Member(figure.start, name, name.end, (place,))]
    return _spent_next(course, place) if figure.end == end else []


def _spent_next(course: Course, place: int) -> list[Member]:
    """The projects behind the comma of an amount: 投资500万元，修建石门大桥."""
    text, figure, lexicon = course.scan.text, course.scan.figures[place], course.scan.lexicon
    block = course.scan.blocks[course.number]
    spent = _SPENT_NEXT.match(text, figure.end, block.end)
    if spent is None or not _invested_by(course, figure.start):
        return []
    low = spent.end()
    measured = _MEASURED.match(text, low, block.end)
    if measured is not None and measured["of"] is None and text[measured.end() - 1] in "个项件宗所":
        return []  # 84个农村公路项目: a class with its count
    low = measured.end() if measured is not None else low
    stop = _end_of_clause(text, low, block.end)
    name = parse_name(text, low, stop, lexicon)
    if name is not None and name.end == stop and "、" not in name.text:
        return [Member(figure.start, name, stop, (place,))] if _is_project(course, name) else []
    listed = find_list(text, low, stop, course.scan.figures, lexicon, several=True)
    if listed is None or listed.end < stop or not all(_is_project(course, member.name) for member in listed.members):
        return []
    if len(listed.members) == 1:
        return [Member(figure.start, listed.members[0].name, stop, (place,))]
    course.mark_stray(place)  # one amount for several
    return list(listed.members)


def _invested_by(course: Course, at: int) -> bool:
    """Whether nobody stands in front of an amount but who pays: 恒源集团将|投资3亿元."""
    text = course.scan.text
    floor = course.scan.blocks[course.number].body
    low = max(floor, *(text.rfind(sign, floor, at) + 1 for sign in "，。；：\n"))
    if course.told and text[low - 1] == "，" and low > floor:
        return False  # 城南热源厂项目占地30亩，投资3亿元，建设厂房
    words = subject_words(course.scan, low, at).removesuffix("投资")
    return _INVESTS.search(words) is not None and not words.endswith(("项目", "工程", "其中"))


def _is_project(course: Course, name: Name) -> bool:
    lexicon = course.scan.lexicon
    return (
        (name.tailed or are_works([name.text], lexicon) or _WORK.search(name.text) is not None)
        and len(name.text) >= 4
        and not name.text[0].isdigit()
        and speaks_of(name.text, lexicon)
        and not is_class(name.text, lexicon)
        and not is_unit(name.text, lexicon)
        and _NO_OBJECT.search(name.text) is None
    )


_CLAUSE_END = re.compile(r"[，。；：！？\n]")


def _end_of_clause(text: str, at: int, end: int) -> int:
    sign = _CLAUSE_END.search(text, at, end)
    return sign.start() if sign is not None else end
