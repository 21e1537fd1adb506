"""The command line: `taizhang …`, one module a group of commands."""

import sys
from collections.abc import Sequence

from pipeline.cli.cases import CORPUS
from pipeline.cli.console import (
    ExitCode,
    OutputError,
    abandon_stdout,
    say,
    say_internal_error,
    set_up_streams,
)
from pipeline.cli.contract import SCHEMA
from pipeline.cli.evidence import EVIDENCE
from pipeline.cli.parsing import Command, Parser
from pipeline.cli.reports import EXTRACT, FORMATS, TEXT
from schemas import VERSION, TaizhangError, UsageError

COMMANDS: tuple[Command, ...] = (EXTRACT, TEXT, EVIDENCE, FORMATS, SCHEMA, CORPUS)
"""In the order of the help page."""

_ABOUT = """\
台账：把政府项目报告（通报、进展情况、实施方案、项目简介……）读成有据可查的项目台账。
每个数字都指向原文中的位置；读不准的宁可留空，归不到项目的数字一个不漏地列出来。不联网，不上传。"""
_ENDING = """\
例子：
  taizhang extract 通报.txt                    在终端上看项目表
  taizhang extract *.txt --json > 台账.json    存成 JSON，供别的程序用
  taizhang text 通报.txt                       看程序读出的全文
  taizhang evidence 通报.txt -o 通报.html      一页对照：原文里每个数字归谁、凭什么
  taizhang extract --help                      每个命令都有自己的说明

退出码：
  0   全部完成
  1   （留给以后的审核命令）
  2   命令写得不对
  3   有文件没能读出，或结果没能写出；stderr 上逐个说明
  70  程序内部出错；stderr 上说明如何报告

结果写到 stdout，给人看的话写到 stderr，两者都是 UTF-8。"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code; whatever goes wrong becomes one sentence on stderr."""
    try:
        set_up_streams()
        chosen = make_parser().parse_args(arguments)
        return int(chosen.run(chosen))
    except TaizhangError as error:
        say(error.message)
        return ExitCode.USAGE if isinstance(error, UsageError) else ExitCode.FAILED
    except OutputError as lost:
        abandon_stdout()
        if lost.is_closed:
            return ExitCode.PIPE_CLOSED
        say(f"结果写不出去：{lost}")
        return ExitCode.FAILED
    except KeyboardInterrupt:
        say("已中断")
        return ExitCode.INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the last catch: a sentence instead of a traceback
        say_internal_error(error, f"执行“taizhang {' '.join(sys.argv[1:] if arguments is None else arguments)}”")
        return ExitCode.INTERNAL


def make_parser() -> Parser:
    """The parser of the whole command line; each command brings its own arguments."""
    parser = Parser(prog="taizhang", usage="taizhang COMMAND …", description=_ABOUT, epilog=_ENDING)
    parser.add_argument("--version", action="version", version=f"taizhang {VERSION}", help="显示版本号后退出")
    commands = parser.add_subparsers(title="命令", metavar="COMMAND", prog="taizhang", required=True)
    for command in COMMANDS:
        epilog = f"例子：\n{command.examples}" if command.examples else None
        page = commands.add_parser(
            command.name,
            usage=f"taizhang {command.name} {command.usage}".rstrip(),
            help=command.summary,
            description=f"{command.summary}。",
            epilog=epilog,
        )
        command.describe(page)
        page.set_defaults(run=command.run)
    return parser
