"""What typists and readers of scans lose before a report is filed: dashes, points, units, digits, marks between figures.

A damaged figure keeps its writing and has no value; what is lost without a trace is not in the truth either.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from random import Random

from corpus.writer.fitting import pattern
from corpus.writer.paper import Paper
from corpus.writer.parts import Fact, Part, Stretch

_SHARE = 0.06
"""The share of reports in which something is lost."""
_FIELDS = frozenset({"total", "plan", "done", "month", "since", "rate", "progress"})
_MOST_DAMAGED = 2
_DASH = re.compile(r"(?<=\d)[-—–－～~]{1,2}(?=(\d{1,2})月)")
_DATE = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_READ_TWO_WAYS = 2
"""1-2月 without its dash is December."""


def damage(paper: Paper, chance: Random) -> str:
    """Loses something in one report of many; what it is called among the noises, or nothing."""
    if chance.random() >= _SHARE:
        return ""
    kind = chance.choice(tuple(_DAMAGES))
    return kind if _DAMAGES[kind](paper, chance) else ""


def _lists(paper: Paper) -> Iterator[list[Part]]:
    """The parts of every block, and of every cell."""
    for block in paper.blocks:
        yield block.parts
        for row in block.rows:
            yield from row


# --------------------------------------------------------------------------------------------------------------- words


def _lose_dashes(paper: Paper, chance: Random) -> bool:
    """Months without the dash between them: 1 8月, 110月."""
    instead = chance.choice((" ", " ", ""))
    lost = False
    for parts in _lists(paper):
        _join_words(parts)
        for place, part in enumerate(parts):
            if isinstance(part, str):
                parts[place] = without_dashes(part, instead)
                lost = lost or parts[place] != part
    return lost


def without_dashes(words: str, instead: str) -> str:
    """Words whose months have lost their dashes; a blank stands there where the digits alone would be another month.

    >>> without_dashes("1-10月，较1—2月", ""), without_dashes("1～8月", " ")
    ('110月，较1 2月', '1 8月')
    """
    return _DASH.sub(lambda dash: " " if int(dash.group(1)) <= _READ_TWO_WAYS else instead, words)


def _join_words(parts: list[Part]) -> None:
    """Makes one piece of the words that stand side by side: forms and facts give them in bits."""
    joined: list[Part] = []
    for part in parts:
        if isinstance(part, str) and joined and isinstance(joined[-1], str):
            joined[-1] += part
        else:
            joined.append(part)
    parts[:] = joined


def _lose_marks(paper: Paper, chance: Random) -> bool:
    """No mark between a figure and what follows it: 占年度计划的75%124个新建项目."""
    found = [
        (parts, place)
        for parts in _lists(paper)
        for place in range(1, len(parts) - 1)
        if parts[place] in ("；", "，") and _is_figure(parts[place - 1]) and isinstance(parts[place + 1], Fact)
    ]
    for parts, place in chance.sample(found, min(_MOST_DAMAGED, len(found))):
        parts[place] = ""
    return bool(found)


def _is_figure(part: Part) -> bool:
    return isinstance(part, Fact) and bool(part.role) and not part.text[-1:].isdigit()


def reads_one_way(digits: str) -> bool:
    """Whether the digits of a month and a day are parted in one way only.

    >>> reads_one_way("728"), reads_one_way("1128"), reads_one_way("112")
    (True, True, False)
    """
    parted = ((digits[:at], digits[at:]) for at in range(1, len(digits)))
    dates = [day for month, day in parted if month[0] != "0" and int(month) <= 12 and day[0] != "0" and int(day) <= 31]
    return len(dates) == 1


def _lose_date(paper: Paper, chance: Random) -> bool:
    """The date below a report without 年月日; only where its year is told elsewhere and its digits read one way."""
    for block in paper.blocks:
        if block.kind == "right" and len(block.parts) == 1 and isinstance(block.parts[0], str) and paper.year_said:
            date = _DATE.fullmatch(block.parts[0])
            if date and reads_one_way(date.group(2) + date.group(3)):
                block.parts[0] = "".join(date.groups())
                return True
    return False


# ------------------------------------------------------------------------------------------------------------- figures


def _candidates(paper: Paper) -> list[Fact]:
    """The figures that may be damaged: of a project or a group, and told once only."""
    return [
        fact
        for fact in paper.facts
        if fact.field in _FIELDS
        and fact.record is not None
        and fact.record.kind in ("project", "aggregate")
        and sum(other.field == fact.field for other in fact.record.facts) == 1
    ]


def _spoil(facts: list[Fact], write: Callable[[str], str], chance: Random) -> bool:
    for fact in chance.sample(facts, min(len(facts), chance.randint(1, _MOST_DAMAGED))):
        fact.text = write(fact.text)
        fact.value = None
        fact.flags = (*fact.flags, "damaged")
    return bool(facts)


def _spoil_points(paper: Paper, chance: Random) -> bool:
    """Another mark for the point: 57。6亿元, 53、04亿元."""
    mark = chance.choice("。、")
    pointed = [fact for fact in _candidates(paper) if "." in fact.text and fact.kind in ("money", "percent")]
    if mark == "、":
        listed = {id(fact) for fact in _among_others(paper)}
        pointed = [fact for fact in pointed if id(fact) not in listed]
    return _spoil(pointed, lambda text: text.replace(".", mark), chance)


def _among_others(paper: Paper) -> Iterator[Fact]:
    """The figures in a row of figures: in 4.9亿元、3、58亿元 nobody can tell how many there are."""
    for parts in _lists(paper):
        for place, part in enumerate(parts):
            if isinstance(part, Fact):
                beside = (*parts[max(place - 1, 0) : place], *parts[place + 1 : place + 2])
                if any(isinstance(words, str) and "、" in (words[:1], words[-1:]) for words in beside):
                    yield part


def _lose_units(paper: Paper, chance: Random) -> bool:
    """元 for 亿元: 93.3元."""
    written = [fact for fact in _candidates(paper) if fact.text.endswith("亿元") and fact.text[0] != "0"]
    return _spoil(written, lambda text: text.removesuffix("亿元") + "元", chance)


def _lose_digits(paper: Paper, chance: Random) -> bool:
    """A unit without its number: 总投资亿元. Nothing is stated there, so nothing is in the truth."""
    listed = {id(fact) for fact in _among_others(paper)}
    money = [
        fact
        for fact in _candidates(paper)
        if fact.text.endswith(("亿元", "万元"))
        and fact.kind == "money"
        and not (fact.before or fact.after or id(fact) in listed)
    ]
    lost = chance.choice(money) if money else None
    for parts in _lists(paper):
        if lost is not None and lost in parts:
            place = parts.index(lost)
            if _is_more_than_a_unit(parts, place):
                return False
            parts[place] = lost.text[-2:]
            paper.facts.remove(lost)
            if lost.record is not None:
                lost.record.facts.remove(lost)
                lost.record.firsts.pop(lost.field)
            return True
    return False


def _is_more_than_a_unit(parts: Sequence[Part], place: int) -> bool:
    """Whether what would be left states something: 达亿元, 逾亿元 and 投资亿元的项目 say that it is a hundred millions."""
    before = next((part for part in reversed(parts[:place]) if not isinstance(part, Stretch)), "")
    after = next((part for part in parts[place + 1 :] if not isinstance(part, Stretch)), "")
    return (isinstance(before, str) and pattern("damage", "before_amounts").search(before) is not None) or (
        isinstance(after, str) and pattern("damage", "after_amounts").search(after) is not None
    )


_DAMAGES: dict[str, Callable[[Paper, Random], bool]] = {
    "lost_dashes": _lose_dashes,
    "lost_marks": _lose_marks,
    "lost_date": _lose_date,
    "spoilt_points": _spoil_points,
    "lost_units": _lose_units,
    "lost_digits": _lose_digits,
}
"""The kinds of damage, as they are called among a report's noises."""
