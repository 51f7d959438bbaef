"""A grid seen by position: what stands at a row and column, merged cells counted everywhere."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from bgtlint.model import Cell, Grid, Location
from bgtlint.reading.normalise import compact
from bgtlint.recognition.labels import label


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
    def _texts(self) -> dict[int, str]:
        """The compacted texts by the identity of the cell, which the grid keeps alive."""
        return {id(cell): compact(cell.text) for cell in self.grid.cells}

    @cached_property
    def _labels(self) -> dict[int, str]:
        return {key: label(text) for key, text in self._texts.items()}

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
        """Return the compacted text of a cell of the grid."""
        return self._texts[id(cell)]

    def label(self, cell: Cell) -> str:
        """Return the text of a cell of the grid as a label."""
        return self._labels[id(cell)]

    def heading(self, row: int, column: int) -> Cell | None:
        """Return the cell of a heading row that stands over a column.

        Text forms print blanks for merged cells: there a blank belongs to the label left of it.
        """
        cell = self.at(row, column)
        while cell is not None and not self.text(cell) and cell.column > 1 and not self.spanned:
            cell = self.at(row, cell.column - 1)
        return cell

    def row(self, row: int) -> tuple[Cell, ...]:
        """Return the cells that begin in a row, left to right."""
        return self._rows.get(row, ())

    @cached_property
    def _filled(self) -> dict[int, list[Cell]]:
        return {row: [c for c in cells if self.text(c)] for row, cells in self._rows.items()}

    @cached_property
    def _covering(self) -> dict[int, list[Cell]]:
        rows: dict[int, list[Cell]] = {}
        for cell in sorted(self.grid.cells, key=lambda cell: cell.column):
            for row in range(cell.row, cell.row + cell.row_span):
                rows.setdefault(row, []).append(cell)
        return rows

    def filled(self, row: int) -> list[Cell]:
        """Return the cells of a row that hold text."""
        return self._filled.get(row, [])

    def covering(self, row: int) -> list[Cell]:
        """Return the cells that stand in a row, those that reach down into it included."""
        return self._covering.get(row, [])

    def numbers_columns(self, row: int) -> bool:
        """Tell whether a row numbers its columns: 1, 2, 3 ..."""
        texts = [self.text(cell) for cell in self.filled(row)]
        return len(texts) > 2 and texts == [str(number) for number in range(1, len(texts) + 1)]

    def rows(self) -> Iterator[int]:
        """Return every row number."""
        return iter(range(1, self.grid.rows + 1))

    def location(self, cell: Cell, label: str) -> Location:
        """Return the place of a cell under the name a reader knows it by."""
        grid = self.grid
        return Location(
            label, cell.text, cell.page or grid.page, grid.table, cell.row, cell.column,
            cell.address, cell.box, grid.sheet, cell.stored,
        )  # fmt: skip
