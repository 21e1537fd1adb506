"""Projects that a story leads its reader to before it tells of them: 最抢眼的要数X; 说起X，…; X牵动着不少人的心."""

import re

from extractors.course import Course
from extractors.names import Name, is_unit, parse_name
from extractors.resuming import is_taken_up, says_state_alone
from extractors.signs import state_pattern
from extractors.speaking import subject_words
from extractors.subjects import Subject
from extractors.sureness import is_class, speaks_of


def _each(heads: str, rest: str = "") -> str:
    """Each of some words with what goes on behind it: branches that begin with a letter, which are tried only where one stands."""
    return "|".join(f"{head}{rest}" for head in heads.split())


_FRONT = re.compile(
    "(?:"
    + "|".join(
        (
            r"说(?=[^，。；：]{4,40}是个)|最[\u3400-\u9fff]{2,6}的(?:要数|当属|还数|还属|就是|莫过于|当数|便是|无疑是|是)",
            _each("映入眼帘 扑面而来 呈现在眼前 进入视线", "的(?:便|就)?是"),
            _each("说 谈 提 聊 讲", "[起到及]了?"),
            r"要说|论起|再(?:来)?(?:看|说|到)",
            _each(
                "镜头 目光 视线 视角 话题",
                "(?:再次|又|随即)?(?:转向|转到|转至|对准|聚焦到?|投向|拉到|引到|锁定在?)了?",
            ),
            _each("同样 一样 更为 更加 格外 分外", r"[\u3400-\u9fff]{2,4}的(?:还有|是|当属)"),
            _each(
                r"记者 笔者 采访组 调研组 摄制组 一行人? 跟随[\u3400-\u9fff]{2,8}",
                "(?:又|先后|一路|随后)?(?:来到|走进|走近|步入|抵达|探访|走访)了?",
            ),
            _each("名片 清单 答卷 成绩单", "："),
            _each("， 。 ； ”", "(?:而|正)?因"),
            _each("会 总要? 都会 常 总爱", "(?:说到|提到|提起|说起|把话题引到)"),
            _each("不远处 一旁 紧邻 对面 隔壁", "的"),
            "得益于|受益于|归功于|随着",
        )
    )
    + r")(?=[\u3400-\u9fff“A-Z0-9])"
)
"""What leads a reader to what is named behind it."""
_PLACE = "(?:现场|工地|一线|项目部|指挥部)"
_WHO = "(?:负责人|经理|总工|施工员|技术员)"
_BEHIND = re.compile(
    r"牵动|牵引着|映入眼帘|跃入眼帘|赫然|备受|引人|格外|颇为|吸引着?|成为|堪称|有多|怎么样|究竟|上来|的(?:围挡|一举一动|每一步|情况|进展|进度|建设|台账|账本|变化|故事|名字|身影|未来|蓝图|背后)"
    rf"|的(?:施工|建设|生产)?{_PLACE}|{_each('施工 建设 生产', _PLACE)}|现场|工地|一线|项目部|指挥部|里(?=，|：|\Z)|内(?=，|：|\Z)"
    rf"|{_each('相关 企业', _WHO)}|负责人|经理|总工|施工员|技术员|是个|就是|正是|便是|绝对|可谓|可以说"
    r"|一片|一派|传来|迎来|而(?!且)|再[一]?次|又(?=传|迎|现)"
)
"""How that begins which a story says of what it has come to."""
_SAYS = (
    r"[^，。；：“”]{0,30}(?:介绍|了解到|告诉[^，。；：]{2,8}|获悉|看到|透露|表示|说|算[^，。；：]{0,4}账|比划)[，：]“?"
    r"|据[^，。；：]{1,14}，|[^，。；：“”]{0,14}(?:看看|来看|算)[^，。；：“”]{0,12}："
)
_OF_IT = r"该|这(?:个|座|条)|项目|工程|企业(?:计划|总|投资|预计|将)|眼下|目前|当前|如今|现阶段|总投资|计划总投资|年度|概算|截至|这里|现场"
_GOES_ON = re.compile(rf"[。？！”，…]+(?:{_SAYS})*(?:{_OF_IT}|记者)")
_DRAWN = re.compile(r"牵动着?|的一举一动|有多")
"""What a story says only of what it goes on to tell of."""
_NEXT = re.compile(rf"[”“\x20]*(?:{_SAYS})*(?:{_OF_IT})")
_SEVERAL = re.compile(
    r"、[^（）]*、|等[几多一0-9]|来到|走进|走访|前往|赶赴|察看|视察|调研|[还仍]有|是|以(?!大)|把|全[省市县区]"
)
"""What stands in no name of one project."""
_LONGEST = 90


def find_presented(course: Course, start: int, end: int) -> tuple[Name, int] | None:
    """The project that a clause of a story leads to, and where what stands behind its name begins; None where it leads to none."""
    text, lexicon = course.scan.text, course.scan.lexicon
    if end - start > _LONGEST:
        return None
    low = start
    while low < end and text[low] in "”“ ":
        low += 1
    fronts = [match.end() for match in _FRONT.finditer(text, max(low - 1, 0), end) if match.end() > low]
    for begin in (*reversed(fronts), low):
        behind = _BEHIND.search(text, begin + 4, end)
        if begin == low and not fronts and behind is None:
            continue
        stops = [behind.start()] if behind is not None else []
        for stop in (*stops, *([end] if begin > low else [])):
            name = parse_name(text, begin, stop, lexicon)
            if name is not None and name.end == stop and _can_be_led_to(course, name):
                return name, stop
    return None


def _can_be_led_to(course: Course, name: Name) -> bool:
    lexicon = course.scan.lexicon
    known = course.found.short_for(name.text) is not None
    owner = name.text.removesuffix("项目").removesuffix("工程")
    return (
        (name.tailed or known)
        and len(name.text) >= 5
        and _SEVERAL.search(name.text) is None
        and speaks_of(name.text, lexicon)
        and not is_class(name.text, lexicon)
        and not is_unit(name.text, lexicon)
        and not is_unit(owner, lexicon)
    )


def goes_on_about(course: Course, start: int, end: int, opener: str) -> bool:
    """Whether a sentence goes on about the project that a story has just led to: …？看看一组账：总投资3亿元."""
    if course.story is None or list(course.told) != [course.story]:
        return False
    if course.scan.text[start - 1] == "。" and course.done >= start - 1:
        return not course.groups or not any(group.start >= start for group in course.groups)  # 再看X。主体已封顶
    if says_state_alone(course.scan.text, start, end, course.scan.lexicon):
        return True  # 6月并网发电
    if _NEXT.match(course.scan.text, start, course.scan.blocks[course.number].end) is not None:
        return True
    cue = course.speaking_cue(start, end) if opener == "？" else None
    return cue is not None and not subject_words(course.scan, start, cue)


def read_presented(course: Course, start: int, end: int, opener: str) -> int:
    """Turns to the project that a clause of a story leads to, if the story goes on about it, and returns where it stopped."""
    scan = course.scan
    if course.item is not None or scan.genre == "实施方案" or not course.narrative or opener in "（）":
        return start
    found = find_presented(course, start, end)
    if found is None:
        return start
    name, after = found
    stop = course.sentence_end(end)
    drawn = _DRAWN.match(scan.text, after) is not None
    told = (
        drawn
        or state_pattern(scan.lexicon).search(scan.text, after, stop) is not None
        or course.own_cue(after, stop) is not None
    )
    if not (told or _GOES_ON.match(scan.text, stop) or is_taken_up(scan.text, stop - 1)):
        return start
    project = course.introduced(name)
    course.found.add_name(course.number, name.start, name.end, Subject("project", project))
    course.tell_of([project], name.end, start)
    course.done = max(course.done, after)
    course.story = project
    return after
