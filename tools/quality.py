"""The quality tables of the two READMEs, measured: on the labelled reports, and on an invented archive of 2,000 reports.

    python tools/quality.py            measures anew and writes the tables between their marks
    python tools/quality.py --check    1 where a README tells other numbers than are measured

The archive is made from a fixed seed each time, so that the numbers are of the tool as it is, and the same everywhere.
"""

import argparse
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from corpus import find_cases, score_cases
from corpus.archive import ArchiveScore, same_name_same_place, score_archive
from corpus.archive.summary import headline
from corpus.archive.tallies import TOTAL, Counts, Facts, weigh_facts
from corpus.scoring import Score
from corpus.tally import Ratio, count_marks, exact_records, silent_figures, wrong_in_hundred
from corpus.writer import Wish, make_archive
from pipeline.cli.scores import make_tool

ROOT = Path(__file__).resolve().parent.parent
READMES = {"en": ROOT / "README.md", "zh": ROOT / "README.zh.md"}
ARCHIVE = Wish(reports=2000, seed=1)

LANGUAGES = ("en", "zh")
FACTS = {
    # fact: what it is called in each of the languages
    "project.found": ("projects that are there are found", "该有的项目找到了"),
    "project.name": ("with their name", "名称对"),
    "project.level": ("level", "级别"),
    "project.total_investment": ("total investment", "总投资"),
    "project.annual_plan": ("annual plan", "年度计划投资"),
    "project.completions": ("completions with their months", "各期间完成投资"),
    "project.status": ("state of the works", "状态"),
    "aggregate.figures": ("figures of groups", "汇总的数字"),
    "target.values": ("promises with a number", "目标的数值"),
    "audit.findings": ("planted errors found", "埋设的算术错误"),
    "ledger.role": ("what each figure is", "每个数字是什么"),
    "ledger.owner": ("whose each figure is", "每个数字归谁"),
    "document.period": ("the period of the report", "报告期间"),
    "evidence.exact": ("evidence cuts exactly what it says", "出处与原文逐字相符"),
}
HEADS = {
    "cases": {"en": "| | precision | recall | facts |", "zh": "| | 准确率 | 召回率 | 事实 |"},
    "archive": {
        "en": "| | precision | recall | F1, open words | F1, frozen words | facts |",
        "zh": "| | 准确率 | 召回率 | F1（公开写法） | F1（封存写法） | 事实 |",
    },
}
GENRES = {
    "进展情况": "progress reports",
    "通报": "bulletins",
    "项目简介": "briefs",
    "实施方案": "plans",
    "新闻报道": "news",
    "清单": "lists",
}


def main() -> int:
    """Measures and writes the tables, or says where a README tells something else."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="compare instead of writing")
    check = parser.parse_args().check
    cases, archive = score_labelled(), score_invented()
    wrong = 0
    for language, path in READMES.items():
        text = path.read_text(encoding="utf-8")
        fresh = fill(fill(text, "cases", tell_cases(cases, language)), "archive", tell_archive(archive, language))
        if fresh == text:
            continue
        if check:
            wrong = 1
            print(f"{path.name} tells other numbers than are measured: run python tools/quality.py")
        else:
            path.write_text(fresh, encoding="utf-8")
            print(f"{path.name} written")
    return wrong


def fill(text: str, what: str, table: str) -> str:
    """The text with a table between its marks."""
    marked = re.compile(rf"(<!-- quality: {what} -->\n).*?(<!-- /quality -->)", re.DOTALL)
    fresh, number = marked.subn(lambda match: f"{match[1]}{table}\n{match[2]}", text)
    if number != 1:
        raise SystemExit(f"there must be one place marked <!-- quality: {what} -->, not {number}")
    return fresh


def score_labelled() -> Score:
    """The score over the labelled cases."""
    tool = make_tool()
    return score_cases(find_cases(ROOT / "corpus", tool.read), tool.extract)


def score_invented() -> ArchiveScore:
    """The score over an archive that is made and forgotten."""
    with TemporaryDirectory() as folder:
        for _ in make_archive(Path(folder), ARCHIVE, workers=2):
            pass
        return score_archive(Path(folder), make_tool, same_name_same_place, workers=2)


# ------------------------------------------------------------------------------------------------------------- telling


def tell_cases(score: Score, language: str) -> str:
    """The table of the labelled cases, and what stands in a sentence below it."""
    rows = []
    for fact, names in FACTS.items():
        ratio = count_marks(mark for mark in score.marks if mark.fact == fact)
        if ratio.expected and fact not in ("target.values", "audit.findings"):
            rows.append(
                f"| {names[LANGUAGES.index(language)]} | {ratio.precision:.3f} | {ratio.recall:.3f} | {ratio.expected} |"
            )
    silent, figures = silent_figures(score.marks)
    tail = _tail(language, exact_records(score.marks), wrong_in_hundred(score.marks), silent, figures)
    return "\n".join((HEADS["cases"][language], "|---|---:|---:|---:|", *rows, "", tail))


def tell_archive(score: ArchiveScore, language: str) -> str:
    """The table of the archive, the scores of its genres, and the headline."""
    facts = score.tally.facts
    rows = list(_archive_rows(facts[TOTAL], facts["side", "open"], facts["side", "frozen"], language))
    head = headline(score.tally)
    tail = _tail(language, head.exact, head.wrong_in_hundred, head.silent, head.figures)
    scores = {genre: weigh_facts(facts["genre", genre]) for genre in GENRES}
    if language == "zh":
        told = "、".join(f"{genre} {value:.2f}" for genre, value in scores.items())
        genres = f"各文种得分（满分 1）：{told}；合计 {head.score:.2f}。"
    else:
        told = ", ".join(f"{GENRES[genre]} {value:.2f}" for genre, value in scores.items())
        genres = f"Scores by genre, of 1: {told}; all {head.score:.2f}."
    return "\n".join((HEADS["archive"][language], "|---|---:|---:|---:|---:|---:|", *rows, "", f"{genres} {tail}"))


def _archive_rows(every: Facts, opened: Facts, frozen: Facts, language: str) -> Iterator[str]:
    for fact, names in FACTS.items():
        if fact in every:
            ratio = every[fact].ratio
            sides = " | ".join(f"{_ratio(side, fact).f1:.3f}" for side in (opened, frozen))
            precision = f"{ratio.precision:.3f}" if ratio.claimed else "–"
            rates = f"{precision} | {ratio.recall:.3f}"
            yield f"| {names[LANGUAGES.index(language)]} | {rates} | {sides} | {ratio.expected} |"


def _ratio(facts: Mapping[str, Counts], fact: str) -> Ratio:
    return facts.get(fact, Counts()).ratio


def _tail(language: str, exact: Ratio, wrong: float, silent: int, figures: int) -> str:
    if language == "zh":
        return (
            f"数字、期间和状态全对的项目记录：{exact.expected} 条中的 {exact.hits} 条。每百条断言错 {wrong:.1f} 条。"
            f"既没有归属也没有列出的“失踪”数字：{figures} 个中的 {silent} 个。"
        )
    return (
        f"Records of projects in which every figure, period and state is right: {exact.hits} of {exact.expected}. "
        f"Wrong claims in a hundred: {wrong:.1f}. Figures that vanished, neither claimed nor listed: {silent} of {figures}."
    )


if __name__ == "__main__":
    sys.exit(main())
