"""Groups in their place: what they are parts of, which are named twice, and who their members are."""

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache

from extractors.grouped import Group
from extractors.groups import find_groups, uncounted_group
from extractors.levelled import without_level
from extractors.lexicon import Lexicon
from extractors.mentions import ComponentMention, GroupMention, Mentions, ProjectMention
from extractors.names import is_unit
from extractors.outline import Block
from extractors.patterns import last_match
from extractors.places import bracket_end
from extractors.rankings import find_ranking
from extractors.reasons import REASON
from extractors.scan import Scan
from extractors.scopes import group_words, nature_of
from extractors.settings import Setting, find_setting
from extractors.speaking import subject_stop, subject_words
from schemas import Level, Nature, Role, Status

_SUBORDINATE = re.compile(r"其中[，：]?\s*\Z|按[^，。；]{2,8}分：?\Z")


@dataclass(slots=True)
class BlockGroups:
    """The groups of one block, put under each other as they come."""

    scan: Scan
    number: int
    found: Mentions
    main: int | None = None
    """The group that the block is about so far."""
    told: list[int] = field(default_factory=list)
    split_until: int = -1
    """Up to where the parts of a whole are told: once 其中 is said, the rest of its sentence goes on with it."""

    def add(self, group: Group, project: int | None) -> int:
        """Adds a group, its members and its place under the others; `project` is whose part it is."""
        scan, number, found = self.scan, self.number, self.found
        text, block = scan.text, scan.blocks[number]
        group = _of_region(scan, number, _in_batch(scan, number, group))
        place = len(found.groups)
        subordinate = self.main is not None and (
            group.start < self.split_until or _is_subordinate(text, block.body, group)
        )
        if subordinate and not _in_bracket(text, group):
            stop = text.find("。", group.start, block.end)
            self.split_until = block.end if stop < 0 else stop
        part_of = _counted_out_of(text, group, self.told, found) if group.subset else None
        if not group.subset and (subordinate or group.generic):
            part_of = self.main
        if part_of is None and (group.sizes or group.region) and self.told:
            part_of = self.main
        parent = found.groups[part_of] if part_of is not None else None
        level = group.level or (parent.level if parent else None) or (block.level.name if block.level else None)
        nature = group.nature or (parent.nature if parent else None) or (block.nature.name if block.nature else None)
        same = _same_group(scan, group, number, found)
        members = _add_members(scan, number, block, group, place, level, nature, project, found)
        if same is not None and members:
            found.groups[same] = replace(
                found.groups[same],
                members=members,
                group=replace(found.groups[same].group, closed=group.closed, members=group.members),
            )
        scope = _scope(text, group, parent, project, found, scan.lexicon)
        mention = GroupMention(group, number, scope, level, nature, project, part_of, members, same)
        found.add_group(mention, _size(scan, group))
        if (
            not subordinate
            and not group.subset
            and not group.sizes
            and not group.region
            and not (group.generic and group.state)
        ):
            self.main = place
        self.told.append(place)
        return place


_NO_PLACE = re.compile(r"\A[全我本各该]|(?:小镇|古镇|局|委|办|公司|集团|中心|厅|政府|银行|部|会)\Z")
_PLACE_FIRST = re.compile(r"(?:第[一二三四五六七八九十0-9]+名：)?(?P<place>[\u3400-\u9fff]{2,10})[，：]")


def _places_told(scan: Scan, number: int) -> list[Group]:
    """The places that a line or a stretch behind ； tells of first: 第1名：平果市，完成投资46.8亿元."""
    block, text = scan.blocks[number], scan.text
    cues = [reading.start for _, reading in scan.main_figures(number)]
    found = []
    start = block.body
    while cues and start < block.end:
        stop = min((at for at in (text.find(sign, start, block.end) for sign in "；。") if at >= 0), default=block.end)
        match = _PLACE_FIRST.match(text, start, stop)
        first = next((cue for cue in cues if start <= cue < stop), None)
        if match is not None and first is not None and not _NO_PLACE.search(match["place"]):
            low, high = match.span("place")
            if is_unit(match["place"], scan.lexicon) and not subject_words(scan, match.end(), first):
                found.append(
                    Group(
                        low,
                        high,
                        None,
                        match["place"],
                        False,
                        None,
                        None,
                        None,
                        None,
                        (),
                        None,
                        True,
                        False,
                        region=True,
                    )
                )
        start = stop + 1
    return found


_REGION = re.compile(r"([\u3400-\u9fff]{2,12})[：，、]?(?:共|计划)?(?:实施|安排|有|承担|列入|推进)?")


def _of_region(scan: Scan, number: int, group: Group) -> Group:
    """The group under the name of the place that a line begins with: 清溪县：实施项目61个."""
    text, block = scan.text, scan.blocks[number]
    lead = _REGION.match(text, block.body, block.end)
    if lead is None or group.region or not (group.generic or group.scope in ("重点项目", "实施项目", "重点工程")):
        return group
    if lead.end() != group.start or not is_unit(lead[1], scan.lexicon) or lead[1][0] in "全我本各该":
        return group
    return replace(group, start=lead.start(1), scope=lead[1], generic=False, region=True)


_BATCH = re.compile(r"“(?P<batch>[\u3400-\u9fff]{2,6}一批)”(?:方面|活动|项目)?[^。；\n]{0,16}\Z")
_EVENT = re.compile(r"(?:(?:19|20)[0-9]{2}年)?(?:第[一二三四五六七八九十0-9]{1,2}[次批期轮])?“[^“”]{2,8}”")


def _in_batch(scan: Scan, number: int, group: Group) -> Group:
    """The group under the name of its batch: “开工一批”方面，共有项目12个."""
    text, block = scan.text, scan.blocks[number]
    lead = _BATCH.search(text, max(block.body, group.start - 32), group.start)
    if lead is None:
        return group
    heading = scan.blocks[block.heading] if block.heading is not None else None
    event = _EVENT.search(text, heading.body, heading.end) if heading is not None else None
    scope = f"{event.group()}·{lead['batch']}" if event and "年" in event.group() else lead["batch"]
    nature = nature_of(lead["batch"], scan.lexicon) or group.nature
    return replace(group, scope=scope, generic=False, nature=nature)


def closed_bracket(text: str, group: Group, at: int) -> bool:
    """Whether the bracket that a group was opened in has been closed before a place; not where it holds only its own figures."""
    own = text[group.start : group.end]
    if "（" in own:
        return False  # 省级（6个，总投资30亿元）
    return bracket_end(text, group.end - 1) < at


def _counted_out_of(text: str, group: Group, before: list[int], found: Mentions) -> int | None:
    """The group that a bare count belongs to: the last one that is no bare count itself and stands in no closed bracket."""
    for place in reversed(before):
        earlier = found.groups[place].group
        if not earlier.subset and not closed_bracket(text, earlier, group.start):
            return place
    return None


def _is_subordinate(text: str, start: int, group: Group) -> bool:
    """Whether a group is introduced as a part of the one before: in brackets, or behind 其中."""
    return _in_bracket(text, group) or _SUBORDINATE.search(text, max(start, group.start - 12), group.start) is not None


def _in_bracket(text: str, group: Group) -> bool:
    return bracket_end(text, group.start) < len(text)


def _same_group(scan: Scan, group: Group, number: int, found: Mentions) -> int | None:
    """The earlier group that this one names once more: equal counts, and either the same words or, nearby, no words of its own."""
    known = found.region(group.scope) if group.region else None
    if known is not None and (group.count is None or found.groups[known].group.count is None):
        return known
    for place in found.groups_of_size(_size(scan, group)):
        earlier = found.groups[place]
        if earlier.same_as is not None or earlier.project is not None:
            continue
        if group.region and earlier.group.region:
            continue
        if group.count is None:
            if group.scope == earlier.group.scope:
                return place
            continue
        if not group.members and _alike(scan.text, group, earlier, scan.lexicon):
            return place
        near = earlier.block == number or (
            scan.blocks[earlier.block].kind == "heading" and scan.blocks[number].heading == earlier.block
        )
        named = bool(group.members) and not earlier.group.members and not earlier.group.generic
        if near and named and (group.generic or group.scope in earlier.group.scope or len(group.scope) <= 4):
            return place
    return None


def _size(scan: Scan, group: Group) -> Decimal | None:
    return None if group.count is None else scan.figures[group.count].figure.value


def _alike(text: str, group: Group, earlier: GroupMention, lexicon: Lexicon) -> bool:
    """Whether two groups of one size are one: the same words, one within the other, the same nature, or the same state."""
    if not group.generic and group.scope and (group.scope in earlier.scope or earlier.scope in group.scope):
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


def _scope(
    text: str, group: Group, parent: GroupMention | None, project: int | None, found: Mentions, lexicon: Lexicon
) -> str:
    """What the group is called, with what it is a part of in front and what is said of its members behind."""
    parts = []
    if group.sizes and parent is not None and project is None:
        return _sized_scope(group, parent)
    if project is not None and not (parent and parent.project == project and group.subset):
        parts.append(found.projects[project].name.text)
    if parent is not None and (group.generic or group.subset):
        parts = [parent.scope]
    said = text[slice(*group.state)] if group.state else ""
    if (group.generic and group.scope and not (said or parts)) or not group.generic:
        parts.append(group.scope)
    if (group.generic or group.subset) and said:
        parts.append(_state_words(said, lexicon))
    return "·".join(parts) or group.scope


def _state_words(said: str, lexicon: Lexicon) -> str:
    """What is said of a group without why: 因征地拆迁等原因进展缓慢 → 进展缓慢."""
    hit = last_match(group_words(lexicon).states, said)
    return said[hit.start() :] if hit is not None and REASON.search(said[: hit.start()]) else said


_THE_NOUN = re.compile(r"的?(?:项目|工程)\Z")


def _sized_scope(group: Group, parent: GroupMention) -> str:
    """签约一批·总投资10亿元以上; 总投资10亿元以上的开工项目."""
    if parent.scope.endswith("一批"):
        return f"{parent.scope}·{_THE_NOUN.sub('', group.scope)}"
    noun = group.scope[-2:]
    if parent.nature and parent.nature not in group.scope and group.scope.endswith(("项目", "工程")):
        return f"{_THE_NOUN.sub('', group.scope)}的{parent.nature}{noun}"
    return group.scope


def _add_members(
    scan: Scan,
    number: int,
    block: Block,
    group: Group,
    place: int,
    level: Level | None,
    nature: Nature | None,
    project: int | None,
    found: Mentions,
) -> tuple[int, ...]:
    """Adds the named members of a group: projects, or parts of the project whose item this is."""
    if project is not None:
        found.components += [ComponentMention(project, member.name, place) for member in group.members]
        return ()
    members = []
    for member in group.members:
        name, own_level = without_level(member.name, scan.text, scan.lexicon)
        known = found.short_for(name.text)
        if known is None:
            said_level = Setting(level, group.start, group.end) if level else None
            said_nature = Setting(nature, group.start, group.end) if nature else None
            own_level = own_level or (said_level if group.level else None)
            own_nature = said_nature if group.nature else None
            introduced = ProjectMention(
                name, number, own_level or block.level or said_level, own_nature or block.nature or said_nature, place
            )
            known = found.add_project(introduced)
        else:
            found.add_alias(known, name)
            if found.projects[known].group is None:
                found.projects[known] = replace(found.projects[known], group=place)
        members.append(known)
    return tuple(members)


def groups_in(scan: Scan, number: int, ranked: dict[int, Role] | None = None) -> tuple[Group, ...]:
    """The groups that a block speaks of: those that it counts, and classes of projects that are the subject of a figure."""
    block = scan.blocks[number]
    found = list(find_groups(scan.text, block.body, block.end, scan.figures, scan.places[number], scan.lexicon))
    places, roles = find_ranking(scan, number)
    found += [
        place for place in places if not any(group.start < place.end and place.start < group.end for group in found)
    ]
    found += [
        place
        for place in _places_told(scan, number)
        if not any(group.start < place.end and place.start < group.end for group in found)
        and not any(place.end <= group.start <= place.end + 6 for group in found)
    ]
    if ranked is not None:
        ranked.update(roles)
    if block.kind == "item":
        return tuple(sorted(found, key=lambda group: group.start))
    for place, reading in scan.main_figures(number):
        stop = subject_stop(scan, reading.start)
        floor = max([block.body, *((group.listed or (0, group.end))[1] for group in found if group.end <= stop)])
        if place and scan.figures[place - 1].end <= stop:
            floor = max(floor, scan.figures[place - 1].end)
        group = uncounted_group(scan.text, floor, stop, scan.lexicon)
        if group is not None and scan.text[group.start - 1] == "，" and scan.text[group.end : group.end + 1] == "，":
            continue  # 城东水厂，市重点项目，总投资3亿元
        if group is not None and not any(other.start < group.end and group.start < other.end for other in found):
            found.append(group)
    return tuple(sorted(found, key=lambda group: group.start))
