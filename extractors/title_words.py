"""The words by which the title of a paper names its kind."""

import re
from dataclasses import dataclass
from functools import cache

from extractors.lexicon import Lexicon
from extractors.trie import alternation
from schemas import Genre


@dataclass(frozen=True, slots=True)
class GenreWords:
    """The words by which papers name their kind: in titles, and in the text."""

    title: re.Pattern[str]
    genres: dict[str, Genre]
    weak: frozenset[str]
    body: dict[Genre, re.Pattern[str]]


@cache
def genre_words(lexicon: Lexicon) -> GenreWords:
    """The words of the lexicon, compiled."""
    titles = lexicon.words("genres", body=None)
    said: dict[Genre, list[str]] = {}
    for word, entry in lexicon.words("genres", body=True).items():
        said.setdefault(entry.values["genre"], []).append(word)
    return GenreWords(
        re.compile(f"(?<![新抢赶])(?:{alternation(titles)})(?!会|批评|表扬|中心|了|表)"),
        {word: entry.values["genre"] for word, entry in titles.items()},
        frozenset(word for word, entry in titles.items() if entry.values.get("weak")),
        {genre: re.compile(alternation(words)) for genre, words in said.items()},
    )


@dataclass(frozen=True, slots=True)
class TitleWord:
    """The kind of paper that a title names, and where; weak where the text may show otherwise."""

    genre: Genre
    start: int
    end: int
    weak: bool


def find_title_word(text: str, start: int, end: int, lexicon: Lexicon) -> TitleWord | None:
    """The kind of paper that a title names: a 通报 whatever else it says, else its last word that names one.

    >>> from extractors.lexicon import load_lexicon
    >>> find_title_word("督查通报：全县重点项目进展情况", 0, 15, load_lexicon()).genre
    '通报'
    """
    words = genre_words(lexicon)
    found = [
        TitleWord(words.genres[match.group()], *match.span(), match.group() in words.weak)
        for match in words.title.finditer(text, start, end)
    ]
    if not found:
        return None
    circular = next((word for word in found if word.genre == "通报"), None)
    return circular or found[-1]
