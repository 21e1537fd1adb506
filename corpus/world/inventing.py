"""Invents the projects of one county, year by year, so that each year's list has about as many as lists have."""

from dataclasses import replace

from corpus.world.chance import between, pick, pick_weighted, spread
from corpus.world.drafting import (
    LEVELS,
    Frame,
    Kin,
    Site,
    draw_frame,
    draw_kin,
    draw_life_from,
    draw_life_in,
    draw_project,
)
from corpus.world.money import draw_total, round_to
from corpus.world.naming import write_name
from corpus.world.project import Project
from corpus.world.renaming import name_phases, name_shares

LISTED = (8, 19)
"""Projects on a county's list of one year; small lists are more common."""
PAIRED = 0.058
"""Draws that give a first and a second phase, where the years asked for have room for it: 8 % of the projects."""
SPLIT = 0.02
TWINNED = 0.014
"""Draws that take the name of a project of another county: both have a twin then, 3 % of the projects."""


class Inventor:
    """Invents the projects of one county."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._projects: list[Project] = []
        self._listed = [0] * (site.ground.last_year - site.ground.first_year + 1)

    def invent(self) -> tuple[Project, ...]:
        """All projects of the county, in the order in which they are first known."""
        ground, rng = self._site.ground, self._site.rng
        least, most = LISTED
        usual = least + int((most - least + 1) * rng.random() ** 1.4)
        for year in range(ground.first_year, ground.last_year + 1):
            wanted = max(least, usual + between(rng, -2, 2))
            while self._listed[year - ground.first_year] < wanted:
                self._add(year)
        return tuple(sorted(self._projects, key=lambda project: (project.first_known, project.id)))

    def _add(self, year: int) -> None:
        """One more project that is on this year's list, with what belongs to it."""
        luck = self._site.rng.random()
        if PAIRED + SPLIT < luck < PAIRED + SPLIT + TWINNED and self._add_twin(year):
            return
        frame = draw_frame(self._site, year)
        if luck < PAIRED:
            self._add_phases(frame)
        elif luck < PAIRED + SPLIT:
            self._add_split(frame, year)
        else:
            self._enter(frame)

    def _enter(
        self,
        frame: Frame,
        own: str | None = None,
        kin: Kin | None = None,
        total: int | None = None,
        *,
        plain: bool = False,
    ) -> Project:
        site = self._site
        project = draw_project(site, frame, own or site.ground.next_id(), kin or Kin(), total, plain=plain)
        self._projects.append(project)
        for at in range(len(self._listed)):
            self._listed[at] += project.is_listed(site.ground.first_year + at)
        return project

    def _add_phases(self, frame: Frame) -> None:
        """A first phase, and a second one that is known some time after the first has begun."""
        site, life = self._site, frame.life
        known = between(site.rng, life.start + 3, max(life.end + 9, life.start + 4))
        if known >= site.ground.horizon or life.cancelled is not None:
            self._enter(frame)
            return
        ids = (site.ground.next_id(), site.ground.next_id())
        names = name_phases(site.rng, frame.naming)
        total = self._enter(replace(frame, naming=names[0]), ids[0], Kin(phases=ids)).total
        later = draw_kin(site, frame, names[1], known)
        total = draw_total(site.rng, total * spread(site.rng, 0.5, 1.6))
        self._enter(later, ids[1], Kin(phase_of=ids[0], phases=ids), total)

    def _add_split(self, frame: Frame, year: int) -> None:
        """A project that is split in a January before it begins; what it was to cost is shared by the two."""
        site, ground = self._site, self._site.ground
        split = (year + 1) * 12
        for _ in range(20):
            frame = replace(frame, life=draw_life_from(site, frame.kind, frame.size, year * 12))
            if split <= frame.life.start and frame.life.cancelled is None:
                break
        if split >= ground.horizon or split > frame.life.start or frame.life.cancelled is not None:
            self._enter(frame)
            return
        whole, *ids = (ground.next_id() for _ in range(3))
        parent = self._enter(frame, whole, Kin(split=split, split_into=tuple(ids)), plain=True)
        share = round_to(parent.total * spread(site.rng, 0.3, 0.7), 2)
        names = name_shares(site.rng, ground.vocabulary, frame.naming, frame.kind)
        for naming, own, total in zip(names, ids, (share, parent.total - share), strict=True):
            self._enter(draw_kin(site, frame, naming, split), own, Kin(split_from=whole), total, plain=True)

    def _add_twin(self, year: int) -> bool:
        """A project that is called like one of another county; False where there is none."""
        site, ground = self._site, self._site.ground
        others = [at for at, (county, *_) in enumerate(ground.twinnable) if county != site.number]
        if not others:
            return False
        _, other, kind, drawn = ground.twinnable.pop(pick(site.rng, others))
        naming = write_name(drawn)
        if not ground.book.is_free_in(site.number, naming.full):
            return False
        level, bend = pick_weighted(site.rng, LEVELS)
        size = site.rng.random() ** bend
        drawn = replace(drawn, town=pick(site.rng, site.place.towns))
        own = ground.next_id()
        life = draw_life_in(site, kind, size, year)
        self._enter(Frame(kind, level, size, life, drawn, naming), own, plain=True)
        ground.twins |= {own: other, other: own}
        return True
