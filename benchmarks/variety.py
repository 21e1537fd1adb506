"""How varied the archive writer's reports are in their wording: `python -m benchmarks.variety [REPORTS]`.

Counted is what remains when everything that is drawn from the world is blanked: names, places, figures with their
qualifiers, parts, contents, dates. Two sentences that differ in nothing but their facts count as one.
"""

import re
import sys
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from corpus.world import Place, Province, Vocabulary, build_province, load_vocabulary
from corpus.writer import Wish, plan_shards
from corpus.writer.archive import write_reports
from corpus.writer.writing import Written
from schemas import Status

Json = Any
STATES = get_args(Status)
BLANK = "■"
_SPOILING = frozenset(("pages", "doubled", "junk", "mirror"))
"""Noises that make two writings of one wording and cannot be undone; reports with one of them do not count."""
_BREAKING = frozenset(("wrapped",))
"""Noises that hide where a sentence ends."""
_WIDE = str.maketrans(",:;()", "，：；（）")
_NUMERALS = re.compile(r"[0-9０-９]+|[〇一二三四五六七八九十]+(?=年|月|日|个月|季度|期)")
_QUALIFIED = re.compile(rf"(?:大约|约为|约|将近|近|超过|超|逾|突破)?{BLANK}(?:左右)?")
_MARKS_IN_ROW = re.compile(rf"{BLANK}(?:[、和及与]?{BLANK})+")


@dataclass(frozen=True, slots=True)
class Variety:
    """The distinct wordings of some reports; those of two archives together are their sum."""

    reports: int
    plain: int
    """The reports without noise, in which wordings are counted."""
    openings: frozenset[str]
    tellings: frozenset[str]
    """Ways to state a project's figures."""
    states: Mapping[str, frozenset[str]]
    """Narratives of each state."""
    skeletons: frozenset[str]

    def __add__(self, other: "Variety") -> "Variety":
        return Variety(
            self.reports + other.reports,
            self.plain + other.plain,
            self.openings | other.openings,
            self.tellings | other.tellings,
            {state: self.states[state] | other.states[state] for state in STATES},
            self.skeletons | other.skeletons,
        )


@cache
def measure(reports: int = 1000, seed: int = 1) -> Variety:
    """The variety of some reports, written in memory."""
    openings, tellings, skeletons = set[str](), set[str](), set[str]()
    states: dict[str, set[str]] = defaultdict(set)
    number = plain = 0
    for world, written in _write(reports, seed):
        truth: Json = written.truth
        number += 1
        skeletons.add(truth["labels"]["skeleton"])
        if _SPOILING & set(truth["labels"]["noise"]):
            continue
        plain += 1
        text = written.data.decode(truth["labels"]["encoding"]).replace("\r\n", "\n")
        without_status = blank(text, _facts(truth, _TOLD - {"status", "components"}), world)
        for project in truth.get("projects", ()):
            for place in project["evidence"].get("status", ()) if "status" in project else ():
                states[project["status"]].add(without_status.between(place["start"], place["end"]).strip("，。；、"))
        if _BREAKING & set(truth["labels"]["noise"]):
            continue
        blanked = blank(text, _facts(truth, _TOLD), world)
        openings.update(_openings(truth, text, blanked))
        for project in truth.get("projects", ()):
            tellings.update(_tellings(project, text, blanked))
    return Variety(
        number,
        plain,
        frozenset(openings),
        frozenset(tellings),
        {state: frozenset(states[state]) for state in STATES},
        frozenset(skeletons),
    )


def _write(reports: int, seed: int) -> Iterator[tuple[re.Pattern[str], Written]]:
    wish, vocabulary = Wish(reports=reports, seed=seed, errors=0.0), load_vocabulary()
    for shard in plan_shards(wish):
        province = build_province(vocabulary, wish.seed, shard.index, shard.counties, wish.first_year, wish.last_year)
        world = words_of(province, vocabulary)
        for written in write_reports(province, wish, shard, vocabulary):
            yield world, written


# ------------------------------------------------------------------------------------------------------------- blanking


def words_of(province: Province, vocabulary: Vocabulary) -> re.Pattern[str]:
    """A pattern of everything that has a name in a province: places, offices, companies, projects and their parts, people."""
    words = {stem for names in (vocabulary.people.reporters, vocabulary.people.titles) for stem in names}
    for place in _places(province):
        words |= {place.name, place.stem, *place.towns}
        words |= {name for unit in place.departments for name in (unit.name, unit.short)}
    for project in province.projects:
        words |= {project.owner, project.builder, project.town, project.sector, *project.parts}
        words |= {name for _, naming in project.names for name in (naming.full, *naming.shorts)}
    # grouped by their first character: one long list of names would be tried name by name at every place
    rests: dict[str, list[str]] = defaultdict(list)
    for word in sorted((word for word in words if len(word) > 1), key=lambda word: (-len(word), word)):
        rests[word[0]].append(re.escape(word[1:]))
    return re.compile("|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in rests.items()))


def _places(province: Province) -> Iterator[Place]:
    yield province.place
    for city in province.cities:
        yield city.place
        yield from (county.place for county in city.counties)


@dataclass(frozen=True, slots=True)
class Blanked:
    """A text with its facts blanked, and the way from a place in the text to the same in what is left."""

    text: str
    places: tuple[int, ...]

    def between(self, start: int, end: int) -> str:
        """What is left of a stretch of the text, several blanks in a row as one, figures without their qualifiers."""
        words = "".join(self.text[self.places[start] : self.places[end]].split()).translate(_WIDE)
        return _MARKS_IN_ROW.sub(BLANK, _QUALIFIED.sub(BLANK, words))


def blank(text: str, facts: Iterable[tuple[int, int]], world: re.Pattern[str]) -> Blanked:
    """The text with its facts, its names and its numerals blanked."""
    gone = bytearray(len(text))
    spans = [*facts, *(match.span() for match in world.finditer(text)), *(m.span() for m in _NUMERALS.finditer(text))]
    for start, end in spans:
        gone[start:end] = b"\1" * (end - start)
    pieces: list[str] = []
    places = []
    for at, mark in enumerate(text):
        places.append(len(pieces))
        if not gone[at]:
            pieces.append(mark)
        elif not at or not gone[at - 1]:
            pieces.append(BLANK)
    return Blanked("".join(pieces), (*places, len(pieces)))


_TOLD = frozenset(
    (
        "name",
        "content",
        "status",
        "problems",
        "milestones",
        "components",
        "builder",
        "responsible",
        "location",
        "nature",
    )
)
"""The fields of a project whose words are blanked: they are counted by themselves, or come from the world."""


def _facts(truth: Json, told: Collection[str]) -> Iterator[tuple[int, int]]:
    """Where facts stand: figures, and the stretches that prove a field of a project."""
    for entry in truth.get("figures", {}).get("entries", ()):
        yield entry["figure"]["span"]["start"], entry["figure"]["span"]["end"]
    for project in truth.get("projects", ()):
        for field, places in project["evidence"].items():
            if field in told:
                yield from ((place["start"], place["end"]) for place in places)


def _openings(truth: Json, text: str, blanked: Blanked) -> Iterator[str]:
    """The first sentence that states figures of the report's whole."""
    entries = truth.get("figures", {}).get("entries", ())
    for index, group in enumerate(truth.get("aggregates", ())):
        if group["layout"].startswith("opening."):
            owned = (e["figure"]["span"] for e in entries if _owner(e) == ("aggregate", index))
            span = next(owned, None)
            if span is not None:
                start, end = _sentence(text, span["start"], span["end"])
                yield blanked.between(start, end)
            return


def _owner(entry: Json) -> tuple[str, int]:
    return entry["belongs_to"]["kind"], entry["belongs_to"].get("index", -1)


def _tellings(project: Json, text: str, blanked: Blanked) -> Iterator[str]:
    """The stretch from a project's name to its last figure, within the same paragraph."""
    figures = [project[key] for key in ("total_investment", "annual_plan", "percent_of_plan") if key in project]
    figures += [completion["amount"] for completion in project.get("completions", ())]
    if not figures or not project["layout"].startswith("project."):
        return
    names = [place["start"] for place in project["evidence"]["name"]]
    start = min(*names, *(figure["span"]["start"] for figure in figures))
    line_end = text.find("\n", start)
    spans = [figure["span"] for figure in figures if line_end < 0 or figure["span"]["end"] <= line_end]
    if len(spans) == len(figures):
        yield blanked.between(start, _sentence(text, start, max(span["end"] for span in spans))[1])


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """From the last stop or line end before a stretch to the first behind it."""
    first = max(text.rfind(mark, 0, start) for mark in "。！\n") + 1
    ends = [place for place in (text.find(mark, end) for mark in "。！\n") if place >= 0]
    return first, min(ends, default=len(text))


# -------------------------------------------------------------------------------------------------------------- showing


def render(found: Variety) -> str:
    """The counts for people, a line each."""
    rows = [
        ("reports", found.reports),
        ("of them without noise, counted", found.plain),
        ("distinct opening sentences", len(found.openings)),
        ("distinct ways to state a project's figures", len(found.tellings)),
        *((f"distinct narratives of {state}", len(found.states[state])) for state in STATES),
        ("distinct skeletons", len(found.skeletons)),
    ]
    return "\n".join(f"{name:<48}{number:>8}" for name, number in rows)


def main() -> int:
    """0; prints the counts."""
    print(render(measure(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
