"""What the lines round a web page's text say of the report, and the figures in them that belong to nothing."""

import re

from corpus.writer.fitting import load_fitting
from corpus.writer.parts import Fact, Part

_NAMES = re.compile(r"(?:发布机构|发文机关|发布单位|发布者|责任部门|供稿单位|来源)(?:[：】]| \| )([^\s　]+)")
_OUTLET = re.compile(r"(?:^|[\s　|])([^\s　|：]+(?:广播电视台|日报))(?=[\s　|]|$)", re.MULTILINE)


def date_shown(said: str, date: str) -> bool:
    """Whether lines of a page tell its date; today's date is not that.

    >>> date_shown("发布时间：2021-3-4　点击数：7", "2021-3-4"), date_shown("今天是：2021-3-4", "2021-3-4")
    (True, False)
    """
    for today in ("今天是：", "今天是"):
        said = said.replace(today + date, "")
    return date in said


def issuer_shown(said: str) -> str:
    """Whom lines of a page name as the source or the office; empty where they name none.

    >>> issuer_shown("来源：云溪县融媒体中心　作者：陆其岚"), issuer_shown("来源：本站　2021-3-4")
    ('云溪县融媒体中心', '')
    """
    found = _NAMES.search(said) or _OUTLET.search(said)
    return found.group(1) if found and found.group(1) != "本站" else ""


_SITE = re.compile(r"^([^\s　：|]{2,9}(?:发展和改革局|人民政府))(?:门户网站)?$", re.MULTILINE)


def sites_shown(said: str) -> list[str]:
    """The office whose site it is, where a line holds nothing but its name.

    >>> sites_shown("云溪县发展和改革局\\nDevelopment and Reform Bureau"), sites_shown("今天是：2021-3-4")
    (['云溪县发展和改革局'], [])
    """
    return _SITE.findall(said)


def other_genres(genre: str, title: str) -> list[str]:
    """The genres that a title lets a careful reader take a paper for beside its own.

    >>> other_genres("项目简介", "云溪县举行重大项目集中推进活动"), other_genres("通报", "关于重点项目的通报")
    (['新闻报道'], [])
    """
    others = load_fitting()["genres"].get(genre, {})
    return [other for other, words in others.items() if re.search("|".join(words), title)]


_FIGURE = re.compile(r"(\d+(?:\.\d+)?)(亿元|万元|%|个(?!月)|家|公里|万吨)")
_KINDS = {
    "亿元": ("money", 10**8),
    "万元": ("money", 10**4),
    "%": ("percent", 1),
    "公里": ("length", 1),
    "万吨": ("capacity", 1),
}


def read_figures(line: str) -> list[Part]:
    """A headline of another story, its figures told as such: they belong to no record.

    >>> [part.text for part in read_figures("全省集中开工项目327个 总投资2160亿元") if isinstance(part, Fact)]
    ['327个', '2160亿元']
    """
    parts: list[Part] = []
    last = 0
    for found in _FIGURE.finditer(line):
        digits, unit = found.groups()
        kind, times = _KINDS.get(unit, ("count", 1))
        value: int | str = digits
        if kind == "money":
            whole, _, rest = digits.partition(".")
            value = int(whole + rest) * times // 10 ** len(rest)
        fact = Fact(None, "chrome", found.group(), role="other", kind=kind, value=value)
        fact.unit = "CNY" if kind == "money" else unit
        fact.roles_alt = ("count", "comparison", "funding", "capacity", "length")
        parts += [line[last : found.start()], fact]
        last = found.end()
    return [*parts, line[last:]]
