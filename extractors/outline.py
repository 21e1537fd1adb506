"""The outline of a report: its lines as headings, items, paragraphs and furniture, and what the headings above say of each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from extractors.lexicon import Lexicon
from extractors.markers import RANKS, Marker, find_marker
from extractors.settings import HeadingSettings, Setting, find_setting
from schemas import Level, Nature, Status

BlockKind = Literal["heading", "item", "paragraph", "furniture"]
HEADING_LENGTH = 32
"""A longer line is no heading, brackets left aside."""
_UNMARKED_RANK = 2
_ITEM_STYLES = ("han", "han_bracket", "arabic", "arabic_bracket", "circle", "bullet")
_GROUP_TAIL = re.compile(r"(?:项目|工程|重点|一批|[省市县区旗州盟]级|[省市州盟]列|类|方面)\Z")

_RUN_ON = re.compile(r"(?<=[。；：])(?=\(?[0-9]{1,2}[、.．](?![0-9])|（[0-9]{1,2}）|[①-⑳])")
_FIRST = re.compile(r"[，。；：0-9]")
_BRACKETS = re.compile(r"（[^（）]*）")
_SENTENCE_SIGNS = re.compile(r"[。；，！]|：(?!$)")


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the shadow that stands on its own: a line, or an item of a list that runs on in one line."""

    kind: BlockKind
    start: int
    end: int
    body: int
    """Where its words begin, behind the marker."""
    marker: Marker | None
    level: Setting[Level] | None
    """The level that the nearest heading names, and where it says so."""
    nature: Setting[Nature] | None
    state: Setting[Status] | None
    """The state that it gives to all under it."""
    heading: int | None
    """The block of the nearest heading."""


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    body: int
    marker: Marker | None


def find_outline(text: str, lexicon: Lexicon) -> tuple[Block, ...]:
    """The blocks of a shadow text in order, each with what the headings above it say."""
    blocks: list[Block] = []
    open_headings: list[tuple[int, Block]] = []
    related, last_item = False, 0
    lines = list(_lines(text))
    for place, line in enumerate(lines):
        words = text[line.body : line.end]
        related = related or (_names(lexicon, "related").match(words) is not None and len(words) <= 12)
        if related or _is_furniture(words, line.marker, lexicon):
            blocks.append(Block("furniture", line.start, line.end, line.body, line.marker, None, None, None, None))
            continue
        own = find_setting(text, line.body, line.end, lexicon)
        following = lines[place + 1].marker if place + 1 < len(lines) else None
        if _is_heading(words, line.marker, _names_group(words, own), following):
            last_item = 0
            said = Block(
                "heading", line.start, line.end, line.body, line.marker, own.level, own.nature, own.state, None
            )
            rank = line.marker.rank if line.marker else _UNMARKED_RANK
            # a heading that names a level takes the place of an open one even where its marker stands deeper: （2）市 after （一）省
            open_headings = [(r, b) for r, b in open_headings if r < rank and not (own.level and b.level)]
            block = _under(said, open_headings)
            open_headings.append((rank, replace(said, heading=len(blocks))))
        else:
            number = line.marker.number if line.marker else None
            if (
                number is None or number != last_item + 1
            ):  # an item may have strayed into its headings' style: 1、2、(3)
                open_headings = [(r, b) for r, b in open_headings if not _follows(b, line, text)]
            last_item = number if number is not None else last_item
            if line.marker is None and open_headings and not _is_short(open_headings[-1][1], text):
                open_headings = open_headings[:-1]  # a statement of its own reaches only over the items behind it
            kind: BlockKind = "item" if line.marker and line.marker.style in _ITEM_STYLES else "paragraph"
            block = _under(
                Block(kind, line.start, line.end, line.body, line.marker, None, None, None, None), open_headings
            )
        blocks.append(block)
    return tuple(_county_level(text, blocks))


def _is_short(heading: Block, text: str) -> bool:
    return not _SENTENCE_SIGNS.search(_BRACKETS.sub("", text[heading.body : heading.end]).rstrip("： "))


def _follows(heading: Block, line: _Line, text: str) -> bool:
    """Whether a marker is the next one after a heading's: what the heading said ends there."""
    above, marker = heading.marker, line.marker
    if above is None or marker is None:
        return False
    if above.number is None:
        return above.rank >= RANKS["dash"] and text[heading.start] == text[line.start]
    return above.style == marker.style and marker.number == above.number + 1


def _county_level(text: str, blocks: list[Block]) -> list[Block]:
    """The blocks with 市级 read as the county's level where the report also names 州 or 盟: then the city is a county-level one."""
    named = {text[block.level.start] for block in blocks if block.level is not None}
    if not ("市" in named and named & {"州", "盟"}):
        return blocks
    return [
        replace(block, level=replace(block.level, name="县重点"))
        if block.level is not None and text[block.level.start] == "市"
        else block
        for block in blocks
    ]


def _under(block: Block, open_headings: list[tuple[int, Block]]) -> Block:
    """The block with the level and the nature of the innermost headings that name one."""
    level, nature, state, heading = block.level, block.nature, block.state, block.heading
    for _, above in reversed(open_headings):
        level = level or above.level
        nature = nature or above.nature
        state = state or above.state
        heading = above.heading if heading is None else heading
    return replace(block, level=level, nature=nature, state=state, heading=heading)


def _lines(text: str) -> Iterator[_Line]:
    at = 0
    while at <= len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        yield from _split_line(text, at, end)
        at = end + 1


def _split_line(text: str, start: int, end: int) -> Iterator[_Line]:
    """The line, or the items that run on in it: 其中：1、…。2、…。"""
    while start < end and text[start] == " ":
        start += 1
    while end > start and text[end - 1] == " ":
        end -= 1
    if start == end:
        return
    cuts = _run_on_cuts(text, start, end)
    for low, high in zip([start, *cuts], [*cuts, end], strict=True):
        marker = find_marker(text, low)
        yield _Line(low, high, low + (marker.length if marker else 0), marker)


def _run_on_cuts(text: str, start: int, end: int) -> list[int]:
    """Where the items of a run-on list begin: markers of one style that count up from one (or on from the line's own)."""
    first = find_marker(text, start)
    cuts: list[int] = []
    style = first.style if first else None
    number = first.number if first and first.number else 0
    for match in _RUN_ON.finditer(text, start + 1, end):
        marker = find_marker(text, match.start())
        if marker is None or marker.number is None:
            continue
        if (marker.style == style and marker.number == number + 1) or (not cuts and marker.number == 1):
            cuts.append(match.start())
            style, number = marker.style, marker.number
    return cuts


def _names_group(words: str, own: HeadingSettings) -> bool:
    """Whether the first words of a line are a group's name: a level or a nature fills them, as it does not fill 灌区续建配套项目."""
    first = _FIRST.split(_BRACKETS.sub("", words).rstrip("： "))[0]
    said = [setting.end - setting.start for setting in (own.level, own.nature, own.state) if setting is not None]
    return bool(said) and _GROUP_TAIL.search(first) is not None and max(said) * 5 >= len(first) * 2


def _is_heading(words: str, marker: Marker | None, names_group: bool, following: Marker | None) -> bool:
    """Whether a line is a heading: short and without a sentence, or a group's name that opens a statement over what follows."""
    bare = _BRACKETS.sub("", words).rstrip("： ")
    if marker is not None and marker.style in ("ordinal", "dash", "bullet", "circle"):
        return names_group and marker.style != "ordinal"
    short = 0 < len(bare) <= HEADING_LENGTH and not _SENTENCE_SIGNS.search(bare)
    if short and marker is not None:
        return True
    if short and (words.endswith("：") or (words.startswith("【") and words.endswith("】"))):
        return True
    if names_group:
        opens = marker is not None or (following is not None and following.style in _ITEM_STYLES)
        return short or opens
    return False


@cache
def _names(lexicon: Lexicon, part: str) -> re.Pattern[str]:
    words = sorted(lexicon.words("furniture", part=part), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, words)))


_NO_FURNITURE = re.compile(r"。|[0-9][亿万]?元|总投资")


def _is_furniture(words: str, marker: Marker | None, lexicon: Lexicon) -> bool:
    """Whether a line belongs to the page: a sentence, an item or an amount does not, whatever words it holds."""
    if marker is not None or len(words) > 80 or _NO_FURNITURE.search(words):
        return False
    return _names(lexicon, "line").search(words) is not None
