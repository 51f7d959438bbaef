"""A grid seen by position: what stands at a row and column, merged cells counted everywhere."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from bgtlint.model import Cell, Grid, Location
from bgtlint.reading.normalise import compact


@dataclass(frozen=True)
class View:
    """A grid with its cells by position and their compacted texts (rows and columns from 1)."""

    grid: Grid

    @cached_property
    def _at(self) -> dict[tuple[int, int], Cell]:
        return {
            (row, column): cell
            for cell in self.grid.cells
            for row in range(cell.row, cell.row + cell.row_span)
            for column in range(cell.column, cell.column + cell.column_span)
        }

    @cached_property
    def _texts(self) -> dict[tuple[int, int], str]:
        return {(cell.row, cell.column): compact(cell.text) for cell in self.grid.cells}

    @cached_property
    def _rows(self) -> dict[int, tuple[Cell, ...]]:
        rows: dict[int, list[Cell]] = {}
        for cell in sorted(self.grid.cells, key=lambda cell: cell.column):
            rows.setdefault(cell.row, []).append(cell)
        return {row: tuple(cells) for row, cells in rows.items()}

    @cached_property
    def spanned(self) -> bool:
        """Whether the grid knows merged cells (PDF, Word); text forms print blanks instead."""
        return any(cell.row_span > 1 or cell.column_span > 1 for cell in self.grid.cells)

    def at(self, row: int, column: int) -> Cell | None:
        """Return the cell that covers a position."""
        return self._at.get((row, column))

    def text(self, cell: Cell) -> str:
        """Return a cell's compacted text."""
        return self._texts[cell.row, cell.column]

    def row(self, row: int) -> tuple[Cell, ...]:
        """Return the cells that begin in a row, left to right."""
        return self._rows.get(row, ())

    def filled(self, row: int) -> list[Cell]:
        """Return the cells of a row that hold text."""
        return [cell for cell in self.row(row) if self.text(cell)]

    def covering(self, row: int) -> list[Cell]:
        """Return the cells that stand in a row, those that reach down into it included."""
        cells: list[Cell] = []
        for column in range(1, self.grid.columns + 1):
            cell = self.at(row, column)
            if cell is not None and (not cells or cells[-1] is not cell):
                cells.append(cell)
        return cells

    def rows(self) -> Iterator[int]:
        """Return every row number."""
        return iter(range(1, self.grid.rows + 1))

    def location(self, cell: Cell, label: str) -> Location:
        """Return the place of a cell under the name a reader knows it by."""
        return Location(
            label=label,
            text=cell.text,
            page=cell.page or self.grid.page,
            table=self.grid.table,
            row=cell.row,
            column=cell.column,
            cell=cell.address,
            bbox=cell.box,
        )
