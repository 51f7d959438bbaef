"""Exact decimal arithmetic: one precision and directed rounding for every figure."""

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction
from functools import cache

PRECISION = 60
"""Significant digits of every result; sums and products of printed figures stay exact."""


@cache
def nearest() -> Context:
    """Return the context for values: half-even, quiet on inexact results and infinities."""
    return Context(prec=PRECISION, rounding=ROUND_HALF_EVEN, traps=[])


@cache
def downward() -> Context:
    """Return the context for lower bounds, so that rounding never shrinks an interval."""
    return Context(prec=PRECISION, rounding=ROUND_FLOOR, traps=[])


@cache
def upward() -> Context:
    """Return the context for upper bounds, so that rounding never shrinks an interval."""
    return Context(prec=PRECISION, rounding=ROUND_CEILING, traps=[])


def scale(number: Decimal, factor: Fraction, context: Context) -> Decimal:
    """Return number × factor, exact whenever the result has at most `PRECISION` digits."""
    if factor.numerator != 1:
        number = context.multiply(number, Decimal(factor.numerator))
    if factor.denominator != 1:
        number = context.divide(number, Decimal(factor.denominator))
    return number
