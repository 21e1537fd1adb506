"""Archives of invented reports, whose truth is known: reading that truth, and scoring what the tool makes of them."""

from corpus.archive.board import render_archive
from corpus.archive.heatmap import render_heatmap
from corpus.archive.identity import Grouping, Identify, Mention, compare_groups, same_name_same_place
from corpus.archive.measuring import MakeTool, Tool
from corpus.archive.running import ArchiveScore, score_archive
from corpus.archive.shards import ArchiveError, is_archive
from corpus.archive.summary import archive_data

__all__ = [
    "ArchiveError",
    "ArchiveScore",
    "Grouping",
    "Identify",
    "MakeTool",
    "Mention",
    "Tool",
    "archive_data",
    "compare_groups",
    "is_archive",
    "render_archive",
    "render_heatmap",
    "same_name_same_place",
    "score_archive",
]
