"""Projects that a story comes upon before it tells of them: at their site (记者在X项目现场看到), at a ceremony (举行X开工仪式)."""

import re
from functools import cache

from extractors.bounds import settled
from extractors.course import Course
from extractors.enumerations import lead_end
from extractors.lexicon import Lexicon
from extractors.names import Name, is_unit, parse_name, predicate_start
from extractors.resuming import is_taken_up
from extractors.scan import Scan
from extractors.signs import state_pattern
from extractors.subjects import Subject
from extractors.sureness import is_class, speaks_of, sure_name
from extractors.wordlist import longest_of

_VISITOR = re.compile(
    r"[^，。；：、“]{0,14}?(?:记者|笔者|一行|采访[组团]|调研组|摄制组)们?[^，。；：、“]{0,8}?(?:在|来到|走进|走访|探访|赶到|前往|抵达|步入|深入|到)了?"
)
_HELD = re.compile(r"(?:举行|举办|召开|迎来)了?")
_OF = re.compile(r"[^“”（）]*的(?!士)|[^“”（）]*(?:——|—)")
_LONGEST_CLAUSE = 160
_NO_SITE = ("集中", "批", "季度", "年")


@cache
def _anchors(lexicon: Lexicon) -> re.Pattern[str]:
    """Where somebody looks at works, and what is held for them."""
    words = [*lexicon.words("clauses", part="site"), *lexicon.words("clauses", part="ceremony")]
    return re.compile(longest_of(words))


def find_site(text: str, start: int, end: int, lexicon: Lexicon) -> tuple[Name, int] | None:
    """The project at whose site a clause is, and where the words for the site end.

    >>> from extractors.lexicon import load_lexicon
    >>> sentence = "记者在位于城东镇的恒源机械项目施工现场看到"
    >>> find_site(sentence, 0, len(sentence), load_lexicon())[0].text
    '恒源机械项目'
    """
    if end - start > _LONGEST_CLAUSE:
        return None
    for anchor in _anchors(lexicon).finditer(text, start, end):
        stop = anchor.start()
        low = lead_end(text, start, stop, lexicon)
        if text[stop - 1 : stop] == "》" or "《" in text[low:stop]:
            low = text.rfind("《", low, stop) + 1
        for front in (_VISITOR, _HELD):
            said = front.match(text, low, stop)
            low = lead_end(text, said.end(), stop, lexicon) if said is not None else low
        held = next((found for found in _HELD.finditer(text, low, stop)), None)
        low = held.end() if held is not None else low
        owner = _OF.match(text, low, stop)
        low = owner.end() if owner is not None else low
        name = parse_name(text, low, stop, lexicon)
        name = settled(text, name, start, lexicon) if name is not None and name.tailed else name
        if name is not None and _can_be_seen(name, lexicon):
            return name, anchor.end()
    return None


def _can_be_seen(name: Name, lexicon: Lexicon) -> bool:
    """Whether a name in front of a site is that of one project."""
    return (
        name.tailed
        and len(name.text) >= 5
        and "、" not in name.text.split("（")[0]
        and not name.text.endswith(_NO_SITE)
        and speaks_of(name.text, lexicon)
        and not is_class(name.text, lexicon)
        and not is_unit(name.text, lexicon)
        and not is_unit(name.text.removesuffix("项目").removesuffix("工程"), lexicon)
    )


def find_headline(scan: Scan) -> Name | None:
    """The one project that the headline of a story names: 城南热源厂项目进展顺利."""
    for block in scan.blocks[:6]:
        if block.kind == "furniture":
            continue
        if block.part != "head" or block.end - block.body > _LONGEST_HEADLINE:
            return None
        begin = block.body
        for at in range(block.body, block.end):
            if scan.text[at] in "：！，| ":
                begin = at + 1
        for low in dict.fromkeys((block.body, begin)):
            stop = predicate_start(scan.text, low, block.end, scan.lexicon)
            found = find_site(scan.text, low, block.end, scan.lexicon)
            name = found[0] if found else parse_name(scan.text, low, stop, scan.lexicon) if stop is not None else None
            if name is not None and sure_name(name, scan) and _can_be_seen(name, scan.lexicon):
                return name
    return None


_LONGEST_HEADLINE = 60


def _is_sited(course: Course) -> bool:
    """Whether a word for a site stands anywhere in the block: asked once for all of its clauses."""
    if course.sited is None:
        block = course.scan.blocks[course.number]
        course.sited = _anchors(course.scan.lexicon).search(course.scan.text, block.start, block.end) is not None
    return course.sited


def read_site(course: Course, start: int, end: int) -> int:
    """Turns to the project at whose site a clause is, if the story goes on about it, and returns where it stopped."""
    scan = course.scan
    if course.item is not None or scan.genre == "实施方案" or not _is_sited(course):
        return start
    found = find_site(scan.text, start, end, scan.lexicon)
    if found is None:
        return start
    name, after = found
    stop = course.sentence_end(after)
    told = state_pattern(scan.lexicon).search(scan.text, after, stop) is not None
    if not (told or is_taken_up(scan.text, after) or course.found.short_for(name.text) is not None):
        return start
    project = course.introduced(name)
    course.found.add_name(course.number, name.start, name.end, Subject("project", project))
    course.tell_of([project], name.end, start)
    course.done = max(course.done, after)
    return after
