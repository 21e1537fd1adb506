"""What stands right before a figure says what it is, whoever writes it and whosever it is: an item's, a group's; see cues.toml."""

import tomllib
from pathlib import Path

import pytest

from extractors.lexicon import load_lexicon
from pipeline.extraction import extract
from schemas import Entry

CASES = tomllib.loads((Path(__file__).parent / "cues.toml").read_text("utf-8"))
TITLE = "云溪县2023年1-8月重点项目建设进展情况\n"
NAMES = "东南西北中上下前后左右"


def _words(listed: str) -> list[str]:
    return [word.strip() for word in listed.replace("\n", "").split("、")]


def _items(case: dict[str, str], words: list[str]) -> dict[str, Entry]:
    """The figure behind each of the words, in the item of a project of its own."""
    lines = [
        f"{number}、青{NAMES[number % 11]}{NAMES[number // 11]}热源厂项目，{case['before']}{word}{case['figure']}，目前正在装修。"
        for number, word in enumerate(words, start=1)
    ]
    text = TITLE + "\n".join(lines)
    entries = {e.figure.span.start: e for e in extract(text.encode(), "-", load_lexicon()).figures.entries}
    starts = [text.index(line) + line.rindex(case["figure"]) for line in lines]
    return {word: entries[start] for word, start in zip(words, starts, strict=True)}


@pytest.mark.parametrize("role", CASES)
def test_words_before_a_figure_say_what_it_is_of_a_project(role: str) -> None:
    words = _words(CASES[role]["words"])
    wrong = {
        word: (entry.role, entry.belongs_to.name)
        for word, entry in _items(CASES[role], words).items()
        if entry.role != role or entry.belongs_to.kind != "project"
    }
    assert wrong == {}


@pytest.mark.parametrize("role", CASES)
def test_words_that_look_alike_do_not_say_it(role: str) -> None:
    read = _items(CASES[role], _words(CASES[role]["refuses"])).items()
    assert [word for word, entry in read if entry.role == role and not _is_part(word)] == []


def _is_part(word: str) -> bool:
    """Whether the words speak of a part of the works, whose share is progress of that part."""
    return word.startswith(("桩基", "装修", "管廊"))


@pytest.mark.parametrize("role", [role for role in CASES if role != "progress"])
def test_words_before_a_figure_say_what_it_is_of_a_group(role: str) -> None:
    case, wrong = CASES[role], {}
    for word in _words(case["words"]):
        months = "1-8月" if role == "completion" else "自开工以来累计完成投资57亿元，" if role == "comparison" else ""
        months = "1-8月完成投资32亿元，" if role == "percent_of_plan" else months
        text = f"{TITLE}全县30个重点项目{months}{word}{case['figure']}。"
        entry = extract(text.encode(), "-", load_lexicon()).figures.entries[-1]
        if entry.role != role or entry.belongs_to.kind != "aggregate":
            wrong[word] = (entry.role, entry.belongs_to.name)
    assert wrong == {}
