"""jieba's dictionary, opened quietly: no cache file is written or trusted, nothing is logged, and our own words lie over it.

`jieba.initialize` keeps its dictionary as a marshalled file in the common temporary folder, and loads whatever lies there under that
name: on a machine with several users that is somebody else's bytes, and marshal does not survive hostile ones. So the words are read from
the package's own text, which is sorted once and searched by halves: opened in a tenth of the time, and never written.
"""

import logging
import warnings
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

TOTAL = 60_101_967
"""The sum of the dictionary's counts; a test adds it up, since at every start that would take longer than all the rest."""
OWN_COUNT = 30_000
"""How often one of our own words is said to stand: often enough that 大道 wins over 大道北, seldom enough that 和平 stays one word."""


class Dictionary(dict[str, int]):
    """What `jieba.Tokenizer` calls FREQ: word → how often it stands, 0 for what only begins a word.

    Its own entries are the words laid over the shipped ones.
    """

    def __init__(self, lines: list[str], own: Mapping[str, str]) -> None:
        super().__init__()
        self._lines = lines
        self._own = dict(own)
        for word in own:
            self.update({word[:end]: self._shipped(word[:end]) for end in range(1, len(word)) if word[:end] not in own})
        self.update({word: max(OWN_COUNT, self._shipped(word)) for word in own})

    def tag(self, word: str) -> str:
        """What kind of word it is (jieba's tags: n, v, p, d …); empty for what is none."""
        own = self._own.get(word)
        if own is not None:
            return own
        line = self._line(word)
        return line.rpartition(" ")[2] if line.startswith(word + " ") else ""

    def __contains__(self, word: object) -> bool:
        return super().__contains__(word) or (isinstance(word, str) and self._line(word).startswith(word))

    def __getitem__(self, word: str) -> int:
        return super().__getitem__(word) if super().__contains__(word) else self._shipped(word)

    def get(self, word: str, default: int | None = None) -> int | None:  # type: ignore[override]
        if word not in self:
            return default
        return self[word]

    def _line(self, word: str) -> str:
        at = bisect_left(self._lines, word)
        return self._lines[at] if at < len(self._lines) else ""

    def _shipped(self, word: str) -> int:
        line = self._line(word)
        return int(line.split(" ", 2)[1]) if line.startswith(word + " ") else 0


@cache
def shipped_lines() -> list[str]:
    """The lines of jieba's dictionary in order: word, count, tag."""
    return sorted((files("jieba") / "dict.txt").read_text(encoding="utf-8").splitlines())


def open_dictionary(own: Mapping[str, str]) -> Dictionary:
    """jieba's words with our own laid over them (word → tag)."""
    return Dictionary(shipped_lines(), own)


def cutter(words: Dictionary) -> "Cutter":
    """What cuts by a dictionary."""
    return Cutter(words)


class Cutter:
    """jieba's tokenizer over a dictionary of ours. Names of people and firms are not guessed (no HMM): a name is what is left over."""

    def __init__(self, words: Dictionary) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # jieba's source has escapes that newer Pythons complain of
            import jieba

        jieba.setLogLevel(logging.ERROR)
        self._tokenizer = jieba.Tokenizer()
        self._tokenizer.FREQ, self._tokenizer.total, self._tokenizer.initialized = words, TOTAL, True

    def cut(self, text: str) -> Iterable[str]:
        """The words of a text, in order, nothing left out."""
        return self._tokenizer.cut(text, HMM=False)  # type: ignore[no-any-return]
