"""Fund blocks, tasks and totals of a form, read as figures."""

from collections.abc import Iterator, Mapping

from bgtlint.interpretation.amounts import read_amount, read_percent
from bgtlint.interpretation.points import read_heading_points, read_points, read_rate
from bgtlint.model import (
    Figure,
    Form,
    Fund,
    FundRow,
    Location,
    Measure,
    MeasureKind,
    Task,
    TaskRow,
)
from bgtlint.reading.normalise import compact
from bgtlint.recognition.fund_words import FundWords
from bgtlint.recognition.tasks import AMOUNTS

MONEY = ("initial", "adjustment", "adjusted", "executed")
BUDGETS = ("initial", "adjusted", "executed")


def _figure(name: str, place: Location, unit: str) -> Figure:
    if name in MONEY:
        return Figure(place, read_amount(place.text, unit))
    if name == "rate":
        return Figure(place, read_rate(place.text, place.label))
    if name == "share":
        return Figure(place, read_percent(place.text))
    if name == "score":
        return Figure(place, read_points(place.text))
    if name == "weight":
        return Figure(place, _weight(place.text))
    text = place.text
    kind = MeasureKind.QUALITATIVE if compact(text) else MeasureKind.EMPTY
    return Figure(place, Measure(text, kind))


def _weight(text: str) -> Measure:
    found = read_points(text)
    if found.kind is not MeasureKind.MALFORMED:
        return found
    heading = read_heading_points(text)
    return found if heading.number is None else heading


def unit_at(place: Location, form: Form) -> str:
    """Return the unit of an amount: of its own label （元）, else the form's."""
    for name in ("亿元", "万元", "千元", "元"):
        if f"({name})" in compact(place.label):
            return name
    return form.amount_unit


def read_funds(form: Form, words: FundWords) -> Iterator[Fund]:
    """Yield the rows of the fund blocks with every cell read.

    Where the parts of a total are basic and program expenditure and 其他资金 alone stands beside
    them, it divides by type as they do.
    """
    for row in form.funds:
        figures = {
            name: _figure(name, place, unit_at(place, form)) for name, place in row.cells.items()
        }
        yield Fund(
            row.name, row.part_of, row.label, figures, row.block, _division(row, form, words)
        )


def _division(row: FundRow, form: Form, words: FundWords) -> str:
    siblings = {
        other.name: words.division(other.name)
        for other in form.funds
        if other.block == row.block and other.part_of == row.part_of
    }
    sources = {name for name, division in siblings.items() if division == "source"}
    if sources <= {"other"} and "type" in siblings.values():
        return "type"
    return words.division(row.name)


def read_task(row: TaskRow, form: Form) -> Task:
    """Read the amounts of a main task; its words stay as they are."""
    amounts = {
        name: Figure(place, read_amount(place.text, unit_at(place, form)))
        for name, place in row.cells.items()
        if name in AMOUNTS
    }
    return Task(row.cells.get("name"), amounts)


def read_totals(form: Form) -> Mapping[str, Figure]:
    """Read what the form adds up itself: points, task amounts; grade and reason as text."""
    found: dict[str, Figure] = {}
    for name, place in form.totals.items():
        if name in ("weight", "score"):
            found[name] = Figure(place, read_points(place.text))
        elif name.startswith("task_"):
            found[name] = Figure(place, read_amount(place.text, unit_at(place, form)))
        else:
            kind = MeasureKind.QUALITATIVE if compact(place.text) else MeasureKind.EMPTY
            found[name] = Figure(place, Measure(place.text, kind))
    return found


def budget_of(funds: tuple[Fund, ...]) -> Figure | None:
    """Return the budget of a form with a fund block: 年初预算数, or 全年预算数 where it is none."""
    total = next((fund for fund in funds if fund.name == "budget"), None)
    if total is None:
        return None
    found = [total.figures[name] for name in ("initial", "adjusted") if name in total.figures]
    filled = [one for one in found if one.measure.number]
    return next(iter(filled or found), None)
