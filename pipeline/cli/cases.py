"""Commands over labelled cases: corpus score."""

import argparse
import json
from importlib.resources import files
from pathlib import Path

from pipeline.cli.console import ExitCode, put
from pipeline.cli.parsing import Command, Parser
from schemas import Report, UsageError


def _describe_corpus(parser: Parser) -> None:
    verbs = parser.add_subparsers(title="命令", metavar="COMMAND", prog=parser.prog, required=True)
    score = verbs.add_parser(
        "score",
        usage="taizhang corpus score [DIR] [--json] [--show] [--each]",
        help="读一批标注样例，看读对了多少",
        description="读一批标注样例，看读对了多少。",
    )
    score.add_argument("folder", metavar="DIR", nargs="?", type=Path, help="样例目录（默认：随程序附带的样例）")
    score.add_argument("--json", action="store_true", help="输出 JSON")
    score.add_argument("--show", action="store_true", help="列出每一处遗漏、多余和错误")
    score.add_argument("--each", action="store_true", help="逐个样例列出得分")


def _score(arguments: argparse.Namespace) -> int:
    from corpus import find_cases, render, score_cases, score_data
    from extractors.lexicon import load_lexicon
    from extractors.readers import read
    from pipeline.extraction import extract

    folder = arguments.folder or Path(str(files("corpus")))
    if not folder.is_dir():
        raise UsageError("usage", f"样例目录“{folder}”不存在或不是目录")
    lexicon = load_lexicon()

    def read_text(data: bytes, source: str) -> str:
        return read(data, source).text

    def extract_report(data: bytes, source: str) -> Report:
        return extract(data, source, lexicon)

    score = score_cases(find_cases(folder, read_text), extract_report)
    if arguments.json:
        put(json.dumps(score_data(score, show=arguments.show), ensure_ascii=False, indent=2) + "\n")
    else:
        put(render(score, each=arguments.each, show=arguments.show) + "\n")
    return ExitCode.DONE


CORPUS = Command(
    "corpus",
    "标注样例：corpus score 给读取结果打分",
    _describe_corpus,
    _score,
    "score [DIR] [--json] [--show] [--each]",
    "  taizhang corpus score                       随程序附带的样例\n  taizhang corpus score 我的样例 --each --show",
)
