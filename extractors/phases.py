"""Amounts of a phase: what a sentence goes on to say behind 一期 is the phase's share and not the project's total."""

import re

from extractors.places import sentence_start

_PHASE = re.compile(
    r"(?:[，。；：（、\n“]|项目|工程|其中|目前|据悉，?)(?P<phase>[一二三四首本][、一二三四]*期|第[一二三][期阶段]{1,2})(?:项目|工程|建设)*(?=[占用投建规计总主预将已拟新于，（])"
)
_WHOLE = re.compile(r"[，；](?:该|整个)?(?:项目|工程)(?:总|计划总|全部)|合计|共计|全部建成")
_FAR = 240


def phase_of(text: str, floor: int, at: int) -> str | None:
    """The phase that a sentence speaks of at a place, if it speaks of one.

    >>> sentence = "项目分两期建设，一期占地200亩，投资3亿元"
    >>> phase_of(sentence, 0, sentence.index("3亿元"))
    '一期'
    """
    start = max(sentence_start(text, floor, at), at - _FAR)
    if text.rfind("期", start, at) < 0 and text.rfind("阶段", start, at) < 0:
        return None
    last = None
    for found in _PHASE.finditer(text, max(start - 1, floor), at):
        last = found
    if last is None or _WHOLE.search(text, last.end(), at):
        return None
    return last["phase"]
