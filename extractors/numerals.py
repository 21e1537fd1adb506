"""Numbers as written in digits and in Chinese numerals, and back."""

import re
from decimal import Decimal

_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "○": 0}
LARGE = {"万": 10**4, "亿": 10**8}
"""The scales that stand behind a whole number."""
_FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")
_ZERO = "零〇○"
_SECTION = re.compile(
    r"""
      (?P<thousand> (?:[一二两三四五六七八九]千|千\Z) )?
      (?P<hundred> (?:[零〇○]?[一二两三四五六七八九]百|(?<!.)百\Z) )?
      (?P<ten> [零〇○]?[一二三四五六七八九]?十 )?
      (?P<one> (?:(?<=十)|(?<!.)|[零〇○])[一二两三四五六七八九] )?
    | [零〇○]
    """,
    re.VERBOSE,
)
MOST_DIGITS = 30
"""A longer run of digits is no figure of a report."""
_WRITTEN = re.compile(r"(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.[0-9]+)?")


def parse_digits(written: str) -> Decimal | None:
    """The value of a number in digits, with or without thousands separators; None where it is none.

    >>> parse_digits("1,100.50")
    Decimal('1100.50')
    >>> parse_digits("1.2.3") is None and parse_digits("1,10") is None
    True
    """
    if len(written) > MOST_DIGITS or not _WRITTEN.fullmatch(written):
        return None
    return Decimal(written.replace(",", ""))


def parse_chinese(written: str) -> Decimal | None:
    """The value of a Chinese numeral; None where it is none.

    >>> parse_chinese("三亿二千万"), parse_chinese("一百零五"), parse_chinese("三点五亿")
    (Decimal('320000000'), Decimal('105'), Decimal('350000000.0'))
    """
    whole, point, fraction = written.partition("点")
    if point:
        scale = ""
        while fraction and fraction[-1] in LARGE:
            fraction, scale = fraction[:-1], fraction[-1] + scale
        head = parse_chinese(whole)
        if head is None or not fraction or any(char not in _DIGITS for char in fraction):
            return None
        value = head + Decimal("0." + "".join(str(_DIGITS[char]) for char in fraction))
        for char in scale:
            value *= LARGE[char]
        return value
    return _parse_whole(whole)


def parse_written_out(written: str) -> Decimal | None:
    """The value of a Chinese numeral in any spelling: as on cheques, or digit for digit as in 二〇〇〇万.

    >>> parse_written_out("伍佰万"), parse_written_out("二〇〇〇万"), parse_written_out("三万五")
    (Decimal('5000000'), Decimal('20000000'), None)
    """
    written = written.translate(_FORMAL)
    row = written.rstrip("万亿")
    if len(row) < 3 or any(char not in _DIGITS or char == "两" for char in row):
        return parse_chinese(written)
    value = Decimal("".join(str(_DIGITS[char]) for char in row))
    for char in written[len(row) :]:
        value *= LARGE[char]
    return value


def _parse_whole(written: str, scales: str = "亿万") -> Decimal | None:
    """The value of a numeral without a point: what stands before its largest scale, and what is left behind it."""
    if not scales:
        return _parse_section(written)
    before, sign, after = written.rpartition(scales[0])
    if not sign:
        return _parse_whole(written, scales[1:])
    head = _parse_whole(before, scales[1:])
    if not head or after in _DIGITS:  # 三万五 says 35000 or 30005
        return None
    rest = _parse_whole(after[1:] if after[0] in _ZERO else after, scales[1:]) if after else Decimal(0)
    return None if rest is None else head * LARGE[scales[0]] + rest


def _parse_section(written: str) -> Decimal | None:
    """The value of a numeral below 万; 二百五 says 250 or 205 and is none."""
    match = _SECTION.fullmatch(written)
    if match is None or not written:
        return None
    total = 0
    for name, scale in (("thousand", 1000), ("hundred", 100), ("ten", 10), ("one", 1)):
        part = match[name]
        if part:
            digit = part.lstrip(_ZERO).rstrip("千百十")
            total += (_DIGITS[digit] if digit else 1) * scale
    return Decimal(total)


def chinese(value: int) -> str:
    """The Chinese numeral of a whole number below 10¹².

    >>> chinese(320000000), chinese(105), chinese(10)
    ('三亿二千万', '一百零五', '十')
    """
    if not 0 <= value < 10**12:
        raise ValueError(f"no numeral for {value}")
    if value == 0:
        return "零"
    parts: list[str] = []
    yi, wan, rest = value // 10**8, value // 10**4 % 10**4, value % 10**4
    for section, name in ((yi, "亿"), (wan, "万"), (rest, "")):
        if not section:
            continue
        if parts and section < 1000:
            parts.append("零")
        parts.append(_section(section) + name)
    written = "".join(parts)
    return written.removeprefix("一") if written.startswith("一十") else written


def _section(value: int) -> str:
    names = "零一二三四五六七八九"
    written, gap = "", False
    for power, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = value // power % 10
        if digit:
            written += ("零" if gap and written else "") + names[digit] + name
            gap = False
        else:
            gap = True
    return written
