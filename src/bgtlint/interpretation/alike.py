"""Indicators, prices and projects that speak of the same thing in different tables."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bgtlint.interpretation.costs import shipped_costs
from bgtlint.interpretation.resemblance import pairs, similarity
from bgtlint.model import CostLine, Indicator, Project
from bgtlint.reading.normalise import compact

_BRACKETED_NUMBER = re.compile(
    r"[一-鿿]{2,5}[\[〔【(（](?:19|20)\d\d[\]〕】)）]第?\d{1,5}号|[(（]?(?:19|20)\d\d年?度?[)）]?"
)
_FIGURES = re.compile(r"[\d.,≥≤<>=%]+(?:万?元|[一-鿿])?")
_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Pair:
    """Two indicators of one name and description, in projects whose names are so alike."""

    one: Indicator
    other: Indicator
    likeness: Decimal


@dataclass(frozen=True, slots=True)
class PricePair:
    """Two prices for the same thing on the same basis; `partly` if either is paid in part."""

    one: CostLine
    other: CostLine
    partly: bool


def plain_name(project: Project) -> str:
    """Return a project's name without year and document number."""
    return _BRACKETED_NUMBER.sub("", compact(project.name))


def likeness(project: Project) -> str:
    """Return what two tables of one project have in common: name, budget, year and unit.

    Kind of form too: a goal and its evaluation are two tables of one project. "" where the name
    or the budget is not known. Names keep 中央, 省级 and 县级, so the shares of
    several payers differ.
    """
    budget = project.amounts.get("budget")
    unit = project.form.fields.get("unit")
    name = plain_name(project)
    if not name or budget is None or budget.measure.number is None:
        return ""
    number = budget.measure.number.normalize()
    where = compact(unit.text) if unit is not None else ""
    return f"{name}|{number:f}|{project.year or ''}|{where}|{project.form.kind}"


def same_indicators(projects: Sequence[Project]) -> Iterator[Pair]:
    """Yield indicators that share name and description over projects but not the value.

    Each comes with the usual one, the first of those with the most frequent value. Names of fewer
    than four characters say too little.
    """
    groups: dict[tuple[str, str], list[tuple[Project, Indicator]]] = {}
    for project in projects:
        for row in project.indicators:
            description = row.figures.get("description")
            words = compact(description.measure.text) if description is not None else ""
            name = compact(row.name)
            if "value" in row.figures and len(name) >= _SHORTEST and not row.region:
                groups.setdefault((name, words), []).append((project, row))
    for rows in groups.values():
        counts = Counter(whole_value(row) for _, row in rows)
        usual = counts.most_common(1)[0][0]
        base, first = next((p, row) for p, row in rows if whole_value(row) == usual)
        for project, row in rows:
            if project is not base and whole_value(row) != usual:
                yield Pair(first, row, similarity(plain_name(base), plain_name(project)))


def whole_value(row: Indicator) -> str:
    """Return a row's value as it would stand in one cell: comparator, number and unit together.

    Forms with columns of their own for the comparator and the unit print ≥ | 90 | %.
    """
    value = row.figures["value"]
    text = compact(value.location.text)
    if "comparator" not in row.figures and "unit" not in row.figures:
        return text
    sign = value.measure.comparator
    unit = row.figures.get("unit")
    tail = compact(unit.location.text) if unit is not None else ""
    return f"{sign}{text.removeprefix(sign)}{tail}"


def same_prices(projects: Sequence[Project]) -> Iterator[PricePair]:
    """Yield prices of one noun and one basis (元/人·月) over projects, each with the first."""
    groups: dict[tuple[str, tuple[str, ...]], list[tuple[Project, CostLine]]] = {}
    for project in projects:
        for line in project.cost_lines:
            if line.unit_cost is None or line.quantity_of is None or line.total:
                continue
            noun = _FIGURES.sub("", compact(line.quantity_of.name))
            per = line.unit_cost.measure.per
            if shipped_costs().timed(per) and len(pairs(noun)) >= 2:
                groups.setdefault((noun, per), []).append((project, line))
    for (base, first), *others in groups.values():
        for project, line in others:
            if project is not base:
                yield PricePair(first, line, bool(base.partial_funding or project.partial_funding))
