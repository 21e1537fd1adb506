"""What a project builds: a clause drawn once, in pieces, so that its figures can be put down with their marks."""

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from corpus.forms import Slot
from corpus.world.chance import pick, pick_some
from corpus.world.clauses import Clause
from corpus.world.measures import draw_measure
from corpus.world.vocabulary import Kind

Piece = tuple[str, str]
"""Words, or an amount under the slot that it fills: `("text", "新建厂房")`, `("area", "3.2万平方米")`."""

_FLOORS = ("建筑", "面积", "房", "楼", "馆", "车间", "中心", "库", "停车", "大棚", "展")
"""Where one of these stands before an area, it is not given in 亩."""


@dataclass(frozen=True, slots=True)
class Content:
    """What is built, piece by piece."""

    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """The clause as one text."""
        return "".join(text for _, text in self.pieces)


def draw_content(rng: Random, kind: Kind, words: Mapping[str, str]) -> Content:
    """What a project of this kind builds; a capacity that its name tells is told again."""
    pieces: list[Piece] = []
    unused = list(pick_some(rng, kind.parts, 4))
    _fill(rng, pick(rng, kind.contents), kind, words, unused, pieces)
    joined: list[Piece] = []
    for piece in pieces:
        if piece[0] == "text" and joined and joined[-1][0] == "text":
            joined[-1] = ("text", joined[-1][1] + piece[1])
        else:
            joined.append(piece)
    return Content(tuple(joined))


def fill_text(rng: Random, clause: Clause, words: Mapping[str, str]) -> str:
    """A form of words alone, filled in."""
    text = ""
    for piece in clause:
        if isinstance(piece, str):
            text += piece
        elif isinstance(piece, Slot):
            text += words[piece.name]
        else:
            text += fill_text(rng, pick(rng, piece.bodies), words)
    return text


def _fill(
    rng: Random,
    clause: Clause,
    kind: Kind,
    words: Mapping[str, str],
    parts: list[str],
    pieces: list[Piece],
) -> None:
    for piece in clause:
        if isinstance(piece, str):
            pieces.append(("text", piece))
        elif isinstance(piece, Slot):
            before = pieces[-1][1][-8:] if pieces else ""
            pieces.append(_fill_slot(rng, piece.name, kind, words, parts, before))
        else:
            _fill(rng, pick(rng, piece.bodies), kind, words, parts, pieces)


def _fill_slot(rng: Random, slot: str, kind: Kind, words: Mapping[str, str], parts: list[str], before: str) -> Piece:
    if slot == "part":
        return "text", parts.pop() if parts else pick(rng, kind.parts)
    if slot == "product":
        return "text", words["product"]
    measures = kind.units[slot]
    if slot == "capacity" and "cap" in words and any(words["cap"].endswith(row.unit) for row in measures):
        return "capacity", words["cap"]
    if slot == "area" and any(word in before for word in _FLOORS):
        measures = tuple(row for row in measures if row.unit.endswith("米")) or measures
    return slot, draw_measure(rng, pick(rng, measures), whole=slot == "number")
