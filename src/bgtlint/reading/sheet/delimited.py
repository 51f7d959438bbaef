"""Comma-separated values: which character separates them, and the rows as a sheet."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from bgtlint.model import Diagnostic, Page
from bgtlint.reading.encoding import decode
from bgtlint.reading.limits import Limits, over
from bgtlint.reading.sheet.table import Filled, SheetTable
from bgtlint.reading.sheet.xlsx import sheet_page

SAMPLE = 100_000
SEPARATORS = (",", ";")
REGULAR = 0.7
THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
QUOTED = '\t"'


def separator(text: str) -> str | None:
    """Tell which character separates the values of a text, None when it is no such file.

    Rows must agree on how many values they have, as rows that a spreadsheet writes do. Tabs count
    only where values stand in quotes; other text with tabs or pipes is for the text reader. Commas
    inside figures (1,234.00) separate nothing.
    """
    sample = text[:SAMPLE]
    if "\t" in sample:
        quoted = QUOTED in sample or sample.startswith('"')
        return "\t" if quoted and _regular(_rows(sample, "\t")) else None
    if 2 * sum("|" in line for line in sample.splitlines()) > sample.count("\n"):
        return None
    for sign in SEPARATORS:
        bare = THOUSANDS.sub("", sample)
        parted = [len(row) > 1 for row in _rows(bare, sign)]
        if sum(parted) >= REGULAR * len(parted) and _regular(_rows(sample, sign)):
            return sign
    return None


def _rows(sample: str, sign: str) -> list[list[str]]:
    """Give the rows with values, one that the sample cuts left out."""
    try:
        rows = [row for row in csv.reader(io.StringIO(sample, newline=""), delimiter=sign) if row]
    except csv.Error:
        return []
    return rows[:-1] if len(sample) == SAMPLE else rows


def _regular(rows: Sequence[Sequence[str]]) -> bool:
    if len(rows) < 2:
        return False
    width, count = Counter(map(len, rows)).most_common(1)[0]
    return width > 1 and count >= REGULAR * len(rows)


def read_delimited(data: bytes, limits: Limits) -> Iterator[Page] | Diagnostic:
    """Read separated values as one page without a number; cells carry the address that a
    spreadsheet gives them (`D8`)."""  # noqa: D205, D209
    decoded = decode(data)
    sign = separator(decoded.text) if decoded else None
    if decoded is None or sign is None:
        return Diagnostic("csv-damaged")
    table = SheetTable(None)
    try:
        for number, row in enumerate(
            csv.reader(io.StringIO(decoded.text, newline=""), delimiter=sign), 1
        ):
            _add(table, number, row)
            too_many = over("cells", len(table.cells), limits.cells)
            if too_many:
                return iter((Page(None, (), (too_many,)),))
    except csv.Error:
        return Diagnostic("csv-damaged")
    page = sheet_page(table, 1, limits)
    if decoded.lost:
        lost = Diagnostic("text-bytes-lost", detail=str(decoded.lost))
        page = Page(None, page.blocks, (*page.diagnostics, lost))
    return iter((page,))


def _add(table: SheetTable, number: int, row: Sequence[str]) -> None:
    for column, text in enumerate(row, 1):
        bare = _unwrapped(text.replace("\r\n", "\n").replace("\r", "\n").strip())
        if bare:
            table.cells[number, column] = Filled(bare)


def _unwrapped(text: str) -> str:
    """Give the text in `="00123"`, by which exporters keep leading zeros."""
    return text[2:-1] if text.startswith('="') and text.endswith('"') and len(text) > 2 else text
