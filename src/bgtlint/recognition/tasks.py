"""Main tasks of the year (年度主要任务) of a department form: names, amounts, their total."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from bgtlint.model import Cell, Location, TaskRow
from bgtlint.reading.normalise import compact, squash
from bgtlint.recognition.view import View
from bgtlint.shipped import shipped_yaml

AMOUNTS = frozenset({"budget", "fiscal", "other", "executed"})
"""The columns that hold money."""


@dataclass(frozen=True, slots=True)
class TaskWords:
    """Printed labels: the column of names, the other columns, and the row of the total."""

    name: frozenset[str]
    columns: Mapping[str, str]
    total: frozenset[str]


@cache
def shipped_task_words() -> TaskWords:
    """Return the words that come with the program (rules/tasks.yml)."""
    source = shipped_yaml("tasks.yml")
    return TaskWords(
        frozenset(map(compact, source["name"])),
        {compact(word): name for name, words in source["columns"].items() for word in words},
        frozenset(map(compact, source["total"])),
    )


def _columns(view: View, row: int, words: TaskWords) -> tuple[dict[str, Cell], int] | None:
    """Return the columns of a task table's header and its last row, None if the row is none.

    The amounts may have a second header row of their own (总额 | 财政拨款 | 其他资金).
    """
    named = [cell for cell in view.filled(row) if view.label(cell) in words.name]
    if not named:
        return None
    name = named[-1]
    columns = {"name": name}
    last = max(row, name.row + name.row_span - 1)
    below = [
        cell
        for cell in view.filled(row + 1)
        if cell.column > name.column and view.label(cell) in words.columns
    ]
    for cell in [*below, *(cell for cell in view.filled(row) if cell.column > name.column)]:
        canonical = words.columns.get(view.label(cell))
        if canonical and canonical not in columns:
            columns[canonical] = cell
    if below:
        last = max(last, row + 1)
    return (columns, last) if "budget" in columns else None


def _row(view: View, row: int, columns: Mapping[str, Cell]) -> dict[str, Location]:
    found: dict[str, Location] = {}
    for name, heading in columns.items():
        cell = view.at(row, heading.column)
        if cell is not None and cell.row == row:
            found[name] = view.location(cell, f"年度主要任务/{squash(heading.text)}")
    return found


def _total(view: View, row: int, words: TaskWords) -> bool:
    return any(view.label(cell) in words.total for cell in view.filled(row)[:2])


def _read(
    view: View, header: Mapping[str, Cell], start: int, end: int, words: TaskWords
) -> Iterator[tuple[bool, dict[str, Location]]]:
    """Yield each task row, and the total with its mark, which ends the table."""
    name = header["name"].column
    for row in range(start, end):
        cells = _row(view, row, header)
        if _total(view, row, words):
            yield True, cells
            return
        first = [cell for cell in view.filled(row) if cell.column < name]
        if first:
            return
        if squash(cells["name"].text) if "name" in cells else "":
            yield False, cells


def read_tasks(
    view: View, end: int, words: TaskWords
) -> tuple[tuple[TaskRow, ...], Mapping[str, Location]]:
    """Return the tasks above row `end`, and the amounts of their total row by column."""
    for row in range(1, end):
        found = _columns(view, row, words)
        if found is None:
            continue
        columns, last = found
        tasks: list[TaskRow] = []
        total: dict[str, Location] = {}
        for is_total, cells in _read(view, columns, last + 1, end, words):
            if is_total:
                total = {name: place for name, place in cells.items() if name in AMOUNTS}
            else:
                tasks.append(TaskRow(cells))
        if tasks:
            return tuple(tasks), total
    return (), {}
