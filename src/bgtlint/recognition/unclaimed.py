"""What no field took: labels without a field, cells that nothing reads, what is only noted."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bgtlint.model import Cell, Location
from bgtlint.recognition.fund_words import shipped_fund_words
from bgtlint.recognition.header import Header
from bgtlint.recognition.labels import label
from bgtlint.recognition.layouts import Layout
from bgtlint.recognition.outline import amount_unit
from bgtlint.recognition.periods import PAST, period
from bgtlint.recognition.view import View

LONGEST = 16
"""The most letters of a text that may be a label."""


class Left(NamedTuple):
    """Labels and cells that nothing took, and the values of labels that are known as no field."""

    labels: tuple[Location, ...]
    cells: tuple[Location, ...]
    noted: tuple[Location, ...]


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
            if not any(map(str.isalnum, text)):
                continue
            yield cell


def form_leftovers(
    view: View,
    layout: Layout,
    header: Header,
    places: Sequence[Location],
) -> Left:
    """Return the labels and the cells of a form that no field took, header and rows included.

    A short text with another left-over cell right of it is that cell's label. What stands beside
    a label that the layout knows (`others`: 项目类别, 立项依据 ...) or under one is noted, and so
    are a total beside the budget and a second value for a field (总体目标 beside 年度目标).
    """
    taken = {(place.row or 0, place.column or 0) for place in places}
    cells = list(_open(view, layout, header.top, taken))
    labels: list[Location] = []
    left: list[Location] = []
    noted: list[Location] = []
    before: Cell | None = None
    known = layout.others | shipped_fund_words().total
    for cell in cells:
        if label(view.text(cell)) in known:
            before = cell
        elif (name := _field_beside(view, layout, cell)) is not None:
            noted.append(view.location(cell, view.text(name)))
            before = None
        elif (above := _noted_above(view, layout, cell)) is not None:
            noted.append(view.location(cell, view.text(above)))
            before = None
        elif before is not None and before.row == cell.row and not _apart(view, before, cell):
            (noted if label(view.text(before)) in known else left).append(
                view.location(cell, view.text(before))
            )
            before = None
        elif _is_label(view, cell):
            labels.append(view.location(cell, ""))
            before = cell
        else:
            left.append(view.location(cell, ""))
            before = None
    columns = list_leftovers(view, layout, header, header.row + 1, view.grid.rows + 1)
    return Left(
        (*labels, *columns.labels), (*left, *columns.cells), (*noted, *columns.noted)
    )  # fmt: skip


def _noted_above(view: View, layout: Layout, cell: Cell) -> Cell | None:
    """Return a heading over a cell that is known and not judged: years past, what is explained."""
    for row in range(cell.row - 1, 0, -1):
        above = view.at(row, cell.column)
        text = label(view.text(above)) if above is not None else ""
        heads = text in layout.others or (period(text) == PAST and len(text) <= LONGEST)
        if above is not None and heads and view.at(row, 1) is not above:
            return above
        if above is not None and text in layout.field_words:
            return None
    return None


def _field_beside(view: View, layout: Layout, cell: Cell) -> Cell | None:
    """Return the label of a field that stands left of a cell: the field took another place."""
    filled = [other for other in view.filled(cell.row) if other.column < cell.column]
    return filled[-1] if filled and label(view.text(filled[-1])) in layout.field_words else None


def _apart(view: View, before: Cell, cell: Cell) -> bool:
    """Tell whether some other cell stands between a label and a cell."""
    column = before.column + before.column_span
    while column < cell.column:
        between = view.at(cell.row, column)
        if between is not None and view.text(between):
            return True
        column += 1
    return False


def list_leftovers(view: View, layout: Layout, header: Header, start: int, stop: int) -> Left:
    """Return the header's labels that name no known column, and the cells that stand below.

    A column of years past (上年, 半年目标值) and one that the layout knows (`others`) is noted.
    """
    known = {column for group in header.groups for column in group.columns.values()}
    known |= set(header.fields.values())
    labels: list[Location] = []
    cells: list[Location] = []
    noted: list[Location] = []
    for cell in view.covering(header.row):
        text = label(view.text(cell))
        columns = set(range(cell.column, cell.column + cell.column_span))
        first = min(known)
        if not text or columns & known or cell.column < first:
            continue
        other = text in layout.others or period(text) == PAST
        if not other:
            labels.append(view.location(cell, ""))
        for row in range(start, stop):
            below = view.at(row, cell.column)
            if below is not None and below.row == row and view.text(below):
                (noted if other else cells).append(view.location(below, text))
    return Left(tuple(labels), tuple(cells), tuple(noted))
