"""Labelled fields of a form: the value right of a label, or the text under a group label."""

from collections.abc import Iterator, Mapping

from bgtlint.model import Cell, Location
from bgtlint.reading.normalise import squash
from bgtlint.recognition.labels import label
from bgtlint.recognition.layouts import Layout
from bgtlint.recognition.view import View


def known_labels(layout: Layout) -> frozenset[str]:
    """Return every label of a layout, columns left out."""
    words = set(layout.plan)
    for rule in layout.fields.values():
        words |= rule.labels | rule.under
    return frozenset(words)


def _value_cell(view: View, cell: Cell, words: frozenset[str]) -> Cell | None:
    """Return the first filled cell right of a label and before the next label, else a blank one."""
    blank = None
    column = cell.column + cell.column_span
    while column <= view.grid.columns:
        here = view.at(cell.row, column)
        if here is None:
            column += 1
            continue
        if label(view.text(here)) in words:
            break
        if view.text(here):
            return here
        blank = blank or here
        column = here.column + here.column_span
    return blank


def _under(
    view: View, group: Cell, words: frozenset[str], taken: frozenset[tuple[int, int]]
) -> Cell | None:
    """Return the text that stands in the group's further rows, else the first blank cell there."""
    blank = None
    row = group.row + 1
    last = group.row + group.row_span - 1
    while row <= (last if group.row_span > 1 else view.grid.rows):
        cells = [cell for cell in view.row(row) if (cell.row, cell.column) not in taken]
        if group.row_span == 1 and any(label(view.text(cell)) in words for cell in cells):
            break
        for cell in cells:
            if view.text(cell):
                return cell
            if blank is None and cell.column > group.column:
                blank = cell
        row += 1
    return blank


def _labelled(view: View, layout: Layout, end: int) -> Iterator[tuple[str, Cell]]:
    by_label = {word: name for name, rule in layout.fields.items() for word in rule.labels}
    for row in range(1, end):
        for cell in view.filled(row):
            name = by_label.get(label(view.text(cell)))
            if name:
                yield name, cell


def read_fields(view: View, layout: Layout, end: int) -> Mapping[str, Location]:
    """Return the fields found above row `end`, the first place of each; blank values included.

    A label without any cell to its right gives the label's own place with an empty text.
    """
    words = known_labels(layout)
    found: dict[str, Location] = {}
    taken: set[tuple[int, int]] = set()
    for name, cell in _labelled(view, layout, end):
        if name in found:
            continue
        value = _value_cell(view, cell, words)
        taken.add((cell.row, cell.column))
        printed = squash(cell.text)
        if value is None:
            found[name] = view.location(Cell(cell.row, cell.column, ""), printed)
        else:
            taken.add((value.row, value.column))
            found[name] = view.location(value, printed)
    for name, rule in layout.fields.items():
        if not rule.under or name in found:
            continue
        for row in range(1, end):
            group = next((c for c in view.filled(row) if label(view.text(c)) in rule.under), None)
            if group is not None:
                value = _under(view, group, words, frozenset(taken))
                if value is not None:
                    found[name] = view.location(value, squash(group.text))
                break
    return found
