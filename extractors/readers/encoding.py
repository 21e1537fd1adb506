"""In which encoding a file of plain text is written: a byte-order mark, else strict UTF-8, else by evidence.

Without a mark and not UTF-8, the same bytes are read in every encoding that comes into question, and the reading that
looks most like a Chinese report is taken (`plausible`). Detectors from packages were rejected: they know neither our
vocabulary nor doubt, and change their minds from version to version.
"""

import codecs
import re
from dataclasses import dataclass, replace

from extractors.readers.decoding import Decoding, decode_as
from extractors.readers.plausible import is_mostly_text, weigh
from schemas import Warning

_MARKS = (  # UTF-32 first: the mark of utf-16-le begins that of utf-32-le
    (codecs.BOM_UTF32_LE, "utf-32-le", "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8", "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030", "gb18030"),
)
# By likelihood: of readings that weigh the same the first is taken. big5hkscs has what the Windows code page added to
# big5 (裏, 恒), and is only taken where big5 has no character for some bytes.
_GUESSES = ("utf-8", "gb18030", "utf-16-le", "utf-16-be", "big5", "big5hkscs")
_GUESSES_WITH_NUL = ("utf-16-le", "utf-16-be")  # in the others a NUL is no part of any character

_PLAUSIBLE = 0.2
"""Real reports weigh above 0.7, lists of names 0.3; wrong readings of twenty characters and more stay below 0.1."""
_CLEAR = 0.3
"""By how much a reading must outweigh the next one for there to be no doubt."""
_THIN = 12
"""With fewer characters to go by, a wrong reading may weigh as much as the right one."""
_SAMPLE = 1 << 20
_GLANCE = 2000
_LOST = re.compile("\ufffd|锟斤拷")  # what an earlier conversion leaves where it lost a character
_BEYOND_TWO_BYTES = re.compile("[^\x00-\u07ff]")
_ASCII = frozenset(map(chr, range(128)))


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text that some bytes stand for, in which encoding, and what is doubtful about it."""

    text: str
    encoding: str
    warnings: tuple[Warning, ...]


def decode(data: bytes) -> Decoded | None:
    """The text of some bytes, its encoding and what is doubtful; None where they are no text.

    >>> decode("总投资3亿元".encode())
    Decoded(text='总投资3亿元', encoding='utf-8', warnings=())
    >>> decode("云岭智能装备产业园总投资12.5亿元。".encode("gb18030")).encoding
    'gb18030'
    >>> decode("云岭智能装备产业园".encode()[:-1]).warnings[0].code
    'truncated'
    >>> decode(b"\\x7fELF\\x02\\x01\\x01\\xff\\x00\\x00") is None
    True
    """
    for mark, encoding, label in _MARKS:
        if data.startswith(mark):
            body = data[len(mark) :]
            decoding = decode_as(encoding, body)
            if decoding.bad == 0 or _is_plausible(decoding):
                return _decoded(replace(decoding, encoding=label), _doubts(decoding))
            return _contradicted(label, _decode_unmarked(body))
    return _decode_unmarked(data)


def _contradicted(label: str, decoded: Decoded | None) -> Decoded | None:
    """What stands behind a mark of another encoding, as where a program put the mark before what it copied."""
    if decoded is None:
        return None
    sentence = f"文件开头标明是 {label} 编码，内容却是 {decoded.encoding}，已按后者读取，请核对有无乱码"
    return replace(decoded, warnings=(Warning("encoding_doubt", sentence, None), *decoded.warnings))


def _decode_unmarked(data: bytes) -> Decoded | None:
    decoding = _decode_as_utf8(data)
    if decoding is None:
        return _decode_by_evidence(data)
    if decoding.text.isascii():
        decoding = _decode_as_hz(data) or decoding
        return _decoded(decoding, _doubts(decoding))
    disguised = _decode_disguised(decoding.text, data)
    if disguised is None:
        return _decoded(decoding, _doubts(decoding))
    # A single · is 路 in GBK: with one character to go by, UTF-8 stays the likelier one.
    taken, other = (decoding, disguised) if len(set(disguised.text) - _ASCII) < 2 else (disguised, decoding)
    return _decoded(taken, [_rivalry(taken.encoding, other.encoding)])


def _decode_as_utf8(data: bytes) -> Decoding | None:
    """The reading in UTF-8 where nothing is wrong with it, or only its last character is cut."""
    try:
        text, used = codecs.utf_8_decode(data, "strict", False)
    except UnicodeDecodeError:
        return None
    # One to three bytes of GBK after plain ASCII may look like the beginning of a character: that is no evidence.
    if "\0" in text or (used < len(data) and not _BEYOND_TWO_BYTES.search(text)):
        return None
    return Decoding("utf-8", text, 0, len(data) - used, weigh(text[:_GLANCE]))


def _decode_as_hz(data: bytes) -> Decoding | None:
    """The reading in HZ (GB2312 in seven bits, of old mail) where plain ASCII turns out to be that."""
    if b"~{" not in data:
        return None
    try:
        text = data.decode("hz")
    except UnicodeDecodeError:
        return None
    weight = weigh(text)
    return Decoding("hz", text, 0, 0, weight) if weight.score > _PLAUSIBLE else None


def _decode_disguised(text: str, data: bytes) -> Decoding | None:
    """The reading in GBK of bytes that are valid UTF-8, where UTF-8 has no Han character in them and GBK familiar ones."""
    if _BEYOND_TWO_BYTES.search(text):
        return None
    decoding = decode_as("gb18030", data)
    return decoding if decoding.weight.score > 0.5 else None


def _decode_by_evidence(data: bytes) -> Decoded | None:
    sample = _sample(data)
    guesses = _GUESSES_WITH_NUL if b"\0" in sample else _GUESSES
    decodings = [decode_as(encoding, sample) for encoding in guesses]
    best = max(decodings, key=lambda each: each.weight.score)
    others = [each for each in decodings if _family(each.encoding) != _family(best.encoding)]
    rival = max(others, key=lambda each: each.weight.score)
    lead = best.weight.score - rival.weight.score
    if sample is not data:
        best = decode_as(best.encoding, data)
    if not _is_plausible(best):
        return None
    doubts = _doubts(best)
    if best.weight.counted < _THIN:
        doubts.append(f"文字太少，只能猜编码是 {best.encoding}；如果读出的是乱码，请把文件另存为 UTF-8 编码再读")
    elif lead < _CLEAR:
        doubts.append(_rivalry(best.encoding, rival.encoding))
    return _decoded(best, doubts)


def _family(encoding: str) -> str:
    return encoding.removesuffix("hkscs")


def _sample(data: bytes) -> bytes:
    """The bytes to choose the encoding by: all, or of a very long file a stretch from the first that is not ASCII."""
    if len(data) <= _SAMPLE:
        return data
    first = re.search(rb"[\x00\x80-\xff]", data)
    start = first.start() // 4 * 4 if first else 0
    return data[start : start + _SAMPLE]


def _is_plausible(decoding: Decoding) -> bool:
    weight = decoding.weight
    if 10 * decoding.bad > weight.counted or (decoding.tail and not decoding.text.strip()):
        return False
    return weight.score >= _PLAUSIBLE or (weight.counted < _THIN and weight.score >= 0)


def _doubts(decoding: Decoding) -> list[str]:
    """The sentences that make a person look twice at a text."""
    if decoding.bad:
        before = decoding.text[: decoding.text.index("\ufffd")]
        line = before.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
        where = f"有 {decoding.bad} 处字节按 {decoding.encoding} 编码认不出（第一处在第 {line} 行）"
        return [f"{where}，已用“\ufffd”代替，附近的文字和数字请对照原文件核对"]
    if lost := len(_LOST.findall(decoding.text)):
        return [f"文中有 {lost} 处“\ufffd”或“锟斤拷”，是此前转换编码时丢失的字，请找原文件核对"]
    if decoding.weight.counted >= _THIN and decoding.weight.score < _PLAUSIBLE:
        return [f"按 {decoding.encoding} 编码读出的文字不像中文报告，可能原文件已是乱码，请打开原文件核对"]
    return []


def _rivalry(taken: str, other: str) -> str:
    return f"按 {taken} 和 {other} 编码都读得通，取了 {taken}；如果读出的是乱码，请把文件另存为 UTF-8 编码再读"


def _decoded(decoding: Decoding, doubts: list[str]) -> Decoded | None:
    if "\0" in decoding.text or not is_mostly_text(decoding.text):
        return None
    warnings = [Warning("encoding_doubt", sentence, None) for sentence in doubts]
    if decoding.tail:
        cut = f"文件在一个字的中间断开（末尾 {decoding.tail} 个字节不成字），可能没有传完或没有存完；已读出前面的内容"
        warnings.insert(0, Warning("truncated", cut, None))
    return Decoded(decoding.text, decoding.encoding, tuple(warnings))
