import pytest

from bgtlint.interpretation.amounts import read_amount
from bgtlint.interpretation.slips import slipped
from bgtlint.model import Figure, Location


@pytest.mark.parametrize(
    ("amounts", "name", "expected"),
    [
        ({"budget": "12.50", "fiscal": "125000"}, "fiscal", True),
        ({"budget": "125000", "fiscal": "12.50"}, "budget", True),
        ({"budget": "12.50", "fiscal": "10.00", "other": "25000"}, "other", True),
        ({"budget": "12.50", "fiscal": "12.50"}, "fiscal", False),
        ({"budget": "12.50", "fiscal": "12.00"}, "fiscal", False),
        ({"budget": "97.20", "fiscal": "97.20", "other": "1.00"}, "other", False),
    ],
)
def test_a_slip_is_proved_by_the_sum_it_closes(
    amounts: dict[str, str], name: str, expected: bool
) -> None:
    figures = {
        key: Figure(Location(key, text), read_amount(text, "万元")) for key, text in amounts.items()
    }
    assert slipped(figures, name) is expected
