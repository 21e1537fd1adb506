"""Sums over many reports: small tables that can be added up, so that the marks of a report can be forgotten.

All are whole numbers: sums of them do not depend on who added what first, and so not on the number of workers.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from corpus.tally import RECORD, Mark, Outcome, Ratio, weigh_groups

AXES = ("genre", "format", "layout", "noise", "side", "office")
"""By what the facts are cut; a report has one label on each but two: its records have the layouts, and noises come together."""
TOTAL = ("", "")
"""The cut that holds everything."""
OTHER = "其他"
"""The layout of what stands under no record."""
FROZEN = "frozen"
"""The side whose forms and reports nobody looks at: they are summed up, and never named."""

Cut = tuple[str, str]
"""An axis and a label on it."""
Source = tuple[str, int | None]
"""A layout and the number of the form in it."""


@dataclass(slots=True)
class Counts:
    """How often facts came out right, were said, were expected, and vanished."""

    hits: int = 0
    claimed: int = 0
    expected: int = 0
    silent: int = 0

    def add(self, other: "Counts", times: int = 1) -> None:
        """Adds another sum."""
        self.hits += other.hits * times
        self.claimed += other.claimed * times
        self.expected += other.expected * times
        self.silent += other.silent * times

    @property
    def ratio(self) -> Ratio:
        """Precision and recall of these facts."""
        return Ratio(self.hits, self.claimed, self.expected)


_STEPS = {
    Outcome.HIT: Counts(1, 1, 1, 0),
    Outcome.MISSING: Counts(0, 0, 1, 0),
    Outcome.EXTRA: Counts(0, 1, 0, 0),
    Outcome.WRONG: Counts(0, 1, 1, 0),
    Outcome.SILENT: Counts(0, 0, 1, 1),
}

Facts = dict[str, Counts]
"""The sums of each kind of fact."""


def sum_up(counts: Iterable[Counts]) -> Counts:
    """All of these together."""
    total = Counts()
    for each in counts:
        total.add(each)
    return total


def by_group(facts: Mapping[str, Counts]) -> dict[str, Counts]:
    """The sums of each kind of record: all of its facts together."""
    groups: dict[str, Counts] = {}
    for fact, counts in facts.items():
        groups.setdefault(fact.partition(".")[0], Counts()).add(counts)
    return groups


def weigh_facts(facts: Mapping[str, Counts]) -> float:
    """The score of these facts, by the weights of labelled cases."""
    return weigh_groups({group: counts.ratio for group, counts in by_group(facts).items()})


@dataclass(slots=True)
class Spread:
    """The scores of the reports of one skeleton, in millionths: sums of floats would depend on their order."""

    reports: int = 0
    millionths: int = 0
    worst: int = 1_000_001
    report: str = ""
    """The report that came out worst."""

    def add(self, other: "Spread") -> None:
        """Adds the reports of another sum; of two that are equally bad, the one that comes first stays."""
        self.reports += other.reports
        self.millionths += other.millionths
        if other.worst < self.worst:
            self.worst, self.report = other.worst, other.report

    @property
    def mean(self) -> float:
        """The mean score of these reports."""
        return self.millionths / self.reports / 1_000_000 if self.reports else 0.0


@dataclass(slots=True)
class Tally:
    """What came out of some reports of an archive."""

    facts: dict[Cut, Facts] = field(default_factory=dict)
    reports: Counter[Cut] = field(default_factory=Counter)
    forms: dict[tuple[str, str, int], Counts] = field(default_factory=dict)
    """By side, layout and number of the form: all facts of the records that it told of."""
    phrases: dict[tuple[str, str], Counts] = field(default_factory=dict)
    """By side and phrase: the projects that are told with it, and how many of them came out exact."""
    skeletons: dict[tuple[str, str], Spread] = field(default_factory=dict)
    """By side and skeleton."""
    kinds: dict[str, Counts] = field(default_factory=dict)
    """Findings by the kind of planted error; what was found and not planted counts for the kind that it looks like."""
    alarms: int = 0
    """Findings about what was not planted."""
    rounding: int = 0
    """Those of them about a difference that mere rounding explains."""
    failed: int = 0
    failures: list[tuple[str, str]] = field(default_factory=list)
    """The first reports that could not be read, and why."""

    def merge(self, other: "Tally") -> None:
        """Adds the tally of the reports that come next."""
        for cut, facts in other.facts.items():
            own = self.facts.setdefault(cut, {})
            for fact, counts in facts.items():
                own.setdefault(fact, Counts()).add(counts)
        self.reports.update(other.reports)
        for form, counts in other.forms.items():
            self.forms.setdefault(form, Counts()).add(counts)
        for phrase, counts in other.phrases.items():
            self.phrases.setdefault(phrase, Counts()).add(counts)
        for skeleton, spread in other.skeletons.items():
            self.skeletons.setdefault(skeleton, Spread()).add(spread)
        for kind, counts in other.kinds.items():
            self.kinds.setdefault(kind, Counts()).add(counts)
        self.alarms += other.alarms
        self.rounding += other.rounding
        self.failed += other.failed
        self.failures = (self.failures + other.failures)[:MOST_NAMED]

    def labels(self, axis: str) -> tuple[str, ...]:
        """The labels that occur on an axis, in the order of their names."""
        return tuple(sorted(label for on, label in self.facts if on == axis))


MOST_NAMED = 20
"""How many failures are named; the others are counted."""

Sourced = Counter[tuple[str, Outcome, Source | None]]


def count_sources(marks: Iterable[tuple[Mark, Source | None]]) -> Sourced:
    """How often each fact came out how, by the form that told of it."""
    return Counter((mark.fact, mark.outcome, source) for mark, source in marks)


def add_report(tally: Tally, counted: Sourced, cuts: Iterable[Cut], side: str) -> float:
    """Adds the facts of one report to its cuts and to the layouts and forms of its records; returns its score."""
    facts: Facts = {}
    for (fact, outcome, source), times in counted.items():
        step = _STEPS[outcome]
        facts.setdefault(fact, Counts()).add(step, times)
        if source is not None:
            _at(tally, ("layout", source[0]), fact).add(step, times)
            if source[1] is not None and fact != RECORD:
                tally.forms.setdefault((side, source[0], source[1]), Counts()).add(step, times)
    for cut in cuts:
        tally.reports[cut] += 1
        for fact, counts in facts.items():
            _at(tally, cut, fact).add(counts)
    for layout in {source[0] for _, _, source in counted if source is not None}:
        tally.reports["layout", layout] += 1
    return weigh_facts(facts)


def _at(tally: Tally, cut: Cut, fact: str) -> Counts:
    facts = tally.facts.get(cut)
    if facts is None:
        facts = tally.facts[cut] = {}
    counts = facts.get(fact)
    if counts is None:
        counts = facts[fact] = Counts()
    return counts


def shown_facts(facts: Mapping[str, Counts]) -> Iterator[tuple[str, Counts]]:
    """The facts in the order in which they are printed; whether a record is exact is a headline of its own."""
    return ((fact, facts[fact]) for fact in sorted(facts) if fact != RECORD)
