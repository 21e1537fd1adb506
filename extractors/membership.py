"""Groups in their place: what they are parts of, which are named twice, and who their members are."""

import re
from dataclasses import dataclass, field
from decimal import Decimal

from extractors.events import is_of_another_kind, nature_of_event
from extractors.grouped import Group
from extractors.levelled import without_level
from extractors.lexicon import Lexicon
from extractors.mentions import ComponentMention, GroupMention, Mentions, ProjectMention
from extractors.names import is_unit
from extractors.outline import Block
from extractors.patterns import last_match
from extractors.places import bracket_end
from extractors.reasons import REASON
from extractors.sameness import same_group, size_of
from extractors.scan import Scan
from extractors.scopes import group_words, is_class_name, level_of, nature_of
from extractors.settings import Setting
from extractors.splits import Split
from schemas import Level, Nature, replace

_SUBORDINATE = re.compile(
    r"其中[，：]?\s*[\u3400-\u9fff]{0,5}\Z|(?:项目|工程)(?:当)?中，?有?\Z|按[^，。；]{2,8}分：?\Z"
)


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
    groups: tuple[Group, ...] = ()
    """All groups of the block, in order."""
    splits: dict[int, Split] = field(default_factory=dict)
    """Which of them are parts of which, by their counts."""
    placed: dict[int, int] = field(default_factory=dict)
    """Group of the block → its place among all."""

    def add(self, group: Group, project: int | None, at: int | None = None) -> int:
        """Adds a group, its members and its place under the others; `project` is whose part it is, `at` its number in the block."""
        scan, number, found = self.scan, self.number, self.found
        text, block = scan.text, scan.blocks[number]
        group = self._bare(_of_class(scan, number, _of_region(scan, number, _in_batch(scan, number, group), found)))
        place = len(found.groups)
        subordinate = (
            self.main is not None
            and (group.start < self.split_until or _is_subordinate(text, block.body, group))
            and self._may_be_part(group, self.main)
        )
        if subordinate and not _in_bracket(text, group):
            stop = text.find("。", group.start, block.end)
            self.split_until = block.end if stop < 0 else stop
        part_of = self._whole_of(group, at, subordinate=subordinate)
        parent = found.groups[part_of] if part_of is not None else None
        level = group.level or (parent.level if parent else None) or (block.level.name if block.level else None)
        own = group.nature or nature_of_event(text, group)
        nature = own or (parent.nature if parent else None) or (block.nature.name if block.nature else None)
        same = same_group(scan, group, number, part_of, found)
        members = _add_members(scan, number, block, group, place, level, nature, project, found)
        if same is not None and members:
            found.groups[same] = replace(
                found.groups[same],
                members=members,
                group=replace(found.groups[same].group, closed=group.closed, members=group.members),
            )
        scope = _scope(text, group, parent, project, found, scan.lexicon)
        mention = GroupMention(group, number, scope, level, nature, project, part_of, members, same)
        found.add_group(mention, size_of(scan, group))
        if (
            part_of is None
            and not group.subset
            and not (group.sizes and self.main is not None)
            and not group.region
            and not (group.generic and group.state)
            and not (group.members and group.count is None and group.state)
        ):
            self.main = found.resolved(place)
        self.told.append(place)
        if at is not None:
            self.placed[at] = place
        return place

    def _bare(self, group: Group) -> Group:
        """The group as a bare count where its sentence names what it is out of: 6个新建项目中，有3个项目已开工，开工率50%."""
        if not group.generic or group.state is None or group.members or group.subset or group.count is None:
            return group
        if not self.told or (size := size_of(self.scan, group)) is None:
            return group
        above = self.found.groups[self.told[-1]].group
        most = size_of(self.scan, above)
        if above.subset or most is None or size > most or _SENTENCE.search(self.scan.text, above.end, group.start):
            return group
        return group if closed_bracket(self.scan.text, above, group.start) else replace(group, subset=True)

    def _whole_of(self, group: Group, at: int | None, *, subordinate: bool) -> int | None:
        """The group that another is a part of: by their counts, by 其中 and brackets, or because it has no name of its own."""
        split = self.splits.get(at) if at is not None else None
        if split is not None and split.whole in self.placed:
            return self.found.resolved(self.placed[split.whole])
        if group.subset:
            return self._counted_out_of(group, at)
        above = self.found.groups[self.main].nature if self.main is not None else None
        if group.generic and not subordinate and is_of_another_kind(self.scan.text, group, above):
            return None  # 新开工项目30个，已开工26个。A等8个项目竣工
        sized = bool(group.sizes) and self.main is not None and self._may_be_part(group, self.main)
        if subordinate or group.generic or ((sized or group.region) and self.told and self.main is not None):
            return self.main
        return self._cut_whole(group) if group.cut is not None else None

    def _cut_whole(self, group: Group) -> int | None:
        """The group that is cut up where a report says by what it cuts: the block's own, else the first of the report."""
        roots = (
            place
            for place, mention in enumerate(self.found.groups[:40])
            if mention.part_of is None
            and mention.project is None
            and mention.same_as is None
            and not (mention.group.region or mention.group.subset or mention.group.cut or mention.members)
        )
        whole = self.main if self.main is not None else next(roots, None)
        return whole if whole is not None and self._may_be_part(group, whole) else None

    def _may_be_part(self, group: Group, whole: int) -> bool:
        """Whether a group is small enough to be a part of another, and of no other kind."""
        above = self.found.groups[whole]
        size, most = size_of(self.scan, group), size_of(self.scan, above.group)
        if size is not None and most is not None and size > most:
            return False
        between = self.scan.text[above.group.end : group.start]
        return not (group.nature and above.group.nature and group.nature != above.group.nature and "；" in between)

    def _counted_out_of(self, group: Group, at: int | None) -> int | None:
        """The group that a bare count belongs to: the last that is none itself, large enough, and stands in no closed bracket.

        Behind parts that were told one by one, a new sentence goes back to their whole; a block that begins with bare counts speaks of
        the group before whose size they add up to.
        """
        found, text = self.found, self.scan.text
        size = size_of(self.scan, group)
        for place in reversed(self.told):
            earlier = found.groups[place].group
            if earlier.subset or closed_bracket(text, earlier, group.start):
                continue
            if group.scope.startswith("未") and earlier.nature in ("开工", "竣工", "投产"):
                continue  # 开工项目48个。未开工项目6个 are none of the 48
            most = size_of(self.scan, earlier)
            if size is not None and most is not None and size > most:
                continue
            whole = found.groups[place].part_of
            if whole is not None and whole == self.main and _SENTENCE.search(text, earlier.end, group.start):
                beside = [found.groups[other].group.end for other in self.told if found.groups[other].part_of == whole]
                before = max((end for end in beside if end <= earlier.start), default=None)
                if before is not None and not _SENTENCE.search(text, before, earlier.start):
                    return whole
            return found.resolved(place)
        if self.told and found.groups[self.told[-1]].group.subset:
            return found.groups[self.told[-1]].part_of
        return self._of_this_size(at) if at is not None and not self.told else None

    def _of_this_size(self, at: int) -> int | None:
        """The earlier group whose count the bare counts from one on add up to."""
        total = Decimal(0)
        for number in range(at, len(self.groups)):
            size = size_of(self.scan, self.groups[number])
            if not self.groups[number].subset or size is None:
                break
            total += size
            wholes = [place for place in self.found.groups_of_size(total) if self.found.groups[place].part_of is None]
            if number > at and wholes:
                return self.found.resolved(wholes[0])
        return None

    def whole_told(self, at: int) -> int | None:
        """The whole whose last part a group is, so that the words behind go on with it; None while its parts have figures of their own."""
        wholes = [split.whole for split in self.splits.values() if split.last == at]
        whole = min(wholes, default=None)
        return self.placed.get(whole) if whole is not None else None


_SENTENCE = re.compile("[。！？\n]")
_REGION = re.compile(r"([\u3400-\u9fff]{2,12}?)[：，、]?(?:共|计划)?(?:实施|安排|有|承担|列入|推进)?")


def _of_region(scan: Scan, number: int, group: Group, found: Mentions) -> Group:
    """The group under the name of the place that a line begins with: 清溪县：实施项目61个."""
    text, block = scan.text, scan.blocks[number]
    if group.region or group.count is None or group.subset:
        return group
    low = max(block.body, group.start - 20)
    start = max(low, *(text.rfind(sign, low, group.start) + 1 for sign in "。；\n"))
    lead = _REGION.fullmatch(text, start, max(start, group.start))
    if lead is None or not is_unit(lead[1], scan.lexicon) or _OURS.search(lead[1]):
        return group
    if group.generic or group.scope in ("重点项目", "实施项目", "重点工程"):
        return replace(group, start=lead.start(1), scope=lead[1], generic=False, region=True)
    known = found.called(group.scope)
    most = size_of(scan, found.groups[known].group) if known is not None else None
    if most is None or (size_of(scan, group) or most) >= most or not lead.group().endswith(_RUN_BY):
        return group  # the whole city's, not one of several places'
    return replace(group, start=lead.start(1), scope=f"{group.scope}·{lead[1]}", region=True)


_OURS = re.compile(r"[全我本各该年]")
_RUN_BY = ("实施", "安排", "有", "承担", "列入", "推进", "共")


_NTH = re.compile(r"[。；：\n ][一二三四五六七八九十]{1,2}是")
_LED = re.compile(r"(?:[一二三四五六七八九十]{1,2}是)?(?P<scope>[\u3400-\u9fff]{2,14}(?:项目|工程))(?:方面)?[。：]")
_CARRIED = re.compile(
    r"(?:目前|今年|现|主要)?(?:[\u3400-\u9fff]{2,12}的)?(?:共|已)?(?:列入|实施|安排|有|推进|建设|开工|包括)?了?"
)


def _of_class(scan: Scan, number: int, group: Group) -> Group:
    """The group under the class that its sentence is led in by: 二是交通项目。安排A、B等8个项目."""
    if group.region or not (group.generic or group.scope.removesuffix("项目") in ("实施", "列入", "安排")):
        return group
    text, block = scan.text, scan.blocks[number]
    nth = last_match(_NTH, text, max(block.body, group.start - 60), group.start)
    led = _LED.match(text, nth.start() + 1 if nth is not None else block.body, group.start)
    if led is None or _CARRIED.fullmatch(text, led.end(), group.start) is None:
        return group
    if not is_class_name(led["scope"], scan.lexicon):
        return group
    level, nature = level_of(led["scope"], scan.lexicon), nature_of(led["scope"], scan.lexicon)
    return replace(group, scope=led["scope"], generic=False, level=group.level or level, nature=group.nature or nature)


_BATCH = re.compile(r"“(?P<batch>[\u3400-\u9fff]{2,6}一批)”(?:方面|活动|项目)?[^“”。；\n]{0,16}\Z")
_OWN_BATCH = re.compile(r"“?(?P<batch>(?![一二三四五六七八九十多]+个)[\u3400-\u9fff]{2,6}一批)”")
_EVENT = re.compile(r"(?:(?:19|20)[0-9]{2}年)?(?:第[一二三四五六七八九十0-9]{1,2}[次批期轮])?“[^“”]{2,8}”")


def _in_batch(scan: Scan, number: int, group: Group) -> Group:
    """The group under the name of its batch: “开工一批”方面，共有项目12个."""
    text, block = scan.text, scan.blocks[number]
    lead = _OWN_BATCH.match(group.scope) or _BATCH.search(text, max(block.body, group.start - 32), group.start)
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


def _is_subordinate(text: str, start: int, group: Group) -> bool:
    """Whether a group is introduced as a part of the one before: in brackets, or behind 其中."""
    return _in_bracket(text, group) or _SUBORDINATE.search(text, max(start, group.start - 12), group.start) is not None


def _in_bracket(text: str, group: Group) -> bool:
    return bracket_end(text, group.start) < len(text)


def _scope(
    text: str, group: Group, parent: GroupMention | None, project: int | None, found: Mentions, lexicon: Lexicon
) -> str:
    """What the group is called, with what it is a part of in front and what is said of its members behind."""
    parts = []
    if group.sizes and parent is not None and project is None:
        return _sized_scope(group, parent)
    if project is not None and not (parent and parent.project == project and group.subset):
        parts.append(found.projects[project].name.text)
    if parent is not None and (group.generic or (group.subset and not group.scope.endswith(("项目", "工程")))):
        parts = [parent.scope]
    said = text[slice(*group.state)] if group.state else ""
    if (group.generic and group.scope and not (said or parts)) or not group.generic:
        parts.append(group.scope)
    if group.front and said and group.generic:
        parts.append(said + (group.scope or "项目"))  # 建成项目
    elif (group.generic or group.subset) and said and not group.front and not (parts and said.startswith(parts[-1])):
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
            own_nature = said_nature if group.nature or nature_of_event(scan.text, group) else None
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
