"""Laws of interval arithmetic."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bgtlint.interpretation.intervals import (
    WHOLE,
    Interval,
    from_comparator,
    from_digits,
    point,
)

INFINITY = Decimal("Infinity")
numbers = st.decimals(min_value=-1000, max_value=1000, places=2)


@st.composite
def intervals_with_member(draw: st.DrawFn) -> tuple[Interval, Decimal]:
    """An interval, bounded or not, open or closed, and a number inside it."""
    inside = draw(numbers)
    below, above = draw(st.sampled_from([0, 1, 2])), draw(st.sampled_from([0, 1, 2]))
    low = [inside, inside - draw(st.decimals("0.01", 50, places=2)), -INFINITY][below]
    high = [inside, inside + draw(st.decimals("0.01", 50, places=2)), INFINITY][above]
    closed = (below == 0 or draw(st.booleans()), above == 0 or draw(st.booleans()))
    return Interval(low, high, *closed), inside


@settings(deadline=None, max_examples=300, derandomize=True)
@given(intervals_with_member(), intervals_with_member())
def test_results_hold_every_result(
    one: tuple[Interval, Decimal], other: tuple[Interval, Decimal]
) -> None:
    (a, x), (b, y) = one, other
    assert (a + b).contains(x + y)
    assert (a - b).contains(x - y)
    assert (a * b).contains(x * y)
    if y:
        quotient = a / b
        exact = Fraction(x) / Fraction(y)
        assert quotient.low == -INFINITY or Fraction(quotient.low) <= exact
        assert quotient.high == INFINITY or Fraction(quotient.high) >= exact


@settings(deadline=None, max_examples=150, derandomize=True)
@given(intervals_with_member(), intervals_with_member())
def test_meeting_is_symmetric_and_true_for_a_common_number(
    one: tuple[Interval, Decimal], other: tuple[Interval, Decimal]
) -> None:
    (a, x), (b, y) = one, other
    assert a.intersects(b) == b.intersects(a)
    if b.contains(x) or a.contains(y):
        assert a.intersects(b)


@settings(deadline=None, max_examples=150, derandomize=True)
@given(intervals_with_member(), intervals_with_member())
def test_order_of_operands_does_not_matter(
    one: tuple[Interval, Decimal], other: tuple[Interval, Decimal]
) -> None:
    a, b = one[0], other[0]
    assert a + b == b + a
    assert a * b == b * a
    mirrored = -a
    assert -mirrored == a


def test_a_shared_bound_counts_only_if_closed_on_both_sides() -> None:
    below_three = Interval(Decimal(2), Decimal(3), True, False)
    assert not below_three.intersects(point(Decimal(3)))
    assert Interval(Decimal(2), Decimal(3)).intersects(point(Decimal(3)))
    assert not point(Decimal(3)).intersects(Interval(Decimal(3), Decimal(4), False, True))


def test_division_by_what_may_be_zero_says_nothing() -> None:
    assert point(Decimal(5)) / Interval(Decimal(-1), Decimal(1)) == WHOLE
    assert point(Decimal(5)) / Interval(Decimal(0), Decimal(1)) == WHOLE


def test_an_open_zero_bound_stays_open_in_a_product() -> None:
    positive = Interval(Decimal(0), Decimal(1), False, True)
    assert not (positive * positive).contains(Decimal(0))
    assert (positive * point(Decimal(0))) == point(Decimal(0))


@pytest.mark.parametrize(
    ("number", "decimals", "cap", "low", "high"),
    [
        ("8.94", 2, None, "8.935", "8.945"),
        ("33", 0, "0.02", "32.5", "33.5"),
        ("6000", 0, "0.02", "5999.5", "6000.5"),
        ("1", 0, "0.02", "0.98", "1.02"),
        ("-5", 0, "0.02", "-5.1", "-4.9"),
    ],
)
def test_what_printed_digits_stand_for(
    number: str, decimals: int, cap: str | None, low: str, high: str
) -> None:
    interval = from_digits(Decimal(number), decimals, Decimal(cap) if cap else None)
    assert interval == Interval(Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    ("comparator", "inside", "outside"),
    [
        ("≥", ["95", "100"], ["94.99"]),
        (">", ["95.01"], ["95"]),
        ("≤", ["95", "0"], ["95.01", "-1"]),
        ("<", ["94.99"], ["95"]),
        ("=", ["95"], ["95.01", "94.99"]),
        ("", ["95"], ["94"]),
    ],
)
def test_what_a_comparator_allows(comparator: str, inside: list[str], outside: list[str]) -> None:
    interval = from_comparator(comparator, Decimal(95), Decimal(0))
    assert all(interval.contains(Decimal(number)) for number in inside)
    assert not any(interval.contains(Decimal(number)) for number in outside)


@pytest.mark.parametrize(
    ("low", "high", "closed"),
    [("2", "1", (True, True)), ("1", "1", (True, False)), ("NaN", "1", (True, True))],
)
def test_impossible_bounds_are_refused(low: str, high: str, closed: tuple[bool, bool]) -> None:
    with pytest.raises(ValueError, match="interval"):
        Interval(Decimal(low), Decimal(high), *closed)


def test_scaling_is_exact_or_outward() -> None:
    third = point(Decimal(1)).scaled(Fraction(1, 3))
    assert Fraction(third.low) < Fraction(1, 3) < Fraction(third.high)
    assert point(Decimal(5)).scaled(Fraction(1, 8)) == point(Decimal("0.625"))
    assert Interval(Decimal(0), INFINITY, True, False).scaled(Fraction(2)).high == INFINITY


def test_an_infinite_cap_caps_nothing() -> None:
    assert from_digits(Decimal(0), 0, Decimal("Infinity")) == from_digits(Decimal(0), 0)
