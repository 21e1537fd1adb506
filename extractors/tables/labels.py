"""Labels put together from words: what 核定静态总投资规模 holds is said by 总投资, the words beside it only say which."""

import re
from dataclasses import dataclass
from functools import cache

from extractors.lexicon import Lexicon

GLUE = ("（", "）", "、", "/", "-", "及", "和", "与", "或", "的", "并", "“", "”", "：")
"""What may stand between the words of a label."""
_YEAR = re.compile(r"(?:19|20)[0-9]{2}年?度?|[今本当全]年度?|年度|年[内初]|年")
_NO_YEAR = re.compile(r"年限|年月|年产|多年|历年|往年|以前年度|上年|去年|半年")
YEAR = "{年}"


@dataclass(frozen=True, slots=True)
class _Composed:
    """The words that a label of one field is put together from."""

    field: str
    time: str | None
    weak: bool
    cores: tuple[str, ...]
    words: dict[str, tuple[str, ...]]
    """All words that may stand in it, by their first sign."""
    needs: tuple[str, ...]
    unless: tuple[str, ...]


@cache
def _composed(lexicon: Lexicon) -> tuple[_Composed, ...]:
    found: list[_Composed] = []
    for entry in lexicon.entries("columns"):
        beside = entry.values.get("beside")
        if beside is None:
            continue
        by_sign: dict[str, list[str]] = {}
        for word in dict.fromkeys((*entry.words, *beside, *entry.values.get("needs", ()), *GLUE)):
            by_sign.setdefault(word[0], []).append(word)
        words = {sign: tuple(some) for sign, some in by_sign.items()}
        values = entry.values
        needs, unless = values.get("needs", ()), values.get("unless", ())
        found.append(
            _Composed(values["field"], values.get("time"), values.get("weak", False), entry.words, words, needs, unless)
        )
    return tuple(found)


def find_composed(label: str, lexicon: Lexicon) -> tuple[str, str | None, bool] | None:
    """The field and the time of a label that is put together from known words, and whether it is weak; None where any word is another.

    >>> from extractors.lexicon import load_lexicon
    >>> find_composed("核定静态总投资规模", load_lexicon()), find_composed("设备总投资", load_lexicon())
    (('total_investment', None, False), None)
    """
    spoken = label if _NO_YEAR.search(label) else _YEAR.sub(YEAR, label)
    for entry in _composed(lexicon):
        if (
            any(core in spoken for core in entry.cores)
            and (not entry.needs or any(word in spoken for word in entry.needs))
            and not any(word in spoken for word in entry.unless)
            and _is_made_of(spoken, entry.words)
        ):
            return entry.field, entry.time, entry.weak
    return None


def _is_made_of(label: str, words: dict[str, tuple[str, ...]]) -> bool:
    """Whether a label is a row of these words and nothing else."""
    reached = {0}
    for at in range(len(label)):
        if at in reached:
            reached.update(at + len(word) for word in words.get(label[at], ()) if label.startswith(word, at))
    return len(label) in reached
