"""Laws that readers' objections to the truth have led to: what two careful readers could take differently is not labelled one way."""

import re
from collections import defaultdict
from random import Random

import pytest

from corpus.archive.records import Json
from corpus.forms import Choice, Form, Maybe, Node, Ref, Slot, walk
from corpus.writer.grammar import SIDES
from corpus.writer.loading import load_grammar
from corpus.writer.noise import blank, page
from corpus.writer.paper import Paper
from corpus.writer.parts import Fact, Stretch
from corpus.writer.readings import admit_words
from tests.corpus_writer.written import range_of, stated, text_of, truth_of, write_papers, write_sample

# --------------------------------------------------------------------------------------------------------------- forms
#
# A form must be true to its rule. These laws hold on both sides, and print no form: whoever breaks one is told where.


def _text(node: Form | Node) -> str:
    """A form as it is written, nearly: what is left out now and then stands there, of alternatives all."""
    if isinstance(node, str):
        return node
    if isinstance(node, Slot):
        return f"{{{node.name}}}"
    if isinstance(node, Ref):
        return f"<{node.rule}>"
    if isinstance(node, Maybe):
        return _text(node.body)
    if isinstance(node, Choice):
        return "|".join(map(_text, node.bodies))
    return "".join(map(_text, node))


LAWS = [
    # the rules, what their forms must say, what they must not say
    ("word.since", r"开|历年|往年|以前|建设|启动|动工|之初|迄今|累", None),
    ("word.done", None, r"开工|开累|历年|往年|计划|任务|拟|将|预计|力争|确保|可完成|总投资"),
    ("word.plan", None, r"已|实际|累计|共完成|总投资"),
    ("word.rate", None, r"总投资|概算|工程量|同比|序时"),
    ("word.since_rate", r"总投资|概算|全部投资|总额|投资规模|投资估算|总", r"年度|年计划"),
    ("word.progress", None, r"投资|年度"),
    ("word.funding", None, r"总投资|完成投资"),
    ("word.phase", None, r"^总投资"),
    ("status.前期", None, r"正在施工|未开工|没有开工|停工|停建|竣工|完工|投产|投用|已开工|取消|终止"),
    ("status.未开工", None, r"停工|竣工|投产|投用|已开工|正在施工"),
    ("status.在建", None, r"停工|停建|搁置|未开工|未动工|取消|终止|试运行|试生产"),
    ("status.停工", r"停|复工|搁|退场|撤|中断|烂尾|半拉子|冷清", r"已复工|恢复施工了|竣工|投产|取消"),
    ("status.试运行", r"试|联调|联动|调试", r"停工|未开工|取消"),
    ("status.完工", None, r"投产|投用|投运|启用|投入使用|交付使用|通车|试运|试生产|停工|正在施工|百分之|%"),
    ("status.投产", None, r"预计|计划于|力争|将于|停工|正在施工|未投"),
    ("status.取消", None, r"竣工|投产|正在施工|复工"),
    ("problem", None, r"停工|叫停|停建|停滞|停摆|取消|终止|竣工|完工|投产|未开工|无法开工|不能开工|未能开工"),
    (
        "milestone",
        r"须|约定|预|计划|力争|确保|有望|可|拟|将|争取|应|承诺|表示|务必|目标|保|望|要|底前",
        r"已(?:于|经|建|竣|投|完)",
    ),
    ("component", r"\{part\}.*\{part2\}|\{part2\}.*\{part\}", r"停工|取消"),
    ("scope.stage.前期", None, r"开工|在建|续建|储备|拟建|竣工|停"),
    ("scope.stage.完工", None, r"投产|投用|使用|在建"),
    ("scope.stage.投产", r"投|用|运营|效益|使用", r"在建|停"),
    ("scope.stage.停工", r"停", r"开工项目"),
]


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize(("rules", "says", "never"), LAWS, ids=[law[0] for law in LAWS])
def test_a_form_is_true_to_its_rule(side: str, rules: str, says: str | None, never: str | None) -> None:
    broken: dict[str, int] = defaultdict(int)
    seen = 0
    for rule, forms in load_grammar(side).forms.items():
        if rule == rules or rule.startswith(rules + "."):
            for form in forms:
                text = _text(form)
                seen += 1
                if (says and not re.search(says, text)) or (never and re.search(never, text)):
                    broken[rule] += 1
    places = dict(broken)
    assert seen
    assert not places


_TELL_TOTALS = {"group", "cut", "project", "opening", "sector"}
_BEFORE = re.compile(
    r"(?:<word\.total>|总|投资|概算|造价|盘子|规模|投|资|额)[^{}<>\n]{0,4}$|\{name\}（(?:[^（）]*，)?$"
)
_BEHIND = re.compile(r"^(?:的|元)?[^{}<>，。]{0,3}(?:投资|盘子|概算|规模|项目)")


@pytest.mark.parametrize("side", SIDES)
def test_no_form_tells_a_total_without_a_word_for_it(side: str) -> None:
    """（2个，3亿元）: a total to one reader, this year's plan or nothing to another."""
    bare: dict[str, int] = defaultdict(int)
    seen = 0
    for rule, forms in load_grammar(side).forms.items():
        if rule.partition(".")[0] not in _TELL_TOTALS or rule == "project.adjusted":
            continue
        for form in forms:
            text = _text(form)
            for found in re.finditer(r"\{total\}", text):
                seen += 1
                bare[rule] += not _BEFORE.search(text[: found.start()]) and not _BEHIND.search(text[found.end() :])
    places = {rule: number for rule, number in bare.items() if number}
    assert seen > 100
    assert not places


@pytest.mark.parametrize("side", SIDES)
def test_no_name_touches_the_year_or_the_months_before_it(side: str) -> None:
    """2024年青溪产业园: a name may begin with a year, so that the reader could not tell."""
    touching: dict[str, int] = defaultdict(int)
    for rule, forms in load_grammar(side).forms.items():
        for form in forms:
            touching[rule] += bool(
                re.search(r"\{(?:year|period|month_period)\}(?:年度?)?\{(?:name|names|short)\}", _text(form))
            )
    places = {rule: number for rule, number in touching.items() if number}
    assert not places


def _may_lack(form: Form, needs: str, sure: frozenset[str] = frozenset()) -> bool:
    """Whether a form may name the share without what it is the share of, behind a number of projects."""
    last = ""
    for node in form:
        if isinstance(node, Slot):
            if node.name == "rate" and needs not in sure and last in ("count", "opened", "finished", "unopened"):
                return True
            sure |= {node.name}
            last = last if node.name in ("period", "year") else node.name
        elif isinstance(node, Maybe) and _may_lack((Slot(last), *node.body) if last else node.body, needs, sure):
            return True
    return False


@pytest.mark.parametrize("side", SIDES)
def test_a_part_of_a_cut_does_not_tell_its_total_as_mere_investment(side: str) -> None:
    """交通项目3个、投资5亿元 beside 水利项目2个，完成投资2亿元: a reader takes both for what was invested."""
    bare = sum(
        re.search(r"(?:^|[^总计概估划拟定算])投资\{total\}", _text(form)) is not None
        for form in load_grammar(side).forms["cut.part"]
    )
    assert bare == 0


@pytest.mark.parametrize("side", SIDES)
def test_no_share_of_the_plan_stands_behind_a_number_of_projects(side: str) -> None:
    """已开工7个，占年内计划的50%: of the money, or of the projects?"""
    broken: dict[str, int] = defaultdict(int)
    for rule, forms in load_grammar(side).forms.items():
        for form in forms:
            named = {node.name for node in walk(form) if isinstance(node, Slot)}
            broken[rule] += {"done", "rate"} <= named and _may_lack(form, "done")
    places = {rule: number for rule, number in broken.items() if number}
    assert places == {}


# --------------------------------------------------------------------------------------------------------------- noise


@pytest.mark.parametrize("seed", range(40))
def test_a_bare_page_number_is_no_digit_of_a_figure_and_no_cell(seed: int) -> None:
    line = "总投资1234567.5亿元，年度计划投资12.5亿元，目前主体工程已经完工，正在进行内外装修，附属工程同步实施。"
    text = "\n".join([line] * 30 + ["57000", "6万平方米生产厂房及配套", "—"] * 60)
    for place, put in page(text, (), Random(seed)):
        if put.strip().isdigit():
            assert not re.search(r"[0-9.,]", text[place - 1 : place + 1])
            assert len(text[text.rfind("\n", 0, place) + 1 : text.find("\n", place)]) >= 20


def test_no_blank_parts_a_cell_where_blanks_part_the_cells() -> None:
    def facts_of(text: str) -> list[Fact]:
        facts = [Fact(None, "total", found.group()) for found in re.finditer(r"\d+", text)]
        for fact, found in zip(facts, re.finditer(r"\d+", text), strict=True):
            fact.start, fact.end = found.span()
        return facts

    row, sentence = "12345   青溪产业园   23456   34567", "总投资12345万元，计划23456万元，完成34567万元"
    assert not any(blank(row, facts_of(row), Random(seed)) for seed in range(50))
    assert any(blank(sentence, facts_of(sentence), Random(seed)) for seed in range(50))


# --------------------------------------------------------------------------------------------------------------- truth


@pytest.fixture(scope="module")
def papers() -> list[Paper]:
    """Some hundred reports as trees, with nothing planted and no noise yet."""
    return write_papers(reports=1800, seed=8101)


def _projects() -> list[Json]:
    return [project for written in write_sample() for project in truth_of(written).get("projects", ())]


def test_who_is_asked_in_a_sentence_answers_for_it_whatever_a_bracket_adds(papers: list[Paper]) -> None:
    both = 0
    for paper in papers:
        for block in paper.blocks:
            for part in block.parts:
                if isinstance(part, Stretch) and part.field == "owners":
                    owners = [owner["name"] for owner in part.record.fields["owners"]]  # type: ignore[attr-defined]
                    assert {owner["name"] for owner in part.value} <= {*owners}  # type: ignore[attr-defined]
                    assert len(owners) == len({*owners})
                    both += part.record.layout.startswith("owner.")
    assert both > 0


def test_what_a_project_is_to_complete_in_a_plan_may_be_taken_for_a_promise() -> None:
    """全年完成投资3亿元 of a named project in a plan: its annual plan, and a target that one need not list."""
    both = 0
    for written in write_sample(reports=1200, seed=8102):
        truth = truth_of(written)
        plans = {entry["figure"]["span"]["start"]: entry for entry in truth.get("figures", {}).get("entries", ())}
        for at, target in enumerate(truth.get("targets", ())):
            entry = plans[target["value"]["span"]["start"]] if "value" in target else None
            if entry and entry["role"] == "annual_plan":
                assert truth["document"]["genre"] == "实施方案"
                assert target["optional"]
                assert "target" in entry["roles_alt"]
                assert {"kind": "target", "index": at} == {key: entry["also"][0][key] for key in ("kind", "index")}
                both += 1
    assert both > 10


def test_no_plan_is_above_its_total_unless_that_was_planted() -> None:
    """Not of a project that was split or cut down within the year, either."""
    compared = 0
    for written in (*write_sample(reports=1200, seed=8102), *write_sample(reports=1500, seed=8106)):
        for project in truth_of(written).get("projects", ()):
            total, plan = stated(project.get("total_investment")), stated(project.get("annual_plan"))
            if total and plan and not total.get("bound") and not plan.get("bound"):
                compared += 1
                assert range_of(plan).low <= range_of(total).high, written.name
    assert compared > 1000


def test_those_begun_and_those_not_begun_make_up_the_whole() -> None:
    told = 0
    for written in write_sample(reports=1200, seed=8102):
        groups = truth_of(written).get("aggregates", ())
        parts: dict[int, dict[str, int]] = defaultdict(dict)
        for group in groups:
            if "part_of" in group and "count" in group:
                parts[group["part_of"]][group["layout"]] = group["count"]["value"]
        for whole, numbers in parts.items():
            count = groups[whole].get("count")
            if {"opened", "unopened"} <= numbers.keys() and count:
                assert numbers["opened"] + numbers["unopened"] == count["value"], written.name
                told += 1
    assert told > 5


_MONTHS = re.compile(r"(?:1|元|一)月?份?[-—–～~至到](?:\d+|三)个?月|截[至止]到?\d+月|前\d+个?月|上半年|一季度|三季度")


def test_completions_end_with_a_month_only_where_the_report_names_one() -> None:
    """截至目前 or 本年累计 without any month: January of the year, and no end."""
    open_ends = 0
    for written in write_sample(reports=1200, seed=8102):
        truth = truth_of(written)
        records = (*truth.get("projects", ()), *truth.get("aggregates", ()))
        ends = [done["period"].get("end") for record in records for done in record.get("completions", ())]
        if None in ends and "chrome" not in truth["labels"]["noise"]:
            open_ends += 1
            tells_months = _MONTHS.search(text_of(written)) is not None
            assert not tells_months, written.name
            assert "end" not in truth["document"]["period"]
    assert open_ends > 3


def test_a_state_that_follows_from_work_is_no_wrong_reading() -> None:
    seen: dict[str, int] = defaultdict(int)
    for project in _projects():
        if "status" in project:
            continue
        for field, follows in (("progress_percent", True), ("completions", False), ("percent_of_plan", False)):
            if field in project and (
                follows or any(done["amount"].get("value") for done in project.get("completions", ()))
            ):
                assert "在建" in project["status_alt"], project["name"]
                seen[field] += 1
        if project.get("nature") == "续建":
            assert "在建" in project["status_alt"]
            seen["续建"] += 1
    assert min(seen.values()) > 3
    assert len(seen) == 4


def test_what_is_said_to_be_in_its_first_stage_is_in_that_state() -> None:
    first = [project for project in _projects() if project.get("nature") == "前期"]
    assert len(first) > 5
    assert all("status" in project for project in first)


WEAK = [
    ({"status": "取消"}, "已按程序退库", [None]),
    ({"status": "取消"}, "已按程序退库，不再实施", None),
    ({"status": "试运行"}, "设备正在调试", ["在建"]),
    ({"status": "试运行"}, "正在聯調聯試", None),
    ({"status": "投产"}, "已竣工交房", ["完工"]),
    ({"status": "投产"}, "已建成通車", None),
    ({"status": "完工"}, "已竣工交房", None),
]


@pytest.mark.parametrize(("data", "words", "left_open"), WEAK)
def test_weaker_words_leave_a_state_open(data: dict[str, object], words: str, left_open: list[object] | None) -> None:
    told = dict(data)
    admit_words(told, words)
    assert told.get("status_alt") == left_open
