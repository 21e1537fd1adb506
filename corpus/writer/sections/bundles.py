"""The number of projects told in two ways: as listed, and with those opened that are reported as one bundle."""

from zlib import crc32

from corpus.writer.figures import ALSO_RIGHT, ROLES
from corpus.writer.paper import Paper
from corpus.writer.parts import Block, Fact, Record
from corpus.writer.style import write_count
from corpus.writer.voice import Makers

_SHARES = {"进展情况": 0.2, "通报": 0.14, "实施方案": 0.06}
"""How often a report of a genre tells it where it says more of the whole: in some 4 of a hundred."""
_LEAST = 8
"""Of fewer projects none are told as bundles."""


_SLOTS = frozenset({"scope", "count", "total", "plan"})


def say_bundles(paper: Paper, number: int, block: Block) -> None:
    """Ends a paragraph on the whole with its number counted in both ways, now and then.

    Of what the report has said of the whole already only its name and its number are said again.
    """
    if paper.whole is None or number < _LEAST or paper.chance.random() >= _SHARES.get(paper.genre, 0):
        return
    record, known = paper.whole
    more: Makers = {"unpacked": _opened(paper, record, number)}
    for slot in ("scope", "count"):
        said = record.said(slot)
        if said is not None:
            more[slot] = said.again()
    facts = known.also(more)
    if paper.voice.can_say("group.unpacked", facts):
        parts = paper.voice.say("group.unpacked", facts)[0]
        block.parts += parts
        paper.note(parts)
        paper.whole = record, known.without(facts.said() & _SLOTS)


def _opened(paper: Paper, record: Record, number: int) -> Fact:
    """The number with bundles opened: the same in all that an office writes of a month, 2 to 40 in a hundred above."""
    share = 2 + crc32(f"{paper.place.name}{paper.until}".encode()) % 39
    more = max(3, -(-number // 50), number * share // 100)
    fact = write_count(record, "unpacked", number + more, paper.style.counter, ROLES["unpacked"])
    fact.roles_alt = ALSO_RIGHT[fact.role]
    return fact
