"""Where a name ends that runs into what is said of it without a sign: 总投资3亿元的城南热源厂|主厂房已封顶."""

import re
from functools import cache

from extractors.lexicon import Lexicon
from extractors.names import Name, name_tails, parse_name
from extractors.signs import state_pattern
from extractors.wordlist import longest_of

_STRONG = re.compile(
    r"(?:项目|工程)(?:（[^（）]{1,14}）|[一二三四五]期|[东西南北中]段)*”?(?![部区师院局处组学]|机械|技术|建设(?:项目|工程|标准|内容|规模|单位)|管理|质量|造价|咨询|车间|塑料|材料|装备|[及和与的、（]|[，。；：\n]|\Z)"
)
_JOINED = ("至", "到", "及", "和", "与", "的", "、", "（", "暨", "等", "”", "》")
_SAID = re.compile(
    r"已|正(?:在|加|抓|有|进|处|趁)|现(?!代)|目前|尚|仍|未|待|完成|结束|进入|转入|处于|完毕|到位|在建|在干|刚刚|暂|停|扫尾|收尾|全部|全面|形象进度|列为|因|受|被|由于|将|预计|计划|拟|取得|通过|获|合格|封顶|开工|竣工|建成|投产|投用|交付|启用|落户|落地|落子|签约|起"
)
_LONGEST_SAID = 60
_ASIDE = re.compile(
    r"（(?:[^（）]{15,}|[^（）]*(?:投资|建设|[0-9]+[个平公万亿米亩座栋]|新建|改造|实施)[^（）]*)）(?![\u3400-\u9fff]{0,8}(?:项目|工程))"
)
"""A bracket behind a name that is no piece of it: what is built, what it costs."""


@cache
def _ends(lexicon: Lexicon) -> re.Pattern[str]:
    """How names end that need not be called projects, as far as a sign may follow."""
    tails = [tail for tail in name_tails(lexicon) if len(tail) > 1]
    return re.compile(
        rf"(?:{longest_of(tails)})(?:（[^（）]{{1,14}}）|[一二三四五]期|[一二三四五]标段|[东西南北中]段)*”?"
    )


def stop_before_aside(text: str, start: int, stop: int) -> int:
    """Where a stretch ends in front of a bracket that is no piece of a name: 城南水厂|（新建清水池2座）."""
    opened = _ASIDE.search(text, start + 3, stop)
    return opened.start() if opened is not None else stop


def told_name(text: str, start: int, stop: int, lexicon: Lexicon) -> Name | None:
    """The name that text[start:stop] begins with, without what is said of it there; None where nothing shows its end.

    >>> from extractors.lexicon import load_lexicon
    >>> clause = "青溪县城南热源厂扩建工程主厂房基础浇筑完毕"
    >>> told_name(clause, 0, len(clause), load_lexicon()).text
    '青溪县城南热源厂扩建工程'
    >>> clause = "青溪县雨污管网改造备案证已注销"
    >>> told_name(clause, 0, len(clause), load_lexicon()).text
    '青溪县雨污管网改造'
    """
    stop = stop_before_aside(text, start, stop)
    for match in _STRONG.finditer(text, start + 3, stop):
        if _is_said(text, match.end(), stop, lexicon):
            return parse_name(text, start, match.end(), lexicon)
    at = _bare_end(text, start, stop, lexicon)
    if at is None:
        return None
    whole = parse_name(text, start, stop, lexicon)
    return parse_name(text, start, at, lexicon) if whole is None or not whole.tailed else None


_CONTENT = (
    r"(?:更新|开发|主要|统一|规划|拟|分期|集中)*(?:建设|新建|改造|实施|购置|安装|敷设|铺设|打通|普查|增容|扩建|配套"
    r"|整治|治理|改建|整合|硬化|种植|栽植|修建|新修|新增|新上)"
)
_STRONG_CONTENT = re.compile(
    rf"(?:项目|工程)(?:（[^（）]{{1,14}}）|[一二三四五]期|[东西南北中]段)*”?(?={_CONTENT}(?!项目|工程|[，。；：]|\Z))"
)
_MEASURED = re.compile(
    rf"(?:{_CONTENT}(?!项目|工程|内容|规模)|总?建筑面积|线路全长|全长|总?占地(?:面积)?|总?装机)"
    r"(?=[^，。；：]{0,14}[0-9]|[^，。；：]{2,20}[、及和])"
)


def content_name(text: str, start: int, stop: int, lexicon: Lexicon) -> Name | None:
    """The name at the head of a clause that goes on with what is built: 城南热源厂扩建工程|新建锅炉3台; None where it does not.

    >>> from extractors.lexicon import load_lexicon
    >>> clause = "恒源智能制造基地新建钢结构厂房10546平方米"
    >>> content_name(clause, 0, len(clause), load_lexicon()).text
    '恒源智能制造基地'
    """
    strong = _STRONG_CONTENT.search(text, start + 3, stop)
    if strong is not None:
        return parse_name(text, start, strong.end(), lexicon)
    for match in _ends(lexicon).finditer(text, start + 2, stop):
        if match.end() - start >= 4 and _MEASURED.match(text, match.end(), stop):
            return parse_name(text, start, match.end(), lexicon)
    return None


def _bare_end(text: str, start: int, stop: int, lexicon: Lexicon) -> int | None:
    """Where a name ends that nobody calls a project: at its first end, or at a later one that is no part's, with something said behind."""
    said = _SAID.search(text, start + 4, stop) or state_pattern(lexicon).search(text, start + 4, stop)
    best: int | None = None
    for match in _ends(lexicon).finditer(text, start + 2, stop):
        at = match.end()
        if at >= stop:
            return None  # the whole is a name
        if said is not None and at > said.start():
            break
        if at - start < 4 or match.group().endswith("”"):
            continue
        if best is not None and _PART.match(text, best, at):
            break
        best = at
    return best if best is not None and _is_said(text, best, stop, lexicon) else None


_PART = re.compile(
    r"主|副|综合|办公|生产|员工|职工|配套|附属|地[下上]|室[外内]|[0-9A-Za-z一二三四五六七八九十东西南北]{1,3}(?:[号#区]|地块)|厂房|车间|宿舍|土建|设备|道路|管网|基坑|桩基|路[基面]"
    r"|钢结构|外立面|屋[面顶]|净化|墩柱|隧[道洞]|大坝|泵房|引水|厂区|场[地平]|征[地拆]|进场|仓库|食堂"
)
"""How the name of a part begins: 检测中心|主楼已封顶."""


def _is_said(text: str, at: int, stop: int, lexicon: Lexicon) -> bool:
    """Whether the words from a place on say how something stands, and go on with no name."""
    if at >= stop or text.startswith(_JOINED, at):
        return False
    limit = min(stop, at + _LONGEST_SAID)
    return _SAID.search(text, at, limit) is not None or state_pattern(lexicon).search(text, at, limit) is not None
