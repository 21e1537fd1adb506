"""A project as one report tells of it."""

from dataclasses import dataclass
from typing import Literal

from schemas.figure import Figure, Span
from schemas.frozen import quickly_built
from schemas.ledger import Role
from schemas.period import Period

Level = Literal["国家重点", "省重点", "市重点", "县重点"]
Nature = Literal["续建", "新建", "前期", "签约", "开工", "投产", "竣工", "收尾", "储备"]
Status = Literal["前期", "未开工", "在建", "停工", "试运行", "完工", "投产", "取消"]
ProblemKind = Literal["资金", "土地", "征拆", "审批", "设计", "施工", "市场", "其他"]
Evidence = dict[str, tuple[Span, ...]]
Alternatives = dict[str, tuple[Figure, ...]]


@quickly_built
@dataclass(frozen=True, slots=True)
class Completion:
    """What was invested in a period."""

    period: Period
    amount: Figure


@dataclass(frozen=True, slots=True)
class Funding:
    """A source of money and its share."""

    source: str
    amount: Figure


@dataclass(frozen=True, slots=True)
class Milestone:
    """Something expected of a project, and when."""

    what: str
    when: str | None
    text: str


@dataclass(frozen=True, slots=True)
class ComponentFigure:
    """A figure of a part of a project."""

    figure: Figure
    role: Role


@quickly_built
@dataclass(frozen=True, slots=True)
class Component:
    """A part of a project with a state of its own."""

    name: str
    status: Status | None
    text: str
    figures: tuple[ComponentFigure, ...]


@quickly_built
@dataclass(frozen=True, slots=True)
class Problem:
    """What holds a project up."""

    kind: ProblemKind
    text: str


@quickly_built
@dataclass(frozen=True, slots=True)
class LabelledFigure:
    """A figure that has a record but no field of its own: a capacity, an area, a sum that is not the investment."""

    label: str
    figure: Figure


@quickly_built
@dataclass(frozen=True, slots=True)
class Project:
    """One project of one report; null means that the report does not say, or not clearly enough."""

    name: str
    aliases: tuple[str, ...]
    code: str | None
    level: Level | None
    nature: Nature | None
    industry: str | None
    region: str | None
    location: str | None
    content: str | None
    builder: str | None
    responsible: tuple[str, ...]
    start: str | None
    finish: str | None
    total_investment: Figure | None
    annual_plan: Figure | None
    plan_year: int | None
    h1_completion: Figure | None
    completions: tuple[Completion, ...]
    percent_of_plan: Figure | None
    progress_percent: Figure | None
    funding: tuple[Funding, ...]
    status: Status | None
    status_text: str | None
    milestones: tuple[Milestone, ...]
    components: tuple[Component, ...]
    problems: tuple[Problem, ...]
    other_figures: tuple[LabelledFigure, ...]
    attributes: dict[str, str]
    alternatives: Alternatives
    review: tuple[str, ...]
    evidence: Evidence
