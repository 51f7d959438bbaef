"""Forms to projects: every cell of a form read as the value its row calls for."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from bgtlint.interpretation.actuals import read_actual
from bgtlint.interpretation.codes import read_code
from bgtlint.interpretation.cost_lines import read_cost_lines
from bgtlint.interpretation.costs import Costs
from bgtlint.interpretation.funds import (
    budget_of,
    read_funds,
    read_task,
    read_totals,
    unit_at,
)
from bgtlint.interpretation.points import read_points, read_rate
from bgtlint.interpretation.roles import likely_role, role
from bgtlint.interpretation.sums import read_sums
from bgtlint.interpretation.values import read_amount, read_percent, read_value, settle
from bgtlint.interpretation.words import is_unit
from bgtlint.model import (
    Checkpoint,
    Figure,
    Form,
    FormRow,
    Indicator,
    Location,
    Measure,
    MeasureKind,
    PlanCell,
    Project,
)
from bgtlint.reading.normalise import compact, squash
from bgtlint.recognition.fund_words import shipped_fund_words
from bgtlint.recognition.layouts import Levels
from bgtlint.recognition.periods import YEAR

READ = frozenset({"level3", "description"})
BUDGETS = ("budget", "total_budget")
POINTS = frozenset({"weight", "score"})
SPLIT = ("comparator", "value", "unit")

_BRACKETED = re.compile(r"[\[〔【(（][^\]〕】)）]{0,100}[\]〕】)）]")
_NAMED_UNIT = re.compile(r"[(（][≥≤<>=*×]*([^()（）0-9≥≤<>=*×]{1,6})[)）]$")
_YEAR = re.compile(r"(20\d\d)(?:年|-)")


def name_year(name: str) -> int | None:
    """Return the last year in a project's name, those in brackets (document numbers) left out."""
    years = _YEAR.findall(_BRACKETED.sub("", compact(name)))
    return int(years[-1]) if years else None


def _plain(text: str) -> Measure:
    return Measure(text, MeasureKind.QUALITATIVE if compact(text) else MeasureKind.EMPTY)


def _value(cells: Mapping[str, Location], expect: str) -> Measure:
    """Read the value cell; comparator and unit in cells of their own are joined to it.

    A row whose attribute is 定性指标 is 定性 whatever its comparator column says (= 改善 是/否).
    """
    if "comparator" not in cells and "unit" not in cells:
        return read_value(cells["value"].text, expect)
    parts = [cells[name].text if name in cells else "" for name in SPLIT]
    if "attribute" in cells and "定性" in cells["attribute"].text and not _numeric(parts[1]):
        parts = ["定性", *parts[1:]]
    return read_value(" | ".join(parts), expect)


def _numeric(text: str) -> bool:
    return any(sign.isdigit() for sign in text)


def read_indicators(form: Form, levels: Levels) -> Iterator[Indicator]:
    """Yield the indicators of a form; without any level 2 their values tell what they measure."""
    yield from _read(form.rows, form, levels)


def read_regional(form: Form, levels: Levels) -> Iterator[Indicator]:
    """Yield the indicators of a form once more with the values of its further regions."""
    yield from _read(form.regional, form, levels)


def _read(rows: Sequence[FormRow], form: Form, levels: Levels) -> Iterator[Indicator]:
    classed = any(row.level2 for row in form.rows)
    for row in rows:
        indicator = read_indicator(row, role(row, levels))
        likely = "" if classed or indicator.role else likely_role(indicator)
        yield read_indicator(row, likely) if likely else indicator


def read_indicator(row: FormRow, expect: str) -> Indicator:
    """Read one indicator row; a suspicious value is settled by what the row's words say."""
    figures: dict[str, Figure] = {}
    for name, place in row.cells.items():
        if name == "value":
            measure = _value(row.cells, expect)
        elif name in READ:
            measure = read_value(place.text, expect)
        elif name in POINTS:
            measure = read_points(place.text)
        elif name == "completion":
            measure = read_rate(place.text, place.label)
        else:
            measure = _plain(place.text)
        figures[name] = Figure(place, measure)
    described = [figures[name].measure for name in ("description", "level3") if name in figures]
    if "value" in figures:
        figure = figures["value"]
        measure = settle(figure.measure, described, expect)
        figures["value"] = replace(figure, measure=_in_named_unit(measure, row.cells, expect))
    if "actual" in figures:
        place = figures["actual"].location
        target = figures["value"].measure if "value" in figures else None
        figures["actual"] = Figure(place, read_actual(place.text, target, expect))
    named = row.cells.get("level3") or row.cells.get("description")
    name = squash(named.text) if named else ""
    return Indicator(row.level1, row.level2, name, figures, expect, row.period, row.region)


def _in_named_unit(measure: Measure, cells: Mapping[str, Location], expect: str) -> Measure:
    """Read a bare number in the unit that a bracket behind the indicator's name states: (个)."""
    named = cells.get("level3")
    if measure.kind is not MeasureKind.QUANTITATIVE or measure.unit or named is None:
        return measure
    found = _NAMED_UNIT.search(compact(named.text))
    if found is None or "unit" in cells or not all(map(is_unit, found[1].split("/"))):
        return measure
    read = read_value(f"{compact(measure.text)}{found[1]}", expect)
    return replace(read, text=measure.text) if read.unit and not read.problems else measure


def _checkpoint(cell: PlanCell) -> Checkpoint:
    percent = Figure(cell.value, read_percent(cell.value.text)) if cell.value else None
    return Checkpoint(cell.name, cell.label, percent)


def _checkpoints(plan: Sequence[PlanCell]) -> tuple[Checkpoint, ...]:
    """Read the spend plan; shares that lost their percent format (0.25 … 1) are percentages."""
    read = tuple(_checkpoint(cell) for cell in plan)
    numbers = [
        point.percent.measure.number
        for point in read
        if point.percent is not None and point.percent.measure.number is not None
    ]
    printed = "".join(point.percent.location.text for point in read if point.percent is not None)
    if "%" in compact(printed) or 1 not in numbers or any(not 0 <= n <= 1 for n in numbers):
        return read
    return tuple(
        replace(point, percent=_hundredfold(point.percent)) if point.percent else point
        for point in read
    )


def _hundredfold(share: Figure) -> Figure:
    """Return a share of one as a percentage."""
    measure = share.measure
    if measure.number is None:
        return share
    decimals = max(measure.decimals - 2, 0)
    number = measure.number.scaleb(2)
    return replace(share, measure=replace(measure, number=number, decimals=decimals))


def read_project(form: Form, levels: Levels, costs: Costs) -> Project:
    """Read every figure of a form.

    A figure that cannot be read is a malformed or empty measure in its place, never an exception.
    A region's values are no estimate of the whole budget. The project's year is the year in its
    name, else the year in its code.
    """
    indicators = tuple(read_indicators(form, levels))
    own = (one for one in indicators if not one.region)
    of_the_year = tuple(one for one in own if one.period in ("", YEAR))
    amounts = {
        name: Figure(place, read_amount(place.text, unit_at(place, form)))
        for name, place in form.fields.items()
        if name in (*BUDGETS, *form.fund_parts, *form.fund_details)
    }
    funds = tuple(read_funds(form, shipped_fund_words()))
    budget = budget_of(funds)
    if budget is not None:
        amounts["budget"] = budget
    name = squash(form.fields["name"].text) if "name" in form.fields else ""
    code = read_code(form.fields["code"].text) if "code" in form.fields else None
    words = [form.fields[key].text for key in ("name", "use") if key in form.fields]
    tasks = tuple(read_task(row, form) for row in form.tasks)
    totals = read_totals(form)
    return Project(
        form=form,
        name=name,
        year=name_year(name) or (code.year if code else None),
        code=code,
        amounts=amounts,
        checkpoints=_checkpoints(form.plan),
        indicators=indicators,
        regional=tuple(read_regional(form, levels)),
        cost_lines=read_cost_lines(of_the_year, amounts.get("budget"), costs),
        partial_funding=costs.partial_marker("".join(words)),
        funds=funds,
        tasks=tasks,
        totals=totals,
        sums=tuple(read_sums(form, funds, tasks, totals)),
    )
