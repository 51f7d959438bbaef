"""Values as readers see them."""

from decimal import ROUND_HALF_UP, Decimal

from bgtlint.interpretation.quantities import Quantity
from bgtlint.reading.normalise import squash
from bgtlint.rules.values import Absent, Blank, Known, Record, Unknown, Value, measure_of


def plain(value: Known) -> str:
    """Return a value as it goes into a sum: printed figures without their comparator."""
    found = value.value
    if isinstance(found, Quantity):
        return value.text or found.text()
    if isinstance(found, bool):
        return "是" if found else "否"
    if isinstance(found, tuple):
        return "、".join(shown(item) for item in found)
    if isinstance(found, Record):
        return found.kind
    return value.text or str(found)


def shown(value: Value) -> str:
    """Return a value as printed in the document; unreadable text as it stands, blank as nothing."""
    match value:
        case Known():
            sign = value.measure.comparator if value.measure is not None else ""
            return (sign if len(sign) == 1 else "") + plain(value)
        case Unknown():
            if value.location is not None:
                return squash(value.location.text)
            measure = measure_of(value)
            return squash(measure.text) if measure is not None else ""
        case Blank() | Absent():
            return ""


def absolute(text: str) -> str:
    """Return a quantity's text without its minus sign."""
    return text.replace("-", "", 1) if text.startswith(("-", "≈-")) else text


def share(part: Decimal, whole: Decimal) -> str:
    """Return |part| as a percentage of |whole| with two decimals; "" of nothing."""
    if not whole:
        return ""
    return str((abs(part / whole) * 100).quantize(Decimal("0.01"), ROUND_HALF_UP))
