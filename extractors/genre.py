"""What kind of paper a report is: by its title, else by what its text says of itself, else by how it is written."""

import re
from collections.abc import Sequence
from functools import cached_property
from itertools import islice

from extractors.lexicon import Lexicon
from extractors.outline import Block
from extractors.title_words import find_title_word, genre_words
from schemas import Genre

Place = tuple[int, int]

_QUOTED = re.compile(
    r"”[^。“”\n]{0,14}(?:说|表示|介绍|坦言|告诉|强调|指出|承诺|感慨|感叹|笑着|话语|掷地有声)|(?:说|表示|介绍|坦言|告诉记者)[，：]{1,2}“|“[^“”\n]{10,80}[！。？]”|记者|"
    r"(?:局长|县长|市长|区长|书记|主任|指挥长|负责人|镇长|经理|工作人员|群众|居民)[^。，]{0,6}(?:表示|说|强调|指出|介绍|坦言|告诉)|说起[^。]{2,12}，"
)
_TOLD = re.compile(
    r"连日来|眼下|日前|近日|走进|只见|如火如荼|热火朝天|机器轰鸣|塔吊|焊花|人声鼎沸|车来车往|灯火通明|备受关注|格外引人注目|跑出|加速度|据悉|"
    r"据了解|蓝图已|号角|新篇章|忙碌|一派[^。]{2,6}景象|如今[，]|这就是|要说今年|带着疑问|拔地而起|干劲|主引擎|采访|此起彼伏|崭新|吹响|书写|满弦开弓|佳绩|捷报"
)
_HEADLINE = re.compile(r"[！？｜]|——|--|[^0-9\x20]\x20{1,2}[^0-9\x20]|：.{3,}|“[^”]{1,8}”$|，")
_DONE = re.compile(
    r"实现投资|形成投资|完成(?:固定资产|年度|实际|建设|工程|固)?投资|投资(?:已)?(?:共|累计|实际)?完成|完成率|年度(?:投资)?(?:计划|目标|任务)[^。，；]{0,6}?[0-9.]+%|占(?:全?年|年度|年内|年初)|累计完成|"
    r"形象进度|工程进度|当前(?:进展|情况|进度)?：|目前(?:进展|情况|进度)?：|进展(?:进展|情况|进度)?：|实际完成|已投资|已投入|序时进度|时间进度|开工率|已实现投资|形成投资|投资[0-9.]+(?:亿|万)元?，占|完成[^。，；]{0,4}[0-9.]+(?:亿|万)"
)
_AMOUNT = re.compile(r"总投资|投资额|总投|总规模|概算|总造价|总盘子|匡算|估算|协议引资|投资规模|投资[0-9]")
_BATCHES = re.compile(
    r"三个一批|集中签约|集中开工|集中竣工|签约仪式|开工仪式|集中活动|集中推进活动|观摩|简介如下|介绍如下|现场推进会|本批|本次.{0,8}项目共"
)
_TABLE_ROW = re.compile(r"[^\t\n]*\t[^\t\n]*\t|[^|\n]*\|[^|\n]*\|")
_SECTIONS = re.compile(r"存在(?:的)?(?:主要)?问题|下一?步|下一?阶段|工作(?:打算|建议|要求)|总体(?:情况|评价)|基本情况")
_TOLD_AS_NEWS = (0, 0)
_LEAST_HEADLINE = 8
"""A title of this length that names no kind of paper is a headline."""
_MOST = 16
"""More signs than these say nothing more."""
_SEARCHED = 3000
"""How far into a text it is read for what kind it is."""


def find_genre(
    text: str, blocks: Sequence[Block], titles: Sequence[Place], series: Place | None, lexicon: Lexicon
) -> tuple[Genre, Place | None]:
    """The kind of paper, and the words that say so where there are any."""
    named = [word for place in titles if (word := find_title_word(text, *place, lexicon))]
    word = next((word for word in named if not word.weak), named[0] if named else None)
    if word is None:  # a special issue: 【2021年第三次“四个一批”项目简介】
        framed = next((block for block in blocks if block.kind == "heading" and text[block.body] == "【"), None)
        word = find_title_word(text, framed.start, framed.end, lexicon) if framed else None
    text_of_kind = _Body(text, blocks, lexicon)
    if word is not None and not word.weak and word.genre in ("通报", "实施方案", "其他"):
        return word.genre, (word.start, word.end)
    at = (word.start, word.end) if word else None
    if word is not None and word.genre == "清单" and (text_of_kind.is_table or not text_of_kind.sentences):
        return "清单", at
    if place := text_of_kind.says("通报"):
        return "通报", place
    if word is not None and word.genre == "清单":
        return "清单", at
    if word is not None and not word.weak and word.genre == "进展情况":
        return ("项目简介" if text_of_kind.is_campaign and not text_of_kind.done else "进展情况"), at
    news = text_of_kind.news(titles[0] if titles else None, word is not None)
    ordered = None if text_of_kind.done else text_of_kind.says("实施方案")
    if news == _TOLD_AS_NEWS and ordered:
        return "实施方案", ordered
    if news and not (word is not None and word.genre == "项目简介" and text_of_kind.numbered >= 2):
        return "新闻报道", news if news != _TOLD_AS_NEWS else None
    if word is not None and not word.weak:
        return word.genre, at
    if ordered:
        return "实施方案", ordered
    if text_of_kind.is_table and text_of_kind.sentences <= 1:
        return ("进展情况", at) if word is not None and word.genre == "进展情况" else ("清单", at)
    if word is not None and word.genre == "项目简介" and text_of_kind.is_campaign:
        return "项目简介", at
    if text_of_kind.is_brief and text_of_kind.done <= (0 if word is not None else text_of_kind.amounts // 8):
        return "项目简介", at
    if series is not None and (serial := find_title_word(text, *series, lexicon)):
        return serial.genre, (serial.start, serial.end)
    if text_of_kind.done:
        return "进展情况", at
    if word is not None:
        return word.genre, at
    if text_of_kind.amounts >= 2 and text_of_kind.numbered >= 2:
        return "项目简介", None
    return "其他", None


class _Body:
    """What the text itself shows of the kind of paper it is; looked for when it is asked for."""

    def __init__(self, text: str, blocks: Sequence[Block], lexicon: Lexicon) -> None:
        self._text, self._words = text, genre_words(lexicon)
        self._blocks = [block for block in blocks if block.kind != "furniture"]
        self._body = [block for block in self._blocks if block.part == "body"]
        self._start = self._body[0].start if self._body else 0
        self._end = min(self._body[-1].end if self._body else len(text), self._start + _SEARCHED)

    @cached_property
    def is_table(self) -> bool:
        """Whether it has rows of columns, or the cells of a table line by line."""
        first = self._body[:12]
        if any(self._text.startswith("序号", block.start) and block.end - block.start < 80 for block in first):
            return True
        rows = sum(1 for block in self._body[:60] if _TABLE_ROW.match(self._text, block.start, block.end))
        return rows >= 2

    @cached_property
    def sentences(self) -> int:
        """How many of its lines are sentences."""
        return sum(1 for block in self._body[:80] if self._text[block.end - 1] == "。" and block.end - block.start > 30)

    @cached_property
    def numbered(self) -> int:
        """How many of its lines have a number."""
        bullets = ("dash", "bullet", "circle")
        return sum(1 for block in self._body if block.marker is not None and block.marker.style not in bullets)

    @cached_property
    def done(self) -> int:
        """How often it tells of money spent or works done."""
        return self._count(_DONE)

    @cached_property
    def amounts(self) -> int:
        """How often it tells what projects cost."""
        return self._count(_AMOUNT)

    @cached_property
    def is_campaign(self) -> bool:
        """Whether it tells of a campaign: a signing, 三个一批."""
        return _BATCHES.search(self._text, 0, self._end) is not None

    @cached_property
    def is_brief(self) -> bool:
        """Whether it presents projects one after the other."""
        return self.is_campaign or (self.amounts >= 3 and self.numbered >= 3)

    def _count(self, pattern: re.Pattern[str]) -> int:
        return sum(1 for _ in islice(pattern.finditer(self._text, self._start, self._end), _MOST))

    def says(self, genre: Genre) -> Place | None:
        """Where it calls itself so: in its first paragraphs or in its last."""
        opening = self._blocks[:8]
        closing = self._body[-8:]
        for block in [*opening, *closing]:
            if match := self._words.body[genre].search(self._text, block.start, block.end):
                return match.span()
        return None

    def news(self, title: Place | None, named: bool) -> Place | None:
        """Where the signs of news are; an empty place where the way it is told shows it."""
        signs = self._words.body["新闻报道"]
        for block in [*self._blocks[:8], *self._blocks[-3:]]:
            if match := signs.search(self._text, block.start, block.end):
                return match.span()
        quoted = _QUOTED.search(self._text, self._start, self._end)
        if quoted:
            return quoted.span()
        told = sum(1 for _ in _TOLD.finditer(self._text, title[0] if title else self._start, self._end))
        official = self.numbered >= 3 or _SECTIONS.search(self._text, self._start, self._end) is not None
        if told >= (3 if named else 1) and not official and not self.is_table:
            return _TOLD_AS_NEWS
        headline = title is not None and (
            title[1] - title[0] >= _LEAST_HEADLINE or bool(_HEADLINE.search(self._text, *title))
        )
        return _TOLD_AS_NEWS if headline and not named and not official and not self.is_table else None
