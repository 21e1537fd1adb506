"""Which group a report names once more: equal counts, and either the same words or, nearby, no words of its own."""

import re
from decimal import Decimal
from functools import lru_cache

from extractors.grouped import Group
from extractors.lexicon import Lexicon
from extractors.mentions import GroupMention, Mentions, scope_key
from extractors.scan import Scan
from extractors.settings import find_setting
from schemas import Status


def same_group(scan: Scan, group: Group, number: int, part_of: int | None, found: Mentions) -> int | None:
    """The earlier group that this one names once more: equal counts, and either the same words or, nearby, no words of its own."""
    if group.count is None and not group.members and not group.region:
        called = found.called(group.scope)
        near = group.nature is None or (called is not None and found.groups[called].block == number)
        return called if near else None
    known = found.region(group.scope) if group.region else None
    if known is not None and (group.count is None or found.groups[known].group.count is None):
        return known
    for place in found.groups_of_size(size_of(scan, group)):
        earlier = found.groups[place]
        if earlier.same_as is not None or earlier.project is not None:
            continue
        if group.region and earlier.group.region:
            continue
        if _of_another_whole(part_of, earlier.part_of, found) or _of_others(scan, number, group, earlier):
            continue
        if group.count is None:
            if group.scope == earlier.group.scope and not (group.members and earlier.members):
                return place
            continue
        if not group.members and _alike(scan, group, earlier):
            return found.resolved(place)
        near = (
            earlier.block == number
            or (scan.blocks[earlier.block].kind == "heading" and scan.blocks[number].heading == earlier.block)
            or (earlier.block >= number - 2 and not group.generic and group.scope == earlier.group.scope)
        )
        named = bool(group.members) and not earlier.group.members and not earlier.group.generic
        if near and named and (group.generic or group.scope in earlier.group.scope or len(group.scope) <= 4):
            return found.resolved(place)
    return None


_IN_FRONT = re.compile(r"[\u3400-\u9fff]{3,8}\Z")


def _of_others(scan: Scan, number: int, group: Group, earlier: GroupMention) -> bool:
    """Whether two counts of one class in a block have other words in front of them: 甲地实施项目10项。乙地实施项目10项."""
    if earlier.block != number or group.count is None or group.members:
        return False
    one = _IN_FRONT.search(scan.text, max(0, earlier.group.start - 8), earlier.group.start)
    other = _IN_FRONT.search(scan.text, max(0, group.start - 8), group.start)
    return one is not None and other is not None and one.group() != other.group()


def _of_another_whole(one: int | None, other: int | None, found: Mentions) -> bool:
    """Whether two wholes are told apart, and neither is a part of the other."""
    if one is None or other is None or one == other:
        return False
    return one not in _wholes(other, found) and other not in _wholes(one, found)


def _wholes(place: int, found: Mentions) -> set[int]:
    """The groups above a group."""
    above: set[int] = set()
    part_of = found.groups[place].part_of
    while part_of is not None and part_of not in above:
        above.add(part_of)
        part_of = found.groups[part_of].part_of
    return above


def size_of(scan: Scan, group: Group) -> Decimal | None:
    """How many members a group counts; None where it is not counted."""
    return None if group.count is None else scan.figures[group.count].figure.value


_MANY = 10
"""Two groups of as many are hardly different ones, also where one is called 项目 and no more."""


def _alike(scan: Scan, group: Group, earlier: GroupMention) -> bool:
    """Whether two groups of one size are one: the same words, one within the other, the same nature, or the same state."""
    text, lexicon = scan.text, scan.lexicon
    many = (size_of(scan, group) or 0) >= _MANY and earlier.part_of is None
    named = not group.generic and group.scope and (many or (not earlier.group.generic and len(earlier.scope) > 2))
    if named and (group.scope in earlier.scope or earlier.scope in group.scope):
        return True
    if not group.generic and group.scope and scope_key(group.scope) == scope_key(earlier.scope):
        return True
    if group.nature is not None and group.nature == earlier.group.nature:
        return True
    status = _status_of(group, lexicon)
    if status is not None and status == _status_of(earlier.group, lexicon):
        return not group.members or not earlier.members
    said = text[slice(*group.state)] if group.state else ""
    return len(said) >= 4 and (said in earlier.scope or earlier.scope.removesuffix("项目") in said)


@lru_cache(maxsize=256)
def _status_of(group: Group, lexicon: Lexicon) -> Status | None:
    """The state that a group's name or what is said of it gives to its members."""
    named = find_setting(group.scope, 0, len(group.scope), lexicon).state
    return named.name if named is not None else group.status
