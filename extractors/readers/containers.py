"""What is inside a ZIP or an OLE file, from its table of contents alone: nothing is unpacked.

The standard zipfile is left for those who unpack: it builds an object for each of any number of members, and takes
longer to import than this takes to run.
"""

import re
import struct
from collections.abc import Iterator

_MOST_MEMBERS = 2000
_ZIP_KINDS = (  # the first that fits a member's name
    (re.compile(rb"word/document\w*\.xml", re.IGNORECASE), "docx"),
    (re.compile(rb"xl/workbook\w*\.(?:xml|bin)", re.IGNORECASE), "xlsx"),
    (re.compile(rb"ppt/presentation\w*\.xml", re.IGNORECASE), "pptx"),
    (re.compile(rb"OFD\.xml", re.IGNORECASE), "ofd"),
)
_ODF = re.compile(rb"mimetypeapplication/vnd\.oasis\.opendocument\.(text|spreadsheet)")
_OLE_KINDS = (
    ("EncryptedPackage", "encrypted"),
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("Book", "xls"),
    ("PowerPoint Document", "ppt"),
)
_OLE_WINDOW = 1 << 16  # of the directory, whose first sectors lie together


def kind_of_zip(data: bytes) -> str:
    """docx, xlsx, pptx, odt, ods or ofd by the names of its members, otherwise zip."""
    if odf := _ODF.match(data, 30):  # by its standard the first member, stored as it is
        return "odt" if odf[1] == b"text" else "ods"
    for name in _zip_names(data):
        for pattern, kind in _ZIP_KINDS:
            if pattern.fullmatch(name.replace(b"\\", b"/")):
                return kind
    return "zip"


def kind_of_ole(data: bytes) -> str:
    """doc, xls, ppt or encrypted by the stream that comes first in its directory, otherwise ole."""
    start = _ole_directory(data)
    directory = data[start : start + _OLE_WINDOW]
    found = []
    for name, kind in _OLE_KINDS:
        at = directory.find(f"{name}\0".encode("utf-16-le"))
        if at >= 0:
            found.append((at, kind))
    return min(found)[1] if found else "ole"


def _ole_directory(data: bytes) -> int:
    """Where the directory of an OLE file begins: behind its end in a file that was cut."""
    if len(data) < 0x34:
        return len(data)
    sector, size = data[0x30:0x34], 1 << min(data[0x1E], 12)
    return (int.from_bytes(sector, "little") + 1) * size


def is_cut_short(data: bytes) -> bool:
    """Whether bytes begin like a ZIP or an OLE file, but end before its contents do."""
    if data.startswith(b"PK"):
        return _zip_directory(data) is None
    return data.startswith(b"\xd0\xcf\x11\xe0") and _ole_directory(data) >= len(data)


def _zip_directory(data: bytes) -> int | None:
    """Where the table of contents of a ZIP file begins; None where it is not there, as in a file that was cut."""
    end = data.rfind(b"PK\x05\x06", -(22 + 0xFFFF))
    if end < 0 or len(data) < end + 22:
        return None
    size, offset = struct.unpack_from("<II", data, end + 12)
    if offset == 0xFFFFFFFF or size == 0xFFFFFFFF:  # ZIP64, which no report needs: a ZIP file with no names to see
        return end
    start = end - size  # not `offset`: bytes may stand before the first member
    return start if start >= 0 and (size == 0 or data.startswith(b"PK\x01\x02", start)) else None


def _zip_names(data: bytes) -> Iterator[bytes]:
    at = _zip_directory(data)
    for _ in range(_MOST_MEMBERS):
        if at is None or not data.startswith(b"PK\x01\x02", at) or len(data) < at + 46:
            return
        name, extra, comment = struct.unpack_from("<HHH", data, at + 28)
        yield data[at + 46 : at + 46 + name]
        at += 46 + name + extra + comment
