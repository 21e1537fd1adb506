"""What projects are called: the name on the list and its looser forms, filled in and unlike each other."""

import re
from dataclasses import dataclass
from random import Random

from corpus.world.chance import between, pick, pick_some, pick_weighted
from corpus.world.measures import draw_measure
from corpus.world.places import Place
from corpus.world.vocabulary import Kind, NameForm, Vocabulary

WITH_TOWN_KIND = 0.55
"""Names that say 青石坝镇; the others say 青石坝."""
_ORDINALS = "零一二三四五六七八九十"
_ROUND = (3, 5, 6, 8, 10, 12, 15, 20, 24, 30, 36, 40, 50, 60)


@dataclass(frozen=True, slots=True)
class Naming:
    """A project's name as it stands on a list, and looser forms of it as a text uses them when it comes back."""

    full: str
    shorts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Firm:
    """A company, by its long and its short name."""

    name: str
    short: str


@dataclass(slots=True)
class Drawn:
    """What one project's words are, so that its builder and its content speak of the same product and town."""

    form: NameForm
    words: dict[str, str]
    firm: Firm
    town: str


class NameBook:
    """The names that are taken: no two projects of a province are called alike unless it is meant so."""

    def __init__(self) -> None:
        self._fulls: set[str] = set()
        self._taken: dict[int, set[str]] = {}

    def is_free(self, county: int, full: str) -> bool:
        """Whether no project of the province has this name, nor one of the county as a looser form."""
        return full not in self._fulls and self.is_free_in(county, full)

    def is_free_in(self, county: int, full: str) -> bool:
        """Whether no project of the county has this name or looser form."""
        return full not in self._taken.setdefault(county, set())

    def make_free(self, county: int, place: str, naming: Naming) -> Naming:
        """The naming with the place in front, or a batch behind, where another project is called so."""
        full, batch = naming.full, 1
        if not self.is_free(county, full) and not full.startswith(place):
            full = place + full
        fixed = full
        while not self.is_free(county, full):
            batch += 1
            full = f"{fixed}（第{_ORDINALS[batch] if batch <= 10 else batch}批）"
        return Naming(full, naming.shorts)

    def enter(self, county: int, naming: Naming, own: Naming | None = None) -> Naming:
        """The naming without the looser forms that another project of the county has; it is taken from now on.

        `own` is what the same project was called before: those forms are not another's.
        """
        taken = self._taken.setdefault(county, set())
        kept = own.shorts if own else ()
        shorts = tuple(
            short
            for short in dict.fromkeys(naming.shorts)
            if short != naming.full and (short not in taken or short in kept)
        )
        self._fulls.add(naming.full)
        taken.update(shorts, (naming.full,))
        return Naming(naming.full, shorts)


def draw_firm(rng: Random, vocabulary: Vocabulary, place: Place, *, fronted: bool) -> Firm:
    """An invented company; half of them carry the county's name in front, unless it stands beside them already."""
    short = pick(rng, vocabulary.company_stems) + pick(rng, vocabulary.trades)
    front = pick_weighted(rng, (("", 0.5), (place.name, 0.25), (place.spoken, 0.25)))
    return Firm(say_once(front * (not fronted) + short + pick(rng, vocabulary.company_tails)), short)


def draw_name(rng: Random, vocabulary: Vocabulary, kind: Kind, place: Place, year: int) -> Drawn:
    """The form of a name and the words that fill it; `year` is the one in which the project is to begin."""
    form = pick(rng, kind.names)
    firm = draw_firm(rng, vocabulary, place, fronted=bool(form.slots & {"county", "stem"}))
    town, town2 = pick_some(rng, place.towns, 2)
    words = {"county": place.name, "stem": place.spoken, "company": firm.short, "firm": firm.name, "year": str(year)}
    slots = form.slots
    if "town" in slots or "town2" in slots:
        bare, bare2 = _bare_town(town), _bare_town(town2)
        words |= {"town_bare": bare, "town2_bare": bare2}
        whole = rng.random() < WITH_TOWN_KIND
        words |= {"town": town, "town2": town2} if whole else {"town": bare, "town2": bare2}
    if "village" in slots:
        words["village"] = pick(rng, place.villages)
        words["village_bare"] = words["village"].removesuffix("村")
    if "n" in slots:
        words["n"] = str(between(rng, 101, 569) if "道{n}线" in form.full else between(rng, 2, 12))
    if "road" in slots:
        words["road"] = _number_road(rng, pick(rng, kind.words["road"]))
        words["road_bare"] = words["road"].removesuffix("线")
    if "cap" in slots:
        words["cap"] = _number_cap(rng, pick(rng, kind.words["cap"]), kind)
    if "brand" in slots:
        words["brand"] = pick(rng, kind.words["brand"])
    if kind.words["product"]:
        words["product"] = pick(rng, kind.words["product"])
    return Drawn(form, words, firm, town)


def _number_road(rng: Random, road: str) -> str:
    """A road with its number: three digits, those that are printed before it included."""
    printed = sum(mark.isdigit() for mark in road)
    return road.replace("{n}", str(between(rng, 101, 569)) if printed == 0 else str(between(rng, 11, 69)))


def _number_cap(rng: Random, cap: str, kind: Kind) -> str:
    """A capacity with its number, within what is usual for its unit where the kind tells that."""
    unit = cap.replace("{n}", "")
    if unit[:1].isdigit() or unit.startswith("."):
        return cap.replace("{n}", str(between(rng, 1, 12)))
    for works in kind.every_works():
        for measure in works.units.get("capacity", ()):
            if measure.unit == unit:
                return draw_measure(rng, measure, whole=True)
    return cap.replace("{n}", str(pick(rng, _ROUND)))


def write_name(drawn: Drawn) -> Naming:
    """The naming that a form gives with its words."""
    words, form = drawn.words, drawn.form
    return Naming(
        say_once(form.full.format_map(words)), tuple(say_once(short.format_map(words)) for short in form.shorts)
    )


_TWICE = re.compile(r"([一-鿿]{2,4})\1")


def say_once(name: str) -> str:
    """A name without a word that stands there twice, the end of one part and the beginning of the next.

    >>> say_once("泽沐半导体半导体封装测试项目"), say_once("和岚智能科技科技有限公司")
    ('泽沐半导体封装测试项目', '和岚智能科技有限公司')
    """
    return _TWICE.sub(r"\1", name)


def _bare_town(town: str) -> str:
    return town.removesuffix("街道").removesuffix("镇").removesuffix("乡")
