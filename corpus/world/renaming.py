"""What phases, splits and new names do to what a project is called."""

from dataclasses import replace
from random import Random

from corpus.world.chance import pick
from corpus.world.naming import Drawn, Naming, write_name
from corpus.world.places import Place
from corpus.world.vocabulary import Kind, Vocabulary

PHASES = ("一期", "二期")
TAILS = ("建设项目", "建设工程", "项目", "工程")


def name_phases(rng: Random, naming: Naming) -> tuple[Naming, Naming]:
    """The names of the first and the second phase; each looser form says which phase it is.

    >>> name_phases(Random(1), Naming("云湖县电解铝箔建设项目", ("铝箔项目",)))[1]
    Naming(full='云湖县电解铝箔建设项目（二期）', shorts=('铝箔二期项目',))
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


def name_shares(rng: Random, vocabulary: Vocabulary, naming: Naming, kind: Kind) -> tuple[Naming, Naming]:
    """The names of the two projects that one is split into."""
    words = vocabulary.projects
    first, second = (
        Naming(f"{naming.full}（{share}）", tuple(f"{short}{share}" for short in naming.shorts))
        for share in pick(rng, words.shares_of_lines if kind.linear else words.shares)
    )
    return first, second


def rename(rng: Random, vocabulary: Vocabulary, drawn: Drawn, naming: Naming, place: Place) -> Naming:
    """Another name for the same project; much of the old one is in it, as is usual.

    Its company or its brand is called otherwise, a looser form becomes the name, its place or its tail comes or goes.
    """
    luck = rng.random()
    if luck < 0.35 and (words := _other_words(rng, vocabulary, drawn)):
        return write_name(replace(drawn, words=drawn.words | words))
    full, fronted = naming.full, naming.full.startswith(place.name)
    if luck < 0.55 and naming.shorts:
        short = without_tail(naming.shorts[0].removeprefix(place.name))
        return Naming((place.name if fronted else "") + short + pick(rng, tails_for(short)), naming.shorts)
    if fronted and luck < 0.8:
        return Naming(full.removeprefix(place.name), naming.shorts)
    core = without_tail(full)
    if core != full:
        return Naming(core + pick(rng, [tail for tail in tails_for(core) if core + tail != full]), naming.shorts)
    return Naming(full + pick(rng, tails_for(full)) if fronted else place.name + full, naming.shorts)


def _other_words(rng: Random, vocabulary: Vocabulary, drawn: Drawn) -> dict[str, str]:
    """What is put for the company, which goes into another trade under its old stem; nothing where none is named."""
    short = drawn.firm.short
    trade = next((trade for trade in vocabulary.trades if short.endswith(trade)), None)
    if trade is None or not drawn.form.slots & {"company", "firm"}:
        return {}
    renamed = short.removesuffix(trade) + pick(rng, [other for other in vocabulary.trades if other != trade])
    return {"company": renamed, "firm": drawn.firm.name.replace(short, renamed)}


def insert_before_tail(name: str, mark: str) -> str:
    """The name with a mark in front of 项目 or 工程, or behind it where it has no such tail.

    >>> insert_before_tail("石墨负极材料项目", "一期"), insert_before_tail("双河大桥", "一期")
    ('石墨负极材料一期项目', '双河大桥一期')
    """
    core = without_tail(name)
    return core + mark + name.removeprefix(core)


def tails_for(core: str) -> list[str]:
    """The tails that a name may have behind these words; what ends in 建设 is not built again.

    >>> tails_for("应急物资储备库建设")
    ['项目', '工程']
    """
    return [tail for tail in TAILS if not (core.endswith("建设") and tail.startswith("建设"))]


def without_tail(name: str) -> str:
    """The name without 项目 or 工程 at its end; whole where nothing else would be left.

    >>> without_tail("石墨负极材料建设项目"), without_tail("双河大桥")
    ('石墨负极材料', '双河大桥')
    """
    tail = next((tail for tail in TAILS if name.endswith(tail) and name != tail), "")
    return name.removesuffix(tail)
