"""The record of one project: its figures by role, its state, what is expected of it, and the evidence of each field."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from extractors.claims import Claim, Subject
from extractors.completions import settle_completions
from extractors.figures import FoundFigure
from extractors.groups import find_reasons
from extractors.material import Material
from extractors.mentions import Mentions
from extractors.settings import nature_status
from extractors.status import Sign, find_expectations, find_problems, find_signs, settle_status
from schemas import (
    Alternatives,
    Component,
    ComponentFigure,
    Figure,
    Funding,
    LabelledFigure,
    Milestone,
    Problem,
    Project,
    Role,
    Span,
    Status,
)

_CONTENT = re.compile(r"(?:主要建设内容|建设内容及规模|建设规模及内容|建设内容|建设规模|主要建设|规划建设|项目建设内容|主要内容)(?:及规模)?(?:为|包括|：|有)?(?P<what>[^。；\n]{4,300})")
_BUILDER = re.compile(r"(?:建设单位|业主单位|项目业主|建设业主|实施单位|项目单位|业主|承建单位)(?:为|是|：)(?P<what>[^，。；\n（]{3,40})")
_LOCATION = re.compile(r"(?:建设地点(?:位于|在|为|：)?|项目选址(?:位于|在|为|：)?|位于)(?P<what>[^，。；\n]{2,40})")
_TERM = re.compile(r"(?:建设)?(?:年限|工期|周期|时间|起止年限)(?:为|：)?(?P<start>(?:19|20)[0-9]{2})(?:年(?P<sm>[0-9]{1,2})月)?年?[-~至](?P<end>(?:19|20)[0-9]{2})(?:年(?P<em>[0-9]{1,2})月)?")
_RESPONSIBLE = re.compile(r"(?:责任单位|牵头单位|责任部门)(?:为|：)(?P<what>[^，。；\n（]{2,40})")
_FIGURE_FIELDS: dict[Role, str] = {"total_investment": "total_investment", "annual_plan": "annual_plan", "percent_of_plan": "percent_of_plan"}


@dataclass(frozen=True, slots=True)
class _Fields:
    """What the claims of one record amount to."""

    single: dict[str, Figure]
    alternatives: Alternatives
    others: tuple[LabelledFigure, ...]
    funding: tuple[Funding, ...]
    evidence: dict[str, tuple[Span, ...]]


def project_record(material: Material, place: int, mentions: Mentions, figures: tuple[FoundFigure, ...], by_owner: dict[Subject, list[Claim]]) -> Project:
    """The record of one project of a report."""
    mention = mentions.projects[place]
    claims = by_owner.get(Subject("project", place), [])
    text, name = material.shadow.text, mention.name
    stretches = _stretches(place, mentions)
    parts = tuple(group.group.state for group in mentions.groups if group.project == place and group.group.state)
    last_month = int(material.period.end[-2:]) if material.period and material.period.end else None
    signs = tuple(
        sign
        for start, end in stretches
        for sign in find_signs(text, start, end, name.text, material.lexicon, parts=parts, last_month=last_month)
    )
    fields = _fields(claims, figures, material)
    completions, h1 = settle_completions(material, claims, figures)
    evidence: dict[str, tuple[Span, ...]] = {"name": (material.span(name.start, name.end),), **fields.evidence}
    status, status_text = _status(material, place, mentions, signs, evidence)
    progress = fields.single.get("progress_percent")
    if status is None and progress is not None and progress.value is not None and 0 < progress.value < 100:
        status, status_text = "在建", progress.text
        evidence["status"] = (progress.span,)
    for field, setting in (("level", mention.level), ("nature", mention.nature)):
        if setting is not None:
            evidence[field] = (material.span(setting.start, setting.end),)
    if completions:
        evidence["completions"] = tuple(done.amount.span for done in completions)
    if h1 is not None:
        evidence["h1_completion"] = (h1.span,)
    said = {field: _said(material, pattern, stretches, field, evidence) for field, pattern in _SAID.items()}
    start, finish = _term(material, stretches, evidence)
    milestones = _milestones(material, stretches, signs, evidence)
    problems = _problems(material, place, mentions, stretches, evidence)
    components = _components(material, place, mentions, figures, by_owner, evidence)
    return Project(
        name=material.quote(name.start, name.end),
        aliases=(),
        code=None,
        level=mention.level.name if mention.level else None,
        nature=mention.nature.name if mention.nature else None,
        industry=None,
        region=None,
        location=said["location"],
        content=said["content"],
        builder=said["builder"],
        responsible=tuple(re.split("[、]", said["responsible"])) if said["responsible"] else (),
        start=start,
        finish=finish,
        total_investment=fields.single.get("total_investment"),
        annual_plan=fields.single.get("annual_plan"),
        plan_year=material.year if "annual_plan" in fields.single else None,
        h1_completion=h1,
        completions=completions,
        percent_of_plan=fields.single.get("percent_of_plan"),
        progress_percent=fields.single.get("progress_percent"),
        funding=fields.funding,
        status=status,
        status_text=status_text,
        milestones=milestones,
        components=components,
        problems=problems,
        other_figures=fields.others,
        attributes={},
        alternatives=fields.alternatives,
        review=_review(fields, figures, claims, stretches),
        evidence=evidence,
    )


_SAID = {"content": _CONTENT, "builder": _BUILDER, "location": _LOCATION, "responsible": _RESPONSIBLE}


def _stretches(place: int, mentions: Mentions) -> list[tuple[int, int]]:
    """Where the report tells of a project."""
    return [(telling.start, telling.end) for telling in mentions.tellings if telling.project == place]


def _fields(claims: list[Claim], figures: tuple[FoundFigure, ...], material: Material) -> _Fields:
    single: dict[str, Figure] = {}
    alternatives: dict[str, tuple[Figure, ...]] = {}
    others, funding = [], []
    evidence: dict[str, tuple[Span, ...]] = {}
    for claim in claims:
        figure = figures[claim.figure].figure
        field = "progress_percent" if claim.role == "progress" and not claim.part else _FIGURE_FIELDS.get(claim.role)
        if field is not None and field not in single:
            single[field] = figure
            evidence[field] = (figure.span,) if claim.cue is None else (figure.span, material.span(*claim.cue))
        elif field is not None:
            if figure.value != single[field].value:
                alternatives[field] = (*alternatives.get(field, ()), figure)
            evidence[field] = (*evidence[field], figure.span)
        elif claim.role == "funding" and claim.cue is not None:
            funding.append(Funding(claim.label, figure))
        elif claim.role not in ("completion", "count"):
            others.append(LabelledFigure(claim.label, figure))
    if funding:
        evidence["funding"] = tuple(item.amount.span for item in funding)
    if others:
        evidence["other_figures"] = tuple(item.figure.span for item in others)
    return _Fields(single, alternatives, tuple(others), tuple(funding), evidence)


def _status(
    material: Material, place: int, mentions: Mentions, signs: tuple[Sign, ...], evidence: dict[str, tuple[Span, ...]]
) -> tuple[Status | None, str | None]:
    """The state of a project: by its own words, else by what is said of the group it is a member of or listed under."""
    state = settle_status(signs)
    mention = mentions.projects[place]
    heading = material.blocks[mention.block].state if any(telling.item for telling in mentions.tellings if telling.project == place) else None
    if heading is not None and (state is None or heading.name == "未开工"):  # an explicit 未开工 over the list wins over procedures in the text
        evidence["status"] = (material.span(heading.start, heading.end),)
        return heading.name, material.quote(heading.start, heading.end)
    if state is not None:
        evidence["status"] = (material.span(state.start, state.end),)
        return state.status, material.quote(state.start, state.end)
    if mention.group is not None:
        group = mentions.groups[mention.group].group
        if group.status is not None and group.state is not None:
            evidence["status"] = (material.span(*group.state),)
            return group.status, material.quote(*group.state)
    if mention.nature is not None:
        said = nature_status(material.lexicon).get(mention.nature.name)
        if said is not None:
            evidence["status"] = (material.span(mention.nature.start, mention.nature.end),)
            return said, material.quote(mention.nature.start, mention.nature.end)
    return None, None


def _said(material: Material, pattern: re.Pattern[str], stretches: list[tuple[int, int]], field: str, evidence: dict[str, tuple[Span, ...]]) -> str | None:
    """What a labelled field of a project's item says."""
    for start, end in stretches:
        match = pattern.search(material.shadow.text, start, end)
        if match:
            evidence[field] = (material.span(*match.span("what")),)
            return material.quote(*match.span("what"))
    return None


def _term(material: Material, stretches: list[tuple[int, int]], evidence: dict[str, tuple[Span, ...]]) -> tuple[str | None, str | None]:
    """The first and the last month (or year) of the works."""
    for start, end in stretches:
        match = _TERM.search(material.shadow.text, start, end)
        if match and match["start"] <= match["end"]:
            evidence["start"] = evidence["finish"] = (material.span(*match.span()),)
            return tuple(  # type: ignore[return-value]
                f"{match[year]}-{int(match[month]):02}" if match[month] else match[year] for year, month in (("start", "sm"), ("end", "em"))
            )
    return None, None


def _milestones(
    material: Material, stretches: list[tuple[int, int]], signs: tuple[Sign, ...], evidence: dict[str, tuple[Span, ...]]
) -> tuple[Milestone, ...]:
    found = [item for start, end in stretches for item in find_expectations(material.shadow.text, start, end, tuple(s for s in signs if start <= s.start < end))]
    if found:
        evidence["milestones"] = tuple(material.span(item.start, item.end) for item in found)
    return tuple(Milestone(item.what, item.when, material.quote(item.start, item.end)) for item in found)


def _problems(
    material: Material, place: int, mentions: Mentions, stretches: list[tuple[int, int]], evidence: dict[str, tuple[Span, ...]]
) -> tuple[Problem, ...]:
    text, mention = material.shadow.text, mentions.projects[place]
    places = list(stretches)
    if mention.group is not None and (state := mentions.groups[mention.group].group.state):
        places.append(state)
    reasons = [reason for start, end in places for reason in find_reasons(text, start, end)]
    if reasons:
        evidence["problems"] = tuple(material.span(*reason) for reason in reasons)
    return tuple(Problem(kind, words) for kind, words in find_problems(text, reasons, material.lexicon))


def _components(
    material: Material,
    place: int,
    mentions: Mentions,
    figures: tuple[FoundFigure, ...],
    by_owner: dict[Subject, list[Claim]],
    evidence: dict[str, tuple[Span, ...]],
) -> tuple[Component, ...]:
    components = []
    for number, mention in enumerate(mentions.components):
        if mention.project != place:
            continue
        group = mentions.groups[mention.group].group
        claims = by_owner.get(Subject("component", number), [])
        said = material.quote(*group.state) if group.state else ""
        own = tuple(ComponentFigure(figures[claim.figure].figure, claim.role) for claim in claims)
        components.append(Component(material.quote(mention.name.start, mention.name.end), group.status, said, own))
        evidence["components"] = (*evidence.get("components", ()), material.span(mention.name.start, mention.name.end))
    return tuple(components)


def _review(fields: _Fields, figures: tuple[FoundFigure, ...], claims: Iterable[Claim], stretches: list[tuple[int, int]]) -> tuple[str, ...]:
    """Why a person should look at the record."""
    reasons = [f"{_FIELD_NAMES[field]}有多个数值" for field in fields.alternatives]
    claimed = {claim.figure for claim in claims}
    for place, found in enumerate(figures):
        if place not in claimed and found.figure.kind == "money" and any(start <= found.start < end for start, end in stretches):
            reasons.append(f"有未归属的金额：{found.figure.text}")
    return tuple(reasons)


_FIELD_NAMES = {"total_investment": "总投资", "annual_plan": "年度计划投资", "percent_of_plan": "占年度计划比重", "progress_percent": "形象进度"}
