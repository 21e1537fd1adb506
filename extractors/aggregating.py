"""The record of one group of projects: its count, its sums, its members."""

from extractors.claims import Claim
from extractors.completions import settle_completions
from extractors.figures import FoundFigure
from extractors.material import Material
from extractors.mentions import GroupMention, Mentions
from extractors.subjects import Subject
from schemas import Aggregate, Cut, Figure, LabelledFigure, Span

MOST_STEPS = 8
"""Groups under groups that are followed upwards."""
_FIELDS = ("count", "total_investment", "annual_plan", "percent_of_plan", "output_value")


def aggregate_record(
    material: Material,
    place: int,
    renumbered: dict[int, int],
    mentions: Mentions,
    figures: tuple[FoundFigure, ...],
    by_owner: dict[Subject, list[Claim]],
) -> Aggregate:
    """The record of one group; `renumbered` tells the places of the groups that became records."""
    mention = mentions.groups[place]
    claims = by_owner.get(Subject("group", place), [])
    single: dict[str, Figure] = {}
    alternatives: dict[str, tuple[Figure, ...]] = {}
    others: list[LabelledFigure] = []
    evidence: dict[str, tuple[Span, ...]] = {"scope": (material.span(mention.group.start, mention.group.end),)}
    for claim in claims:
        figure = figures[claim.figure].figure
        if claim.role not in _FIELDS:
            if claim.role != "completion":
                others.append(LabelledFigure(claim.label, figure))
            continue
        if claim.role not in single:
            single[claim.role] = figure
            evidence[claim.role] = (figure.span,) if claim.cue is None else (figure.span, material.span(*claim.cue))
        elif figure.value != single[claim.role].value:
            alternatives[claim.role] = (*alternatives.get(claim.role, ()), figure)
    completions, _ = settle_completions(material, claims, figures)
    if completions:
        evidence["completions"] = tuple(done.amount.span for done in completions)
    if others:
        evidence["other_figures"] = tuple(item.figure.span for item in others)
    for field, own, said in (
        ("level", mention.group.level, material.blocks[mention.block].level),
        ("nature", mention.group.nature, material.blocks[mention.block].nature),
    ):
        if (
            getattr(mention, field) is not None
        ):  # its own name says it, or the heading above, or the group it is a part of
            heading = (material.span(said.start, said.end),) if said is not None else ()
            above = mentions.groups[mention.part_of].group if mention.part_of is not None else mention.group
            inherited = heading or (material.span(above.start, above.end),)
            evidence[field] = evidence["scope"] if own is not None else inherited
    if completions:
        own_period = next((claim.period for claim in claims if claim.role == "completion"), None)
        place_of = (own_period.start, own_period.end) if own_period else material.period_at
        evidence["period"] = (material.span(*place_of),) if place_of else evidence["completions"]
    if mention.members:
        evidence["members"] = tuple(
            material.span(member.name.start, member.name.end) for member in mention.group.members
        )
    return Aggregate(
        scope=mention.scope,
        level=mention.level,
        nature=mention.nature,
        region=mention.group.scope.rpartition("·")[2] if mention.group.region else None,
        period=completions[0].period if completions else None,
        part_of=_part_of(mention, mentions, renumbered),
        cut=mention.group.cut
        or _cut(
            mention.group.level is not None,
            mention.group.nature is not None,
            mention.part_of is not None,
            mention.group.state is not None or mention.group.subset,
        ),
        exhaustive=None,
        count=single.get("count"),
        total_investment=single.get("total_investment"),
        annual_plan=single.get("annual_plan"),
        completions=completions,
        percent_of_plan=single.get("percent_of_plan"),
        output_value=single.get("output_value"),
        other_figures=tuple(others),
        members=mention.members,
        members_closed=mention.group.closed if mention.members else None,
        alternatives=alternatives,
        evidence=evidence,
    )


def _part_of(mention: GroupMention, mentions: Mentions, renumbered: dict[int, int]) -> int | None:
    """The nearest group above that became a record."""
    above = mention.part_of
    for _ in range(MOST_STEPS):
        if above is None:
            return None
        above = mentions.resolved(above)
        if above in renumbered:
            return renumbered[above]
        above = mentions.groups[above].part_of
    return None


def _cut(by_level: bool, by_nature: bool, is_part: bool, by_state: bool) -> Cut | None:
    """In which way a group is a part of its whole."""
    if not is_part:
        return None
    return "level" if by_level else "nature" if by_nature else "stage" if by_state else None
