"""A table put down in the layouts in which tables are flattened to text."""

Grid = list[list[str]]


def as_bars(rows: Grid) -> str:
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def as_open_bars(rows: Grid) -> str:
    return "\n".join(" | ".join(cell or "—" for cell in row) for row in rows)


def as_tabs(rows: Grid) -> str:
    return "\n".join("\t".join(row) for row in rows)


def as_blanks(rows: Grid) -> str:
    return "\n".join("   ".join(cell or "—" for cell in row) for row in rows)


def as_lines(rows: Grid) -> str:
    return "\n".join(cell or "—" for row in rows for cell in row)


def apart(rows: Grid) -> str:
    return "\n\n".join(cell or "—" for row in rows for cell in row)


def upright(rows: Grid) -> str:
    return "\n".join("|\n" + "\n".join(f"{cell} |".lstrip() for cell in row) for row in rows)


LAYOUTS = {
    "bars": as_bars,
    "open bars": as_open_bars,
    "tabs": as_tabs,
    "blanks": as_blanks,
    "lines": as_lines,
    "apart": apart,
    "upright": upright,
}
