"""Invents the projects of one county, year by year, so that each year's list has about as many as lists have."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import count
from random import Random

from corpus.world.chance import between, log_spread, pick, pick_some, pick_weighted, spread
from corpus.world.content import draw_content, fill_text
from corpus.world.life import Life, draw_life, draw_states
from corpus.world.money import Adjusted, draw_plans, draw_total, round_to, spend
from corpus.world.naming import Drawn, NameBook, Naming, draw_name, name_phases, name_shares, rename, write_name
from corpus.world.places import Place
from corpus.world.project import Project
from corpus.world.vocabulary import Kind, Vocabulary
from schemas import Level

LISTED = (8, 19)
"""Projects on a county's list of one year; small lists are more common."""
PAIRED = 0.042
"""Draws that give a first and a second phase: 8 % of the projects."""
SPLIT = 0.02
TWINNED = 0.016
"""Draws that take the name of a project of another county: both have a twin then, 3 % of the projects."""
RENAMED = 0.06
"""A little more than the 5 % that are wanted: some names change where nobody looks."""
ADJUSTED = 0.11
IN_SECTIONS = 0.1
"""Projects whose parts are 标段."""
TOWN_ANSWERS = 0.14
FUNDED = 0.3

_KINDS = {"road": 14, "rail": 2, "building": 13, "housing": 9, "water": 8, "pipes": 9, "industry": 20, "park": 7} | {
    "energy": 9, "farm": 6, "tourism": 6, "logistics": 6, "digital": 4, "mining": 4
}  # fmt: skip
_LEVELS: tuple[tuple[tuple[Level, float], float], ...] = (
    (("国家重点", 0.35), 0.02),
    (("省重点", 0.6), 0.18),
    (("市重点", 0.9), 0.3),
    (("县重点", 1.4), 0.5),
)
"""Levels, and how they bend the size: below 1 towards the large end."""
_SECTIONS = ("一二三四五", "123456", "ABCDE")
_PUBLIC_FUNDS = ("专项债券", "中央预算内资金", "上级补助资金", "一般债券", "银行贷款", "财政衔接资金")
_PRIVATE_FUNDS = ("银行贷款", "产业发展资金", "设备更新贷款", "技改补助资金")


@dataclass(slots=True)
class Ground:
    """What the projects of a province share while they are invented."""

    vocabulary: Vocabulary
    index: int
    northern: bool
    first_year: int
    last_year: int
    book: NameBook = field(default_factory=NameBook)
    twins: dict[str, str] = field(default_factory=dict)
    twinnable: list[tuple[int, str, Kind, Drawn]] = field(default_factory=list)
    """County, project, kind and name of those that tell no place and have no twin."""
    numbers: "count[int]" = field(default_factory=lambda: count(1))
    kinds: tuple[tuple[Kind, float], ...] = ()

    def __post_init__(self) -> None:
        weights = [_KINDS.get(kind.name, 5) for kind in self.vocabulary.kinds]
        shares = (weight / sum(weights) for weight in weights)
        self.kinds = tuple(zip(self.vocabulary.kinds, shares, strict=True))

    @property
    def horizon(self) -> int:
        """The month behind the last one that is told."""
        return (self.last_year + 1) * 12

    def next_id(self) -> str:
        """The id of the next project."""
        return f"P{self.index}-{next(self.numbers):04d}"


@dataclass(slots=True)
class Kin:
    """What a phase or a share of a project has from the one it belongs to."""

    phase_of: str | None = None
    phases: tuple[str, ...] = ()
    split_from: str | None = None
    split: int | None = None
    split_into: tuple[str, ...] = ()


@dataclass(slots=True)
class Frame:
    """What is settled of a project before the rest is drawn."""

    kind: Kind
    level: Level
    size: float
    drawn: Drawn
    naming: Naming


class Inventor:
    """Invents the projects of one county."""

    def __init__(self, ground: Ground, rng: Random, number: int, place: Place) -> None:
        self._ground, self._rng, self._number, self._place = ground, rng, number, place
        self._projects: list[Project] = []
        self._listed = [0] * (ground.last_year - ground.first_year + 1)

    def invent(self) -> tuple[Project, ...]:
        """All projects of the county, in the order in which they are first known."""
        ground, rng = self._ground, self._rng
        least, most = LISTED
        usual = least + int((most - least + 1) * rng.random() ** 1.4)
        for year in range(ground.first_year, ground.last_year + 1):
            wanted = max(least, usual + between(rng, -2, 2))
            while self._listed[year - ground.first_year] < wanted:
                self._add(year)
        return tuple(sorted(self._projects, key=lambda project: (project.first_known, project.id)))

    def _add(self, year: int) -> None:
        """One more project that is on this year's list, with what belongs to it."""
        rng = self._rng
        luck = rng.random()
        if luck < PAIRED:
            self._add_phases(self._frame(), year)
        elif luck < PAIRED + SPLIT:
            self._add_split(self._frame(), year)
        elif luck < PAIRED + SPLIT + TWINNED and self._add_twin(year):
            return
        else:
            frame = self._frame()
            self._build(frame, self._live(frame, year), self._ground.next_id(), Kin())

    # ------------------------------------------------------------------------------------------- the special ones

    def _add_phases(self, frame: Frame, year: int) -> None:
        rng, ground = self._rng, self._ground
        life = self._live(frame, year)
        known = between(rng, life.start + 3, max(life.end + 9, life.start + 4))
        if known >= ground.horizon or life.cancelled is not None:
            self._build(frame, life, ground.next_id(), Kin())
            return
        ids = (ground.next_id(), ground.next_id())
        names = name_phases(rng, frame.naming)
        first = self._build(self._called(frame, names[0]), life, ids[0], Kin(phases=ids))
        later = self._live_from(frame, known)
        total = draw_total(rng, first.total * spread(rng, 0.5, 1.6))
        self._build(self._called(frame, names[1]), later, ids[1], Kin(phase_of=ids[0], phases=ids), total)

    def _add_split(self, frame: Frame, year: int) -> None:
        """A project that is split in a January before it begins; what it was to cost is shared by the two."""
        rng, ground = self._rng, self._ground
        life = self._live(frame, year)
        split = (max(life.first_known // 12, year) + 1) * 12
        if split >= ground.horizon or split > life.start or life.cancelled is not None:
            self._build(frame, life, ground.next_id(), Kin())
            return
        whole, *ids = (ground.next_id() for _ in range(3))
        parent = self._build(frame, life, whole, Kin(split=split, split_into=tuple(ids)), plain=True)
        first = round_to(parent.total * spread(rng, 0.3, 0.7), 2)
        names = name_shares(rng, frame.naming)
        for name, own, total in zip(names, ids, (first, parent.total - first), strict=True):
            later = self._live_from(frame, split)
            self._build(self._called(frame, name), later, own, Kin(split_from=whole), total, plain=True)

    def _add_twin(self, year: int) -> bool:
        """A project that is called like one of another county; False where there is none."""
        ground = self._ground
        others = [at for at, (county, *_) in enumerate(ground.twinnable) if county != self._number]
        if not others:
            return False
        _, other, kind, drawn = ground.twinnable.pop(pick(self._rng, others))
        naming = write_name(drawn)
        if not ground.book.is_free_in(self._number, naming.full):
            return False
        level, bend = pick_weighted(self._rng, _LEVELS)
        town = pick(self._rng, self._place.towns)
        frame = Frame(kind, level, self._rng.random() ** bend, Drawn(drawn.form, drawn.words, drawn.firm, town), naming)
        own = ground.next_id()
        self._build(frame, self._live(frame, year), own, Kin(), plain=True)
        ground.twins |= {own: other, other: own}
        return True

    # -------------------------------------------------------------------------------------------------- any project

    def _frame(self) -> Frame:
        """Kind, level, size and a name that is free."""
        rng, ground = self._rng, self._ground
        kind = pick_weighted(rng, ground.kinds)
        level, bend = pick_weighted(rng, _LEVELS)
        size = rng.random() ** bend
        drawn = draw_name(rng, ground.vocabulary, kind, self._place)
        naming = write_name(drawn)
        for _ in range(12):
            if ground.book.is_free(self._number, naming.full):
                break
            drawn = draw_name(rng, ground.vocabulary, kind, self._place)
            naming = write_name(drawn)
        return Frame(kind, level, size, drawn, ground.book.make_free(self._number, self._place.name, naming))

    def _called(self, frame: Frame, naming: Naming) -> Frame:
        naming = self._ground.book.make_free(self._number, self._place.name, naming)
        return Frame(frame.kind, frame.level, frame.size, frame.drawn, naming)

    def _live_from(self, frame: Frame, known: int) -> Life:
        kind = frame.kind
        return draw_life(self._rng, kind.months, frame.size, kind.state_kind, self._ground.northern, known)

    def _live(self, frame: Frame, year: int) -> Life:
        """A life that is on the list of that year: in the first year anywhere in its middle, later at its beginning."""
        rng = self._rng
        january = year * 12
        if year > self._ground.first_year:
            known = january + (between(rng, 0, 2) if rng.random() < 0.85 else between(rng, 3, 9))
            return self._live_from(frame, known)
        span = sum(frame.kind.months) // 2 + 18
        while True:
            life = self._live_from(frame, january + 2 - int(rng.random() * span))
            if life.last_year >= year:
                return life

    def _build(
        self, frame: Frame, life: Life, own: str, kin: Kin, total: int | None = None, *, plain: bool = False
    ) -> Project:
        """Draws all the rest, and enters the project; a plain one is neither renamed nor adjusted nor twinned."""
        rng, ground, kind, drawn = self._rng, self._ground, frame.kind, frame.drawn
        least, most = kind.total
        total = total or draw_total(rng, 100 * log_spread(frame.size, least, most))
        base, horizon = life.first_known // 12 * 12, ground.horizon
        adjusted = None if plain else self._adjust(life, total)
        sums = spend(rng, life, adjusted.after if adjusted else total, base, horizon, ground.northern)
        plans = draw_plans(rng, life, total, adjusted, sums, base, horizon)
        related = plain or bool(kin.phases)
        naming = ground.book.enter(self._number, frame.naming)
        renamed, names = (None, ((life.first_known, naming),)) if related else self._rename(frame, life, naming)
        if not related and renamed is None and drawn.form.placeless and len(ground.twinnable) < 400:
            ground.twinnable.append((self._number, own, kind, drawn))
        owner = self._owner(kind, drawn.town)
        parts = self._parts(kind)
        output, tax, jobs = self._yield(total) if kind.productive else (0, 0, 0)
        project = Project(
            id=own,
            county=self._place,
            kind=kind.name,
            sector=pick(rng, kind.sectors),
            state_kind=kind.state_kind,
            level=frame.level,
            owner=owner,
            builder=self._builder(kind, drawn, owner),
            town=drawn.town,
            parts=parts,
            content=draw_content(rng, kind, drawn.words),
            first_known=life.first_known,
            due=life.due,
            start=life.start,
            finish=life.finish,
            end=life.end,
            cancelled=life.cancelled,
            halted=life.halt,
            total=total,
            adjusted=adjusted,
            output=output,
            tax=tax,
            jobs=jobs,
            source_of_funds=self._funds(kind, total),
            phase_of=kin.phase_of,
            phases=kin.phases,
            split=kin.split,
            split_into=kin.split_into,
            split_from=kin.split_from,
            twin_of=None,
            renamed=renamed,
            names=names,
            life=life,
            base=base,
            states=draw_states(life, base, horizon),
            sums=sums,
            plans=plans,
            pace=spread(rng, 0.82, 1.25),
            slow_years=_slow_years(plans, sums, base),
        )
        self._enter(project)
        return project

    def _enter(self, project: Project) -> None:
        self._projects.append(project)
        first_year = self._ground.first_year
        for at in range(len(self._listed)):
            self._listed[at] += project.is_listed(first_year + at)

    def _adjust(self, life: Life, total: int) -> Adjusted | None:
        rng = self._rng
        if rng.random() >= ADJUSTED:
            return None
        # Early enough that what has been spent by then is far below either total.
        month = between(rng, life.first_known + 2, life.start + (life.end - life.start) // 3)
        after = draw_total(rng, total * (spread(rng, 1.08, 1.5) if rng.random() < 0.65 else spread(rng, 0.7, 0.94)))
        stopped = life.cancelled is not None and month >= life.cancelled
        return None if stopped or after == total else Adjusted(month, total, after)

    def _rename(self, frame: Frame, life: Life, naming: Naming) -> tuple[int | None, tuple[tuple[int, Naming], ...]]:
        rng, book = self._rng, self._ground.book
        names = ((life.first_known, naming),)
        if rng.random() >= RENAMED:
            return None, names
        month = between(rng, life.first_known + 3, max(life.end - 1, life.first_known + 3))
        if rng.random() < 0.6:
            month += -month % 12
        new = rename(rng, frame.drawn, naming, frame.kind, self._place)
        if not book.is_free(self._number, new.full) or month >= min(life.cancelled or month + 1, self._ground.horizon):
            return None, names
        return month, (*names, (month, book.enter(self._number, new, naming)))

    def _owner(self, kind: Kind, town: str) -> str:
        if self._rng.random() < TOWN_ANSWERS:
            return town + ("办事处" if town.endswith("街道") else pick(self._rng, ("政府", "人民政府", "党委政府")))
        owner = pick(self._rng, kind.owners)
        return owner.replace("{kind}", self._place.kind) if "{kind}" in owner else self._place.kind + owner

    def _builder(self, kind: Kind, drawn: Drawn, owner: str) -> str:
        if drawn.form.slots & {"company", "firm"} and self._rng.random() < 0.8:
            return drawn.firm.name
        words = {"owner": owner, "stem": self._place.spoken, "county": self._place.name, "town": drawn.town}
        words |= {"company": drawn.firm.short, "firm": drawn.firm.name}
        return fill_text(self._rng, pick(self._rng, kind.builders), words)

    def _parts(self, kind: Kind) -> tuple[str, ...]:
        rng = self._rng
        if rng.random() < IN_SECTIONS:
            return tuple(f"{mark}标段" for mark in pick(rng, _SECTIONS)[: between(rng, 3, 5)])
        return pick_some(rng, kind.parts, between(rng, 3, 6))

    def _yield(self, total: int) -> tuple[int, int, int]:
        """Yearly output and taxes in hundreds of yuan, and jobs."""
        rng = self._rng
        output = round_to(total * spread(rng, 0.3, 2.6), 2 if rng.random() < 0.8 else 3)
        jobs = round_to(total / 1e6 * spread(rng, 20, 140) * 100, 2) // 100
        return output, round_to(output * spread(rng, 0.02, 0.09), 2), max(5, jobs)

    def _funds(self, kind: Kind, total: int) -> tuple[str, int] | None:
        rng = self._rng
        if rng.random() >= FUNDED:
            return None
        return pick(rng, _PRIVATE_FUNDS if kind.productive else _PUBLIC_FUNDS), round_to(
            total * spread(rng, 0.05, 0.6), 2
        )


def _slow_years(plans: Mapping[int, int], sums: tuple[int, ...], base: int) -> frozenset[int]:
    """The years in which much less was done than planned."""
    return frozenset(
        year for year, plan in plans.items() if sums[year * 12 + 12 - base] - sums[year * 12 - base] < 0.78 * plan
    )
