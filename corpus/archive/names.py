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
    # layouts: the rules of the grammar that state a record
    "project.line": "项目·逐条一行",
    "project.stop": "项目·名称独立成句",
    "project.colon": "项目·名称加冒号",
    "project.bracket": "项目·数字在括号",
    "project.reverse": "项目·数字在名称前",
    "project.together": "项目·分别列数",
    "project.adjusted": "项目·总投资调整",
    "project.run_on": "项目·段内连排",
    "project.sector": "项目·按领域成段",
    "project.plan": "项目·计划安排",
    "project.brief": "项目·简介",
    "project.news": "项目·新闻叙述",
    "fields": "项目·字段表",
    "table": "表格·项目行",
    "table.group": "表格·分组行",
    "table.sum": "表格·合计行",
    "enumeration": "项目·列名",
    "naming": "项目·简称再提",
    "opening.progress": "总述·进展",
    "opening.bulletin": "总述·通报",
    "opening.plan": "总述·方案",
    "opening.brief": "总述·简介",
    "opening.news": "总述·新闻",
    "group.more": "总述·续句",
    "aside.group": "总述·旁及数字",
    "group.heading": "分组·标题",
    "group.sentence": "分组·标题下一句",
    "group.plan": "分组·方案",
    "group.brief": "分组·简介",
    "sector.lead": "分组·领域段首",
    "cut.level": "切分·级别",
    "cut.nature": "切分·性质",
    "cut.stage": "切分·进展",
    "cut.sector": "切分·行业",
    "cut.region": "切分·地区",
    "cut.size": "切分·规模",
    "list.open": "列名·等N个",
    "list.closed": "列名·全部",
    "opened": "子集·已开工",
    "unopened": "子集·未开工",
    "finished": "子集·已竣工",
    "served": "子集·已投产",
    "ranking": "排名·一句",
    "ranking.line": "排名·逐行",
    "ranking.together": "排名·分别列数",
    "target.at_least": "目标·不低于",
    "target.exactly": "目标·达到",
    "target.growth": "目标·增长",
    "target.project": "目标·项目时限",
    "owner.bracket": "责任·括号",
    "owner.lines": "责任·另行",
    # noises
    "blanks": "数字名称中空格",
    "spaced": "数字两侧空格",
    "wrapped": "硬换行",
    "pages": "页码断句",
    "wide": "全角数字",
    "narrow": "半角标点",
    "mirror": "繁体镜像",
    "pinyin": "镜像注音",
    "lost_dashes": "月份丢连接号",
    "lost_marks": "数字间丢标点",
    "lost_date": "日期丢年月日",
    "spoilt_points": "小数点误作顿号句号",
    "lost_units": "亿元误作元",
    "lost_digits": "金额丢数字",
    "doubled": "重字重标点",
    "junk": "防复制乱码",
    "chrome": "网页框架",
    "template": "未填写的样表",
}


def name_of(label: str) -> str:
    """What a label is called; itself, where nothing better is known.

    >>> name_of("frozen"), name_of("project.line"), name_of("docx")
    ('封存', '项目·逐条一行', 'docx')
    """
    return _LABELS.get(label, label)


def order_of(fact: str) -> tuple[int, str]:
    """Where a fact stands among the others; one that is not listed comes last."""
    facts = list(FACT_NAMES)
    return facts.index(fact) if fact in FACT_NAMES else len(facts), fact
