"""Exact figures with units."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bgtlint.interpretation.intervals import Interval, from_digits, point
from bgtlint.interpretation.quantities import (
    DimensionError,
    Quantity,
    comparable,
    exact,
    is_round,
)

YEAR = exact(1, "年")


def quantity(number: str, unit: str) -> Quantity:
    value = Decimal(number)
    return Quantity(value, point(value), unit)


@pytest.mark.parametrize(
    ("count", "price", "text"),
    [
        (("31", "人"), ("4.2", "万元/人/年"), "130.20 万元"),
        (("24", "户"), ("0.135", "万元/户/季度"), "12.96 万元"),
        (("24", "户"), ("1350", "元/户/季度"), "12.96 万元"),
        (("40", "名"), ("1800", "元/人·月"), "86.40 万元"),
        (("17", "条"), ("5500", "元/条"), "9.35 万元"),
        (("3.5", "万亩"), ("80", "元/亩"), "280.00 万元"),
    ],
)
def test_quantity_times_price_times_year(
    count: tuple[str, str], price: tuple[str, str], text: str
) -> None:
    whole = quantity(*count) * quantity(*price)
    whole = whole if whole.is_money else whole * YEAR
    assert whole.is_money
    assert whole.to("万元").text() == text


def test_the_interval_goes_along() -> None:
    price = Quantity(Decimal(893), from_digits(Decimal(893), 0), "元/户/季度")
    whole = (quantity("35", "户") * price * YEAR).to("万元")
    assert whole.number == Decimal("12.502")
    assert whole.interval == Interval(Decimal("12.495"), Decimal("12.509"))


def test_a_yuan_is_exactly_a_ten_thousandth() -> None:
    assert quantity("1", "元").to("万元").number == Decimal("0.0001")
    assert quantity("0.0001", "万元").to("元").number == 1


@settings(deadline=None, max_examples=150, derandomize=True)
@given(
    st.decimals(min_value=0, max_value=10**9, places=4),
    st.sampled_from([("元", "万元"), ("亿元", "元"), ("元/人/月", "万元/人/年"), ("万亩", "亩")]),
)
def test_conversion_there_and_back_changes_nothing(number: Decimal, pair: tuple[str, str]) -> None:
    start = exact(number, pair[0])
    back = start.to(pair[1]).to(pair[0])
    assert abs(back.number - number) <= abs(number) * Decimal("1e-50")
    assert start.same_kind(back)


@settings(deadline=None, max_examples=150, derandomize=True)
@given(st.integers(1, 10**6), st.decimals("0.01", 10**6, places=2))
def test_the_implied_price_gives_the_budget_back(count: int, budget: Decimal) -> None:
    people = exact(count, "人")
    price = exact(budget, "万元") / people
    again = (people * price).to("万元").number
    assert abs(again - budget) < Decimal("1e-40")
    assert is_round(price) == (budget * 10**6 % count == 0)


@pytest.mark.parametrize(
    ("number", "unit", "expected"),
    [
        ("5960", "元/条", True),
        ("11.4", "元/人", True),
        ("0.5960", "万元/条", True),
        ("892.857", "元/户", False),
        ("29", "人", True),
        ("29.5", "人", False),
        ("33.33", "%", True),
        ("33.333", "%", False),
        ("0.125", "元", False),
    ],
)
def test_round_numbers(number: str, unit: str, expected: bool) -> None:
    assert is_round(quantity(number, unit)) is expected


@pytest.mark.parametrize(
    ("number", "unit", "text"),
    [
        ("9", "万元", "9.00 万元"),
        ("12.502", "万元", "12.502 万元"),
        ("6000.00", "元/条", "6000 元/条"),
        ("1E+3", "人", "1000 人"),
        ("95.50", "%", "95.5%"),
        ("0", "万元", "0.00 万元"),
        ("-0.06", "万元", "-0.06 万元"),
        ("4", "", "4"),
    ],
)
def test_text_for_readers(number: str, unit: str, text: str) -> None:
    assert quantity(number, unit).text() == text


def test_a_rounded_number_says_so() -> None:
    assert (quantity("12.5", "万元") / exact(140, "户")).to("元/户").text() == "≈892.857 元/户"
    assert (quantity("100000", "万元") / exact(3)).text() == "≈33333.33 万元"


def test_sums_are_in_the_unit_of_the_left() -> None:
    total = quantity("1", "万元") + quantity("500", "元")
    assert (total.number, total.unit) == (Decimal("1.05"), "万元")
    assert (total - quantity("500", "元")).number == 1
    assert (quantity("25", "%") + quantity("25", "%")).text() == "50%"


def test_mismatched_dimensions() -> None:
    assert not comparable(quantity("1", "人"), quantity("1", "元"))
    with pytest.raises(DimensionError):
        quantity("1", "人") + quantity("1", "元")
    with pytest.raises(DimensionError):
        quantity("1", "天").to("月")


def test_division_by_nothing_is_refused() -> None:
    with pytest.raises(ZeroDivisionError):
        quantity("1", "万元") / exact(0, "人")
