"""What a group of projects is called, and what is said of all its members: the words around a count."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from extractors.lexicon import Lexicon
from extractors.patterns import last_match
from extractors.reasons import REASON
from extractors.settings import find_level, find_nature
from extractors.status import find_signs, settle_status
from extractors.wordlist import longest_of
from schemas import Level, Nature, Status

LONGEST_SCOPE = 18

_STATE_END = re.compile(r"[。；，！？：、\n]")
_REASON_END = re.compile(r"[。；]|，(?!.{0,12}(?:资金|用地|手续))")
_FIGURE_SAID = re.compile(r"[0-9]|总投资|(?<!未)完成投资|年度计划")
_CLAUSE_LEAD = re.compile(r"(?:.*[，。；：（）\n ])?(?:其中|目前|截至目前)?[，：]?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class GroupWords:
    """The words of groups, made ready."""

    nouns: tuple[str, ...]
    noun_after: re.Pattern[str]
    openers: re.Pattern[str]
    states: re.Pattern[str]
    status_of: dict[str, Status]
    expected: re.Pattern[str]
    open: tuple[str, ...]


@cache
def group_words(lexicon: Lexicon) -> GroupWords:
    """The words of groups that a lexicon holds."""

    nouns = tuple(sorted(lexicon.words("groups", part="noun"), key=len, reverse=True))
    states: dict[str, Status] = {
        word: entry.values["status"] for word, entry in lexicon.words("groups", part="state").items()
    }
    modals = [
        *lexicon.words("modals", modal="expected"),
        *lexicon.words("modals", modal="denied"),
        *lexicon.words("modals", modal="partial"),
    ]
    noun = longest_of(list(nouns))
    counted = longest_of([word for word in nouns if word != "重点"])  # 6个重点工业项目: the noun is still to come
    return GroupWords(
        nouns,
        re.compile(
            rf"(?:(?:国家|自治区|[省市县区州盟旗])[级列]?[、和及与]){{0,3}}[\u3400-\u9fffA-Za-z0-9“”]{{0,14}}?(?:{counted})(?:{noun}|建设项目)*"
            r"(?:(?<=工程)[及和与][\u3400-\u9fff]{2,8}?项目)?"
        ),
        re.compile(longest_of(list(lexicon.words("groups", part="opener")))),
        re.compile(longest_of(list(states))),
        states,
        re.compile(longest_of(modals)),
        tuple(lexicon.words("groups", part="open")),
    )


_LISTS = re.compile(r"(?:主要|分别|依次|具体)?(?:是|为|有|包括|如下)+(?:以下)?")
_NO_STATE = ("参加", "参与", "亮相", "集中亮相", "入选", "上榜", "参会")


_LONGEST_SAID = 40


def find_state(text: str, at: int, end: int, lexicon: Lexicon) -> tuple[tuple[int, int] | None, Status | None]:
    """What is said of a group behind its count, up to the next sign, and the state it amounts to."""
    words, near = group_words(lexicon), min(end, at + _LONGEST_SAID + 20)
    stop_match = _STATE_END.search(text, at, near)
    stop = stop_match.start() if stop_match else near
    if REASON.match(text, at, end):
        reason_stop = _REASON_END.search(text, at, near)
        stop = reason_stop.start() if reason_stop else near
    said = text[at:stop]
    if (
        not 2 <= len(said) <= _LONGEST_SAID
        or said[0] in "（的中为"
        or said in _NO_STATE
        or _LISTS.fullmatch(said)
        or _FIGURE_SAID.search(said)
    ):
        return None, None
    hit = last_match(words.states, said)
    if hit is None and REASON.search(said) and text[stop : stop + 1] == "，":
        following = _STATE_END.search(text, stop + 1, end)
        stop = following.start() if following else end
        said = text[at:stop]
        hit = last_match(words.states, said)
    if hit is not None and words.expected.search(said[: hit.start()]):
        return (at, stop), None
    if _EARLY.search(said) and (hit is None or words.status_of[hit.group()] == "在建"):
        return (at, stop), "前期"  # 前期工作进展顺利
    if hit is None:
        settled = settle_status(find_signs(text, at, stop, "", lexicon))
        return (at, stop), settled.status if settled else None
    return (at, stop), words.status_of[hit.group()]


_EARLY = re.compile(r"前期(?:工作|手续|准备)(?!已?(?:全部|基本)?完成)")
_WHOSE = re.compile(
    r"(?:(?:已|新)?(?:在建|续建|新建|开工|竣工|投产|建成|拟建|储备|签约|停工)的?|(?:我|全|本)[省市县区旗州盟])+(?=[省市县区旗州盟国自])"
)


@lru_cache(maxsize=1024)
def level_of(scope: str, lexicon: Lexicon) -> Level | None:
    """The level that a group's name says."""
    own = _WHOSE.match(scope)
    found = find_level(scope, own.end() if own else 0, len(scope), lexicon, alone=True)
    return found.name if found else None


@lru_cache(maxsize=1024)
def nature_of(scope: str, lexicon: Lexicon) -> Nature | None:
    """The nature that a group's name says."""
    found = find_nature(scope, 0, len(scope), lexicon)
    return found.name if found else None


@cache
def group_class(lexicon: Lexicon) -> re.Pattern[str]:
    """What fully matches the name of a class of projects: 全市重点建设项目."""
    words = longest_of(lexicon.words("groups", part="class"))
    return re.compile(rf"(?:{words})+(?:项目工程|工程项目|项目|工程)")


_ALWAYS = re.compile(
    r"[\u3400-\u9fffA-Za-z0-9“”·]{0,14}(?:重点|重大)(?:建设|推进|投资|调度|产业|工业|民生)?(?:项目工程|工程项目|项目|工程)"
)
_NO_CLASS = re.compile(
    r"[对把将以向从使让被给抓促推围绕盯在于为和及是有]|聚焦|实施|启动|开展|坚持|强化|加强|保障|服务|谋划|储备|引进"
)


def _is_always(name: str, lexicon: Lexicon) -> bool:
    """Whether a name is a class whatever stands in front: 领导包联重点项目, “五个一批”重点项目; 抓重点项目 is none."""
    if _ALWAYS.fullmatch(name) is None or sentence_words(lexicon).search(name) is not None:
        return False
    return _NO_CLASS.search(_QUOTED.sub("", name)) is None


_PLACES = re.compile(
    r"[\u3400-\u9fff]{2,6}(?:(?<![小古名])镇|(?<![水梦原故])乡|[县旗]|街道)(?:(?:承担|负责|境内|辖区内?|所属|实施)的?)?(?:重点|重大)?(?:建设)?项目"
)
"""石桥镇承担的项目 are those of a place."""
_QUOTED = re.compile(r"“[^”]*”|推进|在建|在库|省重点|市重点|县重点")


@cache
def sentence_words(lexicon: Lexicon) -> re.Pattern[str]:
    """The words that stand in sentences and in no name."""
    return re.compile(longest_of(lexicon.words("clauses", part="sentence")))


def is_class_name(name: str, lexicon: Lexicon) -> bool:
    """Whether a name is made of class words alone: 农林水利, 交通建设, 新开工项目."""
    pattern = group_class(lexicon)
    return (
        _PLACES.fullmatch(name) is not None
        or pattern.fullmatch(name + "项目") is not None
        or pattern.fullmatch(name) is not None
        or _is_always(name, lexicon)
    )


def find_class(text: str, start: int, end: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """The name of a class of projects that stands at the end of text[start:end], without a count."""
    lead = _CLAUSE_LEAD.match(text, start := max(start, end - 60), end)
    low = lead.end() if lead else start
    if low > start and text[low - 1] == "）":
        return None  # 安置房（A、B区）建设项目 is a name
    if end - low < 4 or end - low > LONGEST_SCOPE:
        return None
    if not (group_class(lexicon).fullmatch(text, low, end) or _is_always(text[low:end], lexicon)):
        return None
    return low, end
