"""The sources of a project's whole term, printed beside those of the year (实施期 | 年度)."""

from collections.abc import Mapping

from bgtlint.model import Cell, Location
from bgtlint.reading.normalise import squash
from bgtlint.recognition.fields import value_cell
from bgtlint.recognition.layouts import Layout
from bgtlint.recognition.view import View

WHOLE = "total_budget"


def read_term_parts(
    view: View, layout: Layout, fields: Mapping[str, Location]
) -> Mapping[str, Location]:
    """Return the parts of the term's total that stand right below it, by the year's names.

    {} where the form prints no total of the term, or no parts of it of its own.
    """
    head = _head(view, layout, fields.get(WHOLE))
    if head is None:
        return {}
    taken = {(place.row, place.column) for place in fields.values()}
    found: dict[str, Location] = {}
    row = head.row + head.row_span
    while (cell := view.at(row, head.column)) is not None and cell.column == head.column:
        name = next(iter(layout.fields_of(view.label(cell), preferred=True)), "")
        value = value_cell(view, cell, layout.words) if name in layout.parts else None
        if value is None or (value.row, value.column) in taken:
            break
        found[name] = view.location(value, squash(cell.text))
        row = cell.row + cell.row_span
    return {
        name: place
        for name, place in found.items()
        if not any(whole in found for whole in layout.fields[name].of)
    }


def _head(view: View, layout: Layout, total: Location | None) -> Cell | None:
    """Return the label of the term's total, None where it has no cell of its own."""
    if total is None or total.row is None or total.column is None:
        return None
    left = [cell for cell in view.filled(total.row) if cell.column < (total.column or 0)]
    words = layout.fields[WHOLE].words | layout.fields["budget"].words
    return left[-1] if left and view.label(left[-1]) in words else None
