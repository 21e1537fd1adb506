"""Labelled reports, and how a reading of them is scored."""

from corpus.cases import Case, CaseError, find_cases, load_case
from corpus.scoreboard import render, score_data
from corpus.scoring import CaseScore, Score, score_case, score_cases

__all__ = [
    "Case",
    "CaseError",
    "CaseScore",
    "Score",
    "find_cases",
    "load_case",
    "render",
    "score_case",
    "score_cases",
    "score_data",
]
