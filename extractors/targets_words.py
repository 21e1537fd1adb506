"""The words of promises, compiled once: what opens one, what stands between a metric and its number, who answers."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from extractors.lexicon import Lexicon, WordEntry
from extractors.wordlist import longest_of
from schemas import Measure, Operator, OwnerRole


@dataclass(frozen=True, slots=True)
class Ending:
    """Words to be found at the end of a stretch: by their last sign, longest first."""

    by_sign: Mapping[str, tuple[str, ...]]

    def of(self, text: str, floor: int, end: int) -> str | None:
        """The longest word that ends at a place and begins at or behind `floor`."""
        for word in self.by_sign.get(text[end - 1 : end], ()):
            if end - len(word) >= floor and text.startswith(word, end - len(word)):
                return word
        return None


@dataclass(frozen=True, slots=True)
class TargetWords:
    """The words of targets.toml, each kind in the form in which it is looked up."""

    signal: re.Pattern[str]
    """What opens a promise (`strong`, `modal`, `plan`), only expects (`forecast`), or says that it is so already (`done`)."""
    openings: re.Pattern[str]
    """Words without one of which, or a deadline, no figure is promised in what is told."""
    behind: re.Pattern[str]
    """What says behind a figure that it is a goal: 以90%为目标."""
    cost: re.Pattern[str]
    costs: tuple[str, ...]
    """What a project costs is no goal: 概算0.4亿元."""
    links: Ending
    link_means: Mapping[str, tuple[Operator | None, Measure | None]]
    makes: Ending
    makes_first: re.Pattern[str]
    leads: re.Pattern[str]
    leads_last: Ending
    labels: frozenset[str]
    labels_last: Ending
    tails: tuple[str, ...]
    done_next: re.Pattern[str]
    """What is to be done with the thing that was counted: 100%复工, 12个项目竣工."""
    spend: re.Pattern[str]
    history: re.Pattern[str]
    rise: re.Pattern[str]
    """Behind a figure: it is the base of a rise."""
    goals: re.Pattern[str]
    coming: re.Pattern[str]
    turn: re.Pattern[str]
    """The words of the last kind that turn a paragraph to what is to come."""
    past: re.Pattern[str]
    field: re.Pattern[str]
    field_role: Mapping[str, OwnerRole | None]
    """The role that a field names; None for the field of the deadline."""
    owner_verbs: Ending
    verb_role: Mapping[str, OwnerRole]
    offices: tuple[str, ...]
    days: Mapping[str, str]


def _pattern(words: Iterable[str]) -> str:
    return "|".join(_ALONE.get(word, re.escape(word)) for word in sorted(words, key=lambda word: (-len(word), word)))


def _anchored(pattern: str, firsts: Iterable[str]) -> re.Pattern[str]:
    """A pattern that is tried only where one of the signs stands with which its words begin: looking at one sign is cheap."""
    signs = "".join(sorted({re.escape(sign) for sign in firsts}))
    return re.compile(rf"(?=[{signs}])(?:{pattern})")


def _ending(words: Iterable[str]) -> Ending:
    by_sign: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        by_sign.setdefault(word[-1], []).append(word)
    return Ending({sign: tuple(found) for sign, found in by_sign.items()})


_ALONE = {
    "要": "(?<![主需重首只纪摘简扼概])要(?![素求点闻件道领约])",
    "应": "(?<![反相对供响适])应(?![急用收付届对])",
    "将": "将(?![来军])",
    "使": "(?<![促即])使(?![用命])",
    "须": "(?<!无)须(?!知)",
    "计划": "(?<![年度资工作初])计划(?![的投任目总生书外完])",
    "任务": "任务(?!的|量|书)",
    "拟": "(?<![模虚草])拟",
    "以": "(?<![所可])以(?!工代|[上下内及来])",
    "把": "把(?![控握关])",
    "由": "(?<![自理])由",
    "在": "在(?![建岗编册校职途])",
    "比": "比(?![重例])",
    "较": "较",
    "与": "(?<!参)与",
    "停": "停(?![车工])",
    "为": "(?<![作行])为(?!民)",
    "得": "得",
    "都": "都(?!市)",
    "并": "并(?!网)",
}
"""Words, most of them of one sign, told from words that they are a part of: 主要, 应急, 使用, 在建, 年度计划."""


_GOALS = ("目标", "节点", "考核值", "任务", "指标", "必须")
"""What is called so is a goal, wherever it stands."""


@cache
def target_words(lexicon: Lexicon) -> TargetWords:
    """The words of promises that are in force."""

    def words(part: str, **having: object) -> Mapping[str, WordEntry]:
        return lexicon.words("targets", part=part, **having)

    opening = words("promise")
    levels = "|".join(
        rf"(?P<{level}>{_pattern(words('promise', level=level))})" for level in ("strong", "modal", "plan", "forecast")
    )
    links, verbs, fields = words("link"), words("owner_verb"), words("owner_field")
    field = _pattern(fields)
    return TargetWords(
        signal=_anchored(
            rf"{levels}|(?P<done>{_pattern(words('done'))})", (word[0] for word in (*opening, *words("done")))
        ),
        openings=re.compile(longest_of([*words("label"), *words("promise_behind"), *_GOALS])),
        behind=re.compile(_pattern(words("promise_behind"))),
        costs=tuple(words("cost")),
        cost=re.compile(
            rf"(?:{_pattern(words('cost'))}|投资(?<![\u3400-\u9fff]投资))(?:约|为|共|达|超|：)?"
            r"[0-9][0-9.,]*(?:[亿万千百]{0,2}元|[亿万](?!元))(?!（?含?）?及?以[上下])"
        ),
        links=_ending([*links, *(word for word in opening if word != "计划")]),  # 占年度投资计划的70%
        link_means={
            word: (None, None)
            for word, entry in opening.items()
            if word.endswith(tuple(links)) or entry.values["level"] == "strong"
        }
        | {word: (entry.values.get("op"), entry.values.get("measure")) for word, entry in links.items()},
        makes=_ending(words("make")),
        makes_first=re.compile(_pattern(words("make"))),
        leads=re.compile(_pattern([*words("lead"), *opening])),
        leads_last=_ending(words("lead", level="both")),
        labels=frozenset(words("label")),
        labels_last=_ending(words("label")),
        tails=tuple(words("metric_tail")),
        done_next=_anchored(_pattern(words("deed")), (word[0] for word in words("deed"))),
        spend=_anchored(_pattern(words("spend")), (word[0] for word in words("spend"))),
        history=re.compile(
            rf"(?<![比较与照同])(?:{_pattern(words('history'))})(?!的?(?:水平|基础|为基数|实绩高|相比))"
        ),
        rise=re.compile(_pattern(words("rise"))),
        goals=re.compile(_pattern(words("section_goals"))),
        coming=re.compile(_pattern(words("section_next"))),
        turn=re.compile(_pattern(words("section_next", level="strong"))),
        past=re.compile(_pattern(words("section_past"))),
        field=re.compile(rf"(?P<word>{field})[：为]"),
        field_role={word: entry.values.get("role") for word, entry in fields.items()},
        owner_verbs=_ending(verbs),
        verb_role={word: entry.values["role"] for word, entry in verbs.items()},
        offices=tuple(words("office")),
        days={word: entry.values["by"] for word, entry in words("day").items()},
    )
