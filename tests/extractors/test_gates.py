"""What makes the reading quick and is easily lost: signs looked for before a costly pattern is tried, patterns that begin with a letter."""

import re
from collections.abc import Callable
from importlib import import_module

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors import (
    built,
    calendar_dates,
    clauses,
    doers,
    levelled,
    modality,
    names,
    rankings,
    reasons,
    signs,
    stated,
    targets_deadlines,
    works,
)
from extractors.lexicon import load_lexicon
from extractors.works import is_work, work_ends


def _front(text: str) -> bool:
    return text[0] in names._FRONT_FIRST or names._FRONT_SIGN.search(text) is not None


def _behind(text: str) -> bool:
    return text[-1] in names._LAST_BEHIND or names._AT_LENGTH in text


def _no_name(text: str) -> bool:
    return text[0] in names._NO_NAME_FIRST or "大" in text or "、" in text


def _measured(text: str) -> bool:
    return built._MEASURED.search(text) is not None or built._AMOUNT_SIGN.search(text) is None


def _anchored(text: str) -> bool:
    text = "到" + text  # what 到2025年 has to stand behind
    anchors = list(targets_deadlines._anchor(load_lexicon()).finditer(text))
    return any(
        anchor.start() <= targets_deadlines._BEFORE and len(text) <= anchor.end() + targets_deadlines._BEHIND
        for anchor in anchors
    )


GATES = {
    "in front of a name": (names._IN_FRONT, _front),
    "behind a name": (names._BEHIND, _behind),
    "no name": (names._NO_NAME, _no_name),
    "whose a project is": (doers._BY_WHOM, lambda text: "的" in text[: doers._LONGEST_WHOSE]),
    "built": (built._BUILT, _measured),
    "built now": (built._BUILT_NOW, _measured),
    "shares done": (built._DONE_PART, lambda text: "%" in text),
    "in front of a place's figure": (rankings._LINK, lambda text: text[-1] in rankings._LINK_ENDS),
    "deadlines": (targets_deadlines._grammar(load_lexicon()), _anchored),
    "dates": (calendar_dates._DATE, lambda text: calendar_dates._BEGINS.match(text) is not None),
}


@pytest.mark.parametrize(("pattern", "gate"), GATES.values(), ids=GATES)
@given(data=st.data())
def test_a_gate_lets_everything_pass_that_its_pattern_matches(
    pattern: re.Pattern[str], gate: Callable[[str], bool], data: st.DataObject
) -> None:
    """A branch that was added to the pattern and not to its gate would never match again."""
    text = data.draw(st.from_regex(_without_neighbours(pattern), fullmatch=True))
    assert gate(text), text


def _without_neighbours(pattern: re.Pattern[str]) -> re.Pattern[str]:
    """The pattern without what it asks of its neighbours, which random text hardly fulfils."""
    source = re.sub(r"\(\?<?[!=](?:[^()\[\]]|\[[^\]]*\])*\)", "", pattern.pattern)
    return re.compile(source, pattern.flags & re.VERBOSE)


PIECES = (
    "青溪",
    "大道",
    "二期",
    "（南区）",
    "改造",
    "建设",
    "全长",
    "规模大、",
    "”",
    "—",
    "段",
    "北延",
    "的前景",
    " ",
    "：",
)


@given(st.lists(st.sampled_from((*PIECES, *names.name_tails(load_lexicon()))), min_size=1, max_size=5))
def test_what_ends_as_no_name_is_none(pieces: list[str]) -> None:
    """Whoever asks first whether a stretch may be a name with a tail, or a work, by its last sign, misses none."""
    text, lexicon = "".join(pieces), load_lexicon()
    name = names.parse_name(text, 0, len(text), lexicon)
    assert name is None or not name.tailed or names.may_be_tailed(text, 0, len(text), lexicon)
    assert not is_work(text, lexicon) or text[-1] in work_ends(lexicon)


SEARCHED = {
    "words of state": signs.state_pattern(load_lexicon()),
    "beginnings of predicates": clauses._words(load_lexicon()).aspect,
    "states of parts": clauses._words(load_lexicon()).state,
    "what is said of lists": stated._said(load_lexicon()),
    "what is said of works": works._patterns(load_lexicon())[1],
    "what names have not": names._PREDICATE,
    "what follows a name": names._AFTER_NAME,
    "reasons": reasons.REASON,
    "now": modality.NOW,
}


@pytest.mark.parametrize("pattern", SEARCHED.values(), ids=SEARCHED)
def test_what_is_searched_for_in_every_clause_begins_with_a_letter(pattern: re.Pattern[str]) -> None:
    """Then the matcher goes straight to the letters with which a branch begins; else it tries all branches everywhere, ten times as slowly.

    The standard library knows of the outermost branches only: what `longest_of` makes stands alone there, and nothing begins with 可?.
    """
    compiler, parser = (
        import_module("re._compiler"),
        import_module("re._parser"),
    )  # where it is decided; no other place tells
    tree = parser.parse(pattern.pattern, pattern.flags & re.VERBOSE)
    assert compiler._get_charset_prefix(tree, pattern.flags) or compiler._get_literal_prefix(tree, pattern.flags)[0]


def test_each_word_for_a_level_is_taken_whole() -> None:
    """The pattern is put together out of forms: one of them may spell no more than the beginning of what another spells."""
    words = re.compile(levelled._words(load_lexicon()))
    assert all(words.match(word).group() == word for word in load_lexicon().words("levels", heading=None))  # type: ignore[union-attr]
