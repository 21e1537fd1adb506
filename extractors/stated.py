"""Names of which something is said without their being counted or called a group: A、B建成通车, 开工建设A、B, A已停工。"""

import re
from bisect import bisect_left
from functools import cache

from extractors.enumerations import NameList, find_list, lead_end
from extractors.fronts import find_front, is_hoped, says_of_front
from extractors.grouped import Group, Line
from extractors.lexicon import Lexicon
from extractors.listing import SHORT, has_end, list_start, names_projects
from extractors.names import Name
from extractors.places import sentence_start
from extractors.reasons import REASON
from extractors.scan import merged_stretches
from extractors.scopes import group_words
from extractors.sureness import is_class, speaks_of
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
_COSTED = re.compile(r"[0-9][亿万]?元[^，。；]{0,8}的")
_KIND = re.compile(r"(?:项目|工程)(?:（[^（）]{1,14}）|[一二三四五]期)?\Z")


_TROUBLE = (
    r"未能?(?:如期|按期|按计划)?(?:达到|实现)[\u3400-\u9fff]{0,6}(?:进度|要求|目标)",
    *(
        rf"{works}(?:速度)?(?:明显|严重|总体|相对)?(?:滞后|偏慢|缓慢|靠后|迟缓|不快|不畅|不够理想|不理想|不及预期|难以达到要求)"
        for works in ("进展", "推进", "进度", "建设")
    ),
    r"拖了?[\u3400-\u9fff]{0,8}后腿",
)
"""What says that works go on slowly, and no more of their state. Each branch begins with a letter, so that few places are looked at."""
_LED = re.compile(r"(?:致使|导致|使得|造成|仅|尤其是)")
_JOINS = re.compile("[、和及与]")
_FURTHEST = 400
"""How far from what is said the names are looked for."""
_VAGUE = re.compile(r"(?:建设|改造|治理|整治|提升|发展|工作)\Z")


@cache
def _said(lexicon: Lexicon) -> re.Pattern[str]:
    """What is said of projects behind their names, and verbs in front of them that leave them in a state."""
    deeds = [word for word, entry in lexicon.words("clauses", part="deed").items() if entry.values.get("status")]
    return re.compile(longest_of([*lexicon.words("groups", part="state"), *deeds], behind=_TROUBLE))


def stated_lists(line: Line, groups: list[Group]) -> list[Group]:
    """The names of which a clause says how they stand, where no group of theirs has been found."""
    found: list[Group] = []
    reached = line.start
    taken = merged_stretches([(group.start, max(group.end, (group.state or (0, 0))[1])) for group in groups])
    for hit in _said(line.lexicon).finditer(line.text, line.start, line.end):
        if hit.start() < reached or _overlaps(taken, hit.start(), hit.start() + 1):
            continue
        floor = max(reached, hit.start() - _FURTHEST)
        group = _behind(line, hit, floor) or _before(line, hit, floor)
        if group is not None and not _overlaps(taken, group.start, group.end):
            found.append(group)
            reached = group.state[1] if group.state and group.state[1] > group.end else group.end
    return found


def _overlaps(taken: tuple[tuple[int, int], ...], start: int, end: int) -> bool:
    """Whether a stretch shares anything with those that are taken."""
    place = bisect_left(taken, (end, 0)) - 1
    return place >= 0 and taken[place][1] > start


def _before(line: Line, hit: re.Match[str], floor: int) -> Group | None:
    """A、B建成通车: the names stand in front."""
    text, words = line.text, group_words(line.lexicon)
    status = words.status_of.get(hit.group())
    slow = status is None and hit.group()[0] in "未进推建拖"
    if not (status or slow) or not _BEHIND.match(text, hit.end(), line.end):
        return None
    low = list_start(text, floor, hit.start())
    if hit.start() - low < SHORT:
        return None
    adverbs = _ADVERBS.search(text, max(low, hit.start() - 12), hit.start())
    stop = adverbs.start() if adverbs else hit.start()
    if words.expected.search(text, stop, hit.start()):
        return None
    led = _LED.match(text, low, stop)
    opens = (
        led is not None
        or low == line.start
        or text[low - 1] in "。；！？\n"
        or REASON.match(text, sentence_start(text, floor, low), low) is not None
    )
    if not opens and _JOINS.search(text, low, stop) is None:
        return None  # one name alone has to open its sentence
    listed = _listed(line, led.end() if led else low, stop)
    if listed is None or listed.end < stop or not _are_sure(listed, line, opens=opens):
        return None
    return _group(listed, (stop, hit.end()), status)


def _behind(line: Line, hit: re.Match[str], floor: int) -> Group | None:
    """开工建设A、B: the names stand behind."""
    text = line.text
    low = list_start(text, floor, hit.end())
    if low == line.start and text[low - 1 : low] in _MARKS:
        return None  # （3）建成平川大道。 is a task as well
    if not says_of_front(text, low, line.end, hit.span(), line.lexicon):
        return None
    front = find_front(text, low, line.end, line.lexicon)
    if front is None or front.said is None or front.said[1] < hit.end() or front.said[0] > hit.start():
        return None
    if front.status is None or front.status == "前期" or is_hoped(text, front.said[0], line.end):
        return None
    furthest = min(line.end, front.end + _FURTHEST)
    sign = _SIGN.search(text, front.end, furthest)
    stop = sign.start() if sign is not None else furthest
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
    if len(names) == 1 and not (opens and _stands_alone(names[0].text)):
        return False
    return all(_is_sure(name, len(names), line.lexicon) for name in names) and names_projects(
        listed.members, line.lexicon, called=False
    )


def _stands_alone(name: str) -> bool:
    """Whether one name alone is told from a common noun: by its length, or because it is called 项目."""
    return len(name) >= 8 or _KIND.search(name) is not None or (len(name) > SHORT and not _VAGUE.search(name))


def _is_sure(name: Name, several: int, lexicon: Lexicon) -> bool:
    if is_class(name.text, lexicon) or not speaks_of(name.text, lexicon):
        return False
    if _COSTED.search(name.text) is not None:
        return False  # 投资3亿元建成的城南热源厂: the name is behind
    return has_end(name) and len(name.text) >= (SHORT - 1 if several > 1 else SHORT) and _PART.match(name.text) is None


def _group(listed: NameList, said: tuple[int, int], status: Status | None) -> Group:
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
