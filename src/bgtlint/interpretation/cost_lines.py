"""Cost lines (成本测算): each unit cost with the quantity it is multiplied by.

A quantity is paired by the noun that the price counts (元/人 with 人). Where a form leaves
several readings open, the one nearest to the budget is taken: an alarm is right only if no
reading explains the budget. A line that cannot be computed keeps the reason.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from math import prod

from bgtlint.interpretation.costs import Costs
from bgtlint.interpretation.directions import shipped_directions
from bgtlint.interpretation.pairing import Reading, combined, pair
from bgtlint.interpretation.quantities import Quantity, exact
from bgtlint.interpretation.tolerance import amount, approximately_equal, count, price
from bgtlint.interpretation.unit_costs import UNREADABLE, WORDS, read_unit_cost
from bgtlint.interpretation.units import apart, conversion, plain, related
from bgtlint.interpretation.values import read_numbers
from bgtlint.interpretation.words import is_unit
from bgtlint.model import CostLine, Figure, Indicator, MeasureKind

CLOSE = Decimal("0.005")

_FACTORS = {"百": Decimal(100), "千": Decimal(1000), "万": Decimal(10_000), "亿": Decimal(10**8)}
_COUNTED = frozenset({MeasureKind.QUANTITATIVE, MeasureKind.RANGE})
_MONTHS = frozenset({"月", "个月"})
_DAYS = frozenset({"天", "日"})


@dataclass(frozen=True, slots=True)
class _Count:
    indicator: Indicator
    figure: Figure
    quantity_row: bool


def _counts(indicators: Iterable[Indicator]) -> list[_Count]:
    """Return every row that counts something, 数量 rows first.

    A value that cannot be read is replaced by the count its description or name shows; where they
    show none either, the quantity is unknown and no other row stands in for a 数量 row. Nothing is
    bought of what less is better of (死亡人数), nor of none.
    """
    found = []
    unknown = False
    unwanted = shipped_directions().is_plainly_lower
    for indicator in indicators:
        quantity = indicator.role == "quantity"
        if indicator.role == "cost" or (not quantity and unwanted(indicator.name)):
            continue
        for name in WORDS:
            figure = indicator.figures.get(name)
            if figure is None or figure.measure.kind in UNREADABLE:
                continue
            counted = figure.measure.number and figure.measure.unit not in ("", "%")
            if figure.measure.kind in _COUNTED and counted:
                found.append(_Count(indicator, figure, quantity))
            break
        unknown = unknown or (quantity and _is_garbled(indicator, found))
    if unknown:
        return [count for count in found if count.quantity_row]
    return sorted(found, key=lambda count: not count.quantity_row)


def _is_garbled(indicator: Indicator, found: Sequence[_Count]) -> bool:
    """Tell whether a row's value cannot be read and no other cell of it gave the count."""
    value = indicator.figures.get("value")
    garbled = value is not None and value.measure.kind is MeasureKind.MALFORMED
    return garbled and not any(count.indicator is indicator for count in found)


def _durations(line: CostLine, counts: Sequence[_Count]) -> Iterator[Figure | None]:
    """Yield the printed numbers of months or days a price may run for, then the whole year."""
    per = line.unit_cost.measure.per if line.unit_cost else ()
    daily = not _DAYS.isdisjoint(per)
    names = _DAYS if daily else _MONTHS if not _MONTHS.isdisjoint(per) else frozenset()
    for found in counts:
        if found.figure.measure.unit in names and not found.figure.measure.per:
            yield found.figure
    for figure in (line.cost.figures.get(name) for name in WORDS):
        for measure in read_numbers(figure.measure.text) if figure and names else ():
            if figure and measure.unit in names and not measure.per:
                yield Figure(figure.location, measure)
    if not daily:
        yield None


def _in_ones(found: _Count) -> _Count:
    """Return a count of 万亩 as one of 亩, so that a price per 亩 fits it."""
    measure = found.figure.measure
    factor = _FACTORS.get(measure.unit[:1])
    if factor is None or measure.number is None or not is_unit(measure.unit[1:]):
        return found
    upper = measure.upper * factor if measure.upper is not None else None
    plain = replace(measure, number=measure.number * factor, upper=upper, unit=measure.unit[1:])
    return replace(found, figure=replace(found.figure, measure=plain))


def _per(line: CostLine, per: tuple[str, ...]) -> CostLine:
    if line.unit_cost is None:
        return line
    measure = replace(line.unit_cost.measure, per=per)
    return replace(line, unit_cost=replace(line.unit_cost, measure=measure))


def _paired(
    line: CostLine, counts: Sequence[_Count], costs: Costs, several: bool
) -> Iterator[CostLine]:
    """Yield the line with each quantity that fits it, the unit cost in the quantity's noun.

    With several costs no line explains the budget alone, so a count in another row than 数量
    (接待群众 94 人次 as a quality) is taken only where no 数量 row fits.
    """
    per = line.unit_cost.measure.per if line.unit_cost else ()
    objects = costs.objects(per)
    periods = tuple(noun for noun in per if noun not in objects)
    if periods and not objects:
        yield line
    countable = [c for c in counts if c.figure.measure.unit not in _MONTHS | _DAYS]
    compound = [c for c in countable if set(apart(c.figure.measure.unit)) == set(per)]
    if len(per) > 1 and compound:
        yield from (_with(_per(line, (c.figure.measure.unit,)), c) for c in compound)
        return
    nouns = ("".join(objects),) if len(objects) > 1 else objects
    exactly = [c for c in countable if c.figure.measure.unit in nouns]
    countable = countable if exactly else [_in_ones(c) for c in countable]
    exactly = exactly or [c for c in countable if not nouns or c.figure.measure.unit in nouns]
    alike = [c for c in countable if any(related(n, c.figure.measure.unit) for n in nouns)]
    for found in exactly or alike:
        if several and not found.quantity_row and (exactly or alike)[0].quantity_row:
            break
        shared = _per(line, (_shared(nouns, found.figure.measure.unit), *periods))
        yield _with(shared, found)


def _with(line: CostLine, found: _Count) -> CostLine:
    return replace(line, quantity=found.figure, quantity_of=found.indicator)


def _shared(nouns: Sequence[str], counted: str) -> str:
    """Return the noun in which a price meets a quantity, so that the two cancel.

    The price's own where the quantity converts to it (万平方米 to 平方米), else the quantity's
    (件 for 个), without the magnitude before it.
    """
    own = (noun for noun in nouns if conversion(noun, counted) is not None)
    return next(own, plain(counted))


def factors(line: CostLine) -> tuple[Quantity, ...]:
    """Return quantity, unit cost and duration, () where a part cannot be read.

    A price without a quantity counts once; a timed price runs for its duration or a year.
    """
    cost = price(line.unit_cost.measure) if line.unit_cost else None
    number = count(line.quantity.measure) if line.quantity else None
    duration = count(line.duration.measure) if line.duration else exact(1, "年")
    if cost is None or (line.quantity and number is None) or duration is None:
        return ()
    priced = (cost,) if number is None else (number, cost)
    return priced if prod(priced, start=exact(1)).is_money else (*priced, duration)


def product(line: CostLine) -> Quantity | None:
    """Return quantity × unit cost × duration in money, None where a part is missing."""
    found = factors(line)
    return prod(found[1:], start=found[0]) if found else None


def _gap(line: CostLine, budget: Quantity | None) -> Decimal:
    """Return how far a reading is from the budget, as a share of it; 0 when it explains it."""
    whole = product(line)
    if whole is None or budget is None or not whole.same_kind(budget) or not budget.number:
        return Decimal("Infinity")
    if approximately_equal(whole, budget, CLOSE):
        return Decimal(0)
    return abs((whole - budget).to(budget.unit).number / budget.number)


def _readings(
    line: CostLine, counts: Sequence[_Count], costs: Costs, several: bool
) -> list[CostLine]:
    return [
        replace(paired, duration=duration)
        for paired in _paired(line, counts, costs, several)
        for duration in _durations(paired, counts)
    ]


def _together(
    lines: Sequence[CostLine], counts: Sequence[_Count], budget: Quantity | None, costs: Costs
) -> tuple[CostLine, ...]:
    """Return several prices with the quantities that explain the budget best, () for no way.

    An amount without a basis may also be the cost of its whole item.
    """
    if budget is None or any(line.reason or line.unit_cost is None for line in lines):
        return ()
    every = []
    for line in lines:
        found = _readings(line, counts, costs, several=True)
        if line.unit_cost and not line.unit_cost.measure.per:
            found.append(line)
        wholes = [(one, product(one)) for one in found]
        every.append([Reading(one, q) for one, q in wholes if q and q.same_kind(budget)])
    return pair(every, budget)


def _nearest(
    line: CostLine,
    counts: Sequence[_Count],
    budget: Quantity | None,
    costs: Costs,
    several: bool,
) -> CostLine:
    readings = _readings(line, counts, costs, several)
    if readings:
        best = min(readings, key=lambda reading: _gap(reading, budget))
        others = [(c.figure, c.indicator) for c in counts if c.quantity_row]
        together = combined(best, readings, others) if _gap(best, budget) else ()
        return next((one for one in together if not _gap(one, budget)), best)
    per = line.unit_cost.measure.per if line.unit_cost else ()
    if not _DAYS.isdisjoint(per):
        return replace(line, reason="单价按天计，没有天数")
    nouns = "·".join(costs.objects(per))
    return replace(line, reason=f"没有以“{nouns}”计的数量" if nouns else "没有数量")


def read_cost_lines(
    indicators: Sequence[Indicator], budget: Figure | None, costs: Costs
) -> tuple[CostLine, ...]:
    """Return one line for each cost indicator, in the order of the form.

    A cost without any amount of money, the price of a whole contract, and a total (总成本, or an
    amount equal to the budget) are lines without a product.
    """
    counts = _counts(indicators)
    whole = amount(budget.measure) if budget else None
    lines = []
    several = sum(indicator.role == "cost" for indicator in indicators) > 1
    for indicator in indicators:
        if indicator.role != "cost":
            continue
        found = read_unit_cost(indicator, costs)
        if found is None:
            lines.append(CostLine(indicator, None, None, None, reason="成本指标没有金额"))
            continue
        line = CostLine(indicator, found.figure, None, None, basis_from=found.basis_from)
        if not found.figure.measure.per and costs.is_contract(_words(line)):
            lines.append(replace(line, reason="成本是合同总价，可以分年支付"))
        elif not found.figure.measure.per and _is_total(line, whole, costs):
            lines.append(replace(line, total=True, reason="成本是总额，不是单价"))
        else:
            lines.append(line)
    if several and (together := _together(lines, counts, whole, costs)):
        return together
    return tuple(
        line if line.reason else _nearest(line, counts, whole, costs, several) for line in lines
    )


def _is_total(line: CostLine, budget: Quantity | None, costs: Costs) -> bool:
    return costs.is_total(_words(line)) or not _gap(line, budget) or _exceeds(line, budget)


def _exceeds(line: CostLine, budget: Quantity | None) -> bool:
    """Tell whether one time an amount is more than the budget: no price, however few are bought."""
    whole = product(line)
    if whole is None or budget is None or not whole.same_kind(budget):
        return False
    capped = line.unit_cost is not None and line.unit_cost.measure.comparator not in ("≥", ">")
    return capped and 0 < budget.number < whole.to(budget.unit).number


def _words(line: CostLine) -> str:
    return "".join(f.measure.text for name, f in line.cost.figures.items() if name in WORDS)
