"""Works that are called by a name of their own and not 项目 or 工程: 临常高速公路石桥段, 云台水库, 韦源中心小学."""

import re
from functools import cache

from extractors.lexicon import Lexicon
from extractors.wordlist import longest_of

KIND_OF_WORKS = re.compile(
    r"(?:建设|实施|修建|铺设|配套|完成|新建(?![^，。；：]{2,14}至))(?!年产)|(?:室外|附属|配套|土建|主体|安装|装修|装饰|基础|桩基|绿化|水电|消防|景观|拆迁|征拆|剩余|其余|零星|主要|全部|各项|单体|输水|引水|取水|净水|供水|泄洪|导流|灌溉|拦河坝|大坝|坝体|溢洪道|隧洞|导流洞|渠道|渠系|管道|管线|管网|泵站|泵房|路基|路面|桥梁|涵洞|隧道|交安|房建|机电|防渗|帷幕灌浆|围堰|金属结构|土石方|移民|移民安置|征地|征迁|河道|治理|供排水|给排水|排水|场地|平整|地面|硬化|路灯|亮化|护坡|挡墙|围墙|步道|水系|土方|回填|封顶|幕墙|地下室|地基|辅助|内外|二期|一期|三期|临时|大型|先行|控制性|关键|厂区|主厂区|场区|院区|校区|园区|库区|站区|坝区|进场|道路|自营|室内|工程|首期|厂房|车间|仓库){1,4}(?:工程|项目)|[一二三四首]期(?!工程(?:项目)?，)"
)
"""A kind of works or a phase, which names no project: 室外配套工程, 输水隧洞工程, 二期."""
_NOBODY = re.compile(
    r"(?:[0-9A-Za-z一二两三四五六七八九十东西南北中上下左右主副内外新老前后大小全各该本此#]|[号期区标段座个条首县市镇乡村城园厂站院校楼区级]"
    r"|所有|全部|部分|其余|剩余|配套|附属|室外|室内|地下|地上|连接|进场|施工|综合|公共|农村|沿线|高速|等级|中心|重点|在建|相关)*"
)
"""What tells no bridge or road from another: 主桥, 2号隧道."""
_ROAD = r"(?:公路|高速|铁路|高铁|国道|省道|县道|大道|快速路|通道|干线|号线|[GSXY][0-9]{2,4}线?)"


_REBUILT = [
    "改造",
    "搬迁改造",
    "搬迁",
    "扩建",
    "改扩建",
    "迁建",
    "改建",
    "重建",
    "新建",
    "扩容",
    "整治",
    "治理",
    "提升",
    "加固",
    "修复",
]
_REBUILT += ["改线", "延伸", "续建", "续建配套", "北延", "南延", "东延", "西延", "拓宽"]


@cache
def _patterns(lexicon: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    tails = longest_of(lexicon.words("names", part="work"))
    rebuilt = rf"(?:[^，。；：、]{{0,6}}(?:{longest_of(_REBUILT)}))"
    whole = re.compile(
        rf"(?:(?P<road>.*{_ROAD})[^，。；：、]{{1,16}}(?:段|境内)|(?P<rebuilt>.*(?:{tails}|[路街巷河湖港厂院校站园桥]))(?:{rebuilt})|(?P<plain>.*)(?:{tails}|(?<=[^道线电管支回油水气专公铁])路))(?:[一二三四]期|[东西南北中]段|（[^（）]{{1,12}}）)*\Z"
    )
    works = [
        word
        for word in lexicon.words("status", works=True)
        if not whole.match("青溪" + word) and not whole.match("青溪大道" + word)
    ]
    said = [word for word in lexicon.words("clauses", part="predicate") if word not in _IN_NAMES and len(word) > 1]
    steps = re.compile(rf"(?=.*[、和及与]|主体|土建)(?:{longest_of(_CIVIL)}|[、和及与]|工程|施工|建设)+")
    return whole, re.compile(longest_of([*works, *said, *_SINGLE, *_MORE], behind=_MEASURED)), steps


@cache
def work_ends(lexicon: Lexicon) -> frozenset[str]:
    """The signs with which names of works end: the last ones of what `_patterns` lets them end with."""
    return frozenset(
        word[-1] for word in (*lexicon.words("names", part="work"), *_REBUILT, "段", "境内", "路", "期", "）")
    )


_IN_NAMES = frozenset(("新建", "改造", "配套", "规划", "建筑", "设计", "资金", "设备", "厂房", "总投资"))
_CIVIL = [
    "路基",
    "路面",
    "桥梁",
    "隧道",
    "桥涵",
    "涵洞",
    "主体",
    "土建",
    "基础",
    "桩基",
    "大坝",
    "隧洞",
    "主体结构",
    "土石方",
    "桥面",
    "箱梁",
]
_MORE = (
    "桥梁",
    "进行",
    "总投资",
    "建设用地",
    "建设用林地",
    "红线",
    "线路",
    "路线",
    "大坝",
    "征拆",
    "土地",
    "用地",
    "地勘",
)
_MEASURED = ("全长(?=[约达]?[0-9])", "长(?=[约达]?[0-9])")
_SINGLE = ("被", "已", "尚", "仍", "未", "正", "因", "受", "于")


def is_work(words: str, lexicon: Lexicon) -> bool:
    """Whether words name a road, a school or another whole work, which nobody needs to call a project.

    >>> from extractors.lexicon import load_lexicon
    >>> [is_work(words, load_lexicon()) for words in ("云台水库", "主桥", "2号隧道", "临常高速公路石桥至甘棠段")]
    [True, False, False, True]
    """
    match = _patterns(lexicon)[0].match(words)
    if match is None or len(words) < 4:
        return False
    return _NOBODY.fullmatch(match["road"] or match["rebuilt"] or match["plain"] or "") is None


def are_works(names: list[str], lexicon: Lexicon) -> bool:
    """Whether a list names works: the last is one, and those before are works or routes that share its tail: 甲至乙、丙至丁二级公路."""
    return (
        bool(names)
        and is_work(names[-1], lexicon)
        and all(is_work(name, lexicon) or _ROUTE.search(name) is not None for name in names[:-1])
    )


_ROUTE = re.compile(r"[GSXY][0-9]{2,4}|[\u3400-\u9fff]{2,}至[\u3400-\u9fff]{2,}|[\u3400-\u9fff]{2}[路街巷桥]\Z")


def own_end(text: str, start: int, stop: int | None, end: int, lexicon: Lexicon) -> int | None:
    """Where the name of a work ends that a clause begins with; `stop` where it seems to end as names of projects do.

    >>> from extractors.lexicon import load_lexicon
    >>> own_end("临常高速公路石桥段路基完成97%", 0, None, 16, load_lexicon())
    9
    >>> own_end("云台水库大坝、隧洞工程正在施工", 0, 11, 15, load_lexicon())
    4
    """
    _, said, steps = _patterns(lexicon)
    limit = min(end, start + 60) if stop is None else stop
    for match in said.finditer(text, start + 4, limit):
        if is_work(text[start : match.start()].split("、")[-1], lexicon):
            return match.start() if stop is None or steps.fullmatch(text, match.start(), stop) else stop
    return stop
