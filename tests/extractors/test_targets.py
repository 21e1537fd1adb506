"""What is promised is found with its metric, operator, measure, deadline and owners; what is told, planned or spent is not."""

import pytest

from extractors.lexicon import load_lexicon
from pipeline.extraction import extract
from schemas import Report, Target

PLAN = "清河县2025年重点项目建设实施方案\n2025年3月3日\n"
BULLETIN = "清河县2025年1-6月重点项目建设情况通报\n"
GOALS, TASKS = PLAN + "二、主要目标\n", PLAN + "三、重点任务\n"
NEXT = BULLETIN + "三、下一步工作\n"
TOLD = BULLETIN + "一、总体情况\n"


def read(text: str) -> Report:
    return extract(text.encode(), "-", load_lexicon())


def promised(text: str) -> list[tuple[str, str | None, str | None]]:
    """Metric, operator and written number of each promise."""
    return [(t.metric, t.op, t.value.text if t.value else None) for t in read(text).targets]


def only(text: str) -> Target:
    (target,) = read(text).targets
    return target


FOUND = [
    (GOALS + "——投资。固定资产投资增长8%以上；工业投资占比提高2个百分点，达到35%。",
     [("固定资产投资增长", ">=", "8%"), ("工业投资占比提高", "=", "2个百分点"), ("工业投资占比", "=", "35%")]),
    (GOALS + "高新技术企业由18家增加到30家，5亿元以上项目不少于12个。",
     [("高新技术企业", "=", "30家"), ("5亿元以上项目", ">=", "12个")]),
    (GOALS + "年内新增规上企业20户、高新技术企业5家，盘活闲置土地1000亩。",
     [("新增规上企业", "=", "20户"), ("高新技术企业", "=", "5家"), ("盘活闲置土地", "=", "1000亩")]),
    (GOALS + "续建项目3月底100%复工，新建项目9月底前100%开工，完成年度计划投资105.2亿元。",
     [("续建项目复工", "=", "100%"), ("新建项目开工", "=", "100%"), ("完成年度计划投资", "=", "105.2亿元")]),
    (GOALS + "城镇、农村居民人均可支配收入分别增长7%和8%。",
     [("城镇居民人均可支配收入增长", "=", "7%"), ("农村居民人均可支配收入增长", "=", "8%")]),
    (GOALS + "普通公路力争完成投资97亿元，社会消费品零售总额增长8%。",
     [("普通公路完成投资", "=", "97亿元"), ("社会消费品零售总额增长", "=", "8%")]),
    (GOALS + "确保完成今年10.6亿元投资任务。", [("投资任务", "=", "10.6亿元")]),
    (GOALS + "工业投资、民间投资分别增长10%和8%以上。", [("工业投资增长", "=", "10%"), ("民间投资增长", ">=", "8%")]),
    (GOALS + "城镇登记失业率控制在4%以内，粮食产量稳定在30万吨左右。",
     [("城镇登记失业率", "<=", "4%"), ("粮食产量", "~", "30万吨")]),
    (GOALS + "项目入库率。上年实绩82%，本年目标90%。", [("项目入库率", "=", "90%")]),
    (TASKS + "1.压减时限。工业项目审批时间压缩至60个工作日以内。", [("工业项目审批时间", "<=", "60个工作日")]),
    (TASKS + "1.抓实开工。一季度开工率达到40%、上半年80%、三季度全部开工。",
     [("开工率", "=", "40%"), ("开工率", "=", "80%"), ("开工率开工", "=", "全部")]),
    (TASKS + "1.加强保障。县财政安排320万元项目前期费。（县财政局）", [("安排项目前期费", "=", "320万元")]),
    (NEXT + "力争到8月底完成投资占年度计划的68%以上，年底前完成41亿元的年度投资任务。",
     [("完成投资占年度计划", ">=", "68%"), ("年度投资任务", "=", "41亿元")]),
    (NEXT + "年底前将引进不少于25家装备企业。", [("引进装备企业", ">=", "25家")]),
    (NEXT + "确保民间投资和制造业增加值增长12%以上。",
     [("民间投资增长", ">=", "12%"), ("制造业增加值增长", ">=", "12%")]),
    (TOLD + "截至6月底，完成投资3亿元，占年度计划的40%。12月底前，项目开工率达到95%。", [("项目开工率", "=", "95%")]),
    (TASKS + "1.限时办结。一般问题3个工作日内解决，复杂问题10个工作日内解决。",
     [("一般问题解决", "<=", "3个工作日"), ("复杂问题解决", "<=", "10个工作日")]),
    (TASKS + "1.压实责任。确保92个重点项目全年完成投资84.5亿元，10月、11月分别完成投资8亿元、8.3亿元。",
     [("重点项目完成投资", "=", "84.5亿元"), ("完成投资", "=", "8亿元"), ("完成投资", "=", "8.3亿元")]),
    (TASKS + "1.抓入统。新建项目开工后1个月内入统率达到95%以上，总投资500万元以上的项目应统尽统。", [("新建项目入统率", ">=", "95%")]),
    (NEXT + "到10月底，完成投资占年度计划的比重不得低于82%。", [("完成投资占年度计划", ">=", "82%")]),
    (TOLD + "任务分解：产业项目投资6.8亿元。", [("产业项目投资", "=", "6.8亿元")]),
    (TOLD + "33.7亿元是全省工业投资的硬目标，必须不折不扣实现。", [("工业投资", "=", "33.7亿元")]),
    (TOLD + "全县集中开工项目要达到45件以上，绝不能有丝毫松懈。", [("全县集中开工项目", ">=", "45件")]),
    (TOLD + "以工业投资8亿元为目标，倒排工期。", [("工业投资", "=", "8亿元")]),
    (TOLD + "全年力争完成重点项目投资110亿元，上半年新开工项目50个以上。",
     [("重点项目投资", "=", "110亿元"), ("新开工项目", ">=", "50个")]),
    (NEXT + "各镇街确保三季度末投资完成率不低于75%，年底前达到100%。",
     [("投资完成率", ">=", "75%"), ("投资完成率", "=", "100%")]),
    (TOLD + "以问题化解率90%为目标，全力打好攻坚战。", [("问题化解率", "=", "90%")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), FOUND, ids=[text.rsplit("\n", 1)[1] for text, _ in FOUND])
def test_what_is_promised_is_found(text: str, wanted: list[tuple[str, str, str]]) -> None:
    assert promised(text) == wanted


NOT_PROMISED = [
    TOLD + "1-6月完成投资12亿元，占年度计划的48%，开工率达到90%，同比增长8%。",
    TOLD + "我县安排重点项目36个，总投资120亿元，年度计划投资35亿元，预计年产值60亿元。",
    TOLD + "清河大桥项目，总投资3亿元，预计年底完成主体工程的80%。",
    TOLD + "已完成全年目标任务的68.2%，高于序时进度18个百分点。",
    GOALS + "2025年全县安排重点项目98个，总投资412亿元，年度计划投资85亿元，其中续建项目46个。",
    GOALS + "2024年，固定资产投资增长6%，新开工项目36个。",
    TASKS + "1.强化激励。对首次纳统的民间投资项目，给予最高50万元奖励，不超过总投资的5%。",
    TASKS + "1.清河供水工程，新建水厂1座，铺设管网36公里，总投资3亿元，2025年计划投资1.2亿元。",
    TASKS + "1.清单管理。对年度145个建设项目，县发改局要清单化管理，围绕10个产业建立链长制。",
    TOLD + "确保年产16万吨水溶肥项目年内建成投用。",
    TASKS + "1.规范用地。亩均税收符合要求的，投资强度不得低于260万元/亩。",
    NEXT + "预计到年底可完成投资32亿元，占年度计划的102%。",
    NEXT + "6个项目已完成年度任务，尚有8个项目完成投资不足50%，要加快进度。",
    TOLD + "预期年产值86亿元，预计可带动就业500人。",
    TOLD + "全年投资目标3.6亿元，1-6月完成1.2亿元。",
    TOLD + "连续输错5次将锁定30分钟。",
    NEXT + "对连续2个月未达序时进度的单位，要进行约谈。",
]


@pytest.mark.parametrize("text", NOT_PROMISED, ids=[text.rsplit("\n", 1)[1] for text in NOT_PROMISED])
def test_what_is_told_planned_or_spent_is_no_promise(text: str) -> None:
    assert [line for line in promised(text) if line[2] is not None] == []


DUE = [
    (GOALS + "9月底前开工率达到80%。", "9月底前", "2025-09-30"),
    (GOALS + "固定资产投资达到120亿元，6月20日前完成。", "6月20日前", "2025-06-20"),
    (GOALS + "到2026年底，高标准农田达到30万亩。", "到2026年底", "2026-12-31"),
    (GOALS + "到“十五五”末，森林覆盖率达到45%。", "“十五五”末", "2030-12-31"),
    (GOALS + "新建项目开工后2个月内100%入统。", "开工后2个月内", None),
    (GOALS + "每季度推介项目不少于10个。", "每季度", None),
    (GOALS + "春节前，拖欠款项兑现率达到100%。", "春节前", None),
]


@pytest.mark.parametrize(("text", "said", "by"), DUE, ids=[said for _, said, _ in DUE])
def test_a_deadline_is_kept_as_written_and_as_a_day(text: str, said: str, by: str | None) -> None:
    deadline = only(text).deadline
    assert deadline is not None
    assert (deadline.text, deadline.by) == (said, by)


def test_bullets_inherit_the_deadline_of_their_lead_in_and_a_clause_behind_a_semicolon_does_not() -> None:
    bullets = read(PLAN + "二、主要目标\n到2027年：\n——工业投资突破120亿元。\n——规上企业达到60家。").targets
    assert [t.deadline.by if t.deadline else None for t in bullets] == ["2027-12-31", "2027-12-31"]
    parted = read(GOALS + "6月底前开工率达到60%；工业投资达到30亿元。").targets
    assert [t.deadline.by if t.deadline else None for t in parted] == ["2025-06-30", None]


def test_a_day_before_what_the_report_tells_is_not_of_its_year() -> None:
    deadline = only(NEXT + "确保3月底前新建项目开工率达到100%。").deadline
    assert deadline is not None
    assert (deadline.text, deadline.by) == ("3月底前", None)


MEASURES = [
    ("固定资产投资增长8%", "growth"),
    ("单位能耗下降6%", "decline"),
    ("民间投资占比达到55%", "share"),
    ("工业投资占比提高3个百分点", "points"),
    ("储备项目总投资达到固定资产投资的5倍", "multiple"),
    ("综合考评进入全市前3名", "rank"),
    ("固定资产投资达到120亿元", "value"),
]


@pytest.mark.parametrize(("goal", "measure"), MEASURES)
def test_what_the_number_measures(goal: str, measure: str) -> None:
    assert only(GOALS + goal + "。").measure == measure


def test_each_town_is_told_in_per_and_answers_for_its_part() -> None:
    target = only(GOALS + "各镇（街道）至少引进产业项目3个。")
    assert (target.per, target.op, [owner.name for owner in target.owners]) == ("各镇（街道）", ">=", ["各镇（街道）"])


def test_a_promised_figure_is_the_promises_and_nobody_elses() -> None:
    report = read(TOLD + "全县重点项目36个，总投资120亿元。力争全年完成投资40亿元。")
    (entry,) = [entry for entry in report.figures.entries if entry.figure.text == "40亿元"]
    assert (entry.role, entry.belongs_to.kind, entry.belongs_to.name) == ("target", "target", "完成投资")
    assert report.targets[0].value == entry.figure


def test_the_plan_of_a_named_project_is_its_plan_and_a_promise() -> None:
    report = read(TASKS + "1.加快交通项目建设。垫江至忠县快速通道工程全年完成投资6.5亿元。")
    (entry,) = [entry for entry in report.figures.entries if entry.figure.text == "6.5亿元"]
    owners = [entry.belongs_to.kind, *(owner.kind for owner in entry.also)]
    assert "target" in owners
    assert report.targets[0].deadline is not None


def test_every_field_of_a_promise_has_its_evidence() -> None:
    text = TASKS + "1.抓开工。各镇6月底前新开工项目不少于3个。（牵头单位：县发改局）"
    target = only(text)
    assert set(target.evidence) == {"metric", "value", "per", "deadline", "task", "owners"}
    cut = {field: "".join(text[s.start : s.end] for s in spans) for field, spans in target.evidence.items()}
    assert (cut["deadline"], cut["owners"], cut["value"]) == ("6月底前", "县发改局", "3个")


def test_a_hostile_text_takes_linear_time() -> None:
    long = "力争开工率达到80%，" * 4000
    assert len(read(NEXT + long).targets) > 1000
