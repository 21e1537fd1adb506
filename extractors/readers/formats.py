"""Formats that are known by their first bytes, and what to do with a file of one that is not read yet."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from extractors.readers.containers import is_cut_short, kind_of_ole, kind_of_zip
from schemas import ReadError


@dataclass(frozen=True, slots=True)
class Format:
    """A file format, as `taizhang formats` lists it."""

    name: str
    media_type: str
    suffixes: tuple[str, ...]
    description: str
    is_read: bool
    advice: str = ""
    """What a person can do where it is not read yet."""


_SAVE_AS_TEXT = "请用 Word 或 WPS 打开，另存为纯文本（txt）再读"
_SAVE_SHEET = "请用 Excel 或 WPS 打开，把要读的工作表另存为“Unicode 文本（txt）”再读"
_COPY_TEXT = "请用阅读器打开，把文字复制到记事本，存为 txt 再读"
_UNPACK = "请先解压，再给出里面的文件"
_RECOGNISE = "图片里没有可取的文字，请先做文字识别（OCR），存为 txt 再读"

_MS = "application/vnd.openxmlformats-officedocument"
_ODF = "application/vnd.oasis.opendocument"
FOREIGN: tuple[Format, ...] = tuple(
    Format(name, media_type, suffixes, description, False, advice)
    for name, media_type, suffixes, description, advice in (
        ("docx", f"{_MS}.wordprocessingml.document", (".docx",), "Word 文档（docx）", _SAVE_AS_TEXT),
        ("xlsx", f"{_MS}.spreadsheetml.sheet", (".xlsx", ".xlsm"), "Excel 工作簿（xlsx）", _SAVE_SHEET),
        ("pptx", f"{_MS}.presentationml.presentation", (".pptx",), "PowerPoint 演示文稿（pptx）", _COPY_TEXT),
        ("odt", f"{_ODF}.text", (".odt",), "OpenDocument 文档（odt）", _SAVE_AS_TEXT),
        ("ods", f"{_ODF}.spreadsheet", (".ods",), "OpenDocument 表格（ods）", _SAVE_SHEET),
        ("ofd", "application/ofd", (".ofd",), "版式文件 OFD", _COPY_TEXT),
        ("pdf", "application/pdf", (".pdf",), "PDF 文件", _COPY_TEXT),
        ("doc", "application/msword", (".doc", ".wps"), "旧版 Word 或 WPS 文档（doc、wps）", _SAVE_AS_TEXT),
        ("xls", "application/vnd.ms-excel", (".xls", ".et"), "旧版 Excel 或 WPS 表格（xls、et）", _SAVE_SHEET),
        ("ppt", "application/vnd.ms-powerpoint", (".ppt", ".dps"), "旧版演示文稿（ppt、dps）", _COPY_TEXT),
        (
            "encrypted",
            "application/x-ole-storage",
            (),
            "加了密码的 Office 文件",
            "请打开后去掉密码，另存为纯文本（txt）再读",
        ),
        ("ole", "application/x-ole-storage", (), "旧版 Office 或 WPS 文件", _SAVE_AS_TEXT),
        ("rtf", "application/rtf", (".rtf",), "RTF 文档", _SAVE_AS_TEXT),
        ("html", "text/html", (".html", ".htm"), "网页（html）", "请用浏览器打开，把正文复制到记事本，存为 txt 再读"),
        ("mhtml", "multipart/related", (".mht", ".mhtml"), "网页存档或邮件（mht、eml）", _COPY_TEXT),
        ("xml", "application/xml", (".xml",), "XML 文件", _SAVE_AS_TEXT),
        ("zip", "application/zip", (".zip",), "ZIP 压缩包", _UNPACK),
        ("rar", "application/vnd.rar", (".rar",), "RAR 压缩包", _UNPACK),
        ("7z", "application/x-7z-compressed", (".7z",), "7z 压缩包", _UNPACK),
        ("gzip", "application/gzip", (".gz", ".tgz"), "GZIP 压缩文件", _UNPACK),
        ("tar", "application/x-tar", (".tar",), "TAR 归档", _UNPACK),
        ("png", "image/png", (".png",), "PNG 图片", _RECOGNISE),
        ("jpeg", "image/jpeg", (".jpg", ".jpeg"), "JPEG 图片", _RECOGNISE),
        ("gif", "image/gif", (".gif",), "GIF 图片", _RECOGNISE),
        ("tiff", "image/tiff", (".tif", ".tiff"), "TIFF 图片", _RECOGNISE),
        ("bmp", "image/bmp", (".bmp",), "BMP 图片", _RECOGNISE),
    )
)

_SIGNATURES = (  # matched at the very start; the two containers are looked into
    (re.compile(rb"PK(?:\x03\x04|\x05\x06|\x07\x08)"), kind_of_zip),
    (re.compile(rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), kind_of_ole),
    (re.compile(rb"%PDF-"), "pdf"),
    (re.compile(rb"\{\\rtf"), "rtf"),
    (re.compile(rb"Rar!\x1a\x07"), "rar"),
    (re.compile(rb"7z\xbc\xaf\x27\x1c"), "7z"),
    (re.compile(rb"\x1f\x8b\x08"), "gzip"),
    (re.compile(rb"[\x00-\xff]{257}ustar[\0 ]"), "tar"),
    (re.compile(rb"\x89PNG\r\n\x1a\n"), "png"),
    (re.compile(rb"\xff\xd8\xff"), "jpeg"),
    (re.compile(rb"GIF8[79]a"), "gif"),
    (re.compile(rb"II\*\0|MM\0\*"), "tiff"),
    (re.compile(rb"BM[\x00-\xff]{4}\0{4}[\x00-\xff]{4}[\x0c\x28\x34\x38\x40\x6c\x7c]\0{3}"), "bmp"),
)
# Markup is text: it may have a mark, blanks and comments before it, and two bytes a character (NULs are left out).
_BEFORE = rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?(?>\s*(?:<!--.*?-->|<\?(?!xml)[^>]*>))*+\s*"
_HTML_TAGS = rb"<(?:!doctype\s+html|html|head|body|meta|title|style|script|table|div)(?=[\s>/])"
_MARKUP = (
    (re.compile(_BEFORE + rb"(?:<\?xml[^>]*>\s*)?" + _HTML_TAGS, re.IGNORECASE | re.DOTALL), "html"),
    (re.compile(_BEFORE + rb"<\?xml\s", re.DOTALL), "xml"),
    (re.compile(rb"\s*MIME-Version:.*?Content-Type: ?multipart/", re.IGNORECASE | re.DOTALL), "mhtml"),
)
_HEAD = 8192


def kind_of(data: bytes) -> str | None:
    """The name of the format that bytes begin like, None where they begin like none of them: then they may be text.

    >>> kind_of(b"%PDF-1.7 ..."), kind_of(b"\\n<!DOCTYPE html><p>"), kind_of("总投资3亿元".encode())
    ('pdf', 'html', None)
    """
    for pattern, kind in _SIGNATURES:
        if pattern.match(data):
            return kind(data) if callable(kind) else kind
    head = data[:_HEAD].replace(b"\0", b"")
    return next((kind for pattern, kind in _MARKUP if pattern.match(head)), None)


def of_kind(name: str | None) -> Callable[[bytes, str], bool]:
    """The predicate of the table of readers for files of one format (None: of no format that is known by its bytes)."""

    def recognises(data: bytes, source: str) -> bool:
        return kind_of(data) == name

    return recognises


def refusal(data: bytes, source: str) -> ReadError:
    """The error for a file of a format that no reader takes: what it is, and what to do.

    >>> print(refusal(b"%PDF-1.7", "通报.txt"))
    “通报.txt”（PDF 文件）暂时不能直接读取；请用阅读器打开，把文字复制到记事本，存为 txt 再读
    """
    if is_cut_short(data):
        return ReadError(
            "damaged", f"“{source}”开头像 Office 文件或压缩包，后面却不完整，可能没有传完；请重新取一份再读"
        )
    found = next(each for each in FOREIGN if each.name == kind_of(data))
    return ReadError("unsupported", f"“{source}”（{found.description}）暂时不能直接读取；{found.advice}")
