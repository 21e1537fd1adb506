"""Parts of a project that a report gives a state of their own: 冷链库房、电商体验楼主体完工，研发楼正在进行桩基."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from extractors.clauses import part_names
from extractors.lexicon import Lexicon
from extractors.status import Sign, settle_status
from schemas import Status, quickly_built, replace

_INSTALLED = re.compile(r"已(?:经)?(?:安装|架设|到货安装|安装就位)")


@quickly_built
@dataclass(frozen=True, slots=True)
class Part:
    """A part of a project with what is said of it."""

    start: int
    """Where its name begins."""
    end: int
    name: str
    status: Status | None
    told: tuple[tuple[int, int], ...]
    """The clauses that speak of it."""


def find_parts(
    text: str,
    signs: tuple[Sign, ...],
    lexicon: Lexicon,
    *,
    is_project: Callable[[str], bool] = lambda name: False,
    taken: tuple[tuple[int, int], ...] = (),
) -> tuple[Part, ...]:
    """The parts that the signs of a project's tellings speak of, in text order.

    `is_project` knows the names of other projects, which are no parts; `taken` are stretches that name parts in another way.

    >>> from extractors.lexicon import load_lexicon
    >>> from extractors.status import find_signs
    >>> text = "办公楼、烟囱已完工，3号车间正在主体施工，预计年底投产"
    >>> signs = find_signs(text, 0, len(text), "", load_lexicon())
    >>> [(part.name, part.status) for part in find_parts(text, signs, load_lexicon())]
    [('办公楼', '完工'), ('烟囱', '完工'), ('3号车间', '在建')]
    """
    named: dict[str, tuple[int, int]] = {}
    said: dict[str, list[Sign]] = {}
    spans_of: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for sign in signs:
        if sign.kind != "part" or sign.subject is None:
            continue
        spans = spans_of.get(sign.subject)
        if spans is None:
            spans = spans_of[sign.subject] = part_names(text, *sign.subject, lexicon)
        if any(low < b and a < high for low, high in spans for a, b in taken):
            continue
        names = [text[low:high] for low, high in spans]
        if any(is_project(name) for name in names):
            continue
        if sign.modal == "expected" and names and _goes_into(names[0], said):
            continue  # 预计年底二期创新基地封顶: a part of a part
        for (low, high), name in zip(spans, names, strict=True):
            named.setdefault(name, (low, high))
            said.setdefault(name, []).append(sign)
    return tuple(_part(text, name, named[name], said[name]) for name in named)


def _goes_into(name: str, said: dict[str, list[Sign]]) -> bool:
    """Whether a part lies inside one that was named before."""
    return name not in said and any(name.startswith(known) for known in said)


def _part(text: str, name: str, place: tuple[int, int], said: list[Sign]) -> Part:
    """A part with the state that its signs amount to: seen from the part, what is said of it is said of the whole."""
    own = tuple(
        replace(sign, whole=True, kind="whole", modal=None if sign.modal == "partial" else sign.modal) for sign in said
    )
    state = settle_status(own)
    status = state.status if state else None
    clauses = tuple(dict.fromkeys(sign.clause for sign in said))
    if status == "在建" and any(_INSTALLED.search(text, low, high) for low, high in clauses):
        status = "完工"  # 10台储油罐已安装: there is no more to do with them
    return Part(*place, name, status, clauses)
