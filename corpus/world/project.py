"""One invented project: what it is, and what is true of it in any month."""

from collections.abc import Mapping
from dataclasses import dataclass

from corpus.world.content import Content
from corpus.world.life import STATES, Life, State
from corpus.world.money import Adjusted
from corpus.world.naming import Naming
from corpus.world.places import Place
from schemas import Level, Nature, ProblemKind


@dataclass(frozen=True, slots=True, eq=False)
class Project:
    """A project with its whole life; months are `year * 12 + month - 1`, money is in hundreds of yuan.

    Outside of the years that were asked for, what is known of the nearest one of them holds.
    """

    id: str
    county: Place
    kind: str
    sector: str
    state_kind: str | None
    level: Level
    owner: str
    builder: str
    town: str
    parts: tuple[str, ...]
    content: Content
    total: int
    """The total when it was first known."""
    adjusted: Adjusted | None
    output: int
    tax: int
    jobs: int
    source_of_funds: tuple[str, int] | None
    phase_of: str | None
    """Of a second phase: the first one."""
    phases: tuple[str, ...]
    """Of a phase: all phases, itself included."""
    split: int | None
    """From when on two others stand in its place."""
    split_into: tuple[str, ...]
    split_from: str | None
    twin_of: str | None
    renamed: int | None
    names: tuple[tuple[int, Naming], ...]
    """The names with the months from which they hold."""
    life: Life
    base: int
    """The first month of `states` and `sums`: a January."""
    states: bytes
    sums: tuple[int, ...]
    """Spent before each month from base on, as long as anything is."""
    plans: Mapping[int, int]
    pace: float
    """How the work runs ahead of the money (below 1) or behind it."""
    slow_years: frozenset[int]

    @property
    def first_known(self) -> int:
        """When it is first on a list."""
        return self.life.first_known

    @property
    def due(self) -> int:
        """When it was to begin."""
        return self.life.due

    @property
    def start(self) -> int:
        """When it begins."""
        return self.life.start

    @property
    def finish(self) -> int:
        """When it was to be finished."""
        return self.life.finish

    @property
    def end(self) -> int:
        """When it is finished."""
        return self.life.end

    def name_at(self, month: int) -> Naming:
        """What it is called in that month."""
        if self.renamed is not None and month >= self.renamed:
            return self.names[-1][1]
        return self.names[0][1]

    def total_at(self, month: int) -> int:
        """Its total investment as it is then known."""
        if self.adjusted is None:
            return self.total
        return self.adjusted.after if month >= self.adjusted.month else self.adjusted.before

    def plan(self, year: int) -> int:
        """What is planned to be invested in that year; 0 where there is no plan."""
        return self.plans.get(year, 0)

    def since(self, month: int) -> int:
        """What has been invested by the end of that month, all years."""
        at = month + 1 - self.base
        return 0 if at < 0 else self.sums[at] if at < len(self.sums) else self.sums[-1]

    def done(self, month: int) -> int:
        """What has been invested from January to the end of that month."""
        sums, at = self.sums, month + 1 - self.base
        begin, last = at - month % 12 - 1, len(sums) - 1
        if at < 0:
            return 0
        return sums[min(at, last)] - (sums[min(begin, last)] if begin >= 0 else 0)

    def in_month(self, month: int) -> int:
        """What has been invested in that month alone."""
        return self.since(month) - self.since(month - 1)

    def state(self, month: int) -> State:
        """Its state at the end of that month."""
        at = month - self.base
        return STATES[0] if at < 0 else STATES[self.states[at if at < len(self.states) else -1]]

    def nature(self, year: int) -> Nature:
        """The group under which a list of that year has it: begun before, to be begun, or being prepared."""
        if self.start < year * 12:
            return "续建"
        return "新建" if self.due // 12 <= year else "前期"

    def progress(self, month: int) -> int:
        """The physical progress in percent: it follows the money, now ahead of it, now behind."""
        state = self.state(month)
        if state in ("前期", "未开工"):
            return 0
        if state in ("试运行", "完工", "投产"):
            return 100
        if self.start > month:
            return 0
        share = min(1.0, self.since(month) / (self.adjusted.after if self.adjusted else self.total))
        done: float = share**self.pace
        return min(98, max(1, round(100 * done)))

    def problem(self, month: int) -> ProblemKind | None:
        """Why it is halted, given up, not begun or late; None where nothing is wrong."""
        state = self.state(month)
        if state in ("停工", "取消"):
            return self.life.why_stopped
        if state == "未开工":
            return self.life.why_late
        slow = month // 12 in self.slow_years and month % 12 >= 3
        return self.life.why_late if state == "在建" and (slow or month > self.finish) else None

    def is_listed(self, year: int) -> bool:
        """Whether it is on that year's list of key projects."""
        last = self.life.last_year if self.split is None else self.split // 12 - 1
        return self.first_known // 12 <= year <= last
