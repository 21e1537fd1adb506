"""The outline of a report: its lines as headings, items, paragraphs and furniture, and what the headings above say of each."""

import re
from dataclasses import dataclass
from typing import Literal

from extractors.chrome import find_chrome
from extractors.datelines import dateline_end
from extractors.heading_words import SECTION_ENDS, bare, is_section, names_group, own_setting
from extractors.headpiece import find_body, is_of_page
from extractors.lexicon import Lexicon
from extractors.lines import Line, find_lines
from extractors.markers import RANKS, Marker
from extractors.placed import place_levels
from extractors.settings import NOTHING, HeadingSettings, Setting, find_local_setting, find_nature, find_unit
from schemas import Level, Nature, Status, quickly_built, replace

BlockKind = Literal["heading", "item", "paragraph", "furniture"]
HEADING_LENGTH = 32
"""A longer line is no heading, brackets left aside."""
_UNMARKED_RANK = 2.5
_UNIT_FIRST = frozenset("（(单金计数投")
_DATE_ENDS = frozenset("日）)0123456789")
_ITEM_STYLES = ("han", "han_bracket", "arabic", "arabic_bracket", "circle", "bullet")

_SENTENCE_SIGNS = re.compile(r"[。；，！]|：(?!$)")
_COUNTED = re.compile(
    r"[^，。；：0-9]{3,24}[，：]?(?:共[有计]?|计|为|有|实施|安排|排定|确定|共实施)?[0-9]{1,4}[个项件宗]"
)
"""A group and how many it counts: 县重点项目，共4项，总投资…."""
_FIELD = re.compile(r"(?:项目|工程)?(?:（工程）)?名\s*称?\s*：")
_LEAD = re.compile(r"[^，。；：\n]{2,40}(?:方面[，：]|：|项目中[，：])")
_LEAD_SIGN = re.compile("：|方面|项目中")
_LONGEST_LEAD = 46
_CLAUSE = re.compile("[。；]")
_GOES_ON = re.compile(r"(?:[\u3400-\u9fff]{1,3}。)?其中")
_LISTED = re.compile(
    r"集中(?:签约|开工|竣工|投产)(?=[0-9]{1,4}个|(?!签约|开工|竣工|投产)[\u3400-\u9fff]{0,4}项目(?!竣工|开工)|仪式|活动|$)"
)
_SIGNED = re.compile(
    r"[^。；，]{0,30}?（?(?:[12][0-9]{3}|[二一][〇○零一二三四五六七八九O]{3})年[^。；，]{2,8}日）?\Z|[12][0-9]{3}[-./][0-9]{1,2}[-./][0-9]{1,2}\Z"
)


@quickly_built
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


@quickly_built
@dataclass(frozen=True, slots=True)
class _Heading:
    """A heading that is open, and how deep it stands."""

    rank: float
    number: int
    """Its place among the blocks."""
    line: Line
    own: HeadingSettings
    region: Setting[str] | None
    short: bool
    """Whether it is a name; a heading that is a statement reaches only over the items behind it."""


_Inherited = tuple[
    Setting[Level] | None,
    Setting[Nature] | None,
    Setting[Status] | None,
    Setting[str] | None,
    Setting[str] | None,
    Setting[str] | None,
]
"""Level, nature, state, batch, region and sector, in the order in which a block has them."""


def find_outline(text: str, lexicon: Lexicon) -> tuple[Block, ...]:
    """The blocks of a shadow text in order, each with what the headings above it say."""
    lines = find_lines(text)
    chrome = find_chrome(text, lines, lexicon)
    body = find_body(text, lines, chrome, lexicon)
    following = _following(lines, chrome)
    said = [
        own_setting(text, line, lexicon)
        if number >= body and not chrome[number] and _may_be_heading(text, line, following[number])
        else NOTHING
        for number, line in enumerate(lines)
    ]
    levels, regions = place_levels(text, lines, said)
    blocks: list[Block] = []
    open_headings: list[_Heading] = []
    listed = _listed_as(text, lines, chrome, body, lexicon)
    inherited = _inherited(open_headings, listed)
    local = NOTHING
    last_item = 0
    unit: Setting[str] | None = None
    for number, line in enumerate(lines):
        start, end, marker = line.start, line.end, line.marker
        if chrome[number]:
            part: Literal["head", "body"] = "head" if number < body else "body"
            blocks.append(Block("furniture", start, end, line.body, marker, None, None, None, None, part=part))
            continue
        if number < body:
            kind: BlockKind = "furniture" if is_of_page(text, lines, number, chrome, lexicon) else "paragraph"
            blocks.append(Block(kind, start, end, start, None, None, None, None, None, part="head"))
            continue
        own = said[number]
        if number in levels:
            own = replace(own, level=levels[number])
        if text[start] in _UNIT_FIRST:
            unit = find_unit(text, start, end) or unit
        if _is_heading(text, line, own, following[number]):
            last_item, local = 0, NOTHING
            above, rank = _below(open_headings, line, own, is_section(text, line), len(blocks) - 1)
            open_headings = [*above, _Heading(rank, len(blocks), line, own, regions.get(number), _is_short(line, text))]
            inherited = _inherited(open_headings, listed)
            heading = above[-1].number if above else None
            block = Block("heading", start, end, line.body, marker, *inherited[:3], heading, *inherited[3:], unit)
        else:
            kept = _still_open(open_headings, text, line, last_item)
            last_item = marker.number if marker and marker.number is not None else last_item
            if len(kept) != len(open_headings):
                open_headings, inherited = kept, _inherited(kept, listed)
            kind = "item" if marker and marker.style in _ITEM_STYLES else "paragraph"
            heading = kept[-1].number if kept else None
            local = _local(text, line, local, lexicon)
            above_it = (
                _inherited([*kept, _Heading(9, 0, line, local, None, True)], listed)
                if local is not NOTHING
                else inherited
            )
            first = dateline_end(text, line.body, end) if marker is None else line.body
            block = Block(kind, start, end, first, marker, *above_it[:3], heading, *above_it[3:], unit)
        blocks.append(block)
    return tuple(_county_level(text, blocks))


def _following(lines: list[Line], chrome: list[bool]) -> list[Line | None]:
    """For each line the next one that is not of the page."""
    following: list[Line | None] = [None] * len(lines)
    after: Line | None = None
    for number in range(len(lines) - 1, -1, -1):
        following[number] = after
        if not chrome[number]:
            after = lines[number]
    return following


# --------------------------------------------------------------------------------------------------------- the stack


def _below(
    open_headings: list[_Heading], line: Line, own: HeadingSettings, section: bool, last_block: int
) -> tuple[list[_Heading], float]:
    """The headings that stay open above a new one, and how deep that stands.

    The style that is open already decides, by its number: reports put （一） under 1、 as well as 1、 under （一）.
    """
    above, rank = _above(open_headings, line.marker, section, last_block)
    # a heading that names a level takes the place of an open one even where its marker stands deeper: （2）市 after （一）省
    return [heading for heading in above if not _displaces(own, heading.own)], rank


def _above(kept: list[_Heading], marker: Marker | None, section: bool, last_block: int) -> tuple[list[_Heading], float]:
    """The headings that a new one stands under by its marker alone, and how deep."""
    if marker is None:
        if section:
            return [heading for heading in kept if heading.rank < 2], _UNMARKED_RANK
        return [heading for heading in kept if heading.line.marker is not None], _UNMARKED_RANK
    style_rank = float(RANKS["han"] if marker.style == "ordinal" else marker.rank)
    same = [at for at, heading in enumerate(kept) if heading.line.marker and heading.line.marker.style == marker.style]
    if same and marker.number is not None:
        continued = [at for at in same if kept[at].line.marker.number == marker.number - 1]  # type: ignore[union-attr]
        if not continued and marker.number == 1 and kept[-1].number == last_block and kept[-1].own.says_something:
            return kept, kept[-1].rank + 0.1  # 1、省重点项目 and below it at once 1、续建项目
        at = continued[-1] if continued else same[0]
        return kept[:at], kept[at].rank
    if kept and marker.number == 1 and style_rank < kept[-1].rank and kept[-1].own.says_something:
        numbered = kept[-1].line.marker is not None and kept[-1].line.marker.number is not None
        if numbered and marker.style not in ("han", "chapter"):
            return kept, kept[-1].rank + 0.1  # 2、市重点项目 and below it （一）交通类
    return [heading for heading in kept if heading.rank < style_rank], style_rank


def _displaces(own: HeadingSettings, open_: HeadingSettings) -> bool:
    return bool(
        (own.level and open_.level) or (own.nature and open_.nature) or (own.state and (open_.state or open_.nature))
        or (own.nature and open_.state) or (own.batch and open_.batch)
    )  # fmt: skip


def _listed_as(text: str, lines: list[Line], chrome: list[bool], body: int, lexicon: Lexicon) -> Setting[Nature] | None:
    """The group that the title lists all projects under: 某县集中签约7个项目."""
    for number, line in enumerate(lines[:body]):
        if not chrome[number] and (match := _LISTED.search(text, line.start, line.end)):
            return find_nature(text, match.start(), match.end(), lexicon)
    return None


def _local(text: str, line: Line, before: HeadingSettings, lexicon: Lexicon) -> HeadingSettings:
    """What a paragraph's lead-in says of all that it tells; a paragraph that goes on with 其中 keeps that of the one before."""
    start, end = line.start, line.end
    if line.marker is not None and line.marker.style != "ordinal":
        return NOTHING
    if before is not NOTHING and _GOES_ON.match(text, start, end):
        return before
    near = min(end, line.body + _LONGEST_LEAD)
    if _LEAD_SIGN.search(text, line.body, near) is None:
        return NOTHING
    lead = _LEAD.match(text, line.body, end)
    if lead is None:
        return NOTHING
    said, behind = find_local_setting(text, line.body, lead.end(), lexicon)
    if not said.says_something:
        return NOTHING
    for clause in _CLAUSE.finditer(text, behind, end):
        other, _ = find_local_setting(text, clause.end(), min(end, clause.end() + 60), lexicon)
        if other.says_something:
            return NOTHING  # “签约一批”方面…；“开工一批”方面…: of neither alone
    return said


def _inherited(open_headings: list[_Heading], listed: Setting[Nature] | None) -> _Inherited:
    """What the open headings say to all below them: of each kind what the innermost one says that says it."""
    level, nature, state, batch, region, sector = None, None, None, None, None, None
    for above in reversed(open_headings):
        own = above.own
        level, nature, state = level or own.level, nature or own.nature, state or own.state
        batch, region, sector = batch or own.batch, region or above.region, sector or own.sector
    return level, nature or (None if state else listed), state, batch, region, sector


def _still_open(open_headings: list[_Heading], text: str, line: Line, last_item: int) -> list[_Heading]:
    """The headings that are still open over a line that is none."""
    if not open_headings:
        return open_headings
    if line.marker is None:
        if text[line.end - 1] in _DATE_ENDS and _SIGNED.match(text, line.start, line.end):
            return []
        return open_headings if open_headings[-1].short else open_headings[:-1]
    if line.marker.number is not None and line.marker.number == last_item + 1:
        return open_headings  # an item may have strayed into its headings' style: 1、2、(3)
    return [heading for heading in open_headings if not _follows(heading, line, text)]


def _is_short(heading: Line, text: str) -> bool:
    words = bare(text[heading.body : heading.end])
    return not _SENTENCE_SIGNS.search(words) or (
        text[heading.end - 1] not in "。；" and _COUNTED.match(words) is not None
    )


def _follows(heading: _Heading, line: Line, text: str) -> bool:
    """Whether a marker is the next one after a heading's: what the heading said ends there."""
    above, marker = heading.line.marker, line.marker
    if above is None or marker is None:
        return False
    if above.number is None:  # under ●省重点项目 the projects may have the same bullet
        return above.rank >= RANKS["dash"] and text[heading.line.start] == text[line.start] and not heading.short
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


def _may_be_heading(text: str, line: Line, following: Line | None) -> bool:
    """Whether it is worth looking at what a line names: it has a marker, no sentence's end, or a list below it."""
    if line.end - line.start > 200:
        return False
    if line.marker is not None or text[line.end - 1] not in "。；":
        return True
    return following is not None and (_is_item(following) or _is_field(text, following))


def _is_heading(text: str, line: Line, own: HeadingSettings, following: Line | None) -> bool:
    """Whether a line is a heading: short and without a sentence, or a group's name that opens a statement over what follows."""
    marker, last = line.marker, text[line.end - 1]
    if line.end - line.start > 200:
        return False
    if marker is None and not own.says_something and last not in SECTION_ENDS and last not in "：】）":
        return False
    words = text[line.body : line.end]
    group = names_group(words, own)
    if last in "。；！" and not group:
        return False  # a sentence
    if marker is not None and marker.style in ("dash", "bullet", "circle"):
        return group
    plain = bare(words)
    short = 0 < len(plain) <= HEADING_LENGTH and not _SENTENCE_SIGNS.search(plain)
    if marker is not None and marker.style == "ordinal":
        listed = (
            group and following is not None and _is_field(text, following)
        )  # 二是州重点项目，共8件, and cards below it
        return listed or (short and (group or is_section(text, line)))
    if short and (marker is not None or last == "：" or (words.startswith("【") and last == "】")):
        return True
    if group:
        listed = last not in "。；" and _COUNTED.match(plain) is not None
        opens = marker is not None or listed
        return short or opens or (following is not None and (_is_item(following) or _is_field(text, following)))
    if not short or following is None or marker is not None or not is_section(text, line):
        return False
    # a section's name is followed by its text; among the cells of a table short lines follow each other
    told = following.end - following.start > 30 or text[following.end - 1] in "。；："
    return told or following.marker is not None or _is_field(text, following)


def _is_field(text: str, line: Line) -> bool:
    """Whether a line is the first of a list of fields: 项目名称：…."""
    return _FIELD.match(text, line.body, line.end) is not None


def _is_item(line: Line) -> bool:
    return line.marker is not None and line.marker.style in _ITEM_STYLES
