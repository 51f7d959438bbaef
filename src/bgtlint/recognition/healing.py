"""Rows that a page break cut in two, told by level names that only both halves make."""

from collections.abc import Callable
from dataclasses import replace

from bgtlint.model import Cell, Grid
from bgtlint.recognition.header import Header
from bgtlint.recognition.labels import level1, level2
from bgtlint.recognition.layouts import Levels
from bgtlint.recognition.view import View

Known = Callable[[str, Levels], str | None]


def _is_cut(view: View, row: int, column: int, known: Known, levels: Levels) -> bool:
    """Tell whether a level name begins above a page break and ends below it."""
    above, below = view.at(row - 1, column), view.at(row, column)
    if above is None or below is None or above is below:
        return False
    first, second = view.text(above), view.text(below)
    return bool(
        first
        and second
        and known(first, levels) is None
        and known(second, levels) is None
        and known(first + second, levels)
    )


def _joined(view: View, row: int) -> Grid:
    """Return the grid with a row's texts appended to the row above, and the row taken out."""
    cells: dict[tuple[int, int], Cell] = {}
    for cell in view.grid.cells:
        last = cell.row + cell.row_span - 1
        if cell.row == row:
            continue
        if cell.row > row:
            moved = replace(cell, row=cell.row - 1)
        elif last >= row:
            moved = replace(cell, row_span=max(cell.row_span - 1, 1))
        else:
            moved = cell
        cells[moved.row, moved.column] = moved
    for rest in view.row(row):
        head = view.at(row - 1, rest.column)
        if head is not None and view.text(rest):
            key = (head.row, head.column)
            cells[key] = replace(cells[key], text=f"{cells[key].text}\n{rest.text}")
    return replace(view.grid, rows=view.grid.rows - 1, cells=tuple(cells.values()))


def healed(grid: Grid, header: Header, levels: Levels) -> Grid:
    """Return the grid with the rows put together that a page break cut inside a level name.

    A row of a later page whose level-1 or level-2 text is no name, and neither is the one above
    it, while both together are, is the rest of the row above.
    """
    row = header.row + 2
    while row <= grid.rows:
        view = View(grid)
        breaks = any(cell.page not in (None, grid.page) for cell in view.row(row))
        columns = [(header.columns.get("level1"), level1), (header.columns.get("level2"), level2)]
        if breaks and any(
            column is not None and _is_cut(view, row, column, known, levels)
            for column, known in columns
        ):
            grid = _joined(view, row)
        else:
            row += 1
    return grid
