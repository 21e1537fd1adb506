"""Bytes → Document, one module a format, chosen from one table."""

from collections.abc import Callable
from dataclasses import dataclass

from extractors.readers.formats import FOREIGN, Format, of_kind, refusal
from extractors.readers.text import read_text
from schemas import Document

__all__ = ["READERS", "Format", "Reader", "known_formats", "read"]


@dataclass(frozen=True, slots=True)
class Reader:
    """A format that is read: how its files are recognised, and the function that reads them."""

    name: str
    media_type: str
    suffixes: tuple[str, ...]
    description: str
    recognises: Callable[[bytes, str], bool]
    read: Callable[[bytes, str], Document]


# The first that recognises a file reads it: by content, since a docx called .txt is common, and the reverse too.
READERS: tuple[Reader, ...] = (
    Reader("txt", "text/plain", (".txt",), "纯文本（txt）", of_kind(None), read_text),  # what begins like nothing else
)


def read(data: bytes, source: str) -> Document:
    """The document that bytes stand for; raises ReadError with a sentence for people where there is none.

    >>> read("总投资3亿元。\\r\\n".encode(), "通报.txt").text
    '总投资3亿元。\\n'
    >>> read(b"%PDF-1.7", "通报.pdf")
    Traceback (most recent call last):
    schemas.errors.ReadError: “通报.pdf”（PDF 文件）暂时不能直接读取；请用阅读器打开，把文字复制到记事本，存为 txt 再读
    """
    for reader in READERS:
        if reader.recognises(data, source):
            return reader.read(data, source)
    raise refusal(data, source)


def known_formats() -> tuple[Format, ...]:
    """What `taizhang formats` lists: the formats that are read, then those that are recognised but not read yet.

    >>> [each.name for each in known_formats()][:3]
    ['txt', 'docx', 'xlsx']
    """
    ours = tuple(Format(each.name, each.media_type, each.suffixes, each.description, True) for each in READERS)
    names = {each.name for each in ours}
    return ours + tuple(each for each in FOREIGN if each.name not in names)
