"""The outline of a report: its lines as headings, items, paragraphs and furniture, and what the headings above say of each."""

import re
from dataclasses import dataclass, replace
from typing import Literal

from extractors.chrome import find_chrome, find_repeats
from extractors.heading_words import bare, is_section, names_group, own_setting
from extractors.headpiece import find_body, is_of_page
from extractors.lexicon import Lexicon
from extractors.lines import Line, find_lines
from extractors.markers import RANKS, Marker
from extractors.placed import place_levels
from extractors.settings import NOTHING, HeadingSettings, Setting, find_unit
from schemas import Level, Nature, Status

BlockKind = Literal["heading", "item", "paragraph", "furniture"]
HEADING_LENGTH = 32
"""A longer line is no heading, brackets left aside."""
_UNMARKED_RANK = 2.5
_ITEM_STYLES = ("han", "han_bracket", "arabic", "arabic_bracket", "circle", "bullet")

_SENTENCE_SIGNS = re.compile(r"[。；，！]|：(?!$)")
_COUNTED = re.compile(r"[^，。；：0-9]{3,24}[，：]?(?:共有?|计|为|有)?[0-9]{1,4}[个项件宗]")
"""A group and how many it counts: 县重点项目，共4项，总投资…."""
_FIELD = re.compile(r"(?:项目|工程)?(?:（工程）)?名\s*称?\s*：")
_SIGNED = re.compile(
    r"[^。；，]{0,30}?（?(?:[12][0-9]{3}|[二一][〇○零一二三四五六七八九O]{3})年[^。；，]{2,8}日）?\Z|[12][0-9]{3}[-./][0-9]{1,2}[-./][0-9]{1,2}\Z"
)


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
    batch: Setting[str] | None = None
    """The batch that it names: 2023年第一次“三个一批”."""
    region: Setting[str] | None = None
    """The place whose projects it lists: 青溪县承担的项目."""
    sector: Setting[str] | None = None
    """The field whose projects it lists: 交通类项目."""
    unit: Setting[str] | None = None
    """The unit that a caption above gives: 单位：万元."""
    part: Literal["head", "body"] = "body"
    """Whether it stands above the text of the report: title, number, addressee, labels of the page."""


@dataclass(frozen=True, slots=True)
class _Heading:
    """A heading that is open, and how deep it stands."""

    rank: float
    number: int
    block: Block
    own: HeadingSettings


def find_outline(text: str, lexicon: Lexicon) -> tuple[Block, ...]:
    """The blocks of a shadow text in order, each with what the headings above it say."""
    lines = find_lines(text)
    chrome = find_chrome(text, lines, lexicon)
    for start, _ in find_repeats(text, lines):
        chrome[next(number for number, line in enumerate(lines) if line.start == start)] = True
    body = find_body(text, lines, chrome, lexicon)
    said = [
        NOTHING if chrome[number] or number < body else own_setting(text, line, lexicon)
        for number, line in enumerate(lines)
    ]
    levels, regions = place_levels(text, [(line.body, line.end) for line in lines], said)
    blocks: list[Block] = []
    open_headings: list[_Heading] = []
    last_item = 0
    unit: Setting[str] | None = None
    for number, line in enumerate(lines):
        start, end = line.start, line.end
        if chrome[number]:
            part: Literal["head", "body"] = "head" if number < body else "body"
            blocks.append(Block("furniture", start, end, line.body, line.marker, None, None, None, None, part=part))
            continue
        if number < body:
            kind: BlockKind = "furniture" if is_of_page(text, lines, number, chrome, lexicon) else "paragraph"
            blocks.append(Block(kind, start, end, start, None, None, None, None, None, unit=None, part="head"))
            continue
        own, region = said[number], regions.get(number)
        if number in levels:
            own = replace(own, level=levels[number])
        following = next((lines[at] for at in range(number + 1, len(lines)) if not chrome[at]), None)
        unit = find_unit(text, start, end) or unit
        if _is_heading(text, line, own, following, lines[number - 1] if number else None):
            last_item = 0
            block = Block(
                "heading", start, end, line.body, line.marker, own.level, own.nature, own.state, None,
                own.batch, region, own.sector, unit,
            )  # fmt: skip
            open_headings, rank = _below(open_headings, line, own, is_section(text, line), len(blocks) - 1)
            block = _under(block, open_headings)
            open_headings.append(_Heading(rank, len(blocks), replace(block), own))
        else:
            if line.marker is None and _SIGNED.match(text, start, end):
                open_headings = []
            counted = line.marker.number if line.marker else None
            if counted is None or counted != last_item + 1:
                # an item may have strayed into its headings' style: 1、2、(3)
                open_headings = [heading for heading in open_headings if not _follows(heading.block, line, text)]
            last_item = counted if counted is not None else last_item
            if line.marker is None and open_headings and not _is_short(open_headings[-1].block, text):
                open_headings = open_headings[:-1]  # a statement of its own reaches only over the items behind it
            kind = "item" if line.marker and line.marker.style in _ITEM_STYLES else "paragraph"
            block = Block(kind, start, end, line.body, line.marker, None, None, None, None, unit=unit)
            block = _under(block, open_headings)
        blocks.append(block)
    return tuple(_county_level(text, blocks))


# --------------------------------------------------------------------------------------------------------- the stack


def _below(
    open_headings: list[_Heading], line: Line, own: HeadingSettings, section: bool, last_block: int
) -> tuple[list[_Heading], float]:
    """The headings that stay open above a new one, and how deep that stands.

    The style that is open already decides, by its number: reports put （一） under 1、 as well as 1、 under （一）.
    """
    marker = line.marker
    # a heading that names a level takes the place of an open one even where its marker stands deeper: （2）市 after （一）省
    kept = [heading for heading in open_headings if not _displaces(own, heading.own)]
    if marker is None:
        if section:
            return [heading for heading in kept if heading.rank < 2], _UNMARKED_RANK
        return [heading for heading in kept if heading.block.marker is not None], _UNMARKED_RANK
    style_rank = float(RANKS["han"] if marker.style == "ordinal" else marker.rank)
    same = [
        at for at, heading in enumerate(kept) if heading.block.marker and heading.block.marker.style == marker.style
    ]
    if same and marker.number is not None:
        continued = [at for at in same if kept[at].block.marker.number == marker.number - 1]  # type: ignore[union-attr]
        if not continued and marker.number == 1 and kept[-1].number == last_block and kept[-1].own.says_something:
            return kept, kept[-1].rank + 0.1  # 1、省重点项目 and below it at once 1、续建项目
        at = continued[-1] if continued else same[0]
        return kept[:at], kept[at].rank
    if kept and marker.number == 1 and style_rank < kept[-1].rank and kept[-1].own.says_something and not same:
        above = kept[-1].block.marker
        if above is not None and above.number is not None and marker.style != "han" and marker.style != "chapter":
            return kept, kept[-1].rank + 0.1  # 2、市重点项目 and below it （一）交通类
    return [heading for heading in kept if heading.rank < style_rank], style_rank


def _displaces(own: HeadingSettings, open_: HeadingSettings) -> bool:
    return bool(
        (own.level and open_.level) or (own.nature and open_.nature) or (own.state and (open_.state or open_.nature))
        or (own.nature and open_.state) or (own.batch and open_.batch)
    )  # fmt: skip


def _under(block: Block, open_headings: list[_Heading]) -> Block:
    """The block with what the innermost headings say that name it."""
    level, nature, state, heading = block.level, block.nature, block.state, block.heading
    batch, region, sector = block.batch, block.region, block.sector
    for above in reversed(open_headings):
        level = level or above.own.level
        nature = nature or above.own.nature
        state = state or above.own.state
        batch = batch or above.own.batch
        sector = sector or above.own.sector
        region = region or above.block.region
        heading = above.number if heading is None else heading
    if open_headings:
        level = level or open_headings[-1].block.level
    return replace(
        block, level=level, nature=nature, state=state, heading=heading, batch=batch, region=region, sector=sector
    )


def _is_short(heading: Block, text: str) -> bool:
    return not _SENTENCE_SIGNS.search(bare(text[heading.body : heading.end]))


def _follows(heading: Block, line: Line, text: str) -> bool:
    """Whether a marker is the next one after a heading's: what the heading said ends there."""
    above, marker = heading.marker, line.marker
    if above is None or marker is None:
        return False
    if above.number is None:  # under ●省重点项目 the projects may have the same bullet
        return above.rank >= RANKS["dash"] and text[heading.start] == text[line.start] and not _is_short(heading, text)
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


# ------------------------------------------------------------------------------------------------------ the headings


def _is_heading(text: str, line: Line, own: HeadingSettings, following: Line | None, before: Line | None) -> bool:
    """Whether a line is a heading: short and without a sentence, or a group's name that opens a statement over what follows."""
    words, marker = text[line.body : line.end], line.marker
    if len(words) > 200:
        return False
    plain = bare(words)
    group = names_group(words, own)
    if marker is not None and marker.style in ("dash", "bullet", "circle"):
        return group
    short = 0 < len(plain) <= HEADING_LENGTH and not _SENTENCE_SIGNS.search(plain)
    if marker is not None and marker.style == "ordinal":
        return short and (group or is_section(text, line))
    if short and marker is not None:
        return True
    if short and (words.endswith("：") or (words.startswith("【") and words.endswith("】"))):
        return True
    if group:
        listed = words[-1] not in "。；" and _COUNTED.match(text, line.body, line.end) is not None
        opens = marker is not None or listed or (following is not None and (_is_item(following) or _is_field(text, following)))
        return short or opens
    if not short or following is None or _is_item(line) or not is_section(text, line):
        return False
    # a section's name is followed by its text; among the cells of a table short lines follow each other
    return following.marker is not None or following.end - following.start > 30 or text[following.end - 1] in "。；："


def _is_field(text: str, line: Line) -> bool:
    """Whether a line is the first of a list of fields: 项目名称：…."""
    return _FIELD.match(text, line.body, line.end) is not None


def _is_item(line: Line) -> bool:
    return line.marker is not None and line.marker.style in _ITEM_STYLES
