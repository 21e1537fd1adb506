"""Commands that tell of the contract: schema."""

import argparse

from pipeline.cli.console import ExitCode, put
from pipeline.cli.parsing import Command


def _schema(arguments: argparse.Namespace) -> int:
    from pipeline.feeds.json_schema import schema_text

    put(schema_text())
    return ExitCode.DONE


SCHEMA = Command(
    "schema", "打印输出的 JSON Schema", lambda parser: None, _schema, "", "  taizhang schema > report.schema.json"
)
