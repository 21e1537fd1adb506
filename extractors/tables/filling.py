"""The fields that columns of words give to the records of projects: builder, place, content, problems, and the rest."""

import re

from extractors.lexicon import Lexicon
from extractors.material import Material
from extractors.mentions import Mentions
from extractors.reasons import find_problems
from extractors.tables.headings import shadow_place
from extractors.tables.mentioning import Rows
from extractors.tables.rows import Table, TableCell, TableRow
from schemas import Problem, Project, Span, Status, replace

_SIMPLE = ("code", "builder", "location", "content", "industry")
_SPAN = re.compile(
    r"(?P<from>(?:19|20)[0-9]{2})(?:[年.\-/](?P<fm>1[0-2]|0?[1-9]))?[年月]?[-~至](?P<to>(?:19|20)[0-9]{2})(?:[年.\-/](?P<tm>1[0-2]|0?[1-9]))?[年月]?\Z"
)
_MONTH = re.compile(
    r"(?P<year>(?:19|20)[0-9]{2})(?:[年.\-/](?P<month>1[0-2]|0?[1-9]))?(?:[月.\-/][0-9]{0,2}[日]?)?(?:[年月底初末份前])*\Z"
)
_TICKS = ("√", "✓", "✔", "☑", "■", "●", "是", "▲", "★")
"""What stands in a column that a state heads: 在建 √."""
_LIST = re.compile(r"[、，；/ ]")


def fill_projects(
    material: Material, projects: tuple[Project, ...], rows: Rows, mentions: Mentions
) -> tuple[Project, ...]:
    """The records with what the columns of their rows say."""
    if not mentions.rows:
        return projects
    filled = list(projects)
    for number, project in mentions.rows.items():
        table, row = rows[number]
        filled[project] = _filled(material, filled[project], table, row)
    return tuple(filled)


def _filled(material: Material, project: Project, table: Table, row: TableRow) -> Project:
    values: dict[str, object] = {}
    evidence: dict[str, tuple[Span, ...]] = dict(project.evidence)
    attributes = dict(project.attributes)
    told_of: list[Span] = []
    problems = list(project.problems)

    def keep(field: str, value: object, cell: TableCell) -> None:
        values[field] = value
        evidence[field] = tuple(material.span(*stretch) for stretch in cell.stretches)

    for cell in row.cells:
        column = table.columns[cell.column]
        field, quote = column.field, "".join(material.quote(*stretch) for stretch in cell.stretches)
        if cell.rest and cell.start == row.name[0]:
            keep("name", quote, cell)
        if field in _SIMPLE and getattr(project, field) is None and field not in values:
            keep(field, quote, cell)
        elif field == "responsible" and not project.responsible and field not in values:
            keep(field, tuple(part for part in _LIST.split(quote) if part), cell)
        elif field == "term" and (span := _SPAN.match(cell.text)):
            keep("start", _month(span["from"], span["fm"]), cell)
            keep("finish", _month(span["to"], span["tm"]), cell)
        elif field == "date" and (month := _MONTH.match(cell.text)) and (end := _which_end(column.column.title)):
            keep(end, _month(month["year"], month["month"]), cell)
        elif field == "status" and (state := state_of_cell(cell.text, material.lexicon)) and _is_open(project):
            values["status"], values["status_text"] = state, quote
            evidence["status"] = evidence["status_text"] = tuple(material.span(*place) for place in cell.stretches)
        elif table.card and field in ("status", "completion", "annual_plan", "total_investment"):
            continue
        elif field == "status" and project.status is not None and cell.start <= _start(project, material) < cell.end:
            values["status_text"] = quote
            evidence["status_text"] = tuple(material.span(*stretch) for stretch in cell.stretches)
        elif field == "problem":
            stretches = _clauses(cell)
            problems += [
                Problem(kind, words) for kind, words in find_problems(material.shadow.text, stretches, material.lexicon)
            ]
            if stretches:
                evidence["problems"] = (*evidence.get("problems", ()), *(material.span(*place) for place in stretches))
        elif quote in _TICKS and (state := state_of_cell(column.column.title, material.lexicon)) and _is_open(project):
            values["status"], values["status_text"] = state, column.column.title
            evidence["status"] = evidence["status_text"] = (material.span(*column.heading),)
        elif field in (*_SIMPLE, "responsible", "term", "date", "person", "none", "remark", "group", None):
            attributes.setdefault(column.column.title or "备注", quote)
            told_of += [material.span(*stretch) for stretch in cell.stretches]
    if told_of:
        evidence["attributes"] = tuple(told_of)
    return replace(project, **values, attributes=attributes, problems=tuple(problems), evidence=evidence)  # type: ignore[arg-type]


def state_of_cell(words: str, lexicon: Lexicon) -> Status | None:
    """The state that the words of a cell say that holds nothing else; None where they say none, or more than that.

    >>> from extractors.lexicon import load_lexicon
    >>> state_of_cell("前期阶段", load_lexicon()), state_of_cell("主体封顶，正在装修", load_lexicon())
    ('前期', None)
    """
    entry = lexicon.words("cells").get("".join(words.split()).rstrip("。；，"))
    return entry.values["status"] if entry is not None else None


def _is_open(project: Project) -> bool:
    """Whether no words tell how a project stands: nothing does, or only that money was spent on it."""
    if project.status is None:
        return True
    spent = [done.amount.span for done in project.completions]
    return any(span in spent for span in project.evidence.get("status", ()))


def _start(project: Project, material: Material) -> int:
    """Where in the shadow the words of a project's state begin; -1 where they are not words of the text."""
    spans = project.evidence.get("status", ())
    if not spans:
        return -1
    return next((at for at in (_shadow_at(material, spans[0].start),)), -1)


def _shadow_at(material: Material, at: int) -> int:
    return shadow_place(material.shadow, at)


def _clauses(cell: TableCell) -> list[tuple[int, int]]:
    """The troubles that a cell lists, as stretches."""
    found, at = [], cell.start
    for sign in re.finditer(r"[；。]|\Z", cell.text):
        low, high = at, cell.start + sign.start()
        if high - low >= 2:
            found.append((low, high))
        at = cell.start + sign.end()
    return found


def _which_end(title: str) -> str | None:
    if "开工" in title and "竣" not in title and "完工" not in title:
        return "start"
    return "finish" if any(word in title for word in ("竣工", "完工", "建成", "投产")) else None


def _month(year: str, month: str | None) -> str:
    return f"{year}-{int(month):02}" if month else year
