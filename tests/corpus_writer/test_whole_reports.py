"""Laws that the reading of whole reports has led to: what is a part of what, pages of mirror sites, words that meet."""

import re
from collections.abc import Iterator

import pytest

from corpus.writer.mirroring import mirror
from corpus.writer.parts import Block, Part
from corpus.writer.periods import part_words, runs_since_start
from corpus.writer.voice import plain_text
from corpus.writer.writing import Written
from tests.corpus_writer.written import Json, text_of, truth_of, write_papers, write_sample

# ---------------------------------------------------------------------------------------------------------- mirror sites

TURNED = "专專车車国國内內后後当當们們没沒两兩严嚴兴興丰豐余餘让讓极極价價临臨属屬参參别別尽盡儿兒让讓响響战戰庄莊"


@pytest.mark.parametrize("pair", re.findall("..", TURNED))
def test_what_reports_often_say_becomes_traditional(pair: str) -> None:
    assert mirror(pair[0]) == pair[1]


def test_a_character_that_both_scripts_have_stays() -> None:
    assert mirror("公里，批准，平台，占总投资的") == "公里，批准，平台，占總投資的"


@pytest.fixture(scope="module")
def mirrored() -> tuple[Written, ...]:
    """Reports that are all pages of mirror sites."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("corpus.writer.writing.draw_noises", lambda chance: ("mirror",))
        return write_sample.__wrapped__(reports=200, seed=9301)


def _words(value: Json, key: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for name, each in value.items():
            yield from _words(each, name)
    elif isinstance(value, list):
        for each in value:
            yield from _words(each, key)
    elif isinstance(value, str):
        yield key, value


AS_WRITTEN = {"name", "scope", "region", "unit", "qualifier", "metric", "builder", "responsible", "location", "title"}


def test_what_is_told_of_a_mirror_site_is_in_its_characters(mirrored: tuple[Written, ...]) -> None:
    seen = set()
    for written in mirrored:
        truth = truth_of(written)
        for key, words in _words({**truth, "findings": []}):
            if key in AS_WRITTEN:
                seen.add(key)
                assert words == mirror(words), (written.name, key, words)
    assert seen == AS_WRITTEN


# ----------------------------------------------------------------------------------------------------------------- parts


def test_every_group_of_a_cut_is_part_of_the_whole_that_is_told() -> None:
    seen = set()
    for written in write_sample():
        aggregates = truth_of(written).get("aggregates", [])
        wholes = [place for place, group in enumerate(aggregates) if group["layout"].startswith("opening.")]
        for place, group in enumerate(aggregates):
            if "cut" in group and wholes:
                seen.add(group["layout"])
                # the number of those begun may be told of a part
                among = range(len(aggregates)) if group["cut"] == "stage" else (*wholes, *_sums(aggregates))
                assert group["part_of"] in among, (written.name, place)
                assert place not in wholes
    assert {"group.heading", "group.plan", "table.group", "list.open", "opened"} <= seen


def _sums(aggregates: list[Json]) -> list[int]:
    return [place for place, group in enumerate(aggregates) if group["layout"] == "table.sum"]


def test_parts_that_are_the_whole_are_all_told() -> None:
    seen = 0
    for written in write_sample():
        aggregates = truth_of(written).get("aggregates", [])
        cuts: dict[tuple[int, str], list[Json]] = {}
        for group in aggregates:
            if group.get("exhaustive"):
                cuts.setdefault((group["part_of"], group["layout"]), []).append(group)
        for parts in cuts.values():
            seen += 1
            assert len(parts) > 1, written.name
    assert seen > 50


# ------------------------------------------------------------------------------------------------------ words that meet

DOUBLED = re.compile(
    r"(?:\d月份?|月底|月末|\d日|季度|半年|以来)(?:本年度?|当年|年度|年内)(?:累计)?(?:已|完成|实际|共)|"
    r"(?:^|[，。；：　 ])(?:目前|当前|眼下|截至目前|现阶段)，?\d{1,2}月(?!.?运行)"
)


def _plain(written: Written) -> bool:
    return not set(truth_of(written)["labels"]["noise"]) & {"blanks", "spaced", "junk"}


def test_what_the_months_say_is_not_said_again() -> None:
    texts = [text_of(written) for written in write_sample() if _plain(written)]
    assert sum("当年完成投资" in text or "本年度已完成" in text for text in texts) > 1  # where no month stands before
    for text in texts:
        assert not DOUBLED.search(text), DOUBLED.search(text)


BLOCKS = [
    (["1—8月", "本年度已完成投资", "3亿元。"], "1—8月已完成投资3亿元。"),
    (["，2024年度", "本年完成投资", "3亿元。"], "，2024年度完成投资3亿元。"),
    (["截至8月底", "当年累计完成投资", "3亿元。"], "截至8月底完成投资3亿元。"),
    (["从1月到8月，", "本年累计完成投资", "3亿元。"], "从1月到8月，本年累计完成投资3亿元。"),
    (["丰泽路，", "目前，", "4", "月建成投用。"], "丰泽路，4月建成投用。"),
    (["丰泽路。", "目前，", "2022", "年", "5", "月建成投用至今。"], "丰泽路。2022年5月建成投用至今。"),
    (["丰泽路，", "目前，", "4", "台机组已并网。"], "丰泽路，目前，4台机组已并网。"),
]


@pytest.mark.parametrize(("parts", "words"), BLOCKS)
def test_words_that_say_the_same_are_parted(parts: list[Part], words: str) -> None:
    paper = write_papers(reports=24, seed=1)[0]
    paper.blocks = [block := Block("paragraph")]
    block.parts = list(parts)
    part_words(paper)
    assert plain_text(block.parts) == words


COMPARED = {"同比增长", "上年同期", "超序时进度", "低于序时进度"}


def test_growth_is_told_only_of_what_is_told() -> None:
    seen = 0
    for written in write_sample():
        for group in truth_of(written).get("aggregates", []):
            if COMPARED & {figure["label"] for figure in group.get("other_figures", [])}:
                seen += 1
                assert "completions" in group or "lost_digits" in truth_of(written)["labels"]["noise"], written.name
    assert seen > 20


def test_a_finish_that_is_planned_lies_ahead() -> None:
    seen = 0
    for written in write_sample():
        truth = truth_of(written)
        until = truth["document"].get("period", {}).get("end", "")
        for found in re.finditer(r"(?:计划|拟于?)(20\d\d)年(\d{1,2})月(?:建成|完成|竣工)", text_of(written)):
            if until.startswith("20"):
                seen += 1
                assert f"{found[1]}-{int(found[2]):02d}" > until, (written.name, found[0])
    assert seen > 3


def test_no_part_has_what_only_another_kind_of_part_can_have() -> None:
    texts = "\n".join(text_of(written) for written in write_sample())
    assert re.search("标段?路面已完成摊铺|标段?隧道已贯通|段隧道已贯通|楼主体封顶|楼出正负零", texts)
    assert not re.search("桩基路面|绿化工程路面|防护正在进行路基|泊位正在砌筑|管网出正负零|装修主体", texts)


def test_names_say_nothing_twice() -> None:
    for written in write_sample():
        for project in truth_of(written).get("projects", []):
            assert not re.search(r"([一-鿿]{2,4})\1", project["name"]), project["name"]


def test_what_follows_a_list_without_sections_is_not_its_next_number() -> None:
    """A heading over problems or next steps bears a number only where others bore one before."""
    alone = 0
    for paper in write_papers(reports=300, seed=4):
        headings = [block for block in paper.blocks if block.kind == "heading" and block.depth == 0]
        marked = [plain_text(block.parts) for block in headings]
        if headings and not paper.sections:
            numbered = [words.startswith(paper.numbering.marker(0, place)) for place, words in enumerate(marked, 1)]
            alone += not any(numbered)
            assert all(numbered) or not any(numbered), marked
    assert alone > 5


NUMBERS_OF = {"督查": "督", "发展": "发改", "中共": "办字", "政府": "政办|政发|府办"}


def test_a_number_is_of_the_office_that_signs() -> None:
    seen = 0
    for written in write_sample():
        head = truth_of(written)["document"]
        if "doc_number" in head and "issuer" in head and "mirror" not in truth_of(written)["labels"]["noise"]:
            marks = next((marks for name, marks in NUMBERS_OF.items() if name in head["issuer"]), "重|项")
            seen += 1
            assert re.search(marks, head["doc_number"]), (head["doc_number"], head["issuer"])
    assert seen > 30


SUMMED_UP = [
    ("截至9月底，累计完成投资", True),
    ("至9月底累计完成投资", True),
    ("截至2019年9月底累计实现投资", True),
    ("1至9月份累计完成投资", False),
    ("元至3月份累计完成投资", False),
    ("从1月到9月累计完成投资", False),
    ("1月1日至9月25日累计完成投资", False),
]


@pytest.mark.parametrize(("words", "is_since"), SUMMED_UP)
def test_months_that_begin_with_the_year_run_since_then(words: str, is_since: bool) -> None:
    assert runs_since_start(words) == is_since
