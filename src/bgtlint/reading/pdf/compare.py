"""Where two PDF engines read the same file differently."""

from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

from bgtlint.model import Cell, Diagnostic, Grid, Line, Page
from bgtlint.reading.limits import Limits
from bgtlint.reading.normalise import compact
from bgtlint.reading.pdf import open_pdf

Place = tuple[int, int, int, int]


class Difference(NamedTuple):
    """One difference: where, its kind (`document`, `page`, `table`, `cell`, `line`), both sides."""

    path: str
    page: int
    kind: str
    where: str
    one: str
    other: str


def compare(
    path: Path, engines: tuple[str, str] = ("pdfium", "pdfplumber"), limits: Limits | None = None
) -> Iterator[Difference]:
    """Compare what two engines read, page by page; a folder stands for all PDFs in it.

    Texts are compared without white space. Raises OSError when a file cannot be read and
    ValueError for an unknown engine.
    """
    files = sorted(path.rglob("*.pdf")) if path.is_dir() else [path]
    for file in files:
        data = file.read_bytes()
        one, other = (open_pdf(data, limits or Limits(), name) for name in engines)
        if isinstance(one, Diagnostic) or isinstance(other, Diagnostic):
            codes = [d.code if isinstance(d, Diagnostic) else "" for d in (one, other)]
            if codes[0] != codes[1]:
                yield Difference(str(file), 0, "document", "", *codes)
            continue
        for number, (a, b) in enumerate(zip_longest(one.pages(), other.pages()), 1):
            for kind, where, left, right in _pages(a, b):
                yield Difference(str(file), number, kind, where, left, right)


def _pages(one: Page | None, other: Page | None) -> Iterator[tuple[str, str, str, str]]:
    if one is None or other is None:
        yield "page", "", "" if one is None else "read", "" if other is None else "read"
        return
    codes = [" ".join(d.code for d in page.diagnostics) for page in (one, other)]
    if codes[0] != codes[1]:
        yield "page", "", codes[0], codes[1]
    grids = [[b for b in page.blocks if isinstance(b, Grid)] for page in (one, other)]
    for table, (a, b) in enumerate(zip_longest(*grids), 1):
        yield from _grids(table, a, b)
    lines = [[compact(b.text) for b in p.blocks if isinstance(b, Line)] for p in (one, other)]
    if lines[0] != lines[1]:
        for at, (left, right) in enumerate(zip_longest(*lines, fillvalue=""), 1):
            if left != right:
                yield "line", str(at), left, right


def _grids(table: int, one: Grid | None, other: Grid | None) -> Iterator[tuple[str, str, str, str]]:
    if one is None or other is None or (one.rows, one.columns) != (other.rows, other.columns):
        yield "table", str(table), _shape(one), _shape(other)
        return
    cells = [{_place(cell): compact(cell.text) for cell in grid.cells} for grid in (one, other)]
    for place in sorted({*cells[0], *cells[1]}):
        left, right = (found.get(place) for found in cells)
        if left != right:
            where = f"{table}:{place[0]},{place[1]}+{place[2]}x{place[3]}"
            yield "cell", where, _shown(left), _shown(right)


def _place(cell: Cell) -> Place:
    return cell.row, cell.column, cell.row_span, cell.column_span


def _shape(grid: Grid | None) -> str:
    return f"{grid.rows}x{grid.columns}, {len(grid.cells)} cells" if grid else "no table"


def _shown(text: str | None) -> str:
    return "no cell" if text is None else text
