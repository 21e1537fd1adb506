"""Labels are put together from words: hundreds of them, none of a lexicon's own examples, say what they hold or nothing at all."""

import tomllib
from pathlib import Path

import pytest

from extractors.lexicon import load_lexicon
from extractors.tables.columns import read_column
from extractors.tables.labels import find_composed

LABELS: dict[str, dict[str, list[str]]] = tomllib.loads((Path(__file__).parent / "labels.toml").read_text("utf-8"))
TOLD = frozenset(LABELS) | {"level", "count", "completion"}
"""Fields that a label of nothing must not give."""


@pytest.mark.parametrize("field", [key for key in LABELS if key != "nothing"])
def test_a_label_says_what_it_holds(field: str) -> None:
    wanted, _, time = field.partition(".")
    read = {label: read_column(label, load_lexicon()) for label in LABELS[field]["labels"]}
    assert [label for label, column in read.items() if column.field != wanted or (time and column.time != time)] == []


def test_other_labels_give_no_field_of_a_record() -> None:
    harmless = {"person", "date", "term", "remark", "group", "industry", None, "none"}
    read = {label: read_column(label, load_lexicon()).field for label in LABELS["nothing"]["labels"]}
    assert {label: field for label, field in read.items() if field not in harmless} == {}


@pytest.mark.parametrize(
    ("label", "composed"),
    [
        ("调整后核定静态总投资规模", "total_investment"),
        ("县级下达年度目标任务", "annual_plan"),
        ("计划投资", "total_investment"),
        ("设备总投资", None),
        ("年度宣传计划", None),
        ("完成植树", None),
    ],
)
def test_one_word_that_is_not_known_makes_a_label_another_thing(label: str, composed: str | None) -> None:
    found = find_composed(label, load_lexicon())
    assert (found[0] if found else None) == composed


def test_the_work_for_a_label_does_not_explode() -> None:
    assert find_composed("总投资" * 2000, load_lexicon()) is not None
    assert find_composed("总投资投资" * 2000 + "花", load_lexicon()) is None
