"""How large the members of a group are, where its name says so: 总投资10亿元以上的项目3个, 12个亿元以上项目."""

import re

from extractors.grouped import Line


def size_behind(line: Line, place: int) -> tuple[int, tuple[int, ...]]:
    """Where the noun begins behind a count and a size: 3个总投资10亿元以上的项目, 12个亿元以上项目."""
    end = line.figures[place].end
    following = line.figures[place + 1] if place + 1 < len(line.figures) else None
    lead = _SIZE_LEAD.match(line.text, end)
    if following is None or lead is None or following.start != lead.end() or following.figure.kind != "money":
        vague = _VAGUE_SIZE.match(line.text, end, line.end)
        return (vague.end() if vague else end), ()
    tail = _SIZE_TAIL.match(line.text, following.end)
    return (tail.end(), (place + 1,)) if tail else (end, ())


_VAGUE_SIZE = re.compile(
    r"(?:(?:计划)?(?:总投资|投资额?|单体投资))?(?:[超过]|不低于)?(?:[十百千]?[亿万]|千百?万|百万)元?(?:及?以上|级(?:以上)?|以下)?的?(?=[\u3400-\u9fff“]{0,10}(?:项目|工程))"
)
"""A size without a number: 7个亿元以上文旅项目, 3个百亿级项目."""
_SIZE_LEAD = re.compile(r"(?:计划)?(?:总投资|年度计划投资|投资|投资额|单体投资)?")
_SIZE_TAIL = re.compile(r"(?:（含）)?(?:及以上|以上|以下|以内|之间)?的?(?=[\u3400-\u9fff]{0,8}(?:项目|工程))")


_SIZE_GAP = re.compile(r"(?:（含）)?(?:及以上|以上|以下|以内|之间)?的?[\u3400-\u9fff]{0,8}\Z")
_SIZE_CUE = re.compile(r"(?:全[省市县区旗州盟])?(?:计划)?(?:总投资|年度计划投资|年度投资|投资额|投资|单体投资)\Z")
_SIZE_LINK = re.compile(r"(?:（[含不]{1,2}）)?(?:至|到|-|～)?")


def size_before(line: Line, floor: int, low: int, stop: int, place: int) -> tuple[int, tuple[int, ...]] | None:
    """Where a group's name begins that says how large its members are: 总投资5亿元（含）至10亿元的项目9个."""
    text, figures = line.text, line.figures
    first = place - 1
    if first < 0 or figures[first].figure.kind != "money" or figures[first].end > stop or figures[first].start < floor:
        return None
    if not _SIZE_GAP.match(text, figures[first].end, stop) or not text.endswith(("项目", "工程"), low, stop):
        return None
    if figures[first].end == stop or text[figures[first].end] in "，；。、":
        return None
    sizes = [first]
    start = figures[first].start
    if first and figures[first - 1].figure.kind == "money" and figures[first - 1].start >= floor:
        link = _SIZE_LINK.match(text, figures[first - 1].end, start)
        if link is not None and link.end() == start:
            sizes.insert(0, first - 1)
            start = figures[first - 1].start
    cue = _SIZE_CUE.search(text, max(floor, start - 10), start)
    return (cue.start() if cue else start), tuple(sizes)
