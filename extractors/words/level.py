"""How far words are asked: not at all, by jieba, or by jieba and spaCy; for the ablation, and for machines that are short of memory."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Literal, get_args

Level = Literal["none", "jieba", "spacy"]
LEVELS: tuple[Level, ...] = get_args(Level)
VARIABLE = "TAIZHANG_WORDS"

_chosen: ContextVar[Level | None] = ContextVar("words", default=None)


def level() -> Level:
    """The level in force: what `using` says, else the variable TAIZHANG_WORDS, else all."""
    chosen = _chosen.get()
    if chosen is not None:
        return chosen
    said = os.environ.get(VARIABLE)
    return next((known for known in LEVELS if known == said), "spacy")


@contextmanager
def using(chosen: Level) -> Iterator[None]:
    """Asks the words no further than a level, in this context."""
    token = _chosen.set(chosen)
    try:
        yield
    finally:
        _chosen.reset(token)
