"""Sections without projects' figures: problems, next steps, principles, safeguards."""

from collections.abc import Sequence

from corpus.world import Project
from corpus.writer.numbering import write_marker
from corpus.writer.paper import Paper
from corpus.writer.parts import Part


def write_problems(paper: Paper, projects: Sequence[Project], by: str) -> None:
    """What stands in the way in general."""
    _list_sentences(paper, "problems.lead", "problems.item", paper.chance.choice((1, 2, 3)))


def write_next(paper: Paper, projects: Sequence[Project], by: str) -> None:
    """What is to be done next in general."""
    _list_sentences(paper, "next.lead", "next.item", paper.chance.choice((1, 2, 3, 4)))


def _list_sentences(paper: Paper, lead: str, item: str, number: int) -> None:
    """A lead and some different sentences, in one paragraph (一是…二是…) or as items; one alone has no number."""
    chosen = [paper.say_new(item) for _ in range(number)]
    opening = paper.say(lead) if number > 1 and paper.chance.random() < 0.5 else []
    if number == 1 or paper.chance.random() < 0.6:
        parts = list(opening)
        pattern = paper.chance.choice(("一是", "一是", "一是", "（{n}）", "{n}.", "")) if number > 1 else ""
        for place, said in enumerate(chosen, 1):
            parts += [write_marker(pattern, place), *said]
        paper.add("paragraph", parts)
        return
    if opening:
        paper.add("paragraph", opening)
    for place, said in enumerate(chosen, 1):
        paper.item(1, place, said)


def write_principle(paper: Paper, projects: Sequence[Project], by: str) -> None:
    """The guiding thoughts of a plan."""
    paper.add("paragraph", paper.say("text.principle"))


def write_safeguards(paper: Paper, projects: Sequence[Project], by: str) -> None:
    """The safeguards of a plan, no two that begin alike."""
    titles: set[str] = set()
    said: list[list[Part]] = []
    for _ in range(paper.chance.choice((2, 3, 4))):
        parts = paper.say_new("text.safeguard")
        title = str(parts[0])[:4]
        if title not in titles:
            titles.add(title)
            said.append(parts)
    for place, parts in enumerate(said, 1):
        paper.item(1, place, parts)
