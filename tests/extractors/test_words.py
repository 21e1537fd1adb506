"""Names in running prose: what words settle that characters cannot, what it costs, and that nothing is loaded where nothing is open."""

import logging
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from extractors.lexicon import load_lexicon
from extractors.words import LEVELS, VARIABLE, find_frames, level, settle_name, using
from extractors.words.cutting import cut_words
from extractors.words.dictionary import TOTAL, open_dictionary, shipped_lines
from pipeline.extraction import extract
from tests.extractors.lexicon_checks import marked_names

ROOT = Path(__file__).resolve().parent.parent.parent
KINDS = tomllib.loads((Path(__file__).parent / "boundaries.toml").read_text(encoding="utf-8"))["kind"]
CASES = [pytest.param(case, id=f"{kind['name']}-{case[:12]}") for kind in KINDS for case in kind["cases"]]


STORY = "青溪县重点项目建设见闻\n连日来，青溪县各建设工地一派繁忙。{}\n"


def names_of(sentence: str) -> set[str]:
    report = extract(STORY.format(sentence).encode(), "-", load_lexicon())
    return {name for project in report.projects for name in (project.name, *project.aliases)}


@pytest.mark.parametrize("case", CASES)
def test_a_name_begins_and_ends_where_it_is_marked(case: str) -> None:
    text, names = marked_names(case)
    assert names_of(text) == set(names)


def test_each_level_reads_what_the_one_below_does_not() -> None:
    """Else a level would cost and give nothing."""
    cases = [marked_names(case) for kind in KINDS for case in kind["cases"]]
    right: list[int] = []
    for chosen in LEVELS:
        with using(chosen):
            right.append(sum(names_of(text) == set(names) for text, names in cases))
    assert right[0] < right[1] < right[2] == len(cases)


@pytest.mark.parametrize("kind", [pytest.param(kind, id=kind["name"]) for kind in KINDS if kind.get("read_without")])
def test_asking_words_does_not_spoil_what_is_read_without_them(kind: dict[str, list[str]]) -> None:
    for text, names in map(marked_names, kind["cases"]):
        with using("none"):
            assert names_of(text) == set(names)


# ---- nothing is loaded, written or trusted that need not be ---------------------------------------------------------

CLEAN = """\
青溪县2024年上半年重点项目进展情况
一、省重点项目（2个，总投资3亿元）
1、柳林水厂扩建项目，总投资1.2亿元，上半年完成投资0.4亿元，正在施工。
2、城北小学迁建工程，总投资1.8亿元，上半年完成投资0.9亿元，已竣工。
"""
OPEN = """\
青溪县重点项目建设提速
今年以来，柳林水厂扩建、滨河大道延伸、城北小学等重点项目建设取得新成效。青石大道双双同步贯通。云栖算力中心如期投用。
"""
IN_DOUBT = """\
青溪县重点项目进展
正珩铜业精深加工项目已投产，总投资2亿元。并听取石桥工程的汇报。随后并听取石桥工程汇报，累计完成投资2亿元。
"""

LOADED = """
import sys
from extractors.lexicon import load_lexicon
from pipeline.extraction import extract
extract(sys.stdin.buffer.read(), "-", load_lexicon())
print(*(name for name in ("jieba", "spacy") if name in sys.modules))
"""


def loaded_by(report: str, **environment: str) -> list[str]:
    run = subprocess.run(
        [sys.executable, "-c", LOADED],
        input=report.encode(),
        capture_output=True,
        cwd=ROOT,
        check=True,
        env=environment,
    )
    assert run.stderr == b""
    return run.stdout.decode().split()


def test_a_report_without_an_open_place_loads_nothing() -> None:
    assert loaded_by(CLEAN) == []


def test_an_open_place_loads_what_is_asked_and_writes_no_file(tmp_path: Path) -> None:
    assert loaded_by(OPEN, TMPDIR=str(tmp_path)) == ["jieba", "spacy"]
    assert loaded_by(OPEN, TMPDIR=str(tmp_path), **{VARIABLE: "jieba"}) in ([], ["jieba"])
    assert loaded_by(IN_DOUBT, TMPDIR=str(tmp_path), **{VARIABLE: "jieba"}) == ["jieba"]
    assert loaded_by(IN_DOUBT, TMPDIR=str(tmp_path), **{VARIABLE: "none"}) == []
    assert list(tmp_path.iterdir()) == []


def test_a_planted_cache_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """jieba would load whatever lies there with marshal; we never look."""
    (tmp_path / "jieba.cache").write_bytes(b"\xdb" * 64)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    cut_words.cache_clear()
    assert [word.text for word in cut_words("推进滨江大道北延线工程", load_lexicon())][:3] == ["推进", "滨江", "大道"]
    assert (tmp_path / "jieba.cache").read_bytes() == b"\xdb" * 64


def test_jieba_says_nothing(caplog: pytest.LogCaptureFixture) -> None:
    cut_words.cache_clear()
    with caplog.at_level(logging.DEBUG):
        cut_words("推进滨江大道北延线工程建设", load_lexicon())
    assert caplog.records == []


def test_the_total_is_what_the_counts_add_up_to() -> None:
    assert sum(int(line.split(" ")[1]) for line in shipped_lines()) == TOTAL


def test_our_dictionary_answers_as_jiebas_own() -> None:
    """For every word of a sample and each of its beginnings: there or not, and how often."""
    shipped = {line.split(" ")[0]: int(line.split(" ")[1]) for line in shipped_lines()}
    words = open_dictionary({})
    for word in islice(shipped, 0, None, 997):
        assert words[word] == shipped[word]
        for end in range(1, len(word)):
            assert word[:end] in words
            assert words[word[:end]] == shipped.get(word[:end], 0)
    assert "滨鼹" not in words
    assert words.get("滨鼹") is None


# ---- the switch, and hostile input ----------------------------------------------------------------------------------


def test_the_variable_sets_the_level_and_a_context_overrules_it(monkeypatch: pytest.MonkeyPatch) -> None:
    for said, wanted in (("none", "none"), ("jieba", "jieba"), ("spacy", "spacy"), ("", "spacy"), ("全部", "spacy")):
        monkeypatch.setenv(VARIABLE, said)
        assert level() == wanted
    with using("none"):
        assert level() == "none"
        assert find_frames("在滨河大道北延工程施工现场", 0, 13, load_lexicon()) == ()
        assert settle_name("并听取滨河大道项目", 0, 9, 0, 9, load_lexicon()) == (0, 9)


def hostile() -> Iterator[str]:
    yield "在项目施工现场" * 60_000
    yield "、".join(["滨河大道"] * 60_000) + "等项目建成通车。"
    yield "记者来到" * 100_000 + "滨河大道施工现场。"
    yield "正式开工" * 39
    yield "\ud7ff在\u2028滨河大道\x00施工现场，𠀀" * 10
    yield " " * 150 + "工程现场"


@pytest.mark.parametrize("text", list(hostile()), ids=range(6))
def test_any_text_is_survived(text: str) -> None:
    frames = find_frames(text, 0, len(text), load_lexicon())
    assert all(0 <= frame.start < frame.end <= len(text) for frame in frames)
    start, end = settle_name(text, 0, min(60, len(text)), 0, len(text), load_lexicon())
    assert 0 <= start < end <= len(text)


def test_words_leave_nothing_out() -> None:
    for text in ("在 滨河　大道、“双创”基地（一期）3.5亿元，A-2#地块", "正正正正的的的的"):
        words = cut_words(text, load_lexicon())
        assert "".join(word.text for word in words) == text
        assert [word.start for word in words] == [
            sum(len(w.text) for w in words[:place]) for place in range(len(words))
        ]
