"""The two streams of the command line: results to stdout, sentences for people to stderr, both UTF-8 on any console."""

import errno
import io
import os
import sys
import traceback
import unicodedata
from enum import IntEnum

from schemas import UsageError


class ExitCode(IntEnum):
    """What the command line returns; documented in docs/cli.md."""

    DONE = 0
    FINDINGS = 1  # kept for --fail-on
    USAGE = 2
    FAILED = 3
    INTERNAL = 70  # EX_SOFTWARE
    INTERRUPTED = 130  # as shells say it: 128 + SIGINT
    PIPE_CLOSED = 141  # 128 + SIGPIPE


def set_up_streams() -> None:
    """Makes both streams UTF-8 with bare newlines, whatever the locale and the system; refuses to work for nobody.

    A lone surrogate is written as `\\udcff`: that is what JSON asks for, and nothing else can carry it.
    """
    if sys.stdout is None:
        raise UsageError("no_output", "标准输出已关闭，结果没有地方可写")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", newline="\n", errors="backslashreplace")


class OutputError(Exception):
    """Stdout takes no more; `is_closed` where its reader has gone, which is nobody's fault (`taizhang … | head`)."""

    def __init__(self, error: OSError) -> None:
        super().__init__(error.strerror or str(error))
        self.is_closed = error.errno == errno.EPIPE or (os.name == "nt" and error.errno == errno.EINVAL)


def put(text: str) -> None:
    """Writes to stdout as it is and sees it off: whoever reads along must not wait for the next report."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError as error:
        raise OutputError(error) from error


def say(sentence: str) -> None:
    """Writes a sentence for people to stderr, with nothing in it that could drive a terminal."""
    if sys.stderr is not None:
        sys.stderr.write(f"taizhang: {printable(sentence)}\n")
        sys.stderr.flush()


def say_internal_error(error: BaseException, what: str) -> None:
    """Says that the fault is ours and what to do; the traceback is for those who ask with TAIZHANG_DEBUG=1."""
    say(
        f"{what}时程序内部出错（{type(error).__name__}）。这是 taizhang 的缺陷，不是您的操作问题："
        "请到项目的问题列表报告，附上版本号（taizhang --version）与该文件；加环境变量 TAIZHANG_DEBUG=1 可看到详细位置。"
    )
    if os.environ.get("TAIZHANG_DEBUG") == "1" and sys.stderr is not None:
        traceback.print_exception(error, file=sys.stderr)


def abandon_stdout() -> None:
    """Lets what is still buffered go nowhere, so that the interpreter does not complain when it flushes at its end."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    except (OSError, ValueError):
        pass  # no real file behind it: nothing will be flushed


def printable(text: str) -> str:
    """The text on one line, harmless on a terminal: breaks become blanks, controls visible, invisible marks vanish.

    >>> printable("总投资\\n3亿元\\x1b[31m")
    '总投资 3亿元␛[31m'
    """
    return text if text.isprintable() else "".join(map(_harmless, text))


def _harmless(sign: str) -> str:
    if sign.isprintable():
        return sign
    kind = unicodedata.category(sign)
    if sign in "\t\n\r\x0b\x0c\x85" or kind in {"Zs", "Zl", "Zp"}:
        return " "
    if kind == "Cf":  # zero-width marks, and those that turn the direction of what follows
        return ""
    if sign < " ":
        return chr(0x2400 + ord(sign))
    # Private use stands for rare Han characters in many fonts, and harms nobody.
    return sign if kind in {"Co", "Cn"} else "\N{REPLACEMENT CHARACTER}"
