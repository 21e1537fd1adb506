"""Names whose bounds only words can tell, settled: 并听取|城南热源厂项目|汇报."""

import re

from extractors.lexicon import Lexicon
from extractors.names import Name, parse_name
from extractors.scopes import is_class_name
from extractors.words import settle_name

_SIGN = re.compile(r"[，。；：！？（）、\n]")
_RANKED = re.compile(r"重[点大]|一批|若干|各|.{0,3}[十百千]大")
_ENDS_STRONGLY = re.compile(r"(?:项目|工程)(?:（[^（）]{1,14}）|[一二三四五]期|[东西南北中]段)*\Z")
_STRONG = ("项目", "工程")
FURTHEST = 200
"""Behind a name no sign is looked for beyond it."""


def settled(text: str, name: Name, floor: int, lexicon: Lexicon) -> Name:
    """The name without the words of its sentence that have been taken for a piece of it; floor is where its clause begins.

    >>> from extractors.lexicon import load_lexicon
    >>> sentence = "并听取滨河大道改造项目汇报"
    >>> settled(sentence, Name(0, 11, sentence[:11], True), 0, load_lexicon()).text
    '滨河大道改造项目'
    """
    if "、" in name.text:
        return name  # it has been held for one, whatever its parts are
    furthest = min(len(text), name.end + FURTHEST)
    behind = _SIGN.search(text, name.end, furthest)
    bounds = settle_name(text, name.start, name.end, floor, behind.start() if behind else furthest, lexicon)
    if bounds == (name.start, name.end) or "重点" in text[name.start : bounds[0]]:
        return name  # a level in front of a name is read by who knows levels
    built = text[name.start] == "由" and text[bounds[0] - 1] == "的"
    if bounds[0] > name.start and not built and not _ENDS_STRONGLY.search(text, bounds[0], bounds[1]):
        return name  # what stands behind a verb may be an office: 报县政务服务中心
    bare = parse_name(text, *bounds, lexicon)
    return name if bare is None or is_class_name(bare.text, lexicon) or _RANKED.match(bare.text) else bare


def named_within(text: str, start: int, end: int, lexicon: Lexicon) -> Name | None:
    """The name at the end of a stretch that is no name as a whole: 其一是|石桥小学迁建项目; None where words do not part them.

    >>> from extractors.lexicon import load_lexicon
    >>> named_within("其一是石桥小学迁建项目", 0, 11, load_lexicon()).text
    '石桥小学迁建项目'
    """
    if not text.endswith(_STRONG, start, end) or "、" in text[start:end]:
        return None
    low, high = settle_name(text, start, end, start, end, lexicon)
    if low == start or high < end or "重点" in text[start:low]:
        return None
    name = parse_name(text, low, high, lexicon)
    return None if name is None or is_class_name(name.text, lexicon) or _RANKED.match(name.text) else name
