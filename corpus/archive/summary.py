"""What a score of an archive comes down to: headlines, spreads and the forms that are read worst; and all of it as data."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from corpus.archive.running import ArchiveScore
from corpus.archive.tallies import (
    AXES,
    FROZEN,
    TOTAL,
    Counts,
    Facts,
    Spread,
    Tally,
    by_group,
    shown_facts,
    sum_up,
    weigh_facts,
)
from corpus.tally import CLAIMS, RECORD, WEIGHTS, Ratio

Data = dict[str, object]

WORST_SKELETONS = 10
COMMON = 3
WORST_FORMS = 30
FEW = 5
"""A form that fewer facts were expected of says nothing about itself yet."""


@dataclass(frozen=True, slots=True)
class Headline:
    """The four numbers that a reading is known by, and how many reports they are of."""

    reports: int
    read: int
    score: float
    exact: Ratio
    wrong_in_hundred: float
    silent: int
    figures: int


def headline(tally: Tally) -> Headline:
    """The headline of all reports together."""
    facts = tally.facts.get(TOTAL, {})
    claims = sum_up(counts for fact, counts in facts.items() if fact.partition(".")[0] in CLAIMS)
    figures = facts.get("ledger.role", Counts())
    reports = tally.reports[TOTAL]
    return Headline(
        reports=reports,
        read=reports - tally.failed,
        score=weigh_facts(facts),
        exact=facts.get(RECORD, Counts()).ratio,
        wrong_in_hundred=100 * (claims.claimed - claims.hits) / max(1, claims.claimed),
        silent=figures.silent,
        figures=figures.expected,
    )


@dataclass(frozen=True, slots=True)
class Quantiles:
    """How the mean scores of skeletons are spread."""

    skeletons: int
    least: float
    tenth: float
    median: float
    ninetieth: float
    best: float


def mean_by_skeleton(tally: Tally, side: str | None = None) -> list[float]:
    """The mean score of each skeleton, of the reports of one side or of both, the lowest first."""
    spreads: dict[str, Spread] = {}
    for (of_side, skeleton), spread in tally.skeletons.items():
        if side in (None, of_side):
            spreads.setdefault(skeleton, Spread()).add(spread)
    return sorted(spread.mean for spread in spreads.values())


def spread_over_skeletons(tally: Tally, side: str | None = None) -> Quantiles | None:
    """The spread over the skeletons of one side or of both; None where there is none."""
    means = mean_by_skeleton(tally, side)
    if not means:
        return None
    least, tenth, median, ninetieth, best = (means[(len(means) - 1) * part // 20] for part in (0, 2, 10, 18, 20))
    return Quantiles(len(means), least, tenth, median, ninetieth, best)


def worst_skeletons(tally: Tally) -> list[tuple[str, Spread]]:
    """The skeletons of the open side with the lowest mean scores, the worst first.

    Of those that several reports have, if there are enough: of one report alone, any trifle may be the cause.
    """
    named = [(skeleton, spread) for (side, skeleton), spread in tally.skeletons.items() if side != FROZEN]
    common = [item for item in named if item[1].reports >= COMMON]
    chosen = common if len(common) >= WORST_SKELETONS else named
    return sorted(chosen, key=lambda item: (item[1].mean, item[0]))[:WORST_SKELETONS]


def worst_forms(tally: Tally) -> list[tuple[str, Counts]]:
    """The forms of the open side that are read worst, `layout/number`; those of the frozen side are never named."""
    named = [
        (f"{layout}/{number}", counts)
        for (side, layout, number), counts in tally.forms.items()
        if side != FROZEN and counts.expected >= FEW
    ]
    return sorted(named, key=lambda item: (item[1].ratio.f1, item[0]))[:WORST_FORMS]


def failing_phrases(tally: Tally, side: str) -> list[tuple[str, Counts]]:
    """The phrases of a side with which projects are told that did not come out exact, those that cost most first.

    What a phrase costs are the projects that fail beyond the share of its side: each phrase of a sentence is there with its own.
    """
    told = {phrase: counts for (of_side, phrase), counts in tally.phrases.items() if of_side == side}
    total = sum_up(told.values())
    usual = total.hits / total.expected if total.expected else 0.0
    failing = [(phrase, counts) for phrase, counts in told.items() if counts.hits < counts.expected]
    return sorted(failing, key=lambda item: (item[1].hits - usual * item[1].expected, item[0]))


def all_forms(tally: Tally, side: str) -> Counts:
    """All facts that were told in forms of one side."""
    return sum_up(counts for (of_side, _, _), counts in tally.forms.items() if of_side == side)


# ---------------------------------------------------------------------------------------------------------- as data


def archive_data(score: ArchiveScore, merging: str) -> Data:
    """The score as plain data, to be printed as JSON; `merging` says what put the mentions together."""
    tally, head = score.tally, headline(score.tally)
    return {
        "archive": {
            key: score.manifest.get(key) for key in ("generator", "seed", "reports", "errors", "formats", "years")
        },
        "reports": head.reports,
        "failed": {
            "reports": tally.failed,
            "named": [{"report": report, "reason": reason} for report, reason in tally.failures],
        },
        "score": _short(head.score),
        "exact_records": {"exact": head.exact.hits, "of": head.exact.expected},
        "wrong_in_hundred": _short(head.wrong_in_hundred),
        "silent_figures": {"silent": head.silent, "of": head.figures},
        **_facts_data(tally.facts.get(TOTAL, {})),
        "cuts": {
            axis: {
                label: {
                    "reports": tally.reports[axis, label],
                    "score": _short(weigh_facts(tally.facts[axis, label])),
                    **_facts_data(tally.facts[axis, label]),
                }
                for label in tally.labels(axis)
            }
            for axis in AXES
        },
        "findings": _findings_data(tally, head.reports),
        "identities": _identity_data(score, merging),
        "skeletons": _skeleton_data(tally),
        "forms": {
            "open_worst": [{"form": form, **_counts_data(counts)} for form, counts in worst_forms(tally)],
            "open": _counts_data(all_forms(tally, "open")),
            "frozen": _counts_data(all_forms(tally, FROZEN)),
        },
        "phrases": {side: _phrase_data(tally, side) for side in tally.labels("side")},
    }


def _facts_data(facts: Facts) -> Data:
    groups = by_group(facts)
    return {
        "groups": {group: _counts_data(groups[group]) for group in WEIGHTS if group in groups},
        "facts": {fact: _counts_data(counts) for fact, counts in shown_facts(facts)},
    }


def _counts_data(counts: Counts) -> Data:
    ratio = counts.ratio
    rates = {"precision": _short(ratio.precision), "recall": _short(ratio.recall), "f1": _short(ratio.f1)}
    sums = {"expected": counts.expected, "claimed": counts.claimed, "hits": counts.hits}
    return {**rates, **sums, **({"silent": counts.silent} if counts.silent else {})}


def _phrase_data(tally: Tally, side: str) -> list[Data]:
    return [
        {"phrase": phrase, "exact": counts.hits, "of": counts.expected}
        for phrase, counts in failing_phrases(tally, side)
    ]


def _findings_data(tally: Tally, reports: int) -> Data:
    return {
        "kinds": {kind: _counts_data(tally.kinds[kind]) for kind in sorted(tally.kinds)},
        "false_alarms": tally.alarms,
        "false_alarms_per_hundred_reports": _short(100 * tally.alarms / max(1, reports)),
        "rounding_alarms": tally.rounding,
    }


def _identity_data(score: ArchiveScore, merging: str) -> Data:
    groups = score.groups
    precision, recall, f1 = groups.b_cubed
    return {
        "merging": merging,
        "mentions": {"found": groups.mentions, "of": score.mentioned},
        "projects": groups.projects,
        "labels": groups.labels,
        "pairs": _counts_data(Counts(groups.pairs.hits, groups.pairs.claimed, groups.pairs.expected)),
        "b_cubed": {"precision": _short(precision), "recall": _short(recall), "f1": _short(f1)},
    }


def _skeleton_data(tally: Tally) -> Data:
    spreads = {"all": spread_over_skeletons(tally)}
    spreads |= {side: spread_over_skeletons(tally, side) for side in tally.labels("side")}
    worst: Iterable[tuple[str, Spread]] = worst_skeletons(tally)
    return {
        "spread": {side: _quantile_data(spread) for side, spread in spreads.items() if spread},
        "worst": [
            {"skeleton": name, "mean": _short(spread.mean), "reports": spread.reports, "report": spread.report}
            for name, spread in worst
        ],
    }


def _quantile_data(spread: Quantiles) -> Mapping[str, object]:
    rates = (spread.least, spread.tenth, spread.median, spread.ninetieth, spread.best)
    names = ("least", "tenth", "median", "ninetieth", "best")
    return {"skeletons": spread.skeletons, **dict(zip(names, map(_short, rates), strict=True))}


def _short(number: float) -> float:
    return round(number, 4)
