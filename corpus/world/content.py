"""What a project builds: a clause drawn once, in pieces, so that its figures can be put down with their marks."""

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from corpus.forms import Slot
from corpus.world.chance import pick, pick_some
from corpus.world.clauses import Clause
from corpus.world.measures import draw_measure
from corpus.world.vocabulary import Works

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


def draw_content(rng: Random, works: Works, words: Mapping[str, str], size: float) -> Content:
    """What a project of that size (0 to 1) builds; a capacity that its name tells is told again."""
    drawing = _Drawing(rng, works, words, size)
    drawing.fill(pick(rng, works.contents))
    joined: list[Piece] = []
    for piece in drawing.pieces:
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


class _Drawing:
    """A content while it is drawn: no part is told twice."""

    def __init__(self, rng: Random, works: Works, words: Mapping[str, str], size: float) -> None:
        self.pieces: list[Piece] = []
        self._rng = rng
        self._works = works
        self._words = words
        self._size = size
        self._parts = list(pick_some(rng, works.parts, 4))

    def fill(self, clause: Clause) -> None:
        """Adds the pieces of a clause."""
        for piece in clause:
            if isinstance(piece, str):
                self.pieces.append(("text", piece))
            elif isinstance(piece, Slot):
                self.pieces.append(self._fill_slot(piece.name))
            else:
                self.fill(pick(self._rng, piece.bodies))

    def _fill_slot(self, slot: str) -> Piece:
        rng = self._rng
        if slot == "part":
            return "text", self._parts.pop() if self._parts else pick(rng, self._works.parts)
        if slot == "product":
            return "text", self._words["product"]
        measures, cap = self._works.units[slot], self._words.get("cap")
        if slot == "capacity" and cap is not None and any(cap.endswith(row.unit) for row in measures):
            return "capacity", cap
        before = self.pieces[-1][1][-8:] if self.pieces else ""
        if slot == "area" and any(word in before for word in _FLOORS):
            measures = tuple(row for row in measures if row.unit.endswith("米")) or measures
        return slot, draw_measure(rng, pick(rng, measures), self._size, whole=slot == "number")
