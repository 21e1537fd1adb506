"""What holds of heads, tails, chrome, promises and stories of any report, whatever was drawn."""

import re
from functools import cache
from itertools import pairwise

import pytest

from corpus.writer.mirroring import without_sounds
from corpus.writer.sections.pages import date_shown, issuer_shown
from tests.corpus_writer.written import Json, text_of, truth_of, write_sample

_SEEDS = (11, 29)
_DATE = re.compile(r"(20\d\d)[年./-](\d{1,2})[月./-](\d{1,2})")


@cache
def _reports() -> tuple[tuple[str, Json], ...]:
    """Texts with their truth; blanks and breaks are out of both, as the contract takes them out of what it quotes."""
    return tuple(
        (text_of(written), truth_of(written)) for seed in _SEEDS for written in write_sample(reports=360, seed=seed)
    )


def _of(*genres: str) -> list[tuple[str, Json]]:
    return [(text, truth) for text, truth in _reports() if truth["document"]["genre"] in genres]


def _plain(text: str) -> str:
    return "".join(text.split())


def _without_pages(text: str) -> str:
    """The text without the page numbers and sounds that noise puts into words."""
    text = without_sounds(text)
    return _plain(re.sub(r"\n+(?:第\d+页|[-—]? ?\d+ ?[-—]?)\n+", "", text))


def test_the_sample_has_every_genre_and_noise() -> None:
    labels = [truth["labels"] for _, truth in _reports()]
    assert {label["genre"] for label in labels} >= {"实施方案", "项目简介", "新闻报道", "通报", "进展情况"}
    assert {noise for label in labels for noise in label["noise"]} >= {"wide", "mirror", "pages", "wrapped", "chrome"}


# ----------------------------------------------------------------------------------------------------- head and tail


@pytest.mark.parametrize("key", ["title", "subtitle", "doc_number", "issuer"])
def test_what_is_said_of_the_document_stands_in_it(key: str) -> None:
    told = [(text, truth["document"][key]) for text, truth in _reports() if key in truth["document"]]
    assert told
    for text, words in told:
        assert _plain(words) in _without_pages(text)


def test_the_region_is_named_by_the_text() -> None:
    for text, truth in _reports():
        region = truth["document"].get("region")
        assert region is None or region["text"] in _without_pages(text)


def test_a_day_of_issue_is_written_in_the_report() -> None:
    for text, truth in _reports():
        issued = truth["document"].get("issued_on")
        if issued is None or {"pages", "lost_date"} & set(truth["labels"]["noise"]):
            continue
        year, month, day = map(int, issued.split("-"))
        narrow = f"{_plain(text)}\n{re.sub('[ 　]', '', text)}".translate(
            str.maketrans("０１２３４５６７８９．", "0123456789.")
        )
        written = {tuple(map(int, found.groups())) for found in _DATE.finditer(narrow)}
        assert (year, month, day) in written or "".join("〇一二三四五六七八九"[int(d)] for d in str(year)) in narrow


def test_a_paper_that_is_dated_lets_its_year_be_known() -> None:
    for _, truth in _reports():
        document = truth["document"]
        if "issued_on" in document and "start" in document.get("period", {}):
            assert document["period"]["start"][:2] == "20"


def test_the_year_of_a_number_is_the_year_of_issue() -> None:
    numbered = 0
    for _, truth in _reports():
        document = truth["document"]
        if "doc_number" in document and "issued_on" in document and "wide" not in truth["labels"]["noise"]:
            numbered += 1
            assert document["issued_on"][:4] in document["doc_number"]
    assert numbered


@pytest.mark.parametrize(
    ("said", "issuer"),
    [
        ("发布机构：云溪县发展和改革局\n生成日期：2021-3-4", "云溪县发展和改革局"),
        ("公开责任部门 | 云溪县政府办 | 公开日期 | 2021-3-4", "云溪县政府办"),
        ("【发布单位】云溪县政府办\n【发布时间】2021-3-4", "云溪县政府办"),
        ("2021-3-4 | 云溪县日报 | 责任编辑：陆其岚", "云溪县日报"),
        ("云溪县广播电视台　2021-3-4", "云溪县广播电视台"),
        ("作者：admin　更新时间：2021-3-4　人气：7", ""),
        ("A+ A A-\n来源：本站　2021-3-4", ""),
    ],
)
def test_who_a_page_names_is_its_issuer(said: str, issuer: str) -> None:
    assert issuer_shown(said) == issuer
    assert date_shown(said, "2021-3-4")


def test_today_is_no_day_of_issue() -> None:
    assert not date_shown("设为首页\n今天是：2021年3月4日", "2021年3月4日")
    assert date_shown("今天是2021-3-4\n发布日期：2021-3-4", "2021-3-4")


def test_only_papers_of_its_kind_have_a_last_line() -> None:
    unfit = {
        "新闻报道": ("特此", "专此", "以上", "附件：", "妥否"),
        "项目简介": ("特此", "专此报告", "以上", "附件：", "妥否"),
        "实施方案": ("特此通报", "专此报告", "以上报告", "以上汇报", "妥否"),
        "进展情况": ("特此通报", "特此通知"),
    }
    for genre, words in unfit.items():
        for text, _ in _of(genre):
            assert not [line for line in text.split("\n") if line.strip().startswith(words)]


def test_no_county_below_a_city_is_spoken_to_as_its_towns() -> None:
    offices = {"city", "province"}
    for text, truth in _of("实施方案", "通报", "进展情况"):
        if truth["labels"]["office"] in offices:
            assert not re.search(r"^各(?:乡|镇|苏木)[^。]*：$", text[:400], re.MULTILINE)


# ------------------------------------------------------------------------------------------------------------ figures

_FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?(?:亿元|万元|%|个百分点)")


def test_every_amount_and_percent_of_a_clean_text_is_in_the_ledger() -> None:
    seen = 0
    for text, truth in _reports():
        if set(truth["labels"]["noise"]) - {"chrome"}:
            continue
        spans = [entry["figure"]["span"] for entry in truth.get("figures", {}).get("entries", ())]
        told = {place for span in spans for place in range(span["start"], span["end"])}
        for found in _FIGURE.finditer(text):
            seen += 1
            assert found.start() in told, text[max(0, found.start() - 30) : found.end() + 10]
    assert seen > 1000


def test_figures_of_other_headlines_belong_to_nothing() -> None:
    loose = [
        entry
        for _, truth in _reports()
        for entry in truth.get("figures", {}).get("entries", ())
        if entry["belongs_to"]["kind"] == "document"
    ]
    assert loose
    assert {entry["role"] for entry in loose} == {"other"}


def test_what_noise_puts_in_is_in_no_words_of_the_truth() -> None:
    for _, truth in _reports():
        if "pages" in truth["labels"]["noise"]:
            for project in truth.get("projects", ()):
                told = [project.get("status_text", ""), project.get("content", ""), project.get("builder", "")]
                told += [milestone["text"] for milestone in project.get("milestones", ())]
                assert not [words for words in told if "\n" in words]


# ----------------------------------------------------------------------------------------------------------- promises


def _targets() -> list[tuple[str, Json, Json]]:
    return [(text, truth, target) for text, truth in _reports() for target in truth.get("targets", ())]


def test_no_deadline_lies_before_the_day_of_issue() -> None:
    due = 0
    for _, truth, target in _targets():
        if "deadline" in target and "issued_on" in truth["document"]:
            due += 1
            assert target["deadline"]["by"] > truth["document"]["issued_on"]
    assert due > 50


def test_a_deadline_reads_as_it_is_written_and_means_its_year() -> None:
    for text, truth, target in _targets():
        if "deadline" in target:
            words, by = target["deadline"]["text"], target["deadline"]["by"]
            assert words in _without_pages(text) or "doubled" in truth["labels"]["noise"] or "\n" in text
            year = re.search(r"20\d\d", words)
            assert year is None or year.group() == by[:4]


def test_owners_stand_in_the_text_and_lead_only_where_it_says_so() -> None:
    roles = set()
    for text, truth, target in _targets():
        plain = _without_pages(text)
        for owner in target.get("owners", ()):
            roles.add(owner["role"])
            if not {"junk", "doubled"} & set(truth["labels"]["noise"]):
                assert owner["name"] in plain
            if owner["role"] == "牵头":
                assert re.search("牵头|牽頭|主办|主辦", plain)
    assert roles == {"牵头", "配合", "责任"}


def test_a_task_has_a_number_only_where_one_is_written() -> None:
    numbers = {("number" in target["task"]) for _, _, target in _targets() if "task" in target}
    assert numbers == {True, False}


def test_a_report_does_not_promise_two_numbers_of_one_thing() -> None:
    """But term by term: then each has a day of its own, and the later number is the higher one."""
    terms = 0
    for _, truth in _reports():
        promised: dict[tuple[str, str], list[Json]] = {}
        for target in truth.get("targets", ()):
            if "value" in target:
                promised.setdefault((target["metric"], target["measure"]), []).append(target)
        for targets in promised.values():
            if len({target["value"]["value"] for target in targets}) > 1:
                terms += 1
                steps = sorted((target["deadline"]["by"], target["value"]["value"]) for target in targets)
                assert all(one[0] < later[0] and one[1] < later[1] for one, later in pairwise(steps)), truth["report"]
    assert terms > 20


def test_everything_is_never_promised_as_the_least() -> None:
    for _, _, target in _targets():
        if target.get("measure") == "share":
            assert target["op"] == "=" or target["value"]["value"] < 100


# -------------------------------------------------------------------------------------------------------------- prose


def test_no_sentence_is_said_twice() -> None:
    for text, truth in _of("实施方案", "新闻报道"):
        if truth["labels"]["noise"] not in ([], ["chrome"]):
            continue
        lines = [
            re.sub(r"^\W*[（(]?[一二三四五六七八九十\d]{0,2}[)）.、．]*", "", line.strip()) for line in text.split("\n")
        ]
        long = [line for line in lines if line.endswith("。") and len(line) > 20]
        assert len(long) == len(set(long))


def test_a_story_tells_of_no_nought_and_has_one_reporter() -> None:
    for text, truth in _of("新闻报道"):
        stories = "stories" in truth["labels"]["skeleton"] and "sectors" not in truth["labels"]["skeleton"]
        assert not stories or not [
            entry
            for entry in truth.get("figures", {}).get("entries", ())
            if entry["role"] == "completion" and entry["figure"].get("value") == 0
        ]
        names = set(re.findall(r"记者[　 ：]*([一-龥]{2,3})(?=[　 ）]|多方|日前|报道)", text)) - {"多方", "日前"}
        assert len(names) <= 1


def test_goals_have_one_dash() -> None:
    for text, _ in _of("实施方案"):
        assert "————" not in text
