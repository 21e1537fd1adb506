"""The page with the heat map: complete, self-contained, escaped, and silent about the frozen side."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from corpus.archive import archive_data, render_archive, render_heatmap, same_name_same_place, score_archive
from corpus.archive.names import FACT_NAMES
from tests.corpus_archive.builder import FROZEN, careless_tool, edit_truth, write_archive, written_reports

VOID = {"meta"}


class Page(HTMLParser):
    """Tags that stay open, all attributes, and the text of each cell by its tooltip."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []
        self.cells: dict[str, str] = {}
        self._tip: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += attrs
        if tag not in VOID:
            self.open.append(tag)
        if tag == "td":
            self._tip = dict(attrs).get("title")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        if tag == "td":
            self._tip = None

    def handle_data(self, data: str) -> None:
        if self._tip is not None:
            self.cells[self._tip] = f"{self.cells.get(self._tip, '')} {data}".strip()


def page_of(folder: Path) -> tuple[str, Page]:
    html = render_heatmap(score_archive(folder, careless_tool, same_name_same_place, workers=1), "基线 <同地同名>")
    page = Page()
    page.feed(html)
    page.close()
    return html, page


def test_the_page_is_well_formed_and_needs_nothing(tmp_path: Path) -> None:
    html, page = page_of(write_archive(tmp_path))
    assert page.open == []
    assert not page.tags & {"script", "link", "img", "iframe"}
    assert not [name for name, _ in page.attributes if name in ("src", "href") or name.startswith("on")]
    assert "基线 &lt;同地同名&gt;" in html


def test_cells_show_rate_and_count_and_tell_the_rest(tmp_path: Path) -> None:
    _, page = page_of(write_archive(tmp_path))
    tip = "项目·名称加冒号 · 找到项目：准确率 1.000，召回率 0.333；应有 3，说了 1，说对 1"
    assert page.cells[tip] == "0.500 3"
    assert page.cells["封存 · 数字是什么：准确率 1.000，召回率 0.000；应有 14，说了 0，说对 0，失踪 14"] == "0.000 14"
    for label in ("全部", "进展情况", "硬换行", "无", "县级", "txt"):
        assert f"{label} · 得分：各类记录 F1 的加权平均" in page.cells


def test_what_the_archive_says_is_escaped(tmp_path: Path) -> None:
    folder = write_archive(tmp_path)
    labels = written_reports()[0].truth["labels"] | {"genre": "<u>", "noise": ['"><script>'], "skeleton": "<i>"}
    edit_truth(folder, "0", 0, labels=labels)
    html, page = page_of(folder)
    assert not page.tags & {"script", "u", "i"}
    assert {"&lt;u&gt;", "&lt;i&gt;", "&quot;&gt;&lt;script&gt;"} <= set(re.findall(r"(?:&\w+;)+\w*(?:&\w+;)+", html))


def test_the_frozen_side_is_summed_up_and_not_named(tmp_path: Path) -> None:
    folder = write_archive(tmp_path)
    labels = written_reports()[2].truth["labels"] | {"skeleton": "frozen-skeleton"}
    projects = written_reports()[2].truth["projects"]
    edit_truth(folder, "10", 0, labels=labels, projects=[{**projects[0], "form": 77777}, projects[1]])
    score = score_archive(folder, careless_tool, same_name_same_place, workers=1)
    for told in (render_heatmap(score, "x"), render_archive(score, "x", each=True), str(archive_data(score, "x"))):
        assert "77777" not in told
        assert "frozen-skeleton" not in told
        assert told.count(FROZEN) == 1, "only that it could not be read"
    assert "封存一侧合计" in render_heatmap(score, "x")


@pytest.mark.parametrize("fact", FACT_NAMES)
def test_every_kind_of_fact_has_a_name_of_its_own(fact: str) -> None:
    assert list(FACT_NAMES.values()).count(FACT_NAMES[fact]) == 1
