"""Two lists of labels and amounts side by side under their headings (收入 | 支出)."""

from bgtlint.model import Cell
from bgtlint.recognition.view import View

SIDES = ("收入", "支出")
"""The headings, from the left."""


def side_of(view: View, cell: Cell) -> str:
    """Return the heading over a column of labels where two stand side by side (收入 | 支出)."""
    for row in range(cell.row - 1, 0, -1):
        above = [view.text(one) for one in view.filled(row)]
        if len(above) >= 2 and above[-2:] == list(SIDES):
            first, second = view.filled(row)[-2:]
            return SIDES[0] if first.column <= cell.column < second.column else SIDES[1]
    return ""
