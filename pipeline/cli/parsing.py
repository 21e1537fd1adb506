"""argparse in Chinese: help pages by display width, and mistakes as one sentence."""

import argparse
import re
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, NoReturn

from pipeline.cli.cells import wrap
from pipeline.cli.console import put
from schemas import UsageError


@dataclass(frozen=True, slots=True)
class Command:
    """One command: its name, what it is for, how its arguments are declared, and the verb behind it."""

    name: str
    summary: str
    """Half a line for the list of commands."""
    describe: Callable[["Parser"], None]
    run: Callable[[argparse.Namespace], int]
    usage: str
    """What may follow the name."""
    examples: str = ""


class _Page(argparse.HelpFormatter):
    """A help page whose lines are measured in columns of a terminal, where a Chinese character takes two."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=26, width=min(100, shutil.get_terminal_size((100, 24)).columns))

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)

    def start_section(self, heading: str | None) -> None:
        super().start_section({"positional arguments": "参数", "options": "选项"}.get(heading or "", heading))

    def format_help(self) -> str:
        """The page, without what argparse writes in its own way: narrow colons, a line for the word COMMAND."""
        page = re.sub(r"^(参数|选项|命令):$", r"\1：", super().format_help(), flags=re.MULTILINE)
        return re.sub(r"^  COMMAND\n", "", page, flags=re.MULTILINE)

    def _split_lines(self, text: str, width: int) -> list[str]:
        return wrap(text, width)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return "\n".join(indent + line for line in text.splitlines())


class Parser(argparse.ArgumentParser):
    """An ArgumentParser whose pages are Chinese and whose errors are raised, not printed."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options, formatter_class=_Page, allow_abbrev=False, add_help=False)
        self.add_argument("-h", "--help", action="help", help="显示本页后退出")

    def error(self, message: str) -> NoReturn:
        """Raises the message as a sentence; argparse would print the usage over it, in English."""
        command = self.prog.removeprefix("taizhang").strip()
        page = f"taizhang {command} --help" if command else "taizhang --help"
        raise UsageError("usage", f"{translate(message)}；用法见 {page}")

    def _print_message(self, message: str, file: object = None) -> None:
        put(message)  # argparse's own takes no notice of a disk that is full


_SENTENCES = (
    # argparse's own words (3.11 to 3.13) → ours; the first group is what the user wrote or left out
    (r"the following arguments are required: COMMAND", "缺少命令"),
    (r"the following arguments are required: FILE", "缺少文件名"),
    (r"the following arguments are required: (.+)", "缺少 {0}"),
    (r"unrecognized arguments: (.+)", "不认识的选项或多余的参数：{0}"),
    (r"argument (.+?): not allowed with argument (.+)", "{0} 和 {1} 不能同时用"),
    (r"argument (.+?): expected (?:one|at least one) argument", "{0} 后面缺少它的值"),
    (r"argument (.+?): ignored explicit argument '(.*)'", "{0} 后面不带值（写的是“{1}”）"),
    (r"argument COMMAND: invalid choice: '(.*?)' \(choose from (.+)\)", "没有“{0}”这个命令；可用的命令：{1}"),
    (r"argument (.+?): invalid choice: '(.*?)' \(choose from (.+)\)", "{0} 不能是“{1}”；可用的值：{2}"),
)


def translate(message: str) -> str:
    """argparse's complaint in Chinese; one that is not known stays as it is, after a Chinese word.

    >>> translate("argument --table: not allowed with argument --json")
    '--table 和 --json 不能同时用'
    >>> translate("argument COMMAND: invalid choice: 'extrakt' (choose from 'extract', 'text')")
    '没有“extrakt”这个命令；可用的命令：extract、text'
    """
    for pattern, sentence in _SENTENCES:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            parts = list(found.groups())
            if "choose from" in pattern:
                parts[-1] = "、".join(part.strip(" '") for part in parts[-1].split(","))
            return sentence.format(*parts)
    return f"命令写得不对（{message}）"
