"""Forms that stand one under another in one table, with nothing between them."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from bgtlint.model import Cell, Grid, Line, Page
from bgtlint.reading.normalise import compact
from bgtlint.reading.pdf.geometry import enclose

SHORTEST = 4
"""Rows of the shortest form."""


def apart(page: Page) -> Page:
    """Take the tables of a page apart where a form begins again; the parts count as tables."""
    blocks: list[Line | Grid] = []
    more = 0
    for block in page.blocks:
        if isinstance(block, Line):
            blocks.append(block)
            continue
        forms = _forms(block)
        numbered = (replace(form, table=form.table + more + at) for at, form in enumerate(forms))
        blocks.extend(numbered if more or len(forms) > 1 else forms)
        more += len(forms) - 1
    return replace(page, blocks=tuple(blocks)) if more else page


def _forms(grid: Grid) -> list[Grid]:
    labels = [""] * grid.rows
    for cell in grid.cells:
        if cell.column == 1:
            labels[cell.row - 1] = compact(cell.text)
    cuts = list(restarts(labels))
    if not cuts:
        return [grid]
    parts: list[list[Cell]] = [[] for _ in [0, *cuts]]
    for cell in grid.cells:
        part = bisect_right(cuts, cell.row - 1)
        if bisect_right(cuts, cell.row + cell.row_span - 2) != part:
            return [grid]
        parts[part].append(cell)
    return [_form(grid, part, start) for part, start in zip(parts, [0, *cuts], strict=True)]


def _form(grid: Grid, cells: Sequence[Cell], start: int) -> Grid:
    """Make rows of a grid a grid of its own, on the page where it begins; blank ones end none."""
    last = max(cell.row for cell in cells if compact(cell.text))
    cells = [cell for cell in cells if cell.row <= last]
    page = cells[0].page or grid.page
    boxes = [cell.box for cell in cells if cell.box and (cell.page or grid.page) == page]
    moved = (
        replace(cell, row=cell.row - start, page=None if cell.page == page else cell.page)
        for cell in cells
    )
    box = enclose(boxes) if boxes else None
    rows = max(cell.row + cell.row_span - 1 for cell in cells) - start
    return replace(grid, page=page, rows=rows, cells=tuple(moved), box=box)


def restarts(labels: Sequence[str]) -> Iterator[int]:
    """Give the rows, counted from 0, where a form begins again, by the first label of each row.

    It does where the first two labels of the table come again one under the other, the first of
    them standing nowhere else: what comes again within a form is no beginning of one.
    """
    one, two = [*labels[:2], "", ""][:2]
    if not one or not two:
        return
    starts = [row for row, label in enumerate(labels) if label == one]
    lengths = (after - row for row, after in pairwise([*starts, len(labels)]))
    if all(length >= SHORTEST for length in lengths):
        yield from (row for row in starts[1:] if labels[row + 1] == two)
