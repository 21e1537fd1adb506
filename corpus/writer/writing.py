"""One report: from an office, a month and a genre to bytes and truth."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from corpus.world import Project, Vocabulary
from corpus.writer.cards import write_card
from corpus.writer.damage import damage
from corpus.writer.genres import draw_skeleton, write_paper
from corpus.writer.ledger import Data
from corpus.writer.loading import load_grammar
from corpus.writer.mistakes import tell_excesses, tell_mistake, tell_roundings
from corpus.writer.noise import Noisy, draw_noises, encode, make_noise
from corpus.writer.orders import Order
from corpus.writer.paper import Paper
from corpus.writer.periods import part_words, settle_periods
from corpus.writer.planting import SLIPS, Mistake, draw_kind, plant
from corpus.writer.rendering import draw_layout, render_text
from corpus.writer.setting import tell_setting
from corpus.writer.shapes import load_shapes
from corpus.writer.style import Style
from corpus.writer.templates import erase
from corpus.writer.truth import tell_truth
from corpus.writer.voice import Voice

_FROZEN = 1 / 3
"""The share of reports that are written in the words of the frozen side."""
_NEEDS = {
    "duplicate": ("projects.none", "plans.none", "briefs.none"),
    "numbering": ("projects.none", "plans.none", "briefs.none"),
    "conflict": ("again",),
}
"""The sections of which a report must have one for an error of that kind."""
_TEMPLATES = 0.008
"""The share of forms that nobody has filled in."""
_TELLS = {
    "total": 0.95,
    "plan": 0.85,
    "done": 0.9,
    "rate": 0.6,
    "month": 0.12,
    "since": 0.2,
    "progress": 0.2,
    "content": 0.45,
    "builder": 0.3,
    "owner": 0.25,
    "place": 0.2,
    "start": 0.15,
    "status": 0.85,
    "problem": 0.3,
    "milestone": 0.35,
    "component": 0.2,
    "nature": 0.1,
    "output": 0.15,
    "funding": 0.1,
    "phase_total": 0.08,
}
"""How often an office reports on a slot of its projects at all."""
_ALWAYS = {
    "项目简介": {"total", "content", "output", "builder"},
    "新闻报道": {"total", "status", "content"},
    "实施方案": {"total", "plan", "content"},
    "清单": {"total", "plan"},
}


@dataclass(frozen=True, slots=True)
class Written:
    """A report, and what is true of it."""

    name: str
    data: bytes
    truth: Data
    mistakes: list[Data]


def write_report(
    order: Order,
    everything: Sequence[Project],
    style: Style,
    vocabulary: Vocabulary,
    chance: Random,
    folder: str,
    errors: float,
) -> Written:
    """The report that an office writes, as bytes with its truth."""
    side = "frozen" if chance.random() < _FROZEN else "open"
    kind = draw_kind(chance) if chance.random() < errors else ""
    skeleton = draw_skeleton(order.genre, side, chance, _NEEDS.get(kind, ()))
    paper = _begin_paper(order, side, style, vocabulary, chance)
    paper.slip = kind if kind in SLIPS else ""
    write_paper(paper, skeleton, everything, _listed(paper, everything))
    part_words(paper)
    settle_periods(paper, everything)
    is_template = chance.random() < _TEMPLATES
    mistake = plant(paper, kind, chance) if kind and not is_template else None
    if is_template:
        erase(paper, chance)
    lost = "" if is_template or mistake else damage(paper, chance)
    write_card(paper, shows=not is_template)
    noisy = Noisy("".join(render_text(paper, draw_layout(chance))), paper.facts, paper.stretches)
    noises = draw_noises(chance)
    make_noise(noisy, noises, chance)
    paper.is_mirrored = "mirror" in noises
    data, encoding = encode(noisy.text, chance)
    name = f"{folder}/{_file_name(order)}"
    labels: Data = {
        "genre": order.genre,
        "side": side,
        "format": "txt",
        "office": order.office.rank,
        "skeleton": "/".join((*skeleton.split(), *paper.ways)),
        "noise": [*noises, *["chrome"] * bool(paper.chrome), *["template"] * is_template, *[lost] * bool(lost)],
        "encoding": encoding,
    }
    truth = {"report": name, "labels": labels, **tell_truth(paper, noisy.text, paper.stretches)}
    findings, mistakes = _tell_mistakes(name, paper, mistake)
    if findings:
        truth["findings"] = findings
    return Written(name, data, truth, mistakes)


def _begin_paper(order: Order, side: str, style: Style, vocabulary: Vocabulary, chance: Random) -> Paper:
    """A report of which nothing is written yet: what its writer keeps to."""
    paper = Paper(
        genre=order.genre,
        voice=Voice(load_grammar(side), chance),
        style=style,
        place=order.office,
        year=order.year,
        month=order.month,
        day=chance.choice((10, 15, 20, 25)) if order.month is not None and chance.random() < 0.12 else None,
        numbering=load_shapes().numbering(side, chance),
        tells=frozenset(slot for slot, share in _TELLS.items() if chance.random() < share)
        | frozenset(_ALWAYS.get(order.genre, ())),
        people=vocabulary.people,
    )
    paper.know(tell_setting(paper))
    paper.scope = paper.voice.words("scope.all", paper.about({}))
    return paper


def _tell_mistakes(name: str, paper: Paper, planted: Mistake | None) -> tuple[list[Data], list[Data]]:
    """The findings that a report should raise, and its lines in the list of mistakes; what was planted comes first."""
    mistakes, findings = list(tell_roundings(name, paper, planted)), list(tell_excesses(paper, planted))
    if planted is not None:
        line, finding = tell_mistake(name, planted)
        mistakes.insert(0, line)
        findings.insert(0, finding)
    return findings, mistakes


_MOST_LISTED = 16
_LEAST_LISTED = 4


def _listed(paper: Paper, everything: Sequence[Project]) -> Sequence[Project]:
    """The projects that a report tells one by one: all, or where they are many those of the highest levels."""
    if len(everything) <= _MOST_LISTED:
        return everything
    ranks = ("国家重点", "省重点", "市重点", "县重点")
    chosen: list[Project] = []
    for rank in ranks:
        more = [project for project in everything if project.level == rank]
        if len(chosen) + len(more) > _MOST_LISTED:
            break
        chosen += more
    return chosen if len(chosen) >= _LEAST_LISTED else sorted(everything, key=lambda project: -project.total)[:8]


def _file_name(order: Order) -> str:
    when = f"{order.year}" if order.month is None else f"{order.year}-{order.month % 12 + 1:02d}"
    return f"{when}-{order.number:02d}-{order.genre}.txt"
