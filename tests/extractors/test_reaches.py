"""What is looked up says what going through all stretches would say."""

from hypothesis import given
from hypothesis import strategies as st

from extractors.reaches import Reaches

PLACES = st.integers(0, 30)
STRETCHES = st.lists(st.tuples(PLACES, PLACES))


@given(STRETCHES, STRETCHES, PLACES, PLACES)
def test_reaches_are_those_of_all_stretches(
    first: list[tuple[int, int]], more: list[tuple[int, int]], low: int, high: int
) -> None:
    reaches = Reaches(first)
    reaches.before(high)  # what was asked before something is added must not be remembered behind it
    for place, reach in more:
        reaches.add(place, reach)
        reaches.upto(low)
    every = [*first, *more]
    assert reaches.before(high) == max((reach for place, reach in every if place < high), default=-1)
    assert reaches.upto(high) == max((reach for place, reach in every if place <= high), default=-1)
    assert reaches.touch(low, high) == any(place < high and low < reach for place, reach in every)
