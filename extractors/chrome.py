"""The page around a report: navigation, counters, other stories, page numbers, forum noise. None of it is of the report."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from extractors.lexicon import Lexicon
from extractors.lines import ODD, Line
from extractors.trie import alternation

_NO_FURNITURE = re.compile(r"。|[0-9][亿万]?元|总投资")
_SIGNS_OF_BODY = re.compile(r"。.{8,}|。\Z|：\Z|；\Z")
_HEADLINE_LENGTH = 60
_LONGEST_LABEL = 16
_PAGE_NUMBER = re.compile(
    r"[-–—\s]*第\s*[0-9]{1,4}\s*页(?:\s*[，,/]?\s*共\s*[0-9]{1,4}\s*页)?[-–—\s]*|[-–—]+\s*[0-9]{1,4}\s*[-–—]+"
)
_LATIN = re.compile(r"[^\u3400-\u9fff0-9]*[A-Za-z]{2,}[^\u3400-\u9fff]*")
_NAVIGATING = [
    "首页",
    "登录",
    "注册",
    "导航",
    "帮助",
    "搜索",
    "检索",
    "English",
    "站群",
    "邮箱",
    "微博",
    "微信",
    "长者",
    "关怀版",
    "老年版",
    "大字版",
    "无障碍",
    "RSS",
    "网站",
    "频道",
    "机构职能",
    "通知公告",
    "信息公开",
    "办事服务",
    "互动交流",
]
_WORDS_OF_NAVIGATION = re.compile("|".join(_NAVIGATING))
_BUTTON = re.compile(
    r"[•·●■◆○\s-]*(?:关怀版|长者版|长者模式|老年版|大字版|无障碍(?:版|浏览|阅读|模式)?|政务(?:微信|微博|邮箱)|微信|微博|登录|注册|首页|网站首页|搜索|邮箱|网站(?:地图|导航))\Z"
)
"""A line that is one button of the page, in a list of them or not."""
_SIZES = ("A+AA-", "A+ A A-", "A-AA+", "A- A A+")
"""The buttons for the size of a page's letters."""
_STRANGE = frozenset("-–—" + "".join(map(chr, range(0x21, 0x7F)))) - frozenset("(0123456789*")
"""What lines begin with that have no Han, or a page's number."""
_NAVIGATION = re.compile(r"\A[>»→›\s]*\S{2,8}(?:\s*(?:[>»→›|-]|\s)\s*\S{2,10}){2,}\Z")
_BUTTONS = re.compile(
    r"(?:\s*【\s*(?:打印|关闭|推荐|收藏|纠错|分享|返回|顶部|大|中|小|字体|我要)[^】]{0,12}】)+[^。]{0,30}\Z"
)


@dataclass(frozen=True, slots=True)
class _Patterns:
    anywhere: re.Pattern[str]
    """A word of any of these, or of navigation: lines without one are passed."""
    line: re.Pattern[str]
    label: re.Pattern[str]
    related: re.Pattern[str]
    story: re.Pattern[str]
    summary: re.Pattern[str]


@cache
def _patterns(lexicon: Lexicon) -> _Patterns:
    def words(part: str) -> str:
        return alternation(lexicon.words("furniture", part=part))

    def spaced(part: str) -> str:  # 发 文 机 关
        labels = sorted(lexicon.words("furniture", part=part), key=len, reverse=True)
        return "|".join("\\x20{0,4}".join(map(re.escape, label.replace(" ", ""))) for label in labels)

    telling = [*lexicon.words("furniture", part="line"), *lexicon.words("furniture", part="story")]
    return _Patterns(
        re.compile(alternation([*telling, *_NAVIGATING, "页", "【"])),
        re.compile(words("line")),
        re.compile(rf"[【\[（]?(?:{spaced('label')})(?:[】\]）]\s*：?|\s*(?:：|\|))"),
        re.compile(rf"[【\[◆■●]?\s*(?:{words('related')})\s*[】\]]?[：:]?(?:\s*(?:更多|MORE).*)?\Z", re.IGNORECASE),
        re.compile(rf"[【\[<>《]*\s*(?:{words('story')})"),
        re.compile(rf"[【\[（]?(?:{spaced('summary')})(?:[】\]）]\s*：?|\s*(?:：|\|))"),
    )


def find_label(text: str, start: int, end: int, lexicon: Lexicon) -> re.Match[str] | None:
    """The label that a line of a page begins with: 发布时间：, 【来源】, 索引号 |.

    >>> from extractors.lexicon import load_lexicon
    >>> find_label("发布机构：县发改局", 0, 9, load_lexicon()).group()
    '发布机构：'
    """
    return _patterns(lexicon).label.match(text, start, end)


def is_summary(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a line is the page's own summary, which repeats the beginning of the report: 内容概述：…."""
    return _patterns(lexicon).summary.match(text, start, end) is not None


def find_chrome(text: str, lines: Sequence[Line], lexicon: Lexicon) -> list[bool]:
    """For each line whether it belongs to the page and not to the report."""
    patterns = _patterns(lexicon)
    chrome = [False] * len(lines)
    starts = [line.start for line in lines]
    for match in patterns.anywhere.finditer(text):  # few lines hold such words: the others are not looked at
        number = bisect_right(starts, match.start()) - 1
        if number >= 0 and not chrome[number]:
            chrome[number] = _is_chrome(text, lines[number], patterns)
    for number, line in enumerate(lines):
        if line.noise or (text[line.start] in _STRANGE and not chrome[number]):
            chrome[number] = line.noise or _is_foreign(text, line)
    _mark_running_titles(text, lines, chrome)
    _mark_related(text, lines, chrome, patterns)
    for number in find_repeats(text, lines):
        chrome[number] = True
    return chrome


def _is_chrome(text: str, line: Line, patterns: _Patterns) -> bool:
    """Whether a line taken by itself belongs to the page: a sentence, an item or an amount does not, whatever words it holds."""
    start, end = line.start, line.end
    if end - start > 80:
        return False
    if patterns.story.match(text, start, end):
        return True
    if _BUTTON.match(text, start, end) is not None:
        return True
    if line.marker is not None:
        return _PAGE_NUMBER.fullmatch(text, start, end) is not None
    if patterns.line.search(text, start, end) is not None:
        return _NO_FURNITURE.search(text, start, end) is None
    if _PAGE_NUMBER.fullmatch(text, start, end) or _BUTTONS.match(text, start, end):
        return True
    named = {match.group() for match in _WORDS_OF_NAVIGATION.finditer(text, start, end)}
    several = len(named) >= 2 and "。" not in text[start:end] and end - start <= _HEADLINE_LENGTH
    return bool(named) and (several or _NAVIGATION.match(text, start, end) is not None)


def _is_foreign(text: str, line: Line) -> bool:
    """Whether a line is the page's number or its foreign words: a code of a table's cell (EPC+F, K12+500) is neither."""
    if line.end - line.start > 80:
        return False
    if _PAGE_NUMBER.fullmatch(text, line.start, line.end) is not None:
        return True
    if line.marker is not None or _LATIN.fullmatch(text, line.start, line.end) is None:
        return False
    words = text[line.start : line.end]
    odd = sum(char in ODD for char in words)
    mixed = any(map(str.islower, words)) and any(map(str.isupper, words))
    return odd >= 2 or (odd >= 1 and mixed and "(" not in words) or words.count(" ") >= 2 or words in _SIZES


def _mark_running_titles(text: str, lines: Sequence[Line], chrome: list[bool]) -> None:
    """Marks a line that stands beside a page's number again and again."""
    beside: Counter[str] = Counter()
    places: dict[str, list[int]] = {}
    for number, line in enumerate(lines):
        if not chrome[number] or _PAGE_NUMBER.fullmatch(text, line.start, line.end) is None:
            continue
        for other in (number - 1, number + 1):
            if 0 <= other < len(lines) and not chrome[other] and 6 <= lines[other].end - lines[other].start <= 40:
                words = text[lines[other].start : lines[other].end]
                beside[words] += 1
                places.setdefault(words, []).append(other)
    for words, count in beside.items():
        if count >= 2:
            for place in places[words]:
                chrome[place] = True


def _mark_related(text: str, lines: Sequence[Line], chrome: list[bool], patterns: _Patterns) -> None:
    """Marks the headlines below 相关链接, up to where sentences of a report begin again."""
    related = False
    for number, line in enumerate(lines):
        start, end = line.start, line.end
        if end - start <= _LONGEST_LABEL and patterns.related.match(text, start, end):
            related = chrome[number] = True
        elif related:
            if end - start > _HEADLINE_LENGTH or _SIGNS_OF_BODY.search(text, start, end):
                related = False
            else:
                chrome[number] = True


def find_repeats(text: str, lines: Sequence[Line]) -> list[int]:
    """The lines that say once more what the line before them ended with: 元。 over a page's break.

    >>> text = "预计年产值30.1亿元。\\n元。"
    >>> find_repeats(text, [Line(0, 12, 0, None), Line(13, 15, 13, None)])
    [1]
    """
    return [
        number
        for number, (before, line) in enumerate(pairwise(lines), start=1)
        if line.end - line.start <= 6
        and line.end - line.start >= 2
        and text[line.end - 1] in "。；"
        and text[line.start : line.end] == text[before.end - (line.end - line.start) : before.end]
        and before.end - before.start > 2 * (line.end - line.start)
    ]
