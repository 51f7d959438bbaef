"""Lays a grid out again as table rows and says which finding marks which cell."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bgtlint.model import Cell, Grid, Location, Severity
from bgtlint.reporting.places import TEXT_LINE

CellKey = tuple[int, int, int]
"""Index of the grid within its project, row, column: the top left of a cell."""

Spot = tuple[int | None, int, int, int]
"""Page, table, row, column."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A finding's mark in a cell; `anchor` is unique in the page, `number` the finding's."""

    number: int
    anchor: str
    target: str
    severity: str
    primary: bool


@dataclass(frozen=True, slots=True)
class DrawnCell:
    """One table cell: its text, spans that fit the grid, and the marks it carries."""

    text: str
    row_span: int
    column_span: int
    marks: tuple[Mark, ...]

    @property
    def style(self) -> str:
        """The CSS class: the gravest finding about this very cell, or a figure used."""
        own = {mark.severity for mark in self.marks if mark.primary}
        gravest = next((severity.value for severity in Severity if severity.value in own), None)
        return f"hit {gravest}" if gravest else "used"


@dataclass(frozen=True, slots=True)
class DrawnRow:
    """One table row; `page` is set where the table goes on on another page.

    `label` is the row's number, or the line's number in a text file.
    """

    label: str
    page: int | None
    cells: tuple[DrawnCell, ...]


@dataclass(frozen=True, slots=True)
class CellIndex:
    """Where the cells of one project's grids are: by position, and by their own address."""

    spots: Mapping[Spot, CellKey]
    addresses: Mapping[str, tuple[tuple[str, CellKey], ...]]


def index_cells(grids: Sequence[Grid]) -> CellIndex:
    """Index the cells of a project's grids; a merged cell is found at all its positions."""
    spots: dict[Spot, CellKey] = {}
    addresses: dict[str, tuple[tuple[str, CellKey], ...]] = {}
    cells = [(index, grid, cell) for index, grid in enumerate(grids) for cell in grid.cells]
    for index, grid, cell in cells:
        key = (index, cell.row, cell.column)
        for page in {cell.page or grid.page, grid.page}:
            spots.setdefault((page, grid.table, cell.row, cell.column), key)
        if cell.address is not None:
            addresses[cell.address] = (*addresses.get(cell.address, ()), (cell.text, key))
    for index, grid, cell in cells:
        for spot in _covered(grid, cell):
            spots.setdefault(spot, (index, cell.row, cell.column))
    return CellIndex(spots, addresses)


def find_cell(index: CellIndex, location: Location) -> CellKey | None:
    """Find a location's cell by position, else by address and text; None if it is not drawn."""
    if location.table is not None and location.row is not None and location.column is not None:
        spot = (location.page, location.table, location.row, location.column)
        if spot in index.spots:
            return index.spots[spot]
    named = index.addresses.get(location.cell, ()) if location.cell is not None else ()
    same = [key for text, key in named if text == location.text]
    return next(iter(same or [key for _, key in named]), None)


def column_count(grid: Grid) -> int:
    """Return how many columns the redrawn grid has."""
    return max([1, grid.columns, *(cell.column for cell in grid.cells)])


def draw(grid: Grid, index: int, marks: Mapping[CellKey, tuple[Mark, ...]]) -> tuple[DrawnRow, ...]:
    """Lay out the `index`-th grid: every row of it, gaps filled with empty cells.

    Spans that would leave the grid or cover another cell are cut back, so that no cell's text
    is hidden and every column stays in line.
    """
    origins = {(cell.row, cell.column): cell for cell in reversed(grid.cells)}
    rows = max([grid.rows, *(cell.row for cell in grid.cells)])
    columns = column_count(grid)
    pages = {cell.row: cell.page or grid.page for cell in grid.cells}
    lines = {
        cell.row: cell.address[1:]
        for cell in reversed(grid.cells)
        if cell.address and TEXT_LINE.fullmatch(cell.address)
    }
    covered: set[tuple[int, int]] = set()
    drawn: list[DrawnRow] = []
    page = grid.page
    for row in range(1, rows + 1):
        cells = []
        for column in range(1, columns + 1):
            if (row, column) in covered:
                continue
            cell = origins.get((row, column))
            height, width = _spans(cell, origins, covered, rows, columns) if cell else (1, 1)
            covered.update(
                (row + down, column + right) for down in range(height) for right in range(width)
            )
            text = cell.text if cell else ""
            cells.append(DrawnCell(text, height, width, marks.get((index, row, column), ())))
        new_page = pages.get(row, page)
        turned = new_page if new_page != page else None
        drawn.append(DrawnRow(lines.get(row, str(row)), turned, tuple(cells)))
        page = new_page
    return tuple(drawn)


def _covered(grid: Grid, cell: Cell) -> Iterator[Spot]:
    for page in {cell.page or grid.page, grid.page}:
        for row in range(cell.row, min(cell.row + cell.row_span, grid.rows + 1)):
            for column in range(cell.column, min(cell.column + cell.column_span, grid.columns + 1)):
                yield (page, grid.table, row, column)


def _spans(
    cell: Cell,
    origins: Mapping[tuple[int, int], Cell],
    covered: set[tuple[int, int]],
    rows: int,
    columns: int,
) -> tuple[int, int]:
    def free(row: int, column: int) -> bool:
        return (row, column) not in origins and (row, column) not in covered

    width = 1
    while (
        width < cell.column_span
        and cell.column + width <= columns
        and free(cell.row, cell.column + width)
    ):
        width += 1
    height = 1
    while (
        height < cell.row_span
        and cell.row + height <= rows
        and all(free(cell.row + height, cell.column + right) for right in range(width))
    ):
        height += 1
    return height, width
