"""Every case of the corpus loads, and a case whose label does not fit its text is refused with the file and the key."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from corpus import Case, CaseError, find_cases, load_case
from corpus.cases import Read
from corpus.places import FoldedText, PlacementError, find_forgotten, place_figures
from extractors import readers
from schemas import ReadError

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
FOLDERS = sorted({file.parent for name in ("expected.json", "source.*") for file in CORPUS.glob(f"*/*/{name}")})
SHELVES = ("progress", "bulletin", "plan", "brief", "news", "list", "negative", "known-failures")


def decode(data: bytes, name: str) -> str:
    """The text of a plain text report, read without the tool: a label is not checked by what it is to check."""
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding).replace("\r\n", "\n").replace("\r", "\n")
        except UnicodeDecodeError:
            continue
    raise ReadError("encoding", f"{name}：编码不明")


def read_by_tool(data: bytes, name: str) -> str:
    """The text that the tool prints, which is the one that spans point into."""
    read = getattr(readers, "read", None)
    if read is None:
        pytest.skip("the tool reads no formats yet")
    try:
        return str(read(data, name).text)
    except ReadError as error:
        if error.code in ("unsupported", "optional_part_missing"):
            pytest.skip(error.message)
        raise


@pytest.mark.parametrize("read", [decode, read_by_tool])
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: f"{folder.parent.name}/{folder.name}")
def test_a_case_of_the_corpus_loads(folder: Path, read: Read) -> None:
    assert folder.parent.name in SHELVES, f"corpus/{folder.parent.name} is none of {' '.join(SHELVES)}"
    if read is decode and not any(folder.glob("source.txt")):
        pytest.skip("only the tool can say what text a case of this format has")
    case = load_case(folder, read)
    assert case.unread is None
    assert case.known_failure is (folder.parent.name == "known-failures")


# ------------------------------------------------------------------------------------------------- what is refused

TEXT = """沁水县重点项目进展
共有重点项目12个，总投资６．５亿元，完成80%。
1、端氏镇煤层气管网：总投资2亿元，产能3万吨，工期3个月，主体完工。
"""


def label() -> dict[str, Any]:
    """A label that fits the text."""
    return {
        "about": "A group and one project.",
        "document": {"genre": "进展情况", "title": "沁水县重点项目进展"},
        "projects": [{"name": "端氏镇煤层气管网", "status": "在建", "total_investment": "2亿元"}],
        "aggregates": [{"scope": "重点项目", "count": "12个", "total_investment": "6.5亿元"}],
        "figures": [
            {"text": "12个", "role": "count", "belongs_to": "重点项目"},
            {"text": "6.5亿元", "role": "total_investment", "belongs_to": "重点项目"},
            {"text": "80%", "role": "percent_of_plan", "belongs_to": "重点项目"},
            {"text": "2亿元", "role": "total_investment", "belongs_to": "端氏镇煤层气管网"},
            {"text": "3万吨", "role": "capacity", "belongs_to": "端氏镇煤层气管网"},
        ],
    }


def write_case(root: Path, shelf: str, content: object, text: str = TEXT) -> Path:
    folder = root / shelf / "qinshui"
    folder.mkdir(parents=True)
    (folder / "source.txt").write_text(text, "utf-8")
    (folder / "expected.json").write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
    return folder


def test_a_label_that_fits_is_loaded(tmp_path: Path) -> None:
    case = load_case(write_case(tmp_path, "progress", label()), decode)
    assert [case.text[start:end] for start, end in case.places] == ["12个", "６．５亿元", "80%", "2亿元", "3万吨"]
    assert (case.name, case.source) == ("progress/qinshui", "progress/qinshui/source.txt")


Edit = Callable[[dict[str, Any]], object]
REFUSED: dict[str, tuple[Edit, str, str]] = {
    "no about": (lambda d: d.pop("about"), "about", "必须填写"),
    "an unknown key": (lambda d: d.update(projekts=[]), "projekts", "没有这个键"),
    "an unknown key of a project": (
        lambda d: d["projects"][0].update(stauts="在建"),
        "projects[0].stauts",
        "没有这个键",
    ),
    "an unknown status": (lambda d: d["projects"][0].update(status="开工"), "projects[0].status", "“开工”不在"),
    "an unknown level": (lambda d: d["projects"][0].update(level="省级"), "projects[0].level", "“省级”不在"),
    "an unknown reading": (
        lambda d: d["projects"][0].update(status_alt=[None, "建设中"]),
        "projects[0].status_alt[1]",
        "“建设中”不在",
    ),
    "an unknown role": (lambda d: d["figures"][0].update(role="number"), "figures[0].role", "“number”不在"),
    "an unknown genre": (lambda d: d["document"].update(genre="报告"), "document.genre", "“报告”不在"),
    "an unknown rule": (
        lambda d: d.update(findings=[{"rule": "total", "subject": "总投资"}]),
        "findings[0].rule",
        "“total”不在",
    ),
    "an unknown operator": (
        lambda d: d.update(targets=[{"metric": "完成", "op": ">", "value": "80%"}]),
        "targets[0].op",
        "“>”不在",
    ),
    "a genre of another folder": (lambda d: d["document"].update(genre="通报"), "document.genre", "progress"),
    "a number that is no string": (
        lambda d: d["aggregates"][0].update(count=12),
        "aggregates[0].count",
        "应为字符串",
    ),
    "an object for a list": (lambda d: d.update(projects={}), "projects", "应为列表"),
    "a string for an object": (lambda d: d.update(projects=["端氏镇煤层气管网"]), "projects[0]", "应为对象"),
    "an empty string": (lambda d: d["projects"][0].update(level=""), "projects[0].level", "是空的"),
    "a flag in words": (
        lambda d: d.update(targets=[{"metric": "完成", "value": "80%", "optional": "yes"}]),
        "targets[0].optional",
        "true 或 false",
    ),
    "a period in words": (lambda d: d["document"].update(period="上半年"), "document.period", "写法不对"),
    "a thirteenth month": (lambda d: d["document"].update(period="2021-01/2021-13"), "document.period", "写法不对"),
    "a day in words": (lambda d: d["document"].update(issued_on="7月8日"), "document.issued_on", "写法不对"),
    "an amount without a unit": (
        lambda d: d["projects"][0].update(total_investment="20000"),
        "projects[0].total_investment",
        "没有金额单位",
    ),
    "an amount without a number": (
        lambda d: d["projects"][0].update(annual_plan="若干亿元"),
        "projects[0].annual_plan",
        "读不出数字",
    ),
    "a completion without an amount": (
        lambda d: d["projects"][0].update(completions=[{"period": "cumulative"}]),
        "projects[0].completions[0].amount",
        "必须填写",
    ),
    "a name that is not in the text": (
        lambda d: d["projects"][0].update(name="端氏镇煤层气工程"),
        "projects[0].name",
        "原文中没有",
    ),
    "an alias that is not in the text": (
        lambda d: d["projects"][0].update(aliases=["煤气管网"]),
        "projects[0].aliases[0]",
        "原文中没有",
    ),
    "a component that is not in the text": (
        lambda d: d["projects"][0].update(components=[{"name": "加压站"}]),
        "projects[0].components[0].name",
        "原文中没有",
    ),
    "an optional name that is not in the text": (
        lambda d: d.update(projects_optional=["加压站"]),
        "projects_optional[0]",
        "原文中没有",
    ),
    "a title that is not in the text": (
        lambda d: d["document"].update(title="沁水县项目情况"),
        "document.title",
        "原文中没有",
    ),
    "a figure misspelt": (lambda d: d["figures"][1].update(text="6.6亿元"), "figures[1].text", "原文中没有"),
    "a figure without its unit": (lambda d: d["figures"][3].update(text="2亿"), "figures[3].text", "更长数字"),
    "a piece of a figure": (lambda d: d["figures"][0].update(text="2个"), "figures[0].text", "更长数字"),
    "figures out of order": (lambda d: d["figures"].reverse(), "figures[1].text", "须按原文顺序"),
    "a figure left out": (lambda d: d["figures"].pop(2), "figures", "漏列“80%”"),
    "the last figures left out": (lambda d: d["figures"].__delitem__(slice(3, 5)), "figures", "漏列“2亿元”"),
    "a figure of nobody": (
        lambda d: d["figures"][0].update(belongs_to="全县项目"),
        "figures[0].belongs_to",
        "“全县项目”既不是",
    ),
    "an amount that is no figure": (
        lambda d: d["projects"][0].update(total_investment="2万元"),
        "projects[0].total_investment",
        "不在 figures",
    ),
    "a count that is no figure": (
        lambda d: d["aggregates"][0].update(count="21个"),
        "aggregates[0].count",
        "不在 figures",
    ),
    "a promise that is no figure": (
        lambda d: d.update(targets=[{"metric": "完成", "op": ">=", "value": "85%"}]),
        "targets[0].value",
        "不在 figures",
    ),
    "a reason outside known-failures": (lambda d: d.update(reason="表格"), "reason", "known-failures"),
}


@pytest.mark.parametrize("fault", REFUSED)
def test_a_broken_case_is_refused(tmp_path: Path, fault: str) -> None:
    edit, key, words = REFUSED[fault]
    content = label()
    edit(content)
    folder = write_case(tmp_path, "progress", content)
    with pytest.raises(CaseError) as refusal:
        load_case(folder, decode)
    file, place, problem = refusal.value.message.split("：", 2)
    assert (file, place) == (str(folder / "expected.json"), key)
    assert words in problem


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("{", "不是合法的 JSON"),
        ("[]", "应为对象"),
        ('{"about": "x", "projects": [], "projects": []}', "projects：同一对象中出现两次"),
    ],
)
def test_a_label_that_is_no_object_is_refused(tmp_path: Path, content: str, words: str) -> None:
    with pytest.raises(CaseError, match=words):
        load_case(write_case(tmp_path, "progress", content), decode)


def test_a_known_failure_says_why(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="reason"):
        load_case(write_case(tmp_path / "bare", "known-failures", label()), decode)
    content = label() | {"reason": "the unit stands two lines above"}
    assert load_case(write_case(tmp_path / "said", "known-failures", content), decode).known_failure


def test_a_report_alone_and_a_label_alone_are_refused(tmp_path: Path) -> None:
    folder = write_case(tmp_path / "a", "progress", label())
    (folder / "expected.json").unlink()
    with pytest.raises(CaseError, match=r"expected\.json：读不出来"):
        find_cases(tmp_path / "a", decode)
    folder = write_case(tmp_path / "b", "progress", label())
    (folder / "source.txt").rename(folder / "report.txt")
    with pytest.raises(CaseError, match="现有：没有"):
        find_cases(tmp_path / "b", decode)
    folder = write_case(tmp_path / "c", "progress", label())
    (folder / "source.html").write_text("<p>", "utf-8")
    with pytest.raises(CaseError, match=r"source\.html、source\.txt"):
        find_cases(tmp_path / "c", decode)


def test_cases_are_found_from_any_height(tmp_path: Path) -> None:
    for shelf, genre in (("progress", "进展情况"), ("bulletin", "通报"), ("negative", "其他")):
        content = label()
        content["document"]["genre"] = genre
        write_case(tmp_path, shelf, content)
    assert [case.name for case in find_cases(tmp_path, decode)] == [
        "bulletin/qinshui",
        "negative/qinshui",
        "progress/qinshui",
    ]
    assert [case.name for case in find_cases(tmp_path / "progress", decode)] == ["progress/qinshui"]
    assert [case.name for case in find_cases(tmp_path / "progress" / "qinshui", decode)] == ["progress/qinshui"]


def test_a_folder_without_cases_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="没有标注样例"):
        find_cases(tmp_path, decode)


def test_a_report_that_cannot_be_read_is_a_case_all_the_same(tmp_path: Path) -> None:
    def refuse(data: bytes, name: str) -> str:
        raise ReadError("unsupported", f"{name} 要用文字识别")

    case: Case = load_case(write_case(tmp_path, "progress", label()), refuse)
    assert case.unread == "progress/qinshui/source.txt 要用文字识别"
    assert (case.text, case.places) == ("", ())


# ------------------------------------------------------------------------------------------------- where figures stand

PLACES = [
    ("共13个项目，已开工3个。", ["13个", "3个"], [1, 10]),
    ("1、晋阳路\t12\t3.5\n2、太行路\t5\t8\n", ["12", "3.5", "5", "8"], [6, 9, 19, 21]),
    ("5月25日，前5名之外完工5个", ["5个"], [13]),
    ("2021年第3期\n3\t3\n", ["3"], [11]),
    ("完成 136\n.6 亿元，超", ["136.6亿元"], [3]),
    ("完成１３６．６億元", ["136.6億元"], [2]),
    ("投资五十三亿元、三亿元", ["五十三亿元", "三亿元"], [2, 8]),
    ("附件1\t2\n12\n", ["12"], [6]),
    ("占0.62亿元，62亿元", ["62亿元"], [8]),
]


@pytest.mark.parametrize(("text", "figures", "starts"), PLACES)
def test_figures_are_placed(text: str, figures: list[str], starts: list[int]) -> None:
    assert [start for start, _ in place_figures(FoldedText.of(text), figures)] == starts


@pytest.mark.parametrize(
    ("text", "figures", "index"),
    [
        ("共13个项目", ["3个"], 0),
        ("增长8个百分点", ["8个"], 0),
        ("投资二十三亿元", ["三亿元"], 0),
        ("总投资1.25亿元", ["25亿元"], 0),
        ("总投资1.25亿元", ["1"], 0),
        ("5项、3项", ["3项", "5项"], 1),
    ],
)
def test_figures_are_not_placed_where_they_do_not_stand(text: str, figures: list[str], index: int) -> None:
    with pytest.raises(PlacementError) as error:
        place_figures(FoldedText.of(text), figures)
    assert error.value.index == index


@pytest.mark.parametrize(
    ("text", "forgotten"),
    [
        ("总投资136.6亿元，增长12%，共55项", ["136.6亿元", "12%", "55项"]),
        ("总投资15-18亿元，3.5个亿，１，１００万元", ["15-18亿元", "3.5个亿", "１，１００万元"]),
        ("提高5个百分点，新增3個", ["5个百分点", "3個"]),
        ("2021年6月25日，历时3个月，第3项，第12个，1—6月，12家", []),
        ("3个工作日内报送，15天，电话0356-2026", []),
        ("1 个亿元以上项目", ["1 个"]),
    ],
)
def test_plain_figures_that_a_list_forgot(text: str, forgotten: list[str]) -> None:
    assert [text[start:end] for start, end in find_forgotten(FoldedText.of(text), (), ())] == forgotten


def test_a_number_of_a_name_is_not_forgotten() -> None:
    text = FoldedText.of("18个老旧小区改造项目总投资2亿元")
    assert [text.text[a:b] for a, b in find_forgotten(text, [(14, 17)], ["18个老旧小区改造项目"])] == []
