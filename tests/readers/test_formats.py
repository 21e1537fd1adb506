"""What a file is, by its bytes: recognised and refused with advice, or taken for text."""

import io
import tarfile
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors import readers
from extractors.readers import READERS, Reader, known_formats, read
from extractors.readers.formats import kind_of, of_kind
from schemas import Document, ReadError
from tests.readers.reports import outcome


def zipped(*names: str, first: tuple[str, str] | None = None) -> bytes:
    """A ZIP file with members of these names."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        if first is not None:
            archive.writestr(zipfile.ZipInfo(first[0]), first[1])
        for name in names:
            archive.writestr(
                zipfile.ZipInfo(name), "总投资3亿元" * 9
            )  # no date of today: the bytes are part of a test's name
    return file.getvalue()


def tarred() -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("通报.txt"))
    return file.getvalue()


def ole(*streams: str) -> bytes:
    """The first sectors of an OLE file: header, allocation table, directory with these streams."""
    header = bytearray(512)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    header[0x1E], header[0x30] = 9, 1
    names = ("Root Entry", *streams)
    return bytes(header) + bytes(512) + b"".join(name.encode("utf-16-le").ljust(128, b"\0") for name in names)


RECOGNISED = [
    ("docx", zipped("[Content_Types].xml", "_rels/.rels", "word/document.xml")),
    ("docx", zipped("[Content_Types].xml", "word/document2.xml")),
    ("docx", zipped("word\\document.xml")),
    ("xlsx", zipped("[Content_Types].xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml")),
    ("xlsx", zipped("xl/workbook.bin")),
    ("pptx", zipped("ppt/presentation.xml")),
    ("odt", zipped("content.xml", first=("mimetype", "application/vnd.oasis.opendocument.text"))),
    ("ods", zipped("content.xml", first=("mimetype", "application/vnd.oasis.opendocument.spreadsheet"))),
    ("ofd", zipped("OFD.xml", "Doc_0/Document.xml")),
    ("zip", zipped("2021/通报.txt", "2021/word/通报.docx")),
    ("zip", zipped()),
    ("zip", zipped("a.txt") + b"\0" * 99),
    ("doc", ole("1Table", "WordDocument", "Workbook")),
    ("xls", ole("Workbook", "WordDocument")),
    ("xls", ole("Book")),
    ("ppt", ole("PowerPoint Document")),
    ("encrypted", ole("EncryptionInfo", "EncryptedPackage")),
    ("ole", ole("WordDocumentX")),
    ("pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3"),
    ("rtf", b"{\\rtf1\\ansi\\ansicpg936"),
    ("html", b"<!DOCTYPE html><html><p>3"),
    ("html", b"\xef\xbb\xbf\r\n<!-- saved from --> <HTML lang=zh>"),
    ("html", b'<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN">'),
    ("html", "<html><body>总投资3亿元".encode("utf-16")),
    ("html", "<html><body>总投资3亿元".encode("utf-16-be")),
    ("html", "<table border=1><tr><td>总投资</td>".encode("gbk")),
    ("xml", b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument>'),
    ("mhtml", b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x'),
    ("rar", b"Rar!\x1a\x07\x01\x00"),
    ("7z", b"7z\xbc\xaf\x27\x1c\x00\x04"),
    ("gzip", b"\x1f\x8b\x08\x00\x00\x00\x00\x00"),
    ("tar", tarred()),
    ("png", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"),
    ("jpeg", b"\xff\xd8\xff\xe0\x00\x10JFIF"),
    ("gif", b"GIF89a\x01\x00"),
    ("tiff", b"II*\x00\x08\x00\x00\x00"),
    ("tiff", b"MM\x00*\x00\x00\x00\x08"),
    ("bmp", b"BM\x36\x00\x0c\x00\x00\x00\x00\x00\x36\x00\x00\x00\x28\x00\x00\x00"),
]


@pytest.mark.parametrize(("name", "data"), RECOGNISED)
def test_a_file_of_another_format_is_refused_by_its_name(name: str, data: bytes) -> None:
    assert kind_of(data) == name
    with pytest.raises(ReadError) as error:
        read(data, "通报.txt")
    described = next(each for each in known_formats() if each.name == name)
    assert error.value.code == "unsupported"
    assert error.value.message == f"“通报.txt”（{described.description}）暂时不能直接读取；{described.advice}"
    assert "请" in described.advice


@pytest.mark.parametrize(
    "data",
    [
        zipped("word/document.xml")[:-1],
        zipped("word/document.xml")[:60],
        b"PK\x03\x04",
        b"PK\x05\x06",
        zipped("word/document.xml")[:-22] + b"PK\x05\x06" + b"\xfe" * 16 + b"\0\0",
        ole("WordDocument")[:1024],
        ole()[:20],
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    ],
)
def test_the_beginning_of_a_container_is_damaged(data: bytes) -> None:
    with pytest.raises(ReadError) as error:
        read(data, "通报.docx")
    assert (error.value.code, "“通报.docx”" in error.value.message) == ("damaged", True)


TEXTS = [
    "PK赛：谁的项目进展快",
    "BM项目总投资3亿元，完成投资1亿元",
    "%总投资完成率",
    "7z、rar格式的附件",
    "<云岭产业园>总投资3亿元",
    "<标题>总投资",
    "<htmlx>",
    "总投资<html>3亿元",
    "<!-- 草稿 --> 总投资3亿元",
    "<!--" * 3000,
    "<!---->" * 3000,
    "{总投资}",
    "MIME-Version 是什么",
    "II*级项目",
    "GIF图片",
    "ustar" * 99,
]


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_that_only_looks_like_another_format_is_read(text: str) -> None:
    assert read(text.encode(), "通报.docx").text == text


def test_every_format_has_one_name_and_is_either_read_or_refused_with_advice() -> None:
    formats = known_formats()
    assert len({each.name for each in formats}) == len(formats)
    assert [each.name for each in formats if each.is_read] == [each.name for each in READERS]
    assert {name for name, _ in RECOGNISED} == {each.name for each in formats if not each.is_read}
    for each in formats:
        assert each.is_read != bool(each.advice)
        assert all(suffix.startswith(".") for suffix in each.suffixes)


def test_a_new_format_costs_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def read_docx(data: bytes, source: str) -> Document:
        return Document("sha256:", source, "application/docx", None, 1, "总投资3亿元")

    line = Reader("docx", "application/docx", (".docx",), "Word 文档（docx）", of_kind("docx"), read_docx)
    monkeypatch.setattr(readers, "READERS", (*READERS, line))
    assert read(zipped("word/document.xml"), "通报.docx").text == "总投资3亿元"
    assert read("总投资5亿元".encode(), "通报.docx").text == "总投资5亿元"
    assert [each.is_read for each in known_formats() if each.name == "docx"] == [True]
    with pytest.raises(ReadError):
        read(zipped("xl/workbook.xml"), "通报.xlsx")


@given(st.sampled_from([data for _, data in RECOGNISED]), st.data())
def test_a_mangled_container_gives_a_document_or_our_error(data: bytes, draw: st.DataObject) -> None:
    at = draw.draw(st.integers(0, len(data)))
    mangled = data[:at] + draw.draw(st.binary(max_size=8)) + data[draw.draw(st.integers(at, len(data))) :]
    found = outcome(mangled)
    assert found in {"binary", "empty", "unsupported", "damaged"} or (
        isinstance(found, Document) and found.text.strip()
    )
