"""Forms that nobody has filled in: 总投资.亿元, 占年度计划的%, XX项目. What such a paper says is of no project."""

import re

from extractors.figures import FoundFigure

FEWEST_GAPS = 3

_NAMELESS = re.compile(r"(?:XX|××|\*\*|__|某某)[\u3400-\u9fff]")
"""A gap where a name stood: reports are filed without the names of places and firms, but with their figures."""
_GAP = re.compile(
    r"""
    (?=[投计完为约达共的：X×*_□某年])  # most places are passed at a glance
    (?: (?:投资|计划|完成|完成率|为|约|达|达到|共|的|：)\x20{0,8}[.…]?\x20{0,8}(?:亿元|万元|%)   # 总投资.亿元 · 占年度计划的%
    | (?<![X×*_□.])[X×*_□][X×*_□.]{0,200}\x20{0,8}(?:亿元|万元|%|个|项|亩|公里|月|日|年)       # X.X亿元 · XX%
    | (?:XX|××|\*\*(?![^*\n]{2,24}\*\*[\x20：])|__|某某)[\u3400-\u9fff]                                         # XX镇 · ××项目
    | (?<![0-9])年\x20{2,}月 )                                                        # 年  月  日
    """,
    re.VERBOSE,
)


def find_gaps(text: str) -> list[tuple[int, int]]:
    """The places of a shadow text where a number or a name was left out.

    >>> len(find_gaps("该项目总投资X亿元，占年度计划的%，XX镇负责"))
    3
    >>> find_gaps("该项目总投资3亿元，占年度计划的51%，城关镇负责")
    []
    """
    return [match.span() for match in _GAP.finditer(text)]


def is_template(text: str, figures: tuple[FoundFigure, ...]) -> bool:
    """Whether a paper is a form to be filled in: more numbers are left out than there are amounts, or twice as many gaps of any kind."""
    gaps = find_gaps(text)
    numbers = sum(_NAMELESS.fullmatch(text, *gap) is None for gap in gaps)
    amounts = sum(1 for found in figures if found.figure.kind in ("money", "percent"))
    return len(gaps) >= FEWEST_GAPS and (numbers > amounts or len(gaps) > 2 * amounts)
