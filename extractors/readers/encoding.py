"""In which encoding a file of plain text is written: a byte-order mark, else strict UTF-8, else by evidence.

Without a mark and not UTF-8, the same bytes are read in every encoding that comes into question, and the reading that
looks most like a Chinese report is taken (`plausible`). Detectors from packages were rejected: they know neither our
vocabulary nor doubt, and change their minds from version to version.
"""

import codecs
import re
from dataclasses import dataclass

from extractors.readers.decoding import BEYOND_TWO_BYTES, Decoding, decode_as
from extractors.readers.joined import decode_joined
from extractors.readers.plausible import SURE, is_mostly_text, weigh
from schemas import Warning, replace

_MARKS = (  # UTF-32 first: the mark of utf-16-le begins that of utf-32-le
    (codecs.BOM_UTF32_LE, "utf-32-le", "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8", "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030", "gb18030"),
)
# By likelihood: of readings that weigh the same the first is taken. UTF-8 is among them for files with a few bad bytes;
# cp950 is big5 with what Windows added (裏, 恒, €), and wins only where big5 has no character.
_GUESSES = ("gb18030", "utf-8", "utf-16-le", "utf-16-be", "big5", "cp950")
_GUESSES_WITH_NUL = ("utf-16-le", "utf-16-be")  # in the others a NUL is no part of any character

_PLAUSIBLE = 0.2
"""Halfway between lists of names and wrong readings of twenty characters and more."""
_CLEAR = 0.3
"""By how much a reading must outweigh the next one for there to be no doubt."""
_THIN = 12
"""With fewer characters to go by, a wrong reading may weigh as much as the right one."""
_AMPLE = 100
"""With more characters, a reading that is sure has no rival: the others are not tried."""
_SAMPLE = 1 << 18
_GLANCE = 2000
_LOST = re.compile("\ufffd|锟斤拷")  # what an earlier conversion leaves where it lost a character
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
            doubts = _doubts(decoding)
            is_refused = decoding.bad > 0 and not _is_plausible(decoding)
            other = _decode_unmarked(body) if doubts else None
            if other is not None and (is_refused or not other.warnings):
                return _contradicted(label, other)
            return None if is_refused else _decoded(replace(decoding, encoding=label), doubts)
    return _decode_unmarked(data)


def _contradicted(label: str, decoded: Decoded) -> Decoded:
    """What stands behind a mark of another encoding, as where a program put the mark before what it copied."""
    sentence = f"文件开头标明是 {label} 编码，内容却是 {decoded.encoding}，已按后者读取，请核对有无乱码"
    return replace(decoded, warnings=(Warning("encoding_doubt", sentence, None), *decoded.warnings))


def _decode_unmarked(data: bytes) -> Decoded | None:
    decoding = _decode_as_utf8(data)
    if decoding is None:
        return _decode_by_line(data) or _decode_by_evidence(data)
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
    if "\0" in text or (used < len(data) and not BEYOND_TWO_BYTES.search(text)):
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
    """The reading in GBK of bytes that are valid UTF-8, where UTF-8 sees no Han character and GBK familiar ones."""
    if BEYOND_TWO_BYTES.search(text):
        return None
    decoding = decode_as("gb18030", data)
    return decoding if decoding.weight.score > SURE else None


def _decode_by_line(data: bytes) -> Decoded | None:
    text = decode_joined(data)
    if text is None:
        return None
    sentence = "文件里混有 utf-8 和 gb18030 两种编码，已逐行分别读取，请核对有无乱码"
    return _decoded(Decoding("utf-8+gb18030", text, 0, 0, weigh(text)), [sentence])


def _decode_by_evidence(data: bytes) -> Decoded | None:
    sample = _sample(data)
    guesses = _GUESSES_WITH_NUL if b"\0" in sample else _GUESSES
    decodings: list[Decoding] = []
    for encoding in guesses:
        decodings.append(decode_as(encoding, sample))
        if _is_beyond_doubt(decodings[-1]):
            break
    best = max(decodings, key=lambda each: each.weight.score)
    rival = _rival(best, decodings)
    if sample is not data and _is_plausible(best):
        best = decode_as(best.encoding, data)
    if not _is_plausible(best):
        return None
    doubts = _doubts(best)
    if not doubts and best.weight.counted < _THIN:
        doubts.append(f"文字太少，只能猜编码是 {best.encoding}；如果读出的是乱码，请把文件另存为 UTF-8 编码再读")
    elif not doubts and rival is not None:
        doubts.append(_rivalry(best.encoding, rival.encoding))
    return _decoded(best, doubts)


def _is_beyond_doubt(decoding: Decoding) -> bool:
    return decoding.bad == 0 and decoding.weight.counted >= _AMPLE and decoding.weight.score >= SURE


def _rival(best: Decoding, decodings: list[Decoding]) -> Decoding | None:
    """The reading in another encoding that looks nearly as good as the best one."""
    same = {"big5", "cp950"} if best.encoding in {"big5", "cp950"} else {best.encoding}
    others = [each for each in decodings if each.encoding not in same]
    second = max(others, key=lambda each: each.weight.score, default=None)
    return second if second is not None and best.weight.score - second.weight.score < _CLEAR else None


def _sample(data: bytes) -> bytes:
    """The bytes to choose the encoding by: all, or of a very long file a stretch from the first that is not ASCII."""
    if len(data) <= _SAMPLE:
        return data
    first = re.search(rb"[\x00\x80-\xff]", data)
    start = first.start() // 4 * 4 if first else 0
    return data[start : start + _SAMPLE]


def _is_plausible(decoding: Decoding) -> bool:
    """Whether a reading may be taken: all of it is characters, or nearly all and it certainly is Chinese."""
    weight = decoding.weight
    if decoding.bad:
        return 10 * decoding.bad <= weight.counted and weight.score >= SURE
    if decoding.tail and not decoding.text.strip():
        return False
    if weight.counted + weight.neutral < _THIN:
        return weight.score >= 0
    # A list of rare names is no wrong reading: those always have strange characters too.
    return weight.score >= _PLAUSIBLE or 0 < weight.counted >= 20 * weight.strange


def _doubts(decoding: Decoding) -> list[str]:
    """The sentences that make a person look twice at a text."""
    if decoding.bad:
        before = decoding.text[: decoding.text.index("\ufffd")]
        line = before.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
        where = f"有 {decoding.bad} 处字节按 {decoding.encoding} 编码认不出（第一处在第 {line} 行）"
        return [f"{where}，已用“\ufffd”代替，附近的文字和数字请对照原文件核对"]
    if lost := len(_LOST.findall(decoding.text)):
        return [f"文中有 {lost} 处“\ufffd”或“锟斤拷”，是此前转换编码时丢失的字，请找原文件核对"]
    if decoding.weight.score < (_PLAUSIBLE if decoding.weight.counted >= _THIN else 0):
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
