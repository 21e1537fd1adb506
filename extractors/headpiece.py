"""Where the text of a report begins, and what of the lines above it is the page's: labels, the page's own summary."""

import re
from collections.abc import Sequence

from extractors.chrome import find_label, is_summary
from extractors.heading_words import bare, ends_section, names_group, own_setting
from extractors.headlines import ISSUE, is_series, may_be_title
from extractors.lexicon import Lexicon
from extractors.lines import Line
from extractors.settings import find_unit
from extractors.title_words import find_title_word

_HEAD_LINES = 40
_TITLE_LENGTH = 60
_LONGEST_SECTION = 16
_LONGEST_ADDRESSEE = 160
_ADDRESSEE = re.compile(
    r"(?:单位|部门|机构|政府|办事处|管委会|委员会|同志|局|办|公司|企业|领导|党委|工委|银行|组长|专班|指挥部|镇|街道?|乡|区|县|委)(?:（[^（）]*）)?：\Z"
)
_TABLE_ROW = re.compile(r"\t|\|[^|\n]*\||\S {2,}\S+ {2,}\S")
_NOTICE_TITLE = re.compile(r"(?:方案|意见|要点|计划|办法|措施|分工|通知|通报|函|报告)\Z")
_OF_PAGE = re.compile(r"[\u3400-\u9fff\x20]{2,8}：")
_CUT = re.compile(r"(?:…|\.{3,}|（更多）|【展开】|\[?查看全文\]?|\[详[情细]\]|（全文）)[。\s]*\Z")
_AMOUNT = re.compile(r"[0-9][亿万]?元|[0-9]亿|完成投资")
_REPEATED = 12


def find_body(text: str, lines: Sequence[Line], chrome: Sequence[bool], lexicon: Lexicon) -> int:
    """The first line of the text proper, behind title, number, addressee and the labels of a page."""
    titled = False
    for number, line in enumerate(lines[:_HEAD_LINES]):
        start, end = line.start, line.end
        words = text[start:end]
        if chrome[number] or is_of_page(text, lines, number, chrome, lexicon):
            continue
        if line.marker is None and len(words) <= _LONGEST_ADDRESSEE and _ADDRESSEE.search(words) and "。" not in words:
            return number + 1
        if line.marker is not None and (line.marker.style != "dash" or not titled):
            return number
        if len(words) > _TITLE_LENGTH and not (_NOTICE_TITLE.search(words) and "关于" in words and "。" not in words):
            return number
        if words.endswith(("。", "；", "：")) or "。" in words or _TABLE_ROW.search(words) or words == "序号":
            return number
        if find_unit(text, start, end) is not None:
            return number
        if titled and _begins_body(text, lines, number, lexicon):
            return number
        titled = titled or (len(words) >= 4 and may_be_title(words) and not _is_series(text, lines, number))
    return min(len(lines), _HEAD_LINES)


def _is_series(text: str, lines: Sequence[Line], number: int) -> bool:
    """Whether a line is the name of a series, with the issue's number below it."""
    line, following = lines[number], lines[number + 1] if number + 1 < len(lines) else None
    return (
        following is not None
        and is_series(text, line.start, line.end)
        and ISSUE.match(text, following.start, following.end) is not None
    )


def _begins_body(text: str, lines: Sequence[Line], number: int, lexicon: Lexicon) -> bool:
    """Whether a line below the title is of the text: its first heading, or the broken first line of a sentence."""
    line = lines[number]
    words = text[line.start : line.end]
    if words[0] == "【" and words[-1] == "】":
        return True
    if line.marker is None and _AMOUNT.search(words) and "，" in words:
        return True
    if names_group(words, own_setting(text, line, lexicon)) and "关于" not in words:
        word = find_title_word(text, line.start, line.end, lexicon)
        return word is None or word.weak
    if len(bare(words)) > _LONGEST_SECTION or not ends_section(words) or "关于" in words or "通报" in words:
        return False
    following = lines[number + 1] if number + 1 < len(lines) else None
    if following is None:
        return False
    length = following.end - following.start
    return following.marker is not None or length > 30 or "。" in text[following.start : following.end]


def is_of_page(text: str, lines: Sequence[Line], number: int, chrome: Sequence[bool], lexicon: Lexicon) -> bool:
    """Whether a line above the text is a label of the page (发布机构：…), or the page's summary, which the text says again."""
    start, end = lines[number].start, lines[number].end
    if find_label(text, start, end, lexicon) is not None or is_summary(text, start, end, lexicon):
        return True
    label = _OF_PAGE.match(text, start, min(end, start + 12))
    if label is None or lines[number].marker is not None:
        return False
    if end - start > 30:
        again = text[label.end() : label.end() + _REPEATED].strip()
        return len(again) >= 8 and (_CUT.search(text, start, end) is not None or text.find(again, end) >= 0)
    beside = [at for at in (number - 1, number + 1) if 0 <= at < len(lines)]
    labels = [at for at in beside if chrome[at] or find_label(text, lines[at].start, lines[at].end, lexicon)]
    return bool(labels) and find_title_word(text, label.end(), end, lexicon) is None and "通报" not in label.group()
