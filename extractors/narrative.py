"""What the words of a project's item say beside its figures: state, builder, place, term, what is expected, what holds it up."""

import re
from functools import cache

from extractors.claims import Claim
from extractors.expectations import find_expectations
from extractors.figures import FoundFigure
from extractors.lexicon import Lexicon
from extractors.material import Material
from extractors.mentions import Mentions
from extractors.parts import Part
from extractors.places import sentence_start
from extractors.reasons import find_problems, find_reasons, find_troubles
from extractors.settings import nature_status
from extractors.status import Sign, State, find_signs, settle_status
from extractors.subjects import Subject
from schemas import Component, ComponentFigure, Milestone, Problem, Span, Status

Stretches = list[tuple[int, int]]
Evidences = dict[str, tuple[Span, ...]]
"""The evidence of a record while it grows."""

_YEARS = re.compile(
    r"(?P<from>(?:19|20)[0-9]{2})(?:年(?P<fm>[0-9]{1,2})月)?年?[-~至](?P<to>(?:19|20)[0-9]{2})(?:年(?P<tm>[0-9]{1,2})月)?"
)


@cache
def _labels(lexicon: Lexicon) -> dict[str, re.Pattern[str]]:
    """For each field the pattern of its labels with what they introduce."""
    patterns = {}
    for entry in lexicon.entries("fields"):
        words = "|".join(map(re.escape, sorted(entry.words, key=len, reverse=True)))
        value = "[^。；\n]{4,300}" if entry.values.get("long") else "[^，。；\n（]{2,40}"
        patterns[entry.values["field"]] = re.compile(rf"(?:{words})(?P<sign>为|是|包括|在|有|：)?(?P<what>{value})")
    return patterns


def find_field(text: str, start: int, end: int, field: str, lexicon: Lexicon) -> tuple[int, int] | None:
    """Where text[start:end] gives the value of a field: 建设单位：X.

    >>> from extractors.lexicon import load_lexicon
    >>> find_field("建设单位：清河水务公司，总投资3亿元", 0, 19, "builder", load_lexicon())
    (5, 11)
    """
    for match in _labels(lexicon)[field].finditer(text, start, end):
        if match["sign"] or field in ("content", "location", "term"):
            return match.span("what")
    return None


def told_status(
    material: Material, place: int, mentions: Mentions, signs: tuple[Sign, ...], evidence: Evidences
) -> tuple[Status | None, str | None]:
    """The state of a project: by its own words, else by what is said of the group it is a member of or listed under."""
    state = settle_status(signs)
    mention = mentions.projects[place]
    own_item = any(telling.item for telling in mentions.tellings_of(place))
    heading = material.blocks[mention.block].state if own_item else None
    # an explicit 未开工 over the list wins over procedures in the text
    if heading is not None and (state is None or heading.name == "未开工"):
        evidence["status"] = (material.span(heading.start, heading.end),)
        return heading.name, material.quote(heading.start, heading.end)
    said = nature_status(material.lexicon).get(mention.nature.name) if mention.nature is not None else None
    group = mentions.groups[mention.group].group if mention.group is not None else None
    batch = mention.nature is not None and _BATCH.search(material.shadow.text, mention.nature.start, mention.nature.end)
    further = said is not None and (state is None or (batch is not None and _is_further(said, state.status)))
    if mention.nature is not None and further and (group is None or group.status is None):
        evidence["status"] = (material.span(mention.nature.start, mention.nature.end),)
        return said, material.quote(mention.nature.start, mention.nature.end)
    if state is not None:
        evidence["status"] = (material.span(state.start, state.end),)
        return state.status, material.quote(state.start, state.end)
    if group is not None and group.status is not None and group.state is not None:
        evidence["status"] = (material.span(*group.state),)
        return group.status, material.quote(*group.state)
    if group is not None and group.state is not None and (rest := _said_on(material, group.state)) is not None:
        evidence["status"] = (material.span(rest.start, rest.end),)
        return rest.status, material.quote(rest.start, rest.end)
    if (event := _event(material)) is not None:
        evidence["status"] = (material.span(event.start, event.end),)
        return event.status, material.quote(event.start, event.end)
    return None, None


_EVENT = re.compile(r"集中(?P<batch>签约|开工|竣工|投产)|(?P<meeting>签约|开工|竣工|投产)(?:仪式|活动|大会|现场会)")
_EVENTS: dict[str, Status] = {"签约": "前期", "开工": "在建", "竣工": "完工", "投产": "投产"}
_TITLE = 60


def _event(material: Material) -> State | None:
    """What the one event that a report's title tells of makes of its projects: 某县集中签约7个项目; None where it tells of several."""
    first = next((block for block in material.blocks if block.kind != "furniture"), None)
    if first is None:
        return None
    title = material.shadow.text[first.start : min(first.end, first.start + _TITLE)]
    found = list(_EVENT.finditer(material.shadow.text, first.start, first.start + len(title)))
    named = {word for word in _EVENTS if word in title}
    if len(found) == 0 or len(named) != 1:
        return None
    return State(_EVENTS[named.pop()], found[0].start(), found[0].end())


_SENTENCE_END = re.compile(r"[。；！？\n]")


def _said_on(material: Material, state: tuple[int, int]) -> State | None:
    """What the rest of the sentence says of a group that its first clause says nothing clear of: …3个项目受阴雨影响，施工进度偏慢."""
    text = material.shadow.text
    end = _SENTENCE_END.search(text, state[1])
    stop = min(end.start() if end else len(text), state[1] + 60)
    return settle_status(find_signs(text, state[0], stop, "", material.lexicon, year=material.year))


_BATCH = re.compile(r"一批|集中")
_STAGES: tuple[Status, ...] = ("前期", "未开工", "在建", "试运行", "完工", "投产")


def _is_further(listed: Status, told: Status) -> bool:
    """Whether a batch puts its projects further than their own words: 投产一批 with a project that 已建成."""
    return told in _STAGES and _STAGES.index(listed) > _STAGES.index(told)


def told_field(material: Material, field: str, stretches: Stretches, evidence: Evidences) -> str | None:
    """What a labelled field of a project's item says."""
    for start, end in stretches:
        if place := find_field(material.shadow.text, start, end, field, material.lexicon):
            evidence[field] = (material.span(*place),)
            return material.quote(*place)
    return None


def told_term(material: Material, stretches: Stretches, evidence: Evidences) -> tuple[str | None, str | None]:
    """The first and the last month (or year) of the works."""
    for start, end in stretches:
        place = find_field(material.shadow.text, start, end, "term", material.lexicon)
        match = _YEARS.match(material.shadow.text, *place) if place else None
        if match and match["from"] <= match["to"]:
            evidence["start"] = evidence["finish"] = (material.span(*match.span()),)
            return _month(match["from"], match["fm"]), _month(match["to"], match["tm"])
    return None, None


def _month(year: str, month: str | None) -> str:
    return f"{year}-{int(month):02}" if month else year


def told_milestones(
    material: Material, signs: tuple[Sign, ...], last_month: int | None, evidence: Evidences
) -> tuple[Milestone, ...]:
    """What is still expected of a project, and when."""
    found = find_expectations(material.shadow.text, signs, material.lexicon, material.year, last_month)
    if found:
        evidence["milestones"] = tuple(material.span(item.start, item.end) for item in found)
    return tuple(Milestone(item.what, item.when, material.quote(item.start, item.end)) for item in found)


def told_problems(
    material: Material,
    place: int,
    mentions: Mentions,
    stretches: Stretches,
    given: list[tuple[int, int]],
    evidence: Evidences,
) -> tuple[Problem, ...]:
    """What holds a project up, by its own words, the reasons `given` among them, and by those about the group that lists it."""
    text, mention = material.shadow.text, mentions.projects[place]
    reasons = [*given]
    for start, end in stretches:
        reasons += [
            (low, high)
            for low, high in find_troubles(text, start, end, material.lexicon)
            if not any(low < b and a < high for a, b in reasons)
        ]
    if mention.group is not None:
        group = mentions.groups[mention.group].group
        if group.state is not None:
            reasons += find_reasons(text, *group.state)
        lead = sentence_start(text, material.blocks[mentions.groups[mention.group].block].body, group.start)
        before = mentions.groups[mention.group - 1].group if mention.group else None
        lead = max(lead, text.rfind("；", lead, group.start) + 1)
        if before is None or before.end <= lead:
            reasons += find_reasons(text, lead, group.start)  # 受资金影响，甲路、乙桥2个项目停工
    reasons = list(dict.fromkeys(reasons))
    if reasons:
        evidence["problems"] = tuple(material.span(*reason) for reason in reasons)
    return tuple(Problem(kind, words) for kind, words in find_problems(text, reasons, material.lexicon))


def told_components(
    material: Material,
    place: int,
    mentions: Mentions,
    figures: tuple[FoundFigure, ...],
    by_owner: dict[Subject, list[Claim]],
    counted: list[int],
    parts: tuple[Part, ...],
    evidence: Evidences,
) -> tuple[Component, ...]:
    """The named parts of a project, with their state and their figures: counted ones first, then those of its sentences."""
    components = []
    for number in counted:
        mention = mentions.components[number]
        group = mentions.groups[mention.group].group
        claims = by_owner.get(Subject("component", number), [])
        said = material.quote(*group.state) if group.state else ""
        own = tuple(ComponentFigure(figures[claim.figure].figure, claim.role) for claim in claims)
        components.append(Component(material.quote(mention.name.start, mention.name.end), group.status, said, own))
        evidence["components"] = (*evidence.get("components", ()), material.span(mention.name.start, mention.name.end))
    known = {component.name for component in components}
    for part in parts:
        name = material.quote(part.start, part.end)
        if name in known:
            continue
        claims = [
            claim
            for claim in by_owner.get(Subject("project", place), [])
            if any(low <= figures[claim.figure].start < high for low, high in part.told)
        ]
        own = tuple(ComponentFigure(figures[claim.figure].figure, claim.role) for claim in claims)
        said = material.quote(*part.told[0])
        components.append(Component(name, part.status, said, own))
        evidence["components"] = (*evidence.get("components", ()), material.span(part.start, part.end))
    return tuple(components)


def parts_taken(place: int, mentions: Mentions) -> tuple[tuple[int, int], ...]:
    """The stretches of the groups that are parts of a project: what they name, they name as their members."""
    return tuple(
        (part.group.start, part.group.state[1] if part.group.state else part.group.end)
        for part in mentions.parts_of(place)
    )


def is_other_project(name: str, place: int, mentions: Mentions) -> bool:
    """Whether a name is that of another project of the report, its tail left aside."""
    return mentions.known_project(name) not in (None, place)
