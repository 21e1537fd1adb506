"""The words keep what their examples promise, a user's words lie over them, and broken words are caught."""

from pathlib import Path

import pytest

from extractors.lexicon import TABLES, WordEntry, expand, load_lexicon
from schemas import UsageError
from tests.extractors.lexicon_checks import CHECKS, complaints

ENTRIES = [
    pytest.param(entry, id=f"{entry.table}-{entry.forms[0]}")
    for table in TABLES
    for entry in load_lexicon().entries(table)
]


def test_every_table_has_a_check_and_words() -> None:
    assert set(CHECKS) == set(TABLES)
    assert all(load_lexicon().entries(table) for table in TABLES)


@pytest.mark.parametrize("entry", ENTRIES)
def test_an_entry_keeps_its_promises(entry: WordEntry) -> None:
    assert complaints(entry, load_lexicon()) == []


def overlay(folder: Path, table: str, text: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / f"{table}.toml").write_text(text, encoding="utf-8")
    return folder


PLANTED = [
    pytest.param(
        'role = "annual_plan"\nkinds = ["money"]\nforms = ["本年盘子"]', "no example", id="a cue without an example"
    ),
    pytest.param(
        'role = "annual_plan"\nkinds = ["money"]\nforms = ["本年盘子"]\nexamples = ["本年盘子【3亿元】", "本年的大盘子里有【4亿元】"]',
        "not matched",
        id="an example that is not matched",
    ),
    pytest.param(
        'role = "annual_plan"\nkinds = ["money"]\nforms = ["本年盘子"]\nexamples = ["本年盘子【3亿元】"]\n'
        'refuses = ["去年和本年盘子【3亿元】"]',
        "matched although refused",
        id="a refused sentence that matches",
    ),
]


@pytest.mark.parametrize(("entry", "complaint"), PLANTED)
def test_a_broken_entry_is_caught(tmp_path: Path, entry: str, complaint: str) -> None:
    lexicon = load_lexicon(overlay(tmp_path, "roles", f"[[entry]]\n{entry}\n"))
    found = complaints(lexicon.entries("roles")[-1], lexicon)
    assert len(found) == 1
    assert complaint in found[0]


def test_a_users_words_lie_over_the_shipped_ones(tmp_path: Path) -> None:
    shipped = load_lexicon()
    own = load_lexicon(
        overlay(
            tmp_path,
            "roles",
            '[[entry]]\nrole = "annual_plan"\nkinds = ["money"]\nforms = ["盘子", "总投资"]\n'
            'examples = ["盘子【3亿元】", "总投资【3亿元】"]\n',
        )
    )
    assert "总投资" in shipped.words("roles", role="total_investment")
    assert "总投资" not in own.words("roles", role="total_investment")
    assert {"盘子", "总投资"} <= set(own.words("roles", role="annual_plan"))
    assert shipped.fingerprint != own.fingerprint


def test_a_user_can_take_a_word_away(tmp_path: Path) -> None:
    own = load_lexicon(overlay(tmp_path, "genres", 'drop = ["简报", "快报"]\n'))
    assert "简报" in load_lexicon().words("genres")
    assert not {"简报", "快报"} & set(own.words("genres"))


@pytest.mark.parametrize(
    ("table", "text", "said"),
    [
        ("roles", "[[entry]]\nforms = [", "读不出来"),
        ("roles", '[[entry]]\nforms = ["甲"]\nrolle = "annual_plan"\n', "rolle"),
        ("roles", '[[entry]]\nrole = "annual_plan"\n', "没有词形"),
        ("roles", '[[entry]]\nforms = "甲"\n', "forms"),
        ("roles", "drop = 5\n", "drop"),
        ("roles", "entry = 1\n", "词条"),
        ("roles", '[[entry]]\nrole = "banana"\nkinds = ["money"]\nforms = ["甲"]\n', "role"),
        ("roles", '[[entry]]\nrole = "annual_plan"\nforms = ["甲"]\n', "kinds"),
        ("units", '[[entry]]\nkind = "money"\nunit = "CNY"\nscale = -100\nforms = ["两"]\n', "scale"),
        ("units", '[[entry]]\nkind = "money"\nunit = "CNY"\nscale = "1e99"\nforms = ["两"]\n', "scale"),
        ("periods", '[[entry]]\nmonths = [6, 1]\nforms = ["半年"]\n', "months"),
        ("roles", '[[entry]]\nrole = "annual_plan"\nkinds = ["money"]\nforms = ["' + "[" * 900 + '"]\n', "括号"),
        (
            "furniture",
            'drop = ["上一[篇|条|则|个]：", "下一[篇|条|则|个]：", "上一(篇|条|则)", "下一(篇|条|则)", "前一篇", "后一篇"]\n',
            "一类词",
        ),
        ("roles", "[[cue]]\n", "cue"),
        ("rolls", "", "rolls"),
        ("roles", '[[entry]]\nforms = ["年[度计划"]\n', "括号不配对"),
    ],
)
def test_a_broken_file_of_a_user_is_named(tmp_path: Path, table: str, text: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        load_lexicon(overlay(tmp_path, table, text))


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="nowhere"):
        load_lexicon(tmp_path / "nowhere")


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ("总投资", ["总投资"]),
        ("年[度]计划", ["年计划", "年度计划"]),
        ("(省|市)级", ["省级", "市级"]),
        ("[全(省|市)]重点", ["重点", "全省重点", "全市重点"]),
        ("[甲|乙]丙", ["丙", "甲丙", "乙丙"]),
    ],
)
def test_forms_spell_words(form: str, words: list[str]) -> None:
    assert sorted(expand(form)) == sorted(words)


@pytest.mark.parametrize("form", ["年]度", "年(度", "((省)"])
def test_unbalanced_forms_are_refused(form: str) -> None:
    with pytest.raises(UsageError):
        expand(form)
