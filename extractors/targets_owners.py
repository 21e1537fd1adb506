"""Who answers for a promise: brackets behind a task, fields on lines of their own, the subject of a sentence."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.lexicon import Lexicon
from extractors.outline import Block
from extractors.targets_words import TargetWords, target_words
from schemas import OwnerRole, quickly_built, replace

LONGEST_UNIT = 30
_BRACKET = re.compile(
    r"[（【](?P<body>[^（）【】\n]{2,300}(?:（[^（）【】\n]{1,40}[）】][^（）【】\n]{0,200}){0,6})[）】]"
)
"""An owner bracket with the brackets inside it; its ends may be of different kinds: 〔…）."""
_PART = re.compile(r"[，。；、 ]")
_AND = re.compile(r"和|及|与|以及")
_PARTING = frozenset("，。；、 和及与以")
"""How what parts a list begins: at other signs nothing is asked."""
_EMPTY = re.compile(r"(?:等)?(?:相关|有关|各|成员)?(?:部门|单位)?\Z")
_OTHERS = re.compile(r"等(?:相关|有关|各|成员|市直|县直|区直)?(?:部门|单位)?\Z")
_COLLECTIVE = re.compile(
    r"各(?:地|级|方|有关方面|责任主体)\Z|[省市县区州旗盟]直(?:各?有关)?(?:各?部门|各?单位|机关)?\Z"
)
_NO_UNIT = re.compile(
    r"[0-9%：“”]|完成|达到|项目(?![\u3400-\u9fff]*(?:办|部|中心|专班|单位|组|局|公司|法人|业主))|以上|投资[^\u3400-\u9fff]|同比|前$"
)
_LINE = re.compile(r"(?:[（【](?P<boxed>[\u3400-\u9fff]{2,8})[）】]：?|(?P<label>[\u3400-\u9fff]{2,8})：) ?(?=\S)")
"""A field on a line of its own: 牵头单位：… · （牵头单位）…"""


@quickly_built
@dataclass(frozen=True, slots=True)
class FoundOwner:
    """A unit that answers for something, at its place in the shadow."""

    start: int
    end: int
    role: OwnerRole


@dataclass(frozen=True, slots=True)
class Ownership:
    """Owners, and the stretch of the shadow for whose promises they answer."""

    start: int
    end: int
    owners: tuple[FoundOwner, ...]
    task: int
    """The block with which the stretch begins."""
    notice: tuple[int, int]
    """Where the owners stand: no words of a promise."""


def find_ownerships(text: str, blocks: tuple[Block, ...], lexicon: Lexicon) -> tuple[Ownership, ...]:
    """The owners that brackets and lines of a report name, in order, each with what they answer for."""
    words = target_words(lexicon)
    found: list[Ownership] = []
    number = 0
    while number < len(blocks):
        block = blocks[number]
        lines = _owner_lines(text, blocks, number, words)
        if lines:
            owners = tuple(owner for place in lines for owner in _parse_line(text, blocks[place], words))
            first, last = blocks[lines[0]], blocks[lines[-1]]
            task = _task_before(blocks, number, found)
            if owners and task is not None:
                found.append(Ownership(blocks[task].start, last.end, owners, task, (first.start, last.end)))
            number = lines[-1] + 1
            continue
        if block.kind != "furniture":
            found += _bracketed(text, blocks, number, found[-1] if found else None, words)
        number += 1
    return tuple(found)


def _task_before(blocks: tuple[Block, ...], number: int, found: list[Ownership]) -> int | None:
    """The block with which the task begins whose owners stand at a block: back to a marker, not beyond other owners."""
    floor = found[-1].notice[1] if found else -1
    for place in range(number - 1, max(-1, number - 12), -1):
        block = blocks[place]
        if block.kind == "furniture" or block.start < floor:
            return place + 1 if place + 1 < number else None
        if block.marker is not None or block.kind == "heading":
            return place
    return None


def _bracketed(
    text: str, blocks: tuple[Block, ...], number: int, last: Ownership | None, words: TargetWords
) -> Iterator[Ownership]:
    """The owner brackets of one block; those that touch are one."""
    block = blocks[number]
    groups: list[tuple[int, int, list[FoundOwner]]] = []
    for match in _BRACKET.finditer(text, block.start, block.end):
        owners = parse_owners(text, *match.span("body"), words)
        if not owners or (_is_bare(text, match, words) and not _ends_item(text, match, block)):
            continue
        if groups and not text[groups[-1][1] : match.start()].strip():
            start, _, before = groups.pop()
            before.extend(owners)
            groups.append((start, match.end(), before))
        else:
            groups.append((match.start(), match.end(), list(owners)))
    at, task = block.start, number
    for start, end, named in groups:
        if not text[block.body : start].strip():  # the bracket has a line of its own
            above = _task_before(blocks, number, [last] if last else [])
            if above is None:
                continue
            at, task = blocks[above].start, above
        stop = block.end if len(groups) == 1 and _is_title(text, block, start) else end
        yield Ownership(at, stop, tuple(named), task, (start, end))
        at, task = end, number


def _is_bare(text: str, match: re.Match[str], words: TargetWords) -> bool:
    """Whether a bracket holds nothing but units: no field, no verb that says what they do."""
    body = match.span("body")
    return not words.field.search(text, *body) and not any(
        words.owner_verbs.of(text, low, high) for low, high in _split(text, *body, words)
    )


def _ends_item(text: str, match: re.Match[str], block: Block) -> bool:
    """Whether a bracket closes an item, behind its last full stop."""
    return text[match.end() : block.end].strip("。；） ") == "" and (
        match.start() == block.body or text[match.start() - 1] in "。；！）】 "
    )


def _is_title(text: str, block: Block, at: int) -> bool:
    """Whether only a title stands before a bracket: 1.提速前期工作（责任单位：…）。工业项目…"""
    return block.marker is not None and not re.search(r"[。；，]", text[block.body : at])


def _owner_lines(text: str, blocks: tuple[Block, ...], number: int, words: TargetWords) -> list[int]:
    """The blocks from one on that are fields of owners, a line each."""
    lines = []
    for place in range(number, min(len(blocks), number + 6)):
        block = blocks[place]
        label = _LINE.match(text, block.start, block.end)
        if label is None or (label["label"] or label["boxed"]) not in words.field_role:
            break
        lines.append(place)
    return lines if any(_parse_line(text, blocks[place], words) for place in lines) else []


def _parse_line(text: str, block: Block, words: TargetWords) -> tuple[FoundOwner, ...]:
    label = _LINE.match(text, block.start, block.end)
    role = words.field_role.get(label["label"] or label["boxed"]) if label else None
    if label is None or role is None:
        return ()
    return tuple(_units(text, label.end(), block.end, role, words, sure=True))


def parse_owners(text: str, start: int, end: int, words: TargetWords) -> tuple[FoundOwner, ...]:
    """The owners that the words of a bracket name; none where it is no bracket of owners.

    >>> from extractors.lexicon import load_lexicon
    >>> said = "牵头单位：区发改局；责任单位：区住房和城乡建设局、各镇（街道），6月底完成"
    >>> [(said[o.start : o.end], o.role) for o in parse_owners(said, 0, len(said), target_words(load_lexicon()))]
    [('区发改局', '牵头'), ('区住房和城乡建设局', '责任'), ('各镇（街道）', '责任')]
    """
    labels = list(words.field.finditer(text, start, end))
    if labels:
        owners: list[FoundOwner] = []
        for place, label in enumerate(labels):
            stop = labels[place + 1].start() if place + 1 < len(labels) else end
            role = words.field_role[label["word"]]
            if role is not None:
                owners += _units(text, label.end(), stop, role, words, sure=True)
        return tuple(owners)
    return tuple(_units(text, start, end, None, words, sure=False))


def _units(
    text: str, start: int, end: int, role: OwnerRole | None, words: TargetWords, *, sure: bool
) -> Iterator[FoundOwner]:
    """The units of a list with the roles that their verbs give; where nothing says that it is one, every part must be a unit."""
    waiting: list[FoundOwner] = []
    done: list[FoundOwner] = []
    said = False
    for low, high in _split(text, start, end, words):
        verb = words.owner_verbs.of(text, low, high)
        last = verb
        while last is not None:  # 分头负责落实
            high -= len(last)
            last = words.owner_verbs.of(text, low, high)
        low, high = _trimmed(text, low, high)
        unit = _is_unit(text, low, high, words, sure=sure or verb is not None)
        if unit:
            waiting.append(FoundOwner(low, high, role or "责任"))
        elif not sure and verb is None and not said and low < high and not _is_time(text, low, high):
            return
        if verb is not None:
            said = True
            done += [replace(owner, role=words.verb_role[verb]) for owner in waiting]
            waiting = []
    yield from (*done, *waiting)


_TIME = re.compile(r"(?:[0-9年月日季度底末前内上下半旬一二三四至之以今本时间安排完成限：取得实效]|长期|持续)*\Z")


def _is_time(text: str, start: int, end: int) -> bool:
    return _TIME.match(text, start, end) is not None


_OF_BOTH = re.compile(r"各[乡镇县市区旗街]、[乡镇县市区旗街]")
"""Two kinds of places that share one tail: 各乡、镇人民政府."""


def _split(text: str, start: int, end: int, words: TargetWords) -> Iterator[tuple[int, int]]:
    """The parts of a list, brackets kept whole, parted at 和 only where a unit ends before it."""
    at, depth, place = start, 0, start
    while place < end:
        char = text[place]
        if char == "（":
            depth += 1
        elif char in "）】" and depth:
            depth -= 1
        elif (
            depth == 0
            and char in _PARTING
            and (
                (_PART.match(char) and not _OF_BOTH.match(text, at, place + 2))
                or (_AND.match(text, place, end) and _ends_unit(text, at, place, words) and place > at)
            )
        ):
            yield at, place
            joined = _AND.match(text, place, end)
            place = joined.end() if joined else place + 1
            at = place
            continue
        place += 1
    yield at, end


def _ends_unit(text: str, start: int, end: int, words: TargetWords) -> bool:
    return text.endswith(words.offices, start, end) or text.endswith("）", start, end)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A part without 由, blanks, and 等部门 behind it."""
    while start < end and text[start] in " 由：":
        start += 1
    while end > start and text[end - 1] in " ：":
        end -= 1
    others = _OTHERS.search(text, start, end)
    if others is not None and others.start() > start:
        end = others.start()
    return start, end


def _is_unit(text: str, start: int, end: int, words: TargetWords, *, sure: bool) -> bool:
    """Whether text[start:end] can be a unit: by its tail, or as a collective; in a field whatever looks like a name."""
    name = text[start:end]
    if not 2 <= len(name) <= LONGEST_UNIT or _NO_UNIT.search(name) or name[0] in "的和及与等":
        return False
    whole = name[: name.find("（")] if name.endswith("）") and "（" in name else name
    if whole.endswith(words.offices) or _COLLECTIVE.match(name):
        return not _EMPTY.fullmatch(name)
    return sure and whole != name and whole.startswith("各")


_LIST = r"[\u3400-\u9fff（）“”、·]{2,60}?"
_ASKED = re.compile(
    rf"""
      由 (?P<units>{_LIST}) (?P<verb>牵头|负责|统筹|主抓|会同|具体)                                       # 由县发改局牵头
    | (?:责任|牵头|配合|落实|承办)(?:单位|部门) (?:为|是|：) (?P<named>[\u3400-\u9fff（）“”、·]{{2,60}}) # 责任单位为县发改局
    | (?: (?<=[，。；：！）.．\n\x20]) | (?<=[0-9一二三四五六七八九十]、) )
      (?P<who>{_LIST}) (?:要(?![素求点闻件道领约])|须|必须|务必|应当?|负责|牵头)       # 县资源局要
    """,
    re.VERBOSE,
)
"""Whom a sentence asks; what stands there must be units, part for part."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Units that a sentence itself asks, with the words that do so: 由县发改局牵头 · 县资源局要."""

    start: int
    end: int
    owners: tuple[FoundOwner, ...]
    demand: bool
    """They are the sentence's subject: 县资源局要…"""


def find_asked(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[Asked]:
    """The units that text[start:end] asks outside of brackets."""
    words = target_words(lexicon)
    for match in _ASKED.finditer(text, start, end):
        group = next(name for name in ("units", "named", "who") if match[name])
        parts = list(_split(text, *match.span(group), words))
        if not all(_is_unit(text, low, high, words, sure=False) for low, high in parts):
            continue
        leads = match["verb"] == "牵头" or match.group().startswith("牵头") or match.group().endswith("牵头")
        role: OwnerRole = "牵头" if leads else "配合" if match.group().startswith("配合") else "责任"
        owners = tuple(FoundOwner(low, high, role) for low, high in parts)
        yield Asked(*match.span(), owners, group == "who")
