"""Laws of lists, groups, cuts and tables, over the reports of a province before they are put into text."""

import re
from collections import Counter
from collections.abc import Iterator

import pytest

from corpus.archive.records import Json
from corpus.world import Place
from corpus.writer.paper import Paper
from corpus.writer.parts import Block, Fact, Part, Record, Stretch
from corpus.writer.periods import runs_since_start
from corpus.writer.telling import tell_project
from corpus.writer.voice import plain_text, put_value
from tests.corpus_writer.written import stated, step_of, truth_of, write_papers, write_sample

_VOIDS = {"", "—", "/", "-"}


@pytest.fixture(scope="module")
def papers() -> list[Paper]:
    """Some hundred reports as trees, with nothing planted and no noise yet."""
    return write_papers(reports=1200, seed=24)


def groups_of(papers: list[Paper]) -> Iterator[tuple[Paper, Record]]:
    for paper in papers:
        for record in paper.aggregates:
            yield paper, record


def scope_of(record: Record) -> str:
    said = record.said("scope")
    return said.text if said is not None else str(record.fields.get("scope", ""))


# ------------------------------------------------------------------------------------------------------------ headings


def test_no_heading_stands_over_nothing(papers: list[Paper]) -> None:
    headings = 0
    for paper in papers:
        for block, following in zip(paper.blocks, [*paper.blocks[1:], None], strict=True):
            if block.kind == "heading":
                headings += 1
                assert following is not None, plain_text(block.parts)
                assert following.kind not in ("right", "chrome"), plain_text(block.parts)
                assert following.kind != "heading" or following.depth > block.depth, plain_text(block.parts)
    assert headings > 100


def test_a_figure_of_the_whole_is_said_once_in_its_sentences(papers: list[Paper]) -> None:
    for paper in papers:
        if paper.whole is not None:
            # but for the bundles, beside whose number they may be said again
            said = Counter(fact.field for fact in paper.whole[0].facts if fact.role and fact.repeats is None)
            assert not [field for field, times in said.items() if times > 1], (said, plain_text(paper.opening))


def test_a_group_of_which_more_is_known_than_listed_tells_no_figures(papers: list[Paper]) -> None:
    partial = 0
    for paper, record in groups_of(papers):
        level = record.fields.get("level")
        if record.layout == "group.heading" and level:
            every = sum(project.level == level for project in paper.everything)
            partial += every > len(record.members)
            assert every == len(record.members) or not any(fact.role for fact in record.facts), scope_of(record)
    assert partial > 0


# --------------------------------------------------------------------------------------------------------------- levels


def test_a_level_is_called_by_the_kind_of_place_that_has_it(papers: list[Paper]) -> None:
    seen: Counter[str] = Counter()
    for paper, record in groups_of(papers):
        level, scope = str(record.fields.get("level") or ""), scope_of(record)
        if not level or not scope:
            continue
        seen[level] += 1
        if level == "市重点" and paper.place.rank == "county":
            city = paper.place.parent
            assert city is not None
            assert city.kind in scope, scope
            if paper.place.kind == city.kind == "市":
                assert city.name in scope or "地级市" in scope, scope
        if level == "县重点":
            kinds = set(scope) & set("县区旗")
            own = paper.place.kind if paper.place.rank == "county" else "旗" if paper.place.kind == "盟" else "县"
            assert own in kinds or (own == "市" and "县" in kinds), (scope, own)
            assert "领导" not in scope
        if level == "省重点":
            assert ("自治区" in scope) == (root_of(paper.place).kind == "自治区"), scope
    assert len(seen) == 4, seen


def root_of(place: Place) -> Place:
    return place if place.parent is None else root_of(place.parent)


def test_regions_are_the_places_below_the_office(papers: list[Paper]) -> None:
    ranks: Counter[str] = Counter()
    for paper, record in groups_of(papers):
        region = record.fields.get("region")
        if region:
            ranks[paper.place.rank] += 1
            counties = {project.county for project in paper.everything}
            below = {
                "county": {project.town for project in paper.everything},
                "city": {county.name for county in counties},
                "province": {county.parent.name for county in counties if county.parent},
            }
            assert region in below[paper.place.rank], (paper.place.name, region)
    assert set(ranks) == {"county", "city", "province"}, ranks


# ----------------------------------------------------------------------------------------------------------------- cuts


def test_a_cut_has_several_parts_and_what_is_told_as_the_whole_is_the_whole(papers: list[Paper]) -> None:
    cuts = 0
    for paper in papers:
        for way in paper.cuts:
            if all("part_of" in record.fields for record in way):
                cuts += 1
                assert len(way) > 1
                counts = [record.said("count") for record in way]
                if all(counts):
                    assert sum(int(str(count.value)) for count in counts if count) == len(paper.everything)
    assert cuts > 30


def test_size_classes_grow_and_none_is_empty(papers: list[Paper]) -> None:
    classes = 0
    for paper in papers:
        sizes = [record for record in paper.aggregates if record.layout == "cut.size"]
        if any("range" in record.firsts for record in sizes):
            continue  # one below the other, not one within the next
        counts = [record.said("count") for record in sizes]
        numbers = [int(str(count.value)) for count in counts if count]
        classes += len(numbers)
        assert numbers == sorted(set(numbers) - {0}), numbers
    assert classes > 10


def test_no_word_of_a_groups_name_stands_twice_in_a_row(papers: list[Paper]) -> None:
    for _, record in groups_of(papers):
        assert not re.search("(建设|工程|领域|项目|产业|服务|重点)\\1", scope_of(record)), scope_of(record)


def test_a_number_before_an_item_does_not_run_into_its_first_number(papers: list[Paper]) -> None:
    for paper in papers:
        for block in paper.blocks:
            if block.kind == "item" and block.parts[0] and isinstance(block.parts[0], str):  # "" is no number
                assert not re.match(r"\d+[.．]\d", plain_text(block.parts)), plain_text(block.parts)


# --------------------------------------------------------------------------------------------------------- enumerations


def test_a_list_that_ends_in_and_so_on_is_not_closed(papers: list[Paper]) -> None:
    both: Counter[bool] = Counter()
    for paper in papers:
        for block in paper.blocks:
            for place, part in enumerate(block.parts):
                if isinstance(part, Fact) and part.record is not None and part.record.layout == "list.closed":
                    before = block.parts[place - 1] if place else ""
                    if isinstance(before, str) and "等" in before:
                        assert not part.record.closed, plain_text(block.parts)
                    both[part.record.closed] += 1
    assert min(both[True], both[False]) > 3, both


def test_a_project_named_alone_is_no_group(papers: list[Paper]) -> None:
    for _, record in groups_of(papers):
        if record.layout in ("list.open", "list.closed"):
            count = record.said("count")
            assert count is not None
            assert int(str(count.value)) > 1


# ------------------------------------------------------------------------------------------------------------ standings


def test_projects_listed_under_a_stage_have_a_state(papers: list[Paper]) -> None:
    under: Counter[str] = Counter()
    for paper in papers:
        for record in paper.aggregates:
            if record.fields.get("cut") == "stage" and record.layout == "group.heading":
                scope = scope_of(record)
                for member in record.members:
                    under[scope] += 1
                    assert member.fields.get("status") or member.fields.get("likely"), scope
                    assert scope.startswith("正常推进") == ("likely" in member.fields), scope
            if record.fields.get("nature") == "前期":
                assert all(member.fields.get("status") for member in record.members)
    assert sum(under.values()) > 50


def test_a_report_up_to_a_day_speaks_of_no_whole_months(papers: list[Paper]) -> None:
    daily = 0
    for paper in papers:
        if paper.day is not None and paper.month is not None:
            daily += 1
            number = paper.month % 12 + 1
            for block in paper.blocks:
                if block.kind in ("paragraph", "item"):
                    assert not re.search(rf"截[至止]\D{{0,4}}{number}月[底末]", plain_text(block.parts))
            assert not any(fact.field == "month" for fact in paper.facts)
    assert daily > 5


def test_what_is_summed_up_beside_no_plan_runs_since_the_start(papers: list[Paper]) -> None:
    for paper in papers:
        for block in paper.blocks:
            for place, part in enumerate(block.parts):
                if isinstance(part, Fact) and part.field == "done" and part.record and part.period:
                    before = re.split("[。！？\n]", plain_text(block.parts[:place]))[-1]
                    planned = any(part.record.said(slot) for slot in ("plan", "rate", "ahead", "behind", "grow"))
                    since = bool(part.period.get("cumulative"))
                    assert since == (runs_since_start(before) and not planned), before


def test_nothing_begins_after_the_report_and_ends_before_it_begins(papers: list[Paper]) -> None:
    spans = 0
    for paper in papers[:150]:
        paper.tells |= {"start"}
        for project in paper.everything:
            facts = tell_project(paper, project, Record("project", ""))
            if {"start", "finish"} <= facts.known:
                spans += 1
                said: dict[str, list[Part]] = {"start": [], "finish": []}
                for slot, parts in said.items():
                    put_value(facts[slot], parts)
                begin, end = map(plain_text, said.values())
                (year, month), (end_year, end_month) = (map(int, re.findall(r"\d+", words)) for words in (begin, end))
                assert (year, month) < (end_year, end_month), (begin, end)
                assert paper.month is None or year * 12 + month - 1 <= paper.month, begin
    assert spans > 100


# --------------------------------------------------------------------------------------------------------------- tables


def tables_of(papers: list[Paper]) -> Iterator[tuple[Paper, Block]]:
    for paper in papers:
        for block in paper.blocks:
            if block.kind == "table":
                yield paper, block


def test_a_table_writes_nothing_in_one_way_and_shares_wherever_it_can(papers: list[Paper]) -> None:
    tables = 0
    for _, block in tables_of(papers):
        tables += 1
        rows = [row for row in block.rows[1:] if plain_text(row[0]).isdigit()]
        voids = {plain_text(cell) for row in rows for cell in row} & _VOIDS
        assert len(voids) <= 1 or voids == {"", "—"}, voids
        fields = [{part.field for cell in row for part in cell if isinstance(part, Fact)} for row in rows]
        if any("rate" in row for row in fields):
            assert all("rate" in row or not {"plan", "done"} <= row for row in fields)
    assert tables > 15


def test_a_table_of_some_projects_has_no_sum(papers: list[Paper]) -> None:
    sums = 0
    for paper, block in tables_of(papers):
        rows = sum(plain_text(row[0]).isdigit() for row in block.rows[1:])
        for record in paper.aggregates:
            if record.layout == "table.sum":
                sums += 1
                assert rows == len(record.members) == len(paper.everything)
    assert sums > 5


def test_groups_of_a_table_are_numbered_throughout_or_not_at_all(papers: list[Paper]) -> None:
    for _, block in tables_of(papers):
        numbers = [plain_text(row[0]) for row in block.rows[1:] if not plain_text(row[0]).isdigit()]
        marked = [number for number in numbers if number]
        assert len(marked) in (0, len(numbers), len(numbers) - 1), numbers
        assert all("一" in number or "1" in number or "①" in number for number in marked[:1]), numbers


# --------------------------------------------------------------------------------------------------------- truth lines


def test_no_completion_is_told_twice() -> None:
    for written in write_sample():
        truth: Json = truth_of(written)
        for record in (*truth.get("projects", ()), *truth.get("aggregates", ())):
            told = [(str(each["period"]), each["amount"].get("value")) for each in record.get("completions", ())]
            assert len(told) == len(set(told)), (written.name, told)


def test_an_adjusted_total_is_the_later_one_and_the_other_stands_beside_it() -> None:
    adjusted = 0
    for written in write_sample():
        truth: Json = truth_of(written)
        for project in truth.get("projects", ()):
            for other in project.get("alternatives", {}).get("total_investment", ()):
                adjusted += 1
                assert other["value"] != project["total_investment"]["value"], (written.name, project["name"])
    assert adjusted > 3


def test_a_completion_above_the_plan_is_a_finding_unless_its_share_is_told() -> None:
    found = 0
    for written in write_sample():
        truth: Json = truth_of(written)
        reported = [each["reported"]["span"] for each in truth.get("findings", ())]
        found += len(reported)
        for record in (*truth.get("projects", ()), *truth.get("aggregates", ())):
            plan, share = record.get("annual_plan"), record.get("percent_of_plan")
            for completion in record.get("completions", ()):
                amount, period = completion["amount"], completion["period"]
                if amount["span"] in reported:
                    assert not share, (written.name, amount)
                    assert amount["value"] > plan["value"], (written.name, amount)
                elif (
                    stated(plan)
                    and stated(amount)
                    and not share
                    and not period.get("cumulative")
                    and not amount.get("bound")
                ):
                    slack = 1.2 * plan["value"] + float(step_of(amount) + step_of(plan))
                    assert amount["value"] <= slack or plan.get("bound"), (written.name, amount, plan)
    assert found > 5


def test_proofs_of_a_nature_have_an_end(papers: list[Paper]) -> None:
    for paper in papers:
        marks = Counter(
            id(part)
            for block in paper.blocks
            for part in block.parts
            if isinstance(part, Stretch) and part.field == "nature"
        )
        assert set(marks.values()) <= {2}


def test_a_ranking_writes_its_places_in_one_way(papers: list[Paper]) -> None:
    same: Counter[bool] = Counter()
    for paper in papers:
        forms = [record.form for record in paper.aggregates if record.layout == "ranking"]
        if forms:
            same[len(set(forms)) == 1] += 1
    assert same[True] > 8
    assert same[False] <= same[True] // 8, same
