"""WordprocessingML tables -> grids, with spans (gridSpan, vMerge, hMerge, gridBefore)."""

from collections.abc import Iterator
from dataclasses import replace

from bgtlint.model import Cell, Grid
from bgtlint.reading.picture import PICTURE
from bgtlint.reading.wordtext import (
    Element,
    boxed,
    child,
    children,
    local,
    paragraph_text,
    switched_on,
    value,
)

WIDEST = 1000


def read_table(table: Element) -> Iterator[Grid]:
    """Give the grid of a `w:tbl`, then those of the tables nested in it that have two columns.

    The text of a nested table also belongs to the cell it stands in, its cells separated by
    tabs. Grids come without a number (`table` is 0).
    """
    rows = _rows(table)
    cells: list[Cell] = []
    merging: dict[int, int] = {}
    for number, row in enumerate(rows, 1):
        merging = _read_row(row, number, cells, merging)
    if cells:
        columns = max(cell.column + cell.column_span - 1 for cell in cells)
        yield Grid(None, 0, len(rows), columns, tuple(cells))
    for row in rows:
        for item in _cells(row):
            for nested in _nested(item):
                yield from (grid for grid in read_table(nested) if grid.columns > 1)


def _rows(table: Element) -> list[Element]:
    """List the rows that are neither deleted nor hidden."""
    rows = (item for item in children(table) if local(item) == "tr")
    return [
        row
        for row in rows
        if child(row, "trPr", "del") is None and not switched_on(child(row, "trPr", "hidden"))
    ]


def _cells(row: Element) -> Iterator[Element]:
    cells = (item for item in children(row) if local(item) == "tc")
    return (item for item in cells if child(item, "tcPr", "cellDel") is None)


def _read_row(
    row: Element, number: int, cells: list[Cell], above: dict[int, int]
) -> dict[int, int]:
    """Add the cells of a row to `cells`.

    `above` says, by column, which cell of `cells` a vertical merge goes on from; the same for
    the next row comes back.
    """
    merging: dict[int, int] = {}
    column = 1 + _count(child(row, "trPr", "gridBefore"), 0)
    for item in _cells(row):
        span = _count(child(item, "tcPr", "gridSpan"), 1)
        down = child(item, "tcPr", "vMerge")
        across = child(item, "tcPr", "hMerge")
        if across is not None and value(across) != "restart" and cells and cells[-1].row == number:
            cells[-1] = replace(cells[-1], column_span=cells[-1].column_span + span)
        elif down is not None and value(down) != "restart" and column in above:
            index = above[column]
            cells[index] = replace(cells[index], row_span=number - cells[index].row + 1)
            merging[column] = index
        else:
            cells.append(Cell(number, column, _cell_text(item) or _picture(item), 1, span))
            if down is not None:
                merging[column] = len(cells) - 1
        column += span
    return merging


def _count(element: Element | None, default: int) -> int:
    text = "" if element is None else value(element) or ""
    return min(int(text), WIDEST) if text.isdecimal() and int(text) >= default else default


def _cell_text(cell: Element) -> str:
    return "\n".join(_lines(cell)).strip("\n")


def _picture(cell: Element) -> str:
    return PICTURE * (next(cell.iter("{*}blip", "{*}imagedata"), None) is not None)


def _lines(container: Element) -> Iterator[str]:
    for item in children(container):
        if local(item) == "p":
            yield paragraph_text(item)
            for box in boxed(item):
                yield from _lines(box)
        elif local(item) == "tbl":
            for row in _rows(item):
                yield "\t".join(map(_cell_text, _cells(row)))


def _nested(container: Element) -> Iterator[Element]:
    for item in children(container):
        if local(item) == "tbl":
            yield item
        elif local(item) == "p":
            for box in boxed(item):
                yield from _nested(box)
