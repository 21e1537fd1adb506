"""`taizhang extract --explain`: a line a figure for people, one more list for programs, and nothing else changed."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.cli.cells import width
from pipeline.cli.explained import NOBODY, explained_lines
from schemas import Explanation, Reason, report_from_json
from tests.cli.conftest import Run
from tests.cli.reports import full_report

REPORT = """\
柳林县2021年上半年重点项目进展情况
一、省重点项目（1个，总投资3.2亿元）
1、青溪产业园项目，总投资约3.2亿元，年度计划投资1.5亿元，1—6月份完成投资0.8亿元。
各单位要认真学习，参会人员达到98%。
"""


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "通报.txt").write_text(REPORT, "utf-8")
    return "通报.txt"


def test_the_table_of_figures_follows_the_table_of_projects(run: Run, file: str) -> None:
    plain, explained = run("extract", file, "--table"), run("extract", file, "--table", "--explain")
    assert (plain.code, explained.code, explained.err) == (0, 0, "")
    at = explained.out.index("逐个数字（6个")
    assert plain.out.startswith(explained.out[:at]), "what was there stays where it is"
    head, *rows = explained.out[at:].splitlines()[1:8]
    assert head.split() == ["序号", "位置", "数字", "是什么", "归谁", "依据"]
    assert [row.split()[2] for row in rows] == ["1个", "3.2亿元", "3.2亿元", "1.5亿元", "0.8亿元", "98%"]
    assert "年度计划投资  青溪产业园项目  写着“年度计划投资”（词库 roles）" in rows[3]
    assert NOBODY in rows[5]
    assert "旁边没有说明它是什么的词" in rows[5]


def test_the_json_has_one_more_list_filled_and_nothing_else_changed(run: Run, file: str) -> None:
    plain = json.loads(run("extract", file, "--json").out)
    explained = json.loads(run("extract", file, "--json", "--explain").out)
    assert plain.pop("explanations") == []
    told = explained.pop("explanations")
    assert explained == plain
    assert [each["figure"] for each in told] == list(range(explained["figures"]["total"]))
    line = run("extract", file, "--jsonl", "--explain").out
    assert json.loads(line)["explanations"] == told
    report_from_json(line)


def test_files_that_fail_are_said_as_ever(run: Run, file: str) -> None:
    ran = run("extract", "无.txt", file, "--json", "--explain")
    assert ran.code == 3
    assert "无.txt" in ran.err
    assert json.loads(ran.out)[1]["explanations"]


def with_explanations(message: str) -> list[Explanation]:
    return [Explanation(0, message, None, (Reason("role", "总投资", None, None, "cue"),))]


@pytest.mark.parametrize("room", [40, 80, 120])
def test_a_window_is_kept_to_and_no_word_is_lost(room: int) -> None:
    message = "写着“总投资”；" * 12
    report = replace(full_report(), explanations=tuple(with_explanations(message)))
    _, _, *rows = explained_lines(report, room)
    assert len(rows) > 1
    if room >= 80:
        assert all(width(row) <= room for row in rows)
    assert "".join("".join(rows).split()).endswith("".join(message.split())[-8:])
    assert "136.6亿元" in rows[0], "a figure is never cut"


def test_a_report_cannot_drive_the_terminal() -> None:
    report = replace(full_report(), explanations=tuple(with_explanations("写着“\x1b[31m\n红”")))
    lines = list(explained_lines(report, None))
    assert len(lines) == 3
    assert "\x1b" not in "".join(lines)


def test_nobody_asked_and_nothing_is_said() -> None:
    assert list(explained_lines(full_report(), 80)) == []
