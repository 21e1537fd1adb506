"""What looks like a figure and is the name of something: road, document and telephone numbers, 1#, 3+2, 第3名."""

import re
from bisect import bisect_right
from collections.abc import Iterable

_IDENTIFIER = re.compile(
    r"""
    (?=[A-Za-z0-9国省县乡专（【〈〔第邮电手传编代索]) (?:
      [A-Za-z]-?[0-9]++(?:\.[0-9]++)*+(?:\+[0-9]++(?:\.[0-9]++)?+)?+(?!,?[0-9]*[亿万]?元)   # G207, K12+300
    | (?<![0-9])[0-9]++(?:[、，和及与至~-][0-9]++){0,9}+[#号](?!召)                # 1#高炉, 1、2、3号桥墩
    | (?<![0-9分共为等设])[0-9]{1,2}+(?:[、和及与至~-][0-9]{1,2}+){0,9}+(?:标段?|期(?![限间货望])) # 2标段, 1、2期; 分2期 counts
    | (?<![0-9])[0-9]++(?:\+[0-9A-Za-z]++)++                                     # 3+2, 1+8+X
    | (?:国道|省道|县道|乡道|专线)[0-9]++(?:线|(?!\.?[0-9]*(?:公里|千米|米|条|处|个|座)))   # 国道207线
    | (?<![0-9])[0-9]{2,4}国道 | (?<![0-9.])[0-9]{3}线(?!路)
    | [（【〈〔]?(?:19|20)[0-9]{2}[）】〉〕][0-9]++号?                             # 〔2025〕8号
    | 第[0-9]++(?![0-9.]*%)[-~至]?[0-9]*+                                        # 第3名
    | (?<![0-9])1[3-9][0-9]{9}(?![0-9.,亿万元]) | (?<![0-9])0[0-9]{2,3}-[0-9]{7,8}(?![0-9])       # telephones
    | (?<![0-9.])[0-9]++(?:\.[0-9]++){2,}+(?![亿万]?元|%)                         # 1.2.3
    | (?<![0-9.])[0-9]{1,2}(?:G(?![Ww])|D(?![a-z])|A级|A(?![A-Za-z]))             # 5G, 3D, 4A级
    | (?<![0-9])(?:19|20)[0-9]{2}-[0-9]{6}-[0-9]{2}-[0-9]{2}-[0-9]{6}(?![0-9])    # 2020-140500-48-01-012345
    | (?:邮编|邮政编码|电话|手机|传真|编号|代码|索引号)[：:]?[0-9][0-9-]{4,}+(?![.,亿万元%个])  # 邮编：048000
    )
    """,
    re.VERBOSE,
)


def find_identifiers(text: str) -> list[tuple[int, int]]:
    """The stretches of a shadow text in which digits name something and state nothing, in order.

    >>> text = "沿G207国道建设1#、2号桥墩，推行3+2模式，共5座"
    >>> [text[start:end] for start, end in find_identifiers(text)]
    ['G207', '1#', '2号', '3+2']
    """
    return [match.span() for match in _IDENTIFIER.finditer(text)]


class Cover:
    """Stretches of the text in which a number is no figure."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            if self._ends and start < self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def holds(self, start: int, end: int) -> bool:
        """Whether a number at text[start:end] lies in the stretches.

        >>> Cover([(3, 8), (6, 9)]).holds(4, 9), Cover([(3, 8)]).holds(7, 9)
        (True, False)
        """
        place = bisect_right(self._starts, start) - 1
        return place >= 0 and end <= self._ends[place]
