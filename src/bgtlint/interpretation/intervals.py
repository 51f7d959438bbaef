"""Intervals of decimals: what a printed figure may stand for, and arithmetic on that.

Bounds are rounded outwards where a result does not terminate, so for x in A and y in B the
exact x ∘ y is always in A ∘ B.
"""

from decimal import Context, Decimal
from fractions import Fraction

from bgtlint.interpretation.decimals import downward, scale, upward
from bgtlint.records import record

_ZERO = Decimal(0)
_INFINITY = Decimal("Infinity")

_Bound = tuple[Decimal, bool]


@record
class Interval:
    """The numbers from `low` to `high`; an infinite bound is always open.

    Raises ValueError for bounds in the wrong order, for NaN and for an empty interval.
    """

    low: Decimal
    high: Decimal
    low_closed: bool = True
    high_closed: bool = True

    def __post_init__(self) -> None:
        """Check the bounds."""
        if self.low.is_nan() or self.high.is_nan() or self.low > self.high:
            raise ValueError(f"not an interval: {self.low}..{self.high}")
        if self.low == self.high:
            if not (self.low_closed and self.high_closed) or self.low.is_infinite():
                raise ValueError(f"an empty interval: {self.low}..{self.high}")
            return
        if self.low_closed and self.low.is_infinite():
            object.__setattr__(self, "low_closed", False)
        if self.high_closed and self.high.is_infinite():
            object.__setattr__(self, "high_closed", False)

    @property
    def is_point(self) -> bool:
        """Whether the interval is one number."""
        return self.low == self.high

    @property
    def width(self) -> Decimal:
        """The distance of the bounds, Infinity where one is missing."""
        return upward().subtract(self.high, self.low)

    def contains(self, number: Decimal) -> bool:
        """Whether the number lies inside."""
        above = self.low < number or (self.low_closed and self.low == number)
        return above and (number < self.high or (self.high_closed and self.high == number))

    def intersects(self, other: "Interval") -> bool:
        """Whether some number lies in both; a shared bound counts only if closed on both sides."""
        if self.high < other.low or other.high < self.low:
            return False
        if self.high == other.low:
            return self.high_closed and other.low_closed
        if other.high == self.low:
            return other.high_closed and self.low_closed
        return True

    def __add__(self, other: "Interval") -> "Interval":
        """Return every sum of a number of each."""
        return Interval(
            downward().add(self.low, other.low),
            upward().add(self.high, other.high),
            self.low_closed and other.low_closed,
            self.high_closed and other.high_closed,
        )

    def __neg__(self) -> "Interval":
        """Return the mirror image at zero."""
        return Interval(
            self.high.copy_negate(), self.low.copy_negate(), self.high_closed, self.low_closed
        )

    def __sub__(self, other: "Interval") -> "Interval":
        """Return every difference of a number of each."""
        return self + -other

    def __mul__(self, other: "Interval") -> "Interval":
        """Return every product of a number of each."""
        if self.low.is_signed() or other.low.is_signed():
            pairs = [(a, b) for a in _bounds(self) for b in _bounds(other)]
            low = min((_product(a, b, downward()) for a, b in pairs), key=_low_order)
            high = max((_product(a, b, upward()) for a, b in pairs), key=_high_order)
        else:
            low = _product(_bounds(self)[0], _bounds(other)[0], downward())
            high = _product(_bounds(self)[1], _bounds(other)[1], upward())
        return Interval(low[0], high[0], low[1], high[1])

    def __truediv__(self, other: "Interval") -> "Interval":
        """Return every quotient; the whole line if the divisor may be zero."""
        if other.low <= _ZERO <= other.high:
            return WHOLE
        pairs = [
            (a, b)
            for a in _bounds(self)
            for b in _bounds(other)
            if not (a[0].is_infinite() and b[0].is_infinite())
        ]
        low = min((_quotient(a, b, downward()) for a, b in pairs), key=_low_order)
        high = max((_quotient(a, b, upward()) for a, b in pairs), key=_high_order)
        return Interval(low[0], high[0], low[1], high[1])

    def scaled(self, factor: Fraction) -> "Interval":
        """Return the interval times a positive exact factor."""
        if factor == 1:
            return self
        return Interval(
            scale(self.low, factor, downward()),
            scale(self.high, factor, upward()),
            self.low_closed,
            self.high_closed,
        )


WHOLE = Interval(_INFINITY.copy_negate(), _INFINITY, False, False)
"""The whole line: nothing is known."""


def point(number: Decimal) -> Interval:
    """Return the interval of one exact number."""
    return Interval(number, number)


def from_digits(number: Decimal, decimals: int, cap: Decimal | None = None) -> Interval:
    """Return what a number printed with so many decimals may stand for, closed on both sides.

    Half a unit of the last printed decimal each way (GB/T 8170, half up and half even both
    accepted), at most `cap` times the number where a cap is given.
    """
    half = Decimal(5).scaleb(-decimals - 1)
    if cap is not None and cap.is_finite():
        half = min(half, upward().multiply(abs(number), cap))
    return Interval(downward().subtract(number, half), upward().add(number, half))


def from_comparator(comparator: str, number: Decimal, floor: Decimal | None = None) -> Interval:
    """Return the numbers that satisfy `comparator number`; "" and = give the number alone.

    `floor` is the least possible value (0 for counts and money), used for ≤ and < unless the
    number itself lies at or below it.
    """
    least = floor if floor is not None and floor < number else None
    low = _INFINITY.copy_negate() if least is None else least
    match comparator:
        case "≥":
            return Interval(number, _INFINITY, True, False)
        case ">":
            return Interval(number, _INFINITY, False, False)
        case "≤":
            return Interval(low, number, True, True)
        case "<":
            return Interval(low, number, True, False)
        case _:
            return point(number)


def _bounds(interval: Interval) -> tuple[_Bound, _Bound]:
    return (interval.low, interval.low_closed), (interval.high, interval.high_closed)


def _low_order(bound: _Bound) -> tuple[Decimal, bool]:
    return bound[0], not bound[1]


def _high_order(bound: _Bound) -> tuple[Decimal, bool]:
    return bound


def _product(a: _Bound, b: _Bound, context: Context) -> _Bound:
    if not a[0] or not b[0]:
        return _ZERO, (not a[0] and a[1]) or (not b[0] and b[1])
    return context.multiply(a[0], b[0]), a[1] and b[1]


def _quotient(a: _Bound, b: _Bound, context: Context) -> _Bound:
    if not a[0]:
        return _ZERO, a[1]
    return context.divide(a[0], b[0]), a[1] and b[1]
