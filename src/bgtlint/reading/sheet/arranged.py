"""The cells of a sheet by rows: what merged cells cover, which rows have borders."""

from dataclasses import dataclass, field

from bgtlint.reading.normalise import compact
from bgtlint.reading.sheet.table import Filled, SheetTable, Span

LONGEST_MERGE = 10_000
"""Rows that a merged cell covers at most, as far as blank rows are told from covered ones."""


@dataclass(slots=True)
class Arranged:
    """The table of a sheet by rows, hidden columns left out."""

    table: SheetTable
    rows: dict[int, dict[int, Filled]] = field(default_factory=dict)
    spans: dict[tuple[int, int], Span] = field(default_factory=dict)
    covered: bytearray = field(default_factory=bytearray)

    def framed(self, row: int) -> bool:
        """Tell whether the row has borders."""
        return row < len(self.table.framed) and self.table.framed[row] == 1

    def is_covered(self, row: int) -> bool:
        """Tell whether a merged cell above covers the row."""
        return row < len(self.covered) and self.covered[row] == 1

    def width(self, row: int, column: int) -> int:
        """Return the last column that the cell there covers."""
        span = self.spans.get((row, column))
        return span.right if span else column

    def label(self, row: int) -> str:
        """Return the first text of the row."""
        first = min(self.rows[row])
        return compact(self.rows[row][first].text)


def arranged(table: SheetTable) -> Arranged:
    """Arrange the cells of a table by rows, and note what merged cells cover."""
    sheet = Arranged(table)
    for span in table.spans:
        sheet.spans[span.top, span.left] = span
        if span.bottom > span.top and (span.top, span.left) in table.cells:
            last = min(span.bottom, span.top + LONGEST_MERGE)
            sheet.covered.extend(bytes(max(last + 1 - len(sheet.covered), 0)))
            sheet.covered[span.top + 1 : last + 1] = b"\1" * (last - span.top)
    for (row, column), cell in sorted(table.cells.items()):
        seen = range(column, sheet.width(row, column) + 1)
        if not all(place in table.hidden_columns for place in seen):
            sheet.rows.setdefault(row, {})[column] = cell
    return sheet
