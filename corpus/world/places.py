"""Invented places: provinces with their cities and counties, towns and offices."""

from dataclasses import dataclass
from random import Random
from typing import Literal

from corpus.world.chance import between, pick_some, pick_weighted
from corpus.world.vocabulary import Vocabulary

Rank = Literal["county", "city", "province"]

LANES = 12
"""Provinces whose numbers differ by less than this share no stem as long as the lists last: each takes every twelfth."""
ROOM = 32
"""Provinces beyond the twelfth take their stems behind those of the earlier ones, in steps of this many counties."""
MORE = "东西南北新上下大小前后内"
TAILS = "口营堡湾岭塬坪滩"
"""Put before or behind a stem when the list is used up: 东云湖县, 云湖口县. With three characters nothing real is met."""

AUTONOMOUS = 0.2
"""Provinces that are 自治区; among them some have 盟 and 旗, others 州."""
NORTHERN = 0.55
"""Provinces where the winter stops most building."""


@dataclass(frozen=True, slots=True)
class Unit:
    """An office of a place."""

    name: str
    short: str


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """A county, city or province."""

    name: str
    stem: str
    kind: str
    rank: Rank
    abbr: str
    """The character that stands for it in document numbers."""
    parent: "Place | None"
    towns: tuple[str, ...]
    villages: tuple[str, ...]
    departments: tuple[Unit, ...]

    @property
    def spoken(self) -> str:
        """What it is called where its kind is left out: a stem of one character does not stand alone (嵘县)."""
        return self.stem if len(self.stem) > 1 else self.name


class Stems:
    """The stems of one list in the order that a seed gives them, those made up when the list is used up included."""

    def __init__(self, stems: tuple[str, ...], seed: int, what: str) -> None:
        self._rng = Random(f"{seed}/stems/{what}")
        self._stems = pick_some(self._rng, stems, len(stems))
        self._made: tuple[str, ...] = ()

    def take(self, number: int) -> str:
        """The stem with this number."""
        if number < len(self._stems):
            return self._stems[number]
        if not self._made:
            self._make_up()
        again, at = divmod(number - len(self._stems), len(self._made))
        return MORE[again % len(MORE)] * (again > 0) + self._made[at]

    def _make_up(self) -> None:
        long, known = [stem for stem in self._stems if len(stem) > 1], set(self._stems)
        made = [f"{more}{stem}" for stem in long for more in MORE] + [
            f"{stem}{tail}" for stem in long for tail in TAILS
        ]
        made = [stem for stem in made if stem not in known]
        self._made = pick_some(self._rng, made, len(made))


def build_places(
    vocabulary: Vocabulary, seed: int, index: int, counties: int
) -> tuple[Place, bool, list[tuple[Place, list[Place]]]]:
    """A province, whether it lies in the north, and its cities with their counties."""
    rng = Random(f"{seed}/{index}/places")
    lane, lap = index % LANES, index // LANES
    behind = lap * -(-counties // ROOM) * ROOM
    northern = rng.random() < NORTHERN
    autonomous = rng.random() < AUTONOMOUS
    province = _build_place(
        vocabulary,
        rng,
        Stems(vocabulary.provinces, seed, "provinces").take(index),
        "自治区" if autonomous else "省",
        None,
    )
    city_stems, county_stems = Stems(vocabulary.cities, seed, "cities"), Stems(vocabulary.counties, seed, "counties")
    cities: list[tuple[Place, list[Place]]] = []
    left = 0
    for number in range(counties):
        if left == 0:
            stem = city_stems.take(lane + LANES * (behind + len(cities)))
            cities.append((_build_place(vocabulary, rng, stem, _city_kind(rng, autonomous, northern), province), []))
            left = between(rng, 4, 9)
        left -= 1
        city, below = cities[-1]
        stem = county_stems.take(lane + LANES * (behind + number))
        below.append(_build_place(vocabulary, rng, stem, _county_kind(rng, stem, city), city))
    return province, northern, cities


def _city_kind(rng: Random, autonomous: bool, northern: bool) -> str:
    if autonomous:
        return pick_weighted(rng, (("市", 0.5), ("盟" if northern else "州", 0.5)))
    return pick_weighted(rng, (("市", 0.93), ("州", 0.07)))


def _county_kind(rng: Random, stem: str, city: Place) -> str:
    if len(stem) == 1:
        return "县"
    if city.kind == "盟":
        return pick_weighted(rng, (("旗", 0.7), ("县", 0.2), ("市", 0.1)))
    if city.kind == "州":
        return pick_weighted(rng, (("县", 0.85), ("市", 0.15)))
    return pick_weighted(rng, (("县", 0.6), ("区", 0.24), ("市", 0.14), ("旗", 0.02)))


def _build_place(vocabulary: Vocabulary, rng: Random, stem: str, kind: str, parent: Place | None) -> Place:
    rank: Rank = "province" if parent is None else "city" if parent.rank == "province" else "county"
    tails = _TAILS_OF_TOWNS[kind if kind in _TAILS_OF_TOWNS else "县"]
    county = rank == "county"
    return Place(
        name=stem + kind,
        stem=stem,
        kind=kind,
        rank=rank,
        abbr=stem[0],
        parent=parent,
        towns=tuple(
            town + pick_weighted(rng, tails) for town in pick_some(rng, vocabulary.towns, between(rng, 8, 16) * county)
        ),
        villages=tuple(f"{village}村" for village in pick_some(rng, vocabulary.villages, 12 * county)),
        departments=tuple(
            Unit(name.format(kind=kind), short.format(kind=kind))
            for name, short in pick_some(rng, vocabulary.units[rank], between(rng, 14, 24))
        ),
    )


_TAILS_OF_TOWNS = {
    "县": (("镇", 0.6), ("乡", 0.37), ("街道", 0.03)),
    "区": (("街道", 0.6), ("镇", 0.3), ("乡", 0.1)),
    "市": (("镇", 0.65), ("街道", 0.25), ("乡", 0.1)),
    "旗": (("镇", 0.7), ("乡", 0.2), ("街道", 0.1)),
}
