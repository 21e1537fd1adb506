"""Scoring an archive: a perfect reading scores one on every cut, and each mistake is counted where it belongs."""

import json
from collections.abc import Hashable, Sequence
from pathlib import Path

import pytest

from corpus.archive import (
    ArchiveError,
    ArchiveScore,
    Mention,
    archive_data,
    render_archive,
    same_name_same_place,
    score_archive,
)
from corpus.archive.measuring import MakeTool
from corpus.archive.records import true_entry
from corpus.archive.summary import failing_phrases
from corpus.archive.tallies import TOTAL, Counts, Tally
from tests.corpus_archive.builder import (
    FIRST,
    FROZEN,
    SECOND,
    careless_tool,
    edit_truth,
    perfect_tool,
    write_archive,
    written_reports,
)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_archive(tmp_path_factory.mktemp("archive"))


def score(folder: Path, make_tool: MakeTool = perfect_tool, limit: int | None = None) -> ArchiveScore:
    return score_archive(folder, make_tool, same_name_same_place, workers=1, limit=limit)


def test_a_perfect_reading_scores_one_on_every_cut(archive: Path) -> None:
    tally = score(archive).tally
    assert tally.facts
    for cut, facts in tally.facts.items():
        for fact, counts in facts.items():
            assert counts.hits == counts.claimed == counts.expected > 0, (cut, fact)
    assert (tally.failed, tally.alarms, tally.rounding) == (0, 0, 0)


def test_what_is_counted(archive: Path) -> None:
    tally = score(archive).tally
    assert tally.labels("layout") == ("opening.progress", "project.colon", "project.line", "target.line", "其他")
    assert tally.labels("noise") == ("chrome", "wrapped", "无")
    assert tally.reports[TOTAL] == tally.reports["genre", "进展情况"] == 3
    assert (tally.reports["side", "open"], tally.reports["noise", "无"], tally.reports["office", "city"]) == (2, 2, 1)
    assert tally.facts[TOTAL]["project.found"].expected == 6
    assert tally.facts["layout", "project.colon"]["project.found"].expected == 3
    assert tally.facts["layout", "project.colon"]["ledger.role"].expected == 9
    assert tally.facts["layout", "其他"] == {"ledger.role": Counts(3, 3, 3), "ledger.owner": Counts(3, 3, 3)}
    assert tally.facts["layout", "opening.progress"]["audit.findings"] == Counts(3, 3, 3)
    assert "audit.findings" not in tally.facts["layout", "project.line"]
    assert set(tally.forms) == {
        (side, layout, form)
        for side in ("open", "frozen")
        for layout, form in (
            ("project.line", 17),
            ("project.colon", 3),
            ("opening.progress", 2),
            ("target.line", 0),
        )
    }


def test_mistakes_are_counted_where_they_belong(archive: Path) -> None:
    facts = score(archive, careless_tool).tally.facts
    assert facts["noise", "wrapped"]["project.found"] == Counts(1, 1, 2)
    assert facts["noise", "wrapped"]["project.status"] == Counts(0, 1, 2)
    assert facts["layout", "project.colon"]["project.found"] == Counts(1, 1, 3)
    assert facts["layout", "project.line"]["project.status"] == Counts(1, 2, 3)
    assert facts["side", "frozen"]["project.found"] == Counts(0, 0, 2)
    assert facts["side", "frozen"]["ledger.role"] == Counts(0, 0, 14, silent=14)
    assert facts["side", "open"]["audit.findings"] == Counts(2, 4, 2)


def test_findings_are_counted_by_the_kind_of_error(archive: Path) -> None:
    tally = score(archive, careless_tool).tally
    assert tally.kinds == {
        "missing_part": Counts(2, 2, 3),
        "wrong_percent": Counts(0, 1, 0),
        "plan_gt_total": Counts(0, 1, 0),
    }
    assert (tally.alarms, tally.rounding) == (2, 1)


def test_a_report_that_fails_is_named_and_scores_nothing(archive: Path) -> None:
    result = score(archive, careless_tool)
    assert result.tally.failures == [(FROZEN, "文件损坏")]
    frozen = result.tally.skeletons["frozen", "line"]
    assert (frozen.reports, frozen.mean, frozen.report) == (1, 0.0, "")
    opening = result.tally.skeletons["open", "opening/line"]
    assert (opening.reports, opening.report) == (2, FIRST)
    assert 0 < opening.mean < 1


def test_mentions_are_put_together(archive: Path) -> None:
    """Four projects in six mentions; the renamed one falls apart, and its namesake elsewhere is kept apart."""
    result = score(archive)
    assert (result.groups.mentions, result.mentioned) == (6, 6)
    assert (result.groups.projects, result.groups.labels) == (4, 5)
    assert (result.groups.pairs.precision, result.groups.pairs.recall) == (1.0, 0.5)


def test_a_mention_knows_the_office_that_printed_it(archive: Path) -> None:
    seen = set[tuple[str, str]]()

    def note(mentions: Sequence[Mention]) -> list[Hashable]:
        seen.update((mention.report, mention.folder) for mention in mentions)
        return same_name_same_place(mentions)

    score_archive(archive, perfect_tool, note, workers=1)
    assert seen == {
        (FIRST, "江州/泽州市/泽州县"),
        (SECOND, "江州/泽州市/泽州县"),
        (FROZEN, "湖州/丰州市/丰水县"),
    }


@pytest.mark.parametrize(
    ("also", "owners"),
    [
        ([], ("丹河新城水厂",)),
        ([{"kind": "project", "index": 1, "name": "纺织园"}], ("丹河新城水厂", "纺织园", "纺织产业园")),
        ([{"kind": "document"}], ()),  # nobody's to one reader: then any owner is right
    ],
)
def test_a_figure_may_have_several_owners_or_any(also: list[dict[str, object]], owners: tuple[str, ...]) -> None:
    names: dict[str, list[tuple[str, ...]]] = {"project": [("丹河新城水厂",), ("纺织产业园",)]}
    owner = {"kind": "project", "index": 0, "name": "丹河新城水厂"}
    entry = {"figure": {"text": "3亿元"}, "role": "total_investment", "belongs_to": owner, "also": also}
    assert true_entry(names, entry).owners == owners


def test_only_found_mentions_are_compared(archive: Path) -> None:
    result = score(archive, careless_tool)
    assert (result.groups.mentions, result.mentioned) == (3, 6)


def test_the_first_reports_alone(archive: Path) -> None:
    assert score(archive, limit=1).tally.reports[TOTAL] == 1
    assert score(archive, limit=2).tally.labels("side") == ("open",)
    assert score(archive, limit=9).tally.reports[TOTAL] == 3


def test_the_number_of_processes_changes_nothing(archive: Path) -> None:
    alone = score(archive, careless_tool)
    several = score_archive(archive, careless_tool, same_name_same_place, workers=2)
    assert archive_data(several, "x") == archive_data(alone, "x")
    assert render_archive(several, "x", each=True) == render_archive(alone, "x", each=True)


def test_every_mistake_can_be_shown_but_not_of_the_frozen_side(archive: Path) -> None:
    lines: list[str] = []
    score_archive(archive, careless_tool, same_name_same_place, workers=1, show=lines.append)
    assert f"{FIRST}  wrong  project.status  project.line/17  丹河新城水厂: 在建 <> 完工" in lines
    assert not [line for line in lines if FROZEN in line]


# ---------------------------------------------------------------------------------------------- what cannot be scored

ENTRY = written_reports()[0].truth["figures"]["entries"][0]
BAD: dict[str, tuple[dict[str, object], str]] = {
    "an unknown key": ({"projekts": []}, "projekts：没有这个键"),
    "an unknown key of a project": ({"projects": [{"name": "甲", "stauts": "在建"}]}, "projects[0]：stauts"),
    "an unknown state": ({"projects": [{"name": "甲", "status": "在健"}]}, "projects[0]：写法不对（“在健”"),
    "a project without a name": ({"projects": [{"status": "在建"}]}, "projects[0].name：必须填写"),
    "a figure without a place": (
        {"figures": {"entries": [{**ENTRY, "figure": {"text": "2项"}}]}},
        "span",
    ),
    "an owner that is not there": (
        {"figures": {"entries": [{**ENTRY, "belongs_to": {"kind": "project", "index": 7}}]}},
        "figures.entries[0]",
    ),
    "an owner before the first": (
        {"figures": {"entries": [{**ENTRY, "belongs_to": {"kind": "project", "index": -1}}]}},
        "belongs_to.index：没有第 -1 条",
    ),
    "no labels": ({"labels": {}}, "labels.genre：必须填写"),
    "a way out": ({"report": "reports/../../secret.txt"}, "不在 reports 之下"),
    "no such report": ({"report": "reports/none.txt"}, "读不出来"),
}


@pytest.mark.parametrize("case", BAD)
def test_a_truth_that_is_wrong_is_refused(tmp_path: Path, case: str) -> None:
    keys, sentence = BAD[case]
    folder = write_archive(tmp_path, errors=False)
    edit_truth(folder, "0", 1, **keys)
    with pytest.raises(ArchiveError) as error:
        score(folder)
    assert "truth/0.jsonl 第 2 行" in error.value.message
    assert sentence in error.value.message


def test_a_text_that_is_not_the_one_labelled_counts_as_unread(tmp_path: Path) -> None:
    folder = write_archive(tmp_path)
    file = folder / FIRST
    file.write_text("又" + file.read_text("utf-8"), "utf-8")
    tally = score(folder).tally
    assert (tally.failed, tally.failures[0][0]) == (1, FIRST)
    assert "不是同一份文字" in tally.failures[0][1]


def test_mistakes_without_their_report_are_refused(tmp_path: Path) -> None:
    folder = write_archive(tmp_path)
    mistakes = folder / "mistakes" / "0.jsonl"
    mistakes.write_text("".join(reversed(mistakes.read_text("utf-8").splitlines(keepends=True))), "utf-8")
    with pytest.raises(ArchiveError, match="次序"):
        score(folder)


@pytest.mark.parametrize("manifest", ["{", "[]", '{"format": 2}'])
def test_an_archive_of_another_kind_is_refused(tmp_path: Path, manifest: str) -> None:
    folder = write_archive(tmp_path)
    folder.joinpath("archive.json").write_text(manifest, "utf-8")
    with pytest.raises(ArchiveError, match=r"archive\.json"):
        score(folder)


def test_an_error_comes_back_whole_from_another_process(tmp_path: Path) -> None:
    folder = write_archive(tmp_path, errors=False)
    edit_truth(folder, "10", 0, labels={})
    with pytest.raises(ArchiveError, match=r"truth/10\.jsonl 第 1 行"):
        score_archive(folder, perfect_tool, same_name_same_place, workers=2)


def test_what_fails_is_told_by_phrase(archive: Path) -> None:
    result = score(archive, careless_tool)
    assert dict(failing_phrases(result.tally, "open")) == {
        "project.line/17": Counts(hits=1, expected=2),
        "project.colon/3": Counts(hits=1, expected=2),
        "word.total/2": Counts(hits=2, expected=4),
    }
    assert {phrase for phrase, _ in failing_phrases(result.tally, "frozen")} == {
        "project.line/17",
        "project.colon/3",
        "word.total/2",
    }
    told = json.loads(json.dumps(archive_data(result, "基线")))["phrases"]
    assert told["open"][0] == {"phrase": "project.colon/3", "exact": 1, "of": 2}
    assert "最拖累的用语（封存）" in render_archive(result, "基线")
    assert failing_phrases(score(archive, perfect_tool).tally, "frozen") == []


def test_the_phrase_that_costs_most_comes_first() -> None:
    told = {
        "usual/1": Counts(9, 0, 10),
        "rare/1": Counts(0, 0, 3),
        "often/1": Counts(5, 0, 12),
        "right/1": Counts(5, 0, 5),
    }
    tally = Tally(phrases={("open", phrase): counts for phrase, counts in told.items()})
    assert [phrase for phrase, _ in failing_phrases(tally, "open")] == ["often/1", "rare/1", "usual/1"]


def test_the_data_are_json(archive: Path) -> None:
    data = json.loads(json.dumps(archive_data(score(archive, careless_tool), "基线")))
    assert data["cuts"]["layout"]["project.colon"]["facts"]["project.found"]["recall"] == 0.3333
    assert data["failed"]["named"] == [{"report": FROZEN, "reason": "文件损坏"}]
    assert data["identities"]["mentions"] == {"found": 3, "of": 6}
    assert {entry["form"] for entry in data["forms"]["open_worst"]} >= {"project.line/17"}
    assert data["skeletons"]["worst"][0]["report"] == FIRST
    assert "frozen" in data["skeletons"]["spread"]
