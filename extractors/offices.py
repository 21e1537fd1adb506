"""Names of offices and dates of papers: what a report's head and its signature are made of."""

import re

_HAN_DIGIT = "[〇○Ｏ零一二三四五六七八九O0]"
DATE = re.compile(
    rf"""
      (?P<y>(?:19|20)[0-9]{{2}})\s*年\s*(?P<m>[0-9]{{1,2}})\s*月\s*(?P<d>[0-9]{{1,2}})\s*[日号]    # 2021年7月9日
    | (?P<hy>[二一]{_HAN_DIGIT}{{3}})年(?P<hm>[元正一二三四五六七八九十]{{1,2}})月
      (?P<hd>[一二三四五六七八九十廿卅]{{1,3}})日  # 二○一二年六月十二日
    | (?<![0-9])(?P<iy>(?:19|20)[0-9]{{2}})\s?(?P<sep>[-./])\s?(?P<im>[0-9]{{1,2}})\s?(?P=sep)\s?(?P<id>[0-9]{{1,2}})(?![0-9])  # 2021-07-09
    """,
    re.VERBOSE,
)
_OFFICES = (
    "人民政府|政府办公室|政府办公厅|政府办|办公室|办公厅|委员会|管委会|领导小组|指挥部|督查室|督查组|专班|党委|党组|工委|中心|公室|"
    "委办|县委|市委|区委|旗委|省委|州委|局|委|办|厅|部|室|处|科|组|会|署|公司|集团|政府网|门户网站|新闻网|融媒体|日报社?|晚报|广播电视台|电视台|网|院"
)
UNIT = re.compile(rf"[\u3400-\u9fff（）、]{{2,40}}?(?:{_OFFICES})\Z")
UNIT_TAIL = re.compile(rf"(?:{_OFFICES})\Z")
_NO_UNIT = re.compile(
    r"关于|情况|进展|[，。；：]|^(?:抓|以|看|从|全力|聚焦|奋战|大干|加快|推进)|(?:进行时|大会|现场会|推进会|动员会|座谈会|调度会)\Z"
)


def is_unit(words: str) -> bool:
    """Whether words are the name of an office, or of two that sign together.

    >>> is_unit("平遥县发展和改革局"), is_unit("中共罗江县委督查室  罗江县人民政府督查室"), is_unit("关于重点项目的通报")
    (True, True, False)
    """
    parts = words.split()
    if not parts or len(parts) > 3 or _NO_UNIT.search(words):
        return False
    return all(3 <= len(part) <= 40 and UNIT.fullmatch(part) is not None for part in parts)
