"""The document of a file of plain text: its text, its name, and what is refused."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.readers.text import MAX_BYTES, read_text
from schemas import Document, ReadError
from tests.readers.reports import reports

LINES = [
    # (what the file has, what the document has)
    ("总投资\r\n3亿元\r\n", "总投资\n3亿元\n"),
    ("总投资\r3亿元", "总投资\n3亿元"),
    ("总投资\r\r\n3亿元\n\r", "总投资\n\n3亿元\n\n"),
    # nothing else is touched: offsets are the file's
    ("总投资\u2028亿元\u2029\x85", "总投资\u2028亿元\u2029\x85"),
    ("第一页\f第二页\v", "第一页\f第二页\v"),
    ("总投资3亿元\x1a", "总投资3亿元\x1a"),
    ("总投资\ufeff3亿元", "总投资\ufeff3亿元"),
    ("  总投资　3亿元 \t\n\n", "  总投资　3亿元 \t\n\n"),
    ("项目\x07总投资\x07", "项目\x07总投资\x07"),
    ("\ufeff\ufeff总投资", "\ufeff总投资"),
]


@pytest.mark.parametrize(("written", "text"), LINES)
def test_only_line_ends_and_the_mark_are_changed(written: str, text: str) -> None:
    assert read_text(written.encode(), "通报.txt").text == text


@given(reports(extra=("\r", "\r\n", "\f", "\x1a")), st.sampled_from(["utf-8", "gb18030", "utf-16-le", "utf-16"]))
def test_line_ends_are_the_same_in_every_encoding(text: str, encoding: str) -> None:
    assert read_text(text.encode(encoding), "通报.txt").text == text.replace("\r\n", "\n").replace("\r", "\n")


def test_the_document_names_its_bytes() -> None:
    data = "总投资\r\n3亿元".encode()
    assert read_text(data, "a.zip!/通报.txt") == Document(
        id="sha256:" + hashlib.sha256(data).hexdigest(),
        source="a.zip!/通报.txt",
        media_type="text/plain",
        encoding="utf-8",
        pages=None,
        text="总投资\n3亿元",
    )


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"\xef\xbb\xbf\r\n", "empty"),
        (b"\xff\xfe", "empty"),
        (b"\xff\xfe\x00\x30", "empty"),
        ("　\u200b\n\ufeff".encode(), "empty"),
        ("　　".encode("gb18030"), "empty"),
        (b"\x1a", "empty"),
        (b"\x00", "binary"),
    ],
)
def test_what_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(ReadError) as error:
        read_text(data, "通报.txt")
    assert error.value.code == code
    assert error.value.message.startswith("“通报.txt”")
    assert "，请" in error.value.message or "；请" in error.value.message


def test_a_file_over_the_limit_is_refused_unread() -> None:
    with pytest.raises(ReadError) as error:
        read_text(b"\xff" * (MAX_BYTES + 1), "通报.txt")
    assert (error.value.code, "64 MB" in error.value.message) == ("too_large", True)


@pytest.mark.parametrize("text", ["0", "—", "无", "."])
def test_a_file_with_one_sign_is_not_empty(text: str) -> None:
    assert read_text(text.encode(), "通报.txt").text == text
