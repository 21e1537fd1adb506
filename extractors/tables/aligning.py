"""Which column each cell of a row belongs to where the layout does not say: cells put down one by one, blank ones left out."""

from dataclasses import dataclass

from extractors.tables.columns import NUMBERS, Column
from extractors.tables.fits import IMPOSSIBLE, MARKER, fit, is_blank, is_number, names_group, skip_cost
from extractors.tables.grids import Cell
from schemas import quickly_built

NEAR = 0.02
"""What each column costs that a row leaves out though nothing else tells the columns apart: cells stand side by side rather than not."""
UNKNOWN = (None, "none")
"""Columns whose headings tell nothing of what they hold."""
NEW_GROUP = -1.0
"""What it costs to begin a row of its own for a group."""


@quickly_built
@dataclass(frozen=True, slots=True)
class Token:
    """A cell as it comes, not yet in a column."""

    cell: Cell
    words: str
    joins: float
    """What it costs to read it as the rest of the cell before; a page number between them makes that likelier."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A row of tokens in their columns: which column each token is in."""

    group: bool
    places: tuple[tuple[int, int], ...]
    """(token, column), several tokens in one column where a cell is broken."""


_State = tuple[bool, int]
"""Whether the row is a group's, and the column reached."""


def place_tokens(
    tokens: list[Token], columns: tuple[Column, ...], *, inside: bool, may_end: bool
) -> tuple[float, list[Placed], int]:
    """The best rows for a stretch of tokens: score, rows, and how many tokens they take.

    `inside`: the stretch begins behind the ordinal of a project's row; `may_end`: the table may end before the stretch does.
    """
    fields = [column.field for column in columns]
    width = len(fields)
    skips = [0.0]
    for at, field in enumerate(fields):
        skips.append(skips[-1] + skip_cost(field) + NEAR * (width - at) / width)
    name = next((at for at, field in enumerate(fields) if field in ("name", "group")), 0)
    begun: _State = (False, 0) if inside else (True, width - 1)
    layers: list[dict[_State, tuple[float, _State | None, bool]]] = [{begun: (0.0, None, False)}]
    for token in tokens:
        layers.append(_step(token, layers[-1], fields, skips, name, first=len(layers) == 1))
        if not layers[-1]:
            layers.pop()
            break
    ends = range(len(layers)) if may_end else (len(layers) - 1,)
    best: tuple[float, int, _State] | None = None
    for taken in ends:
        for state, (score, _, _) in layers[taken].items():
            rest = 0.0 if state[0] else skips[width] - skips[state[1] + 1]
            if best is None or score - rest > best[0] + (1e-9 if taken < best[1] else -1e-9):
                best = (score - rest, taken, state)
    if best is None or (not may_end and best[1] < len(tokens)):
        return IMPOSSIBLE * len(tokens), [], 0
    return best[0], _rows(layers, best[1], best[2]), best[1]


def _step(
    token: Token,
    before: dict[_State, tuple[float, _State | None, bool]],
    fields: list[str | None],
    skips: list[float],
    name: int,
    *,
    first: bool,
) -> dict[_State, tuple[float, _State | None, bool]]:
    """The states that a token leads to: the next column, the same cell once more, a row of a group."""
    words, width = token.words, len(fields)
    after: dict[_State, tuple[float, _State | None, bool]] = {}

    def reach(state: _State, score: float, origin: _State, opens: bool) -> None:
        if state not in after or score > after[state][0]:
            after[state] = (score, origin, opens)

    title = names_group(words)
    blank, number = is_blank(words), is_number(words)
    marks = MARKER.fullmatch(words) is not None and not blank
    suits = [fit(words, field) for field in fields]
    for origin, (score, _, _) in before.items():
        group, at = origin
        for column in range(at + 1, width):
            if group and not (
                blank
                or fields[column] in NUMBERS
                or (column == name and at < name)
                or (number and fields[column] in UNKNOWN)
            ):
                continue
            suit = title if group and column == name and not blank else suits[column]
            if suit > IMPOSSIBLE:
                free = NEAR * (column - at - 1) if group else skips[column] - skips[at + 1]
                reach((group, column), score + suit - free, origin, False)
        if token.joins > IMPOSSIBLE and not first:
            reach(origin, score + token.joins, origin, False)
        rest = 0.0 if group else skips[width] - skips[at + 1]
        if title > IMPOSSIBLE:
            reach((True, name), score - rest + NEW_GROUP + title, origin, True)
        if marks and name > 0 and not words.isdigit():
            reach((True, 0), score - rest + NEW_GROUP + 1.5, origin, True)
        if blank and name > 0:
            reach((True, 0), score - rest + NEW_GROUP + 0.3, origin, True)
    return after


def _rows(layers: list[dict[_State, tuple[float, _State | None, bool]]], taken: int, state: _State) -> list[Placed]:
    """The rows of the best path through the layers."""
    rows: list[Placed] = []
    places: list[tuple[int, int]] = []
    for at in range(taken, 0, -1):
        _, origin, opens = layers[at][state]
        places.append((at - 1, state[1]))
        if opens:
            rows.append(Placed(True, tuple(reversed(places))))
            places = []
        assert origin is not None
        state = origin
    if places or not rows:
        rows.append(Placed(False, tuple(reversed(places))))
    elif not state[0]:
        rows.append(Placed(False, ()))
    return rows[::-1]


def unsure_columns(placed: Placed, columns: tuple[Column, ...], tokens: list[Token], base: int) -> set[int]:
    """The columns of numbers whose cells might as well stand in the one beside: fewer bare numbers than columns side by side."""
    taken = {column: token for token, column in placed.places}
    unsure: set[int] = set()
    run: list[int] = []
    for at in range(len(columns) + 1):
        if at < len(columns) and columns[at].field in NUMBERS:
            run.append(at)
            continue
        for kind in (
            ("percent_of_plan", "progress"),
            ("total_investment", "annual_plan", "completion", "funding", "count"),
        ):
            alike = [column for column in run if columns[column].field in kind]
            there = [column for column in alike if column in taken and is_number(tokens[base + taken[column]].words)]
            if there and len([column for column in alike if column in taken]) < len(alike):
                sure = there[0] if columns[there[0]].field == "total_investment" and there[0] == alike[0] else None
                unsure.update(column for column in there if column != sure)  # a total is told of every project
        run = []
    return unsure
