"""Cards: one project as labels with their values, one a line or several, in any order: 项目名称：… 建设单位：… 总投资（万元）：…."""

import re
from dataclasses import dataclass

from extractors.lexicon import Lexicon
from extractors.markers import find_marker
from extractors.names import is_unit, parse_name
from extractors.scopes import is_class_name
from extractors.tables.columns import MONEY, Column, read_column
from extractors.tables.fits import TOTAL, is_number
from extractors.tables.grids import Cell, GridRow, Piece
from extractors.tables.lines import Line, cell_of, ends_table, is_page_number

FEWEST_TOLD = 2
"""So many fields that only a project has stand beside its name."""
_TELLING = MONEY | {"content", "builder", "status", "nature", "location", "term", "progress", "percent_of_plan"}
_OF_WORKS = frozenset({"builder", "content", "nature", "location", "term", "responsible"})
_LOOK_AHEAD = 8
_MOST_LINES = 120
_WIDE = 18
"""The narrowest width that a text is broken at: a longer line may go on in the next one."""
_LEAD = re.compile(r"[ \t|]*(?:[●■◆▲★•·○□◇※►▶✦◎☆⊙△▪◾➢✓✔>]+[ \t]*|[-*]{1,2}[ \t]+)?")
_LABEL = re.compile(
    r"【(?P<framed>[^【】\n]{2,24})】[ \t]*：?[ \t]*"
    r"|\*\*(?P<bold>[^*\n]{2,24}?)：?\*\*[ \t]*：?[ \t]*"
    r"|(?P<plain>[^：，。；\n\t【】|*]{2,26}?)[ \t]*(?:：|--+|[ ]-[ ])[ \t]*"
)
_NEXT = re.compile(
    r"[ \t]*(?:[，；。、|]|(?<=[ \t]))[ \t]*"
    r"(?:(?:[0-9]{1,2}[.、]|[①-⑳])[ \t]*)?"
    r"(?:【(?P<framed>[^【】\n]{2,24})】[ \t]*：?|(?P<plain>[^：，。；、\s【】|]{2,24})[ \t]*：)[ \t]*"
)
_GAPS = re.compile(r"[ \t]*\|[ \t]*|\t+[ \t]*| {2,}")
_GAP_SIGNS = ("|", "\t", "  ")
_NUMBERED = re.compile(r"(?:重点|重大)?(?:项目|工程)[0-9一二三四五六七八九十]{1,3}")
_NO_NAME = re.compile(r"[XxＸ×*_]{2,}|\.{3,}|…|详见|见附|如下|[：？?！]|\A(?:无|暂无|[-/—\s]*)\Z|\A[0-9.,%]+\Z")
_NO_PROJECT = re.compile(r"采购|招标方式|投标|开标|中标|成交|拍卖|竞买|供应商|评标|预算金额|最高限价|申请人|申报条件")
"""Labels of papers that tell of purchases and applications."""
_MONEY = re.compile(r"[约近超]?[0-9][0-9.,]*[亿万]?元")
_AMOUNT = re.compile(r"投资[^，。；]{0,12}?[0-9][0-9.]*[亿万]?元")
_YEARLY = ("年度", "本年度", "今年", "本年", "当年", "全年")
"""Labels that give the year's plan where an amount stands behind them."""
_TAGGED = re.compile(r"[ ]*[（【][\u3400-\u9fff]{2,8}[）】]\Z")
_COUNTED = re.compile(r"共?[0-9]+[个项件宗](?:项目)?(?=[，。（\s]|\Z)")
_NO_LABEL = re.compile(r"\A其中|(?:项目|工程|方面|类|级)\Z")
"""An unknown label of this form is a heading, or goes on with the value before."""
_SYMBOLS = "★☆*#●■◆◇▲△※"
_FINAL = "。！？；"
_NAME_END = re.compile(r"[，。；]")
_HAN = re.compile("[\u3400-\u9fff]")
_TITLED = re.compile(r"[^，。；：！？|\t]{4,50}?：?\Z")


@dataclass(frozen=True, slots=True)
class _Label:
    """A label at its place: what it says, and where its value may begin."""

    start: int
    end: int
    column: Column
    value: int
    stop: int
    """Where the value ends on this line."""

    @property
    def alone(self) -> bool:
        """Whether it is a line of its own without a colon: its value stands below."""
        return self.value == self.end


@dataclass(slots=True)
class _Field:
    label: _Label
    pieces: list[Piece]


def read_card(
    text: str, lines: list[Line], at: int, lexicon: Lexicon
) -> tuple[tuple[Cell, ...], list[GridRow], int] | None:
    """The labels of a card that begins in a line, its values as one row, and the line behind it; None where none begins."""
    line = lines[at]
    labels = _labels(text, line, lexicon)
    if labels:
        if labels[0].alone and labels[0].column.field != "name":
            return None
        fields, following = _fields(text, lines, at, lexicon, labels)
        return (*_card(text, fields, lexicon), following) if _is_card(text, fields) else None
    named = _name_line(text, lines, at, lexicon)
    if named is None:
        return None
    fields, following = _fields(text, lines, at + 1, lexicon, named[1])
    told = {field.label.column.field for field in fields if field.pieces}
    if "name" in told or not (told & MONEY or _gives_amount(text, fields)):
        return None
    start, end = named[0]
    if is_unit(text[start:end], lexicon) and not told & _OF_WORKS:
        return None  # 城关镇 with its sums is no project, 石斛小镇 with its builder is one
    title = _Label(start, start, read_column("项目名称", lexicon), start, end)
    fields = [_Field(title, [(start, end)]), *fields]
    return (*_card(text, fields, lexicon), following) if _is_card(text, fields) else None


def _gives_amount(text: str, fields: list[_Field]) -> bool:
    """Whether any value tells of an investment: 投资情况：总投资2.6亿元."""
    return any(_AMOUNT.search(text, start, end) for field in fields for start, end in field.pieces)


def _is_card(text: str, fields: list[_Field]) -> bool:
    """Whether fields are those of a project: its name, and enough that only a project has."""
    names = [field for field in fields if field.label.column.field == "name"]
    told = {field.label.column.field for field in fields if field.pieces} & _TELLING
    if not names or not names[0].pieces or len(told) < FEWEST_TOLD:
        return False
    if any(_NO_PROJECT.search(field.label.column.title) for field in fields):
        return False
    start, end = names[0].pieces[0]
    words = text[start:end].strip()
    return len(words) >= 3 and _HAN.search(words) is not None and _NO_NAME.search(words) is None


def _card(text: str, fields: list[_Field], lexicon: Lexicon) -> tuple[tuple[Cell, ...], list[GridRow]]:
    header: list[Cell] = []
    values: list[Cell | None] = []
    named = False
    for field in fields:
        heading = Cell(
            ((field.label.start, field.label.end),), text[field.label.start : field.label.end].strip(_SYMBOLS)
        )
        pieces = field.pieces
        if read_column(heading.words, lexicon).field != field.label.column.field:
            heading = Cell(heading.pieces, field.label.column.title)  # 项目一, 年度
        if field.label.column.field == "name" and pieces and not named:
            named = True
            start, end = pieces[0]
            cut = _NAME_END.search(text, start, end)
            if cut is not None:
                rest = cell_of(text, [(cut.end(), end), *pieces[1:]])
                pieces = [(start, cut.start())]
                if rest is not None:
                    header.append(heading)
                    values.append(cell_of(text, pieces))
                    heading, pieces = Cell(((cut.end(), cut.end()),), ""), list(rest.pieces)
        header.append(heading)
        values.append(cell_of(text, pieces) if pieces else None)
    return tuple(header), [GridRow(tuple(values))]


# ------------------------------------------------------------------------------------------------- the labels of a line


def _labels(text: str, line: Line, lexicon: Lexicon, *, inside: bool = False) -> list[_Label]:
    """The labels of a line that begins with one, in order; inside a card it need not be known."""
    at = _begin(text, line)
    match = _LABEL.match(text, at, line.high)
    label = _label(text, match, lexicon, inside=inside) if match is not None else None
    if label is None or match is None:
        return _parted(text, at, line, lexicon)
    return _and_others(text, label, match.end(), line.high, lexicon)


def _begin(text: str, line: Line) -> int:
    """Where the words of a line begin, behind bullets and its marker."""
    lead = _LEAD.match(text, line.low, line.high)
    at = lead.end() if lead is not None else line.low
    marker = find_marker(text[at : at + 12])
    if marker is not None and at + marker.length < line.high:
        at += marker.length
        if text.startswith("|", at):
            at += 1
    while at < line.high and text[at] in " \t":
        at += 1
    return at


def _label(text: str, match: re.Match[str], lexicon: Lexicon, *, inside: bool) -> tuple[int, int, Column] | None:
    """Where a label stands and what it says; None where it is none."""
    group = next(name for name, words in match.groupdict().items() if words is not None)
    start, end = match.span(group)
    words = "".join(match[group].split()).strip(_SYMBOLS)
    if len(words) < 2 or _HAN.search(words) is None:
        return None
    if _NUMBERED.fullmatch(words):
        return start, end, read_column("项目名称", lexicon)
    if words in _YEARLY and _MONEY.match(text, match.end()):
        return start, end, read_column("年度计划", lexicon)
    column = read_column(words, lexicon)
    dashed = group == "plain" and text[match.end("plain") : match.end()].strip().startswith("-")
    if _COUNTED.match(text, match.end()) or (dashed and not column.whole):
        return None  # 州重点项目——2个
    if column.field is None or dashed:
        unknown = inside and not dashed and len(words) <= 14 and _NO_LABEL.search(words) is None
        if column.field is None and not (unknown and text[match.end() : match.end() + 1].strip()):
            return None
    return start, end, column


def _and_others(text: str, label: tuple[int, int, Column], value: int, stop: int, lexicon: Lexicon) -> list[_Label]:
    """A label with those that follow it on its line: 总投资：3亿元    年度计划：1亿元."""
    found: list[_Label] = []
    at = value
    while text.find("：", at, stop) >= 0 or text.find("【", at, stop) >= 0:
        match = _NEXT.search(text, max(value, at - 1), stop)
        if match is None:
            break
        other = _label(text, match, lexicon, inside=False)
        if other is None or not other[2].whole:
            at = match.end()
            continue
        found.append(_Label(*label, value, match.start()))
        label, value, at = other, match.end(), match.end()
    found.append(_Label(*label, value, stop))
    return found


def _parted(text: str, at: int, line: Line, lexicon: Lexicon) -> list[_Label]:
    """The labels of a line whose labels and values are cells side by side, without a colon; or the one that a line is."""
    gap = _GAPS.search(text, at, line.high) if any(text.find(sign, at, line.high) >= 0 for sign in _GAP_SIGNS) else None
    if _whole(text, (at, gap.start() if gap is not None else line.high), lexicon) is None:
        return []  # most lines begin with no heading
    cells: list[Piece] = []
    low = at
    for gap in _GAPS.finditer(text, at, line.high):
        cells.append((low, gap.start()))
        low = gap.end()
    if low < line.high:
        cells.append((low, line.high))
    known = [_whole(text, cell, lexicon) for cell in cells]
    if not known or known[0] is None or cells[0][1] - cells[0][0] < 2:
        return []
    found: list[_Label] = []
    for number, ((start, end), column) in enumerate(zip(cells, known, strict=True)):
        if column is None:
            continue
        after = next((n for n in range(number + 1, len(cells)) if known[n] is not None), len(cells))
        if after == number + 1 and len(cells) > 1:
            return []  # headings side by side are those of a table
        last = cells[after - 1][1]
        value = cells[number + 1][0] if len(cells) > 1 else end
        found.append(_Label(start, end, column, value, last if len(cells) > 1 else end))
    return found


def _whole(text: str, cell: Piece, lexicon: Lexicon) -> Column | None:
    words = "".join(text[slice(*cell)].split())
    if not 2 <= len(words) <= 20:
        return None
    column = read_column(words, lexicon)
    return column if column.field is not None and column.whole else None


# ------------------------------------------------------------------------------------------------- the lines of a card


def _fields(text: str, lines: list[Line], at: int, lexicon: Lexicon, labels: list[_Label]) -> tuple[list[_Field], int]:
    """The fields of a card whose first line has these labels, and the line behind it."""
    first = labels[0].column
    fields: list[_Field] = []
    titles: set[str] = set()
    here, gaps = at, 0
    while here < len(lines) and here - at < _MOST_LINES:
        line = lines[here]
        if is_page_number(text[line.low : line.high]):
            here += 1
            continue
        found = labels if here == at else _labels(text, line, lexicon, inside=True)
        if (
            found
            and here > at
            and (
                _opens_another(found[0].column, first, fields)
                or _walls(text, line, found)
                or (found[0].alone and not labels[0].alone)
                or _is_section(text, lines[at], line)
            )
        ):
            break
        if found:
            for label in found:
                value = cell_of(text, [(label.value, label.stop)])
                fields.append(_Field(label, list(value.pieces) if value is not None else []))
                titles.add(label.column.title)
        elif not fields or not _goes_on(text, lines, here, fields[-1], titles, lexicon, spaced=gaps * 2 > here - at):
            break
        else:
            fields[-1].pieces.append((line.low, line.high))
        gaps += line.gap and here > at
        here += 1
    return fields, here


def _is_section(text: str, first: Line, line: Line) -> bool:
    """Whether a label opens a section of the report behind the card: 三、存在问题."""
    marker = find_marker(text[line.low : line.low + 12])
    if marker is None or marker.style not in ("chapter", "han", "han_bracket"):
        return False
    opening = find_marker(text[first.low : first.low + 12])
    return opening is None or opening.style != marker.style


def _walls(text: str, line: Line, found: list[_Label]) -> bool:
    """Whether a line that looks like a label is one of the page or of a note below: 来源：, 注：."""
    return not found[0].column.field and ends_table(text[line.low : line.high])


def _opens_another(column: Column, first: Column, fields: list[_Field]) -> bool:
    """Whether a label begins the card of the next project: the first label once more, or another name."""
    named = [field.label.column for field in fields if field.label.column.field == "name"]
    if column.field == "name" and named:
        return True
    return column.title == first.title and (bool(named) or column.field is not None)


def _goes_on(
    text: str,
    lines: list[Line],
    here: int,
    field: _Field,
    titles: set[str],
    lexicon: Lexicon,
    *,
    spaced: bool,
) -> bool:
    """Whether a line without a label is of the value above: the value itself, or where it goes on."""
    line = lines[here]
    words = text[line.low : line.high]
    if ends_table(words) or TOTAL.fullmatch("".join(words.split())):
        return False
    if not field.pieces:
        return not (line.gap and not spaced and field.label.stop > field.label.end + 1)
    if line.gap and not spaced:
        return False
    for ahead in lines[here + 1 : here + 1 + _LOOK_AHEAD]:
        following = _labels(text, ahead, lexicon)
        if following:
            return following[0].column.title not in titles and following[0].column.field != "name"
    before = text[slice(*field.pieces[-1])]
    if find_marker(words) is not None or before[-1:] in _FINAL or len(before) < _WIDE:
        return False
    return not words.endswith("：") and not is_number(words)


def _name_line(text: str, lines: list[Line], at: int, lexicon: Lexicon) -> tuple[Piece, list[_Label]] | None:
    """The name that a line is, where the next line is the first field of its project, with the labels of that line."""
    line = lines[at]
    if at + 1 >= len(lines) or line.high - line.low > 60:
        return None
    following = lines[at + 1]
    near = text[following.low : following.low + 30]
    if "：" not in near and "【" not in near and "--" not in near:
        return None
    labels = _labels(text, following, lexicon)
    if not labels or labels[0].column.field not in _TELLING | {"responsible", "level", "code", "industry"}:
        return None
    start = _begin(text, line)
    end = line.high
    while end > start and text[end - 1] in "： ":
        end -= 1
    if not _TITLED.match(text, start, end) or not names_project(text, start, end, lexicon, marked=start > line.low):
        return None
    return (start, end), labels


def names_project(text: str, start: int, end: int, lexicon: Lexicon, *, marked: bool) -> bool:
    """Whether a line of its own can be the name of the project that the fields below it tell of."""
    tag = _TAGGED.search(text, start, end)
    end = tag.start() if tag is not None else end
    words = text[start:end]
    name = parse_name(text, start, end, lexicon)
    if name is None or name.end < end or _NO_NAME.search(words) or read_column(words, lexicon).field is not None:
        return False
    if is_class_name(words, lexicon):
        return False
    if any(word in words for word in lexicon.words("clauses", part="sentence")):
        return False
    return name.tailed or marked
