"""What a block is about: the project at the head of an item, or the one that the paragraph before told of."""

import re
from bisect import bisect_left
from functools import cache
from typing import NamedTuple

from extractors.bounds import settled
from extractors.continuing import CONTINUES, is_label_item, is_part_item
from extractors.doers import behind_doing, behind_whom, is_aim, without_doing
from extractors.grouped import Group
from extractors.levelled import without_level
from extractors.lexicon import Lexicon
from extractors.names import Name, find_head_name, is_unit, names_a_unit, parse_name
from extractors.paired import paired_names
from extractors.scan import Scan
from extractors.scopes import is_class_name
from extractors.signs import state_pattern
from extractors.speaking import subject_stop, subject_words
from extractors.sureness import ENDS_SURELY, is_class, speaks_of, sure_name
from extractors.telltails import content_name
from extractors.wordlist import longest_of

STRONG_TAILS = ("项目", "工程")
_NAME_FIELD = re.compile(r"(?:(?:项目|工程|项目（工程）)名称|项目名)：\x20?(?=\S)")
_TELLS_ON = re.compile(
    r"该(?:项目|工程)|(?:为|属)?[省市县]重点|位于|由[^，。]{2,20}(?:投资|建设|实施)|总投资|计划总投资|概算总投资|建设(?:单位|内容|规模|地点)|主要建设|项目总投资"
)
_TELLS_OF_PROJECT = re.compile(
    r"(?:该)?(?:项目|工程)(?:计划|概算|估算)?(?:总投资|位于|地处|坐落|选址|占地|总占地|总用地|总建筑面积|由[^，。]{2,20}(?:投资|建设|实施))"
)
_BARE_FIELD = re.compile(r"名称：")
_FIELD = re.compile(r"[\u3400-\u9fff（）0-9]{2,14}：")
_CLAUSE_SIGN = re.compile(r"[，。；：（）、]")


class _FirstWords(NamedTuple):
    """What a block begins with."""

    whose: int | None = None
    """Where the words are over that say whose its project is."""
    cue: int | None = None
    """Where the first cue behind them begins."""
    name: Name | None = None
    """The name that the first words may be."""


def _first_words(scan: Scan, number: int) -> _FirstWords:
    block = scan.blocks[number]
    whose = behind_whom(scan.text, block.body, block.end)
    return _FirstWords(whose, *_named_behind(scan, number, whose or block.body))


def _named_behind(scan: Scan, number: int, low: int) -> tuple[int | None, Name | None]:
    """The first cue of a block behind a place, and the name that the words from there on may be."""
    cue = next((reading.start for _, reading in scan.main_figures(number) if reading.start >= low), None)
    return cue, find_head_name(scan.text, low, scan.blocks[number].end, cue, scan.lexicon)


def find_heads(scan: Scan, groups: list[tuple[Group, ...]]) -> list[Name | None]:
    """For each block the project that it is about; what stands in a list of projects is one although it is not called so."""
    first = [
        _FirstWords() if block.kind == "furniture" else _first_words(scan, number)
        for number, block in enumerate(scan.blocks)
    ]
    heads = [
        None if block.kind == "furniture" else find_head(scan, number, groups[number], first[number])
        for number, block in enumerate(scan.blocks)
    ]
    lists: dict[tuple[int | None, str, str | None], list[int]] = {}
    for number, block in enumerate(scan.blocks):
        if block.kind in ("item", "paragraph"):
            lists.setdefault((block.heading, block.kind, block.marker.style if block.marker else None), []).append(
                number
            )
    for (heading, kind, _), numbers in lists.items():
        sure = sum(heads[number] is not None for number in numbers)
        named = heading is not None and (bool(groups[heading]) or scan.blocks[heading].state is not None)
        under_group = named and (kind == "item" or len(numbers) <= 3)
        loose = {
            number: name
            for number in numbers
            if heads[number] is None and (name := _loose_head(scan, number, groups[number], first[number]))
        }
        alike = sum(_is_costed(scan, number, name) for number, name in loose.items())
        if loose and (
            under_group
            or (sure >= 2 and sure * 2 >= len(loose))
            or (alike >= 2 and (alike + sure) * 3 >= len(numbers) * 2)
        ):
            for number, name in loose.items():
                heads[number] = name
    paired = {
        number: name
        for number, name in paired_names(scan, groups).items()
        if speaks_of(name.text, scan.lexicon) and not is_class(name.text, scan.lexicon)
    }
    for number, name in paired.items():
        heads[number] = heads[number] or name
    project: int | None = None
    for number, head in enumerate(heads):
        if head is not None and project is not None and _goes_on_below(scan, number, project):
            heads[number] = None
        elif head is not None:
            project = number
        elif scan.blocks[number].kind == "heading":
            project = None
    for number in range(1, len(heads)):
        above, own = heads[number - 1], heads[number]
        if above is None or own is None or above.end < scan.blocks[number - 1].end - 1:
            continue
        if _echoes(scan, number, above) or (number - 1 in paired and not own.text.endswith(STRONG_TAILS)):
            heads[number] = None  # 一、城北水厂扩建工程 ⏎ 水厂扩建工程估算总投资0.8亿元
    return heads


def _leads_in(scan: Scan, name: Name, cue: int | None) -> bool:
    """Whether words in front of a colon only say of what branch the works behind it are: 公路交通：城北大桥总投资3亿元."""
    if (
        cue is None
        or name.text.endswith(STRONG_TAILS)
        or scan.text[name.end : name.end + 1] != "："
        or len(name.text) > 10
    ):
        return False
    start = max(name.end, scan.text.rfind("，", name.end, cue)) + 1
    if start > name.end + 1 and subject_words(scan, name.end + 1, start - 1):
        return False
    words = subject_words(scan, start, cue)
    stop = subject_stop(scan, cue, start)
    stop -= scan.text[stop - 1] == "（"
    named = parse_name(scan.text, start, stop, scan.lexicon)
    return (
        len(words) >= 5
        and named is not None
        and not is_unit(named.text, scan.lexicon)
        and (named.tailed or not name.tailed)
    )


def _goes_on_below(scan: Scan, number: int, project: int) -> bool:
    """Whether a block tells of a part of the project of a block above it, or one thing of the whole."""
    return is_part_item(scan, number, project) or is_label_item(scan, number, project)


def _is_costed(scan: Scan, number: int, name: Name) -> bool:
    """Whether the first thing said behind a name is what the whole costs: 恒泰阀门：总投资1.3亿元."""
    first = next((reading for _, reading in scan.main_figures(number)), None)
    return first is not None and first.role == "total_investment" and first.start - name.end <= 2


def _loose_head(scan: Scan, number: int, groups: tuple[Group, ...], first: _FirstWords) -> Name | None:
    """What would be the name of a block in a list of projects: its first words, up to a sign, with something said behind them."""
    block, text = scan.blocks[number], scan.text
    main = scan.main_figures(number)
    cue, name = first.cue, first.name
    if name is None:
        return None
    shortest = 3 if block.marker is not None and text[name.end : name.end + 1] in ("。", "：") else 4  # （三）东环路。
    if len(name.text) < shortest or any(group.start < name.end for group in groups):
        return None
    signs = "，。：（" if block.kind == "item" or _is_costed(scan, number, name) else "，。（"
    if name.end >= block.end or not (text[name.end] in signs or cue == name.end):
        return None
    called, level = without_level(name, text, scan.lexicon)
    goes_on = level is None and CONTINUES.match(text, block.body, block.end) is not None
    if block.kind == "paragraph" and (
        goes_on or ("、" in called.text.split("（")[0] and not ENDS_SURELY.search(called.text))
    ):
        return None
    if not main and not _has_state(scan, name.end, block.end):
        return None
    if names_a_unit(name, scan.lexicon) or is_class(name.text, scan.lexicon) or not speaks_of(name.text, scan.lexicon):
        return None
    if _leads_in(scan, name, cue):
        return None
    return None if _NO_HEAD.search(name.text) or _COSTED.search(name.text) else name


_COSTED = re.compile(r"[0-9][亿万]?元[^，。；]{0,8}的")
"""A name behind its amount: 恒源公司斥资3亿元打造的|城南酒店."""


_NO_HEAD = re.compile(
    r"不到位|不足|紧缺|不够|不高|不快|滞后|缓慢|困难|压力|薄弱|欠缺|不均衡|不力|乏力|偏低|偏慢|难度|短板|方面|领域|情况|问题|原因|措施|[是有要将把被对]|的\Z|进度|投资|完成|计划|资金"
)


def find_head(scan: Scan, number: int, groups: tuple[Group, ...], first: _FirstWords) -> Name | None:
    """The project that a block is about: its head is a name, and a figure of a project or a state of its works supports it."""
    block = scan.blocks[number]
    main = scan.main_figures(number)
    marked = block.kind == "item" or block.marker is not None or scan.genre == "实施方案"
    doing = behind_doing(scan.text, block.body, block.end) if first.whose is None and main and marked else None
    cue, name = first.cue, first.name
    if doing is not None:
        cue, name = _named_behind(scan, number, doing)
        name = None if name is None or is_aim(name.text) else without_doing(scan.text, name, scan.lexicon)
    if name is not None:
        name = content_name(scan.text, name.start, name.end, scan.lexicon) or name
    if block.kind == "item" and block.marker is not None and (name is None or not name.tailed):
        name = _name_before_state(scan, block.body, block.end) or name
    if name is not None and block.kind == "paragraph" and name.tailed:
        name = settled(scan.text, name, block.body, scan.lexicon)
    if block.kind == "heading" and block.marker is not None:
        name = _reported_on(scan, number) or name
    if name is None or any(group.start < name.end for group in groups) or _COSTED.search(name.text):
        return None
    if _NAME_FIELD.match(scan.text, block.body):
        return name
    if _leads_in(scan, name, cue):
        return None
    if _BARE_FIELD.match(scan.text, block.body):
        return name if _fields_follow(scan, number) else None
    if names_a_unit(name, scan.lexicon) or is_class(name.text, scan.lexicon):
        return None
    if arranges_several(scan.text, name.end, block.end):
        return None
    if "、" in name.text and cue is not None and _SHARED.search(scan.text, name.end, min(block.end, cue + 12)):
        return None  # 甲项目、乙工程总投资分别为2亿元、3亿元
    supported = (
        cue is not None and not any(group.start < cue for group in groups) and not _other_subject(scan, name, cue)
    )
    if cue is not None and supported:
        total = any(reading.role == "total_investment" for _, reading in main)
        if name.tailed and (block.kind == "item" or cue - name.end <= 2 or _ASIDE.fullmatch(scan.text, name.end, cue)):
            return name
        planned = {reading.role for _, reading in main} >= {"annual_plan", "completion"}
        if (block.kind == "item" or doing) and (
            total or planned or block.state is not None or block.nature is not None
        ):
            return name
    told = scan.genre != "实施方案"
    if told and block.kind == "item" and name.tailed and name.end < block.end and speaks_of(name.text, scan.lexicon):
        listed = block.state or block.nature or scan.text[name.end] in "：。"
        if (not main and listed) or _has_state(scan, name.end, block.end):
            return name
    if block.kind == "heading" and _REPORT_OF.match(scan.text, name.end, block.end):
        return name
    if name.end >= block.end - 1 and _is_told_on(scan, number, name, sure=block.marker is not None or name.tailed):
        return name
    strong = name.text.endswith(STRONG_TAILS) or "项目（" in name.text or "工程（" in name.text
    if not strong or scan.genre == "实施方案":
        return None
    if block.kind == "item":
        return name if name.end < block.end else None
    following = scan.blocks[number + 1] if number + 1 < len(scan.blocks) else None
    alone = block.kind == "heading" and block.marker is not None and name.end >= block.end - 1
    return name if alone and following is not None and following.kind == "paragraph" else None


_ARRANGES = re.compile(
    r"，(?:共|计划|拟|主要)?(?:安排|实施|推进|包括|涉及|谋划|铺排)了?[\u3400-\u9fff][^。；\n]{4,120}?等(?:共)?[0-9]+[项个件]"
)


def arranges_several(text: str, at: int, end: int) -> bool:
    """Whether what stands behind a name says that it is a class of several: 城市道路畅通工程，安排了A、B等15项工程."""
    return _ARRANGES.match(text, at, end) is not None


_REPORT_OF = re.compile(
    r"(?<=项目|工程)的?(?:建设|施工|工作|投资|项目)?(?:完成|进展|实施|建设|推进|落实|办理|执行|进度|开展|收尾|前期)?(?:情况|进度|进展)(?:汇报|报告|说明)?[。：]?\n?\Z"
)
"""What a heading says that it tells of the project that it names: 一、城南农贸市场改造项目实施情况."""


def _reported_on(scan: Scan, number: int) -> Name | None:
    """The project whose progress a heading announces, with the paragraph below it about nobody else."""
    block = scan.blocks[number]
    following = scan.blocks[number + 1] if number + 1 < len(scan.blocks) else None
    said = _REPORT_OF.search(scan.text, block.body, block.end)
    if said is None or following is None or following.kind != "paragraph":
        return None
    name = parse_name(scan.text, block.body, said.start(), scan.lexicon)
    return name if name is not None and name.start == block.body and sure_name(name, scan) else None


_ASIDE = re.compile(r"[（【][^（）【】]{1,12}[）】][，：]?|(?:，(?![^，。；：]*(?:项目|工程))[^，。；：]{2,24}){1,2}，")
_SHARED = re.compile(r"分别|[均各](?:为|达)?(?=[0-9])")
_STATED = re.compile(r"目前|现已|已经?(?!有|知|批)|正在|现正|尚未|基本(?=完|建)|截[至止]")
_SIGN = re.compile(r"[，。；：（！？\n]")
_PART_BEHIND = re.compile(
    r"(?:项目|工程)(?=[0-9A-Za-z一二三四五六七八九十]{0,3}[号#]?[\u3400-\u9fff]{0,5}[楼塔馆房桥站池库厅坝间段]\Z)"
)


def _name_before_state(scan: Scan, start: int, end: int) -> Name | None:
    """The name in front of what is said of it without a sign: 水景区建设目前已完成坝基开挖; without the part of it that is spoken of."""
    sign = _SIGN.search(scan.text, start, min(end, start + 80))
    said = _STATED.search(scan.text, start + 4, sign.start() if sign else min(end, start + 80))
    if said is None:
        return None
    part = _PART_BEHIND.search(scan.text, start + 4, said.start())
    stop = part.end() if part else said.start()
    place = bisect_left(scan.starts, start)
    while place < len(scan.starts) and scan.starts[place] < stop:
        if scan.figures[place].figure.kind == "money":
            return None  # 投资3亿元兴建的城南水厂已通水: what stands behind it is the name
        place += 1
    name = parse_name(scan.text, start, stop, scan.lexicon)
    return name if name is not None and name.tailed and speaks_of(name.text, scan.lexicon) else None


def _has_state(scan: Scan, start: int, end: int) -> bool:
    """Whether something is said of works in a stretch: 已竣工, 正在施工."""
    return state_pattern(scan.lexicon).search(scan.text, start, end) is not None


def _fields_follow(scan: Scan, number: int) -> bool:
    """Whether the lines behind 名称：X are fields of a project, too."""
    following = [
        block for block in scan.blocks[number + 1 : number + 4] if _FIELD.match(scan.text, block.body, block.end)
    ]
    return len(following) >= 2 and any(
        "投资" in scan.text[block.body : block.end] for block in scan.blocks[number + 1 : number + 7]
    )


def _is_told_on(scan: Scan, number: int, name: Name, *, sure: bool) -> bool:
    """Whether the line behind a name tells of it: 该项目总投资3亿元, 建设规模：…"""
    following = scan.blocks[number + 1] if number + 1 < len(scan.blocks) else None
    if following is not None and is_label_item(scan, number + 1, number):
        return True
    if following is None or following.kind != "paragraph":
        return False
    if _TELLS_OF_PROJECT.match(scan.text, following.body, following.end):
        return True
    told = _TELLS_ON.match(scan.text, following.body, following.end) is not None
    return sure and (told or _echoes(scan, number + 1, name))


def _echoes(scan: Scan, number: int, name: Name) -> bool:
    """Whether a paragraph begins with the name that stands alone on the line above it, or a short form of it: 水厂工程概算1亿元."""
    block, text = scan.blocks[number], scan.text
    if block.kind != "paragraph" or block.marker is not None or name.end < scan.blocks[number - 1].end - 1:
        return False
    start = block.body + (text[block.body] in "该本")
    stop, limit = start, min(block.end, start + len(name.text))
    while stop < limit and text[start : stop + 1] in name.text:
        stop += 1
    if stop - start < 2 or is_class_name(text[start:stop], scan.lexicon) or is_unit(text[start:stop], scan.lexicon):
        return False
    return _said_behind(scan.lexicon).match(text, stop, block.end) is not None


@cache
def _said_behind(lexicon: Lexicon) -> re.Pattern[str]:
    """What follows a whole name: a sign, its tail, or the beginning of what is said of it."""
    return re.compile(
        rf"(?:建设)?(?:项目|工程)?(?:[，：。（]|{longest_of(lexicon.words('clauses', part='predicate'))})"
    )


def _other_subject(scan: Scan, name: Name, cue: int) -> bool:
    """Whether the first figure of an item has a subject of its own: 交通建设。东二环快速路总投资12亿元."""
    start = name.end
    before = start
    for sign in _CLAUSE_SIGN.finditer(scan.text, start, cue):
        before, start = start, sign.end()
    if scan.text[start - 1] == "（" and before < start - 1:
        start, cue = before, start - 1  # 抓前期。加快均口镇风电场（总投资4.9亿元）
    return bool(subject_words(scan, start, cue)) and "。" in scan.text[name.end : cue]
