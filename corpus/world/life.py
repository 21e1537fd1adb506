"""The life of a project: when it is known, begins, stands still, is finished, used or given up."""

from dataclasses import dataclass
from random import Random

from corpus.world.chance import between, pick_weighted, spread
from schemas import ProblemKind, Status

State = Status

OVERDUE = 0.24
"""Projects that begin later than planned; until then they are 未开工."""
LATE = 0.4
"""Projects that take longer than planned."""
HALTED = 0.09
"""Projects that stand still once; of them HALTED_FOR_GOOD never go on, and are given up some time later."""
HALTED_FOR_GOOD = 0.25
NEVER_BEGUN = 0.04
"""Projects given up before they begin."""
STATES: tuple[State, ...] = ("前期", "未开工", "在建", "停工", "试运行", "完工", "投产", "取消")
_BEFORE, _OVERDUE, _BUILDING, _HALTED, _TRIAL, _BUILT, _SERVING, _CANCELLED = range(8)
TRIALS = {"industry": 0.65, "energy": 0.7, "water": 0.25}
"""How many projects of a kind run on trial before they are in service."""

_WHY: dict[str, tuple[tuple[ProblemKind, float], ...]] = {
    "overdue": (("土地", 0.24), ("征拆", 0.22), ("审批", 0.22), ("资金", 0.16), ("设计", 0.1), ("市场", 0.06)),
    "halted": (("资金", 0.34), ("市场", 0.2), ("征拆", 0.16), ("施工", 0.14), ("土地", 0.08), ("设计", 0.08)),
    "cancelled": (("市场", 0.4), ("资金", 0.28), ("土地", 0.16), ("审批", 0.12), ("设计", 0.04)),
    "late": (("施工", 0.34), ("征拆", 0.26), ("资金", 0.24), ("设计", 0.1), ("审批", 0.06)),
}


@dataclass(frozen=True, slots=True)
class Life:
    """The months at which a life turns; a later stage begins where the one before ends."""

    first_known: int
    due: int
    """When it was to begin."""
    start: int
    finish: int
    """When it was to be finished."""
    end: int
    """When it is built."""
    halt: tuple[int, int] | None
    cancelled: int | None
    trial_end: int
    served: int
    why_late: ProblemKind
    why_stopped: ProblemKind

    @property
    def last_year(self) -> int:
        """The last year in which it is on a list: the one after it is finished or given up."""
        return (self.end if self.cancelled is None else self.cancelled) // 12 + 1


def draw_life(
    rng: Random, months: tuple[int, int], size: float, state_kind: str | None, northern: bool, known: int
) -> Life:
    """A whole life from the month at which the project is first known; `size`, 0 to 1, makes long ones of large ones."""
    lead = between(rng, *pick_weighted(rng, (((0, 3), 0.4), ((3, 10), 0.38), ((10, 22), 0.22))))
    due = _avoid_winter(rng, known + lead, northern)
    start = due + (between(rng, 1, 9) if rng.random() < OVERDUE else 0)
    least, most = months
    planned = max(2, round(least + (most - least) * (0.5 * size + 0.5 * rng.random())))
    built = max(2, round(planned * (spread(rng, 1.05, 1.6) if rng.random() < LATE else spread(rng, 0.85, 1.0))))
    end = start + built
    halt, cancelled = None, None
    luck = rng.random()
    if luck < HALTED and built >= 5:
        begins = start + max(1, round(built * spread(rng, 0.15, 0.75)))
        length = between(rng, 2, 9)
        if luck < HALTED * HALTED_FOR_GOOD:
            length = between(rng, 6, 24)
            cancelled = begins + length
        halt = (begins, begins + length)
        end += length
    elif luck > 1 - NEVER_BEGUN:
        cancelled = known + 4 + int(rng.random() * (lead + 10))
        start = max(start, cancelled + 6)
        end = start + built
    trial = between(rng, 2, 7) if rng.random() < TRIALS.get(state_kind or "", 0.06) else 0
    waits = rng.random() < (0.25 if trial else 0.6)
    late = pick_weighted(rng, _WHY["overdue" if start > due else "late"])
    stopped = pick_weighted(rng, _WHY["halted" if halt else "cancelled"])
    trial_end = end + trial
    served = trial_end + (between(rng, 1, 8) if waits else 0)
    return Life(known, due, start, due + planned, end, halt, cancelled, trial_end, served, late, stopped)


def draw_states(life: Life, base: int, horizon: int) -> bytes:
    """The number of the state at the end of each month from base to before the horizon."""
    states = bytearray(horizon - base)
    stages = [
        (life.due, life.start, _OVERDUE),
        (life.start, life.end, _BUILDING),
        (life.end, life.trial_end, _TRIAL),
        (life.trial_end, life.served, _BUILT),
        (life.served, horizon, _SERVING),
    ]
    if life.halt:
        stages.append((*life.halt, _HALTED))
    if life.cancelled is not None:
        stages.append((life.cancelled, horizon, _CANCELLED))
    for begin, end, state in stages:
        begin, end = max(begin, base), min(end, horizon)
        if begin < end:
            states[begin - base : end - base] = bytes((state,)) * (end - begin)
    return bytes(states)


def _avoid_winter(rng: Random, month: int, northern: bool) -> int:
    """The month, or the March behind it where it lies in the winter and nobody would begin then."""
    of_year = month % 12
    winter = of_year in (11, 0, 1) if northern else of_year == 1
    return month + (2 - of_year) % 12 if winter and rng.random() < 0.85 else month
