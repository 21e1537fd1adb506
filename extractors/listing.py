"""The names of a group's members: in front of its count, behind it, or without one."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from extractors.enumerations import LONGEST_LIST, Member, NameList, find_list, lead_end
from extractors.fronts import SLOW, Front, find_front, status_of
from extractors.grouped import Group, Line
from extractors.lexicon import Lexicon
from extractors.names import Name, is_unit, may_be_tailed
from extractors.places import list_signs
from extractors.reaches import Reaches
from extractors.scopes import find_state, group_words, is_class_name, level_of, nature_of
from schemas import replace

_ALTOGETHER = ("共计", "合计", "总计", "共有", "一共", "共", "这")
"""What may stand between the last name and the count: A、B共2个."""


_BATCHES = ("等一批", "等一大批", "等一批次")
"""How a list ends in front of a count that follows: A、B等一批共5个."""


def is_bracketed(line: Line, floor: int, place: int) -> bool:
    """Whether a bracket holds a count and nothing else: A、B（共2个）."""
    figure = line.figures[place]
    opens = line.text.endswith(("（", "（共", "（共计", "（计"), floor, figure.start)
    return opens and line.text.startswith("）", figure.end)


def list_before(line: Line, floor: int, place: int) -> tuple[NameList, Front | None] | None:
    """The names that stand before a count, and the words in front of them: A、B等37个项目, 建成A、B 2个项目."""
    figure = line.figures[place]
    stop, bracketed = figure.start, is_bracketed(line, floor, place)
    for words in _ALTOGETHER:
        if line.text.endswith(words, floor, stop):
            stop -= len(words)
            break
    stop -= bracketed
    for words in _BATCHES:
        if line.text.endswith(words, floor, stop):
            stop -= len(words) - 1  # A、B等一批共5个
            break
    opened = line.text.endswith(group_words(line.lexicon).open, floor, stop)
    if line.text.endswith("等在内的", floor, stop):
        opened, stop = True, stop - 3
    represented = False
    for words in ("为代表的", "在内的"):  # 以A、B为代表的6项, 包括A、B在内的5项
        if not opened and line.text.endswith(words, floor, stop):
            represented, stop = True, stop - len(words)
    low = list_start(line.text, floor, stop - opened)
    if not opened and not represented and not _may_list(line, low, stop, place):
        return None
    if line.text[low] == "中" and line.text[low - 2 : low] in ("项目", "工程", "任务", "实事"):
        low += 1  # 在15个续建项目中桃源街、消防站2个项目已完工
    front = find_front(line.text, low, stop - opened, line.lexicon)
    if front is None and line.text[low - 1] == "：":  # 建成投用的项目有：A、B等4个
        front = find_front(line.text, list_start(line.text, floor, low - 1), low, line.lexicon)
    if (front is None or front.said is None) and line.text[low - 1] == "，":  # 已经投用的，有A、B等4个
        stated = find_front(line.text, list_start(line.text, floor, low - 1), stop - opened, line.lexicon)
        front = stated if stated is not None and stated.said is not None and stated.end > low else front
    low = max(front.end, low) if front is not None else low
    if represented:
        low = lead_end(line.text, low, stop, line.lexicon)
        low += line.text[low] == "以"
    if stop - opened - low > LONGEST_LIST + 1:
        return None
    count = None if opened or represented or figure.figure.value is None else int(figure.figure.value)
    several = figure.figure.value is not None and figure.figure.value > 1
    listed = find_list(line.text, low, stop, line.figures, line.lexicon, count=count, several=several)
    if listed is None or listed.end < stop - opened:
        return None
    if bracketed and line.text[list_start(line.text, floor, stop) - 1] in "（：":
        return None
    if not opened and not represented and (len(listed.members) < 2 or count != len(listed.members)):
        return None
    behind = line.text[figure.end : figure.end + LONGEST_NOUN]
    if not names_projects(listed.members, line.lexicon, called=_CALLED.match(behind) is not None):
        return None  # 电工、焊工等9个培训项目
    return replace(listed, closed=not (opened or represented)), front


def _may_list(line: Line, low: int, stop: int, place: int) -> bool:
    """Whether as many names as are counted can stand in a stretch: two at least, with something between them."""
    counted = line.figures[place].figure.value
    return counted is not None and counted >= 2 and _JOINS.search(line.text, low, stop) is not None


_JOINS = re.compile("[、和及与]")
LONGEST_NOUN = 18
_CALLED = re.compile(r"(?!.{0,14}(?:培训|检测|体检|考核|审批|收费|领域|方面))[^，。；：（]{0,14}?(?:项目|工程)")
"""What calls the names of a list projects, behind their count."""
_BUILT = re.compile(
    r"[\u3400-\u9fff]{2}至[\u3400-\u9fff]{2,4}\Z|[一二三四五六七八九十实附高初][中小]\Z|[路街桥厂站园院校区楼城馆库河渠场所房线网镇村]\Z|[”》）]\Z"
)
"""How a name of something built ends."""
LONG = 6
"""A longer name may end as it likes."""
_WORKS = re.compile(
    r"(?:[\u3400-\u9fff]{2,4}(?:硬化|铺设|绿化|亮化|安装|砌筑|开挖|回填|浇筑|敷设|粉刷|装修|拆迁|征收|迁移|采购|培训|补贴|监测|监理|设计|招标|整理))\Z"
)
"""A kind of works, which names no project: 道路硬化, 管网铺设."""
SHORT = 4


_FIRM = re.compile(r"(?:公司|厂|集团|合作社|农场|牧场)\Z")
"""A firm that stands for its project beside others that are called so."""


def names_projects(members: Sequence[Member], lexicon: Lexicon, *, called: bool) -> bool:
    """Whether the names of a list can be those of projects; `called`: the text calls them 项目 or 工程.

    They are neither towns nor offices, neither sectors nor kinds of works; called projects, they need not end as those do.
    """
    names = [member.name.text for member in members]
    if all(_WORKS.fullmatch(name) or (len(name) < 3 and not _BUILT.search(name)) for name in names):
        return False
    strong = any(name.endswith(("项目", "工程")) for name in names)
    if any(
        is_unit(member.name.text, lexicon)
        and not member.name.tailed
        and not (strong and _FIRM.search(member.name.text))
        for member in members
    ) or any(is_class_name(name, lexicon) for name in names):
        return False
    built = [named(member) or bool(member.amounts) for member in members]
    return any(built) or (called and all(len(name) >= SHORT for name in names))


def named(member: Member) -> bool:
    """Whether a name of a list ends as projects do, or is long enough to be told from a common noun."""
    return has_end(member.name) or len(member.name.text) >= LONG


def has_end(name: Name) -> bool:
    """Whether a name ends as projects or what they build do: 东湖路, 城南二小."""
    return name.tailed or _BUILT.search(name.text) is not None


def with_front(line: Line, group: Group, front: Front | None) -> Group:
    """The group with what the words in front of its list say of it, where nothing is said behind: 建成A、B等12个项目."""
    if front is None or front.said is None or group.state is not None:
        return group
    nature = group.nature or nature_of(line.text[slice(*front.said)] + "项目", line.lexicon)
    start = min(group.start, front.said[0])
    return replace(group, start=start, state=front.said, status=front.status, nature=nature, front=True)


_FAR = 2 * LONGEST_LIST
"""Nothing that stands so far before a place is asked whether a list begins there."""


def list_start(text: str, floor: int, stop: int) -> int:
    """Where an enumeration begins: behind the last sign that stands outside brackets."""
    depth = 0
    signs = list_signs(text)
    for place in range(bisect_left(signs, stop) - 1, -1, -1):
        at = signs[place]
        if at < floor or stop - at > _FAR:
            break
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
LISTS_BEHIND = re.compile(r"（|，(?:分别|主要|依次|具体)?(?:是|为|有|包括)：?")
"""What stands between a bare count and the names of those that it counts: 有14个，分别是：A、B."""
_NEXT_OPENER = re.compile(r"。(?:分别|主要|具体|依次)(?:是|为|有|包括)：?")
_BARE_OPENER = re.compile(r"：|（|——")
_FIGURE_CLAUSE = re.compile(r"，[^，。；：（）\n]{0,40}")


_STATED_LIST = re.compile(r"，(?:分别|依次|具体|主要)(?:为|是|有|包括)|，(?:即|包括)|：")


def with_list_behind(line: Line, group: Group) -> Group:
    """The group with the names that stand behind it: 3个，总投资132亿元，为A、B和C."""
    text, at = line.text, group.end
    if text[at : at + 1] == "）" and "（" in text[group.start : at]:
        at += 1  # 续建项目（3个）：A、B、C
    if group.state is not None and group.state[0] == at and _STATED_LIST.match(text, group.state[1], line.end):
        at = group.state[1]  # 3个项目未按计划开工，分别为A、B和C
    if at >= line.end:
        return group
    if text[at] not in "，：（—为是分包即有主涉如" and not _NEXT_OPENER.match(text, at, line.end):
        return _with_list_at(line, group)
    opener = None
    for _ in range(4):
        opener = _LIST_OPENER.match(text, at, line.end) or _BARE_OPENER.match(text, at, line.end)
        if opener is not None:
            break
        opener = _NEXT_OPENER.match(text, at, line.end)
        if opener is not None:
            break  # 48个，年度计划投资120亿元。主要有：A、B等
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
    if listed is None or (not listed.closed and _SECTORS.match(text, listed.end)):
        return group
    ends = listed.end >= line.end or text[listed.end] in "。；）\n" or not listed.closed
    full = count is not None and len(listed.members) == count
    within = opener.group() == "（" and text[listed.end : listed.end + 1] == "）"
    sure = any if within else all
    tailed = sure(member.name.tailed or bool(member.amounts) for member in listed.members)
    if not tailed and not within and group.scope.endswith(("项目", "工程")):
        tailed = _mostly_named(listed.members, line)
    if not (full or (ends and tailed)) or (bare and len(listed.members) == 1 and not full and listed.closed):
        return group
    if within:
        state, status = find_state(text, listed.end + 1, line.end, line.lexicon)
        if state is not None:
            group = replace(group, state=state, status=status)
    return replace(group, members=listed.members, closed=listed.closed, listed=(listed.start, listed.end))


_MORE = re.compile(r"，(?:其中)?(?:主要|具体)(?:有|是|为|包括)：?|，(?:其中包括|包括)")


def with_more(line: Line, group: Group) -> Group:
    """The group with further members that are told behind it: 安排了A、B等15项工程，具体包括C、D等工程."""
    opener = _MORE.match(line.text, group.end, line.end) if group.closed is False else None
    if opener is None:
        return group
    listed = find_list(line.text, opener.end(), line.end, line.figures, line.lexicon, several=True)
    if listed is None or not names_projects(listed.members, line.lexicon, called=True):
        return group
    if any(len(member.name.text) < SHORT for member in listed.members):
        return group
    return replace(group, members=(*group.members, *listed.members), listed=(listed.start, listed.end))


_STANDS_FOR = re.compile(r"等?(?:为代表|在内)的\Z")


def with_representatives(line: Line, floor: int, group: Group) -> Group:
    """The group with the names in front of what it is called: 以A、B为代表的安居工程项目94个."""
    stands = _STANDS_FOR.search(line.text, max(floor, group.start - 6), group.start)
    if stands is None or group.members:
        return group
    low = list_start(line.text, floor, stands.start())
    front = find_front(line.text, low, stands.start(), line.lexicon)
    low = front.end if front is not None else low
    low += line.text[low] == "以"
    listed = find_list(line.text, low, stands.start(), line.figures, line.lexicon, several=True)
    if listed is None or listed.end < stands.start() or not names_projects(listed.members, line.lexicon, called=True):
        return group
    return replace(group, start=listed.start, members=listed.members, closed=False)


_SECTORS = re.compile(
    r"(?:多|[0-9]+|[一二两三四五六七八九十]+)?(?:个|大|类)?(?:重点|主要|不同)?(?:行业|领域|产业(?!园)|板块|方面|类别|门类)"
)


def _with_list_at(line: Line, group: Group) -> Group:
    """The group with the names that touch it, as many as it counts: 4个市重点项目A、B、C和D均已开工."""
    figure = line.figures[group.count] if group.count is not None else None
    count = int(figure.figure.value) if figure is not None and figure.figure.value is not None else 0
    if not 2 <= count <= MOST_TOUCHING or line.text.find("、", group.end, group.end + 60) < 0:
        return group
    listed = find_list(line.text, group.end, line.end, line.figures, line.lexicon, count=count, predicated=True)
    if listed is None or len(listed.members) != count or not all(has_end(member.name) for member in listed.members):
        return group
    if any(len(member.name.text) < SHORT for member in listed.members):
        return group
    state, status = find_state(line.text, listed.end, line.end, line.lexicon)
    span = (listed.start, listed.end)
    return replace(group, members=listed.members, closed=True, listed=span, state=state, status=status)


MOST_TOUCHING = 12


def _mostly_named(members: Sequence[Member], line: Line) -> bool:
    """Whether most names of a list end as projects do, and the others are long enough to be names."""
    return (
        sum(has_end(member.name) for member in members) * 2 >= len(members)
        and all(named(member) or len(member.name.text) >= SHORT for member in members)
        and names_projects(members, line.lexicon, called=True)
    )


_ETC_GROUP = re.compile(
    r"等(?:(?P<many>一大批|一批|一系列|多个|若干个?)(?:[^，。；：（）0-9等]{1,18}、)?)?(?P<noun>(?:[\u3400-\u9fff]{2,12}的)?[\u3400-\u9fff“”]{0,12}?(?:项目|工程)(?!部|法人|建设(?![完竣已正进有顺全稳快加基取前])|的|办|组|师|量|[0-9共]))?"
)
_SAID_ON = re.compile(r"[，。；]|\Z")


def uncounted_lists(line: Line, counted: list[Group]) -> list[Group]:
    """A、B等项目已完工: a list without a count, of which something is said."""
    found: list[Group] = []
    text, reached = line.text, line.start
    matches = list(_ETC_GROUP.finditer(text, line.start, line.end))
    taken = Reaches((group.start, (group.listed or (0, group.end))[1]) for group in counted if matches)
    for match in matches:
        if taken.touch(*match.span()):
            continue
        low, stop = list_start(text, reached, match.start()), match.start()
        if match["noun"] is None and text[stop - 1] != "等" and not may_be_tailed(text, low, stop, line.lexicon):
            continue  # 等 behind anything: all of these names have to end as those of projects do
        state, status = find_state(text, match.end(), line.end, line.lexicon)
        if match["noun"] is None and status is None and not _SAID_ON.match(text, match.end(), line.end):
            continue
        front = find_front(text, low, match.start(), line.lexicon)
        listed = find_list(text, front.end if front else low, match.end(), line.figures, line.lexicon)
        if listed is None or listed.closed or listed.end < match.start() or not _uncounted(listed.members, match, line):
            continue
        if not match["noun"] and _CONTAINS.match(text, low, listed.members[0].name.end):
            continue  # 主要建设内容为门诊楼、住院楼等
        scope = match["noun"] or "项目"
        group = Group(listed.start, match.end(), None, scope, scope in group_words(line.lexicon).nouns, state, status,
                      level_of(scope, line.lexicon), nature_of(scope, line.lexicon), listed.members, False, False, False)  # fmt: skip
        found.append(with_front(line, group, front))
        reached = match.end()
    return found


_BESIDE = ("配套", "附属", "辅助", "剩余", "其他", "相关")
"""What belongs to one project, and is none."""


def _uncounted(members: Sequence[Member], match: re.Match[str], line: Line) -> bool:
    """Whether the names in front of 等 are projects although nobody counts them: most end as such, none as kinds of works do."""
    if match["noun"] is not None and match["noun"].startswith(_BESIDE):
        return False  # 配送系统等配套项目
    if any(_CONTENT.match(member.name.text) or _WORKS.fullmatch(member.name.text) for member in members):
        return False  # 建设站前道路、充电设施等
    if len(members) == 1 and line.text[match.end() : match.end() + 1] in ("、", "和", "与", "及"):
        return False  # 配送系统等配套项目、电池材料项目: 等 belongs to a name
    if all(member.name.tailed for member in members) and any(len(member.name.text) >= SHORT for member in members):
        return names_projects(members, line.lexicon, called=match["noun"] is not None)
    if match["noun"] is None or (match["noun"].endswith("工程") and "重" not in match["noun"]):
        strong = any(member.name.text.endswith(("项目", "工程")) for member in members)
        return strong and match["noun"] is not None  # not 外墙、门窗、小区道路等剩余工程
    sure = sum(named(member) for member in members) * 2 >= len(members)
    long = all(len(member.name.text) >= SHORT for member in members)
    return sure and long and names_projects(members, line.lexicon, called=True)


_CONTENT = re.compile(r"(?:建设|实施|新建|完善|配套|购置|改造|铺设|安装|修建|拆除|更换|敷设)")
_CONTAINS = re.compile(
    r"(?!其中)(?:主要|具体)?(?:建设|工程|项目)?(?:内容|规模|任务|项目)?(?:主要)?(?:为|是|有|包括|包含|涵盖|含|分为)了?(?!.*项目)|[^，。；：]{0,14}(?:设有|设置|设计为|由)"
)
_CLASS_LINK = re.compile(r"(?:项目|工程|的)(?:分别|主要)?(?:为|是|有|包括)")
"""The end of a class and the word that leads over to its names; few lines have one."""
_CLASS_LIST = re.compile(
    r"(?P<scope>[\u3400-\u9fff（）]{1,14}(?:项目|工程|的的?))(?:分别|主要)?(?:为|是|有|包括)(?:以|包括)?：?"
)


def class_lists(line: Line, counted: list[Group]) -> list[Group]:
    """省重点项目为A，市重点项目为B、C; 已完工的有A、B: a class and its names, without a count."""
    found: list[Group] = []
    if _CLASS_LINK.search(line.text, line.start, line.end) is None:
        return found
    for match in _CLASS_LIST.finditer(line.text, line.start, line.end):
        low, high = match.span("scope")
        for opener in group_words(line.lexicon).openers.finditer(line.text, low, high - 2):
            low = opener.end()
        scope = line.text[low:high]
        bare = scope.rstrip("的")
        state = bare if scope.endswith("的") else bare.removesuffix("项目").removesuffix("工程")
        said = status_of(line.text, low, low + len(state), line.lexicon) if len(state) >= 2 else None
        stated = said is not None or (scope.endswith("的") and SLOW.search(bare) is not None)
        if not (is_class_name(scope, line.lexicon) or stated):
            continue
        if any(group.start < match.end() and low < (group.listed or (0, group.end))[1] for group in counted):
            continue
        listed = find_list(line.text, match.end(), line.end, line.figures, line.lexicon)
        if listed is None or sum(named(member) for member in listed.members) * 2 < len(listed.members):
            continue
        if not names_projects(listed.members, line.lexicon, called=False):
            continue
        if not all(named(member) or len(member.name.text) >= SHORT for member in listed.members):
            continue
        if line.text[listed.end : listed.end + 1] not in ("，", "。", "；", "", "）", "\n") and listed.closed:
            continue
        found.append(
            Group(low, high, None, bare, False, (low, low + len(state)) if stated else None, said,
                  level_of(scope, line.lexicon), nature_of(scope, line.lexicon), listed.members, listed.closed,
                  False, False, listed=(listed.start, listed.end), silent=said is None and stated)
        )  # fmt: skip
    return found
