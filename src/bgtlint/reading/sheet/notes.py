"""What is to be said of a sheet besides its cells: hidden parts, stored values, formulas."""

from collections.abc import Iterator

from bgtlint.model import Diagnostic
from bgtlint.reading.sheet.table import SheetTable, listed, ranges


def sheet_notes(table: SheetTable) -> Iterator[Diagnostic]:
    """Name the formulas without a result, what is hidden and holds text, and rounded figures."""
    where = f"“{table.name}” " if table.name else ""
    rows = {row for row, _ in table.cells}
    columns = {column for _, column in table.cells}
    if table.uncalculated:
        yield Diagnostic("sheet-not-calculated", detail=where + listed(table.uncalculated))
    if table.hidden and table.cells:
        yield Diagnostic("sheet-hidden", detail=where)
    if table.hidden_rows & rows:
        yield Diagnostic("sheet-hidden-rows", detail=where + ranges(table.hidden_rows & rows))
    if table.hidden_columns & columns:
        found = ranges(table.hidden_columns & columns, "columns")
        yield Diagnostic("sheet-hidden-columns", detail=where + found)
    if table.different:
        yield Diagnostic("sheet-stored-differs", detail=where + listed(table.different))
