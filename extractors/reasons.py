"""What holds projects up: the reasons that a text gives, and the kinds of trouble they name."""

import re
from functools import cache

from extractors.lexicon import Lexicon
from extractors.wordlist import longest_of
from schemas import ProblemKind

_SLOWED = (
    r"尚?未(?:能)?(?:按|如期|开工|动工|启动|实质|复工|进场|建成|完工)|停工|停建|停滞|暂停|暂缓|搁置|无法|不能|难以"
    r"|被(?:叫停|责令|迫|要求停)|叫停|停了|停下|进展|推进|进度|工期|滞后|建设缓慢|处于|至今|迟迟|仍未(?:开|动|复)|目前|已(?:停|取消|终止)"
)
REASON = re.compile(
    rf"(?:因(?<![原起诱]因)(?![此地素特而为])|因为|由于|受(?<!不受)(?![益理让到影电水托邀聘]))(?P<what>[^，。；]{{2,40}}?)"
    rf"(?:等(?:多重|多种|诸多|各种)?(?:原因|问题|因素|影响|制约)|的?影响|的?制约|，|导致|致使|造成|(?={_SLOWED})|(?=[。；\n])|\Z)"
)
"""因征地受阻、资金紧张等原因, 受连阴雨影响: what stands between."""
_LABELLED = re.compile(
    r"(?:(?:困难|问题|堵点|难点)(?:及|和)?(?:问题)?|原因|制约因素|需协调(?:解决)?的?事项)(?:：|是|为|在于)(?!无|没有|暂无)(?P<what>[^。；\n]{2,80})"
)
"""存在问题：土地报批未完成: everything up to the end of the sentence.

As `REASON`, it begins with a letter, so that few places are looked at."""
_TROUBLE = re.compile(
    r"未(?!来|开工|动工|达到|完成投资)|没有|不(?![断久仅但再紊停])|难|滞后|缓慢|短缺|紧张|缺|慢|受阻|阻工|纠纷|偏少|偏低|矛盾|流标|断裂|观望|上涨|涨价|下滑|低迷|退出|退场|不力"
)
_SOLVED = re.compile(r"已(?:解决|落实|到位|办结|办理|化解|协调|完成|批复|取得)|确保|力争|加快|抓紧|预计|计划|要|将")
_CLAUSE = re.compile(r"[^，。；：！？\n]+")
_PIECES = re.compile(r"[、，]")
_TWO = re.compile(r"(?<=[\u3400-\u9fff]{2})和(?=[\u3400-\u9fff]{2})")
_SHORT = 12
"""A reason of two short words joined by 和 is two."""


@cache
def _problem_words(lexicon: Lexicon) -> tuple[re.Pattern[str], dict[str, ProblemKind]]:
    """A pattern of the words of trouble, and the kind of each."""
    kinds: dict[str, ProblemKind] = {word: entry.values["problem"] for word, entry in lexicon.words("problems").items()}
    return re.compile(longest_of(kinds)), kinds


def find_reasons(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """What text[start:end] gives as the reason of a delay, as stretches of the shadow: 因…、…等原因.

    >>> text = "因征地受阻、资金紧张等原因进展缓慢"
    >>> [text[low:high] for low, high in find_reasons(text, 0, len(text))]
    ['征地受阻、资金紧张']
    """
    said = [match.span("what") for match in _LABELLED.finditer(text, start, end)]
    for match in REASON.finditer(text, start, end):
        low, high = match.span("what")
        if not any(a <= low < b for a, b in said):
            said.append((low, high))
    return sorted(said)


def find_troubles(text: str, start: int, end: int, lexicon: Lexicon) -> list[tuple[int, int]]:
    """The clauses of text[start:end] that complain without a 因: 配套资金3.85亿元仍未落实.

    >>> from extractors.lexicon import load_lexicon
    >>> text = "路基完成3公里，配套资金仍未落实，用地手续已办结"
    >>> [text[low:high] for low, high in find_troubles(text, 0, len(text), load_lexicon())]
    ['配套资金仍未落实']
    """
    words, _ = _problem_words(lexicon)
    return [
        clause.span()
        for clause in _CLAUSE.finditer(text, start, end)
        if clause.end() - clause.start() <= 40
        and _TROUBLE.search(text, *clause.span())
        and words.search(text, *clause.span())
        and not _SOLVED.search(text, *clause.span())
    ]


def find_problems(text: str, reasons: list[tuple[int, int]], lexicon: Lexicon) -> list[tuple[ProblemKind, str]]:
    """The kinds of trouble that the given reasons name, each with its words."""
    words, kinds = _problem_words(lexicon)
    found: list[tuple[ProblemKind, str]] = []
    for start, end in reasons:
        reason = text[start:end]
        for part in (_TWO if len(reason) <= _SHORT and "、" not in reason else _PIECES).split(reason):
            named = [match.group() for match in words.finditer(part)]
            kind = kinds[max(named, key=len)] if named else "其他"
            if len(part) >= 2 and (kind, part) not in found:
                found.append((kind, part))
    return found
