"""Tables of projects: finding them in a text, cutting them into cells, and reading what their columns and rows say."""

from extractors.tables.finding import find_tables
from extractors.tables.grids import Cell, Grid, GridRow

__all__ = ["Cell", "Grid", "GridRow", "find_tables"]
