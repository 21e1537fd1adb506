"""Groups of projects that a text speaks of: 重点工程55项, 26个新建项目, A、B等37个项目进展顺利, 桂阳县8个."""

import re
from dataclasses import dataclass, replace

from extractors.enumerations import Member, NameList, find_list
from extractors.figures import FoundFigure
from extractors.lexicon import Lexicon
from extractors.names import is_unit
from extractors.scopes import LONGEST_SCOPE, find_class, find_state, group_words, is_class_name, level_of, nature_of
from schemas import Level, Nature, Status

_COUNT_UNITS = ("个", "项", "件", "宗", "大", "大项", "小项")
_BEFORE_COUNT = re.compile(
    r"(?:方面|板块|(?:推进|建设|进展|实施)情况)?(?:【共?|——|[。，：](?=共)|(?:计划)?(?:安排|实施|推进|铺排|铺开|确定|推出)|占|计|各|共有|共计|总数|合计|总计|达到|达|共|为|有|：|（共?|\s)*\Z"
)
_SCOPE_END = re.compile(r"[\u3400-\u9fffA-Za-z0-9“”·-]{1,18}\Z")
_SIGNS = "。；，！？：、（）\n"


@dataclass(frozen=True, slots=True)
class Group:
    """A group at its place in the shadow, with the count that opens it and the members that it names."""

    start: int
    end: int
    count: int | None
    """Which figure is its count; None where the text gives none."""
    scope: str
    """What the text calls it, without what it is a part of."""
    generic: bool
    """It is called 项目 or 工程 and no more: what is said of it has to name it."""
    state: tuple[int, int] | None
    """What is said of all its members, as a stretch of the shadow."""
    status: Status | None
    level: Level | None
    nature: Nature | None
    members: tuple[Member, ...]
    closed: bool | None
    """Whether the members are the whole group; None where none are named."""
    counted_last: bool
    """Its count stands behind its name: 项目60个."""
    subset: bool
    """It is counted out of the group before it: 41项重点工程中34项已开工."""
    listed: tuple[int, int] | None = None
    """The stretch behind it that names its members: 3个，为A、B、C."""
    sizes: tuple[int, ...] = ()
    """The figures in its name that say how large its members are: 总投资10亿元以上的项目3个."""
    region: bool = False
    """It is a place's: 桂阳县8个."""


@dataclass(frozen=True, slots=True)
class _Line:
    """The stretch that is searched, with what stands in it."""

    text: str
    start: int
    end: int
    figures: tuple[FoundFigure, ...]
    lexicon: Lexicon


def find_groups(
    text: str, start: int, end: int, figures: tuple[FoundFigure, ...], places: range, lexicon: Lexicon
) -> tuple[Group, ...]:
    """The groups that text[start:end] counts or lists, in order; `places` are the figures in it."""
    line = _Line(text, start, end, figures, lexicon)
    found: list[Group] = []
    reached = start
    for place in places:
        figure = figures[place]
        if not _is_project_count(figure) or figure.start < reached or _is_promised(text, start, figure.start):
            continue
        groups = (
            _count_first(line, reached, place)
            or _shared_count(line, reached, place)
            or _noun_first(line, reached, place)
            or _subset(line, place, found)
        )
        found += groups
        if groups:
            reached = max(group.listed[1] if group.listed else group.end for group in groups)
    found += _uncounted_lists(line, found)
    found += _class_lists(line, found)
    return tuple(sorted(found, key=lambda group: group.start))


_EACH = re.compile(r"每[\u3400-\u9fff]{0,6}\Z")
_PROMISE = re.compile(r"力争|确保|争取|务必|下一步|下步|接下来")


def _is_promised(text: str, start: int, at: int) -> bool:
    """Whether a count is only promised in its sentence: 下一步，力争新开工项目30个."""
    if _EACH.search(text, max(start, at - 8), at):
        return True  # 每少开工1个项目扣2分
    sentence = max(text.rfind(sign, max(start, at - 80), at) for sign in "。；\n") + 1
    return _PROMISE.search(text, max(start, sentence, at - 80), at) is not None


def _is_project_count(figure: FoundFigure) -> bool:
    """Whether a figure may count projects; 至少1个项目 is a demand and counts none."""
    return (
        figure.figure.kind == "count"
        and figure.figure.unit in _COUNT_UNITS
        and figure.figure.bound not in ("at_least", "at_most")
    )


def _count_first(line: _Line, floor: int, place: int) -> list[Group]:
    """26个新建项目, A、B等37个项目: the noun stands behind the count."""
    text, figure, words = line.text, line.figures[place], group_words(line.lexicon)
    at, sizes = _size_behind(line, place)
    noun = words.noun_after.match(text, at, line.end)
    if noun is None or _crosses(noun.group()):
        return _counted_list(line, floor, place)
    if words.states.match(noun.group()) and not noun.group().endswith("项目"):
        return []
    scope = text[figure.end : noun.end()]
    batch = _BATCH.search(text, max(floor, figure.start - 8), figure.start) if scope in words.nouns else None
    scope = batch[1] + scope if batch is not None else scope
    generic = scope in words.nouns
    listed = _list_before(line, floor, place) if len(scope) <= 8 else None
    state, status = find_state(text, noun.end(), line.end, line.lexicon)
    group = Group(
        listed.start if listed else figure.start,
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
    return [group if listed else _with_list_behind(line, group)]


def _counted_list(line: _Line, floor: int, place: int) -> list[Group]:
    """A、B等5宗正在施工: a list whose count is followed by what is said of it."""
    listed = _list_before(line, floor, place)
    end = line.figures[place].end
    if listed is None or not all(member.name.tailed for member in listed.members):
        return []
    state, status = find_state(line.text, end, line.end, line.lexicon)
    if state is None or state[0] != end:
        return []
    return [
        Group(
            listed.start,
            end,
            place,
            "项目",
            True,
            state,
            status,
            None,
            None,
            listed.members,
            listed.closed,
            False,
            False,
        )
    ]


_BATCH = re.compile(r"((?:集中)?(?:签约|开工|竣工|投产))(?:了|仪式共有|现场)?\Z")
"""What was done with so many projects at once: 集中签约7个项目."""


def _size_behind(line: _Line, place: int) -> tuple[int, tuple[int, ...]]:
    """Where the noun begins behind a count and a size: 3个总投资10亿元以上的项目, 12个亿元以上项目."""
    end = line.figures[place].end
    following = line.figures[place + 1] if place + 1 < len(line.figures) else None
    lead = _SIZE_LEAD.match(line.text, end)
    if following is None or lead is None or following.start != lead.end() or following.figure.kind != "money":
        return end, ()
    tail = _SIZE_TAIL.match(line.text, following.end)
    return (tail.end(), (place + 1,)) if tail else (end, ())


_SIZE_LEAD = re.compile(r"(?:计划)?(?:总投资|年度计划投资|投资|投资额|单体投资)?")
_SIZE_TAIL = re.compile(r"(?:（含）)?(?:及以上|以上|以下|以内|之间)?的?(?=[\u3400-\u9fff]{0,8}(?:项目|工程))")


def _crosses(scope: str) -> bool:
    """Whether the words between count and noun are a sentence and no name of a group: 个镇推进项目."""
    return bool(
        re.search(
            r"(?:镇|乡|村|街道|部门|单位|问题|环节|方面|专班|小组|月|亿|万|推进|服务(?!业)|保障(?!性|房)|支持)", scope
        )
    )


def _list_before(line: _Line, floor: int, place: int) -> NameList | None:
    """The names that stand before a count: A、B等37个项目, A、B 2个项目."""
    figure = line.figures[place]
    stop = figure.start
    opened = line.text.endswith(group_words(line.lexicon).open, floor, stop)
    if line.text.endswith("等在内的", floor, stop):
        opened, stop = True, stop - 3
    represented = line.text.endswith("为代表的", floor, stop)  # 以A、B为代表的6项
    stop -= 4 if represented else 0
    if not opened and line.text.endswith("这", floor, stop):
        stop -= 1  # A和B这2个重点工程
    low = _list_start(line.text, floor, stop - opened)
    if line.text[low] == "中" and line.text[low - 2 : low] in ("项目", "工程"):
        low += 1  # 在15个续建项目中桃源街、消防站2个项目已完工
    if represented and line.text[low] == "以":
        low += 1
    count = None if opened or represented or figure.figure.value is None else int(figure.figure.value)
    several = figure.figure.value is not None and figure.figure.value > 1
    listed = find_list(line.text, low, stop, line.figures, line.lexicon, count=count, several=several)
    if listed is None or listed.end < stop - opened:
        return None
    if not opened and not represented and (len(listed.members) < 2 or count != len(listed.members)):
        return None
    if not any(member.name.tailed or _BUILT.search(member.name.text) for member in listed.members):
        return None  # 电工、焊工等9个培训项目
    return replace(listed, closed=not (opened or represented))


_BUILT = re.compile(r"[路街桥厂站园院校区楼城馆库河渠场所房线网镇村]\Z|.{6}|[”》）]\Z")
"""How a name of something built ends; a longer one may end as it likes."""


def _list_start(text: str, floor: int, stop: int) -> int:
    """Where an enumeration begins: behind the last sign that stands outside brackets."""
    depth = 0
    for at in range(stop - 1, floor - 1, -1):
        char = text[at]
        depth += (char in "）”》") - (char in "（“《")
        if char in "。；！？\n" or (depth <= 0 and char in "，："):
            return at + 1
        if depth < 0:
            return at + 1
    return floor


_LIST_OPENER = re.compile(
    r"[，：（]?(?:其中)?(?:分别)?(?:为|是|包括|包含|即|有|主要有|主要为|主要是|主要包括|涉及|如)[：]?"
)
_BARE_OPENER = re.compile(r"：|（|——")
_FIGURE_CLAUSE = re.compile(r"，[^，。；：（）\n]{0,40}")


def _with_list_behind(line: _Line, group: Group) -> Group:
    """The group with the names that stand behind it: 3个，总投资132亿元，为A、B和C."""
    text, at = line.text, group.end
    if at >= line.end or text[at] not in "，：（—为是分包即有主涉如":
        return group
    opener = None
    for _ in range(4):
        opener = _LIST_OPENER.match(text, at, line.end) or _BARE_OPENER.match(text, at, line.end)
        if opener is not None:
            break
        clause = _FIGURE_CLAUSE.match(text, at, line.end)
        if clause is None or not any(char.isdigit() for char in clause.group()):
            return group
        at = clause.end()
    if opener is None:
        return group
    bare = opener.group() in ("：", "（", "——")
    figure = line.figures[group.count] if group.count is not None else None
    count = int(figure.figure.value) if figure is not None and figure.figure.value is not None else None
    listed = find_list(text, opener.end(), line.end, line.figures, line.lexicon, count=count, commas=not bare)
    if listed is None:
        return group
    ends = listed.end >= line.end or text[listed.end] in "。；）\n" or not listed.closed
    full = count is not None and len(listed.members) == count
    within = opener.group() == "（" and text[listed.end : listed.end + 1] == "）"
    sure = any if within else all
    tailed = sure(member.name.tailed or bool(member.amounts) for member in listed.members)
    if not (full or (ends and tailed)) or (bare and len(listed.members) == 1 and not full and listed.closed):
        return group
    if within:
        state, status = find_state(text, listed.end + 1, line.end, line.lexicon)
        group = replace(group, state=state, status=status)
    return replace(group, members=listed.members, closed=listed.closed, listed=(listed.start, listed.end))


def _shared_count(line: _Line, floor: int, place: int) -> list[Group]:
    """苏仙区、北湖区和高新区各3个: one count for each of several places or classes."""
    text, figure = line.text, line.figures[place]
    if not text.endswith("各", floor, figure.start):
        return []
    low = _list_start(text, floor, figure.start - 1)
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


def _is_class(name: str, line: _Line) -> bool:
    return is_unit(name, line.lexicon) or name.endswith(group_words(line.lexicon).nouns) or bool(_CLASS.search(name))


def _noun_first(line: _Line, floor: int, place: int) -> list[Group]:
    """重点工程55项, （一）省重点（6个）: the noun stands before the count."""
    text, figure, words = line.text, line.figures[place], group_words(line.lexicon)
    gap = _BEFORE_COUNT.search(text, max(floor, figure.start - 12), figure.start)
    stop = gap.start() if gap else figure.start
    run = _SCOPE_END.search(text, max(floor, stop - LONGEST_SCOPE), stop)
    if run is None:
        return []
    low = run.start()
    sized = _size_before(line, floor, low, stop, place)
    if sized is None:
        for opener in words.openers.finditer(text, low, stop):
            low = opener.end()
        lead = _SCOPE_LEAD.match(text, low, stop)
        low = lead.end() if lead else low
    else:
        low = sized[0]
    scope = text[low:stop]
    opened = gap is not None and ("（" in gap.group() or "【" in gap.group())
    region = is_unit(scope, line.lexicon)
    stated = words.states.fullmatch(scope) is not None and figure.figure.unit in ("个", "项", "件", "宗")
    if (
        not stated
        and not scope.endswith(words.nouns)
        and not (opened and (level_of(scope, line.lexicon) or nature_of(scope, line.lexicon)))
        and not _class_name(scope, figure)
        and not (region and _stands_alone(line, low, figure.end))
    ):
        return []
    if len(scope) < 2 or re.match(r"[的等和及与了]", scope):
        return []
    state, status = find_state(text, figure.end, line.end, line.lexicon)
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
    return [_with_list_behind(line, group)]


_SIZE_GAP = re.compile(r"(?:（含）)?(?:及以上|以上|以下|以内|之间)?的?[\u3400-\u9fff]{0,8}\Z")
_SIZE_CUE = re.compile(r"(?:全[省市县区旗州盟])?(?:计划)?(?:总投资|年度计划投资|年度投资|投资额|投资|单体投资)\Z")
_SIZE_LINK = re.compile(r"(?:（[含不]{1,2}）)?(?:至|到|-|～)?")


def _size_before(line: _Line, floor: int, low: int, stop: int, place: int) -> tuple[int, tuple[int, ...]] | None:
    """Where a group's name begins that says how large its members are: 总投资5亿元（含）至10亿元的项目9个."""
    text, figures = line.text, line.figures
    first = place - 1
    if first < 0 or figures[first].figure.kind != "money" or figures[first].end > stop or figures[first].start < floor:
        return None
    if not _SIZE_GAP.match(text, figures[first].end, stop) or not text.endswith(("项目", "工程"), low, stop):
        return None
    if figures[first].end == stop or text[figures[first].end] in "，；。、":
        return None
    sizes = [first]
    start = figures[first].start
    if first and figures[first - 1].figure.kind == "money" and figures[first - 1].start >= floor:
        link = _SIZE_LINK.match(text, figures[first - 1].end, start)
        if link is not None and link.end() == start:
            sizes.insert(0, first - 1)
            start = figures[first - 1].start
    cue = _SIZE_CUE.search(text, max(floor, start - 10), start)
    return (cue.start() if cue else start), tuple(sizes)


def _stands_alone(line: _Line, low: int, end: int) -> bool:
    """Whether a place and its count are all that is said between two signs: ，桂阳县8个，."""
    before = low == line.start or line.text[low - 1] in _SIGNS
    return before and (end >= line.end or line.text[end] in "，。；、（）占")


_SCOPE_LEAD = re.compile(
    r"(?:谋划|推进|推动|实施|建设(?!项目|工程)|新增|完成|其中|全部|已有|现有)+(?=[\u3400-\u9fff]{4,})"
)
_STATES = "开复工|开工|复工|竣工|投产|完工|入库|入统|未开工|停工"
_STATE_CLASS = re.compile(rf"(?:(?:已|实现|累计|尚)(?:{_STATES})(?:项目)?|{_STATES})\Z")
_CLASS = re.compile(
    r"(?:[省市县区州盟旗国]+(?:家|治区)?[级列]|[\u3400-\u9fff]{2,6}类|续建|新建|新开工|在建|前期|收尾|储备)\Z|"
    + _STATE_CLASS.pattern
)


def _class_name(scope: str, figure: FoundFigure) -> bool:
    """Whether a group is called by its class alone: 续建12个，新建8个."""
    return figure.figure.unit in ("个", "项", "件", "宗") and _CLASS.search(scope) is not None


def _subset(line: _Line, place: int, found: list[Group]) -> list[Group]:
    """41项重点工程中34项已开工，2项未开工: a bare count with a state, out of the group before it in the sentence."""
    text, figure = line.text, line.figures[place]
    if not found or "。" in text[found[-1].end : figure.start] or figure.end >= line.end:
        return []
    state, status = find_state(text, figure.end, line.end, line.lexicon)
    if state is None or state[0] != figure.end:
        return []
    return [Group(figure.start, figure.end, place, "", True, state, status, None, None, (), None, False, True)]


_ETC_GROUP = re.compile(r"等(?P<noun>[\u3400-\u9fff“”]{0,8}?(?:项目|工程)(?!部|法人|建设|的|办|组|师|量)|(?=[，；。]))")


def _uncounted_lists(line: _Line, counted: list[Group]) -> list[Group]:
    """A、B等项目已完工: a list without a count, of which something is said."""
    found: list[Group] = []
    text, reached = line.text, line.start
    for match in _ETC_GROUP.finditer(text, line.start, line.end):
        if any(group.start < match.end() and match.start() < (group.listed or (0, group.end))[1] for group in counted):
            continue
        low = _list_start(text, reached, match.start())
        listed = find_list(text, low, match.end(), line.figures, line.lexicon)
        sure = listed is not None and all(member.name.tailed for member in listed.members)
        if listed is None or listed.closed or listed.end < match.start() or not (match["noun"] or sure):
            continue
        if not sure and not any(member.name.text.endswith(("项目", "工程")) for member in listed.members):
            continue  # 外墙、门窗、小区道路等剩余工程
        scope = match["noun"] or "项目"
        state, status = find_state(text, match.end(), line.end, line.lexicon)
        found.append(
            Group(listed.start, match.end(), None, scope, scope in group_words(line.lexicon).nouns, state, status,
                  level_of(scope, line.lexicon), nature_of(scope, line.lexicon), listed.members, False, False, False)
        )  # fmt: skip
        reached = match.end()
    return found


_CLASS_LIST = re.compile(r"(?P<scope>[\u3400-\u9fff]{1,12}(?:项目|工程|的))(?:分别|主要)?(?:为|是|有|包括)：?")


def _class_lists(line: _Line, counted: list[Group]) -> list[Group]:
    """省重点项目为A，市重点项目为B、C; 已完工的有A、B: a class and its names, without a count."""
    found: list[Group] = []
    for match in _CLASS_LIST.finditer(line.text, line.start, line.end):
        low, high = match.span("scope")
        for opener in group_words(line.lexicon).openers.finditer(line.text, low, high - 2):
            low = opener.end()
        scope = line.text[low:high]
        bare = scope.removesuffix("的")
        stated = group_words(line.lexicon).states.fullmatch(bare) is not None
        if not (is_class_name(scope, line.lexicon) or (scope.endswith("的") and stated)):
            continue
        if any(group.start < match.end() and low < (group.listed or (0, group.end))[1] for group in counted):
            continue
        listed = find_list(line.text, match.end(), line.end, line.figures, line.lexicon)
        if listed is None or not all(member.name.tailed for member in listed.members):
            continue
        if line.text[listed.end : listed.end + 1] not in ("，", "。", "；", "", "）", "\n") and listed.closed:
            continue
        status = group_words(line.lexicon).status_of[bare] if stated else None
        found.append(
            Group(low, high, None, bare, False, (low, low + len(bare)) if stated else None, status,
                  level_of(scope, line.lexicon), nature_of(scope, line.lexicon), listed.members, listed.closed,
                  False, False, listed=(listed.start, listed.end))
        )  # fmt: skip
    return found


def uncounted_group(text: str, start: int, end: int, lexicon: Lexicon) -> Group | None:
    """The class of projects that text[start:end] names at its end, without a count."""
    named = find_class(text, start, end, lexicon)
    if named is None:
        return None
    scope = text[slice(*named)]
    level, nature = level_of(scope, lexicon), nature_of(scope, lexicon)
    return Group(*named, None, scope, False, None, None, level, nature, (), None, False, False)
