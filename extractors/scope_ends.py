"""Where the name of a group begins and ends, and what is no such name but a sentence."""

import re

from extractors.grouped import Line
from extractors.names import is_unit

_SENTENCE_WORDS = re.compile(
    r"\A(?:个)?(?:省辖市|市州|州市|县区|县市|区县|地区|地市|旗县|旗区|省份|城市(?!更新|基础|建设|道路))|镇|乡|村|街道|部门|单位|问题|环节|方面|专班|小组|月|亿|万|推进(?!项目|工程|类|前期)|服务(?!业)|保障(?!性|房|类|项目)|支持"
)
_OF_THE_LAND = re.compile(r"新?农村|乡村|城镇|村镇|乡镇|镇村")


def crosses(scope: str) -> bool:
    """Whether the words between count and noun are a sentence and no name of a group: 个镇推进项目, but 个新农村项目."""
    return _SENTENCE_WORDS.search(_OF_THE_LAND.sub("", scope)) is not None


_ATTRIBUTE_LEAD = re.compile(
    r"(?:其中|另有|还有|目前|今年|全年|本年度?|当年|共有|共|安排|实施|推进|推动|涉及|包括|包含|我[省市县区旗州盟])*"
)
_NO_ATTRIBUTE = re.compile(
    r"[0-9]|[为了]|完成|投资|占|全[省市县区旗州盟]|(?:今|本|当|每|上)年度?的\Z|各类的\Z|计划的\Z"
)


def attribute_start(line: Line, start: int, low: int) -> int:
    """Where the name of a group begins whose members are told apart by what is said of them: 正在建设的项目8宗."""
    lead = _ATTRIBUTE_LEAD.match(line.text, start, low)
    begin = lead.end() if lead else start
    said = line.text[begin:low]
    before = line.text[begin - 1 : begin]
    if begin != line.start and begin == start and before not in "，。；、：（）\n ":
        return low  # the stretch that is looked at does not begin with the clause
    if not 4 <= len(said) <= 14 or _NO_ATTRIBUTE.search(said) or is_unit(said[:-1], line.lexicon):
        return low
    return begin
