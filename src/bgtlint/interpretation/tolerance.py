"""The tolerance model: what a printed measure stands for, and when two figures agree.

A printed number stands for half a unit of its last decimal each way (GB/T 8170). Counts are
exact; prices, amounts and magnified counts (3.5 万亩) are capped, so that a figure printed
without decimals does not swallow a real difference.
"""

from decimal import Decimal
from functools import lru_cache

from bgtlint.interpretation import units
from bgtlint.interpretation.decimals import downward, nearest, upward
from bgtlint.interpretation.intervals import Interval, from_comparator, from_digits, point
from bgtlint.interpretation.quantities import MONEY, Quantity, comparable
from bgtlint.model import Measure

PRICE_CAP = Decimal("0.02")
"""Largest share of a price its last printed digit may stand for."""

AMOUNT_CAP = Decimal("0.005")
"""Largest share of an amount its last printed digit may stand for (whole 万元)."""

FINE = Decimal(50)
"""Yuan: half of the last digit of 0.28 万元. Amounts printed as finely as this are not capped."""

APPROXIMATE = Decimal("0.1")
"""How far 约, 左右, 余 reach each way, as a share of the number."""

_WHOLE = Decimal(0)


def count(measure: Measure) -> Quantity | None:
    """Return a count (29 人, 4 次/年); None if there is no number or it is money or a ratio."""
    unit = unit_of(measure)
    if measure.number is None or _money(unit) or not units.parse(unit).dimension:
        return None
    magnified = any(
        units.unit(part) and part not in units.names() for part, _ in units.parse(unit).parts
    )
    return _quantity(measure, unit, PRICE_CAP if magnified else Decimal(0))


def price(measure: Measure, cap: Decimal = PRICE_CAP) -> Quantity | None:
    """Return a price or a rate of money (6000 元, 4.35 万元/人/年); None if it is not money."""
    unit = unit_of(measure)
    return _quantity(measure, unit, cap) if _money(unit) else None


def amount(measure: Measure, cap: Decimal = AMOUNT_CAP) -> Quantity | None:
    """Return an amount of money (126.15 万元); None for anything else, rates included."""
    unit = unit_of(measure)
    if units.parse(unit).dimension != MONEY:
        return None
    return _quantity(measure, unit, None if _fine(unit, measure.decimals) else cap)


def percent(measure: Measure, exact: bool = False) -> Quantity | None:
    """Return a percentage; None if the measure is none.

    `exact` takes the printed number alone, for sums of shares that must close (25 + 25 + …).
    """
    unit = unit_of(measure)
    if unit != "%":
        return None
    return _quantity(measure, unit, Decimal(0) if exact else None)


def stated(measure: Measure) -> Interval | None:
    """Return the numbers the measure allows (≥95% is 95 and above), in its unit.

    Counts and money do not go below zero. None without a number.
    """
    if measure.number is None:
        return None
    if measure.upper is not None:
        return _between(measure.number, measure.upper)
    floor = None if measure.unit == "%" else _WHOLE
    return from_comparator(measure.comparator, measure.number, floor)


def unit_of(measure: Measure) -> str:
    """Return the whole unit of a measure, basis included: `万元/人/年`."""
    return "/".join((measure.unit or ("1" if measure.per else ""), *measure.per))


def approximately_equal(left: Quantity, right: Quantity, relative: Decimal) -> bool:
    """Whether two figures agree: their intervals meet, or |left - right| ≤ relative × |right|.

    Figures of different dimensions never agree.
    """
    if not comparable(left, right):
        return False
    left = left.to(right.unit)
    if left.interval.intersects(right.interval):
        return True
    gap = abs(nearest().subtract(left.number, right.number))
    return gap <= nearest().multiply(abs(right.number), relative)


@lru_cache(maxsize=1024)
def _fine(unit: str, decimals: int) -> bool:
    """Tell whether the last digit of an amount stands for so few yuan that it needs no cap."""
    factor = units.conversion(unit, "元")
    return factor is not None and factor / 2 <= FINE.scaleb(decimals)


def _money(unit: str) -> bool:
    return ("元", 1) in units.parse(unit).dimension


def _quantity(measure: Measure, unit: str, cap: Decimal | None) -> Quantity | None:
    number = measure.number
    if number is None:
        return None
    if measure.upper is not None:
        return Quantity(number, _between(number, measure.upper), unit)
    if measure.approximate:
        reach = upward().multiply(abs(number), APPROXIMATE)
        spread = Interval(downward().subtract(number, reach), upward().add(number, reach))
        return Quantity(number, spread, unit)
    if cap == 0:
        return Quantity(number, point(number), unit)
    return Quantity(number, from_digits(number, measure.decimals, cap), unit)


def _between(one: Decimal, other: Decimal) -> Interval:
    return Interval(min(one, other), max(one, other))
