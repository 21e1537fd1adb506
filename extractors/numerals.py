"""Numbers as written in digits and in Chinese numerals, and back."""

from decimal import Decimal, InvalidOperation

_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "○": 0}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "亿": 10**8}
MOST_DIGITS = 30
"""A longer run of digits is no figure of a report."""


def parse_digits(written: str) -> Decimal | None:
    """The value of a number in digits, with or without thousands separators; None where it is none.

    >>> parse_digits("1,100.50")
    Decimal('1100.50')
    >>> parse_digits("1.2.3") is None
    True
    """
    if len(written) > MOST_DIGITS:
        return None
    try:
        return Decimal(written.replace(",", ""))
    except InvalidOperation:
        return None


def parse_chinese(written: str) -> Decimal | None:
    """The value of a Chinese numeral; None where it is none.

    >>> parse_chinese("三亿二千万"), parse_chinese("一百零五"), parse_chinese("三点五亿")
    (Decimal('320000000'), Decimal('105'), Decimal('350000000.0'))
    """
    whole, point, fraction = written.partition("点")
    if point:
        scale = ""
        while fraction and fraction[-1] in _LARGE:
            fraction, scale = fraction[:-1], fraction[-1] + scale
        head = parse_chinese(whole)
        if head is None or not fraction or any(char not in _DIGITS for char in fraction):
            return None
        value = head + Decimal("0." + "".join(str(_DIGITS[char]) for char in fraction))
        for char in scale:
            value *= _LARGE[char]
        return value
    return _parse_whole(whole)


def _parse_whole(written: str) -> Decimal | None:
    total = section = digit = 0
    pending = False
    for char in written:
        if char in _DIGITS:
            if pending and digit and _DIGITS[char]:
                return None
            digit, pending = _DIGITS[char], True
        elif char in _SMALL:
            section += (digit or 1) * _SMALL[char]
            digit, pending = 0, False
        elif char in _LARGE:
            if not section and not digit and not total:
                return None
            if char == "亿":
                total, section = (total + section + digit) * _LARGE[char], 0
            else:
                total, section = total + (section + digit) * _LARGE[char], 0
            digit, pending = 0, False
        else:
            return None
    return Decimal(total + section + digit) if written else None


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
