"""The sums of main tasks: columns, sources, and when a task is no sum."""

from dataclasses import replace

from bgtlint.interpretation.sums import task_sums
from bgtlint.model import Figure, Form, FormKind, Location, Measure, MeasureKind, Task, TaskRow


def figure(text: str) -> Figure:
    return Figure(Location("", text, row=4), Measure(text, MeasureKind.MONEY))


def task(**amounts: str) -> Task:
    return Task(None, {name: figure(text) for name, text in amounts.items()})


FORM = Form(
    1, "mof-w", FormKind.DEPARTMENT_TARGET, None, {}, (), "万元", (), (), (),
    tasks=(TaskRow({"name": Location("", "防汛", row=4)}),),
)  # fmt: skip
TASKS = (
    task(budget="9", fiscal="7", other="2", executed="8"),
    task(budget="5", fiscal="5", other="", executed="5"),
)
TOTALS = {"task_budget": figure("14"), "task_executed": figure("13")}


def said(form: Form) -> list[tuple[str, list[str]]]:
    found = task_sums(form, TASKS, TOTALS)
    return [(one.total.location.text, [part.location.text for part in one.parts]) for one in found]


def test_columns_add_up_and_so_do_a_tasks_sources() -> None:
    columns = [("14", ["9", "5"]), ("13", ["8", "5"])]
    assert said(FORM) == [*columns, ("9", ["7", "2"]), ("5", ["5", ""])]


def test_an_amount_under_an_unknown_heading_may_be_another_source() -> None:
    strange = replace(FORM, unclaimed=(Location("", "3.00", row=4),))
    assert said(strange) == [("14", ["9", "5"]), ("13", ["8", "5"])]
    elsewhere = replace(FORM, unclaimed=(Location("", "3.00", row=9),))
    assert said(elsewhere) == said(FORM)
