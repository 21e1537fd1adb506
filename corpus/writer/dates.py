"""Months in words, and deadlines: none lies before the day of the report, none is told without its year where that is another."""

from corpus.writer.paper import Paper
from corpus.writer.parts import Part
from corpus.writer.voice import Facts, Makers


def write_month(month: int) -> str:
    """A month in words: 2021年5月."""
    return f"{month // 12}年{month % 12 + 1}月"


def deadline(paper: Paper) -> tuple[list[Part], str]:
    """A deadline in words, and the day that it means."""
    chance = paper.chance
    issued_in, month, day = paper.issued or (paper.year, paper.until % 12 + 1, 1)
    if issued_in > paper.year:
        return _due_next_year(paper, chance.choice((3, 6, 6, 9, 12)))
    # what a plan promises for its year is seldom due in spring
    first = max(month if day <= 20 else month + 1, 5 if paper.month is None else 0)
    later = list(range(first, 13))
    if not later or chance.random() < 0.4:
        return year_end(paper)
    number = chance.choice(later)
    makers: Makers = {"m": str(number), "year": paper.say_year}
    if chance.random() < 0.25 and (number > month or day < 15):
        until = chance.choice((10, 15, 20, 25) if number > month else (20, 25))
        makers["d"] = str(until)
        return paper.voice.say("deadline.day", Facts(makers))[0], f"{paper.year}-{number:02d}-{until:02d}"
    said = paper.voice.say("deadline.month", Facts(makers))[0]
    return said, f"{paper.year}-{number:02d}-{last_day(paper.year, number):02d}"


def year_end(paper: Paper) -> tuple[list[Part], str]:
    """The end of the year in words, and its day: when what is planned for the whole year is due."""
    if paper.issued is not None and paper.issued[0] > paper.year:
        return _due_next_year(paper, 12)
    return paper.voice.say("deadline.year", Facts({"year": paper.say_year}))[0], f"{paper.year}-12-31"


def _due_next_year(paper: Paper, number: int) -> tuple[list[Part], str]:
    """A deadline after a year's last report, which has to name its year."""
    year = paper.year + 1
    said = paper.voice.say("deadline.month", Facts({"year": str(year), "m": str(number)}))[0]
    if str(year) not in said:
        said = [f"{year}年{number}月底前"]
    return said, f"{year}-{number:02d}-{last_day(year, number):02d}"


def last_day(year: int, number: int) -> int:
    """The last day of a month.

    >>> last_day(2024, 2), last_day(2023, 11)
    (29, 30)
    """
    if number == 2:
        return 29 if year % 4 == 0 and (year % 100 or year % 400 == 0) else 28
    return 30 if number in (4, 6, 9, 11) else 31
