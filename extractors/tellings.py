"""The course of a report: clause by clause, of whom it speaks; what is found there is mentioned, what is said there is told of it."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field, replace

from extractors.enumerations import Member, find_list, lead_end
from extractors.groups import Group, uncounted_group
from extractors.heads import CONTINUES, continued, find_heads, is_class, speaks_of, sure_name, tells_of_several
from extractors.levelled import find_called, find_lead_in, find_said_level, without_level
from extractors.membership import BlockGroups, closed_bracket, groups_in
from extractors.mentions import Mentions, ProjectMention, Telling, name_key
from extractors.names import Name, is_unit, parse_name, predicate_start
from extractors.outline import Block
from extractors.roles import RoleReading
from extractors.scan import MAIN_ROLES, Scan
from extractors.scopes import group_class
from extractors.settings import Setting, find_level, find_nature
from extractors.signs import state_pattern
from extractors.speaking import subject_stop, subject_words
from extractors.subjects import Subject
from extractors.tables.mentioning import Rows, mention_row
from schemas import Level, Nature

_SPEAKING_ROLES = (*MAIN_ROLES, "percent_of_plan", "progress")
_SIGN = re.compile(r"[，。；：！？（）\n]")
_SENTENCE_ENDS = "。！？\n"
_LEVEL_FIELD = re.compile(r"(?:项目|重点)?级别：")
_NATURE_FIELD = re.compile(r"(?:建设|项目)?性质：")
_BRACKET = re.compile(r"（([^（）]{2,12})）")
_SAME = re.compile(r"(?:该|此|本|这个|这一)?(?:项目|工程)|其(?!中|他|余|它)")
_ATTRIBUTE = re.compile(r"[^，。；：]*的")
_ENUMERATED = ("等",)


def find_mentions(scan: Scan, rows: Rows | None = None, promised: frozenset[int] = frozenset()) -> Mentions:
    """The projects, groups and parts of a report, what tells of each, and of whom each block speaks from place to place.

    `rows` are the blocks that are rows of tables; `promised` are figures of targets, which count no group but in a plan.
    """
    found = Mentions()
    heading_groups: dict[int, int] = {}
    told: int | None = None
    main: int | None = None
    every = [
        ()
        if block.kind == "furniture"
        else tuple(
            group
            for group in groups_in(scan, number, found.ranked)
            if scan.genre == "实施方案" or group.count not in promised
        )
        for number, block in enumerate(scan.blocks)
    ]
    heads = find_heads(scan, every)
    for number, block in enumerate(scan.blocks):
        if rows and number in rows:
            mention_row(scan, *rows[number], number, found)
        if block.kind == "furniture":
            continue
        groups, head = every[number], heads[number]
        course = _Course(scan, number, found, groups, before=told, main=main)
        if head is not None and not tells_of_several(scan, number, head):
            project = _introduce_item(scan, head, number, found)
            course.read_item(project, head.end)
            _read_bracket(scan, head, project, found)
        elif (before := continued(scan, number, found, groups)) is not None:
            course.read_item(before, block.body)
            _read_fields(scan, block, before, found)
        else:
            above = heading_groups.get(block.heading) if block.heading is not None else None
            near = block.heading == number - 1 and block.kind == "paragraph"
            base = Subject("group", above) if above is not None and near else None
            course.read_prose(base if base is not None or groups else _whole(scan, number, found))
        told, main = course.last, course.under.main
        if block.kind == "heading" and course.first_group is not None:
            heading_groups[number] = course.first_group
    _read_said_levels(scan, found)
    return found


def _whole(scan: Scan, number: int, found: Mentions) -> Subject | None:
    """The group that a report is about as a whole: who its opening speaks of where a sentence names nobody.

    It is the first group that is counted, else the one that the title names.
    """
    block = scan.blocks[number]
    heading = scan.blocks[block.heading] if block.heading is not None else None
    first = heading is None or _FIRST.search(scan.text, heading.start, heading.end) is not None
    opening = first and block.kind == "paragraph" and not found.projects and scan.genre in ("通报", "进展情况")
    unnamed = next(
        (
            reading
            for _, reading in scan.main_figures(number)
            if reading.role == "completion"
            and not subject_words(scan, _clause_start(scan.text, block.body, reading.start), reading.start)
        ),
        None,
    )
    if not opening or unnamed is None:
        return None
    for place, mention in enumerate(found.groups):
        if mention.part_of is None and mention.project is None and not mention.group.region and not mention.members:
            return Subject("group", found.resolved(place))
    for line, title in enumerate(scan.blocks[:4]):
        named = group_class(scan.lexicon).search(scan.text, title.body, title.end)
        if line >= number or named is None or title.end - title.start > 60:
            continue
        group = uncounted_group(scan.text, title.body, named.end(), scan.lexicon)
        if group is not None or (group := uncounted_group(scan.text, named.start(), named.end(), scan.lexicon)):
            return Subject("group", BlockGroups(scan, line, found).add(group, None))
    return None


_FIRST = re.compile(r"总体|总的|基本|概况|概述|完成情况|进展情况|运行情况|面上")


def _clause_start(text: str, floor: int, at: int) -> int:
    return max(floor, *(text.rfind(sign, floor, at) + 1 for sign in "，。；：、（）\n"))


def _read_said_levels(scan: Scan, found: Mentions) -> None:
    """Takes the levels that the sentences about a project say of it."""
    for project, mention in enumerate(found.projects):
        for telling in found.tellings_of(project):
            level = find_said_level(scan.text, telling.start, telling.end, scan.lexicon)
            if level is not None:
                found.projects[project] = replace(mention, level=level)
                break


def _introduce_item(scan: Scan, name: Name, number: int, found: Mentions) -> int:
    """The project of an item: a new one, unless a list has only named it before."""
    block = scan.blocks[number]
    name, said_level = without_level(name, scan.text, scan.lexicon)
    known = found.known_project(name.text)
    if known is not None and not found.projects[known].item and not found.tellings_of(known):
        found.projects[known] = replace(
            found.projects[known],
            name=name,
            block=number,
            level=block.level or found.projects[known].level,
            nature=block.nature or found.projects[known].nature,
            item=True,
        )
    else:
        known = found.add_project(
            ProjectMention(name, number, said_level or block.level, block.nature, None, item=True)
        )
    found.add_name(number, name.start, name.end, Subject("project", known))
    return known


def _read_bracket(scan: Scan, name: Name, project: int, found: Mentions) -> None:
    """Takes the level from the bracket behind a name: 皖北物流枢纽（省重点）."""
    bracket = _BRACKET.match(scan.text, name.end)
    level = find_level(scan.text, *bracket.span(1), scan.lexicon, alone=True) if bracket else None
    if level is not None:
        found.projects[project] = replace(found.projects[project], level=level)


def _read_fields(scan: Scan, block: Block, project: int, found: Mentions) -> None:
    """Takes the level and the nature from fields of their own: 项目级别：省重点, 建设性质：续建."""
    if match := _LEVEL_FIELD.match(scan.text, block.body, block.end):
        level = find_level(scan.text, match.end(), block.end, scan.lexicon, alone=True)
        if level is not None:
            found.projects[project] = replace(found.projects[project], level=level)
    if match := _NATURE_FIELD.match(scan.text, block.body, block.end):
        word = scan.text[match.end() : block.end]
        named = find_nature(word + "项目", 0, len(word) + 2, scan.lexicon)
        if named is not None:
            found.projects[project] = replace(
                found.projects[project], nature=Setting(named.name, match.end(), block.end)
            )


@dataclass(slots=True)
class _Course:
    """One block, read from left to right: of whom each clause speaks."""

    scan: Scan
    number: int
    found: Mentions
    groups: tuple[Group, ...]
    before: int | None
    """The project that the block before told of last."""
    main: int | None
    """The group that the block before was about."""
    first_group: int | None = None
    item: int | None = None
    """The project that the whole block is about."""
    base: Subject | None = None
    """Of whom a sentence speaks that names nobody."""
    topic: Subject | None = None
    done: int = 0
    """Up to where the block has been read."""
    next_group: int = 0
    narrated: int | None = None
    """The group whose members are told one by one: 县重点工程3项：A，因…；B，…"""
    last: int | None = None
    led: tuple[Setting[Level] | None, Setting[Nature] | None] = (None, None)
    """What a lead-in says of the names behind it: 省重点项目：A，…；B，…"""
    told: dict[int, int] = field(default_factory=dict)
    """Project → where the stretch began that is telling of it."""
    entered: list[tuple[Subject | None, dict[int, int]]] = field(default_factory=list)
    """What was spoken of before each open bracket."""
    before_bracket: int = 0
    """Where the words began in front of the bracket that is being read."""
    narrative: bool = False
    """It holds sentences, and is no title."""
    under: BlockGroups = field(init=False)

    def __post_init__(self) -> None:
        self.under = BlockGroups(self.scan, self.number, self.found)
        if self.main is not None and _GOES_ON.match(self.scan.text, self.scan.blocks[self.number].body):
            self.under.main = self.main
        block = self.scan.blocks[self.number]
        heading = block.kind == "heading"
        spoken, end = (_SENTENCE, block.end - 1) if heading else (_SPOKEN, block.end)
        self.narrative = spoken.search(self.scan.text, block.body, end) is not None

    def read_item(self, project: int, start: int) -> None:
        """Reads a block that is about one project."""
        block = self.scan.blocks[self.number]
        self.item, self.base = project, Subject("project", project)
        self.found.add_telling(Telling(project, start, block.end, item=True))
        self._turn(block.start, self.base)
        self._read(start, block.end)

    def read_prose(self, base: Subject | None) -> None:
        """Reads a block that is about nobody in particular, or about the group of its heading."""
        block = self.scan.blocks[self.number]
        self.base = base
        self._turn(block.start, base)
        low = lead_end(self.scan.text, block.body, block.end, self.scan.lexicon)
        if self.before is not None and _SAME.match(self.scan.text, low, block.end):
            self._tell_of([self.before], block.body, block.body)
        self._read(block.body, block.end)
        self._stop_telling(block.end)

    def _read(self, start: int, end: int) -> None:
        at, opener, inner = start, "\n", start
        for sign in _SIGN.finditer(self.scan.text, start, end):
            if sign.start() < inner:
                continue
            if sign.group() == "（" and (within := self._inner_bracket(sign.start(), end)):
                inner = within
                continue
            self._read_clause(at, sign.start(), opener)
            if sign.group() == "：" and self.item is None:
                self.led = find_lead_in(self.scan.text, at, sign.start(), self.scan.lexicon) or self.led
            self.before_bracket = max(at, self.done) if sign.group() == "（" else sign.end()
            opener, at = sign.group(), sign.end()
            if opener == "（":
                self.entered.append((self.topic, dict(self.told)))
            elif opener == "）" and self.entered:
                self._leave_bracket(at)
        self._read_clause(at, end, opener)

    def _inner_bracket(self, at: int, end: int) -> int | None:
        """Where a bracket ends that is a piece of a name: 国道（甲乙界至丙段）改造工程, 产业园项目（一期）."""
        bracket = _NAME_BRACKET.match(self.scan.text, at, end)
        if bracket is None or at < self.done or _NO_NAME_BRACKET.search(bracket[1]):
            return None
        ahead = self.scan.text[at - 2 : at] in ("项目", "工程") or _PART_BRACKET.match(bracket[1]) is not None
        return bracket.end(1) if ahead or _TAIL_AHEAD.match(self.scan.text, bracket.end(1), end) else None

    def _leave_bracket(self, at: int) -> None:
        topic, told = self.entered.pop()
        if self.done > at or topic == self.topic:
            return
        group = self.topic
        if group is not None and group.kind == "group" and topic is not None:
            own = self.found.groups[group.place].group
            if "（" in self.scan.text[own.start : own.end]:
                return  # 省级（6个，总投资30亿元）: the bracket is the group's own
        self._turn(at, topic)
        self.told.update(dict.fromkeys(told, at))

    def _read_clause(self, start: int, end: int, opener: str) -> None:
        if opener in _SENTENCE_ENDS or opener == "；":
            self._begin(start, end, opener)
        start = max(start, self.done)
        while self.next_group < len(self.groups) and self.groups[self.next_group].start < end:
            group = self.groups[self.next_group]
            self.next_group += 1
            if group.start >= start:
                self._read_words(start, group.start, opener, before_group=True)
            if group.start >= self.done:
                self._open_group(group)
            start = max(start, self.done)
        if start < end:
            self._read_words(start, end, opener)

    def _begin(self, start: int, end: int, opener: str) -> None:
        """Settles of whom a new sentence (or a stretch behind ；) speaks before it names anybody."""
        if start < self.done or start >= end:
            return
        if self.item is not None:
            self._turn(start, self.base)
        elif opener == "；" and self.topic is not None and self.topic.kind == "group":
            return
        elif not (self.told and CONTINUES.match(self.scan.text, start, end)):
            self._stop_telling(start)
            self._turn(start, self._sentence_base(start))

    def _sentence_base(self, at: int) -> Subject | None:
        """The one group that a block is about so far, or its heading's."""
        mains = {
            self.found.resolved(place)
            for place in self.under.told[-200:]
            if self.found.groups[place].part_of is None
            and self.found.groups[place].group.count is not None
            and not (self.found.groups[place].group.subset and self.base is not None)
            and not closed_bracket(self.scan.text, self.found.groups[place].group, at)
        }
        if not mains:
            return self.base
        return Subject("group", mains.pop()) if len(mains) == 1 else None

    def _turn(self, at: int, subject: Subject | None) -> None:
        self.topic = subject
        self.found.turn_to(self.number, at, subject)

    def _stop_telling(self, at: int) -> None:
        state = self.scan.blocks[self.number].state
        for project, start in self.told.items():
            if start < at:
                self.found.add_telling(Telling(project, start, at, item=state is not None))
        self.told = {}

    def _tell_of(self, projects: list[int], at: int, start: int) -> None:
        """Turns to the projects that a clause names; figures behind several of them belong to none."""
        self._stop_telling(start)
        self.last = projects[-1]
        if self.item is None:
            self.told = dict.fromkeys(projects, at)
        self._turn(start, Subject("project", projects[0]) if len(projects) == 1 else None)

    # groups

    def _open_group(self, group: Group) -> None:
        self._stop_telling(group.start)
        part_of_item = self.item
        place = self.under.add(group, part_of_item)
        own = Subject("group", self.found.resolved(place))
        if self.first_group is None:
            self.first_group = own.place
        self._turn(group.start, own)
        self._read_members(group, place, own)
        if not group.members:
            self.found.add_name(self.number, group.start, group.end, own)
        self.done = max(self.done, group.end)
        if group.listed is not None:
            self.done = max(self.done, group.listed[1])
        if self.item is not None:
            if group.generic or group.state or group.subset:
                self._turn(self.done, self.base)
            return
        speaking = self._speaking(place)
        bare = self.found.groups[speaking].group.subset and not self.found.groups[speaking].members
        self._turn(self.done, self.base if bare and self.base is not None else Subject("group", speaking))
        if group.members and group.listed is None and group.state is None:
            self.told = dict.fromkeys(self.found.groups[place].members, self.done)
        text = self.scan.text
        self.narrated = own.place if text[group.end : group.end + 1] == "：" and not group.members else None

    def _speaking(self, place: int) -> int:
        """The group that a sentence goes on speaking of: not a bare count of it by state, but the one it is counted out of."""
        group = place
        while self.found.groups[group].group.subset and not self.found.groups[group].members:
            above = self.found.groups[group].part_of
            if above is None:
                break
            group = above
        return self.found.resolved(group)

    def _read_members(self, group: Group, place: int, own: Subject) -> None:
        """Gives each member its name, the amount in front of it and the bracket behind it."""
        if self.item is not None:
            first = len(self.found.components) - len(group.members)
            for offset, member in enumerate(group.members):
                component = Subject("component", first + offset)
                self.found.add_name(self.number, member.name.start, member.name.end, component)
            return
        for member, project in zip(group.members, self.found.groups[place].members, strict=True):
            self._read_member(member, project)
            self._turn(member.end, own)

    def _read_member(self, member: Member, project: int) -> None:
        subject = Subject("project", project)
        self.found.add_name(self.number, member.name.start, member.name.end, subject)
        self._turn(member.start, subject)
        for amount in member.amounts:
            self.found.reverse[amount] = project
        if member.end > member.name.end:
            self.found.add_telling(Telling(project, member.name.end, member.end, item=False))

    # clauses

    def _read_words(self, start: int, end: int, opener: str, *, before_group: bool = False) -> None:
        """Reads a stretch between signs (or up to a group): amounts in front of names, then its subject."""
        at = self._read_reversed(start, end)
        if at >= end or self._read_shared(at, end):
            return
        speaking = self._speaking_cue(at, end)
        if speaking is not None and opener == "（" and not subject_words(self.scan, at, speaking):
            self._read_subject(self.before_bracket, at - 1)
        elif speaking is not None:
            self._read_subject(at, speaking)
        elif self.item is None and not before_group and opener not in "（）":
            self._read_predicate(at, end, opener)

    def _speaking_cue(self, start: int, end: int) -> int | None:
        """Where the first cue of a clause begins that says something of its subject."""
        places = self.scan.places[self.number]
        first = bisect_left(self.scan.figures, start, places.start, places.stop, key=lambda found: found.start)
        for place in range(first, places.stop):
            if self.scan.figures[place].start >= end:
                return None
            reading = self.scan.roles[place]
            if reading is None or reading.cue is None or reading.part or reading.role not in _SPEAKING_ROLES:
                continue
            if place not in self.found.reverse and place not in self.found.stray and reading.start >= start:
                return reading.start
        return None

    def _read_reversed(self, start: int, end: int) -> int:
        """Reads the names behind 总投资3亿元的, and returns where it stopped; marks amounts in front of 的 and no name."""
        places = self.scan.places[self.number]
        first = bisect_left(self.scan.figures, start, places.start, places.stop, key=lambda found: found.start)
        for place in range(first, places.stop):
            figure, reading = self.scan.figures[place], self.scan.roles[place]
            if figure.start >= end:
                break
            if figure.start < self.done or not self.scan.text.startswith("的", figure.end):
                continue
            if (
                reading is None
                or reading.role not in MAIN_ROLES
                or figure.figure.bound in ("at_least", "at_most", "range")
            ):
                self._mark_stray(place)
                continue
            stop = self._name_end(figure.end + 1)
            begin = min(reading.start, figure.start)
            listed = find_list(
                self.scan.text, figure.end + 1, stop, self.scan.figures, self.scan.lexicon, predicated=True
            )
            several = self._amounts_before(place, start)
            if listed is not None and several:
                names = [
                    replace(member, amounts=(amount,)) for member, amount in zip(listed.members, several, strict=False)
                ]
            elif listed is not None:
                names = [replace(listed.members[0], amounts=(place,)), *listed.members[1:]]
            else:
                names = []
            fewer = bool(several) and len(names) < len(several)  # two amounts and one name: whose is which?
            if (
                not names
                or fewer
                or not self._surely_named(names[0].name, reading)
                or _counts(self.scan.text, names[0].name)
            ):
                self._mark_stray(place)
                continue
            self._take_amounts_before(place, names)
            self._read_names(names, min([begin, *(self.scan.figures[amount].start for amount in several)]))
            end_of_list = listed.end if listed is not None else names[-1].end
            self.done = max(self.done, end_of_list)
            return max(start, self.done)
        return start

    def _read_shared(self, start: int, end: int) -> bool:
        """Gives the amounts of a clause to the projects named before it, in order: 分别完成投资600万元、1300万元."""
        if len(self.told) < 2 or self.item is not None:
            return False
        said = max(self.scan.text.find("分别", start, end), start)
        places = self.scan.places[self.number]
        first = bisect_left(self.scan.figures, said, places.start, places.stop, key=lambda found: found.start)
        last = bisect_left(self.scan.figures, end, first, places.stop, key=lambda found: found.start)
        if last - first != len(self.told) or self.scan.roles[first] is None:
            return False
        between = {
            self.scan.text[self.scan.figures[place].end : self.scan.figures[place + 1].start]
            for place in range(first, last - 1)
        }
        if not between <= {"、", "和", "及", "，"}:
            return False
        for place, project in zip(range(first, last), self.told, strict=True):
            self.found.reverse[place] = project
            self.found.read_as[place] = first
        return True

    def _surely_named(self, name: Name, reading: RoleReading) -> bool:
        """Whether what stands behind an amount is a project: it ends like one, or 总投资 says so and a sign follows."""
        if name.tailed:
            return True
        said = reading.role == "total_investment" and "投资" in (reading.cue or "") and len(name.text) >= 5
        after = self.scan.text[name.end : name.end + 1]
        return (
            said and after in "，。；" and not is_class(name.text, self.scan.lexicon) and not _NO_NAME.search(name.text)
        )

    def _take_amounts_before(self, place: int, names: list[Member]) -> None:
        """Gives what else is said in front of a name to it: 2022年计划投资0.2亿元、总投资0.9亿元的X."""
        if len(names) > 1 or self.item is not None:
            return
        text, end = self.scan.text, self.scan.figures[place].start
        for earlier in range(place - 1, self.scan.places[self.number].start - 1, -1):
            found, reading = self.scan.figures[earlier], self.scan.roles[earlier]
            between = text[found.end : end]
            if not between.startswith(("、", "，")) or any(sign in between for sign in "。；！？\n（）："):
                return
            if reading is None or reading.cue is None or reading.role not in MAIN_ROLES or found.start < self.done:
                return
            begin = max(text.rfind(sign, 0, reading.start) for sign in "、，。；：）\n") + 1
            if subject_words(self.scan, begin, reading.start):
                return
            names[0] = replace(names[0], amounts=(earlier, *names[0].amounts))
            end = reading.start

    def _amounts_before(self, place: int, start: int) -> list[int]:
        """The amounts that are told 分别 and end in this one: 总投资分别为18亿元、12.5亿元的."""
        several = [place]
        while several[0] > 0:
            before = several[0] - 1
            earlier = self.scan.figures[before]
            if earlier.start < start or earlier.figure.kind != "money":
                break
            if self.scan.text[earlier.end : self.scan.figures[several[0]].start] not in ("、", "和", "及", "，"):
                break
            several.insert(0, before)
        return several if len(several) > 1 else []

    def _read_names(self, members: list[Member], begin: int) -> None:
        """Takes up the names of a list that stand on their own, each with its amount."""
        self._stop_telling(begin)
        projects: list[int] = []
        for member in members:
            if self.item is not None:
                known = self.found.short_for(member.name.text)
                project = known if known is not None else self._introduced(member.name)
            else:
                project = self._introduced(member.name)
            self._read_member(replace(member, start=min(begin, member.start)) if not projects else member, project)
            projects.append(project)
        self._tell_of(projects, members[-1].name.end, members[-1].name.end)

    def _introduced(self, name: Name) -> int:
        """The project of a name, which may have been mentioned before in another form."""
        name, said_level = without_level(name, self.scan.text, self.scan.lexicon)
        known = self.found.short_for(name.text)
        if known is not None:
            self.found.add_alias(known, name)
            return known
        block = self.scan.blocks[self.number]
        mention = ProjectMention(name, self.number, block.level, block.nature, None)
        group = self.narrated
        if group is not None:
            above = self.found.groups[group]
            said = above.group
            level = Setting(above.level, said.start, said.end) if above.level else None
            nature = Setting(above.nature, said.start, said.end) if above.nature else None
            mention = replace(mention, level=level or block.level, nature=nature or block.nature, group=group)
        mention = replace(
            mention, level=said_level or self.led[0] or mention.level, nature=self.led[1] or mention.nature
        )
        project = self.found.add_project(mention)
        if group is not None:
            above = self.found.groups[group]
            self.found.groups[group] = replace(above, members=(*above.members, project))
        return project

    def _mark_stray(self, place: int) -> None:
        """Marks an amount in front of 的 that no name was found for: it belongs to something else than the sentence's subject."""
        share = self.scan.roles[place + 1] if place + 1 < len(self.scan.roles) else None
        of_plan = share is not None and share.role == "percent_of_plan"
        if self.scan.figures[place].figure.kind == "money" and not of_plan:
            self.found.stray.add(place)

    def _name_end(self, at: int) -> int:
        """Where a name that begins at a place has to end: with the sentence, or where a period begins."""
        end = self._sentence_end(at)
        following = bisect_left(self.scan.periods, at, key=lambda period: period.start)
        if following < len(self.scan.periods):
            end = min(end, max(self.scan.periods[following].start, at))
        return end

    def _sentence_end(self, at: int) -> int:
        end = self.scan.blocks[self.number].end
        return next((match.start() for match in _SENTENCE.finditer(self.scan.text, at, end)), end)

    def _read_subject(self, start: int, cue: int) -> None:
        """Turns to whom the words in front of a cue name, if they name anybody."""
        text = self.scan.text
        words = subject_words(self.scan, start, cue)
        if not words or words.endswith(_ENUMERATED):
            return
        stop = subject_stop(self.scan, cue, start)
        low = lead_end(text, start, stop, self.scan.lexicon)
        if low >= stop or _SAME.fullmatch(text, low, stop):
            return
        if self._read_shared_subject(low, stop, cue):
            return
        known = self._known(name_key(words)) or self._known_group(text[low:stop])
        if known is not None:
            self._stop_telling(start)
            if known.kind == "project" and self.item is None:
                self.told = {known.place: stop}
            self._turn(start, known)
            return
        if self.item is None:
            name = self._name_between(low, stop)
            if name is not None:
                project = self._introduced(name)
                self.found.add_name(self.number, name.start, name.end, Subject("project", project))
                self._tell_of([project], name.end, start)
                return
        self._stop_telling(start)
        self._turn(start, None)

    def _read_bare_name(self, start: int, end: int) -> bool:
        """Turns to the project whose name fills the first clause of a stretch: 托育服务综合体，由…建设，总投资1.6亿元."""
        text, lexicon = self.scan.text, self.scan.lexicon
        if text[end : end + 1] not in ("，", "。", "：", "（"):
            return False
        name = parse_name(text, start, end, lexicon)
        if name is None or not speaks_of(name.text, lexicon) or is_class(name.text, lexicon):
            return False
        if not name.tailed and (len(name.text) < 4 or not self._much_is_said(end)):
            return False
        if is_unit(name.text, lexicon) or _WORK.match(text, start, end):
            return False
        stop = self._sentence_end(end + 1)
        if text[end] == "。" and not CONTINUES.match(text, end + 1, stop):
            return False
        if self._own_cue(end + 1, stop) is None and not state_pattern(lexicon).search(text, end, stop):
            return False
        project = self._introduced(name)
        self.found.add_name(self.number, name.start, name.end, Subject("project", project))
        self._tell_of([project], end, start)
        self.done = max(self.done, end)
        return True

    def _begins_telling(self, names: list[Name], stop: int, opener: str) -> bool:
        """Whether a name that is not called a project opens a sentence about one: 湿地公园是省重点项目，总投资3亿元."""
        if opener not in _SEGMENT_ENDS or len(names) > 1 or is_unit(names[0].text, self.scan.lexicon):
            return False
        if is_class(names[0].text, self.scan.lexicon) or len(names[0].text) < 4:
            return False
        _, level = without_level(names[0], self.scan.text, self.scan.lexicon)
        return level is not None or self._own_cue(stop, self._sentence_end(stop)) is not None

    def _much_is_said(self, at: int) -> bool:
        """Whether the rest of a sentence gives two figures that only a project has: what they are said of need not be called one."""
        end = self._sentence_end(at + 1)
        places = self.scan.places[self.number]
        first = bisect_left(self.scan.figures, at, places.start, places.stop, key=lambda found: found.start)
        said = set()
        for place in range(first, places.stop):
            reading = self.scan.roles[place]
            if self.scan.figures[place].start >= end:
                break
            if reading is not None and reading.role in MAIN_ROLES:
                said.add(reading.role)
        return len(said) >= 2

    def _own_cue(self, start: int, end: int) -> int | None:
        """Where the first cue of a stretch begins, if its clause names no other subject."""
        cue = self._speaking_cue(start, end)
        if cue is None:
            return None
        begin = max(self.scan.text.rfind(sign, start, cue) for sign in "，：") + 1
        return None if subject_words(self.scan, max(begin, start), cue) else cue

    def _has_figure(self, start: int, end: int) -> bool:
        place = bisect_left(self.scan.figures, start, key=lambda found: found.start)
        return place < len(self.scan.figures) and self.scan.figures[place].start < end

    def _read_shared_subject(self, low: int, stop: int, cue: int) -> bool:
        """Gives the amounts of a clause to the projects that it names, in order: A和B总投资分别为7.9亿元和0.4亿元."""
        if self.item is not None or self.scan.text.find("分别", low, cue + 12) < 0:
            return False
        end = self._sentence_end(cue)
        places = self.scan.places[self.number]
        first = bisect_left(self.scan.figures, cue, places.start, places.stop, key=lambda found: found.start)
        amounts = [first]
        while amounts[-1] + 1 < places.stop:
            between = self.scan.text[self.scan.figures[amounts[-1]].end : self.scan.figures[amounts[-1] + 1].start]
            if between not in ("、", "和", "及", "，"):
                break
            amounts.append(amounts[-1] + 1)
        stop = low + len(self.scan.text[low:stop].removesuffix("分别"))
        listed = find_list(self.scan.text, low, stop, self.scan.figures, self.scan.lexicon, count=len(amounts))
        if listed is None or len(listed.members) != len(amounts) or len(amounts) < 2:
            return False
        if any(is_unit(member.name.text, self.scan.lexicon) for member in listed.members):
            return False
        members = [replace(member, amounts=(amount,)) for member, amount in zip(listed.members, amounts, strict=True)]
        for amount in amounts:
            self.found.read_as[amount] = first
        self._read_names(members, low)
        self.done = max(self.done, min(end, self.scan.figures[amounts[-1]].end))
        return True

    def _known(self, key: str) -> Subject | None:
        if len(key) < 3:
            return None
        place = self.found.short_for(key)
        return None if place is None else Subject("project", place)

    def _known_group(self, words: str) -> Subject | None:
        scopes = {
            self.found.resolved(place)
            for place, group in enumerate(self.found.groups)
            if group.project is None and group.group.scope == words
        }
        return Subject("group", scopes.pop()) if len(scopes) == 1 else None

    def _name_between(self, low: int, stop: int) -> Name | None:
        """The project that text[low:stop] names in front of a cue."""
        text = self.scan.text
        attribute = _ATTRIBUTE.match(text, low, stop)
        begin = attribute.end() if attribute else low
        name = parse_name(text, begin, stop, self.scan.lexicon)
        if name is None or not speaks_of(name.text, self.scan.lexicon) or _WORK.match(name.text):
            return None
        _, level = without_level(name, text, self.scan.lexicon)
        return name if sure_name(name, self.scan) or ((name.tailed or level) and begin == low) else None

    def _read_predicate(self, start: int, end: int, opener: str) -> None:
        """Turns to the project that a clause without figures is about: X项目已开工, X工程，因资金未到位…"""
        text, lexicon = self.scan.text, self.scan.lexicon
        if self.scan.genre == "实施方案" or end - start < 4 or not self.narrative:
            return
        low = lead_end(text, start, end, lexicon)
        if text[low : low + 1] == "“" and "”" not in text[low : low + 24]:
            low += 1  # what somebody says begins with a name
        called = find_called(text, low, end, lexicon)
        if called is not None and opener in _SEGMENT_ENDS:
            project = self._introduced(called)
            self.found.add_name(self.number, called.start, called.end, Subject("project", project))
            self._tell_of([project], called.end, start)
            self.done = max(self.done, called.end)
            return
        if opener in _SEGMENT_ENDS and self._read_bare_name(low, end):
            return
        if _WORK.match(text, low, end):
            return
        stop = predicate_start(text, low, end, lexicon)
        if stop is None and text[end : end + 1] in "，：":
            stop = end
        if stop is None or stop - low < 4 or (_MONEY_WORD.match(text, stop, end) and not self._has_figure(stop, end)):
            return
        attribute = _ATTRIBUTE.match(text, low, stop)
        if attribute is not None:
            return
        listed = find_list(text, low, stop, self.scan.figures, lexicon)
        if listed is None or not listed.closed or listed.end < stop:
            return
        names = [member.name for member in listed.members]
        if not all(name.tailed and speaks_of(name.text, lexicon) for name in names):
            return
        known = len(names) == 1 and self.found.known_project(without_level(names[0], text, lexicon)[0].text) is not None
        if not (known or sure_name(names[-1], self.scan) or self._begins_telling(names, stop, opener)):
            return
        projects = [self._introduced(member.name) for member in listed.members]
        for member, project in zip(listed.members, projects, strict=True):
            self.found.add_name(self.number, member.name.start, member.name.end, Subject("project", project))
        self._tell_of(projects, stop, start)
        self.done = max(self.done, stop)


_SEGMENT_ENDS = "。；！？\n："
_WORK = re.compile(
    r"(?:建设|实施|修建|铺设|配套|完成|新建)(?!年产)|(?:室外|附属|配套|土建|主体|安装|装修|装饰|基础|桩基|绿化|水电|消防|景观|拆迁|征拆|剩余|其余|零星|主要|全部|各项|单体|辅助|内外|二期|一期|三期){1,3}(?:工程|项目)"
)
_NO_NAME = re.compile(r"资金|设备|订单|合同|任务|协议|产业链|债券|贷款|[是有为将]|企业|公司\Z|集团\Z")
_GOES_ON = re.compile(r"(?:[^。；\n]{0,6}。)?其中")
_SPOKEN = re.compile(r"[，。；]")
_MONEY_WORD = re.compile(r"总投资|投资|概算|估算|资金|年度|合同|协议|总")
_NAME_BRACKET = re.compile(r"(（[^（），。；：\n]{1,24}）)")
_NO_NAME_BRACKET = re.compile(
    r"[0-9]+[个项件宗]|亿|万元|%|其中|[级列]|重点|重大|投资|计划|完成|(?:局|委|办|管委会|公司|集团|中心|政府|厅|镇|乡|街道)）"
)
_PART_BRACKET = re.compile(
    r"（(?:[一二三四五六七八九十0-9A-Za-z]+[期区段标]|第[一二三四五0-9]批|[东西南北中][区段侧片]|[^（）]{0,6}(?:标段|地块|部分))）"
)
_TAIL_AHEAD = re.compile(r"[\u3400-\u9fffA-Za-z0-9“”]{0,24}?(?:项目|工程)")
_SENTENCE = re.compile(r"[。；！？\n]")


def _counts(text: str, name: Name) -> bool:
    """Whether the words behind 的 are a class with its count and no name: 总投资3亿元的项目3个."""
    return re.match(r"（?(?:共|有)?[0-9]+[个项]", text[name.end : name.end + 6]) is not None or len(name.text) < 5
