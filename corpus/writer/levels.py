"""What an office calls the key projects of a level: 自治区重点项目 where others say 省重点项目."""

from corpus.world import Place
from corpus.writer.paper import Paper


def name_level(paper: Paper, level: str) -> str:
    """What the projects of a level are called there: a 盟 lists no 市级 projects, a 自治区 no 省级 ones.

    In a county-level city 市级 would be the city's own, so that the level above is called by its name.
    """
    place = paper.place
    above = place.parent
    if level == "市重点" and place.rank == "county" and place.kind == "市" and above is not None and above.kind == "市":
        return paper.chance.choice((f"{above.name}重点项目", "地级市重点项目"))
    kind = _kind_of_level(place, level)
    for _ in range(4):
        said = paper.voice.words(f"scope.level.{level}")
        if level == "省重点" and kind == "自治区":
            return said.replace("（区）", "").replace("省", "自治区")
        kinds = [mark for mark in _KINDS_OF_LEVEL.get(level, "") if mark in said]
        if not kinds or not kind or kind in kinds:
            return said
    return f"{kind}重点项目"


_KINDS_OF_LEVEL = {"市重点": "市州盟", "县重点": "县区旗"}


def _kind_of_level(place: Place, level: str) -> str:
    """The kind of place whose projects these are, as far as the office's own place decides that."""
    if level == "省重点":
        while place.parent is not None:
            place = place.parent
        return place.kind
    if level == "市重点" and place.rank != "province":
        return (place.parent or place).kind if place.rank == "county" else place.kind
    if level == "县重点":
        if place.rank != "county":
            return "旗" if place.kind == "盟" else "县"
        return "县" if place.kind == "市" else place.kind
    return ""
