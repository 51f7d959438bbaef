"""The labels of a header's columns, read from the highest row to the lowest."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bgtlint.recognition.view import View

_BRACKET = re.compile(r"\(([^()]+)\)$")


@dataclass(frozen=True, slots=True)
class Stack:
    """One column of a header: its labels from the top down, and how wide its lowest cell is.

    `bracketed` is what the lowest label has in a bracket at its end: 项目单位（项目名称）.
    """

    column: int
    width: int
    labels: tuple[str, ...]
    bracketed: str = ""

    @property
    def printed(self) -> str:
        """The lowest label."""
        return self.labels[-1]


def stacks(view: View, top: int, bottom: int) -> Iterator[Stack]:
    """Yield the columns of the header between two rows.

    Text forms print blanks for merged cells: there a blank cell above a filled one belongs to
    the label left of it.
    """
    column = 1
    while column <= view.grid.columns:
        cells = [cell for row in range(top, bottom + 1) if (cell := view.at(row, column))]
        lowest = next((cell for cell in reversed(cells) if view.text(cell)), None)
        if lowest is None or lowest.column != column:
            column += 1
            continue
        found: list[str] = []
        for row in range(top, lowest.row + 1):
            cell = lowest if row == lowest.row else view.heading(row, column)
            text = view.label(cell) if cell is not None else ""
            if text and (not found or found[-1] != text):
                found.append(text)
        tail = _BRACKET.search(view.text(lowest))
        yield Stack(column, lowest.column_span, tuple(found), tail[1] if tail else "")
        column = lowest.column + lowest.column_span
