"""Clauses of a report's prose: who each speaks of (the project, a part of it, nobody of the works), and where its predicate begins."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from extractors.lexicon import Lexicon
from extractors.wordlist import longest_of
from schemas import quickly_built, replace

SubjectKind = Literal["whole", "part", "step", "paper", "people", "other"]
"""whole: the project; part: a named part of it; step: a kind of work; paper: procedures; people: who builds or uses it."""

LONGEST_PART = 26
_LONGEST = 300
"""Who a clause speaks of is said in its beginning."""
DATE = (
    r"(?:(?:(?:19|20)[0-9]{2}|今|明|去|本|当)年)?(?:度|的|元)?"
    r"(?:(?:1[0-2]|0?[1-9])月(?:份|底|末|初|中旬?|[上下]旬|[0-9]{1,2}[日号])?|(?:年|月)(?:底|末|初|内|中)|[一二三四]季度末?|[上下]半年|春节|国庆节?|汛期|入冬|雨季)"
)
_CLAUSE = re.compile(r"[^，。；：！？（）\n]+")
SENTENCE_SIGNS = "。；！？\n"
_LEAD = re.compile(
    rf"(?:自|从|于|到|至|截至|截止|已于|将于|定于|在)?(?:{DATE}|(?:19|20)[0-9]{{2}}年)(?:以来|起|前|后|开始|以前|之前|，)?"
    r"|(?:截至|截止)?(?:目前为止|目前|当前|现阶段|现在|现(?![代场有金货浇]|状)|日前|近日|眼下|此前|至今|迄今|同时|另外|此外|其中|其余|剩余的|余下的|其他|其它|特别是|尤其是|但是|但|而|且|并(?![网轨购联])|则|另|还|再|即|随后|之后|之前|先后|经过[^，]{2,8}|经[^，]{2,8}后|据[^，]{2,6}|现场|全年|今年|去年|年内|年初以来|建成后|原计划|按计划)"
    rf"|(?:预计|计划|力争|确保|争取|拟|将|有望|可望)(?:到|于|在)?{DATE}(?:前|以前|之前)?|(?:项目|工程)?(?:土建|地上|地下|一期|二期)?部分?共(?=[0-9]+[个座栋幢])"
    r"|累计|实际|共计|逾期|超期|除|在|的|该县|我县|全县|项目目前|工程目前|[一二三四]是|[0-9（）①-⑳]+[、.]|[-—·●■◆*“]+"
)
_DAYS = ("五一", "十一", "国庆", "国庆节", "春节", "元旦", "春运", "汛期", "采暖季")
_DATED = "|".join(
    [
        *(rf"{day}[之以]?前" for day in _DAYS),
        *(
            rf"{digit}[0-9]?月(?:[0-9]{{1,2}}日|底|初|[上中下]旬)?(?=[^，]{{0,8}}(?:完|竣|投|封|开|通|建|启|搬|交|并|运))"
            for digit in range(10)
        ),
    ]
)
"""As all of the aspects, each alternative begins with a letter: then they are tried only where one of these stands."""
_ASPECTS = (
    r"于(?=[0-9今去本年春国元五汛])|自(?=[0-9])|已经?|均(?=已|正|在|未|完|全|进|建|处|按|投|实|达)|都(?=已|在|正|未|完)|正(?=在|进行|按|抓|加|组|有|处|施|式|做|由|实|全|陆|逐|积|同|顺|稳|紧|昼|趁|抢|冲|赶|推|安装|铺|浇|砌|开|搭|架|吊|打|拆|装|贴|上|焊|调|挖|回填|埋|建|改|修|编|办|报|申|测|招|评|审|谈|洽|就|与|对|走|履|待)|仍(?=在|未|处|需|有|没|然)|尚(?=未|在|有|处|需|无|不|没)|也(?=已|在|正|未|没)"
    r"|现(?=已|正)|未(?!来)|没有|不(?=具备|再|能|到|足|畅)|无(?=法|人施|人员|任何|开工|进展)|即将|将(?=于|在|完|建|投|全|竣|开|通|进|达|正|实|继|陆|[0-9])"
    r"|预计|计划|力争|确保|争取|拟(?=于|在|建|开|投|完|定)|可(?=于|在|全|完|建|投|竣|正|达|实|通|满|具|交|如|基|[0-9])|有望|原定|定于"
    r"|因(?!特网|素)|由于|受(?!益|纳|让)|全部(?=完|建(?!设内)|竣|投|结|封|到|实|交|贯|通|开|安|就|浇|拆|进|并|移|入|做|干|改|修|铺|换|启|搬|租|在|上)|全面(?=完|建|竣|投|结|封|收|告|开|施|铺|展|推|进|启|动|贯|攻)|基本(?=完|建|竣|结|成|贯|到|具|就|实|落|形|处)"
    r"|大部分(?=完|建|结)|部分(?=完|建|投|结|封|通)|陆续|率先|先期|先行(?!区)|相继|同步|刚刚|刚(?=开|完|进|动)|顺利|正式(?!稿)|按期|如期|提前|完全|接近|近(?<!附近)(?=尾|半)|进入|转入|处于|开始|继续|进行|完成|结束|完毕|到位|具备"
    r"|过半|大半|达(?=到|[0-9约近])|就位|竣工|完工|建成|封顶|投产|投用|贯通|一直|再次|多次|还在|还没|还未|在(?=建|施|做|进行|推进|紧张|铺|装|挖|打)|中标|由(?=[^，]{2,12}(?:承建|实施|施工|负责|使用|接管|接收|管护))|被(?!动)|举行|实现|启动|延(?=[期迟后]开)|推(?=[迟后]开)|移出|清出|剔除|调出|退出(?!机)|撤(?=[销出项])|停工|停建|停滞|暂停|暂缓|施工(?!内容|任务|单位|图|许可|合同|队|企业|方|人员|现场|招标|便道)|进展|推进|进度|建设(?!项目|工程|内容|任务|用地|单位|路|大道|规模|地点)|办理|取得|获|通过|验收"
)
_AND_SO_ON = re.compile(
    r"等(?:[0-9]+[个项栋座处幢]|各)?(?:方面|部位|工程|项目|部分|子项|标段|单体(?:建筑)?|建筑|区域|设施|主要)?(?:的)?\Z"
)
_QUANTITY = re.compile(r"[0-9.]+%?\Z")
_OF_ALL = re.compile(r"(?:其)?(?:全部|所有|各项|各单项|各|整个|整体|全(?=[线站域套程])|总)")
_PARTIAL = re.compile(r"(?:首[批台段条座期]|部分|半幅|[左右]幅|剩余|其余|一部分)")
_LONGEST_NOT_STEP = 2
_NOT_STEP = (
    r"(?!内容|任务|工程|设施|厂房|车间|单位"
    r"|图|许可|合同|招标|队|企业|方案|方面|人员|现场|条件|难度|准备|手续|力量|组织|段|标|楼|房|馆|区|中心|基地|便道|材料|机械|项目|系统|工段|场)"
)


PART_OBJECT = re.compile(
    r"(?:目前|现|已|已经|仍|此前|现场|先期)*(?:(?:正在|正|仍在)(?:加紧|抓紧|加快|同步|全力|有序)?(?:建设|修建|新建|实施|改造)|(?:完成|建成)了?|施工(?:力量|重点|重心)(?:已|正)?(?:全部)?转[入向至]|正?(?:全力|集中力量)攻坚)"
    r"(?P<what>[^，。；]{2,24}?)(?:的?(?:建设任务|建设|施工|改造|工程建设)|并(?:投入使用|投用|投产|通车))?(?=[，。；：！？（）\n]|\Z)"
)
"""A part as the object of its works: 正在建设二期, 完成一期建设, 建成游客中心并投入使用."""


@quickly_built
@dataclass(frozen=True, slots=True)
class Clause:
    """A clause, who it speaks of, and where its predicate begins."""

    start: int
    end: int
    said: int
    """Where the predicate begins."""
    kind: SubjectKind
    subject: tuple[int, int] | None
    """The words that name a part, or what else the clause speaks of; None where it names nobody."""
    own: bool
    """It names its subject itself, and goes not on with the one of the clause before."""
    opens: bool
    """It begins a sentence."""


@dataclass(frozen=True, slots=True)
class _PartWords:
    aspect: re.Pattern[str]
    state: re.Pattern[str]
    """A word of state; `aspect` is any other word that a predicate begins with."""
    reach: int
    """How many letters behind its beginning such a word and what may not follow it go at most."""
    step: re.Pattern[str]
    """What a step of the works at the end of a subject looks like."""
    steps: re.Pattern[str]
    """Steps and nothing else."""
    done_to: re.Pattern[str]
    """What is done to a part, right behind its name; without one `at_works` need not be looked for."""
    at_works: re.Pattern[str]
    """The end of a part's name in front of what is done to it."""
    tail: re.Pattern[str]
    """How names of parts end; `numbered` how a place along the works is told: K3+200, A-2区."""
    numbered: re.Pattern[str]
    whole: re.Pattern[str]
    paper: re.Pattern[str]
    people: re.Pattern[str]


@cache
def _words(lexicon: Lexicon) -> _PartWords:
    def of(part: str) -> str:
        return longest_of(lexicon.words("parts", part=part))

    works = longest_of(lexicon.words("status", works=True))
    states = [word for word, entry in lexicon.words("status").items() if not entry.values.get("works")]
    return _PartWords(
        re.compile(f"{_DATED}|{_ASPECTS}"),
        re.compile(longest_of(states) + _NOT_STEP),
        max(map(len, states), default=0) + _LONGEST_NOT_STEP,
        re.compile(rf"(?:{works})(?:等)?(?:工程|施工|作业|工作|部分|处理|改造|阶段|环节|工序)*\Z"),
        re.compile(rf"(?:{works}|[及和与、]|(?:工程|施工|作业|工作|部分|处理))+\Z"),
        re.compile(rf"(?:{works})[\u3400-\u9fff]"),
        re.compile(rf"[\u3400-\u9fff0-9#号]{{1,8}}(?:{of('tail')})(?=(?:{works})[\u3400-\u9fff])"),
        re.compile(rf"(?:{of('tail')})(?:（[^（）]{{1,12}}）)?\Z"),
        re.compile(r"[A-Z](?:(?<=K)[0-9]+\+[0-9]+|[A-Z]{0,2}-?[0-9]+)[^，]{0,14}\Z"),
        re.compile(rf"(?:{of('whole')})+\Z"),
        re.compile(rf"(?:{of('paper')})"),
        re.compile(rf"(?:{of('people')})"),
    )


def read_clauses(text: str, start: int, end: int, name: str, lexicon: Lexicon) -> list[Clause]:
    """The clauses of text[start:end], which tells of the project of this name.

    >>> from extractors.lexicon import load_lexicon
    >>> text = "办公楼、烟囱主体完工，正在装修；项目已投产"
    >>> [(c.kind, text[slice(*c.subject)] if c.subject else "") for c in read_clauses(text, 0, len(text), "", load_lexicon())]
    [('part', '办公楼、烟囱'), ('part', '办公楼、烟囱'), ('whole', '项目')]
    """
    words = _words(lexicon)
    clauses: list[Clause] = []
    label: Clause | None = None
    for found in _CLAUSE.finditer(text, start, end):
        low, high = found.start(), min(found.end(), found.start() + _LONGEST)
        opens = low == start or text[low - 1] in SENTENCE_SIGNS
        before = clauses[-1] if clauses and not opens and text[low - 1] == "，" else None
        clause = _clause(text, low, high, name, words, opens, before, first=low == start)
        if opens or text[low - 1] == "：":
            label = _labelled(clauses, text, low)
        if label is not None and clause.kind in ("whole", "step", "other") and not _of_the_whole(text, low, high):
            clause = replace(clause, kind="part", subject=label.subject, own=False)  # 一标段：路基完成95%，…
        clauses.append(clause if high == found.end() else replace(clause, end=found.end()))
    return clauses


def _labelled(clauses: list[Clause], text: str, at: int) -> Clause | None:
    """The part whose name alone stands before ： where a clause begins."""
    last = clauses[-1] if clauses and text[at - 1] == "：" else None
    return last if last is not None and last.kind == "part" and last.said >= last.end else None


def _clause(
    text: str, low: int, high: int, name: str, words: _PartWords, opens: bool, before: Clause | None, *, first: bool
) -> Clause:
    if _OF_WHOM.match(text, low, high):
        return Clause(low, high, high, "other", (low, high), False, opens)
    at = low
    while at < high and (lead := _LEAD.match(text, at, high)) and lead.end() > at:
        at = lead.end()
    predicate = _predicate_start(text, at, min(high, at + 120), words)
    said = high if predicate is None else predicate
    if predicate is None and (works := _at_works(text, at, min(high, at + 40), words)):
        said = works.end()  # 实训楼喷涂真石漆
    stop = _trimmed(text, at, said)
    if stop <= at or _is_whole(text[at:stop], name, words):
        made = PART_OBJECT.match(text, said, high)
        if made is not None and _is_made(made["what"], words):
            return Clause(low, high, said, "part", made.span("what"), False, opens)
        if stop > at:
            return Clause(low, high, said, "whole", (at, stop), True, opens)
        told = before is not None and before.said < before.end and not text[before.said].isdigit()
        # 续建项目，已通车: a label passes nothing on, nor does what is to be built: 新建库房2栋，7月启用
        if before is not None and told and before.kind == "part" and not _of_the_whole(text, said, high):
            return Clause(low, high, said, "part", before.subject, False, opens)
        return Clause(low, high, said, "whole", None, said > at or first, opens)
    head = _without_steps(text, at, stop, words)
    if head <= at:
        return Clause(low, high, at, "step", None, False, opens)
    kind = _kind_of(text[at:head], words)
    if kind == "other" and (built := _at_works(text, at, head, words)):
        kind, head = "part", built.end()  # 综合楼外墙涂料施工完毕
    if kind == "part" and (ends := _PROJECT_INSIDE.match(text, at, head)):
        head = ends.end()
    return Clause(low, high, max(head, min(said, stop)) if head == stop else head, kind, (at, head), True, opens)


def _predicate_start(text: str, start: int, end: int, words: _PartWords) -> int | None:
    """Where the first word stands that a predicate begins with: one of aspect, or one of state behind which no step is named."""
    aspect = words.aspect.search(text, start, end)
    first = None if aspect is None else aspect.start()
    if first == start:
        return start  # nothing begins before it
    state = words.state.search(text, start, end if first is None else min(end, first + words.reach))
    if state is None or first is None:
        return first if state is None else state.start()
    return min(first, state.start())


def _at_works(text: str, start: int, end: int, words: _PartWords) -> re.Match[str] | None:
    """The end of a part's name in front of what is done to it."""
    return words.at_works.search(text, start, end) if words.done_to.search(text, start, end) else None


_OF_WHOM = re.compile(
    r"(?:项目)?(?:(?:业主|建设|责任|实施|施工|承建|承办|主管|牵头|配合|设计|监理|投资|代建|管理|运营)(?:单位|主体|部门|方)|业主|法人)"
    r"(?:为|是|：|)[\u3400-\u9fff（）]{2,30}(?:公司|集团|局|委|办|部|中心|政府|处|所|院|厅|会)\Z"
    r"|(?:选址(?:于|在)?|位于|地处|坐落[于在]|落户|建设地点(?:为|在|：))[\u3400-\u9fff（）0-9A-Za-z]{2,20}\Z"
)
"""Whose project it is, and where: 业主单位县铁路建设指挥部, 选址石桥镇; how works stand is not told of these."""
_PROJECT_INSIDE = re.compile(r"[^，、]{4,30}?项目(?![一二三][期标]|[东西南北中][段区]|[部的（]|\Z)")
"""The end of a project's name in front of what is built of it: 焊管项目钢结构厂房."""
_TRAILING = re.compile(
    r"(?:(?<=[间房楼站厂库])(?:内)?(?:机电|工艺|生产)?设备|的?(?:建设|施工|工程|合同)(?:内容|任务|部分)"
    r"|[的、 也就先又于自从]|[0-9.]+[\u3400-\u9fffa-zA-Z²³]{0,3})\Z"
)


def _trimmed(text: str, at: int, stop: int) -> int:
    """Where a subject ends without what only leads over to the predicate: 一标段的建设内容, 水稳层铺筑14公里."""
    while (
        stop > at
        and (loose := _TRAILING.search(text, max(at, stop - 14), stop))
        and not (loose.start() == at and text[at].isdigit())
    ):
        if loose.group()[0].isdigit() and not _AMOUNT.match(text, loose.start(), stop):
            break
        stop = loose.start()
    return stop


_AMOUNT = re.compile(r"[0-9.]+(?:公里|千米|延米|米|万?平方米|万?方|根|榀|孔|片|吨|m)\Z")


def _without_steps(text: str, at: int, stop: int, words: _PartWords) -> int:
    """Where a subject ends without the steps of the works behind it: 教学楼二次结构, 充填站基础开挖."""
    if _NAMED_WORKS.fullmatch(text, at, stop):
        return stop  # 安装工程, 绿化工程
    while (
        stop > at
        and (step := words.step.search(text, max(at, stop - 16), stop))
        and not _TAILED_STEP.search(text, at, stop)
    ):
        if step.start() > at and text[step.start() - 1] in "、和及与":
            return at if words.steps.match(text, at, stop) else stop
        stop = step.start()
        while stop > at and text[stop - 1] in "的 ":
            stop -= 1
    return stop


_NAMED_WORKS = re.compile(
    r"(?!主体|土建|基础|土方|土石方|附属|配套|后续|剩余|收尾|零星|桩基|地面|地下|上部)[\u3400-\u9fff]{2,8}工程"
)
_TAILED_STEP = re.compile(
    r"(?:站|场|厂|线|池|库|桥|井|水|楼|房)(?:改造|绿化|亮化|管网|管道|管线|管廊|隧道|隧洞|大坝)\Z|(?:^|、)[\u3400-\u9fff]{2,}(?:生产线|管廊|隧道|隧洞|管网|大坝|水库|锅炉|风机|箱变|交通洞|改造)\Z|[0-9A-Z]#?[^，]{0,6}(?:生产线|管廊|隧道|隧洞|线路|风机|锅炉|箱变|变压器)\Z"
)


_TASK = re.compile(
    r"(?:改造|建设|整治|治理|加固|修复|搬迁|拆除|安置|施工|开发|提升|升级)(?:任务|工作)\Z"
    r"|\A主[体线](?:工程|结构)?[及和与、].*(?:配套|附属|室外|装修|安装|连接线|辅道)(?:工程|设施)?\Z"
)


def _is_whole(subject: str, name: str, words: _PartWords) -> bool:
    """Whether words name the project itself."""
    if words.whole.match(subject) or (name != "" and _is_name(subject, name)):
        return True
    if _TASK.search(subject):
        return True
    return _OF_ALL.match(subject) is not None and words.step.search(subject) is None and not _THINGS.search(subject)


_THINGS = re.compile(
    r"(?:设备|机械|材料|人员|资金|器材|仪器|家具|证照|证件|协议|合同|图纸|手续|用地|土地)(?:均|基本|全部|已|签订|签约|采购|进场)*\Z"
)
"""What is there before works end: 各种设备已到位 says nothing of the whole."""


def _is_made(what: str, words: _PartWords) -> bool:
    """Whether the object of works is a part: 正在建设二期; not 完成桩基施工."""
    return (
        len(what) <= 14
        and _is_tailed(what, words)
        and (not words.steps.match(what) or _NAMED_WORKS.fullmatch(what) is not None)
        and not re.search(r"[两0-9]+[处个]|全部|所有|[，及]", what)
        and _may_be_part(what, words)
    )


def _of_the_whole(text: str, start: int, end: int) -> bool:
    """Whether a clause without a subject says something of the whole: 全部建成, 整体进度过半."""
    return _WHOLE_PREDICATE.match(text, start, end) is not None


_WHOLE_PREDICATE = re.compile(
    r"(?:预计|计划|力争|确保|将|可|有望|已|拟)*(?:于|在)?(?:" + DATE + r")?(?:前)?(?:全部|全面|整体|全线|总体)"
)


def _is_tailed(words_of_it: str, words: _PartWords) -> bool:
    """Whether words end as names of parts do."""
    return words.tail.search(words_of_it) is not None or words.numbered.search(words_of_it) is not None


_BARE_COUNT = re.compile(r"[0-9一二两三四五六七八九十]+[条台座栋幢个套家]")


def _kind_of(subject: str, words: _PartWords) -> SubjectKind:
    """What the words of a subject are that is not the project itself."""
    plain = _AND_SO_ON.sub("", subject)
    if words.steps.match(plain) and not _NAMED_WORKS.fullmatch(plain):
        return "step"
    tailed = _is_tailed(plain, words)
    if not tailed and words.paper.search(plain[-6:]):
        return "paper"
    if (tailed or ("、" in plain and _is_tailed(plain.split("、")[0], words))) and len(subject) <= 120:
        return "paper" if words.paper.search(plain[-2:]) else "part"
    if words.people.search(plain[-6:]):
        return "people"
    return "part" if _PARTIAL.match(plain) or _BARE_COUNT.fullmatch(plain) else "other"


_JOINED = re.compile(r"[、及和与]")


def _is_name(subject: str, name: str) -> bool:
    """Whether a subject is the project's own name or a short form of it: 大桥 of 城关大桥及接线工程, but not 住院楼 of 门诊楼、住院楼."""
    key, short = _without_tail(name), _without_tail(subject[1:] if subject.startswith(("该", "本")) else subject)
    if len(short) < 2:
        return False
    if name in subject or (len(key) >= 4 and short.endswith(key)):
        return True
    return short in key and _JOINED.search(key) is None


def _without_tail(name: str) -> str:
    return name[:-2].removesuffix("建设") if name.endswith(("项目", "工程")) else name


_GENERAL = re.compile(
    r"(?:[0-9]+|[一二两三四五六七八九十]+)[个项](?:重点)?(?:项目|工程)|[^A-Za-z0-9\u3400-\u9fff“”《》#+（）.—~-]"
)


_UNFINISHED = re.compile(r"《[^》]*》|[0-9A-Za-z一二三四五六七八九十]{1,3}[#号]?")
"""A piece of a list that is no name without what follows: 3#、4#厂房."""


def part_names(text: str, start: int, end: int, lexicon: Lexicon) -> list[tuple[int, int]]:
    """The names of parts that text[start:end] lists; none where one of them can be no name.

    >>> from extractors.lexicon import load_lexicon
    >>> text = "冷链库房、零担物流、电商体验楼等"
    >>> [text[low:high] for low, high in part_names(text, 0, len(text), load_lexicon())]
    ['冷链库房', '零担物流', '电商体验楼']
    """
    more = _AND_SO_ON.search(text, start, end)
    stop = more.start() if more else end
    names, low, depth = [], start, 0
    for at in range(start, stop):
        depth += (text[at] in "（“《") - (text[at] in "）”》")
        if text[at] == "、" and depth == 0 and not _UNFINISHED.fullmatch(text, low, at):
            names.append((low, at))
            low = at + 1
    names.append((low, stop))
    words = _words(lexicon)
    tailed = [_is_tailed(text[a:b], words) for a, b in names]
    if not (any(tailed) and (tailed[-1] or tailed[0])):
        return []
    if any(not _may_be_part(text[a:b], words) for a, b in names):
        return []
    return names


def _may_be_part(name: str, words: _PartWords) -> bool:
    """Whether a part can be called so."""
    return (
        2 <= len(name) <= LONGEST_PART
        and not _GENERAL.search(re.sub(r"(?<=[》#号])、", "", name))
        and not words.paper.search(name[-2:])
        and not words.whole.match(name)
        and not _NO_PART.match(name)
    )


_NO_PART = re.compile(  # words that open a sentence, general names, spans of time
    r"[在对与和及等把将为的是属系由按]|.*(?:集团|公司|[部局厅委]|政府)[与和就对]|.*[招投评开流]标\Z|.*宣布|.{0,8}(?:交通|水利|财政|资源|建设|省|市)厅\Z|.*(?:续建|新建|建设|业主|责任|实施)(?:项目|单位)|各|全[县市区省]|有关|相关|[0-9]+月|年|.*(?:全部|所有|，)|.*的\Z|[0-9.]+\Z|主体(?:工程|结构)?\Z|(?:.{0,6}重点|.*实施的.{0,4})?(?:项目|工程)\Z|.{0,2}[时期空中民区]间\Z|.{0,3}(?:[工前汛后近同长短]期|现场|全[线部])\Z"
)
