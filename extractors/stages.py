"""Classes of projects that are called by how they stand, in whatever words: 停建未复工项目, 手续办理阶段的项目."""

import re
from functools import cache

from extractors.lexicon import Lexicon
from extractors.status import find_signs, settle_status
from extractors.wordlist import longest_of
from schemas import Status

_CLASS = re.compile(
    r"(?P<words>[\u3400-\u9fff]{2,14}?)的?(?:类|类的)?(?:重点|重大|建设)?(?:项目|工程)"
    r"(?:的?(?:进展|推进|完成|建设|实施)?(?:情况|概况|一览|名单|清单))?(?=[，。；：（）【0-9]|共|计|-|\Z)"
)
_FILLERS = (
    *(
        "已",
        "已经",
        "均已",
        "正",
        "正在",
        "现",
        "目前",
        "当前",
        "仍",
        "尚",
        "还",
        "尚未",
        "仍未",
        "未",
        "没有",
        "未能",
        "未按期",
        "未如期",
        "未按计划",
    ),
    *(
        "按期",
        "如期",
        "顺利",
        "全面",
        "全部",
        "基本",
        "正常",
        "中途",
        "长期",
        "处于",
        "处在",
        "进入",
        "转入",
        "的",
        "阶段",
        "状态",
        "期",
        "中",
        "类",
    ),
    *(
        "工作",
        "手续",
        "办理",
        "推进",
        "开展",
        "完成",
        "建设",
        "任务",
        "施工",
        "投入",
        "应",
        "因故",
        "至今",
        "一直",
        "迟迟",
        "和",
        "及",
        "并",
        "、",
    ),
)


@cache
def _said(lexicon: Lexicon) -> re.Pattern[str]:
    """What matches words that say how works stand, and nothing else."""
    works = lexicon.words("status", works=True)
    words = [word for word in lexicon.words("status") if word not in works]
    return re.compile(f"(?:{longest_of([*words, *_FILLERS])})+")


def find_stated_class(text: str, start: int, end: int, lexicon: Lexicon) -> tuple[Status, int, int] | None:
    """The state that a heading's projects are called by, and where: 已启用项目（3个）; None where its words say anything else.

    >>> from extractors.lexicon import load_lexicon
    >>> find_stated_class("停建未复工项目推进情况", 0, 11, load_lexicon())
    ('停工', 0, 5)
    >>> find_stated_class("城南小学改造项目", 0, 8, load_lexicon()), find_stated_class("计划投产项目", 0, 6, load_lexicon())
    (None, None)
    """
    named = _CLASS.match(text, start, end)
    if named is None or _said(lexicon).fullmatch(text, *named.span("words")) is None:
        return None
    low, high = named.span("words")
    state = settle_status(find_signs(text, low, high, "", lexicon))
    return (state.status, low, high) if state is not None else None
