"""What a heading says of everything under it: the level of its projects and the group they are listed in."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Generic, TypeVar

from extractors.lexicon import Lexicon
from extractors.regions import ends_a_place
from schemas import Level, Nature, Status

Name = TypeVar("Name", bound=str)

_JOINED = re.compile(r"(?:国家|省|市|县|区|州|盟|旗)[级列]?(?:重点|重大)?(?:及|和|与|、)\Z")
_FIRST_WORDS = re.compile(r"[^，。；：（）]*")
_HEAD_NAME = re.compile(r"[^，。；：（）0-9]*")


@dataclass(frozen=True, slots=True)
class Setting(Generic[Name]):
    """A level or a nature, and the words of the shadow that name it."""

    name: Name
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class HeadingSettings:
    """What a heading names."""

    level: Setting[Level] | None
    nature: Setting[Nature] | None
    state: Setting[Status] | None

    @property
    def says_something(self) -> bool:
        """Whether the words name a level, a nature or a state at all."""
        return self.level is not None or self.nature is not None or self.state is not None


@cache
def _level_words(lexicon: Lexicon) -> tuple[re.Pattern[str], dict[str, Level], dict[str, Level]]:
    anywhere: dict[str, Level] = {
        word: entry.values["level"] for word, entry in lexicon.words("levels", heading=None).items()
    }
    alone: dict[str, Level] = {
        word: entry.values["level"] for word, entry in lexicon.words("levels", heading=True).items()
    }
    longest_first = sorted(anywhere, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first))), anywhere, alone


@cache
def _nature_words(lexicon: Lexicon) -> tuple[re.Pattern[str], dict[str, Nature]]:
    words: dict[str, Nature] = {word: entry.values["nature"] for word, entry in lexicon.words("natures").items()}
    return re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True)))), words


def find_setting(text: str, start: int, end: int, lexicon: Lexicon) -> HeadingSettings:
    """What the first words of a line name, were it a heading."""
    first = _FIRST_WORDS.match(text, start, end)
    stop = first.end() if first else start
    return HeadingSettings(
        find_level(text, start, stop, lexicon, alone=True),
        find_nature(text, start, stop, lexicon),
        _find_state(text, start, stop, lexicon),
    )


@cache
def _state_words(lexicon: Lexicon) -> tuple[re.Pattern[str], dict[str, Status]]:
    words: dict[str, Status] = {
        word: entry.values["status"] for word, entry in lexicon.words("groups", part="state").items()
    }
    longest_first = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    return re.compile(rf"(?P<state>{longest_first})(?:的?(?:重点)?(?:项目|工程)|(?=[（：0-9]|\Z))"), words


def _find_state(text: str, start: int, end: int, lexicon: Lexicon) -> Setting[Status] | None:
    """The state that a heading gives to all under it: 未开工项目（2项）."""
    pattern, words = _state_words(lexicon)
    match = pattern.match(text, start, end)
    return Setting(words[match["state"]], *match.span("state")) if match else None


def find_level(text: str, start: int, end: int, lexicon: Lexicon, *, alone: bool = False) -> Setting[Level] | None:
    """The one level that text[start:end] names; None where it names none, or several.

    >>> from extractors.lexicon import load_lexicon
    >>> find_level("省市县三级重点工程", 0, 9, load_lexicon()) is None
    True
    >>> find_level("县重点工程43个", 0, 7, load_lexicon()).name
    '县重点'
    """
    pattern, anywhere, by_itself = _level_words(lexicon)
    found = [
        Setting(anywhere[match.group()], *match.span())
        for match in pattern.finditer(text, start, end)
        if not _part_of_word(text, start, match)
    ]
    if not found and alone:
        head = _HEAD_NAME.match(text, start, end)
        if head and head.group().strip() in by_itself:
            found = [Setting(by_itself[head.group().strip()], *head.span())]
    return found[0] if len({setting.name for setting in found}) == 1 else None


def _part_of_word(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether the level word is the tail of another: 全县重点, 片区重点, 自治区重点, 省市重点, 市县级重点."""
    if match.group().startswith(("国", "自治", "列入")):
        return False
    if text[match.start()] in "市县区旗州盟" and ends_a_place(text, match.start() + 1):
        return True
    before = text[max(start, match.start() - 1) : match.start()]
    if _JOINED.search(text, max(start, match.start() - 6), match.start()):
        return True  # 国家及省级重大项目 is of two levels
    return before in tuple("全省市县州盟旗片园社小新治各辖城街校地级") or text.endswith("开发", start, match.start())


def find_nature(text: str, start: int, end: int, lexicon: Lexicon) -> Setting[Nature] | None:
    """The one group of projects that text[start:end] names; None where it names none, or several."""
    pattern, words = _nature_words(lexicon)
    found = [Setting(words[match.group()], *match.span()) for match in pattern.finditer(text, start, end)]
    return found[0] if len({setting.name for setting in found}) == 1 else None


def nature_status(lexicon: Lexicon) -> dict[Nature, Status | None]:
    """What each group says of the state of its projects; None where it says nothing."""
    return {entry.values["nature"]: entry.values.get("status") for entry in lexicon.entries("natures")}
