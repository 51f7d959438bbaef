"""Rows below an indicator header that no list took: indicators, and figures beside them."""

from collections.abc import Iterator, Sequence

from bgtlint.model import Cell, Location
from bgtlint.reading.normalise import squash
from bgtlint.recognition.fields import AMOUNTS
from bgtlint.recognition.figures import is_figure
from bgtlint.recognition.fund_words import shipped_fund_words
from bgtlint.recognition.funds import fund_name
from bgtlint.recognition.groups import LEVELS
from bgtlint.recognition.header import Header
from bgtlint.recognition.labels import label, level1, level2
from bgtlint.recognition.layouts import Layout, Levels
from bgtlint.recognition.rows import after_indicators, block_heading, repeats_header
from bgtlint.recognition.totals import shipped_closing_words
from bgtlint.recognition.unclaimed import (
    SHOWN,
    Left,
    Taken,
    known_columns,
    says,
    strange_columns,
)
from bgtlint.recognition.view import View


def last_indicator(view: View, layout: Layout, header: Header, levels: Levels, last: int) -> int:
    """Return the last row before what closes the indicators, at most row `last`."""
    for row in range(header.row + 1, last + 1):
        if after_indicators(view, row, header, levels, layout.after):
            return row - 1
    return last


def row_leftovers(
    view: View, layout: Layout, header: Header, levels: Levels, taken: Taken, end: int
) -> Left:
    """Return the rows below the header that no list took, and figures left over beside those.

    Down to row `end` every row with more than level names is an indicator's; below it (总分, 说明,
    填报人 ...) only one that names a level and has a value. Figures beside other labels are left
    over.
    """
    listed = {column for _, columns in strange_columns(view, header) for column in columns}
    rows: list[Location] = []
    cells: list[Location] = []
    for row in range(header.row + 1, view.grid.rows + 1):
        if repeats_header(view, row, header) or block_heading(view, row):
            continue
        open_cells = [
            cell
            for cell in view.filled(row)
            if (cell.row, cell.column) not in taken
            and cell.column not in listed
            and says(view.text(cell))
            and label(view.text(cell)) not in layout.others
        ]
        if not open_cells:
            continue
        if row <= end and any((row, column) in taken for column in known_columns(header)):
            cells += (view.location(cell, "") for cell in _beside(view, open_cells, header, levels))
            cells += _listed(view, open_cells, layout, header, taken)
        elif (
            _is_row(open_cells, header)
            if row <= end
            else _is_indicator(view, open_cells, header, levels)
        ):
            rows.append(_row(view, open_cells))
        else:
            cells += _below(view, open_cells, layout)
    return Left(cells=tuple(cells), rows=tuple(rows))


def _first(header: Header) -> int:
    """Return the first column right of the levels."""
    return min(
        column
        for group in header.groups
        for name, column in group.columns.items()
        if name not in LEVELS
    )


def _beside(view: View, cells: Sequence[Cell], header: Header, levels: Levels) -> Iterator[Cell]:
    """Yield the figures of a row that was read which stand in no column of it."""
    for cell in cells:
        text = view.text(cell)
        named = level1(text, levels) or level2(text, levels)
        if cell.column > _first(header) and not named and is_figure(text):
            yield cell


def _listed(
    view: View, cells: Sequence[Cell], layout: Layout, header: Header, taken: Taken
) -> Iterator[Location]:
    """Yield the amounts of a list's row that no project has; one printed again is its own."""
    money = {
        column: header.field_labels[name]
        for name, column in header.fields.items()
        if name in (*AMOUNTS, *layout.parts)
    }
    for cell in cells:
        if cell.column in money and is_figure(view.text(cell)):
            before = (view.at(row, cell.column) for row in range(cell.row - 1, header.row, -1))
            last = next((c for c in before if c and (c.row, c.column) in taken), None)
            if last is None or view.text(last) != view.text(cell):
                yield view.location(cell, money[cell.column])


def _is_row(cells: Sequence[Cell], header: Header) -> bool:
    """Tell whether more than the names of levels is left of a row."""
    return any(cell.column >= _first(header) for cell in cells)


def _is_indicator(view: View, cells: Sequence[Cell], header: Header, levels: Levels) -> bool:
    """Tell whether a row stands beside the name of a level and holds a value or points."""
    heads = [
        cell
        for cell in view.covering(cells[0].row)
        if level1(view.text(cell), levels) or level2(view.text(cell), levels)
    ]
    columns = {
        group.columns[name]
        for group in header.groups
        for name in ("value", "weight", "score")
        if name in group.columns
    }
    return bool(heads) and any(cell.column in columns and cell not in heads for cell in cells)


def _below(view: View, cells: Sequence[Cell], layout: Layout) -> Iterator[Location]:
    """Yield the figures of a row that what closes the form does not explain, with their label."""
    known = layout.after | layout.others | shipped_closing_words().closing
    lead = view.filled(cells[0].row)[0]
    if label(view.text(lead).split(":")[0]) in known:
        return
    words = shipped_fund_words()
    name = next((c for c in cells if fund_name(view.text(c), words)[1] is not None), lead)
    for cell in cells:
        if cell.column > name.column and is_figure(view.text(cell)):
            yield view.location(cell, view.text(name))


def _row(view: View, cells: Sequence[Cell]) -> Location:
    """Return a row as a place with the texts that it begins with."""
    first, grid = cells[0], view.grid
    texts = "、".join(squash(cell.text) for cell in cells[: SHOWN + 1])
    return Location(
        "", texts, first.page or grid.page, grid.table, first.row, None, first.address, None,
        grid.sheet,
    )  # fmt: skip
