"""Groups of projects that a sentence tells of without counting them as others do; see groups_told.toml."""

import tomllib
from pathlib import Path

import pytest

from extractors.lexicon import load_lexicon
from pipeline.extraction import extract

CASES = tomllib.loads((Path(__file__).parent / "groups_told.toml").read_text("utf-8"))
TITLE = "云溪县2023年1-8月重点项目建设进展情况\n"


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_a_sentence_tells_of_its_groups_and_makes_no_projects_of_them(case: dict[str, str]) -> None:
    report = extract((TITLE + case["text"]).encode(), "-", load_lexicon())
    read: dict[int, list[str]] = {}
    for entry in report.figures.entries:
        if entry.belongs_to.kind == "aggregate" and entry.belongs_to.index is not None:
            read.setdefault(entry.belongs_to.index, []).append(entry.figure.text)
    groups = ["｜".join([report.aggregates[index].scope or "", *texts]) for index, texts in sorted(read.items())]
    assert groups == [line for line in case["groups"].split("\n") if line.strip()]
    assert [project.name for project in report.projects] == case["projects"].split()
