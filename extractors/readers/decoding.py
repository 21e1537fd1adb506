"""Bytes read in one given encoding, forgivingly: what is no character is marked, a cut end is left over."""

import codecs
import re
from dataclasses import dataclass

from extractors.readers.plausible import Weight, weigh

_REPLACE = "taizhang.replace"
_GBK_RUN = re.compile(rb"[\x81-\xfe]+")
BEYOND_TWO_BYTES = re.compile("[^\x00-\u07ff]")
"""A character of three bytes or more in UTF-8, as Han are: text in another encoding does not yield it by accident."""


@dataclass(frozen=True, slots=True)
class Decoding:
    """Some bytes as read in one encoding, with what could not be read in it."""

    encoding: str
    text: str
    bad: int
    """Stretches that are no character in this encoding; each stands as U+FFFD in the text."""
    tail: int
    """Bytes at the end that begin a character but do not end it; not in the text."""
    weight: Weight


def decode_as(encoding: str, data: bytes) -> Decoding:
    """The bytes in an encoding, whatever they are.

    >>> decoding = decode_as("gb18030", "投资".encode("gb18030") + b"\\xff3" + "亿元".encode("gb18030")[:-1])
    >>> decoding.text, decoding.bad, decoding.tail
    ('投资�3亿', 1, 1)
    """
    try:
        text, tail = _decode_to_tail(encoding, data, "strict")
        bad = 0
    except UnicodeDecodeError:
        text, tail = _decode_to_tail(encoding, data, _REPLACE)
        bad = text.count("\ufffd")
    # Two bytes at a time, wrong readings hardly ever yield ASCII; byte by byte, all readings have it in common.
    ascii_counts = encoding.startswith(("utf-16", "utf-32"))
    return Decoding(encoding, text, bad, len(tail), weigh(text, ascii_counts=ascii_counts))


def _decode_to_tail(encoding: str, data: bytes, errors: str) -> tuple[str, bytes]:
    decoder = codecs.getincrementaldecoder(encoding)(errors)
    text = decoder.decode(data)
    tail = decoder.getstate()[0]
    if tail[:1] in (b"\x80", b"\xff") and not encoding.startswith("utf-"):  # these begin no character
        return text + tail.decode(encoding, errors), b""
    return text, tail


def _replace_bad(error: UnicodeError) -> tuple[str, int]:
    """U+FFFD for the bytes that are no character, but never for ASCII beside them: no digit is swallowed."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    data, end = error.object, error.start + 1
    if error.encoding.startswith("utf-"):
        return "\ufffd", error.end
    if error.encoding != "gb18030":
        while end < error.end and data[end] >= 0x80:
            end += 1
        return "\ufffd", end
    if data[error.start] == 0x80:
        return "€", end  # as Windows writes it in GBK; GB18030 has another place for it
    # Nearly all characters are two such bytes: if an odd number follows, the first belongs to what was damaged. Any two
    # of them are a character, so that no run is looked at twice.
    run = _GBK_RUN.match(data, end)
    return "\ufffd", end + (len(run[0]) % 2 if run else 0)


codecs.register_error(_REPLACE, _replace_bad)
