"""What stands between what a group is called and how many there are of it: 重点项目|初步排定|44项, 重点工程（共|12个."""

import re

from extractors.figures import FoundFigure

_GAP = re.compile(
    r"(?:方面|板块|(?:推进|建设|进展|实施)情况)?(?:（共?|【共?|[—-]{1,2}|[。，：](?=共|实施|安排|铺排|现有)|(?:建设)?(?:进展|完成|推进)?情况(?:如下)?：|(?:计划)?(?:(?:19|20)[0-9]{2}年)?(?:安排|实施|推进|铺排|铺开|确定|推出)|，\s?(?:年初|今年|年内|全年)?(?:计划)?共?(?:安排|实施|铺排|涉及)|占|计|各|共有|共计|总数|合计|总计|达到|达|共|为|有|：|（共?|\s)*\Z"
)
_WHEN = r"(?:今年|年内|全年|本年度?|当年|年初|本批|本次|本期|目前|现阶段|(?:19|20)[0-9]{2}年度?)"
_HOW = r"(?:初步|共|一共|总共|计划|拟|最终|现|预计|合计|新|已|累计|实际|滚动|统一|集中)"
_PICKED = (
    r"(?:确定|敲定|排定|选定|锁定|排出|排|定|立项建设|立项|实施|安排|铺排|铺开|谋划|集中|筛选|编列|编排|入库|入选|在册|在库|在列|登记|梳理|遴选|推进|推出|新上|储备|策划|包装|下达|列入|纳入|列表|承担|启动"
    r"|签下|引进|落地|开工建设)"
)
_CHOSEN = re.compile(
    rf"(?:方面|板块|领域|这一块|这块)?[，：]?{_WHEN}?{_HOW}*(?:{_PICKED}(?:建设)?(?:了|出|为|有|到|共)*|(?:项目)?(?:数量|个数|数|总数)(?:为|是|有|达|达到|共|：)*)\Z"
)
"""今年确定为, 数量为, 共立项建设, 板块集中了: then the count must be all that the clause says."""
BEGUN = rf"{_WHEN}?{_HOW}*{_PICKED}?(?:了|出)?"
"""How a clause begins that counts without a name: 全年共实施14件."""
_ALONE = re.compile(r"[，。；、（）：\n]|总|概算|估算|年度|年计划|今年|共|合计|计划|投资|\Z")
_LONGEST_GAP = 16


def gap_before(text: str, floor: int, figure: FoundFigure) -> re.Match[str] | None:
    """What parts a count from the name of its group before it; None where nothing is known that could.

    >>> _CHOSEN.search("全县重点项目今年初步确定为").group()
    '今年初步确定为'
    """
    gap = _GAP.search(text, max(floor, figure.start - 12), figure.start)
    if _ALONE.match(text, figure.end) is None:
        return gap
    chosen = _CHOSEN.search(text, max(floor, figure.start - _LONGEST_GAP), figure.start)
    if chosen is None or chosen.start() == figure.start or (gap is not None and gap.start() <= chosen.start()):
        return gap
    return chosen
