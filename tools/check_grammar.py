"""Whether the archive writer's forms fit their declarations: `python tools/check_grammar.py open [FOLDER]`."""

import sys
from pathlib import Path

from corpus.writer.grammar import GrammarError, read_grammar


def main(side: str, folder: str = "corpus/grammars") -> int:
    """Prints what does not fit, and returns 1 then."""
    try:
        grammar = read_grammar(Path(folder), side)
    except GrammarError as error:
        print(error)
        return 1
    print(f"{side}: {len(grammar.forms)} rules, {sum(map(len, grammar.forms.values()))} forms")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
