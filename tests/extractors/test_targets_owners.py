"""Who answers for a promise: brackets of many shapes, fields on lines, subjects of sentences; what only looks like them."""

import pytest

from extractors.lexicon import load_lexicon
from pipeline.extraction import extract

TASKS = "清河县2025年重点项目建设实施方案\n三、重点任务\n"
TASK = TASKS + "1.提速建设。年内完成征地3200亩以上。"
Owners = list[tuple[str, str]]


def owners(text: str) -> list[Owners]:
    report = extract(text.encode(), "-", load_lexicon())
    return [[(owner.name, owner.role) for owner in target.owners] for target in report.targets]


SHAPES = [
    ("〔责任单位：县发改局牵头，县财政局、各镇（街道）配合〕",
     [("县发改局", "牵头"), ("县财政局", "配合"), ("各镇（街道）", "配合")]),
    ("（牵头单位：县住房和城乡建设局；责任单位：县水利局、县自然资源和规划局，6月底完成）",
     [("县住房和城乡建设局", "牵头"), ("县水利局", "责任"), ("县自然资源和规划局", "责任")]),
    ("(县发改局牵头,县财政局按职责分工负责)", [("县发改局", "牵头"), ("县财政局", "责任")]),
    ("【牵头单位：县发改局】【配合单位：县财政局】", [("县发改局", "牵头"), ("县财政局", "配合")]),
    ("（县招商投资局）", [("县招商投资局", "责任")]),
    ("〔责任单位：县水利局、县交通运输局和各县（市、区）)",
     [("县水利局", "责任"), ("县交通运输局", "责任"), ("各县（市、区）", "责任")]),
    ("（由县发改局负责，市直有关部门配合）", [("县发改局", "责任"), ("市直有关部门", "配合")]),
    ("\n牵头单位：县发改局\n责任单位：县财政局、各乡镇人民政府",
     [("县发改局", "牵头"), ("县财政局", "责任"), ("各乡镇人民政府", "责任")]),
    ("\n\n〔责任单位：县委组织部、各镇（街道）〕", [("县委组织部", "责任"), ("各镇（街道）", "责任")]),
    ("（责任单位：县发改局、各乡、镇人民政府）", [("县发改局", "责任"), ("各乡、镇人民政府", "责任")]),
    ("（县发改局等部门按职责分工负责）", [("县发改局", "责任")]),
]  # fmt: skip


@pytest.mark.parametrize(("bracket", "wanted"), SHAPES, ids=[bracket.strip() for bracket, _ in SHAPES])
def test_owners_are_read_in_every_shape(bracket: str, wanted: Owners) -> None:
    assert owners(TASK + bracket) == [wanted]


NO_OWNERS = [
    "（此件公开发布）",
    "（一期）",
    "（占年度计划的75%）",
    "（下转第二版）",
    "（含续建项目）",
    "（2025年修订）",
]


@pytest.mark.parametrize("bracket", NO_OWNERS)
def test_other_brackets_name_nobody(bracket: str) -> None:
    assert owners(TASK + bracket)[0] == []


def test_a_bracket_holds_for_every_promise_of_its_item_and_for_no_other() -> None:
    text = (
        TASKS
        + "1.抓开工。6月底前开工率达到60%，9月底前达到90%。（责任单位：县发改局）\n2.抓投资。全年完成投资35亿元以上。"
    )
    assert owners(text) == [[("县发改局", "责任")], [("县发改局", "责任")], []]


def test_goals_have_no_owners() -> None:
    text = (
        "清河县2025年重点项目建设实施方案\n二、主要目标\n固定资产投资增长8%。\n三、重点任务\n1.抓前期。（县发改局牵头）"
    )
    assert owners(text)[0] == []


def test_the_deadline_of_a_bracket_is_the_tasks() -> None:
    report = extract((TASK.replace("年内", "") + "（县发改局牵头，9月底前完成）").encode(), "-", load_lexicon())
    assert report.targets[0].deadline is not None
    assert report.targets[0].deadline.by == "2025-09-30"


def test_a_task_without_a_number_tells_its_owners_all_the_same() -> None:
    report = extract((TASKS + "1.优化服务。推行一窗受理。（县政务服务局牵头）").encode(), "-", load_lexicon())
    (target,) = report.targets
    assert (target.metric, target.op, target.value) == ("优化服务", None, None)
    assert target.task is not None
    assert (target.task.number, target.task.section) == ("1", "三、重点任务")


def test_a_unit_that_is_told_to_do_something_by_a_day_answers_for_it() -> None:
    text = (
        "清河县2025年1-6月重点项目情况通报\n三、工作要求\n县林业局要在8月15日前办结湿地公园用林审核。县里要认真总结。"
    )
    report = extract(text.encode(), "-", load_lexicon())
    (target,) = report.targets
    assert [owner.name for owner in target.owners] == ["县林业局"]
    assert target.metric == "办结湿地公园用林审核"
    assert target.deadline is not None
    assert target.deadline.by == "2025-08-15"


def test_units_at_the_head_of_an_item_are_asked() -> None:
    text = "清河县2025年1-6月重点项目情况通报\n三、工作要求\n1.县农业农村局、县水利局要攻坚，确保10月底前完成年度计划的70%以上。"
    assert owners(text) == [[("县农业农村局", "责任"), ("县水利局", "责任")]]


def test_whom_a_sentence_asks_answers_only_for_its_own_part() -> None:
    text = "清河县2025年1-6月重点项目情况通报\n三、工作要求\n县发改局要确保开工率达到80%以上；力争工业投资达到30亿元。"
    assert owners(text) == [[("县发改局", "责任")], []]


def test_a_long_chain_of_units_takes_linear_time() -> None:
    assert owners(TASK + "（责任单位：" + "县发改局、" * 2000 + "县财政局）")[0] == []
    assert owners(TASKS + "1.抓开工。" + "局和" * 20000 + "要达到80%以上。") is not None
