"""Whether words fit where they are to stand: the patterns of `fitting.toml`."""

import functools
import re
import tomllib
from collections.abc import Mapping
from importlib.resources import files
from re import Pattern
from typing import Any

NEVER = re.compile("(?!)")
"""Where everything fits."""


@functools.cache
def load_fitting() -> Mapping[str, Mapping[str, Any]]:
    """The lists of words as they are shipped, table by table."""
    return tomllib.loads((files("corpus") / "grammars" / "fitting.toml").read_text(encoding="utf-8"))


@functools.cache
def pattern(table: str, *names: str) -> Pattern[str]:
    """What any of the words of these lists matches.

    >>> bool(pattern("promises", "begins").search("年底前开工")), bool(pattern("promises", "begins").search("年底前竣工"))
    (True, False)
    """
    return re.compile("|".join(word for name in names for word in load_fitting()[table][name]))


@functools.cache
def patterns(table: str, name: str) -> tuple[Pattern[str], ...]:
    """A pattern for each row of words."""
    return tuple(re.compile("|".join(row)) for row in load_fitting()[table][name])
