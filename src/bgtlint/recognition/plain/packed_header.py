"""The header of a table that kept its filled cells alone: two rows of labels made one.

`单位名称 | 项目名称 | 绩效指标` over `一级指标 | 二级指标 | 指标值` has the lower labels where its
heading stands; labels behind the heading follow them, and so do their cells in the rows below.
"""

from dataclasses import replace

from bgtlint.model import Cell, Grid
from bgtlint.recognition.header import Header, find_header
from bgtlint.recognition.layouts import Layout, Levels
from bgtlint.recognition.view import View

LEVELS = frozenset({"level1", "level2"})


def packed_header(grid: Grid, layout: Layout, levels: Levels) -> tuple[Grid, Header] | None:
    """Return a table with its header in one row, and that header; None where it has none."""
    view = View(grid)
    rows = [number for number in view.rows() if _is_low(view, number, layout)]
    row = next(
        (number for number in rows if _named(view, number, layout) & LEVELS), min(rows, default=0)
    )
    if not row:
        return None
    grid = _in_one(view, row, layout)
    before = _heading(View(grid), row, layout)
    cells = tuple(
        replace(cell, column=cell.column + before) if cell.row > row else cell
        for cell in grid.cells
    )
    moved = replace(grid, cells=cells, columns=max(cell.column for cell in cells))
    header = find_header(View(moved), layout, levels)
    return (grid, header) if header is not None and header.row == row else None


def _named(view: View, number: int, layout: Layout) -> set[str]:
    """Return the columns that the labels of a row may head."""
    return {name for cell in view.row(number) for name in layout.columns_of(view.label(cell))}


def _is_low(view: View, number: int, layout: Layout) -> bool:
    """Tell whether a row is the lowest of a header: it names levels, or values beside names."""
    found = _named(view, number, layout)
    labels = sum(bool(layout.columns_of(view.label(cell))) for cell in view.row(number))
    many = 2 * labels > len(view.row(number)) or "value" in found
    return bool(LEVELS & found or {"level3", "value"} <= found) and labels > 1 and many


def _heading(view: View, row: int, layout: Layout) -> int:
    """Return how many cells at the beginning of a header head the table (绩效指标)."""
    cells = view.row(row)
    labels = [view.label(cell) for cell in cells]
    names = [layout.columns_of(text) for text in labels]
    if len(cells) > 1 and LEVELS & set(names[1]) and not LEVELS & set(names[0]):
        return int(labels[0] in layout.groups or not names[0])
    return 0


def _in_one(view: View, row: int, layout: Layout) -> Grid:
    """Return the grid with the labels of a higher header row left and right of the lower ones."""
    above = view.row(row - 1)
    lower = view.row(row)
    labels = [view.label(cell) for cell in above]
    at = max((n for n, text in enumerate(labels) if text in layout.groups), default=None)
    if at is None or len(above) < 2 or not all(len(text) <= 16 for text in labels):
        return view.grid
    columns = [set(layout.columns_of(text)) for text in labels]
    valued = any("value" in layout.columns_of(view.label(cell)) for cell in lower)
    behind = at + 1
    if behind < len(above) and valued and "value" in columns[behind]:
        behind += 1
    right = above[behind:]
    if right and not all(columns[behind:]):
        return view.grid
    made: list[Cell] = [*above[:at], *lower, *right]
    placed = {id(cell): replace(cell, row=row, column=n) for n, cell in enumerate(made, 1)}
    heads = {id(cell): replace(cell, column=at + 1 + n) for n, cell in enumerate(above[at:behind])}
    cells = tuple(placed.get(id(c)) or heads.get(id(c)) or c for c in view.grid.cells)
    return replace(view.grid, cells=cells, columns=max(cell.column for cell in cells))
