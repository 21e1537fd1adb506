"""Draws one project: kind, size, life and name first, then all that follows from them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import count
from random import Random

from corpus.world.chance import between, log_spread, pick, pick_some, pick_weighted, spread
from corpus.world.content import draw_content, fill_text
from corpus.world.life import Life, draw_life, draw_states
from corpus.world.money import Adjusted, draw_plans, draw_total, round_to, spend
from corpus.world.naming import Drawn, NameBook, Naming, draw_name, write_name
from corpus.world.places import Place
from corpus.world.project import Project
from corpus.world.renaming import rename
from corpus.world.vocabulary import Kind, ProjectWords, Vocabulary, Works
from schemas import Level

RENAMED = 0.07
"""A little more than the 5 % that are wanted: some names change where nobody looks."""
ADJUSTED = 0.11
IN_SECTIONS = 0.1
"""Projects whose parts are 标段."""
TOWN_ANSWERS = 0.14
FUNDED = 0.3

LEVELS: tuple[tuple[tuple[Level, float], float], ...] = (
    (("国家重点", 0.35), 0.02),
    (("省重点", 0.6), 0.18),
    (("市重点", 0.9), 0.3),
    (("县重点", 1.4), 0.5),
)
"""Levels, and how they bend the size: below 1 towards the large end."""


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
        kinds = self.vocabulary.kinds
        weights = sum(kind.weight for kind in kinds)
        self.kinds = tuple((kind, kind.weight / weights) for kind in kinds)

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
    """What is settled of a project before the rest is drawn; `size` lies between 0 and 1."""

    kind: Kind
    level: Level
    size: float
    life: Life
    drawn: Drawn
    naming: Naming


@dataclass(frozen=True, slots=True)
class Site:
    """A county while its projects are drawn."""

    ground: Ground
    rng: Random
    number: int
    place: Place


def draw_frame(site: Site, year: int) -> Frame:
    """A project that is on the list of that year, with a name that is free."""
    rng, ground, book = site.rng, site.ground, site.ground.book
    kind = pick_weighted(rng, ground.kinds)
    level, bend = pick_weighted(rng, LEVELS)
    size = rng.random() ** bend
    life = draw_life_in(site, kind, size, year)
    drawn = draw_name(rng, ground.vocabulary, kind, site.place, life.due // 12)
    naming = write_name(drawn)
    for _ in range(12):
        if book.is_free(site.number, naming.full):
            break
        drawn = draw_name(rng, ground.vocabulary, kind, site.place, life.due // 12)
        naming = write_name(drawn)
    return Frame(kind, level, size, life, drawn, book.make_free(site.number, site.place.name, naming))


def draw_kin(site: Site, frame: Frame, naming: Naming, known: int) -> Frame:
    """A project of the same kind under this name, first known in that month."""
    naming = site.ground.book.make_free(site.number, site.place.name, naming)
    return replace(frame, naming=naming, life=draw_life_from(site, frame.kind, frame.size, known))


def draw_life_from(site: Site, kind: Kind, size: float, known: int) -> Life:
    """A life that begins in that month."""
    return draw_life(site.rng, kind.months, size, kind.state_kind, site.ground.northern, known)


def draw_life_in(site: Site, kind: Kind, size: float, year: int) -> Life:
    """A life that is on the list of that year: in the first year anywhere in its middle, later at its beginning."""
    rng, january = site.rng, year * 12
    if year > site.ground.first_year:
        known = january + (between(rng, 0, 2) if rng.random() < 0.85 else between(rng, 3, 9))
        return draw_life_from(site, kind, size, known)
    span = sum(kind.months) // 2 + 18
    while True:
        life = draw_life_from(site, kind, size, january + 2 - int(rng.random() * span))
        if life.last_year >= year:
            return life


def draw_project(
    site: Site, frame: Frame, own: str, kin: Kin, total: int | None = None, *, plain: bool = False
) -> Project:
    """Draws all the rest, and enters the project; a plain one is neither renamed nor adjusted nor twinned."""
    rng, ground, kind, drawn, life = site.rng, site.ground, frame.kind, frame.drawn, frame.life
    works = kind.works_of(frame.naming.full)
    least, most = works.total
    total = total or draw_total(rng, 100 * log_spread(frame.size, least, most))
    # Nothing more is told of a project when others stand in its place.
    base, horizon = life.first_known // 12 * 12, kin.split or ground.horizon
    adjusted = None if plain else _adjust(rng, life, total)
    sums = spend(rng, life, adjusted.after if adjusted else total, base, horizon, ground.northern)
    plans = draw_plans(rng, life, total, adjusted, sums, base, horizon)
    related = plain or bool(kin.phases)
    naming = ground.book.enter(site.number, frame.naming)
    renamed, names = (None, ((life.first_known, naming),)) if related else _rename(site, frame, life, naming)
    if not related and renamed is None and drawn.form.placeless and len(ground.twinnable) < 400:
        ground.twinnable.append((site.number, own, kind, drawn))
    owner = _owner(site, works, drawn.town)
    parts = _parts(rng, works, ground.vocabulary.projects)
    output, tax, jobs = _yield(rng, total) if kind.productive else (0, 0, 0)
    return Project(
        id=own,
        county=site.place,
        kind=kind.name,
        sector=pick(rng, kind.sectors),
        state_kind=kind.state_kind,
        level=frame.level,
        owner=owner,
        builder=_builder(site, kind, drawn, owner),
        town=drawn.town,
        parts=parts,
        content=draw_content(rng, works, drawn.words, frame.size),
        total=total,
        adjusted=adjusted,
        output=output,
        tax=tax,
        jobs=jobs,
        source_of_funds=_funds(rng, kind, ground.vocabulary.projects, total),
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


def _adjust(rng: Random, life: Life, total: int) -> Adjusted | None:
    if rng.random() >= ADJUSTED:
        return None
    # Early enough that what has been spent by then is far below either total.
    month = between(rng, life.first_known + 2, life.start + (life.end - life.start) // 3)
    after = draw_total(rng, total * (spread(rng, 1.08, 1.5) if rng.random() < 0.65 else spread(rng, 0.7, 0.94)))
    stopped = life.cancelled is not None and month >= life.cancelled
    return None if stopped or after == total else Adjusted(month, total, after)


def _rename(site: Site, frame: Frame, life: Life, naming: Naming) -> tuple[int | None, tuple[tuple[int, Naming], ...]]:
    rng, book = site.rng, site.ground.book
    names = ((life.first_known, naming),)
    if rng.random() >= RENAMED:
        return None, names
    month = between(rng, life.first_known + 3, max(life.end - 1, life.first_known + 3))
    if rng.random() < 0.6:
        month += -month % 12
    new = rename(rng, site.ground.vocabulary, frame.drawn, naming, site.place)
    if not book.is_free(site.number, new.full) or month >= min(life.cancelled or month + 1, site.ground.horizon):
        return None, names
    return month, (*names, (month, book.enter(site.number, new, naming)))


def _owner(site: Site, works: Works, town: str) -> str:
    if site.rng.random() < TOWN_ANSWERS:
        return town + (
            "办事处" if town.endswith("街道") else pick(site.rng, site.ground.vocabulary.projects.town_offices)
        )
    owner = pick(site.rng, works.owners)
    return owner.replace("{kind}", site.place.kind) if "{kind}" in owner else site.place.kind + owner


def _builder(site: Site, kind: Kind, drawn: Drawn, owner: str) -> str:
    if drawn.form.slots & {"company", "firm"} and site.rng.random() < 0.8:
        return drawn.firm.name
    words = {"owner": owner, "stem": site.place.spoken, "county": site.place.name, "town": drawn.town}
    words |= {"company": drawn.firm.short, "firm": drawn.firm.name}
    builder = fill_text(site.rng, pick(site.rng, kind.builders), words)
    # 云湖县 and 县水利局 are 云湖县水利局.
    return builder.replace(site.place.name + site.place.kind, site.place.name)


def _parts(rng: Random, works: Works, words: ProjectWords) -> tuple[str, ...]:
    if rng.random() < IN_SECTIONS:
        return tuple(f"{mark}标段" for mark in pick(rng, words.sections)[: between(rng, 3, 5)])
    return pick_some(rng, works.parts, between(rng, 3, 6))


def _yield(rng: Random, total: int) -> tuple[int, int, int]:
    """Yearly output and taxes in hundreds of yuan, and jobs."""
    output = round_to(total * spread(rng, 0.3, 2.6), 2 if rng.random() < 0.8 else 3)
    jobs = round_to(total / 1e6 * spread(rng, 20, 140) * 100, 2) // 100
    return output, round_to(output * spread(rng, 0.02, 0.09), 2), max(5, jobs)


def _funds(rng: Random, kind: Kind, words: ProjectWords, total: int) -> tuple[str, int] | None:
    if rng.random() >= FUNDED:
        return None
    funds = words.private_funds if kind.productive else words.public_funds
    return pick(rng, funds), round_to(total * spread(rng, 0.05, 0.6), 2)


def _slow_years(plans: Mapping[int, int], sums: tuple[int, ...], base: int) -> frozenset[int]:
    """The years in which much less was done than planned."""
    return frozenset(
        year for year, plan in plans.items() if sums[year * 12 + 12 - base] - sums[year * 12 - base] < 0.78 * plan
    )
