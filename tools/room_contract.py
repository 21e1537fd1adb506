"""A contract for import-linter: every third party stays in the modules it is given, late imports included.

The contract types that import-linter ships name modules exactly, so each new `readers/pdf_….py` would need a line of
its own; here a room is a pattern. And a third party that nobody has given a room is refused, so none slips in unseen.
"""

import sys
from fnmatch import fnmatchcase

import grimp
from importlinter import Contract, ContractCheck, fields, output


class RoomsContract(Contract):
    """Kept when each third party is imported only by modules that match its patterns.

    Option `rooms`: a line for each, `name: pattern pattern …`; `*` stands for any characters, dots included.
    """

    rooms = fields.ListField(subfield=fields.StringField())

    def check(self, graph: grimp.ImportGraph, verbose: bool) -> ContractCheck:
        """The imports that stand in a wrong room, each as a sentence."""
        rooms = read_rooms(list(self.rooms))  # type: ignore[call-overload]  # the field is a list once it is read
        wrong = []
        for guest in sorted(guests(graph)):
            patterns = rooms.get(guest)
            for importer in sorted(graph.find_modules_that_directly_import(guest)):
                if patterns is None:
                    wrong.append(f"{importer} imports {guest}, which has no line in .importlinter")
                elif not any(fnmatchcase(importer, pattern) for pattern in patterns):
                    wrong.append(f"{importer} imports {guest}, whose room is {' '.join(patterns)}")
        return ContractCheck(kept=not wrong, metadata={"wrong": wrong})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Prints those sentences."""
        for sentence in check.metadata["wrong"]:
            output.print_error(f"- {sentence}", bold=False)
        output.new_line()


def guests(graph: grimp.ImportGraph) -> set[str]:
    """The third parties of the graph: what is not ours is squashed in it, and the standard library may be anywhere."""
    outside = {module for module in graph.modules if graph.is_module_squashed(module)}
    return {module for module in outside if module.split(".")[0] not in sys.stdlib_module_names}


def read_rooms(lines: list[str]) -> dict[str, tuple[str, ...]]:
    """The patterns of each third party.

    >>> read_rooms(["docx: extractors.readers.docx* corpus*"])
    {'docx': ('extractors.readers.docx*', 'corpus*')}
    """
    pairs = (line.partition(":") for line in lines)
    return {name.strip(): tuple(patterns.split()) for name, _, patterns in pairs}
