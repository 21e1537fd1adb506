"""In which section of a report a sentence stands: goals, tasks, next steps, or what has been so far."""

import re
from typing import Literal

from extractors.outline import Block
from extractors.scan import Scan
from extractors.targets_words import TargetWords, target_words

Section = Literal["goals", "tasks", "next", "told"]
_UNMARKED = 2
_SHORT = 40


def find_sections(scan: Scan) -> tuple[Section, ...]:
    """For each block the section that it stands in."""
    words = target_words(scan.lexicon)
    base: Section = "tasks" if scan.genre == "实施方案" else "told"
    sections: list[Section] = []
    now, rank = base, 0
    for block in scan.blocks:
        own = block.marker.rank if block.marker else _UNMARKED
        if block.kind == "heading" or (block.marker is not None and block.end - block.body <= _SHORT):
            said = _named(scan.text, block, base, words)
            if said is not None:
                now, rank = said, own
            elif block.kind == "heading" and own <= rank:
                now, rank = base, own
        elif base == "told" and now == "told" and _opens(scan.text, block, words):
            now, rank = "next", _UNMARKED + 1
        sections.append(now)
    return tuple(sections)


_YEARS_WORK = re.compile(r"(?:20[0-9]{2}|今|明|新一)年的?(?:重点|主要)?(?:工作|任务)(?=[。：\s]*\Z)")
"""A heading under which the work of a year is set: 二、2024年重点工作."""


def _named(text: str, block: Block, base: Section, words: TargetWords) -> Section | None:
    """The section that a heading opens; None where it says nothing of the kind."""
    if words.past.search(text, block.body, block.end):
        return "told"
    if _YEARS_WORK.search(text, block.body, block.end):
        return base if base == "tasks" else "next"
    if words.goals.search(text, block.body, block.end):
        return "goals" if base == "tasks" else "next"
    if words.coming.search(text, block.body, block.end):
        return base if base == "tasks" else "next"
    return None


def _opens(text: str, block: Block, words: TargetWords) -> bool:
    """Whether a paragraph turns to what is to come: 下一步，我县将…"""
    stop = text.find("。", block.body, block.end)
    return words.turn.search(text, block.body, min(block.body + _SHORT, stop if stop >= 0 else block.end)) is not None
