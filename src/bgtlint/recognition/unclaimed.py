"""What no field took: labels without a field, and cells with text that nothing reads."""

from collections.abc import Iterator, Sequence

from bgtlint.model import Cell, Location
from bgtlint.recognition.header import Header
from bgtlint.recognition.labels import label
from bgtlint.recognition.layouts import Layout
from bgtlint.recognition.outline import amount_unit
from bgtlint.recognition.view import View

LONGEST = 16
"""The most letters of a text that may be a label."""

Left = tuple[tuple[Location, ...], tuple[Location, ...]]


def _is_label(view: View, cell: Cell) -> bool:
    text = label(view.text(cell))
    return len(text) <= LONGEST and not any(sign.isdigit() for sign in text) and bool(text)


def _open(view: View, layout: Layout, end: int, taken: set[tuple[int, int]]) -> Iterator[Cell]:
    known = layout.field_words | layout.plan | layout.groups
    for row in range(1, end):
        for cell in view.filled(row):
            text = view.text(cell)
            if (cell.row, cell.column) in taken or label(text) in known or amount_unit(text):
                continue
            yield cell


def form_leftovers(
    view: View,
    layout: Layout,
    header: Header,
    places: Sequence[Location],
) -> Left:
    """Return the labels and the cells of a form that no field took, header and rows included.

    A short text with another left-over cell right of it is that cell's label.
    """
    taken = {(place.row or 0, place.column or 0) for place in places}
    cells = list(_open(view, layout, header.top, taken))
    labels: list[Location] = []
    left: list[Location] = []
    before: Cell | None = None
    for cell in cells:
        if before is not None and before.row == cell.row and not _apart(view, before, cell):
            left.append(view.location(cell, view.text(before)))
            before = None
        elif _is_label(view, cell):
            labels.append(view.location(cell, ""))
            before = cell
        else:
            left.append(view.location(cell, ""))
            before = None
    columns, inside = list_leftovers(view, header, header.row + 1, view.grid.rows + 1)
    return (*labels, *columns), (*left, *inside)


def _apart(view: View, before: Cell, cell: Cell) -> bool:
    """Tell whether some other cell stands between a label and a cell."""
    column = before.column + before.column_span
    while column < cell.column:
        between = view.at(cell.row, column)
        if between is not None and view.text(between):
            return True
        column += 1
    return False


def list_leftovers(view: View, header: Header, start: int, stop: int) -> Left:
    """Return the header's labels that name no known column, and the cells that stand below."""
    known = {column for group in header.groups for column in group.columns.values()}
    known |= set(header.fields.values())
    labels: list[Location] = []
    cells: list[Location] = []
    for cell in view.covering(header.row):
        text = label(view.text(cell))
        columns = set(range(cell.column, cell.column + cell.column_span))
        first = min(known)
        if not text or columns & known or cell.column < first:
            continue
        labels.append(view.location(cell, ""))
        for row in range(start, stop):
            below = view.at(row, cell.column)
            if below is not None and below.row == row and view.text(below):
                cells.append(view.location(below, text))
    return tuple(labels), tuple(cells)
