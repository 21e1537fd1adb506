"""Names of projects: at the head of an item, behind 总投资X的, and in enumerations A、B等N个项目."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from extractors.lexicon import Lexicon
from extractors.regions import ends_a_place
from extractors.wordlist import longest_of
from schemas import quickly_built

SHORTEST, LONGEST = 3, 60

OPEN, CLOSE = "（“《【", "）”》】"
_HAN = re.compile("[\u3400-\u9fff]")
_PREDICATE = re.compile(
    r"已(?!有)|了|是(?<!求是)(?!否)|完成|项目(?:系(?!统|列)|拟[建于]|属|为|分为|分[两二三四五]|位于|由)|工程(?:系(?!统|列)|拟[建于]|属|为|分为|分[两二三四五]|位于|由)"
    r"|属于|作为|地处|位于|坐落[于在]|选址[于在]|的[一二三四首]期|于(?=[0-9今去])|XX(?<=.XX)|××(?<=.××)|月(?<=[0-9]月)|以上|以下|以内|由[^，]{2,20}(?:投资|承建)|\*\*|某某|正在|目前|其中|的(?<=[0-9%亿万]的)|元的(?<=[0-9亿万]元的)|元\Z(?<=[0-9亿万]元)"
    # what no name has anywhere: 茶业、渔业等重大富民项目 · A在内的71项
    r"|等(?:重大|重点|一批|多个)|在内的|为代表的"
    # or at its end: 从投资额看 · 各地情况如下 · 重大项目集中开工 · 重大产业47个
    r"|看\Z|如下\Z|条线上\Z|活动上\Z|集中(?:开工|开复工|复工|签约|竣工|投产)\Z|个\Z(?<=..[0-9]个)|项\Z(?<=..[0-9]项)|件\Z(?<=..[0-9]件)|宗\Z(?<=..[0-9]宗)"
)
"""What no name has in it. Each branch begins with a letter of its own, so that few places of a name are looked at."""
_IN_FRONT = re.compile(
    r"(?:翻开|说起|谈到|提起|提及|打听|绕不开|走访|夜探|探访|俯瞰|鸟瞰|航拍|直击|走近|以及|[—－-]+|我[省市县区州盟旗镇乡](?!级|列|重点)的?|(?:在建的?|续建的)(?!项目|工程)"
    r"|(?:此|本|这)次(?!集中)|(?:(?:19|20)[0-9]{2}年|今年|当年)?(?:计划|拟)?(?:实施|启动)"
    r"|[^，。；：、“]{0,40}(?:举行|举办|宣布|设[置立]?在|的是|(?:仪式|大会|会议|活动|启动会|现场会)暨|开竣工|首[条座个家项][^，。；：、“]{0,14}[—－-]+|(?:项目|工程)还有|[市县区州旗镇乡年仍]有(?![机色限轨线效氧源害序关])|[省市县区]在(?![建册库校])|(?:项目|工程)[—－-]+|(?<![省市县区州盟旗级列家])重点(?:建设|民生|产业)?(?:项目|工程)"
    r"|(?:开工|引进|签约|建成|实施|启动|储备|谋划|推出|完成|建设)了)了?"
    r"|[^，。；：、]{0,24}(?:公司|集团|政府|管委会)(?:[和与][^，。；：、]{2,16}(?:公司|集团|政府|管委会))?(?:成功|正式|共同)?(?:签约|签订|投资建设|投资兴建|合作建设)的?"
    r"|(?:集中|新)?(?:签约|落户|引进|开工|开建|投产|竣工|奠基)的(?!项目|工程)"
    r"|[^不，。；：、（]{0,14}(?:(?:项目)?(?:包括|包含|涵盖)有?|(?:已|共|先后|成功|累计)(?:引进|引入|落户|签约|落地|招引))了?)(?=[\u3400-\u9fff“0-9A-Z]{4})"
)
"""What stands in front of a name in a sentence: 玉林县有X, 县长宣布X, 投资额最大的是X, A公司和县政府签约X."""
_FRONT_FIRST = frozenset("翻说谈提打绕走夜探俯鸟航直以—－-我在续此本这12今当计拟实启集新签落引开投竣奠")
_FRONT_SIGN = re.compile("[举宣是暨竣首有在—－重了司团府委包涵已共先成累-]")
"""The signs that what may stand in front begins with, and those one of which it has where it may begin with any: most names have none."""
_BEHIND = re.compile(
    r"(?:的建设|规模大、[^，。；]*|(?<=[项工][目程])(?:(?:全面|顺利)?(?:开工建设|开工|动工|竣工|投产|建成投产|奠基|签约)|建设)|正式(?:开工建设|开工|动工|竣工|投产|投用|通车|启动|奠基|签约)|而言|来说|的项目部里?|的台账|的前景|建设现场|项目现场|建设规模|建设内容|全长|占地|总建筑面积|建筑面积)\Z"
)
_AT_LENGTH = "规模大、"
_LAST_BEHIND = frozenset("设工产基约用车动言说里部账景场模容长地积")
"""The last signs of what `_BEHIND` finds, but for 规模大、…: most names end with none of them."""
_SIGN = re.compile("[。；，！？：%…\n]")
_BRACKET = re.compile("[（“《【）”》】]")
_NO_NAME = re.compile(
    r"""
      [0-9]+(?:[个项件宗条台套辆栋幢层]|[.．、][0-9])   # 5项重大前期项目 · 25条生产线 · 2.50兆瓦 of a broken list number
    | [一二两三四五六七八九十]+[所座个项家](?:[\u3400-\u9fff]{0,4}(?:学校|医院|幼儿园|企业|项目))\Z     # 四所学校
    # 五大重点水利工程
    | (?=[^（大]{0,10}大)[^（]{0,9}[一二三四五六七八九十两]大[重点民水交工旅产生建城利通业游态设基础施]{0,6}(?:项目|工程)(?:建设)?\Z
    | (?:19|20)[0-9]{2}年(?:底|内|初|度)?前?(?:完成|建成|实现|计划|开工|启动|投资|新增)     # 2020年完成主体工程
    | 建成(?!区|环境)[^，]{3}                                                # 建成平川大道
    | 开工[^，]{4}                                                         # 开工铁路扩能改造
    | (?=[^（、]{0,12}、)[^（]{2,12}、.*等[^，（）]{0,8}(?:项目|工程)\Z                          # 甲、乙等龙头项目
    | 共[0-9]                                                            # 共10项
    | (?:19|20)[0-9]{2}年\Z                                              # 2019年
    | (?:该|此|本|待|其)?(?:项目|工程)?[一二三四五首]期[0-9万吨亩]*(?:项目|工程)?\Z     # 项目一期 · 一期30万吨项目
    | 分(?:[两二三四0-9]|多)?[期批步]
    | (?:综合性|大型|中型|小型|骨干|重大|重要|控制性|标志性)[\u3400-\u9fff]{2,6}(?:项目|工程)\Z
    | 第[一二三四五](?:阶段|期(?:项目|工程)?)\Z
    | (?:该|此|本)?(?:项目|工程)(?:位于|地处|坐落|选址|占地|总|由|建成|拟|计划|主要|用地|采用|预计)   # 项目位于城北大道东侧
    | 第[0-9一二三四五六七八九十]+名                                      # 第1名
    | 前[0-9一二三四五六七八九十]+个?月                                   # 前9个月
    | (?:据|经|按照?|刚刚|关于|分)(?:最新|重新|年初|项目|行业|属地|片区|领域|地区|级别)   # 据最新调度 · 分行业看
    | 现对                                                               # 现对重点项目
    | 就.*而言\Z                                                         # 就能源保障而言
    | 占(?=开工|在建|续建|新建|全|总|年|当|本|工业|农业|计划|项目|投资|比)  # 占开工在建项目
    | 据.*(?:统计|消息|介绍|了解|报道|透露|获悉|通报)\Z                    # 据省发改委统计
    | 除(?![险湿尘冰雪]).*(?:项目|工程)\Z                                # 除城西水厂项目
    """,
    re.VERBOSE,
)
"""What begins or ends as no name does."""
_NO_NAME_FIRST = frozenset(
    "0123456789建开共该此本待其项工一二两三四五六七八九十首分综大中小骨重标控第前据经按刚关现就占除"
)
"""The signs that this begins with, where 大 and 、 do not tell it."""
_LABEL = re.compile(r"(?:(?:项目|工程|项目（工程）)?名称|项目名)：\x20?(?=\S)")
_INNER_BRACKET = re.compile(
    r"（[\u3400-\u9fff]{2,6}）(?=有限|股份|集团|公司|控股)|（(?![^（）]*(?:投资|亿|万元|%|计划|完成))[^（），。；：]{1,30}）(?=[\u3400-\u9fffA-Za-z0-9“”、]{0,30}?(?:项目|工程|小区|基地|中心|园区|生产线)(?:[，。：；（\n]|[一二三]期|总|计划|年度|\Z))"
)
_SYMBOLS = re.compile(r"[^\w\s“”（）《》【】，。；：、·]+")
_HEAD_SIGN = re.compile("[由是（“《【）”》】，。：；！？\n]")
"""Where a name at the head may end, or go on in brackets."""
_BY_UNIT = re.compile(r"由[^，。；]{2,25}?(?:投资|承建|建设|实施|开发)")
_NO_PART = re.compile(
    r"投资|级|重点|重大|亿|万元|%|计划|完成|(?:局|委|办|管委会|公司|集团|中心|政府|厅|镇|乡|街道)）\Z"
)
_PART_BRACKET = re.compile(
    r"（[^（）]{0,12}(?:期|段|标|批|区|侧|线|号|部分|重建|迁建|扩建|二次|续建)[^（）]{0,6}）|（[^（）]*[段线]）|（[\u3400-\u9fff·A-Za-z0-9-]{1,11}）"
)


@quickly_built
@dataclass(frozen=True, slots=True)
class Name:
    """A name at its place in the shadow."""

    start: int
    end: int
    text: str
    tailed: bool
    """Whether it ends as names of projects do."""


_BySign = Mapping[str, tuple[str, ...]]
"""Words by the sign that they begin or end with: of hundreds of them few have to be looked at."""


@dataclass(frozen=True, slots=True)
class _NameWords:
    tails: tuple[str, ...]
    tails_by_sign: _BySign
    generic: frozenset[str]
    generic_tails: _BySign
    verbs: _BySign
    units: tuple[str, ...]


@cache
def _name_words(lexicon: Lexicon) -> _NameWords:
    tails = tuple(lexicon.words("names", part="tail"))
    return _NameWords(
        tails,
        _by_sign(tails, -1),
        frozenset(lexicon.words("names", part="generic")),
        _by_sign(lexicon.words("names", part="generic_tail"), -1),
        _by_sign(lexicon.words("names", part="verb"), 0),
        tuple(lexicon.words("names", part="unit_tail")),
    )


def _by_sign(words: Iterable[str], place: int) -> _BySign:
    found: dict[str, tuple[str, ...]] = {}
    for word in words:
        found[word[place]] = (*found.get(word[place], ()), word)
    return found


def parse_name(text: str, start: int, end: int, lexicon: Lexicon, *, shortest: int = SHORTEST) -> Name | None:
    """The name that text[start:end] is, or None where no project can be called so.

    >>> from extractors.lexicon import load_lexicon
    >>> parse_name("城南热源厂项目", 0, 7, load_lexicon()).tailed
    True
    >>> parse_name("全县重点工程", 0, 6, load_lexicon()) is None
    True
    """
    while start < end and text[start] in " 、·①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳":
        start += 1
    while end > start and text[end - 1] in " 、：—":
        end -= 1
    if end - start < shortest:
        return None
    for _ in range(3):
        if text[start] not in _FRONT_FIRST and _FRONT_SIGN.search(text, start, end) is None:
            break
        front = _IN_FRONT.match(text, start, end)
        if front is None:
            break
        start = front.end()
    while end > start and text[end - 1] in "—-":
        end -= 1
    low = max(start, end - 16)
    if text[end - 1] in _LAST_BEHIND or text.find(_AT_LENGTH, low, end) >= 0:
        behind = _BEHIND.search(text, low, end)
        end = behind.start() if behind is not None else end
    if (
        end - start > 4
        and text[start] == "“"
        and text[end - 1] == "”"
        and text.startswith(("项目", "工程"), max(start, end - 3))
        and text.find("”", start) == end - 1
    ):
        start, end = start + 1, end - 1
    if not shortest <= end - start <= LONGEST:
        return None
    name = text[start:end]
    words = _name_words(lexicon)
    first, last = name[0], name[-1]
    if first in "的）【" or name in words.generic or _SIGN.search(name) is not None:
        return None
    if name.startswith(words.verbs.get(first, ())) or name.endswith(words.generic_tails.get(last, ())):
        return None
    if _PREDICATE.search(name) is not None:
        return None
    if (first in _NO_NAME_FIRST or "大" in name or "、" in name) and _NO_NAME.match(name) is not None:
        return None
    if not "\u3400" <= first <= "\u9fff" and _HAN.search(name) is None:
        return None
    if _BRACKET.search(name) is not None and sum(map(name.count, OPEN)) != sum(map(name.count, CLOSE)):
        return None
    tailed = _ends_so(name.rstrip("”》"), words) or (last == "）" and _ends_so(_without_brackets(name), words))
    return Name(start, end, name, tailed)


def _ends_so(name: str, words: _NameWords) -> bool:
    """Whether words end as names of projects do."""
    return name.endswith(words.tails_by_sign.get(name[-1:], ()))


def _without_brackets(name: str) -> str:
    """The name without the brackets at its end: 城东输变电工程（南区）."""
    while name.endswith("）") and (opened := name.rfind("（")) > 0:
        name = name[:opened]
    return name


def name_tails(lexicon: Lexicon) -> tuple[str, ...]:
    """How names of projects end."""
    return _name_words(lexicon).tails


def may_be_tailed(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a name with a tail may end text[start:end], by its last sign: quick, and most stretches of a sentence end with others."""
    return text[end - 1] in _last_signs(lexicon) or text.find(_AT_LENGTH, start, end) >= 0


@cache
def _last_signs(lexicon: Lexicon) -> frozenset[str]:
    """How names with a tail end, and what `parse_name` takes off behind them."""
    tails = (tail[-1] for tail in _name_words(lexicon).tails)
    return frozenset(tails) | _LAST_BEHIND | frozenset(CLOSE) | frozenset(" 、：—-")


def names_a_unit(name: Name, lexicon: Lexicon) -> bool:
    """Whether what looks like a name is that of a place or an office, which have figures too."""
    return not name.tailed and is_unit(name.text, lexicon)


def is_unit(words: str, lexicon: Lexicon) -> bool:
    """Whether words are those of a place or an office: 清溪县, 高新区, 县住建局."""
    return len(words) >= 2 and (words.endswith(_name_words(lexicon).units) or ends_a_place(words, len(words)))


def find_head_name(text: str, start: int, end: int, cue: int | None, lexicon: Lexicon) -> Name | None:
    """The name at the head of an item: up to the first sign, or to the cue of the item's first figure.

    >>> from extractors.lexicon import load_lexicon
    >>> find_head_name("城南热源厂（二期）项目，总投资3亿元", 0, 18, 12, load_lexicon()).text
    '城南热源厂（二期）项目'
    """
    label = _LABEL.match(text, start, end) or _SYMBOLS.match(text, start, end)
    if label:
        start = label.end()
    stop = end if cue is None else min(end, cue)
    at, depth = start, 0
    while (sign := _HEAD_SIGN.search(text, at, stop)) is not None:
        at, char = sign.start(), sign.group()
        if char == "由":
            if depth == 0 and at > start + SHORTEST and _BY_UNIT.match(text, at, end):
                break
        elif char == "（" and depth == 0:
            part = _PART_BRACKET.match(text, at, end)
            if part is None or _NO_PART.search(part.group()):
                part = _INNER_BRACKET.match(text, at, end)
            if part is None:
                break
            at = part.end()
            continue
        elif char == "是":
            if depth == 0 and at > start + SHORTEST and text[at - 3 : at] != "实事求":
                break  # 城南产业园是全市重点项目
        elif depth == 0 and at > start and char in "【，。：；！？\n":
            break
        depth += (char in OPEN) - (char in CLOSE)
        at += 1
    else:
        at = max(at, stop)
    return parse_name(text, start, at, lexicon)


@cache
def _predicates(lexicon: Lexicon) -> re.Pattern[str]:
    """A tail that surely ends a name, with what may stand behind it, and the beginning of what is said of it."""
    tails = _name_words(lexicon).tails
    works = [word for word in lexicon.words("status", works=True) if not word.endswith(tails)]
    words = longest_of([*lexicon.words("clauses", part="predicate"), *works])
    return re.compile(
        rf"(?P<tail>{_STRONG_TAIL})(?:建设|施工|推进)?(?!有限|现场|现代)(?=\Z|{words}|[0-9]{{1,2}}[日月]|{_PART_DONE})"
    )


_PART_DONE = (
    r"(?![师部队量款车类库组点群个项])[\u3400-\u9fff][^\W0-9A-Za-z为达约共计有含金额](?=[0-9])"
    r"|[\u3400-\u9fff]{2,8}(?:已|均|业已|也已)?(?:全部|基本|顺利)?(?:完成(?=[0-9，。；]|总|过半)|完工|贯通|合龙|封顶|过半|到位|通水|通车)"
)
"""A piece of the works and that it is done: 铺架完成90%, 左幅贯通."""
_STRONG_TAIL = r"(?:项目|工程)(?:（[^（）]{1,14}）|[一二三四五]期|[东西南北中]段)*”?"


def predicate_start(text: str, start: int, end: int, lexicon: Lexicon) -> int | None:
    """Where a predicate follows a name's tail without a sign: X项目已完成主体施工, X工程正在开展论证.

    >>> from extractors.lexicon import load_lexicon
    >>> predicate_start("城南水厂扩建工程已完成主体施工", 0, 15, load_lexicon())
    8
    """
    for match in _predicates(lexicon).finditer(text, start, end):
        if match.end("tail") < end:
            return match.end("tail")
    tails = _name_words(lexicon).tails_by_sign
    for match in _AFTER_NAME.finditer(text, start + SHORTEST, end):
        at = match.start()
        if text.endswith(tails.get(text[at - 1], ()), start, at):
            return at
    return None


_AFTER_NAME = re.compile(
    r"全长(?=[约达]?[0-9])|长(?=[约达]?[0-9])|总占地|占地|总建筑面积|建筑面积|总用地面积|用地面积|规划(?=[生用占总建][^，。]{2,24})|地处|位于|坐落|选址(?=[于在])|投入(?=[使运生试])|交付|启用|获批|落地|复工|动工|提前|正式|可行性研究|在(?=[^，]{2,20}(?:开工|吹响|举行|建成|竣工|投产|签约))|如期|按期|均(?=已|为|将|正|未|按|完|建|开|竣)|都(?=已|为|将|正|未|按|完|建|开|竣)|已全面|仍|尚|已|正在|目前|现已|顺利|成功|全面|开工|于(?=[0-9])|将|预计|计划|进展|进入|完成|建成|投产|竣工|分别|总投资|因|由于|受|是|也[也同样]?是|同[也同样]?是|样[也同样]?是|系|属|则|却|由(?=[^，]{2,20}(?:投资|建设|承建|实施))|为(?=[省市县国])"
)
"""Each branch begins with a letter of its own, so that few places are looked at."""
