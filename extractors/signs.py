"""Words of state in a report's prose: each at its place, with who it is said of and how it is meant."""

import re
from dataclasses import dataclass
from functools import cache

from extractors.built import find_built
from extractors.clauses import Clause, SubjectKind, read_clauses
from extractors.contents import is_content
from extractors.lexicon import Lexicon
from extractors.modality import ANYHOW, NOW, by_plan, lies_ahead, modal_of
from extractors.sayings import BY_HAND, PATTERNS, status_said
from extractors.wordlist import longest_of
from schemas import Status, quickly_built

_ALL_OF_IT = re.compile(
    r"(?:(?:建设|施工|工程|改造)(?:任务|内容)|工程量)?(?:已|均|都|全部|全面|圆满|顺利|如期|按期|按时|提前|胜利|高质量|经|于[^，]{1,9}?[月日底旬初末]|基本(?P<almost>))*(?:完成|结束|完毕|到位|落地|建好|(?:[做干修建]|(?<=[已均部都]))完|收工|收官)(?:了)?\Z"
)
_BEFORE_OR_AFTER = re.compile(
    r"(?:并|且|后|全面|全部|正式|整体|顺利|投入|达产|达效|满产|投产|投用|投运|运营|运行|使用|建成|启用|开放|开业|并网)*(?:后(?!期|续|方)|前(?!期|已)|之[前后])"
)
_TIME_OF = re.compile(
    r"的?(?:时间|日期|节点|目标)?(?:为|是)?(?:预计|计划|定于|拟)|的?(?:时间|日期|节点)|率|条件|手续|的?(?:要求|标准(?!化)|准备|需要|能力|承诺|仪式筹备|方案|合同|图|单位|许可|证|令|批复|报告|计划|前|论证|评估|评价|专题|研究|做准备|作准备|创造条件|奠定|打下)"
)
_BUILT_SOME = re.compile(r"了?[\u3400-\u9fff]{1,8}?[0-9]")
_OF_MONEY = re.compile(
    r"(?:(?:工程|建设|总|固定资产|实物|年度)*投资|产值|工作量|(?:总|投资)?[概估预]算|总?工期|[0-9.]+[万亿]元)"
)
_COUNTED = re.compile(r"[0-9]+[个项栋座处]|(?:了)?[一二两三四五六七八九十]+[个项栋座]")
_CUE = re.compile(r"(?:预计|计划|拟)(?:年度?|总)?投资")
_IN_A_NOUN = re.compile(
    r"(?:试车|试产|投产|生产)[间品]|并网[柜箱点协]|通[水气车]管|停建[令通]|(?:撤销|取消)(?![项该建实立合计列]|$|[，。；])|开工[日建]期|竣工图"
)
_SINCE = re.compile(r"(?:建设)?(?:以来|至今|到现在)[^，]{0,6}(?:累计|完成|投资)")
_SHARE_OF = re.compile(r"的?[约近达]?[0-9]{1,2}(?:\.[0-9]+)?%")
_HELD_UP = re.compile(r"(?:工作|手续|进度)?(?:尚|仍|还|一直)?(?:未|没有|滞后|缓慢|困难|受阻|难度|不(?!断))")
_ELSEWHERE = re.compile(r"(?:各地|各[县市区镇乡]|全[省市县区旗])(?!域)")
_MONEY_BEHIND = re.compile(
    r"[^，。；]{0,8}[0-9.]+[亿万]元?|[^，。；]{0,6}(?:试运行|试生产|验收|移交|结算|决算|产权|交付|不动产)"
)
_ENDED = re.compile(r"(?:期|阶段|考核)?(?:已|圆满|顺利|全部)*(?:结束|期满|满|合格|完成|后)")
_BROKEN = re.compile(r"未能?(?:如期)?(?:实现|兑现|落实|落地)|落空|未果|一再推[迟后]|没有(?:实现|兑现)|未如期|推迟|延期")
_STARTING = re.compile(r"开工|动工|启动|开建|破土|进场")
_READY = re.compile(r"(?<![不未])具备\Z")
_LATER = re.compile(r"(?:到|于|将于)?(?:明年|后年|下个?月|下一?步)")
_EARLY = re.compile(
    r"(?:基础|桩基|基坑|土方|土石方|地基|承台|墩柱|垫层|路基|主体|结构|框架|砌筑|地下室?)(?:工程|施工)?(?:已|全部|均)*\Z"
)
_BY_SCHEDULE = re.compile(r"按照?|围绕|对照|紧盯|紧扣|倒排")
_SCHEDULE = re.compile(r"[^，。；]{0,20}?的?(?:时间|目标|节点|工期|要求)")
_NEARLY = re.compile(r"即将(?:全面|全部|顺利|整体)?\Z")
_RESUMED = re.compile(r"复工|恢复(?:施工|建设)|复产")
_ASPECT = re.compile(
    r"正(?![常规式定面线反宗义负向])|已|现(?=正|已)|完成(?!后)|结束|完毕|到位|过半|近半|大半|尾声|收尾|中\Z|开始|启动|展开|进行中?\Z|进行之中|进场|陆续|同步(?:推|进行|展|施工)|交叉|穿插|加紧|抓紧|仍|继续|尚在|全面(?:推|展|铺|施|开)|进入|转入|就位|正酣|至[^，]{0,8}层|到[^，]{0,8}层|紧张|有序|顺利|合格|推进|"
    + "|".join(f"{digit}%" for digit in range(10))
)
"""Each alternative begins with a letter, so that it is tried only where one of these stands."""
_HARD = re.compile(r"进场施|始施工|开工|动工|开建|施工中|正在(?:建设|施工)|封顶|完工|复工|恢复|过半|在建|续建|投资")
_TELLS = re.compile(r"基本完成|完成了|目前|进度|进展|现状|截至|截止|当前|现阶段|已|正在")
_SHORT = 4
"""A subject that is no known part and so short may be the project: 全网, 新线."""
_NUMBERED = re.compile(r"[0-9一二三四五六七八九十A-Z]+(?:#|号|区|标)?[^，]{1,8}")
_NEAR = 80
"""How far apart in a clause words may stand that belong together."""
_AT_WORK = ("施工", "作业")
_BARE = ("正在", "正在进行", "正在开展", "正按", "正由", "正进行", "进入", "转入", "已启动")
_DONE: tuple[Status, ...] = ("投产", "完工", "试运行")


@quickly_built
@dataclass(frozen=True, slots=True)
class Sign:
    """A word of state at its place, and how it is meant."""

    start: int
    end: int
    clause: tuple[int, int]
    status: Status
    modal: str | None
    """`expected`, `denied`, `partial`, `closing`, or None where it is plainly said."""
    whole: bool
    """Said of the project itself and of no part."""
    kind: SubjectKind = "whole"
    """Who it is said of."""
    subject: tuple[int, int] | None = None
    """The words that name a part."""
    weak: bool = False
    """It says only that something goes on."""
    total: bool = False
    """Said of all of a list or of a number of things: 道路、机井全部完工."""


@dataclass(frozen=True, slots=True)
class _StateWords:
    states: re.Pattern[str]
    meaning: dict[str, Status]
    weak: frozenset[str]
    works: re.Pattern[str]
    is_work: frozenset[str]
    modals: dict[str, re.Pattern[str]]


@cache
def _words(lexicon: Lexicon) -> _StateWords:
    entries = lexicon.words("status")
    meaning: dict[str, Status] = {word: entry.values["status"] for word, entry in entries.items()}
    works = frozenset(word for word, entry in entries.items() if entry.values.get("works"))
    modals = ("expected", "denied", "partial", "closing")
    return _StateWords(
        re.compile(longest_of(meaning, before=PATTERNS)),
        meaning,
        frozenset(lexicon.words("status", weak=True)),
        re.compile(longest_of(works)),
        works,
        {modal: re.compile(longest_of(lexicon.words("modals", modal=modal))) for modal in modals},
    )


def state_pattern(lexicon: Lexicon) -> re.Pattern[str]:
    """What matches a word of state."""
    return _words(lexicon).states


def find_signs(
    text: str,
    start: int,
    end: int,
    name: str,
    lexicon: Lexicon,
    *,
    parts: tuple[tuple[int, int], ...] = (),
    year: int | None = None,
    last_month: int | None = None,
) -> tuple[Sign, ...]:
    """The words of state in text[start:end], each with what the words before it make of it.

    `parts` are stretches that speak of parts of the project; `year` and `last_month` say what the report tells of: what is said to
    be done in a later one is expected.

    >>> from extractors.lexicon import load_lexicon
    >>> text = "目前主体完工，正在装修，预计年底投产"
    >>> [(s.status, s.modal) for s in find_signs(text, 0, len(text), "", load_lexicon())]
    [('在建', None), ('在建', None), ('在建', None), ('投产', 'expected')]
    """
    words = _words(lexicon)
    signs: list[Sign] = []
    expected = False
    content, outside, told = False, False, end - start <= 40  # a cell of a table is all about progress
    for clause in read_clauses(text, start, end, name, lexicon):
        if text.startswith("（", clause.start - 1):
            outside = content
        elif text.startswith("），", clause.start - 2):
            content = outside  # X项目（新建厂房2栋），已完工: the bracket says what will be built
        content = is_content(text, clause, content)
        told = (told and not clause.opens) or _TELLS.search(
            text, clause.start, min(clause.end, clause.start + 10)
        ) is not None
        if clause.opens or NOW.match(text, clause.start, clause.end):
            expected = False
        found = _signs_of(text, clause, words, expected, content, told, year, last_month, parts)
        if (
            signs
            and expected
            and _BROKEN.search(text, clause.start, clause.end)
            and signs[-1].modal == "expected"
            and _STARTING.search(text, signs[-1].start, signs[-1].end)
        ):
            found.append(_sign(clause, clause.start, clause.end, "未开工", None))
        if found and any(sign.modal == "expected" and not _is_aside(text, sign) for sign in found):
            expected = True
        hoped = words.modals["expected"].match(text, clause.said, clause.end) or words.modals["expected"].match(
            text, clause.start, clause.end
        )
        expected = expected or _LATER.match(text, clause.start, clause.end) is not None
        if hoped and not _CUE.match(text, hoped.start()) and not by_plan(text, clause.start, hoped):
            expected = True
        signs += found
        told = told or bool(found)
    return tuple(signs)


def _sign(
    clause: Clause,
    start: int,
    end: int,
    status: Status,
    modal: str | None,
    *,
    step: bool = False,
    weak: bool = False,
    total: bool = False,
) -> Sign:
    kind: SubjectKind = "step" if step and clause.kind == "whole" else clause.kind
    short = clause.subject is None or clause.subject[1] - clause.subject[0] <= _SHORT
    whole = kind in ("whole", "people") or (kind == "other" and status != "完工" and (short or status != "投产"))
    return Sign(start, end, (clause.start, clause.end), status, modal, whole, kind, clause.subject, weak, total)


_MANY = re.compile(
    r".*、.*、|.*、(?:附属|配套)(?:设施|工程)|[^，]{0,6}[0-9一二两三四五六七八九十]+[^，]{0,2}[条个座栋台户处公里套]|(?:内外|主体及|上下)|主[体线](?:工程)?[及和与、]"
)
_ALL = re.compile(r"全部|均|都|全线|全面")
_PHASE = re.compile(r"[期段批标]\Z")


def _is_total(text: str, clause: Clause, end: int) -> bool:
    """Whether a clause says something of all of a list or of a number of things that are no phases."""
    if clause.subject is None or not clause.own or clause.kind == "step":
        return False
    low, high = clause.subject
    return (
        _MANY.match(text, low, high) is not None
        and _ALL.search(text, max(high, end - _NEAR), end) is not None
        and _PHASE.search(text, low, high) is None
    )


def _is_aside(text: str, sign: Sign) -> bool:
    """Whether a word is expected only by what stands behind it: 投产后, 竣工时间."""
    return bool(_BEFORE_OR_AFTER.match(text, sign.end) or _TIME_OF.match(text, sign.end))


_OF_OTHERS = ("投资", "市场", "责任", "建设", "实施", "经营")


def _signs_of(
    text: str,
    clause: Clause,
    words: _StateWords,
    carried: bool,
    content: bool,
    told: bool,
    year: int | None,
    last_month: int | None,
    parts: tuple[tuple[int, int], ...],
) -> list[Sign]:
    """The signs of one clause."""
    found: list[Sign] = []
    if content and not NOW.search(text, clause.start, clause.end):
        return []
    if text[clause.end : clause.end + 1] == "：" and clause.end - clause.start <= 12 and not clause.own:
        return []  # 形象进度：
    if _ELSEWHERE.match(text, clause.start, clause.end):
        return []
    under_way: bool | None = None
    """Whether the clause says how works stand; asked once, and only where a work is named."""
    for hit in words.states.finditer(
        text, clause.said if clause.kind in ("part", "whole") and clause.own else clause.start, clause.end
    ):
        word = hit.group()
        status = words.meaning.get(word) or status_said(word)
        if status is None:
            continue
        if word in words.is_work and under_way is None:
            under_way = _ASPECT.search(text, clause.start, clause.end) is not None
        if (
            word in words.is_work
            and not under_way
            and (hit.end() < clause.end or not (told or word in _AT_WORK or _is_numbered(text, clause)))
        ):
            continue  # 铺设管道4公里, 大坝帷幕灌浆 are what will be built
        if word in ("主体", "设计", "规划") and text[hit.start() - 2 : hit.start()] in _OF_OTHERS:
            continue  # 投资主体
        if (
            (word.endswith("中") and hit.end() < clause.end)
            or (word not in words.weak and _OF_MONEY.match(text, hit.end()))
            or (status == "完工" and text.startswith(("用地", "规划", "单位"), hit.end()))
        ):
            continue  # 建设中心, 完成建设投资3亿元
        if _COUNTED.match(text, hit.end()) or _IN_A_NOUN.match(text, hit.start()):
            continue  # 已建成6项; 中试车间
        if status == "在建" and _SINCE.match(text, hit.end(), clause.end):
            continue  # 自开工以来累计完成投资3亿元 says when, not how far
        if status == "完工" and _SHARE_OF.match(text, hit.end()):
            status = "在建"  # 已完成全部工程量的56%
        if status == "完工" and word.endswith("建成") and _BUILT_SOME.match(text, hit.end(), clause.end):
            continue  # 已建成仓库5千平方米
        if status == "前期" and _MONEY_BEHIND.match(text, hit.end()):
            continue  # 申请专项债2.5亿元, 办理验收手续
        if status == "试运行" and _ENDED.match(text, hit.end(), clause.end):
            continue  # 试生产结束，转入正式生产
        lead = text[max(clause.start, hit.start() - _NEAR) : hit.start()]
        modal = modal_of(lead, word, status, words.modals)
        if modal == "denied" and status in _DONE and _READY.search(lead) and not carried:
            status, modal = "在建", "partial"  # 具备通车条件: it is not yet in use
        if modal == "denied" and status == "在建" and _RESUMED.search(word):
            status, modal = "停工", None
        if (
            modal == "denied"
            and status == "在建"
            and _STARTING.search(word)
            and word not in words.weak
            and not _TIME_OF.match(text, hit.end())
        ):
            status, modal = "未开工", None
        if modal == "expected" and status in ("完工", "在建") and _NEARLY.search(lead) and not _STARTING.search(word):
            status, modal = "在建", "partial"  # 即将完工: works go on
        if carried and modal != "denied" and status not in ANYHOW and not NOW.search(lead):
            modal = "expected"
        if (
            modal is None
            and status not in ANYHOW
            and (_BEFORE_OR_AFTER.match(text, hit.end()) or (status != "前期" and _TIME_OF.match(text, hit.end())))
        ):
            modal = "expected"  # 投产后年产值, 停工前完成投资, 竣工时间为明年6月
        if modal is None and status == "前期" and _HELD_UP.match(text, hit.end(), clause.end):
            modal = "denied"  # 用地报批滞后 is a problem
        if modal is None and _BY_SCHEDULE.search(lead) and _SCHEDULE.match(text, hit.end(), clause.end):
            modal = "expected"  # 正在按照6月底通车、9月底完工的时间要求推进
        if modal is None and status not in ANYHOW and lies_ahead(lead, year, last_month):
            modal = "expected"
        if modal is None and parts and any(low <= hit.start() < high for low, high in parts):
            modal = "partial"
        weak = word in words.weak
        if (
            weak
            and modal is None
            and word in _BARE
            and not words.works.search(text, hit.end(), min(clause.end, hit.end() + _NEAR))
            and not BY_HAND.match(text, hit.end())
        ):
            modal = "closing"  # 正在 with what is no work on the site, as far as is known
        if (
            weak
            and modal is None
            and words.modals["closing"].search(text, hit.end(), min(clause.end, hit.end() + _NEAR))
        ):
            modal = "closing"
        step = (
            words.works.search(text, _after_and(text, max(clause.said, hit.start() - _NEAR), hit.start()), hit.start())
            is not None
        )
        if step and status == "完工" and clause.kind == "part" and _EARLY.search(lead):
            status = "在建"  # 游泳馆基础施工完成
        found.append(
            _sign(
                clause,
                hit.start(),
                hit.end(),
                status,
                modal,
                step=step,
                weak=weak,
                total=status in _DONE and not step and _is_total(text, clause, hit.end()),
            )
        )
    _add_amounts(text, clause, carried, told, found)
    if not carried and not any(sign.modal is None and not sign.weak for sign in found):
        if (clause.kind == "whole" and clause.own) or clause.kind == "part" or _is_total(text, clause, clause.end):
            done = _ALL_OF_IT.match(text, clause.said, clause.end)
            if done is not None and done["almost"] is None and done.end() > done.start():  # 总工程量已全部完成
                found.append(
                    _sign(clause, done.start(), done.end(), "完工", None, total=_is_total(text, clause, done.end()))
                )
        if clause.kind == "part" and not clause.own and (made := _MADE.match(text, clause.said, clause.end)):
            found.append(_sign(clause, made.start(), made.end(), "完工", None))  # 完成一期建设
    if clause.kind == "paper" or any(sign.status in ("前期", "未开工") or sign.modal == "denied" for sign in found):
        found = [sign for sign in found if sign.status != "在建" or not _is_soft(text, sign, words)]
    return found


def _is_numbered(text: str, clause: Clause) -> bool:
    """Whether a clause speaks of a numbered part, whose works are told and not planned: 2号楼砌筑."""
    return (
        clause.kind == "part"
        and clause.own
        and clause.subject is not None
        and bool(_NUMBERED.match(text, *clause.subject))
    )


_MADE = re.compile(r"(?:已经?|均)?完成了?(?!.*[0-9]%)")


def _after_and(text: str, start: int, end: int) -> int:
    """Where the last of the things that a clause says one after the other begins: 安装完毕并投入使用."""
    return max([start, *(at + 1 for sign in "并后即且、" if (at := text.rfind(sign, start, end)) >= 0)])


def _is_soft(text: str, sign: Sign, words: _StateWords) -> bool:
    """Whether a word of works may speak of procedures beside them: 正在进行方案设计, 施工图设计基本完成."""
    return sign.modal != "denied" and (sign.weak or _HARD.search(text, sign.start, sign.end) is None)


def _add_amounts(text: str, clause: Clause, carried: bool, told: bool, found: list[Sign]) -> None:
    """Adds what a clause says by a quantity or a share: 护岸完成11.5公里, 二期已完成85%."""
    if carried or (found and any(sign.modal == "expected" for sign in found)):
        return
    if built := find_built(text, clause, told):
        status: Status = "完工" if built.all_of_it else "在建"
        found.append(_sign(clause, built.start, built.end, status, None if built.all_of_it else "partial"))
