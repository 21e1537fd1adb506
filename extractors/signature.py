"""Who issued a report, and when: the signature, the red head, the line under the title, the labels of a web page."""

import re
from dataclasses import dataclass
from datetime import date

from extractors.markers import han_number
from extractors.outline import Block
from extractors.patterns import last_match

_HAN_DIGIT = "[〇○Ｏ零一二三四五六七八九O0]"
DATE = re.compile(
    rf"""
      (?P<y>(?:19|20)[0-9]{{2}})\s*年\s*(?P<m>[0-9]{{1,2}})\s*月\s*(?P<d>[0-9]{{1,2}})\s*日                    # 2021年7月9日
    | (?P<hy>[二一]{_HAN_DIGIT}{{3}})年(?P<hm>[一二三四五六七八九十]{{1,2}})月(?P<hd>[一二三四五六七八九十]{{1,3}})日  # 二○一二年六月十二日
    """,
    re.VERBOSE,
)
UNIT = re.compile(
    r"[\u3400-\u9fff（）]{2,30}?(?:人民政府|政府办公室|政府办|办公室|委员会|管委会|领导小组|指挥部|督查室|专班|党委|工委|中心|局|委|办|厅|部|室|处)\Z"
)
_SIGNED = re.compile(r"(?P<unit>[\u3400-\u9fff]{3,30})?\s*（?(?P<date>[^（）\s][^（）]*日)）?\Z")
_WEB_DATE = re.compile(r"(?P<y>(?:19|20)[0-9]{2})(?:年|[-./])(?P<m>[0-9]{1,2})(?:月|[-./])(?P<d>[0-9]{1,2})日?")
_WEB_LABEL = re.compile(r"来源|发布|时间|日期|浏览|点击|作者|编辑|字体|机构")
_UNIT_LABEL = re.compile(r"(?:信息来源|来源|发布机构|发文机关|发文机构)：\s*(?P<unit>[^\s，。；|0-9]{2,30})")
_PRINTED = re.compile(r"日\s*印发")
_PRINTER = re.compile(r"(?P<unit>[\u3400-\u9fff]{3,30})\s+\Z")
_PREFACE = re.compile(r"(?P<unit>[\u3400-\u9fff（）]{4,30}?)\s*(?:关于|文件\Z)")


@dataclass(frozen=True, slots=True)
class IssueDate:
    """The day of issue at its place in the shadow."""

    start: int
    end: int
    value: str


Place = tuple[int, int]


def find_signature(
    text: str, blocks: tuple[Block, ...], head: tuple[Block, ...], title: Place | None
) -> tuple[Place | None, IssueDate | None]:
    """Who signs and on which day: a signature before the line under the title, before 印发, before the web page's labels."""
    tail = [block for block in blocks[len(head) :] if block.kind == "paragraph"]
    unit, day = _last_signature(text, tail)
    if day is None:
        written = [block for block in head if not _WEB_LABEL.search(text, block.start, block.end)]
        under, day = _last_signature(text, written)
        unit = unit or under
    if day is None:
        printed, day = _printed(text, (*head, *blocks[-6:]))
        unit = unit or printed
    return unit or _unit_of_head(text, head, title), day or _web_date(text, head)


def _last_signature(text: str, blocks: list[Block]) -> tuple[Place | None, IssueDate | None]:
    """The last line that holds only a date, or a unit and a date; the unit may stand on the line above."""
    for number in range(len(blocks) - 1, -1, -1):
        block = blocks[number]
        line = _SIGNED.match(text, block.start, block.end) if block.end - block.start <= 60 else None
        written = DATE.fullmatch(text, *line.span("date")) if line else None
        if line is None or written is None:
            continue
        issued = _issue_date(written)
        if line["unit"]:
            return (line.span("unit") if UNIT.fullmatch(line["unit"]) else None), issued
        above = blocks[number - 1] if number else None
        signed = above is not None and above.end - above.start <= 40 and UNIT.fullmatch(text, above.start, above.end)
        return ((above.start, above.end) if signed and above else None), issued
    return None, None


def _printed(text: str, blocks: tuple[Block, ...]) -> tuple[Place | None, IssueDate | None]:
    """The unit and the day of the 印发 line."""
    for block in blocks:
        if _PRINTED.search(text, block.start, block.end) and (
            written := last_match(DATE, text, block.start, block.end)
        ):
            unit = _PRINTER.match(text[block.start : written.start()])
            place = (block.start, block.start + unit.end("unit")) if unit and UNIT.fullmatch(unit["unit"]) else None
            return place, _issue_date(written)
    return None, None


def _web_date(text: str, head: tuple[Block, ...]) -> IssueDate | None:
    """The day that a web page puts under its title."""
    for block in head:
        if _WEB_LABEL.search(text, block.start, block.end) and (
            written := _WEB_DATE.search(text, block.start, block.end)
        ):
            return _issue_date(written)
    return None


def _unit_of_head(text: str, head: tuple[Block, ...], title: Place | None) -> Place | None:
    """The unit that the head names: in red over the number, before 关于, on a line of its own, or as the page's source."""
    places = [(block.start, block.end) for block in head]
    for start, end in [*([title] if title else []), *places]:
        match = _PREFACE.match(text, start, end)
        if match and UNIT.fullmatch(match["unit"]):
            return match.span("unit")
    for start, end in places:
        if end - start <= 30 and UNIT.fullmatch(text, start, end):
            return start, end
    return next((m.span("unit") for start, end in places if (m := _UNIT_LABEL.search(text, start, end))), None)


def _issue_date(match: re.Match[str]) -> IssueDate | None:
    groups = match.groupdict()
    if groups.get("y"):
        year, month, day = int(groups["y"]), int(groups["m"]), int(groups["d"])
    else:
        digits = {char: str(value) for value, char in enumerate("〇一二三四五六七八九")} | dict.fromkeys("○零OＯ0", "0")
        year = int("".join(digits[char] for char in groups["hy"]))
        month, day = han_number(groups["hm"]), han_number(groups["hd"])
    try:
        issued = date(year, month, day)
    except ValueError:  # 2021年2月31日
        return None
    return IssueDate(*match.span(), issued.isoformat())
