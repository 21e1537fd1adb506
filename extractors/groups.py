"""Groups of projects that a text speaks of: 重点工程55项, 26个新建项目, A、B等37个项目进展顺利."""

import re
from dataclasses import dataclass
from functools import cache

from extractors.enumerations import find_members
from extractors.figures import FoundFigure
from extractors.lexicon import Lexicon
from extractors.names import Name
from extractors.patterns import last_match
from extractors.reasons import REASON
from extractors.settings import find_level, find_nature
from extractors.status import find_signs, settle_status
from schemas import Level, Nature, Status

LONGEST_SCOPE = 18

_COUNT_UNITS = ("个", "项", "件", "宗", "大项", "小项")
_SIGN = re.compile(r"[。；，！？：、（）\n]")
_BEFORE_COUNT = re.compile(r"(?:[。，：](?=共)|共有|共计|总数|合计|总计|达到|达|共|为|有|：|（共?|\s)*\Z")
_SCOPE_END = re.compile(r"[\u3400-\u9fffA-Za-z0-9“”·-]{1,18}\Z")
_STATE_END = re.compile(r"[。；，！？：、\n]")


@dataclass(frozen=True, slots=True)
class Group:
    """A group at its place in the shadow, with the count that opens it and the members that stand before the count."""

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
    members: tuple[Name, ...]
    closed: bool | None
    """Whether the members are the whole group; None where none are named."""
    counted_last: bool
    """Its count stands behind its name: 项目60个."""
    subset: bool
    """It is counted out of the group before it: 41项重点工程中34项已开工."""


@dataclass(frozen=True, slots=True)
class _GroupWords:
    nouns: tuple[str, ...]
    noun_after: re.Pattern[str]
    openers: re.Pattern[str]
    states: re.Pattern[str]
    status_of: dict[str, Status]
    expected: re.Pattern[str]


@cache
def _words(lexicon: Lexicon) -> _GroupWords:
    def alternatives(words: list[str]) -> str:
        return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))

    nouns = tuple(sorted(lexicon.words("groups", part="noun"), key=len, reverse=True))
    states: dict[str, Status] = {
        word: entry.values["status"] for word, entry in lexicon.words("groups", part="state").items()
    }
    modals = [
        *lexicon.words("modals", modal="expected"),
        *lexicon.words("modals", modal="denied"),
        *lexicon.words("modals", modal="partial"),
    ]
    noun = alternatives(list(nouns))
    counted = alternatives([word for word in nouns if word != "重点"])  # 6个重点工业项目: the noun is still to come
    return _GroupWords(
        nouns,
        re.compile(rf"[\u3400-\u9fffA-Za-z0-9“”]{{0,14}}?(?:{counted})(?:{noun}|建设项目)*"),
        re.compile(alternatives(list(lexicon.words("groups", part="opener")))),
        re.compile(alternatives(list(states))),
        states,
        re.compile(alternatives(modals)),
    )


def find_groups(
    text: str, start: int, end: int, figures: tuple[FoundFigure, ...], places: range, lexicon: Lexicon
) -> tuple[Group, ...]:
    """The groups that text[start:end] counts, in order; `places` are the figures in it."""
    found: list[Group] = []
    for place in places:
        figure = figures[place]
        if not _is_project_count(figure):
            continue
        floor = max(start, found[-1].end) if found else start
        if _is_promised(text, start, figure.start):
            continue
        group = (
            _count_first(text, floor, end, figure, place, lexicon)
            or _noun_first(text, floor, end, figure, place, found, lexicon)
            or _subset(text, floor, end, figure, place, found, lexicon)
        )
        if group is not None:
            found.append(group)
    return tuple(found)


_PROMISE = re.compile(r"力争|确保|争取|务必|下一步|下步|接下来")


def _is_promised(text: str, start: int, at: int) -> bool:
    """Whether a count is only promised in its sentence: 下一步，力争新开工项目30个."""
    sentence = max(text.rfind(sign, max(start, at - 80), at) for sign in "。；\n") + 1
    return _PROMISE.search(text, max(start, sentence, at - 80), at) is not None


def _is_project_count(figure: FoundFigure) -> bool:
    """Whether a figure may count projects; 至少1个项目 is a demand and counts none."""
    return (
        figure.figure.kind == "count"
        and figure.figure.unit in _COUNT_UNITS
        and figure.figure.bound not in ("at_least", "at_most")
    )


def _count_first(text: str, floor: int, end: int, figure: FoundFigure, place: int, lexicon: Lexicon) -> Group | None:
    """26个新建项目, A、B等37个项目: the noun stands behind the count."""
    words = _words(lexicon)
    noun = words.noun_after.match(text, figure.end, end)
    if (
        noun is None
        or (words.states.match(noun.group()) and not noun.group().endswith("项目"))
        or _crosses(noun.group())
    ):
        return None
    scope = noun.group()
    generic = scope in words.nouns
    members, closed, members_start = (
        find_members(text, floor, figure, lexicon) if len(scope) <= 8 else ((), None, figure.start)
    )
    state, status = _state(text, noun.end(), end, lexicon)
    return Group(
        members_start,
        noun.end(),
        place,
        scope,
        generic,
        state,
        status,
        _level(scope, lexicon),
        _nature(scope, lexicon),
        members,
        closed,
        False,
        False,
    )


def _crosses(scope: str) -> bool:
    """Whether the words between count and noun are a sentence and no name of a group: 个镇推进项目."""
    return bool(re.search(r"(?:镇|乡|村|街道|部门|单位|问题|环节|方面|专班|小组|月|亿|万|推进|服务|保障|支持)", scope))


def _noun_first(
    text: str, floor: int, end: int, figure: FoundFigure, place: int, found: list[Group], lexicon: Lexicon
) -> Group | None:
    """重点工程55项, （一）省重点（6个）: the noun stands before the count."""
    words = _words(lexicon)
    gap = _BEFORE_COUNT.search(text, max(floor, figure.start - 12), figure.start)
    stop = gap.start() if gap else figure.start
    run = _SCOPE_END.search(text, max(floor, stop - LONGEST_SCOPE), stop)
    if run is None:
        return None
    low = run.start()
    for opener in words.openers.finditer(text, low, stop):
        low = opener.end()
    lead = _SCOPE_LEAD.match(text, low, stop)
    low = lead.end() if lead else low
    scope = text[low:stop]
    if (
        not scope.endswith(words.nouns)
        and not (gap and "（" in gap.group() and (_level(scope, lexicon) or _nature(scope, lexicon)))
        and not _class_name(scope, figure)
    ):
        return None
    if len(scope) < 2 or re.match(r"[的等和及与了]", scope):
        return None
    state, status = _state(text, figure.end, end, lexicon)
    return Group(
        low,
        figure.end,
        place,
        scope,
        scope in words.nouns,
        state,
        status,
        _level(scope, lexicon),
        _nature(scope, lexicon),
        (),
        None,
        True,
        _STATE_CLASS.fullmatch(scope) is not None,
    )


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


def _subset(
    text: str, floor: int, end: int, figure: FoundFigure, place: int, found: list[Group], lexicon: Lexicon
) -> Group | None:
    """41项重点工程中34项已开工，2项未开工: a bare count with a state, out of the group before it in the sentence."""
    if not found or "。" in text[found[-1].end : figure.start] or figure.end >= end:
        return None
    state, status = _state(text, figure.end, end, lexicon)
    if state is None or state[0] != figure.end:
        return None
    return Group(figure.start, figure.end, place, "", True, state, status, None, None, (), None, False, True)


def _state(text: str, at: int, end: int, lexicon: Lexicon) -> tuple[tuple[int, int] | None, Status | None]:
    """What is said of a group behind its count, up to the next sign, and the state it amounts to."""
    words = _words(lexicon)
    stop_match = _STATE_END.search(text, at, end)
    stop = stop_match.start() if stop_match else end
    if REASON.match(text, at, end):
        reason_stop = re.compile(r"[。；]|，(?!.{0,12}(?:资金|用地|手续))").search(text, at, end)
        stop = reason_stop.start() if reason_stop else end
    said = text[at:stop]
    if not 2 <= len(said) <= 40 or said[0] in "（的中为" or _FIGURE_SAID.search(said):
        return None, None
    hit = last_match(words.states, said)
    if hit is not None and words.expected.search(said[: hit.start()]):
        return (at, stop), None
    if hit is None:
        settled = settle_status(find_signs(text, at, stop, "", lexicon))
        return (at, stop), settled.status if settled else None
    return (at, stop), words.status_of[hit.group()]


_FIGURE_SAID = re.compile(r"[0-9]|总投资|(?<!未)完成投资|年度计划")


def _level(scope: str, lexicon: Lexicon) -> Level | None:
    found = find_level(scope, 0, len(scope), lexicon, alone=True)
    return found.name if found else None


def _nature(scope: str, lexicon: Lexicon) -> Nature | None:
    found = find_nature(scope, 0, len(scope), lexicon)
    return found.name if found else None


@cache
def group_class(lexicon: Lexicon) -> re.Pattern[str]:
    """What fully matches the name of a class of projects: 全市重点建设项目."""
    words = "|".join(map(re.escape, sorted(lexicon.words("groups", part="class"), key=len, reverse=True)))
    return re.compile(rf"(?:{words})+(?:项目|工程)")


_CLAUSE_LEAD = re.compile(r"(?:.*[，。；：（）\n ])?(?:其中|目前|截至目前)?[，：]?", re.DOTALL)


def is_class_name(name: str, lexicon: Lexicon) -> bool:
    """Whether a name is made of class words alone: 农林水利, 交通建设, 新开工项目."""
    return group_class(lexicon).fullmatch(name + "项目") is not None or group_class(lexicon).fullmatch(name) is not None


def uncounted_group(text: str, start: int, end: int, lexicon: Lexicon) -> Group | None:
    """The class of projects that text[start:end] names at its end, without a count."""
    lead = _CLAUSE_LEAD.match(text, start := max(start, end - 60), end)
    low = lead.end() if lead else start
    if end - low < 4 or end - low > LONGEST_SCOPE or not group_class(lexicon).fullmatch(text, low, end):
        return None
    scope = text[low:end]
    level, nature = _level(scope, lexicon), _nature(scope, lexicon)
    return Group(low, end, None, scope, False, None, None, level, nature, (), None, False, False)
