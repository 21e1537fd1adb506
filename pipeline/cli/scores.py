"""corpus score: labelled cases or a whole archive, read with the tool and held against what is true of them."""

import argparse
import json
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.cli.console import ExitCode, put
from pipeline.cli.parsing import Command, Parser
from schemas import Report, TaizhangError, UsageError

if TYPE_CHECKING:
    from corpus.archive import Tool

_MERGING = "基线（同地同名即同一项目）"


def _describe_score(parser: Parser) -> None:
    parser.add_argument(
        "folder", metavar="DIR", nargs="?", type=Path, help="样例目录或生成的档案（默认：随程序附带的样例）"
    )
    parser.add_argument("--json", action="store_true", help="输出 JSON")
    parser.add_argument("--show", action="store_true", help="列出每一处遗漏、多余和错误")
    parser.add_argument("--each", action="store_true", help="逐个样例（档案：逐个文种、版式……）列出得分")
    parser.add_argument("--html", metavar="FILE", type=Path, help="档案：另存一页热力图")
    parser.add_argument("--workers", metavar="N", type=_whole_number, help="档案：工作进程数（默认：处理器个数）")
    parser.add_argument("--limit", metavar="N", type=_whole_number, help="档案：只读前 N 份报告")


def _whole_number(written: str) -> int:
    if not written.isdecimal() or int(written) < 1:
        raise UsageError("usage", f"“{written}”不是正整数；用法见 taizhang corpus score --help")
    return int(written)


def _score(arguments: argparse.Namespace) -> int:
    from corpus.archive import is_archive

    folder: Path = arguments.folder or Path(str(files("corpus")))
    if not folder.is_dir():
        raise UsageError("usage", f"样例目录“{folder}”不存在或不是目录")
    if is_archive(folder):
        return _score_archive(folder, arguments)
    if (folder / "truth").is_dir() and (folder / "reports").is_dir():
        raise UsageError("usage", f"档案“{folder}”没有写完（缺 archive.json）；请删去后用 taizhang corpus make 重新写")
    for option in ("html", "workers", "limit"):
        if getattr(arguments, option) is not None:
            raise UsageError("usage", f"--{option} 只用于生成的档案，“{folder}”里没有 archive.json")
    return _score_cases(folder, arguments)


def _score_cases(folder: Path, arguments: argparse.Namespace) -> int:
    from corpus import find_cases, render, score_cases, score_data

    tool = make_tool()
    score = score_cases(find_cases(folder, tool.read), tool.extract)
    if arguments.json:
        put(json.dumps(score_data(score, show=arguments.show), ensure_ascii=False, indent=2) + "\n")
    else:
        put(render(score, each=arguments.each, show=arguments.show) + "\n")
    return ExitCode.DONE


def _score_archive(folder: Path, arguments: argparse.Namespace) -> int:
    from corpus.archive import archive_data, render_archive, render_heatmap, same_name_same_place, score_archive

    flaws: list[str] = []
    show = None if not arguments.show else flaws.append if arguments.json else _put_line
    score = score_archive(
        folder, make_tool, same_name_same_place, workers=arguments.workers, limit=arguments.limit, show=show
    )
    if arguments.html is not None:
        _save(arguments.html, render_heatmap(score, _MERGING))
    if arguments.json:
        data = archive_data(score, _MERGING) | ({"mistakes": flaws} if arguments.show else {})
        put(json.dumps(data, ensure_ascii=False, indent=2) + "\n")
    else:
        put(render_archive(score, _MERGING, each=arguments.each) + "\n")
    return ExitCode.DONE


def _save(file: Path, page: str) -> None:
    try:
        file.write_text(page, "utf-8")
    except OSError as error:
        raise TaizhangError("unwritable", f"文件“{file}”写不出来：{error.strerror}") from error


def _put_line(line: str) -> None:
    put(f"{line}\n")


def make_tool() -> "Tool":
    """The tool that is scored; a process of a pool makes its own."""
    from corpus.archive import Tool
    from extractors.lexicon import load_lexicon
    from extractors.readers import read
    from pipeline.extraction import extract

    lexicon = load_lexicon()

    def read_text(data: bytes, source: str) -> str:
        return read(data, source).text

    def extract_report(data: bytes, source: str) -> Report:
        return extract(data, source, lexicon)

    return Tool(read_text, extract_report)


SCORE = Command(
    "score",
    "读一批标注样例或生成的档案，看读对了多少",
    _describe_score,
    _score,
    "[DIR] [--json] [--show] [--each] [--html FILE] [--workers N] [--limit N]",
    "  taizhang corpus score                       随程序附带的样例\n  taizhang corpus score 我的样例 --each --show\n"
    "  taizhang corpus score 档案 --html 得分.html",
)
