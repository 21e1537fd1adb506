"""What is read of a figure: its role, and the words that say so."""

from dataclasses import dataclass

from schemas import Role, quickly_built


@quickly_built
@dataclass(frozen=True, slots=True)
class RoleReading:
    """The role of a figure, and the words that say so."""

    role: Role
    cue: str | None
    start: int
    """Where the cue begins; the figure's own start where there is none."""
    cumulative: bool = False
    part: bool = False
    """Said of a part of a project, not of the whole."""
    expected: bool = False
    """Hoped for, promised or demanded, not done."""
    rule: str | None = None
    """How the role follows where no cue stands before the figure: after, share, list, class, changed; told in explanations."""

    of: Role | None = None
    """What a share is a share of: the annual plan, the total investment."""
    label: str | None = None
    """What the text calls the figure, also where the words do not stand before it."""


def read_said(
    role: Role,
    text: str,
    start: int,
    end: int,
    *,
    cumulative: bool = False,
    part: bool = False,
    rule: str | None = None,
    of: Role | None = None,
) -> RoleReading:
    """The reading of words that stand before their figure."""
    said = text[start:end]
    return RoleReading(role, said, start, cumulative, part, role == "target", rule, of, said)
