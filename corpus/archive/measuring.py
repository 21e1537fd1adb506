"""One report of an archive, held against its truth and added to the sums."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from corpus.archive.findings import Mistake, add_findings, kinds_of
from corpus.archive.identity import Mention
from corpus.archive.reading import TrueReport, layout_at
from corpus.archive.tallies import FROZEN, OTHER, Counts, Source, Spread, Tally, add_report, count_sources
from corpus.cases import Case, Read, describe_failure
from corpus.fields import FieldError
from corpus.scoring import Comparison, Extract, compare_report
from corpus.tally import RECORD, Mark, Outcome
from corpus.values import fold, quantity_of
from schemas import Report


@dataclass(frozen=True, slots=True)
class Tool:
    """What is scored, handed in since this room reads nothing itself."""

    read: Read
    """From a file's bytes and name to the text that spans point into."""
    extract: Extract
    """From the same to its records."""


MakeTool = Callable[[], Tool]
"""Makes the tool, once in each process: by name, so that a process that inherits nothing can make it, too."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What is kept of one report beside the sums."""

    mentions: tuple[tuple[str, Mention], ...]
    """The projects that were found, each with its true identity."""
    mentioned: int
    """How many mentions there are in truth."""
    flaws: tuple[str, ...]
    """Every fact that is not right, in a line; none of a report whose forms nobody looks at."""


def measure_report(
    folder: Path, truth: TrueReport, mistakes: Sequence[Mistake], tool: Tool, tally: Tally, *, show: bool = False
) -> Measured:
    """Reads one report with the tool and adds what came of it to the tally."""
    path = _checked(truth.path)
    data = (folder / path).read_bytes()
    case, report = _read(truth, data, tool)
    comparison = compare_report(case, report)
    _add(tally, truth, mistakes, comparison, report)
    if case.unread is not None:
        tally.failed += 1
        tally.failures.append((truth.path, case.unread))
    flaws = _flaws(truth, comparison) if show and truth.labels.side != FROZEN else ()
    return Measured(tuple(_mentions(truth, comparison)), sum(map(bool, truth.projects)), tuple(flaws))


def _checked(path: str) -> str:
    parts = PurePosixPath(path).parts
    if parts[:1] != ("reports",) or ".." in parts or "\\" in path:
        raise FieldError("report", f"“{path}”不在 reports 之下")
    return path


def _read(truth: TrueReport, data: bytes, tool: Tool) -> tuple[Case, Report | None]:
    """The report as a case, and what the tool makes of it: nothing where it fails, which is a result like others."""
    text, report, failure = "", None, None
    try:
        text = tool.read(data, truth.path)
        _check_places(text, truth)
        report = tool.extract(data, truth.path)
    except Exception as error:  # noqa: BLE001 - any failure of what is being scored is a result, and is named
        failure = describe_failure(error)
    places = truth.places if report is not None else ()
    return Case(truth.path, truth.path, data, text, truth.expected, places, failure), report


def _check_places(text: str, truth: TrueReport) -> None:
    """Refuse a text that is not the one which the truth speaks of: everything would be astray, and nothing learnt."""
    for (start, end), figure in zip(truth.places, truth.expected.figures, strict=True):
        cut = text[start:end]
        if cut != figure.text and not _is_written_in(fold(figure.text), fold(cut)):
            raise FieldError(f"“{figure.text}”", f"读出的文字中第 {start} 字处是“{cut[:20]}”，与标注不是同一份文字")


def _is_written_in(figure: str, cut: str) -> bool:
    """Whether a figure is what was cut out, a page number or a line of the page between two of its signs aside."""
    if figure == cut:
        return True
    signs = iter(cut)
    return figure[:1] == cut[:1] and figure[-1:] == cut[-1:] and all(sign in signs for sign in figure)


def _add(
    tally: Tally, truth: TrueReport, mistakes: Sequence[Mistake], comparison: Comparison, report: Report | None
) -> None:
    labels = truth.labels
    sourced = count_sources((mark, _source(truth, mark)) for mark in comparison.marks)
    score = add_report(tally, sourced, labels.cuts, labels.side)
    millionths = round(score * 1_000_000) if report else 0
    name = truth.path if labels.side != FROZEN else ""
    tally.skeletons.setdefault((labels.side, labels.skeleton), Spread()).add(Spread(1, millionths, millionths, name))
    _add_phrases(tally, truth, comparison)
    kinds = kinds_of(truth, mistakes)
    add_findings(tally, kinds, mistakes, truth.expected.findings, comparison.findings, report)


def _add_phrases(tally: Tally, truth: TrueReport, comparison: Comparison) -> None:
    for mark in comparison.marks:
        if mark.fact != RECORD or mark.whose is None or mark.whose[0] != "project":
            continue
        counts = Counts(hits=mark.outcome is Outcome.HIT, expected=1)
        for phrase in truth.phrases[mark.whose[1]]:
            tally.phrases.setdefault((truth.labels.side, phrase), Counts()).add(counts)


def _source(truth: TrueReport, mark: Mark) -> Source | None:
    """The form that tells of a fact; for a claim that answers no record, that of the record before it."""
    if mark.whose is not None:
        return truth.sources.get(mark.whose, (OTHER, None))
    if mark.at is None:
        return None if mark.group in ("document", "evidence") else (OTHER, None)
    return layout_at(truth.starts, mark.at), None


def _mentions(truth: TrueReport, comparison: Comparison) -> Iterator[tuple[str, Mention]]:
    folder = "/".join(PurePosixPath(truth.path).parts[1:-1])
    for at, _, project in comparison.projects.pairs:
        identity = truth.projects[at]
        if identity and project is not None:
            total = quantity_of(project.total_investment, money=True)
            money = total.value if total else None
            yield identity, Mention(truth.path, folder, project.name, project.aliases, money, project.builder)


def _flaws(truth: TrueReport, comparison: Comparison) -> Iterator[str]:
    for mark in comparison.marks:
        if mark.outcome is not Outcome.HIT and mark.fact != RECORD:
            layout, form = _source(truth, mark) or ("", None)
            told = f"{layout}/{form}" if form is not None else layout
            yield f"{truth.path}  {mark.outcome.value}  {mark.fact}  {told}  {mark.what}"
