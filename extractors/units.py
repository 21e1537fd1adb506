"""Which unit stands at a place of a shadow text, by the words of the lexicon and by what follows them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from string import ascii_letters

from extractors.lexicon import Lexicon, WordEntry
from schemas import quickly_built

NUMBER = r"[0-9][0-9]*(?:,[0-9]{3}(?![0-9]))*(?:\.[0-9]+)?"
"""A number in digits. Begins with one digit, not with a repeat: so the matcher can skip from digit to digit."""
_BARE = frozenset({"万", "百万", "千万"})
"""Scales that are money only where no noun follows: 总投资8000万，but not 30万群众."""
_STANDS_ALONE = "以左上的起至到"
_COUNTED = "斤粒枚颗袋张条块羽头尾株片立度盒公千平亩吨人户级㎡㎥㎢" + ascii_letters
"""What a bare 亿 counts, where one of these follows it: no money."""
_NOT_BEFORE = {
    "m": ("²", "³"),
    "元": ("月", "宵", "旦", "村", "镇", "素", "件", "宝"),
    "户": ("外",),
    "人": ("民", "均", "行", "才", "工", "大"),
    "家": (
        "庄",
        "村",
        "具",
        "庭",
        "居",
        "园",
        "电",
        "渠",
        "子",
        "口",
        "畔",
        "湾",
        "沟",
        "塔",
        "坪",
        "沱",
        "埠",
        "长",
        "禽",
        "畜",
        "政",
        "风",
    ),
    "个": ("体", "性", "人"),
    "条": ("件", "例"),
    "名": ("称", "单", "录", "额", "优", "特", "牌", "城", "村", "镇"),
    "台": ("州", "湾", "账", "县", "山", "区"),
    "个亿元": ("以", "级", "项", "企", "产", "工", "重"),
    "个亿": ("元", "级"),
    "类": ("型", "似", "别"),
    "回": ("收", "迁", "填", "复", "购", "头", "升", "落", "流", "访", "国", "乡", "族", "民"),
    "门": ("类", "槛", "口", "户", "店", "市", "诊", "窗", "楼"),
    "班": ("子", "组", "车", "级", "轮", "列"),
    "棚": ("户", "改", "室", "区"),
    "桩": ("基", "号", "位", "机"),
    "起": ("步", "点", "源", "降", "重", "来", "始", "草", "飞", "跳", "到", "伏", "早", "立"),
    "例": ("如", "外", "会", "行"),
    "幅": ("度", "员"),
    "笔": ("记", "试"),
    "克": ("拉", "服"),
    "套": ("班", "路", "房"),
    "座": ("谈", "位", "席", "落"),
    "根": ("据", "本", "治"),
    "处": ("理", "置", "级", "于"),
    "部": ("门", "分", "署", "队", "委"),
    "次": ("年", "日", "月"),
    "口": ("岸",),
    "场": ("地", "所", "平", "馆"),
    "头": ("部", "号"),
    "层": ("面", "级"),
    "所": ("有", "在", "需"),
    "块": ("状", "茎"),
    "年": ("度", "产", "底", "末", "初", "均", "级"),
    "升": ("级", "学", "降", "至", "到", "压"),
    "日": ("产", "处", "均", "供"),
    "天": ("然", "津", "池", "桥", "水"),
}
_ONLY_BEFORE = {"大": "重项工板领产行任体平片园基战举支主专攻功方类特优新文民交能旅农"}
"""What a classifier that is a word of many meanings counts: 20大重点项目, not 3大型水库."""
_WORDS_BEHIND_BLANK = (
    "项目",
    "项城",
    "片区",
    "件套",
    "期间",
    "期限",
    "组团",
    "组织",
    "架空",
    "床上",
    "份额",
    "款项",
    "井冈",
)
"""Words that begin like a unit: behind a blank (1 项目名称) they are the next cell, not the unit of the number."""


@quickly_built
@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as written, and what the lexicon says of it; None where only its scale was read."""

    text: str
    entry: WordEntry | None

    @property
    def kind(self) -> str:
        """The kind of figure that the unit makes."""
        return self.entry.values["kind"] if self.entry else "other"


@dataclass(frozen=True, slots=True, eq=False)
class UnitWords:
    """The units of a lexicon; compared by identity, so that what is read with them can be kept."""

    by_first: Mapping[str, tuple[str, ...]]
    """First character → units, longest first."""
    lengths: Mapping[str, tuple[int, ...]]
    """First character → how long its units are, longest first."""
    meaning: Mapping[str, WordEntry]
    plain: re.Pattern[str]
    """A number and the unit that stands behind it beyond doubt, where there is one; the numbers of a text are found with it."""

    def unit(self, text: str) -> Unit:
        """A unit of the lexicon by its text."""
        return Unit(text, self.meaning[text])


@cache
def unit_words(lexicon: Lexicon) -> UnitWords:
    """The units of a lexicon, ready to be looked up."""
    meaning = lexicon.words("units")
    by_first: dict[str, list[str]] = {}
    for unit in sorted(meaning, key=len, reverse=True):
        by_first.setdefault(unit[0], []).append(unit)
    lengths = {char: tuple(sorted({len(word) for word in units}, reverse=True)) for char, units in by_first.items()}
    plain = re.compile(f"({NUMBER})({_trie(meaning)})?")
    return UnitWords({char: tuple(units) for char, units in by_first.items()}, lengths, meaning, plain)


def _trie(words: Iterable[str], taken: str = "") -> str:
    """A pattern for the longest of the words that stands there, which looks at each sign of the text once.

    >>> _trie(["亩", "个", "个月"])
    '亩|个(?:月|(?![体性人]))'
    """
    tails: dict[str, list[str]] = {}
    for word in words:
        tails.setdefault(word[:1], []).append(word[1:])
    branches = [_branch(first, rest, taken + first) for first, rest in tails.items() if first]
    if "" in tails:
        branches.append(_refusal(taken))
    return "|".join(branches)


def _branch(first: str, rest: list[str], taken: str) -> str:
    if rest == [""]:
        return re.escape(first) + _refusal(taken)
    return f"{re.escape(first)}(?:{_trie(rest, taken)})"


def _refusal(word: str) -> str:
    """What must not follow a unit, as `find_unit` asks it; where in doubt it refuses, and `find_unit` decides."""
    if word in _BARE:
        return rf"(?=[{_STANDS_ALONE}]|[^\w]|\Z)"
    if word in _ONLY_BEFORE:
        return f"(?=[{_ONLY_BEFORE[word]}])"
    signs = "".join(_NOT_BEFORE.get(word.lstrip("万亿"), ())) + (_COUNTED if word == "亿" else "")
    ascii_tail = "A-Za-z0-9" if word[-1].isascii() and word[-1].isalnum() else ""
    return f"(?![{signs}{ascii_tail}])" if signs or ascii_tail else ""


def find_unit(text: str, at: int, words: UnitWords) -> Unit | None:
    """The longest unit that stands at a place.

    >>> from extractors.lexicon import load_lexicon
    >>> words = unit_words(load_lexicon())
    >>> find_unit("12万千瓦", 2, words).text, find_unit("3项", 1, words).kind, find_unit("3元村", 1, words)
    ('万千瓦', 'count', None)
    """
    for length in words.lengths.get(text[at : at + 1], ()):
        end = at + length
        word = text[at:end]
        if word not in words.meaning:
            continue
        following = text[end : end + 1]
        if word[-1].isascii() and word[-1].isalnum() and following.isascii() and following.isalnum():
            continue
        if following and following in _NOT_BEFORE.get(word.lstrip("万亿"), ()):
            continue
        if word in _ONLY_BEFORE and (not following or following not in _ONLY_BEFORE[word]):
            continue
        if word == "亿" and following and following in _COUNTED:
            return Unit(word, None)
        if word in _BARE and not _stands_alone(text, end):
            return Unit(word, None)
        return Unit(word, words.meaning[word])
    return None


def find_unit_behind_blank(text: str, at: int, words: UnitWords) -> tuple[int, Unit] | None:
    """Place and text of a unit that one or two blanks keep from its number: 12 公里; the next cell's words are none."""
    place = at
    while place < at + 3 and text[place : place + 1] == " ":
        place += 1
    if place == at or text.startswith(_WORDS_BEHIND_BLANK, place):
        return None
    unit = find_unit(text, place, words)
    return (place, unit) if unit is not None and unit.entry is not None else None


def _stands_alone(text: str, end: int) -> bool:
    """Whether a bare scale is the end of an amount: nothing that it could count follows."""
    following = text[end : end + 1]
    if following and following in "余多":
        following = text[end + 1 : end + 2]
    return not ("\u3400" <= following <= "\u9fff" or following.isalnum()) or following in _STANDS_ALONE
