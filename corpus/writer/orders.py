"""Which office writes what, and when; and which projects it has on its list then."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from random import Random

from corpus.world import Place, Project, Province
from corpus.writer.shapes import load_shapes


@dataclass(frozen=True, slots=True, eq=False)
class Office:
    """A place whose reports are kept, and the projects that it reports on."""

    place: Place
    folder: str
    projects: tuple[Project, ...]


@dataclass(frozen=True, slots=True)
class Order:
    """A report to be written: whose, of when, of what kind."""

    office: Place
    year: int
    month: int | None
    """As year * 12 + month - 1; None for a plan."""
    genre: str
    number: int
    """Its place among the office's orders: what makes its chance its own."""


def offices_of(province: Province) -> Iterator[Office]:
    """The offices of a province: of each city those of its counties and its own, and last the province's."""
    root = f"reports/{province.place.name}"
    for city in province.cities:
        for county in city.counties:
            yield Office(county.place, f"{root}/{city.place.name}/{county.place.name}", county.projects)
        yield Office(
            city.place,
            f"{root}/{city.place.name}",
            tuple(project for county in city.counties for project in county.projects),
        )
    leading = (project for project in province.projects if project.level in ("国家重点", "省重点"))
    yield Office(province.place, root, tuple(leading))


def share_out(reports: int, offices: Sequence[Office], chance: Random) -> list[int]:
    """How many reports each office has in the archive; some have few, some many."""
    weights = [chance.choice((1, 2, 2, 3, 4)) for _ in offices]
    whole = sum(weights)
    shares = [reports * weight // whole for weight in weights]
    for place in range(reports - sum(shares)):
        shares[place % len(shares)] += 1
    return shares


def draw_orders(place: Place, number: int, years: tuple[int, int], chance: Random) -> list[Order]:
    """So many orders of an office within these years, in the order of time."""
    assignments = load_shapes().assignments[place.rank]
    weights = [assignment.share for assignment in assignments]
    drawn = []
    for _ in range(number):
        assigned = chance.choices(assignments, weights)[0]
        month = chance.choice(assigned.months)
        drawn.append((chance.randint(*years), month, assigned.genre))
    drawn.sort()
    return [
        Order(place, year, year * 12 + month - 1 if month else None, genre, count)
        for count, (year, month, genre) in enumerate(drawn, 1)
    ]


def known_projects(office: Office, order: Order) -> Sequence[Project]:
    """The projects that an office has on its list at that time."""
    until = order.year * 12 if order.month is None else order.month
    return [project for project in _listed(office, order.year) if project.first_known <= until]


@lru_cache(maxsize=1)  # orders come in the order of time
def _listed(office: Office, year: int) -> tuple[Project, ...]:
    return tuple(project for project in office.projects if project.is_listed(year))
