"""Whatever the bytes are: a report or a sentence about why there is none, the books in order, and twice the same.

Nothing here knows what a right reading is. It knows what no reading may do: fail with a traceback, lose a figure between the
ledger and the unclaimed, point outside the text, quote digits that do not stand there, or depend on anything but the bytes.
"""

import dataclasses
import re
import tomllib
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from extractors.lexicon import load_lexicon
from extractors.readers import read
from pipeline.extraction import extract
from schemas import Document, Figure, ReadError, Report, Span, to_json

HERE = Path(__file__).parent
VARIANTS = {
    name: entry["text"]
    for path in sorted((HERE / "variety").glob("*.toml"))
    if path.name != "facts.toml"
    for name, entry in tomllib.loads(path.read_text("utf-8")).items()
}
SOURCES = sorted((HERE.parent / "corpus").glob("*/*/source.txt"))

# --------------------------------------------------------------------------------------------- what holds of every reading


def read_bytes(data: bytes) -> tuple[Document, Report] | None:
    """The text and its report; None where both say that the bytes are none."""
    try:
        document = read(data, "报告.txt")
    except ReadError as error:
        if not (error.code and error.message):
            raise
        with pytest.raises(ReadError):
            extract(data, "报告.txt", load_lexicon())
        return None
    return document, extract(data, "报告.txt", load_lexicon())


def check_bytes(data: bytes) -> Report | None:
    """The report of some bytes, its books checked; None where they are refused with a sentence."""
    found = read_bytes(data)
    if found is None:
        return None
    document, report = found
    check_ledger(report)
    check_quotes(report, document.text)
    assert to_json(extract(data, "报告.txt", load_lexicon())) == to_json(report)
    return report


def check_ledger(report: Report) -> None:
    ledger = report.figures
    assert ledger.total == ledger.claimed + len(ledger.unclaimed) == len(ledger.entries)
    ends = [(entry.figure.span.start, entry.figure.span.end) for entry in ledger.entries]
    assert all(one[1] <= other[0] for one, other in pairwise(ends)), "figures overlap"
    records = {"project": report.projects, "aggregate": report.aggregates, "target": report.targets}
    for entry in ledger.entries:
        for owner in (entry.belongs_to, *entry.also):
            if owner.kind in records:
                assert owner.index is not None
                assert owner.index < len(records[owner.kind])
            if owner.kind == "component":
                assert owner.name
    listed = {(entry.figure.span.start, entry.figure.span.end) for entry in ledger.entries}
    assert {(figure.span.start, figure.span.end) for figure in ledger.unclaimed} <= listed
    for aggregate in report.aggregates:
        assert aggregate.part_of is None or 0 <= aggregate.part_of < len(report.aggregates)
        assert all(0 <= member < len(report.projects) for member in aggregate.members)


def check_quotes(report: Report, text: str) -> None:
    for span in values_of(report, Span):
        assert 0 <= span.start < span.end <= len(text)
    figures = list(values_of(report, Figure))
    for figure in figures:
        quoted = digits(text[figure.span.start : figure.span.end])
        assert is_part(digits(figure.text), quoted), (figure.text, text[figure.span.start : figure.span.end])
        if figure.value is not None:
            assert figure.value.is_finite()
            assert figure.low is None or figure.low <= figure.value
            assert figure.high is None or figure.value <= figure.high
    in_ledger = {(entry.figure.span.start, entry.figure.span.end) for entry in report.figures.entries}
    # 全部 is the value of a promise and no figure of the text; every other one of a record stands in the ledger.
    numbers = [figure for figure in figures if figure.text != "全部"]
    assert {(figure.span.start, figure.span.end) for figure in numbers} <= in_ledger, "a record has a figure of its own"
    for project in report.projects:
        assert project.name.strip()
        assert all(project.evidence.values())


def digits(text: str) -> str:
    return "".join(mark for mark in unicodedata.normalize("NFKC", text) if mark.isdecimal())


def is_part(short: str, long: str) -> bool:
    """Whether the characters of one stand in the other, in order: between them there may be a page's number."""
    rest = iter(long)
    return all(mark in rest for mark in short)


T = TypeVar("T")


def values_of(value: object, kind: type[T]) -> Iterator[T]:
    """Every value of a kind inside a report."""
    left: list[object] = [value]
    while left:
        value = left.pop()
        if isinstance(value, kind):
            yield value
        if isinstance(value, tuple | list):
            left += value
        elif isinstance(value, dict):
            left += value.values()
        elif dataclasses.is_dataclass(value) and not isinstance(value, type):
            left += [getattr(value, field.name) for field in dataclasses.fields(value)]


# ------------------------------------------------------------------------------------------------------------ texts by chance

CLAUSES = sorted({part for text in VARIANTS.values() for part in re.findall(r"[^，。；：\n]+[，。；：\n]?", text)})
"""What reports say, in pieces that end where a reader would draw breath."""
MARKS = tuple("，。；：、（）()【】“”《》—-～·|\t\n\r\f \u3000\u00a0\u200b\ufeff×X_…%％．.,０９")
ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "big5")

anything = st.text(st.characters(exclude_categories=["Cs"]), max_size=300)
with_surrogates = st.text(max_size=100).map(lambda text: text.encode("utf-8", "surrogatepass"))
jumbles = st.lists(st.one_of(st.sampled_from(CLAUSES), st.sampled_from(MARKS)), max_size=80).map("".join)
shuffled = st.sampled_from(sorted(VARIANTS)).flatmap(
    lambda name: st.permutations(re.split(r"(?<=[，。；\n])", VARIANTS[name])).map("".join)
)


@settings(max_examples=200)
@given(st.one_of(anything, jumbles, shuffled), st.sampled_from(ENCODINGS))
@example("总投资" + "9" * 400 + "亿元", "utf-8")
@example("总投资0.0000000000000000000000000001亿元，占年度计划的999999999999999999999999%", "utf-8")
@example("１、、、（（（））总投资三千万亿万亿元的的的项目，，，完成投资--3—亿元", "gb18030")
@example("\ufeff\ufeff1、\u2028路\u2029\x85总投资3亿元\x0b\x1c\x1d\x1e", "utf-8")
def test_any_text_in_any_encoding_keeps_the_books(text: str, encoding: str) -> None:
    check_bytes(text.encode(encoding, "ignore"))


@settings(max_examples=100)
@given(with_surrogates, jumbles, jumbles, st.sampled_from(ENCODINGS), st.sampled_from(ENCODINGS))
def test_mixed_encodings_and_lone_surrogates_keep_the_books(
    stray: bytes, first: str, second: str, one: str, other: str
) -> None:
    check_bytes(first.encode(one, "ignore") + stray + second.encode(other, "ignore"))


@settings(max_examples=100)
@given(jumbles, st.lists(st.integers(0, 2000), max_size=12))
def test_zero_bytes_keep_the_books(text: str, places: list[int]) -> None:
    data = bytearray(text.encode())
    for place in places:
        data.insert(min(place, len(data)), 0)
    check_bytes(bytes(data))


SHORT = """三、县重点项目（2个，总投资3.2亿元）
1.滨河路（一期），总投资1.2亿元，1—6月完成投资5000万元，占年度计划的50%。②“云谷”项目已完工
"""


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_a_report_cut_after_any_byte_keeps_the_books(encoding: str) -> None:
    data = SHORT.encode(encoding)
    kept = [check_bytes(data[:end]) for end in range(len(data) + 1)]
    assert kept[-1] is not None
    assert any(report and report.projects for report in kept)


def test_a_report_without_its_beginning_keeps_the_books() -> None:
    data = SHORT.encode("gb18030")
    for start in range(len(data)):
        check_bytes(data[start:])


# ------------------------------------------------------------------------------------- the same report in another wrapping


def plain_records(report: Report) -> tuple[object, ...]:
    """All that does not tell of the file itself."""
    return report.projects, report.aggregates, report.targets, report.figures, report.findings


@pytest.mark.parametrize("name", VARIANTS)
def test_the_encoding_changes_nothing(name: str) -> None:
    text = VARIANTS[name]
    plain = extract(text.encode(), "报告.txt", load_lexicon())
    for encoding in ("utf-8-sig", "gb18030", "utf-16"):
        other = extract(text.encode(encoding), "报告.txt", load_lexicon())
        assert plain_records(other) == plain_records(plain), encoding


@pytest.mark.parametrize("name", VARIANTS)
def test_the_ends_of_lines_change_nothing(name: str) -> None:
    text = VARIANTS[name]
    plain = extract(text.encode(), "报告.txt", load_lexicon())
    for end in ("\r\n", "\r"):
        other = extract(text.replace("\n", end).encode(), "报告.txt", load_lexicon())
        assert plain_records(other) == plain_records(plain), repr(end)


def said_of(report: Report) -> tuple[object, ...]:
    """Names, states and amounts, without places."""

    def amounts(record: object) -> tuple[object, ...]:
        fields = ("count", "total_investment", "annual_plan", "percent_of_plan")
        figures = (getattr(record, field, None) for field in fields)
        done = [getattr(record, "completions", ())]
        return (*(figure.value if figure else None for figure in figures), *(c.amount.value for cs in done for c in cs))

    projects = tuple((p.name, p.level, p.status, amounts(p)) for p in report.projects)
    return projects, tuple((group.scope, amounts(group)) for group in report.aggregates)


@pytest.mark.parametrize("name", VARIANTS)
def test_a_polite_ending_changes_nothing(name: str) -> None:
    text = VARIANTS[name]
    plain = extract(text.encode(), "报告.txt", load_lexicon())
    for ending in ("\n\n特此报告。\n", "\n\n\n", "\n　　以上情况，请审阅。"):
        assert said_of(extract((text + ending).encode(), "报告.txt", load_lexicon())) == said_of(plain), ending


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: f"{path.parent.parent.name}/{path.parent.name}")
def test_every_labelled_report_keeps_the_books(source: Path) -> None:
    assert check_bytes(source.read_bytes()) is not None
