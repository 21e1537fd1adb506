"""Which lines above a report's text can be its title, and which are its number, its issue, an office, a date or a byline."""

import re

from extractors.offices import DATE, is_unit

DOC_NUMBER = re.compile(r"[\u3400-\u9fff]{1,14}[〔【（\[](?:19|20)[0-9]{2}[〕】）\]]\x20*第?[0-9]{1,4}\x20*号")
ISSUE = re.compile(
    r"(?P<series>[\u3400-\u9fff“”\x20]{0,24}?)\s*[〔【（\[]?(?:(?:19|20)[0-9]{2}\s*年?度?)?[〕】）\]]?\s*[（]?(?:总|增刊)?\s*(?:第|(?<=[〕】）\]])|(?<=年))\s*[0-9一二三四五六七八九十]{1,4}\s*期"
)
_SERIES_TAILS = (
    *("简报", "快报", "专报", "月报", "通报", "动态", "信息", "简讯"),
    *("专刊", "特刊", "工作", "要情", "内参", "报告"),
)
_SERIES_HEAD = re.compile(r"[\u3400-\u9fff]{4,}")
_NO_TITLE = re.compile(
    r"[。；：]\Z|,\Z|，\Z|^[（(].{0,30}[）)]\Z|^[0-9\s.年月日/:：-]+\Z|^(?:19|20)[0-9]{2}[-./][0-9]{1,2}[-./][0-9]{1,2}\s+[0-9]{1,2}[:：][0-9]{2}"
)
_BYLINE = re.compile(
    r"[（(]?(?:本报|本网|本刊|特约)?(?:记者|通讯员|来源|作者|编辑|摄影|供稿|发布|时间|文/图|图/文|广播电视台|融媒)"
)
_LONGEST = 100


def is_series(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] can be the name of a series: 重点项目快报."""
    return text.endswith(_SERIES_TAILS, start, end) and _SERIES_HEAD.fullmatch(text, start, end) is not None


def may_be_title(words: str) -> bool:
    """Whether a line above the text can be a title: no number, unit, date, byline, addressee or note in brackets."""
    if len(words) < 3 or len(words) > _LONGEST or _NO_TITLE.search(words):
        return False
    if words.endswith("文件") or (DOC_NUMBER.search(words) and len(words) <= 30) or DATE.fullmatch(words):
        return False
    dated = DATE.search(words)
    if is_unit(words) or (dated and is_unit(words[: dated.start()].strip(" |（("))):
        return False
    if ISSUE.match(words) or words.startswith("记者走"):
        return words.startswith("记者走")
    return _BYLINE.match(words) is None or (len(words) >= 16 and "：" not in words[:6])
