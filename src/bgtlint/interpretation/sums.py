"""The sums that a form prints beside its budget: what adds up to which total."""

from collections.abc import Iterator, Mapping, Sequence

from bgtlint.interpretation.amounts import read_amount
from bgtlint.model import Figure, Form, Sum, Task
from bgtlint.recognition.tasks import AMOUNTS, SOURCES


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
        total_figure, *parts = (
            Figure(place, read_amount(place.text, form.amount_unit))
            for place in (total, *form.term_parts.values())
        )
        yield Sum("term", total_figure, tuple(parts))
