"""Help pages, wrong usage, the version: what a newcomer meets first."""

import re

import pytest

from pipeline.cli import COMMANDS, make_parser
from pipeline.cli.console import ExitCode
from pipeline.cli.parsing import Parser
from schemas import VERSION
from tests.cli.conftest import ROOT, Run

PAGES = [(), *((command.name,) for command in COMMANDS), ("corpus", "score")]


@pytest.mark.parametrize("page", PAGES, ids=" ".join)
def test_every_page_is_chinese_and_complete(run: Run, page: tuple[str, ...]) -> None:
    ran = run(*page, "--help")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("用法：taizhang")
    for word in ("usage", "options", "positional", "show this help", "COMMAND\n", "None"):
        assert word not in ran.out
    assert ran == run(*page, "-h")


@pytest.mark.parametrize("page", PAGES[1:], ids=" ".join)
def test_the_usage_line_names_every_argument(run: Run, page: tuple[str, ...]) -> None:
    usage, _, rest = run(*page, "--help").out.partition("\n\n")
    for option in set(re.findall(r"^  (--?[a-z]+)", rest, re.MULTILINE)) - {"-h"}:
        assert option in usage, f"{option} is missing from the usage of {page}"


def test_the_first_page_lists_commands_examples_and_exit_codes(run: Run) -> None:
    page = run("--help").out
    for command in COMMANDS:
        assert re.search(rf"^ +{command.name} +{re.escape(command.summary)}$", page, re.MULTILINE)
    for code in (ExitCode.DONE, ExitCode.FINDINGS, ExitCode.USAGE, ExitCode.FAILED, ExitCode.INTERNAL):
        assert re.search(rf"^  {int(code)} +\S", page, re.MULTILINE)


def test_every_example_is_understood() -> None:
    examples = [make_parser().epilog or "", *(command.examples for command in COMMANDS)]
    lines = [line for text in examples for line in re.findall(r"^  .*?(taizhang .*)$", text, re.MULTILINE)]
    assert len(lines) > len(COMMANDS)
    for line in lines:
        words = re.split(r"   | > ", line)[0].split()[1:]
        if words[-1] != "--help":
            assert make_parser().parse_args(words).run


def test_the_version(run: Run) -> None:
    assert run("--version").out == f"taizhang {VERSION}\n"


def test_the_document_tells_of_every_option_and_exit_code(run: Run) -> None:
    document = (ROOT / "docs" / "cli.md").read_text("utf-8")
    for page in PAGES[1:]:
        usage = run(*page, "--help").out.partition("\n")[0].removeprefix("用法：")
        assert usage in document
    for code in ExitCode:
        assert re.search(rf"^\| {int(code)} \| \S", document, re.MULTILINE), code


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], "缺少命令；用法见 taizhang --help"),
        (["extract"], "缺少文件名；用法见 taizhang extract --help"),
        (["text"], "缺少文件名；用法见 taizhang text --help"),
        (["corpus"], "缺少命令；用法见 taizhang corpus --help"),
        (
            ["extrakt", "a.txt"],
            "没有“extrakt”这个命令；可用的命令：extract、text、evidence、formats、schema、corpus；用法见 taizhang --help",
        ),
        (
            ["audit", "a.txt"],
            "没有“audit”这个命令；可用的命令：extract、text、evidence、formats、schema、corpus；用法见 taizhang --help",
        ),
        (["extract", "a.txt", "--json", "--table"], "--table 和 --json 不能同时用；用法见 taizhang extract --help"),
        (["extract", "a.txt", "--rules"], "--rules 后面缺少它的值；用法见 taizhang extract --help"),
        (["extract", "a.txt", "--json=yes"], "--json 后面不带值（写的是“yes”）；用法见 taizhang extract --help"),
        (
            ["extract", "a.txt", "--color", "red"],
            "--color 不能是“red”；可用的值：auto、always、never；用法见 taizhang extract --help",
        ),
        (["extract", "a.txt", "--explode"], "不认识的选项或多余的参数：--explode；用法见 taizhang --help"),
        (["extract", "a.txt", "--js"], "不认识的选项或多余的参数：--js；用法见 taizhang --help"),
        (["text", "a.txt", "b.txt"], "不认识的选项或多余的参数：b.txt；用法见 taizhang --help"),
    ],
)
def test_wrong_usage_is_one_sentence(run: Run, arguments: list[str], sentence: str) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.out, ran.err) == (2, "", f"taizhang: {sentence}\n")


def test_an_unknown_complaint_of_argparse_still_reaches_the_user(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def complain(parser: Parser, arguments: object = None) -> None:
        parser.error("something new")

    monkeypatch.setattr(Parser, "parse_args", complain)
    assert run("extract").err == "taizhang: 命令写得不对（something new）；用法见 taizhang --help\n"
