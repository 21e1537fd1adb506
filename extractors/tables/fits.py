"""How well what stands in a cell suits a column: a number no column of names, a name no column of money."""

import re
from functools import lru_cache

from extractors.tables.columns import NUMBERS

IMPOSSIBLE = -9.0

_NUMBER = re.compile(r"-?[0-9][0-9, ]*(?:\.[0-9 ]+)?")
_PERCENT = re.compile(r"-?[0-9][0-9 ]*(?:\.[0-9 ]+)?%")
_AMOUNT = re.compile(r"[约近超]?[0-9][0-9,. ]*(?:[亿万]元|[亿万]|元|个|项|宗|件)?[以之]?[上下内余多]?")
_TERM = re.compile(
    r"(?=[^年月个天]{0,8}(?:(?:19|20)[0-9]{2}|[0-9]{1,3}(?:个月|年|天|日)|[0-9]{1,2}月))[0-9年月日份个天.\-/~至到、，（）上中下旬底初末前后内计划预拟已开竣完工建成投产时间：]+"
)
"""Years and months with the words that stand beside them: 2019-2021, 2021年3月开工; no 2021年危桥改造."""
_HAN = re.compile("[\u3400-\u9fff]")
_UNIT_TAIL = re.compile(
    r"(?:局|委|办|公司|集团|厂|政府|中心|处|院|校|会|站|所|队|社|部|行|室|场|镇|乡|街道|街|园区|管委会|指挥部|开发区|县|市|区|旗)(?:、|）|\Z)"
)
_PLACE_TAIL = re.compile(r"(?:镇|乡|街道|村|社区|区|园|园区|县|市|旗|路|组|侧|沿线|境内|片区|开发区|等)(?:、|）|\Z)")
_NATURES = re.compile(
    r"(?:计划|拟|新|续|改|扩|迁|重|在|技)*(?:新建|续建|改建|扩建|改扩建|迁建|在建|前期|预备|储备|新开工|开工|收尾|竣工|投产|技改|结转|签约|谋划|复工|建成|完工|拟建|恢复)(?:类|项目|续建|新建)?"
)
_LEVELS = re.compile(r"(?:国家|省|市|县|区|旗|州|盟|自治区|师|团|兵团|本|部|厅)+(?:级|列|属|重点|重大|本级)*(?:项目)?")
MARKER = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}|（[一二三四五六七八九十0-9]{1,3}）|[0-9]{1,3})[、.．]?|[ⅠⅡⅢⅣⅤA-F][、.．]?"
)
TOTAL = re.compile(
    r"(?:(?:全部|所有|项目|投资|本页|以上|全?[省市县区旗州盟]|重点项目)*(?:合计|总计(?!划)|共计(?!划)|小计|累计合计|汇总|总合计|总数|总和)(?:项目|数)?|合|计)(?:[（：].*|[0-9].*)?"
)
"""What opens a row of sums."""
_GROUP_TAIL = re.compile(
    r"(?:项目|工程|类|级|方面|领域|产业|镇|乡|街道|县|市|区|旗|园区|开发区|行业|设施|事业|服务业|工业|农业|交通|水利|能源|民生|文旅|环保|建设|部分|重点|[省市县区州盟旗]级|[局委办])(?:（[^（）]*）|[0-9]+[个项宗件])?\Z|（(?:共)?[0-9]+[个项宗件][^（）]*）\Z"
)


@lru_cache(maxsize=8192)
def fit(words: str, field: str | None) -> float:
    """How well the words of a cell, without blanks, suit a column; below zero they do not.

    >>> fit("8600", "total_investment") > 0 > fit("8600", "name")
    True
    """
    if not words:
        return 0.0
    if is_blank(words):
        return IMPOSSIBLE if field in ("name", "ordinal") else 0.6
    number = _NUMBER.fullmatch(words) is not None
    percent = _PERCENT.fullmatch(words) is not None
    if field in NUMBERS:
        return _fit_number(words, field, number, percent)
    if field == "ordinal":
        return 1.0 if MARKER.fullmatch(words) else IMPOSSIBLE
    if field in ("term", "date"):
        if _TERM.fullmatch(words):
            return 2.0
        return -2.5 if number or len(words) > 14 else -1.0
    if number or percent:
        return {"status": -0.5 if percent else -3.0, "code": -1.0, None: -0.2, "none": -0.2, "remark": -1.0}.get(
            field, IMPOSSIBLE
        )
    return _fit_words(words, field)


def _fit_number(words: str, field: str | None, number: bool, percent: bool) -> float:
    if field in ("percent_of_plan", "progress"):
        return 2.0 if percent else 0.7 if number else IMPOSSIBLE
    if percent:
        return -4.0
    if number:
        return 2.0
    return 1.0 if _AMOUNT.fullmatch(words) else IMPOSSIBLE


def _fit_words(words: str, field: str | None) -> float:
    length = len(words)
    if field == "name":
        return 1.5 if length >= 4 and _HAN.search(words) else -1.0 if length >= 2 else -4.0
    if field == "nature":
        return 2.0 if _NATURES.fullmatch(words) else -2.5 if length > 8 else -0.7
    if field == "level":
        return 2.0 if _LEVELS.fullmatch(words) else -2.5 if length > 8 else -0.7
    if field in ("builder", "responsible"):
        return 1.4 if _UNIT_TAIL.search(words) else -0.8 if length > 24 else 0.0
    if field in ("location", "group", "industry"):
        return 1.3 if _PLACE_TAIL.search(words) else -1.0 if length > 24 else 0.2
    if field == "person":
        return 0.8 if length <= 4 else -0.4
    if field == "code":
        return -2.0
    if field in ("content", "status", "problem"):
        return 0.9 if length >= 8 else 0.6
    return 0.3


def skip_cost(field: str | None) -> float:
    """What it costs to leave a column without a cell."""
    if field in ("problem", "remark", "none", "person", "code"):
        return 0.2
    return 6.0 if field == "name" else 0.9


def is_blank(words: str) -> bool:
    """Whether a cell says nothing: —, /, 无."""
    return words in ("无", "暂无") or all(char in "-/\\~*—" for char in words)


def is_number(words: str) -> bool:
    """Whether a cell is a bare number or a percentage."""
    return _NUMBER.fullmatch(words) is not None or _PERCENT.fullmatch(words) is not None


def names_group(words: str) -> float:
    """How much a cell looks like the title of the rows below it: 一、续建项目, 省重点（3个）, 合计."""
    if TOTAL.fullmatch(words):
        return 3.0
    if is_number(words) or is_blank(words) or len(words) > 40 or "。" in words or "，" in words:
        return IMPOSSIBLE
    marker = MARKER.match(words)
    if marker is not None and marker.end() < len(words) and words[marker.end() - 1] in "、.．）":
        return 2.5
    return 1.5 if _GROUP_TAIL.search(words) else 0.0
