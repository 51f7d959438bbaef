"""Unit costs (单价): a cost indicator's number and its basis, wherever they are printed.

The number is the value's; the description's where the value is its rounding or cannot be read;
the name's only where both are blank. The basis of time is taken from the value, the description
or the name, in that order.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from bgtlint.interpretation.costs import Costs
from bgtlint.interpretation.tolerance import price
from bgtlint.interpretation.words import basis, basis_after, basis_before
from bgtlint.model import Figure, Indicator, Measure, MeasureKind
from bgtlint.reading.normalise import compact

PRICED = frozenset({MeasureKind.MONEY, MeasureKind.RATE})
WORDS = ("value", "description", "level3")

UNREADABLE = frozenset({MeasureKind.MALFORMED, MeasureKind.EMPTY})


@dataclass(frozen=True, slots=True)
class UnitCost:
    """A unit cost with its whole basis; `basis_from` is the cell that states it, "" for none."""

    figure: Figure
    basis_from: str


def _money(figure: Figure | None) -> bool:
    return (
        figure is not None and figure.measure.kind in PRICED and figure.measure.number is not None
    )


def _repaired(figure: Figure) -> bool:
    """Tell whether a malformed value still shows one amount of money (4000 个/元)."""
    measure = figure.measure
    return measure.number is not None and measure.unit.endswith("元")


def _rounds(value: Measure, exact: Measure) -> bool:
    """Tell whether a value is a described number printed with fewer decimals (0.13 for 0.125)."""
    coarse = price(replace(value, per=()), Decimal("Infinity"))
    fine = price(replace(exact, per=()))
    if coarse is None or fine is None:
        return False
    near = fine.to(coarse.unit).number
    return near != coarse.number and coarse.interval.contains(near)


def _number(cost: Indicator) -> Figure | None:
    """Return the figure whose number is the unit cost, by the precedence of the cells."""
    value, described, named = (cost.figures.get(name) for name in WORDS)
    spoken = next((f for f in (described, named) if f is not None and _money(f)), None)
    if value is not None and _money(value):
        if spoken is not None and _rounds(value.measure, spoken.measure):
            return spoken
        return value
    if spoken is not None and (value is None or value.measure.kind in UNREADABLE):
        return spoken
    return value if value is not None and _repaired(value) else None


def basis_words(text: str) -> tuple[str, ...]:
    """Return the basis that words alone state (每人每月补贴标准, 人均, 元/人·月): objects first."""
    plain = compact(text)
    objects, _ = basis_before(plain, 0, len(plain))
    slash = plain.find("元/")
    if slash >= 0:
        objects = [*objects, *basis_after(plain, slash + 1)[0]]
    return basis(objects)


def _bases(cost: Indicator, costs: Costs) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield where a basis is printed and what it is, in the order of precedence."""
    for name in WORDS:
        figure = cost.figures.get(name)
        if figure is None:
            continue
        per = figure.measure.per if figure.measure.unit.endswith("元") else ()
        words = basis_words(figure.measure.text)
        if per:
            yield name, per
        elif costs.timed(words):
            yield name, words


def _basis(cost: Indicator, costs: Costs) -> tuple[str, tuple[str, ...]]:
    """Return where the basis comes from and the whole basis: objects first, then the period.

    A basis with a period wins over one without; objects come from the first cell that has some.
    """
    bases = list(_bases(cost, costs))
    timed = next(((name, per) for name, per in bases if costs.timed(per)), None)
    source, period = timed or (bases[0] if bases else ("", ()))
    objects: tuple[str, ...] = next(
        (nouns for _, per in bases if (nouns := costs.objects(per))), ()
    )
    if not objects and source:
        words = (basis_words(f.measure.text) for f in cost.figures.values())
        objects = next((nouns for per in words if (nouns := costs.objects(per))), ())
    return source, (*objects, *(noun for noun in period if noun in costs.periods))


def read_unit_cost(cost: Indicator, costs: Costs) -> UnitCost | None:
    """Return a cost indicator's unit cost, None when no cell of it shows an amount of money."""
    figure = _number(cost)
    if figure is None:
        return None
    source, per = _basis(cost, costs)
    measure = replace(figure.measure, per=per, kind=MeasureKind.RATE if per else MeasureKind.MONEY)
    return UnitCost(Figure(figure.location, measure), source)
