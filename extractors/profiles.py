"""The record of one project: its figures by role, its state, what is expected of it, and the evidence of each field."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from extractors.claims import Claim
from extractors.completions import settle_completions
from extractors.figures import FoundFigure
from extractors.material import Material
from extractors.mentions import Mentions
from extractors.narrative import (
    is_other_project,
    parts_taken,
    told_components,
    told_field,
    told_milestones,
    told_problems,
    told_status,
    told_term,
)
from extractors.parts import find_parts
from extractors.reasons import find_reasons
from extractors.status import find_signs
from extractors.subjects import Subject
from schemas import (
    Alternatives,
    Figure,
    Funding,
    LabelledFigure,
    Project,
    Role,
    Span,
    quickly_built,
)

_FIGURE_FIELDS: dict[Role, str] = {
    "total_investment": "total_investment",
    "annual_plan": "annual_plan",
    "percent_of_plan": "percent_of_plan",
}


@quickly_built
@dataclass(frozen=True, slots=True)
class _Fields:
    """What the claims of one record amount to."""

    single: dict[str, Figure]
    alternatives: Alternatives
    others: tuple[LabelledFigure, ...]
    funding: tuple[Funding, ...]
    evidence: dict[str, tuple[Span, ...]]


def project_record(
    material: Material,
    place: int,
    mentions: Mentions,
    figures: tuple[FoundFigure, ...],
    by_owner: dict[Subject, list[Claim]],
    counted: list[int],
) -> Project:
    """The record of one project of a report; `counted` are the places of its components among those that groups name."""
    mention = mentions.projects[place]
    claims = by_owner.get(Subject("project", place), [])
    text, name = material.shadow.text, mention.name
    stretches = _stretches(place, mentions)
    parts = tuple(part.group.state for part in mentions.parts_of(place) if part.group.state)
    last_month = int(material.period.end[-2:]) if material.period and material.period.end else None
    reasons = [reason for start, end in stretches for reason in find_reasons(text, start, end)]
    signs = tuple(
        sign
        for start, end in stretches
        for sign in find_signs(
            text, start, end, name.text, material.lexicon, parts=parts, year=material.year, last_month=last_month
        )
        if not any(low <= sign.start < high for low, high in reasons)  # 因设计方案变更 is no state of the works
    )
    fields = _fields(claims, figures, material)
    completions, h1 = settle_completions(material, claims, figures)
    evidence: dict[str, tuple[Span, ...]] = {"name": material.spans(name.start, name.end), **fields.evidence}
    status, status_text = told_status(material, place, mentions, signs, evidence)
    progress = fields.single.get("progress_percent")
    if status is None and progress is not None and progress.value is not None and 0 < progress.value < 100:
        status, status_text = "在建", progress.text
        evidence["status"] = (progress.span,)
    if status is None and "annual_plan" in fields.single:
        spent = next((done.amount for done in completions if done.amount.value), None)
        if spent is not None:  # money of this year's plan has been built up: works are under way
            status, status_text = "在建", spent.text
            evidence["status"] = (spent.span,)
    if status is not None:
        evidence["status_text"] = evidence["status"]
    if "annual_plan" in fields.single and material.year_at is not None:
        evidence["plan_year"] = (material.span(*material.year_at),)
    for field, setting in (("level", mention.level), ("nature", mention.nature)):
        if setting is not None:
            evidence[field] = (material.span(setting.start, setting.end),)
    if completions:
        evidence["completions"] = tuple(done.amount.span for done in completions)
    if h1 is not None:
        evidence["h1_completion"] = (h1.span,)
    told = {field: told_field(material, field, stretches, evidence) for field in ("location", "content", "builder")}
    responsible = told_field(material, "responsible", stretches, evidence)
    start, finish = told_term(material, stretches, evidence)
    milestones = told_milestones(material, signs, last_month, evidence)
    problems = told_problems(material, place, mentions, stretches, reasons, evidence)
    own_parts = find_parts(
        text,
        signs,
        material.lexicon,
        is_project=lambda called: is_other_project(called, place, mentions),
        taken=parts_taken(place, mentions),
    )
    components = told_components(material, place, mentions, figures, by_owner, counted, own_parts, evidence)
    aliases = mentions.aliases.get(place, ())
    if aliases:
        evidence["aliases"] = tuple(material.span(alias.start, alias.end) for alias in aliases)
    return Project(
        name=material.quote(name.start, name.end),
        aliases=tuple(material.quote(alias.start, alias.end) for alias in aliases),
        code=None,
        level=mention.level.name if mention.level else None,
        nature=mention.nature.name if mention.nature else None,
        industry=None,
        region=None,
        location=told["location"],
        content=told["content"],
        builder=told["builder"],
        responsible=tuple(responsible.split("、")) if responsible else (),
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


def _stretches(place: int, mentions: Mentions) -> list[tuple[int, int]]:
    """Where the report tells of a project."""
    return [(telling.start, telling.end) for telling in mentions.tellings_of(place)]


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
        elif claim.role != "completion":
            others.append(LabelledFigure(claim.label, figure))
    if funding:
        evidence["funding"] = tuple(item.amount.span for item in funding)
    if others:
        evidence["other_figures"] = tuple(item.figure.span for item in others)
    return _Fields(single, alternatives, tuple(others), tuple(funding), evidence)


def _start(found: FoundFigure) -> int:
    return found.start


def _review(
    fields: _Fields, figures: tuple[FoundFigure, ...], claims: Iterable[Claim], stretches: list[tuple[int, int]]
) -> tuple[str, ...]:
    """Why a person should look at the record."""
    reasons = [f"{_FIELD_NAMES[field]}有多个数值" for field in fields.alternatives]
    claimed = {claim.figure for claim in claims}
    for start, end in stretches:
        for place in range(bisect_left(figures, start, key=_start), bisect_left(figures, end, key=_start)):
            figure = figures[place].figure
            if place not in claimed and figure.kind == "money":
                reasons.append(f"有未归属的金额：{figure.text}")
    return tuple(reasons)


_FIELD_NAMES = {
    "total_investment": "总投资",
    "annual_plan": "年度计划投资",
    "percent_of_plan": "占年度计划比重",
    "progress_percent": "形象进度",
}
