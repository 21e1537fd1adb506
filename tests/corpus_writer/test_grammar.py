"""Loading a grammar: every form that does not fit its rule is named, all at once; and both sides as they are shipped."""

import tomllib
from importlib.resources import files
from pathlib import Path
from random import Random
from types import SimpleNamespace
from typing import get_args

import pytest

from corpus.forms import Ref, walk
from corpus.writer.genres import load_skeletons
from corpus.writer.grammar import SIDES, GrammarError
from corpus.writer.loading import load_grammar, load_rules, read_grammar
from corpus.writer.sections.mastheads import Kind
from corpus.writer.sections.overviews import _PLAINER
from corpus.writer.shapes import load_shapes
from corpus.writer.voice import Facts, Voice, plain_text
from schemas import Genre

RULES = """
[rules."word.total"]
least = [2, 1]
ends = "words"
[rules."project.line"]
slots = ["name", "total"]
needs = ["name"]
ends = "sentence"
least = [1, 1]
"""
GOOD = {"words": '"word.total" = ["总投资", "概算"]', "projects": '"project.line" = ["{name}，<word.total>{total}。"]'}


def write(folder: Path, *, rules: str = RULES, side: str = "open", **tables: str) -> Path:
    (folder / side).mkdir(parents=True, exist_ok=True)
    (folder / "rules.toml").write_text(rules, "utf-8")
    for name, table in (GOOD | tables).items():
        (folder / side / f"{name}.toml").write_text(table, "utf-8")
    return folder


def problems(folder: Path, side: str = "open") -> list[str]:
    with pytest.raises(GrammarError) as refused:
        read_grammar(folder, side)
    return str(refused.value).split("\n")


def test_a_grammar_that_fits_its_rules_is_read(tmp_path: Path) -> None:
    grammar = read_grammar(write(tmp_path), "open")
    assert {rule: len(forms) for rule, forms in grammar.forms.items()} == {"word.total": 2, "project.line": 1}
    assert grammar.slots == {"word.total": frozenset(), "project.line": {"name", "total"}}


PROJECTS, WORDS = "open/projects.toml project.line", "open/words.toml word.total"
WRONG = [
    # the table that is wrong, and the one thing that is said of it
    ({"projects": '"project.line" = ["{name}开工。", "{name，停工。"]'}, f"{PROJECTS}：“{{”没有配对：{{name，停工。"),
    ({"projects": '"project.line" = ["{name}，{plan}。"]'}, f"{PROJECTS}：这条规则没有 plan：{{name}}，{{plan}}。"),
    ({"projects": '"project.line" = ["项目{total}。"]'}, f"{PROJECTS}：缺少 name：项目{{total}}。"),
    ({"projects": '"project.line" = ["[{name}，]停工。"]'}, f"{PROJECTS}：缺少 name：[{{name}}，]停工。"),
    ({"projects": '"project.line" = ["{name}开工"]'}, f"{PROJECTS}：应以句号收尾，而不是“工”：{{name}}开工"),
    (
        {"projects": '"project.line" = ["{name}开工。[已停]"]'},
        f"{PROJECTS}：应以句号收尾，而不是“停”：{{name}}开工。[已停]",
    ),
    (
        {"projects": '"project.line" = ["{name}总投资{total}"]'},
        f"{PROJECTS}：应以句号收尾，而不是“…”：{{name}}总投资{{total}}",
    ),
    (
        {"projects": '"project.line" = ["{name}(停工|开工。)"]'},
        f"{PROJECTS}：应以句号收尾，而不是“工”：{{name}}(停工|开工。)",
    ),
    ({"words": '"word.total" = ["总投资。", "概算"]'}, f"{WORDS}：不应以“。”收尾：总投资。"),
    ({"words": '"word.total" = ["总投资", "总投资", "概算"]'}, f"{WORDS}：写了两遍：总投资"),
    ({"words": '"word.total" = ["总投资"]'}, f"{WORDS}：只有 1 种写法，至少要 2 种"),
    ({"words": ""}, "open：缺少 word.total"),
    ({"more": '"word.cost" = '}, "open/more.toml：读不了：Invalid value (at end of document)"),
    ({"more": '"word.total" = ["投资", "造价"]'}, f"{WORDS}：已在别的文件里写过"),
    ({"more": '"word.cost" = ["造价"]'}, "open/more.toml word.cost：rules.toml 里没有这条规则"),
    ({"projects": '"project.line" = ["{name}，<word.cost>。"]'}, "open project.line：引用的 word.cost 不存在"),
]


@pytest.mark.parametrize(("tables", "said"), WRONG)
def test_what_does_not_fit_is_refused_with_its_place(tables: dict[str, str], said: str, tmp_path: Path) -> None:
    assert problems(write(tmp_path, **tables)) == [said]


def test_all_problems_are_named_at_once(tmp_path: Path) -> None:
    tables = {
        "words": '"word.total" = ["总投资。"]\n"word.cost" = ["造价"]',
        "projects": '"project.line" = ["{name", "{plan}，<word.none>，"]',
    }
    said = problems(write(tmp_path, **tables))
    for part in (
        "没有配对",
        "没有 plan",
        "缺少 name",
        "引用的 word.none",
        "word.cost",
        "不应以",
        "至少要 2 种",
        "应以句号收尾",
    ):
        assert sum(part in problem for problem in said) == 1, part


def test_each_side_has_its_own_least(tmp_path: Path) -> None:
    one_word = {"words": '"word.total" = ["总投资"]'}
    assert read_grammar(write(tmp_path, side="frozen", **one_word), "frozen").forms["word.total"] == (("总投资",),)


# -------------------------------------------------------------------------------------------------------------- shipped


@pytest.mark.parametrize("side", SIDES)
def test_a_shipped_side_has_every_rule(side: str) -> None:
    grammar, rules = load_grammar(side), load_rules()
    assert set(grammar.forms) == set(rules)
    assert all(len(forms) >= rules[rule].least[side] for rule, forms in grammar.forms.items())


def test_rules_name_declared_slots_only() -> None:
    declared = set(tomllib.loads((files("corpus") / "grammars" / "rules.toml").read_text("utf-8"))["slots"])
    for rule in load_rules().values():
        assert rule.slots <= declared, rule.name
        assert rule.needs <= rule.slots, rule.name


@pytest.mark.parametrize("side", SIDES)
def test_every_form_can_be_said_once_all_it_may_name_is_known(side: str) -> None:
    grammar, rules = load_grammar(side), load_rules()
    for rule, forms in grammar.forms.items():
        facts = Facts(dict.fromkeys(grammar.slots[rule], "甲"))
        assert len(grammar.choices[rule].sayable(grammar.known(facts.known))) == len(forms), rule
        for seed in range(8):
            text = plain_text(Voice(grammar, Random(seed)).say(rule, facts)[0])
            assert text.strip("\n"), rule
            assert rules[rule].ends != "sentence" or text[-1] in "。！？；：”）\n", (rule, text)
            assert rules[rule].ends != "words" or text[-1] not in "。；，、", (rule, text)


@pytest.mark.parametrize("side", SIDES)
def test_words_that_are_referred_to_need_no_facts_beyond_the_forms(side: str) -> None:
    """A form that refers to a rule whose forms need more facts than it may name could never be said."""
    grammar, rules = load_grammar(side), load_rules()
    for rule, forms in grammar.forms.items():
        for node in (node for form in forms for node in walk(form)):
            if isinstance(node, Ref):
                assert rules[node.rule].needs <= rules[rule].slots | {"year"}, (rule, node.rule)


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("month", [None, "1—6月"])
def test_a_group_can_be_opened_with_when_nothing_was_planned_or_done(side: str, month: str | None) -> None:
    """One office in twenty thousand reports had nothing to say but how many projects it has: the archive broke off there."""
    known = ["scope", "count", "total", "region", "all", "us", "kind", "year", *(["period"] if month else [])]
    voice = Voice(load_grammar(side), Random(0))
    assert any(voice.can_say(rule, Facts(dict.fromkeys(known, "甲"))) for rule in _PLAINER)


# --------------------------------------------------------------------------------------------------------------- shapes


@pytest.mark.parametrize("genre", [genre for genre in get_args(Genre) if genre != "其他"])
@pytest.mark.parametrize("side", SIDES)
def test_every_skeleton_names_known_sections_and_ways_to_group(genre: str, side: str) -> None:
    skeletons = load_skeletons()[genre][side]  # refuses an unknown section when it is loaded
    assert len(set(skeletons)) == len(skeletons) >= 4
    for skeleton in skeletons:
        for word in skeleton.split():
            assert word.partition(".")[2] in WAYS, skeleton


WAYS = {"", "none", "level", "nature", "stage", "sector", "region", "town", "size", "batch"}


def test_no_skeleton_stands_on_both_sides() -> None:
    for genre, sides in load_skeletons().items():
        assert not set(sides["open"]) & set(sides["frozen"]), genre


def test_numberings_count_at_three_depths() -> None:
    for side in SIDES:
        for numbering in load_shapes().numberings[side]:
            assert len(numbering) == 3
            assert all(len(pattern) < 8 for pattern in numbering)


def test_offices_write_genres_that_have_mastheads_of_known_kinds() -> None:
    shapes = load_shapes()
    written = {each.genre for assignments in shapes.assignments.values() for each in assignments}
    assert written == set(shapes.mastheads) == set(load_skeletons())
    assert {kind for kinds in shapes.mastheads.values() for kind in kinds} == set(get_args(Kind))


def test_an_unknown_section_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    shapes = SimpleNamespace(skeletons={"通报": {"open": ["opening overture"]}})
    monkeypatch.setattr("corpus.writer.genres.load_shapes", lambda: shapes)
    with pytest.raises(ValueError, match="overture"):
        load_skeletons.__wrapped__()
