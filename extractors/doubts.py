"""What a reader of a report's records should know of the paper: marks of secrecy, a text that breaks off, fragments said twice."""

import re
from collections.abc import Sequence

from extractors.outline import Block
from schemas import WarningCode

_CLASSIFIED = re.compile(
    r"(?:绝密|机密|秘密)\s*(?:★|☆|级|$)|密\s*级\s*[：:]\s*(?:绝密|机密|秘密|内部)|内部(?:资料|文件|材料|参考|使用|刊物|情况)|(?:注意|妥善)保[存管密]|"
    r"不得(?:外传|公开|扩散)|严禁外传|仅供(?:内部|领导|工作)?参[考阅]|工作秘密|^(?:不予公开|依申请公开)$"
)
_BREAKS_OFF = re.compile(
    r"剩余内容|试读(?:结束|已完)|预览结束|开通会员|会员专享|阅读全文|查看全文|下载全文|未完待续|登录后(?:查看|阅读)|付费(?:阅读|内容)|内容已截断|还有[0-9]+页"
)
_CUT = re.compile(r"(?:…+|\.{3,})\s*\Z")
_FRAGMENT = re.compile(r"[\u3400-\u9fff]{1,4}[。；]")
_SHORTEST_REPEAT = 30
_ENDS = 12
"""How many lines at the beginning and at the end may carry a mark of secrecy."""


def find_doubts(text: str, blocks: Sequence[Block]) -> list[tuple[WarningCode, str]]:
    """The codes and sentences of the warnings that the words of a paper call for.

    >>> from extractors.lexicon import load_lexicon
    >>> from extractors.outline import find_outline
    >>> text = "内部资料 注意保存\\n全县重点项目进展情况\\n今年全县安排项目3个，完成投资2亿元。"
    >>> [code for code, _ in find_doubts(text, find_outline(text, load_lexicon()))]
    ['classified']
    """
    found: list[tuple[WarningCode, str]] = []
    marked = [*blocks[:_ENDS], *blocks[_ENDS:][-_ENDS:]]
    if any(block.end - block.start <= 40 and _CLASSIFIED.search(text, block.start, block.end) for block in marked):
        found.append(("classified", "文中有密级或内部资料标记，传播前请核对"))
    if _breaks_off(text, blocks):
        found.append(("truncated", "正文似乎不完整：结尾被截断，或其余内容需要登录、付费"))
    if _says_twice(text, blocks):
        found.append(("duplicated", "有文字重复出现，可能是换页或网页摘要造成的，重复的部分不再提取"))
    return found


def _breaks_off(text: str, blocks: Sequence[Block]) -> bool:
    """Whether the text ends in dots, or the page says that more is to be had for money."""
    if any(_BREAKS_OFF.search(text, block.start, block.end) for block in blocks[-8:] if block.end - block.start <= 60):
        return True
    body = [block for block in blocks if block.part == "body" and block.kind != "furniture"]
    return bool(body) and _CUT.search(text, max(body[-1].start, body[-1].end - 8), body[-1].end) is not None


def _says_twice(text: str, blocks: Sequence[Block]) -> bool:
    """Whether a line begins with what the one before ended with (元。), or a long one stands twice."""
    seen: set[str] = set()
    end = 0
    for block in blocks:
        fragment = _FRAGMENT.match(text, block.start, block.end)
        if fragment and end and text.endswith(fragment.group(), 0, end):
            return True
        end = block.end
        if block.end - block.start < _SHORTEST_REPEAT or not text.endswith(("。", "；", "…"), 0, block.end):
            continue
        words = text[block.body : block.end]
        if words in seen:
            return True
        seen.add(words)
    return False
