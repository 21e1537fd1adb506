"""The runs of words that may be names: between words that belong to a sentence, up to the last one that ends a name."""

import re
from dataclasses import dataclass

from extractors.lexicon import Lexicon
from extractors.words.cutting import Kind, Word, cut_words

_INNER: frozenset[Kind] = frozenset(("name", "tail", "and", "behind"))
_STRONG = ("项目", "工程")
_SHORTEST = 4
_RANKS = frozenset(("重点", "重大", "大", "新", "老", "主要", "各", "等", "普通", "大型"))
_PROPER = frozenset(("ns", "nr", "nrt", "nz", "nt", "nrfg", ""))
_PLAIN = frozenset(("a", "f", "m", "q"))
_FRAMING: frozenset[Kind] = frozenset(("site", "event", "state"))
_NEAR = 6
_LISTED = frozenset(("、", "等", "等等"))
_WORKS = frozenset(("建设", "推进", "施工", "实施"))
_COUNTER = re.compile(r"[个项件宗批只座条栋幢处所家大类余名]")
_NUMBER = re.compile(r"[0-9一二三四五六七八九十两多几数]+")


@dataclass(frozen=True, slots=True)
class Run:
    """Words in a row that may be a name, by their places among the words of the stretch."""

    first: int
    last: int
    """The last word of the name."""
    end: int
    """Behind the last word that might have been one of it: 城南热源厂项目|建设."""
    tailed: bool
    """Whether it ends as names of projects do."""


def find_runs(words: tuple[Word, ...]) -> list[Run]:
    """The runs of a stretch that end as names do; words in front of and behind each belong to the sentence."""
    runs: list[Run] = []
    at = 0
    while at < len(words):
        stop = at
        while stop < len(words) and (words[stop].kind in _INNER or _is_named_so(words, stop)):
            stop += 1
        if stop == at:
            at += 1
            continue
        run = _trimmed(words, at, stop)
        if run is not None:
            runs.append(run)
        at = stop
    return runs


def _is_named_so(words: tuple[Word, ...], place: int) -> bool:
    """Whether a word of state is a piece of a name, which ends right behind it: 迎客大道, 启动区."""
    if words[place].kind != "state" or place + 1 == len(words):
        return False
    return (
        words[place + 1].kind == "tail"
        and words[place + 1].text not in _WORKS
        and not words[place + 1].text.endswith(_STRONG)
    )


def _trimmed(words: tuple[Word, ...], first: int, stop: int) -> Run | None:
    """The run without what is no piece of a name at its ends; None where no name is left."""
    tails = [place for place in range(first, stop) if words[place].kind == "tail"]
    listed = words[stop].text in _LISTED if stop < len(words) else False
    last = tails[-1] if tails and not listed else stop - 1
    if last > first and words[last].text in _WORKS and words[last - 1].text.endswith(_STRONG):
        last -= 1  # 城南热源厂项目建设
    while last + 1 < stop and words[last + 1].text in ("”", "）"):
        last += 1
    while first < last and (
        words[first].kind == "behind" or _is_deed(words[first]) or (first and words[first].kind == "and")
    ):
        first += 1
    if first > last or _counts(words, first, last):
        return None
    if tails and all(words[place].kind == "tail" or words[place].text in _RANKS for place in range(first, last + 1)):
        return None  # 高速铁路, 重点项目: what there are many of
    return Run(first, last, stop, bool(tails))


def _is_deed(word: Word) -> bool:
    """Whether a word that may end a name begins one here, which is then what is done: 改造漳江路."""
    return word.kind == "tail" and word.tag in ("v", "vn") and len(word.text) > 1


def _counts(words: tuple[Word, ...], first: int, last: int) -> bool:
    """Whether a run counts things: 13个重大项目, 8条生产线, 一批高速公路项目."""
    word = words[first]
    if first and words[first - 1].tag == "m" and _COUNTER.search(words[first - 1].text):
        return True
    if _NUMBER.fullmatch(word.text):
        return first < last and _COUNTER.match(words[first + 1].text) is not None
    return word.tag == "m" and _NUMBER.match(word.text) is not None and _COUNTER.search(word.text) is not None


def holds_a_name(clause: str, lexicon: Lexicon) -> bool:
    """Whether a clause has a run of words that may be a project's name, and near behind it what frames one: 开工, 施工现场, 等."""
    words = cut_words(clause, lexicon)
    runs = find_runs(words)
    tailed = [run for run in runs if run.tailed]
    whole = [run for run in tailed if words[run.last].end - words[run.first].start >= _SHORTEST]
    if not whole:
        return False
    if "、" in clause and any(word.text in ("等", "等等", "分别为", "分别是") for word in words):
        return True
    if not any(word.kind in _FRAMING for run in whole for word in words[run.last + 1 : run.last + _NEAR]):
        return False
    inside = {place for run in runs for place in range(run.first, run.last + 1)}
    return any(_is_framed(words, run.last + 1, inside) for run in tailed)


def _is_framed(words: tuple[Word, ...], at: int, inside: set[int]) -> bool:
    """Whether a frame may stand behind a run that ends in front of a place: `inside` are the words of runs, which may be anything there."""
    for place in range(at, min(at + _NEAR - 1, len(words))):
        if place in inside or words[place].kind in _FRAMING:
            return True
        if words[place].kind not in ("stop", "behind"):
            return False
    return False


def bounded(clause: str, start: int, end: int, lexicon: Lexicon) -> tuple[int, int]:
    """Where the name clause[start:end] begins and ends by its words; as it is where they say nothing of it."""
    words = cut_words(clause, lexicon)
    within = [
        (words[run.first].start, words[run.last].end, run)
        for run in find_runs(words)
        if run.tailed and words[run.first].start < end and words[run.last].end > start
    ]
    if not within:
        return start, end
    low, high, run = within[-1]
    behind = words[within[0][2].end] if len(within) > 1 else None
    if behind is not None and behind.kind in ("stop", "state") and behind.tag not in ("p", "c", "uj"):
        low, high, run = within[0]  # 城南学校|正抓紧配套工程: what follows is said of it
    said = run.first and words[run.first - 1].kind == "state" and words[run.first - 1].start >= start
    if said and not is_proper(words, low, high):
        return start, end  # 竣工验收项目
    if run.first > 1 and words[run.first - 1].text == "的" and _measures(words[run.first - 2]):
        return start, end  # 年产5万吨的|纤维板项目
    low, high = max(low, start), min(high, end)
    return (low, high) if high - low >= _SHORTEST else (start, end)


def _measures(word: Word) -> bool:
    return word.tag in ("m", "q") or word.text.endswith(("吨", "米", "千瓦", "瓦", "头", "套", "台", "亩"))


def is_proper(words: tuple[Word, ...], start: int, end: int) -> bool:
    """Whether a stretch has a word that names one thing only, a place, a firm, what no dictionary knows: 雨污管网 has none."""
    return any(
        word.tag in _PROPER or (len(word.text) == 1 and word.kind == "name" and word.tag not in _PLAIN)
        for word in words
        if start <= word.start < end
    )
