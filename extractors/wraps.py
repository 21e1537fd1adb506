"""Line breaks that are none: a sentence or a number carried over to the next line, often around a page number."""

import re

from extractors.markers import find_marker

LONG_LINE = 35
"""A line of this length without a final mark is the beginning of something, not a heading."""
WRAP_WIDTH = 18
"""The narrowest column that offices wrap their text at; shorter lines are table cells, headings or signatures."""

_FINAL = "。！？；：…】》”"
_OPEN = "，,、（“《【-/和及与的"
_CLOSING = "，。、；：）”》%"
_PAGE_NUMBER = re.compile(
    r"\s*(?:-\s*[0-9]{1,4}\s*-|第\s*[0-9]{1,4}\s*页(?:\s*，?\s*共\s*[0-9]{1,4}\s*页)?|[0-9]{1,3}\s*/\s*[0-9]{1,3}|[0-9]{1,3})\s*\Z"
)
_CELL = re.compile(r"\s*(?:[0-9][0-9.,]*%?|[-—/]+)\s*\Z")
"""What stands alone on a line in a table that is put down cell by cell: no sentence goes on with it."""
_LABEL = re.compile(r"[\u3400-\u9fff ]{2,10}：")
_TAIL = 16
"""No pattern of a line's end looks further back."""
_BROKEN_POINT = re.compile(r"[^0-9\s.][0-9]{1,9}\.\Z")
_REST_OF_AMOUNT = re.compile(r"[0-9]{1,4}(?:[亿万]|元|%|个百分点)")
_BARE_NUMBER = re.compile(r"[^0-9\s.,][0-9]{1,9}(?:\.[0-9]{1,4})?\Z")
_UNIT_ALONE = re.compile(r"(?:[亿万](?:元|[，。；、）])|个百分点|%)")
_FINISHED = re.compile(
    r"(?:[12][0-9]{3}[-./年][0-9]{1,2}[-./月][0-9]{1,2}"  # a date, 2020-9-17
    r"|[0-2]?[0-9][:：][0-5][0-9](?:[:：][0-5][0-9])?"  # a time of day
    r"|(?:人气|阅读|点击|浏览|访问|次数|编号|索引号)[^，。]{0,6}[：:]\s*[0-9]+"  # a counter of the page
    r"|(?:更多|展开|全文|详[情细])\s*[>）)】\]]*"  # the end of a page's summary
    r"|\A\s*[\u3400-\u9fff“”]{2,20}(?:项目|工程)（[0-9]{1,4}[个项件宗][^（）]{0,80}）)\s*\Z"  # 县重点项目（5个，总投资3亿元）
)
"""Ends of lines after which no sentence goes on."""
_TITLE_TAIL = re.compile(
    r"(?:方案|通知|通报|情况|报告|意见|办法|计划|要点|清单|简介|函|公告|文件|简报|快报|一览表|表|目标|要求|措施|安排|打算|建议|问题|[0-9]日)\s*\Z"
)


_NAME_TAIL = ("项目", "工程", "一期）", "二期）")
_TELLS_OF_IT = re.compile(
    r"该(?:项目|工程)|本(?:项目|工程)|项目(?:总投资|位于|由|建设)|总投资|计划总投资|建设(?:地点|内容|单位|规模|性质)：?"
)


def find_wraps(text: str, written: str | None = None) -> list[tuple[int, int]]:
    """The stretches of line breaks, blanks and page numbers in respelled text that stand inside a sentence.

    `written` is the text as it was before; a line that tabs part is a row of cells there, which no sentence goes through.

    >>> text = "全力推进园区基础设施和公共服务配套工程建设，总投资12.\\n- 3 -\\n5亿元。"
    >>> [text[start:end] for start, end in find_wraps(text)]
    ['\\n- 3 -\\n']
    >>> find_wraps("建设主车间、配电房及室外管网等附属设施，总建筑面积32000平方米\\n105\\n0.8972\\n2")
    []
    >>> len(find_wraps("全力推进园区基础设施和公共服务配套工程建设，完成年度计划的6\\n- 3 -\\n2.5%"))
    1
    """
    if "\n" not in text:
        return []
    lines = _lines(text)
    width = _column_width(text, lines)
    wraps = []
    tabbed = written is not None and "\t" in written
    before: tuple[int, int] | None = None
    passed_number, bare_numbers = False, 0
    for start, end in lines:
        line = text[start:end]
        if not line.strip():
            continue
        if before and _PAGE_NUMBER.match(line):
            passed_number = (
                True  # part of a wrap if the sentence goes on behind it; otherwise it stays a line of its own
            )
            bare_numbers += line.strip().isdigit()
            continue
        # a page has one number: several below each other are a column of cells, and no sentence goes on behind it
        is_cell = bare_numbers > 1 or (bare_numbers == 1 and _CELL.match(line))
        if tabbed and written is not None and _is_row(written[start:end]):
            before, passed_number, bare_numbers = None, False, 0
            continue
        if before and not is_cell and _goes_on(text[before[0] : before[1]], line, width, passed_number):
            wraps.append((before[1], start + len(line) - len(line.lstrip())))
        before = (start, start + len(line.rstrip()))
        passed_number, bare_numbers = False, 0
    return wraps


def _is_row(line: str) -> bool:
    """Whether a line is a row of cells: a tab between words, not one that moves a paragraph in."""
    return "\t" in line.strip() or (line.startswith("\t") and _CELL.match(line.strip()) is not None)


def _lines(text: str) -> list[tuple[int, int]]:
    lines, start = [], 0
    for end in [match.start() for match in re.finditer("\n", text)] + [len(text)]:
        lines.append((start, end))
        start = end + 1
    return lines


def _column_width(text: str, lines: list[tuple[int, int]]) -> int:
    """The width that the text is wrapped at: the length that many lines share and none much exceeds; 0 where there is none."""
    lengths = sorted(end - start for start, end in lines if end - start >= WRAP_WIDTH)
    if len(lengths) < 5:
        return 0
    widest = lengths[-1]
    shared = sum(1 for length in lengths if length >= widest - 3)
    return widest - 3 if shared * 3 >= len(lengths) else 0


def _goes_on(before: str, line: str, width: int, passed_number: bool) -> bool:
    """Whether a sentence goes on from one line to the next."""
    head, last, tail = line.lstrip(), before[-1], before[-_TAIL:]
    first = head[0]
    if (_REST_OF_AMOUNT.match(head) and _BROKEN_POINT.search(tail)) or (
        _UNIT_ALONE.match(head) and _BARE_NUMBER.search(tail)
    ):
        return True
    words = before.strip()
    if len(words) < WRAP_WIDTH or find_marker(head) is not None:
        return False
    if first in _CLOSING or last in _OPEN:
        return True
    ends_in_number = last.isdigit() or last == "."
    if not ends_in_number and len(before) < LONG_LINE and not 0 < width <= len(before):
        return False
    if _LABEL.match(head) or last in _FINAL or _TITLE_TAIL.search(tail):
        return False
    if head.startswith(words) or (words.endswith(_NAME_TAIL) and _TELLS_OF_IT.match(head)):
        return False  # the long name of a project alone above the line that tells of it
    if last == "）" and find_marker(before.lstrip()) is not None:
        return False
    if "  " in words:
        return False  # a row of columns or labels, like 发布时间：…    来源：…
    if _FINISHED.search(before):
        return False
    if ends_in_number:
        return first.isdigit() or first in ".亿万元%个项月年日吨米公"
    return passed_number or len(line) - len(head) < 2
