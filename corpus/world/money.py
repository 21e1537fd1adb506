"""The money of a project: totals as offices like them, what is spent month by month, what was planned for each year.

All sums are whole hundreds of yuan (0.01万元).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import floor, log10
from random import Random

from corpus.world.chance import between, pick_weighted, spread
from corpus.world.life import Life


@dataclass(frozen=True, slots=True)
class Adjusted:
    """A total that was changed, and when."""

    month: int
    before: int
    after: int


WAN = 100
"""1万元 in hundreds of yuan."""
ODD = 0.34
"""Totals that are not round."""
EARLY = 0.25
"""Projects on which something is spent before they begin (studies, land)."""
SETTLED = 0.25
"""Projects on which a little is paid after they are finished."""
_NORTH = (0.25, 0.2, 0.6, 1.0, 1.2, 1.3, 1.25, 1.2, 1.25, 1.1, 0.65, 0.4)
_SOUTH = (0.75, 0.45, 0.9, 1.0, 1.0, 0.95, 0.9, 0.95, 1.1, 1.1, 1.15, 1.2)


def round_to(amount: float, figures: int) -> int:
    """The amount with so many leading figures, never finer than 1万元 and never nothing.

    >>> round_to(3543212, 2), round_to(3543212, 3), round_to(77, 2)
    (3500000, 3540000, 100)
    """
    unit: int = max(WAN, 10 ** (floor(log10(max(amount, WAN))) - figures + 1))
    return max(1, round(amount / unit)) * unit


def draw_total(rng: Random, amount: float) -> int:
    """A total near this amount, as offices like them: two of three round."""
    luck = rng.random()
    if luck < 0.46:
        return round_to(amount, 2)
    if luck < 1 - ODD:
        return round_to(amount, 3)
    if luck < 0.93:
        return max(WAN, round(amount / WAN) * WAN)
    return max(WAN, round(amount))


def spend(rng: Random, life: Life, total: int, base: int, horizon: int, northern: bool) -> tuple[int, ...]:
    """The sums spent since the start, before each month from base on and before the horizon."""
    unit = pick_weighted(rng, ((WAN, 0.66), (10 * WAN, 0.18), (1, 0.16)))
    monthly = [0] * (max(horizon, life.end + 12) - base)
    final = total * pick_weighted(rng, ((spread(rng, 0.93, 1.0), 0.8), (spread(rng, 1.0, 1.02), 0.17), (1.03, 0.03)))
    if rng.random() < EARLY and life.due - life.first_known > 3:
        for _ in range(between(rng, 1, 3)):
            month = between(rng, life.first_known + 1, life.due - 1)
            early = int(final * spread(rng, 0.001, 0.006)) // unit * unit
            monthly[month - base] += early
            final -= early
    settlement = int(final * spread(rng, 0.002, 0.012)) // unit * unit if rng.random() < SETTLED else 0
    _build(rng, life, final - settlement, unit, monthly, base, _NORTH if northern else _SOUTH)
    if settlement and life.cancelled is None:
        monthly[life.end + between(rng, 1, 9) - base] += settlement
    if life.cancelled is not None:
        monthly[max(0, life.cancelled - base) :] = [0] * len(monthly[max(0, life.cancelled - base) :])
    return tuple(
        accumulate(monthly[: min(horizon, max(life.end, life.cancelled or 0) + 24) // 12 * 12 - base], initial=0)
    )


def _build(
    rng: Random, life: Life, amount: float, unit: int, monthly: list[int], base: int, season: tuple[float, ...]
) -> None:
    """Spreads the amount over the months of building: slow at both ends, by season, uneven."""
    random = rng.random
    active: Sequence[int] = range(life.start, life.end)
    if life.halt:
        active = [*range(life.start, life.halt[0]), *range(life.halt[1], life.end)]
    step = 1 / len(active)
    weights = [
        (0.3 + 3.6 * at * step * (1 - at * step)) * season[month % 12] * (0.25 + 1.5 * random())
        for at, month in enumerate(active)
    ]
    scale = amount / sum(weights) / unit
    units = [int(weight * scale) for weight in weights]
    units[-1] += max(0, int(amount / unit) - sum(units))  # what rounding down left over is paid at last
    for month, paid in zip(active, units, strict=True):
        monthly[month - base] += paid * unit


def draw_plans(
    rng: Random, life: Life, total: int, adjusted: Adjusted | None, sums: tuple[int, ...], base: int, horizon: int
) -> dict[int, int]:
    """The plan of each year in which there is one.

    What is spent is drawn first, and the plan from it: so both fit without correcting either. Where the year went
    wrong (not begun, halted, given up), the plan is what had been hoped for.
    """
    plans: dict[int, int] = {}
    for year in range(life.first_known // 12, min(horizon // 12, life.last_year + 1)):
        first = year * 12
        if life.end <= first or (life.cancelled is not None and life.cancelled <= first) or life.due >= first + 12:
            continue
        before = sums[first - base]
        done = sums[first + 12 - base] - before
        known = adjusted.after if adjusted and adjusted.month <= first else total
        left = known - before
        plan = round_plan(rng, _hope(rng, life, known, done, first))
        if plan > left >= done / 1.12 and rng.random() < 0.97:
            plan = left
        # a total that is cut down within the year bounds what was planned for it as well: else the report would contradict itself
        plan = min(plan, known, adjusted.after if adjusted and adjusted.month < first + 12 else known)
        if plan > 0:
            plans[year] = plan
    return plans


def _hope(rng: Random, life: Life, total: int, done: int, first: int) -> float:
    """What was hoped at the beginning of a year for what was done in it."""
    if goes_wrong(life, first // 12):
        if done:
            return done / spread(rng, 0.3, 0.85)
        return total * spread(rng, 0.04, 0.3) if rng.random() < 0.75 else 0
    return done / pick_weighted(
        rng, ((spread(rng, 0.86, 1.04), 0.8), (spread(rng, 0.64, 0.86), 0.11), (spread(rng, 1.04, 1.12), 0.09))
    )


def goes_wrong(life: Life, year: int) -> bool:
    """Whether the project waits, stands still or is given up in that year."""
    begin, end = year * 12, year * 12 + 12
    waits = life.due < end and life.start > max(begin, life.due)
    halts = life.halt is not None and life.halt[0] < end and life.halt[1] > begin
    return waits or halts or (life.cancelled is not None and begin <= life.cancelled < end)


def round_plan(rng: Random, amount: float) -> int:
    """A plan near this amount, more often round than not."""
    if amount < 1:
        return 0
    luck = rng.random()
    if luck < 0.55:
        return round_to(amount, 2)
    if luck < 0.75:
        return round_to(amount, 3)
    return max(WAN, round(amount / WAN) * WAN) if luck < 0.96 else max(WAN, round(amount))
