"""What takes up the project that was told of last: 该项目, 据了解，该工程, 项目建成后."""

import re

from extractors.clauses import read_clauses
from extractors.lexicon import Lexicon
from extractors.signs import state_pattern

_POINTED = r"(?:该|此|本|这个|这一|这项|这座|这条|整个)(?:在建|续建|新建|重点|重大|产业|建设)?(?:项目|工程)"
_BARE = (
    r"(?:项目|工程)(?:全部|整体|全面|正式|顺利|一期|二期|三期|一、二期)*"
    r"(?:建成|投产|达产|完工|竣工|运营|投用|建好|开工|落成|满产|投运|启用|落地|总|计划|拟|预计|位于|地处|坐落|占地|用地|分|于|自|由|以|将|设[计在]|规划"
    r"|建设(?:内容|规模|周期|工期|地点|期|单位|地址|[，。])|主要|目前|现|已|正|采用|主体|主要|年|全|起于|起点|途经|线路|涵盖|包[括含]|集|依托|负责人|投资|概算|估算|批复|合同|协议|首|其|，)"
)
_AGAIN = re.compile(rf"(?:{_POINTED})(?!部|组|单位|经理|的?负责)|{_BARE}")
_STRONG = re.compile(rf"{_POINTED}(?!部|组)")
_SAID_BY = re.compile(r"据[^，。；：]{0,20}，|[^，。；：“”]{2,20}(?:介绍|表示|透露)[说称]?[，：]“?")
_THE = re.compile(r"[该此这](?:座|条|所|个|处)?(?P<noun>[\u3400-\u9fff]{2,3})")
_NOUN = re.compile(
    r"(?P<noun>水库|大桥|园区|电站|医院|学校|隧道|高速|铁路|公路|景区|小区|码头|机场|市场|中心|基地|水厂|产业园|工业园|枢纽|泵站|大坝)(?!建设者)"
)
_FAR = 500


def said_by_end(text: str, start: int, end: int) -> int:
    """Where the words are over that say who says it: 据项目负责人介绍，.

    >>> said_by_end("据县发改局介绍，该项目总投资3亿元", 0, 17)
    8
    """
    said = _SAID_BY.match(text, start, end)
    at = said.end() if said is not None else start
    return at + 1 if text[at : at + 1] == "“" else at


def takes_up(text: str, start: int, end: int, name: str) -> bool:
    """Whether text[start:end] begins with words for the project of this name: 该项目, 项目建成后, 该电站.

    >>> takes_up("该电站总投资3亿元", 0, 10, "石门抽水蓄能电站")
    True
    >>> takes_up("该公司总投资3亿元", 0, 10, "石门抽水蓄能电站")
    False
    """
    return (
        _AGAIN.match(text, start, end) is not None
        or points_at(text, start, end, name)
        or begins_with_noun(text, start, end, name)
    )


def points_at(text: str, start: int, end: int, name: str) -> bool:
    """Whether text[start:end] begins with 该项目, or with 该 and a word of the name: 该电站."""
    if _STRONG.match(text, start, end):
        return True
    the = _THE.match(text, start, end)
    if the is None:
        return False
    noun = the["noun"]
    return noun in name or noun[:2] in name[-6:] or (noun.startswith("园区") and "园" in name[-4:])


def begins_with_noun(text: str, start: int, end: int, name: str) -> bool:
    """Whether text[start:end] begins with what kind of work the name is: 水库总库容… of 石门水库工程.

    >>> begins_with_noun("水库总库容1亿立方米", 0, 10, "石门水库工程"), begins_with_noun("水库总库容1亿立方米", 0, 10, "石门大桥")
    (True, False)
    """
    noun = _NOUN.match(text, start, end)
    return noun is not None and (noun["noun"] in name[-10:] or (noun["noun"] == "园区" and "园" in name[-6:]))


def says_state_alone(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether the clause text[start:end] opens a sentence that says how works stand and names nobody: 7月并网发电.

    >>> from extractors.lexicon import load_lexicon
    >>> says_state_alone("7月并网发电。", 0, 6, load_lexicon()), says_state_alone("正在建设3个项目。", 0, 8, load_lexicon())
    (True, False)
    """
    if end - start > _LONGEST_STATE or _OF_OTHERS.search(text, start, end):
        return False
    if state_pattern(lexicon).search(text, start, end) is None:
        return False
    first = next(iter(read_clauses(text, start, end, "", lexicon)), None)
    return first is not None and first.kind == "whole" and first.subject is None and first.said < first.end


_LONGEST_STATE = 40
_OF_OTHERS = re.compile(r"项目|工程|[0-9]+[个项件宗]|投资|全[省市县区旗州盟]|我[省市县区旗州盟]|各[县市区镇乡]|、")


def is_taken_up(text: str, at: int) -> bool:
    """Whether somewhere behind a place a sentence takes up a project: …。据了解，该项目总投资3亿元."""
    return _STRONG.search(text, at, at + _FAR) is not None or _BEGUN.search(text, at, at + _FAR) is not None


_BEGUN = re.compile(rf"[。\n，\u3000](?:{_BARE})")
