"""Datelines: who reports from where, in front of a story's first words."""

import re

_REPORTERS = r"（[^（）\n]{0,60}(?:记者|通讯员|摄影|文/|图/)[^（）\n]{0,60}）"
_FROM = r"讯(?=[ \u3000（0-9今近昨]|日前|记者|连日|本)|[0-9]日电|[网报社台刊媒]消息"
_DATELINE = re.compile(
    rf"(?:[^，。；：、（）\n]{{0,12}}报道{_REPORTERS}"
    r"|[^，。；：、（）\n]{0,12}(?:记者|通讯员)[^，。；：（）\n]{1,14}报道[：，]"
    rf"|(?:[^，。；：、（）\n]{{0,16}}?(?:{_FROM})[ \u3000]*)?(?:{_REPORTERS})?)[ \u3000：，]*"
)


def dateline_end(text: str, start: int, end: int) -> int:
    """Where the dateline at the head of a paragraph is over; its start where there is none.

    >>> text = "新华社太原5月3日电（记者 甲某）城南热源厂项目已开工"
    >>> text[dateline_end(text, 0, len(text)):]
    '城南热源厂项目已开工'
    """
    found = _DATELINE.match(text, start, end)
    if (
        found is None
        or text[start : found.end()].strip(" \u3000：，") == ""
        or "项目" in found.group()
        or "工程" in found.group()
    ):
        return start
    return found.end()
