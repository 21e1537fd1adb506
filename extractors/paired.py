"""Names that stand alone on a line, each over the paragraph that tells of it: 滨江公园 ⏎ 总投资1.8亿元，占地320亩。"""

import re

from extractors.grouped import Group
from extractors.names import Name, is_unit, parse_name
from extractors.scan import Scan
from extractors.signs import state_pattern

_LONGEST = 26
_SENTENCE = re.compile(r"[。；，！？：]")
_NO_NAME = re.compile(
    r"[是有要将把被对的]|情况|问题|工作|进展|投资|措施|建议|原因|报告|汇报|通报|简报|方面|领域|表\Z|单位|部门|日期|来源|作者|编辑|记者|责任"
)


def paired_names(scan: Scan, groups: list[tuple[Group, ...]]) -> dict[int, Name]:
    """The lines that are names of projects because paragraphs about projects stand under each of them, several in one way."""
    found: dict[object, dict[int, Name]] = {}
    for number in range(1, len(scan.blocks) - 1):
        block, below = scan.blocks[number], scan.blocks[number + 1]
        if block.kind not in ("paragraph", "heading") or groups[number] or below.kind != "paragraph" or below.marker:
            continue
        if not 3 <= block.end - block.body <= _LONGEST or _SENTENCE.search(scan.text, block.body, block.end):
            continue
        name = parse_name(scan.text, block.body, block.end, scan.lexicon)
        if name is None or name.end < block.end or _NO_NAME.search(name.text) or is_unit(name.text, scan.lexicon):
            continue
        if (name.tailed or scan.main_figures(number + 1)) and _tells_of_one(scan, number + 1, groups[number + 1]):
            style = block.marker.style if block.marker else None
            found.setdefault((block.kind, style), {})[number] = name
    return {
        number: name
        for names in found.values()
        if len(names) >= 2
        and 2 * sum(name.tailed for name in names.values()) >= len(names)
        and 2 * sum(bool(scan.main_figures(number + 1)) for number in names) >= len(names)
        for number, name in names.items()
    }


def _tells_of_one(scan: Scan, number: int, groups: tuple[Group, ...]) -> bool:
    """Whether a paragraph speaks of one project: its figures or the state of its works, and counts no others."""
    block = scan.blocks[number]
    if any(group.start < block.body + 12 or group.members for group in groups):
        return False
    if not _SENTENCE.search(scan.text, block.body, block.end):
        return False
    return (
        bool(scan.main_figures(number))
        or state_pattern(scan.lexicon).search(scan.text, block.body, block.end) is not None
    )
