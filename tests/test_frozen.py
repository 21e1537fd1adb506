"""A changed value is the one that the standard library would make."""

import dataclasses

import pytest

from extractors.settings import Setting
from schemas import Period, Problem, replace

PERIOD = Period("2021-01", "2021-06", None, False, None)


@pytest.mark.parametrize("changes", [{}, {"end": "2021-07"}, {"cumulative": True, "start": None}])
def test_replace_changes_what_it_is_told(changes: dict[str, object]) -> None:
    changed: object = replace(PERIOD, **changes)  # type: ignore[arg-type]
    assert changed == dataclasses.replace(PERIOD, **changes)  # type: ignore[arg-type]
    assert type(changed) is Period
    assert Period("2021-01", "2021-06", None, False, None) == PERIOD


def test_replace_takes_values_of_any_class() -> None:
    assert replace(Setting("省重点", 3, 6), start=2) == Setting("省重点", 2, 6)
    assert replace(Problem("土地", "土地报批"), text="征地").text == "征地"


def test_replace_refuses_a_field_that_is_not_there() -> None:
    with pytest.raises(TypeError):
        replace(PERIOD, finish="2021-07")  # type: ignore[call-arg]


def test_a_changed_value_is_frozen() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        replace(PERIOD, end="2021-07").end = "2021-08"  # type: ignore[misc]
