"""How fast reports are read, inside one process that is already warm."""

import logging
from pathlib import Path

from taizhang import extract

ROOT = Path(__file__).resolve().parent.parent
REPORT = 3000
"""The characters of a report of usual length: speed is told in such reports."""


def extract_samples() -> float:
    """Reads every text report of the corpus once; returns how many reports of usual length they are."""
    return sum(extract(path).document.characters for path in sorted(ROOT.glob("corpus/*/*/source.txt"))) / REPORT


def cut_samples() -> float:
    """Cuts the same reports into words with jieba, the peer that reading is told as a multiple of; returns the same number."""
    import jieba  # only here: it loads its dictionary

    jieba.setLogLevel(logging.WARNING)
    texts = [path.read_text("utf-8", errors="replace") for path in sorted(ROOT.glob("corpus/*/*/source.txt"))]
    return sum(len(text) for text in texts if jieba.lcut(text)) / REPORT
