"""Main tasks of the year (年度主要任务) of a department form: names, amounts, their total."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from bgtlint.model import Cell, Location, TaskRow
from bgtlint.reading.normalise import compact, squash
from bgtlint.recognition.view import View
from bgtlint.shipped import shipped_yaml

SOURCES = {
    "budget": ("fiscal", "other"),
    "executed": ("executed_fiscal", "executed_other"),
}
"""The columns of a whole amount, each with those of the sources it consists of."""
AMOUNTS = frozenset({*SOURCES, *(name for names in SOURCES.values() for name in names)})
"""The columns that hold money."""
_SPENT = {"budget": "executed", "fiscal": "executed_fiscal", "other": "executed_other"}


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


@dataclass(frozen=True, slots=True)
class _Header:
    """A task table's columns: the cells that head them, their printed paths, the last row."""

    columns: Mapping[str, Cell]
    printed: Mapping[str, str]
    last: int


def _columns(view: View, row: int, words: TaskWords) -> _Header | None:
    """Return the header of a task table that begins in a row, None if none does.

    The amounts may have a second header row of their own (总额 | 财政拨款 | 其他资金), and one for
    each of two groups: what is budgeted and what was spent (全年预算数 | 全年执行数).
    """
    named = [cell for cell in view.filled(row) if view.label(cell) in words.name]
    if not named:
        return None
    name = named[-1]
    last = max(row, name.row + name.row_span - 1)
    below = [
        cell
        for cell in view.filled(row + 1)
        if cell.column > name.column and view.label(cell) in words.columns
    ]
    columns, printed = {"name": name}, {"name": squash(name.text)}
    for cell in [*below, *(cell for cell in view.filled(row) if cell.column > name.column)]:
        canonical = words.columns.get(view.label(cell))
        group = view.heading(row, cell.column) if cell.row > row else None
        if canonical and group is not None and words.columns.get(view.label(group)) == "executed":
            canonical = _SPENT.get(canonical, canonical)
        if canonical and canonical not in columns:
            columns[canonical] = cell
            spent = group is not None and canonical in _SPENT.values()
            path = f"{group.text}/{cell.text}" if group is not None and spent else cell.text
            printed[canonical] = squash(path)
    set_out = "budget" in columns or ("content" in columns and name.column > 1)
    return _Header(columns, printed, max(last, row + 1) if below else last) if set_out else None


def _row(view: View, row: int, header: _Header) -> dict[str, Location]:
    found: dict[str, Location] = {}
    for name, heading in header.columns.items():
        cell = view.at(row, heading.column)
        if cell is not None and cell.row == row:
            found[name] = view.location(cell, f"年度主要任务/{header.printed[name]}")
    return found


def _total(view: View, row: int, words: TaskWords) -> bool:
    return any(view.label(cell) in words.total for cell in view.filled(row)[:2])


def _read(
    view: View, header: _Header, start: int, end: int, words: TaskWords
) -> Iterator[tuple[bool, dict[str, Location]]]:
    """Yield each task row, and the total with its mark, which ends the table."""
    name = header.columns["name"].column
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


def task_headings(view: View, end: int, words: TaskWords) -> Iterator[Location]:
    """Yield the cells of the header of a task table above row `end`, its group's label included."""
    for row in range(1, end):
        found = _columns(view, row, words)
        if found is not None:
            for line in range(row, found.last + 1):
                yield from (view.location(cell, "") for cell in view.filled(line))
            return


def read_tasks(
    view: View, end: int, words: TaskWords
) -> tuple[tuple[TaskRow, ...], Mapping[str, Location]]:
    """Return the tasks above row `end`, and the amounts of their total row by column.

    A table without amounts has a column of contents (任务名称 | 主要内容) and a label left of it.
    """
    for row in range(1, end):
        header = _columns(view, row, words)
        if header is None:
            continue
        tasks: list[TaskRow] = []
        total: dict[str, Location] = {}
        for is_total, cells in _read(view, header, header.last + 1, end, words):
            if is_total:
                total = {name: place for name, place in cells.items() if name in AMOUNTS}
            else:
                tasks.append(TaskRow(cells))
        if tasks:
            return tuple(tasks), total
    return (), {}
