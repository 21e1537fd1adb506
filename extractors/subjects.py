"""Whom figures belong to: a record of one report, by its kind and its place among those of its kind."""

from dataclasses import dataclass
from typing import Literal

from schemas import quickly_built


@quickly_built
@dataclass(frozen=True, slots=True)
class Subject:
    """A record that figures belong to: a place in the list of projects, of groups, or of components."""

    kind: Literal["project", "group", "component"]
    place: int
