"""Areas, lengths, capacities and numbers of things: amounts with their unit, as exact as reports give them."""

from random import Random

from corpus.world.chance import log_spread
from corpus.world.vocabulary import Measure

_OF_SIZE = 0.7
"""How far what is built follows what it costs."""
_FINE = ("万", "亿", "公里", "千米", "km", "GW")
"""Units so large that they are written with a fraction."""


def draw_measure(rng: Random, measure: Measure, size: float | None = None, *, whole: bool = False) -> str:
    """An amount in this unit, as exact as such amounts are given; the larger, the larger the size of the project, 0 to 1.

    >>> draw_measure(Random(1), Measure("万平方米", 1, 20)), draw_measure(Random(1), Measure("万平方米", 1, 20), 0.9)
    ('1万平方米', '7万平方米')
    """
    share = rng.random() if size is None else _OF_SIZE * size + (1 - _OF_SIZE) * rng.random()
    value = log_spread(share, measure.least, measure.most)
    luck = rng.random()
    if not whole and measure.unit.startswith(_FINE) and luck < 0.8 and value < 1000:
        hundredths = round(value * 100) if luck < 0.3 else round(value * 10) * 10
        written = f"{hundredths / 100:.2f}".rstrip("0").rstrip(".")
    else:
        step = 10 ** max(0, len(str(int(value))) - 2) if luck < 0.6 else 1
        written = str(max(1, round(value / step) * step))
    return written + measure.unit
