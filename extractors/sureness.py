"""Whether words can be the name of a project in running text, or are a class of projects, an office or a piece of a sentence."""

import re

from extractors.lexicon import Lexicon
from extractors.names import Name, is_unit
from extractors.scan import Scan
from extractors.scopes import is_class_name, sentence_words

ENDS_SURELY = re.compile(r"(?:项目|工程)(?:（[^（）]{1,14}）|[一二三四五]期|[东西南北中]段)*\Z")


def sure_name(name: Name, scan: Scan) -> bool:
    """Whether a name surely is a project's: it ends in 项目 or 工程, and is neither a class, an office nor a piece of a sentence."""
    text, lexicon = name.text, scan.lexicon
    return (
        ENDS_SURELY.search(text) is not None
        and len(text) >= 5
        and speaks_of(text, lexicon)
        and not is_class(text, lexicon)
        and not is_unit(text, lexicon)
        and (
            text.endswith(("小镇项目", "小镇工程"))
            or not is_unit(text.removesuffix("项目").removesuffix("工程"), lexicon)
        )
    )


_JOINED = re.compile(r"[、和及与]")
_PLACED = re.compile(
    r"[\u3400-\u9fff]{0,8}?(?:[省市县旗州盟乡]|(?<![小古])镇|(?<![校园厂景院片库灌小社矿港街合范能心验游假护])区)"
)
_DATED = re.compile(
    r"(?:(?:19|20)[0-9]{2}年(?:度)?)?(?:上半年|下半年|前?[一二三四]季度|前三季度|[0-9]{1,2}-[0-9]{1,2}月份?)?(?:第[一二三四五六0-9]{1,2}批|首批)?"
)


def is_class(words: str, lexicon: Lexicon) -> bool:
    """Whether words are a class of projects, with a place or a year in front: 尼勒克县2022年上半年重点建设项目."""
    if is_class_name(words, lexicon):
        return True
    parts = _JOINED.split(words)
    if len(parts) > 1 and words.endswith(("项目", "工程")) and all(is_class_name(part, lexicon) for part in parts):
        return True  # 建设工程和产业项目
    at = 0
    while (placed := _PLACED.match(words, at)) is not None:
        at = placed.end()
        dated = _DATED.match(words, at)
        if is_class_name(words[dated.end() if dated else at :], lexicon):
            return True
    dated = _DATED.match(words)
    return dated is not None and dated.end() > 0 and is_class_name(words[dated.end() :], lexicon)


_LOOSE_END = re.compile(
    r"(?<![一二三四五六七八九十高初])中\Z|\A(?:但|而|且|虽|并且|同时|均为|都是|进展|进度|面对|应对|受疫情|(?:[还仍尚]有)?过半|大半|近半|半数|多数|少数|大部分|绝大)"
)


def speaks_of(words: str, lexicon: Lexicon) -> bool:
    """Whether words can be a name in running text: nothing in them belongs to a sentence.

    >>> from extractors.lexicon import load_lexicon
    >>> speaks_of("城南热源厂扩建项目", load_lexicon()), speaks_of("大力开展项目", load_lexicon())
    (True, False)
    """
    return (
        sentence_words(lexicon).search(words.replace("第一批", "")) is None
        and words[-1:] not in "有是为的"
        and not _LOOSE_END.search(words)
    )
