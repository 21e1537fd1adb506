"""Commands that read reports: extract, text, formats."""

import argparse
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.cli.cells import fill, width
from pipeline.cli.console import ExitCode, put, say, say_internal_error
from pipeline.cli.parsing import Command, Parser
from pipeline.sources import STDIN, load_source, shown_name, spread_patterns
from schemas import FailedReport, FailedSource, Failure, ReadError, Report, UsageError, Warning, to_json

if TYPE_CHECKING:
    from extractors.lexicon import Lexicon
    from pipeline.cli.table import Screen

_NEVER_SILENT = frozenset({"truncated", "encoding_doubt"})
"""Warnings that go to stderr whatever is printed: part of the report may not have been read, or not rightly."""


def _describe_extract(parser: Parser) -> None:
    add_files(parser)
    form = parser.add_mutually_exclusive_group()
    form.add_argument(
        "--table", dest="form", action="store_const", const="table", help="对齐的表格（在终端上默认如此）"
    )
    form.add_argument(
        "--json",
        dest="form",
        action="store_const",
        const="json",
        help="JSON（输出到文件或管道时默认如此）：一个文件一个对象，几个文件一个数组，读不出的文件也在其中占一项",
    )
    form.add_argument("--jsonl", dest="form", action="store_const", const="jsonl", help="每份报告一行 JSON")
    parser.add_argument(
        "--explain",
        action="store_true",
        help="逐个数字说明依据：凭哪个词、归谁、期间和单位从哪里来，没有归属的为什么没有；JSON 里是 explanations",
    )
    add_rules(parser)
    parser.add_argument(
        "--color",
        metavar="WHEN",
        choices=("auto", "always", "never"),
        default="auto",
        help="表格是否用颜色：auto（默认，看是否终端）、always、never；环境变量 NO_COLOR、FORCE_COLOR 也有效",
    )


def add_files(parser: Parser, several: bool = True) -> None:
    """Declares the report or the reports that a command reads."""
    about = "报告文件，可写几个；- 表示从标准输入读" if several else "报告文件；- 表示从标准输入读"
    parser.add_argument("files" if several else "file", metavar="FILE", nargs="+" if several else None, help=about)


def add_rules(parser: Parser) -> None:
    """Declares a user's own words."""
    parser.add_argument("--rules", metavar="DIR", type=Path, help="自备词库的目录，叠加在内置词库之上")


def _extract(arguments: argparse.Namespace) -> int:
    from extractors.lexicon import load_lexicon

    names = spread_patterns(arguments.files)
    if names.count(STDIN) > 1:
        raise UsageError("usage", "“-”（标准输入）只能写一次")
    form = arguments.form or ("table" if sys.stdout.isatty() else "json")
    results = _Results(names, load_lexicon(arguments.rules), arguments.explain)
    if form == "table":
        _put_tables(results, arguments.color)
    elif form == "jsonl":
        for result in results:
            put(to_json(result) + "\n")
    elif len(names) == 1:
        for result in results:
            put(to_json(result, pretty=True) + "\n")
    else:
        _put_array(results)
    return results.exit_code


@dataclass
class _Results:
    """The results of the files one after the other, none kept; the exit code is right once all have been taken."""

    names: tuple[str, ...]
    lexicon: "Lexicon"
    explained: bool
    exit_code: ExitCode = ExitCode.DONE

    def __iter__(self) -> Iterator[Report | FailedReport]:
        for name in self.names:
            result = _read_report(name, self.lexicon, self.explained)
            if isinstance(result, FailedReport):
                code = ExitCode.INTERNAL if result.error.code == "internal" else ExitCode.FAILED
                self.exit_code = max(self.exit_code, code)
            yield result


def _read_report(name: str, lexicon: "Lexicon", explained: bool) -> Report | FailedReport:
    """What a file says, or why it does not; one that fails must not take the others with it."""
    from pipeline.extraction import explain, extract

    source = shown_name(name)
    try:
        data = load_source(name)
        report = explain(data, source, lexicon)[0] if explained else extract(data, source, lexicon)
    except ReadError as error:
        sentence = about_file(source, error.message)
        say(sentence)
        return FailedReport(FailedSource(source), Failure(error.code, sentence))
    except Exception as error:  # noqa: BLE001 - a fault of ours, said as such, and the other files are still read
        say_internal_error(error, f"处理“{source}”")
        return FailedReport(FailedSource(source), Failure("internal", f"处理“{source}”时程序内部出错"))
    say_warnings(source, report.warnings)
    return report


def about_file(source: str, message: str) -> str:
    """A sentence that names its file."""
    return message if source in message else f"“{source}”：{message}"


def say_warnings(source: str, warnings: Iterable[Warning]) -> None:
    """Says on stderr what must not be missed, whatever is printed."""
    for warning in warnings:
        if warning.code in _NEVER_SILENT:
            say(about_file(source, warning.message))


def _put_array(results: Iterable[Report | FailedReport]) -> None:
    """An array, written item by item. Its strings hold no raw newlines, so that indenting the text is safe."""
    before = "[\n  "
    for result in results:
        put(before + to_json(result, pretty=True).replace("\n", "\n  "))
        before = ",\n  "
    put("\n]\n")


def _put_tables(results: Iterable[Report | FailedReport], color: str) -> None:
    from pipeline.cli.table import render_report

    screen, is_first = _screen(color), True
    for result in results:
        if isinstance(result, Report):
            put(("" if is_first else "\n") + "".join(f"{line}\n" for line in render_report(result, screen)))
            is_first = False


def _screen(color: str) -> "Screen":
    """The window that stdout is, and whether to paint: as asked for, else NO_COLOR, FORCE_COLOR, else on a terminal."""
    from pipeline.cli.table import Screen

    is_terminal = sys.stdout.isatty()
    if color != "auto":
        painted = color == "always"
    elif os.environ.get("NO_COLOR") or os.environ.get("FORCE_COLOR"):
        painted = not os.environ.get("NO_COLOR")
    else:
        # The old console of Windows shows the codes instead of colours; its terminal says who it is.
        painted = is_terminal and os.environ.get("TERM") != "dumb" and (os.name != "nt" or "WT_SESSION" in os.environ)
    return Screen(shutil.get_terminal_size((100, 24)).columns if is_terminal else None, painted)


def _text(arguments: argparse.Namespace) -> int:
    from extractors.readers import read

    source = shown_name(arguments.file)
    try:
        document = read(load_source(arguments.file), source)
    except ReadError as error:
        say(about_file(source, error.message))
        return ExitCode.FAILED
    put(document.text)
    say_warnings(source, document.warnings)
    return ExitCode.DONE


EXTRACT = Command(
    "extract",
    "从报告中提取项目、汇总、目标和每一个数字",
    _describe_extract,
    _extract,
    "FILE… [--table | --json | --jsonl] [--explain] [--rules DIR] [--color WHEN]",
    """\
  taizhang extract 通报.txt                    在终端上看表格
  taizhang extract 通报.txt --json > 通报.json
  taizhang extract 2021/*.txt --jsonl > 全部.jsonl
  taizhang extract 通报.txt --explain          每个数字凭什么这样读
  cat 通报.txt | taizhang extract -            从标准输入读
  taizhang extract --rules 我的词库 通报.txt""",
)
TEXT = Command(
    "text",
    "打印读出的全文（JSON 中的位置都指向它）",
    lambda parser: add_files(parser, several=False),
    _text,
    "FILE",
    "  taizhang text 通报.txt > 全文.txt",
)


def _formats(arguments: argparse.Namespace) -> int:
    from extractors.readers import known_formats

    known = known_formats()
    room = max(width(each.description) for each in known) + 2
    put("可以直接读取：\n")
    for each in known:
        if each.is_read:
            put(f"  {fill(each.description, room)}{' '.join(each.suffixes)}\n")
    put("认得出，但还不能直接读取：\n")
    for each in known:
        if not each.is_read:
            put(f"  {fill(each.description, room)}{each.advice}\n")
    return ExitCode.DONE


FORMATS = Command("formats", "列出读得懂的文件格式", lambda parser: None, _formats, "")
