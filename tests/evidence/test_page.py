"""The page of a report: the text is whole, every figure is there once, and every link leads there and back."""

import base64
import hashlib
import re
from bisect import bisect_left
from dataclasses import replace
from pathlib import Path

import pytest

from extractors.lexicon import load_lexicon
from pipeline.extraction import explain
from pipeline.feeds.evidence import evidence_page
from pipeline.feeds.evidence.page import part
from pipeline.feeds.evidence.records import find_cards
from schemas import FigureLedger, Report
from tests.evidence.pages import Element, Page, check_harmless
from tests.evidence.samples import TEXT, at, make_report
from tests.test_extraction import SOURCES


def drawn(report: Report, text: str = TEXT) -> Page:
    page = Page(evidence_page(report, text))
    check_harmless(page)
    return page


@pytest.fixture(scope="module")
def page() -> Page:
    return drawn(make_report())


def test_the_text_is_on_the_page_sign_by_sign(page: Page) -> None:
    assert page.leaf_text() == TEXT


def check_figures(page: Page, report: Report, text: str) -> None:
    """Every figure has one anchor, in its colour, where it stands; and a line in the ledger."""
    anchors = [each for each in page.every("a", "f") if "data-n" in each.attributes]
    assert [each.attributes["data-n"] for each in anchors] == [str(n + 1) for n in range(len(report.figures.entries))]
    for place, entry in enumerate(report.figures.entries):
        span, look = entry.figure.span, "nobody" if entry.belongs_to.kind == "document" else entry.role
        assert page.by_id[f"t{span.start}"].classes[:2] == ["f", f"r-{look}"]
        pieces = [each for each in page.every("a", "f") if inside(each, span.start, span.end)]
        assert "".join(each.text() for each in pieces) == text[span.start : span.end].replace("\n", "")
        assert page.by_id[f"n{place + 1}"].classes == [f"r-{look}"]


def inside(link: Element, start: int, end: int) -> bool:
    name = str(link.attributes.get("id", ""))
    return name.startswith("t") and name[1:].isdecimal() and start <= int(name[1:]) < end


def test_every_figure_is_marked_once_with_its_role(page: Page) -> None:
    check_figures(page, make_report(), TEXT)


def reach(page: Page, starts: list[str]) -> set[str]:
    """Everything that three steps lead to from the runs of a place: a fact, its line in the ledger, whatever else is there."""
    found: set[str] = set()
    waiting = set(starts)
    for _ in range(3):
        waiting = {href.removeprefix("#") for name in waiting for href in links_in(page.by_id[name])}
        found |= waiting
    return found


def links_in(element: Element) -> list[str]:
    own = [str(element.attributes["href"])] if element.tag == "a" else []
    inner = [child for child in element.children if isinstance(child, Element)]
    return [*own, *(href for child in inner for href in links_in(child))]


def check_both_ways(page: Page, report: Report, length: int) -> None:
    """Every fact leads to each of its places, and from each place the runs lead back to the fact's card."""
    runs = sorted(int(str(each.attributes["id"])[1:]) for each in page.every("a") if "id" in each.attributes)
    for card in find_cards(report):
        for fact in card.facts:
            forth = links_in(page.by_id[fact.id])
            for span in fact.places():
                if span.start < min(span.end, length):
                    assert f"#t{span.start}" in forth, (fact.id, span)
                    inner = runs[bisect_left(runs, span.start) : bisect_left(runs, span.end)]
                    back = reach(page, [f"t{start}" for start in inner])
                    assert any(each.partition("-")[0] == card.id for each in back), (fact.id, span)


def test_links_lead_there_and_back(page: Page) -> None:
    check_both_ways(page, make_report(), len(TEXT))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.parent.name)
def test_links_lead_there_and_back_in_a_labelled_report(path: Path) -> None:
    report, text = explain(path.read_bytes(), "报告.txt", load_lexicon())
    page = drawn(report, text)
    assert page.leaf_text() == text
    check_figures(page, report, text)
    check_both_ways(page, report, len(text))


def test_a_figure_inside_a_name_leads_to_its_fact_and_the_rest_of_the_name_to_the_name(page: Page) -> None:
    name = at("云岭2×66万千瓦热电厂项目")
    inner = at("66万千瓦")
    assert page.by_id[f"t{name.start}"].attributes["href"] == "#p1-name"
    assert page.by_id[f"t{inner.start}"].attributes["href"] == "#p1-other_figures"
    assert "k-name" in page.by_id[f"t{inner.start}"].classes
    assert page.by_id[f"t{inner.end}"].attributes["href"] == "#p1-name"


def test_a_figure_of_an_aggregate_inside_its_name(page: Page) -> None:
    assert page.by_id[f"t{at('2个').start}"].attributes["href"] == "#a1-count"
    assert page.by_id[f"t{at('9.5亿元').start}"].attributes["href"] == "#a1-total_investment"


def test_a_heading_that_several_records_rest_on_leads_to_the_list_of_them(page: Page) -> None:
    level = at("省重点")
    row = page.by_id[str(page.by_id[f"t{level.start}"].attributes["href"]).removeprefix("#")]
    assert {"#p1-level", "#p2-level"} <= set(links_in(row))


def test_a_name_that_others_rest_on_leads_to_what_is_so_called_and_from_there_to_the_others() -> None:
    report = make_report()
    group = report.aggregates[0]
    listing = replace(group, evidence={**group.evidence, "members": (at("白沙产业园项目"),)})
    page = drawn(replace(report, aggregates=(listing,)))
    span = at("白沙产业园项目")
    assert page.by_id[f"t{span.start}"].attributes["href"] == "#p2-name"
    row = f"e{span.start}-{span.end}"
    assert f"#{row}" in links_in(page.by_id["p2-name"])
    assert {"#p2-name", "#a1-members"} <= set(links_in(page.by_id[row]))


def test_evidence_that_lies_wholly_under_other_marks_is_listed_with_them() -> None:
    report = make_report()
    plant = report.projects[0]
    covered = replace(plant, evidence={**plant.evidence, "status": (at("0.8亿元"),), "nature": (at("省重点"),)})
    changed = replace(report, projects=(covered, report.projects[1]))
    page = drawn(changed)
    check_both_ways(page, changed, len(TEXT))
    assert "#p1-status" in links_in(page.by_id["n6"])


def test_a_figure_over_two_lines_is_one_figure(page: Page) -> None:
    span = at("1.\n5亿元")
    first, second = page.by_id[f"t{span.start}"], page.by_id[f"t{span.start + 3}"]
    assert (first.text(), second.text()) == ("1.", "5亿元")
    assert first.attributes["href"] == second.attributes["href"] == "#p1-annual_plan"
    assert "data-n" not in first.attributes
    assert second.attributes["data-n"] == "5"


def test_a_component_s_figure_leads_into_its_project(page: Page) -> None:
    assert page.by_id[f"t{at('1200平方米').start}"].attributes["href"] == "#p1-components"


def test_a_figure_of_several_owners_names_them_all(page: Page) -> None:
    row = page.by_id["n10"]
    assert {"#p2-total_investment", "#a1"} <= set(links_in(row))


def test_the_unclaimed_are_listed_with_their_words_and_the_reason(page: Page) -> None:
    line = page.by_id["u12"]
    assert "9月20日前" not in line.text()
    assert "另有98%没有说明" in line.text()
    assert "说明11" in line.text()
    assert {f"#t{at('98%').start}", "#n12"} <= set(links_in(line))
    assert page.by_id[f"t{at('98%').start}"].attributes["href"] == "#u12"


def test_a_finding_leads_to_its_figures_and_the_doubted_one_back(page: Page) -> None:
    assert {f"#t{at(words).start}" for words in ("9.5亿元", "3.2亿元", "6.3亿元")} <= set(links_in(page.by_id["x1"]))
    assert "#x1" in links_in(page.by_id["a1-total_investment"])
    assert "矛盾" in page.by_id["x1"].text()


def test_the_counts_are_those_of_the_ledger(page: Page) -> None:
    (line,) = page.every("p", "sum")
    assert line.text() == "数字 12 个 = 已归属 11 + 未归属 1"
    legend = {label.attributes["for"]: label.text() for label in page.every("label")}
    assert legend["l-all"] == "全部 12"
    assert legend["l-total_investment"] == "总 总投资 4"
    assert legend["l-nobody"] == "？ 未归属 1"
    assert "l-length" not in legend, "a role that does not occur is not offered"


def test_what_a_reader_must_not_overlook_is_said(page: Page) -> None:
    said = page.by_id["s-doubts"].text()
    assert "报告没有写明年份（第3页）" in said
    assert "项目2 白沙产业园项目：总投资有多个数值" in said
    assert "核对了4处，1处不符。没能核对的：percent：没有年度计划（2处）" in page.by_id["s-checks"].text()
    assert "另一说法 6.5亿元" in page.by_id["p2-total_investment"].text()
    assert "跨页" in page.by_id["p1-annual_plan"].text()
    assert "1200平方米 单位 「厂房」" in page.by_id["p1-components"].text()
    assert "2021年1—6月（截至2021-06-25），上半年" in page.by_id["p1-completions"].text()


def test_a_place_that_the_text_does_not_have_is_no_link() -> None:
    report = make_report()
    ledger = report.figures
    second = ledger.entries[1].figure
    inner = replace(second.span, start=second.span.start + 1)  # inside the figure before it, where no run begins
    beyond = replace(second.span, start=10**6, end=10**6 + 3)
    for span in (inner, beyond, replace(second.span, end=second.span.start)):
        odd = replace(ledger.entries[2], figure=replace(ledger.entries[2].figure, span=span))
        page = drawn(replace(report, figures=replace(ledger, entries=(*ledger.entries[:2], odd))))
        assert page.leaf_text() == TEXT
        assert not [href for href in links_in(page.by_id["n3"]) if href.startswith("#t")]


def test_a_text_of_many_short_lines_is_not_as_many_elements() -> None:
    report = make_report(projects=(), aggregates=(), targets=(), findings=(), figures=FigureLedger(0, 0, (), ()))
    for text in ("\n" * 10**5, "甲\n" * 10**5):
        page = drawn(replace(report, document=replace(report.document, evidence={}), explanations=()), text)
        assert page.leaf_text() == text
        assert len(page.elements) < 1000


def test_a_long_value_is_cut_and_the_text_has_the_rest() -> None:
    report = make_report()
    long = replace(report.projects[1], content="甲" * 10**5)
    page = drawn(replace(report, projects=(report.projects[0], long)))
    assert len(page.by_id["p2-content"].text()) < 400


def test_the_ledger_tells_what_each_figure_was_read_as(page: Page) -> None:
    assert "约 320,000,000 元" in page.by_id["n4"].text()
    assert "≥ 200,000,000 元" in page.by_id["n11"].text()
    assert "98 %" in page.by_id["n12"].text()
    assert "第3页 Sheet1!C7" in page.by_id["n12"].text()


def test_the_name_of_the_file_is_shown_and_not_the_way_to_it(page: Page) -> None:
    assert "青石县进展.txt" in page.every("header")[0].text()
    assert "/home/wang" not in evidence_page(make_report(), TEXT)


def test_a_report_of_nothing(page: Page) -> None:
    report = make_report(
        projects=(),
        aggregates=(),
        targets=(),
        findings=(),
        warnings=(),
        explanations=(),
        figures=FigureLedger(0, 0, (), ()),
    )
    empty = drawn(replace(report, document=replace(report.document, evidence={}, title=None)), "")
    assert empty.leaf_text() == ""
    assert "没有数字" in empty.by_id["s-ledger"].text()
    assert "没有。" in empty.by_id["s-unclaimed"].text()


# ---- what the page may do --------------------------------------------------------------------------------------


def test_only_its_own_style_and_script_are_allowed_by_their_hashes() -> None:
    written = evidence_page(make_report(), TEXT)
    page = Page(written)
    (policy,) = (
        str(each.attributes["content"])
        for each in page.every("meta")
        if each.attributes.get("http-equiv") == "Content-Security-Policy"
    )
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    for tag, rule in (("style", "style-src"), ("script", "script-src")):
        (inner,) = re.findall(rf"<{tag}>(.*?)</{tag}>", written, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(inner.encode()).digest()).decode()
        assert rules[rule] == f"'sha256-{digest}'", "what stands there is what the hash is of"
    assert "unsafe" not in policy
    before = written[: written.index("Content-Security-Policy")]
    assert "<style" not in before, "the policy comes first"
    assert "<script" not in before


def test_style_and_script_fetch_nothing() -> None:
    for name in ("page.css", "page.js"):
        assert not re.search(
            r"url\(|@import|https?:|//[a-z]+\.|fetch|XMLHttp|import\(|innerHTML|eval|\\r", part(name)
        ), name
        assert "\r" not in part(name)


def test_the_same_report_gives_the_same_page() -> None:
    assert evidence_page(make_report(), TEXT) == evidence_page(make_report(), TEXT)
