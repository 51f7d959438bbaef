"""Two lists of labels and amounts side by side under their headings (收入 | 支出)."""

import re

from bgtlint.model import Cell
from bgtlint.recognition.labels import label
from bgtlint.recognition.view import View

SIDES = ("收入", "支出")
"""The headings, from the left."""
_TAIL = re.compile(r"(?:构成|结构|预算|来源|安排|情况|项目)$")


def _side(text: str) -> str:
    """Return what a heading speaks of: 收入构成 and 收入预算（万元） are 收入."""
    return _TAIL.sub("", label(text))


def has_sides(view: View, row: int) -> bool:
    """Tell whether a row ends with the headings of both sides."""
    return [_side(view.text(cell)) for cell in view.filled(row)[-2:]] == list(SIDES)


def side_of(view: View, cell: Cell) -> str:
    """Return the heading over a column of labels where two stand side by side (收入 | 支出)."""
    for row in range(cell.row - 1, 0, -1):
        if has_sides(view, row):
            first, second = view.filled(row)[-2:]
            return SIDES[0] if first.column <= cell.column < second.column else SIDES[1]
    return ""
