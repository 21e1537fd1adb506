"""Provinces to try laws on: with the few words beside this file, or with those that are shipped."""

import functools
from pathlib import Path

from corpus.world import Province, Vocabulary, build_province, load_vocabulary

WORDS = Path(__file__).parent / "vocabulary"
FIRST, LAST = 2019, 2025


@functools.cache
def few_words() -> Vocabulary:
    """A vocabulary so small that names collide and lists run out."""
    return load_vocabulary(WORDS)


@functools.cache
def shipped(seed: int = 1, index: int = 0, counties: int = 20) -> Province:
    """A province of the shipped vocabulary."""
    return build_province(load_vocabulary(), seed, index, counties, FIRST, LAST)


@functools.cache
def small(seed: int, index: int = 0, counties: int = 2, first: int = FIRST, last: int = LAST) -> Province:
    """A province of few words and few counties."""
    return build_province(few_words(), seed, index, counties, first, last)
