"""Whether the archive writer's forms fit their declarations: `python tools/check_grammar.py open [FOLDER]`."""

import argparse
import sys
from pathlib import Path

from corpus.writer.grammar import SIDES, GrammarError
from corpus.writer.loading import read_grammar


def main() -> int:
    """Prints what does not fit, and returns 1 then."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("side", choices=SIDES)
    parser.add_argument("folder", nargs="?", type=Path, default=Path("corpus/grammars"), help="where rules.toml lies")
    arguments = parser.parse_args()
    if not (arguments.folder / arguments.side).is_dir():
        parser.error(f"there is no folder {arguments.folder / arguments.side}")
    try:
        grammar = read_grammar(arguments.folder, arguments.side)
    except GrammarError as error:
        print(error)
        return 1
    print(f"{arguments.side}: {len(grammar.forms)} rules, {sum(map(len, grammar.forms.values()))} forms")
    return 0


if __name__ == "__main__":
    sys.exit(main())
