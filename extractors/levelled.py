"""The level that a sentence says of its project: in front of the name, in a bracket, or behind 是 and 列入."""

import re
from functools import cache

from extractors.lexicon import Lexicon
from extractors.names import Name, parse_name
from extractors.settings import Setting, find_level, find_nature
from extractors.trie import forms_source
from extractors.wordlist import longest_of
from schemas import Level, Nature

_CLASS_NOUN = r"(?:(?:在建|续建|新开工|预备|前期|收尾|储备|建设|推进|工业|民生|产业)*(?:项目|工程)|在建|续建|预备)"
_QUOTES = "“”《》——：—"


@cache
def _words(lexicon: Lexicon) -> str:
    """A pattern of the words for levels, by the forms that spell them: three patterns hold it, and thousands of words compile slowly."""
    entries = [entry for entry in lexicon.entries("levels") if not entry.values.get("heading")]
    forms = forms_source(sorted((form for entry in entries for form in entry.forms), key=len, reverse=True))
    spelled = re.compile(forms)
    cut = [
        word for word in lexicon.words("levels", heading=None) if (hit := spelled.match(word)) and hit.group() != word
    ]
    return f"(?:{longest_of(cut, inside=True)}|{forms})" if cut else forms  # those that another form begins come first


@cache
def _in_front(lexicon: Lexicon) -> re.Pattern[str]:
    words = _words(lexicon)
    return re.compile(
        rf"(?:列入|作为|属于|我[省市县区旗州盟])?(?:{words})(?:{_CLASS_NOUN})?(?:——|—|：)?(?=[\u3400-\u9fffA-Za-z0-9“]{{3}})"
    )


@cache
def _said(lexicon: Lexicon) -> re.Pattern[str]:
    """省重点 between two signs, or behind a verb that says so."""
    return re.compile(
        rf"(?:[，（：【]|为|是|属于?|列入|系|纳入)(?:今年|本年|(?:19|20)[0-9]{{2}}年)?(?:度)?的?(?:一个|一项)?(?P<level>{_words(lexicon)})"
        rf"(?:{_CLASS_NOUN}|名单|计划|行列|范围)?(?=[，。；）】、\n]|\Z|之一)"
    )


def without_level(name: Name, text: str, lexicon: Lexicon) -> tuple[Name, Setting[Level] | None]:
    """The name without the level in front of it, and the level: 省重点项目城东水厂 → 城东水厂.

    >>> from extractors.lexicon import load_lexicon
    >>> sentence = "省重点项目城东自来水厂"
    >>> name, level = without_level(Name(0, 11, sentence, True), sentence, load_lexicon())
    >>> name.text, level.name
    ('城东自来水厂', '省重点')
    """
    front = _in_front(lexicon).match(name.text)
    if front is None:
        return name, None
    level = find_level(text, name.start, name.start + front.end(), lexicon)
    low, high = name.start + front.end(), name.end
    if text[low] == "“" and text[high - 1] == "”" and "”" not in text[low + 1 : high - 1]:
        low, high = low + 1, high - 1
    bare = parse_name(text, low, high, lexicon)
    if level is None or bare is None or len(bare.text) < 4:
        return name, None
    return bare, level


@cache
def _called(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(
        rf"(?P<name>[^，。；：]{{3,40}}?)(?:也|同样|均)?[是为](?:今年|本年|(?:19|20)[0-9]{{2}}年)?(?:度)?的?(?:一个|一项)?(?:{_words(lexicon)})"
    )


def find_called(text: str, start: int, end: int, lexicon: Lexicon) -> Name | None:
    """The project of which a clause says that it is a key one: 第三中学是今年的市重点项目.

    >>> from extractors.lexicon import load_lexicon
    >>> find_called("第三中学也是市重点项目", 0, 11, load_lexicon()).text
    '第三中学'
    """
    match = _called(lexicon).match(text, start, end)
    if match is None or _NO_NAME.match(match["name"]):
        return None
    return parse_name(text, *match.span("name"), lexicon)


_NO_NAME = re.compile(r"(?:这|那|该|此|其|以上|上述|它)|(?:项目|工程)\Z|.*(?:其中|均|都)")


@cache
def _levels(lexicon: Lexicon) -> dict[str, Level]:
    return {word: entry.values["level"] for word, entry in lexicon.words("levels", heading=None).items()}


def find_said_level(text: str, start: int, end: int, lexicon: Lexicon) -> Setting[Level] | None:
    """The level that a stretch about one project says of it: 该项目为省重点项目, （省重点，总投资3亿元）."""
    found = [
        Setting(_levels(lexicon)[match["level"]], *match.span("level"))
        for match in _said(lexicon).finditer(text, start, end)
    ]
    return found[0] if len({setting.name for setting in found}) == 1 else None


def find_lead_in(
    text: str, start: int, end: int, lexicon: Lexicon
) -> tuple[Setting[Level] | None, Setting[Nature] | None] | None:
    """The level or nature that a clause in front of ： sets for what follows it: 省重点项目：A，…；B，…"""
    if end - start > 16:
        return None
    level = find_level(text, start, end, lexicon, alone=True)
    nature = find_nature(text, start, end, lexicon)
    filled = max((said.end - said.start for said in (level, nature) if said is not None), default=0)
    return (level, nature) if filled * 2 >= end - start else None
