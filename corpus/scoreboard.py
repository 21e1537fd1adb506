"""The score for people, and as plain data for machines."""

import unicodedata
from collections.abc import Iterable, Sequence

from corpus.scoring import CaseScore, Score
from corpus.tally import (
    RECORD,
    WEIGHTS,
    Mark,
    Outcome,
    count_marks,
    exact_records,
    silent_figures,
    weigh_marks,
    wrong_in_hundred,
)

_OUTCOMES = {
    Outcome.MISSING: "漏",
    Outcome.EXTRA: "多",
    Outcome.WRONG: "错",
    Outcome.SILENT: "失",
}


def render(score: Score, *, each: bool = False, show: bool = False) -> str:
    """The scoreboard: a line a case where `each`, every mistake where `show`, the table of facts, the headlines."""
    blocks = [
        _case_table(score.cases) if each else [],
        _flaw_lines(score.cases) if show else [],
        _warning_lines(score.cases),
        _fact_table(score.marks),
        [_headline(score)],
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block)


def score_data(score: Score, *, show: bool = False) -> dict[str, object]:
    """The same as plain data, to be printed as JSON; with `show`, each case lists its mistakes."""
    marks = score.marks
    silent, figures = silent_figures(marks)
    records = exact_records(marks)
    return {
        "score": _short(weigh_marks(marks)),
        "cases_read": sum(case.failure is None for case in score.cases),
        "exact_records": {"exact": records.hits, "of": records.expected},
        "wrong_in_hundred": _short(wrong_in_hundred(marks)),
        "silent_figures": {"silent": silent, "of": figures},
        "groups": {group: _ratio_data(mark for mark in marks if mark.group == group) for group in WEIGHTS},
        "facts": {fact: _ratio_data(mark for mark in marks if mark.fact == fact) for fact in _facts(marks)},
        "cases": [_case_data(case, show) for case in score.cases],
    }


# ------------------------------------------------------------------------------------------------------- for machines


def _ratio_data(marks: Iterable[Mark]) -> dict[str, object]:
    marks = tuple(marks)
    ratio = count_marks(marks)
    counts = {outcome.value: sum(mark.outcome is outcome for mark in marks) for outcome in Outcome}
    rates = {"precision": _short(ratio.precision), "recall": _short(ratio.recall), "f1": _short(ratio.f1)}
    return {**rates, "expected": ratio.expected, **counts}


def _case_data(case: CaseScore, show: bool) -> dict[str, object]:
    exact, records = case.exact
    silent, figures = silent_figures(case.marks)
    data: dict[str, object] = {
        "case": case.name,
        "score": _short(case.score),
        "exact_records": {"exact": exact, "of": records},
        "silent_figures": {"silent": silent, "of": figures},
        "passes": case.passes,
        "known_failure": case.known_failure,
        "failure": case.failure,
    }
    if show:
        data["mistakes"] = [
            {"outcome": mark.outcome.value, "fact": mark.fact, "what": mark.what} for mark in case.flaws
        ]
    return data


def _short(number: float) -> float:
    return round(number, 4)


# --------------------------------------------------------------------------------------------------------- for people


def _fact_table(marks: Sequence[Mark]) -> list[str]:
    rows: list[Sequence[str]] = [("事实", "准确率", "召回率", "F1", "标注")]
    for fact in _facts(marks):
        ratio = count_marks(mark for mark in marks if mark.fact == fact)
        rates = (f"{rate:.3f}" for rate in (ratio.precision, ratio.recall, ratio.f1))
        rows.append((fact, *rates, str(ratio.expected)))
    return align(rows)


def _facts(marks: Sequence[Mark]) -> list[str]:
    return sorted({mark.fact for mark in marks if mark.fact != RECORD})


def _case_table(cases: Sequence[CaseScore]) -> list[str]:
    rows = [("样例", "得分", "完全正确", "失踪")]
    for case in cases:
        silent, figures = silent_figures(case.marks)
        exact, records = case.exact
        rows.append((case.name, f"{case.score:.3f}", f"{exact}/{records}", f"{silent}/{figures}"))
    return align(rows)


def _flaw_lines(cases: Sequence[CaseScore]) -> list[str]:
    return [
        f"{case.name}  {_OUTCOMES[mark.outcome]}  {mark.fact}  {mark.what}" for case in cases for mark in case.flaws
    ]


def _warning_lines(cases: Sequence[CaseScore]) -> list[str]:
    failed = [f"{case.name}：没有读出来（{case.failure}）" for case in cases if case.failure is not None]
    mended = [case.name for case in cases if case.known_failure and case.passes]
    return failed + [f"{name}：已经全部读对，应移出 known-failures" for name in mended]


def _headline(score: Score) -> str:
    marks = score.marks
    silent, figures = silent_figures(marks)
    records = exact_records(marks)
    read = sum(case.failure is None for case in score.cases)
    return "；".join(
        (
            f"读出 {read}/{len(score.cases)} 份",
            f"得分 {weigh_marks(marks):.3f}",
            f"完全正确的记录 {records.hits}/{records.expected} = {records.recall:.3f}",
            f"每百条断言错 {wrong_in_hundred(marks):.1f} 条",
            f"失踪的数字 {silent}/{figures}",
        )
    )


def align(rows: Sequence[Sequence[str]]) -> list[str]:
    """The rows of a table, the first column to the left and the others to the right, by width on a terminal.

    >>> align([("事实", "召回率"), ("project.name", "0.500")])
    ['事实          召回率', 'project.name   0.500']
    """
    widths = [max(map(terminal_width, column)) for column in zip(*rows, strict=True)]
    lines = []
    for row in rows:
        first, *others = zip(row, widths, strict=True)
        cells = [first[0] + " " * (first[1] - terminal_width(first[0]))]
        cells += [" " * (width - terminal_width(cell)) + cell for cell, width in others]
        lines.append("  ".join(cells).rstrip())
    return lines


def terminal_width(text: str) -> int:
    """How many columns a text takes on a terminal, where a Chinese character takes two."""
    return sum(2 if unicodedata.east_asian_width(mark) in "WF" else 1 for mark in text)
