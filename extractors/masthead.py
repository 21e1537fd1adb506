"""The head of a report: title, document number, issuer, dates, genre, year, region."""

import re
from dataclasses import dataclass
from functools import cache

from extractors.lexicon import Lexicon
from extractors.outline import Block
from extractors.patterns import last_match
from extractors.periods import FoundPeriod
from extractors.regions import find_region
from extractors.signature import DATE, UNIT, IssueDate, find_signature
from schemas import Genre, Region

_TITLE_LENGTH = 60
_HEAD_BLOCKS = 14
_DOC_NUMBER = re.compile(r"[\u3400-\u9fff]{1,12}[【（](?:19|20)[0-9]{2}[】）][0-9]{1,4}号")
_YEAR = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})年")
_CONNECTS = re.compile(r"\A(?:关于|推进|进展|实施|重点|“|的|《|印发|——|--)|\A[0-9]{4}年")


@dataclass(frozen=True, slots=True)
class Masthead:
    """What a report says of itself as a paper."""

    genre: Genre
    genre_at: tuple[int, int] | None
    title: tuple[int, int] | None
    subtitle: tuple[int, int] | None
    doc_number: tuple[int, int] | None
    issuer: tuple[int, int] | None
    issued_on: IssueDate | None
    year: int | None
    year_at: tuple[int, int] | None
    region: tuple[int, int, Region] | None


def find_masthead(text: str, blocks: tuple[Block, ...], lexicon: Lexicon) -> Masthead:
    """The head of a report, each piece at its place; what is not there clearly is None."""
    first = _first_body(text, blocks)
    titles = _titles(text, blocks[:first], lexicon)
    title = titles[0] if titles else None
    subtitle = (
        titles[1] if len(titles) > 1 and text[slice(*titles[1])] != (text[slice(*title)] if title else "") else None
    )
    genre = _genre(text, title, lexicon) or _genre(text, subtitle, lexicon) or _genre_of_body(text, lexicon)
    number = next(
        (m.span() for block in blocks[:first] if (m := _DOC_NUMBER.search(text, block.start, block.end))), None
    )
    issuer, issued = find_signature(text, blocks, blocks[:first], title)
    year = _year(text, title, subtitle, issued, blocks)
    region = _region(text, title, issuer, subtitle)
    return Masthead(
        genre[0] if genre else "其他",
        genre[1] if genre else None,
        title,
        subtitle,
        number,
        issuer,
        issued,
        year[0] if year else None,
        year[1] if year else None,
        region,
    )


def _first_body(text: str, blocks: tuple[Block, ...]) -> int:
    """The first block of the body: a heading with a marker, an item, or a paragraph that is a sentence."""
    for number, block in enumerate(blocks[:_HEAD_BLOCKS]):
        words = text[block.start : block.end]
        if block.kind == "item" or (
            block.marker is not None and block.marker.style in ("chapter", "han", "han_bracket", "arabic")
        ):
            return number
        if (
            block.kind == "paragraph"
            and (len(words) > _TITLE_LENGTH or words.endswith(("。", "；")))
            and not _DOC_NUMBER.search(words)
        ):
            return number
    return min(len(blocks), _HEAD_BLOCKS)


@cache
def _genre_words(lexicon: Lexicon) -> tuple[re.Pattern[str], dict[str, Genre]]:
    genres: dict[str, Genre] = {
        word: entry.values["genre"] for word, entry in lexicon.words("genres", body=None).items()
    }
    return re.compile("(?:" + "|".join(map(re.escape, sorted(genres, key=len, reverse=True))) + ")(?!会)"), genres


def _genre(text: str, title: tuple[int, int] | None, lexicon: Lexicon) -> tuple[Genre, tuple[int, int]] | None:
    """The genre that the last genre word of a title names."""
    if title is None:
        return None
    pattern, genres = _genre_words(lexicon)
    hit = last_match(pattern, text, *title)
    return (genres[hit.group()], hit.span()) if hit else None


def _genre_of_body(text: str, lexicon: Lexicon) -> tuple[Genre, tuple[int, int]] | None:
    """The genre that a word of the text itself betrays: a 记者 writes news."""
    words = lexicon.words("genres", body=True)
    places = [(at, word) for word in words if (at := text.find(word)) >= 0]
    at, word = min(places, default=(-1, ""))
    return (words[word].values["genre"], (at, at + len(word))) if word else None


def _titles(text: str, head: tuple[Block, ...], lexicon: Lexicon) -> list[tuple[int, int]]:
    """The titles in the head, each over one line or more: lines that name a genre, with the lines before that lead up to it."""
    pattern, _ = _genre_words(lexicon)
    usable = [
        block
        for block in head
        if block.kind != "furniture" and not is_label(text, block, lexicon) and not _is_masthead_line(text, block)
    ]
    titles: list[tuple[int, int]] = []
    low = 0
    for number, block in enumerate(usable):
        words = text[block.start : block.end]
        if not pattern.search(words) or words.endswith("："):
            continue
        first = number
        while first > low and _leads_up(text, usable[first - 1], usable[first]):
            first -= 1
        titles.append((usable[first].start, block.end))
        low = number + 1
    if titles:
        return titles[:2]
    lines = [
        block
        for block in usable
        if 4 <= block.end - block.start <= 45 and not text[block.start : block.end].endswith(("。", "：", "，"))
    ]
    return [(lines[0].start, lines[0].end)] if lines and usable and lines[0] is usable[0] else []


def _leads_up(text: str, before: Block, after: Block) -> bool:
    """Whether a line is the beginning of the title that goes on in the next one."""
    words = text[before.start : before.end]
    if (
        len(words) > 45
        or words.endswith(("。", "：", "；"))
        or DATE.search(words)
        or (UNIT.search(words) and "关于" not in words)
    ):
        return UNIT.search(words) is not None and text.startswith("关于", after.start) and len(words) <= 30
    return "\n\n" not in text[before.end : after.start] or _CONNECTS.match(text[after.start : after.end]) is not None


def _is_masthead_line(text: str, block: Block) -> bool:
    """A red head or a number line: 某县人民政府办公室文件, 某政办发〔2025〕8号."""
    words = text[block.start : block.end]
    return (
        words.endswith("文件")
        or (_DOC_NUMBER.search(words) is not None and len(words) <= 30)
        or DATE.fullmatch(words) is not None
    )


@cache
def _labels(lexicon: Lexicon) -> re.Pattern[str]:
    words = sorted(lexicon.words("furniture", part="label"), key=len, reverse=True)
    return re.compile("(?:" + "|".join(map(re.escape, words)) + ")\\s*：")


def is_label(text: str, block: Block, lexicon: Lexicon) -> bool:
    return _labels(lexicon).match(text, block.start, block.end) is not None


def _year(
    text: str,
    title: tuple[int, int] | None,
    subtitle: tuple[int, int] | None,
    issued: IssueDate | None,
    blocks: tuple[Block, ...],
) -> tuple[int, tuple[int, int]] | None:
    """The year that months without one belong to: of the title, the headings, the date line, the first sentence."""
    titles = [place for place in (title, subtitle) if place]
    headings = [(block.start, block.end) for block in blocks if block.kind == "heading"]
    for start, end in [*titles, *headings]:
        if match := _YEAR.search(text, start, end):
            return int(match.group(1)), match.span()
    if issued is not None:
        return int(issued.value[:4]), (issued.start, issued.end)
    for block in [block for block in blocks if block.kind == "paragraph"][:4]:
        if match := _YEAR.search(text, block.start, min(block.end, block.start + 80)):
            return int(match.group(1)), match.span()
    return None


def _region(
    text: str, title: tuple[int, int] | None, issuer: tuple[int, int] | None, subtitle: tuple[int, int] | None
) -> tuple[int, int, Region] | None:
    for place in (title, issuer, subtitle):
        if place is not None and (found := find_region(text[slice(*place)])):
            start, end, region = found
            return place[0] + start, place[0] + end, region
    return None


def report_period(text: str, masthead: Masthead, periods: tuple[FoundPeriod, ...]) -> FoundPeriod | None:
    """The period that the report's completions cover: the title's, else the first that its body names."""
    whole_year = ("全年",)
    usable = [
        period
        for period in periods
        if not period.cumulative and period.first == 1 and text[period.start : period.end] not in whole_year
    ]
    if masthead.title is not None:
        low, high = masthead.title
        titled = next((period for period in usable if low <= period.start < high), None)
        if titled is not None:
            return titled
    return next(iter(usable), None)
