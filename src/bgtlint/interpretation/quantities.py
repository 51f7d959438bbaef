"""Figures with a unit and with the interval they stand for: exact arithmetic on both."""

from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

from bgtlint.interpretation import units
from bgtlint.interpretation.decimals import PRECISION, nearest, scale
from bgtlint.interpretation.intervals import Interval, point
from bgtlint.records import record

MONEY = (("元", 1),)
"""The dimension of money, in base units."""

_SHOWN_DECIMALS = 6
_SHOWN_DIGITS = 6


class DimensionError(ValueError):
    """Two quantities of different dimensions were added, subtracted or converted."""


@record
class Quantity:
    """A number of some unit, and the interval its printed form stands for (in the same unit).

    Products and quotients merge units of one dimension: `29 人 × 4.35 万元/人/年 × 1 年` is in
    万元. Sums and conversions raise DimensionError if the dimensions differ (see `comparable`);
    division by a quantity of number zero raises ZeroDivisionError.
    """

    number: Decimal
    interval: Interval
    unit: str = ""

    def __mul__(self, other: "Quantity | Decimal | int") -> "Quantity":
        """Return the product, reduced."""
        other = _quantity(other)
        unit, factor = units.product(self.unit, other.unit)
        number = nearest().multiply(self.number, other.number)
        return _scaled(number, self.interval * other.interval, unit, factor)

    __rmul__ = __mul__

    def __truediv__(self, other: "Quantity | Decimal | int") -> "Quantity":
        """Return the quotient, reduced."""
        other = _quantity(other)
        if not other.number:
            raise ZeroDivisionError(f"{self.text()} ÷ {other.text()}")
        unit, factor = units.quotient(self.unit, other.unit)
        number = nearest().divide(self.number, other.number)
        return _scaled(number, self.interval / other.interval, unit, factor)

    def __add__(self, other: "Quantity") -> "Quantity":
        """Return the sum in the unit of the left."""
        other = other.to(self.unit)
        number = nearest().add(self.number, other.number)
        return Quantity(number, self.interval + other.interval, self.unit)

    def __sub__(self, other: "Quantity") -> "Quantity":
        """Return the difference in the unit of the left."""
        return self + -other

    def __neg__(self) -> "Quantity":
        """Return the quantity with the other sign."""
        return Quantity(self.number.copy_negate(), -self.interval, self.unit)

    def to(self, unit: str) -> "Quantity":
        """Return the same quantity in another unit."""
        if unit == self.unit:
            return self
        factor = units.conversion(self.unit, unit)
        if factor is None:
            raise DimensionError(f"{self.unit or '1'} ↛ {unit or '1'}")
        return _scaled(self.number, self.interval, unit, factor)

    def same_kind(self, other: "Quantity") -> bool:
        """Whether both are of one dimension."""
        return comparable(self, other)

    @property
    def is_money(self) -> bool:
        """Whether this is an amount of money, not a price per something."""
        return units.parse(self.unit).dimension == MONEY

    def text(self) -> str:
        """Return the quantity for readers, `9.00 万元`; a rounded number begins with ≈.

        Amounts in 万元 and 亿元 show at least two decimals; otherwise trailing zeros are dropped.
        A number of more than six decimals is shown to six significant digits, two decimals at
        least.
        """
        shown = _shown(self.number, 2 if self.unit in ("万元", "亿元") else 0)
        if self.unit in ("", "%", "‰"):
            return shown + self.unit
        return f"{shown} {self.unit}"


def exact(number: Decimal | int, unit: str = "") -> Quantity:
    """Return a quantity that stands for itself alone."""
    value = Decimal(number)
    return Quantity(value, point(value), unit)


def comparable(left: Quantity, right: Quantity) -> bool:
    """Whether two quantities are of one dimension, so that they may be added and compared."""
    return units.conversion(left.unit, right.unit) is not None


def is_round(quantity: Quantity) -> bool:
    """Whether the number is one that people print.

    Money and prices: at most two decimals in 元; ratios: at most two decimals; counts: whole.
    """
    parts = units.parse(quantity.unit).parts
    number, decimals = quantity.number, 0
    if not quantity.unit or parts in ((("%", 1),), (("‰", 1),)):
        decimals = 2
    else:
        money = next((n for n, e in parts if e == 1 and _is_money_name(n)), None)
        if money is not None:
            factor = units.conversion(money, "元")
            number, decimals = scale(number, factor or Fraction(1), nearest()), 2
    if not number.is_finite():
        return False
    # ten digits less than the arithmetic has: the noise of a rounded quotient is not a decimal
    settled = Context(prec=PRECISION - 10, traps=[]).plus(number).normalize()
    return -int(settled.as_tuple().exponent) <= decimals


def _is_money_name(name: str) -> bool:
    known = units.unit(name)
    return known is not None and known.dimension == MONEY


def _quantity(value: Quantity | Decimal | int) -> Quantity:
    return value if isinstance(value, Quantity) else exact(value)


def _scaled(number: Decimal, interval: Interval, unit: str, factor: Fraction) -> Quantity:
    if factor == 1:
        return Quantity(number, interval, unit)
    return Quantity(scale(number, factor, nearest()), interval.scaled(factor), unit)


def _shown(number: Decimal, least: int) -> str:
    if not number.is_finite():
        return str(number)
    settled = Context(prec=PRECISION - 10, traps=[]).plus(number)
    plain = settled.normalize() if settled else Decimal(0)
    decimals = -int(plain.as_tuple().exponent)
    if decimals <= _SHOWN_DECIMALS:
        return f"{plain:.{max(decimals, least)}f}"
    places = max(_SHOWN_DIGITS - 1 - plain.adjusted(), 2)
    rounded = plain.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, nearest())
    return f"≈{rounded:f}" if rounded.is_finite() else f"≈{plain:.6g}"
