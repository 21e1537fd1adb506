"""Names of which something is said without their being counted or called a group: A、B建成通车, 开工建设A、B, A已停工。"""

import re
from functools import cache

from extractors.enumerations import NameList, find_list, lead_end
from extractors.fronts import find_front, is_hoped
from extractors.grouped import Group, Line
from extractors.heads import is_class, speaks_of
from extractors.lexicon import Lexicon
from extractors.listing import SHORT, has_end, list_start, names_projects
from extractors.names import Name
from extractors.scopes import group_words
from extractors.wordlist import longest_of
from schemas import Status

_ADVERBS = re.compile(
    r"(?:已|均|都|全部|全面|相继|先后|陆续|目前|顺利|正式|成功|如期|按期|提前|现|现已|正|仍|尚|也|则|(?<=工程)建设|(?<=项目)建设)+\Z"
)
_BEHIND = re.compile(r"(?:建设中|建设|阶段|状态|运营|使用|并[\u3400-\u9fff]{2,4}|[了中])?(?=[，。；！？\n]|\Z)")
_SIGN = re.compile(r"[，。；！？\n]")
_MARKS = ("）", "、", ".", "．", "】", "①", "②", "③", "④", "⑤", "⑥", "⑦", "⑧", "⑨", "⑩")
"""How the marker of an item ends."""
_OBJECT_END = re.compile(r"(?P<rest>(?:(?:主体|土建)(?:工程|结构|施工)?|(?<=项目)|(?<=工程))(?:建设)?(?:任务)?)\Z")
_PART = re.compile(
    r"(?:主体|附属|配套|室外|土建|装修|装饰|安装|桩基|基础|主线|一期|二期|三期|教学|宿舍|综合|办公|住院|门诊|实训|生产|设备|管网|路面|路基|桥梁|厂房|车间"
    r"|其余|剩余|部分|全部|各|该|其|整个|项目|工程)"
)
_KIND = re.compile(r"(?:项目|工程)(?:（[^（）]{1,14}）|[一二三四五]期)?\Z")


@cache
def _said(lexicon: Lexicon) -> re.Pattern[str]:
    """What is said of projects behind their names, and verbs in front of them that leave them in a state."""
    deeds = [word for word, entry in lexicon.words("clauses", part="deed").items() if entry.values.get("status")]
    return re.compile(longest_of([*lexicon.words("groups", part="state"), *deeds]))


def stated_lists(line: Line, groups: list[Group]) -> list[Group]:
    """The names of which a clause says how they stand, where no group of theirs has been found."""
    found: list[Group] = []
    reached = line.start
    for hit in _said(line.lexicon).finditer(line.text, line.start, line.end):
        if hit.start() < reached or _inside(hit.start(), groups):
            continue
        group = _behind(line, hit, reached) or _before(line, hit, reached)
        if group is not None and not any(other.start < group.end and group.start < other.end for other in groups):
            found.append(group)
            reached = group.state[1] if group.state and group.state[1] > group.end else group.end
    return found


def _inside(at: int, groups: list[Group]) -> bool:
    return any(group.start <= at < max(group.end, (group.state or (0, 0))[1]) for group in groups)


def _before(line: Line, hit: re.Match[str], floor: int) -> Group | None:
    """A、B建成通车: the names stand in front."""
    text, words = line.text, group_words(line.lexicon)
    status = words.status_of.get(hit.group())
    if status is None or not _BEHIND.match(text, hit.end(), line.end):
        return None
    low = list_start(text, floor, hit.start())
    if hit.start() - low < SHORT:
        return None
    adverbs = _ADVERBS.search(text, max(low, hit.start() - 12), hit.start())
    stop = adverbs.start() if adverbs else hit.start()
    if words.expected.search(text, stop, hit.start()):
        return None
    listed = _listed(line, low, stop)
    opens = low == line.start or text[low - 1] in "。；！？\n"
    if listed is None or listed.end < stop or not _are_sure(listed, line, opens=opens):
        return None
    return _group(listed, (stop, hit.end()), status)


def _behind(line: Line, hit: re.Match[str], floor: int) -> Group | None:
    """开工建设A、B: the names stand behind."""
    text = line.text
    low = list_start(text, floor, hit.end())
    if low == line.start and text[low - 1 : low] in _MARKS:
        return None  # （3）建成平川大道。 is a task as well
    front = find_front(text, low, line.end, line.lexicon)
    if front is None or front.said is None or front.said[1] < hit.end() or front.said[0] > hit.start():
        return None
    if front.status is None or front.status == "前期" or is_hoped(text, front.said[0], line.end):
        return None
    stop = next((sign.start() for sign in _SIGN.finditer(text, front.end, line.end)), line.end)
    tail = _OBJECT_END.search(text, max(front.end, stop - 12), stop)
    listed = _listed(line, front.end, tail.start("rest") if tail else stop)
    if listed is None or not _are_sure(listed, line, opens=True):
        return None
    if hit.group() == "完成" and not _KIND.search(listed.members[-1].name.text):
        return None  # 完成河道治理、道路整治
    part = tail is not None and ("主体" in tail["rest"] or "土建" in tail["rest"])
    return _group(listed, front.said, "在建" if part else front.status)


def _listed(line: Line, low: int, stop: int) -> NameList | None:
    low = lead_end(line.text, low, stop, line.lexicon)
    listed = find_list(line.text, low, stop, line.figures, line.lexicon, several=True)
    return listed if listed is not None and listed.closed else None


def _are_sure(listed: NameList, line: Line, *, opens: bool) -> bool:
    """Whether names of a list are surely those of projects: they end as such and are no parts of one; a single one opens its sentence."""
    names = [member.name for member in listed.members]
    if len(names) == 1 and not (opens and (len(names[0].text) >= 8 or _KIND.search(names[0].text))):
        return False
    return all(_is_sure(name, len(names), line.lexicon) for name in names) and names_projects(
        listed.members, line.lexicon, called=False
    )


def _is_sure(name: Name, several: int, lexicon: Lexicon) -> bool:
    if is_class(name.text, lexicon) or not speaks_of(name.text, lexicon):
        return False
    return has_end(name) and len(name.text) >= (SHORT - 1 if several > 1 else SHORT) and _PART.match(name.text) is None


def _group(listed: NameList, said: tuple[int, int], status: Status) -> Group:
    return Group(
        min(listed.start, said[0]),
        listed.end,
        None,
        "",
        True,
        said,
        status,
        None,
        None,
        listed.members,
        True,
        False,
        False,
        silent=True,
    )
