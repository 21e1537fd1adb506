"""Labelled cases: a report beside what a careful reader makes of it, checked against each other when loaded.

A label that does not fit its text measures nothing, so a case is loaded whole or refused with the file and the key.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.expected import Expected, ExpectedCompletion, parse_expected
from corpus.fields import FieldError, Wanted
from corpus.places import FoldedText, Place, PlacementError, find_forgotten, place_figures
from corpus.values import Quantity, parse_quantity
from schemas import TaizhangError

Read = Callable[[bytes, str], str]
"""From a file's bytes and name to the text that spans point into; handed in, since this room reads no formats."""

KNOWN_FAILURES = "known-failures"
GENRES = {
    "progress": "进展情况",
    "bulletin": "通报",
    "plan": "实施方案",
    "brief": "项目简介",
    "news": "新闻报道",
    "list": "清单",
}


class CaseError(TaizhangError):
    """A case that cannot be used: which file, which key, and what is wrong with it."""

    def __init__(self, file: Path, problem: str) -> None:
        super().__init__("bad_case", f"{file}：{problem}")


@dataclass(frozen=True, slots=True)
class Case:
    """One labelled report."""

    name: str
    """Its folder, `progress/county-half-year`."""
    source: str
    """The report's name, `progress/county-half-year/source.docx`."""
    data: bytes
    text: str
    expected: Expected
    places: tuple[Place, ...]
    """Where each of the expected figures stands in the text."""
    unread: str | None = None
    """Why the report could not be read at all; then the text is empty, and no figure has a place."""

    @property
    def known_failure(self) -> bool:
        """Whether the case is one that is not read right yet."""
        return self.expected.reason is not None


def find_cases(root: Path, read: Read) -> tuple[Case, ...]:
    """The cases under a folder, which may be one case, a genre or the whole corpus, in the order of their names."""
    folders = {file.parent for pattern in ("expected.json", "source.*") for file in root.rglob(pattern)}
    if not folders:
        raise CaseError(root, "没有标注样例（每个样例一个文件夹，内有 source.* 和 expected.json）")
    return tuple(load_case(folder, read) for folder in sorted(folders, key=lambda folder: folder.parts))


def load_case(folder: Path, read: Read) -> Case:
    """The case in a folder, its figures placed in the text that `read` gives; a CaseError where anything is amiss."""
    label, source = folder / "expected.json", _source_file(folder)
    try:
        expected = parse_expected(label.read_text("utf-8"))
        _check_shelf(folder.resolve().parent.name, expected)
    except (OSError, UnicodeDecodeError) as error:
        raise CaseError(label, f"读不出来（{error}）") from error
    except FieldError as error:
        raise CaseError(label, str(error)) from error
    name = f"{folder.resolve().parent.name}/{folder.resolve().name}"
    data = source.read_bytes()
    try:
        text = read(data, f"{name}/{source.name}")
    except Exception as error:  # noqa: BLE001 - the reader's failure, not the label's: the case stands, and scores nothing
        return Case(name, f"{name}/{source.name}", data, "", expected, (), describe_failure(error))
    try:
        places = _check_text(FoldedText.of(text), expected)
    except FieldError as error:
        raise CaseError(label, str(error)) from error
    return Case(name, f"{name}/{source.name}", data, text, expected, places)


def _source_file(folder: Path) -> Path:
    sources = sorted(folder.glob("source.*"))
    if len(sources) != 1:
        found = "、".join(file.name for file in sources) or "没有"
        raise CaseError(folder, f"应有且只有一个 source.*，现有：{found}")
    return sources[0]


def _check_shelf(shelf: str, expected: Expected) -> None:
    """Refuse a case that stands in the wrong folder."""
    if shelf == KNOWN_FAILURES and expected.reason is None:
        raise FieldError("reason", f"{KNOWN_FAILURES} 里的样例必须写明为什么还读不对")
    if shelf != KNOWN_FAILURES and expected.reason is not None:
        raise FieldError("reason", f"只有 {KNOWN_FAILURES} 里的样例才有这个键")
    genre = GENRES.get(shelf)
    if genre and expected.document.genre.value and not expected.document.genre.admits(genre):
        raise FieldError("document.genre", f"“{expected.document.genre.value}”不属于文件夹 {shelf}（{genre}）")


def describe_failure(error: Exception) -> str:
    """A sentence about an error: its own where it was foreseen, its kind beside it where it was not."""
    return error.message if isinstance(error, TaizhangError) else f"{type(error).__name__}: {error}"


# ------------------------------------------------------------------------------------------ the label against the text


def _check_text(text: FoldedText, expected: Expected) -> tuple[Place, ...]:
    """The places of the figures, once every name and every number of the label has been found in the text."""
    for key, words in _named_words(expected):
        if not any(text.find(words)):
            raise FieldError(key, f"原文中没有“{words}”")
    _check_owners(expected)
    try:
        places = place_figures(text, [figure.text for figure in expected.figures])
    except PlacementError as error:
        raise FieldError(f"figures[{error.index}].text", str(error)) from error
    for start, end in find_forgotten(text, places, _project_names(expected)):
        after = sum(place[1] <= start for place in places)
        around = text.text[max(0, start - 8) : end + 8].replace("\n", "⏎")
        raise FieldError("figures", f"漏列“{text.text[start:end]}”（…{around}…），应是 figures[{after}]")
    _check_amounts(expected)
    return places


def _named_words(expected: Expected) -> Iterator[tuple[str, str]]:
    """What the label copies from the text, with its key."""
    for key, words in (("title", expected.document.title.value), ("doc_number", expected.document.doc_number)):
        if words:
            yield f"document.{key}", words
    for at, project in enumerate(expected.projects):
        yield f"projects[{at}].name", project.name
        yield from ((f"projects[{at}].aliases[{place}]", alias) for place, alias in enumerate(project.aliases))
        for place, component in enumerate(project.components):
            yield f"projects[{at}].components[{place}].name", component.name
    for place, name in enumerate(expected.projects_optional):
        yield f"projects_optional[{place}]", name


def _project_names(expected: Expected) -> Iterator[str]:
    for project in expected.projects:
        yield from (project.name, *project.aliases, *(component.name for component in project.components))
    yield from expected.projects_optional


def _check_owners(expected: Expected) -> None:
    """Refuse a figure that belongs to nobody on the lists."""
    known = {*_project_names(expected), *(target.metric for target in expected.targets)}
    for aggregate in expected.aggregates:
        known.update((aggregate.scope, *aggregate.aliases))
    for at, figure in enumerate(expected.figures):
        for owner in figure.owners:
            if owner not in known:
                raise FieldError(f"figures[{at}].belongs_to", f"“{owner}”既不是项目、分组，也不是目标")


def _check_amounts(expected: Expected) -> None:
    """Refuse a number of a record that is none of the listed figures: one of the two is misspelt.

    The cell of a table holds only the digits, and its header the unit.
    """
    written = [figure.text for figure in expected.figures]
    listed = {parse_quantity(text) for text in written}
    cells = {parse_quantity(text) for text in written if text[-1].isdecimal()}
    for key, quantity in _record_numbers(expected):
        digits = quantity.text.rstrip("元亿万千百十")
        if quantity not in listed and parse_quantity(digits) not in cells:
            raise FieldError(key, f"“{quantity}”不在 figures 所列的数字之中")


def _record_numbers(expected: Expected) -> Iterator[tuple[str, Quantity]]:
    for at, project in enumerate(expected.projects):
        slots = {
            "total_investment": project.total_investment,
            "annual_plan": project.annual_plan,
            "percent_of_plan": Wanted(project.percent_of_plan),
            "progress_percent": project.progress_percent,
        }
        yield from ((f"projects[{at}].{key}", slot.value) for key, slot in slots.items() if slot.value)
        yield from _completed(f"projects[{at}]", project.completions)
    for at, aggregate in enumerate(expected.aggregates):
        if aggregate.count.value:
            yield f"aggregates[{at}].count", aggregate.count.value
        for key in ("total_investment", "annual_plan", "percent_of_plan", "output_value"):
            if quantity := getattr(aggregate, key):
                yield f"aggregates[{at}].{key}", quantity
        yield from _completed(f"aggregates[{at}]", aggregate.completions)
    for at, target in enumerate(expected.targets):
        quantity = parse_quantity(target.value or "")
        if quantity is not None and any(mark.isdecimal() for mark in target.value or ""):
            yield f"targets[{at}].value", quantity


def _completed(key: str, completions: tuple[ExpectedCompletion, ...]) -> Iterator[tuple[str, Quantity]]:
    return ((f"{key}.completions[{at}].amount", each.amount) for at, each in enumerate(completions))
