"""The indicator header of a form: which row it is and which column holds what."""

from collections.abc import Mapping
from dataclasses import dataclass

from bgtlint.recognition.labels import label
from bgtlint.recognition.layouts import Layout
from bgtlint.recognition.view import View

LEAST = frozenset({"level2", "level3"})


@dataclass(frozen=True, slots=True)
class Header:
    """The header row (from 1), its columns by canonical name, and their printed labels."""

    row: int
    columns: Mapping[str, int]
    printed: Mapping[str, str]
    width: int


def find_header(view: View, layout: Layout) -> Header | None:
    """Return the row with the level columns and a value column, None when there is none."""
    for row in view.rows():
        columns: dict[str, int] = {}
        printed: dict[str, str] = {}
        for cell in view.filled(row):
            name = layout.columns.get(label(view.text(cell)))
            if name and name not in columns:
                columns[name] = cell.column
                printed[name] = label(view.text(cell))
        judged = {"weight", "score"} <= columns.keys()
        if ("value" in columns or judged) and LEAST & columns.keys():
            last = max(cell.column + cell.column_span - 1 for cell in view.filled(row))
            return Header(row, columns, printed, last)
    return None
