"""The names of a group's members: in front of its count, behind it, or without one."""

import re

from extractors.enumerations import NameList, find_list
from extractors.grouped import Group, Line
from extractors.scopes import find_state, group_words, is_class_name, level_of, nature_of
from schemas import replace


def list_before(line: Line, floor: int, place: int) -> NameList | None:
    """The names that stand before a count: A、B等37个项目, A、B 2个项目."""
    figure = line.figures[place]
    stop = figure.start
    opened = line.text.endswith(group_words(line.lexicon).open, floor, stop)
    if line.text.endswith("等在内的", floor, stop):
        opened, stop = True, stop - 3
    represented = False
    for words in ("为代表的", "在内的"):  # 以A、B为代表的6项, 包括A、B在内的5项
        if not opened and line.text.endswith(words, floor, stop):
            represented, stop = True, stop - len(words)
    if not opened and line.text.endswith("这", floor, stop):
        stop -= 1  # A和B这2个重点工程
    low = list_start(line.text, floor, stop - opened)
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


def list_start(text: str, floor: int, stop: int) -> int:
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


def with_list_behind(line: Line, group: Group) -> Group:
    """The group with the names that stand behind it: 3个，总投资132亿元，为A、B和C."""
    text, at = line.text, group.end
    if text[at : at + 1] == "）" and "（" in text[group.start : at]:
        at += 1  # 续建项目（3个）：A、B、C
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
    if listed is None or (not listed.closed and _SECTORS.match(text, listed.end)):
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


_SECTORS = re.compile(
    r"(?:多|[0-9]+|[一二两三四五六七八九十]+)?(?:个|大|类)?(?:重点|主要|不同)?(?:行业|领域|产业(?!园)|板块|方面|类别|门类)"
)
_ETC_GROUP = re.compile(r"等(?P<noun>[\u3400-\u9fff“”]{0,8}?(?:项目|工程)(?!部|法人|建设|的|办|组|师|量)|(?=[，；。]))")


def uncounted_lists(line: Line, counted: list[Group]) -> list[Group]:
    """A、B等项目已完工: a list without a count, of which something is said."""
    found: list[Group] = []
    text, reached = line.text, line.start
    for match in _ETC_GROUP.finditer(text, line.start, line.end):
        if any(group.start < match.end() and match.start() < (group.listed or (0, group.end))[1] for group in counted):
            continue
        low = list_start(text, reached, match.start())
        listed = find_list(text, low, match.end(), line.figures, line.lexicon)
        sure = listed is not None and all(member.name.tailed for member in listed.members)
        if listed is None or listed.closed or listed.end < match.start() or not (match["noun"] or sure):
            continue
        if _CONTENT.match(listed.members[0].name.text) or (
            not match["noun"] and _CONTAINS.match(text, low, listed.members[0].name.end)
        ):
            continue  # 建设站前道路、充电设施等; 主要建设内容为门诊楼、住院楼等
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


_CONTENT = re.compile(r"(?:建设|实施|新建|完善|配套|购置|改造|铺设|安装|修建|拆除|更换|敷设)")
_CONTAINS = re.compile(
    r"(?!其中)(?:主要|具体)?(?:建设|工程|项目)?(?:内容|规模|任务|项目)?(?:主要)?(?:为|是|有|包括|包含|涵盖|含|分为)了?(?!.*项目)|[^，。；：]{0,14}(?:设有|设置|设计为|由)"
)
_CLASS_LIST = re.compile(r"(?P<scope>[\u3400-\u9fff]{1,12}(?:项目|工程|的))(?:分别|主要)?(?:为|是|有|包括)：?")


def class_lists(line: Line, counted: list[Group]) -> list[Group]:
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
