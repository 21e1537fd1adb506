"""Several classes in one name: 省、市级重点项目, 续建和新建项目."""

import re
from dataclasses import replace

from extractors.grouped import Group
from extractors.lexicon import Lexicon
from extractors.scopes import level_of, nature_of

_CONJUNCTS = re.compile(
    r"(?P<first>(?:[^、和及与，]{1,12}、)*[^、和及与，]{1,12}?)(?:、|和|及|与)(?P<last>[^、和及与，]{2,14}(?:项目|工程))\Z"
)
_LEVEL_SIGN = re.compile(r"(?:国家|自治区|[国省市县区州盟旗])(?:级|列)?\Z")


def conjuncts(text: str, group: Group, lexicon: Lexicon) -> list[Group]:
    """The classes that a name stands for where figures are told of each: 市、县级重点工程分别完成投资36亿元、94亿元.

    One that is not made of several is all there is.
    """
    scope = text[group.start : group.end] if group.count is None else ""
    match = _CONJUNCTS.fullmatch(scope)
    if match is None:
        return [group]
    found, at = [], group.start
    pieces = [*match["first"].split("、"), match["last"]]
    tail = _tail(pieces)
    if tail is None:
        return [group]
    for piece in pieces:
        at = text.index(piece, at)
        name = piece if piece.endswith(("项目", "工程")) else piece + tail
        found.append(
            replace(
                group,
                start=at,
                end=at + len(piece),
                scope=name,
                level=level_of(name, lexicon),
                nature=nature_of(name, lexicon),
            )
        )
        at += len(piece)
    return found


def _tail(pieces: list[str]) -> str | None:
    """What the last of several names gives to those before it: 省、市级重点项目 → 级重点项目; 续建、新建项目 → 项目."""
    last = pieces[-1]
    if all(piece.endswith(("项目", "工程")) for piece in pieces):
        return ""
    if all(_LEVEL_SIGN.fullmatch(piece) for piece in pieces[:-1]):
        sign = re.match(r"国家|自治区|[国省市县区州盟旗]", last)
        if sign is None:
            return None
        rest = last[sign.end() :]
        return rest[1:] if pieces[0].endswith(("级", "列")) and rest[:1] in "级列" else rest
    natures = re.compile(r"续建|新建|新开工|在建|前期|竣工|投产|收尾|储备|预备")
    if all(natures.fullmatch(piece) for piece in pieces[:-1]):
        sign = natures.match(last)
        return last[sign.end() :] if sign is not None else None
    return None
