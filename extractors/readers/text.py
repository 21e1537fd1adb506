"""Plain text: the document's text is the file's text, with one kind of line end and without a byte-order mark."""

import hashlib
import re

from extractors.readers.encoding import decode
from schemas import Document, ReadError

MAX_BYTES = 64 * 1024 * 1024
"""A report of plain text is a few kilobytes: what is larger is a dump or an attack."""
_INK = re.compile("[^\\s\ufeff\u200b\x1a]")
"""What a file must have to be more than blank: a mark, a blank of no width and DOS's end of a file are not enough."""


def read_text(data: bytes, source: str) -> Document:
    """The document of a file of plain text; raises ReadError where the bytes are none.

    >>> document = read_text("一、进展情况\\r\\n完成投资3.5亿元。".encode("gb18030"), "通报.txt")
    >>> document.text, document.encoding, document.pages
    ('一、进展情况\\n完成投资3.5亿元。', 'gb18030', None)
    """
    if len(data) > MAX_BYTES:
        limit = MAX_BYTES // 1024**2
        raise ReadError("too_large", f"“{source}”太大（纯文本上限 {limit} MB），请拆成几个文件再读")
    if not data.strip():
        raise ReadError("empty", f"“{source}”是空文件，没有可读的内容，请检查是否存好")
    decoded = decode(data)
    if decoded is None:
        raise ReadError("binary", _not_text(data, source))
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    if not _INK.search(text):
        raise ReadError("empty", f"“{source}”里只有空白，没有可读的内容，请检查是否存好")
    return Document(
        id=f"sha256:{hashlib.sha256(data).hexdigest()}",
        source=source,
        media_type="text/plain",
        encoding=decoded.encoding,
        pages=None,
        text=text,
        warnings=decoded.warnings,
    )


def _not_text(data: bytes, source: str) -> str:
    if not data.strip(b"\0"):
        return f"“{source}”里全是空字节，内容没有存下来，请找一份完好的文件"
    if b"\0" in data:
        return f"“{source}”里有空字节，不是完好的纯文本；请用原来的软件打开，另存为 UTF-8 编码的 txt 再读"
    return f"“{source}”不是纯文本，或者认不出编码；请用原来的软件打开，另存为 UTF-8 编码的 txt 再读"
