import copy
import pickle
from collections.abc import Mapping
from dataclasses import FrozenInstanceError, field, fields, replace

import pytest

from bgtlint.records import record


@record
class Spot:
    """A record with every kind of field."""

    row: int
    kind: str = "plain"
    class_: int = 0
    marks: Mapping[str, int] = field(default_factory=dict)


def test_values_by_place_and_by_name() -> None:
    spot = Spot(3, class_=2)
    assert (spot.row, spot.kind, spot.class_, spot.marks) == (3, "plain", 2, {})
    assert type(spot) is Spot
    assert repr(spot) == "Spot(row=3, kind='plain', class_=2, marks={})"
    assert [part.name for part in fields(Spot)] == ["row", "kind", "class_", "marks"]


def test_a_factory_makes_each_record_its_own() -> None:
    assert Spot(1).marks is not Spot(1).marks
    given: dict[str, int] = {"a": 1}
    assert Spot(1, marks=given).marks is given


def test_records_are_equal_by_value_and_frozen() -> None:
    assert Spot(1) == Spot(1) != Spot(2)
    with pytest.raises(FrozenInstanceError):
        Spot(1).row = 2  # type: ignore[misc]
    assert not hasattr(Spot(1), "__dict__")


@pytest.mark.parametrize("values", [(), (1, "a", 2, {}, 5)])
def test_wrong_values_are_refused(values: tuple[object, ...]) -> None:
    with pytest.raises(TypeError):
        Spot(*values)  # type: ignore[arg-type]


def test_copies_are_the_same_record() -> None:
    spot = Spot(1, "x", 2, {"a": 1})
    assert replace(spot, row=4) == Spot(4, "x", 2, {"a": 1})
    assert pickle.loads(pickle.dumps(spot)) == copy.copy(spot) == copy.deepcopy(spot) == spot


@record
class Span:
    """A record that refuses some values."""

    low: int
    high: int

    def __post_init__(self) -> None:
        if self.low > self.high:
            raise ValueError(self.low)


def test_values_that_do_not_fit_together_are_refused() -> None:
    assert Span(1, 2) == Span(low=1, high=2)
    with pytest.raises(ValueError, match="3"):
        Span(3, 2)
