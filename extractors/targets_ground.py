"""What all promises of a report are read from, and what is known of a sentence while its figures are read in order."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from extractors.scan import Scan
from extractors.targets_deadlines import FoundDeadline
from extractors.targets_metrics import Reading, Spans
from extractors.targets_owners import Asked
from extractors.targets_words import TargetWords

BOUND = re.compile(r"[，；：。！？（→\n]|--")
"""The signs that part clauses."""
REACH = 400
"""How far back in a sentence without a full stop one looks."""
OPENING = ("strong", "modal", "plan")
"""The signals that open a promise."""
SHARP = "前底末日中旬"
"""How a deadline ends that is a day and not a stretch of time."""
_BACK = re.compile(r"(?:截[至止](?:到)?|[自从]|止)\Z")


@dataclass(frozen=True, slots=True)
class Ground:
    """What all promises of a report are read from."""

    scan: Scan
    words: TargetWords
    deadlines: tuple[FoundDeadline, ...]
    times: list[tuple[int, int]]
    """The stretches of deadlines, periods and dates."""
    signals: list[tuple[int, int, str]]
    """What opens a promise (strong, modal, plan) or says that it is so already (done)."""
    year: int | None
    """The report's own."""
    openings: list[int]
    """Where something stands without which nothing is promised among what is told."""
    firm: list[int]
    """Those of them that promise without a deadline or a bound."""
    until: str | None
    """The month up to which the report tells: what falls due behind it is to come."""

    def may_promise(self, start: int, end: int) -> bool:
        """Whether anything stands in text[start:end] that may make a promise of what is told there."""
        place = bisect_left(self.openings, start)
        return place < len(self.openings) and self.openings[place] <= end

    def tells_promise(self, sentence: "Sentence") -> bool:
        """Whether a sentence of what is told may promise one of its figures: 计划 and 拟 alone only tell what something is to cost.

        What it lacks otherwise, `is_promised` would ask for in vain; most sentences that may promise come no further.
        """
        if sentence.label or _stands_in(self.firm, sentence):
            return True
        if not _stands_in(self.openings, sentence):
            return False
        low = bisect_left(self.deadlines, sentence.start, key=_start)
        if low < len(self.deadlines) and self.deadlines[low].start < sentence.end:
            return True
        return any(self.scan.figures[place].figure.bound == "at_least" for place in sentence.places)

    def is_to_come(self, deadline: FoundDeadline) -> bool:
        """Whether a deadline lies behind what the report tells of."""
        by = deadline.by(self.year)
        return by is not None and self.until is not None and by[:7] > self.until

    def deadlines_in(self, start: int, end: int) -> list[FoundDeadline]:
        """The deadlines in text[start:end]; a day up to which a report looks back is none."""
        found = []
        for place in range(bisect_left(self.deadlines, start, key=_start), len(self.deadlines)):
            deadline = self.deadlines[place]
            if deadline.start >= end:
                break
            if deadline.end <= end and not _BACK.search(self.scan.text, max(0, deadline.start - 4), deadline.start):
                found.append(deadline)
        return found

    def is_time(self, at: int) -> bool:
        """Whether a place lies inside a deadline."""
        place = bisect_left(self.deadlines, at + 1, key=_start) - 1
        return place >= 0 and at < self.deadlines[place].end

    def times_in(self, start: int, end: int) -> list[tuple[int, int]]:
        """The stretches of times that lie in text[start:end]."""
        low = bisect_left(self.times, (start, 0))
        high = bisect_left(self.times, (end, 0))
        return [span for span in self.times[low:high] if span[1] <= end]

    def signal_before(self, start: int, end: int) -> tuple[int, int, str] | None:
        """The last signal in text[start:end]."""
        place = bisect_left(self.signals, (end, 0, "")) - 1
        while place >= 0 and self.signals[place][0] >= start:
            if self.signals[place][1] <= end:
                return self.signals[place]
            place -= 1
        return None


def _start(deadline: FoundDeadline) -> int:
    return deadline.start


@dataclass(slots=True)
class Sentence:
    """What is known of a sentence while its figures are read in order."""

    start: int
    end: int
    places: list[int]
    """Its figures."""
    label: bool
    """A label opens it: 工作目标：…"""
    inventory: bool
    """It says how many projects there are and what they cost."""
    costs: bool
    """It says what a project or a group costs: what that is to consist of is content, not a goal."""
    content: bool
    """Another sentence of its block does."""
    at: int
    """Where the last figure ended."""
    subject: Spans
    """What the sentence speaks of."""
    asked: list[Asked]
    """Whom it asks."""
    times: dict[int, FoundDeadline] = field(default_factory=dict)
    """Deadlines that stand before 分别, by figure."""
    metrics: dict[int, Spans] = field(default_factory=dict)
    """Metrics that stand before 分别, by figure."""
    readings: dict[int, Reading] = field(default_factory=dict)
    history: bool = False
    """A figure of it said how it was: 上年实绩82%，本年目标90%."""
    promised: bool = False
    """Whether the last figure was promised."""


def _stands_in(places: list[int], sentence: Sentence) -> bool:
    at = bisect_left(places, sentence.start)
    return at < len(places) and places[at] <= sentence.end


def part_start(text: str, sentence: Sentence, at: int) -> int:
    """Where the part of a sentence begins that no ； parts."""
    floor = max(sentence.start, at - REACH)
    return max(floor, text.rfind("；", floor, at) + 1)


def clause_end(text: str, at: int, end: int) -> int:
    """Where the clause of a place ends, so far as one looks."""
    end = min(end, at + REACH)
    match = BOUND.search(text, at, end)
    return match.start() if match else end
