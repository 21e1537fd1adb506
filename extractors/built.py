"""What a clause says of works by a quantity or a share: 护岸完成11.5公里, 二期已完成85%."""

import re
from dataclasses import dataclass

from extractors.clauses import Clause

_QUANTITY = (
    r"[0-9][0-9.]*余?万?(?:公里|千米|延米|米|平方米|㎡|立方米|方|m³|m3|亩|公顷"
    r"|栋|幢|座|根|台|套|片|间|孔|榀|基|樘|棵|株|道|处|眼|口|组|块|层|km|m|KM)"
)
_BUILT = re.compile(
    rf"(?:(?:完成|已|累计)了?[\u3400-\u9fff、]{{0,12}}?(?:{_QUANTITY})"
    rf"|[\u3400-\u9fff）#](?:掘进|浇筑|敷设|铺设|铺筑|架设|安装|建成|砌筑|开挖|衬砌|吊装|打桩|栽植|完)了?(?:{_QUANTITY})"
    r"|施工(?:至|到)[^，]{1,8}|[盖打建铺浇砌挖架装拆埋栽修]了(?:[0-9.]+)[余多]?[栋幢座眼口孔间套米公里根基亩台片榀]|[建盖冲砌筑](?:至|到)[^，。；]{1,8}?(?:层|高程|标高|米)|[完装铺浇挖建砌栽]成?了?(?:约|近|将近|大约)?(?:[一二三四五六七八九]成|三分之[一二]|一半|大半)(?=[，。；多以左]|\Z)|[\u3400-\u9fff]{2}(?:过|达到?|近|约|超过?)?[一二三四五六七八九]成(?:以上|多|左右)?(?=[，。；]|\Z))"
)
"""Works by their quantity: 护岸完成11.5公里, 已治理草场18万亩."""
_BUILT_NOW = re.compile(
    rf"(?:掘进|浇筑|敷设|铺设|铺筑|架设|安装|建成|砌筑|开挖|衬砌|吊装|打桩|栽植|回填|填筑|清运|拆除)[\u3400-\u9fff、]{{0,10}}?(?:{_QUANTITY})"
)
"""The same behind 目前: 浇筑墩柱38根."""
_AMOUNT_SIGN = re.compile(r"[0-9]|施工[至到]|[一二三四五六七八九]成|分之|半|层")
"""A clause without one says nothing by a quantity or a share."""
_MEASURED = re.compile(
    rf"{_QUANTITY}|施工[至到]|了[0-9]|[至到][^，。；]{{1,8}}?(?:层|高程|标高|米)|[一二三四五六七八九]成|分之|半"
)
"""A clause without one of these, either, says nothing by a quantity, whatever verbs it has."""
_DONE_PART = re.compile(r"(?:完成|已|达|约|[至到])[^，。；0-9投年资]{0,10}?(?P<percent>[0-9]{1,3}(?:\.[0-9]+)?)%")
_NO_WORKS = re.compile(
    r"征|流转|勘|协议|拆迁|报批|测|设计|规划|培训|招聘|投资|年度|计划|资金|贷款|率|任务|比|同|超|签|编制|审|手续|目标|全年|序时|盘子|概算|估算|当年|今年|本年|占"
)
_PAPERS_BEHIND = re.compile(r"[^，。；]{0,8}(?:调查|勘测|测量|摸底|评估|协议|签约|审批|丈量)")
_OF_WORKS = re.compile(r"进度|工程量|总量|工作量")


@dataclass(frozen=True, slots=True)
class Built:
    """Works told by their quantity or their share, at their place."""

    start: int
    end: int
    all_of_it: bool
    """All of the project's works: 100%."""


def find_built(text: str, clause: Clause, told: bool) -> Built | None:
    """What a clause says of works by a quantity or a share; `told` where what is around it tells of progress."""
    if not _AMOUNT_SIGN.search(text, clause.start, clause.end):
        return None
    measured = _MEASURED.search(text, clause.start, clause.end) is not None
    shared = text.find("%", clause.start, clause.end) >= 0
    if not measured and not shared:
        return None
    for pattern, asked in ((_BUILT, measured), (_DONE_PART, shared), (_BUILT_NOW, measured and told)):
        if not asked:
            continue
        built = pattern.search(text, clause.start, clause.end)
        if built is None or _NO_WORKS.search(text, clause.start, built.end()):
            continue
        if _PAPERS_BEHIND.match(text, built.end(), clause.end):
            continue  # 已完成20栋民宿外业调查
        if (
            pattern is _DONE_PART
            and clause.kind in ("other", "people")
            and not _OF_WORKS.search(text, clause.start, built.end())
        ):
            continue  # 下河镇完成64%
        share = built.groupdict().get("percent")
        return Built(built.start(), built.end(), share == "100" and clause.kind == "whole")
    return None
