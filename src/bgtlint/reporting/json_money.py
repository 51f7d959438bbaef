"""Figures of the JSON report: amounts, values, fund blocks, tasks, points (see contract.py)."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from bgtlint.model import Figure, Fund, Indicator, Project, Task
from bgtlint.reporting.places import plain

Json = dict[str, Any]
_TASK_AMOUNTS = ("budget", "fiscal", "other", "executed", "executed_fiscal", "executed_other")


def number_part(number: Decimal | None) -> str | None:
    """Write a number in plain notation."""
    return None if number is None else plain(number)


def amount_part(figure: Figure | None, form_unit: str) -> Json | None:
    """Write an amount; one without a unit of its own is in the form's."""
    if figure is None:
        return None
    measure = figure.measure
    return {
        "text": figure.location.text,
        "value": number_part(measure.number),
        "unit": measure.unit or form_unit or None,
    }


def value_part(figure: Figure | None) -> Json | None:
    """Write a value of an indicator, its target or its actual value."""
    if figure is None:
        return None
    measure = figure.measure
    return {
        "text": figure.location.text,
        "kind": measure.kind.value,
        "comparator": measure.comparator or None,
        "number": number_part(measure.number),
        "unit": measure.unit or None,
        "per": "/".join(measure.per) or None,
    }


def points_part(figure: Figure | None) -> Json | None:
    """Write points or a rate."""
    if figure is None:
        return None
    return {"text": figure.location.text, "value": number_part(figure.measure.number)}


def evaluation_parts(indicator: Indicator) -> Json:
    """Write what a self-evaluation adds to an indicator."""
    reason = indicator.figures.get("reason")
    return {
        "actual": value_part(indicator.figures.get("actual")),
        "weight": points_part(indicator.figures.get("weight")),
        "score": points_part(indicator.figures.get("score")),
        "reason": reason.location.text if reason else None,
    }


def money_parts(project: Project) -> Json:
    """Write the fund blocks, the main tasks and the totals of a form."""
    unit = project.form.amount_unit
    totals = project.totals
    grade = totals.get("grade")
    return {
        "funds": [_fund(fund, unit) for fund in project.funds],
        "tasks": [_task(task, unit) for task in project.tasks],
        "totals": {
            "weight": points_part(totals.get("weight")),
            "score": points_part(totals.get("score")),
            "grade": grade.location.text if grade else None,
            "tasks": amount_part(totals.get("task_budget"), unit),
        },
    }


def _fund(fund: Fund, unit: str) -> Json:
    figures: Mapping[str, Figure] = fund.figures
    amounts = ("initial", "adjustment", "adjusted", "executed")
    points = ("rate", "share", "weight", "score")
    return {
        "block": fund.block,
        "name": fund.name,
        "part_of": fund.part_of or None,
        "label": fund.label.text,
        **{name: amount_part(figures.get(name), unit) for name in amounts},
        **{name: points_part(figures.get(name)) for name in points},
    }


def _task(task: Task, unit: str) -> Json:
    return {
        "name": task.name.text if task.name else "",
        **{name: amount_part(task.amounts.get(name), unit) for name in _TASK_AMOUNTS},
    }
