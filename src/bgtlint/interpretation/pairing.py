"""Which quantity each of several prices of one form is multiplied by.

A quantity whose name shares most characters with the price's name belongs to it (打印机单价 to
购置打印机). Where names leave several readings open, or a price may be the cost of the whole item,
the readings that together come nearest to the budget are taken: an alarm is right only if none
explains it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import product
from math import prod

from bgtlint.interpretation.quantities import Quantity
from bgtlint.model import CostLine, Figure, Indicator, MeasureKind
from bgtlint.reading.normalise import compact

MOST = 2000
"""Combinations of readings tried; a form with more keeps the nearest reading of each price."""

_NAMES = ("level3", "description")
_EACH = {"每月": 12, "每季": 4, "每周": 52, "每半年": 2, "每学期": 2}
"""How often a year has what a quantity is counted in (每月服务4次)."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A cost line with one quantity for it, and what the two come to."""

    line: CostLine
    whole: Quantity


def _pairs(indicator: Indicator) -> frozenset[str]:
    figures: list[Figure | None] = [indicator.figures.get(name) for name in _NAMES]
    texts = [compact(figure.measure.text) for figure in figures if figure]
    return frozenset(text[i : i + 2] for text in texts for i in range(len(text) - 1))


def _named(readings: Sequence[Reading]) -> list[Reading]:
    """Return the readings whose quantity shares most with the price's name.

    Those without a quantity stay: an amount may be the cost of the whole item.
    """
    own = _pairs(readings[0].line.cost)
    shared = [
        len(own & _pairs(one.line.quantity_of)) if one.line.quantity_of else -1 for one in readings
    ]
    most = max(shared)
    return [one for one, n in zip(readings, shared, strict=True) if n in (-1, most)]


def _distance(chosen: Sequence[Reading], budget: Quantity) -> tuple[Decimal, int]:
    """Return how far readings are from the budget together, and how many share a quantity."""
    total = chosen[0].whole
    for one in chosen[1:]:
        total = total + one.whole
    counted = [id(one.line.quantity_of) for one in chosen if one.line.quantity_of]
    return abs((total - budget).to(budget.unit).number), len(counted) - len(set(counted))


def pair(readings: Sequence[Sequence[Reading]], budget: Quantity) -> tuple[CostLine, ...]:
    """Return one reading for each price; the wholes and the budget are amounts of money.

    Returns () where a price has no reading or the readings are too many to try.
    """
    if not all(readings) or prod(map(len, readings)) > MOST:
        return ()
    every = product(*map(_named, readings))
    chosen = min(every, key=lambda some: _distance(some, budget))
    return tuple(one.line for one in chosen)


def combined(
    line: CostLine, readings: Sequence[CostLine], quantities: Sequence[tuple[Figure, Indicator]]
) -> Iterator[CostLine]:
    """Yield the line with several quantities taken together.

    Groups at one price added up (孤儿20人、其他儿童35人), then its quantity times another one of
    the form (3期 × 60人), times the periods of a year where a row says 每月.
    """
    if line.quantity is None or line.quantity_of is None:
        return
    own = line.quantity.measure
    groups = {id(one.quantity_of): one.quantity for one in readings if one.quantity}
    alike = [
        figure.measure
        for figure in groups.values()
        if figure.measure.kind is MeasureKind.QUANTITATIVE
        and (figure.measure.unit, figure.measure.per) == (own.unit, own.per)
    ]
    if len(alike) > 1:
        whole = sum((one.number for one in alike if one.number is not None), Decimal(0))
        yield _counted(line, whole, " + ".join(one.text for one in alike), own.per)
    for figure, row in quantities:
        other = figure.measure
        if row is line.quantity_of or other.number is None or own.number is None or other.per:
            continue
        words = "".join(f.measure.text for one in (row, line.quantity_of) for f in _words(one))
        for times in (1, *(n for each, n in _EACH.items() if each in words)):
            said = f"{own.text} × {other.text}" + (f" × {times}" if times > 1 else "")
            whole = own.number * other.number * times
            yield _counted(line, whole, said, tuple(n for n in own.per if n != other.unit))


def _words(indicator: Indicator) -> Iterator[Figure]:
    yield from (f for name in (*_NAMES, "value") if (f := indicator.figures.get(name)))


def _counted(line: CostLine, number: Decimal, text: str, per: tuple[str, ...]) -> CostLine:
    if line.quantity is None:
        return line
    measure = replace(line.quantity.measure, number=number, upper=None, text=text, per=per)
    return replace(line, quantity=replace(line.quantity, measure=measure))
