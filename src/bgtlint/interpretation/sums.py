"""The sums that a form prints beside its budget: what adds up to which total."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from bgtlint.interpretation.amounts import read_amount
from bgtlint.interpretation.funds import unit_at
from bgtlint.interpretation.points import read_points
from bgtlint.interpretation.quantities import exact
from bgtlint.interpretation.tolerance import amount, approximately_equal
from bgtlint.model import Figure, Form, Fund, Location, Sum, Task
from bgtlint.reading.normalise import compact
from bgtlint.recognition.tasks import AMOUNTS, SOURCES

BUDGETS = ("initial", "adjusted")
"""The columns of a fund block that hold a budget."""


def read_sums(
    form: Form, funds: Sequence[Fund], tasks: Sequence[Task], totals: Mapping[str, Figure]
) -> Iterator[Sum]:
    """Yield every sum that a form prints beside the year's budget and its parts."""
    yield from restated(form, funds)
    yield from term_sum(form)
    yield from list_sums(form)
    yield from region_sums(form)
    yield from subtotals(form)
    yield from task_sums(form, tasks, totals)


def task_sums(form: Form, tasks: Sequence[Task], totals: Mapping[str, Figure]) -> Iterator[Sum]:
    """Yield the sums of the main tasks: each column's total, and each task's sources.

    `totals` are the form's, by `task_` and the column. A task is no sum where its table prints
    one source only (其中：财政拨款), or another one under a heading that is not known.
    """
    for name in sorted(AMOUNTS):
        if f"task_{name}" in totals:
            parts = tuple(task.amounts[name] for task in tasks if name in task.amounts)
            yield Sum("task", totals[f"task_{name}"], parts)
    if _unnamed(form):
        return
    for task in tasks:
        for whole, sources in SOURCES.items():
            if whole in task.amounts and all(name in task.amounts for name in sources):
                parts = tuple(task.amounts[name] for name in sources)
                yield Sum("task", task.amounts[whole], parts)


def _unnamed(form: Form) -> bool:
    """Tell whether a number stands beside the tasks under a heading that is not known."""
    rows = {place.row for task in form.tasks for place in task.cells.values()}
    return any(place.row in rows and any(map(str.isdigit, place.text)) for place in form.unclaimed)


def term_sum(form: Form) -> Iterator[Sum]:
    """Yield the budget of a project's whole term as the sum of its parts, if a form prints both."""
    total = form.fields.get("total_budget")
    if total is not None and form.term_parts:
        parts = tuple(_amount(place, form) for place in form.term_parts.values())
        yield Sum("term", _amount(total, form), parts)


def restated(form: Form, funds: Sequence[Fund]) -> Iterator[Sum]:
    """Yield the budget that a form prints beside its fund block, with the block's total.

    That is the budget of the total, at the start of the year or adjusted, that agrees with it, else
    the first one that is filled.
    """
    place = form.fields.get("budget")
    total = next((fund for fund in funds if fund.name == "budget"), None)
    if place is None or total is None:
        return
    printed = _amount(place, form)
    figures = [total.figures[name] for name in BUDGETS if name in total.figures]
    filled = [figure for figure in figures if figure.measure.number is not None]
    same = [f for f in filled if f.measure.number == printed.measure.number]
    for figure in (same or filled)[:1]:
        yield Sum("restated", printed, (figure,))


def list_sums(form: Form) -> Iterator[Sum]:
    """Yield the sums of a list of projects: each with the run of projects that agrees with it.

    Where none does it is the likeliest. A department with one unit prints the same sum twice;
    it is one.
    """
    seen: set[tuple[str, tuple[Location, ...]]] = set()
    for one in form.list_sums:
        key = (compact(one.total.text), one.runs[0])
        if key in seen:
            continue
        seen.add(key)
        total = _amount(one.total, form)
        runs = [tuple(_amount(place, form) for place in run) for run in one.runs]
        yield Sum("list", total, next((run for run in runs if _agree(total, run)), runs[0]))


def region_sums(form: Form) -> Iterator[Sum]:
    """Yield the funds of the whole, each as the sum of its regions'."""
    for one in form.region_sums:
        parts = tuple(_amount(place, form) for place in one.runs[0])
        yield Sum("region", _amount(one.total, form), parts)


def subtotals(form: Form) -> Iterator[Sum]:
    """Yield the subtotals of points: each with the indicators that agree with it, if any do."""
    for one in form.subtotals:
        total = Figure(one.total, read_points(one.total.text))
        runs = [tuple(Figure(p, read_points(p.text)) for p in run) for run in one.runs]
        aim = total.measure.number
        same = (run for run in runs if aim is not None and _points(run) == aim)
        yield Sum("points", total, next(same, runs[0]))


def _points(parts: Sequence[Figure]) -> Decimal:
    return sum((p.measure.number for p in parts if p.measure.number is not None), Decimal(0))


def _agree(total: Figure, parts: Sequence[Figure]) -> bool:
    """Tell whether a total may be the sum of its parts, each rounded as it is printed."""
    whole = amount(total.measure)
    if whole is None:
        return False
    found = exact(0, whole.unit)
    for part in parts:
        found += amount(part.measure) or exact(0, whole.unit)
    return approximately_equal(found, whole, Decimal(0))


def _amount(place: Location, form: Form) -> Figure:
    return Figure(place, read_amount(place.text, unit_at(place, form)))
