"""What a plan or a total is called in many ways that are put together out of few words: 初设批复概算, 年度|固定资产投资目标任务."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from extractors.lexicon import Lexicon

COMPOSED = ("计划", "总投资", "完成额", "工程量")
"""The names of what is so put together, as they stand in the forms of roles.toml: {计划}."""
_LONGEST = 12
"""The words that go together at most."""
_NONE = ("", False, False)


@dataclass(frozen=True, slots=True, eq=False)
class Composed:
    """The words of which one kind of name is made, by the sign they end with, longest first: each with what it is there."""

    words: Mapping[str, tuple[tuple[str, bool, bool], ...]]
    """Of each: the word, whether it makes the whole such a name, whether it stands inside of it only."""

    def start(self, text: str, end: int) -> int:
        """Where the name begins that ends at a place; the place itself where none does.

        >>> from extractors.lexicon import load_lexicon
        >>> whole = composed_words(load_lexicon(), "总投资")
        >>> said = "城南热源厂项目可研批复总投资"
        >>> said[whole.start(said, len(said)):], whole.start("建设", 2)
        ('可研批复总投资', 2)
        """
        at = begin = end
        headed = False
        for _ in range(_LONGEST):
            ending = self.words.get(text[at - 1], ()) if at else ()
            word, head, inner = next((known for known in ending if text.endswith(known[0], 0, at)), _NONE)
            if not word:
                break
            at -= len(word)
            headed = headed or head
            begin = begin if inner else at
        return begin if headed else end


@cache
def composed_words(lexicon: Lexicon, name: str) -> Composed:
    """The words of one kind of name."""
    by_sign: dict[str, list[tuple[str, bool, bool]]] = {}
    words = lexicon.words("composed", of=name)
    for word in sorted(words, key=len, reverse=True):
        values = words[word].values
        by_sign.setdefault(word[-1], []).append((word, values.get("head", False), values.get("inner", False)))
    return Composed({sign: tuple(ending) for sign, ending in by_sign.items()})
