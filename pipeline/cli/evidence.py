"""The command evidence: one page a report, its text and its records side by side."""

import argparse
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.cli.console import ExitCode, put, say, say_internal_error
from pipeline.cli.parsing import Command, Parser
from pipeline.cli.reports import about_file, add_files, add_rules, say_warnings
from pipeline.sources import STDIN, load_source, shown_name, spread_patterns
from schemas import ReadError, Report, UsageError

if TYPE_CHECKING:
    from extractors.lexicon import Lexicon

_STDOUT = "-"


def _describe(parser: Parser) -> None:
    add_files(parser)
    parser.add_argument(
        "-o",
        "--output",
        metavar="PAGE",
        required=True,
        help="写到哪个文件；- 表示标准输出；给出目录时，每份报告在其中各写一页，叫“报告文件名.html”",
    )
    add_rules(parser)


def _evidence(arguments: argparse.Namespace) -> int:
    from extractors.lexicon import load_lexicon

    names = spread_patterns(arguments.files)
    if names.count(STDIN) > 1:
        raise UsageError("usage", "“-”（标准输入）只能写一次")
    pages = _pages(names, arguments.output)
    lexicon = load_lexicon(arguments.rules)
    return max(_make_page(name, page, lexicon) for name, page in zip(names, pages, strict=True))


def _pages(names: tuple[str, ...], output: str) -> list[str]:
    """Where the page of each file goes."""
    if output == _STDOUT or not os.path.isdir(output):
        if len(names) > 1:
            raise UsageError("usage", f"{len(names)}份报告要写成{len(names)}页：请用 -o 给出一个已有的目录")
        pages = [output]
    else:
        pages = [os.path.join(output, page) for page in _page_names(names)]
    for page in pages:
        if any(_is_same_file(page, name) for name in names):
            raise UsageError("usage", f"“{shown_name(page)}”就是报告文件，写进去会把它盖掉；请给 -o 换一个名字")
    return pages


def _page_names(names: tuple[str, ...]) -> list[str]:
    """A name for each page, after its file; files of one name from several folders are numbered."""
    from pipeline.feeds.evidence.records import bare_name

    given: dict[str, int] = {}
    pages = []
    for name in names:
        page = "stdin" if name == STDIN else re.sub(r'[/\\:*?"<>|]', "_", bare_name(shown_name(name)))
        while page in given:
            given[page] += 1
            page = f"{page}-{given[page]}"
        given[page] = 1
        pages.append(f"{page}.html")
    return pages


def _is_same_file(page: str, name: str) -> bool:
    try:
        return name != STDIN and page != _STDOUT and os.path.samefile(page, name)
    except (OSError, ValueError):
        return False  # one of them is not there


def _make_page(name: str, page: str, lexicon: "Lexicon") -> ExitCode:
    """Writes the page of one report; one that fails must not take the others with it."""
    from pipeline.extraction import explain
    from pipeline.feeds.evidence import evidence_page

    source = shown_name(name)
    try:
        report, text = explain(load_source(name), source, lexicon)
        written = evidence_page(report, text)
    except ReadError as error:
        say(about_file(source, error.message))
        return ExitCode.FAILED
    except Exception as error:  # noqa: BLE001 - a fault of ours, said as such, and the other files are still read
        say_internal_error(error, f"处理“{source}”")
        return ExitCode.INTERNAL
    say_warnings(source, report.warnings)
    if page == _STDOUT:
        put(written)
        return ExitCode.DONE
    try:
        Path(page).write_text(written, encoding="utf-8", newline="\n")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        say(f"文件“{shown_name(page)}”写不出来：{reason}")
        return ExitCode.FAILED
    say(_summary(shown_name(page), report))
    return ExitCode.DONE


def _summary(page: str, report: Report) -> str:
    ledger = report.figures
    return f"写好了“{page}”：{ledger.total}个数字，{ledger.claimed}个已归属，{len(ledger.unclaimed)}个未归属"


EVIDENCE = Command(
    "evidence",
    "写一页对照：左边原文，右边记录，每个数字都点得到出处",
    _describe,
    _evidence,
    "FILE… -o PAGE [--rules DIR]",
    """\
  taizhang evidence 通报.txt -o 通报.html
  taizhang evidence 2021/*.txt -o 对照          几份报告，每份在目录“对照”里写一页
  cat 通报.txt | taizhang evidence - -o 通报.html""",
)
