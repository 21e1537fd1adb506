"""A whole invented province, from its seed and number alone."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random

from corpus.world.drafting import Ground, Site
from corpus.world.inventing import Inventor
from corpus.world.places import Place, build_places
from corpus.world.project import Project
from corpus.world.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True, eq=False)
class County:
    """A county with the projects that it ever knew."""

    place: Place
    projects: tuple[Project, ...]


@dataclass(frozen=True, slots=True, eq=False)
class City:
    """A city with its counties."""

    place: Place
    counties: tuple[County, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Province:
    """A province with its cities."""

    place: Place
    northern: bool
    """Whether the winter stops most building there."""
    cities: tuple[City, ...]

    @property
    def counties(self) -> Iterator[County]:
        """All its counties."""
        return (county for city in self.cities for county in city.counties)

    @property
    def projects(self) -> Iterator[Project]:
        """All its projects."""
        return (project for county in self.counties for project in county.projects)


def build_province(
    vocabulary: Vocabulary, seed: int, index: int, counties: int, first_year: int, last_year: int
) -> Province:
    """The province with this number; it depends on nothing but what is handed in, not on other provinces."""
    place, northern, cities = build_places(vocabulary, seed, index, counties)
    ground = Ground(vocabulary, index, northern, first_year, last_year)
    invented: dict[Place, tuple[Project, ...]] = {}
    for number, county in enumerate(county for _, below in cities for county in below):
        rng = Random(f"{seed}/{index}/{number}")
        invented[county] = Inventor(Site(ground, rng, number, county)).invent()
    return Province(
        place,
        northern,
        tuple(
            City(city, tuple(County(county, _with_twins(invented[county], ground.twins)) for county in below))
            for city, below in cities
        ),
    )


def _with_twins(projects: tuple[Project, ...], twins: dict[str, str]) -> tuple[Project, ...]:
    """The projects; those that got a twin in a county invented later know it now."""
    return tuple(
        replace(project, twin_of=twins[project.id]) if project.id in twins else project for project in projects
    )
