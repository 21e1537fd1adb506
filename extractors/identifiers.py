"""What looks like a figure and is the name of something: road, document and telephone numbers, 1#, 3+2, 第3名, 500强."""

import re
from collections.abc import Iterable

# The first sign is consumed before anything is asked of what stands before it: the matcher then skips from one such sign to the
# next, instead of trying every place of the text. No repeat is taken back in vain: what follows it refuses the sign it ends at.
_IDENTIFIER = re.compile(
    r"""
    [A-Za-zφΦ0-9国省县乡专第附邮电手传编代索] (?:
      (?<=[0-9]) (?<![0-9].)
      (?= [0-9]* (?: [、#号标期+国线）】〉〕GDA强星热·] | [，和及与至~-][0-9] | \.(?:[0-9]+[.版个项]|[^0-9]) ) | [0-9]{10}(?![0-9]) )
      (?:
        [0-9]*(?:[、，和及与至~-][0-9]+){0,9}[#号](?!召)(?:-[0-9]+)?               # 1#高炉, 1、2、3号桥墩, 备12345号-1
      | (?<![分共为等设].)[0-9]?(?:[、和及与至~-][0-9]{1,2}){0,9}(?:标段?|期(?![限间货望]))  # 2标段, 1、2期; 分2期 counts
      | [0-9]*(?:\+[0-9A-Za-z]+)+                                                # 3+2, 1+8+X
      | [0-9]{1,3}国道 | (?<!\..)[0-9]{2}线(?!路)                                  # 207国道
      | (?:(?<=1)9|(?<=2)0)[0-9]{2}[）】〉〕][0-9]+号?                              # 〔2025〕8号
      | (?<=1)[3-9][0-9]{9}(?![0-9.,亿万元]) | (?<=0)[0-9]{2,3}-[0-9]{7,8}(?![0-9])  # telephones
      | (?<!\..)[0-9]*(?:\.[0-9]+){2,}(?!\.?[0-9]|[亿万元%])                         # 1.2.3
      | (?<!\..)[0-9]?(?:G(?![Ww])|D(?![a-z])|A级|A(?![A-Za-z]))                   # 5G, 3D, 4A级
      | [0-9]{3}-[0-9]{6}-[0-9]{2}-[0-9]{2}-[0-9]{6}(?![0-9])                    # 2020-140500-48-01-012345
      | [0-9]?·[0-9]{1,2}(?![0-9.,亿万元%个项])                                    # 9·3
      | [0-9]{0,3}强(?![化度调]) | [0-9]?星级 | [0-9]?\.[0-9]版 | [0-9]{4,5}热线   # 500强, 5星级, 2.0版, 12345热线
      | (?:(?<=[。；\n\x20].)|(?<![\s\S]{2}))[0-9]?\.(?=[0-9]{1,3}(?:项|个(?!百分点|点|月|工作日|小时|亿)))     # 1.3个项目已开工
      | (?<=[。；：].)[0-9]?(?:、|\.(?![0-9])|）)(?=[\u3400-\u9fff“])                  # 包括：1、…；2、…
      )
    | (?<![0-9]) (?:
        (?<=[A-Za-zφΦ]) (?:
          (?<![0-9][a-z])(?<![0-9][A-Za-z].)                                        # G207, K12+300, A2-1; not 13km
          -?[0-9]+(?:[.-][0-9]+)*(?:\+[0-9]+(?:\.[0-9]+)?)?(?![.+-]?[0-9]|,?[0-9]*[亿万]?元)
        | \+[0-9]+                                                                 # N+1
        | (?:(?<=[hH])ttps?：//|(?<=[wW])ww\.)[!-~：？；！（）【】]+                     # addresses of pages
        )
      | (?<=[国省县乡])道[0-9]+(?:线|(?![0-9]|\.?[0-9]*(?:公里|千米|米|条|处|个|座)))         # 国道207线
      | (?<=专)线[0-9]+(?:线|(?![0-9]|\.?[0-9]*(?:公里|千米|米|条|处|个|座)))
      | (?<=第)[0-9]+(?![0-9]|[0-9.]*%)(?:[-~至、和及][0-9]+){0,9}                       # 第3名, 第1、2批
      | (?<=附)[件表图][0-9]{1,2}(?![0-9份个张项])                                      # 附件2
      | (?:(?<=邮)编|(?<=邮)政编码|(?<=电)话|(?<=手)机|(?<=传)真|(?<=编)号|(?<=代)码|(?<=索)引号)
        [：:]?[0-9][0-9-]{4,}(?![-0-9.,亿万元%个])                                     # 邮编：048000
      )
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

    def __init__(self, spans: Iterable[tuple[int, int]], length: int) -> None:
        self._free = bytearray(length)
        for start, end in spans:
            self._free[start:end] = b"\1" * (end - start)

    def holds(self, start: int, end: int) -> bool:
        """Whether a number at text[start:end] lies in the stretches.

        >>> Cover([(3, 8), (6, 9)], 12).holds(4, 9), Cover([(3, 8)], 12).holds(7, 9)
        (True, False)
        """
        return self._free.find(0, start, end) < 0
