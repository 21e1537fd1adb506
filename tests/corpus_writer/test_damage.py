"""What is lost before a report is filed: the text shows it, and the truth tells no more than the text."""

import re
from collections import Counter
from collections.abc import Iterator
from random import Random
from types import SimpleNamespace
from typing import Any

import pytest

from corpus.writer import damage
from corpus.writer.mirroring import SOUNDS, mirror
from corpus.writer.noise import sound, wrap
from corpus.writer.parts import Block, Fact, Record
from corpus.writer.writing import Written
from tests.corpus_writer.test_spans import figures_of
from tests.corpus_writer.written import Json, text_of, truth_of, write_sample

MONTHS = re.compile(r"(?<!\d)1(?: \d{1,2}|[3-9]|1[0-2])(?=月)")
BARE_UNIT = re.compile(r"(?<![\d零一二三四五六七八九十百千万亿几数个X×＿ ])[亿万]元")


@pytest.fixture(scope="module")
def damaged() -> Iterator[tuple[Written, ...]]:
    """Reports in each of which something is lost, where there is something to lose; without other noise."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(damage, "_SHARE", 1.0)
        patch.setattr("corpus.writer.writing.draw_noises", lambda chance: ())
        yield write_sample.__wrapped__(reports=1500, seed=3)


def of_kind(reports: tuple[Written, ...], kind: str) -> list[tuple[str, Json]]:
    """The texts and truths of the reports in which that is lost."""
    return [
        (text_of(written), truth)
        for written in reports
        if kind in (truth := truth_of(written))["labels"]["noise"] and "template" not in truth["labels"]["noise"]
    ]


def test_every_kind_of_damage_occurs(damaged: tuple[Written, ...]) -> None:
    kinds = Counter(noise for written in damaged for noise in truth_of(written)["labels"]["noise"])
    assert set(damage._DAMAGES) <= set(kinds)
    assert kinds["spoilt_points"] > 30


@pytest.mark.parametrize(
    ("kind", "writing"),
    [("spoilt_points", r"[\d,]+[。、]\d+(?:亿元?|万元?|个亿|百万元|%)?"), ("lost_units", r"[1-9][\d.,]*元")],
)
def test_a_damaged_figure_keeps_its_writing_and_states_nothing(
    kind: str, writing: str, damaged: tuple[Written, ...]
) -> None:
    reports = of_kind(damaged, kind)
    assert len(reports) > 10
    for text, truth in reports:
        spoilt = [figure for figure in figures_of(truth) if "damaged" in figure.get("flags", ())]
        assert 1 <= len({figure["text"] for figure in spoilt}) <= 2  # a card of the page may show them once more
        for figure in spoilt:
            assert "value" not in figure
            assert re.fullmatch(writing, figure["text"]), figure
            assert text[figure["span"]["start"] : figure["span"]["end"]] == figure["text"]


def test_no_spoilt_point_looks_like_one_of_a_row(damaged: tuple[Written, ...]) -> None:
    """4.9亿元、3、58亿元 may be two amounts or three."""
    marks = Counter[str]()
    for text, truth in of_kind(damaged, "spoilt_points"):
        for figure in figures_of(truth):
            if "damaged" in figure.get("flags", ()):
                start, end = figure["span"]["start"], figure["span"]["end"]
                mark = "、" if "、" in figure["text"] else "。"
                marks[mark] += 1
                assert mark == "。" or "、" not in (text[start - 1], text[end : end + 1]), truth["report"]
    assert min(marks["、"], marks["。"]) > 10, marks


def test_no_line_is_broken_before_a_spoilt_point() -> None:
    """58亿元 would be the third of a list: 3、58亿元."""
    fact = Fact(None, "done", "3、58亿元", role="completion", kind="money")
    fact.flags, fact.start, fact.end = ("damaged",), 46 * 42 * 38, 46 * 42 * 38 + 6
    for seed in range(40):
        places = [place for place, _ in wrap("字" * 80_000, [fact], Random(seed))]
        assert len(places) > 1000
        assert fact.start not in places


def test_only_a_damaged_figure_states_nothing() -> None:
    for written in write_sample():
        is_damaged = bool({"spoilt_points", "lost_units"} & set(truth_of(written)["labels"]["noise"]))
        without = [figure for figure in figures_of(truth_of(written)) if "value" not in figure]
        assert all("damaged" in figure["flags"] for figure in without)
        assert bool(without) == is_damaged


def test_months_without_their_dash_are_the_months_of_the_report(damaged: tuple[Written, ...]) -> None:
    found = 0
    for text, truth in of_kind(damaged, "lost_dashes"):
        last = truth["document"].get("period", {}).get("end", "")[-2:]
        for target in truth.get("targets", ()):
            # the terms of a goal are no months of the report: 1—6月达到50%
            text = text.replace(target.get("deadline", {}).get("text") or "█", "")
        for months in MONTHS.findall(text):
            if last:
                assert int(months[1:]) == int(last), (text, truth["document"])
                found += 1
        title = truth["document"]["title"]
        assert not re.search(r"(?<!\d)1[-—–－～~]\d{1,2}月", text.replace(title, ""))
    assert found > 5


def test_what_lost_its_digits_is_in_no_ledger(damaged: tuple[Written, ...]) -> None:
    reports = of_kind(damaged, "lost_digits")
    bare = 0
    for text, truth in reports:
        spans = [(figure["span"]["start"], figure["span"]["end"]) for figure in figures_of(truth)]
        for unit in BARE_UNIT.finditer(text):
            assert not any(start <= unit.start() < end for start, end in spans)
            bare += 1
    assert bare >= len(reports) > 10


def test_what_is_left_of_an_amount_states_none(damaged: tuple[Written, ...]) -> None:
    """逾亿元, 达亿元 and 投资亿元的项目 speak of a hundred millions; so does 亿元以上, which is the name of a size."""
    for text, truth in of_kind(damaged, "lost_digits"):
        spans = [figure["span"] for figure in figures_of(truth)]
        for unit in BARE_UNIT.finditer(text):
            is_figure = any(span["start"] <= unit.start() < span["end"] for span in spans)
            is_caption = "单位" in text[text.rfind("\n", 0, unit.start()) + 1 : unit.start()]
            if not is_figure and not is_caption and text[unit.start() - 1] not in "】\n":
                assert text[unit.start() - 1] not in "逾超近约达过破、", truth["report"]
                assert not text[unit.end() :].startswith(("的", "左右", "项目", "投资", "、")), truth["report"]


def test_no_sum_is_told_over_what_is_damaged(damaged: tuple[Written, ...]) -> None:
    for written in damaged:
        assert all("value" in figure for figure in figures_of(list(written.mistakes)))


def test_a_damaged_report_has_no_planted_mistake() -> None:
    for written in write_sample(errors=1.0):
        lost = set(damage._DAMAGES) & set(truth_of(written)["labels"]["noise"])
        assert not (lost and any(line["planted"] for line in written.mistakes))


def names_in(truth: Json) -> tuple[str, ...]:
    """What projects and groups are called."""
    projects = [
        name for project in truth.get("projects", ()) for name in (project["name"], *project.get("aliases", ()))
    ]
    return (*projects, *(group["scope"] for group in truth.get("aggregates", ())))


def test_a_lost_mark_leaves_a_figure_beside_what_follows_it(damaged: tuple[Written, ...]) -> None:
    reports = of_kind(damaged, "lost_marks")
    for text, truth in reports:
        spans = [entry["figure"]["span"] for entry in truth["figures"]["entries"]]
        starts, names = {span["start"] for span in spans}, names_in(truth)
        beside = [span for span in spans if span["end"] in starts or text.startswith(names, span["end"])]
        assert beside, truth["report"]
    assert len(reports) > 8


@pytest.mark.parametrize(
    ("date", "is_said", "left"),
    [
        ("2021年7月28日", True, "2021728"),
        ("2021年12月28日", True, "20211228"),
        ("2021年1月12日", True, "2021年1月12日"),  # 112 is the 12th of January or the 2nd of November
        ("2021年7月28日", False, "2021年7月28日"),
        ("二〇二一年七月二十八日", True, "二〇二一年七月二十八日"),
    ],
)
def test_a_date_is_lost_where_its_digits_and_the_report_still_tell_it(date: str, is_said: bool, left: str) -> None:
    block = Block("right")
    block.parts = [date]
    paper: Any = SimpleNamespace(blocks=[Block("paragraph"), block], year_said=is_said)
    assert damage._lose_date(paper, Random(1)) == (left != date)
    assert block.parts == [left]


def test_what_is_told_twice_is_not_damaged() -> None:
    """Else the other would tell what the damaged one does not state."""
    project, group, target = Record("project", ""), Record("aggregate", ""), Record("target", "")
    facts = [
        Fact(project, "total", "3.5亿元"),
        Fact(project, "plan", "1.2亿元"),
        Fact(project, "plan", "1.2亿元"),
        Fact(project, "name", "青溪产业园"),
        Fact(group, "total", "13.6亿元"),
        Fact(target, "total", "9亿元"),
    ]
    for fact in facts:
        assert fact.record is not None
        fact.record.add(fact)
    paper: Any = SimpleNamespace(facts=[*facts, Fact(None, "total", "8亿元")])
    assert [fact.text for fact in damage._candidates(paper)] == ["3.5亿元", "13.6亿元"]


# ---------------------------------------------------------------------------------------------------------- mirror sites


def test_a_mirror_site_puts_the_sound_behind_what_it_exchanged() -> None:
    text = mirror("项目总投资3.5亿元")
    for place, put in reversed(sound(text, (), Random(1))):
        text = text[:place] + put + text[place:]
    assert text == "項(xiàng)目總(zǒng)投資(zī)3.5億(yì)元"


def test_every_exchanged_character_has_one_sound() -> None:
    assert len(SOUNDS) > 400
    for full, said in SOUNDS.items():
        assert len(full) == 1
        assert re.fullmatch("[a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜ]{1,6}", said), (full, said)
