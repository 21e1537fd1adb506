"""One half-year of one county in many words and layouts: whatever the paper looks like, the records are the same.

The texts are written by hand in `tests/variety/*.toml`, each under a heading with what is peculiar about it; the facts stand in
`facts.toml`. A text that is read wrong today says why in `fails` or `loses`. Those are strict: whoever mends the reading takes the
line away.
"""

import dataclasses
import re
import tomllib
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from _pytest.mark import ParameterSet

from corpus.values import name_key
from extractors.lexicon import load_lexicon
from pipeline.extraction import extract
from schemas import Aggregate, Figure, Project, Report

FOLDER = Path(__file__).parent / "variety"
FACTS: dict[str, Any] = tomllib.loads((FOLDER / "facts.toml").read_text("utf-8"))
AMOUNTS = ("total_investment", "annual_plan", "h1_completion", "percent_of_plan")
SIMPLIFIED = str.maketrans("濕園東來廠萬橋產業", "湿园东来厂万桥产业")
KEYS = {"about", "text", "without", "year", "noise", "fails", "loses"}


@dataclass(frozen=True, slots=True)
class Variant:
    """One way to tell the facts."""

    name: str
    text: str
    without: tuple[str, ...]
    """Facts that this way does not tell."""
    year: str
    noise: tuple[str, ...]
    """Figures that belong to no record."""
    fails: str | None
    """Why the records are not the same today."""
    loses: str | None
    """Why a number is not read as it is written today."""


def load_variants() -> list[Variant]:
    variants = []
    for path in sorted(FOLDER.glob("*.toml")):
        if path.name == "facts.toml":
            continue
        for name, entry in tomllib.loads(path.read_text("utf-8")).items():
            assert set(entry) <= KEYS, f"{path.name} [{name}]: {set(entry) - KEYS}"
            variants.append(
                Variant(
                    name,
                    entry["text"],
                    tuple(entry.get("without", ())),
                    entry.get("year", "2023"),
                    tuple(entry.get("noise", ())),
                    entry.get("fails"),
                    entry.get("loses"),
                )
            )
    return variants


VARIANTS = load_variants()


def strict(variant: Variant, reason: str | None) -> ParameterSet:
    marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
    return pytest.param(variant, id=variant.name, marks=marks)


def read_variant(variant: Variant) -> Report:
    return extract(variant.text.encode(), f"{variant.name}.txt", load_lexicon())


# --------------------------------------------------------------------------------------------- the records, as plain facts

Told = dict[str, Any]


def value_of(figure: Figure | None) -> Decimal | None:
    return figure.value if figure else None


def told_of_project(project: Project) -> Told:
    told: Told = {"level": project.level, "status": project.status}
    told |= {field: value_of(getattr(project, field)) for field in AMOUNTS}
    told["months"] = [(done.period.start, done.period.end) for done in project.completions]
    return told


def told_of_group(group: Aggregate, year: str) -> Told:
    told: Told = {field: value_of(getattr(group, field)) for field in ("count", *AMOUNTS) if field != "h1_completion"}
    done = [value_of(done.amount) for done in group.completions if done.period.end == f"{year}-06"]
    return told | {"h1_completion": done[0] if len(done) == 1 else (done or None)}


def expected(entry: Told, variant: Variant) -> Told:
    """The facts of one record as this variant tells them."""
    told: Told = {field: value for field, value in entry.items() if field != "name"}
    for field in ("count", *AMOUNTS):
        if field in told:
            told[field] = Decimal(told[field])
    if "name" in entry:
        told["months"] = [(f"{variant.year}-01", f"{variant.year}-06")]
    return told | {field: None for field in variant.without if field in told}


def plain_name(project: Project) -> str:
    return plain(project.name)


def plain(name: str) -> str:
    """The name in simplified characters, without the tail 项目 and the readings that a mirror page puts behind characters."""
    key = re.sub(r"\([a-zü-ǜā-ž]+\)", "", name_key(name).translate(SIMPLIFIED))
    return key.removesuffix("项目").removesuffix("工程")


# ----------------------------------------------------------------------------------------------------------------- the tests


def test_the_facts_are_told_in_many_ways() -> None:
    assert len(VARIANTS) >= 48
    assert len({variant.name for variant in VARIANTS}) == len(VARIANTS)
    assert len({variant.text for variant in VARIANTS}) == len(VARIANTS)


def test_the_facts_add_up() -> None:
    group, projects = FACTS["group"], FACTS["projects"]
    assert group["count"] == len(projects)
    for field in ("total_investment", "annual_plan", "h1_completion"):
        assert group[field] == sum(project[field] for project in projects)
    for entry in (group, *projects):
        share = Decimal(100 * entry["h1_completion"]) / entry["annual_plan"]
        assert abs(share - Decimal(entry["percent_of_plan"])) <= Decimal("0.05")


@pytest.mark.parametrize("variant", [strict(variant, variant.fails) for variant in VARIANTS])
def test_the_records_are_the_same(variant: Variant) -> None:
    report = read_variant(variant)
    got = {plain_name(project): told_of_project(project) for project in report.projects}
    assert len(got) == len(report.projects), "a project twice"
    assert got == {entry["name"]: expected(entry, variant) for entry in FACTS["projects"]}
    groups = [told_of_group(group, variant.year) for group in report.aggregates]
    whole = expected(FACTS["group"], variant)
    assert whole in groups, groups
    groups.remove(whole)
    # Headings have counts of their own (2个); their figures are no second whole.
    assert [group for group in groups if any(group[field] is not None for field in AMOUNTS)] == []


OTHER_NAMES = (
    ("青溪河堤防加固工程", "第三中学", "G207国道改线", "年产5万吨饲料生产线"),
    ("滨江大道（一期）", "县人民医院迁建项目", "“云谷”数据中心", "200兆瓦光伏发电"),
    ("石门至宋溪公路", "城区老旧小区改造", "生猪屠宰场", "绿色食品加工园及配套设施"),
)
"""Whoever mends the reading for the four names of the facts mends it for these, too."""


NOT_ALIKE: dict[str, str] = {
    "run-on-numbers": "1",
    "english-punctuation": "1",
}
"""Ways to tell in which other names are misread today, with the rows of them; whoever mends it takes the row away."""


def with_names(variant: Variant, names: tuple[str, ...]) -> Variant:
    text = variant.text
    for entry, name in zip(FACTS["projects"], names, strict=True):
        text = text.replace(entry["name"], name)
    return dataclasses.replace(variant, text=text)


def renamed() -> list[ParameterSet]:
    """Every way that is read right, with each row of names; broken lines would break elsewhere, converted names are not found."""
    found = []
    for variant in VARIANTS:
        if (
            variant.fails
            or variant.name == "hard-wrapped"
            or any(e["name"] not in variant.text for e in FACTS["projects"])
        ):
            continue
        for row, names in enumerate(OTHER_NAMES):
            bad = str(row) in NOT_ALIKE.get(variant.name, "")
            marks = [pytest.mark.xfail(reason="names misread today", strict=True)] if bad else []
            found.append(pytest.param(variant, names, id=f"{variant.name}-{row}", marks=marks))
    return found


@pytest.mark.parametrize(("variant", "names"), renamed())
def test_projects_of_other_names_are_told_alike(variant: Variant, names: tuple[str, ...]) -> None:
    report = read_variant(with_names(variant, names))
    got = {plain_name(project): told_of_project(project) for project in report.projects}
    told = zip(names, FACTS["projects"], strict=True)
    assert got == {plain(name): expected(entry, variant) for name, entry in told}


@pytest.mark.parametrize("variant", [strict(variant, variant.loses) for variant in VARIANTS])
def test_no_figure_is_lost_and_none_of_the_noise_is_claimed(variant: Variant) -> None:
    report = read_variant(variant)
    ledger = report.figures
    assert ledger.total == ledger.claimed + len(ledger.unclaimed) == len(ledger.entries)
    claimed = {entry.figure.text for entry in ledger.entries if entry.belongs_to.kind != "document"}
    assert claimed.isdisjoint(variant.noise)
    # All figures that tell the facts are in the ledger, by value: four projects and the group, four numbers each.
    values = [entry.figure.value for entry in ledger.entries]
    for entry in (FACTS["group"], *FACTS["projects"]):
        for field in AMOUNTS:
            assert Decimal(entry[field]) in {value for value in values if value is not None} | scaled(values), (
                field,
                entry,
            )


def scaled(values: list[Decimal | None]) -> set[Decimal]:
    """The values read in 万 and in 亿: the unit of a bare cell may be unread today, the number may not be lost."""
    return {value * unit for value in values if value is not None for unit in (10_000, 100_000_000)}
