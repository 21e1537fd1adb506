"""Texts of any length that are made to be read slowly: each a function from a number of characters to a text.

What slows a reader down is a thing without an end (a sentence, a bracket, a list), a thing that is asked of every other thing
(names, groups, members), and a pattern that tries each place from each other place.
"""

from collections.abc import Callable, Iterator
from itertools import count
from random import Random

Grown = Callable[[int], str]


def again(unit: str, head: str = "", tail: str = "") -> Grown:
    """The unit again and again, behind a head."""
    return lambda size: head + (unit * (size // len(unit) + 1))[:size] + tail


def numbered(unit: str) -> Grown:
    """The unit again and again with a number of its own wherever `#` stands, so that no two are alike."""

    def grow(size: int) -> str:
        return "".join(_until(size, (unit.replace("#", str(number)) for number in count(1))))

    return grow


def after(first: Grown, second: Grown) -> Grown:
    """Half of one, then half of the other."""
    return lambda size: first(size // 2) + second(size // 2)


def mixed(*units: str) -> Grown:
    """The units in an order by chance, the same each time."""

    def grow(size: int) -> str:
        chance = Random(7)
        return "".join(_until(size, (chance.choice(units) for _ in count())))

    return grow


def _until(size: int, parts: Iterator[str]) -> Iterator[str]:
    length = 0
    while length < size:
        part = next(parts)
        length += len(part)
        yield part


ITEM = "#、滨河路#段，总投资3亿元，年度计划投资1亿元，1—6月完成投资0.5亿元，占年度计划的50%，正在施工"
PIECES = """
一、 （一） 1、 ① ● 省重点项目 县重点工程43个： 滨河路延伸工程 项目 ， 。 ； ： （ ） 、 总投资 年度计划投资 1—6月份 截至8月底 完成投资
占年度计划的 3.5亿元 51% 12个 等 正在施工 预计年底投产 其中 总投资5亿元的 约 2021年 的 G207 该项目 分别 各
"""

FAMILIES: dict[str, Grown] = {
    # things without an end
    "one character": again("建"),
    "characters without a stop": lambda size: "".join(chr(0x4E00 + 7 * at % 20000) for at in range(size)),
    "commas": again("，"),
    "stops": again("。"),
    "blanks between words": again("项目 "),
    "short lines": again("建\n"),
    "lines without an end": again("全县重点项目建设情况进展顺\n"),
    "open brackets": again("（"),
    "closing brackets": again("）"),
    "nested brackets": lambda size: "（" * (size // 2) + "）" * (size // 2),
    "unlike brackets": again("（)【]《"),
    "open brackets with words": again("（其中：3个"),
    "open quotes": again("“项目"),
    "a long item": again("路基路面", head="1、滨河路，总投资3亿元，"),
    "a long name": again("滨河", head="1、", tail="项目，总投资3亿元。"),
    "a long name with 、": again("滨河、", head="1、", tail="项目，总投资3亿元。"),
    "a long title": again("滨河", tail="\n1、滨河路，总投资3亿元。"),
    # lists
    "names with 、": numbered("城南#号厂房、"),
    "ten thousand names and their count": lambda size: numbered("城南#号厂房、")(size) + "等9999个项目已完工。",
    "only 、": again("、"),
    "1、1、1、": again("1、"),
    "1、 alone on a line": again("1、\n"),
    "（一） headings": again("（一）\n"),
    "（一） without lines": again("（一）"),
    "circled numbers": again("①项目"),
    "items": numbered(ITEM + "。\n"),
    "items without lines": numbered(ITEM + "；"),
    "items of one name": again("1、滨河路，总投资3亿元。\n"),
    "headings of three depths": again("一、省重点项目\n（一）续建项目\n1、滨河路，总投资3亿元。\n"),
    "fields": numbered("项目名称：滨河路#\n总投资：3亿元\n"),
    "fields in one line": numbered("项目名称：滨河路# 总投资：3亿元 "),
    # groups and members
    "等12个项目": again("等12个项目"),
    "等12个项目 in sentences": again("等12个项目。"),
    "12个项目": again("12个项目"),
    "groups chained by ；": again("12个项目，总投资3亿元；"),
    "groups with members": numbered("甲路#、乙桥#等12个项目已完工。"),
    "其中": again("其中"),
    "其中3个": again("其中3个"),
    "其中 nested": again("其中：续建项目3个，"),
    "projects, then groups of them": after(
        numbered("#、滨河#路，总投资3亿元。\n"), numbered("滨河#路、滨河#桥等3个项目已完工。")
    ),
    "projects, then all again": after(numbered("#、滨河#路，总投资3亿元。\n"), numbered("滨河#路进展缓慢。")),
    "places": again("陇西县、"),
    "分别": again("甲、乙分别为3亿元、4亿元，"),
    # cues and figures
    "总投资": again("总投资"),
    "总投资3亿元": again("总投资3亿元"),
    "总投资3亿元的": numbered("总投资3亿元的城南#路，"),
    "cards without end": again("项目名称：甲工程\n总投资：3亿元\n某某\n"),
    "labels side by side": again("总投资：3亿元；年度计划：1亿元；"),
    "a header of single blanks": again("序号 项目名称 总投资 年度计划 完成投资 "),
    "headers of commas": again("序号,项目名称,总投资,年度计划\n"),
    "cues without figures": again("总投资年度计划投资完成投资占年度计划的产值"),
    "figures without cues": again("3.5亿元，"),
    "figures that touch": again("3.5亿元"),
    "digits": again("7"),
    "digits and points": again("7."),
    "digits and commas": again("000,"),
    "decimals that touch": again("3.5"),
    "digits and blanks": again("3 "),
    "digits broken over lines": again("3\n"),
    "amounts broken over lines": again("完成投资3\n5亿元"),
    "Chinese digits": again("三"),
    "Chinese units": again("百万亿"),
    "一亿二千": again("一亿二千"),
    "ranges": again("3—"),
    "months": again("1—6月份"),
    "截至": again("截至"),
    "years": again("2021年"),
    "money nobody owns": again("另有3亿元，", head="1、滨河路，总投资3亿元，"),
    "states": again("桥梁已完工，路基正在施工，", head="1、滨河路，总投资3亿元，"),
    "milestones": again("预计2021年6月底完工；", head="1、滨河路，总投资3亿元。"),
    # what pages and typists do
    "regex bomb a": lambda size: "a" * size + "!",
    "regex bomb ab": again("ab "),
    "road numbers": again("G207线"),
    "addresses": again("http://www.a.cn/"),
    "underscores": again("_"),
    "crosses": again("×"),
    "XX": again("X"),
    "dots": again("…"),
    "hyphens": again("-"),
    "amounts without digits": again("总投资X亿元，"),
    "pipes": again("|"),
    "rows of pipes": numbered("| # | 滨河路# | 3.6 | 55 |\n"),
    "one cell a line": numbered("#\n滨河路#\n3.6\n55\n"),
    "columns": numbered("#  滨河路#  3.6  55\n"),
    "page numbers": numbered("正文文字\n— # —\n"),
    "readings in brackets": again("項(xiàng)目"),
    "full width": again("３．５亿元"),
    "marks nobody sees": again("\u200b投"),
    "combining marks": again("e\u0301"),
    "emoji": again("👨‍👩‍👧"),
    "chrome": again("首页 > 政务公开 > 打印本页\n相关新闻\n总投资3亿元项目开工\n"),
    "attachments": again("附件：1.表\n"),
    "document numbers": again("城政办发〔2025〕8号\n"),
    "owners": again("责任单位：县发改局；"),
    "pieces of reports": mixed(*PIECES.split(), "\n"),
    "pieces without lines": mixed(*PIECES.split()),
}
