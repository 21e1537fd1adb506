"""The glossary against the models, both ways; and the contract's page against the models."""

import re
from collections import Counter
from typing import Any

import pytest

from pipeline.feeds.json_schema import glossary
from schemas import field_names
from tests.cli.conftest import ROOT
from tests.nouns import ENUMERATIONS, NOUNS, used_enumerations

HAN = re.compile(r"[\u4e00-\u9fff]")
CONTRACT = ROOT / "docs" / "contract.md"


def entries() -> list[tuple[str, dict[str, Any]]]:
    """Every entry of the glossary, with where it stands."""
    found: list[tuple[str, dict[str, Any]]] = []
    for noun, entry in glossary()["nouns"].items():
        found.append((noun, entry))
        found += ((f"{noun}.{name}", field) for name, field in entry["fields"].items())
    for enumeration, values in glossary()["values"].items():
        found += ((f"{enumeration}.{value}", entry) for value, entry in values.items())
    return found


def test_the_glossary_holds_the_nouns_and_nothing_else() -> None:
    assert set(glossary()) == {"terms", "nouns", "values"}
    assert set(glossary()["nouns"]) == set(NOUNS)


@pytest.mark.parametrize("noun", NOUNS)
def test_the_glossary_holds_the_fields_of_a_noun_in_their_order(noun: str) -> None:
    assert tuple(glossary()["nouns"][noun]["fields"]) == field_names(NOUNS[noun])


def test_every_enumeration_of_the_contract_has_a_name_and_every_name_is_used() -> None:
    assert used_enumerations() == set(ENUMERATIONS.values())
    assert set(glossary()["values"]) == set(ENUMERATIONS)


@pytest.mark.parametrize("enumeration", ENUMERATIONS)
def test_the_glossary_holds_the_values_of_an_enumeration_in_their_order(enumeration: str) -> None:
    assert tuple(glossary()["values"][enumeration]) == ENUMERATIONS[enumeration]


def test_every_entry_says_it_in_both_languages_and_in_a_sentence() -> None:
    for where, entry in entries():
        assert set(entry) - {"fields"} == {"zh", "en", "means"}, where
        assert HAN.search(entry["zh"]), where
        assert entry["en"].isascii(), where
        assert not HAN.search(entry["en"]), where
        assert entry["means"].endswith((".", "…")), where
        assert "\n" not in entry["means"], where


def test_values_that_are_the_reports_own_words_keep_them() -> None:
    for where, entry in entries():
        value = where.partition(".")[2]
        if HAN.search(value):
            assert entry["zh"] == value, where


def test_no_two_things_of_one_noun_or_enumeration_share_a_name() -> None:
    lists = [entry["fields"] for entry in glossary()["nouns"].values()] + list(glossary()["values"].values())
    for named in lists:
        for language in ("zh", "en"):
            names = Counter(entry[language] for entry in named.values())
            assert names.most_common(1)[0][1] == 1, names


def test_one_identifier_has_one_name_throughout() -> None:
    """Fields that mean one thing are called one thing wherever they stand."""
    names: dict[str, set[str]] = {}
    for entry in glossary()["nouns"].values():
        for name, field in entry["fields"].items():
            names.setdefault(name, set()).add(field["zh"])
    for identifier in (
        "total_investment",
        "annual_plan",
        "completions",
        "percent_of_plan",
        "level",
        "nature",
        "evidence",
    ):
        assert len(names[identifier]) == 1, (identifier, names[identifier])


def test_terms_have_an_identifier_a_word_and_a_meaning() -> None:
    terms = glossary()["terms"]
    for term, entry in terms.items():
        assert HAN.search(term), term
        assert re.fullmatch(r"[a-z][a-z0-9_]*", entry["id"]), term
        assert set(entry) == {"id", "en", "means"}, term
    assert len({entry["id"] for entry in terms.values()}) == len(terms)
    for term, identifier in {"台账": "ledger", "通报": "bulletin", "序时进度": "pro_rata_schedule"}.items():
        assert terms[term]["id"] == identifier


def test_a_term_that_is_a_field_has_its_name() -> None:
    fields = {name: entry for where, entry in entries() if (name := where.removeprefix("Project.")) != where}
    shared = {entry["id"]: term for term, entry in glossary()["terms"].items() if entry["id"] in fields}
    assert {"total_investment", "annual_plan", "h1_completion"} <= set(shared)
    for identifier, term in shared.items():
        assert fields[identifier]["zh"] == term, identifier


def section(noun: str) -> str:
    """What the contract's page says of a noun: from its heading to the next."""
    found = re.search(
        rf"^#+ [^\n]*`{noun}`[^\n]*\n(.*?)(?=^#|\Z)", CONTRACT.read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
    assert found, f"docs/contract.md has no heading for `{noun}`"
    return found[1]


@pytest.mark.parametrize("noun", NOUNS)
def test_the_contract_s_page_tells_of_every_field(noun: str) -> None:
    told = section(noun)
    for field in field_names(NOUNS[noun]):
        assert f"`{field}`" in told, f"docs/contract.md says nothing of {noun}.{field}"


@pytest.mark.parametrize("enumeration", ENUMERATIONS)
def test_the_contract_s_page_tells_of_every_value(enumeration: str) -> None:
    page = CONTRACT.read_text("utf-8")
    for value in ENUMERATIONS[enumeration]:
        assert f"`{value}`" in page, f"docs/contract.md says nothing of {value} ({enumeration})"
