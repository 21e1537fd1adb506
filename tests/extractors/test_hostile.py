"""Hostile texts: whatever stands in them, twice the text takes twice the time. The long ones are for `make soak`."""

import time
from collections.abc import Callable

import pytest

from extractors.figures import find_figures
from extractors.identifiers import Cover, find_identifiers
from extractors.lexicon import load_lexicon
from extractors.shadow import Shadow, cast_shadow
from extractors.spelled import find_spelled
from extractors.spelling import respell
from extractors.units import unit_words
from schemas import Document

NAMES = {  # nothing in them is a figure, or one long one
    "digits": "7",
    "zeros": "0",
    "no full stop": "总投资完成建设项目",
    "section numbers": "1.",
    "opening brackets": "（",
    "brackets": "（）",
    "groups of thousands": "123,456,",
    "numerals": "三亿五千万",
    "ones": "一",
    "hundredths without a number": "百分之",
    "points": "三点",
    "tenths": "八成",
    "ranges without an end": "三至",
    "scales": "亿元",
    "dashes": "-",
    "letters and digits": "A1",
    "ordinals": "第1",
    "numbered things": "1、2期",
    "sums": "1+2",
    "addresses": "http://a1",
    "traditional and wide": "億萬元—～１",
    "invisible": "1\u200b",
    "blanks": "   ",
    "words written with blanks": "总 投 ",
    "qualifiers": "约不低于",
    "points and dots": "1·.。",
}
FIGURES = {  # a figure in every few signs
    "wide amounts": "１２３．４亿元，",
    "wide and narrow": "１2，３４5.6％",
    "amounts": "15-18亿元",
    "compound": "1亿2",
    "ranges": "1-",
    "products": "1×",
    "shares": "1/",
    "cells": "3 \n",
    "thousands by blanks": "000 ",
    "units in brackets": "（亿元）3",
    "qualified": "不低于3亿元以上",
    "hundredths": "百分之五，",
    "listed": "1、",
}


def text_of(unit: str, length: int) -> str:
    return (unit * (length // len(unit) + 1))[:length]


def stages(text: str) -> dict[str, Callable[[], object]]:
    shadow = Shadow(respell(text), (), ())
    words, closed = unit_words(load_lexicon()), Cover((), len(text))
    document = Document("sha256:", "-", "text/plain", "utf-8", None, text)
    return {
        "respell": lambda: respell(text),
        "shadow": lambda: cast_shadow(text),
        "identifiers": lambda: find_identifiers(shadow.text),
        "spelled": lambda: list(find_spelled(shadow.text, words, closed)),
        "figures": lambda: find_figures(document, shadow, [], load_lexicon()),
    }


def seconds(work: Callable[[], object], runs: int = 2) -> float:
    """The processor's time for it: what else runs on the machine does not count."""
    taken = []
    for _ in range(runs):
        begin = time.process_time()
        work()
        taken.append(time.process_time() - begin)
    return min(taken)


@pytest.mark.parametrize("unit", [*NAMES.values(), *FIGURES.values()], ids=[*NAMES, *FIGURES])
def test_eight_times_the_text_takes_no_twenty_times_the_time(unit: str) -> None:
    small, large = stages(text_of(unit, 1_000)), stages(text_of(unit, 8_000))
    for stage, work in large.items():
        # squares would take 64 times; what is over in half a millisecond is left out
        assert seconds(work) < 20 * max(seconds(small[stage]), 0.0005), stage


@pytest.mark.soak
@pytest.mark.parametrize("unit", [*NAMES.values(), *FIGURES.values()], ids=[*NAMES, *FIGURES])
def test_a_million_signs_take_no_square_of_the_time(unit: str) -> None:
    small, large = stages(text_of(unit, 10**6 // 8)), stages(text_of(unit, 10**6))
    for stage, work in large.items():
        taken = seconds(work, runs=1)
        print(f"{unit[:12]!r} {stage}: {taken:.2f} s a million signs")
        assert taken < 20 * max(seconds(small[stage]), 0.01), stage


@pytest.mark.soak
def test_nested_brackets_take_no_stack() -> None:
    text = "（" * 10**5 + "总投资3亿元" + "）" * 10**5
    found = stages(text)["figures"]()
    assert isinstance(found, tuple)
    assert [each.figure.text for each in found] == ["3亿元"]
