"""What the words of a line say of it as a heading: a group's name, or a section of the report."""

import re

from extractors.lexicon import Lexicon
from extractors.lines import Line
from extractors.settings import HeadingSettings, find_setting

_SECTION_LENGTH = 24
_GROUP_TAIL = re.compile(
    r"(?:项目|工程|重点|一批|[省市县区旗州盟]级|[省市州盟]列|类|方面|层面|领域|板块|情况|进度|清单|名单|名录|明细|简介|部分|盘子|计划)\Z"
)
_SECTION_TAIL = re.compile(
    r"(?:情况|问题|打算|安排|措施|建议|要求|目标|任务|保障|思路|原则|分析|构成|概况|评价|简介|动态|一览|举措|机制|回顾|困难|挑战|短板|瓶颈|"
    r"不足|因素|卡点|进展|重点工作|工作重点|工作|提速|意见)\Z"
)
SECTION_ENDS = frozenset("况题算排施议求标务障路则析成价介态览措制顾难战板颈足素点展作速见项目程类面块域")
"""The characters that a section's name or a group's may end in."""
_FIRST = re.compile(r"(?:共计|共有|共|计|有|为|总数)?[，。；：0-9]|--")
_PREFIX = re.compile(r"\A(?:关于|其中|涉及|属于|全部)")
_BRACKETS = re.compile(r"（[^（）]*）|【[^【】]*】")


def own_setting(text: str, line: Line, lexicon: Lexicon) -> HeadingSettings:
    """What the first words of a line name, whatever bracket it stands in."""
    start = line.body + (text[line.body : line.body + 1] in ("【", "“", "《"))
    return find_setting(text, start, line.end, lexicon)


_ABOUT = re.compile(r"(?<=项目|工程)(?:的)?(?:进展|推进|完成|建设|实施)?(?:情况|概况|一览)\Z")


def names_group(words: str, own: HeadingSettings) -> bool:
    """Whether the first words of a line are a group's name: a level or a nature fills them, as it does not fill 灌区续建配套项目."""
    if not own.says_something:
        return False
    first = _FIRST.split(bare(words))[0].rstrip()
    first = _PREFIX.sub("", first)
    stem = _ABOUT.sub("", first)
    return _GROUP_TAIL.search(first) is not None and own.widest * 5 >= len(stem) * 2


def bare(words: str) -> str:
    """A line without its brackets, and out of the one it stands in."""
    inside = words[1:-1] if words.startswith("【") and words.endswith("】") else words
    return _BRACKETS.sub("", inside).rstrip("： ")


def ends_section(words: str) -> bool:
    """Whether words end as the headings of sections do: 存在的主要问题."""
    return _SECTION_TAIL.search(bare(words)) is not None


def is_section(text: str, line: Line) -> bool:
    """Whether a line without a marker is a heading of the report: 存在的主要问题."""
    words = bare(text[line.body : line.end])
    return len(words) <= _SECTION_LENGTH and _SECTION_TAIL.search(words) is not None
