"""What no field took: labels without a field, cells that nothing reads, what is only noted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bgtlint.model import Cell, Location
from bgtlint.reading.normalise import squash
from bgtlint.recognition.figures import holds_figure, is_figure
from bgtlint.recognition.fund_words import shipped_fund_words
from bgtlint.recognition.header import Header
from bgtlint.recognition.labels import label
from bgtlint.recognition.layouts import Layout
from bgtlint.recognition.outline import amount_unit
from bgtlint.recognition.periods import PAST, period, year_spent
from bgtlint.recognition.view import View

Taken = frozenset[tuple[int, int]]
"""The rows and columns of the cells that something took."""
NOTHING: Taken = frozenset()
LONGEST = 16
"""The most letters of a text that may be a label."""
SHOWN = 3
"""How many texts of a column or row are shown of it."""


@dataclass(frozen=True, slots=True)
class Left:
    """Labels and cells that nothing took, and the values of labels that are known as no field.

    `columns` are columns with figures that no list knows, each with what stands below; `rows`
    the rows that look like indicators and belong to no list. Both have one number only.
    """

    labels: tuple[Location, ...] = ()
    cells: tuple[Location, ...] = ()
    noted: tuple[Location, ...] = ()
    columns: tuple[Location, ...] = ()
    rows: tuple[Location, ...] = ()


def together(*parts: Left) -> Left:
    """Return what several parts of a form left over as one."""
    return Left(
        labels=tuple(place for part in parts for place in part.labels),
        cells=tuple(place for part in parts for place in part.cells),
        noted=tuple(place for part in parts for place in part.noted),
        columns=tuple(place for part in parts for place in part.columns),
        rows=tuple(place for part in parts for place in part.rows),
    )


def taken_by(places: Sequence[Location]) -> Taken:
    """Return where places stand."""
    return frozenset((place.row or 0, place.column or 0) for place in places)


def says(text: str) -> bool:
    """Tell whether a compacted text says anything: not blank, no dash."""
    return any(map(str.isalnum, text))


def _is_label(view: View, cell: Cell) -> bool:
    text = label(view.text(cell))
    return len(text) <= LONGEST and not any(sign.isdigit() for sign in text) and bool(text)


def _open(view: View, layout: Layout, end: int, taken: Taken) -> Iterator[Cell]:
    known = layout.field_words | layout.plan | layout.groups
    for row in range(1, end):
        for cell in [] if view.numbers_columns(row) else view.filled(row):
            text = view.text(cell)
            if (cell.row, cell.column) in taken or label(text) in known or amount_unit(text):
                continue
            if says(text):
                yield cell


def form_leftovers(view: View, layout: Layout, end: int, taken: Taken) -> Left:
    """Return the labels and the cells above row `end` of a form that no field took.

    A short text with another left-over cell right of it is that cell's label. What stands beside
    a label that the layout knows (`others`: 项目类别, 立项依据 ...) or under one is noted, and so
    is a second text for a field (总体目标 beside 年度目标); a second amount is left over.
    """
    cells = list(_open(view, layout, end, taken))
    labels: list[Location] = []
    left: list[Location] = []
    noted: list[Location] = []
    before: Cell | None = None
    for cell in cells:
        if label(view.text(cell)) in layout.others:
            before = cell
        elif (name := _field_beside(view, layout, cell)) is not None:
            money = view.label(name) not in layout.not_money and is_figure(view.text(cell))
            (left if money else noted).append(view.location(cell, view.text(name)))
            before = None
        elif (above := _noted_above(view, layout, cell)) is not None:
            noted.append(view.location(cell, view.text(above)))
            before = None
        elif before is not None and before.row == cell.row and not _apart(view, before, cell):
            (noted if label(view.text(before)) in layout.others else left).append(
                view.location(cell, view.text(before))
            )
            before = None
        elif _is_label(view, cell):
            labels.append(view.location(cell, ""))
            before = cell
        else:
            left.append(view.location(cell, _fund_beside(view, cell)))
            before = None
    return Left(tuple(labels), tuple(left), tuple(noted))


def _noted_above(view: View, layout: Layout, cell: Cell) -> Cell | None:
    """Return a heading over a cell that is known and not judged: years past, what is explained."""
    for row in range(cell.row - 1, 0, -1):
        above = view.at(row, cell.column)
        if above is not None and not view.text(above) and view.filled(row)[1:]:
            above = view.heading(row, cell.column)
        text = label(view.text(above)) if above is not None else ""
        heads = text in layout.others or (period(text) == PAST and len(text) <= LONGEST)
        heads = heads or (above is not None and _is_one_of_several_years(view, above))
        if above is not None and heads and view.at(row, 1) is not above:
            return above
        if above is not None and text in layout.field_words:
            return None
    return None


def _is_one_of_several_years(view: View, cell: Cell) -> bool:
    """Tell whether labels beside one another say what several years spent: no form's own year."""
    years = {year_spent(label(view.text(other))) for other in view.filled(cell.row)} - {""}
    return year_spent(label(view.text(cell))) in years and len(years) > 1


def _field_beside(view: View, layout: Layout, cell: Cell) -> Cell | None:
    """Return the label of a field that stands left of a cell: the field took another place."""
    filled = [other for other in view.filled(cell.row) if other.column < cell.column]
    return filled[-1] if filled and label(view.text(filled[-1])) in layout.field_words else None


def _fund_beside(view: View, cell: Cell) -> str:
    """Return the fund and the heading in whose row and column a cell stands, "" for no fund's."""
    words = shipped_fund_words()
    for other in view.filled(cell.row):
        name = view.label(other)
        if other.column < cell.column and (name in words.total or name in words.parts):
            head = _heading_above(view, cell)
            return f"{view.text(other)}/{head}" if head else view.text(other)
    return ""


def _heading_above(view: View, cell: Cell) -> str:
    """Return what a header of a fund block prints over a cell, "" where there is none."""
    columns = shipped_fund_words().columns
    for row in range(cell.row - 1, 0, -1):
        if sum(view.label(other) in columns for other in view.filled(row)) > 1:
            above = view.heading(row, cell.column)
            return view.text(above) if above is not None else ""
    return ""


def _apart(view: View, before: Cell, cell: Cell) -> bool:
    """Tell whether some other cell stands between a label and a cell."""
    column = before.column + before.column_span
    while column < cell.column:
        between = view.at(cell.row, column)
        if between is not None and view.text(between):
            return True
        column += 1
    return False


def known_columns(header: Header) -> frozenset[int]:
    """Return the columns of a header that a list or a field of a list knows."""
    found = {column for group in header.groups for column in group.taken}
    return frozenset(found | set(header.fields.values()))


def strange_columns(view: View, header: Header) -> Iterator[tuple[Cell, range]]:
    """Yield the header's labels that name no known column, each with the columns it stands over."""
    known = known_columns(header)
    for cell in view.covering(header.row):
        columns = range(cell.column, cell.column + cell.column_span)
        if says(view.text(cell)) and not known & set(columns) and cell.column >= min(known):
            yield cell, columns


def column_leftovers(
    view: View, layout: Layout, header: Header, start: int, stop: int, taken: Taken
) -> Left:
    """Return the header's labels that name no known column, and the cells that stand below.

    A column of years past (上年, 半年目标值) and one that the layout knows (`others`) is noted.
    """
    labels: list[Location] = []
    cells: list[Location] = []
    noted: list[Location] = []
    columns: list[Location] = []
    for cell, over in strange_columns(view, header):
        text = label(view.text(cell))
        other = text in layout.others or period(text) == PAST
        below = [
            found
            for row in range(start, stop)
            for found in view.filled(row)
            if found.column in over and (found.row, found.column) not in taken
        ]
        places = [view.location(found, text) for found in below]
        (noted if other else cells).extend(places)
        if other:
            continue
        labels.append(view.location(cell, ""))
        telling = [found for found in below if holds_figure(view.text(found))]
        if telling:
            columns.append(_column(view, cell, telling))
    return Left(tuple(labels), tuple(cells), tuple(noted), tuple(columns))


def _column(view: View, head: Cell, below: Sequence[Cell]) -> Location:
    """Return a column as a place, with its label and the first figures in it."""
    texts = "、".join(squash(cell.text) for cell in below[:SHOWN])
    grid = view.grid
    return Location(
        squash(head.text), texts, head.page or grid.page, grid.table, None, head.column,
        None, None, grid.sheet,
    )  # fmt: skip
