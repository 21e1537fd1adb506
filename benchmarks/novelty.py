"""How much of what the archive writer says the extractor has never been told: `python -m benchmarks.novelty [--words]`.

The writer's words come from reports, the lexicon's from elsewhere; were all of them known, an archive would only prove
that the lexicon agrees with itself. Each cue is read as a report would say it. Of the frozen side only numbers are
printed: who works on the extractor does not read its words.
"""

import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from corpus.forms import Choice, Form, Maybe, Ref, Slot
from corpus.writer.grammar import SIDES, Grammar
from corpus.writer.loading import load_grammar
from extractors.lexicon import load_lexicon
from extractors.roles import find_roles
from extractors.trial import figures_of
from pipeline.extraction import extract
from schemas import Project

FACTS = {
    "year": "2021",
    "m": "6",
    "d": "25",
    "part": "综合楼",
    "part2": "地下车库",
    "progress": "45%",
    "problem": "征地拆迁难度大",
    "all": "全县",
    "kind": "县",
    "us": "我县",
    "region": "青石县",
}
"""What fills the slots of a cue."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue word of one side: what kind of cue, what it means, how it reads."""

    side: str
    family: str
    meaning: str
    text: str


@dataclass(frozen=True, slots=True)
class Known:
    """How many cues there are, and how many of them the extractor reads rightly."""

    known: int = 0
    cues: int = 0

    @property
    def unknown_share(self) -> float:
        """The share that it does not read rightly."""
        return 1 - self.known / self.cues if self.cues else 0.0

    def __add__(self, other: "Known") -> "Known":
        return Known(self.known + other.known, self.cues + other.cues)


def find_cues(side: str) -> Iterator[Cue]:
    """Every form of the rules that are single cues, each spelled out once."""
    grammar = load_grammar(side)
    for rule, forms in grammar.forms.items():
        for prefix, family in FAMILIES.items():
            if rule == prefix or (prefix.endswith(".") and rule.startswith(prefix)):
                for form in forms:
                    yield Cue(side, family, rule.removeprefix(prefix), _spell(form, grammar))


def _spell(form: Form, grammar: Grammar) -> str:
    """A form with everything that it may say, the first of each choice."""
    pieces = []
    for node in form:
        if isinstance(node, str):
            pieces.append(node)
        elif isinstance(node, Slot):
            pieces.append(FACTS[node.name])
        elif isinstance(node, Ref):
            pieces.append(_spell(grammar.forms[node.rule][0], grammar))
        elif isinstance(node, Maybe):
            pieces.append(_spell(node.body, grammar))
        elif isinstance(node, Choice):
            pieces.append(_spell(node.bodies[0], grammar))
    return "".join(pieces)


# -------------------------------------------------------------------------------------------------------------- reading


def _says(sentence: str, role: str) -> bool:
    """Whether the last figure of a sentence is read in that role."""
    text, figures = figures_of(sentence)
    reading = find_roles(text, figures, load_lexicon())[-1] if figures else None
    return reading is not None and reading.role == role


def _project(report: str) -> Project | None:
    projects = extract(report.encode(), "-", load_lexicon()).projects
    return projects[0] if len(projects) == 1 else None


def _is_since(cue: Cue) -> bool:
    project = _project(f"青石县2021年重点项目进展情况\n1、云岭产业园项目，总投资3.2亿元，{cue.text}1.4亿元。\n")
    return project is not None and [each.period.cumulative for each in project.completions] == [True]


def _is_period(cue: Cue) -> bool:
    first, last = _MONTHS[cue.meaning]
    report = f"青石县2021年重点项目进展情况\n1、云岭产业园项目，总投资3.2亿元，{cue.text}完成投资1.4亿元。\n"
    project = _project(report)
    periods = [each.period for each in project.completions] if project else []
    return [(period.start, period.end) for period in periods] == [(f"2021-{first:02d}", f"2021-{last:02d}")]


_MONTHS = {
    "months": (1, 6),
    "day": (1, 6),
    "quarter1": (1, 3),
    "half": (1, 6),
    "quarter3": (1, 9),
    "year": (1, 12),
    "month": (6, 6),
}


def _is_state(cue: Cue) -> bool:
    report = f"青石县2021年1—8月重点项目进展情况\n1、云岭产业园项目，总投资3.2亿元。{cue.text}。\n"
    project = _project(report)
    return project is not None and project.status == cue.meaning.partition(".")[0]


def _is_level(cue: Cue) -> bool:
    report = f"青石县2021年1—8月重点项目进展情况\n一、{cue.text}（1个）\n1、云岭产业园项目，总投资3.2亿元。\n"
    project = _project(report)
    return project is not None and project.level == cue.meaning


FAMILIES = {
    "word.total": "word.total",
    "word.plan": "word.plan",
    "word.done": "word.done",
    "word.since": "word.since",
    "word.rate": "word.rate",
    "period.": "period.*",
    "status.": "status.*",
    "scope.level.": "scope.level.*",
}
"""Rules (or how the names of several begin), and what they are called in the table."""
_READINGS: Mapping[str, Callable[[Cue], bool]] = {
    "word.total": lambda cue: _says(f"云岭产业园项目，{cue.text}3亿元", "total_investment"),
    "word.plan": lambda cue: _says(f"云岭产业园项目，{cue.text}3亿元", "annual_plan"),
    "word.done": lambda cue: _says(f"云岭产业园项目，1—6月{cue.text}3亿元", "completion"),
    "word.since": _is_since,
    "word.rate": lambda cue: _says(f"1—6月完成投资3亿元，{cue.text}51%", "percent_of_plan"),
    "period.*": _is_period,
    "status.*": _is_state,
    "scope.level.*": _is_level,
}


def is_known(cue: Cue) -> bool:
    """Whether the extractor reads a cue as the writer means it.

    >>> is_known(Cue("open", "word.total", "", "总投资")), is_known(Cue("open", "word.total", "", "亩均税收"))
    (True, False)
    """
    return _READINGS[cue.family](cue)


@cache
def measure() -> Mapping[tuple[str, str], Known]:
    """For each family and side, how many of its cues the extractor knows."""
    found: dict[tuple[str, str], Known] = {(family, side): Known() for family in _READINGS for side in SIDES}
    for side in SIDES:
        for cue in find_cues(side):
            found[cue.family, side] += Known(int(is_known(cue)), 1)
    return found


def render(found: Mapping[tuple[str, str], Known]) -> str:
    """The table for people: unknown of all, and the share, by family and side."""
    lines = [f"{'unknown cues':<16}" + "".join(f"{side:>20}" for side in (*SIDES, "both"))]
    for family in (*_READINGS, "all"):
        families = tuple(_READINGS) if family == "all" else (family,)
        cells = [sum((found[each, side] for each in families), Known()) for side in SIDES]
        cells.append(sum(cells, Known()))
        shown = (f"{cell.cues - cell.known}/{cell.cues} = {cell.unknown_share:.1%}" for cell in cells)
        lines.append(f"{family:<16}" + "".join(f"{cell:>20}" for cell in shown))
    return "\n".join(lines)


def main() -> int:
    """0; prints the table, and with `--words` what is unknown of the open side."""
    print(render(measure()))
    if "--words" in sys.argv[1:]:
        for cue in find_cues("open"):
            if not is_known(cue):
                print(f"{cue.family}  {cue.meaning}  {cue.text}".replace("\n", " "))
    return 0


if __name__ == "__main__":
    sys.exit(main())
