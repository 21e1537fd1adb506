"""What facts, cuts and kinds of errors are called on a page for people."""

AXIS_NAMES = {
    "genre": "文种",
    "format": "格式",
    "layout": "版式",
    "noise": "干扰",
    "side": "写法",
    "office": "单位",
}
GROUP_NAMES = {"project": "项目", "ledger": "数字", "audit": "勾稽", "aggregate": "分组", "target": "目标"}
FACT_NAMES = {
    "project.found": "找到项目",
    "project.name": "项目名称",
    "project.level": "级别",
    "project.nature": "性质",
    "project.status": "状态",
    "project.total_investment": "总投资",
    "project.annual_plan": "年度计划",
    "project.completions": "完成投资",
    "project.h1_completion": "上半年完成",
    "project.progress_percent": "形象进度",
    "project.components": "子项",
    "aggregate.figures": "分组的数字",
    "aggregate.scope": "分组的名称",
    "target.values": "目标值",
    "target.op": "目标方向",
    "target.metric": "目标指标",
    "target.deadline": "时限",
    "target.owners": "责任单位",
    "audit.findings": "勾稽差错",
    "ledger.role": "数字是什么",
    "ledger.owner": "数字归谁",
    "document.genre": "文种",
    "document.head": "标题文号落款",
    "document.period": "报告期",
    "detail.percent_of_plan": "占年度计划",
    "detail.component_status": "子项状态",
    "evidence.exact": "原文定位",
}
"""In the order in which they stand on the page."""
KIND_NAMES = {
    "wrong_sum": "合计不符",
    "wrong_count": "个数不符",
    "wrong_percent": "比例不符",
    "plan_gt_total": "计划超总投资",
    "completion_gt_plan": "完成超计划",
    "unit_slip": "单位写错",
    "transposed": "数字颠倒",
    "missing_part": "漏加一项",
    "doubled_part": "重加一项",
    "conflict": "前后矛盾",
    "duplicate": "重复列入",
    "schedule": "进度与时间不符",
    "numbering": "编号有误",
}
_LABELS = {
    "open": "公开",
    "frozen": "封存",
    "county": "县级",
    "city": "市级",
    "province": "省级",
}


def name_of(label: str) -> str:
    """What a label is called; itself, where nothing better is known.

    >>> name_of("frozen"), name_of("project.line")
    ('封存', 'project.line')
    """
    return _LABELS.get(label, label)


def order_of(fact: str) -> tuple[int, str]:
    """Where a fact stands among the others; one that is not listed comes last."""
    facts = list(FACT_NAMES)
    return facts.index(fact) if fact in FACT_NAMES else len(facts), fact
