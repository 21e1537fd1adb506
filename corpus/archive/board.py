"""The score of an archive for people, on a terminal."""

from collections.abc import Iterable, Iterator, Sequence

from corpus.archive.names import AXIS_NAMES, GROUP_NAMES, KIND_NAMES, name_of
from corpus.archive.running import ArchiveScore
from corpus.archive.summary import (
    Quantiles,
    failing_phrases,
    headline,
    spread_over_skeletons,
    worst_forms,
    worst_skeletons,
)
from corpus.archive.tallies import AXES, TOTAL, Counts, Facts, Tally, by_group, shown_facts, weigh_facts
from corpus.scoreboard import align
from corpus.tally import WEIGHTS


def render_archive(score: ArchiveScore, merging: str, *, each: bool = False) -> str:
    """The scoreboard of an archive; with `each`, the table of facts once more for every label of every axis."""
    tally = score.tally
    blocks = [
        _failures(tally),
        _fact_table("事实", tally.facts.get(TOTAL, {})),
        *(_cut_table(tally, axis) for axis in AXES),
        *(_label_tables(tally) if each else ()),
        _form_table(tally),
        *(_phrase_table(tally, side) for side in tally.labels("side")),
        _finding_table(tally),
        _identity_lines(score, merging),
        _skeleton_lines(tally),
        [_headline(tally)],
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block)


def _rates(counts: Counts) -> tuple[str, str, str, str]:
    ratio = counts.ratio
    return f"{ratio.precision:.3f}", f"{ratio.recall:.3f}", f"{ratio.f1:.3f}", str(counts.expected)


def _fact_table(title: str, facts: Facts) -> list[str]:
    rows: list[Sequence[str]] = [(title, "准确率", "召回率", "F1", "应有")]
    rows += [(fact, *_rates(counts)) for fact, counts in shown_facts(facts)]
    return align(rows) if len(rows) > 1 else []


def _cut_table(tally: Tally, axis: str) -> list[str]:
    rows: list[Sequence[str]] = [(AXIS_NAMES[axis], "报告", "得分", *(GROUP_NAMES[group] for group in WEIGHTS))]
    for label in tally.labels(axis):
        facts = tally.facts[axis, label]
        groups = by_group(facts)
        rates = (f"{groups[group].ratio.f1:.3f}" if group in groups else "–" for group in WEIGHTS)
        rows.append((name_of(label), str(tally.reports[axis, label]), f"{weigh_facts(facts):.3f}", *rates))
    return align(rows) if len(rows) > 1 else []


def _label_tables(tally: Tally) -> Iterator[list[str]]:
    for axis in AXES:
        for label in tally.labels(axis):
            yield _fact_table(f"{AXIS_NAMES[axis]}：{name_of(label)}", tally.facts[axis, label])


def _form_table(tally: Tally) -> list[str]:
    rows: list[Sequence[str]] = [("读得最差的写法", "准确率", "召回率", "F1", "应有")]
    rows += [(form, *_rates(counts)) for form, counts in worst_forms(tally)[:10]]
    return align(rows) if len(rows) > 1 else []


_PHRASES_SHOWN = 12


def _phrase_table(tally: Tally, side: str) -> list[str]:
    """The phrases that cost most; those of the frozen side by their numbers alone, as nobody reads the words."""
    rows: list[Sequence[str]] = [(f"最拖累的用语（{name_of(side)}）", "完全正确", "记录")]
    rows += [
        (phrase, f"{counts.hits / counts.expected:.2f}", str(counts.expected))
        for phrase, counts in failing_phrases(tally, side)[:_PHRASES_SHOWN]
    ]
    return align(rows) if len(rows) > 1 else []


def _finding_table(tally: Tally) -> list[str]:
    rows: list[Sequence[str]] = [("埋设的错误", "准确率", "召回率", "F1", "应有")]
    rows += [(KIND_NAMES.get(kind, kind), *_rates(tally.kinds[kind])) for kind in sorted(tally.kinds)]
    per_hundred = 100 * tally.alarms / max(1, tally.reports[TOTAL])
    alarms = f"虚警 {tally.alarms} 处，每百份报告 {per_hundred:.1f} 处；其中只是四舍五入的 {tally.rounding} 处"
    return [*(align(rows) if len(rows) > 1 else ()), alarms]


def _identity_lines(score: ArchiveScore, merging: str) -> list[str]:
    groups = score.groups
    cubed = groups.b_cubed
    rows = [("同一项目", "准确率", "召回率", "F1")]
    ratio = groups.pairs
    rows.append(("成对", f"{ratio.precision:.3f}", f"{ratio.recall:.3f}", f"{ratio.f1:.3f}"))
    rows.append(("B³", f"{cubed[0]:.3f}", f"{cubed[1]:.3f}", f"{cubed[2]:.3f}"))
    found = f"提及 {groups.mentions}/{score.mentioned} 处已找到，属于 {groups.projects} 个项目，归为 {groups.labels} 个"
    return [f"{merging}：", *align(rows), found]


def _skeleton_lines(tally: Tally) -> list[str]:
    spreads: Iterable[tuple[str, Quantiles | None]] = (
        ("各骨架的平均得分", spread_over_skeletons(tally)),
        *((name_of(side), spread_over_skeletons(tally, side)) for side in tally.labels("side")),
    )
    rows: list[Sequence[str]] = [("", "骨架", "最低", "10%", "中位", "90%", "最高")]
    for name, spread in spreads:
        if spread is not None:
            rates = (spread.least, spread.tenth, spread.median, spread.ninetieth, spread.best)
            rows.append((name, str(spread.skeletons), *(f"{rate:.3f}" for rate in rates)))
    worst = [
        f"{spread.mean:.3f}  {skeleton}（{spread.reports} 份，如 {spread.report}）"
        for skeleton, spread in worst_skeletons(tally)
    ]
    return [*align(rows), *(("得分最低的骨架：", *worst) if worst else ())] if len(rows) > 1 else []


def _failures(tally: Tally) -> list[str]:
    lines = [f"{report}：没有读出来（{reason}）" for report, reason in tally.failures]
    more = tally.failed - len(tally.failures)
    return [*lines, f"……另有 {more} 份没有读出来"] if more else lines


def _headline(tally: Tally) -> str:
    head = headline(tally)
    return "；".join(
        (
            f"读出 {head.read}/{head.reports} 份",
            f"得分 {head.score:.3f}",
            f"完全正确的记录 {head.exact.hits}/{head.exact.expected} = {head.exact.recall:.3f}",
            f"每百条断言错 {head.wrong_in_hundred:.1f} 条",
            f"失踪的数字 {head.silent}/{head.figures}",
        )
    )
