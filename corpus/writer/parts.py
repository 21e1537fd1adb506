"""What a report is made of before it is text: words, facts that know what they state, stretches that prove something, in blocks.

Mutable on purpose: a fact gets its place when the report is put into text, and a planted error changes its digits before.
"""

from copy import copy


class Record:
    """A project, a group, a promise or a part of a project as one report tells of it; filled by the facts that are said."""

    __slots__ = (
        "closed",
        "facts",
        "fields",
        "firsts",
        "form",
        "id",
        "index",
        "kind",
        "layout",
        "members",
        "owner",
        "parts",
        "phrases",
        "reference",
    )

    def __init__(self, kind: str, layout: str, identity: str = "") -> None:
        self.kind = kind
        """project, aggregate, target or component"""
        self.layout = layout
        self.form = -1
        """The number of the form that states its figures; -1 where none does."""
        self.phrases: list[str] = []
        """The forms of all rules that tell of it, as `rule/number`."""
        self.id = identity
        """The project of the world that this is."""
        self.index = -1
        self.owner: Record | None = None
        """The project that a component is part of."""
        self.fields: dict[str, object] = {}
        """What is not a figure: level, status, period …"""
        self.facts: list[Fact] = []
        """The facts that are said of it, in the order of the text."""
        self.firsts: dict[str, Fact] = {}
        """The first fact that is said for each slot."""
        self.members: list[Record] = []
        """The projects that are listed under a group."""
        self.closed = False
        """Whether that is all of them."""
        self.parts: list[Record] = []
        """The groups that a cut splits it into, which together are the whole."""
        self.reference: dict[str, object] | None = None
        """How the ledger refers to it, once it has its number."""

    def said(self, field: str) -> "Fact | None":
        """The first fact of that field that is said."""
        return self.firsts.get(field)

    def add(self, fact: "Fact") -> None:
        """Takes down a fact that is said of it."""
        self.facts.append(fact)
        self.firsts.setdefault(fact.field, fact)


class Fact:
    """A number or a name at its place in a report, with what it means."""

    __slots__ = (
        "after",
        "also",
        "before",
        "bound",
        "end",
        "ends",
        "field",
        "flags",
        "is_chrome",
        "kind",
        "period",
        "qualifier",
        "record",
        "repeats",
        "role",
        "roles_alt",
        "start",
        "text",
        "told",
        "true",
        "unit",
        "value",
    )

    def __init__(
        self,
        record: Record | None,
        field: str,
        text: str,
        *,
        role: str = "",
        kind: str = "",
        value: int | str | None = None,
        unit: str | None = None,
        true: int = 0,
    ) -> None:
        self.record = record
        self.field = field
        """The slot that it fills: total, plan, done, name …"""
        self.role = role
        """The role in the ledger; empty for what is no figure."""
        self.roles_alt: tuple[str, ...] = ()
        self.text = text
        self.kind = kind
        self.value = value
        """Yuan for money, the number for the rest; decimals as text, exactly as written."""
        self.unit = unit
        self.true = true
        """What the world knows, before rounding: hundreds of yuan, or a count."""
        self.before = ""
        self.after = ""
        """A qualifier on either side, outside the figure's span."""
        self.bound = ""
        self.qualifier = ""
        self.ends: tuple[int, int] | None = None
        """Of a range (5—10亿元, 3-5个) the least and the most; its value is their middle."""
        self.flags: tuple[str, ...] = ()
        self.period: dict[str, object] | None = None
        self.also: tuple[Record, ...] = ()
        self.repeats: Fact | None = None
        """The fact that it says again."""
        self.is_chrome = False
        """Whether it stands outside the report, on the page round it: a reader may take it for nobody's."""
        self.start = -1
        self.end = -1
        self.told: dict[str, object] | None = None
        """The figure in the contract's shape, once the text is final."""

    def again(self) -> "Fact":
        """The same fact for another place of the text."""
        twin = copy(self)
        twin.repeats = self.repeats or self
        twin.start = twin.end = -1
        return twin


class Stretch:
    """From where it is met first to where it is met again: the words that prove a field of a record."""

    __slots__ = ("end", "field", "record", "start", "text", "value")

    def __init__(self, record: Record, field: str, value: object) -> None:
        self.record = record
        self.field = field
        self.value = value
        self.start = -1
        self.end = -1
        self.text = ""
        """What stands there, without what noise puts in."""


Part = str | Fact | Stretch


class Block:
    """A piece of a report before it is text: a title, a heading, a paragraph, an item, a table."""

    __slots__ = ("depth", "kind", "parts", "rows")

    def __init__(self, kind: str, depth: int = 0) -> None:
        self.kind = kind
        """title, line, paragraph, heading, item, table, chrome, right (signature and date)"""
        self.depth = depth
        self.parts: list[Part] = []
        self.rows: list[list[list[Part]]] = []
        """The cells of a table, row by row; the first row is its header."""
