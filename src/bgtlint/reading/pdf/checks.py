"""Whether a page's tables agree with its text: what a reader that went astray leaves behind."""

from collections.abc import Iterable, Mapping
from itertools import product

from bgtlint.model import Box, Cell, Diagnostic, Grid, Line, Page

UNSEEN = frozenset({"page-image-only", "page-text-unreadable"})
SHOWN = 20
Place = tuple[int, int]


def doubtful(page: Page) -> bool:
    """Tell whether another reader should look at the page: a fault, or text that was not seen."""
    return bool(fault(page)) or any(found.code in UNSEEN for found in page.diagnostics)


def fault(page: Page) -> Diagnostic | None:
    """Say what is wrong with the tables of a page, None when nothing is.

    Text within a table's box that no cell holds, two cells of a table on the same place, or a
    cell that has no other one beside it.
    """
    grids = [block for block in page.blocks if isinstance(block, Grid)]
    for line in page.blocks if grids else ():
        if isinstance(line, Line) and any(_holds(grid, line.box) for grid in grids):
            return Diagnostic("page-text-outside-cells", page.number, line.text[:SHOWN])
    for grid in grids:
        code = _broken(grid)
        if code:
            return Diagnostic(code, page.number, str(grid.table))
    return None


def _holds(grid: Grid, box: Box | None) -> bool:
    if grid.box is None or box is None:
        return False
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return grid.box[0] < x < grid.box[2] and grid.box[1] < y < grid.box[3]


def _places(cell: Cell) -> Iterable[Place]:
    """Give the places of the grid that a cell covers."""
    if cell.row_span == cell.column_span == 1:
        return ((cell.row, cell.column),)
    rows = range(cell.row, cell.row + cell.row_span)
    return product(rows, range(cell.column, cell.column + cell.column_span))


def _broken(grid: Grid) -> str:
    """Name what is wrong with the cells of a grid; a grid without gaps has no lone cell."""
    if _is_full(grid):
        return ""
    owners: dict[Place, int] = {}
    for index, cell in enumerate(grid.cells):
        for place in _places(cell):
            if owners.setdefault(place, index) != index:
                return "page-cells-overlap"
    if len(owners) == grid.rows * grid.columns or len(grid.cells) == 1:
        return ""
    alone = any(_alone(cell, index, owners) for index, cell in enumerate(grid.cells))
    return "page-cell-alone" if alone else ""


def _is_full(grid: Grid) -> bool:
    """Tell whether the cells lie side by side and leave no place of the grid.

    Each row is a number with a bit for every column: cells that leave none and lie on none.
    """
    rows = [0] * (grid.rows + 2)
    for cell in grid.cells:
        first, bits = cell.row, ((1 << cell.column_span) - 1) << cell.column
        for row in range(first, first + cell.row_span):
            if row > grid.rows or rows[row] & bits:
                return False
            rows[row] |= bits
    full = ((1 << grid.columns) - 1) << 1
    return all(bits == full for bits in rows[1 : grid.rows + 1])


def _alone(cell: Cell, index: int, owners: Mapping[Place, int]) -> bool:
    """Tell whether no other cell lies at a side of this one."""
    return all(
        owners.get((row + down, column + right), index) == index
        for row, column in _places(cell)
        for down, right in ((0, 1), (1, 0), (0, -1), (-1, 0))
    )
