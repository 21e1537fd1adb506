"""What each genre consists of: a skeleton of `shapes.toml`, section after section."""

import functools
from collections.abc import Callable, Sequence
from random import Random

from corpus.world import Project
from corpus.writer.fitting import pattern
from corpus.writer.paper import Paper
from corpus.writer.parts import Part
from corpus.writer.sections.distributed import list_by_state
from corpus.writer.sections.listings import (
    list_briefs,
    list_plans,
    list_projects,
    name_again,
    run_on,
    tell_adjusted,
    tell_together,
)
from corpus.writer.sections.mastheads import Masthead
from corpus.writer.sections.overviews import (
    cut_whole,
    open_report,
    rank_in_lines,
    rank_regions,
    say_aside,
    say_more,
    tell_groups,
    tell_regions,
)
from corpus.writer.sections.paragraphs import tell_again, tell_sectors
from corpus.writer.sections.promises import write_goals, write_targets
from corpus.writer.sections.prose import write_next, write_principle, write_problems, write_safeguards
from corpus.writer.sections.stories import end_story, quote, tell_reversed, tell_stories, tell_story
from corpus.writer.sections.tables import write_fields, write_table
from corpus.writer.sections.tasks import write_tasks
from corpus.writer.shapes import Skeletons, load_shapes
from corpus.writer.voice import Makers

Section = Callable[[Paper, Sequence[Project], str], None]
_SECTIONS: dict[str, tuple[Section, str, bool]] = {
    # word: what writes it, the heading it stands under, whether it speaks of the listed projects only
    "opening": (open_report, "overall", False),
    "more": (say_more, "overall", False),
    "aside": (say_aside, "overall", False),
    "cut": (cut_whole, "cuts", False),
    "ranking": (rank_regions, "cuts", False),
    "ranklines": (rank_in_lines, "cuts", False),
    "regions": (tell_regions, "cuts", False),
    "groups": (tell_groups, "arrangement", False),
    "lists": (list_by_state, "overall", False),
    "together": (tell_together, "overall", True),
    "adjusted": (tell_adjusted, "projects", True),
    "projects": (list_projects, "projects", True),
    "runon": (run_on, "projects", True),
    "sectors": (tell_sectors, "projects", True),
    "table": (write_table, "projects", True),
    "fields": (write_fields, "projects", True),
    "plans": (list_plans, "projects", True),
    "plantable": (write_table, "projects", True),
    "briefs": (list_briefs, "projects", True),
    "again": (tell_again, "problems", True),
    "naming": (name_again, "problems", True),
    "problems": (write_problems, "problems", False),
    "next": (write_next, "next", False),
    "targets": (write_targets, "next", False),
    "goals": (write_goals, "goals", False),
    "principle": (write_principle, "principle", False),
    "tasks": (write_tasks, "tasks", False),
    "safeguards": (write_safeguards, "safeguards", False),
    "stories": (tell_stories, "", True),
    "story": (tell_story, "", True),
    "reverse": (tell_reversed, "", True),
    "quote": (quote, "", True),
    "ending": (end_story, "", False),
}
_ENDING = {"problems", "next", "targets", "safeguards", "naming"}


def draw_skeleton(genre: str, side: str, chance: Random, having: Sequence[str] = ()) -> str:
    """One of a side's skeletons for a genre; of those that have one of some sections, where there are such."""
    skeletons = load_skeletons()[genre][side]
    fitting = [skeleton for skeleton in skeletons if not having or not {*having}.isdisjoint(skeleton.split())]
    return chance.choice(fitting or skeletons)


@functools.cache
def load_skeletons() -> Skeletons:
    """The skeletons as they are shipped, by genre and side; an unknown word in one is refused."""
    skeletons = load_shapes().skeletons
    for genre, sides in skeletons.items():
        for skeleton in (skeleton for side in sides.values() for skeleton in side):
            unknown = [word for word in skeleton.split() if word.partition(".")[0] not in _SECTIONS]
            if unknown:
                raise ValueError(f"shapes.toml {genre}：没有 {' '.join(unknown)} 这样的段落：{skeleton}")
    return skeletons


def write_paper(paper: Paper, skeleton: str, everything: Sequence[Project], listed: Sequence[Project]) -> None:
    """Writes a report after a skeleton: `everything` is what its group holds, `listed` what it tells one by one."""
    words = skeleton.split()
    paper.everything = everything
    masthead = Masthead(paper)
    masthead.write_head()
    often = 0.9 if paper.genre == "实施方案" else 0.55
    paper.sections = paper.genre != "新闻报道" and len(words) > 2 and paper.chance.random() < often
    used: list[str] = []
    for word in words:
        kind, _, by = word.partition(".")
        write, heading, of_listed = _SECTIONS[kind]
        if paper.genre == "实施方案" and heading == "overall":
            heading = "arrangement"
        headed = bool(heading) and heading not in used
        numbers, blocks = paper.numbering.last, len(paper.blocks)
        said_before = paper.year_said, paper.months_said
        if headed:
            _write_heading(paper, heading, ends=kind in _ENDING)
        begun = len(paper.blocks)
        write(paper, listed if of_listed else everything, by)
        if len(paper.blocks) == begun:
            # a section that had nothing to say leaves no heading behind
            del paper.blocks[blocks:]
            paper.numbering.last = numbers
            paper.year_said, paper.months_said = said_before
        elif headed:
            used.append(heading)
    masthead.write_tail()


def _write_heading(paper: Paper, heading: str, *, ends: bool) -> None:
    """The heading of a section; without sections, only now and then one over what follows the projects."""
    if not paper.sections and not (ends and paper.ends_headed):
        return
    said = _say_heading(paper, heading)
    if paper.sections or paper.numbering.last:
        paper.heading(0, paper.numbering.next(0), said)
    else:
        # a number would seem to be the next, or the first again, of the list above
        paper.add("heading", said)


def _say_heading(paper: Paper, heading: str) -> list[Part]:
    """The words of a heading: a plan arranges its projects and cannot tell how they went, nor does a brief."""
    more: Makers = {"scope": paper.scope}
    if paper.genre == "实施方案" and heading in ("arrangement", "projects"):
        return paper.say_new("heading.arrangement", more)
    if paper.genre == "项目简介" and heading in ("overall", "projects"):
        fitting = paper.say_fitting(f"heading.{heading}", pattern("headings", "of_progress"), more)
        return fitting or paper.say("heading.arrangement", more)
    return paper.say(f"heading.{heading}", more)
