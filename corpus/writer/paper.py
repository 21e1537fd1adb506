"""A report while it is being written: its blocks, the records it tells of, and what its writer keeps to."""

from collections.abc import Sequence
from random import Random
from re import Pattern

from corpus.world import People, Place, Project
from corpus.writer.numbering import Numbering, part_from
from corpus.writer.parts import Block, Fact, Part, Record, Stretch
from corpus.writer.style import Style
from corpus.writer.voice import Facts, Makers, Value, Voice, plain_text

Addends = tuple[int, int, int, int, int, str]
"""What a project adds to the sums of a report: total, plan, done, in the month, by that month of last year; its state."""


class Paper:
    """One report in the making."""

    def __init__(
        self,
        *,
        genre: str,
        voice: Voice,
        style: Style,
        place: Place,
        year: int,
        month: int | None,
        day: int | None,
        numbering: tuple[str, ...],
        tells: frozenset[str],
        people: People,
    ) -> None:
        self.genre = genre
        self.voice = voice
        self.chance: Random = voice.chance
        self.style = style
        self.place = place
        self.year = year
        self.month = month
        """The last month that its figures cover, as year * 12 + month - 1; None in a plan."""
        self.day = day
        """The day up to which they run, where the office says so."""
        self.numbering = Numbering(numbering)
        self.tells = tells
        """The slots of a project that this office reports on at all."""
        self.blocks: list[Block] = []
        self.projects: list[Record] = []
        self.aggregates: list[Record] = []
        self.targets: list[Record] = []
        self.facts: list[Fact] = []
        """Every fact that is said, in the order of the text."""
        self.stretches: list[Stretch] = []
        """Every stretch that proves something, once each."""
        self.head: dict[str, object] = {}
        """The document's own fields: title, issuer, date …"""
        self.ways: dict[str, None] = {}
        """The ways in which it lists projects (line, reverse …) and parts the cells of tables, each once, in order."""
        self.chrome: list[str] = []
        """The kinds of chrome round the text."""
        self.everything: Sequence[Project] = ()
        """All projects that it knows of; what is listed one by one may be fewer."""
        self.addends: dict[Project, Addends] = {}
        """What each project adds to its sums; it adds up the same ones in several ways."""
        self.opening: list[Part] = []
        self.scope = ""
        """What this office calls the whole of its projects."""
        self.whole: tuple[Record, Facts] | None = None
        """The record of the whole, and what can be said of it."""
        self.cuts: list[list[Record]] = []
        """The groups of each way in which the whole is split."""
        self.masthead: Record | None = None
        self.people = people
        self.reporter = self.chance.choice(people.reporters)
        """Who writes it, where it is a story."""
        self.issued: tuple[int, int, int] | None = None
        """The day of which it is, whether or not it says so: no deadline lies before it."""
        self.is_mirrored = False
        """Whether its characters were exchanged for the traditional ones."""
        self.promised: dict[str, int] = {}
        """What it has promised of each metric; it does not promise two numbers of one thing."""
        self.spreads: dict[str, int] = {}
        """How far the ends of what it promises as a range lie from its middle."""
        self.staged: set[str] = set()
        """The metrics that it has promised term by term, of which it says no more."""
        self.pace: tuple[int, ...] = ()
        """How much of a year it expects to be done by the end of each quarter, in percent, once it has told so."""
        self.regions_by = "town" if place.rank == "county" else "region"
        self.sections = False
        """Whether its sections stand under headings."""
        self.ends_headed = self.chance.random() < 0.4
        """Whether problems and next steps stand under headings where nothing else does."""
        self.numbered_fields = self.chance.random() < 0.5
        self.slip = ""
        """The slip that is to happen in a list: duplicate, numbering."""
        self.slipped: tuple[Record, Fact, tuple[Fact, ...]] | None = None
        """Where it happened: the project listed there, a figure (or its name), and the figures that it repeats."""
        self.dated_year: int | None = None
        """The year of the date that it bears."""
        self.year_said = False
        self.months_said = False
        """Whether it tells the months that its completions cover."""
        self._sectors: dict[str, str] = {}
        self._by_project: dict[str, Record] = {}
        self._about = Facts({})

    @property
    def until(self) -> int:
        """The month up to which its writer knows the world."""
        return self.year * 12 if self.month is None else self.month

    # ------------------------------------------------------------------------------------------------------- blocks

    def add(self, kind: str, parts: list[Part], depth: int = 0) -> Block:
        """Appends a block; what it says is said from now on."""
        block = Block(kind, depth)
        block.parts = parts
        self.blocks.append(block)
        self.note(parts)
        return block

    def add_table(self, rows: list[list[list[Part]]]) -> Block:
        """Appends a table, row by row."""
        block = Block("table")
        block.rows = rows
        self.blocks.append(block)
        for row in rows:
            for cell in row:
                self.note(cell)
        return block

    def heading(self, depth: int, number: int, parts: list[Part]) -> None:
        """Appends a heading with its number."""
        self.add("heading", [part_from(self.numbering.marker(depth, number), parts), *parts], depth)

    def item(self, depth: int, number: int, parts: list[Part]) -> None:
        """Appends an item with its number."""
        self.add("item", [part_from(self.numbering.marker(depth, number), parts), *parts], depth)

    def sector_of(self, kind: str, word: str) -> str:
        """The word that this office has for the sector of a kind of project: the first that it came to use."""
        return self._sectors.setdefault(kind, word)

    def note(self, parts: list[Part]) -> None:
        """Takes down what the parts say; for parts that become a block later than they are said."""
        for part in parts:
            if type(part) is str:
                continue
            if isinstance(part, Fact):
                self.facts.append(part)
                if part.record is not None:
                    part.record.add(part)
            elif isinstance(part, Stretch):
                if part.record.fields.setdefault(part.field, part.value) is not part.value:
                    continue
                if not self.stretches or part not in self.stretches[-8:]:
                    self.stretches.append(part)

    # ------------------------------------------------------------------------------------------------------ records

    def project(self, identity: str, layout: str) -> Record:
        """The record of a project; the one it has already, if the report has named it before."""
        record = self._by_project.get(identity)
        if record is None:
            record = Record("project", layout, identity)
            self._by_project[identity] = record
            self.projects.append(record)
        return record

    def has_told(self, identity: str) -> bool:
        """Whether the report has named a project."""
        return identity in self._by_project

    def second_record(self, identity: str, layout: str) -> Record:
        """Another record of a project that the report lists twice."""
        record = Record("project", layout, identity)
        self.projects.append(record)
        return record

    def group(self, layout: str) -> Record:
        """A new record of a group."""
        record = Record("aggregate", layout)
        self.aggregates.append(record)
        return record

    # ------------------------------------------------------------------------------------------------------ saying

    def say(self, rule: str, more: Makers | None = None) -> list[Part]:
        """A form of a rule that speaks of the place and the time, and of what else is given."""
        facts = self.about(more) if more else self._about
        return self.voice.say(rule, facts)[0]

    def know(self, more: Makers) -> None:
        """Adds to what can be said of the place and the time."""
        self._about = self._about.also(more)

    def say_new(self, rule: str, more: Makers | None = None) -> list[Part]:
        """The same by a form that the report has not used, as long as there is one."""
        return self.voice.say_new(rule, self.about(more) if more else self._about)[0]

    def say_fitting(self, rule: str, unfit: Pattern[str], more: Makers | None = None) -> list[Part]:
        """The same in words that do not match `unfit`; nothing where a dozen draws find none."""
        for _ in range(12):
            said_before = self.year_said, self.months_said
            parts = self.say(rule, more)
            if not unfit.search(plain_text(parts)):
                return parts
            self.year_said, self.months_said = said_before
        return []

    def about(self, more: Makers) -> Facts:
        """The facts of place and time together with others."""
        return self._about.also(more)

    def say_year(self) -> Value:
        """The report's year; from now on the report has said it."""
        self.year_said = True
        return str(self.year)
