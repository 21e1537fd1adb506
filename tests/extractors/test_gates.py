"""Signs that are looked for before a costly pattern is tried: whatever the pattern matches has them."""

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors import names
from extractors.lexicon import load_lexicon
from extractors.works import is_work, work_ends


def _front(text: str) -> bool:
    return text[0] in names._FRONT_FIRST or names._FRONT_SIGN.search(text) is not None


def _behind(text: str) -> bool:
    return text[-1] in names._LAST_BEHIND or names._AT_LENGTH in text


def _no_name(text: str) -> bool:
    return text[0] in names._NO_NAME_FIRST or "大" in text or "、" in text


GATES = {
    "in front of a name": (names._IN_FRONT, _front),
    "behind a name": (names._BEHIND, _behind),
    "no name": (names._NO_NAME, _no_name),
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
