"""The little language of word forms: `年[度]计划(投资|完成投资)` stands for all the words it spells."""

from itertools import product

from schemas import UsageError

LONGEST_FORM = 1000
DEEPEST_FORM = 20
MOST_WORDS = 2000
"""One form that spells more words than this is a mistake of its writer."""


def expand(form: str) -> tuple[str, ...]:
    """Every word that a form spells: `[x]` may be missing, `(a|b)` is one of several; brackets may nest.

    >>> expand("年[度]计划(投资|完成)")
    ('年计划投资', '年计划完成', '年度计划投资', '年度计划完成')
    >>> expand("总投资")
    ('总投资',)
    """
    if len(form) > LONGEST_FORM or form.count("[") + form.count("(") > DEEPEST_FORM:
        raise UsageError("lexicon", f"词形“{form[:20]}…”太长，或括号太多")
    words, rest = _sequence(form, 0, "")
    if rest != len(form):
        raise UsageError("lexicon", f"词形“{form}”的括号不配对")
    return tuple(dict.fromkeys(word for word in words if word))


def _sequence(form: str, at: int, closing: str) -> tuple[list[str], int]:
    """The words of a run of choices up to `closing` or the form's end, and where it ended."""
    branches: list[list[str]] = []
    pieces: list[list[str]] = []
    while at < len(form) and form[at] not in ("]", ")"):
        char = form[at]
        if char in "[(":
            close = "]" if char == "[" else ")"
            inner, end = _sequence(form, at + 1, close)
            if end >= len(form) or form[end] != close:
                raise UsageError("lexicon", f"词形“{form}”的括号不配对")
            pieces.append(["", *inner] if char == "[" else inner)
            at = end + 1
        elif char == "|" and closing:
            branches.append(_joined(form, pieces))
            pieces, at = [], at + 1
        else:
            pieces.append([char])
            at += 1
    branches.append(_joined(form, pieces))
    return [word for branch in branches for word in branch], at


def _joined(form: str, pieces: list[list[str]]) -> list[str]:
    count = 1
    for piece in pieces:
        count *= len(piece)
    if count > MOST_WORDS:
        raise UsageError("lexicon", f"词形“{form}”展开后超过{MOST_WORDS}个词，请拆成几条")
    return ["".join(choice) for choice in product(*pieces)]
