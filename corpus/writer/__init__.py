"""The archive writer: any number of invented reports, as varied as real ones, with their truth beside them."""

from corpus.writer.archive import FORMATS, Wish, make_archive, plan_shards

__all__ = ["FORMATS", "Wish", "make_archive", "plan_shards"]
