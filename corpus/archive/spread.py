"""How scores are spread over skeletons, drawn: a histogram of their means, and where the quantiles lie."""

from collections import Counter
from collections.abc import Iterator
from html import escape

from corpus.archive.names import name_of
from corpus.archive.summary import Quantiles, mean_by_skeleton, spread_over_skeletons
from corpus.archive.tallies import Tally

_WIDTH, _BAR, _LEFT, _ROW = 700, 60, 90, 100
_BINS = 50


def draw_spread(tally: Tally) -> str:
    """An SVG picture: a row for all reports and one for each side, the score from 0 to 1 across."""
    sides = [side for side in (None, *tally.labels("side")) if spread_over_skeletons(tally, side)]
    rows = "".join("".join(_draw_row(tally, side, at * _ROW)) for at, side in enumerate(sides))
    height = len(sides) * _ROW + 5
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_LEFT + _WIDTH + 20}" height="{height}" '
        f'font-size="12" role="img" aria-label="得分在各骨架间的分布">{rows}</svg>'
    )


def _draw_row(tally: Tally, side: str | None, top: int) -> Iterator[str]:
    spread = spread_over_skeletons(tally, side)
    if spread is None:
        return
    base = top + _BAR + 10
    means = mean_by_skeleton(tally, side)
    bins = Counter(min(_BINS - 1, int(mean * _BINS)) for mean in means)
    most = max(bins.values())
    yield f'<text x="0" y="{base - 20}">{escape("全部" if side is None else name_of(side))}</text>'
    yield f'<text x="0" y="{base - 4}" fill="#666">{spread.skeletons} 个骨架</text>'
    for place, count in sorted(bins.items()):
        height = max(1, _BAR * count // most)
        x, width = _LEFT + place * _WIDTH // _BINS, _WIDTH // _BINS - 1
        tip = f"{place / _BINS:.2f}–{(place + 1) / _BINS:.2f}：{count} 个骨架"
        yield f'<rect x="{x}" y="{base - height}" width="{width}" height="{height}" fill="#9fb8c8"><title>{tip}</title></rect>'
    yield f'<line x1="{_LEFT}" y1="{base}" x2="{_LEFT + _WIDTH}" y2="{base}" stroke="#999"/>'
    yield from _draw_quantiles(spread, base)


def _draw_quantiles(spread: Quantiles, base: int) -> Iterator[str]:
    tenth, ninetieth = _x(spread.tenth), _x(spread.ninetieth)
    tip = (
        f"最低 {spread.least:.3f}，10% {spread.tenth:.3f}，中位 {spread.median:.3f}，"
        f"90% {spread.ninetieth:.3f}，最高 {spread.best:.3f}"
    )
    yield f"<g><title>{tip}</title>"
    yield f'<line x1="{_x(spread.least)}" y1="{base + 6}" x2="{_x(spread.best)}" y2="{base + 6}" stroke="#456"/>'
    yield f'<rect x="{tenth}" y="{base + 3}" width="{max(1, ninetieth - tenth)}" height="6" fill="#456"/>'
    yield f'<rect x="{_x(spread.median) - 1}" y="{base}" width="3" height="12" fill="#c4564a"/>'
    yield f'</g><text x="{_LEFT}" y="{base + 24}" fill="#666">{tip}</text>'


def _x(score: float) -> int:
    return _LEFT + round(score * _WIDTH)
