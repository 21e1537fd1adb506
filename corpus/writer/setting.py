"""Where and when a report is set: what can be said of its place, its year and its months."""

from functools import partial

from corpus.writer.paper import Paper
from corpus.writer.parts import Part
from corpus.writer.voice import Facts, Makers


def tell_setting(paper: Paper) -> Makers:
    """What a report can say of its place and its time, whatever it tells."""
    place = paper.place
    makers: Makers = {
        "region": place.name,
        "all": "全" + place.kind,
        "us": "我" + place.kind,
        "kind": place.kind,
        "year": paper.say_year,
        "last_year": str(paper.year - 1),
        "next_year": str(paper.year + 1),
        "abbr": place.abbr,
    }
    if place.parent is not None:
        makers["higher"] = place.parent.name
    if paper.month is not None:
        makers["period"] = partial(say_period, paper)
        makers["month_period"] = partial(say_month, paper)
    return makers


def say_period(paper: Paper) -> list[Part]:
    """The months of the report, written out."""
    paper.months_said = True
    assert paper.month is not None
    number, chance = paper.month % 12 + 1, paper.chance.random()
    rule = "period.months" if number > 1 else "period.month"
    if paper.day is not None:
        rule = "period.day"
    elif number == 3 and chance < 0.35:
        rule = "period.quarter1"
    elif number == 6 and chance < 0.45:
        rule = "period.half"
    elif number == 9 and chance < 0.4:
        rule = "period.quarter3"
    elif number == 12 and chance < 0.6:
        rule = "period.year"
    return paper.voice.say(rule, _when(paper, number))[0]


def say_month(paper: Paper) -> list[Part]:
    """The report's last month alone, written out."""
    assert paper.month is not None
    return paper.voice.say("period.month", _when(paper, paper.month % 12 + 1))[0]


def _when(paper: Paper, number: int) -> Facts:
    makers: Makers = {"m": str(number), "year": paper.say_year}
    if paper.day is not None:
        makers["d"] = str(paper.day)
    return Facts(makers)


def covers(paper: Paper) -> dict[str, object] | None:
    """The period of the report's completions, in the contract's shape."""
    if paper.month is None:
        return None
    last = paper.month % 12 + 1
    period: dict[str, object] = {"start": f"{paper.year}-01", "end": f"{paper.year}-{last:02d}"}
    if paper.day is not None:
        period["as_of"] = f"{paper.year}-{last:02d}-{paper.day:02d}"
    return period
