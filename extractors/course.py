"""One block while it is read from left to right: of whom it speaks, and what is being told of."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from extractors.enumerations import Member
from extractors.grouped import Group
from extractors.levelled import without_level
from extractors.membership import BlockGroups
from extractors.mentions import Mentions, ProjectMention, Telling
from extractors.names import Name
from extractors.scan import MAIN_ROLES, Scan
from extractors.settings import Setting
from extractors.signs import state_pattern
from extractors.speaking import subject_words
from extractors.splits import find_splits
from extractors.subjects import Subject
from schemas import Level, Nature, replace

_SPEAKING_ROLES = (*MAIN_ROLES, "percent_of_plan", "progress")
_GOES_ON = re.compile(r"(?:[^。；\n]{0,6}。)?其中")
_SPOKEN = re.compile(r"[，。；]")
_SENTENCE = re.compile(r"[。；！？\n]")


def level_under(found: Mentions, group: int | None) -> Setting[Level] | None:
    """The level of those that are told of under a group."""
    above = found.groups[group] if group is not None else None
    return Setting(above.level, above.group.start, above.group.end) if above is not None and above.level else None


_WHEN = re.compile(
    r"(?:[今去本]年|目前|近期|日前|刚刚?|[0-9]{1,2}月(?:份|底|初|[0-9]{1,2}日)?|已经?|现已|正在?|最?新|全面|全部|顺利|正式|率先|先后|即将|首[个批]|前期|一?期)*"
)
_LONGEST_STATED = 16


def stated_in_front(scan: Scan, floor: int, at: int) -> tuple[int, int] | None:
    """The words of state right in front of a name, with no more than a time before them: 今年新签约的X, 已建成投产的Y."""
    text = scan.text
    if text[at - 1] != "的":
        return None
    low = max(floor, at - _LONGEST_STATED, *(text.rfind(sign, floor, at) + 1 for sign in "，。；：、（）\n"))
    when = _WHEN.match(text, low, at - 1)
    states = state_pattern(scan.lexicon)
    said = any(states.fullmatch(text, begin, at - 1) for begin in range(low, when.end() + 1 if when else low + 1))
    return (low, at - 1) if said else None


@dataclass(slots=True)
class Course:
    """One block, read from left to right: of whom each clause speaks."""

    scan: Scan
    number: int
    found: Mentions
    groups: tuple[Group, ...]
    before: int | None
    """The project that the block before told of last."""
    main: int | None
    """The group that the block before was about."""
    headline: Name | None = None
    """The project that the headline names: 该项目 means it where no other was told of."""
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
    among: int | None = None
    """The group whose members a sentence with 其中 and those behind it tell of: 省重点水利项目3个。其中，X完成投资1亿元。"""
    last: int | None = None
    """The one project that the block told of last."""
    spoke: bool = False
    """It told of projects, or of somebody else."""
    led: tuple[Setting[Level] | None, Setting[Nature] | None] = (None, None)
    """What a lead-in says of the names behind it: 省重点项目：A，…；B，…"""
    told: dict[int, int] = field(default_factory=dict)
    """Project → where the stretch began that is telling of it."""
    listed: bool = False
    """What is being told of are names of a list: another list in the same sentence names no parts of them."""
    entered: list[tuple[Subject | None, dict[int, int]]] = field(default_factory=list)
    """What was spoken of before each open bracket."""
    before_bracket: int = 0
    """Where the words began in front of the bracket that is being read."""
    sited: bool | None = None
    """A word for a site stands in it; None where nobody has looked."""
    story: int | None = None
    """The project that a story has led its reader to, and goes on about."""
    narrative: bool = False
    """It holds sentences, and is no title."""
    under: BlockGroups = field(init=False)

    def __post_init__(self) -> None:
        self.under = BlockGroups(
            self.scan,
            self.number,
            self.found,
            groups=self.groups,
            splits=find_splits(self.groups, self.scan.figures) if len(self.groups) > 2 else {},
        )
        if self.main is not None and _GOES_ON.match(self.scan.text, self.scan.blocks[self.number].body):
            self.under.main = self.main
        block = self.scan.blocks[self.number]
        heading = block.kind == "heading"
        spoken, end = (_SENTENCE, block.end - 1) if heading else (_SPOKEN, block.end)
        self.narrative = spoken.search(self.scan.text, block.body, end) is not None

    def turn(self, at: int, subject: Subject | None) -> None:
        self.topic = subject
        self.found.turn_to(self.number, at, subject)

    def salient(self) -> int | None:
        """The one project that the report told of last, in this block or before."""
        return self.last if self.spoke else self.before

    def stop_telling(self, at: int) -> None:
        state = self.scan.blocks[self.number].state
        for project, start in self.told.items():
            if start < at:
                self.found.add_telling(Telling(project, start, at, item=state is not None))
        self.told = {}

    def tell_of(self, projects: list[int], at: int, start: int) -> None:
        """Turns to the projects that a clause names; figures behind several of them belong to none."""
        self.stop_telling(start)
        self.last, self.spoke = (projects[0] if len(projects) == 1 else None), True
        self.listed = False
        if self.item is None:
            self.told = dict.fromkeys(projects, at)
        self.turn(start, Subject("project", projects[0]) if len(projects) == 1 else None)

    def tell_member(self, member: Member, project: int) -> None:
        subject = Subject("project", project)
        self.found.add_name(self.number, member.name.start, member.name.end, subject)
        self.turn(member.start, subject)
        for amount in member.amounts:
            self.found.reverse[amount] = project
        if member.end > member.name.end:
            self.found.add_telling(Telling(project, member.name.end, member.end, item=False))

    def introduced(self, name: Name) -> int:
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
            mention,
            level=said_level or self.led[0] or mention.level or level_under(self.found, self.among),
            nature=self.led[1] or mention.nature,
        )
        project = self.found.add_project(mention)
        if (stated := stated_in_front(self.scan, block.body, name.start)) is not None:
            self.found.add_telling(Telling(project, *stated, item=False))
        if group is not None:
            above = self.found.groups[group]
            self.found.groups[group] = replace(above, members=(*above.members, project))
        return project

    def known(self, key: str) -> Subject | None:
        if len(key) < 3:
            return None
        place = self.found.short_for(key)
        return None if place is None else Subject("project", place)

    def known_group(self, words: str) -> Subject | None:
        place = self.found.called(words)
        return None if place is None else Subject("group", self.found.resolved(place))

    def mark_stray(self, place: int) -> None:
        """Marks an amount in front of 的 that no name was found for: it belongs to something else than the sentence's subject."""
        share = self.scan.roles[place + 1] if place + 1 < len(self.scan.roles) else None
        of_whole = share is not None and share.of is not None and share.rule == "share"
        if self.scan.figures[place].figure.kind == "money" and not of_whole:
            self.found.stray.add(place)

    def name_end(self, at: int) -> int:
        """Where a name that begins at a place has to end: with the sentence, or where a period begins."""
        end = self.sentence_end(at)
        following = bisect_left(self.scan.periods, at, key=lambda period: period.start)
        if following < len(self.scan.periods):
            end = min(end, max(self.scan.periods[following].start, at))
        time = bisect_left(self.scan.times, (at + 1, 0))
        while time < len(self.scan.times) and self.scan.times[time][0] < end:
            start, stop = self.scan.times[time]
            if "月" in self.scan.text[start:stop]:
                end = start  # 投资3亿元的城南水厂|2022年8月通水; a year alone may be a piece of a name
            time += 1
        return end - (end > at and self.scan.text[end - 1] in "自从于在")

    def sentence_end(self, at: int) -> int:
        end = self.scan.blocks[self.number].end
        sign = _SENTENCE.search(self.scan.text, at, end)
        return end if sign is None else sign.start()

    def speaking_cue(self, start: int, end: int) -> int | None:
        """Where the first cue of a clause begins that says something of its subject."""
        scan = self.scan
        stop = bisect_left(scan.starts, end)
        for place in range(scan.first_in(self.number, start), min(stop, scan.places[self.number].stop)):
            reading = scan.roles[place]
            if reading is None or reading.cue is None or reading.part or reading.role not in _SPEAKING_ROLES:
                continue
            if place not in self.found.reverse and place not in self.found.stray and reading.start >= start:
                return reading.start
        return None

    def behind_plan(self, start: int, end: int) -> int:
        """Where a clause goes on behind an amount whose role stands behind it: 今年0.5亿元|的投资任务完成0.3亿元."""
        scan = self.scan
        for place in range(scan.first_in(self.number, start), scan.places[self.number].stop):
            found, reading = scan.figures[place], scan.roles[place]
            if found.start >= end or reading is None or reading.rule != "after":
                break
            if subject_words(scan, start, found.start):
                break
            start = found.end
        return start

    def own_cue(self, start: int, end: int) -> int | None:
        """Where the first cue of a stretch begins, if its clause names no other subject."""
        cue = self.speaking_cue(start, end)
        if cue is None:
            return None
        begin = max(self.scan.text.rfind("，", start, cue), self.scan.text.rfind("：", start, cue)) + 1
        return None if subject_words(self.scan, max(begin, start), cue) else cue

    def has_figure(self, start: int, end: int) -> bool:
        starts = self.scan.starts
        place = bisect_left(starts, start)
        return place < len(starts) and starts[place] < end

    def has_amount(self, start: int, end: int) -> bool:
        """Whether a stretch tells an amount of money or a share."""
        first, last = bisect_left(self.scan.starts, start), bisect_left(self.scan.starts, end)
        return any(found.figure.kind in ("money", "percent") for found in self.scan.figures[first:last])

    def much_is_said(self, at: int) -> bool:
        """Whether the rest of a sentence gives two figures that only a project has: what they are said of need not be called one."""
        end = self.sentence_end(at + 1)
        said = set()
        for place in range(self.scan.first_in(self.number, at), self.scan.places[self.number].stop):
            reading = self.scan.roles[place]
            if self.scan.starts[place] >= end:
                break
            if reading is not None and reading.role in (*MAIN_ROLES, "percent_of_plan"):
                said.add(reading.role)
        return len(said) >= 2
