"""Commands over reports whose truth is known: corpus …, a verb each."""

import argparse

from pipeline.cli.makes import MAKE
from pipeline.cli.parsing import Command, Parser
from pipeline.cli.scores import SCORE

VERBS: tuple[Command, ...] = (MAKE, SCORE)
"""In the order of the help page."""


def _describe_corpus(parser: Parser) -> None:
    verbs = parser.add_subparsers(title="命令", metavar="COMMAND", prog=parser.prog, required=True)
    for verb in VERBS:
        page = verbs.add_parser(
            verb.name,
            usage=f"taizhang corpus {verb.name} {verb.usage}",
            help=verb.summary,
            description=f"{verb.summary}。",
        )
        verb.describe(page)
        page.set_defaults(verb=verb)


def _run(arguments: argparse.Namespace) -> int:
    verb: Command = arguments.verb
    return verb.run(arguments)


CORPUS = Command(
    "corpus",
    "标注样例和虚构档案：corpus make 写，corpus score 打分",
    _describe_corpus,
    _run,
    "|".join(verb.name for verb in VERBS) + " …",
    "\n".join(verb.examples for verb in VERBS),
)
