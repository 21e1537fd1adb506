"""What a figure is: total investment, annual plan, completion …, by the words on both sides of it, whoever's it is."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from extractors.cues import CueWords, Hit, cue_words, find_cue, find_cue_after
from extractors.figures import FoundFigure
from extractors.guards import ends_class, is_of_class
from extractors.lexicon import Lexicon
from extractors.pairs import NEAR, gives_yuan, is_adjusted, is_bare_share, is_share, is_share_of_plan
from extractors.proving import prove_plans
from extractors.readings import RoleReading, read_said
from extractors.series import Series, goes_on, listed_cue
from extractors.settling import settle_cue
from schemas import FigureKind, Role, replace

__all__ = ["WINDOW", "RoleReading", "find_roles"]

WINDOW = 28
"""How far back a cue with its fillers may reach."""

_OF_THE_YEAR = re.compile(r"(?:今年|全年|年度|本年度?|当年)(?:计划|要|应|需)?(?:完成投资|完成|投入|投资)\Z")
_SET_AGAINST: Mapping[Role, tuple[Role, ...]] = {"completion": ("annual_plan",), "annual_plan": ("completion",)}
"""What a bare percentage behind an amount is a share of, where both were named: 年度计划1亿元，完成0.6亿元，占60%."""
_KIND_ROLES: Mapping[FigureKind, Role] = {
    "area": "area",
    "length": "length",
    "capacity": "capacity",
    "points": "comparison",
}
"""The role of a figure without a cue, where its kind alone says it."""


def find_roles(text: str, figures: tuple[FoundFigure, ...], lexicon: Lexicon) -> tuple[RoleReading | None, ...]:
    """The role of each figure of a shadow text by the words beside it; None where they do not say.

    >>> from extractors.lexicon import load_lexicon
    >>> from extractors.trial import figures_of
    >>> text, figures = figures_of("总投资约3.5亿元，1-6月份完成投资0.8亿元，占年度计划的51%")
    >>> [reading.role for reading in find_roles(text, figures, load_lexicon())]
    ['total_investment', 'completion', 'percent_of_plan']
    """
    reader = _Reader(text, figures, cue_words(lexicon), [], Series())
    for place, found in enumerate(figures):
        reader.readings.append(reader.read(place, found, found.figure.kind))
    return tuple(prove_plans(text, figures, reader.readings))


@dataclass(frozen=True, slots=True)
class _Reader:
    """One pass over the figures of a text; the readings of those in front are at hand for those behind them."""

    text: str
    figures: tuple[FoundFigure, ...]
    words: CueWords
    readings: list[RoleReading | None]
    series: Series

    def read(self, place: int, found: FoundFigure, kind: FigureKind) -> RoleReading | None:
        """The role of one figure."""
        if kind in ("money", "percent"):
            return self._amount(place, found) if kind == "money" else self._worded(place, found, kind)
        if kind in ("points", "count"):
            hit = self._cue(place, kind)
            if hit is not None:
                return settle_cue(self.text, hit, found, self.words)
        role = _KIND_ROLES.get(kind)
        return RoleReading(role, None, found.start) if role else None

    def _cue(self, place: int, kind: FigureKind) -> Hit | None:
        """The cue in front of a figure, asked as if it were of some kind."""
        start = self.figures[place].start
        floor = start - WINDOW if start > WINDOW else 0
        if place and self.figures[place - 1].end > floor:
            floor = self.figures[place - 1].end
        line = self.text.rfind("\n", floor, start)
        return find_cue(self.text, floor if line < 0 else line + 1, start, kind, self.words)

    def _amount(self, place: int, found: FoundFigure) -> RoleReading | None:
        """The role of an amount of money, which may also be a threshold, or one statement with the amount beside it."""
        text, words = self.text, self.words
        before = self.figures[place - 1] if place else None
        after = self.figures[place + 1] if place + 1 < len(self.figures) else None
        if is_of_class(text, found, words):
            return RoleReading("threshold", None, found.start, rule="class")
        if after is not None and after.start - found.end <= NEAR and after.figure.kind == "money":
            if gives_yuan(text, found, after, words):
                return None
            if is_adjusted(text, found, after, words):
                return RoleReading("comparison", None, found.start, rule="changed")
        if before is not None and found.start - before.end <= NEAR and before.figure.kind == "money":
            last = self.readings[place - 1]
            if last is not None and last.rule == "class" and ends_class(text, before, found):
                return RoleReading("threshold", None, found.start, rule="class")
            if is_adjusted(text, before, found, words) or gives_yuan(text, before, found, words):
                hit = self._cue(place - 1, "money")
                return settle_cue(text, hit, before, words) if hit is not None else None
        if after is not None and is_share_of_plan(text, found, after):
            return RoleReading("annual_plan", None, found.start, rule="share", label="年度计划")
        if after is not None and is_share(text, found, after):
            hit = self._cue(place, "percent")
            if hit is not None and hit[2].of is not None:
                return read_said(hit[2].of, text, hit[0], hit[1], rule="share")
        return self._worded(place, found, "money")

    def _worded(self, place: int, found: FoundFigure, kind: FigureKind) -> RoleReading | None:
        """The role that words give an amount or a percentage: behind it, in front of it, or of the list it stands in."""
        share = self._share(place, found) if kind == "percent" and place else None
        if share is not None:
            return share
        after = find_cue_after(self.text, found.end, kind, self.words)
        hit = self._cue(place, kind)
        if after is not None and (hit is None or after[0] != "completion"):
            role, end = after
            if (
                role == "target"
                and kind == "money"
                and _OF_THE_YEAR.search(self.text, max(0, found.start - 10), found.start)
            ):
                role = "annual_plan"  # 今年投入0.3亿元的目标
            label = self.text[found.end : end].removeprefix("的")
            return RoleReading(role, None, found.start, expected=role == "target", rule="after", label=label)
        if hit is None or (hit[2].part and kind == "percent"):
            listed = self._listed(place, found, kind)
            if listed is not None:
                return listed
        reading = settle_cue(self.text, hit, found, self.words) if hit is not None else None
        if reading is not None and reading.role == "comparison" and place and self._goes_on_hoping(place, reading):
            return replace(reading, role="target", expected=True)
        return reading

    def _goes_on_hoping(self, place: int, reading: RoleReading) -> bool:
        """Whether a clause promises as the one before it did: 确保投资增长9%，增加值增长16%."""
        last = self.readings[place - 1]
        if last is None or not last.expected or last.label != reading.label:
            return False
        gap = self.text[self.figures[place - 1].end : self.figures[place].start]
        return len(gap) <= 40 and "。" not in gap and "\n" not in gap

    def _share(self, place: int, found: FoundFigure) -> RoleReading | None:
        """The role of a percentage that is a share of the figure before it: 占年度计划22.4亿元的62.1%; 完成0.6亿元，占60%."""
        before = self.figures[place - 1]
        if is_share_of_plan(self.text, before, found):
            return RoleReading("percent_of_plan", None, found.start, rule="share", of="annual_plan", label="占年度计划")
        if is_share(self.text, before, found):
            hit = self._cue(place - 1, "percent")
            if hit is not None and hit[2].of is not None and hit[2].role is not None:
                return read_said(hit[2].role, self.text, hit[0], hit[1], rule="share", of=hit[2].of)
        if before.figure.kind == "count" and found.start - before.end <= 10:
            hit = self._cue(place, "percent")
            if (
                hit is not None
                and hit[0] - before.end <= 1
                and hit[2].role == "percent_of_plan"
                and self.text[hit[0]] == "占"
            ):
                return RoleReading("comparison", None, found.start, rule="share", label="占比")
        if not is_bare_share(self.text, before, found):
            return None
        if before.figure.kind == "count":
            return RoleReading("comparison", None, found.start, rule="share", label="占比")
        last = self.readings[place - 1]
        if last is None or last.role not in _SET_AGAINST:
            return None
        earlier = {reading.role for reading in self.readings[max(0, place - 4) : place - 1] if reading is not None}
        if not earlier.intersection(_SET_AGAINST[last.role]):
            return None
        return RoleReading("percent_of_plan", None, found.start, rule="share", of="annual_plan", label="占比")

    def _listed(self, place: int, found: FoundFigure, kind: FigureKind) -> RoleReading | None:
        """The role of a figure in a list: 完成率由高到低依次为甲镇95%、乙镇94%; 总投资分别为18亿元、12.5亿元."""
        text = self.text
        last = self.readings[place - 1] if place else None
        if (
            last is not None
            and self.figures[place - 1].figure.kind == kind
            and goes_on(text, self.figures[place - 1], found, last.rule)
        ):
            return replace(last, cue=None, start=found.start, rule="list")
        if self.series.reaches(found, kind):
            return self.series.reading(found)
        floor = max(self.figures[place - 1].end if place else 0, found.start - 60)
        opened = listed_cue(text, max(floor, text.rfind("\n", floor, found.start) + 1), found, self.words)
        reading = settle_cue(text, opened, found, self.words) if opened else None
        if reading is None or reading.part:
            return None
        reading = replace(reading, cue=None, start=found.start, rule="list")
        self.series.open(reading, kind, text, found.start)
        return reading
