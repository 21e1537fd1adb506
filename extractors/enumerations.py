"""Lists of names: A、B等12个项目, 为总投资3亿元的A、5亿元的B, A（总投资3亿元）和B."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extractors.bounds import settled
from extractors.figures import FoundFigure
from extractors.lexicon import Lexicon
from extractors.names import CLOSE, LONGEST, OPEN, Name, name_tails, parse_name, predicate_start
from extractors.wordlist import longest_of
from schemas import quickly_built

LONGEST_LIST = 4000
"""A list that runs on for longer is none: what follows is not looked at."""

_ASIDE = re.compile(r"，|[0-9][亿万]?元|[0-9]%|投资|万元|亿元")
_STOP = re.compile(r"[。；！？：，…\n（）“”《》]")
_ETC = re.compile(
    r"等(?![级离距温待额值效腰边]|学校|院校|教育)(?=[0-9一二三四五六七八九十两多近共]|[\u3400-\u9fff]{0,8}(?:项目|工程)(?![、和与及][\u3400-\u9fff])|[，。；：、（）]"
    r"|相继|均|已|正|也|因|受|都|全部|全面|先后|陆续|如期|顺利|成功|建成|开工|动工|竣工|完工|投产|投用|投入|加快|有序|稳步|快速|进展|推进|一批|一大批|重点|重大|在内|\Z)"
)
_ZONE = re.compile(
    r"(?:[与和同由][^，。；：、]{2,30}(?:签订|签约|签署|合作|共建|投资|达成))?[\u3400-\u9fffA-Za-z0-9“”]{0,16}\Z"
)


@quickly_built
@dataclass(frozen=True, slots=True)
class Member:
    """A name of a list with what stands around it."""

    start: int
    """With the amount in front: 总投资3亿元的X."""
    name: Name
    end: int
    """With the bracket behind: X（总投资3亿元）."""
    amounts: tuple[int, ...]
    """The figures in front of it, as places."""


@quickly_built
@dataclass(frozen=True, slots=True)
class NameList:
    """The names of a list, whether they are all, and where the list ends."""

    members: tuple[Member, ...]
    closed: bool
    start: int
    end: int


def find_list(
    text: str,
    start: int,
    end: int,
    figures: tuple[FoundFigure, ...],
    lexicon: Lexicon,
    *,
    count: int | None = None,
    several: bool = False,
    commas: bool = False,
    predicated: bool = False,
) -> NameList | None:
    """The list that begins at a place; None where one of its parts can be no name.

    `count` and `several` help to tell 和 between two names from 和 inside one; `commas` lets the list go on behind ，; `predicated` lets a
    predicate stand right behind the last name.

    >>> from extractors.lexicon import load_lexicon
    >>> text = "桃源街、“双创”基地、消防站（一期、二期）和污水处理厂等项目"
    >>> [m.name.text for m in find_list(text, 0, len(text), (), load_lexicon()).members]
    ['桃源街', '“双创”基地', '消防站（一期、二期）', '污水处理厂']
    """
    members: list[Member] = []
    reached, closed = start, True
    for low, high, more, etc in _chunks(text, start, min(end, start + LONGEST_LIST), commas):
        wanted = count if count is not None else 0 if several else None
        found = _members(text, low, high, figures, lexicon, wanted, predicated=predicated and not more)
        if found is None or (members and not all(member.name.tailed or member.amounts for member in found)):
            if not members:
                return None
            break
        members += found
        reached = high + 1 if etc else found[-1].end if predicated else high
        closed = not etc and not text.startswith("…", high)
        if etc or (predicated and reached < high):
            break
    return NameList(tuple(members), closed, members[0].start, reached) if members else None


def _chunks(text: str, start: int, end: int, commas: bool) -> Iterator[tuple[int, int, bool, bool]]:
    """The stretches of a list between commas: start, end, whether another follows, whether 等 closes it."""
    low, depth = start, 0
    etc = _ETC.search(text, start + 2, end)
    for sign in _STOP.finditer(text, start, end):
        char = sign.group()
        if etc is not None and depth == 0 and etc.start() < sign.start():
            yield low, etc.start(), False, True
            return
        if char in OPEN:
            depth += 1
        elif char in CLOSE:
            depth -= 1
            if depth < 0:
                end = sign.start()
                break
            if etc is not None and etc.start() < sign.start():
                etc = _ETC.search(text, sign.end(), end)
        elif depth == 0 and char != "，":
            end = sign.start()
            break
        elif depth == 0:
            yield low, sign.start(), commas, False
            if not commas:
                return
            low = sign.end()
    if etc is not None and low < etc.start() < end:
        yield low, etc.start(), False, True
    elif low < end:
        yield low, end, False, False


def _members(
    text: str,
    start: int,
    end: int,
    figures: tuple[FoundFigure, ...],
    lexicon: Lexicon,
    count: int | None,
    *,
    predicated: bool,
) -> list[Member] | None:
    if predicated:
        end = predicate_start(text, start, end, lexicon) or end
    while end > start and text[end - 1] == "、":
        end -= 1  # A、B、……
    parts = _joined(text, split_names(text, start, end, count, name_tails(lexicon)), count, lexicon)
    members: list[Member] = []
    waiting: list[int] = []
    """Amounts said 分别 whose names are still to come."""
    for low, high in parts:
        inside, last = _figures_in(figures, low, high), None
        if inside:
            inside = [place for place in inside if figures[place].figure.kind == "money"]
            last = next((place for place in reversed(inside) if text.startswith("的", figures[place].end)), None)
        if last is None and inside and figures[inside[-1]].end >= high and members == []:
            waiting += inside
            continue
        begin, amounts = low, tuple[int, ...]()
        if last is not None and _is_amount(text, low, figures, inside, last):
            waiting += [place for place in inside if place <= last]
            begin = figures[last].end + 1
        if waiting:
            amounts, waiting = (waiting[0],), waiting[1:]
        member = _member(text, low, begin, high, amounts, lexicon, first=not members)
        if member is None and members and text.startswith(_UNNAMED, low):
            continue  # A、B、各区道路工程
        if member is None:
            return None
        members.append(member)
    return members or None


_UNNAMED = ("各", "其他", "其它", "部分", "若干", "相关")
"""How a part of a list begins that names no one project."""


def _joined(text: str, parts: list[tuple[int, int]], count: int | None, lexicon: Lexicon) -> list[tuple[int, int]]:
    """The parts of an enumeration with those put together that share their end: 甲乡、乙乡污水处理项目 is one name.

    Where the names are counted and there is one part too many, the part that has no end of its own goes with the next.
    """
    if len(parts) < 2:
        return parts
    joined: list[tuple[int, int]] = []
    place = False
    for low, high in parts:
        if place:
            joined[-1] = (joined[-1][0], high)
        else:
            joined.append((low, high))
        place = _PLACE.fullmatch(text, low, high) is not None
    if place:
        return parts  # a list of towns
    if count and count > 1 and len(joined) == count + 1:
        loose = [at for at in range(count) if _is_loose(text, joined[at], joined[at + 1])]
        if len(loose) == 1:
            at = loose[0]
            joined[at : at + 2] = [(joined[at][0], joined[at + 1][1])]
    return joined


_PLACE = re.compile(r"[\u3400-\u9fff]{1,10}(?:(?<![小古集新城])镇|乡|(?<![超门夜菜花])市|县|旗|街道|(?<!新)村)")
_SHUT = re.compile(r"(?:(?:项目|工程)(?:（[^（）]{1,14}）)?|[一二三四五]期|）)\Z")


_SITED = re.compile(r"[\u3400-\u9fff]{1,8}?[县市区旗镇乡州盟]")


def _is_loose(text: str, part: tuple[int, int], following: tuple[int, int]) -> bool:
    """Whether a part that says where it is has no end of its own, and the next one has, but no place: 甲县博物馆、美术馆布展项目."""
    if _SHUT.search(text[slice(*part)]) is not None or _SHUT.search(text[slice(*following)]) is None:
        return False
    return _SITED.match(text, *part) is not None and _SITED.match(text, *following) is None


def _is_amount(text: str, low: int, figures: tuple[FoundFigure, ...], inside: list[int], last: int) -> bool:
    """Whether the figures in front of 的 are amounts of what follows, with no more than a place and a cue before them."""
    first = figures[inside[0]]
    return (
        all(figures[place].figure.kind == "money" for place in inside if place <= last)
        and first.figure.bound not in ("at_least", "at_most", "range")
        and _ZONE.match(text, low, first.start) is not None
    )


def _figures_in(figures: tuple[FoundFigure, ...], low: int, high: int) -> list[int]:
    if not figures or figures[-1].start < low:
        return []
    first = last = bisect_left(figures, low, key=_start)
    while last < len(figures) and figures[last].start < high:
        last += 1
    return list(range(first, last))


def _start(found: FoundFigure) -> int:
    return found.start


_MAKER = re.compile(
    r"(?:由)?[^，。、：（）]{2,24}(?:投资|捐资|出资|援建|承建|建设|开发|实施|负责|牵头|承办|推进)(?:建设|兴建|实施|推进)?的(?=[^，。、：]{4})"
)
"""Who builds what is named: 由甲集团捐资建设的石门小学."""


def _member(
    text: str, start: int, low: int, high: int, amounts: tuple[int, ...], lexicon: Lexicon, *, first: bool
) -> Member | None:
    if first and low == start:
        low = lead_end(text, low, high, lexicon)
        start = low
    maker = _MAKER.match(text, low, high) if text.find("的", low, high) >= 0 else None
    low = maker.end() if maker is not None else low
    stop = _without_aside(text, low, high)
    if high - low > LONGEST + 200:
        return None
    name = parse_name(text, low, stop, lexicon, shortest=2)
    if name is None:
        return None
    if first and name.tailed and low == start:
        name = settled(text, name, low, lexicon)
    return Member(start, _without_reason(name, text, lexicon), high, amounts)


@cache
def _leads(lexicon: Lexicon) -> re.Pattern[str]:
    words = longest_of(lexicon.words("clauses", part="lead"), inside=True)
    return re.compile(
        rf"(?!如[皋东意]|为民)(?:{words}|(?=[^，。；：、中]{{0,17}}[，：中])(?:[^，。；：、（）]{{1,10}}(?:方面|领域|类|上)[：，]|在?[^、，。；：]{{0,14}}(?:项目|工程)中[，：有]?|[\u3400-\u9fff]{{1,8}}(?:镇|乡|街道|县|区|市|开发区|高新区|园区)：)|[——－]+|在(?![建册库校])|从[^，。；：]{{2,12}}看，|就[^，。；：]{{2,14}}(?:而言|来说)，)[，：]?"
    )


def lead_end(text: str, start: int, end: int, lexicon: Lexicon) -> int:
    """Where the words that lead a clause in are over: 其中, 例如：, 特别是, 资金方面，.

    >>> from extractors.lexicon import load_lexicon
    >>> lead_end("特别是桃源街改造工程", 0, 10, load_lexicon())
    3
    """
    leads = _leads(lexicon)
    while start < end and (lead := leads.match(text, start, end)) and lead.end() > start:
        start = lead.end()
    return start


_LAST_BRACKET = re.compile(r"（[^（）]*）\Z")


def _without_aside(text: str, low: int, high: int) -> int:
    """Where a name ends without a bracket behind it that tells of its figures or its trouble: 疾控中心（总投资3亿元，县卫健局）."""
    bracket = _LAST_BRACKET.search(text[low:high]) if text.endswith("）", low, high) else None
    if bracket is None or not _ASIDE.search(bracket.group()):
        return high
    return low + bracket.start()


def _without_reason(name: Name, text: str, lexicon: Lexicon) -> Name:
    """The name without a bracket that says what is wrong with it: 石墨新材料（资金链断裂）."""
    bracket = _LAST_BRACKET.search(name.text) if name.text.endswith("）") else None
    if bracket is None or not any(
        word in bracket.group()
        for word in ("原因", "影响", "问题", "纠纷", "滞后", "缓慢", "未开工", *lexicon.words("problems"))
    ):
        return name
    return parse_name(text, name.start, name.start + bracket.start(), lexicon, shortest=2) or name


_PHASE = re.compile(r"[一二三四五六]期(?:项目|工程)?(?![\u3400-\u9fff]{0,12}(?:项目|工程))")
"""A phase of what stands before it: 安置房一期、二期."""


def split_names(
    text: str, start: int, end: int, count: int | None = None, tails: tuple[str, ...] = ()
) -> list[tuple[int, int]]:
    """The parts of an enumeration, split at 、 outside brackets and quotation marks, and at a last 和.

    >>> text = "桃源街、“双创”、消防（一期、二期）和污水处理厂"
    >>> [text[low:high] for low, high in split_names(text, 0, len(text))]
    ['桃源街', '“双创”', '消防（一期、二期）', '污水处理厂']
    """
    parts: list[tuple[int, int]] = []
    low, depth = start, 0
    for sign in _PART_SIGN.finditer(text, start, end):
        at, char = sign.start(), sign.group()
        if char in OPEN:
            depth += 1
        elif char in CLOSE:
            depth -= 1
        elif char == "、" and depth <= 0 and not _PHASE.match(text, at + 1, end):
            parts += _at_also(text, low, at)
            low = at + 1
    parts.append((low, end))
    low, high = parts[-1]
    cut = _last_and(
        text,
        low,
        high,
        forced=count is not None and count == len(parts) + 1,
        more=len(parts) > 1 or count == 0 or (count or 0) > len(parts) + 1,
        tails=tails,
    )
    if cut is not None:
        parts[-1:] = [(low, cut[0]), (cut[1], high)]
    return [(low, high) for low, high in parts if high > low]


_PART_SIGN = re.compile(f"[、{OPEN}{CLOSE}]")
_AND_SIGN = re.compile(f"[和及与以{OPEN}{CLOSE}]")


def _at_also(text: str, low: int, high: int) -> list[tuple[int, int]]:
    """A part of an enumeration, or the two that 以及 joins: 甲工程以及乙改造."""
    at = text.find("以及", low + 2, max(low + 2, high - 2))
    return [(low, at), (at + 2, high)] if at > 0 else [(low, high)]


_AND = re.compile(r"以及|和(?!谐|平|田|睦|县(?![城区级医第域]))|及(?![其时])|与")
_WHOLE = (
    *("项目", "工程", "路", "街", "厂", "站", "园", "中心", "基地", "）", "期"),
    *("桥", "学校", "医院", "小区", "楼", "馆", "水库", "公园", "广场", "市场"),
)


def _last_and(
    text: str, low: int, high: int, *, forced: bool, more: bool, tails: tuple[str, ...]
) -> tuple[int, int] | None:
    """Where the last 和 stands between two names and not inside one: both sides can stand alone, or the left one ends like a name."""
    strong = likely = None
    depth = 0
    single = not forced and "、" not in text[max(0, low - 1) : low]
    for found in _AND_SIGN.finditer(text, low, high):
        at, char = found.start(), found.group()
        depth += (char in OPEN) - (char in CLOSE)
        if depth <= 0 and char in "和及与以" and low + 2 <= at < high - 2:
            sign = _AND.match(text, at, high)
            if sign is None or text[at - 1] in "总共饱联中以温":
                continue
            left, right = text[low:at], text[sign.end() : high]
            alone = left.endswith(_WHOLE) or (len(left) > 2 and not right.endswith(("项目", "工程")) and more)
            built = more and len(left) >= 5 and left.endswith(tails) and not _WORKS.search(left)
            if left.endswith(("项目", "工程")) or _ENDED.search(left):
                strong = (at, sign.end())
            elif single and right.endswith(("项目", "工程")) and not _SITED.match(right):
                continue  # 矿区道路和供电配套工程
            elif forced or (more and char in "和以" and (alone or built)):
                likely = (at, sign.end())
    return strong or likely


_WORKS = re.compile(r"(?:建|造|治|升|复|固|迁|装|理|工|植|殖|供水|引水|调水|发电|光伏|管网|道路)\Z")
"""What ends a name may as well be half of one: 雨污分流改造和管网建设工程."""
_ENDED = re.compile(r"(?:项目|工程)(?:（[^（）]{1,14}）|[一二三四五]期)\Z")
