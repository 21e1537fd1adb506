"""One report as a page of its own: its text with every figure marked, its records beside it, linked both ways."""

from pipeline.feeds.evidence.page import evidence_page

__all__ = ["evidence_page"]
