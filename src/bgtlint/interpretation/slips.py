"""Slips that figures themselves give away: 元 printed as 万元, a year's part taken for the year."""

from collections.abc import Mapping
from decimal import Decimal

from bgtlint.interpretation.cost_lines import product
from bgtlint.interpretation.quantities import Quantity, exact
from bgtlint.interpretation.tolerance import amount, approximately_equal
from bgtlint.model import CostLine, Figure

_SCALE = Decimal(10000)
_EXACTLY = Decimal(0)
_PART_OF_YEAR = Decimal("0.0001")


def _amounts(figures: Mapping[str, Figure]) -> dict[str, Quantity]:
    read = {name: amount(figure.measure) for name, figure in figures.items()}
    return {name: found for name, found in read.items() if found is not None}


def slipped(amounts: Mapping[str, Figure], name: str) -> bool:
    """Tell whether the funds add up to the budget once one amount is divided by ten thousand.

    `amounts` holds the budget under its name and its parts under theirs. False where they add
    up as they stand, or without that amount: then it is one too many.
    """
    read = _amounts(amounts)
    budget = read.pop("budget", None)
    wrong = budget if name == "budget" else read.get(name)
    if budget is None or wrong is None or not read or wrong.number <= 0 or not budget.number:
        return False
    total = exact(0, budget.unit)
    for part in read.values():
        total += part
    if approximately_equal(total, budget, _EXACTLY):
        return False
    if wrong is budget:
        return approximately_equal(total, budget / _SCALE, _EXACTLY)
    if approximately_equal(total - wrong, budget, _EXACTLY):
        return False
    return approximately_equal(total - wrong + wrong / _SCALE, budget, _EXACTLY)


def part_year(line: CostLine, budget: Quantity | None) -> bool:
    """Tell whether the budget is a whole number of months of a line that is priced by the month."""
    whole = product(line)
    per = line.unit_cost.measure.per if line.unit_cost else ()
    if whole is None or budget is None or line.duration is not None or "月" not in per:
        return False
    return any(
        approximately_equal(whole * month / 12, budget, _PART_OF_YEAR) for month in range(1, 12)
    )
