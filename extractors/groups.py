"""Groups of projects that a text speaks of: 重点工程55项, 26个新建项目, A、B等37个项目进展顺利, 清溪县8个."""

import re

from extractors.calling import as_said, said_before
from extractors.counting import gap_before
from extractors.enumerations import find_list
from extractors.figures import FoundFigure
from extractors.fronts import find_front, status_of
from extractors.grouped import Group, Line
from extractors.lexicon import Lexicon
from extractors.listing import (
    LISTS_BEHIND,
    class_lists,
    is_bracketed,
    list_before,
    list_start,
    named,
    names_projects,
    uncounted_lists,
    with_front,
    with_list_behind,
    with_more,
    with_representatives,
)
from extractors.names import is_unit
from extractors.scope_ends import attribute_start, crosses
from extractors.scopes import LONGEST_SCOPE, find_class, find_state, group_words, is_class_name, level_of, nature_of
from extractors.sizes import size_before, size_behind
from extractors.stated import stated_lists
from schemas import replace

_COUNT_UNITS = ("个", "项", "件", "宗", "大", "大项", "小项")
_SCOPE_END = re.compile(r"[\u3400-\u9fffA-Za-z0-9“”·-]{1,18}\Z")
_SIGNS = "。；，！？：、（）\n"


def find_groups(
    text: str, start: int, end: int, figures: tuple[FoundFigure, ...], places: range, lexicon: Lexicon
) -> tuple[Group, ...]:
    """The groups that text[start:end] counts or lists, in order; `places` are the figures in it."""
    line = Line(text, start, end, figures, lexicon)
    found: list[Group] = []
    reached = start
    for place in places:
        figure = figures[place]
        if not _is_project_count(figure) or figure.start < reached or is_promised(text, start, figure.start):
            continue
        if _IN_NAME.match(text, figure.end) and text.endswith("等", start, figure.start):
            continue  # 老旧小区（机关家属院等5个）改造项目: the bracket stands inside a name
        groups = (
            _count_first(line, reached, place)
            or _shared_count(line, reached, place)
            or _noun_first(line, reached, place)
            or _subset(line, place, found)
        )
        found += groups
        if groups:
            reached = max(group.listed[1] if group.listed else group.end for group in groups)
    found += uncounted_lists(line, found)
    found += class_lists(line, found)
    found += stated_lists(line, found)
    found.sort(key=lambda group: group.start)
    _share_states(line, found)
    return tuple(found)


_IN_NAME = re.compile(r"）(?:改造|建设|提升|整治|修复|加固|扩建|新建|更新){0,2}(?:项目|工程)")
_BETWEEN = re.compile(r"[，、和及][^，。；：]{0,18}\Z")


def _share_states(line: Line, groups: list[Group]) -> None:
    """Gives lists that follow each other without a word what is said behind the last: A等3个项目，B等5个项目已复工."""
    for at in range(len(groups) - 2, -1, -1):
        group, following = groups[at], next((later for later in groups[at + 1 : at + 3] if later.members), None)
        if not group.members or group.state is not None or following is None or following.state is None:
            continue
        if following.front or following.listed or _BETWEEN.fullmatch(line.text, group.end, following.start) is None:
            continue
        groups[at] = replace(group, state=following.state, status=following.status)


_EACH = re.compile(r"(?:每[\u3400-\u9fff]{0,6}|至少[\u3400-\u9fff]{0,4})\Z")
_PROMISE = re.compile(r"力争|确保|争取(?!(?:新?开工|竣工|投产|立项|前期)项目)|务必|下一步|下步|接下来")


def is_promised(text: str, start: int, at: int) -> bool:
    """Whether a count is only promised in its sentence: 下一步，力争新开工项目30个."""
    if _EACH.search(text, max(start, at - 8), at):
        return True  # 每少开工1个项目扣2分; 至少引进1个亿元以上项目
    sentence = max(text.rfind(sign, max(start, at - 80), at) for sign in "。；\n") + 1
    return _PROMISE.search(text, max(start, sentence, at - 80), at) is not None


def _is_project_count(figure: FoundFigure) -> bool:
    """Whether a figure may count projects; 至少1个项目 is a demand and counts none."""
    return (
        figure.figure.kind == "count"
        and figure.figure.unit in _COUNT_UNITS
        and figure.figure.bound not in ("at_least", "at_most")
    )


def _count_first(line: Line, floor: int, place: int) -> list[Group]:
    """26个新建项目, A、B等37个项目: the noun stands behind the count."""
    text, figure, words = line.text, line.figures[place], group_words(line.lexicon)
    at, sizes = size_behind(line, place)
    noun = words.noun_after.match(text, at, line.end)
    if noun is None or crosses(noun.group()):
        return _counted_list(line, floor, place)
    if words.states.match(noun.group()) and not noun.group().endswith("项目"):
        return []
    if text.startswith(_MAKE_UP, noun.end()):
        return []  # 由A、B两个项目组成: parts of what is told of
    scope = text[figure.end : noun.end()]
    called = _CALLED.match(text, noun.end(), line.end) if scope in words.nouns else None
    if called is not None and called[1] not in words.nouns and not crosses(called[1]):
        scope, noun = called[1], called  # 37个项目为结转续建项目
    said = said_before(line, floor, place)
    batch = (
        _BATCH.search(text, max(floor, figure.start - 8), figure.start)
        if said is None and scope in words.nouns
        else None
    )
    scope = batch[1] + scope if batch is not None else scope
    generic = scope in words.nouns
    before = list_before(line, floor, place) if len(scope) <= LONGEST_LISTED else None
    listed, front = before if before is not None else (None, None)
    state, status = find_state(text, noun.end(), line.end, line.lexicon)
    start = listed.start if listed else figure.start
    if said is not None and listed is None:
        scope, generic, status, start = said[0] + scope, False, status or said[1], said[2]
    group = Group(
        start,
        noun.end(),
        place,
        scope,
        generic,
        state,
        status,
        level_of(scope, line.lexicon),
        nature_of(scope, line.lexicon),
        listed.members if listed else (),
        listed.closed if listed else None,
        False,
        False,
        sizes=sizes,
    )
    if listed:
        return [with_more(line, with_front(line, group, front))]
    group = with_list_behind(line, group)
    return [as_said(group, said) if said is not None else group]


LONGEST_LISTED = 16
"""How long the noun may be behind a list's count: 等4个沿江片区农村供水提升项目."""


def _counted_list(line: Line, floor: int, place: int) -> list[Group]:
    """A、B等5宗正在施工: a list whose count is followed by what is said of it."""
    before = list_before(line, floor, place)
    end = line.figures[place].end
    if before is None and LISTS_BEHIND.match(line.text, end, line.end):
        if _noun_first(line, floor, place):
            return []  # 已竣工2个（A、B）
        bare = Group(
            line.figures[place].start, end, place, "项目", True, None, None, None, None, (), None, False, False
        )
        behind, said = with_list_behind(line, bare), said_before(line, floor, place)
        behind = as_said(behind, said) if said is not None else behind
        return [behind] if behind.members else []  # 2个（A、B等）已投入使用
    if before is None:
        return []
    listed, front = before
    end += is_bracketed(line, floor, place)
    state, status = find_state(line.text, end, line.end, line.lexicon)
    led = (front is not None or line.text.endswith(("为代表的", "在内的"), floor, line.figures[place].start)) and (
        line.text[end : end + 1] in _SIGNS or end >= line.end
    )
    if not led and (state is None or state[0] != end or not all(named(member) for member in listed.members)):
        return []
    group = Group(
        listed.start, end, place, "项目", True, state, status, None, None, listed.members, listed.closed, False, False
    )
    return [with_front(line, group, front)]


_MAKE_UP = ("组成", "构成", "组合而成")
_CALLED = re.compile(r"[为是属]于?([\u3400-\u9fff]{2,12}(?:项目|工程))(?=[，。；、（])")
_BATCH = re.compile(
    r"((?:集中)?(?:签约|开复工|开工|复工|竣工|投产|奠基)|新(?:增|签约|引进|开工|谋划|入库|落地|竣工|投产))(?:了|仪式共有|现场|的)?\Z"
)
"""What was done with so many projects at once: 集中签约7个项目, 新增25个项目."""


def _shared_count(line: Line, floor: int, place: int) -> list[Group]:
    """东山区、西湖区和高新区各3个: one count for each of several places or classes."""
    text, figure = line.text, line.figures[place]
    if not text.endswith("各", floor, figure.start):
        return []
    low = list_start(text, floor, figure.start - 1)
    names = [name for name in re.split(r"、|和|及", text[low : figure.start - 1]) if name]
    if len(names) < 2 or not all(2 <= len(name) <= 12 and _is_class(name, line) for name in names):
        return []
    groups, at = [], low
    for name in names:
        at = text.index(name, at, figure.start)
        groups.append(
            Group(at, at + len(name), place, name, False, None, None, level_of(name, line.lexicon),
                  nature_of(name, line.lexicon), (), None, True, False, region=is_unit(name, line.lexicon))
        )  # fmt: skip
        at += len(name)
    return groups


def _is_class(name: str, line: Line) -> bool:
    return is_unit(name, line.lexicon) or name.endswith(group_words(line.lexicon).nouns) or bool(_CLASS.search(name))


def _noun_first(line: Line, floor: int, place: int) -> list[Group]:
    """重点工程55项, （一）省重点（6个）: the noun stands before the count."""
    text, figure, words = line.text, line.figures[place], group_words(line.lexicon)
    gap = gap_before(text, floor, figure)
    stop = gap.start() if gap else figure.start
    run = _SCOPE_END.search(text, max(floor, stop - LONGEST_SCOPE), stop)
    if run is None:
        return []
    low = run.start()
    sized = size_before(line, floor, low, stop, place)
    if sized is None:
        quoted = text.rfind("“", low, stop)
        for opener in words.openers.finditer(text, low, stop):
            if (quoted < 0 or opener.end() <= quoted) and text[opener.start() - 1] != "公":  # 公共服务类项目
                low = opener.end()
        lead = _SCOPE_LEAD.match(text, low, stop)
        low = lead.end() if lead else low
        if low == run.start() and (joint := _JOINT.search(text, max(floor, low - 12), low)):
            low = joint.start()  # 省、市重点项目11个
        if text[low - 1] == "的" and text[low:stop] in words.nouns:
            low = attribute_start(line, run.start(), low)
    else:
        low = sized[0]
    if (heading := text.rfind("情况", low, stop - 4)) > 0:
        low = heading + 2  # 一、在谈项目情况|在谈项目2个: a heading that ran into its text
    if (etc := text.find("等", low, stop)) > 0 and text[etc + 1 : stop] in words.nouns:
        return _names_first(line, floor, place, etc)
    listed = _LISTED_AS.search(text, max(floor, stop - 16), stop)
    low = listed.start(1) if listed else low
    scope = listed[1] if listed else text[low:stop]
    opened = gap is not None and ("（" in gap.group() or "【" in gap.group())
    region = is_unit(scope, line.lexicon)
    stated = words.states.fullmatch(scope) is not None and figure.figure.unit in ("个", "项", "件", "宗")
    if (
        not stated
        and not scope.endswith(words.nouns)
        and not (opened and gap is not None and gap.group().startswith(("方面", "板块")))
        and not ((opened or listed) and (level_of(scope, line.lexicon) or nature_of(scope, line.lexicon)))
        and not _class_name(scope, figure)
        and not (region and _stands_alone(line, low, figure.end))
    ):
        return []
    if len(scope) < 2 or re.match(r"[的等和及与了]", scope):
        return []
    if (
        gap is not None
        and "，" in gap.group()
        and _BEGUN.search(gap.group())
        and not is_class_name(scope, line.lexicon)
    ):
        return []  # 城东水厂项目，年内实施3项
    state, status = find_state(text, figure.end, line.end, line.lexicon)
    told = _NOUN_STATE.match(scope) if not opened and sized is None else None
    if told is not None and _STATE_CLASS.fullmatch(scope) is None:
        return _class_and_state(line, place, low, told)
    group = Group(
        low,
        figure.end,
        place,
        scope,
        scope in words.nouns,
        state,
        status,
        level_of(scope, line.lexicon),
        nature_of(scope, line.lexicon),
        (),
        None,
        True,
        stated or _STATE_CLASS.fullmatch(scope) is not None,
        sizes=sized[1] if sized else (),
        region=region,
    )
    group = with_representatives(line, floor, with_list_behind(line, group))
    if stated and group.members and group.state is None:  # 已竣工2个（A、B）
        said = status_of(text, low, stop, line.lexicon)
        group = replace(group, state=(low, stop), status=said, front=True)
    return [group]


def _names_first(line: Line, floor: int, place: int, etc: int) -> list[Group]:
    """A、B等项目29个: the names of some members, what they are, and how many there are."""
    text, end = line.text, line.figures[place].end
    low = list_start(text, floor, etc)
    front = find_front(text, low, etc, line.lexicon)
    listed = find_list(text, front.end if front else low, etc + 1, line.figures, line.lexicon)
    state, status = find_state(text, end, line.end, line.lexicon)
    sure = listed is not None and names_projects(listed.members, line.lexicon, called=True)
    members = listed.members if listed is not None and sure else ()
    start = members[0].start if members else etc + 1
    group = Group(
        start, end, place, "项目", True, state, status, None, None, members, False if members else None, True, False
    )
    return [with_front(line, group, front)]


_BEGUN = re.compile(r"安排|实施|铺排|涉及")
_JOINT = re.compile(
    r"(?:(?:(?:国家|自治区|[国省市县区州盟旗])[级列]?(?:重点)?|续建|新建|新开工|竣工|投产|收尾|在建|前期|预备|开)、){1,3}\Z"
)


def _class_and_state(line: Line, place: int, low: int, told: re.Match[str]) -> list[Group]:
    """省重点项目已开工12个: the class, and out of it those that the count is of."""
    noun, start, end = told["noun"], low + told.start("state"), line.figures[place].end
    _, status = find_state(line.text, start, line.figures[place].start, line.lexicon)
    found = []
    if noun not in group_words(line.lexicon).nouns:
        level, nature = level_of(noun, line.lexicon), nature_of(noun, line.lexicon)
        found = [Group(low, low + len(noun), None, noun, False, None, None, level, nature, (), None, False, False)]
    stretch = (start, low + told.end("state"))
    counted = Group(start, end, place, "", True, stretch, status, None, None, (), None, True, True)
    return [*found, counted]


def _stands_alone(line: Line, low: int, end: int) -> bool:
    """Whether a place and its count are all that is said between two signs: ，清溪县8个，."""
    before = low == line.start or line.text[low - 1] in _SIGNS
    return before and (end >= line.end or line.text[end] in "，。；、（）占")


_LISTED_AS = re.compile(r"(?:列入|纳入|属于)([\u3400-\u9fff]{1,8}重[点大](?:项目|工程)?)的\Z")
"""列入省重点的5个: the level is all that the group is called."""
_SCOPE_LEAD = re.compile(
    r"(?:谋划|推进|推动|实施|建设(?!项目|工程)|新增|完成|其中|全部|已有|现有)+(?=[\u3400-\u9fff]{4,})"
)
_STATES = "开复工|开工在建|开工建设|开工|复工|竣工|投产|完工|入库|入统|纳统|停工"
_SO_FAR = "目前|上半年|一季度|前三季度|年内|现|实际|累计|已经|已|共有|共|实现|全部|均|尚|未按[计划期时]+|未|按期|提前"
_STATE_CLASS = re.compile(rf"(?:{_SO_FAR})+(?:{_STATES})(?:的?(?:项目|工程))?\Z|(?:{_STATES})\Z")
"""目前实际已开工; 开工; but 竣工项目 is what the report lists them under."""
_NOUN_STATE = re.compile(
    rf"(?P<noun>[\u3400-\u9fffA-Za-z0-9“”·-]{{1,16}}?(?:项目|工程))中?(?P<state>(?:{_SO_FAR})*(?:{_STATES}))\Z"
)
"""省重点项目已开工12个: a class, and how many of it are so far."""
_CLASS = re.compile(
    r"(?:[省市县区州盟旗国]+(?:家|治区)?[级列]|[\u3400-\u9fff]{2,6}类|[\u3400-\u9fff]{2,12}(?:领域|板块|行业)|续建|新建|新开工|在建|前期|收尾|储备)\Z|"
    + _STATE_CLASS.pattern
)


def _class_name(scope: str, figure: FoundFigure) -> bool:
    """Whether a group is called by its class alone: 续建12个，新建8个."""
    return figure.figure.unit in ("个", "项", "件", "宗") and _CLASS.search(scope) is not None


def _subset(line: Line, place: int, found: list[Group]) -> list[Group]:
    """41项重点工程中34项已开工，2项未开工: a bare count with a state, out of the group before it in the sentence."""
    text, figure = line.text, line.figures[place]
    if not found or "。" in text[found[-1].end : figure.start] or figure.end >= line.end:
        return []
    state, status = find_state(text, figure.end, line.end, line.lexicon)
    if state is None or state[0] != figure.end or _OF_OTHERS.match(text, figure.end, state[1]):
        return []
    return [Group(figure.start, figure.end, place, "", True, state, status, None, None, (), None, False, True)]


_OF_OTHERS = re.compile(r"[^，。；]{0,8}(?:企业|单位|部门|乡镇|街道|村|厂|团队|车间|工作组)")
"""What is counted there are no projects: 8个亿元以上企业复产."""


def uncounted_group(text: str, start: int, end: int, lexicon: Lexicon) -> Group | None:
    """The class of projects that text[start:end] names at its end, without a count."""
    named = find_class(text, start, end, lexicon)
    if named is None:
        return None
    scope = text[slice(*named)]
    level, nature = level_of(scope, lexicon), nature_of(scope, lexicon)
    return Group(*named, None, scope, False, None, None, level, nature, (), None, False, False)
