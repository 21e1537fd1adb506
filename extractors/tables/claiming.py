"""Whose the figures of tables are, and what they say: by the column, and in cells of words by the words beside them."""

import re
from bisect import bisect_left

from extractors.claims import Claim
from extractors.figures import FoundFigure
from extractors.mentions import Mentions
from extractors.periods import FoundPeriod
from extractors.scan import Scan
from extractors.subjects import Subject
from extractors.tables.headings import TableColumn
from extractors.tables.mentioning import Rows, add_row_groups
from extractors.tables.rows import Table, TableCell, TableRow
from extractors.tables.speaking import is_goal, is_goal_of_year, spoken_cells
from schemas import Role

_YEAR = re.compile(r"((?:19|20)[0-9]{2})年")
_OF_YEAR = re.compile(r"今年|本年|当年|年初|年度|年内|月")
_NEAR_SHARE = 5
"""How many points a share may be off its row's own figures and still be meant by them: the row may be wrong."""
_UNTIL = re.compile(r"截|至|止")
_ROLES: dict[str, Role] = {
    "total_investment": "total_investment",
    "annual_plan": "annual_plan",
    "percent_of_plan": "percent_of_plan",
    "completion": "completion",
    "progress": "progress",
    "funding": "funding",
    "count": "count",
}
_KIND_ROLES: dict[str, Role] = {"area": "area", "length": "length", "capacity": "capacity", "count": "count"}
_UNCLAIMED = ("other", "money", "percent", "rank", "ratio")


def claim_tables(
    scan: Scan, rows: Rows, mentions: Mentions, claims: tuple[Claim, ...], year: int | None
) -> tuple[Claim, ...]:
    """The claims of the text and those of the tables' rows, in text order; the groups of rows are added to the mentions."""
    if not rows:
        return claims
    groups = add_row_groups(scan, rows, mentions)
    made: list[Claim] = []
    told = {claim.figure: claim for claim in claims if claim.owner.kind == "project"} if _has_card(rows) else {}
    settled: set[int] = set()
    for number, (table, row) in rows.items():
        if number in mentions.rows:
            owner = Subject("project", mentions.rows[number])
        elif number in groups:
            owner = Subject("group", groups[number])
        else:
            continue
        own = _row_claims(scan, table, row, owner, year)
        made += own
        for cell in spoken_cells(table, row):
            said, places = _spoken_claims(scan, table, cell, owner, year, told)
            made += said
            settled.update(places)
        if row is table.rows[-1] and row.kind == "sum":
            made += _rate_behind(scan, table, row, own, owner)
    kept = [claim for claim in claims if claim.figure not in settled] if settled else claims
    return tuple(sorted((*kept, *made), key=lambda claim: claim.figure))


def _has_card(rows: Rows) -> bool:
    return any(table.card for table, _ in rows.values())


def _spoken_claims(
    scan: Scan, table: Table, cell: TableCell, owner: Subject, year: int | None, told: dict[int, Claim]
) -> tuple[list[Claim], list[int]]:
    """The claims that the label of a card's sentences settles, and the figures that it settles: 总投资：3亿元，其中中央1亿元."""
    column = table.columns[cell.column]
    made: list[Claim] = []
    settled: list[int] = []
    planned = False
    for place in _places(scan, cell):
        found, claim, reading = scan.figures[place], told.get(place), scan.roles[place]
        opens = found.core == cell.start or found.start == cell.start
        own = reading is not None and reading.cue is not None and reading.start >= cell.start
        if column.field in _ROLES and (opens or (not own and place == _places(scan, cell)[0])):
            labelled = _column_claim(scan, table, column, cell, place, owner, year)
            if labelled is not None:
                made.append(labelled)
                settled.append(place)
                planned = planned or labelled.role == "annual_plan"
        elif is_goal(column) and found.figure.kind == "money" and (claim is None or claim.role in _SPENT):
            settled.append(place)
            spends = reading is None or reading.role in _SPENT
            if is_goal_of_year(column) and spends and not planned and (claim is not None or own):
                made.append(Claim(place, "annual_plan", owner, column.column.title, column.heading, None, False, False))
                planned = True
    return made, settled


_SPENT = ("completion", "annual_plan", "target", "total_investment")


def _rate_behind(scan: Scan, table: Table, row: TableRow, own: list[Claim], owner: Subject) -> list[Claim]:
    """The claim of a percentage behind a row of sums that no column asks for: the share of the plan, if it comes near it."""
    place = bisect_left(scan.starts, row.end)
    if place == len(scan.figures) or any(column.field == "percent_of_plan" for column in table.columns):
        return []
    found = scan.figures[place]
    values = {claim.role: scan.figures[claim.figure].figure.value for claim in own if not claim.cumulative}
    done, plan, share = values.get("completion"), values.get("annual_plan"), found.figure.value
    if found.figure.kind != "percent" or scan.text[row.end : found.start].strip(" |\n") or not done or not plan:
        return []
    near = share is not None and abs(done * 100 / plan - share) <= _NEAR_SHARE
    return [Claim(place, "percent_of_plan", owner, "占年度计划", None, None, False, False)] if near else []


def _row_claims(scan: Scan, table: Table, row: TableRow, owner: Subject, year: int | None) -> list[Claim]:
    claims: list[Claim] = []
    spoken = spoken_cells(table, row)
    for cell in row.cells:
        column = table.columns[cell.column]
        if any(cell is other for other in spoken):
            continue
        for place in _places(scan, cell):
            if column.field in _ROLES:
                claim = _column_claim(scan, table, column, cell, place, owner, year)
            elif (
                column.unit is not None
                and scan.figures[place].start == cell.start
                and scan.figures[place].end == cell.end
            ):
                claim = Claim(place, "other", owner, column.column.title, column.heading, None, False, False)
            else:
                claim = _word_claim(scan, column, cell, place, owner)
            if claim is not None:
                claims.append(claim)
    return claims


def _places(scan: Scan, cell: TableCell) -> list[int]:
    """The places of the figures in a cell."""
    found: list[int] = []
    for start, end in cell.stretches:
        first = bisect_left(scan.figures, start, key=lambda figure: figure.start)
        found += range(first, bisect_left(scan.figures, end, key=lambda figure: figure.start))
    return found


def _column_claim(
    scan: Scan, table: Table, column: TableColumn, cell: TableCell, place: int, owner: Subject, year: int | None
) -> Claim | None:
    """The claim of a figure in a column of figures."""
    found, title = scan.figures[place], column.column.title
    role = _ROLES[column.field or ""]
    money = role in ("total_investment", "annual_plan", "completion", "funding")
    percent = role in ("percent_of_plan", "progress")
    if (money and found.figure.kind != "money") or (percent and found.figure.kind != "percent"):
        return None  # a column of money without a unit anywhere: its numbers stay unclaimed
    if role == "count" and owner.kind == "project":
        role = "other"
    if role != "completion":
        named = _YEAR.match(title)
        if (
            role == "annual_plan"
            and named
            and year is not None
            and int(named[1]) != year
            and _has_other_plan(table, column)
        ):
            role = "other"
        return Claim(place, role, owner, title, column.heading, None, False, False)
    time = column.column.time
    period = _period(column)
    cumulative = time == "since" or (time != "month" and _is_since(table, column, year))
    named = _YEAR.match(title)
    other = int(named[1]) if time == "year" and named and year is not None and int(named[1]) != year else None
    return Claim(
        place,
        role,
        owner,
        title if cumulative else "完成投资",
        column.heading,
        period,
        cumulative,
        False,
        (other, other) if other is not None else None,
    )


def _has_other_plan(table: Table, column: TableColumn) -> bool:
    return any(
        other.column.field in ("annual_plan", None)
        and other is not column
        and _YEAR.match(other.column.title)
        and "计划" in other.column.title
        for other in table.columns
    )


def _period(column: TableColumn) -> FoundPeriod | None:
    """The period that a heading names, at its place in the shadow; the month of the report where it says 本月."""
    low, _ = column.heading
    said = column.column.period
    if said is not None:
        return FoundPeriod(
            low + said.start,
            low + said.end,
            said.first,
            said.last,
            said.year,
            said.day,
            said.cumulative,
            said.years_back,
            said.since,
        )
    return FoundPeriod(*column.heading, 0, 0, None) if column.column.time == "month" else None


def _is_since(table: Table, column: TableColumn, year: int | None) -> bool:
    """Whether what is 累计完成 runs since the start: nothing ties it to the year, or another column does that."""
    time, title = column.column.time, column.column.title
    if "累计" not in title or time == "year" or (time != "period" and _OF_YEAR.search(title)):
        return False
    others = [other.column for other in table.columns if other.column.field == "completion" and other is not column]
    annual = any(other.field in ("annual_plan", "percent_of_plan") for other in table.columns)
    if time == "period":
        named = column.column.period.year if column.column.period is not None else None
        if named is not None and year is not None and named < year:
            return True  # 截至2022年12月底累计完成 in a report of 2023
        return not annual and column.column.period is not None and _UNTIL.match(title) is not None
    return any(other.time in ("year", "period") for other in others) or not annual


def _word_claim(scan: Scan, column: TableColumn, cell: TableCell, place: int, owner: Subject) -> Claim | None:
    """The claim of a figure in a cell of words: its own cue says what it is, else its kind."""
    found, reading = scan.figures[place], scan.roles[place]
    low = next((start for start, end in cell.stretches if start <= found.start < end), cell.start)
    if reading is not None and reading.start < low:
        reading = None  # a cue in the cell before is none
    if owner.kind == "group":
        if found.figure.kind == "count" and (reading is None or reading.role in ("count", "other")):
            return Claim(place, "count", owner, "数量", None, None, False, False)
        if reading is None:
            return None
    kind = found.figure.kind
    whole = found.core == cell.start and found.end == cell.end
    if column.field == "status" and kind == "percent" and (whole or reading is None):
        return (
            Claim(place, "progress", owner, column.column.title, column.heading, None, False, not whole)
            if whole
            else None
        )
    role: Role | None = reading.role if reading is not None else None
    if role is None and kind not in _UNCLAIMED:
        role = _KIND_ROLES.get(kind, "other")
    if role is None:
        return None
    cue = (reading.start, found.start) if reading is not None and reading.cue else None
    label = reading.cue if reading is not None and reading.cue and not reading.part else _label(scan.text, found, cell)
    part = reading is not None and reading.part
    cumulative = reading is not None and reading.cumulative
    return Claim(place, role, owner, label, cue, None, cumulative, part)


_BEFORE = re.compile(r"[\u3400-\u9fff]{1,12}\Z")


def _label(text: str, found: FoundFigure, cell: TableCell) -> str:
    """What a figure is of where no cue says so: the words in front of it."""
    before = _BEFORE.search(text, max(cell.start, found.start - 12), found.start)
    return before.group() if before else found.figure.unit or found.figure.text
