"""How fast reports are read, inside one process that is already warm."""

import logging
from pathlib import Path

from taizhang import extract

ROOT = Path(__file__).resolve().parent.parent


def extract_samples() -> int:
    """Reads every text report of the corpus once; returns their characters."""
    return sum(extract(path).document.characters for path in sorted(ROOT.glob("corpus/*/*/source.txt")))


def cut_samples() -> int:
    """Cuts the same reports into words with jieba, the peer that reading is told as a multiple of; returns their characters."""
    import jieba  # only here: it loads its dictionary

    jieba.setLogLevel(logging.WARNING)
    texts = [path.read_text("utf-8", errors="replace") for path in sorted(ROOT.glob("corpus/*/*/source.txt"))]
    return sum(len(text) for text in texts if jieba.lcut(text))
