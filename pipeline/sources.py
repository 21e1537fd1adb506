"""Where the bytes of a report come from: a file by its name, or standard input."""

import glob
import os
import stat
import sys
from collections.abc import Iterable
from typing import BinaryIO

from schemas import ReadError

STDIN = "-"
MAX_BYTES = 256 * 1024 * 1024
"""Above any report, scans included; what is larger is a mistake or an attack, and is refused before it is read."""


def load_source(name: str, limit: int = MAX_BYTES) -> bytes:
    """The bytes of a file (`-`: of standard input); raises ReadError with a sentence where they cannot be had."""
    if name == STDIN:
        return _read_stdin(limit)
    try:
        _check_file(name, limit)
        with open(name, "rb") as file:
            return _read_up_to(file, name, limit)
    except FileNotFoundError as error:
        raise ReadError("missing", f"文件“{shown_name(name)}”不存在") from error
    except PermissionError as error:
        raise ReadError("denied", f"没有读取文件“{shown_name(name)}”的权限") from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        reason = getattr(error, "strerror", None) or str(error)
        raise ReadError("unreadable", f"文件“{shown_name(name)}”读不出来：{reason}") from error


def _check_file(name: str, limit: int) -> None:
    # Looked at before it is opened: opening a FIFO waits for a writer that may never come.
    state = os.stat(name)
    if stat.S_ISDIR(state.st_mode):
        raise ReadError("not_a_file", f"“{shown_name(name)}”是一个目录，不是文件；请给出其中的文件")
    if not stat.S_ISREG(state.st_mode):
        raise ReadError("not_a_file", f"“{shown_name(name)}”是管道或设备，不是普通文件；要读管道请用“-”代替文件名")
    if state.st_size > limit:
        raise _too_large(name, limit)


def _read_stdin(limit: int) -> bytes:
    if sys.stdin is None:
        raise ReadError("unreadable", "没有可读的标准输入")
    try:
        return _read_up_to(sys.stdin.buffer, STDIN, limit)
    except OSError as error:
        raise ReadError("unreadable", f"标准输入读不出来：{error.strerror}") from error


def _read_up_to(file: BinaryIO, name: str, limit: int) -> bytes:
    data = file.read(limit + 1)  # a file may grow, or lie about its size
    if len(data) > limit:
        raise _too_large(name, limit)
    return data


def _too_large(name: str, limit: int) -> ReadError:
    size = f"{limit // 1024**2} MB" if limit >= 1024**2 else f"{limit} 字节"
    return ReadError("too_large", f"文件“{shown_name(name)}”太大（上限 {size}）")


def shown_name(name: str) -> str:
    """The name as Unicode text: on Linux a name is bytes, and those of old Windows archives are often in GBK.

    >>> shown_name("2021年通报.docx")
    '2021年通报.docx'
    >>> shown_name("通报.txt".encode("gb18030").decode("utf-8", "surrogateescape"))
    '通报.txt'
    """
    try:
        written = name.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # half a pair, which Windows allows in a name
        return name.encode("utf-8", "replace").decode("utf-8")
    for encoding in ("utf-8", "gb18030"):
        try:
            return written.decode(encoding)
        except UnicodeDecodeError:
            continue
    return written.decode("utf-8", "replace")


def spread_patterns(names: Iterable[str]) -> tuple[str, ...]:
    """The names, with `*.docx` and the like spread out where no file is called so: Windows shells leave that to us."""
    spread: list[str] = []
    for name in names:
        is_pattern = glob.has_magic(name) and not os.path.lexists(name)
        spread += (sorted(glob.glob(name)) or [name]) if is_pattern else [name]
    return tuple(spread)
