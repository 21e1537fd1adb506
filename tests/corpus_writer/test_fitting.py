"""The words by which the writer sees what fits: each is said by some form or bears on some word of the world; none is dead."""

import functools
import re
from collections.abc import Iterator
from typing import Any

import pytest

from corpus.forms import walk
from corpus.world import load_vocabulary
from corpus.writer.fitting import NEVER, load_fitting, pattern, patterns
from corpus.writer.grammar import SIDES
from corpus.writer.loading import load_grammar


def _words(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    else:
        for each in value.values() if isinstance(value, dict) else value:
            yield from _words(each)


@functools.cache
def _sayable() -> str:
    """What forms of both sides say, a line each, and the titles and companies of the world."""
    people = load_vocabulary()
    forms = (form for side in SIDES for rule in load_grammar(side).forms.values() for form in rule)
    texts = ("".join(node if isinstance(node, str) else "█" for node in walk(form)) for form in forms)
    builders = (node for kind in people.kinds for clause in kind.builders for node in clause if isinstance(node, str))
    parts = (part for kind in people.kinds for works in kind.every_works() for part in works.parts)
    return "\n".join((*texts, *people.people.titles, *people.company_tails, *people.trades, *builders, *parts))


@pytest.mark.parametrize("word", sorted(set(_words(load_fitting()))))
def test_each_word_is_said_somewhere(word: str) -> None:
    found = (
        re.search(word.strip("^"), _sayable(), re.MULTILINE) is not None
    )  # not in the assertion, which would print all forms
    assert found, word


FITS = [
    (pattern("closing", "通报"), "请各单位抓好贯彻落实", "特此通知。"),
    (pattern("head", "towns", "steppe"), "各县（市、区）人民政府：", "各乡镇人民政府："),
    (pattern("promises", "begins"), "年底前竣工", "年底前开工"),
    (pattern("lists", "of_several"), "已建成投用", "先后建成投用"),
    (pattern("stories", "at_work"), "厂区一片安静", "工人正在绑扎钢筋"),
    (patterns("tasks", "matters")[0], "强化资金保障", "加快征地拆迁"),
    (NEVER, "特此通知。", None),
]


@pytest.mark.parametrize(("unfit", "fits", "does_not"), FITS)
def test_what_fits_passes_and_what_does_not_is_seen(unfit: re.Pattern[str], fits: str, does_not: str | None) -> None:
    assert not unfit.search(fits)
    assert does_not is None or unfit.search(does_not)
