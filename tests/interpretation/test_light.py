"""Light records are records: equal by their fields, hashable, without further attributes."""

from dataclasses import replace

import pytest

from bgtlint.interpretation.light import light


@light
class Pair:
    """Two numbers."""

    one: int
    other: int = 0


def test_a_light_record_is_equal_by_its_fields() -> None:
    assert Pair(1) == Pair(1, 0)
    assert Pair(1) != Pair(2)
    assert len({Pair(1), Pair(1, 0), Pair(2)}) == 2
    assert replace(Pair(1), other=3) == Pair(1, 3)
    assert repr(Pair(1)) == "Pair(one=1, other=0)"


def test_a_light_record_takes_no_further_attribute() -> None:
    with pytest.raises(AttributeError):
        Pair(1).third = 3  # type: ignore[attr-defined]
