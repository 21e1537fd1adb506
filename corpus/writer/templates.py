"""Forms that nobody has filled in: sample reports with X for names and digits, which state nothing."""

import re
from random import Random

from corpus.writer.paper import Paper
from corpus.writer.parts import Fact

_DIGITS = ("X", "XX", "××", "＿＿", "  ", "")
_NUMBER = re.compile(r"^[\d.,]+(?:[亿万元]*[-—～至][\d.,]+)?")
"""What a figure begins with: a number, or two of a range."""
_NAMES = ("XX项目", "××工程", "XXX建设项目", "某项目")


def erase(paper: Paper, chance: Random) -> None:
    """Takes all digits and names out of a report, and all truth but what its head says."""
    blank, name = chance.choice(_DIGITS), chance.choice(_NAMES)
    kept: list[Fact] = []
    for fact in paper.facts:
        if fact.role:
            fact.text = blank + _NUMBER.sub("", fact.text)
        elif fact.field == "name":
            fact.text = name
        elif fact.record is paper.masthead:
            kept.append(fact)
    for records in (paper.projects, paper.aggregates, paper.targets):
        records.clear()
    paper.facts = kept
    paper.stretches = []
