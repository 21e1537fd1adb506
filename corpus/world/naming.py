"""What projects are called: the name on the list, its looser forms, and what phases, parts and new names do to it."""

from dataclasses import dataclass
from random import Random

from corpus.world.chance import between, pick, pick_some, pick_weighted
from corpus.world.places import Place
from corpus.world.vocabulary import Kind, NameForm, Vocabulary

WITH_TOWN_KIND = 0.55
"""Names that say 青石坝镇; the others say 青石坝."""
SHARES = (("南段", "北段"), ("东区", "西区"), ("一标段", "二标段"), ("A区", "B区"), ("城区段", "郊区段"))
PHASES = ("一期", "二期")
_TAILS = ("建设项目", "建设工程", "项目", "工程")
_ROUND = (1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 24, 30, 40, 50, 60, 80, 100, 120, 150, 200, 300)


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
            full = f"{fixed}（第{batch}批）"
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


def draw_firm(rng: Random, vocabulary: Vocabulary, place: Place) -> Firm:
    """An invented company; half of them carry the county's name in front."""
    short = pick(rng, vocabulary.company_stems) + pick(rng, vocabulary.trades)
    front = pick_weighted(rng, (("", 0.5), (place.name, 0.25), (place.spoken, 0.25)))
    return Firm(front + short + pick(rng, vocabulary.company_tails), short)


def draw_name(rng: Random, vocabulary: Vocabulary, kind: Kind, place: Place, form: NameForm | None = None) -> Drawn:
    """The form of a name and the words that fill it."""
    form = form or pick(rng, kind.names)
    firm = draw_firm(rng, vocabulary, place)
    town, town2 = pick_some(rng, place.towns, 2)
    words = {"county": place.name, "stem": place.spoken, "company": firm.short, "firm": firm.name}
    slots = form.slots
    if "town" in slots or "town2" in slots:
        words |= {"town_bare": _bare_town(town), "town2_bare": _bare_town(town2)}
        whole = rng.random() < WITH_TOWN_KIND
        words |= (
            {"town": town, "town2": town2} if whole else {slot: words[f"{slot}_bare"] for slot in ("town", "town2")}
        )
    if "village" in slots:
        words["village"] = pick(rng, place.villages)
        words["village_bare"] = words["village"].removesuffix("村")
    if "n" in slots:
        words["n"] = str(between(rng, 2, 12))
    if "road" in slots:
        words["road"] = pick(rng, kind.words["road"]).replace("{n}", str(between(rng, 101, 569)))
    if "cap" in slots:
        words["cap"] = pick(rng, kind.words["cap"]).replace("{n}", str(pick(rng, _ROUND)))
    if "brand" in slots:
        words["brand"] = pick(rng, kind.words["brand"])
    if kind.words["product"]:
        words["product"] = pick(rng, kind.words["product"])
    return Drawn(form, words, firm, town)


def write_name(drawn: Drawn) -> Naming:
    """The naming that a form gives with its words."""
    words = drawn.words
    return Naming(drawn.form.full.format_map(words), tuple(short.format_map(words) for short in drawn.form.shorts))


def name_phases(rng: Random, naming: Naming) -> tuple[Naming, Naming]:
    """The names of the first and the second phase; each looser form says which phase it is.

    >>> name_phases(Random(3), Naming("云湖县电解铝箔建设项目", ("铝箔项目",)))[1]
    Naming(full='云湖县电解铝箔二期建设项目', shorts=('铝箔二期项目',))
    """
    bracket = rng.random() < 0.5 and not naming.full.endswith("）")
    first, second = (
        Naming(
            f"{naming.full}（{phase}）" if bracket else insert_before_tail(naming.full, phase),
            tuple(insert_before_tail(short, phase) for short in naming.shorts),
        )
        for phase in PHASES
    )
    return first, second


def name_shares(rng: Random, naming: Naming) -> tuple[Naming, Naming]:
    """The names of the two projects that one is split into."""
    first, second = (
        Naming(f"{naming.full}（{share}）", tuple(f"{short}{share}" for short in naming.shorts))
        for share in pick(rng, SHARES)
    )
    return first, second


def rename(rng: Random, drawn: Drawn, naming: Naming, kind: Kind, place: Place) -> Naming:
    """Another name for the same project: its place or its tail comes or goes, or it is called quite otherwise.

    >>> insert_before_tail("石墨负极材料项目", "一期")
    '石墨负极材料一期项目'
    """
    forms = [form for form in kind.names if form is not drawn.form and form.slots <= set(drawn.words)]
    if forms and rng.random() < 0.5:
        new = write_name(Drawn(pick(rng, forms), drawn.words, drawn.firm, drawn.town))
        if new.full != naming.full:
            return new
    full, fronted = naming.full, naming.full.startswith(place.name)
    if fronted and rng.random() < 0.5:
        return Naming(full.removeprefix(place.name), naming.shorts)
    for tail in _TAILS:
        if full.endswith(tail):
            other = pick(rng, [other for other in _TAILS if other != tail])
            return Naming(full.removesuffix(tail) + other, naming.shorts)
    return Naming(full + pick(rng, _TAILS) if fronted else place.name + full, naming.shorts)


def insert_before_tail(name: str, mark: str) -> str:
    """The name with a mark in front of 项目 or 工程, or behind it where it has no such tail."""
    for tail in _TAILS:
        if name.endswith(tail) and len(name) > len(tail):
            return name.removesuffix(tail) + mark + tail
    return name + mark


def _bare_town(town: str) -> str:
    return town.removesuffix("街道").removesuffix("镇").removesuffix("乡")
