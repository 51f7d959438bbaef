"""Arithmetic and comparison of known values; what cannot be computed is unknown."""

from datetime import date
from decimal import Decimal

from bgtlint.interpretation.decimals import nearest
from bgtlint.interpretation.quantities import DimensionError, Quantity, comparable, exact
from bgtlint.interpretation.tolerance import approximately_equal
from bgtlint.reading.normalise import compact
from bgtlint.rules.texts import Text
from bgtlint.rules.values import Known, Record, Unknown, Value, truth

_NO_NUMBER = Unknown(Text("不是数值", "not a number"))
_BY_ZERO = Unknown(Text("除数为零", "division by zero"))
_NO_ORDER = Unknown(Text("不能比较大小", "cannot be ordered"))


def mismatch(left: Quantity, right: Quantity) -> Unknown:
    """Return why two quantities cannot be compared or added; the same for either order."""
    one, other = sorted((left.unit, right.unit))
    return Unknown(
        Text(
            f"计量单位不同：{one or '无单位'}与{other or '无单位'}",
            f"units differ: {one or 'none'} and {other or 'none'}",
        )
    )


def _bare_zero(quantity: Quantity) -> bool:
    return not quantity.number and not quantity.unit


def aligned(left: Quantity, right: Quantity) -> tuple[Quantity, Quantity] | Unknown:
    """Return both quantities in the unit of the right; a plain 0 takes any unit."""
    if left.unit == right.unit:
        return left, right
    if _bare_zero(left) and not comparable(left, right):
        return exact(0, right.unit), right
    if _bare_zero(right) and not comparable(left, right):
        return left, exact(0, left.unit)
    if not comparable(left, right):
        return mismatch(left, right)
    return left.to(right.unit), right


def added(left: Known, sign: str, right: Known) -> Value:
    """Return left ± right in the unit of the first that has one."""
    one, other = left.value, right.value
    if not isinstance(one, Quantity) or not isinstance(other, Quantity):
        return _NO_NUMBER
    if _bare_zero(one):
        one = exact(0, other.unit)
    elif _bare_zero(other):
        other = exact(0, one.unit)
    try:
        return Known(one + other if sign == "+" else one - other)
    except DimensionError:
        return mismatch(one, other)


def scaled(left: Known, operator: str, right: Known) -> Value:
    """Return left × right or left ÷ right."""
    one, other = left.value, right.value
    if not isinstance(one, Quantity) or not isinstance(other, Quantity):
        return _NO_NUMBER
    try:
        return Known(one * other if operator == "×" else one / other)
    except ZeroDivisionError:
        return _BY_ZERO


def minus(value: Known) -> Known:
    """Return a figure with the other sign; anything else as it is."""
    if not isinstance(value.value, Quantity):
        return value
    return Known(-value.value, f"-{value.text}" if value.text else "")


def less(left: Known, right: Known) -> bool | Unknown:
    """Tell whether left < right, exactly on the numbers."""
    one, other = left.value, right.value
    if isinstance(one, Quantity) and isinstance(other, Quantity):
        both = aligned(one, other)
        return both if isinstance(both, Unknown) else both[0].number < both[1].number
    if isinstance(one, date) and isinstance(other, date):
        return one < other
    return _NO_ORDER


def equal(left: Known, right: Known) -> bool | Unknown:
    """Tell whether two values are the same, numbers exactly, texts without space and width."""
    one, other = left.value, right.value
    if isinstance(one, Quantity) and isinstance(other, Quantity):
        both = aligned(one, other)
        return both if isinstance(both, Unknown) else both[0].number == both[1].number
    if isinstance(one, str) and isinstance(other, str):
        return one == other or compact(one) == compact(other)
    if isinstance(one, Record) and isinstance(other, Record):
        return one is other
    return type(one) is type(other) and one == other


def compared(left: Known, operator: str, right: Known) -> Value:
    """Return the truth of an exact comparison (= ≠ < ≤ > ≥)."""
    if operator in ("=", "≠"):
        same = equal(left, right)
        return same if isinstance(same, Unknown) else truth(same == (operator == "="))
    swapped = operator in (">", "≤")
    below = less(right, left) if swapped else less(left, right)
    return below if isinstance(below, Unknown) else truth(below == (operator in ("<", ">")))


def about(left: Known, right: Known, tolerance: Known | None) -> Value:
    """Return whether two figures agree within what they stand for, or within a tolerance.

    A ratio is a share of the right side; a tolerance with a unit is an absolute gap.
    """
    one, other = left.value, right.value
    reach = tolerance.value if tolerance is not None else exact(0)
    if not (
        isinstance(one, Quantity) and isinstance(other, Quantity) and isinstance(reach, Quantity)
    ):
        return _NO_NUMBER
    both = aligned(one, other)
    if isinstance(both, Unknown):
        return both
    if comparable(reach, exact(1)):
        return truth(approximately_equal(*both, reach.to("").number))
    if not comparable(reach, both[1]):
        return mismatch(reach, both[1])
    gap = abs(nearest().subtract(both[0].number, both[1].number))
    within = gap <= reach.to(both[1].unit).number
    return truth(within or approximately_equal(*both, Decimal(0)))


def same_key(value: Known) -> tuple[str, object]:
    """Return what is equal for equal values: numbers in base units, compacted texts."""
    found = value.value
    if isinstance(found, Quantity):
        base = exact(1, found.unit)
        for unit in ("元", "人", ""):
            if comparable(base, exact(1, unit)):
                return unit, found.to(unit).number
        return found.unit, found.number
    if isinstance(found, Record):
        return "record", id(found)
    return "text", compact(found) if isinstance(found, str) else found
