"""What a heading says of everything under it: level, group, state, batch, sector and unit of what is listed there."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields
from functools import cache
from typing import Generic, TypeVar

from extractors.lexicon import Lexicon
from extractors.regions import ends_a_place
from extractors.stages import find_stated_class
from extractors.trie import alternation, forms_source
from schemas import Level, Nature, Status, quickly_built

Name = TypeVar("Name", bound=str)

_JOINED = re.compile(r"(?:国家|省|市|县|区|州|盟|旗)[级列]?(?:重点|重大)?(?:及|和|与|、)\Z")
_NATURES_JOINED = re.compile(
    r"(?:建|开工|前期|储备|预备|签约|投产|竣工|收尾|结转)[类的]?(?:项目)?(?:、|和|及|与|以及)\Z"
)
_FIRST_WORDS = re.compile(r"[^，。；：（）]*")
_HEAD_NAME = re.compile(
    r"(?:关于|列入|纳入|其中|属于|全部)?(?P<name>[^，。；：（）0-9“”【】/-]*?)的?(?:重点|重大)?(?:项目|工程)?"
    r"(?:方面|情况|板块|(?:进展|推进|完成|建设|实施)情况|概况|简介|一览)?\s*(?=[，。；：（）0-9【】/-]|\Z)"
)
_MAY_STAND_BEFORE = frozenset("入为是属的个项类批共有于关将把含括等和在绕抓推进中报取到作、与及、比")
"""The Han that a level word may follow; behind any other it is the end of a place's name or of another word."""
_NOT_YET = frozenset("未已拟待应可不尚没")
_LONGEST_NAME = 40
"""A longer clause is no name of a group."""
_LEVEL_SIGN = re.compile("[级列定管属直层重]|本级|地级市|百")
_SECTOR_SIGN = re.compile("类|领域|板块|行业|系统|战线|产业项目|产业类")
_NATURE_SIGNS = frozenset("续转跨往新前预储谋策签破奠启投竣收扫开完成去包")
_BATCH = re.compile(
    r"(?:(?:19|20)[0-9]{2}年(?:度)?)?第?(?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})(?:批次?(?!复|准)|次(?=“|集中|项目|重大|签约|开工)|期(?=“))"
    r"(?:“三个一批”|“[^”]{2,10}”)?"
)
_SECTOR = re.compile(
    r"(?:关于|涉及|属|在|其他)?(?P<sector>[\u3400-\u9fff、（）]{2,14}?)"
    r"(?:类(?:的?(?:重点|重大)?(?:项目|工程))?|领域|板块|行业|系统|产业(?=项目|类|$)|战线)(?:的?(?:重点|重大)?(?:项目|工程))?"
    r"(?:方面|(?:进展|推进|完成|建设)?情况)?(?:共?[0-9]{1,4}[个项件宗])?(?=[，。；：（）【]|\Z)"
)
_UNIT = re.compile(
    r"（?(?:金额|计量|数据|投资)?单位：\s*(?P<unit>[\u3400-\u9fff、，%/．.\x20]{1,24}?)\s*）?(?=\s{2,}|\Z|）)"
)


@dataclass(frozen=True, slots=True)
class Setting(Generic[Name]):
    """A level or a nature, and the words of the shadow that name it."""

    name: Name
    start: int
    end: int


@quickly_built
@dataclass(frozen=True, slots=True)
class HeadingSettings:
    """What a heading names."""

    level: Setting[Level] | None
    nature: Setting[Nature] | None
    state: Setting[Status] | None
    batch: Setting[str] | None = None
    sector: Setting[str] | None = None

    @property
    def says_something(self) -> bool:
        """Whether the words name a level, a nature or a state at all."""
        return self.level is not None or self.nature is not None or self.state is not None

    @property
    def widest(self) -> int:
        """How many characters the longest of the words that name something has."""
        found: list[Setting[str] | None] = [getattr(self, field.name) for field in fields(self)]
        return max((setting.end - setting.start for setting in found if setting is not None), default=0)


NOTHING = HeadingSettings(None, None, None)


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of the lexicon that settings are said in, compiled."""

    level: re.Pattern[str]
    levels: dict[str, Level]
    alone: dict[str, Level]
    quoted: re.Pattern[str]
    nature: re.Pattern[str]
    natures: dict[str, Nature]
    state: re.Pattern[str]
    states: dict[str, Status]


@cache
def _words(lexicon: Lexicon) -> _Words:
    levels: dict[str, Level] = {
        word: entry.values["level"] for word, entry in lexicon.words("levels", heading=None).items()
    }
    alone: dict[str, Level] = {
        word: entry.values["level"] for word, entry in lexicon.words("levels", heading=True).items()
    }
    natures: dict[str, Nature] = {word: entry.values["nature"] for word, entry in lexicon.words("natures").items()}
    states: dict[str, Status] = {
        word: entry.values["status"] for word, entry in lexicon.words("groups", part="state").items()
    }
    named = [form for entry in lexicon.entries("levels") if not entry.values.get("heading") for form in entry.forms]
    grouped = [form for entry in lexicon.entries("natures") for form in entry.forms]
    return _Words(
        _pattern(named, levels),
        levels,
        alone,
        re.compile(rf"{_first_of(alone)}({alternation(alone)})“[^”\n]{{1,12}}”(?:重点|重大)?(?:建设)?(?:项目|工程)"),
        _pattern(grouped, natures),
        natures,
        re.compile(rf"({alternation(states)})(?:的?(?:重点)?(?:项目|工程)|(?=[（：0-9]|\Z))"),
        states,
    )


def _pattern(forms: list[str], words: dict[str, Level] | dict[str, Nature]) -> re.Pattern[str]:
    """What the forms spell; the first characters stand in front, so that most places are passed at a glance."""
    return re.compile(_first_of(words) + forms_source(sorted(forms, key=len, reverse=True)))


def _first_of(words: Iterable[str]) -> str:
    return f"(?=[{re.escape(''.join(sorted({word[0] for word in words})))}])"


def find_setting(text: str, start: int, end: int, lexicon: Lexicon) -> HeadingSettings:
    """What the first words of a line name, were it a heading.

    >>> from extractors.lexicon import load_lexicon
    >>> said = find_setting("省重点续建项目（6个，总投资3亿元）", 0, 18, load_lexicon())
    >>> said.level.name, said.nature.name
    ('省重点', '续建')
    """
    first = _FIRST_WORDS.match(text, start, end)
    stop = first.end() if first else start
    if not 1 < stop - start <= _LONGEST_NAME:
        return NOTHING
    words = text[start:stop]
    level = find_level(text, start, stop, lexicon, alone=True) if _LEVEL_SIGN.search(words) else None
    nature = None if _NATURE_SIGNS.isdisjoint(words) else find_nature(text, start, stop, lexicon)
    state = _find_state(text, start, stop, lexicon)
    batch = find_batch(text, start, stop) if "批" in words or "次" in words or "第" in words else None
    sector = _find_sector(text, start, stop) if _SECTOR_SIGN.search(words) else None
    if not (level or nature or state or batch or sector):
        return NOTHING
    return HeadingSettings(level, nature, state, batch, sector)


_LEAD_IN = re.compile(
    r"(?P<words>“?[^，。；：“”（）\n]{2,20}”?(?:“[^”\n]{2,10}”)?(?:项目|工程)?)(?:（[^（）\n]{1,80}）)?"
    r"(?:方面[，：]|：|中[，：]|，(?:共|有|总投资|计划|集中)|共?[0-9]{1,4}[个项件宗])"
)


def find_local_setting(text: str, start: int, end: int, lexicon: Lexicon) -> tuple[HeadingSettings, int]:
    """What the lead-in of a clause says of what follows in it, and where it ends: “签约一批”方面，…；省级方面：….

    A clause without a lead-in says nothing, and ends where it starts.

    >>> from extractors.lexicon import load_lexicon
    >>> said, behind = find_local_setting("“签约一批”方面，共签约21个", 0, 16, load_lexicon())
    >>> said.nature.name, behind
    ('签约', 9)
    >>> find_local_setting("污水处理厂二期总投资3亿元", 0, 13, load_lexicon())[0].says_something
    False
    """
    lead = _LEAD_IN.match(text, start, end)
    if lead is None:
        return NOTHING, start
    low, high = lead.span("words")
    low += text[low] == "“"
    said = find_setting(text, low, high, lexicon)
    return (said, lead.end()) if said is not NOTHING and said.widest * 5 >= (high - low) * 2 else (NOTHING, start)


def _find_state(text: str, start: int, end: int, lexicon: Lexicon) -> Setting[Status] | None:
    """The state that a heading gives to all under it: 未开工项目（2项）."""
    words = _words(lexicon)
    lead = _STATE_LEAD.match(text, start, end)
    match = words.state.match(text, lead.end() if lead else start, end)
    if match is not None:
        return Setting(words.states[match[1]], *match.span(1))
    named = find_stated_class(text, lead.end() if lead else start, end, lexicon)
    return Setting(*named) if named is not None else None


_STATE_LEAD = re.compile(r"关于|其中|目前|属于|尚?处于")


def find_level(text: str, start: int, end: int, lexicon: Lexicon, *, alone: bool = False) -> Setting[Level] | None:
    """The one level that text[start:end] names; None where it names none, or several.

    >>> from extractors.lexicon import load_lexicon
    >>> find_level("省市县三级重点工程", 0, 9, load_lexicon()) is None
    True
    >>> find_level("县重点工程43个", 0, 7, load_lexicon()).name
    '县重点'
    """
    words = _words(lexicon)
    found = [
        Setting(words.levels[match.group()], *match.span())
        for match in words.level.finditer(text, start, end)
        if match.group() in words.levels and not _part_of_word(text, start, match)
    ]
    if not found and alone:
        head = _HEAD_NAME.match(text, start, end)
        if head and (name := head["name"].strip()) in words.alone:
            at = head.start("name") + head["name"].index(name)
            found = [Setting(words.alone[name], at, at + len(name))]
    if not found:
        found = [
            Setting(words.alone[match[1]], *match.span(1))
            for match in words.quoted.finditer(text, start, end)
            if not _part_of_word(text, start, match)
        ]
    return found[0] if len({setting.name for setting in found}) == 1 else None


def _part_of_word(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether the level word is the tail of another: 全县重点, 片区重点, 自治区重点, 省市重点, 市县级重点, 某某县重点."""
    if match.group().startswith(("国", "自治", "列入", "纳入", "进入", "中央")):
        return False
    if text[match.start()] in "市县区旗州盟" and ends_a_place(text, match.start() + 1):
        return True
    if _JOINED.search(text, max(start, match.start() - 6), match.start()):
        return True  # 国家及省级重大项目 is of two levels
    before = text[max(start, match.start() - 1) : match.start()]
    return "\u3400" <= before <= "\u9fff" and before not in _MAY_STAND_BEFORE


_INTENDED = re.compile(
    r"(?:拟|计划|即将|预计|力争|待)[一二三四季度上下半年底内月0-9]{0,6}\Z|未(?:能|按|如|在)[^，。；]{0,5}\Z"
)
"""拟四季度开工项目 are not begun."""


def find_nature(text: str, start: int, end: int, lexicon: Lexicon) -> Setting[Nature] | None:
    """The one group of projects that text[start:end] names; None where it names none, or several."""
    words = _words(lexicon)
    found = [
        Setting(words.natures[match.group()], *match.span())
        for match in words.nature.finditer(text, start, end)
        if match.group() in words.natures
        and not (
            match.group()[0] in "开竣完投建" and _INTENDED.search(text, max(start, match.start() - 8), match.start())
        )
        and not (match.start() > start and text[match.start() - 1] in _NOT_YET and match.group()[0] in "开竣完投建破")
    ]
    if found and _NATURES_JOINED.search(text, max(start, found[0].start - 8), found[0].start):
        return None  # 续建、新建项目 are two groups
    return found[0] if len({setting.name for setting in found}) == 1 else None


def find_batch(text: str, start: int, end: int) -> Setting[str] | None:
    """The batch that a heading names: 2021年第三次“四个一批”, 第三批.

    >>> find_batch("2021年第三次“四个一批”项目简介", 0, 20).name
    '2021年第三次“四个一批”'
    >>> find_batch("第一批复的项目", 0, 7) is None
    True
    """
    match = _BATCH.search(text, start, end)
    return Setting(match.group(), *match.span()) if match else None


def _find_sector(text: str, start: int, end: int) -> Setting[str] | None:
    """The field that a heading's projects are of: 交通类项目, 能源领域."""
    match = _SECTOR.match(text, start, end)
    return Setting(match["sector"], *match.span("sector")) if match else None


def find_unit(text: str, start: int, end: int) -> Setting[str] | None:
    """The unit that a caption gives to all below it: 单位：万元.

    >>> find_unit("（单位：万元）", 0, 8).name
    '万元'
    >>> find_unit("建设单位：县水利局", 0, 9) is None
    True
    """
    match = _UNIT.match(text, start, end)
    return Setting(match["unit"], *match.span("unit")) if match else None


def nature_status(lexicon: Lexicon) -> dict[Nature, Status | None]:
    """What each group says of the state of its projects; None where it says nothing."""
    return {entry.values["nature"]: entry.values.get("status") for entry in lexicon.entries("natures")}
