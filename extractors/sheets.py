"""A sheet about one project: its name is the title, and each section below tells of it (一、项目背景, 二、建设内容, 三、投资估算)."""

import re

from extractors.names import Name, parse_name
from extractors.scan import Scan
from extractors.sureness import sure_name

_OFFERED = re.compile(r"(?:对外|公开)?(?:招商引资|招商|推介|简介|介绍|概况|基本情况|情况简介|招商简介|项目书)\Z")
_ABOUT = (
    r"背景|必要性|概况|简介|选址|地点|位置|建设内容|建设规模|内容及规模|建设投资|投资估算|投资规模|总投资|资金(?:筹措|来源)|效益"
    r"|前期工作|前期准备|建设条件|优势|市场前景|市场分析|合作方式|联系方式|进展情况|建设进度|工期|实施单位|业主"
)
_SECTION = re.compile(rf"(?:本|该)?(?:项目)?(?:的)?[\u3400-\u9fff]{{0,4}}?(?:{_ABOUT})[\u3400-\u9fff]{{0,6}}[：:]?\Z")
_ASIDE = re.compile(r"背景|必要性|优势|市场|条件|联系|合作")
_FEWEST = 3
_LONGEST_HEADING = 16


def find_sheet(scan: Scan) -> tuple[Name, frozenset[int]] | None:
    """The project whose sheet a report is, and the blocks that tell of it; None where the sections are of something else."""
    title = next((block for block in scan.blocks[:4] if block.part == "head" and block.kind != "furniture"), None)
    if title is None or title.end - title.body > 60:
        return None
    offered = _OFFERED.search(scan.text, title.body, title.end)
    name = parse_name(scan.text, title.body, offered.start() if offered else title.end, scan.lexicon)
    if name is None or not sure_name(name, scan):
        return None
    sections = {
        number
        for number, block in enumerate(scan.blocks)
        if block.kind == "heading"
        and block.end - block.body <= _LONGEST_HEADING
        and _SECTION.match(scan.text, block.body, block.end)
    }
    headings = sum(block.kind == "heading" for block in scan.blocks)
    if len(sections) < _FEWEST or len(sections) * 4 < headings * 3:
        return None
    telling = {
        number
        for number, block in enumerate(scan.blocks)
        if block.kind in ("paragraph", "item")
        and block.heading in sections
        and not _ASIDE.search(scan.text, scan.blocks[block.heading].body, scan.blocks[block.heading].end)
    }
    return (name, frozenset(telling)) if telling else None
