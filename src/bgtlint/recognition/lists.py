"""Tables that list many projects: which rows belong to which project.

The project's cells are merged over its indicator rows, or blank below their first row; after a
page break the merged cell is blank or printed again. Rows of units and sums (合计, 小计, the
unit's own name in the column of the projects) stand between the projects.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bgtlint.model import Cell
from bgtlint.recognition.header import Header
from bgtlint.recognition.labels import level1, level2
from bgtlint.recognition.layouts import Layout, Levels
from bgtlint.recognition.rows import repeats_header
from bgtlint.recognition.view import View

SUM = re.compile(r"(?:总计|合计|小计|本页合计|单位合计|部门合计)[::]?")
"""How a row of sums is named."""
KEYS = ("code", "name", "budget")
"""Fields whose new text begins a new project; a goal or a unit alone does not."""


@dataclass(frozen=True, slots=True)
class Segment:
    """The rows of one project, from `start` to before `stop`, and its cells by field."""

    start: int
    stop: int
    cells: Mapping[str, Cell]
    unit: Cell | None = None


def _field_cells(view: View, row: int, header: Header) -> dict[str, Cell]:
    """Return the project cells that stand in a row; a cell over several columns counts once."""
    cells: dict[str, Cell] = {}
    for name, column in header.fields.items():
        cell = view.at(row, column)
        if cell is not None and not any(cell is other for other in cells.values()):
            cells[name] = cell
    return cells


def _has_indicators(view: View, row: int, header: Header) -> bool:
    own = set(header.fields.values())
    columns = {column for group in header.groups for column in group.taken} - own
    cells = (view.at(row, column) for column in columns)
    first = min(columns)
    return any(cell is not None and cell.column >= first and view.text(cell) for cell in cells)


def _begins(view: View, cells: Mapping[str, Cell], before: Mapping[str, Cell]) -> bool:
    """Tell whether a row's cells are those of another project than the one before.

    A key cell that is blank, the same merged cell, or printed again says nothing.
    """
    if not before:
        return any(view.text(cell) for cell in cells.values())
    for name in KEYS:
        cell, last = cells.get(name), before.get(name)
        if cell is None or not view.text(cell) or cell is last:
            continue
        if last is None or view.text(cell) != view.text(last):
            return True
    return False


def _again(view: View, row: int, header: Header, start: int, before: Mapping[str, Cell]) -> bool:
    """Tell whether a name printed again over several rows begins another project of that name.

    Its indicators then begin anew with a level 1 that has been left before; after a page break
    they go on.
    """
    column = header.fields.get("name", 0)
    cell, last = view.at(row, column), before.get("name")
    if cell is None or cell is last or cell.row != row or not view.text(cell):
        return False
    below = view.at(row + 1, column)
    if below is not cell and below is not None and view.text(below):
        return False
    level = header.columns.get("level1", 0)
    own = view.at(row, level)
    above = [view.at(one, level) for one in range(start, row)]
    named = [view.text(one) for one in above if one is not None and view.text(one)]
    return own is not None and view.text(own) in named and named[-1] != view.text(own)


def segments(view: View, header: Header, layout: Layout, end: int) -> Iterator[Segment]:
    """Yield the projects of a list in order, down to before row `end`.

    A row with a name and without any indicator is a unit's where the column holds both
    (单位名称、项目名称) or where only the column of units is filled; a row of sums is passed by.
    """
    both = header.both or any(label in layout.combined for label in header.field_labels.values())
    cells: dict[str, Cell] = {}
    unit: Cell | None = None
    start = 0
    rows = range(header.row + 1, end)
    for row in rows:
        if repeats_header(view, row, header) or not view_filled(view, row):
            continue
        found = _field_cells(view, row, header)
        filled = {name: cell for name, cell in found.items() if view.text(cell)}
        texts = [view.text(cell) for cell in filled.values()]
        bare = not _has_indicators(view, row, header)
        if bare and texts and any(SUM.fullmatch(text) for text in texts):
            if cells:
                yield Segment(start, row, cells, unit)
            cells = {}
            continue
        if bare and filled and _is_unit(view, row, header, filled, both):
            if cells:
                yield Segment(start, row, cells, unit)
            cells = {}
            unit = filled.get("unit") or filled.get("name") or unit
            continue
        if _begins(view, filled, cells) or (cells and _again(view, row, header, start, cells)):
            if cells:
                yield Segment(start, row, cells, unit)
            cells, start = dict(found), row
            unit = filled.get("unit") or unit
            continue
        for name, cell in filled.items():
            if name in cells and not view.text(cells[name]):
                cells[name] = cell
    if cells:
        yield Segment(start, end, cells, unit)


def view_filled(view: View, row: int) -> bool:
    """Tell whether any cell that stands in a row holds text."""
    return any(view.text(cell) for cell in view.covering(row))


def _is_unit(view: View, row: int, header: Header, filled: Mapping[str, Cell], both: bool) -> bool:
    """Tell whether a row without indicators names a unit rather than a project."""
    name = filled.get("name")
    if name is None:
        return "unit" in filled or "code" in filled
    if name.column_span > 1 and name.column + name.column_span - 1 > max(header.fields.values()):
        return True
    if not both or "goal" in filled:
        return False
    below = view.at(row + 1, header.fields["name"]) if name.row_span == 1 else name
    return below is not name


def end_of_list(view: View, header: Header, levels: Levels, after: frozenset[str]) -> int:
    """Return the row of what stands below a list (注, 填报人 ...), else one past its last row."""
    for row in range(header.row + 1, view.grid.rows + 1):
        filled = view.filled(row)
        if len(filled) != 1 or _has_level(view, row, levels):
            continue
        head = view.text(filled[0]).split(":")[0]
        if head in after and row > header.row + 1:
            return row
    return view.grid.rows + 1


def _has_level(view: View, row: int, levels: Levels) -> bool:
    return any(
        level1(view.text(cell), levels) or level2(view.text(cell), levels)
        for cell in view.covering(row)
    )
