"""How fast an archive is written, and how fast the same reports are read: one process each, no disk."""

from functools import cache

from corpus.world import build_province, load_vocabulary
from corpus.writer import Wish, plan_shards
from corpus.writer.archive import write_reports
from extractors.lexicon import load_lexicon
from pipeline.extraction import extract

_WISH = Wish(reports=500, seed=1)


def write_archive() -> int:
    """Invents a province and writes its reports with their truth; returns how many they are."""
    return len(_write())


def read_archive() -> int:
    """Reads the same reports once; returns how many they are."""
    lexicon = load_lexicon()
    return sum(len(extract(data, name, lexicon).document.id) > 0 for name, data in written_reports())


def _write() -> tuple[tuple[str, bytes], ...]:
    vocabulary, (shard,) = load_vocabulary(), plan_shards(_WISH)
    province = build_province(vocabulary, _WISH.seed, 0, shard.counties, _WISH.first_year, _WISH.last_year)
    return tuple((each.name, each.data) for each in write_reports(province, _WISH, shard, vocabulary))


@cache
def written_reports() -> tuple[tuple[str, bytes], ...]:
    """The same reports, invented once for all who read them: names and bytes."""
    return _write()
