"""Counts of projects that nothing stands behind but what they cost: 全部10个总投资28亿元; 15项、年度投资6亿元."""

import re

from extractors.counting import BEGUN
from extractors.grouped import Group
from extractors.reaches import Reaches
from extractors.scan import MAIN_ROLES, Scan

_UNITS = ("个", "项", "件", "宗")
_BEFORE = re.compile(
    rf"(?:[。；，：\n]|\A)[\x20\u3000]*{BEGUN}(?:全部|所有|上述|以上|这|这些|(?:列入|纳入)(?:名单|计划|台账|盘子|清单)的|名单[内上]的?|(?:该|本)(?:类|组|批|板块)(?:项目)?|涉及项目|项目|共计?|总计|计有?|合计)*\Z"
)
_BETWEEN = re.compile(r"[，、（]?(?:共计?|合计|总计|一共|全部|均|也|项目|已|累计|实际)*\Z")
_FARTHEST = 12


def bare_counts(scan: Scan, number: int, found: list[Group]) -> list[Group]:
    """The groups of a block that are only counted, and go on with an amount of their own; `found` are those already known."""
    block = scan.blocks[number]
    if block.kind == "item":
        return []
    taken: Reaches | None = None
    counted: list[Group] = []
    for place in scan.places[number]:
        figure, following = scan.figures[place], place + 1
        if figure.figure.kind != "count" or figure.figure.unit not in _UNITS or following >= len(scan.roles):
            continue
        reading = scan.roles[following]
        if figure.figure.bound in ("at_least", "at_most") or reading is None or reading.role not in MAIN_ROLES:
            continue
        if reading.expected or reading.start - figure.end > _FARTHEST or reading.start < figure.end:
            continue
        low = max(block.body - 1, figure.start - 20, 0)
        if not _BETWEEN.match(scan.text, figure.end, reading.start) or not _BEFORE.search(scan.text, low, figure.start):
            continue
        taken = taken or Reaches((group.start, group.end) for group in found)
        if not taken.touch(figure.start, figure.end):
            counted.append(
                Group(figure.start, figure.end, place, "项目", True, None, None, None, None, (), None, False, False)
            )
    return counted
