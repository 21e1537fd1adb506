"""corpus make: an archive of invented reports with known truth."""

import argparse
import json
import os
import re
from pathlib import Path

from pipeline.cli.console import ExitCode, put, say
from pipeline.cli.parsing import Command, Parser
from schemas import TaizhangError, UsageError

_MOST_REPORTS = 10_000_000
_YEARS = (2005, 2030)


def _describe_make(parser: Parser) -> None:
    parser.add_argument("folder", metavar="DIR", type=Path, help="存放档案的目录：不存在，或者是空的")
    parser.add_argument("--reports", metavar="N", default="1000", help="报告份数（默认 1000）")
    parser.add_argument("--seed", metavar="S", default="1", help="种子：同一种子、同一版本，逐字节相同（默认 1）")
    parser.add_argument("--errors", metavar="P", default="0.05", help="埋有一处算术错误的报告所占比例（默认 0.05）")
    parser.add_argument("--formats", metavar="F,…", default="txt", help="报告格式（默认 txt）")
    parser.add_argument("--years", metavar="A-B", default="2019-2025", help="起止年份（默认 2019-2025）")
    parser.add_argument("--workers", metavar="N", help="工作进程数（默认：处理器个数）")


def _make(arguments: argparse.Namespace) -> int:
    from corpus.writer import Wish, make_archive

    years = _parse_years(arguments.years)
    wish = Wish(
        reports=_parse_number("--reports", arguments.reports, _MOST_REPORTS),
        seed=_parse_seed(arguments.seed),
        errors=_parse_share(arguments.errors),
        formats=_parse_formats(arguments.formats),
        first_year=years[0],
        last_year=years[1],
    )
    workers = os.cpu_count() or 1
    if arguments.workers is not None:
        workers = _parse_number("--workers", arguments.workers, 256)
    _check_folder(arguments.folder)
    written = 0
    try:
        for number in make_archive(arguments.folder, wish, workers):
            written += number
            say(f"已写 {written}/{wish.reports} 份")
    except OSError as error:
        raise TaizhangError("not_written", f"档案“{arguments.folder}”写不下去：{error.strerror or error}") from error
    put(
        json.dumps({"archive": str(arguments.folder), "reports": written, "seed": wish.seed}, ensure_ascii=False) + "\n"
    )
    return ExitCode.DONE


def _check_folder(folder: Path) -> None:
    """Refuses a folder that holds something: an archive is all of one making."""
    if folder.exists() and not folder.is_dir():
        raise UsageError("usage", f"“{folder}”是文件，不是目录")
    if folder.is_dir() and any(folder.iterdir()):
        raise UsageError("usage", f"目录“{folder}”不是空的；请换一个目录，或先删去里面的内容")


def _parse_number(option: str, written: str, most: int) -> int:
    if not re.fullmatch(r"[0-9]{1,9}", written) or not 1 <= int(written) <= most:
        raise UsageError("usage", f"{option} 应为 1 到 {most} 的整数，不能是“{written}”")
    return int(written)


def _parse_seed(written: str) -> int:
    if not re.fullmatch(r"-?[0-9]{1,18}", written):
        raise UsageError("usage", f"--seed 应为整数，不能是“{written}”")
    return int(written)


def _parse_share(written: str) -> float:
    if not re.fullmatch(r"0|1|0?\.[0-9]{1,6}|1\.0*|0\.", written):
        raise UsageError("usage", f"--errors 应为 0 到 1 的小数，不能是“{written}”")
    return float(written)


def _parse_years(written: str) -> tuple[int, int]:
    match = re.fullmatch(r"([0-9]{4})(?:[-—–~至]([0-9]{4}))?", written)
    if match is None:
        raise UsageError("usage", f"--years 应如 2019-2025，不能是“{written}”")
    first, last = int(match[1]), int(match[2] or match[1])
    if not _YEARS[0] <= first <= last <= _YEARS[1]:
        raise UsageError("usage", f"--years 应在 {_YEARS[0]} 到 {_YEARS[1]} 之间，先小后大，不能是“{written}”")
    return first, last


def _parse_formats(written: str) -> tuple[str, ...]:
    from corpus.writer import FORMATS

    formats = tuple(dict.fromkeys(word.strip() for word in written.split(",")))
    unknown = [word for word in formats if word not in FORMATS]
    if unknown:
        raise UsageError("usage", f"--formats 现在只有 {'、'.join(FORMATS)}，没有“{'、'.join(unknown)}”")
    return formats


MAKE = Command(
    "make",
    "写一批虚构的报告，真值另存在旁边",
    _describe_make,
    _make,
    "DIR [--reports N] [--seed S] [--errors P] [--formats F,…] [--years A-B] [--workers N]",
    "  taizhang corpus make 档案 --reports 10000   写一万份虚构报告",
)
