"""How far any of some stretches reaches that begin before a place: looked up, not gone through."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable


class Reaches:
    """Stretches by a place of theirs, each with how far it reaches; to be asked at any place, and to be added to.

    >>> reaches = Reaches([(0, 5), (3, 4), (9, 12)])
    >>> reaches.before(3), reaches.upto(9), reaches.before(0)
    (5, 12, -1)
    >>> reaches.touch(5, 9), reaches.touch(4, 6)
    (False, True)
    """

    def __init__(self, stretches: Iterable[tuple[int, int]]) -> None:
        self._stretches = sorted(stretches)
        self._furthest: list[int] = []

    def add(self, place: int, reach: int) -> None:
        """Adds a stretch; at little cost where it stands behind most others."""
        insort(self._stretches, (place, reach))
        del self._furthest[bisect_left(self._stretches, (place, reach)) :]

    def before(self, place: int) -> int:
        """How far the stretches before a place reach at most; -1 where there are none."""
        return self._among(bisect_left(self._stretches, (place, -1)))

    def upto(self, place: int) -> int:
        """How far the stretches up to a place reach at most; -1 where there are none."""
        return self._among(bisect_right(self._stretches, (place + 1, -1)))

    def touch(self, start: int, end: int) -> bool:
        """Whether one of the stretches, told by where they begin, has a letter in common with text[start:end]."""
        return self.before(end) > start

    def _among(self, number: int) -> int:
        """How far the first so many of the stretches reach."""
        for _, reach in self._stretches[len(self._furthest) : number]:
            self._furthest.append(max(reach, self._furthest[-1]) if self._furthest else reach)
        return self._furthest[number - 1] if number else -1
