"""What an amount is where the sums say it: a 计划投资 of which a completion is the stated share of the annual plan is that plan."""

import re
from decimal import Decimal

from extractors.figures import FoundFigure
from extractors.readings import RoleReading
from schemas import replace

_LOOSE = re.compile(r"计划(?:完成)?投资[额]?\Z|投资计划\Z")
"""Words that may say the total or the year's part of it."""
_NEAR = 60
_ROUNDING = Decimal("0.06")


def prove_plans(
    text: str, figures: tuple[FoundFigure, ...], readings: list[RoleReading | None]
) -> list[RoleReading | None]:
    """The readings, with each loosely worded total that its completion and its share prove to be the annual plan.

    >>> from extractors.lexicon import load_lexicon
    >>> from extractors.roles import find_roles
    >>> from extractors.trial import figures_of
    >>> for said in ("44%", "20%"):
    ...     text, figures = figures_of(f"104个项目，计划投资50亿元，实际完成投资22亿元，占年度计划的{said}")
    ...     print([reading.role if reading else None for reading in find_roles(text, figures, load_lexicon())])
    [None, 'annual_plan', 'completion', 'percent_of_plan']
    [None, 'total_investment', 'completion', 'percent_of_plan']
    """
    for place in range(len(readings) - 2):
        plan, done, share = readings[place : place + 3]
        if plan is None or done is None or share is None or plan.role != "total_investment":
            continue
        if done.role != "completion" or share.role != "percent_of_plan" or not _LOOSE.search(plan.cue or ""):
            continue
        first, last = figures[place], figures[place + 2]
        if last.start - first.end > _NEAR or "。" in text[first.end : last.start]:
            continue
        values = [figures[place + step].figure.value for step in range(3)]
        if None in values or not values[0]:
            continue
        total, part, percent = (Decimal(value) for value in values if value is not None)
        if abs(part / total * 100 - percent) <= max(_ROUNDING, percent / 200):
            readings[place] = replace(plan, role="annual_plan")
    return readings
