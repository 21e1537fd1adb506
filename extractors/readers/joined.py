"""Files that were joined of others in different encodings, as `copy *.txt all.txt` does: read line by line."""

from extractors.readers.decoding import BEYOND_TWO_BYTES
from extractors.readers.plausible import SURE, weigh


def decode_joined(data: bytes) -> str | None:
    """The text of a file of which some lines are UTF-8 and the others GBK; None where not surely both are in it.

    >>> decode_joined("完成投资3亿元。\\n".encode() + "总投资5亿元。\\n".encode("gb18030"))
    '完成投资3亿元。\\n总投资5亿元。\\n'
    >>> decode_joined("完成投资3亿元。\\n总投资5亿元。\\n".encode("gb18030")) is None
    True
    """
    lines = data.splitlines(keepends=True)
    if not any(BEYOND_TWO_BYTES.search(_strict("utf-8", line) or "") for line in lines):
        return None
    text, of_utf8, of_gbk = [], [], []
    for line in lines:
        as_utf8 = _strict("utf-8", line)
        if as_utf8 is None or not (as_utf8.isascii() or BEYOND_TWO_BYTES.search(as_utf8)):
            as_gbk = _strict("gb18030", line)
            if as_utf8 is None or weigh(as_gbk or "").score > SURE:  # 学校 in GBK is valid UTF-8
                if as_gbk is None:
                    return None
                of_gbk.append(as_gbk)
                text.append(as_gbk)
                continue
        of_utf8.append(as_utf8)
        text.append(as_utf8)
    are_sure = all(weigh("".join(part)).score > SURE for part in (of_utf8, of_gbk))
    return "".join(text) if are_sure else None


def _strict(encoding: str, line: bytes) -> str | None:
    try:
        return line.decode(encoding)
    except UnicodeDecodeError:
        return None
