"""How a word of state is meant by what stands before it: plainly, expected, denied, or of a part only."""

import re
from collections.abc import Mapping

from extractors.clauses import DATE
from extractors.patterns import last_match
from schemas import Status

NOW = re.compile(
    r"已|刚|眼下|当下|当前|正在|目前|现(?<![实出体呈展表发]现)(?![场有代状行役存货金实])|完成了|完成[^投]|实际|仍"
)
_MONTH = re.compile(r"(?<![0-9])(1[0-2]|[1-9])月(?!份?以来)")
_YEAR_MONTH = re.compile(r"((?:19|20)[0-9]{2})年")
_NEXT_YEAR = re.compile(r"明年|后年")
_AHEAD = re.compile(
    r"(?:年底|年内|年末|月底|月末|季度末?)前?(?:可|将|能|全面|全部|正式|基本|实现|建成|完成|具备)*\Z|(?:年底|月底|月末|[日月])前(?:可|将|能|全面|全部|正式|实现|完成)*\Z"
)
_BY_MONTH_END = re.compile(r"(1[0-2]|[1-9])月底前?(?:可|将|能|全面|全部|基本)*(?:完成|建成|实现)")
_ON_A_DAY = re.compile(r"月[0-9]{1,2}[日号](?:正式|全面|顺利|完成|实现)*\Z")
_PASSED = re.compile(r"(?:于|自|从|在)[^，]{0,12}(?:年|月|日|旬)[^，]{0,4}\Z|(?:月|日|旬)(?:起|以来)\Z")
_CAN = re.compile(r"(?<![许认])可(?![研行靠以视])[^，]{0,6}\Z")
_AT_ONCE = re.compile(r"(?:即|便|就|随即|立即|一直|陆续|相继|已)(?!可|将|能)")
_NOT_STOPPED = re.compile(r"(?:没有|从未|并未|未曾|未|不|不得|严禁|防止|避免)\Z")
_NOT_DENIED = re.compile(r"不(?:久|断|停|仅|但|受|影响)|无(?=人机|缝|障|故障|尘)")
_MEASURED_BY = re.compile(r"(?:按照?|比|较|超|于|完成|列入|下达|纳入|调出)[^，]{0,6}\Z|[度原规入达资出]\Z")
_IN_A_WORD = re.compile(r"[主需重必][要须]|.?要[求素件点闻]|[所内军刚][需]|.?需[求方]")
_DUE = re.compile(rf"(?:[将可于在到]|{DATE}|[之以]?前|年底|月底|能|全面|全部|基本|如期|按期|同步|陆续|逐步|争取)*")
"""What may stand between a hope and what it is for: 预计|12月底|完成食堂竣工验收."""
ANYHOW = ("停工", "未开工", "取消")


def lies_ahead(lead: str, year: int | None, last_month: int | None) -> bool:
    """Whether a clause names a month or a day that is still to come and says nothing of now: 10月底全部建成."""
    by_end = _BY_MONTH_END.match(lead)
    if by_end is not None and (last_month is None or int(by_end[1]) > last_month):
        return True
    if NOW.search(lead):
        return False
    if _NEXT_YEAR.search(lead):
        return True
    dated = _YEAR_MONTH.search(lead)
    if dated is not None and (year is None or int(dated[1]) != year):
        return (year is not None and int(dated[1]) > year) or (
            year is None and _PASSED.search(lead) is None and _ON_A_DAY.search(lead) is None
        )
    month = _MONTH.search(lead)
    if month is not None and last_month is not None:
        return int(month[1]) > last_month and (int(month[1]) > last_month + 1 or _PASSED.search(lead) is None)
    return _AHEAD.search(lead) is not None


def modal_of(lead: str, word: str, status: Status, modals: Mapping[str, re.Pattern[str]]) -> str | None:
    """What the words of the clause before a word of state make of it."""
    if _NOT_STOPPED.search(lead) if status in ANYHOW else _denies(lead, modals):
        return "denied"
    near = lead[-8:]
    for hoped in modals["expected"].finditer(lead):
        if by_plan(lead, 0, hoped) and (status == "在建" or not re.search(DATE, lead)):
            continue
        if hoped.group().endswith("后") and (status in ANYHOW or _AT_ONCE.match(lead, hoped.end())):
            continue  # 基础完工后停工, 建成后即交付运行
        if hoped.group() in ("要", "须", "需") and _IN_A_WORD.match(lead, max(0, hoped.start() - 1)):
            continue
        now = NOW.search(lead, hoped.end())
        if now is None or (now.group().startswith("完成") and _DUE.fullmatch(lead, hoped.end(), now.start())):
            return "expected"
    if status in ("投产", "完工", "试运行") and _CAN.search(near):
        return "expected"
    partial = last_match(modals["partial"], lead) if status not in ANYHOW else None
    if partial and len(lead) - partial.end() <= 8:
        return "partial"
    return None


def _denies(lead: str, modals: Mapping[str, re.Pattern[str]]) -> bool:
    return any(
        len(lead) - match.end() <= (3 if match.group()[0] in "未尚没不无难" else 6)
        and not _NOT_DENIED.match(lead, match.start())
        for match in modals["denied"].finditer(lead)
    )


def by_plan(text: str, start: int, hoped: re.Match[str]) -> bool:
    """Whether 计划 names what works are measured by: 比计划提前, 按节点计划推进, 列入年度计划."""
    return (
        hoped.group() == "计划" and _MEASURED_BY.search(text, max(start, hoped.start() - 8), hoped.start()) is not None
    )
