"""Figures, places and plain facts of the model as values of rules."""

from collections.abc import Iterable
from decimal import Decimal

from bgtlint.interpretation import tolerance
from bgtlint.interpretation.quantities import Quantity, exact
from bgtlint.model import Figure, Location, Measure, MeasureKind
from bgtlint.reading.normalise import compact, squash
from bgtlint.rules import kinds as k
from bgtlint.rules.texts import Text
from bgtlint.rules.values import ABSENT, Blank, Known, Record, Unknown, Value, truth

_MALFORMED = Text("无法读懂", "cannot be read")
_NO_NUMBER = Text("没有数字", "has no number")


def quantity_of(measure: Measure, kind: k.Kind) -> Quantity | None:
    """Return the quantity a measure is, if it is one of that kind; None otherwise."""
    if kind is k.MONEY:
        return tolerance.amount(measure)
    if kind in (k.RATE, k.PRODUCT):
        return tolerance.price(measure)
    if kind is k.COUNT:
        return tolerance.count(measure)
    if kind in (k.RATIO, k.SHARE):
        return tolerance.percent(measure, exact=kind is k.RATIO)
    found = (
        tolerance.price(measure)
        or tolerance.percent(measure, exact=True)
        or tolerance.count(measure)
    )
    if found is None and measure.number is not None:
        return exact(measure.number, tolerance.unit_of(measure))
    return found


def figure(found: Figure | None, kind: k.Kind = k.QUANTITY) -> Value:
    """Return a figure as a number of a kind; text that is no such number is unknown."""
    return ABSENT if found is None else read(found.location, found.measure, kind)


def read(location: Location | None, measure: Measure, kind: k.Kind) -> Value:
    """Return a measure as a number of a kind, with its place."""
    if measure.kind is MeasureKind.EMPTY:
        return Blank(location)
    if measure.kind is MeasureKind.MALFORMED:
        return Unknown(_MALFORMED, location, measure)
    quantity = quantity_of(measure, kind)
    if quantity is None and measure.number is None:
        return Unknown(_NO_NUMBER, location, measure)
    if quantity is None:
        reason = Text(f"不是{kind.text.zh}", f"is not of kind {kind.name}")
        return Unknown(reason, location, measure)
    return Known(quantity, printed(quantity), location, measure)


def printed(quantity: Quantity) -> str:
    """Return a quantity with the digits it was printed with: `12.50 万元`, `25%`."""
    shown = f"{quantity.number:f}"
    gap = "" if quantity.unit in ("", "%", "‰") else " "
    return f"{shown}{gap}{quantity.unit}"


def words(location: Location | None) -> Value:
    """Return what stands at a place as text, compared without white space."""
    if location is None:
        return ABSENT
    shown = squash(location.text)
    return Known(compact(shown), shown, location) if shown else Blank(location)


def text(value: str | None, location: Location | None = None) -> Value:
    """Return a text that is known from elsewhere; None is absent, "" an empty text."""
    return ABSENT if value is None else Known(compact(value), squash(value), location)


def number(value: int | Decimal | None, location: Location | None = None) -> Value:
    """Return a plain number; None is absent."""
    if value is None:
        return ABSENT
    return Known(exact(value), f"{value:f}" if isinstance(value, Decimal) else str(value), location)


def ratio(value: Decimal) -> Value:
    """Return a share between 0 and 1 as a percentage."""
    shown = (value * 100).quantize(Decimal("0.1"))
    return Known(exact(shown, "%"), f"{shown:f}%")


def flag(value: bool | None) -> Value:
    """Return a truth value; None is absent."""
    return ABSENT if value is None else truth(value)


def records(kind: str, objects: Iterable[object], parent: Record | None) -> Value:
    """Return a list of records inside a record."""
    return Known(tuple(Known(Record(kind, item, parent)) for item in objects))
