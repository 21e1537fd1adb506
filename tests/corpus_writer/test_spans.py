"""Every figure and name of the truth stands at its span, in every encoding and under every noise."""

import re
from collections import Counter
from collections.abc import Iterator
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from corpus.writer.mirroring import mirror
from corpus.writer.noise import EXCHANGES, INSERTIONS, Noisy, draw_noises, encode, make_noise
from corpus.writer.parts import Fact, Record, Stretch
from corpus.writer.shapes import load_shapes
from extractors.readers import read
from tests.corpus_writer.written import Json, text_of, truth_of, write_sample

PAGE_NUMBER = re.compile(r"\n(?:\d+|-\d+-|- \d+ -|— \d+ —|\n第\d+页\n)\n")


SOUND = re.compile(r"\([a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜ]+\)")


def plain(text: str) -> str:
    """What stands there, once page numbers, breaks, blanks and a mirror site's sounds are taken out."""
    return SOUND.sub("", "".join(PAGE_NUMBER.sub("", text).split()))


def figures_of(truth: Json) -> Iterator[Json]:
    """Every figure of a truth, wherever it is told."""
    if isinstance(truth, dict):
        if "kind" in truth and "span" in truth:
            yield truth
        for value in truth.values():
            yield from figures_of(value)
    elif isinstance(truth, list):
        for value in truth:
            yield from figures_of(value)


def test_the_reader_gives_the_text_that_spans_point_into() -> None:
    encodings: Counter[str] = Counter()
    for written in write_sample():
        document = read(written.data, written.name)
        assert document.text == text_of(written), (written.name, document.encoding)
        assert "\r" not in document.text
        encodings[truth_of(written)["labels"]["encoding"]] += 1
    assert set(encodings) == set(load_shapes().encodings)


def test_every_figure_stands_at_its_span() -> None:
    number = 0
    for written in write_sample(errors=1.0):
        text = text_of(written)
        for figure in (*figures_of(truth_of(written)), *figures_of(list(written.mistakes))):
            span = figure["span"]
            assert 0 <= span["start"] < span["end"] <= len(text)
            assert plain(text[span["start"] : span["end"]]) == plain(figure["text"]), (written.name, figure)
            number += 1
    assert number > 5000


def test_every_name_stands_at_its_spans() -> None:
    number = 0
    for written in write_sample():
        text = text_of(written)
        for project in truth_of(written).get("projects", ()):
            names = {plain(name) for name in (project["name"], *project.get("aliases", ()))}
            said = [plain(text[span["start"] : span["end"]]) for span in project["evidence"]["name"]]
            assert set(said) == names, (written.name, project["name"], said)
            number += len(said)
    assert number > 1500


def test_figures_are_in_the_order_of_the_text_and_none_stands_in_another() -> None:
    for written in write_sample():
        ends = 0
        for entry in truth_of(written).get("figures", {}).get("entries", ()):
            span = entry["figure"]["span"]
            assert span["start"] >= ends, (written.name, entry["figure"])
            ends = span["end"]


def is_within(words: str, text: str) -> bool:
    """Whether the words are the text with some characters left out, none of them at its ends."""
    rest = iter(text)
    return text[:1] == words[:1] and text[-1:] == words[-1:] and all(letter in rest for letter in words)


def test_the_words_of_a_field_stand_where_its_evidence_points() -> None:
    fields: Counter[str] = Counter()
    for written in write_sample():
        text = text_of(written)
        for project in truth_of(written).get("projects", ()):
            for field, key in (("status", "status_text"), ("content", "content")):
                places = project["evidence"].get(field, ())
                assert (key in project) <= bool(places), (written.name, project["name"], field)
                if key in project:
                    said = [text[place["start"] : place["end"]] for place in places]
                    # the words are without what noise put in between
                    assert any(is_within(project[key], words) for words in said), (written.name, project[key], said)
                    assert all(words.strip("。，；、 \n　") for words in said)
                    fields[field] += 1
    assert min(fields["status"], fields["content"]) > 100


# ---------------------------------------------------------------------------------------------------------------- noise

HAN = [letter for letter in map(chr, range(0x5B00, 0x5B00 + 250)) if mirror(letter) == letter]
"""Characters of which each stands once in a text, and which no noise puts in or exchanges."""
noises = st.lists(st.sampled_from([*EXCHANGES, *INSERTIONS]), max_size=5)


@given(noises, st.integers(0, 10**6), st.lists(st.integers(1, 7), min_size=1, max_size=18), st.data())
def test_no_noise_loses_a_span(names: list[str], seed: int, lengths: list[int], data: st.DataObject) -> None:
    pieces: list[str] = []
    facts: list[Fact] = []
    stretches: list[Stretch] = []
    taken = at = 0
    for length in lengths:
        words = "".join(HAN[taken : taken + length])
        taken += length
        kind = data.draw(st.sampled_from(["text", "fact", "stretch", "unsaid"]))
        if kind == "fact":
            facts.append(placed(Fact(None, "total", words, role=data.draw(st.sampled_from(["", "count"]))), at))
        elif kind == "stretch":
            stretches.append(Stretch(Record("project", ""), "status", True))
            stretches[-1].start, stretches[-1].end = at, at + length
        elif kind == "unsaid":
            facts.append(Fact(None, "total", words))
        pieces.append(words + data.draw(st.sampled_from(["", "", "，", "\n", "。\n\n", " ", "3.5"])))
        at += len(pieces[-1])
    text = "".join(pieces)
    things: list[Fact | Stretch] = [*(fact for fact in facts if fact.start >= 0), *stretches]
    kept = [text[thing.start : thing.end] for thing in things]
    noisy = Noisy(text, facts, stretches)
    make_noise(noisy, names, Random(seed))
    for words, thing in zip(kept, things, strict=True):
        inside = noisy.text[thing.start : thing.end]
        assert (inside[0], inside[-1]) == (words[0], words[-1])
        assert "".join(mark for mark in inside if mark in HAN) == words
    assert all(fact.end == -1 for fact in facts if fact.start == -1)
    assert "".join(mark for mark in noisy.text if mark in HAN) == "".join(HAN[:taken])


def placed(fact: Fact, at: int) -> Fact:
    """A fact that stands there."""
    fact.start, fact.end = at, at + len(fact.text)
    return fact


@given(noises, st.integers(0, 10**6))
def test_a_figure_reads_as_it_stands_after_an_exchange(names: list[str], seed: int) -> None:
    text = "总投资3,500.5万元，占年度计划的62.1%。"
    facts = [placed(Fact(None, "total", "3,500.5万元", role="total_investment"), text.index("3,"))]
    facts.append(placed(Fact(None, "rate", "62.1%", role="percent_of_plan"), text.index("62")))
    noisy = Noisy(text, facts, [])
    make_noise(noisy, names, Random(seed))
    for fact in facts:
        assert plain(noisy.text[fact.start : fact.end]) == fact.text


def test_every_noise_is_drawn_and_half_of_the_reports_have_none() -> None:
    chance = Random(1)
    drawn = [draw_noises(chance) for _ in range(2000)]
    assert {noise for each in drawn for noise in each} == {*EXCHANGES, *INSERTIONS}
    assert 0.45 < sum(not each for each in drawn) / len(drawn) < 0.6


def test_a_text_that_an_encoding_cannot_hold_is_stored_in_another() -> None:
    chance, used = Random(3), Counter[str]()
    for _ in range(300):
        data, encoding = encode("\U00020000里坪村3千瓦㎡•\n", chance)
        assert data.decode(encoding).replace("\r\n", "\n") == "\U00020000里坪村3千瓦㎡•\n"
        used[encoding] += 1
    assert "gbk" not in used
    assert {"utf-8", "gb18030", "utf-16"} <= set(used)
