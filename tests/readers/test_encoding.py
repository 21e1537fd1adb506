"""Which encoding is found, and what is said where it is doubtful."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.readers import read
from schemas import Document, ReadError
from tests.readers.reports import RARE, SIMPLIFIED, TRADITIONAL, outcome, reports

SIMPLE = "。\n".join(SIMPLIFIED)
OLD = "。\n".join(TRADITIONAL)
UTF16 = ("utf-16-le", "utf-16-be")
MARKS = {
    "utf-8-sig": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
    "utf-32-be": codecs.BOM_UTF32_BE,
    "gb18030": b"\x84\x31\x95\x33",
}


def codes(document: Document) -> list[str]:
    return [warning.code for warning in document.warnings]


CERTAIN = [
    # (bytes, text, encoding): no doubt about any of these
    (b"plain ASCII, 3.5%", "plain ASCII, 3.5%", "utf-8"),
    (b"Bush hid the facts", "Bush hid the facts", "utf-8"),  # taken for UTF-16 by a famous editor
    ("总投资3亿元".encode(), "总投资3亿元", "utf-8"),
    ("峫嵃".encode(), "峫嵃", "utf-8"),
    (SIMPLE.encode("gb18030"), SIMPLE, "gb18030"),
    (OLD.encode("gb18030"), OLD, "gb18030"),
    (OLD.encode("big5"), OLD, "big5"),
    ((OLD + "裏恒€").encode("cp950"), OLD + "裏恒€", "cp950"),
    (SIMPLE.encode("utf-16-le"), SIMPLE, "utf-16-le"),
    (SIMPLE.encode("utf-16-be"), SIMPLE, "utf-16-be"),
    ("1,100\n".encode("utf-16-be") * 3, "1,100\n" * 3, "utf-16-be"),
    (SIMPLE.replace("—", "-").encode("hz"), SIMPLE.replace("—", "-"), "hz"),
    (b"a ~{ b ~} c", "a ~{ b ~} c", "utf-8"),
    # € is one byte in the GBK of Windows, and no character of GB18030 at that place
    (SIMPLE.encode("gbk") + b"\x80500\n", SIMPLE + "€500\n", "gb18030"),
    (SIMPLE.encode("gbk") + b"\x80", SIMPLE + "€", "gb18030"),
    *((MARKS[name] + SIMPLE.encode(name.removesuffix("-sig")), SIMPLE, name) for name in MARKS),
    # names only: rare characters, but no list of them is refused
    (
        "赵淑芬 钱雅娟 孙翊翔 李翀 周琰 吴骁 郑昊 王喆 冯祺 陈韬".encode("gbk"),
        "赵淑芬 钱雅娟 孙翊翔 李翀 周琰 吴骁 郑昊 王喆 冯祺 陈韬",
        "gb18030",
    ),
]


@pytest.mark.parametrize(("data", "text", "encoding"), CERTAIN)
def test_what_is_certain_is_read_without_a_warning(data: bytes, text: str, encoding: str) -> None:
    document = read(data, "通报.txt")
    assert (document.text, document.encoding, document.warnings) == (text, encoding, ())


DOUBTFUL = [
    # (bytes, text, encoding, a word of the warning)
    ("联通".encode("gbk"), "联通", "gb18030", "太少"),
    ("学校".encode("gbk"), "学校", "gb18030", "都读得通"),  # valid UTF-8: two Cyrillic letters
    ("投資".encode("big5"), "投資", "big5", "太少"),
    ("总投资".encode("utf-16-le"), "总投资", "utf-16-le", "太少"),
    ("G208·".encode(), "G208·", "utf-8", "都读得通"),  # 路 in GBK
    ("页".encode("gbk"), "ҳ", "utf-8", "不像中文"),  # one character, and wrong: but said so
    # what an earlier program did to the text
    ((SIMPLE + "锟斤拷").encode("gbk"), SIMPLE + "锟斤拷", "gb18030", "1 处"),
    ((SIMPLE + "\ufffd\ufffd").encode(), SIMPLE + "\ufffd\ufffd", "utf-8", "2 处"),
    (SIMPLE.encode("gbk").decode("latin-1").encode(), SIMPLE.encode("gbk").decode("latin-1"), "utf-8", "不像中文"),
    # a mark that does not say the truth
    (codecs.BOM_UTF8 + SIMPLE.encode("gbk"), SIMPLE, "gb18030", "开头标明是 utf-8-sig"),
    (codecs.BOM_UTF16_LE + SIMPLE.encode(), SIMPLE, "utf-8", "开头标明是 utf-16-le"),
    # joined files
    (f"{SIMPLE}\n".encode() + SIMPLE.encode("gbk"), f"{SIMPLE}\n{SIMPLE}", "utf-8+gb18030", "混有"),
    (f"{SIMPLE}\n学校\n".encode("gbk") + SIMPLE.encode(), f"{SIMPLE}\n学校\n{SIMPLE}", "utf-8+gb18030", "混有"),
    (
        codecs.BOM_UTF8 + f"{SIMPLE}\n".encode() + SIMPLE.encode("gbk"),
        f"{SIMPLE}\n{SIMPLE}",
        "utf-8+gb18030",
        "开头标明",
    ),
    # a few bad bytes, at the beginning and beside a figure
    (SIMPLE.encode()[1:], "\ufffd\ufffd" + SIMPLE[1:], "utf-8", "有 2 处"),
    (SIMPLE.encode() + b"\n\xff3.5", SIMPLE + "\n\ufffd3.5", "utf-8", "第 10 行"),
    (SIMPLE.encode("gbk") + b"\n\xff3.5\xff", SIMPLE + "\n\ufffd3.5\ufffd", "gb18030", "第 10 行"),
    (SIMPLE.encode("gbk") + b"\xc43.5", SIMPLE + "\ufffd3.5", "gb18030", "有 1 处"),
    (codecs.BOM_UTF8 + SIMPLE.encode() + b"\xff3.5", SIMPLE + "\ufffd3.5", "utf-8-sig", "有 1 处"),
    (SIMPLE.encode("utf-16-le") + b"\x00\xdc3\x00", SIMPLE + "\ufffd3", "utf-16-le", "有 1 处"),
]


@pytest.mark.parametrize(("data", "text", "encoding", "word"), DOUBTFUL)
def test_what_is_doubtful_is_read_and_said(data: bytes, text: str, encoding: str, word: str) -> None:
    document = read(data, "通报.txt")
    assert (document.text, document.encoding) == (text, encoding)
    assert set(codes(document)) == {"encoding_doubt"}
    assert word in document.warnings[0].message


REFUSED = [
    b"\x00" * 40,
    SIMPLE.encode("gbk") + b"\x00\x00",
    "总投资\0亿元".encode("utf-16-le") * 9,
    codecs.BOM_UTF16_LE + f"{SIMPLE}\0".encode("utf-16-le"),
    b"\x7fELF\x02\x01\x01\x00\x00",
    bytes(range(256)) * 9,
    bytes(range(1, 9)) * 9,
    b"\xff" * 99,
    b"\x80" * 99,
    b"\xe4",
    "café résumé naïve".encode("latin-1"),
    "Привет, как дела сегодня".encode("cp1251"),
    codecs.BOM_UTF8 + b"\xff\xfe\xfd" * 30,
    SIMPLE[:20].encode("utf-16-le")[1:] + b"\x00\x00\x00",
]


@pytest.mark.parametrize("data", REFUSED)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(ReadError) as error:
        read(data, "通报.txt")
    assert error.value.code == "binary"
    assert "“通报.txt”" in error.value.message
    assert "请" in error.value.message


@given(reports(extra=RARE), st.sampled_from(["utf-8", "utf-8-sig", "gb18030", *UTF16]))
def test_a_report_comes_back_from_every_encoding(text: str, encoding: str) -> None:
    document = read(text.encode(encoding), "通报.txt")
    assert (document.text, document.encoding) == (text, encoding)


@given(reports(extra=RARE), st.sampled_from(sorted(MARKS)))
def test_a_report_with_a_mark_comes_back_without_it(text: str, name: str) -> None:
    document = read(MARKS[name] + text.encode(name.removesuffix("-sig")), "通报.txt")
    assert (document.text, document.encoding, document.warnings) == (text, name, ())


@given(reports(fragments=TRADITIONAL))
def test_a_report_in_traditional_characters_comes_back_from_big5(text: str) -> None:
    document = read(text.encode("big5"), "通報.txt")
    assert (document.text, document.encoding) == (text, "big5")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_any_text_comes_back_from_utf_8(text: str) -> None:
    assert read(f"年{text}".encode(), "通报.txt").text == f"年{text}"


@given(reports(extra=RARE), reports(extra=RARE), st.data(), st.sampled_from(["utf-8", "gb18030", *UTF16]))
def test_of_a_file_that_was_cut_all_whole_characters_are_read(
    first: str, second: str, data: st.DataObject, encoding: str
) -> None:
    whole, kept = (first + second).encode(encoding), len(first.encode(encoding))
    cut = data.draw(st.integers(kept, len(whole)))
    document = read(whole[:cut], "通报.txt")
    assert (first + second).startswith(document.text)
    rest = (first + second)[len(document.text) :]
    assert cut - len(document.text.encode(encoding)) < len(rest[:1].encode(encoding)) or not rest
    assert ("truncated" in codes(document)) == (len(document.text.encode(encoding)) < cut)


@given(reports(fragments=TRADITIONAL))
def test_of_a_file_in_big5_that_was_cut_all_whole_characters_are_read(text: str) -> None:
    document = read(f"{text}年".encode("big5")[:-1], "通報.txt")
    assert (document.text, codes(document)) == (text, ["truncated"])


@given(reports(), reports(), st.data(), st.sampled_from(["utf-8", "gb18030"]))
def test_a_bad_byte_swallows_no_digit_and_is_said(first: str, second: str, data: st.DataObject, encoding: str) -> None:
    whole = (first + second).encode(encoding)
    at = data.draw(st.integers(0, len(whole)))
    document = read(whole[:at] + b"\xff" + whole[at:], "通报.txt")
    assert [char for char in document.text if char in "0123456789."] == [
        c for c in first + second if c in "0123456789."
    ]
    assert codes(document) == ["encoding_doubt"]


PIECES = st.one_of(
    st.binary(max_size=40),
    st.tuples(reports(extra=RARE), st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-32", *UTF16])).map(
        lambda pair: pair[0].encode(pair[1])
    ),
    st.tuples(reports(fragments=TRADITIONAL), st.sampled_from(["big5", "hz"])).map(
        lambda pair: pair[0].encode(pair[1], "ignore")
    ),
)


@given(st.lists(PIECES, max_size=4), st.integers(0, 3), st.integers(0, 3))
def test_any_bytes_give_a_document_or_our_error(pieces: list[bytes], before: int, after: int) -> None:
    data = b"".join(pieces)
    data = data[before : len(data) - after]
    check_outcome(outcome(data), {"binary", "empty", "unsupported", "damaged"})


@given(st.text(min_size=1, max_size=9), st.sampled_from(["utf-8", "gb18030", "big5", "utf-16-le", "hz", "latin-1"]))
def test_any_short_text_gives_a_document_or_our_error(text: str, encoding: str) -> None:
    data = text.encode(encoding, "ignore")
    check_outcome(outcome(data), {"binary", "empty"})


def check_outcome(found: Document | str, codes: set[str]) -> None:
    if isinstance(found, str):
        assert found in codes
    else:
        assert found.text.encode().decode() == found.text
        assert not {"\0", "\r"} & set(found.text)
        assert found.text.strip()
