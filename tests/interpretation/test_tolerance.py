"""The tolerance model."""

from decimal import Decimal

import pytest

from bgtlint.interpretation.amounts import read_amount
from bgtlint.interpretation.quantities import Quantity, exact
from bgtlint.interpretation.tolerance import (
    amount,
    approximately_equal,
    count,
    percent,
    price,
    stated,
)
from bgtlint.interpretation.values import read_value

HALF_PERCENT = Decimal("0.005")


def bounds(quantity: Quantity | None) -> tuple[str, str] | None:
    if quantity is None:
        return None
    interval = quantity.interval
    return f"{interval.low.normalize():f}", f"{interval.high.normalize():f}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("29 人", ("29", "29")),
        ("≤7380 人", ("7380", "7380")),
        ("约300人", ("270", "330")),
        ("10-15人", ("10", "15")),
        ("3.5万亩", ("3.45", "3.55")),
        ("6000元", None),
        ("95%", None),
        ("及时", None),
    ],
)
def test_counts_are_exact_unless_approximate(text: str, expected: tuple[str, str] | None) -> None:
    quantity = count(read_value(text))
    assert bounds(quantity) == expected


@pytest.mark.parametrize(
    ("text", "expected", "unit"),
    [
        ("33 元/人", ("32.5", "33.5"), "元/人"),
        ("6000元/条", ("5999.5", "6000.5"), "元/条"),
        ("1元/人", ("0.98", "1.02"), "元/人"),
        ("0.13 万元/户/季度", ("0.1274", "0.1326"), "万元/户/季"),
    ],
)
def test_prices_are_capped(text: str, expected: tuple[str, str], unit: str) -> None:
    quantity = price(read_value(text))
    assert quantity is not None
    assert (bounds(quantity), quantity.unit) == (expected, unit)


def test_amounts_and_percentages() -> None:
    budget, share = amount(read_value("126.15 万元")), percent(read_value("98.33%"))
    assert bounds(budget) == ("126.145", "126.155")
    assert bounds(share) == ("98.325", "98.335")
    whole = percent(read_value("25%"), exact=True)
    assert bounds(whole) == ("25", "25")
    assert amount(read_value("100元/人")) is None
    assert percent(read_value("3个百分点")) is None


def test_an_amount_without_decimals_is_not_half_a_unit_wide() -> None:
    budget = amount(read_value("3 万元"))
    assert bounds(budget) == ("2.985", "3.015")


@pytest.mark.parametrize(
    ("text", "inside", "outside"),
    [
        ("≥95%", "100", "94"),
        ("≤70450人", "0", "-1"),
        (">3次", "4", "3"),
        ("10-15人", "12", "16"),
        ("29人", "29", "30"),
    ],
)
def test_what_a_value_allows(text: str, inside: str, outside: str) -> None:
    interval = stated(read_value(text))
    assert interval is not None
    assert interval.contains(Decimal(inside))
    assert not interval.contains(Decimal(outside))


@pytest.mark.parametrize(
    ("quantity", "cost", "budget", "agree"),
    [
        ("35 户", "893 元/户", "3.125 万元", True),
        ("15 条", "6000 元/条", "8.94 万元", False),
        ("7380 人", "33 元/人", "24.60 万元", True),
        ("76000 人", "10 元/人", "86.64 万元", False),
        ("29 人", "4.35 万元/人", "126.15 万元", True),
    ],
)
def test_agreement_of_product_and_budget(
    quantity: str, cost: str, budget: str, agree: bool
) -> None:
    number, unit_price = count(read_value(quantity)), price(read_value(cost))
    whole = amount(read_value(budget))
    assert number is not None
    assert unit_price is not None
    assert whole is not None
    assert approximately_equal(number * unit_price, whole, HALF_PERCENT) is agree


def test_different_things_never_agree() -> None:
    assert not approximately_equal(exact(1, "人"), exact(1, "元"), Decimal(1))


@pytest.mark.parametrize(
    ("text", "unit", "half"),
    [
        ("0.28", "万元", "0.005"),
        ("9.00", "万元", "0.005"),
        ("9", "万元", "0.045"),
        ("400", "元", "0.5"),
        ("3", "亿元", "0.015"),
    ],
)
def test_an_amount_printed_finely_is_not_capped(text: str, unit: str, half: str) -> None:
    found = amount(read_amount(text, unit))
    assert found is not None
    assert found.interval.high - found.number == Decimal(half)
