"""Which counts of a stretch add up to one before them: 40项，新建22项，续建18项 are a whole and its parts."""

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.figures import FoundFigure
from extractors.grouped import Group

MOST_PARTS = 16


@dataclass(frozen=True, slots=True)
class Split:
    """A part of a whole, both as places in the list of groups."""

    whole: int
    last: int
    """The last of the parts that make up the whole."""


def find_splits(groups: Sequence[Group], figures: tuple[FoundFigure, ...]) -> dict[int, Split]:
    """For each group that is one of the parts of an earlier one, by their counts: whose part it is.

    Parts of parts are known first, so that 30项，其中建设27项（省6项，市5项，县16项），前期3项 is read as it is meant.
    """
    sizes = [_size(group, figures) for group in groups]
    parts_end: dict[int, int] = {}
    found: dict[int, Split] = {}
    for whole in range(len(groups) - 1, -1, -1):
        size = sizes[whole]
        if size is None or size < 2:
            continue
        parts: list[int] = []
        left, at = size, whole + 1
        while at < len(groups) and left > 0 and len(parts) < MOST_PARTS:
            part = sizes[at]
            if part is None or part > left or not _may_be_part(groups[at], groups[whole]):
                break
            parts.append(at)
            left -= part
            at = parts_end.get(at, at) + 1
        if left == 0 and len(parts) > 1:
            parts_end[whole] = at - 1
            found.update((part, Split(whole, at - 1)) for part in parts)
    return found


def _size(group: Group, figures: tuple[FoundFigure, ...]) -> int | None:
    value = figures[group.count].figure.value if group.count is not None else None
    return int(value) if value is not None else None


def _may_be_part(part: Group, whole: Group) -> bool:
    """Whether a group can be a part of another at all: 竣工项目 are none of 新开工项目."""
    if part.count == whole.count or (whole.region and not part.generic and part.region):
        return False
    return not (whole.subset and not part.subset and part.nature is None and part.level is None) and not (
        part.nature and whole.nature
    )
