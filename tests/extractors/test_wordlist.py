"""A pattern of many words finds the longest of them, however it is spelled."""

import re

from hypothesis import given
from hypothesis import strategies as st

from extractors.wordlist import longest_of

LETTERS = "省市县级列重点]^-"
WORDS = st.lists(st.text(LETTERS, min_size=1, max_size=5), min_size=1, max_size=12)


@given(WORDS, st.text(LETTERS, max_size=8), st.booleans())
def test_the_longest_word_at_a_place_is_found(words: list[str], text: str, inside: bool) -> None:
    longest = max((word for word in words if text.startswith(word)), key=len, default=None)
    match = re.compile(longest_of(words, inside=inside)).match(text)
    assert (match.group() if match else None) == longest


@given(WORDS, st.booleans())
def test_every_word_and_no_other_of_its_letters_is_matched(words: list[str], inside: bool) -> None:
    pattern = re.compile(longest_of(words, inside=inside))
    for word in words:
        for other in (word, word[::-1], word + word[0], word[1:]):
            assert (pattern.fullmatch(other) is not None) == (other in words)
