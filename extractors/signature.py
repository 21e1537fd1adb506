"""Who issued a report, and when: the signature, the red head, the line under the title, the labels of a web page."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from extractors.markers import han_number
from extractors.offices import DATE, UNIT_TAIL, is_unit
from extractors.outline import Block
from extractors.patterns import last_match

_SIGNED = re.compile(
    r"(?P<unit>[\u3400-\u9fff（）、]{3,40}(?:\s{1,4}[\u3400-\u9fff]{3,30})?)?\s*[（(]?(?:印发|签发)?(?P<date>[^（）()\s][^（）()]*[日号0-9])[）)]?\Z"
)
_WEB_DATE = re.compile(
    r"(?P<y>(?:19|20)[0-9]{2})(?:(?P<han>\x20?年\x20?)|(?P<sep>[-./]))(?P<m>[0-9]{1,2})(?(han)\x20?月\x20?|(?P=sep))(?P<d>[0-9]{1,2})(?![0-9])"
)
_STAMP = re.compile(
    r"(?:(?P<y>(?:19|20)[0-9]{2})(?P<sep>[-./])(?P<m>[0-9]{1,2})(?P=sep)(?P<d>[0-9]{1,2})|(?P<id>[0-3]?[0-9])\.(?P<im>[01]?[0-9])\.(?P<iy>(?:19|20)[0-9]{2}))(?=\s+[0-9]{1,2}[:：][0-9]{2})"
)
"""The day and the hour that open a line of a page: 2019-03-08 09:15, 08.03.2019 09:15."""
_HOUR = re.compile(r"\s+[0-9:：]+[\s|]*")
_WEB_LABEL = re.compile(
    r"来源|发布|时间|日期|浏览|点击|作者|编辑|字体|机构|记者|通讯员|公开|报道|\||台|报|网|今天是|阅读|更新"
)
_BEST_LABEL = re.compile(r"(?:成文|发文|印发|发布|生成|公开|更新)(?:日期|时间)|(?:时间|日期)[：|]")
_UNIT_LABEL = re.compile(
    r"(?:信息来源|稿件来源|文章来源|来源|发布机构|发文机关|发文机构|发文单位|制发机关|发布单位|发布者|责任部门|公开责任部门|供稿单位?|编印?：?)[】）]?\s*[：|]?\s*"
    r"(?P<unit>[\u3400-\u9fff（）、]{2,40})"
)
_PRINTED = re.compile(r"[日号0-9]\s*(?:印|印发|印制)\s*[）)]?\Z")
_PREFACE = re.compile(r"(?P<unit>[\u3400-\u9fff（）、]{4,40}?(?:\s{1,4}[\u3400-\u9fff]{4,30}?)?)\s*(?:关于|文件\Z)")
_OWN_SITE = re.compile(r"本站|本网|原创|未知|网络|转载|admin|互联网")
_SUPPLIED = re.compile(r"[（(]\s*供稿(?:单位)?[：]\s*(?P<unit>[\u3400-\u9fff]{3,30})\s*[）)]")
_LATE_BLOCKS = 10
_CELL = re.compile(r"[-—/0-9.%,\s]+\Z")


@dataclass(frozen=True, slots=True)
class IssueDate:
    """The day of issue at its place in the shadow."""

    start: int
    end: int
    value: str


Place = tuple[int, int]


def find_signature(text: str, blocks: Sequence[Block], title: Place | None) -> tuple[Place | None, IssueDate | None]:
    """Who signs and on which day: a signature before the line under the title, before 印发, before the web page's labels."""
    head = [block for block in blocks if block.part == "head"]
    tail = [block for block in blocks if block.part == "body" and block.kind != "furniture"]
    unit, day = _last_signature(text, tail, late=True)
    written = [
        block for block in head if not (block.kind == "furniture" or _WEB_LABEL.search(text, block.start, block.end))
    ]
    if day is None:
        under, day = _last_signature(text, written, late=False)
        unit = unit or under
    if day is None:
        printed, day = _printed(text, (*head, *blocks[-6:]))
        unit = unit or printed
    if day is None:
        day = _only_date(text, written)
    unit = (
        unit
        or _undated(text, tail)
        or _unit_of_head(text, written, title)
        or _supplied(text, tail)
        or _unit_of_page(text, head, blocks)
    )
    return unit, day or _web_date(text, blocks)


def _last_signature(text: str, blocks: Sequence[Block], *, late: bool) -> tuple[Place | None, IssueDate | None]:
    """The last line that holds only a date, or a unit and a date; the unit may stand on the line above.

    A date alone in the midst of the text is a cell of a table, unless an office stands above it.
    """
    for number in range(len(blocks) - 1, -1, -1):
        block = blocks[number]
        length = block.end - block.start
        if length > 75 or text[block.end - 1] not in "日号0123456789）" or block.marker is not None:
            continue
        line = _SIGNED.match(text, block.start, block.end)
        written = DATE.fullmatch(text, *line.span("date")) if line else None
        if line is None or written is None:
            continue
        issued = _issue_date(written)
        if issued is None:
            continue
        if line["unit"]:
            if is_unit(line["unit"]):
                return line.span("unit"), issued
            continue
        above = blocks[number - 1] if number else None
        signed = above is not None and above.end - above.start <= 60 and is_unit(text[above.start : above.end])
        if signed and above is not None:
            return (above.start, above.end), issued
        cell = above is not None and _CELL.match(text, above.start, above.end) is not None
        if not late or (
            number >= len(blocks) - _LATE_BLOCKS and not cell and not _stands_in_table(text, blocks, number)
        ):
            return None, issued
    return None, None


def _stands_in_table(text: str, blocks: Sequence[Block], number: int) -> bool:
    """Whether the lines around one are cells: short, and without a mark at their end."""
    around = [*blocks[max(0, number - 4) : number], *blocks[number + 1 : number + 3]]
    short = [block for block in around if block.end - block.start <= 12 and text[block.end - 1] not in "。；："]
    return len(around) >= 4 and len(short) == len(around)


def _printed(text: str, blocks: Sequence[Block]) -> tuple[Place | None, IssueDate | None]:
    """The unit and the day of the 印发 line."""
    for block in blocks:
        if _PRINTED.search(text, block.start, block.end) and (
            written := last_match(DATE, text, block.start, block.end)
        ):
            before = text[block.start : written.start()].rstrip(" （(")
            place = (block.start, block.start + len(before)) if is_unit(before) else None
            return place, _issue_date(written)
    return None, None


def _only_date(text: str, head: Sequence[Block]) -> IssueDate | None:
    """The date that stands alone under the title, in brackets or not."""
    for block in head:
        if block.end - block.start <= 24 and (match := DATE.search(text, block.start, block.end)):
            rest = text[block.start : match.start()] + text[match.end() : block.end]
            if not rest.strip(" （）()[]【】"):
                return _issue_date(match)
    return None


def _web_date(text: str, blocks: Sequence[Block]) -> IssueDate | None:
    """The day that a web page puts under its title; that of a labelled line first, never today's date."""
    page = [block for block in blocks if block.part == "head" or block.kind == "furniture"]
    found: list[tuple[int, IssueDate]] = []
    for block in page:
        words = text[block.start : block.end]
        stamp = _STAMP.match(text, block.start, block.end) if len(words) <= 60 else None
        if stamp is not None and (issued := _issue_date(stamp)) is not None:
            found.append((2, issued))
            continue
        if len(words) > 140 or "今天是" in words or not _WEB_LABEL.search(words):
            continue
        for written in _WEB_DATE.finditer(text, block.start, block.end):
            issued = _issue_date(written)
            if issued is None:
                continue
            best = _BEST_LABEL.search(words) is not None
            found.append((0 if best and block.part == "head" else 1 if best else 2, issued))
            break
    return min(found, key=lambda each: (each[0], each[1].start))[1] if found else None


def _unit_of_head(text: str, head: Sequence[Block], title: Place | None) -> Place | None:
    """The unit that the head names: in red over the number, before 关于, or on a line of its own."""
    places = [(block.start, block.end) for block in head]
    for start, end in [*([title] if title else []), *places]:
        match = _PREFACE.match(text, start, end)
        if match and is_unit(match["unit"]):
            return match.span("unit")
    for start, end in places:
        words = text[start:end]
        if len(words) <= 60 and is_unit(words):
            return start, end
        if (written := DATE.search(words)) and is_unit(words[: written.start()].strip()):
            return start, start + len(words[: written.start()].rstrip())
    return None


def _undated(text: str, tail: Sequence[Block]) -> Place | None:
    """The office that signs without a date, alone on one of the last lines."""
    for number in range(len(tail) - 1, max(len(tail) - _LATE_BLOCKS // 2, 0), -1):
        block, above = tail[number], tail[number - 1]
        if block.marker is not None or not 6 <= block.end - block.start <= 40 or text[above.end - 1] not in "。；）":
            continue
        if is_unit(text[block.start : block.end]):
            return block.start, block.end
    return None


def _supplied(text: str, tail: Sequence[Block]) -> Place | None:
    """The unit that supplied the text: （供稿：某市商务局）."""
    for block in tail[-4:]:
        if match := _SUPPLIED.search(text, block.start, block.end):
            return match.span("unit")
    return None


def _unit_of_page(text: str, head: Sequence[Block], blocks: Sequence[Block]) -> Place | None:
    """The unit that a page names as its source; a name of its site says nothing."""
    for block in head:
        for match in _UNIT_LABEL.finditer(text, block.start, block.end):
            unit = match["unit"]
            if _OWN_SITE.search(unit) is None and UNIT_TAIL.search(unit):
                return match.span("unit")
    for block in head:
        words = text[block.start : block.end]
        stamp = _STAMP.match(words)
        hour = _HOUR.match(words, stamp.end()) if stamp is not None else None
        if hour is not None and is_unit(words[hour.end() :].rstrip(" |")):
            return block.start + hour.end(), block.start + len(words.rstrip(" |"))
        written = _WEB_DATE.search(words)
        if written and is_unit(words[: written.start()].strip(" |")):
            return block.start, block.start + len(words[: written.start()].rstrip(" |"))
    return None


def _issue_date(match: re.Match[str]) -> IssueDate | None:
    groups = match.groupdict()
    if groups.get("y"):
        year, month, day = int(groups["y"]), int(groups["m"]), int(groups["d"])
    elif groups.get("iy"):
        year, month, day = int(groups["iy"]), int(groups["im"]), int(groups["id"])
    else:
        digits = {char: str(value) for value, char in enumerate("〇一二三四五六七八九")} | dict.fromkeys("○零OＯ0", "0")
        year = int("".join(digits[char] for char in groups["hy"]))
        month = 1 if groups["hm"] in "元正" else han_number(groups["hm"])
        day = han_number(groups["hd"].replace("廿", "二十").replace("卅", "三十"))
    try:
        issued = date(year, month, day)
    except ValueError:  # 2021年2月31日
        return None
    return IssueDate(*match.span(), issued.isoformat())
