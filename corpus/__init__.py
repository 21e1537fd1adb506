"""Labelled reports, and how a reading of them is scored."""
