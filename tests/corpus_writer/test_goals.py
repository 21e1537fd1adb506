"""Goals term by term, from a base, with their rise, and as ranges: the written digits against the truth, both ways."""

import re
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from itertools import pairwise
from random import Random
from types import SimpleNamespace
from typing import Any

import pytest

from corpus.writer.sections.goals import _draw_values, _is_behind, _terms_left
from corpus.writer.sections.pledges import Pledge, _key
from corpus.writer.sections.standing import is_of_projects, reached
from tests.corpus_writer.written import Json, digits_of, is_clean, text_of, truth_of, write_sample

KINDS = ("target.staged", "target.raised", "target.fused")
UNITS = {"亿元": 10**8, "亿": 10**8, "个亿": 10**8, "百万元": 10**6, "万元": 10**4, "万": 10**4}
RANGE = re.compile(r"(\d+)[-—～至](\d+)[个個项項宗件]")


@cache
def reports() -> tuple[tuple[str, Json], ...]:
    samples = (write_sample(seed=11), write_sample(seed=29), write_sample(reports=1500, seed=6))
    return tuple((text_of(written), truth_of(written)) for sample in samples for written in sample)


def said(*layouts: str) -> Iterator[tuple[str, Json, list[Json]]]:
    """Each sentence of one of these kinds with its targets: what is promised of one metric in one form."""
    for text, truth in reports():
        sentences: dict[tuple[str, str, int], list[Json]] = {}
        for target in truth.get("targets", ()):
            if target["layout"] in layouts:
                sentences.setdefault((target["layout"], target["metric"], target["form"]), []).append(target)
        for targets in sentences.values():
            yield text, truth, targets


def entry_of(truth: Json, figure: Json) -> Json:
    (entry,) = (one for one in truth["figures"]["entries"] if one["figure"]["span"] == figure["span"])
    return entry


def written_value(figure: Json) -> Fraction:
    """What the digits of a figure say, by its own words alone."""
    ends = RANGE.match(figure["text"])
    if ends:
        return Fraction(int(ends[1]) + int(ends[2]), 2)
    digits = digits_of(figure)
    unit = figure["text"].translate(str.maketrans("億萬個", "亿万个")).lstrip("0123456789.,０１２３４５６７８９．，")
    return Fraction(digits) * (UNITS[unit] if figure["kind"] == "money" else 1)


def figures() -> Iterator[tuple[Json, Json]]:
    for _, truth, targets in said(*KINDS, "target.exactly"):
        yield from ((truth, target["value"]) for target in targets)


def test_both_sides_say_all_kinds() -> None:
    kinds = Counter((truth["labels"]["side"], targets[0]["layout"]) for _, truth, targets in said(*KINDS))
    assert set(kinds) == {(side, kind) for side in ("open", "frozen") for kind in KINDS}
    assert min(kinds.values()) >= 5, kinds


def test_every_value_is_what_its_digits_say_and_stands_in_the_ledger_as_a_target() -> None:
    seen = 0
    for truth, figure in figures():
        seen += 1
        entry = entry_of(truth, figure)
        assert written_value(figure) == Fraction(str(figure["value"])), figure
        assert (entry["role"], entry["belongs_to"]["kind"]) == ("target", "target")
        assert truth["targets"][entry["belongs_to"]["index"]]["value"] == figure
    assert seen > 200


# ---------------------------------------------------------------------------------------------------------- term by term

QUARTER = re.compile("[首一二三四](?=个?季)")


def month_of(words: str) -> int | None:
    """The month with which a term ends, by its words; None for words that are not known here."""
    months = re.findall(r"\d+(?=月)", words)
    if months:
        return int(months[-1])
    quarter = QUARTER.search(words)
    if quarter:
        return 3 * (" 首一二三四".index(quarter.group()) - 1 or 1) if quarter.group() != "首" else 3
    return 6 if re.search("半年|年中", words) else 12 if re.search("年[底末终終内內]|全年|年度", words) else None


@pytest.mark.parametrize(
    ("words", "month"),
    [
        ("首季", 3),
        ("第一季度末", 3),
        ("1—6月", 6),
        ("年中", 6),
        ("前三个季度", 9),
        ("四季度末", 12),
        ("12月31日前", 12),
    ],
)
def test_terms_are_read_here_as_people_read_them(words: str, month: int) -> None:
    assert month_of(words) == month


def test_terms_follow_each_other_and_their_numbers_rise() -> None:
    read: Counter[bool] = Counter()
    lengths = Counter[int]()
    for _, truth, targets in said("target.staged"):
        targets.sort(key=lambda target: target["deadline"]["by"])
        lengths[len(targets)] += 1
        assert {target["op"] for target in targets} == {"="}
        assert {target["value"]["kind"] for target in targets} <= {"money", "count", "percent"}
        for one, later in pairwise(targets):
            assert one["deadline"]["by"] < later["deadline"]["by"]
            assert one["value"]["value"] < later["value"].get("low", later["value"]["value"]), truth["report"]
        assert all(target["value"].get("bound", "") != "range" for target in targets[:-1])
        for target in targets:
            words = "".join(target["deadline"]["text"].split())
            by = target["deadline"]["by"]
            assert by[5:] in ("03-31", "06-30", "09-30", "12-31")
            if not {"wide", "junk", "pages", "lost_dashes", "doubled"} & set(truth["labels"]["noise"]):
                month = month_of(words)
                read[month is not None] += 1
                assert month is None or month == int(by[5:7]), words
    assert set(lengths) == {2, 3, 4}
    assert read[True] > 100
    assert read[True] > 4 * read[False], read


def test_no_term_ends_before_its_report_is_out() -> None:
    dated = [
        (truth["document"]["issued_on"], target["deadline"]["by"])
        for _, truth, targets in said("target.staged")
        for target in targets
        if "issued_on" in truth["document"]
    ]
    assert len(dated) > 50
    assert all(issued < by and issued[:4] == by[:4] for issued, by in dated)


@pytest.mark.parametrize(
    ("issued", "left"),
    [
        ((2023, 1, 10), [0, 1, 2, 3]),
        ((2023, 3, 14), [0, 1, 2, 3]),
        ((2023, 3, 15), [1, 2, 3]),
        ((2023, 8, 30), [2, 3]),
        ((2023, 10, 2), [3]),
        ((2023, 12, 20), []),
        ((2024, 1, 5), []),
    ],
)
def test_terms_that_are_left(issued: tuple[int, int, int], left: list[int]) -> None:
    paper: Any = SimpleNamespace(issued=issued, year=2023)
    assert _terms_left(paper) == left


def test_every_number_among_the_terms_is_one_of_the_targets() -> None:
    """So that no number is said of which the truth knows nothing."""
    seen = 0
    for text, truth, targets in said("target.staged"):
        if not is_clean(truth):
            continue
        spans = sorted((target["value"]["span"]["start"], target["value"]["span"]["end"]) for target in targets)
        between = text[spans[0][0] : spans[-1][1]]
        written = re.findall(r"\d[\d,.]*(?:[-—～至]\d+)?(?=亿|万|百万|%|[个項项宗件](?!季|月))", between)
        seen += len(written)
        assert len(written) == len(targets), truth["report"]
    assert seen > 50


# ------------------------------------------------------------------------------------------------------- base and points


def test_a_base_is_history_and_below_its_goal() -> None:
    kinds: Counter[str] = Counter()
    for _, truth, (target, *_) in said("target.raised"):
        value, place = target["value"], truth["targets"].index(target)
        kinds[value["kind"]] += 1
        owned = [
            entry
            for entry in truth["figures"]["entries"]
            if (entry["belongs_to"]["kind"], entry["belongs_to"].get("index")) == ("target", place)
        ]
        roles = Counter(entry["role"] for entry in owned)
        assert roles == {"comparison": 1, "target": 1}
        base = next(entry for entry in owned if entry["role"] == "comparison")
        assert {"other", "completion", "count", "percent_of_plan"} < set(base["roles_alt"])
        assert "target" not in base["roles_alt"]
        assert (base["figure"]["kind"], base["figure"]["unit"]) == (value["kind"], value["unit"])
        assert 0 < base["figure"]["value"] < value.get("low", value["value"]), truth["report"]
        assert written_value(base["figure"]) == Fraction(str(base["figure"]["value"]))
        assert target["op"] == "="
    assert set(kinds) == {"money", "count", "percent"}


def test_rise_and_level_are_two_goals_with_one_deadline() -> None:
    due = Counter[bool]()
    for _, truth, targets in said("target.fused"):
        level, rise = sorted(targets, key=lambda target: target["measure"], reverse=True)
        assert (level["measure"], rise["measure"]) == ("share", "points")
        assert (level["value"]["kind"], rise["value"]["kind"]) == ("percent", "points")
        assert re.search("个百分点|個百分點", "".join(rise["value"]["text"].split()))
        assert level.get("deadline") == rise.get("deadline"), truth["report"]
        assert {level["op"], rise["op"]} == {"="}
        assert 0 < rise["value"]["value"] < level["value"]["value"]
        due["deadline" in level] += 1
    assert min(due[True], due[False]) >= 5, due


def test_no_goal_is_reached_already_by_what_its_report_tells() -> None:
    checked = 0
    for _, truth, targets in said(*KINDS):
        wholes = [group for group in truth.get("aggregates", ()) if "part_of" not in group and "count" in group]
        told = [one["amount"].get("value") for group in wholes[:1] for one in group.get("completions", ())]
        least = min(target["value"]["value"] or 0 for target in targets)
        is_money = targets[0]["value"]["kind"] == "money" and is_of_projects(targets[0]["metric"])
        if is_money and told and None not in told:
            checked += 1
            assert least * Fraction(101, 100) > told[0], truth["report"]
    assert checked >= 2


def test_no_rate_is_promised_that_the_whole_has_reached() -> None:
    checked = 0
    for _, truth in reports():
        wholes = [group for group in truth.get("aggregates", ()) if "part_of" not in group and "count" in group]
        rates = [group["percent_of_plan"].get("value") for group in wholes[:1] if "percent_of_plan" in group]
        year = truth["document"].get("period", {}).get("end", "")[:4]
        is_next_year = truth["document"].get("issued_on", year)[:4] != year
        for target in truth.get("targets", ()):
            is_of_plan = (
                re.search("(?:投[资資].*|[计計][划劃])完成率$", target["metric"]) and target["measure"] == "share"
            )
            is_next_year = is_next_year or target.get("deadline", {}).get("by", year)[:4] > year
            if is_of_plan and "value" in target["value"] and rates and rates[0] is not None and not is_next_year:
                checked += 1
                assert target["value"]["value"] > rates[0] - 1, truth["report"]
    assert checked >= 5


# -------------------------------------------------------------------------------------------------- what makes it a goal

WANTS = (
    "目标|力争|争取|确保|保证|(?<!主)要|须|务必|务求|任务|推动|底线|保底|奋力|努力|全力|预期|使|把|盯紧|咬定|再提|加压|加快"
    "|标尺|不得|应|攻坚|不低于|不少于|至少|调高|新一年|冲|锁定|瞄准|牵头|负责|责任"
)


def test_what_a_report_promises_has_a_day_or_is_said_to_be_a_goal() -> None:
    """手续办结率比上年提高3个百分点，达到95% is no goal, but what is reached."""
    checked = 0
    for text, truth in reports():
        if not is_clean(truth) or truth["labels"]["genre"] == "实施方案":
            continue
        for target in truth.get("targets", ()):
            value = target.get("value")
            if not value or not target["layout"].startswith("target.") or "deadline" in target or "optional" in target:
                continue
            at = value["span"]["start"]
            *_, heading, before = ["", *re.split("[。！\n]", text[:at])]
            before = f"{heading}{before}" if heading.endswith("目标") else before  # 项目建设目标。开工率达到90%
            # what ends with ； may be said of the same metric before
            sentence = before + re.split("[。！\n]", text[at:])[0]
            checked += 1
            assert re.search(WANTS, sentence.replace(target["metric"], "")), truth["report"]
    assert checked > 60


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("投资完成率", "年度投资计划完成率", True),
        ("开工率", "重点项目开复工率", True),
        ("开工率", "项目竣工率", False),
        ("固定资产投资", "全社会固定资产投资", True),
        ("固定资产投资", "工业投资", False),
    ],
)
def test_two_words_for_one_thing_are_promised_one_number(one: str, other: str, same: bool) -> None:
    assert (_key("percent", one) == _key("percent", other)) == same
    assert _key("growth", one) != _key("money", one)


def project(state: str, plan: int, done: int, start: int) -> Any:
    return SimpleNamespace(
        state=lambda month: state, plan=lambda year: plan, done=lambda month: done, start=2023 * 12 + start
    )


TOLD = [project("在建", 300, 90, 2), project("投产", 100, 90, -14), project("前期", 0, 0, 20), project("完工", 0, 0, 0)]


@pytest.mark.parametrize(
    ("what", "metric", "so_far"),
    [
        ("money", "重点项目完成投资", 180),
        ("money", "招商引资到位资金", 0),
        ("percent", "开工率", 75),
        ("percent", "项目竣工率", 50),
        ("percent", "投资完成率", 45),
        ("percent", "手续办结率", 0),
        ("count", "竣工项目", 2),
        ("count", "新开工项目", 2),
        ("count", "储备项目", 0),
    ],
)
def test_what_a_report_tells_of_a_metric_is_no_goal_any_more(what: str, metric: str, so_far: int) -> None:
    paper: Any = SimpleNamespace(month=2023 * 12 + 5, year=2023, issued=(2023, 7, 8))
    plan: Any = SimpleNamespace(month=None, year=2023, issued=(2023, 2, 8))
    pledges = {number: Pledge(what, metric, number, 0, True) for number in (so_far, so_far + 1)}
    assert reached(paper, TOLD, what, metric) == so_far
    assert _is_behind(paper, TOLD, pledges[so_far])
    assert not _is_behind(paper, TOLD, pledges[so_far + 1])
    assert reached(plan, TOLD, what, metric) == 0


@pytest.mark.parametrize(("so_far", "terms"), [(0, 2), (49, 2), (80, 0), (95, 0)])
def test_the_first_term_is_above_what_is_reached(so_far: int, terms: int) -> None:
    paper: Any = SimpleNamespace(chance=Random(1), pace=())
    pledge = Pledge("percent", "开工率", 80, 0, True)
    records = [pledge.record("=") for _ in range(2)]
    assert len(_draw_values(paper, pledge, records, (2, 3), so_far)) == terms
