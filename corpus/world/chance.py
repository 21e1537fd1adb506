"""Chance, drawn from the generator that is handed in, by `random()` alone.

`random()` gives the same numbers in every version of Python, which `sample` and `choice` do not promise; and it is three times as fast.
"""

from collections.abc import Sequence
from math import exp, log
from random import Random
from typing import TypeVar

T = TypeVar("T")


def pick(rng: Random, things: Sequence[T]) -> T:
    """One of these things."""
    return things[int(rng.random() * len(things))]


def pick_weighted(rng: Random, things: Sequence[tuple[T, float]]) -> T:
    """One of these things, by weights that add up to about 1."""
    left = rng.random()
    for thing, weight in things:
        left -= weight
        if left < 0:
            return thing
    return things[-1][0]


def pick_some(rng: Random, things: Sequence[T], count: int) -> tuple[T, ...]:
    """So many different ones of these things, in the order drawn."""
    rest = list(things)
    for at in range(min(count, len(rest))):
        other = at + int(rng.random() * (len(rest) - at))
        rest[at], rest[other] = rest[other], rest[at]
    return tuple(rest[:count])


def between(rng: Random, least: int, most: int) -> int:
    """A whole number, both ends included."""
    return least + int(rng.random() * (most - least + 1))


def spread(rng: Random, least: float, most: float) -> float:
    """A number between two others."""
    return least + rng.random() * (most - least)


def log_spread(share: float, least: float, most: float) -> float:
    """The number that lies at this share of the way from the least to the most, measured in logarithms.

    >>> round(log_spread(0.5, 100, 10000))
    1000
    """
    return exp(log(least) + share * (log(most) - log(least)))
