"""Figures of several owners, money of other countries, and who pays."""

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

import pytest

from corpus.writer.ledger import name_of
from corpus.writer.paper import Paper
from corpus.writer.parts import Fact
from corpus.writer.splitting import split
from tests.corpus_writer.written import write_papers

_DOLLARS = re.compile(r"(\d+(?:\.\d)?)(亿|万)美元")


@pytest.fixture(scope="module")
def papers() -> Iterator[list[Paper]]:
    """Reports in which what is rare is common."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("corpus.writer.sections.distributed._TOGETHER", 1.0)
        patch.setattr("corpus.writer.sections.listings._FOREIGN", 0.5)
        patch.setattr("corpus.writer.sections.overviews._BY_FUNDING", 1.0)
        yield write_papers(500, 77)


def facts_of(papers: list[Paper], field: str) -> Iterator[tuple[Paper, Fact]]:
    """Every fact of a slot that the reports say."""
    return ((paper, fact) for paper in papers for fact in paper.facts if fact.field == field)


def test_what_each_of_several_has_is_one_figure_of_all_of_them(papers: list[Paper]) -> None:
    told = 0
    for paper, fact in facts_of(papers, "count"):
        if fact.also and not fact.is_chrome:
            numbers = {
                group.fields["region"]: len(group.projects)
                for group in split(paper, paper.everything, paper.regions_by)
                if "region" in group.fields
            }
            assert fact.record is not None
            owners = (fact.record, *fact.also)
            assert len(owners) >= 2
            for owner in owners:
                assert numbers[name_of(owner)] == fact.value
                assert owner.said("count") is fact
            assert sum(other is fact for other in paper.facts) == 1
            told += 1
    assert told > 15


def test_dollars_are_no_investment_and_worth_what_is_written(papers: list[Paper]) -> None:
    told = 0
    for _, fact in facts_of(papers, "foreign"):
        written = _DOLLARS.fullmatch(fact.text)
        assert written is not None
        assert fact.value == Decimal(written.group(1)) * (10**8 if written.group(2) == "亿" else 10**4)
        assert (fact.kind, fact.unit, fact.role) == ("money", "美元", "funding")
        assert fact.record is not None
        assert fact.record.kind == "project"
        told += 1
    assert told > 15


def test_who_pays_parts_the_whole_in_two(papers: list[Paper]) -> None:
    told: Counter[int] = Counter()
    for paper in papers:
        for cut in paper.cuts:
            if cut and cut[0].fields.get("cut") == "funding":
                counts = [record.said("count") for record in cut]
                if all(counts):
                    assert sum(int(str(count.value)) for count in counts if count) == len(paper.everything)
                told[len(cut)] += 1
    assert set(told) == {2}
    assert told[2] > 20
