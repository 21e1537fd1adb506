"""The names that stand before a count: A、B、C等12个项目."""

import re

from extractors.figures import FoundFigure
from extractors.lexicon import Lexicon
from extractors.names import CLOSE, OPEN, Name, parse_name

_ASIDE = re.compile(r"，|[0-9][亿万]?元|[0-9]%|总投资")
_MEMBER_LEAD = re.compile(
    r"(?:在?[^、，]{0,14}(?:项目|工程)中[，：]?|[^、，]{0,10}(?:谋划|储备|实施|推进|建设|启动|包装|签约|引进)了|中(?=[\u3400-\u9fff]{3})|其中[，：]?|特别是|尤其是|包括|例如|比如|目前|截至目前|主要(?:有|是|包括)|(?:已)?(?:完成|推进|实施|推动|加快|开工建设|开工|新开工|建成|启动|谋划|储备|引进|签约)了?(?=[^、]{4}))"
)
_AMOUNT_LEAD = re.compile(r"(?:计划|概算|估算)?总?投资[约近超]?[0-9][0-9.,]*[亿万]?元?的")


def find_members(
    text: str, floor: int, figure: FoundFigure, lexicon: Lexicon
) -> tuple[tuple[Name, ...], bool | None, int]:
    """The names that stand before a count, whether they are all, and where they begin."""
    stop = figure.start
    opened = text.endswith(tuple(lexicon.words("groups", part="open")), floor, stop)
    if opened:
        stop -= 1
    low = _list_start(text, floor, stop)
    named = [
        parse_name(text, *_without_aside(text, *_trimmed(text, a, b, first=a == low)), lexicon, shortest=2)
        for a, b in split_names(text, low, stop)
    ]
    names = tuple(name for name in named if name is not None)
    names = tuple(_without_reason(name, text, lexicon) for name in names)
    if len(names) != len(named) or not names:
        return (), None, figure.start
    count = figure.figure.value
    if not opened and (len(names) < 2 or count != len(names)):
        return (), None, figure.start
    return names, not opened, names[0].start


def _list_start(text: str, floor: int, stop: int) -> int:
    """Where an enumeration begins: behind the last sign that stands outside brackets."""
    depth = 0
    for at in range(stop - 1, floor - 1, -1):
        char = text[at]
        depth += (char in "）”》") - (char in "（“《")
        if char in "。；！？\n" or (depth <= 0 and char in "，："):
            return at + 1
    return floor


def _without_aside(text: str, low: int, high: int) -> tuple[int, int]:
    """The stretch of a name without a bracket behind it that tells of its figures or its trouble: 疾控中心（总投资3亿元，县卫健局）."""
    bracket = re.search(r"（[^（）]*）\Z", text[low:high])
    if bracket is None or not _ASIDE.search(bracket.group()):
        return low, high
    return low, low + bracket.start()


def _without_reason(name: Name, text: str, lexicon: Lexicon) -> Name:
    """The name without a bracket that says what is wrong with it: 石墨新材料（资金链断裂）."""
    bracket = re.search(r"（[^（）]*）\Z", name.text)
    if bracket is None or not any(
        word in bracket.group() for word in ("原因", "影响", "问题", "纠纷", *lexicon.words("problems"))
    ):
        return name
    return parse_name(text, name.start, name.start + bracket.start(), lexicon, shortest=2) or name


def _trimmed(text: str, low: int, high: int, *, first: bool) -> tuple[int, int]:
    """The stretch of a name without what leads an enumeration in."""
    while first and (lead := _MEMBER_LEAD.match(text, low, high)) and lead.end() > low:
        low = lead.end()
    amount = _AMOUNT_LEAD.match(text, low, high)
    return (amount.end() if amount else low), high


def split_names(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The parts of an enumeration, split at 、 outside brackets and quotation marks, and at a last 和.

    >>> text = "桃源街、“双创”、消防（一期、二期）和污水处理厂"
    >>> [text[low:high] for low, high in split_names(text, 0, len(text))]
    ['桃源街', '“双创”', '消防（一期、二期）', '污水处理厂']
    """
    parts, low, depth = [], start, 0
    for at in range(start, end):
        char = text[at]
        if char in OPEN:
            depth += 1
        elif char in CLOSE:
            depth -= 1
        elif char == "、" and depth <= 0:
            parts.append((low, at))
            low = at + 1
    parts.append((low, end))
    if len(parts) > 1:
        low, high = parts[-1]
        last = max(text.rfind("和", low + 2, high - 2), text.rfind("以及", low + 2, high - 2))
        if (
            last > 0
            and text[last - 1] not in "总共饱联"
            and text[last + 1] not in "谐平田县"
            and _two_names(text, low, last, high)
        ):
            parts[-1:] = [(low, last), (last + (2 if text.startswith("以及", last) else 1), high)]
    return [(low, high) for low, high in parts if high > low]


def _two_names(text: str, low: int, at: int, high: int) -> bool:
    """Whether 和 stands between two names and not inside one: both sides can stand alone, or the left one ends like a name."""
    left, right = text[low:at], text[at + 1 : high]
    return left.endswith(("项目", "工程", "路", "街", "厂", "站", "园", "中心", "基地")) or not right.endswith(
        ("项目", "工程")
    )
