"""Projects as a table or as lists of labelled fields. A table stays a table here; putting it into text is rendering."""

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.world import Project
from corpus.writer.figures import in_period
from corpus.writer.groups import Group, Sums, tell_group
from corpus.writer.numbering import write_marker
from corpus.writer.paper import Paper
from corpus.writer.parts import Fact, Part, Record, Stretch
from corpus.writer.periods import runs_since_start, without_sum
from corpus.writer.sections.listings import follow_group, open_group
from corpus.writer.setting import covers
from corpus.writer.splitting import split
from corpus.writer.style import UNITS, write_number, write_percent
from corpus.writer.telling import name, tell_project
from corpus.writer.voice import own_words, plain_text, put_value

_COLUMNS = (
    "nature",
    "builder",
    "place",
    "content",
    "period",
    "total",
    "plan",
    "done",
    "rate",
    "status",
    "owner",
    "problem",
)
"""The columns a table may have behind number and name, in an order that offices use."""
_OF_RESULTS = {"done", "rate", "status", "problem"}
_AMOUNTS = {"total", "plan", "done"}
Cell = list[Part]


@dataclass(frozen=True, slots=True)
class Grid:
    """How one table is written: its columns, its amounts, what stands where nothing is to be said."""

    columns: tuple[str, ...]
    unit: str
    decimals: int
    void: str
    titles_only: bool
    """Whether the rows of groups have a number and a name, but no sums."""
    counted: bool
    """Whether they say how many projects follow."""


def _draw_grid(paper: Paper) -> Grid:
    chance = paper.chance
    columns = tuple(_choose_columns(paper))
    unit = chance.choice(("万元", "万元", "万元", "亿元"))
    decimals = chance.choice((0, 0, 2)) if unit == "万元" else chance.choice((2, 4))
    void = chance.choice(("", "", "—", "/", "-"))
    return Grid(columns, unit, decimals, void, chance.random() < 0.4, chance.random() < 0.5)


_MOST_ROWS = 24


def write_table(paper: Paper, projects: Sequence[Project], by: str) -> None:
    """A table of projects, under a caption, with the unit in its header or in a line above it."""
    chance, grid = paper.chance, _draw_grid(paper)
    if len(paper.everything) <= _MOST_ROWS:
        projects = paper.everything
    in_header = chance.random() < 0.6
    if paper.opening and chance.random() < 0.7:
        paper.add("title", paper.say("table.caption", {"scope": paper.scope}))
    if not in_header:
        paper.add("line", paper.say("table.unit", {"n": grid.unit}))
    groups = split(paper, projects, by) or [Group(paper.scope, projects)]
    records = []
    begin = len(paper.voice.spoken)
    rows = [_header(paper, grid.columns, grid.unit if in_header else "")]
    labels = paper.voice.spoken_since(begin)
    numbered = 0
    for place, group in enumerate(groups, 1):
        record = paper.group("table.group")
        records.append(record)
        if len(groups) > 1:
            rows.append(_group_row(paper, group, record, grid, place))
        for project in group.projects:
            numbered += 1
            told = paper.project(project.id, "table")
            told.layout = "table"
            told.fields.update(group.passes)
            record.members.append(told)
            begin = len(paper.voice.spoken)
            cells = [_cell(paper, project, told, column, grid) for column in grid.columns]
            told.phrases += [*labels, *paper.voice.spoken_since(begin)]
            rows.append([[str(numbered)], [name(paper, project, told)], *cells])
        record.closed = True
    if chance.random() < 0.6 and len(projects) == len(paper.everything):
        # a sum of some would stand against what the text says of all
        sum_record = paper.group("table.sum")
        sums = Sums(projects, paper)
        row = _sum_row(paper, sum_record, sums, grid)
        sum_record.parts, sum_record.closed = (records, True) if len(groups) > 1 else ([], True)
        for record, group in zip(sum_record.parts, groups, strict=False):
            record.fields.update(part_of=sum_record, exhaustive=group.exhaustive)
        sum_record.members = [member for record in records for member in record.members]
        rows.insert(1, row) if chance.random() < 0.4 else rows.append(row)
    paper.add_table(rows)
    for record, group in zip(records, groups, strict=True):
        for member in record.members:
            follow_group(member, group)


def _choose_columns(paper: Paper) -> list[str]:
    possible = [
        column
        for column in _COLUMNS
        if (paper.month is not None or column not in _OF_RESULTS)
        and (column in _AMOUNTS or paper.chance.random() < 0.5)
    ]
    if paper.chance.random() < 0.3 and "plan" in possible:
        possible.remove("plan")
        if "rate" in possible:
            possible.remove("rate")
    return possible


def _header(paper: Paper, columns: Sequence[str], unit: str) -> list[Cell]:
    bracket = paper.chance.choice(("（{}）", "({})"))
    row: list[Cell] = [["序号"], paper.say("field.name")]
    for column in columns:
        cell = paper.say(f"field.{column}")
        if column == "done" and "plan" not in columns and runs_since_start(plain_text(cell)):
            cell = [without_sum(plain_text(cell))]
        if column in _AMOUNTS and unit:
            cell = [*cell, bracket.format(unit)]
        row.append(cell)
    return row


def _cell(paper: Paper, project: Project, record: Record, column: str, grid: Grid) -> Cell:
    month, plan = paper.until, project.plan(paper.year)
    if column == "total":
        return [_bare(record, "total", "total_investment", project.total_at(month), grid)]
    if column == "plan":
        # an empty cell may vanish on the way into text, and this year's investment would seem to be the plan
        return [_bare(record, "plan", "annual_plan", plan, grid)] if plan else [grid.void or "—"]
    if column in ("done", "rate"):
        done = project.done(month)
        if not done and not plan:
            return [grid.void or "—"]
        if column == "done":
            return [in_period(_bare(record, "done", "completion", done, grid), covers(paper))]
        return [write_percent(record, "rate", "percent_of_plan", done, plan, paper.style)] if plan else [grid.void]
    if column == "nature":
        nature = project.nature(paper.year)
        if nature == "前期":
            record.fields.setdefault("status", "前期")
        stretch = Stretch(record, "nature", nature)
        return [stretch, nature, stretch]
    if column == "period":
        first, last = project.start // 12, max(project.finish, project.start) // 12
        return [f"{first}-{last}" if first < last else str(first)]
    return _words(paper, project, record, column, grid)


def _words(paper: Paper, project: Project, record: Record, column: str, grid: Grid) -> Cell:
    tells, paper.tells = paper.tells, paper.tells | {column}
    facts = tell_project(paper, project, record)
    paper.tells = tells
    if column not in facts.known:
        return [grid.void]
    value = facts[column]
    return list(value) if isinstance(value, list) else [value]


def _bare(record: Record, field: str, role: str, amount: int, grid: Grid) -> Fact:
    """An amount in a cell: digits alone, its unit stands in the header."""
    decimals = grid.decimals
    if amount and amount * 10**decimals < UNITS[grid.unit]:
        decimals = 2 if grid.unit == "万元" else 4
    digits, states = write_number(amount, UNITS[grid.unit], decimals, noughts=False)
    fact = Fact(record, field, digits, role=role, kind="money", value=states * 100, unit="CNY", true=amount)
    fact.flags = ("inherited_unit",)
    return fact


def _group_row(paper: Paper, group: Group, record: Record, grid: Grid, place: int) -> list[Cell]:
    """A row with a group's name, its count, and its sums."""
    facts = tell_group(paper, group, record)
    title: Cell = []
    put_value(facts["scope"], title)
    if grid.counted and not group.is_partial:
        title.append("（")
        put_value(facts["count"], title)
        title.append("）")
    if grid.titles_only:
        pattern = paper.numbering.patterns[0] if paper.numbering.patterns[0].startswith(("{", "（{")) else "{c}、"
        blank: list[Cell] = [[""] for _ in grid.columns]
        return [[write_marker(pattern, place)], title, *blank]
    return [[""], title, *_sums(record, Sums(group.projects, paper), grid, paper)]


def _sum_row(paper: Paper, record: Record, sums: Sums, grid: Grid) -> list[Cell]:
    return [[""], [Fact(record, "scope", own_words(paper.say("table.sum")))], *_sums(record, sums, grid, paper)]


def _sums(record: Record, sums: Sums, grid: Grid, paper: Paper) -> list[Cell]:
    """The sums under their columns; what none of the rows has is no sum of nought."""
    cells: list[Cell] = []
    for column in grid.columns:
        if column == "total":
            cells.append([_bare(record, "total", "total_investment", sums.total, grid)])
        elif column == "plan" and sums.plan:
            cells.append([_bare(record, "plan", "annual_plan", sums.plan, grid)])
        elif column == "done" and (sums.plan or sums.done):
            cells.append([in_period(_bare(record, "done", "completion", sums.done, grid), covers(paper))])
        else:
            cells.append([grid.void or "—" if column in _AMOUNTS else ""])
    return cells


# --------------------------------------------------------------------------------------------------------------- fields

_FIELDS = ("builder", "owner", "place", "content", "total", "plan", "done", "rate", "status", "problem")


def write_fields(paper: Paper, projects: Sequence[Project], by: str) -> None:
    """Projects as lists of labelled fields, one field a line."""
    chance = paper.chance
    fields = [field for field in _FIELDS if field in ("total", "status") or chance.random() < 0.6]
    if paper.month is None:
        fields = [field for field in fields if field not in _OF_RESULTS]
    colon = chance.choice(("：", "：", ":", "： "))
    begin = len(paper.voice.spoken)
    labels = {field: paper.say(f"field.{field}") for field in ("name", *fields)}
    labelled = paper.voice.spoken_since(begin)
    number = 0
    groups: list[Group] | list[None] = split(paper, projects, by) or [None]
    for group in groups:
        record = None if group is None else open_group(paper, group, "project.line")
        for project in projects if group is None else group.projects:
            number += 1
            told = paper.project(project.id, "fields")
            told.layout = "fields"
            if group is not None and record is not None:
                told.fields.update(group.passes)
                record.members.append(told)
            begin = len(paper.voice.spoken)
            _write_project(paper, project, told, labels, fields, colon, number)
            told.phrases += [*labelled, *paper.voice.spoken_since(begin)]
            follow_group(told, group)
        if record is not None:
            record.closed = True


def _write_project(
    paper: Paper,
    project: Project,
    record: Record,
    labels: dict[str, list[Part]],
    fields: Sequence[str],
    colon: str,
    number: int,
) -> None:
    tells, paper.tells = paper.tells, paper.tells | set(fields)
    facts = tell_project(paper, project, record)
    paper.tells = tells
    first: list[Part] = [*labels["name"], colon]
    put_value(facts["name"], first)
    marker = paper.numbering.marker(2, number) if paper.numbered_fields else ""
    paper.add("line", [marker, *first])
    for field in fields:
        if field not in facts.known:
            continue
        line: list[Part] = [*labels[field], colon]
        value = facts[field]
        if isinstance(value, Fact):
            # a field states a figure, it does not hedge it
            value.before = value.after = value.bound = value.qualifier = ""
        put_value(value, line)
        if field in ("status", "problem", "content"):
            line.append("。")
        paper.add("line", line)
