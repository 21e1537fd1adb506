"""What a group is called by its state, where that stands in front of its count: 未开工的9个项目, 已竣工的有2个."""

import re

from extractors.fronts import SLOW, status_of
from extractors.grouped import Group, Line
from schemas import Status, replace


def as_said(group: Group, said: tuple[str, Status | None, int]) -> Group:
    """The group with the state that is said in front of its count, where nothing is said behind its names: 已竣工的有2个（A、B）."""
    if not group.members or group.state is not None:
        return group
    return replace(group, state=(said[2], said[2] + len(said[0])), status=said[1], front=True)


_OF_STATE = re.compile(r"(?P<said>[\u3400-\u9fff]{2,8})的(?P<has>有|是|为|包括)?\Z")
_STATE_AT = re.compile(
    r"(?:已|尚|集中|正在|计划|累计|新|未|拟|即将|将|待)*(?:签约|开工|开复工|复工|竣工|投产|完工|停工|建成|投用|在建|续建|新建|动工)\Z"
)


def said_before(line: Line, floor: int, place: int) -> tuple[str, Status | None, int] | None:
    """What a group is called by its state in front of its count, that state, and where it is said: 未开工的9个项目."""
    start = line.figures[place].start
    match = _OF_STATE.search(line.text, max(floor, start - 10), start)
    if match is None:
        return None
    status = status_of(line.text, *match.span("said"), line.lexicon)
    if match["has"]:
        known = status is not None or SLOW.search(match["said"]) or "序时" in match["said"]
        return (match["said"], status, match.start()) if known else None
    named = _STATE_AT.search(match["said"])
    if named is None:
        return None
    return named.group(), None if _HOPED.search(match["said"]) else status, match.start() + named.start()


_HOPED = re.compile(r"即将|[将拟待]|计划")
