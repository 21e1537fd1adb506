"""What stands in front of a list of names and is none of them: 建成A、B等12个项目, 已开工项目中有A, 建成投用的有：A、B."""

import re
from dataclasses import dataclass
from functools import cache

from extractors.lexicon import Lexicon
from extractors.patterns import last_match
from extractors.scopes import group_words
from extractors.status import find_signs, settle_status
from extractors.wordlist import longest_of
from schemas import Status

_SUBJECT = (
    r"(?:(?:全|我|本|该)[省市县区旗州盟镇乡]|各地|[\u3400-\u9fff]{1,8}?(?:[省市县区旗州盟镇乡局委办园]|公司|集团|街道))?"
    r"(?:(?:19|20)[0-9]{2}年(?:度)?)?(?:今年(?:以来)?|本年度?|年内|全年|(?:上|下)半年|本次|此次|目前|近期|当前|一批)?"
)
_HOW = (
    r"(?:已|共|累计|先后|相继|陆续|顺利|如期|按期|全部|全面|高标准|高质量|高效|成功|正式|重点|积极|全力|统筹|有序|扎实|大力|持续|集中|同步"
    r"|加大力度|加力|加速|强力|全速|快速|要|将|拟|须|需|计划|力争|确保|争取|务必|加快|稳步|抓紧|加紧|着力|深入|率先|提前|圆满)*"
)
_NO_DEED = re.compile(
    r"[的率区后前面]|项目|工程|仪式|活动|大会|会议|建设的|以来|投资|[0-9.]+[亿万%个项件宗]|计划|任务|手续|招标|征[地拆迁]|前期|验收(?!站)|条件|目标|以上|情况"
)
"""What may not stand right behind a deed: 开工率, 建成区, 启动仪式, 完成投资."""
_HAS = re.compile(
    r"[^，。；：、（）\n]{0,16}?(?:项目|工程|任务|实事|事项)中?(?:主要|分别|依次|具体)?(?:包括|包含|涉及|为|是|即|有(?![色机轨线限效氧]))[：，]?"
    r"|[^，。；：、（）\n]{0,12}?(?:项目|工程|任务|实事|事项)中，?"
    r"|(?:[上下]半年|年内|目前|全年|今年|其中|现|[一二三四]季度)?(?:仍|还|另|尚|共|已|仅|只|也|又)有(?![色机轨线限效氧])"
    r"|有(?![色机轨线限效氧轨关])"
)
"""已开工项目中有A; 本次集中开工的项目包括A; 下半年仍有A."""
_STATED = re.compile(
    r"(?P<said>[\u3400-\u9fff（）]{2,16}?)的{1,2}(?:项目|工程|重点项目|重点工程)?，?(?:主要|分别|依次)?(?:有|是|为|包括)(?:以|包括)?[：，]?"
)
_ENTERED = re.compile(r"(?:目前|现|已|其中|今年|共)*(?:列入|纳入|属于|符合|入选|争取到|获得|获批)")
"""列入中央投资计划的有A、B."""
_HOPED = re.compile(
    r"力争|确保|计划(?!内|总)|预计|争取|务必|努力|年底前|有望|下一步|下步|接下来|今后|明年|准备|将(?!来)|拟|须|需|要(?![求素件点闻])"
)
_NOW = re.compile(r"已|目前|现|累计|；")
SLOW = re.compile(r"缓慢|较慢|偏慢|滞后|不快|不够|较差|靠后|落后|不理想|突出|困难|迟缓|较好|较快|领先")


@dataclass(frozen=True, slots=True)
class Front:
    """Words in front of a list."""

    end: int
    """Where the list begins."""
    said: tuple[int, int] | None
    """The words that say what has been done of the names behind them, or how they stand; None where they only lead in."""
    status: Status | None


@cache
def _deeds(lexicon: Lexicon) -> tuple[re.Pattern[str], dict[str, Status | None]]:
    words = lexicon.words("clauses", part="deed")
    opening = re.compile(rf"{_SUBJECT}{_HOW}(?P<deed>{longest_of(words)})了?(?:以)?")
    return opening, {word: entry.values.get("status") for word, entry in words.items()}


def says_of_front(text: str, start: int, end: int, hit: tuple[int, int], lexicon: Lexicon) -> bool:
    """Whether the words in front of a list that begins behind text[start] may say what stands at `hit`; quick, most do not."""
    if text.find("的", hit[1], start + _LONGEST_STATED) >= 0:
        return True
    deed = _deeds(lexicon)[0].match(text, start, end)
    return deed is not None and deed.start("deed") <= hit[0] and deed.end("deed") >= hit[1]


_LONGEST_STATED = 20
"""How far behind its beginning 的 stands that says how names stand: 已建成投用的有A."""


def find_front(text: str, start: int, end: int, lexicon: Lexicon) -> Front | None:
    """The words in front of a list that begins behind text[start]; None where a name comes first.

    >>> from extractors.lexicon import load_lexicon
    >>> find_front("全县建成平川大道、石门水厂等12个项目", 0, 19, load_lexicon())
    Front(end=4, said=(2, 4), status='完工')
    """
    stated = _STATED.match(text, start, end)
    if stated is not None:
        status = status_of(text, *stated.span("said"), lexicon)
        if status is not None or SLOW.search(stated["said"]):
            return Front(stated.end(), stated.span("said"), status)
        if _ENTERED.match(stated["said"]):
            return Front(stated.end(), None, None)
    has = _HAS.match(text, start, end)
    if has is not None and has.end() < end:
        return Front(has.end(), None, None)
    opening, states = _deeds(lexicon)
    deed = opening.match(text, start, end)
    if deed is None or _NO_DEED.match(text, deed.end(), end) or deed.end() >= end:
        return None
    ahead = is_ahead(text, start, deed.start("deed"))
    return Front(deed.end(), deed.span("deed"), None if ahead else states[deed["deed"]])


def is_ahead(text: str, start: int, at: int) -> bool:
    """Whether what is said at a place is still to come: a word of hope stands before it in its sentence.

    >>> is_ahead("力争建成平川大道", 0, 2), is_ahead("已建成平川大道", 0, 1)
    (True, False)
    """
    low = max(text.rfind(sign, max(0, at - 120), at) for sign in "。！？\n") + 1
    hoped = last_match(_HOPED, text, min(max(low, at - 120), start), at)
    return hoped is not None and _NOW.search(text, hoped.end(), at) is None


def is_hoped(text: str, at: int, end: int) -> bool:
    """Whether the sentence of a place speaks of what is to come, before it or behind: 建成A、B；力争C年内开工."""
    if is_ahead(text, at, at):
        return True
    end = min(end, at + 200)
    stop = _SENTENCE_END.search(text, at, end)
    return _BEHIND_TOO.search(text, at, stop.start() if stop is not None else end) is not None


_SENTENCE_END = re.compile(r"[。！？\n]")


_BEHIND_TOO = re.compile(r"力争|确保|争取(?!到)|务必|努力(?=[实完])")


def status_of(text: str, start: int, end: int, lexicon: Lexicon) -> Status | None:
    """The state that words say of a group: 建成投用, 正在推进前期."""
    words = group_words(lexicon)
    if words.states.fullmatch(text, start, end):
        return words.status_of[text[start:end]]
    settled = settle_status(find_signs(text, start, end, "", lexicon))
    return settled.status if settled is not None else None
