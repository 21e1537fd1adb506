"""Cards of portals: they show the beginning of the text as it stands there, and nothing is told by them."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from types import SimpleNamespace
from typing import Any

import pytest

from corpus.archive.reading import parse_truth
from corpus.cases import Case
from corpus.forms import Choice, Form, Maybe, Node
from corpus.scoring import score_case
from corpus.tally import Outcome
from corpus.writer.cards import _beginning, leave_room
from corpus.writer.grammar import SIDES
from corpus.writer.loading import load_grammar
from corpus.writer.parts import Block, Fact, Part
from corpus.writer.voice import plain_text
from corpus.writer.writing import Written
from schemas import Report, report_from_json
from tests.corpus_writer.test_spans import figures_of
from tests.corpus_writer.test_truth import report_of
from tests.corpus_writer.written import Json, mistakes_of, text_of, truth_of, write_sample


def _sayings(node: Form | Node) -> list[str]:
    """Everything that a form without slots may read."""
    if isinstance(node, str):
        return [node]
    if isinstance(node, Maybe):
        return ["", *_sayings(node.body)]
    if isinstance(node, Choice):
        return [said for body in node.bodies for said in _sayings(body)]
    said = [""]
    assert isinstance(node, tuple)
    for part in node:
        said = [before + after for before in said for after in _sayings(part)]
    return said


@cache
def words_of(rule: str) -> tuple[str, ...]:
    """What a rule says on any side, the longest first."""
    said = {one for side in SIDES for form in load_grammar(side).forms[rule] for one in _sayings(form)}
    return tuple(sorted(said, key=len, reverse=True))


@dataclass(frozen=True, slots=True)
class Shown:
    """A report whose card shows the beginning of its text."""

    written: Written
    text: str
    truth: Json
    card: range
    """Where on the card the beginning of the text stands."""
    body: range
    """Where in the text it stands."""


def _shown(written: Written) -> Iterator[Shown]:
    text, truth = text_of(written), truth_of(written)
    title, at = truth["document"]["title"], 0
    for line in text.split("\n"):
        start, at = at, at + len(line) + 1
        if title in line:
            return
        label = next((words for words in words_of("chrome.summary") if line.startswith(words)), None)
        cuts = [words for words in words_of("chrome.cut") if line.endswith(words)]
        for cut in cuts if label is not None else ():
            assert label is not None
            said = line[len(label) : len(line) - len(cut)]
            place = text.find(said, at) if said else -1
            if place >= 0:
                card = range(start + len(label), start + len(label) + len(said))
                yield Shown(written, text, truth, card, range(place, place + len(said)))
                return


@cache
def cards(errors: float) -> tuple[Shown, ...]:
    """The reports with a card, where every page is to have one, and none has noise."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("corpus.writer.sections.mastheads._REPEATED", 1.0)
        patch.setattr("corpus.writer.writing.draw_noises", lambda chance: ())
        sample = write_sample.__wrapped__(reports=900, seed=41, errors=errors)
    return tuple(shown for written in sample for shown in _shown(written))


def _places(figure: Json) -> range:
    return range(figure["span"]["start"], figure["span"]["end"])


def _within(place: range, other: range) -> bool:
    return other.start <= place.start and place.stop <= other.stop


def _meets(place: range, other: range) -> bool:
    return place.start < other.stop and other.start < place.stop


@pytest.mark.parametrize("errors", [0.0, 1.0])
def test_a_card_shows_the_beginning_of_the_text(errors: float) -> None:
    assert len(cards(errors)) > 60
    for shown in cards(errors):
        assert 40 <= len(shown.card) <= 140
        line = shown.text.rfind("\n", 0, shown.body.start) + 1
        assert not shown.text[line : shown.body.start].strip(), "not the beginning of a paragraph"


@pytest.mark.parametrize("errors", [0.0, 1.0])
def test_it_breaks_off_in_no_figure_and_no_name(errors: float) -> None:
    named = 0
    for shown in cards(errors):
        names = [each for project in shown.truth.get("projects", ()) for each in project["evidence"]["name"]]
        figures = [entry["figure"]["span"] for entry in shown.truth.get("figures", {}).get("entries", ())]
        for span in (*names, *figures):
            place = range(span["start"], span["end"])
            assert not _meets(place, shown.body) or _within(place, shown.body), shown.text[shown.body.start :][:160]
            named += _within(place, shown.body)
    assert named > 100


@pytest.mark.parametrize("errors", [0.0, 1.0])
def test_each_figure_of_it_is_in_the_ledger_like_that_of_the_text(errors: float) -> None:
    seen = 0
    for shown in cards(errors):
        entries = shown.truth.get("figures", {}).get("entries", ())
        ahead = shown.body.start - shown.card.start
        card = [entry for entry in entries if _meets(_places(entry["figure"]), shown.card)]
        body = [entry for entry in entries if _within(_places(entry["figure"]), shown.body)]
        for entry in card:
            span = entry["figure"]["span"]
            span["start"], span["end"] = span["start"] + ahead, span["end"] + ahead
            # whoever takes the card for a part of the page is not wrong
            assert (entry["roles_alt"].pop(), entry["also"].pop()) == ("other", {"kind": "document"})
        assert card == [{"roles_alt": [], "also": [], **entry} for entry in body]
        seen += len(card)
    assert seen > 100


@pytest.mark.parametrize("errors", [0.0, 1.0])
def test_nothing_is_told_by_a_card(errors: float) -> None:
    for shown in cards(errors):
        truth = {key: value for key, value in shown.truth.items() if key != "figures"}
        told = [figure["span"] for figure in (*figures_of(truth), *figures_of(list(shown.written.mistakes)))]
        told += [
            place
            for project in truth.get("projects", ())
            for places in project["evidence"].values()
            for place in places
        ]
        assert not [span for span in told if _meets(range(span["start"], span["end"]), shown.card)]


def test_what_was_made_wrong_is_wrong_on_the_card_too() -> None:
    spoilt = [
        (shown, line["reported"])
        for shown in cards(1.0)
        for line in mistakes_of(shown.written)
        if line["planted"] and "reported" in line and _within(_places(line["reported"]), shown.body)
    ]
    assert len(spoilt) > 3
    for shown, figure in spoilt:
        assert figure["text"] in shown.text[shown.card.start : shown.card.stop]


def test_one_page_in_some_has_a_card_and_no_template() -> None:
    sample = write_sample(reports=900, seed=42)
    shown = [each for written in sample for each in _shown(written)]
    pages = sum("chrome" in truth_of(written)["labels"]["noise"] for written in sample)
    assert 0.05 < len(shown) / pages < 0.3
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("corpus.writer.sections.mastheads._REPEATED", 1.0)
        patch.setattr("corpus.writer.writing._TEMPLATES", 1.0)
        erased = write_sample.__wrapped__(reports=200, seed=43)
    assert not [each for written in erased for each in _shown(written)]


# ------------------------------------------------------------------------------------------------------------- breaking


@pytest.mark.parametrize(("line", "places"), [("发布时间：2021年3月4日", 1), ("内容概述：", 0), ("【摘要】", 0)])
def test_a_page_that_tells_what_it_is_about_has_no_room_for_a_card(line: str, places: int) -> None:
    above, made = Block("chrome"), list[str]()
    above.parts = [line]
    paper: Any = SimpleNamespace(blocks=[above], add=lambda kind, parts: made.append(kind))
    leave_room(paper)
    assert made == ["card"] * places


def _said(parts: list[Part], most: int) -> str:
    return plain_text(_beginning(parts, most))


def test_it_breaks_off_behind_a_mark_or_before_a_figure() -> None:
    head = (
        "今年以来，全县上下坚持项目为王，强化要素保障，优化营商环境，千方百计加快重点项目建设步伐，全县共实施重点项目"
    )
    count, total = Fact(None, "count", "55个", role="count"), Fact(None, "total", "136.6亿元", role="total_investment")
    parts: list[Part] = [head, count, "，总投资", total, "左右，进展顺利。"]
    assert {_said(parts, most) for most in range(40, 141)} == {
        "今年以来，全县上下坚持项目为王，强化要素保障，优化营商环境，千方百计加快重点项目建设步伐，",
        head,
        head + "55个",
        head + "55个，",
        head + "55个，总投资",
        head + "55个，总投资136.6亿元左右，",
        head + "55个，总投资136.6亿元左右，进展顺利。",
    }


def test_of_a_short_paragraph_nothing_is_shown_and_what_is_shown_is_said_again() -> None:
    count = Fact(None, "count", "55个", role="count")
    assert _beginning(["全县共实施重点项目", count, "。"], 100) == []
    shown = _beginning(["全县共实施重点项目" * 5, count, "。"], 100)
    (twin,) = (part for part in shown if isinstance(part, Fact))
    assert twin is not count
    assert twin.repeats is count


# -------------------------------------------------------------------------------------------------------------- scoring


def _moved(truth: Json, shown: Shown) -> Json:
    """The truth as a tool tells it that points at the card wherever it can; how many figures it found there is told, too."""
    ahead, moved = shown.body.start - shown.card.start, 0
    report = json.loads(json.dumps(truth))
    for key in ("projects", "aggregates", "targets"):
        for figure in figures_of(report.get(key, [])):
            if _within(_places(figure), shown.body):
                span = figure["span"]
                span["start"], span["end"] = span["start"] - ahead, span["end"] - ahead
                moved += 1
        for record in report.get(key, ()):
            for place in record.get("evidence", {}).get("name", ()):
                if _within(range(place["start"], place["end"]), shown.body):
                    place["start"], place["end"] = place["start"] - ahead, place["end"] - ahead
    report["moved"] = moved
    return report


def _flaws(shown: Shown, told: Json) -> list[str]:
    line = parse_truth(json.dumps(shown.truth))
    case = Case("card", line.path, shown.written.data, shown.text, line.expected, line.places)
    told = {key: value for key, value in told.items() if key != "moved"}
    report = report_from_json(json.dumps(report_of(told, shown.text)))
    assert isinstance(report, Report)
    return [mark.fact for mark in score_case(case, lambda data, name: report).marks if mark.outcome is not Outcome.HIT]


def test_who_points_at_the_card_is_as_right_as_who_points_at_the_text() -> None:
    moved = 0
    for shown in cards(0.0):
        told = _moved(shown.truth, shown)
        moved += told["moved"]
        # the truth has the first half year among the completions only
        assert set(_flaws(shown, told)) <= {"project.h1_completion"}
        assert _flaws(shown, told) == _flaws(shown, shown.truth)
    assert moved > 100


def test_who_points_at_another_place_of_the_card_is_wrong() -> None:
    wrong = 0
    for shown in cards(0.0):
        told = _moved(shown.truth, shown)
        if told["moved"]:
            figures = [each for key in ("projects", "aggregates") for each in figures_of(told.get(key, []))]
            figure = next(each for each in figures if _within(_places(each), shown.card))
            figure["span"]["start"] += 1
            assert "evidence.exact" in _flaws(shown, told)
            wrong += 1
    assert wrong > 20
